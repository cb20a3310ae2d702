"""Which slip somebody who edits by hand most likely made, when the reader gives up at a later place.

A slip is known by what undoes it: on the few lines where it may have been made, each common slip is undone,
one at a time, and the text around is read anew.  The undoing after which reading gets furthest tells where
the slip was made and what it was; where none helps, the parser's complaint stands.
"""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.position import Span
from trygg_cli.text import line_blocks
from trygg_cli.text.entries import indentation
from trygg_cli.text.outside_text import lines_outside
from trygg_cli.text.syntax_repairs import (
    INDENTATION,
    NO_COLON,
    NO_COMMA,
    NO_DASH_BEFORE,
    ODD_SIGNS,
    OUTSIDE_TEXT,
    PROSE,
    SPACE_AFTER_DASH,
    STRAY,
    SURE,
    TEXT_ABOVE_ITEMS,
    TEXT_OF_KEY,
    UNSURE,
    WORD,
    odd_sign,
)
from trygg_cli.text.syntax_suspects import BLOCK, CONTENT, ENTRY, FAR, MAX_LINE, Suspects
from trygg_cli.text.yaml_error import CERTAIN, LIST, MAPPING, OPEN_QUOTES
from trygg_cli.words.lookalikes import structure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.diagnostic import PlacedProblem
    from trygg_cli.text.refusals import SyntaxRefusal
    from trygg_cli.text.syntax_repairs import Undoing

MAX_READ = 1_500_000
"""Most characters to read anew in all, so that a large file is answered as soon as a small one."""

_HELP = 3
"""As many lines further must reading get, for an undoing to be believed …"""
_REPEATED = (OPEN_QUOTES, LIST, MAPPING, SPACE_AFTER_DASH, *ODD_SIGNS)
"""… but for what is often done wrong on one line after the other."""
_MANY = 30
_AROUND = 60
_LINE_END = re.compile(r"\r\n?|\n")
_ITEM = re.compile(rf"(?P<indent> *)- +(?!{WORD}:(?: |$))\S")
_FIRST_WORD = re.compile(rf" *(?:- +)*(?P<at>{WORD})")
_KEY_WITHOUT_COLON = re.compile(rf" *(?:- +)*(?P<at>{WORD})(?= )")
_KEY_WITHOUT_COMMA = re.compile(rf"(?<=[^\s,:\[{{])\s+(?P<at>{WORD})(?=:\s)")


class Try(NamedTuple):
    """What could stand in place of a stretch of the text, and which slip that would undo."""

    place: Span
    mended: str
    refusal: SyntaxRefusal | None
    shown: Span
    column: int = 0


def find(problem: PlacedProblem, end: int, text: str, reach: Callable[[str], int]) -> PlacedProblem:
    """Return what to say of a text that is read no further than to `end`: of the slip, or else the problem.

    `reach` tells how far a text can be read: the offset where reading ends, or its length if all is well.
    """
    if problem.message.text in CERTAIN:
        return problem
    search = _Search(text, end, problem.span.start)
    window = search.window(end) if search.suspects else None
    if window is None:
        return problem
    begin, stop = window
    stretch = text[begin:stop]
    before = furthest = reach(stretch)
    best = None
    left = MAX_READ
    for attempt in search.tries():
        if attempt.place.end > stop:
            continue
        left -= len(stretch)
        if furthest == len(stretch) or left < 0:
            break
        reached = _reached(stretch, attempt, begin, reach)
        lines = len(_LINE_END.findall(stretch, before, reached))
        if reached > furthest and (
            reached == len(stretch) or lines >= (1 if attempt.refusal in _REPEATED else _HELP)
        ):
            best, furthest = attempt, reached
    if best is None and search.opened is not None:
        return OPEN_QUOTES.at(Span(search.opened, search.opened + 1))
    if best is None or best.refusal is None:
        return problem
    said = f"{best.refusal.sentence.text}{best.refusal.remedy and best.refusal.remedy.text}"
    words = {"mark": text[slice(*best.shown)], "column": best.column}
    return best.refusal.at(
        best.shown, **{name: word for name, word in words.items() if f"{{{name}}}" in said}
    )


