"""Blocks as the XML of Word: paragraphs and tables in the styles that a document has."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.render.documents.blocks import (
    Bullets,
    Card,
    Chart,
    Heading,
    LabelledPairs,
    PageBreak,
    Paragraph,
    Sender,
    TableBlock,
)
from trygg_cli.render.documents.columns import heading_of, is_tall
from trygg_cli.render.documents.together import stays_together, with_what_follows
from trygg_cli.safe import is_plain, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trygg_cli.render.documents.blocks import Block, Run, Runs
    from trygg_cli.render.documents.columns import ColumnsByHeading

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COLOURS = {
    "done": "1C6B39", "ongoing": "1B5A90", "partly": "7A4D0B", "late": "A32A1C",
    "not-started": "56616B", "not-begun": "56616B", "resting": "65488A", "cancelled": "6B3F33", "unknown": "5B5B52",
}  # fmt: skip
_MUTED = "4A545D"
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_SETTINGS = re.compile(r"(<w:pPr>(?:<w:pStyle [^>]*/>)?)(.*?</w:pPr>)")
_FIRST = re.compile(r"<w:p>(<w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext/>)?)?")
_KEPT = re.compile("([\n\ufe0e\ufe0f\u200d])")


class WordPage(NamedTuple):
    """What blocks are put into: the ids of its styles by role, the width of its text, and how pictures come in.

    `columns` are those of the tables that come into it.
    """

    styles: Mapping[str, str]
    width: int
    picture: Callable[[Chart], str]
    columns: ColumnsByHeading


def tag(language: str) -> str:
    """Return a language as Word names it."""
    return _LANGUAGES.get(language, language)


def body(blocks: Sequence[Block], page: WordPage) -> str:
    """Return the XML of blocks, as it stands in a document's body."""
    written, is_new_page = [], False
    for block, leads in with_what_follows(blocks):
        if isinstance(block, PageBreak):
            is_new_page = True
        elif xml := _written(block, page):
            xml = _kept(xml, with_next=leads) if leads or stays_together(block) else xml
            written.append(_on_new_page(xml) if is_new_page else xml)
            is_new_page = False
    return "".join(written)


def _kept(xml: str, *, with_next: bool) -> str:
    """Return XML whose paragraphs are on the page of the last of them, which may be on the page of the next."""
    *others, end = xml.split("<w:p>")
    before, *kept = others
    return "<w:p>".join([before, *map(_with_next, kept), _with_next(end) if with_next else end])


def _with_next(paragraph: str) -> str:
    """Return a paragraph, less its first tag, that is on the page where the next begins."""
    settings = _SETTINGS.match(paragraph)
    if not settings:
        return f"<w:pPr><w:keepNext/></w:pPr>{paragraph}"
    return (
        paragraph
        if "<w:keepNext/>" in settings[0]
        else f"{settings[1]}<w:keepNext/>{settings[2]}{paragraph[settings.end() :]}"
    )


def _on_new_page(xml: str) -> str:
    """Return XML that begins a page; a break by itself could fill one, where the page before is just full."""
    start = _FIRST.match(xml)
    if not start:
        return f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>{xml}"
    settings = start[1] or "<w:pPr>"
    end = "" if start[1] else "</w:pPr>"
    return f"<w:p>{settings}<w:pageBreakBefore/>{end}{xml[start.end() :]}"


def _written(block: Block, page: WordPage) -> str:
    match block:
        case Heading(level, runs):
            written = _paragraph(runs, page, f"heading {level}", outline=level - 1)
        case Paragraph(runs, role):
            written = _paragraph(runs, page, role)
        case Bullets(items):
            written = "".join([_bullet(item, page) for item in items])
        case LabelledPairs(pairs):
            written = "".join([_pair(pair.label, pair.blocks, page) for pair in pairs])
        case TableBlock():
            written = _table(block, page)
        case Chart():
            written = page.picture(block)
        case Sender(logo, inside):
            written = (page.picture(logo) if logo else "") + body(inside, page)
        case PageBreak():
            written = ""
        case Card(_, inside):
            written = body(inside, page)
    return written


