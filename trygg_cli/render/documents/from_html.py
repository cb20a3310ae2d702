"""A report's page in HTML taken apart into blocks, so that every document says what the page says.

It knows the elements that templates of reports use, also a municipality's own; what is only for a screen is left out.
What is folded up on the page comes last, under a heading of its own.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, ClassVar

from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.documents.blocks import (
    Bullets,
    Card,
    Chart,
    Heading,
    LabelledPair,
    LabelledPairs,
    Leaflet,
    PageBreak,
    Paragraph,
    Run,
    Sender,
    Style,
    TableBlock,
    plain,
)
from trygg_cli.render.documents.elements import Element, parsed
from trygg_cli.render.documents.embedded import drawing
from trygg_cli.render.documents.folded import FoldedPart, told_once
from trygg_cli.render.documents.tidy_runs import LINE_END, tidy
from trygg_cli.report.mark import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from trygg_cli.render.documents.blocks import Block, Blocks, Runs

LOOKS = {"done", "ongoing", "partly", "late", "not-started", "not-begun", "resting", "cancelled", "unknown"}
_WHY = re.compile(r"(?:p\d+-)?why\b")
"""The part that tells how things are judged, by what it is headed; of several plans with the number of the plan."""

_ROLES = ("lead", "note", "label", "muted", "over", "standfirst")
_ON_SCREEN = {"nav", "script", "style", "template"}
_INLINE = {
    "a", "abbr", "b", "br", "cite", "code", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup", "time",
    "u", "wbr",
}  # fmt: skip
_DRAWING = re.compile(r"<svg\b[^>]*>.*?</svg\s*>", re.DOTALL | re.IGNORECASE)
_PATTERN = re.compile(r"(<pattern\b[^>]*\bid=\"([\w-]+)\".*?</pattern>)", re.DOTALL)
_FILLED = re.compile(r"url\(#([\w-]+)\)")
_SAID = re.compile(r"<(?:title|desc)\b[^>]*>([^<]+)</")
_LINES = {"p", "div", "li"}
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def leaflet(html: str) -> Leaflet:
    """Return the document that a page is."""
    reader = _PageReader(_DRAWING.findall(html))
    numbers = iter(range(len(reader.drawings)))
    page = parsed(_DRAWING.sub(lambda _: f'<svg data-at="{next(numbers)}"></svg>', html))
    root = next(page.find("html"), page)
    named = {
        element.attributes.get("name", ""): element.attributes.get("content", "")
        for element in root.find("meta")
    }
    title = next(root.find("title"), None)
    blocks = reader.blocks(next(root.find("body"), root), Style())
    blocks += reader.unfolded()
    return Leaflet(
        title=plain(tuple(tidy(reader.runs(title, Style())))) if title else "",
        language=root.attributes.get("lang") or "sv",
        day=_day(named),
        publisher=named.get("dcterms.publisher", ""),
        mark=named.get("trygg", ""),
        blocks=blocks,
        accent=named.get("theme-color", "") if _COLOUR.fullmatch(named.get("theme-color", "")) else "",
        is_brief=any("one-page" in element.classes for element in page.find("div")),
    )


def _day(named: dict[str, str]) -> str:
    """Return the day of a document, which must have one: the page's, or else the last of the period it is about."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", named.get("dcterms.date", "")):
        return named["dcterms.date"]
    mark = parse(named.get("trygg", ""))
    return (mark.period.end if mark else date(1980, 1, 1)).isoformat()


