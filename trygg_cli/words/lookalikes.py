"""Signs that look like others: letters in two parts, full-width signs, other spaces, dashes and quotation marks.

They come along when text is pasted from a web page, a PDF or another program.  YAML and the plan format take them
for something else than they look like, so what they break is told by their names.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from trygg_cli.message import Message, message

_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_UNSEEN = "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_WIDE = "[\uff01-\uff5e]"
_COLON = "[\u02d0\u0589\u2236\ua789\ufe13\ufe55]"
_SMALL = "[\ufe50\ufe5b\ufe5c\ufe5f]"
_DASH = "[\u2010-\u2015\u2212\ufe58\ufe63]"
_BULLET = "[\u2022\u2023\u2219\u25aa\u25ab\u25cb\u25cf\u25e6·]"
_QUOTE = "[\u2018-\u201f\u2039\u203a«»]"
_PARTS = "\\w[\u0300-\u036f]+"
_CYRILLIC, _AS_THEY_LOOK = "абсԁеһіјкӏморԛѕтѵхуАВСЕНІЈКМОРЅТХҮ", "abcdehijklmopqstvxyABCEHIJKMOPSTXY"
_GREEK, _AS_THOSE_LOOK = "αεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΧΥ", "aeiknoptuxABEZHIKMNOPTXY"
_LETTER = f"[{_CYRILLIC}{_GREEK}]"
_ASCII = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | str.maketrans(_CYRILLIC + _GREEK, _AS_THEY_LOOK + _AS_THOSE_LOOK)
    | str.maketrans("\u02d0\u0589\u2236\ua789\ufe13\ufe55\ufe50\ufe5b\ufe5c\ufe5f", "::::::,{}#")
)
_ENCLOSED = rf"(?s:\s*{_QUOTE}(?P<inside>.*?){_QUOTE}\s*)"

_NAMES = (
    (_PARTS, message('"{sign}" is written in two parts, a letter and a loose mark (NFD)')),
    (_WIDE, message('"{sign}" is a full-width sign')),
    (f"{_COLON}|{_SMALL}", message('"{sign}" only looks like the sign on the keyboard (U+{number})')),
    (_LETTER, message('"{sign}" is a letter of another alphabet that looks like ours (U+{number})')),
    ("\u00a0", message("here is a non-breaking space")),
    (_SPACE, message("here is a space of another sort (U+{number})")),
    (_UNSEEN, message("here is a character that cannot be seen (U+{number})")),
    (_QUOTE, message('"{sign}" is no quotation mark to YAML')),
    (_DASH, message('"{sign}" is a longer dash than the one on the keyboard')),
)
_ODD = "|".join(f"({pattern})" for pattern, _ in _NAMES)
_STRUCTURE = (
    rf"(?P<sign>{_SPACE}|{_UNSEEN}|{_COLON}|{_SMALL}|[：，［］｛｝＃]|(?<![^ ])(?:{_DASH}|{_BULLET})(?= )"
    rf"|(?<![^ :\[{{,-]){_QUOTE}|{_QUOTE}(?=\s*(?:[,\]}}:]|$)))"
)
_ALWAYS_ODD = 7
"""As many of the names are of signs that belong in no text of ours."""
_SHOWN = 10


def plain(text: str) -> str:
    """Return a text with the signs that were meant: whole letters, ordinary spaces and dashes, no quotes around."""
    if text.isascii():
        return text.strip()
    enclosed = re.fullmatch(_ENCLOSED, text)
    meant = normalize("NFC", (enclosed["inside"] if enclosed else text).translate(_ASCII))
    return re.sub(_DASH, "-", re.sub(_SPACE, " ", re.sub(_UNSEEN, "", meant))).strip()


def name(text: str, *, is_broken: bool = False) -> Message | None:
    """Return what the first odd sign in a text is, if there is one.

    Dashes and quotation marks belong to prose; they are told only where they have broken something.
    """
    found = None if text.isascii() else next(_found(text, is_broken=is_broken), None)
    return _named(found) if found else None


def _found(text: str, *, is_broken: bool) -> Iterator[re.Match[str]]:
    return (found for found in re.finditer(_ODD, text) if is_broken or (found.lastindex or 0) <= _ALWAYS_ODD)


def dashed(text: object) -> Message | None:
    """Return what is odd with the dash that a text begins with as a list item does, if it is no dash and a space."""
    first = next(iter(text), None) if isinstance(text, dict) else text
    if not isinstance(first, str):
        return None
    if re.match(r"-\w", first):
        return message("the space after the dash is missing")
    if re.match(rf"{_BULLET}\s", first):
        return message('"{sign}" is no dash', sign=first[0])
    found = re.match(rf"({_DASH})\s", first)
    return name(found[1], is_broken=True) if found else None


def is_bullet(sign: str) -> bool:
    """Tell whether a sign is one that lists are printed with."""
    return re.fullmatch(_BULLET, sign) is not None


def is_copy(sign: str) -> bool:
    """Tell whether a sign is a colon, comma, brace or number sign of another sort."""
    return re.fullmatch(f"{_COLON}|{_SMALL}", sign) is not None


def structure(line: str) -> tuple[str, int, str]:
    """Return a line with the signs that YAML would take for its own as they were meant, and where the first odd one is.

    Those are any that cannot be told from others, and dashes and quotation marks only where YAML looks for them.
    """
    found = re.search(_STRUCTURE, line)
    if line.isascii() or found is None:
        return line, 0, ""
    return re.sub(_STRUCTURE, _meant, line), found.start("sign"), found["sign"]


def _meant(found: re.Match[str]) -> str:
    sign = found["sign"]
    if re.fullmatch(_UNSEEN, sign):
        return ""
    if re.fullmatch(_QUOTE, sign):
        return '"'
    ordinary = sign.translate(_ASCII)
    is_tight = ordinary in ":," and not found.string.startswith((" ", "\n"), found.end())
    return (
        "-"
        if re.fullmatch(f"{_DASH}|{_BULLET}", sign)
        else " "
        if re.fullmatch(_SPACE, sign)
        else ordinary + " " * is_tight
    )


def _named(found: re.Match[str]) -> Message:
    said, sign = _NAMES[(found.lastindex or 1) - 1][1], found[0]
    values = {"sign": normalize("NFC", sign)[:_SHOWN], "number": f"{ord(sign[0]):04X}"}
    return message(said.text, **{key: value for key, value in values.items() if f"{{{key}}}" in said.text})
