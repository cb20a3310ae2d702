"""What is wrong where plain data does not fit the plan model, in our own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import Message, message
from trygg_cli.model.shape import field_at, item_at, shape_at
from trygg_cli.position import last_key
from trygg_cli.reading import right_form, wrong_value
from trygg_cli.reading.integrity import MAX_UNKNOWN
from trygg_cli.reading.structured import WrittenPlace, WrittenPlan, rough_values
from trygg_cli.reading.unknown_keys import is_claimed, unknown_key
from trygg_cli.reading.wrong_value import SORTS_SAID
from trygg_cli.text.refusals import TOO_MANY
from trygg_cli.words import lookalikes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data
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
    errors = [*errors]
    keyed = {route[:-1] for error in errors if right_form.of_keyed(route := error["loc"], data)}
    for error in errors:
        is_missing = error["type"] == "missing"
        if is_missing and (error["loc"][:-1] in keyed or is_claimed(error["loc"], data)):
            continue
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
    example = right_form.of_missing(field, WrittenPlace(plan.written, route)) if field else "…"
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
    keyed = right_form.of_keyed(route, plan.written.data)
    if keyed:
        return (
            "S06",
            plan.spans.key(route),
            message('under "{key}" each item has keys of its own', key=last_key(route[:-1])),
            message("write for example {example}", example=keyed),
        )
    return unknown_key(route, plan.written.data, plan.spans)[:4]


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
        field, place = field_at(route), WrittenPlace(plan.written, route)
        remedy = right_form.of_reference(field, place, written) or message(
            'put the text in quotes if it holds a colon, as in "Klart: se bilaga"'
        )
    elif isinstance(written, list):
        sentence = message('under "{key}" one text should stand, and here is a list', key=last_key(route))
        remedy = right_form.of_list(WrittenPlace(plan.written, route), written, error["type"])
    else:
        sentence = message('under "{key}" a list item is blank', key=last_key(route))
        remedy = message("write something after the dash, or delete the line")
    return "S06", plan.spans.value(route), sentence, remedy


def _no_list(route: Route, error: _Error, plan: _ReadData) -> _Explained:
    sentence = message('under "{key}" a list should stand', key=last_key(route))
    field, place, written = field_at(route), WrittenPlace(plan.written, route), error["input"]
    in_lines = message("begin each item on a line of its own, with a dash")
    dash = lookalikes.dashed(error["input"])
    if dash:
        remedy = message("{sign}; begin each item with - and a space", sign=dash)
    elif right_form.is_numbered(written):
        remedy = in_lines
    else:
        remedy = (
            right_form.of_routine(place, written)
            or right_form.of_part(place, written)
            or right_form.of_ids(place, written)
            or right_form.of_reference(field, place, written)
            or right_form.of_mapping(field, written)
            or (in_lines if field and field.part else IN_BRACKETS)
        )
        if isinstance(written, str):
            remedy = wrong_value.with_sign(written, remedy, is_right=False)
    return "S06", plan.spans.value(route), sentence, remedy


def _no_part(route: Route, error: _Error, plan: _ReadData) -> _Explained:
    field, sentence = (
        field_at(route),
        message('under "{key}" keys with values should stand', key=last_key(route)),
    )
    shape = shape_at(route)
    place, written = WrittenPlace(plan.written, route), error["input"]
    is_item = bool(route) and isinstance(route[-1], int)
    remedy = right_form.of_routine(WrittenPlace(plan.written, route[:-1]), written) if is_item else None
    remedy = (
        remedy
        or right_form.tight(place, written)
        or right_form.of_actors(place, written)
        or right_form.of_part(place, written)
    )
    if remedy is None and shape:
        remedy = message("choose among the keys {keys}", keys=list(shape.fields))
    elif remedy is None:
        remedy = message(
            "write for example {example}", example=field.example if field and field.example else "{…: …}"
        )
    return "S06", plan.spans.value(route), sentence, remedy


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
