"""List items that are indented so deep that YAML reads them as the end of the text above.

A dash can also be a dash in a text that goes on below.  Such a line begins with a small letter, in the middle of a
sentence, and either with a word that only goes on with one or below a line that is full; a list item follows a line
that somebody ended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.position import Span, line_start
from trygg_cli.text.splice import Splice

if TYPE_CHECKING:
    from trygg_cli.diagnostic import PlacedProblem

_DASHES = "-–"
_SIGNS = _DASHES + "*•"
SIGNS = (" - ", "\n- ", " – ", "\n– ", "* ", "• ")
"""What is in a text that a list item has joined."""

_BEGINNING = re.compile(rf"(?:\r\n|\n|\r)(?P<begin>[ \t]*(?P<sign>[{_SIGNS}])[ \t]+)(?P<word>\S+)")
_QUOTED = ("'", '"', "|", ">")
_NO_TEXT = re.compile(r"[\[{]|- |.*?:\s", re.DOTALL)
_ITEM = re.compile(r" *(?:- +)*(?P<dash>-) +")
_FULL = 50
"""Columns that a line has at least where a text goes on below since there was no more room."""
_ENDS = (".", "!", "?", ";")
_GOING_ON = frozenset(
    (
        *(
            "som",
            "och",
            "men",
            "eller",
            "samt",
            "utan",
            "inte",
            "både",
            "även",
            "där",
            "när",
            "då",
            "dvs",
            "så",
        ),
        *(
            "vilket",
            "vilken",
            "vilka",
            "vars",
            "alltså",
            "särskilt",
            "framför",
            "exempelvis",
            "bland",
            "såsom",
        ),
    )
)
_CODES = {"S06", "S09"}
SENTENCE = message("the line begins as a list item, but its indentation makes it part of the text above")


class Joined(NamedTuple):
    """A list item in a text: where its sign stands, and the column (from 1) of the dash above, if there is one.

    `splices` put it below that dash; `is_certain` tells that nothing else can have been meant.
    """

    place: Span
    column: int | None = None
    splices: tuple[Splice, ...] = ()
    is_certain: bool = False

    @property
    def title(self) -> Message:
        """What is done when it is put there."""
        return message("begin the list item in column {column}", column=self.column)

    @property
    def remedy(self) -> Message:
        """How it is mended."""
        if self.column:
            return message(
                "begin the line in column {column}, as the dash above; put the text in quotes if it is one text",
                column=self.column,
            )
        return message(
            "write | after the key and begin the text on the next line, so that its lines stay lines; "
            "put it in quotes if it is one text"
        )


def find(text: str, span: Span) -> Joined | None:
    """Return the first list item that a text without quotes has taken in, if it has."""
    written = text[slice(*span)]
    if written.startswith(_QUOTED) or not ("\n" in written or "\r" in written):
        return None
    found = [*_BEGINNING.finditer(written)]
    if not found or _NO_TEXT.match(written):
        return None
    first, line = found[0], line_start(text, span.start)
    item = _ITEM.fullmatch(text, line, span.start)
    end = span.start + first.start()
    above = text[line_start(text, end) : end].rstrip()
    is_single = len(found) == 1 and first["sign"] in _DASHES
    is_alike = item is not None and written[0].islower() == first["word"][0].islower()
    if is_single and _goes_on(above, first["word"], is_alike=is_alike):
        return None
    sign = Span(span.start + first.start("sign"), span.start + first.end("sign"))
    if item is None:
        return Joined(sign)
    column = item.start("dash") - line
    splices = tuple(
        Splice(span.start + match.start("begin"), span.start + match.end("begin"), " " * column + "- ")
        for match in found
        if match["word"][0].isalnum()
    )
    is_certain = is_single and is_alike and not _goes_on(above, first["word"], is_alike=False)
    return Joined(sign, column + 1, splices if len(splices) == len(found) else (), is_certain)


def _goes_on(above: str, word: str, *, is_alike: bool) -> bool:
    """Tell whether a word after a dash goes on with the sentence above; `is_alike` where items begin as it does."""
    if not word[0].islower() or above.endswith(_ENDS):
        return False
    return word.strip(".,:") in _GOING_ON or (len(above) >= _FULL and not is_alike)


def explained(problem: PlacedProblem, text: str) -> PlacedProblem:
    """Return what to say of a value that does not fit since a list item has joined it; the problem, if none has."""
    joined = find(text, problem.span) if problem.code in _CODES else None
    if joined is None or joined.column is None:
        return problem
    return problem._replace(span=joined.place, message=SENTENCE, help=joined.remedy)
