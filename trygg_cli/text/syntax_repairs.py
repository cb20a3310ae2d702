"""The common slips: where in a line each may have been made, and what stands there when it is undone."""

import re
import unicodedata
from typing import NamedTuple

from trygg_cli.message import message
from trygg_cli.text.refusals import SyntaxRefusal
from trygg_cli.text.yaml_error import AFTER_BRACKETS, LIST, MAPPING, OPEN_QUOTES
from trygg_cli.words.lookalikes import is_bullet, is_copy


class Undoing(NamedTuple):
    """How a slip is undone on a line that the pattern finds it in; `at` is what to point at.

    Without a refusal it is what the parser's complaint says already.
    """

    refusal: SyntaxRefusal | None
    pattern: re.Pattern[str]
    mended: str


SPACE_AFTER_COLON = SyntaxRefusal(
    "S01",
    message("there must be a space after the colon"),
    message("write a space after the colon, as in titel: Trygg i centrum"),
)
_OTHER_SPACE = SyntaxRefusal(
    "S01",
    message("here is a space of another sort, as in text that comes from a web page"),
    message("replace it by an ordinary space"),
)
_WIDE = SyntaxRefusal(
    "S01",
    message('"{mark}" is a full-width sign, which YAML takes for a letter'),
    message("write the ordinary sign, with a space after it"),
)
_COPY = SyntaxRefusal(
    "S01",
    message('"{mark}" only looks like the sign on the keyboard, and YAML takes it for a letter'),
    message("write the ordinary sign, with a space after it"),
)
_UNSEEN = SyntaxRefusal(
    "S01",
    message("here is a character that cannot be seen, as in text that comes from a web page"),
    message("delete it"),
)
_LONG_DASH = SyntaxRefusal(
    "S01",
    message('"{mark}" is a longer dash than the one a list item begins with'),
    message("write - and a space"),
)
BULLET = SyntaxRefusal(
    "S01",
    message('"{mark}" begins no list item in YAML'),
    message("write - and a space"),
)
_CURLY_QUOTE = SyntaxRefusal(
    "S01",
    message('"{mark}" is no quotation mark to YAML'),
    message('write ordinary quotation marks: "'),
)


def odd_sign(sign: str) -> SyntaxRefusal:
    """Return what to say of a sign that looks like one of YAML's."""
    if sign in "：，［］｛｝＃":
        return _WIDE
    if is_copy(sign):
        return _COPY
    if sign.isspace():
        return _OTHER_SPACE
    if not sign.isprintable():
        return _UNSEEN
    if is_bullet(sign):
        return BULLET
    return _LONG_DASH if unicodedata.category(sign) in ("Pd", "Sm") else _CURLY_QUOTE


