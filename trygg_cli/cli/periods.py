"""Periods that people type as option values."""

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.period import Period


class BadPeriod(TryggError):
    """What was given as a period is none."""

    def __init__(self, text: str) -> None:
        from trygg_cli.words.period_words import remedy

        super().__init__(message('"{value}" is not a period', value=text))
        self.hint = remedy(text)


class TwoPeriods(TryggError):
    """A period was given in two ways."""

    hint = message("leave out --year and --tertial, or --period")

    def __init__(self) -> None:
        super().__init__(message("--period says both the year and the part of it"))


def parse(text: str | None, *others: int | None) -> Period | None:
    """Return the period that a text stands for; raises `BadPeriod`, and `TwoPeriods` where a year or part is given."""
    if text is None:
        return None
    if any(other is not None for other in others):
        raise TwoPeriods
    return _parsed(text, text)


def understood(text: str) -> Period:
    """Return the period that is meant by a text, also one that is written otherwise; raises `BadPeriod`."""
    from trygg_cli.words import spelling

    return _parsed(spelling.period(text) or text, text)


def _parsed(text: str, typed: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        raise BadPeriod(typed) from error
