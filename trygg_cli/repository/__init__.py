"""What git knows of plans: their versions, who wrote them, and what it keeps track of."""