def _reached(stretch: str, attempt: Try, begin: int, reach: Callable[[str], int]) -> int:
    """Return how far a stretch can be read when a slip in it is undone, counted in the stretch as it is."""
    start, after = attempt.place.start - begin, attempt.place.end - begin
    mended = stretch[:start] + attempt.mended + stretch[after:]
    reached = reach(mended)
    is_behind = reached > start or reached == len(mended)
    return reached + len(stretch) - len(mended) if is_behind else reached


class _Search(Suspects):
    """What may be undone on the lines where a slip was most likely made."""

    def tries(self) -> Iterator[Try]:
        """Yield what may be undone, the likeliest first."""
        for line in self.suspects:
            yield from self._signs(line)
            for block in line_blocks.blocks(self, line):
                attempt = self._try(line, (0, block.length), block.mended, block.refusal, block.shown)
                yield attempt._replace(column=block.column)
        for line in self.suspects:
            yield from self._outside_text(line)
        for line in self.here:
            yield from self._text_above(line)
            yield from self._too_deep(line)
            yield from self._commas(line)
        yield from self._by_table(SURE, self.suspects)
        for line in self.suspects:
            yield from self._colons(line)
        odd = [line for line in self.suspects if self._is_odd(line)]
        yield from self._indentations([line for line in odd if line not in self.here])
        yield from self._by_table(NO_DASH_BEFORE, self.suspects)
        yield from self._by_table(PROSE, self.here)
        yield from self._indentations([line for line in odd if line in self.here])
        yield from self._by_table(PROSE, self.suspects)
        yield from self._indentations([line for line in self.suspects if line not in odd])
        yield from self._by_table(UNSURE, self.suspects)
        yield from self._by_table(STRAY, self.here)

    def _by_table(self, undoings: tuple[Undoing, ...], lines: list[int]) -> Iterator[Try]:
        for refusal, pattern, mended in undoings:
            for line in lines:
                for found in islice(pattern.finditer(self.line(line)), _MANY):
                    shown = found.span("at") if refusal else found.span()
                    yield self._try(line, found.span(), found.expand(mended), refusal, shown)

    def _too_deep(self, number: int) -> Iterator[Try]:
        """Yield the column of the items above where one stands deeper, which none can below a text that has ended."""
        here = _ITEM.match(self.line(number))
        for line in range(number - 1, max(-1, number - BLOCK), -1) if here else ():
            found = CONTENT.match(self.line(line))
            if found and here and found.end("indent") < here.end("indent"):
                if _ITEM.match(self.line(line)):
                    indent, column = here.end("indent"), found.end("indent")
                    attempt = self._try(number, (0, indent), " " * column, INDENTATION, (indent, indent + 1))
                    yield attempt._replace(column=column + 1)
                return

    def _signs(self, number: int) -> Iterator[Try]:
        """Yield the line, and the lines below it too, without signs that only look like those of YAML."""
        mended, at, sign = structure(self.line(number))
        if not sign:
            return
        lines, last = [mended], number
        while last + 1 < len(self.starts) and len(lines) < _MANY:
            below, _, other = structure(self.line(last + 1))
            if not other:
                break
            lines.append(self.text[self.starts[last] + len(self.line(last)) : self.starts[last + 1]] + below)
            last += 1
        shown, end = (at, at + 1), self.starts[last] + len(self.line(last)) - self.starts[number]
        yield self._try(number, (0, end), "".join(lines), odd_sign(sign), shown)
        yield self._try(number, (0, len(self.line(number))), mended, odd_sign(sign), shown)

    def _text_above(self, number: int) -> Iterator[Try]:
        """Yield the line above items without its text, where they begin in the column of its key."""
        item, above = CONTENT.match(self.line(number)), self.near(number, -1)[:1]
        key = TEXT_OF_KEY.match(self.line(above[0])) if above and item and item["dashes"] else None
        if key and item and len(key["key"]) - len(key["key"].lstrip(" -")) == item.end("indent"):
            place = key.start("at"), len(self.line(above[0]))
            yield self._try(above[0], place, "", TEXT_ABOVE_ITEMS, key.span("at"))

    def _outside_text(self, number: int) -> Iterator[Try]:
        """Yield the line, and those below it, in the column of the text above that they stand further out than.

        A key of the model is none of the text: it goes where the key of the text stands.
        """
        found = lines_outside(self, number)
        if found is None:
            return
        line, word = self.line(number), _FIRST_WORD.match(self.line(number))
        indent = indentation(line)
        shown = indent, indent + 1
        if word is None or word["at"] not in _model_keys():
            attempt = self._try(number, (0, found.length), found.mended, OUTSIDE_TEXT, shown)
            yield attempt._replace(column=found.column + 1)
        elif ENTRY.match(line):
            attempt = self._try(number, (0, indent), " " * found.beside, INDENTATION, shown)
            yield attempt._replace(column=found.beside + 1)

    def _commas(self, number: int) -> Iterator[Try]:
        """Yield the commas that are missing before keys of the model on a line with braces."""
        line = self.line(number)
        for found in _KEY_WITHOUT_COMMA.finditer(line, line.find("{") + 1 or len(line)):
            if found["at"] in _model_keys():
                yield self._try(number, found.span(), f",{found[0]}", NO_COMMA, found.span("at"))

    def _colons(self, number: int) -> Iterator[Try]:
        """Yield the colon that a key of the model lacks when it begins the line."""
        found = _KEY_WITHOUT_COLON.match(self.line(number))
        if found and found["at"] in _model_keys():
            yield self._try(number, found.span(), f"{found[0]}:", NO_COLON, found.span("at"))

    def _is_odd(self, number: int) -> bool:
        """Tell whether hardly any line around begins in the same column."""
        found = CONTENT.match(self.line(number))
        if not found:
            return False
        around = filter(self.is_short, range(number - _AROUND, number + _AROUND))
        others = [other for index in around if (other := CONTENT.match(self.line(index)))]
        same = sum(found.end("indent") in (other.end("indent"), other.end()) for other in others)
        return same == 1 and len(others) > FAR

    def _indentations(self, lines: list[int]) -> Iterator[Try]:
        """Yield the columns in which lines near begin, the nearest first."""
        for line in lines:
            here = CONTENT.match(self.line(line))
            if here:
                indent, key = here.end("indent"), here.end()
                refusal = odd_sign(sign) if (sign := self.line(line)[indent]).isspace() else INDENTATION
                columns = self._columns(line)
                columns |= {max(0, column - (key - indent)) for column in columns}
                for column in sorted(columns - {indent}, key=partial(_distance, indent)):
                    found = self._try(line, (0, indent), " " * column, refusal, (indent, indent + 1))
                    yield found._replace(column=column + 1)

    def _columns(self, number: int) -> set[int]:
        """Return where a line might begin: for a key or item where others do, and not within a text above."""
        above, below = self.near(number, -1), self.near(number, 1)
        near = [self.line(index) for index in above + below]
        most = MAX_LINE
        if ENTRY.match(self.line(number)):
            if above and not ENTRY.match(near[0]):
                most = len(near[0]) - len(near[0].lstrip())
            near = [text for text in near if ENTRY.match(text)]
        others = [other for text in near if (other := CONTENT.match(text))]
        return {column for match in others for column in (match.end("indent"), match.end()) if column < most}

    def _try(
        self,
        line: int,
        place: tuple[int, int],
        mended: str,
        refusal: SyntaxRefusal | None,
        shown: tuple[int, int],
    ) -> Try:
        start = self.starts[line]
        return Try(
            Span(start + place[0], start + place[1]),
            mended,
            refusal,
            Span(start + shown[0], start + shown[1]),
        )


def _distance(indent: int, column: int) -> tuple[int, int]:
    return abs(column - indent), column


@cache
def _model_keys() -> frozenset[str]:
    from trygg_cli.model.shape import shapes

    return frozenset(key for shape in shapes().values() for key in shape.fields)
