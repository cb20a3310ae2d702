"""What the cells of a table say, and how wide it is; and what an answer says of where it comes from."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.language import current, digits, translate
from trygg_cli.message import message, plural
from trygg_cli.safe import is_plain

if TYPE_CHECKING:
    from trygg_cli.table import Origin, Table, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, or skips on the way to one."""


def text(value: Value) -> str:
    """Return what a cell says: words and numbers as plans have them, lists with semicolons between."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nej"
        case float():
            return digits(value)
        case date():
            return value.isoformat()
        case tuple():
            return "; ".join(value)
    return str(value)


def headings(table: Table) -> list[str]:
    """Return what people are shown over the columns, in the current language."""
    if current() != "en":
        return [*table.names]
    from trygg_cli.query.english import NAMES

    return [NAMES.get(name, name) for name in table.names]


def is_number(value: Value) -> bool:
    """Tell whether a cell holds a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


class ColumnContents(NamedTuple):
    """What the cells of a column hold."""

    numbers: bool
    others: bool


def contents(table: Table) -> list[ColumnContents]:
    """Return what each column holds, all of them found in one go through the rows."""
    found = [[False, False] for _ in table.columns]
    for row in table.rows:
        for seen, value in zip(found, row, strict=True):
            if value is not None:
                seen[not is_number(value)] = True
    return [ColumnContents(*seen) for seen in found]


def about(origin: Origin) -> list[tuple[str, str]]:
    """Return what is said of an answer, each with what it is called: the question, the plans and the time."""
    said = [
        (message("Question"), origin.question),
        (message("Plans"), str(origin.plans)),
        (message("Period"), origin.period or translate(message("everything that is reported"))),
        (message("Judged as of"), origin.judged or translate(message("no day: nothing is reported"))),
        (message("Commit"), _commit(origin)),
    ]
    return [(translate(name), value) for name, value in said if value]


def _commit(origin: Origin) -> str | None:
    if origin.commit and origin.is_changed:
        return translate(message("{commit}, with changes that are not committed", commit=origin.commit))
    return origin.commit


def title(origin: Origin) -> str:
    """Return what an answer is called."""
    return translate(origin.title) if origin.title else origin.question


def count(rows: int) -> str:
    """Return how many rows there are, in words."""
    return translate(plural("{count} row", "{count} rows", rows))


def width(shown: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(shown) if is_plain(shown) else sum(map(_width, shown))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(shown: str, room: int) -> str:
    """Return a text that takes no more than so many columns, with … where something is left out."""
    if width(shown) <= room:
        return shown
    if is_plain(shown):
        return shown[: room - 1].rstrip() + "…"
    used, kept = 0, []
    for character in shown:
        used += _width(character)
        if used > room - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"
