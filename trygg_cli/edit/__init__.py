"""Changing the text of a plan and nothing else: text in, text out."""
