"""Text that is not saved as UTF-8: how it probably is saved, and what stands in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import message
from trygg_cli.position import Span

_WIDE = (  # the longer marks first, since the shorter ones begin them
    ("UTF-32", "utf_32_le", rb"\xff\xfe\0\0|[^\0]\0\0\0"),
    ("UTF-32", "utf_32_be", rb"\0\0\xfe\xff|\0\0\0[^\0]"),
    ("UTF-16", "utf_16_le", rb"\xff\xfe|[^\0]\0"),
    ("UTF-16", "utf_16_be", rb"\xfe\xff|\0[^\0]"),
)

_CODE_PAGES = (("Windows-1252", "cp1252"), ("Mac Roman", "mac_roman"), ("CP850 (MS-DOS)", "cp850"))
"""How Swedish has been written with a byte a letter, the likeliest first."""

_SWEDISH = re.compile("[åäöÅÄÖéÉ§–’”]")
_FOREIGN = re.compile("[\udc80-\udcff]+")


class ForeignText(NamedTuple):
    """A text, how it is probably saved, where the first such letter stands, and whether the others are UTF-8."""

    text: str
    encoding: str
    place: Span
    is_partial: bool = False


def decoded(content: bytes) -> tuple[str, PlacedProblem]:
    """Return what can be read of a file that is not UTF-8, and what is wrong."""
    if found := _wide(content):
        return "", _problem(found)
    narrow = _narrow(content)
    return narrow.text, _problem(narrow)


def _problem(foreign: ForeignText) -> PlacedProblem:
    if foreign.is_partial:
        said = message(
            "here is a character that is not saved as UTF-8, as the rest of the file is, but probably as {encoding}",
            encoding=foreign.encoding,
        )
        remedy = message("write it anew, with others that look wrong, and save the file")
    else:
        said = message("the file is not saved as UTF-8 but probably as {encoding}", encoding=foreign.encoding)
        remedy = message("open it in the editor you wrote it in, choose Save as, and pick the encoding UTF-8")
    return PlacedProblem("S02", foreign.place, said, remedy)


def is_wide(content: bytes) -> bool:
    """Tell whether bytes are two or four to a letter; of plain letters these are UTF-8 too, with nulls."""
    return any(re.match(start, content) for _, _, start in _WIDE)


def _wide(content: bytes) -> ForeignText | None:
    """Read bytes that are two or four to a letter, if they are."""
    for name, codec, start in _WIDE:
        if re.match(start, content):
            return ForeignText(
                content.decode(codec, errors="replace").removeprefix("\ufeff"), name, Span(0, 0)
            )
    return None


def read(content: bytes) -> ForeignText:
    """Read bytes that are not UTF-8, whatever they are."""
    return _wide(content) or _narrow(content)


def _narrow(content: bytes) -> ForeignText:
    partial = content.decode("utf-8", errors="surrogateescape").removeprefix("\ufeff")
    foreign = "".join(_FOREIGN.findall(partial))  # in the rest, which is UTF-8, other pages see letters too
    name, codec = max(_CODE_PAGES, key=lambda page: len(_SWEDISH.findall(_by_code_page(foreign, page[1]))))
    first = _FOREIGN.search(partial)
    at = first.start() if first else 0
    place = Span(at, at + 1)
    if first and not _SWEDISH.search(partial):
        return ForeignText(content.decode(codec, errors="replace"), name, place)
    return ForeignText(
        _FOREIGN.sub(lambda found: _by_code_page(found[0], codec), partial), name, place, is_partial=True
    )


def _by_code_page(foreign: str, codec: str) -> str:
    return foreign.encode("utf-8", errors="surrogateescape").decode(codec, errors="replace")
