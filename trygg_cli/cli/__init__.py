"""The command line: the only room that touches disk, standard streams and the environment."""
