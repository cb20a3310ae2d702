"""Empty plans of each kind: the keys that the kind asks for, what the law asks for, and an example below each.

The examples are those of the whole plans in `keys/plans`, without what is reported as time goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli import language
from trygg_cli.data import as_fields, as_parts
from trygg_cli.drafting.new_text import Draft, example_of, written
from trygg_cli.edit import canonical
from trygg_cli.keys import examples, keys_of
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.model.kinds import PlanKind
from trygg_cli.model.shape import ROOT, shapes
from trygg_cli.prose import law_facts
from trygg_cli.reading.document import read

if TYPE_CHECKING:
    from trygg_cli.data import Fields

_EXAMPLES = {
    PlanKind.MEASURES_PLAN: "whole-plan",
    PlanKind.ACTION_PLAN: "whole-plan",
    PlanKind.COMMITMENT_PLAN: "commitments",
    PlanKind.AGREEMENT: "agreement",
    PlanKind.PROMISES: "promises",
}
"""The whole plan of each kind that examples are taken from."""

_STATUTE = "2023:196"
_LAW = {
    "lägesbild": ("4 §", "6 §"),
    "fokusområden": ("5 §",),
    "åtgärder": ("5 §", "14 §"),
    "beslut": ("5 §",),
    "uppföljningsregler": ("6 §",),
    "kopplade_planer": ("7 §",),
    "överenskommelser": ("9 §",),
    "organ": ("10 §",),
    "samordningsfunktion": ("11 §", "12 §"),
    "kommunikation": ("12 §",),
    "ansvarig_nämnd": ("13 §",),
    "rapportering_till_kf": ("13 §",),
}
"""The sections of the act on crime prevention that ask for what stands under a key of the plan."""

_LAW_OF_AGREEMENTS = {"syfte": ("9 §",), "fokusområden": ("9 §",), "parter": ("9 §",)}
_REPORTED = ("FollowUp", "GoalFollowUp", "Outcome", "PlanFollowUp", "PromiseFollowUp", "Approval")
_WISH = "önskemål"  # which lint asks about
_OF_THE_EXAMPLE = ("språk", "källa", "ersätter", "urval", "avsnitt")
_GIVEN = ("trygg", "id", "titel", "typ", "handlingsstatus")


def empty(kind: PlanKind, name: str | None = None, title: str | None = None) -> str:
    """Return the text of a plan to fill in: each key with what it is for, and an example in a comment below it."""
    example = _example(kind)
    given = {
        "trygg": "1",
        "id": name or kind.value,
        "titel": title or kind.value.capitalize(),
        "typ": kind.value,
        "handlingsstatus": "utkast",
    }
    keys = [key for key in shapes()[ROOT].fields if key in example or key in given]
    data: Fields = {key: given.get(key) for key in keys}
    below = {key: example_of(key, example[key]) for key in keys if key not in given}
    head = [translate(line) for line in _HEAD]
    return written(Draft(data, _above(kind, keys), below, head))


def filled(kind: PlanKind, name: str | None = None, title: str | None = None) -> str:
    """Return the text of a plan of the kind with examples in place of what is to be written."""
    example = _example(kind)
    data = example | {key: value for key, value in (("id", name), ("titel", title)) if value}
    text = written(Draft(data, _above(kind, [*data]), head=[translate(_EXAMPLE_HEAD)]))
    return canonical.formatted(read("plan.yaml", text))


_HEAD = (
    message(
        "A plan to fill in. Write after each key, or on the lines below it; delete the keys that you do not need."
    ),
    message(
        "Below each key stands an example: take away the # and the blank after it to use it, and change the words."
    ),
    message("Check it with trygg validate and trygg lint; trygg key NAME tells more of a key."),
)
_EXAMPLE_HEAD = message(
    "A whole plan of examples: change the words to your own, and check it with trygg validate."
)


def _above(kind: PlanKind, keys: list[str]) -> dict[tuple[str | int, ...], list[str]]:
    """Return what stands above each key: what the law asks for, and what is to be written."""
    law = _LAW | (_LAW_OF_AGREEMENTS if kind is PlanKind.AGREEMENT else {})
    described = {key.field.key: key.meaning for key in keys_of(ROOT)}
    found: dict[tuple[str | int, ...], list[str]] = {}
    for key in keys:
        if key not in _GIVEN[:1]:
            sections = law.get(key, ()) if kind is not PlanKind.PROMISES else ()
            found[(key,)] = [*map(_asked, sections), f"{described[key].removesuffix('.')}."]
    return found


def _asked(section: str) -> str:
    provision = law_facts.provisions()[f"{_STATUTE} {section}"]
    asks = provision.asks.get(language.current()) or provision.asks["sv"]
    return translate(message("Act (2023:196), {section}: {asks}", section=section, asks=asks))


def _example(kind: PlanKind) -> Fields:
    """Return the example of a kind, without what is reported as time goes."""
    document = examples.plans()[examples.ORDER.index(_EXAMPLES[kind])]
    data = _without_reports(document.fields, ROOT)
    titled: Fields = {"typ": kind.value}
    old = str(data["typ"])
    for key in ("id", "titel"):
        text = str(data[key]).replace(old, kind.value)
        titled[key] = text.replace(old.capitalize(), kind.value.capitalize())
    return {key: value for key, value in (data | titled).items() if key not in _OF_THE_EXAMPLE}


def _without_reports(data: Fields, part: str) -> Fields:
    fields = shapes()[part].fields
    kept: Fields = {}
    for key, inner in data.items():
        field = fields[key]
        if field.part in _REPORTED or key == _WISH:
            continue
        if not field.part:
            kept[key] = inner
        elif field.container == "list":
            kept[key] = [_without_reports(item, field.part) for item in as_parts(inner)]
        elif field.container == "map":
            parts = as_fields(inner).items()
            kept[key] = {name: _without_reports(as_fields(item), field.part) for name, item in parts}
        else:
            kept[key] = _without_reports(as_fields(inner), field.part)
    return kept