ODD_SIGNS = (_WIDE, _COPY, _OTHER_SPACE, _UNSEEN, _LONG_DASH, BULLET, _CURLY_QUOTE)
NO_COMMA = SyntaxRefusal(
    "S01",
    message('the comma before "{mark}" is missing'),
    message("write a comma and a space before the key"),
)
SPACE_AFTER_DASH = SyntaxRefusal(
    "S01",
    message("there must be a space after the dash of a list item"),
    message("write a space after the dash"),
)
_BRACKET_TWICE = SyntaxRefusal(
    "S01",
    message("here is one {mark} too many"),
    message("delete it, if nothing else is missing on the line"),
)
_QUOTE_TWICE = SyntaxRefusal(
    "S01",
    message("here is one quotation mark too many"),
    message("keep one at the beginning of the text and one at its end"),
)
_NO_OPENER = SyntaxRefusal(
    "S01",
    message("{mark} ends something here that nothing begins"),
    message("write [ or {{ where it begins, or delete the {mark}"),
)
_OTHER_BRACKET = SyntaxRefusal(
    "S01",
    message("{mark} is the wrong bracket here"),
    message("end what begins with [ by ], and what begins with {{ by }}"),
)
_SPACES_AFTER_DASH = SyntaxRefusal(
    "S01",
    message("what stands behind the dash does not begin in the same column as the lines below"),
    message("write just one space after the dash"),
)
_KEY_AS_COMMENT = SyntaxRefusal(
    "S01",
    message("this line is a comment, but not the lines below that belong to it"),
    message("delete the #, or write # before those lines too"),
)
_STRAY = SyntaxRefusal(
    "S01",
    message("{mark} cannot stand here"),
    message("delete it, or put the text in quotes if it belongs to the text"),
)
_COMMENT = SyntaxRefusal(
    "S01",
    message("from # on the line is a comment, so its end is missing"),
    message("put the text in quotes if # belongs to it, or move the comment to a line of its own"),
)
_NO_COMMENT = SyntaxRefusal(
    "S01",
    message("this line is neither a key with a colon nor a list item with a dash"),
    message(
        "write the colon or the dash; begin the line with # if it is a comment, "
        "or indent it if it continues the text above"
    ),
)
_TEXT_ABOVE_KEYS = SyntaxRefusal(
    "S01",
    message("a key that has more below it cannot have a text behind its colon too"),
    message("delete the text, or write # before it if it is a comment"),
)
TEXT_ABOVE_ITEMS = SyntaxRefusal(
    "S01",
    message("a key that has a list below it cannot have a text behind its colon too"),
    message("if the list belongs to the text, write | behind the colon, and all of the text below, indented"),
)
_TWO_ON_A_LINE = SyntaxRefusal(
    "S01",
    message("here something new begins in the middle of a line"),
    message("begin a new line before it"),
)
_TEXT_BEHIND_SIGN = SyntaxRefusal(
    "S01",
    message("after > or | the text begins on the next line"),
    message("begin a new line before the text, and indent it"),
)
NO_COLON = SyntaxRefusal(
    "S01",
    message('the colon after "{mark}" is missing'),
    message("write a colon and a space after the key, as in titel: Trygg i centrum"),
)
_NO_DASH = SyntaxRefusal(
    "S01",
    message("the dash of a list item seems to be missing here"),
    message("begin the line with a dash and a space, in the same column as the other dashes of the list"),
)
INDENTATION = SyntaxRefusal(
    "S01",
    message("the indentation does not fit the lines around"),
    message("begin the line in column {column}"),
)
OUTSIDE_TEXT = SyntaxRefusal(
    "S01",
    message("the line stands further out than the text above, which it seems to belong to"),
    message("begin the line in column {column}, as the lines of that text"),
)

WORD = r"[^\W\d][\w-]*"
TEXT_OF_KEY = re.compile(rf"(?P<key> *(?:- +)*{WORD}:\s+)(?P<at>[^\s#\[{{|>\"'&*])")
_BEGIN = r"^(?P<before>\s*(?:- +)*"
_REST = r"(?P<rest>\s*(?:\s#.*)?)$"
_QUOTED = r"(?<![^\s\[{(,:-])(?P<at>[\"'])(?P<text>(?:(?!(?P=at)).)*?)"
_CLOSED = r"\g<at>\g<text>\g<at>\g<rest>"
_FLOW = rf"(?P<before>(?:[\[{{,]\s*|^\s*)(?:{WORD}:\s+)?)"
_PLAIN_IN_BRACKETS = r"(?P<text>[^\s\"'\[{#][^\"\[\]{}]*?)"
_PLAIN = r"(?P<text>[^\s\"'\[{#][^\"]*?)"


def _undo(refusal: SyntaxRefusal | None, pattern: str, mended: str) -> Undoing:
    return Undoing(refusal, re.compile(pattern), mended)


