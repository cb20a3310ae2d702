"""What is folded up on the page, as a document tells it: the same answer about several things once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.render.documents.blocks import Heading, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.render.documents.blocks import Block, Blocks


class FoldedPart(NamedTuple):
    """What is folded up under a heading, which names what it is about where it is about one thing."""

    heading: str
    about: str
    blocks: Blocks


def told_once(parts: Sequence[FoldedPart]) -> Iterator[Block]:
    """Yield what was folded up, each under its heading, which names all that the answer is the same about."""
    alike: dict[tuple[str, str, Blocks], list[str]] = {}
    for heading, about, blocks in parts:
        before, _, after = heading.partition(about) if about else (heading, "", "")
        alike.setdefault((before, after, blocks), []).append(about)
    for (before, after, blocks), things in alike.items():
        text = f"{before}{', '.join(filter(None, things))}{after}"
        yield from (Heading(3, (Run(text),)), *blocks) if text else blocks
