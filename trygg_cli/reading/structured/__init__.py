"""What to write where a key should hold keys of its own, or a list, and somebody wrote a text or a figure.

The example is made of what stands there, and fits: put in its place, the plan is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trygg_cli.data import as_fields
from trygg_cli.model.shape import shapes, takes
from trygg_cli.model.value_types import SORTS
from trygg_cli.reading.references import BETWEEN
from trygg_cli.reading.structured import aims, keyed, people, reported_words, schedules
from trygg_cli.reading.structured.example_text import pairs
from trygg_cli.reading.structured.example_text import written as written_text
from trygg_cli.reading.structured.place import SOME_YEAR, WrittenPlace, WrittenPlan
from trygg_cli.words import spelling
from trygg_cli.words.slug import Slugs

if TYPE_CHECKING:
    from collections.abc import Callable

    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import Field
    from trygg_cli.reading.references import PlanNames
    from trygg_cli.reading.structured.place import Example

__all__ = ["WrittenPlace", "WrittenPlan", "examples"]


_NAME_WORDS = 2
"""Words of a name in a list of them, at most."""
_WITH_SHORT = re.compile(r"(?P<id>[^\W_][\w-]*) ?(?:=|–|- |:)\s*(?P<name>[^\W\d].*)")
"""A short name and what it stands for: KS = Kommunstyrelsen."""
_LABEL = re.compile(r"(?P<id>[A-ZÅÄÖ]{1,3}\d{1,3})[.:)]? (?P<rest>\S.*)")
"""What somebody numbered items with, before the words."""


def examples(field: Field, written: Data, place: WrittenPlace, *, is_item: bool = False) -> list[str]:
    """Return what to write in a field instead of what is written; several where either may be meant."""
    if field.part is None:
        return _list_of_words(field, written, place)
    if field.container == "map":
        return _map(written)
    if isinstance(written, dict):
        several = _parts(field.part, written, place) if field.container == "list" and not is_item else []
        return [written_text(several)] if several else []
    text = _text_of(written)
    is_list = field.container == "list" and not is_item
    return [] if text is None else _of_text(field.part, text, place, is_list=is_list)


def _of_text(part: str, text: str, place: WrittenPlace, *, is_list: bool) -> list[str]:
    """Return what to write instead of a text: the part that it tells of, or a list of one or of several."""
    if part in _SEVERAL:
        named = _SEVERAL[part](text, place)
        return [written_text(named if is_list else named[0])]
    several = _several(text) if is_list and part not in _READ else []
    items = [item for name in several for item in _generic(part, name, place)[:1]]
    if several and len({str(item.get("id")) for item in items}) == len(several):
        return [written_text(items)]
    read = _READ.get(part)
    found = (read(text, place) if read else None) or _generic(part, text, place)
    return [written_text([item] if is_list else item) for item in found]


def _parts(part: str, written: Fields, place: WrittenPlace) -> list[Example] | None:
    """Return the parts of a list that somebody wrote without its dash, by their ids, or outcomes by their times."""
    if part == "Outcome" and (found := aims.outcomes(written)):
        return found
    alone = _fitted(part, written, place)
    if alone:
        return [alone]
    keyed_items = [keyed.item(part, {key: value}, place.year) for key, value in written.items()]
    if all(keyed_items):
        return [item for item in keyed_items if item]
    by_id = [{"id": name, **value} for name, value in written.items() if isinstance(value, dict)]
    fitted = [_fitted(part, item, place) for item in by_id]
    return [item for item in fitted if item] if len(by_id) == len(written) and all(fitted) else None


def _fitted(part: str, written: dict[str, Any], place: WrittenPlace) -> Example | None:
    """Return a part with its values in our words; nothing where one of them still does not fit."""
    shape, names = shapes()[part], place.plan.names
    if not (shape.required <= written.keys() <= shape.fields.keys()) or not written:
        return None
    found: Example = {}
    for key, value in written.items():
        field = shape.fields[key]
        values = value if isinstance(value, list) else [value]
        if field.part or not all(isinstance(item, str) for item in values):
            return None
        right: list[Data] = [_right(field, item, names, place) for item in values]
        if not all(right):
            return None
        found[key] = right if isinstance(value, list) else right[0]
        if not field.fits(found[key]):
            return None
    is_enough = not shape.either or bool(set(shape.either) & found.keys())
    return found if is_enough else None


def _right(field: Field, written: str, names: PlanNames, place: WrittenPlace) -> str | None:
    if field.refers_to:
        called = names.called(written, field.refers_to)
        return called[0].id if len(called) == 1 else written if written in field.old_words else None
    if takes(field, written):
        return written
    if field.words:
        return reported_words.word(field.choice, field.words, written)
    part = spelling.part(written, int(place.year or SOME_YEAR)) if field.sort == "period" else None
    return part or (spelling.period(written) if field.sort == "period" else spelling.day(written))


def _text_of(written: object) -> str | None:
    if isinstance(written, str):
        text = " ".join(written.split())
    elif isinstance(written, list) and written and all(isinstance(value, str) for value in written):
        is_range = len(written) == len(("from", "to")) and all(value[:1].isdigit() for value in written)
        text = (" - " if is_range else ", ").join(written)
    else:
        return None
    return text if text.isprintable() and text.strip() else None


def _list_of_words(field: Field, written: Data, place: WrittenPlace) -> list[str]:
    """Return a list of what was written without brackets, where each part of it may stand there."""
    text = _text_of(written)
    if text is None or field.container != "list":
        return []
    if field.is_text:
        return [written_text([text])]
    if field.refers_to:
        names = place.plan.names
        called = names.called(text, field.refers_to)
        ids = [called[0].id] if len(called) == 1 else names.several(text, field.refers_to)
        return [written_text(ids)] if ids else []
    parts = [part for part in BETWEEN.split(text) if part]
    words = [one for part in parts if (one := reported_words.word(field.choice, field.words, part))]
    return [written_text(words)] if words and len(words) == len(parts) else []


def _map(written: Data) -> list[str]:
    if isinstance(written, list) and any(isinstance(item, dict) for item in written):
        first = keyed.actor(as_fields(written[0]))
        return [pairs(first)] if first else []
    text = _text_of(written)
    listed = written if isinstance(written, list) else BETWEEN.split(text or "")
    names = [name for name in listed if isinstance(name, str) and name.strip()] if text else []
    short = [_WITH_SHORT.fullmatch(name) for name in names]
    if short and all(short):
        return [written_text({found["id"]: {"namn": found["name"]} for found in short if found})]
    slugs = Slugs({*names})
    ids = [name if SORTS["id"].fits(name) and name.lower() != "null" else slugs.make(name) for name in names]
    found = {id_: {"namn": name} for id_, name in zip(ids, names, strict=True) if id_}
    return [written_text(found)] if found and all(ids) else []


def _several(text: str) -> list[str]:
    """Return the things that a text lists with commas, none of which is more than a name."""
    parts = [part.strip() for part in re.split(r"[,;]", text)]
    return parts if len(parts) > 1 and all(0 < len(part.split()) <= _NAME_WORDS for part in parts) else []


def _generic(part: str, text: str, place: WrittenPlace) -> list[Example]:
    """Return the part with the text under its title, and whatever else it needs."""
    shape = shapes()[part]
    texts = [key for key, field in shape.fields.items() if field.is_text and field.container is None]
    home = next((key for key in (shape.title, "text", *shape.required, *texts) if key in texts), None)
    if home is None:
        return []
    label = _LABEL.fullmatch(text) if "id" in shape.required and home == shape.title else None
    if label and label["id"] not in place.plan.ids and shape.required == {"id", home}:
        return [{"id": label["id"], home: label["rest"]}]
    found: Example = {}
    for key in sorted(shape.required - {home}):
        example = shape.fields[key].example
        if key == "id":
            example = place.plan.ids.free(text)
        if example is None or shape.fields[key].refers_to or not shape.fields[key].fits(example):
            return []
        found[key] = example
    return [{**found, home: text}]


def _picture(text: str, _place: WrittenPlace) -> list[Example]:
    return [{"kartläggning": text}]


def _prevention(text: str, _place: WrittenPlace) -> list[Example]:
    fields = shapes()["Prevention"].fields
    for part in re.split(r"[,/ ]+", text):
        for key in ("art", "nivå", "evidens"):
            word = reported_words.word(fields[key].choice, fields[key].words, part)
            if word:
                return [{key: [word] if key == "art" else word}]
    return [{"art": ["situationell"]}]


def _commitment(text: str, place: WrittenPlace) -> list[Example]:
    names = place.plan.names
    actors = [named.id for named in names.all if named.kind == "actor"]
    called = names.called(text, ("actor",))
    if len(called) == 1:
        return [{"part": called[0].id}]
    return [{"part": actors[0], "text": text}] if actors else []


def _none(_text: str, _place: WrittenPlace) -> list[Example]:
    return []


_READ: dict[str, Callable[[str, WrittenPlace], list[Example]]] = {
    "Approval": _none,
    "Baseline": aims.baseline,
    "Body": people.body,
    "Commitment": _commitment,
    "Coordination": people.coordination,
    "Decision": people.decision,
    "Duration": aims.duration,
    "FollowUp": reported_words.reader("FollowUp", "status"),
    "FollowUpRule": schedules.rule,
    "Frequency": schedules.frequency,
    "Funding": aims.funding,
    "GoalFollowUp": reported_words.reader("GoalFollowUp", "bedömning"),
    "Outcome": aims.outcome,
    "PlanFollowUp": reported_words.reader("PlanFollowUp", None),
    "Prevention": _prevention,
    "PromiseFollowUp": reported_words.reader("PromiseFollowUp", "bedömning"),
    "Scale": aims.scale,
    "Schedule": schedules.schedule,
    "SituationPicture": _picture,
    "Target": aims.target,
    "Validity": schedules.validity,
}
"""How what is written for a part is read, by the part's name."""
_SEVERAL: dict[str, Callable[[str, WrittenPlace], list[Example]]] = {
    "Member": people.members,
    "Signatory": people.signatories,
}
"""Those of which a text may name several, all of which are meant."""
