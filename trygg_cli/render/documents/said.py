"""What a report says, whatever file it is in: its pieces of text in order, each under the heading it stands under."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.render.documents import from_html, programs
from trygg_cli.render.documents.blocks import (
    Bullets,
    Card,
    Heading,
    LabelledPairs,
    Paragraph,
    Sender,
    TableBlock,
    plain,
)
from trygg_cli.report.verified import SaidPiece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from trygg_cli.render.documents.blocks import Block

_COMMENT = re.compile(r"<!-- trygg (\S+) -->")
_ANY_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ESCAPED = re.compile(r"\\([^\w\s])")
_MARKS = re.compile(r"\*\*|^\*|\*$|^(?:- |\d+\. )|&#8203;")
_RULE = re.compile(r"[\s|:-]+")
_WHITE = re.compile(r"\s+")
_NUMBERS = re.compile(r"\d+")
_HYPHENED = re.compile("\u00ad\n")


class SaidReport(NamedTuple):
    """All that a report says, and its mark; nothing where it has none."""

    mark: str
    pieces: tuple[SaidPiece, ...]


class ReportUnreadable(ValueError):
    """A file is not of the sort that its name says."""


def in_html(content: bytes) -> SaidReport:
    """Return what a page says."""
    leaflet = from_html.leaflet(content.decode("utf-8", "replace"))
    return SaidReport(leaflet.mark, _placed(_of_blocks(leaflet.blocks)))


def in_markdown(content: bytes) -> SaidReport:
    """Return what a text in Markdown says."""
    text = content.decode("utf-8", "replace")
    found = _COMMENT.search(text)
    lines: list[tuple[str, bool]] = []
    for line in _ANY_COMMENT.sub("", text).splitlines():
        level, _, rest = line.partition(" ") if line.startswith("#") else ("", "", line)
        if line.startswith("|"):
            cells = [] if _RULE.fullmatch(line) else re.split(r"(?<!\\)\|", line.strip().strip("|"))
            lines.append((_row(map(_unmarked, cells)), False))
        else:
            lines.append((_unmarked(rest), bool(level)))
    return SaidReport(_unmarked(found[1]) if found else "", _placed(lines))


def in_word(content: bytes) -> SaidReport:
    """Return what a file of Word says; raises `ProgramMissing` or `ReportUnreadable`."""
    docx = programs.docx()
    try:
        document = docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise ReportUnreadable from error
    lines: list[tuple[str, bool]] = []
    for value in document.iter_inner_content():
        if hasattr(value, "rows"):
            lines += [(_row(cell.text for cell in row.cells), False) for row in value.rows]
        else:
            lines.append(
                (
                    value.text,
                    str(getattr(value.style, "name", "")).casefold().startswith(("heading", "rubrik")),
                )
            )
    return SaidReport(document.core_properties.keywords or "", _placed(lines))


def in_pdf(content: bytes) -> SaidReport:
    """Return what a PDF says, line by line; raises `ProgramMissing` or `ReportUnreadable`."""
    pypdf = programs.pypdf()
    try:
        read = pypdf.PdfReader(io.BytesIO(content))
        running, lines = _without_running([page.extract_text().splitlines() for page in read.pages])
        about = read.metadata or {}
        headings = {" ".join(str(title).split()) for title in _titles(read.outline)}
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ReportUnreadable from error
    text = _HYPHENED.sub("", "\n".join(lines))
    said = ((line, line.strip() in headings) for line in (*text.splitlines(), *running))
    return SaidReport(str(about.get("/Keywords", "")), _placed(said))


def _without_running(pages: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """Return what stands at the head and at the foot of every page, once, and the lines of the pages without it.

    Where a page ends hangs on all that stands before it, so that one word more would otherwise differ on every page.
    """
    heads = Counter(page[0] for page in pages[1:] if page)
    feet = Counter(_NUMBERS.sub("", page[-1]) for page in pages if page)
    running = [line for most in (heads, feet) for line, _ in most.most_common(1)]
    lines: list[str] = []
    for number, page in enumerate(pages):
        has_head = number > 0 and page[:1] == running[:1]
        has_foot = len(page) > 1 and _NUMBERS.sub("", page[-1]) == running[-1]
        lines += page[has_head : len(page) - has_foot]
    return running, lines


def enclosed(content: bytes) -> tuple[str, ...]:
    """Return the texts that a PDF has enclosed; raises `ProgramMissing` or `ReportUnreadable`."""
    pypdf = programs.pypdf()
    try:
        found = pypdf.PdfReader(io.BytesIO(content)).attachments
        return tuple(
            dict.fromkeys(text.decode("utf-8", "replace") for texts in found.values() for text in texts)
        )
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ReportUnreadable from error


READERS: dict[str, Callable[[bytes], SaidReport]] = {
    ".html": in_html,
    ".md": in_markdown,
    ".docx": in_word,
    ".pdf": in_pdf,
}
"""How a file is read, by what its name ends with."""


def _placed(lines: Iterable[tuple[str, bool]]) -> tuple[SaidPiece, ...]:
    place, found = "", []
    for line, is_heading in lines:
        text = _WHITE.sub(" ", line.replace("\u200b", "")).strip()
        if is_heading and text:
            place = text
        if text:
            found.append(SaidPiece(place, text))
    return tuple(found)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, bool]]:
    """Yield the texts in blocks, and which are headings; a chart draws what stands beside it."""
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield plain(block.runs), isinstance(block, Heading)
        elif isinstance(block, TableBlock):
            yield from ((_row(map(plain, row)), False) for row in (block.head, *block.rows))
        elif isinstance(block, LabelledPairs):
            for pair in block.pairs:
                yield plain(pair.label), False
                yield from _of_blocks(pair.blocks)
        elif isinstance(block, (Bullets, Card, Sender)):
            for inside in block.items if isinstance(block, Bullets) else (block.blocks,):
                yield from _of_blocks(inside)


def _titles(outline: Iterable[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title


def _row(cells: Iterable[str]) -> str:
    return " | ".join(cell.strip() or "–" for cell in cells)


def _unmarked(text: str) -> str:
    return _ESCAPED.sub(r"\1", _MARKS.sub("", text.strip()))
