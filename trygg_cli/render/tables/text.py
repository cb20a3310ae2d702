"""For people at a terminal: columns without boxes that fit its width, or where they cannot, a block a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.tables.cells import about, contents, count, cut, headings, text, title, width
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.table import Origin, Rows, Table

_GAP = "  "
_FEW = 1_000
"""So many rows are held as they are shown; more are worked out twice."""

_NARROWEST = 10
"""How narrow a column may be made before the rows become blocks; a date stays whole."""


def render(table: Table, origin: Origin | None = None, room: int | None = None) -> Iterator[str]:
    """Yield the table, as wide as it is or in as many columns of a terminal as there is room for."""
    head = [*map(terminal, headings(table))]
    shown = _ShownRows(table.rows)
    rows = [*shown] if len(table.rows) <= _FEW else shown
    natural = [*map(width, head)]
    for row in rows:
        natural = [*map(max, natural, map(width, row))]
    widths = _fit(natural, room) if room else natural
    if widths is None:
        body = _blocks(head, rows)
    else:
        right = [column.numbers and not column.others for column in contents(table)]
        body = _columns(head, rows, widths, right)
    if origin:
        yield f"{terminal(title(origin))}\n\n"
    for line in body:
        yield f"{line}\n"
    if origin:
        yield _below(table, origin)


class _ShownRows:
    """Rows as they are shown, which is worked out as often as they are asked for."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[list[str]]:
        return ([_line(text(value)) for value in row] for row in self._rows)


def _line(shown: str) -> str:
    return terminal(shown if shown.isprintable() else " ".join(shown.split()))


def _fit(natural: Sequence[int], room: int) -> list[int] | None:
    """Return widths that fit, the widest columns made narrower; nothing where that leaves too little."""
    left = room - len(_GAP) * (len(natural) - 1)
    widths = list(natural)
    while sum(widths) > left:
        widest = max(widths)
        next_widest = max((number for number in widths if number < widest), default=0)
        many = widths.count(widest)
        excess = sum(widths) - left
        narrower = max(next_widest, widest - -(-excess // many))
        if narrower < _NARROWEST:
            return None
        for at, number in enumerate(widths):
            if number == widest and sum(widths) > left:
                widths[at] = max(narrower, number - (sum(widths) - left))
    return widths


def _columns(
    head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], right: Sequence[bool]
) -> Iterator[str]:
    def line(cells: Sequence[str]) -> str:
        shown = []
        for cell, room, to_the_right in zip(cells, widths, right, strict=True):
            kept = cut(cell, room)
            blank = " " * (room - width(kept))
            shown.append(blank + kept if to_the_right else kept + blank)
        return _GAP.join(shown).rstrip()

    yield line(head)
    yield _GAP.join("─" * number for number in widths)
    yield from map(line, rows)


def _blocks(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a line a cell, but for the empty ones, and a blank line between rows."""
    longest = max(map(width, head))
    for number, row in enumerate(rows):
        if number:
            yield ""
        for name, cell in zip(head, row, strict=True):
            if cell:
                yield f"{name}{' ' * (longest - width(name))}{_GAP}{cell}"


def _below(table: Table, origin: Origin) -> str:
    said = " · ".join(f"{name}: {terminal(_line(value))}" for name, value in about(origin))
    return f"\n{count(len(table.rows))} · {said}\n"
