"""From bytes to text to plain data, with the place of every key and value.

Reading is total: whatever the bytes are, what comes out is data (or `None`), a source map and a
list of problems; nothing is raised.  Every scalar is kept as the text that stands there, so types
come from the schema and never from YAML's guessing.  A key with nothing after it (or `~`, or `null`)
says nothing: it is left out of the data and keeps its place in the source map.
"""

from __future__ import annotations

import contextlib
import re

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import message
from trygg_cli.position import Span
from trygg_cli.text import refusals, yaml_document
from trygg_cli.text.yaml_document import Parsed

MAX_BYTES = 50_000_000
_NO_PLAN = message("write the plan as text; trygg new makes one to fill in")
_NO_TEXTS = (
    (
        b"PK\3\4",
        message("the file is a document of Word, Excel or the like, or a zip file, and no text"),
        _NO_PLAN,
    ),
    (b"\xd0\xcf\x11\xe0", message("the file is a document of an old Word or Excel and no text"), _NO_PLAN),
    (b"{\\rtf", message("the file is a document in the format RTF and no text"), _NO_PLAN),
    (b"%PDF-", message("the file is a PDF and no text"), _NO_PLAN),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), message("the file is a picture and no text"), _NO_PLAN),
    (b"\x1f\x8b", message("the file is packed (gzip) and no text"), _NO_PLAN),
    (
        b"version https://git-lfs.github.com/",
        message("here stands only what git keeps in place of a large file (Git LFS)"),
        message("fetch the file itself with git lfs pull"),
    ),
)
"""How files begin that are no plans, also those that are UTF-8 throughout: what they are, and what to do."""


def decode(content: bytes) -> tuple[str, PlacedProblem | None]:
    """Return the text of a file, and what is wrong when it is not UTF-8 (with or without a BOM)."""
    fault = _too_large(content) or _of_another_program(content)
    if fault:
        return "", fault
    with contextlib.suppress(UnicodeDecodeError):
        text = content.decode("utf-8").removeprefix("\ufeff")
        if b"\0" not in content[:4] or not _is_wide(content):
            return text, None
    from trygg_cli.text import foreign_encoding

    return foreign_encoding.decoded(content)


def _too_large(content: bytes) -> PlacedProblem | None:
    if len(content) <= MAX_BYTES:
        return None
    said = message(
        "the file is {size} MB, and a plan may be {limit} MB",
        size=-(-len(content) // 1_000_000),
        limit=MAX_BYTES // 1_000_000,
    )
    return PlacedProblem("S12", Span(0, 0), said)


def _of_another_program(content: bytes) -> PlacedProblem | None:
    """Return what is wrong with a file that another program has written in a form of its own."""
    known = ((said, remedy) for start, said, remedy in _NO_TEXTS if content.startswith(start))
    return next((PlacedProblem("S02", Span(0, 0), *found) for found in known), None)


def _is_wide(content: bytes) -> bool:
    from trygg_cli.text import foreign_encoding

    return foreign_encoding.is_wide(content)


def parse(text: str, *, for_data: bool = False) -> Parsed:
    """Read a text as YAML; sooner where it is read `for_data`, and no place in it is likely to be asked for."""
    if for_data and not any(map(text.__contains__, _REFUSED_BY_US)):
        found = yaml_document.read_for_data(text)
        if found:
            return found
    refused = refusals.conflict(text) or _refused_character(text) or _refused_directive(text)
    return Parsed(problems=(refused,)) if refused else yaml_document.read(text)


# what YAML 1.2 does not allow in a file, and the line ends that YAML 1.1 knows and no editor shows; said by
# what it is and not by what it is not, since that takes ten times as long to compile
UNPRINTABLE = re.compile("[\\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

_REFUSED_BY_US = ("\x85", "\u2028", "\u2029", "\ufeff", "<<<<<<<", ">>>>>>>", "%YAML", "%TAG")
"""Signs of what is refused here and libyaml lets through; at every other such character it stops by itself."""


def _refused_character(text: str) -> PlacedProblem | None:
    found = UNPRINTABLE.search(text)
    return found and PlacedProblem(
        "S01",
        Span(*found.span()),
        message("here is a character that cannot be seen: U+{number}", number=f"{ord(found[0]):04X}"),
        message("delete it; it usually comes along when text is pasted from another program"),
    )


# refused before libyaml sees them, since it compares each %TAG with all that came before it
_DIRECTIVE = re.compile(r"%(?<![^\r\n]%)(?:YAML|TAG)\b")


def _refused_directive(text: str) -> PlacedProblem | None:
    found = _DIRECTIVE.search(text)
    return found and refusals.DIRECTIVE.at(Span(*found.span()), name=found[0])
