"""What a change of plans asks of the one who reviews it."""
