"""For spreadsheets and programs: values with commas (RFC 4180) or tabs between.

What the answer is an answer to stands at the top in lines that begin with `#`, which are comments by W3C's
model for tabular data.  A text that a spreadsheet could take for a formula gets an apostrophe before it.
A Swedish spreadsheet parts a line at its semicolons too, and not always heeds that a line end stands within quotation
marks, so what follows one of those is looked at as well.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from trygg_cli.render.tables.cells import FORMULA, about, is_number, text, title
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.table import Origin, Table, Value

_QUOTED = re.compile(r'[",;\t\r\n#]|^\s|\s$')
_SIGN = f"[{''.join(map(re.escape, FORMULA))}]"
_WITHIN = rf"(?![\r\n]){_SIGN}"
_BEGINNING = re.compile(rf'^(?=[ "]*{_SIGN})|(?<=[;\r\n])(?=[ "]*{_WITHIN})')
_PARTS = re.compile(r"(\r\n|\n)")


def render(table: Table, origin: Origin | None = None) -> Iterator[str]:
    """Yield the rows with commas between the values."""
    return _render(table, origin, ",")


def render_excel(table: Table, origin: Origin | None = None) -> Iterator[str]:
    """Yield the rows as Excel in Swedish reads them: in UTF-8 by its mark, with semicolons and decimal commas."""
    yield "\ufeff"
    for row in chain([table.names], table.rows):
        yield f"{';'.join(map(_excel_field, row))}\r\n"


def _excel_field(value: Value) -> str:
    return text(value).replace(".", ",") if is_number(value) else _field(value)


def render_tabs(table: Table, origin: Origin | None = None) -> Iterator[str]:
    """Yield the rows with tabs between the values; a tab or line end in one becomes a blank."""
    return _render(table, origin, "\t")


def _render(table: Table, origin: Origin | None, between: str) -> Iterator[str]:
    field, end = (_tab_field, "\n") if between == "\t" else (_field, "\r\n")
    for line in (title(origin), *map(": ".join, about(origin))) if origin else ():
        yield f"# {terminal(line)}{end}"
    for row in chain([table.names], table.rows):
        yield between.join(map(field, row)) + end


def _field(value: Value) -> str:
    if is_number(value):
        return text(value)
    said = _harmless(value)
    return '"' + said.replace('"', '""') + '"' if _QUOTED.search(said) else said


def _tab_field(value: Value) -> str:
    if is_number(value):
        return text(value)
    said = _harmless(value)
    said = said if said.isprintable() else " ".join(said.split())
    return '"' + said.replace('"', '""') + '"' if '"' in said or said.startswith("#") else said


def _harmless(value: Value) -> str:
    """Return a text that acts neither on a terminal nor in a spreadsheet; line ends stay."""
    guarded = _BEGINNING.sub("'", text(value))
    return "".join(part if part in ("\n", "\r\n") else terminal(part) for part in _PARTS.split(guarded))
