"""C24."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.lint.rule import ALWAYS, Case, Finding, rule
from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route


class _Reference(NamedTuple):
    """An item, and those that its key leads to."""

    route: Route
    to: Sequence[str]


@rule(
    "C24",
    "hänvisning-i-ring",
    "circular-reference",
    source="Planformatet: väntar_på, ersatt_av och del_av leder till något annat",
    stages=ALWAYS,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Trygghetsvandring i centrum
            väntar_på: [N2]
          - id: N2
            åtgärd: Tätare belysning i Stadsparken
            väntar_på: [N1]
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Trygghetsvandring i centrum
          - id: N2
            åtgärd: Tätare belysning i Stadsparken
            väntar_på: [N1]
    """,
)
def circular_reference(case: Case) -> Iterator[Finding]:
    """No measure waits for itself, and no promise is replaced by itself, by way of others or not.

    Of two that wait for each other neither can begin. A promise that was replaced by one that it has itself replaced
    holds nowhere.
    """
    for key, steps in _keys(case.plan):
        for ring in _rings(steps):
            help_ = message("take away {key} from one of them", key=key)
            if len(ring) == 1:
                help_ = message("write which other one is meant, or delete {key}", key=key)
            yield Finding((*steps[ring[0]].route, key), _words(key, ring), help_)


def _keys(plan: Plan) -> Iterator[tuple[str, Mapping[str, _Reference]]]:
    yield (
        "väntar_på",
        {measure.id: _Reference(route, measure.waits_for) for route, measure in plan.walk_measures()},
    )
    promises = enumerate(plan.promises)
    yield (
        "ersatt_av",
        {promise.id: _Reference(("löften", index), promise.replaced_by) for index, promise in promises},
    )
    actors = plan.actors.items()
    yield (
        "del_av",
        {
            ref: _Reference(("aktörer", ref), [actor.part_of] if actor.part_of else [])
            for ref, actor in actors
        },
    )


def _rings(steps: Mapping[str, _Reference]) -> Iterator[list[str]]:
    """Yield ways that lead back to where they begin, none of which crosses another."""
    ways = _endless(steps)
    seen: set[str] = set()
    for start in ways:
        way: dict[str, None] = {}
        name = start
        while name not in seen:
            seen.add(name)
            way[name] = None
            name = ways[name]
        if name in way:
            yield [*way][[*way].index(name) :]


def _endless(steps: Mapping[str, _Reference]) -> dict[str, str]:
    """Return for each item from which there is a way that never ends a next one on it."""
    left = {name: dict.fromkeys(other for other in step.to if other in steps) for name, step in steps.items()}
    before: dict[str, list[str]] = {}
    for name, others in left.items():
        for other in others:
            before.setdefault(other, []).append(name)
    ended = [name for name, others in left.items() if not others]
    for name in ended:
        for text in before.get(name, ()):
            del left[text][name]
            if not left[text]:
                ended.append(text)
    return {name: next(iter(others)) for name, others in left.items() if others}


def _words(key: str, ring: list[str]) -> Message:
    first, *others = ring
    if key == "väntar_på":
        if not others:
            return message("{id} waits for itself", id=first)
        return message("{id} waits for itself, by way of {others}", id=first, others=others)
    if key == "ersatt_av":
        if not others:
            return message("{id} is replaced by itself", id=first)
        return message("{id} is replaced by itself, by way of {others}", id=first, others=others)
    if not others:
        return message("{id} is a part of itself", id=first)
    return message("{id} is a part of itself, by way of {others}", id=first, others=others)
