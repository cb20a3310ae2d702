"""What a parser complains of, said to somebody who writes a plan: only texts that are no YAML need it."""

import re
from typing import Any, NamedTuple

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import message
from trygg_cli.position import Span, line_start
from trygg_cli.text.refusals import BLOCK_SCALAR, MISSING_KEY, QUESTION_MARK, QUOTES, SyntaxRefusal


class _Meaning(NamedTuple):
    """What it is when libyaml's complaint begins with one of these.

    `at_start` means that the place to show is where the thing began and not where libyaml gave up.
    """

    complaints: tuple[str, ...]
    refusal: SyntaxRefusal
    at_start: bool = False


_TAB = SyntaxRefusal(
    "S01",
    message("here is a tab, and plans are indented with spaces"),
    message("replace the tab by spaces"),
)
_COLON = SyntaxRefusal(
    "S01",
    message("a text that holds a colon and a space must stand in quotes"),
    message('put quotes around it, as in kommentar: "Klart: se bilaga"'),
)
_COLON_IN_BRACKETS = SyntaxRefusal("S01", _COLON.sentence, _COLON.remedy)
_KEY = SyntaxRefusal(
    "S01",
    message("the indentation does not fit the lines above"),
    message("begin the line in the same column as the other keys of the same item"),
)
_DASH = SyntaxRefusal(
    "S01",
    message("the indentation does not fit the lines above"),
    message("begin the line with a dash, or indent it as the other keys of the item"),
)
_DEEPER_KEY = SyntaxRefusal(
    "S01",
    message("a key cannot begin here, since the text above goes on to this line"),
    message("begin the line in the same column as the key above, or put the whole text in quotes"),
)
_NO_COLON = SyntaxRefusal(
    "S01",
    message("here a key without a colon seems to stand"),
    message("write a colon and a space after the key, or indent the line if it continues the text above"),
)
_ITEM = SyntaxRefusal(
    "S01",
    message("a list item cannot begin here"),
    message("begin the line with the dash, below the key the list belongs to"),
)
LIST = SyntaxRefusal(
    "S01",
    message("a list that begins with [ is not closed"),
    message("write ] at its end, and put texts that hold [ ] {{ }} or , in quotes"),
)
MAPPING = SyntaxRefusal(
    "S01",
    message("a mapping that begins with {{ is not closed"),
    message("write }} at its end, and put texts that hold [ ] {{ }} or , in quotes"),
)
OPEN_QUOTES = SyntaxRefusal(
    "S01",
    message("a quotation mark is never closed"),
    message("write the same quotation mark at the end of the text"),
)
_HAS_ENDED = message("what stands in quotes or brackets has ended, and here something more follows")
AFTER_BRACKETS = SyntaxRefusal(
    "S01", _HAS_ENDED, message("delete it, or write # before it if it is a comment")
)
_AFTER = {
    '"': SyntaxRefusal(
        "S01",
        _HAS_ENDED,
        message("put the whole text in single quotes, as in kommentar: 'Se \"bilaga 1\" först'"),
    ),
    "'": SyntaxRefusal(
        "S01", _HAS_ENDED, message('put the whole text in double quotes, as in plats: "Hammar\'s park"')
    ),
    "]": AFTER_BRACKETS,
    "}": AFTER_BRACKETS,
}
_ESCAPE = SyntaxRefusal(
    "S01",
    message("in double quotes a backslash begins a code, and this is none"),
    message("use single quotes, or write the backslash twice"),
)
_AFTER_END = SyntaxRefusal(
    "S01",
    message("the plan has ended above, and here something more begins"),
    message("indent the line, or put the text above in quotes"),
)
_NO_VALUE = SyntaxRefusal(
    "S01",
    message("here a value should stand"),
    message("delete the extra comma, or put the text in quotes"),
)
_CHARACTER = SyntaxRefusal("S01", message("a text cannot begin with this character"), QUOTES)
_ANCHOR = SyntaxRefusal(
    "S01", message("& and * at the beginning of a text mean something else in YAML"), QUOTES
)
_EXCLAMATION = SyntaxRefusal("S01", message("a text cannot begin with !"), QUOTES)
_PERCENT = SyntaxRefusal("S01", message("a line cannot begin with %"), QUOTES)
_UNKNOWN = SyntaxRefusal("S01", message('this is not YAML: "{reason}"'))

WITHOUT_QUOTES = frozenset(
    syntax_refusal.sentence.text
    for syntax_refusal in (_COLON, _CHARACTER, _ANCHOR, _EXCLAMATION, BLOCK_SCALAR)
)
"""The sentences on a text that only quotes are missing around."""

CERTAIN = frozenset(
    syntax_refusal.sentence.text for syntax_refusal in (_TAB, _ESCAPE, _PERCENT, _EXCLAMATION)
)
"""The sentences on what can be nothing else, and stands where the parser says."""