def _paragraph(
    runs: Runs, page: WordPage, role: str = "", *, before: str = "", outline: int | None = None
) -> str:
    style = page.styles.get(role)
    settings = f'<w:pStyle w:val="{escape(style)}"/>' if style else ""
    if not style and outline is not None:
        settings = f'<w:keepNext/><w:outlineLvl w:val="{outline}"/>'
        runs = tuple(run._replace(style=run.style._replace(strong=True)) for run in runs)
    return f"<w:p>{f'<w:pPr>{settings}</w:pPr>' if settings else ''}{before}{''.join(map(_run, runs))}</w:p>"


def _bullet(item: Sequence[Block], page: WordPage) -> str:
    first, *rest = item
    if not isinstance(first, Paragraph):
        return body(item, page)
    dash = "" if "bullet" in page.styles else _text("– ")
    return _paragraph(first.runs, page, "bullet", before=dash) + body(rest, page)


def _pair(label: Runs, told: Sequence[Block], page: WordPage) -> str:
    """Return a label with what it stands before: on the same line where that is a paragraph."""
    strong = tuple(run._replace(style=run.style._replace(strong=True)) for run in label)
    before = "".join(map(_run, strong)) + _text(": ")
    if told and isinstance(told[0], Paragraph):
        return _paragraph(told[0].runs, page, "pair", before=before) + body(told[1:], page)
    return _paragraph((), page, "pair", before=before) + body(told, page)


def _run(run: Run) -> str:
    style = run.style
    settings = [
        "<w:b/>" if style.strong or style.look else "",
        f'<w:color w:val="{COLOURS[style.look]}"/>' if style.look else "",
        f'<w:color w:val="{_MUTED}"/>' if style.muted and not style.look else "",
        f'<w:lang w:val="{escape(tag(style.language))}"/>' if style.language else "",
    ]
    return _text(run.text, "".join(settings))


def _text(text: str, settings: str = "") -> str:
    """Return text as XML: what acts or hides is named, and what Word itself joins signs with is kept."""
    if not is_plain(text):
        text = "".join([part if _KEPT.fullmatch(part) else terminal(part) for part in _KEPT.split(text)])
    lines = [f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{f'<w:rPr>{settings}</w:rPr>' if settings else ''}{'<w:br/>'.join(lines)}</w:r>"


def _table(grid: TableBlock, page: WordPage) -> str:
    widths = page.columns[heading_of(grid)].widths
    sizes = [int(page.width * width / sum(widths)) for width in widths]
    style = page.styles.get("table")
    told = escape(grid.caption)
    settings = (
        (f'<w:tblStyle w:val="{escape(style)}"/>' if style else "")
        + f'<w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        + '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        + ' w:noVBand="1"/>'
        + (f'<w:tblCaption w:val="{told}"/><w:tblDescription w:val="{told}"/>' if told else "")
    )
    columns = "".join([f'<w:gridCol w:w="{size}"/>' for size in sizes])
    head = _row(grid.head, sizes, page, "<w:cantSplit/><w:tblHeader/>", "head")
    rows = [
        _row(row, sizes, page, "" if is_tall(row, widths) else "<w:cantSplit/>", "cell") for row in grid.rows
    ]
    table = (
        f"<w:tbl><w:tblPr>{settings}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
    )
    return f"{table}{_paragraph((), page, 'after')}"


def _row(cells: Sequence[Runs], sizes: Sequence[int], page: WordPage, settings: str, role: str) -> str:
    written = [
        f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{_paragraph(cell, page, role)}</w:tc>'
        for cell, size in zip(cells, sizes, strict=True)
    ]
    return f"<w:tr>{f'<w:trPr>{settings}</w:trPr>' if settings else ''}{''.join(written)}</w:tr>"
