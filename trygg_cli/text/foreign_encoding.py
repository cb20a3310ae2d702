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


_NO_TEXTS = (
    (b"PK\3\4", message("the file is a document of Word, Excel or the like, or a zip file, and no text")),
    (b"\xd0\xcf\x11\xe0", message("the file is a document of an old Word or Excel and no text")),
    (b"{\\rtf", message("the file is a document in the format RTF and no text")),
    (b"%PDF-", message("the file is a PDF and no text")),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), message("the file is a picture and no text")),
    (b"\x1f\x8b", message("the file is packed (gzip) and no text")),
)


def not_text(content: bytes) -> PlacedProblem | None:
    """Return what is wrong with a file that another program has written in a form of its own."""
    place = Span(0, 0)
    if content.startswith(b"version https://git-lfs.github.com/"):
        return PlacedProblem(
            "S02",
            place,
            message("here stands only what git keeps in place of a large file (Git LFS)"),
            message("fetch the file itself with git lfs pull"),
        )
    said = next((said for start, said in _NO_TEXTS if content.startswith(start)), None)
    remedy = message("write the plan as text; trygg new makes one to fill in")
    return said and PlacedProblem("S02", place, said, remedy)


class ForeignText(NamedTuple):
    """A text, how it is probably saved, where the first such letter stands, and whether the others are UTF-8."""

    text: str
    encoding: str
    place: Span
    is_partial: bool = False


def wide(content: bytes) -> ForeignText | None:
    """Read bytes that are two or four to a letter, if they are; of plain letters these are UTF-8 too, with nulls."""
    for name, codec, start in _WIDE:
        if re.match(start, content):
            return ForeignText(
                content.decode(codec, errors="replace").removeprefix("\ufeff"), name, Span(0, 0)
            )
    return None


def read(content: bytes) -> ForeignText:
    """Read bytes that are not UTF-8, whatever they are."""
    return wide(content) or _narrow(content)


def _narrow(content: bytes) -> ForeignText:
    whole = {page: content.decode(page[1], errors="replace") for page in _CODE_PAGES}
    name, codec = page = max(whole, key=lambda page: len(_SWEDISH.findall(whole[page])))
    partial = content.decode("utf-8", errors="surrogateescape").removeprefix("\ufeff")
    first = _FOREIGN.search(partial)
    at = first.start() if first else 0
    place = Span(at, at + 1)
    if first and not _SWEDISH.search(partial):
        return ForeignText(whole[page], name, place)
    return ForeignText(
        _FOREIGN.sub(lambda found: _decoded(found[0], codec), partial), name, place, is_partial=True
    )


def _decoded(foreign: str, codec: str) -> str:
    return foreign.encode("utf-8", errors="surrogateescape").decode(codec, errors="replace")
