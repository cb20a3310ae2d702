"""What a word that a plan may choose is: its Swedish, and what it means."""

from enum import StrEnum
from typing import Self


class ChoiceWord(StrEnum):
    """One of a few words, and what it means where the word does not say it itself."""

    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> Self:
        """Make the word, which is all that it is compared by."""
        made = str.__new__(cls, word)
        made._value_, made.meaning = word, meaning
        return made