_MEANINGS = (
    _Meaning(("found a tab character",), _TAB),
    _Meaning(("mapping values are not allowed",), _COLON),
    _Meaning(("found unexpected ':'",), _COLON_IN_BRACKETS),
    _Meaning(("mapping keys are not allowed",), QUESTION_MARK),
    _Meaning(("block sequence entries are not allowed",), _ITEM),
    _Meaning(("found character that cannot start any token",), _CHARACTER),
    _Meaning(("could not find expected ':'",), _NO_COLON, at_start=True),
    _Meaning(("did not find expected key",), _KEY),
    _Meaning(("did not find expected '-' indicator",), _DASH),
    _Meaning(("did not find expected ',' or ']'",), LIST, at_start=True),
    _Meaning(("did not find expected ',' or '}'",), MAPPING, at_start=True),
    _Meaning(("did not find expected <document start>",), _AFTER_END),
    _Meaning(("did not find expected node content",), _NO_VALUE),
    _Meaning(("did not find expected alphabetic or numeric character",), _ANCHOR, at_start=True),
    _Meaning(
        ("found unexpected end of stream", "found unexpected document indicator"), OPEN_QUOTES, at_start=True
    ),
    _Meaning(
        (
            "found unknown escape character",
            "did not find expected hexdecimal number",
            "found invalid Unicode character escape code",
        ),
        _ESCAPE,
    ),
    _Meaning(
        (
            "did not find expected comment or line break while scanning a block scalar",
            "found an indentation indicator equal to 0",
        ),
        BLOCK_SCALAR,
        at_start=True,
    ),
    _Meaning(
        (
            "did not find URI escaped octet",
            "did not find expected tag URI",
            "did not find expected whitespace or line break",
            "did not find the expected '>'",
            "found an incorrect",
            "found undefined tag handle",
        ),
        _EXCLAMATION,
        at_start=True,
    ),
    _Meaning(
        (
            "could not find expected directive name",
            "found unexpected non-alphabetical character",
            "found unknown directive name",
            "found duplicate %",
            "found extremely long version number",
            "found incompatible YAML document",
            "did not find expected digit or '.' character",
            "did not find expected version number",
            "did not find expected '!'",
            "did not find expected whitespace",
            "did not find expected comment or line break",
        ),
        _PERCENT,
        at_start=True,
    ),
)
_TOO_DEEP = ("exceeded maximum nesting depth", "Maximum nesting level reached")
_LINE_END = re.compile(r"[\r\n]")
_TAB_INDENT = re.compile(r" *(\t+)")
_TOKEN = re.compile(r"\w+|[^\w\s]|\t+| +")
_HOLDS_MORE = re.compile(r": |^[-?] ")  # than a key: what a colon after it belongs to is a text


def is_too_deep(error: Any) -> bool:
    """Tell whether a bound on depth was met that newer versions of libyaml have themselves."""
    return str(error.problem).startswith(_TOO_DEEP)


def explain(error: Any, text: str) -> PlacedProblem:
    """Return a parser's error as a problem: at the place that shows it best, in our words."""
    complaint = f"{error.problem} {error.context}"
    end = error.problem_mark.index
    for meaning in _MEANINGS:
        if complaint.startswith(meaning.complaints):
            begun = error.context_mark.index if meaning.at_start and error.context_mark else end
            place, refusal = _see(meaning.refusal, begun, end, text)
            return refusal.at(_token(text, place))
    return _UNKNOWN.at(_token(text, end), reason=error.problem)


def _see(refusal: SyntaxRefusal, place: int, end: int, text: str) -> tuple[int, SyntaxRefusal]:
    """Return where and what it is, as the line itself shows it, since libyaml knows little about people."""
    line = line_start(text, place)
    tab = _TAB_INDENT.match(text, line)
    if tab:
        return tab.start(1), _TAB
    before = text[line:place].strip()
    if refusal is _KEY and text.startswith(":", place):
        return place, MISSING_KEY
    if refusal in (_KEY, _DASH) and before[-1:] in _AFTER:
        return place, _AFTER[before[-1]]
    if refusal is _COLON and before and not _HOLDS_MORE.search(before):
        return text.index(before, line), _DEEPER_KEY
    if refusal in (LIST, MAPPING) and text.startswith(":", end) and not _LINE_END.search(text, place, end):
        return end, _COLON
    return place, refusal


def _token(text: str, place: int) -> Span:
    """Return the word or mark at a place, or the last character before it when nothing is there."""
    word = _TOKEN.match(text, place)
    if word:
        return Span(*word.span())
    return Span(max(0, place - 1), place) if place >= len(text) else Span(place, place + 1)
