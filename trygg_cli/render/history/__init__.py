"""Histories in every format."""
