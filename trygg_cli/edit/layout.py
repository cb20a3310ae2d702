"""A plan's block collections taken apart, line by line, so that they can be put together again.

What stands in brackets and what a text is made of is kept as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trygg_cli.text import entries
from trygg_cli.text.entries import indentation
from trygg_cli.text.tree import LINE_END, AsWritten, NotEditable

if TYPE_CHECKING:
    from trygg_cli.position import Node
    from trygg_cli.text.tree import BlockCollection, TreeEntry

SPACED = {"fokusområden", "delområden", "åtgärder", "indikatorer", "löften"}
"""The lists with an empty line between their items."""

_HEAD = re.compile(r"[ \t]*(?:&\S+[ \t]*)?(?:(?<![^ \t])#.*)?")
_INDICATOR = re.compile(r"(?:&\S+\s+)?[|>](?:[-+]?([1-9])[-+]?|[-+]?)(?![^\s])")


@dataclass(slots=True)
class LayoutEntry:
    """A key or a dash with what belongs to it.

    `lead` holds the comments above and empty lines; `head` what stands on the line of a key or dash whose entries
    follow below; `body` the lines of any other value, behind the key or dash, and `column` where that stood; `below`
    the comments below such a value that are indented deeper.
    """

    label: str
    key: str
    lead: list[str]
    column: int
    head: str = ""
    inside: Block | None = None
    body: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    content: int | None = None
    """The column at which the lines after the first begin, in a text; in brackets none that is known."""
    is_literal: bool = False
    explicit: int | None = None


@dataclass(slots=True)
class Block:
    """A mapping or list without brackets, and the comments after its last entry."""

    is_mapping: bool
    entries: list[LayoutEntry]
    tail: list[str] = field(default_factory=list)


def read(text: str, root: Node) -> tuple[list[str], Block]:
    """Return the lines above the first key of a plan, and the plan; raises `NotEditable`."""
    text = text if text.endswith(("\n", "\r")) else text + "\n"
    if not entries.is_block(text, root):
        raise NotEditable
    tree = entries.block(text, AsWritten(text, root, 0), None, -1)
    head = [line.rstrip() for line in LINE_END.split(tree.head + tree.entries[0].lead)[:-1]]
    tree.entries[0].lead = ""
    return head, _block(text, tree)


def _block(text: str, tree: BlockCollection) -> Block:
    block = Block(tree.is_mapping, [])
    above: list[str] = []
    for entry in tree.entries:
        if LINE_END.search(entry.label):
            raise NotEditable
        label = "-" if entry.key is None else entry.label[:-1].rstrip() + ":"
        made = LayoutEntry(label, entry.key or "", [*above, *_stripped(entry.lead)], tree.column)
        above = _fill(text, made, entry)
        block.entries.append(made)
    tail = [*above, *_stripped(tree.tail)]
    block.tail = tail[: len(tail) - (bool(tail) and tail[-1] == "")]
    return block


def _fill(text: str, made: LayoutEntry, entry: TreeEntry) -> list[str]:
    """Put a value into its entry, and return the comments below it that go with the next one: those below a text."""
    value = entry.value
    assert isinstance(value, AsWritten)
    if entries.is_block(text, value.node):
        tree = entries.block(text, value, made.key, made.column)
        if LINE_END.search(tree.head):
            made.head = tree.head.rstrip()
            if not _HEAD.fullmatch(made.head):
                raise NotEditable
        made.inside = _block(text, tree)
        return []
    end = LINE_END.search(entry.after)
    rest = entry.after[: end.start()] if end else entry.after
    below = _stripped(entry.after[end.end() :]) if end else []
    made.body = LINE_END.split(entry.gap + value.text + rest)
    sign = entries.sign(text, value.node)
    if sign in {"|", ">"}:
        indicator = _INDICATOR.match(value.text)
        widths = [indentation(line) for line in LINE_END.split(value.text)[1:] if line.strip()]
        made.is_literal = True
        made.explicit = int(indicator[1]) if indicator and indicator[1] else None
        made.content = made.column + made.explicit if made.explicit else next(iter(widths), made.column + 2)
        return below  # indented deeper than the key they would be of the text
    if sign not in {"{", "["}:
        made.content = min(
            (indentation(line) for line in made.body[1:] if line.strip()), default=made.column + 2
        )
    made.below = below
    return []


def _stripped(lines: str) -> list[str]:
    return [line.strip() for line in LINE_END.split(lines)[:-1]] if lines else []
