"""How wide the columns of tables are, so that their rows are low and their words whole, in every document alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.render.documents.blocks import Heading, Paragraph, TableBlock, every, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.render.documents.blocks import Block, Run, Runs

_ACROSS, _TURNED = 110, 166
"""So many signs of a table's text have room across a page, and across one that is turned."""

_MUCH = 40
"""With more lines than this in crowded tables, about two thirds of a page, a part stands on pages that are turned."""

_MOSTLY = 0.3
"""So much of the part's text must stand in them."""

_LONGEST = (22, 17, 14, 11)
"""A word longer than this may be divided: the first that the rows are not much higher for."""

_HIGHER = 1.15
"""So much higher may the rows be for words, dates and statuses that are whole."""

_SHORT = 17
"""A cell with no more letters than this is on one line if it can be: a date, a status."""

_BOLD = 1.1
"""So much wider is a heading, or a status, than other text."""

_HEADING = 26
"""A heading's word that is wider than this may be divided."""

_ROUNDS = 8
_SAMPLE = 120
_SHARPNESS = 4
"""How much more the tallest cell of a row counts than the others: its power."""

_TALL = 18
"""With more lines than this in a cell, about a quarter of a page, its row may be divided between pages."""

_PADDING = 2
_PART = re.compile(r"[^ \n/–-]+[/–-]?")
_NARROW, _WIDE = re.compile(r"[fijlt.,:;'’|()\[\] ]"), re.compile(r"[mwA-ZÅÄÖ%]")


class ColumnWidths(NamedTuple):
    """How wide each column is in signs, about how many lines rows take, and whether shorter words must be divided."""

    widths: tuple[float, ...]
    lines: float
    is_crowded: bool = False


ColumnsByHeading = Mapping[tuple[str, ...], ColumnWidths]


class PagePart(NamedTuple):
    """Blocks that stand on pages of one orientation, with the columns of their tables.

    On pages that are turned, what stands below a table is set in two halves beside each other.
    """

    blocks: tuple[Block, ...]
    columns: ColumnsByHeading
    is_turned: bool = False
    is_halved: bool = False


