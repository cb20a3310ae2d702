"""What stays on one page: short lists, pairs and cards, and what a document says of itself, which is never alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.documents.blocks import (
    Bullets,
    Card,
    Heading,
    LabelledPairs,
    Paragraph,
    Sender,
    TableBlock,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.render.documents.blocks import Block, Runs

_ACROSS = 105
"""About so many signs of usual text stand on a line."""

_MOST = 9
"""With more lines than this, about a sixth of a page, it may be divided: else pages end too early."""

_MANY = _MOST + 1


def stays_together(block: Block) -> bool:
    """Tell whether a block is so short that all of it stands on one page."""
    return isinstance(block, (Bullets, LabelledPairs, Card)) and _lines((block,)) <= _MOST


def with_what_follows(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield blocks, and whether each is to be on the page where the next one begins."""
    tables = [at for at, block in enumerate(blocks) if isinstance(block, TableBlock)]
    before_tables = {at for end in tables for at in _introduction(blocks, end)}
    for at, block in enumerate(blocks):
        follower = blocks[at + 1] if at + 1 < len(blocks) else None
        leading = isinstance(block, Paragraph) and leads(block)
        yield block, leading or at in before_tables or _is_colophon(follower) or _is_byline(block, follower)


def _introduction(blocks: Sequence[Block], end: int) -> range:
    """Return where the few lines stand between a table and the heading above it; nothing where they are many."""
    start = end
    while start and isinstance(blocks[start - 1], (Paragraph, LabelledPairs)):
        start -= 1
    is_short = start and isinstance(blocks[start - 1], Heading) and _lines(blocks[start:end]) <= _MOST
    return range(start if is_short else end, end)


def leads(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is there for what follows it: a label, or nothing but a status."""
    return paragraph.role == "label" or all(run.style.look for run in paragraph.runs)


def _is_colophon(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "colophon"


def _is_byline(block: Block, follower: Block | None) -> bool:
    """Tell whether a line only says who wrote what follows it, and when."""
    if not (isinstance(block, Paragraph) and isinstance(follower, Paragraph)):
        return False
    return block.role == "muted" and not follower.role and _of_text(block.runs) == 1


def _lines(blocks: Sequence[Block]) -> int:
    """Return about how many lines blocks take; what is certainly too long is not counted to its end."""
    count = 0
    for block in blocks:
        match block:
            case Heading(_, runs):
                count += 1 + _of_text(runs)
            case Paragraph(runs):
                count += _of_text(runs)
            case Bullets(items):
                count += sum(_lines(item) for item in items[:_MANY])
            case LabelledPairs(pairs):
                count += sum(_of_pair(pair.label, pair.blocks) for pair in pairs[:_MANY])
            case Card(_, inside) | Sender(_, inside):
                count += _lines(inside)
            case _:  # charts and tables
                count += _MANY
    return count


def _of_pair(label: Runs, blocks: Sequence[Block]) -> int:
    """Return how many lines a label takes with what follows on the same line."""
    if blocks and isinstance(blocks[0], Paragraph):
        return _of_text((*label, *blocks[0].runs)) + _lines(blocks[1:])
    return 1 + _lines(blocks)


def _of_text(runs: Runs) -> int:
    return sum(1 + len(line) // _ACROSS for line in plain(runs).split("\n"))
