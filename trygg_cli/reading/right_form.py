"""What to write where something stands in another form than its key takes, made of what stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.data import as_fields, value_at
from trygg_cli.message import Message, clipped, message
from trygg_cli.model.shape import HOMES, field_at, shape_at, shapes
from trygg_cli.model.value_types import SORTS
from trygg_cli.position import last_key
from trygg_cli.reading import structured
from trygg_cli.reading.references import BETWEEN
from trygg_cli.reading.structured import example_text, keyed, schedules
from trygg_cli.reading.wrong_value import SORTS_SAID, remedy_for
from trygg_cli.text.yaml_error import WITHOUT_QUOTES

if TYPE_CHECKING:
    from trygg_cli.data import Data
    from trygg_cli.diagnostic import PlacedProblem
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route
    from trygg_cli.reading.structured import WrittenPlace


_TIGHT = re.compile(r"(?P<key>[^\W\d][\w-]*):\S")
_NUMBERED = re.compile(r"(?:1[.)] .+\s2|[aA][.)] .+\s[bB])[.)] ", re.DOTALL)


def tight(place: WrittenPlace, written: Data) -> Message | None:
    """Return what to do where keys and values were taken for one text since no space stands behind the colon."""
    shape = shape_at(place.route)
    found = _TIGHT.match(written) if isinstance(written, str) else None
    is_key = found and shape and found["key"] in shape.fields
    return message("write a space after the colon, as in titel: Trygg i centrum") if is_key else None


def is_numbered(written: Data) -> bool:
    """Tell whether a text is a list whose items somebody numbered."""
    return isinstance(written, str) and bool(_NUMBERED.match(written))


def of_keyed(route: Route, data: Data) -> str | None:
    """Return what to write of an item of a list that is its id or its period and a text: `- A1: Ronder`."""
    field = field_at(route[:-1]) if len(route) > 1 and isinstance(route[-2], int) else None
    written = as_fields(value_at(data, route[:-1])) if field and field.part else {}
    if field is None or field.part is None or len(written) != 1 or route[-1] in shapes()[field.part].fields:
        return None
    found = keyed.item(field.part, written)
    return example_text.written(found) if found else None


def of_mapping(field: Field | None, written: Data) -> Message | None:
    """Return how the keys of a list become its items: each an item by its id, or all of them one item."""
    shape = shapes()[field.part] if field and field.part and field.container == "list" else None
    if shape is None or not isinstance(written, dict) or not written:
        return None
    first, value = next(iter(written.items()))
    if first in shape.fields:
        line = f"- {first}: {example_text.written(value)}" if isinstance(value, str) else f"- {first}:"
        return message(
            "make it an item of a list: a dash before the first key, as in {line}, or brackets around the braces",
            line=line,
        )
    if not all(isinstance(inside, dict) for inside in written.values()) or "id" not in shape.fields:
        return None
    return message(
        "begin each item with a dash and its id, {line} instead of {key}:, and the rest below it",
        line=f"- id: {first}",
        key=first,
    )


def of_reference(field: Field | None, place: WrittenPlace, written: Data) -> Message | None:
    """Return where something goes that was described where only its id stands."""
    homes = [
        kind for kind in (field.refers_to if field else ()) if kind in HOMES and kind not in ("actor", "body")
    ]
    if field is None or len(homes) != len(field.refers_to) or not homes:
        return None
    if not isinstance(written, dict) and any(named.kind in homes for named in place.plan.names.all):
        return None
    own = as_fields(written).get("id")
    inside = next((shape for shape in shapes().values() if shape.kind == homes[0]), None)
    own = own if isinstance(own, str) else inside and inside.fields["id"].example
    return message(
        'describe it under "{list}" of the plan, with an id, and write only the id here: {example}',
        list=HOMES[homes[0]],
        example=f"{field.key}: {example_text.written([own or 'I1'])}",
    )


def of_missing(field: Field, place: WrittenPlace) -> str:
    """Return an example that fits the plan: an id of the title beside it that is not taken, and the plan's year."""
    shape, beside = shape_at(place.route[:-1]), place.beside()
    title = beside.get(shape.title) if shape and shape.title else None
    if field.key == "id" and shape and shape.kind and isinstance(title, str):
        return place.plan.ids.free(title) or field.example or "…"
    if field.key == "id" and field.example and place.year and len(place.route) == 1:
        return f"{field.example[:-4]}{place.year}"
    if field.sort in ("period", "day", "year") and field.example and place.year:
        return f"{place.year}{field.example[4:]}"
    return field.example or "…"


def of_list(place: WrittenPlace, written: list[Data], sort: str) -> Message:
    """Return what to write of a list where one value stands, be it a list of its own among the items of another."""
    route, key = place.route, last_key(place.route)
    if isinstance(route[-1], int):
        outer = value_at(place.data, route[:-1])
        parts = outer if isinstance(outer, list) else []
        items = [item for part in parts for item in (part if isinstance(part, list) else [part])]
        if items and all(isinstance(item, str) for item in items):
            return message("write for example {example}", example=f"{key}: {example_text.written(items)}")
    field = field_at(route)
    if len(written) > 1 and field and field.words:
        return message("choose between {words}", words=[*field.words])
    if len(written) > 1 and field and not field.is_text:
        return remedy_for(sort) if sort in SORTS_SAID else message("write it without dashes and brackets")
    if len(written) > 1 and all(isinstance(item, str) for item in written):
        return message(
            'write | after the colon of "{key}", so that its lines are one text with dashes; '
            "in brackets, delete these and put the text in quotes",
            key=key,
        )
    return message("write it without dashes and brackets")


