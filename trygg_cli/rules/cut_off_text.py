"""K11."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, Fix, rule
from trygg_cli.message import message
from trygg_cli.model.shape import field_at
from trygg_cli.position import Span
from trygg_cli.prose.passages import Passages
from trygg_cli.text.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Iterator

# a comment for people begins with a space; the # first, so that the rest is tried at few places
_COMMENT = re.compile(r"#(?<=[ \t]#)(?!(?i:trygg)[ \t]*:)\w[^\r\n]*")
_QUOTES = ('"', "'")


@rule(
    "K11",
    "kapad-text",
    "cut-off-text",
    source="YAML 1.2.2, 6.6 Comments",
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            beskrivning: Följer upp ärende #12 från trygghetsvandringen.
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            beskrivning: "Följer upp ärende #12 från trygghetsvandringen."
    """,
)
def cut_off_text(case: Case) -> Iterator[Finding]:
    """No text is cut off by a number sign (#).

    In a plan's file a comment begins where # stands behind a space, so of "ärende #12 från vandringen" only "ärende" is
    left in reports, and nobody sees that something is gone. Put the whole text in quotation marks. If it is meant as
    a comment, write a space behind the #.
    """
    document = case.document
    comments = [*_COMMENT.finditer(document.text)]
    if not comments:
        return
    passages = Passages(document)
    for comment in comments:
        end = comment.start()
        while document.text[end - 1] in " \t":
            end -= 1
        route = None if passages.route(comment.start()) else passages.route(end - 1)
        field = field_at(route) if route else None
        if route is None or field is None or not field.is_text:
            continue
        text = document.spans.value(route)
        if text.end == end and not document.text.startswith(_QUOTES, text.start):
            yield Finding(
                route,
                message(
                    'the text ends before "{sign}", since a comment begins there',
                    sign=comment[0].strip()[:40],
                ),
                message("put the whole text in quotation marks; write a space behind # if it is a comment"),
                span=Span(*comment.span()),
                fix=_fix(document.text[text.start : comment.end()].rstrip(), text.start),
            )


def _fix(whole: str, start: int) -> Fix | None:
    if any(sign in whole for sign in '"\\\r\n'):
        return None
    splice = Splice(start, start + len(whole), f'"{whole}"')
    return Fix((splice,), message("put the whole text in quotation marks"), is_safe=False)
