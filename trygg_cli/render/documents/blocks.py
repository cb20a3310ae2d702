"""What a document consists of, whatever program shows it: headings, paragraphs, lists, tables and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import clipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_LINE = 108
"""So many signs have room on the line above a page, or below it."""


class Style(NamedTuple):
    """How a piece of text stands out: `look` names a status, `language` one that differs from the document's."""

    strong: bool = False
    muted: bool = False
    look: str = ""
    language: str = ""


class Run(NamedTuple):
    """A piece of text in one style; a line may end in it."""

    text: str
    style: Style = Style()


Runs = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading; the document's title has level 1."""

    level: int
    runs: Runs


class Paragraph(NamedTuple):
    """A paragraph; `role` is what it is there for: lead, note, label, muted, or nothing in particular."""

    runs: Runs
    role: str = ""


class Bullets(NamedTuple):
    """A list; each item has blocks of its own."""

    items: tuple[Blocks, ...]


class LabelledPair(NamedTuple):
    """What stands under a label."""

    label: Runs
    blocks: Blocks


class LabelledPairs(NamedTuple):
    """Labels, each with what stands under it."""

    pairs: tuple[LabelledPair, ...]


class TableBlock(NamedTuple):
    """A table with one row of headings; `caption` says what it shows where nothing else does."""

    caption: str
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


class Chart(NamedTuple):
    """A drawing or another picture as SVG, and in words what it shows."""

    svg: str
    alternative: str
    is_logo: bool = False


class Card(NamedTuple):
    """Blocks about one item, beside the colour of its status."""

    look: str
    blocks: Blocks


class Sender(NamedTuple):
    """Who sends a document, above its title; a letterhead of the file's own takes its place."""

    logo: Chart | None
    blocks: Blocks


class PageBreak(NamedTuple):
    """Where a new page begins."""


Block = PageBreak | Sender | Heading | Paragraph | Bullets | LabelledPairs | TableBlock | Chart | Card
Blocks = tuple[Block, ...]


class Leaflet(NamedTuple):
    """A whole document: its title, language and day, what it says of where it comes from, and its blocks.

    `accent` is the colour of its headings, where the page has one of its own; one that `is_brief` is to fit on a page.
    """

    title: str
    language: str
    day: str
    publisher: str
    mark: str
    blocks: Blocks
    accent: str = ""
    is_brief: bool = False


class Running(NamedTuple):
    """What stands on pages besides the text, each on a line: the plan's title, what is told of it, and by whom."""

    title: str
    about: str
    publisher: str


def running(leaflet: Leaflet) -> Running:
    """Return what stands above and below the pages of a document, cut where it has no room."""
    title, _, about = leaflet.title.partition(" – ")
    about = clipped(about.partition(" – ")[0], _LINE * 2 // 3)
    return Running(clipped(title, _LINE - len(about)), about, clipped(leaflet.publisher, _LINE * 2 // 5))


def plain(runs: Runs) -> str:
    """Return a text without its styles."""
    return "".join([run.text for run in runs])


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with those inside them, in the order that they are read."""
    for block in blocks:
        yield block
        match block:
            case Sender(logo, inside):
                yield from every((*((logo,) if logo else ()), *inside))
            case Card(_, inside):
                yield from every(inside)
            case Bullets(items):
                for item in items:
                    yield from every(item)
            case LabelledPairs(pairs):
                for pair in pairs:
                    yield from every(pair.blocks)
