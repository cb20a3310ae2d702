"""C23."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import ALWAYS, Case, Finding, rule
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "C23",
    "hänvisning-två-gånger",
    "repeated-reference",
    source="Planformatet: en lista nämner var och en en gång",
    stages=ALWAYS,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          POL: {namn: Polisen, typ: polis}
        löften:
          - id: L1
            löfte: Vi finns på torget varje fredagskväll
            lovas_av: [POL, POL]
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          POL: {namn: Polisen, typ: polis}
          BOS: {namn: Bostadsbolaget}
        löften:
          - id: L1
            löfte: Vi finns på torget varje fredagskväll
            lovas_av: [POL, BOS]
    """,
)
def repeated_reference(case: Case) -> Iterator[Finding]:
    """No list names the same thing twice.

    As a rule somebody else was meant the second time, and is missing: a party, a goal, a place.
    """
    for route, field, names in case.text_lists:
        if not field.refers_to or len({*names}) == len(names):
            continue
        seen: set[str] = set()
        for index, name in enumerate(names):
            if name in seen:
                yield Finding(
                    (*route, index),
                    message("{id} stands here twice", id=name),
                    message("write the other that was meant, or delete this one"),
                )
            seen.add(name)
