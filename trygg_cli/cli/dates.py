"""Dates that people type as option values."""

from datetime import date

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.sorts import SORTS


class BadDate(TryggError):
    """What was given as a date is none."""

    hint = message("write the date as 2022-09-02")

    def __init__(self, text: str) -> None:
        super().__init__(message('"{value}" is not a date', value=text))


def parse(text: str | None) -> date | None:
    """Return the date that a text stands for; raises `BadDate`."""
    if text is None:
        return None
    try:
        return SORTS["day"].value(text)  # type: ignore[no-any-return]
    except ValueError as error:
        raise BadDate(text) from error