def page_parts(blocks: Sequence[Block]) -> list[PagePart]:
    """Return blocks in parts: one whose tables have no room for their words is on pages that are turned."""
    starts = [0, *(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2)]
    sections = [tuple(blocks[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    found = [
        (is_turned, tuple(chain.from_iterable(alike)))
        for is_turned, alike in groupby(filter(None, sections), _is_turned)
    ]
    columns = columns_in(chain.from_iterable(part for is_turned, part in found if not is_turned))
    parts = []
    for is_turned, part in found:
        if is_turned:
            wide = columns_in(part, _TURNED)
            parts += [
                PagePart(piece, wide, is_turned=True, is_halved=is_halved)
                for piece, is_halved in _halves(part)
            ]
        else:
            parts.append(PagePart(part, columns))
    return parts


def _halves(blocks: Sequence[Block]) -> Iterator[tuple[tuple[Block, ...], bool]]:
    """Yield blocks by turns: what goes all across, and what stands below a table until a heading like that above it."""
    piece: list[Block] = []
    above, is_below = 0, False
    for at, block in enumerate(blocks):
        follows_table = at > 0 and isinstance(blocks[at - 1], TableBlock)
        is_next = isinstance(block, TableBlock) or (isinstance(block, Heading) and block.level <= above)
        if piece and (is_next if is_below else follows_table and not is_next):
            yield tuple(piece), is_below
            piece, is_below = [], not is_below
        if isinstance(block, Heading) and not is_below:
            above = block.level
        piece.append(block)
    yield tuple(piece), is_below


def _is_turned(section: Sequence[Block]) -> bool:
    """Tell whether much of a section is in crowded tables, with the columns that they would have by themselves."""
    columns = columns_in(section)
    crowded = {head for head, chosen in columns.items() if chosen.is_crowded}
    if sum(columns[head].lines for head in crowded) < _MUCH:
        return False
    among = told = 0
    for block in every(section):
        match block:
            case TableBlock(_, _, rows):
                amount = sum(len(run.text) for row in rows for cell in row for run in cell)
                among += amount
                told += amount if heading_of(block) in crowded else 0
            case Heading(_, runs) | Paragraph(runs):
                among += len(plain(runs))
    return told > _MOSTLY * among


def columns_in(blocks: Iterable[Block], room: int = _ACROSS) -> ColumnsByHeading:
    """Return the columns of the tables in blocks by their headings: those with the same have the same columns."""
    alike: dict[tuple[str, ...], list[tuple[Runs, ...]]] = {}
    for grid in every(blocks):
        if isinstance(grid, TableBlock):
            alike.setdefault(heading_of(grid), []).extend(grid.rows)
    found = {}
    for head, rows in alike.items():
        step = len(rows) // _SAMPLE + 1
        chosen = _columns(head, rows[::step], room)
        found[head] = chosen._replace(lines=chosen.lines * step)
    return found


def heading_of(grid: TableBlock) -> tuple[str, ...]:
    """Return what a table's columns are known by."""
    return tuple(map(plain, grid.head))


def is_tall(row: tuple[Runs, ...], widths: Sequence[float]) -> bool:
    """Tell whether a row of columns so wide may have to be divided."""
    return any(
        sum(len(run.text) for run in cell) > _TALL * width for cell, width in zip(row, widths, strict=True)
    )


def _columns(head: Sequence[str], rows: Sequence[tuple[Runs, ...]], room: int) -> ColumnWidths:
    columns = [_Column(title, [row[at] for row in rows]) for at, title in enumerate(head)]
    whole = [max(column.title, *column.cells, 0) + _PADDING for column in columns]
    if sum(whole) <= room:
        return ColumnWidths(_filling(whole, room), len(rows))
    lengths = [
        [cell + 1 for cell in cells] for cells in zip(*[column.cells for column in columns], strict=True)
    ]
    tried = [
        _lowest(lengths, [column.least(most, keeps_short=keeps_short) for column in columns], room)
        for most, keeps_short in ((_LONGEST[0], True), *((most, False) for most in _LONGEST))
    ]
    heights = [_height(lengths, widths) for widths in tried]
    chosen = next(at for at, height in enumerate(heights) if height <= min(heights) * _HIGHER + 1)
    return ColumnWidths(tried[chosen], heights[chosen], chosen > 1)


class _Column:
    """How wide a column's heading, its longest word and its cells are, in signs."""

    def __init__(self, title: str, cells: Sequence[Runs]) -> None:
        self.title = _width(title) * _BOLD
        words = [_width(word) for word in _PART.findall(title)]
        self.heading = min(max(words, default=0) * _BOLD, _HEADING)
        self.cells = [sum(map(_run_width, cell)) for cell in cells]
        self.word = max(
            [_run_width(run, word) for cell in cells for run in cell for word in _PART.findall(run.text)],
            default=0,
        )
        self.short = max(
            [width for cell, width in zip(cells, self.cells, strict=True) if len(plain(cell)) <= _SHORT],
            default=0,
        )

    def least(self, most: int, *, keeps_short: bool) -> float:
        """Return what it needs for its heading and for words that are not longer than most, or for short cells too."""
        return max(self.heading, min(self.word, most), self.short if keeps_short else 0) + _PADDING


def _filling(widths: Sequence[float], room: int) -> tuple[float, ...]:
    return tuple(round(width * room / max(sum(widths), 1), 1) for width in widths)


def _lowest(lengths: Sequence[Sequence[float]], least: Sequence[float], room: int) -> tuple[float, ...]:
    """Return the widths that make the rows low: by and by, each column gets what its tallest cells ask for."""
    widths = list(least)
    rest = room - sum(least)
    for _ in range(_ROUNDS if rest > 0 else 0):
        asked = [0.0] * len(widths)
        for row in lengths:
            lines = [length / width for length, width in zip(row, widths, strict=True)]
            tallest = max(lines)
            for at, height in enumerate(lines):
                asked[at] += row[at] * (height / tallest) ** _SHARPNESS
        share = room / max(sum(amount**0.5 for amount in asked), 1)
        more = [
            max((width + share * amount**0.5) / 2 - floor, 0.01)
            for width, amount, floor in zip(widths, asked, least, strict=True)
        ]
        widths = [floor + rest * over / sum(more) for floor, over in zip(least, more, strict=True)]
    return _filling(widths, room)


def _height(lengths: Sequence[Sequence[float]], widths: Sequence[float]) -> float:
    return sum(
        max(-(-length // max(width - _PADDING, 1)) for length, width in zip(row, widths, strict=True))
        for row in lengths
    )


def _run_width(run: Run, text: str = "") -> float:
    """Return how wide a run is, or a piece of its text."""
    return _width(text or run.text) * (_BOLD if run.style.strong or run.style.look else 1)


def _width(text: str) -> float:
    """Return how wide a text is, in signs of the usual width."""
    return 1.1 * len(text) - 0.5 * len(_NARROW.findall(text)) + 0.4 * len(_WIDE.findall(text))
