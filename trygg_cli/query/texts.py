"""Every text of a plan, an item a row, to be searched.

A text stands with the nearest item that has an id, else with the plan; what was reported is on its own.  An item is
found by the names of those who have a part in it and of its places too, and a measure by its focus area.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.message import message
from trygg_cli.query import search
from trygg_cli.query.plans import PLAN_ID
from trygg_cli.query.shape import Row, Shape, cell
from trygg_cli.shape import KIND_WORDS, shapes
from trygg_cli.table import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.query.moment import Case

_REPORTS = frozenset({"FollowUp", "GoalFollowUp", "PromiseFollowUp", "PlanFollowUp"})
_NAMED = frozenset({"actor", "body", "place"})


class _About(NamedTuple):
    """What texts stand in."""

    sort: str
    item: str
    title: str


class _Text(NamedTuple):
    """The texts of an item, but for its title."""

    about: _About
    text: str


class _Sort(NamedTuple):
    """A sort of part: its word if it is an item, the names of its title, its texts, its references and its parts."""

    word: str | None
    title: str | None
    texts: frozenset[str]
    references: frozenset[str]
    parts: frozenset[str]


@cache
def _sort(name: str) -> _Sort:
    shape = shapes()[name]
    fields = shape.fields
    return _Sort(
        KIND_WORDS[shape.kind] if shape.kind else "aktör" if name == "Actor" else None,
        fields[shape.title].name if shape.title else None,
        frozenset(one.name for key, one in fields.items() if one.is_text and key != shape.title),
        frozenset(one.name for one in fields.values() if _NAMED.intersection(one.refers_to)),
        frozenset(one.name for one in fields.values() if one.part),
    )


class _Reading:
    """Goes through a plan at a moment."""

    def __init__(self, case: Case) -> None:
        plan = case.plan
        self._case = case
        self._names = {name: actor.name for name, actor in plan.actors.items()}
        self._names |= {body.id: body.name for body in plan.bodies}
        self._names |= {place.id: place.name for place in plan.places}

    def of(self, part: Any, about: _About, within: tuple[str, ...] = ()) -> Iterator[_Text]:  # noqa: ANN401
        """Yield the texts of an item, and after them those of the items in it."""
        texts = [*within]
        items: list[tuple[Any, _About]] = []
        self._collect(part, about, texts, items)
        if texts or about.title:
            yield _Text(about, " ".join(" ".join(texts).split()))
        inside = (*within, about.title) if about.sort == "fokusområde" else ()
        for one, found in items:
            yield from self.of(one, found, () if found.sort == "mål" else inside)

    def _collect(
        self,
        part: Any,  # noqa: ANN401
        about: _About,
        texts: list[str],
        items: list[tuple[Any, _About]],
    ) -> None:
        sort = _sort(type(part).__name__)
        for name, value in vars(part).items():
            if name in sort.texts:
                texts.extend([value] if isinstance(value, str) else _flat(value))
            elif name in sort.references:
                texts.extend(
                    self._names.get(ref, ref) for ref in ([value] if isinstance(value, str) else value)
                )
            elif name in sort.parts:
                for key, one in _each(value):
                    self._part(key, one, about, texts, items)

    def _part(
        self,
        key: str,
        part: Any,  # noqa: ANN401
        about: _About,
        texts: list[str],
        items: list[tuple[Any, _About]],
    ) -> None:
        name = type(part).__name__
        sort = _sort(name)
        if name in _REPORTS:
            if self._case.standing.judged.seen([part]):
                items.append((part, _About("uppföljning", about.item, about.title)))
        elif sort.word:
            title = getattr(part, sort.title or "name", None) or ""
            items.append((part, _About(sort.word, key or getattr(part, "id", ""), title)))
        elif name != "Outcome" or self._case.knows(part):
            self._collect(part, about, texts, items)


def _flat(value: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the texts of a list or a map, in which the names are texts too."""
    if isinstance(value, dict):
        yield from (text for pair in value.items() for text in pair)
    else:
        yield from value


def _each(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Yield the parts under a key, each with its name where it has one."""
    match value:
        case None:
            return
        case dict():
            yield from value.items()
        case tuple():
            yield from (("", one) for one in value)
        case _:
            yield "", value


def _texts(case: Case) -> Iterator[Row]:
    plan = case.plan
    found = _Reading(case).of(plan, _About("plan", plan.id, plan.title))
    return (Row(case, one) for one in found)


TEXTS = Shape(
    search.NAME,
    message("Every text of the plans"),
    (
        PLAN_ID,
        cell("slag", Kind.TEXT, message("What it is about"), lambda row: row.part.about.sort),
        cell("id", Kind.TEXT, message("The id of what it is about"), lambda row: row.part.about.item),
        cell("titel", Kind.TEXT, message("The title of what it is about"), lambda row: row.part.about.title),
        cell("text", Kind.TEXT, message("The text"), lambda row: row.part.text),
    ),
    _texts,
)
