"""What the parser of TOML complains of, in our words, and in which line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from pathlib import Path

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_VALUE = (
    message("there is no such value in TOML"),
    message('texts stand in quotation marks, as in lang = "sv"'),
)
_TWICE = message("a setting or a table stands there twice"), message("keep one of them")
_QUOTE = message("a quotation mark is missing"), _VALUE[1]
_BRACKET = message("a bracket is missing"), message('write both, as in plans = ["plans"] or [lint]')
_BACKSLASH = (
    message("there is a \\ in a text, which means something else in TOML"),
    message("write / between folders"),
)
_LETTER = (
    message("the name of a setting has a letter that names do not have in TOML"),
    message('names have only the letters a–z, as in lang = "sv"'),
)
_MORE = (
    message("there is more after the value"),
    message('write each setting on a line of its own, and texts in quotation marks, as in lang = "sv"'),
)
_LINE = (
    message("the line is no setting"),
    message('write each setting on a line of its own, as in lang = "sv"'),
)
_KNOWN = (
    ("Invalid value|Invalid date|Invalid hex|Found invalid|Illegal character", _VALUE),
    ("Cannot |Duplicate", _TWICE),
    ('Unterminated string|Expected .*"', _QUOTE),
    ("Unclosed|Expected .*[]}]", _BRACKET),
    ("Unescaped|Invalid escape|Escaped", _BACKSLASH),
    ("Expected newline", _MORE),
)
"""How complaints begin, in English, and what to say of them; of all others that the line is no setting."""


_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+"""


def line_of_long_key(text: str, most: int) -> int | None:
    """Return the line of the first key of a file that has more parts than so many, if there is one."""
    found = re.compile(rf"(?:^|[{{,])[ \t\[]*+(?:{_PART}){{{most}}}", re.MULTILINE).search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def explained(path: Path, text: str, complaint: str) -> tuple[Path, Message, Message]:
    """Return the place of what a parser complains of in a file, what is wrong there, and what would be right."""
    place = _PLACE.search(complaint)
    line, column = map(int, place.groups()) if place and place[1] else (text.rstrip("\n").count("\n") + 1, 0)
    what, hint = next((said for begin, said in _KNOWN if re.match(begin, complaint)), _LINE)
    if _is_letter_of_name(text.split("\n")[line - 1], column):
        what, hint = _LETTER
    return path.with_name(f"{path.name}:{line}"), message("this is not TOML: {reason}", reason=what), hint


def _is_letter_of_name(line: str, column: int) -> bool:
    """Tell whether in a column stands a letter that only values may have without quotation marks."""
    letter, before = line[column - 1 : column], line[: max(0, column - 1)]
    return letter.isalpha() and not letter.isascii() and "=" not in before
