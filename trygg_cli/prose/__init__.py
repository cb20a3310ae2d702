"""What can be read out of the running text of a plan, in Swedish: words and their forms, actors, figures, statutes."""