SURE = (
    _undo(SPACE_AFTER_COLON, rf"(?:^|[{{,])\s*(?:- +)*{WORD}(?P<at>:)(?=[^\s:/,\]}}])", r"\g<0> "),
    _undo(_STRAY, r"(?<=\w:)(?P<at>[^\s\w/,\]}])", ""),
    _undo(SPACE_AFTER_DASH, r"^\s*(?:- +)*(?P<at>-)(?=[^\s-])", r"\g<0> "),
    _undo(_BRACKET_TWICE, r"(?P<at>\[(?=\[)|\{(?=\{)|(?<=\])\]|(?<=\})\})", ""),
    _undo(_QUOTE_TWICE, r"(?P<at>[\"'])(?=(?P=at))", ""),
    _undo(OPEN_QUOTES, _QUOTED + _REST, _CLOSED),
    _undo(OPEN_QUOTES, _QUOTED + r"(?P<rest>\s*[,\]}])", _CLOSED),
    _undo(OPEN_QUOTES, _QUOTED + r"(?P<rest>\s*[\]}]+\s*(?:\s#.*)?)$", _CLOSED),
    _undo(OPEN_QUOTES, _QUOTED + r"(?P<rest>[\]}]\s*(?:\s#.*)?)$", _CLOSED),
    _undo(_STRAY, r"(?<=-)(?P<at>-)", ""),
    _undo(_STRAY, r"^(?P<before>\s*)(?P<at>[^\s\w\"'#-])(?=- )", r"\g<before>"),
    _undo(_COMMENT, r"(?P<at>#)(?=[^#]*[\]}])", ""),
    _undo(None, r"(?P<at>,)(?=\s*[,\]}])", ""),
    _undo(LIST, r"(?P<at>\[)(?P<text>[^\[\]]*?)" + _REST, r"[\g<text>]\g<rest>"),
    _undo(LIST, r"(?P<at>\[)(?P<text>[^\[\]{}]*?)(?P<rest>\s*\})", r"[\g<text>]\g<rest>"),
    _undo(MAPPING, r"(?P<at>\{)(?P<text>[^{}]*?)" + _REST, r"{\g<text>}\g<rest>"),
    _undo(MAPPING, r"(?P<at>\{)(?P<text>[^{}]*?)(?P<rest>\s*\])", r"{\g<text>}\g<rest>"),
    _undo(_SPACES_AFTER_DASH, r"^(?P<before> *-)(?P<at> {2,})(?=[^\s#])", r"\g<before> "),
    _undo(_STRAY, r"^(?P<before> *)(?P<at>-)(?=  )", r"\g<before>"),
    _undo(_TEXT_ABOVE_KEYS, rf"{_BEGIN}{WORD}:\s{{2,}})(?P<at>[^\s#\[{{|>\"'])", r"\g<before># \g<at>"),
    _undo(None, r"(?P<text>[^\s#,\]}])" + _REST, r"\g<text>]\g<rest>"),
    _undo(None, r"(?P<text>[^\s#,\]}])" + _REST, r"\g<text>}\g<rest>"),
    _undo(_NO_OPENER, rf"{_BEGIN}{WORD}:\s+)(?P<text>[^{{}}]*)(?P<at>\}})", r"\g<before>{\g<text>}"),
    _undo(_NO_OPENER, rf"{_BEGIN})(?P<text>[^{{}}]*)(?P<at>\}})", r"\g<before>{\g<text>}"),
    _undo(_NO_OPENER, r"(?P<before>:\s+)(?P<text>[^:\[\]]*)(?P<at>\])", r"\g<before>[\g<text>]"),
    _undo(_NO_OPENER, r"(?P<at>[\]}])", ""),
    _undo(_OTHER_BRACKET, r"(?P<at>\])", "}"),
    _undo(_OTHER_BRACKET, r"(?P<at>\})", "]"),
    _undo(_KEY_AS_COMMENT, rf"^(?P<before> *)(?P<at>#) ?(?=(?:- +)*{WORD}:|- )", r"\g<before>"),
    _undo(_KEY_AS_COMMENT, rf"^(?P<before> *)(?P<at>#)(?= +(?:(?:- +)*{WORD}:|- ))", r"\g<before>"),
    _undo(_COMMENT, r"^(?P<before>\s*[^\s#].*?)(?P<at>#)", r"\g<before>"),
    _undo(NO_COLON, rf"^\s*(?P<at>{WORD})(?=\s*$)", r"\g<0>:"),
    _undo(NO_COLON, rf"^\s*(?P<at>{WORD})(?=\s+[\[{{])", r"\g<0>:"),
    _undo(NO_COLON, rf"{_BEGIN})(?P<at>{WORD}) ?[;=](?= )", r"\g<before>\g<at>:"),
    _undo(
        _TWO_ON_A_LINE,
        rf"(?P<before>\S)(?P<gap>\s\s+)(?P<at>(?:- +)?{WORD}:(?=\s|$)|- )",
        "\\g<before>\n\\g<gap>\\g<at>",
    ),
    _undo(_TEXT_BEHIND_SIGN, r"(?<=[|>][-+]) *(?P<at>[^\s#|>+-]).*", ""),
    _undo(
        _TWO_ON_A_LINE,
        rf"^(?P<indent> *)(?P<before>[^\s-].*[\]}}\"'])\s*(?P<at>{WORD}:(?=\s|$))",
        "\\g<indent>\\g<before>\n\\g<indent>\\g<at>",
    ),
    _undo(
        _TWO_ON_A_LINE,
        rf"^(?P<indent> *)(?P<before>- .*[\]}}\"'])\s*(?P<at>{WORD}:(?=\s|$))",
        "\\g<indent>\\g<before>\n\\g<indent>  \\g<at>",
    ),
    _undo(AFTER_BRACKETS, r"(?<=[\]}])\s+(?P<at>[^\s#,\]}:])", r" # \g<at>"),
    _undo(None, rf"{_BEGIN}(?:{WORD}:\s+)?){_PLAIN}{_REST}", r'\g<before>"\g<text>"\g<rest>'),
    _undo(None, rf"{_FLOW}{_PLAIN_IN_BRACKETS}(?P<rest>\s*[,\]}}])", r'\g<before>"\g<text>"\g<rest>'),
    _undo(None, r"(?P<at>:)(?=[,\]}])", ""),
    _undo(None, r"(?<=[:-] )(?P<at>[|>])", ""),
    _undo(None, rf"{_QUOTED}(?P=at)(?=\s+[^\s#,\]}}:])", r"\g<text>"),
    _undo(None, rf"{_QUOTED}(?P=at)(?P<more>(?:(?!(?P=at)).)+)(?=(?P=at))", r"\g<at>\g<text>\g<more>"),
    _undo(
        None,
        rf"{_QUOTED}(?P=at)(?P<more>(?:(?!(?P=at)).)+)(?P=at)(?P<most>(?:(?!(?P=at)).)*)(?=(?P=at))",
        r"\g<at>\g<text>\g<more>\g<most>",
    ),
)
"""Slips that show on the line itself; when several undoings help alike, the first is believed."""

