"""The sorts of values in a plan, by the text that stands for them.

The model makes values of the texts; `integrity` only asks whether they fit, without waking pydantic.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from trygg_cli.late_loading import late
from trygg_cli.period import PATTERN as PERIOD
from trygg_cli.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable

# by what it may not hold, since \w means ASCII letters in the regular expressions of JSON Schema, which knows no
# letters that cannot be seen either
_UNSEEN = (
    r"\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
ID = rf"[^\s!-/:-@\[-^`{{-~{_UNSEEN}][^\s!-,/:-@\[-^`{{-~{_UNSEEN}]{{0,79}}"
DAY = r"\d{4}-\d{2}-\d{2}"
MONTH = r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])"
DAY_OR_MONTH = rf"{MONTH}(?:-(?:0[1-9]|[12][0-9]|3[01]))?"
NUMBER = r"(?!-?(?:0\.\d{16}|[1-9](?:\.?\d){15}))-?(?:0|[1-9]\d*)(?:\.\d+)?"
"""A number of at most 15 digits, decimals counted: so many are kept as they are written, wherever they go."""
WHOLE = r"0|[1-9]\d{0,8}"
YEAR = r"(?:19|20)\d{2}"
FINGERPRINT = r"[g-z][0-9a-f]{16}"  # the letter first, so that no program takes one for a number
_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")  # as YAML 1.2 has them
WORDS_FOR_YES = {"ja": True, "nej": False, **dict.fromkeys(_TRUE, True), **dict.fromkeys(_FALSE, False)}


_T = TypeVar("_T")


class ValueType(NamedTuple, Generic[_T]):
    """A sort of value: the shape of its text, and what the text stands for."""

    name: str
    shape: re.Pattern[str]
    convert: Callable[[str], _T]

    def value(self, text: str) -> _T:
        """Return what a text stands for; raises `ValueError` where it is not of this sort."""
        if self.shape.fullmatch(text):
            return self.convert(text)
        raise ValueError(text)

    def found(self, data: object) -> _T | None:
        """Return what a text stands for; nothing where it is no text, or not of this sort."""
        try:
            return self.value(data) if isinstance(data, str) else None
        except ValueError:
            return None

    def fits(self, text: str) -> bool:
        """Tell whether a text is of this sort."""
        try:
            self.value(text)
        except ValueError:
            return False
        return True


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError(text)
    return text


DAYS = ValueType("day", late(DAY, re.ASCII), date.fromisoformat)
NUMBERS = ValueType("number", late(NUMBER, re.ASCII), float)
PERIODS = ValueType("period", late(PERIOD), Period.parse)
SORTS: dict[str, ValueType[Any]] = {
    sort.name: sort
    for sort in (
        ValueType("text", late(r"(?s:.*)"), str),
        ValueType("title", late(r"(?s:.*\S.*)"), str),
        ValueType("reference", late(r"(?s:.*)"), str),
        ValueType("id", late(ID), _printable),
        DAYS,
        ValueType("day_or_month", late(DAY_OR_MONTH, re.ASCII), Period.parse),
        PERIODS,
        NUMBERS,
        ValueType("whole", late(WHOLE, re.ASCII), int),
        ValueType("year", late(YEAR, re.ASCII), int),
        ValueType("yes_or_no", late("|".join(WORDS_FOR_YES)), WORDS_FOR_YES.__getitem__),
        ValueType("fingerprint", late(FINGERPRINT), str),
        ValueType("version", late("1"), int),
    )
}
