"""What to write instead of a key that the format does not know."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from trygg_cli.data import as_fields, value_at
from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import Message, message
from trygg_cli.model.older_names import OLDER_NAMES
from trygg_cli.model.shape import ROOT, shape_at, shapes
from trygg_cli.model.value_types import SORTS
from trygg_cli.reading import misplaced_keys, wrong_value
from trygg_cli.reading.structured import aims, example_text
from trygg_cli.reading.wrong_value import short
from trygg_cli.suggestion import begin_alike, did_you_mean, fold
from trygg_cli.words import everyday, lookalikes
from trygg_cli.words.everyday_keys import MeantKey

if TYPE_CHECKING:
    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import PartShape
    from trygg_cli.position import Route, SourceMap

_LIKELY, _SURE = 0.7, 0.85
"""How alike a key must be to be meant; a heading of a plan is a word of its own, as vision is no version."""

_TWICE = 0.9
"""How alike a key must be to one that stands there too to be that key once more."""

_MANY = 50
"""Keys of a part that are looked at for what the ones above are told to be called."""

_OF_ANYTHING = ("beskrivning", "text")
"""Keys for what is said of a thing and has no key of its own."""


def unknown_key(route: Route, data: Data, spans: SourceMap, item: Message | None = None) -> PlacedProblem:
    """Return what to say of a key that the format does not know."""
    name, shape = str(route[-1]), shape_at(route[:-1])
    known = list(shape.fields) if shape else []
    parents = [step for step in route[:-1] if isinstance(step, str)]
    if parents:
        sentence = message(
            'the key "{key}" does not belong under "{parent}"', key=short(name), parent=parents[-1]
        )
    else:
        sentence = message('the key "{key}" does not belong in a plan', key=short(name))
    outer, beside = misplaced_keys.further_out(name, route[:-1], data), as_fields(value_at(data, route[:-1]))
    remedy = _remedy(name, shape, parents[-1] if parents else "", beside, outer)
    remedy = wrong_value.with_sign(name, remedy, is_right=lookalikes.plain(name) in known)
    return PlacedProblem("S04", spans.key(route), sentence, remedy, item)


def _remedy(
    name: str, shape: PartShape | None, parent: str, beside: Fields, outer: Message | None
) -> Message:
    meant, known = lookalikes.plain(name), list(shape.fields) if shape else []
    is_ours = any(
        meant in other.fields for other in shapes().values()
    )  # of another part, it is seldom misspelt
    alike = [key for key in known if begin_alike(meant, key)] if is_ours else known
    found = _by_older_name(meant, known)
    if shape and not found:
        found = (
            _by_everyday_name(meant, shape, parent, beside)
            or _of_direction(meant, shape, beside)
            or _written_twice(meant, shape, beside)
        )
    likeness = _SURE if shape is shapes()[ROOT] and isinstance(beside.get(name), str) else _LIKELY
    found = found or did_you_mean(meant, [key for key in alike if key not in beside], likeness)
    if shape and not found:
        found = (
            _as_id(name, shape, beside)
            or _of_time(meant, beside.get(name), shape)
            or misplaced_keys.of_what_is_named(meant, shape, beside)
            or outer
            or misplaced_keys.further_in(meant, shape)
            or misplaced_keys.of_plan(meant, shape)
            or _as_text(name, beside.get(name), shape, beside)
        )
    if shape is shapes()[ROOT]:
        return found or message(
            "trygg key lists the keys of a plan; what has none can be an item under avsnitt"
        )
    return found or message("choose among the keys {keys}", keys=known)


def _by_older_name(name: str, known: list[str]) -> Message | None:
    """Return the key of this part that has been called so in any part."""
    names = {fold(old): key for names in OLDER_NAMES.values() for old, key in names.items()}
    key = names.get(fold(name))
    return message('write "{value}"', value=key) if key in known else None


def _by_everyday_name(name: str, shape: PartShape, parent: str, beside: Fields) -> Message | None:
    """Return the key of this part, or of one inside it, that a word of every day stands for.

    A key that stands there already is not meant, nor one that a line above is told to be: there cannot be two.
    """
    if name in shape.fields:
        return None
    taken, value = {*beside, *_claimed(name, shape, parent, beside)}, beside.get(name)
    if answer := _answered(name, shape, value):
        return answer
    outer, _, inner = name.rpartition(".")
    meanings = [MeantKey(inner, outer)] if outer else [*misplaced_keys.meanings(name, shape, parent)]
    is_prose = isinstance(value, str) and " " in value.strip()
    for key, under in meanings:
        if under is None and key in shape.fields and shape.fields[key].container == "map" and is_prose:
            continue
        if under is None and key in shape.fields and key not in taken:
            return message('write "{value}"', value=key)
        inside = shape.fields[under].part if under in shape.fields else None
        if inside and key in shapes()[inside].fields:
            if key == name:
                return message("it belongs further in, under {parents}", parents=[under])
            return message('write it as "{key}" under "{parent}"', key=key, parent=under)
    own = [key for key, under in meanings if not under and key in shape.fields and key != shape.title]
    return _beside_its_own(shape, own[0]) if own else None


def _answered(name: str, shape: PartShape, value: Data) -> Message | None:
    """Return where it goes how far something has come, that somebody wrote as an answer: `klar: ja`."""
    told = shape.fields["uppföljning"].part if shape.kind and "uppföljning" in shape.fields else None
    field = shapes()[told].fields.get("status") if told else None
    word = _meant_word(field.choice, name) if field and _is_yes(value) else None
    return (
        message('write it as "{key}" under "{parent}"', key=f"status: {word}", parent="uppföljning")
        if word
        else None
    )


def _is_yes(value: Data) -> bool:
    return isinstance(value, str) and (value == "ja" or _meant_word("YesNo", value) == "ja")


def _meant_word(choice: str | None, written: str) -> str | None:
    found = everyday.meant(choice, written)
    return found.word if found else None


def _beside_its_own(shape: PartShape, key: str) -> Message | None:
    """Return what to do with a key that means the same as one that stands there already."""
    if shape.fields[key].is_text and shape.fields[key].container is None:
        return message('write the text too under "{key}"', key=key)
    is_plan = shape is shapes()[ROOT]  # which has sections for whatever is written
    return None if is_plan else _same(key)


def _same(key: str) -> Message:
    return message('it means the same as "{key}": keep one of them', key=key)


def _written_twice(name: str, shape: PartShape, beside: Fields) -> Message | None:
    """Return what to do with a key that is one of those beside it in other letters, as Titel beside titel."""
    close = did_you_mean(name, [key for key in shape.fields if key in beside], _TWICE)
    if close is None or name in shape.fields:
        return None
    key = str(close.args["suggestion"])
    return _same(key) if key == shape.title else _beside_its_own(shape, key) or _same(key)


def _of_direction(name: str, shape: PartShape, beside: Fields) -> Message | None:
    """Return what to write of a direction that stands as a key, with how much behind it, as minska: 10."""
    value, way = beside.get(name), aims.turn(name.lower()) if "riktning" in shape.fields else None
    if way is None:
        return None
    said = f"{name} {value}" if isinstance(value, str) and not _is_yes(value) else ""
    turned = aims.turn(said.lower().replace(name.lower(), f"{name.lower()} med", 1)) or way
    if said and "riktning" in turned and "text" not in beside:
        turned = {**turned, "text": said}
    return message('write {example} instead of "{key}"', example=example_text.pairs(turned), key=name)


def is_claimed(route: Route, data: Data) -> bool:
    """Tell whether a key that is missing stands there by another name, and is told of so."""
    shape, beside = shape_at(route[:-1]), as_fields(value_at(data, route[:-1]))
    if (
        shape
        and route[-1] in ("id", shape.title)
        and any(_as_id(key, shape, beside) for key in islice(beside, 1))
    ):
        return True
    parents = [step for step in route[:-1] if isinstance(step, str)]
    return shape is not None and route[-1] in _claimed("", shape, parents[-1] if parents else "", beside)


def _claimed(name: str, shape: PartShape, parent: str, beside: Fields) -> set[str]:
    """Return the keys that unknown ones above this one are told to be called."""
    taken: set[str] = set()
    for other in islice(takewhile(lambda key: key != name, beside), _MANY):
        if other not in shape.fields:
            meanings = misplaced_keys.meanings(other, shape, parent)
            keys = (key for key, under in meanings if under is None and key in shape.fields)
            taken.update(islice((key for key in keys if key not in beside and key not in taken), 1))
    return taken


def _as_id(name: str, shape: PartShape, beside: Fields) -> Message | None:
    """Return what to write of an item's id and title that somebody wrote as a key and its text: `- A1: Ronder`."""
    title, value = shape.title, beside.get(name)
    is_id = SORTS["id"].fits(name) and any(map(str.isdigit, name)) and name not in shape.fields
    if not (shape.kind and title and is_id and isinstance(value, str)) or {"id", title} & beside.keys():
        return None
    return message(
        "write {id} and {title}, each on a line of its own",
        id=f"id: {name}",
        title=f"{title}: {example_text.written(value)}",
    )