PROSE = (
    _undo(
        _NO_COMMENT,
        rf"^(?!\s*(?:- +)*{WORD}:(?:\s|$))(?P<before>\s*)(?P<at>{WORD},?)(?= \S)",
        r"\g<before># \g<at>",
    ),
)
NO_DASH_BEFORE = (
    _undo(_NO_DASH, r"^(?P<before> *) (?P<at>[\"'\[{])", r"\g<before>- \g<at>"),
    _undo(_NO_DASH, r"^(?P<before> *)  (?P<at>[\"'\[{])", r"\g<before>- \g<at>"),
    _undo(_NO_DASH, r"^(?P<before> *)(?P<at>[\"'\[{])", r"\g<before>- \g<at>"),
)
UNSURE = (
    _undo(_TEXT_ABOVE_KEYS, rf"{_BEGIN}{WORD}:\s+)(?P<at>[^\s#\[{{|>\"'])", r"\g<before># \g<at>"),
    _undo(_NO_DASH, r"^(?P<before> *) (?P<at>[^\s#-])", r"\g<before>- \g<at>"),
    _undo(_NO_DASH, r"^(?P<before> *)  (?P<at>[^\s#-])", r"\g<before>- \g<at>"),
    _undo(_NO_DASH, r"^(?P<before> *)(?P<at>[^\s#-])", r"\g<before>- \g<at>"),
)
"""Slips that other causes look like: asked when no other indentation helps."""
STRAY = (
    _undo(_STRAY, r"(?P<at>[\[\]{}\"',*&!|>%@`-])", ""),
    _undo(_STRAY, r"(?P<at>:)", ""),
)
