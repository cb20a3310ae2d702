"""What the operating system gives: files, streams, the terminal, other processes, and their ends."""
