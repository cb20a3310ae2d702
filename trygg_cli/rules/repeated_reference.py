"""C23."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trygg_cli.message import message
from trygg_cli.rule import ALWAYS, Case, Finding, rule
from trygg_cli.shape import ROOT, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route
    from trygg_cli.shape import Field


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
    for route, names in _lists(case.document.data, ROOT, ()):
        seen: set[str] = set()
        for index, name in enumerate(names):
            if name in seen:
                yield Finding(
                    (*route, index),
                    message("{id} stands here twice", id=name),
                    message("write the other that was meant, or delete this one"),
                )
            seen.add(name)


def _lists(data: dict[str, Any], part: str, route: Route) -> Iterator[tuple[Route, list[str]]]:
    """Yield the lists of ids in a part of a plan."""
    fields = shapes()[part].fields
    for key, value in data.items():
        field = fields[key]
        if field.part:
            for inner, step in _parts(value, field):
                yield from _lists(inner, field.part, (*route, key, *step))
        elif field.refers_to and len(value) > 1 and type(value) is list:
            yield (*route, key), value


def _parts(value: Any, field: Field) -> Iterator[tuple[dict[str, Any], Route]]:  # noqa: ANN401
    if field.container is None:
        yield value, ()
    else:
        for step, one in enumerate(value) if field.container == "list" else value.items():
            yield one, (step,)
