"""K16."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import ALWAYS, Case, Finding, Fix, rule
from trygg_cli.message import message
from trygg_cli.position import Span
from trygg_cli.text.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route

_QUOTES = ('"', "'")
_SENTENCES = ("aktiviteter", "innehåll", "syften")
"""Keys whose items are what is done or said; under others stand names too, of which some are written small."""

_GOING_ON = re.compile(r"(?:och|eller|samt|men|som|utan|både|dock|även)\b")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?(?:\s*%)?")


@rule(
    "K16",
    "text-delad-av-komma",
    "text-divided-by-comma",
    source="YAML 1.2.2, 7.4.1 Flow Sequences",
    stages=ALWAYS,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Fler vuxna ute på kvällarna
            aktiviteter: [Ronder i parken, på torget och vid stationen, Samtal med krögare]
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Fler vuxna ute på kvällarna
            aktiviteter:
              - Ronder i parken, på torget och vid stationen
              - Samtal med krögare
    """,
)
def text_divided_by_comma(case: Case) -> Iterator[Finding]:
    """No comma inside [ ] divides a text or a figure.

    In [ ] each comma begins a new item, so one activity becomes two, "Ronder i parken" and "på torget och vid
    stationen", and a report counts and shows both. Write each item on a line of its own after a dash, or put it in
    quotes.
    """
    document = case.document
    if "[" not in document.text:
        return
    for route, field, items in case.text_lists:
        if len(items) > 1 and field.is_text and not field.refers_to:
            span = document.spans.value(route)
            if document.text.startswith("[", span.start):
                yield from _divided(case, route, items)


def _divided(case: Case, route: Route, items: list[str]) -> Iterator[Finding]:
    """Yield the texts in brackets that commas divide, each on its first comma."""
    text = case.document.text
    spans = [case.document.spans.value((*route, index)) for index in range(len(items))]
    index = 0
    while index < len(items):
        first = index
        while index + 1 < len(items) and _goes_on(text, spans[index], spans[index + 1], str(route[-1])):
            index += 1
        if index > first:
            comma = text.index(",", spans[first].end)
            whole = Span(spans[first].start, spans[index].end)
            mended = text[slice(*whole)].replace("\\", "\\\\").replace('"', '\\"')
            fix = Fix(
                (Splice(*whole, f'"{mended}"'),), message("put the whole text in quotes"), is_safe=False
            )
            yield Finding(
                (*route, first + 1),
                message(
                    'a comma inside [ ] ends the item: "{rest}" becomes one of its own', rest=items[first + 1]
                ),
                message("write each item on a line of its own after a dash, or put the whole text in quotes"),
                span=Span(comma, comma + 1),
                fix=None if "\n" in mended else fix,
            )
        index += 1


def _goes_on(text: str, before: Span, after: Span, key: str) -> bool:
    """Tell whether an item surely goes on with the one before: it begins in the middle of a sentence or a figure."""
    first, then = text[slice(*before)], text[slice(*after)]
    if first.startswith(_QUOTES) or then.startswith(_QUOTES) or not (first and then):
        return False
    if first[-1].isdigit() and then[0].isdigit() and text[before.end : after.start] == ",":
        return True
    if _GOING_ON.match(then) or (_FIGURE.fullmatch(then) and not _FIGURE.fullmatch(first)):
        return True
    return key in _SENTENCES and then[0].islower() and first[0].isupper()
