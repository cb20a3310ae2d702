"""The engine of the rules: what a rule is, how it is asked, exceptions, baseline and score."""
