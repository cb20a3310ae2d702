"""Lines that stand further out than the text below | or > that they were meant to belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.text.entries import indentation
from trygg_cli.text.syntax_repairs import WORD
from trygg_cli.text.syntax_suspects import BLOCK, ENTRY

if TYPE_CHECKING:
    from trygg_cli.text.syntax_suspects import Suspects

_HEAD = re.compile(rf" *(?:- +)*(?:(?P<key>{WORD}): +)?(?P<sign>[|>])[-+\d]*(?: +#.*)?$")
_MOST = 30


class OutsideText(NamedTuple):
    """Lines outside a text: how many characters they are, how they would stand in it, and in which column that is.

    `beside` is the column of the key or dash that the text belongs to.
    """

    length: int
    mended: str
    column: int
    beside: int


def lines_outside(lines: Suspects, number: int) -> OutsideText | None:
    """Return the lines from one on that a text above may have lost; nothing where there is no such text."""
    head, column = _text_above(lines, number)
    if head is None:
        return None
    beside = head.start("key") if head["key"] else head.start("sign")
    found: list[str] = []
    for at in range(number, min(number + _MOST, len(lines.starts))):
        line = lines.line(at)
        if not _is_prose(line, beside, column, is_in_mapping=bool(head["key"])):
            break
        found.append(line)
    if not found:
        return None
    last = number + len(found) - 1
    length = lines.starts[last] + len(found[-1]) - lines.starts[number]
    written = lines.text[lines.starts[number] : lines.starts[number] + length]
    return OutsideText(length, re.sub(r"(?m)^ *", " " * column, written), column, beside)


def _text_above(lines: Suspects, number: int) -> tuple[re.Match[str] | None, int]:
    """Return the line that a text just above begins below, and the column of the text."""
    column = None
    for at in range(number - 1, max(-1, number - BLOCK), -1):
        line = lines.line(at)
        if not line.strip():
            continue
        head = _HEAD.match(line)
        if head and column is not None and head.end() == len(line):
            is_inside = column > (head.start("key") if head["key"] else head.start("sign") - 2)
            return (head, column) if is_inside else (None, 0)
        indent = indentation(line)
        column = indent if column is None else min(column, indent)
    return None, 0


def _is_prose(line: str, beside: int, column: int, *, is_in_mapping: bool) -> bool:
    """Tell whether a line stands outside a text, and where no key or item of the plan can."""
    indent = indentation(line)
    if not line.strip() or indent >= column:
        return False
    is_item = line.lstrip(" ").startswith("-")
    return indent > beside or not ENTRY.match(line) or (is_item and is_in_mapping and indent == beside)
