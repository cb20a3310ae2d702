"""How a verdict, a state or a count came to be: the rule, what went in, the sum, and what would change it."""
