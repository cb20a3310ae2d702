"""What came of answers that were gathered: the change list, and what nobody could take in."""
