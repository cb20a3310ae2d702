"""What is reported of an item for a period, as changes of a plan; and what has not been reported of yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.data import as_fields, as_rows, value_at
from trygg_cli.edit.assignments import Meaning
from trygg_cli.edit.values import keeps_word
from trygg_cli.edit.verbs import Add, Edit, Set
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.model.shape import Field, PartShape, shape_at, shapes, takes
from trygg_cli.reading.references import Named, PlanNames

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Route
    from trygg_cli.text.emitter import NewValue

STATUS = "status"
ASSESSMENT = "bedömning"
REPORTS, OUTCOMES = "uppföljning", "utfall"
_VERDICTS = (STATUS, ASSESSMENT, "värde")
"""Where a report says how it stands. One with a comment alone, as why the plan was changed, takes no other's place."""

_FIGURE = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


class NothingReported(TryggError):
    """Nothing was said of an item."""

    hint = message("say how it goes with --status or --comment, or a figure with --outcome")

    def __init__(self, name: str) -> None:
        super().__init__(message('nothing is said of "{id}"', id=name))


class NotReported(TryggError):
    """What was said is not among what is reported of such an item."""

    def __init__(self, key: str, named: Named) -> None:
        super().__init__(message('"{key}" is not reported of "{id}"', key=key, id=named.id))


class NoReportsOf(TryggError):
    """Nothing is reported of items of this sort."""

    hint = message("measures, goals, promises, indicators and plans are followed up, by their ids")

    def __init__(self, named: Named) -> None:
        super().__init__(message('"{id}" is not followed up', id=named.id))


class NoSuchWord(TryggError):
    """How far something has come was said in a word that is not understood."""

    def __init__(self, written: str, field: Field) -> None:
        super().__init__(
            message('"{value}" is not one of the words for "{key}"', value=written, key=field.key)
        )
        self.hint = message("choose between {words}", words=list(field.words))


class AlreadyReported(TryggError):
    """Something has been reported of an item for a period."""

    hint = message("--replace puts the new one in its place")

    def __init__(self, named: Named, period: str, entry: Fields) -> None:
        said = next((str(entry[key]) for key in (*_VERDICTS, "kommentar") if entry.get(key)), "")
        of_item = {"id": named.id, "period": period, "said": float(said) if _FIGURE.fullmatch(said) else said}
        super().__init__(
            message('"{id}" has an outcome for {period} already: {said}', **of_item)
            if named.kind == "indicator"
            else message('"{id}" is reported on for {period} already: {said}', **of_item)
        )


def report(
    data: Data, named: Named, said: Mapping[str, str], *, replace: bool = False, year: int | None = None
) -> Edit:
    """Return the change that a follow-up of an item is; raises `TryggError`.

    `said` has the keys of a follow-up, `avser` among them; what is said under `status` is the assessment of goals and
    promises.
    """
    known = _keys(named)
    meaning = Meaning(PlanNames(data), year)
    entry: dict[str, NewValue] = {}
    for key, text in said.items():
        own = ASSESSMENT if key == STATUS and STATUS not in known else key
        if own not in known:
            raise NotReported(key, named)
        entry[own] = meaning.of(known[own], text)
        if key == STATUS and "ord" in known and keeps_word(known[own], text):
            entry["ord"] = text
    if not entry.keys() - {"avser", "datum", "part", "författare"}:
        raise NothingReported(named.id)
    return _put_in(data, named, (*named.route, REPORTS), entry, replace=replace)


def outcome(data: Data, named: Named, period: str, said: Mapping[str, str], *, replace: bool = False) -> Edit:
    """Return the change that an outcome of an indicator is; raises `TryggError`."""
    if named.kind != "indicator":
        raise NoReportsOf(named)
    fields = shapes()["Outcome"].fields
    meaning = Meaning(PlanNames(data), None)
    entry = {"period": period} | {key: meaning.one(fields[key], text) for key, text in said.items()}
    return _put_in(data, named, (*named.route, OUTCOMES), entry, replace=replace)


def status_word(data: Data, named: Named, written: str) -> str:
    """Return the status or assessment that is meant by what a person said of an item; raises `TryggError`."""
    known = _keys(named)
    field = known.get(STATUS) or known[ASSESSMENT]
    word = Meaning(PlanNames(data), None).one(field, written)
    if field.words and not takes(field, word):
        raise NoSuchWord(word, field)
    return word


def _keys(named: Named) -> dict[str, Field]:
    """Return the keys of what is reported of an item; raises `NoReportsOf`."""
    shape = shape_at(named.route)
    field = shape.fields.get(REPORTS) if shape and named.kind != "actor" else None
    if field is None or not field.part:
        raise NoReportsOf(named)
    return shapes()[field.part].fields


def _put_in(data: Data, named: Named, route: Route, entry: Mapping[str, NewValue], *, replace: bool) -> Edit:
    key = "avser" if "avser" in entry else "period"
    for number, other in enumerate(_entries(data, route)):
        is_same = (other.get(key), other.get("part"), other.get("plats")) == (
            entry[key],
            entry.get("part"),
            None,
        )
        if is_same and (not entry.keys() & {*_VERDICTS} or other.keys() & {*_VERDICTS}):
            if not replace:
                raise AlreadyReported(named, str(entry[key]), other)
            return Set((*route, number), entry)
    return Add(route, entry)


def _entries(data: Data, route: Route) -> list[Fields]:
    return [as_fields(entry) for entry in as_rows(value_at(data, route))]


def reason(route: Route, name: str, text: str, dated: tuple[str, str]) -> Add:
    """Return the change by which a plan says why something in it was changed: in a follow-up of a period and a day.

    Of an item that is followed up it stands there; of others in that of the plan, which then names them.
    """
    shape: PartShape | None = shape_at(route)
    period, day = dated
    entry = {"avser": period, "datum": day}
    if route and shape and REPORTS in shape.fields:
        return Add((*route, REPORTS), {**entry, "kommentar": text})
    return Add((REPORTS,), {**entry, "kommentar": f"{name}: {text}" if route else text})
