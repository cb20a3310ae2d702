"""How things stand: what a plan's dates, follow-ups and figures say about its measures and indicators."""
