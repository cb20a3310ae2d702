"""From bytes to text to plain data, with the place of every key and value.

Reading is total: whatever the bytes are, what comes out is data (or `None`), a source map and a
list of problems; nothing is raised.  Every scalar is kept as the text that stands there, so types
come from the schema and never from YAML's guessing.  A key with nothing after it (or `~`, or `null`)
says nothing: it is left out of the data and keeps its place in the source map.
"""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import message
from trygg_cli.position import Span
from trygg_cli.text import refusals, yaml_document
from trygg_cli.text.yaml_document import Parsed

if TYPE_CHECKING:
    from trygg_cli.text.foreign_encoding import ForeignText

MAX_BYTES = 50_000_000
_OTHER_PROGRAMS = b"PK\3\4", b"%PDF-", b"{\\rtf", b"version https://git-lfs."
"""How files begin that may be UTF-8 throughout, and are no plans."""


def decode(content: bytes) -> tuple[str, PlacedProblem | None]:
    """Return the text of a file, and what is wrong when it is not UTF-8 (with or without a BOM)."""
    if len(content) > MAX_BYTES:
        too_large = message(
            "the file is {size} MB, and a plan may be {limit} MB",
            size=-(-len(content) // 1_000_000),
            limit=MAX_BYTES // 1_000_000,
        )
        return "", PlacedProblem("S12", Span(0, 0), too_large)
    if b"\0" not in content[:4] and not content.startswith(_OTHER_PROGRAMS):
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode("utf-8").removeprefix("\ufeff"), None
    return _foreign(content)


def _foreign(content: bytes) -> tuple[str, PlacedProblem | None]:
    from trygg_cli.text import foreign_encoding

    not_text = foreign_encoding.not_text(content)
    if not_text:
        return "", not_text
    wide = foreign_encoding.wide(content)
    if wide:
        return "", _encoding_problem(wide)
    try:
        return content.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError:
        narrow = foreign_encoding.read(content)
        return narrow.text, _encoding_problem(narrow)


def _encoding_problem(foreign: ForeignText) -> PlacedProblem:
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


def parse(text: str, *, for_data: bool = False) -> Parsed:
    """Read a text as YAML; sooner where it is read `for_data`, and no place in it is likely to be asked for."""
    refused = refusals.conflict(text) or _refused_character(text) or _refused_directive(text)
    if refused:
        return Parsed(problems=(refused,))
    return yaml_document.read_for_data(text) if for_data else yaml_document.read(text)


# what YAML 1.2 does not allow in a file, and the line ends that YAML 1.1 knows and no editor shows; said by
# what it is and not by what it is not, since that takes ten times as long to compile
UNPRINTABLE = re.compile("[\\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


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