class _PageReader:
    """Turns elements into blocks, and keeps what was folded up until the end."""

    def __init__(self, drawings: list[str]) -> None:
        self.drawings = drawings
        self._patterns = {name: text for drawing in drawings for text, name in _PATTERN.findall(drawing)}
        self.folded: list[FoldedPart] = []

    def blocks(self, element: Element, style: Style) -> Blocks:
        """Return the blocks in an element; text that stands beside them is a paragraph of its own."""
        found: list[Block] = []
        loose: list[Run] = []

        def settle() -> None:
            runs = tidy(loose)
            if runs:
                found.append(Paragraph(runs))
            loose.clear()

        for child in element.children:
            if isinstance(child, str):
                loose.append(Run(child, style))
            elif "skip" in child.classes:
                continue
            elif child.tag in _INLINE:
                loose += self.runs(child, style)
            elif child.tag not in _ON_SCREEN:
                settle()
                found += self._block(child, _within(child, style))
        settle()
        return tuple(found)

    def runs(self, element: Element, style: Style) -> list[Run]:
        """Return the text in an element, with the styles of what it stands in."""
        if element.tag == "br":
            return [Run(LINE_END, style)]
        own = _within(element, style)
        found: list[Run] = []
        for child in element.children:
            if isinstance(child, Element):
                if child.tag not in _ON_SCREEN and child.tag != "svg":
                    found += [Run(LINE_END, own)] if child.tag in _LINES and found else []
                    found += self.runs(child, own)
            else:
                found.append(Run(child, own))
        return found

    def _block(self, element: Element, style: Style) -> Iterable[Block]:
        make = self.makers.get(element.tag)
        if make:
            return make(self, element, style)
        if _WHY.match(element.attributes.get("aria-labelledby", "")):
            return self._reasons(element, style)
        if element.tag == "footer":  # what is told of the report itself comes last
            before, last = self.unfolded(), self.blocks(element, style._replace(muted=True))
            if last and isinstance(last[0], Paragraph) and not last[0].role:
                last = (last[0]._replace(role="colophon"), *last[1:])
            return (*before, *last)
        inside = self.blocks(element, style)
        if "letterhead" in element.classes:
            logo = next((block for block in inside if isinstance(block, Chart)), None)
            others = tuple(block for block in inside if block is not logo)
            return [Sender(logo._replace(is_logo=True) if logo else None, others)]
        if "last-of-page" in element.classes:
            return (*inside, PageBreak())
        look = next((name for name in element.classes if name in LOOKS), "")
        return [Card(look, inside)] if element.tag == "article" and inside else inside

    def unfolded(self) -> Blocks:
        """Return what was folded up and has not been told yet, under a heading of its own."""
        if not self.folded:
            return ()
        found, self.folded = self.folded, []
        return (Heading(2, (Run(translate(message("How it is judged"))),)), *told_once(found))

    def _reasons(self, element: Element, style: Style) -> Iterable[Block]:
        """Return the part that tells how things are judged, with all that was folded up before it."""
        before, self.folded = self.folded, []
        inside = self.blocks(element, style)
        found = [*inside, *told_once([*self.folded, *before])]
        self.folded = []
        return found

    def _heading(self, element: Element, style: Style) -> Iterable[Block]:
        """Return a heading; in the page's title, what stands in an element of its own is a line below it."""
        level, below = int(element.tag[1]), next(element.find("span"), None)
        if level > 1 or below is None or element.children[0] is below:
            return [Heading(level, self._text(element, style))]
        title = Element(element.tag, element.attributes)
        title.children = [child for child in element.children if child is not below]
        return [Heading(level, self._text(title, style)), Paragraph(self._text(below, style), "subtitle")]

    def _paragraph(self, element: Element, style: Style) -> Iterable[Block]:
        role = next((name for name in _ROLES if name in element.classes), "")
        if _leads_elsewhere(element):
            return ()
        runs = self._text(element, style)
        return [Paragraph(runs, role)] if runs else ()

    def _list(self, element: Element, style: Style) -> Iterable[Block]:
        items = [self.blocks(item, _within(item, style)) for item in element.find("li")]
        return [Bullets(tuple(filter(None, items)))]

    def _text(self, element: Element, style: Style) -> Runs:
        return tidy(self.runs(element, style), keeps_lines="lines" in element.classes)

    def _pairs(self, element: Element, style: Style) -> Iterable[Block]:
        pairs: list[LabelledPair] = []
        for part in element.find("dt", "dd"):
            own = _within(part, style)
            if part.tag == "dt":
                pairs.append(LabelledPair(self._text(part, own), ()))
            elif pairs:
                is_text = "lines" in part.classes
                told = (Paragraph(self._text(part, own)),) if is_text else self.blocks(part, own)
                pairs[-1] = pairs[-1]._replace(blocks=pairs[-1].blocks + told)
        return [LabelledPairs(tuple(pairs))] if pairs else ()

    def _table(self, element: Element, style: Style) -> Iterable[Block]:
        caption = next(element.find("caption"), None)
        head: list[tuple[Runs, ...]] = []
        rows: list[tuple[Runs, ...]] = []
        for row in element.find("tr"):
            cells = tuple(self._text(cell, _within(cell, style)) for cell in row.find("th", "td"))
            is_head = all(cell.tag == "th" for cell in row.find("th", "td"))
            (rows if head or not is_head else head).append(cells)
        above: Blocks = ()
        if caption and "hidden" not in caption.classes:
            above = self.blocks(caption, style)
        told = plain(self._text(caption, style)) if caption else ""
        width = max(map(len, head + rows), default=0)
        top = head[0] if head else ((),) * width
        return [*above, TableBlock(told, top, tuple(row + ((),) * (width - len(row)) for row in rows))]

    def _chart(self, element: Element, _: Style) -> Iterable[Block]:
        """Return a drawing that says what it shows, with the patterns that it is filled with."""
        drawing = self.drawings[int(element.attributes["data-at"])]
        opening, rest = drawing.split(">", 1)
        told = [unescape(said) for said in _SAID.findall(rest)]
        if 'aria-hidden="true"' in opening or not told or "viewBox" not in opening:
            return ()
        filled = dict.fromkeys(_FILLED.findall(rest))
        defined = "".join([self._patterns[name] for name in filled if name in self._patterns])
        head = opening if _NAMESPACE in opening else f"{opening} {_NAMESPACE}"
        return [Chart(f"{head}><defs>{defined}</defs>{rest}", ". ".join(told))]

    def _picture(self, element: Element, style: Style) -> Iterable[Block]:
        """Return a picture, or the words for it where it cannot be shown; one without words adorns the page only."""
        told = element.attributes.get("alt", "").strip()
        svg = drawing(element.attributes.get("src", "")) if told else None
        if svg:
            return [Chart(svg, told)]
        return [Paragraph((Run(told, style),))] if told else ()

    def _fold(self, element: Element, style: Style) -> Iterable[Block]:
        summary = next(element.find("summary"), None)
        inside = Element("div", {})
        inside.children = [child for child in element.children if child is not summary]
        at = len(self.folded)
        told = self.blocks(inside, style)
        if told:
            heading = plain(self._text(summary, style)) if summary else ""
            self.folded.insert(at, FoldedPart(heading, element.attributes.get("data-about", ""), told))
        return ()

    makers: ClassVar[dict[str, Callable[[_PageReader, Element, Style], Iterable[Block]]]] = {
        **dict.fromkeys([f"h{level}" for level in range(1, 7)], _heading),
        "p": _paragraph,
        "ul": _list,
        "ol": _list,
        "dl": _pairs,
        "table": _table,
        "svg": _chart,
        "img": _picture,
        "details": _fold,
    }


def _leads_elsewhere(element: Element) -> bool:
    """Tell whether a paragraph is nothing but a way to another place on the page."""
    inside = [child for child in element.children if not isinstance(child, str) or child.strip()]
    link = inside[0] if len(inside) == 1 else ""
    return isinstance(link, Element) and link.tag == "a" and link.attributes.get("href", "").startswith("#")


def _within(element: Element, style: Style) -> Style:
    """Return the style of what is in an element."""
    if element.attributes:
        language = element.attributes.get("lang")
        style = style._replace(language=language) if language else style
        for name in element.classes:
            if name in ("muted", "id"):
                style = style._replace(muted=True)
            elif name in LOOKS and "state" in element.classes:
                style = style._replace(look=name)
            elif name == "name":
                style = style._replace(strong=True)
    if element.tag in ("b", "strong", "th"):
        style = style._replace(strong=element.tag != "th")
    return style
