"""A question asked: what kind it is, its answer, and the answer arranged as it is wanted."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.query import question, search, sql
from trygg_cli.query.arrangement import ALL, Arrangement, arrange, place, shown
from trygg_cli.query.collation import folded
from trygg_cli.query.index import Index, IndexedPlan, in_memory
from trygg_cli.query.sql_error import BadSql
from trygg_cli.query.stored_cells import unpacked
from trygg_cli.standing.moment import Moment
from trygg_cli.suggestion import did_you_mean
from trygg_cli.table import Origin, Table, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trygg_cli.message import Message
    from trygg_cli.query.filter import Filter
    from trygg_cli.query.question import NamedQuestion
    from trygg_cli.reading.document import Document
    from trygg_cli.table import Keep

PLANS, MEASURES = "plan", "åtgärd"
WHICH_PLANS = "planer"
"""What a question asks where only plans that hold in the period count, unless `alla` does."""

_BATCH = 1_000
"""How many measures a filter looks at together."""

_MOST_KNOWN = 10_000

_BEGINNING = r"(?:[\s;]|--[^\n]*(?:\n|$)|/\*.*?\*/)*"
"""Blanks and comments, which SQL may begin with."""

_SQL = re.compile(_BEGINNING + r"(?:select|with)\b(?![:=])", re.IGNORECASE | re.DOTALL)
_VERBS = "insert|update|delete|create|alter|attach|detach|pragma|replace|truncate|vacuum|reindex|begin|commit"
_WRITES = re.compile(
    _BEGINNING + rf"(?:{_VERBS}|drop(?!\s+in\b))(?=[\s;(]|--|/\*|$)", re.IGNORECASE | re.DOTALL
)
"""How SQL begins that does anything but read. There is much that is called drop in."""


class UnknownValue(TryggError):
    """A question was given a name that nothing has."""

    def __init__(self, name: str, value: str, known: Sequence[str]) -> None:
        super().__init__(message('there is no {field} "{value}" in the plans', field=name, value=value))
        self.hint = did_you_mean(value, known)


class UnderstoodQuestion(NamedTuple):
    """A question that is understood as far as what kind it is."""

    text: str
    named: NamedQuestion | None
    statement: str
    given: Mapping[str, str]
    values: Mapping[str, str]
    is_filter: bool

    @classmethod
    def of(
        cls, text: str, questions: Mapping[str, NamedQuestion], parameters: Mapping[str, str] | None = None
    ) -> UnderstoodQuestion:
        """Return a question: a known name is a named one, select or with begins SQL, all else is a filter.

        What must be known for a question to be asked may stand after its name, as in `sök moped`.  Raises `BadSql`
        for what looks like SQL that does not only read, since nobody looks for that as a text.
        """
        given = dict(parameters or {})
        named = question.find(text.strip(), questions)
        if named is None:
            name, _, value = text.strip().partition(" ")
            found = question.find(name, questions)
            if found and value and (needed := found.lacks(given)):
                named, given = found, {**given, needed.name: value.strip()}
        if named:
            return cls(text, named, named.text, given, named.values(given), named.is_filter)
        if _WRITES.match(text):
            raise BadSql(*sql.ONLY_READS)
        return cls(text, None, text, given, given, not is_query(text))

    def of_named_plans(self) -> UnderstoodQuestion:
        """Return the question about plans that were named: as in reports, whether they hold in the period or not."""
        if self.named is None or WHICH_PLANS not in (known.name for known in self.named.parameters):
            return self
        return self._replace(values=self.named.values({WHICH_PLANS: "alla", **self.given}))

    def tables(self, names: Iterable[str]) -> set[str]:
        """Return which tables it may read, of those there are."""
        if not self.is_filter:
            known = [parameter.known for parameter in self.named.parameters] if self.named else []
            return {PLANS} | sql.needed(" ".join([self.statement, *known]), names)
        from trygg_cli.query import filter_names

        return {PLANS, MEASURES, *filter_names.TABLES}

    @property
    def searches(self) -> bool:
        """Whether it searches in the texts."""
        return not self.is_filter and search.NAME in sql.needed(self.statement, [search.NAME])


def ask(
    text: str,
    documents: Iterable[Document],
    questions: Mapping[str, NamedQuestion],
    parameters: Mapping[str, str] | None = None,
    moment: Moment | None = None,
    *,
    extra: Mapping[str, Callable[[], Table]] | None = None,
    doubt: Callable[[Message], None] = lambda _: None,
) -> tuple[Table, Origin]:
    """Return the answer of some documents to a question, and where it comes from: see `answer`."""
    from trygg_cli.query import rows

    moment, asked = moment or Moment(), UnderstoodQuestion.of(text, questions, parameters)
    with closing(in_memory()) as index:
        index.prepare(rows.COLUMNS)
        wanted = asked.tables(rows.COLUMNS)
        for number, document in enumerate(documents, 1):
            if not document.problems:
                index.put(IndexedPlan(number, document.name), rows.of(document, moment, wanted))
        if asked.searches:
            index.make_searchable()
        return answer(asked, index, moment, extra=extra, doubt=doubt)


def answer(
    asked: UnderstoodQuestion,
    index: Index,
    moment: Moment,
    wanted: Arrangement | None = None,
    *,
    extra: Mapping[str, Callable[[], Table]] | None = None,
    doubt: Callable[[Message], None] = lambda _: None,
    keep: Keep = tuple,
) -> tuple[Table, Origin]:
    """Return the answer of an index to a question, arranged where that is wanted, and where it comes from.

    `extra` fills tables that plans alone do not, when the question names them; `doubt` is told what in a
    filter may be misspelt. Rows are kept as `keep` does, which may be where there is more room.
    """
    origin = _origin(asked, index, moment)
    if asked.is_filter:
        return _filtered(asked, index, moment, wanted, doubt, plans=origin.plans, keep=keep), origin
    found = sql.ask(asked.statement, index, asked.values, extra or {}, keep=keep)
    if not found.rows and origin.plans:
        _check_values(asked, index)
    found = replace(found, name=asked.named.name if asked.named else found.name)
    return arrange(found, wanted, keep) if wanted else found, origin


def _check_values(asked: UnderstoodQuestion, index: Index) -> None:
    """Raise `UnknownValue` where a question is about something of which the plans do not have the name."""
    for parameter in asked.named.parameters if asked.named else ():
        value = asked.values.get(parameter.name)
        if not parameter.known or value is None:
            continue
        cells = [str(row[0]) for row in sql.ask(parameter.known, index).rows if row[0] is not None]
        known = [*cells, *(part for cell in cells for part in unpacked(cell))]
        if folded(value) not in map(folded, known):
            raise UnknownValue(parameter.name, value, known)


def _filtered(
    asked: UnderstoodQuestion,
    index: Index,
    moment: Moment,
    wanted: Arrangement | None,
    doubt: Callable[[Message], None],
    *,
    plans: int,
    keep: Keep,
) -> Table:
    """Return the measures that a filter lets through, in the columns that are wanted.

    Of a period they are those that a report of it counts, unless the filter itself asks which belong to it.
    """
    from trygg_cli.query import filter_names
    from trygg_cli.query.filter import Filter

    whole = Table(MEASURES, index.widened(MEASURES), ())
    chosen = Filter(whole.columns, asked.statement, asked.values)
    if wanted and not wanted.columns:
        wanted = wanted._replace(columns=shown(whole, plans))
    kept = _kept(whole, wanted)
    in_period = moment.period is not None and not chosen.asks_for("i_perioden")
    rows = keep(_passing(chosen, whole, index, kept, in_period=in_period))
    if plans:
        filter_names.check(chosen, index)
    for said in chosen.doubts():
        doubt(said)
    found = Table(MEASURES, tuple(whole.columns[at] for at in kept), rows)
    return arrange(found, wanted, keep) if wanted else found


def _passing(
    chosen: Filter, whole: Table, index: Index, kept: Sequence[int], *, in_period: bool
) -> Iterator[tuple[Value, ...]]:
    """Yield those cells that are kept of the rows that a filter lets through.

    Rows that look alike to it are only shown to it once.
    """
    looked = sorted(chosen.places)
    rows = index.read(whole.name, [*looked, *kept], in_period=in_period)
    known: dict[tuple[Value, ...], bool] = {}
    while batch := [*islice(rows, _BATCH)]:
        keys = [row[: len(looked)] for row in batch]
        new = [key for key in dict.fromkeys(keys) if key not in known]
        shown_to_it = tuple(_widened(key, looked, len(whole.columns)) for key in new)
        passed = {*map(id, chosen.select(replace(whole, rows=shown_to_it)).rows)}
        known |= {key: id(row) in passed for key, row in zip(new, shown_to_it, strict=True)}
        yield from (row[len(looked) :] for row, key in zip(batch, keys, strict=True) if known[key])
        if len(known) > _MOST_KNOWN:
            known.clear()


def _widened(cells: tuple[Value, ...], places: Sequence[int], width: int) -> tuple[Value, ...]:
    """Return a row with cells in these places, and nothing in the others."""
    row: list[Value] = [None] * width
    for at, cell in zip(places, cells, strict=True):
        row[at] = cell
    return tuple(row)


def _kept(table: Table, wanted: Arrangement | None) -> list[int]:
    """Return the places of the columns that an arrangement shows or sorts by; raises `UnknownColumn`."""
    if wanted is None or wanted.columns == (ALL,):
        return [*range(len(table.columns))]
    names = (*wanted.columns, *(name.removeprefix("-") for name in wanted.sort))
    return sorted({place(table, name) for name in names})


def is_query(text: str) -> bool:
    """Tell whether a text is SQL."""
    return _SQL.match(text) is not None


def _origin(asked: UnderstoodQuestion, index: Index, moment: Moment) -> Origin:
    plans, first, last = index.judged()
    values = [f"{name}={value}" for name, value in asked.given.items()]
    return Origin(
        " ".join([asked.named.name if asked.named else asked.text.strip(), *values]),
        question.said(asked.named.title) if asked.named and asked.named.title else None,
        plans,
        moment.period.text if moment.period else None,
        "/".join(dict.fromkeys(day for day in (first, last) if day)) or None,
    )
