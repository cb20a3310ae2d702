"""Explanations in every format."""
