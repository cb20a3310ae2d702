"""What is wrong where plain data does not fit the plan model, in our own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trygg_cli.diagnostic import Problem
from trygg_cli.message import Message, message
from trygg_cli.period_words import HOW
from trygg_cli.period_words import remedy as period_remedy
from trygg_cli.shape import field_at, item_at, shape_at
from trygg_cli.sorts import SORTS
from trygg_cli.suggestion import did_you_mean, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route, SourceMap


IN_BRACKETS = message("put it in brackets, as in [TK, KS], or on lines of its own that begin with a dash")


def explain(data: Any, spans: SourceMap) -> list[Problem]:  # noqa: ANN401
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


def unknown_key(route: Route, spans: SourceMap, item: Message | None = None) -> Problem:
    """Return what to say of a key that the format does not know."""
    name, shape = str(route[-1]), shape_at(route[:-1])
    known = list(shape.fields) if shape else []
    parents = [step for step in route[:-1] if isinstance(step, str)]
    if parents:
        sentence = message(
            'the key "{key}" does not belong under "{parent}"', key=_short(name), parent=parents[-1]
        )
    else:
        sentence = message('the key "{key}" does not belong in a plan', key=_short(name))
    remedy = did_you_mean(name, known) or message("choose among the keys {keys}", keys=known)
    return Problem("S04", spans.key(route), sentence, remedy, item)


def _no_plan(data: Any, spans: SourceMap) -> Problem:  # noqa: ANN401
    if data is None:
        sentence = message("the file is empty, and a plan should be here")
    else:
        sentence = message("a plan begins with keys, and here is something else")
    return Problem(
        "S03",
        spans.value(()),
        sentence,
        message("begin with the lines id: …, titel: … and typ: handlingsplan, or run trygg init"),
    )


def _explain(errors: Any, data: Any, spans: SourceMap) -> Iterator[Problem]:  # noqa: ANN401
    for error in errors:
        route = tuple(step for step in error["loc"] if step != "[key]")
        code, span, sentence, remedy = _EXPLAIN.get(error["type"], _other)(route, error, spans)
        yield Problem(code, span, sentence, remedy, item_at(data, route))


def _missing(route: Route, _error: Any, spans: SourceMap) -> Any:  # noqa: ANN401
    parent, name = route[:-1], str(route[-1])
    field = field_at(route)
    example = field.example if field and field.example else "…"
    here = spans.key(route)
    if here == spans.key(parent):
        here = _head(parent, spans)
        sentence = message('the key "{key}" is missing', key=name)
    else:
        sentence = message('the key "{key}" has no value', key=name)
    return "S05", here, sentence, message("write for example {key}: {example}", key=name, example=example)


def _head(route: Route, spans: SourceMap) -> Any:  # noqa: ANN401
    """Return where a part begins: its key, or the first key inside an item of a list."""
    if route and isinstance(route[-1], str):
        return spans.key(route)
    return spans.first_key(route)


def _unknown(route: Route, _error: Any, spans: SourceMap) -> Any:  # noqa: ANN401
    return unknown_key(route, spans)[:4]


def _word(route: Route, error: Any, spans: SourceMap) -> Any:  # noqa: ANN401
    if isinstance(error["input"], (dict, list)):
        return _no_text(route, error, spans)
    written, field = str(error["input"]), field_at(route)
    words = list(field.words) if field else []
    if fold(written) == "forsenad" and "genomförd" in words:
        remedy = message("write pågår or ej påbörjad; that a measure is late is worked out from its dates")
    else:
        remedy = did_you_mean(written, words) or message("choose between {words}", words=words)
    sentence = message(
        '"{value}" is not one of the words for "{key}"', value=_short(written), key=_key(route)
    )
    return "S06", spans.value(route), sentence, remedy


def _key(route: Route) -> str:
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004


_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_WEEK = re.compile(r"(\d{4})[- ]?[VvWw](\d{1,2})(?!\d)", re.ASCII)
_DATE_WORDS = message("write the date as 2022-09-02")
_SHAPES: dict[str, tuple[Message, Message]] = {
    "day": (message('"{value}" is not a date'), _DATE_WORDS),
    "day_or_month": (
        message('"{value}" is neither a date nor a month'),
        message("write it as 2022-09-02 or 2022-09"),
    ),
    "period": (
        message('"{value}" is not a period'),
        HOW,
    ),
    "number": (
        message('"{value}" is not a number'),
        message("write digits only, with a point before decimals as in 3.72; the unit has a key of its own"),
    ),
    "whole": (message('"{value}" is not a whole number'), message("write digits only, as in 15")),
    "year": (message('"{value}" is not a year'), message("write it with four digits, as in 2022")),
    "yes_or_no": (message('"{value}" is neither ja nor nej'), message("write ja or nej")),
    "version": (
        message('"{value}" is not a version of the format that this trygg knows'),
        message("write trygg: 1"),
    ),
    "fingerprint": (
        message('"{value}" is no fingerprint of what was approved'),
        message("delete the approval, and let trygg approve write a new one"),
    ),
    "id": (
        message('"{value}" cannot be an id'),
        message("write letters and digits with - between words, no spaces, at most 80 characters"),
    ),
    "title": (message('the key "{key}" is blank'), message("write a text")),
}


def remedy_for(sort: str) -> Message:
    """Return how a value of a sort is written."""
    return _SHAPES[sort][1]


def _value(route: Route, error: Any, spans: SourceMap) -> Any:  # noqa: ANN401
    written = error["input"]
    if isinstance(written, (dict, list)):
        return _no_text(route, error, spans)
    sentence, remedy = _SHAPES[error["type"]]
    sentence = message(sentence.text, value=_short("" if written is None else written), key=_key(route))
    if error["type"] == "number" and isinstance(written, str):
        point = figure(written)
        if point:
            remedy = message('did you mean "{suggestion}"?', suggestion=point)
    if isinstance(written, str) and error["type"] in ("day", "day_or_month", "period"):
        remedy = _day_or_week(written, error["type"]) or remedy
    is_key = error["loc"][-1] == "[key]"
    return "S06", spans.key(route) if is_key else spans.value(route), sentence, remedy


def _day_or_week(written: str, sort: str) -> Message | None:
    """Return what is right where a day lacks its dashes, a period is written in another way, or a week for a day."""
    compact = _COMPACT_DAY.fullmatch(written)
    if compact:
        return message('did you mean "{suggestion}"?', suggestion="-".join(compact.groups()))
    if sort == "period":
        return period_remedy(written)
    week = _WEEK.sub(lambda found: f"{found[1]}-v{found[2]:0>2}", written)
    if not _WEEK.match(written) or not SORTS["period"].fits(week):
        return None
    days = SORTS["period"].value(week)
    return message("write the date; the week is from {first} to {last}", first=days.start, last=days.end)


def figure(written: str) -> str | None:
    """Return a number with a decimal comma, or with spaces between its digits, as the format has it."""
    point = "".join(written.split()).replace(",", ".", 1)
    return point if point != written and SORTS["number"].fits(point) else None


def _no_text(route: Route, error: Any, spans: SourceMap) -> Any:  # noqa: ANN401
    written = error["input"]
    if isinstance(written, dict):
        sentence = message('under "{key}" a text should stand, and here are keys', key=_key(route))
        remedy = message('put the text in quotes if it holds a colon, as in "Klart: se bilaga"')
    elif isinstance(written, list):
        sentence = message('under "{key}" one text should stand, and here is a list', key=_key(route))
        remedy = message("write it without dashes and brackets")
    else:
        sentence = message('under "{key}" a list item is blank', key=_key(route))
        remedy = message("write something after the dash, or delete the line")
    return "S06", spans.value(route), sentence, remedy


def _no_list(route: Route, _error: Any, spans: SourceMap) -> Any:  # noqa: ANN401
    sentence = message('under "{key}" a list should stand', key=_key(route))
    field = field_at(route)
    in_lines = message("begin each item on a line of its own, with a dash")
    remedy = in_lines if field and field.part else IN_BRACKETS
    return "S06", spans.value(route), sentence, remedy


def _no_part(route: Route, _error: Any, spans: SourceMap) -> Any:  # noqa: ANN401
    field, sentence = field_at(route), message('under "{key}" keys with values should stand', key=_key(route))
    shape = shape_at(route)
    if shape:
        remedy = message("choose among the keys {keys}", keys=list(shape.fields))
    else:
        remedy = message(
            "write for example {example}", example=field.example if field and field.example else "{…: …}"
        )
    return "S06", spans.value(route), sentence, remedy


def _other(route: Route, error: Any, spans: SourceMap) -> Any:  # noqa: ANN401
    sentence = message('the value of "{key}" does not fit: {reason}', key=_key(route), reason=error["msg"])
    return "S06", spans.value(route), sentence, None


_EXPLAIN: dict[str, Any] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _word,
    "string_type": _no_text,
    "tuple_type": _no_list,
    "model_type": _no_part,
    "dict_type": _no_part,
    **dict.fromkeys(_SHAPES, _value),
}
