"""The plan model as plain tables: which keys there are, what they hold and what they refer to.

Of a plan that does not fit the model there are no objects to tell from, and one that does fit need not wake pydantic:
so plain data is walked by these tables, which `model.shape_builder` makes from the model.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli import package
from trygg_cli.data import step_into
from trygg_cli.message import Message, clipped, message
from trygg_cli.model.value_tests import anything, test_of, whole
from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Route

ROOT = "Plan"

# the items that have ids: kind, which `refers_to` names, and what a person is told it is
_ITEMS: dict[str, tuple[str, str]] = {
    "Measure": ("measure", message("measure {id} {title}").text),
    "FocusArea": ("area", message("focus area {id} {title}").text),
    "SubArea": ("area", message("focus area {id} {title}").text),
    "Goal": ("goal", message("goal {id} {title}").text),
    "Indicator": ("indicator", message("indicator {id} {title}").text),
    "Promise": ("promise", message("promise {id} {title}").text),
    "Problem": ("problem", message("problem {id} {title}").text),
    "Cause": ("cause", message("cause {id} {title}").text),
    "Place": ("place", message("place {id} {title}").text),
    "Body": ("body", message("body {id} {title}").text),
    "EvidenceSource": ("source", message("source {id} {title}").text),
    "PictureArea": ("picture", message("part {id} {title} of the situation picture").text),
    "Ongoing": ("ongoing", message("ongoing work {id} {title}").text),
    "Agreement": ("agreement", message("agreement {id} {title}").text),
    "FollowUpRule": ("rule", message("follow-up rule {id} {title}").text),
}

HOMES = {
    "actor": "aktörer",
    "area": "fokusområden",
    "body": "organ",
    "cause": "orsaker",
    "goal": "mål",
    "indicator": "indikatorer",
    "measure": "åtgärder",
    "ongoing": "pågående_arbete",
    "place": "platser",
    "problem": "problem",
    "promise": "löften",
    "agreement": "överenskommelser",
    "source": "underlag",
}
"""The key under which the items of each kind stand, by kind."""

KIND_WORDS = {
    "plan": "plan",
    "measure": "åtgärd",
    "goal": "mål",
    "promise": "löfte",
    "indicator": "indikator",
    "area": "fokusområde",
    "actor": "aktör",
    "problem": "problem",
    "cause": "orsak",
    "place": "plats",
    "body": "organ",
    "source": "underlag",
    "picture": "lägesbild",
    "ongoing": "pågående arbete",
    "agreement": "överenskommelse",
    "rule": "uppföljningsregel",
}
"""What a person calls each kind, and writes before a colon and an id that several things have."""

NAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "Approval": (("roll", "datum", "avtryck", "beslut"), ("roll", "datum", "avtryck"), ("roll",)),
    "Band": (("från", "till"), ("betyder",)),
    "Commitment": (("part",),),
    "CouncilReport": (("datum",),),
    "Decision": (("typ", "datum", "paragraf"), ("datum",), ("dnr",)),
    "Dialogue": (("typ", "datum"), ("typ",)),
    "FollowUp": (("avser", "datum"), ("avser",)),
    "GoalFollowUp": (("avser", "datum"), ("avser",)),
    "LegalBasis": (("författning", "kapitel", "paragraf"), ("författning",)),
    "LinkedPlan": (("titel",),),
    "Member": (("namn", "befattning", "roll", "aktör"), ("namn",), ("befattning", "aktör")),
    "Milestone": (("text",),),
    "Outcome": (("period", "plats"),),
    "PlanFollowUp": (("avser", "datum"), ("avser",)),
    "PromiseFollowUp": (("avser", "datum"), ("avser",)),
    "Section": (("rubrik",),),
    "Signatory": (("namn", "part"), ("namn",), ("roll", "part")),
    "Statistic": (("mått", "plats", "år"), ("mått", "plats")),
    "SubTarget": (("undergrupp",),),
}
"""The keys that tell parts without id from one another, the surest first."""

_HEADING = 100
_RANGES = (("från", "till"), ("min", "max"), ("minst", "högst"), ("minst", "exakt"), ("exakt", "högst"))
EITHER = {"Signatory": ("namn", "roll")}
"""The keys of which a part needs at least one."""


class Field(NamedTuple):
    """What one key of a part holds.

    `name` is what the model calls it, `default` what holds where nothing is said (if not just nothing), `choice`
    the model's name for the words to choose between.  `container` is `list`, `map` or nothing, and `alone` tells
    whether one item may stand without a list.  `old_words` are understood too.  `part` names the shape inside, and
    where there is none `fits` tells whether a value is right; `name_fits` does that for the names in a map; `is_text`
    tells whether people write there what they like.
    """

    key: str
    name: str
    description: str
    default: object = None
    required: bool = False
    example: str | None = None
    refers_to: tuple[str, ...] = ()
    old_words: tuple[str, ...] = ()
    container: str | None = None
    alone: bool = False
    part: str | None = None
    choice: str | None = None
    words: tuple[str, ...] = ()
    sort: str = ""
    is_text: bool = False
    name_fits: Callable[[str], bool] = anything
    fits: Callable[[object], bool] = anything

    @property
    def is_picked(self) -> bool:
        """Whether what stands there is picked, an id of something or a word of the format, and not worded."""
        return bool(self.refers_to or self.words)


class PartShape(NamedTuple):
    """The keys of one sort of part: those it needs, those of which it needs one, those of its maps, and ranges.

    `kind` is set for items with ids, `title` is the key of their heading.
    """

    fields: dict[str, Field]
    required: frozenset[str]
    either: tuple[str, ...]
    maps: tuple[str, ...]
    ranges: tuple[tuple[str, str], ...]
    kind: str | None
    label: str | None
    title: str | None


@cache
def _tables() -> Any:
    return json.loads(package.text("shapes.json"))


@cache
def _shape(name: str) -> PartShape:
    fields = {key: _field(key, facts) for key, facts in _tables()[name].items()}
    kind, label = _ITEMS.get(name, (None, None))
    required = [key for key, field in fields.items() if field.required]
    return PartShape(
        fields,
        frozenset(required),
        EITHER.get(name, ()),
        tuple(key for key, field in fields.items() if field.container == "map"),
        tuple(pair for pair in _RANGES if all(end in fields for end in pair)),
        kind,
        label,
        next((key for key in required if key != "id"), None),
    )


class _Shapes(Mapping[str, PartShape]):
    """The shapes by name, each made when it is first asked for: most plans have a third of the parts."""

    __getitem__ = staticmethod(_shape)

    def __iter__(self) -> Iterator[str]:
        yield from _tables()

    def __len__(self) -> int:
        return len(_tables())


@cache
def shapes() -> Mapping[str, PartShape]:
    """Return the shapes of all parts, by name."""
    return _Shapes()


def _field(key: str, table: dict[str, Any]) -> Field:
    facts: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
    sorts: tuple[str, ...] = facts.pop("sorts", ())
    container: str | None = facts.get("container")
    sort = sorts[-1] if sorts and not facts.get("part") else ""
    words = (*facts.get("words", ()), *facts.get("old_words", ())) if facts.get("words") else ()
    one = frozenset(words).__contains__ if words else test_of(sorts[-1]) if sorts else anything
    name_fits = test_of(sorts[0]) if container == "map" else anything
    return Field(
        key,
        **facts,
        sort=sort,
        is_text=sort in ("text", "title"),
        name_fits=name_fits,
        fits=whole(one, name_fits, container, alone=facts.get("alone", False)),
    )


def takes(field: Field, value: str) -> bool:
    """Tell whether a value may stand in a field, alone or among others."""
    if field.container == "list":
        return field.fits([value])
    if field.container == "map":
        return field.fits({"x": value})
    return field.fits(value)


def kind_of(word: str) -> str | None:
    """Return the kind that a word stands for, with or without å, ä and ö; nothing for an unknown one."""
    return next((kind for kind, known in KIND_WORDS.items() if fold(word) in (kind, fold(known))), None)


def shape_at(route: Route) -> PartShape | None:
    """Return the shape of the part at a route, or `None` where there is no part."""
    part: str | None = ROOT
    steps = iter(route)
    for step in steps:
        field = shapes()[part].fields.get(str(step)) if part else None
        if field is None or (field.container and next(steps, None) is None):
            return None
        part = field.part
    return shapes()[part] if part else None


def field_at(route: Route) -> Field | None:
    """Return the field that the value at a route, or the list or mapping it stands in, belongs to."""
    for length in range(len(route) - 1, -1, -1):
        parent = shape_at(route[:length])
        if parent:
            return parent.fields.get(str(route[length]))
    return None


def heading(title: str) -> str:
    """Return a title on one line, cut where it is long."""
    return clipped(" ".join(title[: 2 * _HEADING].split()), _HEADING)


def item_at(data: Data, route: Route) -> Message | None:
    """Return what a person calls the item that a route leads into: `measure N1 Belysning`."""
    return item_and_key(data, route)[0]


def item_and_key(data: Data, route: Route) -> tuple[Message | None, str]:
    """Return the same with the item's kind and id, `measure:N1`; nothing and an empty key for the plan itself."""
    found = _item(data, route)
    if found is None:
        return None, ""
    shape, item = found
    name, title = item.get("id"), item.get(shape.title) if shape.title else None
    label = message(
        shape.label or "",
        id=name[:80] if isinstance(name, str) else "?",
        title=heading(title) if isinstance(title, str) else "",
    )
    return label, f"{shape.kind}:{name}"


def _item(data: Data, route: Route) -> tuple[PartShape, Fields] | None:
    """Return the innermost item with an id that a route leads into."""
    found, value, known = None, data, shapes()
    part: str | None = ROOT
    entries: str | None = None
    for step in route:
        value = step_into(value, step)
        if value is None:
            break
        if entries:
            part, entries = entries, None
        else:
            field = known[part].fields.get(str(step)) if part else None
            inside = field.part if field else None
            part, entries = (None, inside) if field and field.container else (inside, None)
        if part and known[part].label and isinstance(value, dict):
            found = known[part], value
    return found
