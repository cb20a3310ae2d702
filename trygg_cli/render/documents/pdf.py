"""A report in PDF that screen readers can read (PDF/UA-1) and archives can keep (PDF/A-3a), with its plan inside.

It is set by Typst, which gets all texts as data and reads none of them as markup, from nowhere but this package.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from trygg_cli import package
from trygg_cli.language import translate
from trygg_cli.message import message
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
    running,
)
from trygg_cli.render.documents.columns import heading_of, is_tall, page_parts
from trygg_cli.render.documents.together import stays_together, with_what_follows
from trygg_cli.render.documents.typesetting import typeset
from trygg_cli.safe import is_plain, terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.render.documents.blocks import Block, Leaflet, Runs
    from trygg_cli.render.documents.columns import ColumnsByHeading, ColumnWidths

STANDARDS = ["ua-1", "a-3a"]
_ACROSS, _IN_HEADING = 40, 32
"""A word that is longer may be divided anywhere, so that it does not run out over the margin."""

_LONG_WORDS, _WORDS = re.compile(r"([^\W\d_]{10,})"), re.compile(r"([^\W\d_]{8,})")
_LONGEST_WORDS = re.compile(r"([^\W\d_]{18,})")
_NO_WORDS = re.compile(r"(?!)")
"""What may be divided at the end of a line: no abbreviations, ids or everyday words, and in tables only what must."""

_JOINT = re.compile(r"([./@_?&=:–-])(?=\w)")
"""Where addresses are divided."""

_AROUND = ".,;:!?()[]”“’'\""
_WIDEST = 1.25
"""How wide letters are that are mostly wide, where one is usual."""

_VIEW = re.compile(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')
_ACCENT = "#0f4c56"
_JOINS = re.compile("[\ufe0e\ufe0f\u200d]")


def render(leaflet: Leaflet, plans: Mapping[str, str]) -> bytes:
    """Return a document as PDF, with the texts of public plans attached by name; raises `ProgramMissing`."""
    inputs = {"data": json.dumps(_data(leaflet, plans), ensure_ascii=False)}
    source = package.text("render", "documents", "report.typ")
    made: bytes = typeset(source, inputs, "pdf", format="pdf", pdf_standards=STANDARDS, timestamp=0)
    return made


def _data(leaflet: Leaflet, plans: Mapping[str, str]) -> dict[str, object]:
    """Return what report.typ asks for."""
    day = [int(part) for part in leaflet.day.split("-")]
    return {
        "title": _written(leaflet.title),
        "author": _written(leaflet.publisher),
        "keywords": leaflet.mark,
        "description": _written(leaflet.title.partition(" – ")[2]),
        "running": {name: _opened(_written(text)) for name, text in running(leaflet)._asdict().items()},
        "day": day,
        "language": leaflet.language,
        "region": "SE" if leaflet.language == "sv" else "GB",
        "accent": leaflet.accent or _ACCENT,
        "brief": leaflet.is_brief,
        "words": {
            "page": translate(message("Page")),
            "of": translate(message("of {total}", total="")).strip(),
        },
        "attachments": [
            {
                "name": name,
                "text": text,
                "description": translate(
                    message("The plan that the report is made of, as it may be published")
                ),
            }
            for name, text in plans.items()
        ],
        "parts": _parts(leaflet.blocks),
    }


def _parts(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """Return the parts of a document whose pages are turned and are not, each in pieces that are halved or are not."""
    found: list[dict[str, object]] = []
    above = 0
    for is_turned, parts in groupby(page_parts(blocks), lambda part: part.is_turned):
        pieces = []
        for part in parts:
            pieces.append({"halved": part.is_halved, "blocks": told(part.blocks, above, part.columns)})
            for block in part.blocks:
                above = min(block.level, above + 1) if isinstance(block, Heading) else above
        found.append({"turned": is_turned, "pieces": pieces})
    return found


def told(blocks: Sequence[Block], above: int, columns: ColumnsByHeading) -> list[dict[str, object]]:
    """Return blocks as data; a heading is never more than a step below the one above it, as PDF/UA has it."""
    found = []
    for block, leads in with_what_follows(blocks):
        made: dict[str, object]
        match block:
            case Heading(level, runs):
                above = min(level, above + 1)
                made = {"sort": "heading", "level": above, "runs": _runs(runs, _NO_WORDS, _IN_HEADING)}
            case Bullets(items):
                made = {"sort": "bullets", "items": [told(item, above, columns) for item in items]}
            case LabelledPairs(pairs):
                labelled = [
                    {"label": _runs(pair.label), "blocks": told(pair.blocks, above, columns)}
                    for pair in pairs
                ]
                made = {"sort": "pairs", "pairs": labelled}
            case Sender(logo, inside):
                shown = _leaf(logo) if logo else None
                made = {"sort": "sender", "logo": shown, "blocks": told(inside, above, columns)}
            case Card(look, inside):
                made = {"sort": "card", "look": look, "blocks": told(inside, above, columns)}
            case TableBlock():
                made = _grid(block, columns[heading_of(block)])
            case _:
                made = _leaf(block)
        found.append(made | {"whole": stays_together(block), "leads": leads})
    return found


def _leaf(block: Paragraph | Chart | PageBreak) -> dict[str, object]:
    """Return a block that has no others in it as data."""
    match block:
        case Paragraph(runs, role):
            return {"sort": "paragraph", "runs": _runs(runs), "role": role}
        case Chart(svg, alternative):
            return {"sort": "chart", "svg": svg, "alternative": alternative, "ratio": _ratio(svg)}
        case PageBreak():
            return {"sort": "break"}


def _ratio(svg: str) -> float:
    """Return how high a drawing is for its width, by what it shows; nought where it does not say."""
    size = _VIEW.search(svg)
    return round(float(size[2]) / float(size[1]), 4) if size and float(size[1]) else 0.0


def _grid(grid: TableBlock, columns: ColumnWidths) -> dict[str, object]:
    words = _WORDS if columns.is_crowded else _LONGEST_WORDS
    longest = [max(int(width), 8) for width in columns.widths]
    return {
        "sort": "grid",
        "widths": columns.widths,
        "head": [_runs(cell, _LONGEST_WORDS, most) for cell, most in zip(grid.head, longest, strict=True)],
        "rows": [
            {
                "cells": [_runs(cell, words, most) for cell, most in zip(row, longest, strict=True)],
                "breaks": is_tall(row, columns.widths),
            }
            for row in grid.rows
        ],
    }


def _runs(runs: Runs, divided: re.Pattern[str] = _LONG_WORDS, longest: int = _ACROSS) -> list[list[object]]:
    """Return pieces of text with their styles; words that may be divided at the end of a line are by themselves."""
    found: list[list[object]] = []
    for text, style in runs:
        named = {name: value for name, value in style._asdict().items() if value} if any(style) else {}
        for at, part in enumerate(divided.split(_opened(_written(text), longest))):
            if part:
                look = named | {"divided": True} if at % 2 else named
                found.append([part, look] if look else [part])
    return found


def _opened(text: str, longest: int = _ACROSS) -> str:
    """Return a text in which what is longer may be divided, as addresses; words of letters have hyphens."""
    return _long_word(longest).sub(lambda word: _pieces(word[0], int(longest / _WIDEST)), text)


def _pieces(word: str, length: int) -> str:
    if len(word) <= _ACROSS and word.strip(_AROUND).isalpha():
        return word
    parts = _JOINT.sub("\\1\u200b", word).split("\u200b")
    return "\u200b".join([part[at : at + length] for part in parts for at in range(0, len(part), length)])


@cache
def _long_word(longest: int) -> re.Pattern[str]:
    return re.compile(rf"[^\s\u200b]{{{longest + 1},}}")


def _written(text: str) -> str:
    """Return a text that can be set: what the fonts lack is named in it."""
    if not is_plain(text):
        text = "\n".join([terminal(line) for line in _JOINS.sub("", text).split("\n")])
        text = "".join([sign if ord(sign) in _letters() else _named(sign) for sign in text])
    return text


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return f"[{name.lower()}]" if name else f"[U+{ord(sign):04X}]"


@cache
def _letters() -> frozenset[int]:
    """Return the letters that the fonts have."""
    spans = package.text("fonts", "letters.txt").split()
    pairs = [span.partition("-")[::2] for span in spans]
    return frozenset(
        number for first, last in pairs for number in range(int(first, 16), int(last or first, 16) + 1)
    ) | {10}
