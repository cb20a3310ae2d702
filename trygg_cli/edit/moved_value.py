"""A value of several lines, or with a comment beside or below it, moved to where its key or dash now stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.text import entries
from trygg_cli.text.entries import indentation
from trygg_cli.text.tree import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.position import Node

_INDICATOR = re.compile(r"(?:&\S+\s+)?[|>](?:[-+]?([1-9])[-+]?|[-+]?)(?![^\s])")
_KEEPS_BELOW = re.compile(r"\s*(?:&\S+\s+)?[|>][1-9]?\+")


class EntryLabel(NamedTuple):
    """A key or dash: where its line begins, where it stands, what is behind it, and how it is written."""

    line: int
    start: int
    head: int
    written: str


class LaidLines(NamedTuple):
    """The lines of an entry or a collection, and where what stands behind it begins.

    `above` holds comments below it that go with what follows; `keeps_below` tells that a text at its end has the
    empty lines below it for its own.
    """

    lines: list[str]
    end: int
    above: list[str]
    keeps_below: bool = False


def lines(text: str, label: EntryLabel, node: Node, indent: int) -> LaidLines:
    """Return the lines of a value in brackets or of a text, with its key or dash in a column."""
    column = label.start - label.line
    stop = entries.content_end(text, node, label.head, column)
    end = entries.line_after(text, stop)
    after = entries.below(text, end, column)
    body, below = LINE_END.split(text[label.head : end])[:-1], stripped(text[end:after])
    sign = entries.sign(text, node)
    if sign in {"|", ">"}:
        written = text[max(label.head, node[0]) : stop]
        indicator = _INDICATOR.match(written)
        explicit = int(indicator[1]) if indicator and indicator[1] else 0
        content = column + explicit if explicit else next(_widths(LINE_END.split(written)), column + 2)
        shift = indent + (explicit or 2) - content
        moved = _beside(label, body[0], indent) + [_moved(line, shift, content) for line in body[1:]]
        # comments below that are indented deeper than the key would be of the text
        return LaidLines(moved, after, below, keeps_below=bool(_KEEPS_BELOW.match(body[0])))
    began = column if sign in {"{", "["} else min(_widths(body), default=column + 2) - 2
    shift = indent - began
    moved = _beside(label, body[0], indent) + [_moved(line, shift) for line in body[1:]]
    return LaidLines(moved + indented(tidy(below), indent + 2), after, [])


def _widths(body: list[str]) -> Iterator[int]:
    """Yield how far the lines after the first are indented, empty ones aside."""
    return (indentation(line) for line in body[1:] if line.strip())


def _beside(label: EntryLabel, first: str, indent: int) -> list[str]:
    """Return the first line of a value behind its key or dash."""
    is_remark = first.lstrip().startswith("#")
    begin = first if is_remark or not first.strip() else " " + first.lstrip(" \t")
    return [" " * indent + label.written + begin]


def _moved(line: str, shift: int, content: int | None = None) -> str:
    """Return a line moved sideways; of an empty one in a block scalar only what is more than its indentation."""
    width = indentation(line)
    if width == len(line) and (content is None or width <= content):
        return ""
    return " " * max(0, width + shift) + line[width:]


def stripped(lines: str) -> list[str]:
    """Return lines without the spaces around them; what is behind the last line end is no line."""
    return [line.strip() for line in LINE_END.split(lines)[:-1]] if lines else []


def tidy(lines: list[str]) -> list[str]:
    """Return comments with at most one empty line between them."""
    return [line for line, before in zip(lines, ["#", *lines], strict=False) if line or before]


def without_first_blank(lines: list[str]) -> list[str]:
    """Return lines from the first on that is not empty."""
    return lines[next((number for number, line in enumerate(lines) if line), len(lines)) :]


def indented(lines: Iterable[str], indent: int) -> list[str]:
    """Return lines in a column, empty ones as they are."""
    return [" " * indent + line if line else "" for line in lines]
