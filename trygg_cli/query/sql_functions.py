"""The functions of SQLite that a question may use: those that work out a value from values.

Left out are those that load code, reach files, fill memory, or answer differently each time.  SQLite cannot
be stopped inside a function, so those that take quadratic time on long texts are given here anew.
"""

from __future__ import annotations

import re
import sqlite3
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from trygg_cli.message import message
from trygg_cli.query import search_words
from trygg_cli.query.collation import folded, sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.message import Message

_TEXT = """
    char concat concat_ws format glob hex instr length like lower ltrim octet_length printf quote replace rtrim
    soundex substr substring trim unhex unicode upper -> ->> vik
"""
_NUMBERS = """
    abs acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log log10 log2 max min
    mod pi pow power radians round sign sin sinh sqrt tan tanh trunc
"""
_CHOICES = "coalesce if ifnull iif likelihood likely unlikely nullif typeof"
_TIMES = "date datetime julianday strftime time timediff unixepoch"
_AGGREGATES = "avg count group_concat string_agg sum total median percentile"
_WINDOWS = "cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number"
_JSON = """
    json json_array json_array_length json_extract json_group_array json_group_object json_object json_quote
    json_type json_valid
"""
_SEARCH = "bm25 highlight snippet match mönster träffar utdrag"

_ALL = (_TEXT, _NUMBERS, _CHOICES, _TIMES, _AGGREGATES, _WINDOWS, _JSON, _SEARCH)
SAFE = frozenset(name for names in _ALL for name in names.split())

LONGEST_TEXT = 1_000_000
"""How many bytes a text may have."""


CLOCKS = frozenset({"current_date", "current_time", "current_timestamp"})
NO_CLOCK = (
    message("a question does not know what day it is, nor where it is asked"),
    message("say the day with --datum; it then stands in the column bedömd of the table plan"),
)
"""What is said of questions that would be answered otherwise tomorrow, or in another time zone."""

_FORMATS = ("printf", "format")
_PLACE = re.compile(r"%[-+ 0#!,]*(?P<width>\*|\d+)?(?:\.(?P<decimals>\*|\d+))?(?P<kind>.)?", re.DOTALL)
_WHOLE = re.compile(r"\s*[-+]?\d{1,30}", re.ASCII)

_FIRST_TIME = {"strftime": 1}
_OF_THE_MACHINE = frozenset({"now", "localtime", "utc"})
_NOW = frozenset({"subsec", "subsecond"})
"""What stands for now where the time itself is left out."""


def add_functions(
    connection: sqlite3.Connection, sql: str, refuse: Callable[[Message, Message], object]
) -> None:
    """Give a connection our own functions that a question may want, and the order of the Swedish alphabet.

    `refuse` is told why a function does not answer.
    """
    for name in filter(sql.casefold().__contains__, _TIMES.split()):
        connection.create_function(name, -1, _timeless(name, refuse), deterministic=True)
    for name in filter(sql.casefold().__contains__, _FORMATS):
        connection.create_function(name, -1, _bounded_format(name), deterministic=True)
    functions: list[tuple[str, int, Callable[..., str | int | None]]]
    functions = [("vik", 1, _fold), ("instr", 2, _find), ("replace", 3, _replace)]
    functions += [("mönster", 1, _narrow), ("träffar", 2, _holds), ("utdrag", 2, _excerpt)]
    functions += [("trim", 2, _trim), ("ltrim", 2, _trim_left), ("rtrim", 2, _trim_right)]
    for name, count, function in functions:
        connection.create_function(name, count, function, deterministic=True)
    connection.create_collation("svenska", _compare)


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _timeless(name: str, refuse: Callable[[Message, Message], Any]) -> Callable[..., Any]:
    """Return a function of times as SQLite has it, but for the time that is now and that of the machine."""

    @lru_cache(4096)
    def call(*values: object) -> object:
        said = [
            None if value is None else _text(value).partition("\0")[0].strip().casefold() for value in values
        ]
        times = said[_FIRST_TIME.get(name, 0) :]
        if not times or times[0] in _NOW or _OF_THE_MACHINE.intersection(times):
            refuse(*NO_CLOCK)
            raise ValueError
        places = ", ".join("?" * len(values))
        return _plain().execute(f"select {name}({places})", values).fetchone()[0]

    return call


def _bounded_format(name: str) -> Callable[..., Any]:
    """Return a function that fills in a text as SQLite has it, but none that is wider than a text may be."""

    def call(*values: object) -> object:
        if values and values[0] is not None:
            given = iter(values[1:])
            for width in _widths(_text(values[0]), given):
                if abs(width) > LONGEST_TEXT:
                    raise OverflowError  # SQLite says that the text is too big
        places = ", ".join("?" * len(values))
        return _plain().execute(f"select {name}({places})", values).fetchone()[0]

    return call


def _widths(template: str, given: Iterator[object]) -> Iterator[int]:
    """Yield every width and every number of decimals that a template asks for."""
    for found in _PLACE.finditer(template):
        for width in found["width"], found["decimals"]:
            if width:
                said = next(given, None) if width == "*" else width
                number = _WHOLE.match(_text(said or 0))
                yield int(number[0]) if number else 0
        if found["kind"] != "%":
            next(given, None)


@cache
def _plain() -> sqlite3.Connection:
    """Return SQLite with its functions as they are."""
    return sqlite3.connect(":memory:")


def _fold(value: object) -> str | None:
    return None if value is None else folded(_text(value))


def _narrow(sought: object) -> str | None:
    return None if sought is None else search_words.narrowing(_text(sought))


def _holds(value: object, sought: object) -> int | None:
    return None if value is None or sought is None else search_words.holds(_text(value), _text(sought))


def _excerpt(value: object, sought: object) -> str | None:
    return None if value is None or sought is None else search_words.excerpt(_text(value), _text(sought))


def _find(value: object, part: object) -> int | None:
    if value is None or part is None:
        return None
    return _text(value).find(_text(part)) + 1


def _replace(value: object, old: object, new: object) -> str | None:
    if value is None or old is None or new is None:
        return None
    text, out, into = _text(value), _text(old), _text(new)
    if not out:
        return text
    if len(text) + text.count(out) * (len(into) - len(out)) > LONGEST_TEXT:
        raise OverflowError  # SQLite says that the text is too big
    return text.replace(out, into)


def _trim(value: object, characters: object) -> str | None:
    return _trim_left(_trim_right(value, characters), characters)


def _trim_left(value: object, characters: object) -> str | None:
    if value is None or characters is None:
        return None
    text, unwanted = _text(value), frozenset(_text(characters))
    return text[next((at for at, word in enumerate(text) if word not in unwanted), len(text)) :]


def _trim_right(value: object, characters: object) -> str | None:
    trimmed = _trim_left(None if value is None else _text(value)[::-1], characters)
    return None if trimmed is None else trimmed[::-1]


def _compare(one: str, other: str) -> int:
    first, second = sort_key(one), sort_key(other)
    return (first > second) - (first < second)
