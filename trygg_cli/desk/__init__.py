"""What stands on the user's desk: files, settings, caches, git, the terminal, other processes."""
