"""What is folded up on the page, as a document tells it: the same answer about several things once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.render.documents.blocks import Heading, Run, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.render.documents.blocks import Block, Blocks, Runs

_ASKED = re.compile(r"(.+\?) (\S+)$")
"""A question about one thing: why it is judged as it is."""


def told_once(folded: Sequence[tuple[Runs, Blocks]]) -> Iterator[Block]:
    """Yield what was folded up, each under its heading, which names all that the answer is the same about."""
    asked: dict[tuple[str, Blocks], list[str]] = {}
    for heading, told in folded:
        one = _ASKED.match(plain(heading))
        question, about = one.groups() if one else (plain(heading), "")
        asked.setdefault((question, told), []).append(about)
    for (question, told), about in asked.items():
        text = f"{question} {', '.join(filter(None, about))}".strip()
        yield from (Heading(3, (Run(text),)), *told) if text else told
