"""K14."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, Fix, rule
from trygg_cli.text import overindented

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "K14",
    "för-djupt-indragen-punkt",
    "item-indented-too-deep",
    source="YAML 1.2.2, 7.3.3 Plain Style",
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            aktiviteter:
              - Inventera mörka platser
                - Sätta upp nya stolpar
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            aktiviteter:
              - Inventera mörka platser
              - Sätta upp nya stolpar
    """,
)
def item_indented_too_deep(case: Case) -> Iterator[Finding]:
    """No list item is indented so deep that it joins the text above.

    A line that is indented deeper than the text above goes on with it, also when it begins with a dash: two activities
    become one, "Inventera mörka platser - Sätta upp nya stolpar". Begin each item in the same column. Where
    dashes belong to a text, put it in quotation marks, or write | after the key and the text on lines of its own.
    """
    document = case.document
    for route, _ in case.texts_with(overindented.SIGNS):
        found = overindented.find(document.text, document.spans.value(route))
        if found:
            fix = Fix(found.splices, found.title, found.is_certain) if found.splices else None
            yield Finding(route, overindented.SENTENCE, found.remedy, span=found.place, fix=fix)
