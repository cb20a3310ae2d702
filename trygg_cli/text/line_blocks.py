"""Slips that are made on several lines at once, and what stands there when they are undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.text.entries import indentation
from trygg_cli.text.syntax_repairs import BULLET, INDENTATION, SPACE_AFTER_DASH, WORD
from trygg_cli.text.syntax_suspects import BLOCK, CONTENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.text.refusals import SyntaxRefusal
    from trygg_cli.text.syntax_suspects import Suspects

_FIRST_KEY = re.compile(rf"(?P<indent> *)- +(?P<at>{WORD}):(?: |$)")
_TIGHT_DASH = re.compile(r" *-(?=\w)")
_STAR = re.compile(r" *\*(?= )")


class LineBlock(NamedTuple):
    """Lines that go together: how many characters they are, how they would stand, the slip, and what to point at."""

    length: int
    mended: str
    refusal: SyntaxRefusal
    shown: tuple[int, int]
    column: int = 0


def blocks(lines: Suspects, number: int) -> Iterator[LineBlock]:
    """Yield what may be undone on a line and those below it."""
    for slip in (_tight_dash, _stars, _below_dash):
        found = slip(lines, number)
        if found:
            yield found


def _tight_dash(lines: Suspects, number: int) -> LineBlock | None:
    """Return a line with a space after its dash, and the lines below it that stand in the column of its text."""
    line = lines.line(number)
    found = _TIGHT_DASH.match(line)
    if found is None:
        return None
    column = found.end()

    def mend(text: str, at: int) -> str | None:
        if at == number:
            return f"{text[:column]} {text[column:]}"
        return None if indentation(text) < column and text.strip() else f" {text}"

    return _block(lines, number, mend, SPACE_AFTER_DASH, (column - 1, column))


def _stars(lines: Suspects, number: int) -> LineBlock | None:
    """Return lines with dashes for the stars that they begin with."""
    found = _STAR.match(lines.line(number))

    def mend(text: str, _at: int) -> str | None:
        star = _STAR.match(text)
        return f"{star[0][:-1]}-{text[star.end() :]}" if star else None

    return _block(lines, number, mend, BULLET, (found.end() - 1, found.end())) if found else None


def _below_dash(lines: Suspects, number: int) -> LineBlock | None:
    """Return the keys of an item that stand in the column of its dash in that of its first key, all of them."""
    here, above = CONTENT.match(lines.line(number)), lines.near(number, -1)[:1]
    item = _FIRST_KEY.match(lines.line(above[0])) if above and here and not here["dashes"] else None
    if item is None or here is None or here.end("indent") != len(item["indent"]):
        return None
    indent, column = here.end("indent"), item.start("at")

    def mend(text: str, _at: int) -> str | None:
        found = CONTENT.match(text)
        is_other = found and (
            found.end("indent") < indent or (found["dashes"] and found.end("indent") == indent)
        )
        return None if is_other else " " * (column - indent) + text if text.strip() else text

    return _block(lines, number, mend, INDENTATION, (indent, indent + 1))._replace(column=column + 1)


def _block(
    lines: Suspects,
    number: int,
    mend: Callable[[str, int], str | None],
    refusal: SyntaxRefusal,
    shown: tuple[int, int],
) -> LineBlock:
    """Return the lines from one on that can be mended, with what ends them kept."""
    end, mended = 0, ""
    for at in range(number, min(number + BLOCK, len(lines.starts))):
        line = lines.line(at)
        right = mend(line, at)
        if right is None:
            break
        start = lines.starts[at] - lines.starts[number]
        mended += lines.text[lines.starts[number] + end : lines.starts[at]] + right
        end = start + len(line)
    return LineBlock(end, mended, refusal, shown)
