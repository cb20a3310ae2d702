"""The text of a plan: from bytes to data with the place of everything, and back by splices."""
