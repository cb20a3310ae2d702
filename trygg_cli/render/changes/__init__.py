"""Changes and conflicts in every format."""
