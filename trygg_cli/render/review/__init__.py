"""Reviews in every format."""
