"""Whether what was approved is what stands there now.

A stamp under `godkännanden` holds a fingerprint of the item as it was approved.  Recipes for fingerprints never
change, or stamps in old plans would lapse; another recipe gets another letter.  This is `h`, over plain data:

1. What is told as time goes is left out, at every depth: approvals, follow-ups, outcomes, reports to the assembly
   and decisions; and of the plan itself `trygg`, `version` and `handlingsstatus`.
2. Values are written as what they mean (`meaning.meant`): 26.0 as 26, true as ja, one name as a list of one.
3. In texts letters are composed (NFC) and every stretch of white space is one space, with none at the ends.
4. What is blank or empty then is left out.
5. The parts of a list are put in the order of their JSON: their order in the file means nothing.
6. Keys are written by the oldest name that they have had: one that gets another name says what it did.
7. The rest as JSON, keys in order, without spaces and unescaped, in UTF-8: `h` and 16 digits of its SHA-256.

Stamps of `g`, which had no second step, hold as long as that recipe says so of the data as they are written, or
of the same data with every number in its shortest form.

Items inside an item are part of it.  What it refers to is not: that has an id, and approvals, of its own.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.data import as_parts
from trygg_cli.diagnostic import PlacedProblem, Severity
from trygg_cli.message import Message, message
from trygg_cli.model.meaning import meant, meant_number
from trygg_cli.model.older_names import older_name
from trygg_cli.model.placed_parts import placed_parts
from trygg_cli.model.shape import ROOT, Field, item_at, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Route, SourceMap

KEY = "godkännanden"
RECIPE = "h"
_Way = Callable[[Field | None, "Data"], "Data"]
RECIPES: dict[str, tuple[_Way, ...]] = {"g": (lambda _, value: value, meant_number), RECIPE: (meant,)}
"""How each recipe takes a value, by its letter; a stamp holds by any of its ways, and is made by the first."""

REPORTED = {
    "Approval",
    "CouncilReport",
    "Decision",
    "FollowUp",
    "GoalFollowUp",
    "Outcome",
    "PlanFollowUp",
    "PromiseFollowUp",
}
"""The sorts of parts that tell what happened as time went, and promise nothing."""

OF_THE_DOCUMENT = {"trygg", "version", "handlingsstatus"}
"""The keys of a plan that are about the file and not about what it says."""

_BLANK = {'""', "{}", "[]", "null"}


class ApprovableItem(NamedTuple):
    """Something that can be approved: where it stands, its sort of part and its data."""

    route: Route
    part: str
    data: dict[str, Any]

    @property
    def kind(self) -> str:
        """What sort of item it is, as in `measure`; `plan` for the plan itself."""
        return shapes()[self.part].kind or "plan"

    @property
    def stamps(self) -> list[dict[str, str]]:
        """Its approvals, in the order of the file."""
        return self.data.get(KEY) or []

    def fingerprint(self, recipe: str = RECIPE) -> str:
        """Return the fingerprint of what it says now."""
        return fingerprint(self.data, self.part, recipe)

    @property
    def holding(self) -> list[dict[str, str]]:
        """The approvals that are of what it says now, each by the recipe that it was made by."""
        recipes = {stamp["avtryck"][0] for stamp in self.stamps} & RECIPES.keys()
        now = {_digest(self.data, self.part, recipe, way) for recipe in recipes for way in RECIPES[recipe]}
        return [stamp for stamp in self.stamps if stamp["avtryck"] in now]


def items(data: Data, part: str = ROOT) -> Iterator[ApprovableItem]:
    """Yield all that can be approved: a plan, or an item in it, and what is inside; the data need not fit the model."""
    for found in placed_parts(data, _homes, part):
        yield ApprovableItem(found.route, found.part, found.data)


def approvable_kinds() -> set[str]:
    """Return the kinds of what can be approved; `plan` for plans."""
    return {shape.kind or "plan" for shape in shapes().values() if KEY in shape.fields}


@cache
def _homes(part: str) -> tuple[Field, ...]:
    """Return the fields of a part under which things stand that can be approved."""
    return tuple(
        field
        for field in shapes()[part].fields.values()
        if field.container == "list" and field.part and KEY in shapes()[field.part].fields
    )


def fingerprint(data: Data, part: str, recipe: str = RECIPE) -> str:
    """Return the fingerprint of what a part of a plan says."""
    return _digest(data, part, recipe, RECIPES[recipe][0])


def _digest(data: Data, part: str, recipe: str, way: _Way) -> str:
    from hashlib import sha256  # wakes OpenSSL, which a plan without approvals need not

    written = _written(data, way, part)
    return recipe + sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _written(
    value: Data,
    mean: Callable[[Field | None, Data], Data],
    part: str | None = None,
    container: str | None = None,
) -> str:
    """Return plain data in the one way in which a recipe writes it."""
    if isinstance(value, dict):
        fields = shapes()[part].fields if part and container != "map" else {}
        texts = {}
        for key, inner in value.items():
            field = fields.get(key)
            if field is None:
                texts[key] = _written(inner, mean, part if container == "map" else None)
            elif not (field.part in REPORTED or (part == ROOT and key in OF_THE_DOCUMENT)):
                name = older_name(part, key) or key
                texts[name] = _written(mean(field, inner), mean, field.part, field.container)
        kept = sorted((key, text) for key, text in texts.items() if text not in _BLANK)
        return "{" + ",".join(f"{json.dumps(key, ensure_ascii=False)}:{text}" for key, text in kept) + "}"
    if isinstance(value, list):
        return (
            "["
            + ",".join(sorted(text for item in value if (text := _written(item, mean, part)) not in _BLANK))
            + "]"
        )
    if isinstance(value, str):
        return json.dumps(" ".join(unicodedata.normalize("NFC", value).split()), ensure_ascii=False)
    return "null"


def folded(role: str) -> str:
    """Return what tells one role from another: its words, upper and lower case aside."""
    return " ".join(unicodedata.normalize("NFC", role).casefold().split())


def lapsed(item: ApprovableItem) -> dict[str, int]:
    """Return the roles whose approval no longer holds, each with the place of its latest stamp.

    An approval holds as long as any stamp of the role is of what stands there now.
    """
    stamps = item.stamps
    if not stamps:
        return {}
    holding = {folded(fields["roll"]) for fields in item.holding}
    latest: dict[str, int] = {}
    for place, stamp in enumerate(stamps):
        role = folded(stamp["roll"])
        if role not in latest or stamp["datum"] >= stamps[latest[role]]["datum"]:
            latest[role] = place
    return {role: place for role, place in latest.items() if role not in holding}


def remarks(data: Fields, spans: SourceMap) -> Iterator[PlacedProblem]:
    """Yield the approvals that no longer hold, in data that fit the model."""
    for item in items(data) if _is_stamped(data, ROOT) else ():
        for place in lapsed(item).values():
            stamp, name = item.stamps[place], item.data["id"]
            span = spans.value((*item.route, KEY, place))
            yield PlacedProblem("S13", span, *_explained(stamp, name), name_of(item, data), Severity.WARNING)


def _is_stamped(data: Fields, part: str) -> bool:
    """Tell whether there is any approval: most plans have none, and are not to be walked more than that takes."""
    if data.get(KEY):
        return True
    return any(
        _is_stamped(row, field.part or "") for field in _homes(part) for row in as_parts(data.get(field.key))
    )


def _explained(stamp: dict[str, str], name: str) -> tuple[Message, Message]:
    if stamp["avtryck"][0] not in RECIPES:
        return (
            message(
                "it cannot be told whether the approval by {role} on {date} still holds",
                role=stamp["roll"],
                date=stamp["datum"],
            ),
            message("a newer trygg has written it; update trygg"),
        )
    return (
        message(
            "the approval by {role} on {date} no longer holds: what it approved has been changed since",
            role=stamp["roll"],
            date=stamp["datum"],
        ),
        message(
            "see with trygg diff what has changed, and approve it anew with trygg approve {id} --role …, "
            "or delete the approval",
            id=name,
        ),
    )


def name_of(item: ApprovableItem, data: Data) -> Message:
    """Return what a person calls it: `measure N1 Belysning`."""
    return item_at(data, item.route) or message(
        "the plan {id} {title}", id=item.data.get("id", "?"), title=item.data.get("titel", "")
    )