def _of_time(name: str, value: Data, shape: PartShape) -> Message | None:
    """Return what to write of a figure whose key is the time that it is for: `2024: 22`."""
    measured = shape.fields.get("utfall")
    found = aims.outcomes({name: value}) if measured and measured.part == "Outcome" else None
    return (
        message("write for example {example}", example=f"utfall: {example_text.written(found)}")
        if found
        else None
    )


def _as_text(name: str, value: Data, shape: PartShape, beside: Fields) -> Message | None:
    """Return where a text goes that there is no key for: none of it need be left out."""
    is_texts = isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    is_text = isinstance(value, str) and bool(value.strip())
    if shape is shapes()[ROOT] and (is_text or is_texts):
        heading = " ".join(name.replace("_", " ").split())
        return message(
            'write it as an item under "avsnitt", with rubrik: {heading} and the text behind text:',
            heading=heading[:1].upper() + heading[1:],
        )
    if not is_text:
        return None
    home = next((key for key in _OF_ANYTHING if key in shape.fields and shape.fields[key].is_text), None)
    if home is None or not shape.kind:
        return None
    if home in beside:
        return message(
            'write the text too under "{key}", or choose among the keys {keys}',
            key=home,
            keys=[*shape.fields],
        )
    return message(
        'write the text under "{key}", or choose among the keys {keys}', key=home, keys=[*shape.fields]
    )
