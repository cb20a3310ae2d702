"""What is wrong where plain data does not fit the plan model, in our own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import Message, message
from trygg_cli.model.older_names import OLDER_NAMES
from trygg_cli.model.shape import field_at, item_at, shape_at, shapes
from trygg_cli.position import last_key
from trygg_cli.reading import structured, wrong_value
from trygg_cli.reading.integrity import MAX_UNKNOWN
from trygg_cli.reading.structured import WrittenPlace, WrittenPlan, rough_values
from trygg_cli.reading.wrong_value import SORTS_SAID, short
from trygg_cli.suggestion import begin_alike, did_you_mean, fold
from trygg_cli.text.refusals import TOO_MANY
from trygg_cli.words import everyday_keys, lookalikes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data
    from trygg_cli.model.shape import PartShape
    from trygg_cli.position import Route, SourceMap, Span


class _ReadData(NamedTuple):
    """What was read: the plan, and where everything stands."""

    written: WrittenPlan
    spans: SourceMap


_Error = Mapping[str, Any]
"""What pydantic says of one value."""
_Explained = tuple[str, "Span", "Message", "Message | None"]

_FEW = 3
"""Keys that a key can belong under, at most, where one of them is likely to be meant."""

IN_BRACKETS = message("put it in brackets, as in [TK, KS], or on lines of its own that begin with a dash")


def explain(data: Data, spans: SourceMap) -> list[PlacedProblem]:
    """Return everything that keeps data from being a plan."""
    if not isinstance(data, dict):
        return [_no_plan(data, spans)]
    from pydantic import ValidationError

    from trygg_cli.model.plan import Plan

    try:
        Plan.model_validate(data)
    except ValidationError as errors:
        details = errors.errors(include_url=False, include_context=False)
        return [*_explain(details, data, spans)]
    return []


def unknown_key(route: Route, spans: SourceMap, item: Message | None = None) -> PlacedProblem:
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
    meant = lookalikes.plain(name)
    is_ours = any(
        meant in shape.fields for shape in shapes().values()
    )  # of another part, it is seldom misspelt
    alike = [key for key in known if begin_alike(meant, key)] if is_ours else known
    remedy = (
        _by_older_name(meant, known)
        or _by_everyday_name(meant, shape, parents)
        or did_you_mean(meant, alike)
        or _further_in(meant, shape)
        or message("choose among the keys {keys}", keys=known)
    )
    remedy = wrong_value.with_sign(name, remedy, is_right=meant in known)
    return PlacedProblem("S04", spans.key(route), sentence, remedy, item)


def _by_older_name(name: str, known: list[str]) -> Message | None:
    """Return the key of this part that has been called so in any part."""
    names = {fold(old): key for names in OLDER_NAMES.values() for old, key in names.items()}
    key = names.get(fold(name))
    return message('write "{value}"', value=key) if key in known else None


def _by_everyday_name(name: str, shape: PartShape | None, parents: list[str]) -> Message | None:
    """Return the key of this part, or of one inside it, that a word of every day stands for."""
    if shape is None or name in shape.fields:
        return None
    title = shape.title if shape.kind or shape.title == "namn" else None
    for key, under in everyday_keys.meanings(name, title, parents[-1] if parents else ""):
        if under is None and key in shape.fields:
            return message('write "{value}"', value=key)
        inside = shape.fields[under].part if under in shape.fields else None
        if inside and key in shapes()[inside].fields:
            if key == name:
                return message("it belongs further in, under {parents}", parents=[under])
            return message('write it as "{key}" under "{parent}"', key=key, parent=under)
    return None


def _further_in(name: str, shape: PartShape | None) -> Message | None:
    """Return the keys under which a key stands that somebody wrote one level too far out."""
    parts = (
        [(field.key, shapes()[field.part]) for field in shape.fields.values() if field.part] if shape else []
    )
    keys = [key for key, inside in parts if name in inside.fields]
    return message("it belongs further in, under {parents}", parents=keys) if 0 < len(keys) <= _FEW else None


def _no_plan(data: Data, spans: SourceMap) -> PlacedProblem:
    if data is None:
        sentence = message("the file is empty, and a plan should be here")
    else:
        sentence = message("a plan begins with keys, and here is something else")
    return PlacedProblem(
        "S03",
        spans.value(()),
        sentence,
        message("begin with the lines id: …, titel: … and typ: handlingsplan, or run trygg init"),
    )


def _explain(errors: Iterable[_Error], data: Data, spans: SourceMap) -> Iterator[PlacedProblem]:
    plan, unknown = _ReadData(WrittenPlan(data), spans), 0
    for error in errors:
        route = tuple(step for step in error["loc"] if step != "[key]")
        explained = _EXPLAIN.get(error["type"], _other)
        unknown += explained is _unknown
        if unknown > MAX_UNKNOWN:
            yield TOO_MANY.at(spans.key(route), limit=MAX_UNKNOWN)
            return
        code, span, sentence, remedy = explained(route, error, plan)
        yield PlacedProblem(code, span, sentence, remedy, item_at(data, route))


def _missing(route: Route, _error: _Error, plan: _ReadData) -> _Explained:
    parent, name = route[:-1], str(route[-1])
    field = field_at(route)
    example = field.example if field and field.example else "…"
    here = plan.spans.key(route)
    if here == plan.spans.key(parent):
        here = _head(parent, plan.spans)
        sentence = message('the key "{key}" is missing', key=name)
    else:
        sentence = message('the key "{key}" has no value', key=name)
    return "S05", here, sentence, message("write for example {key}: {example}", key=name, example=example)


def _head(route: Route, spans: SourceMap) -> Span:
    """Return where a part begins: its key, or the first key inside an item of a list."""
    if route and isinstance(route[-1], str):
        return spans.key(route)
    return spans.first_key(route)


def _unknown(route: Route, _error: _Error, plan: _ReadData) -> _Explained:
    return unknown_key(route, plan.spans)[:4]


def _word(route: Route, error: _Error, plan: _ReadData) -> _Explained:
    if isinstance(error["input"], (dict, list)):
        return _no_text(route, error, plan)
    field, written = field_at(route), str(error["input"])
    sentence, remedy = wrong_value.no_word(written, field, last_key(route))
    if field and field.choice == "Direction":
        remedy = rough_values.direction(written, WrittenPlace(plan.written, route)) or remedy
    return "S06", plan.spans.value(route), sentence, remedy


def _value(route: Route, error: _Error, plan: _ReadData) -> _Explained:
    written = error["input"]
    if isinstance(written, (dict, list)):
        return _no_text(route, error, plan)
    place = WrittenPlace(plan.written, route)
    sentence, remedy = wrong_value.no_value(written, error["type"], last_key(route), place.year)
    if isinstance(written, str):
        remedy = rough_values.remedy(written, error["type"], remedy, place)
    is_key = error["loc"][-1] == "[key]"
    return "S06", plan.spans.key(route) if is_key else plan.spans.value(route), sentence, remedy


def _no_text(route: Route, error: _Error, plan: _ReadData) -> _Explained:
    written = error["input"]
    if isinstance(written, dict):
        sentence = message('under "{key}" a text should stand, and here are keys', key=last_key(route))
        remedy = message('put the text in quotes if it holds a colon, as in "Klart: se bilaga"')
    elif isinstance(written, list):
        sentence = message('under "{key}" one text should stand, and here is a list', key=last_key(route))
        remedy = message("write it without dashes and brackets")
    else:
        sentence = message('under "{key}" a list item is blank', key=last_key(route))
        remedy = message("write something after the dash, or delete the line")
    return "S06", plan.spans.value(route), sentence, remedy


def _no_list(route: Route, error: _Error, plan: _ReadData) -> _Explained:
    sentence = message('under "{key}" a list should stand', key=last_key(route))
    field = field_at(route)
    in_lines = message("begin each item on a line of its own, with a dash")
    dash = lookalikes.dashed(error["input"])
    if dash:
        remedy = message("{sign}; begin each item with - and a space", sign=dash)
    else:
        remedy = _example(route, error, plan) or (in_lines if field and field.part else IN_BRACKETS)
    return "S06", plan.spans.value(route), sentence, remedy


def _no_part(route: Route, error: _Error, plan: _ReadData) -> _Explained:
    field, sentence = (
        field_at(route),
        message('under "{key}" keys with values should stand', key=last_key(route)),
    )
    shape = shape_at(route)
    remedy = _example(route, error, plan)
    if remedy is None and shape:
        remedy = message("choose among the keys {keys}", keys=list(shape.fields))
    elif remedy is None:
        remedy = message(
            "write for example {example}", example=field.example if field and field.example else "{…: …}"
        )
    return "S06", plan.spans.value(route), sentence, remedy


def _example(route: Route, error: _Error, plan: _ReadData) -> Message | None:
    """Return an example of what to write, made of what stands there."""
    field, is_item = field_at(route), isinstance(route[-1], int)
    is_named = field is not None and field.container == "map" and field.key != route[-1]
    if field is None or is_named:
        return None
    found = structured.examples(field, error["input"], WrittenPlace(plan.written, route), is_item=is_item)
    if not found:
        return None
    key = "" if is_item else f"{field.key}: "
    first, *others = (f"{key}{text}" for text in found)
    if others:
        return message("write for example {example} or {other}", example=first, other=others[0])
    return message("write for example {example}", example=first)


def _other(route: Route, error: _Error, plan: _ReadData) -> _Explained:
    sentence = message(
        'the value of "{key}" does not fit: {reason}', key=last_key(route), reason=error["msg"]
    )
    return "S06", plan.spans.value(route), sentence, None


_EXPLAIN: dict[str, Callable[[Route, _Error, _ReadData], _Explained]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _word,
    "string_type": _no_text,
    "tuple_type": _no_list,
    "model_type": _no_part,
    "dict_type": _no_part,
    **dict.fromkeys(SORTS_SAID, _value),
}
