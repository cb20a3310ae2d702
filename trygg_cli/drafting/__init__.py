"""New plans: empty ones for each kind, and next year's from this year's; plans that exist are never written here."""
