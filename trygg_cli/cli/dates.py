"""Dates that people type as option values."""

from datetime import UTC, date, datetime

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.model.value_types import DAYS

_TODAY = ("idag", "i dag", "today")


class BadDate(TryggError):
    """What was given as a date is none."""

    def __init__(self, text: str) -> None:
        from trygg_cli.words.period_words import no_such_day

        super().__init__(message('"{value}" is not a date', value=text))
        self.hint = no_such_day(text) or message("write the date as 2022-09-02, or idag")


def today() -> date:
    """Return the day that it is here."""
    return datetime.now(tz=UTC).astimezone().date()


def parse(text: str | None) -> date | None:
    """Return the date that a text stands for, be it today's by its word; raises `BadDate`."""
    if text is None:
        return None
    if text.casefold() in _TODAY:
        return today()
    try:
        return DAYS.value(text)
    except ValueError as error:
        raise BadDate(text) from error
