"""What stands as a value in a filter, read as a period, a number or a yes or no; raises `BadFilter`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.model.value_types import DAYS, NUMBERS, PERIODS
from trygg_cli.period import Period
from trygg_cli.query.filter_error import BadFilter

if TYPE_CHECKING:
    from trygg_cli.query.filter_words import FilterToken

_YES, _NO = ("ja", "yes", "true", "1"), ("nej", "no", "false", "0")


def period(value: FilterToken, text: str) -> Period:
    """Return a period, or a day as one, in a filter that reads `text`."""
    try:
        return _period(value.text)
    except ValueError as error:
        raise BadFilter.of(
            value,
            text,
            message('"{value}" is neither a date nor a period', value=value.text),
            message("write it as 2022-09-02, 2022-09, 2022-T2, 2022-Q3 or 2022"),
        ) from error


def number(value: FilterToken, text: str) -> float:
    """Return a number."""
    try:
        return NUMBERS.value(value.text)
    except ValueError as error:
        raise BadFilter.of(value, text, message('"{value}" is not a number', value=value.text)) from error


def answer(value: FilterToken, text: str) -> bool:
    """Return whether yes was said."""
    said = value.text.casefold()
    if said not in (*_YES, *_NO):
        raise BadFilter.of(value, text, message('"{value}" is neither ja nor nej', value=value.text))
    return said in _YES


def _period(text: str) -> Period:
    if day := DAYS.found(text):
        return Period(day, day, text)
    if period := PERIODS.found(text):
        return period
    from trygg_cli.words import spelling

    return Period.parse(spelling.period(text) or text)
