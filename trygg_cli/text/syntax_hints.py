"""Which slip somebody who edits by hand most likely made, when the reader gives up at a later place.

A slip is known by what undoes it: on the few lines where it may have been made, each common slip is undone,
one at a time, and the text around is read anew.  The undoing after which reading gets furthest tells where
the slip was made and what it was; where none helps, the parser's complaint stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.position import Lines, Span
from trygg_cli.text.syntax_repairs import (
    INDENTATION,
    NO_COLON,
    NO_COMMA,
    NO_DASH_BEFORE,
    ODD_SIGNS,
    PROSE,
    STRAY,
    SURE,
    UNSURE,
    WORD,
    odd_sign,
)
from trygg_cli.text.yaml_error import CERTAIN, LIST, MAPPING, OPEN_QUOTES
from trygg_cli.words.lookalikes import structure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.diagnostic import PlacedProblem
    from trygg_cli.text.syntax_repairs import Undoing
    from trygg_cli.text.yaml_error import SyntaxRefusal

MAX_BEFORE = 30_000
"""Most characters to read anew above the place where reading ended."""
MAX_READ = 1_500_000
"""Most characters to read anew in all, so that a large file is answered as soon as a small one."""
MAX_LINE = 1_000

_BEHIND = 4_000
"""As many characters behind the place are enough to see whether an undoing helps."""
_HELP = 3
"""As many lines further must reading get, for an undoing to be believed …"""
_REPEATED = (OPEN_QUOTES, LIST, MAPPING, *ODD_SIGNS)
"""… but for what is often done wrong on one line after the other."""
_FAR = 10
_MANY = 30
_AROUND = 60
_BLOCK = 300
_TOP_LEVEL = re.compile(rf"{WORD}:(?= |$)")
_LINE_END = re.compile(r"\r\n?|\n")
_CONTENT = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?=[^ \t#])")  # another space is content
_COMMENT = re.compile(r" *#")
_ENTRY = re.compile(rf"(?P<indent> *)(?:-(?: |$)|{WORD}:(?= |$))")
_ITEM = re.compile(rf"(?P<indent> *)- +(?!{WORD}:(?: |$))\S")
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


def _reached(stretch: str, one: Try, begin: int, reach: Callable[[str], int]) -> int:
    """Return how far a stretch can be read when a slip in it is undone, counted in the stretch as it is."""
    start, after = one.place.start - begin, one.place.end - begin
    mended = stretch[:start] + one.mended + stretch[after:]
    reached = reach(mended)
    is_behind = reached > start or reached == len(mended)
    return reached + len(stretch) - len(mended) if is_behind else reached


class _Search:
    """The lines around the place where reading ended, and what may be undone there."""

    def __init__(self, text: str, end: int, shown: int) -> None:
        self.text = text
        self._lines = Lines(text)
        self.starts = self._lines.starts
        self.shown = self._number(shown)
        self.here: list[int] = []
        """The numbers of the lines where reading ended, or what ended it began."""
        self.suspects: list[int] = []
        """Those and the lines just above them, the likeliest first."""
        self.opened: int | None = None
        """Where a text in quotes begins that ends in another."""
        self._find_suspects(end)

    def _number(self, place: int) -> int:
        return self._lines.position(place).line - 1

    def _line(self, number: int) -> str:
        return self._lines.line(number + 1)

    def _find_suspects(self, end: int) -> None:
        here = [self.shown, self._number(end)]
        above = [line for number in here for line in self._near(number, -1)]
        opened = _opening_quote(self.text, end)
        if opened is not None and any(map(_ENTRY.match, self.text[opened:end].splitlines()[1:])):
            self.opened = opened  # a text that holds keys and items was hardly meant
            here.insert(0, self._number(opened))
        self.here = [number for number in dict.fromkeys(here) if self._is_short(number)]
        above += self._first(here[-1])
        above += [number - 1 for number in here + above if number and _COMMENT.match(self._line(number - 1))]
        near = filter(self._is_short, above)
        self.suspects = [*dict.fromkeys([*self.here, *near])]

    def _is_short(self, number: int) -> bool:
        return 0 <= number < len(self.starts) and len(self._line(number)) <= MAX_LINE

    def _near(self, number: int, step: int) -> list[int]:
        """Return the two nearest lines above or below that hold more than a comment."""
        lines = filter(self._is_short, range(number + step, number + _FAR * step, step))
        return [line for line in lines if _CONTENT.match(self._line(line))][:2]

    def _first(self, number: int) -> list[int]:
        """Return the first line of what stands further in above a line, which it should perhaps not do."""
        first: list[int] = []
        here = _CONTENT.match(self._line(number)) if self._is_short(number) else None
        for line in filter(self._is_short, range(number - 1, max(-1, number - _BLOCK), -1)):
            found = _CONTENT.match(self._line(line))
            if here and found:
                if found.end("indent") < here.end("indent"):
                    return first
                first = [line]
        return []

    def window(self, end: int) -> Span | None:
        """Return the stretch to read anew: from a key or item above all suspects to some lines below."""
        first = min(self.suspects)
        lowest = max(0, self.starts[first] - MAX_BEFORE)
        above = range(first, bisect_left(self.starts, lowest) - 1, -1)
        begin = next(
            (number for number in above if _TOP_LEVEL.match(self._line(number))), 0 if lowest == 0 else None
        )
        indent = 0
        if begin is None:  # a long list, say: from the outermost item that is not too far away
            entries = [
                (found.end("indent"), number)
                for number in above
                if (found := _ENTRY.match(self._line(number)))
            ]
            if not entries:
                return None
            indent, begin = min(entries)
        end = min(end, self.starts[first] + MAX_BEFORE)  # what is not closed is open there too
        stop = self._number(end) + 1
        behind = min(end + _BEHIND, len(self.text))
        while stop < len(self.starts) and self.starts[stop] < behind and not self._ends(stop, indent):
            stop += 1
        return Span(self.starts[begin], self.starts[stop] if stop < len(self.starts) else len(self.text))

    def _ends(self, number: int, indent: int) -> bool:
        """Tell whether a line stands further out than the stretch it follows."""
        found = _CONTENT.match(self._line(number))
        return found is not None and found.end("indent") < indent

    def tries(self) -> Iterator[Try]:
        """Yield what may be undone, the likeliest first."""
        for line in self.suspects:
            yield from self._signs(line)
        for line in self.here:
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
                for found in islice(pattern.finditer(self._line(line)), _MANY):
                    shown = found.span("at") if refusal else found.span()
                    yield self._try(line, found.span(), found.expand(mended), refusal, shown)

    def _too_deep(self, number: int) -> Iterator[Try]:
        """Yield the column of the items above where one stands deeper, which none can below a text that has ended."""
        here = _ITEM.match(self._line(number))
        for line in range(number - 1, max(-1, number - _BLOCK), -1) if here else ():
            found = _CONTENT.match(self._line(line))
            if found and here and found.end("indent") < here.end("indent"):
                if _ITEM.match(self._line(line)):
                    indent, column = here.end("indent"), found.end("indent")
                    one = self._try(number, (0, indent), " " * column, INDENTATION, (indent, indent + 1))
                    yield one._replace(column=column + 1)
                return

    def _signs(self, number: int) -> Iterator[Try]:
        """Yield the line, and the lines below it too, without signs that only look like those of YAML."""
        mended, at, sign = structure(self._line(number))
        if not sign:
            return
        lines, last = [mended], number
        while last + 1 < len(self.starts) and len(lines) < _MANY:
            below, _, other = structure(self._line(last + 1))
            if not other:
                break
            lines.append(self.text[self.starts[last] + len(self._line(last)) : self.starts[last + 1]] + below)
            last += 1
        shown, end = (at, at + 1), self.starts[last] + len(self._line(last)) - self.starts[number]
        yield self._try(number, (0, end), "".join(lines), odd_sign(sign), shown)
        yield self._try(number, (0, len(self._line(number))), mended, odd_sign(sign), shown)

    def _commas(self, number: int) -> Iterator[Try]:
        """Yield the commas that are missing before keys of the model on a line with braces."""
        line = self._line(number)
        for found in _KEY_WITHOUT_COMMA.finditer(line, line.find("{") + 1 or len(line)):
            if found["at"] in _model_keys():
                yield self._try(number, found.span(), f",{found[0]}", NO_COMMA, found.span("at"))

    def _colons(self, number: int) -> Iterator[Try]:
        """Yield the colon that a key of the model lacks when it begins the line."""
        found = _KEY_WITHOUT_COLON.match(self._line(number))
        if found and found["at"] in _model_keys():
            yield self._try(number, found.span(), f"{found[0]}:", NO_COLON, found.span("at"))

    def _is_odd(self, number: int) -> bool:
        """Tell whether hardly any line around begins in the same column."""
        found = _CONTENT.match(self._line(number))
        if not found:
            return False
        around = filter(self._is_short, range(number - _AROUND, number + _AROUND))
        others = [other for index in around if (other := _CONTENT.match(self._line(index)))]
        same = sum(found.end("indent") in (other.end("indent"), other.end()) for other in others)
        return same == 1 and len(others) > _FAR

    def _indentations(self, lines: list[int]) -> Iterator[Try]:
        """Yield the columns in which lines near begin, the nearest first."""
        for line in lines:
            here = _CONTENT.match(self._line(line))
            if here:
                indent, key = here.end("indent"), here.end()
                columns = self._columns(line)
                columns |= {max(0, column - (key - indent)) for column in columns}
                for column in sorted(columns - {indent}, key=partial(_distance, indent)):
                    found = self._try(line, (0, indent), " " * column, INDENTATION, (indent, indent + 1))
                    yield found._replace(column=column + 1)

    def _columns(self, number: int) -> set[int]:
        """Return where a line might begin: for a key or item where others do, and not within a text above."""
        above, below = self._near(number, -1), self._near(number, 1)
        near = [self._line(index) for index in above + below]
        most = MAX_LINE
        if _ENTRY.match(self._line(number)):
            if above and not _ENTRY.match(near[0]):
                most = len(near[0]) - len(near[0].lstrip())
            near = [text for text in near if _ENTRY.match(text)]
        others = [other for text in near if (other := _CONTENT.match(text))]
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


def _opening_quote(text: str, end: int) -> int | None:
    """Return where the quoted text begins that ends before a place, if one does."""
    close = len(text[max(0, end - MAX_LINE) : end].rstrip()) + max(0, end - MAX_LINE) - 1
    if close < 0 or text[close] not in "\"'":
        return None
    quote, place = text[close], text.rfind(text[close], 0, close)
    while place > 0 and (text[place - 1] == ("\\" if quote == '"' else "'")):
        place = text.rfind(quote, 0, place - 1)
    return place if place >= 0 else None


@cache
def _model_keys() -> frozenset[str]:
    from trygg_cli.model.shape import shapes

    return frozenset(key for shape in shapes().values() for key in shape.fields)
