"""What stands on the user's desk: the plans that are meant, from disk and git, and the answers on their way home."""