def of_routine(place: WrittenPlace, written: Data) -> Message | None:
    """Return where a text goes that says how something is followed up, and stands where it is told how it went.

    Of an item it is a rule in words: the plan as a whole is not reported on more often for it.
    """
    field = field_at(place.route)
    said = _routine(field, written) if field and field.key == "uppföljning" else None
    if said is None:
        return None
    shape, beside, text = shape_at(place.route[:-1]), place.beside(), " ".join(said.split())
    title = beside.get(shape.title) if shape and shape.title and shape.kind else None
    if title:
        text = f"{title}: {text}"
    rule = schedules.rule_in_words(text, place) if title else schedules.rule(text, place)
    if isinstance(written, dict):
        rule = [{"id": place.plan.ids.free("uppföljning"), "text": text}]
    return message(
        "this is how it is to be followed up, and not how it went: write it in the plan as {example}",
        example=f"uppföljningsregler: {example_text.written(rule)}",
    )


def _routine(field: Field, written: Data) -> str | None:
    """Return what says how something is followed up: a text, or periods as keys with days behind them."""
    if isinstance(written, str):
        return written if schedules.is_routine(written) else None
    known = shapes()[field.part].fields if field.part else {}
    told = {key: value for key, value in as_fields(written).items() if isinstance(value, str)}
    if not any(schedules.is_deadline(value) for key, value in told.items() if key not in known):
        return None
    return "; ".join(f"{key}: {value}" for key, value in told.items())


def of_ids(place: WrittenPlace, written: Data) -> Message | None:
    """Return how ids are written that are not all known, with those of this plan."""
    field = field_at(place.route)
    if field is None or not field.refers_to or not isinstance(written, str):
        return None
    names = place.plan.names
    parts = [part for part in BETWEEN.split(written) if part]
    ids = [
        called[0].id if len(called := names.called(part, field.refers_to)) == 1 else part for part in parts
    ]
    if ids and all(map(SORTS["id"].fits, ids)):
        return message("write for example {example}", example=f"{field.key}: {example_text.written(ids)}")
    known = [named.id for named in names.all if named.kind in field.refers_to]
    lost = [f'"{part}"' for part, name in zip(parts, ids, strict=True) if not SORTS["id"].fits(name)]
    if not known or not lost:
        return None
    return message(
        "write short names in brackets, as in {example}; there is none for {names}",
        example=example_text.written(known[:2]),
        names=lost,
    )


def of_actors(place: WrittenPlace, written: Data) -> Message | None:
    """Return how what has short names is written, of a list of them or a name alone."""
    field, route = field_at(place.route), place.route
    if field is None or field.container != "map" or field.part is None:
        return None
    if field.key != route[-1]:
        is_kind = isinstance(written, str) and written in shapes()[field.part].fields["typ"].words
        inside = {"namn": str(route[-1]), "typ": written} if is_kind else {"namn": written}
        name = example_text.written(inside) if isinstance(written, str) else None
        return message("write for example {example}", example=f"{route[-1]}: {name}") if name else None
    is_list = isinstance(written, list) and any(isinstance(item, dict) for item in written)
    found = structured.examples(field, written, place) if is_list else []
    return (
        message("write without the dash, with its short name first: {example}", example=found[0])
        if found
        else None
    )


def of_part(place: WrittenPlace, written: Data) -> Message | None:
    """Return an example of what to write, made of what stands there."""
    field, route = field_at(place.route), place.route
    is_item = isinstance(route[-1], int)
    is_named = field is not None and field.container == "map" and field.key != route[-1]
    if field is None or is_named:
        return None
    found = structured.examples(field, written, place, is_item=is_item)
    if not found:
        return None
    key = "" if is_item else f"{field.key}: "
    first, *others = (f"{key}{text}" for text in found)
    if example_text.CUT in first and isinstance(written, str) and example_text.CUT not in written:
        return message("write for example {example}, with the whole text", example=first)
    if others:
        return message("write for example {example} or {other}", example=first, other=others[0])
    return message("write for example {example}", example=first)


_NESTED = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:]+):[ \t]+(?P<inner>[^\s:]+):[ \t]+(?P<value>[^\r\n]*)")


def nested(problem: PlacedProblem, text: str) -> PlacedProblem:
    """Return what to say of a key that stands on the line of the one that it belongs under: no text needs quotes."""
    if problem.message.text not in WITHOUT_QUOTES:
        return problem
    begin = max(text.rfind("\n", 0, problem.span.start), text.rfind("\r", 0, problem.span.start)) + 1
    found = _NESTED.match(text, begin)
    if found is None:
        return problem
    fields = filter(None, (shape.fields.get(found["key"]) for shape in shapes().values()))
    over = next(
        (field for field in fields if field.part and found["inner"] in shapes()[field.part].fields), None
    )
    if over is None:
        return problem
    line = f"{'- ' if over.container == 'list' else ''}{found['inner']}: {found['value']}"
    return problem._replace(
        message=message(
            '"{inner}" is a key of its own, and stands on the line of "{key}"',
            inner=found["inner"],
            key=over.key,
        ),
        help=message("write it on the next line, further in: {line}", line=clipped(line, 60)),
    )


_COMMENT = re.compile(r":[ \t]+(?P<text>#[^\r\n]*[^\r\n\s])")


def commented(problem: PlacedProblem, text: str) -> PlacedProblem:
    """Return what to say of a key without a value where a sign for comments stands first in the text behind it."""
    found = _COMMENT.match(text, problem.span.end) if problem.code == "S05" else None
    if found is None:
        return problem
    example = f"{text[slice(*problem.span)]}: {example_text.written(found['text'])}"
    return problem._replace(
        help=message(
            "write a value; if what stands after # is part of the text, put the text in quotes, as in {example}",
            example=example,
        )
    )
