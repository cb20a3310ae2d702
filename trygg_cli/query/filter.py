"""Filters over the measures: a tree made into a question that a row of the table answers with yes or no.

`:` means what a person would mean.  In a text it finds words in any inflection, in a list any of its entries,
in a date a day, month or any other period, and in a short word or id the whole of it.  `=` takes only what is
equal.  `<`, `<=`, `>` and `>=` compare dates with periods, and numbers.  Fields have English names too.  Where
nothing is found, or a word is likely misspelt, `Filter.doubts` tells which one, and `Filter.unseen` which names.
"""

from __future__ import annotations

import operator
import unicodedata
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.value_types import SORTS
from trygg_cli.period import Period
from trygg_cli.query import filter_parser as tree
from trygg_cli.query.collation import PROSE, folded, holds, texts
from trygg_cli.query.english import swedish, today
from trygg_cli.query.filter_choices import CHOICES, KNOWN, lost_quotes
from trygg_cli.query.filter_doubts import Watch
from trygg_cli.query.filter_error import BadFilter
from trygg_cli.query.filter_words import FilterToken, TokenType
from trygg_cli.suggestion import did_you_mean
from trygg_cli.table import ColumnKind, Table, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trygg_cli.table import Column

Row = tuple[Value, ...]

TOGETHER = {
    "aktör": ("aktörer", "aktörer_namn"),
    "ansvarig": ("ansvarig", "ansvarig_namn"),
    "område": ("område", "område_id", "delområde"),
    "plan": ("plan", "plan_titel"),
    "plats": ("platser",),
    "status": ("läge",),
    "text": tuple(sorted(PROSE)),
    "titel": ("åtgärd",),
}
"""Fields that look in several columns, or in one of another name; a status is what a report counts."""

TIMES = ("period", "tertial", "kvartal", "månad", "år")
"""Fields that find what happens in a period by its dates, else by its plan's, or was followed up for it."""

HAS, LACKS = "har", "saknar"
"""Fields that find what has something, or has not, in the column that stands as their value."""
_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_YES, _NO = ("ja", "yes", "true", "1"), ("nej", "no", "false", "0")


class Filter:
    """A filter that is understood, with values in its places; raises `BadFilter` and `UnexpectedValue`.

    `places` are the columns that it looks at.
    """

    def __init__(self, columns: Sequence[Column], text: str, values: Mapping[str, str] | None = None) -> None:
        text = unicodedata.normalize("NFC", text)
        compiler = _Compiler(columns, text)
        self.text = text
        self._columns = columns
        self._test = compiler.node(tree.parse(text, values))
        self.places = frozenset(compiler.places)
        self._taken = compiler.taken
        self._watches = compiler.watches
        self._unseen = [*compiler.watches]
        self._is_empty = True

    def select(self, table: Table) -> Table:
        """Return a table with only the rows that are let through; a long one may come in parts."""
        return replace(table, rows=tuple(filter(self._lets_through, table.rows)))

    def _lets_through(self, row: Row) -> bool:
        if self._unseen:
            self._unseen = [watch for watch in self._unseen if not watch.sees(row)]
        found = self._test(row)
        self._is_empty = self._is_empty and not found
        return found

    @property
    def unseen(self) -> list[Watch]:
        """The words that none of the rows has had."""
        return self._unseen

    def asks_for(self, name: str) -> bool:
        """Tell whether it looks in a column."""
        return any(self._columns[at].name == name for at in self.places)

    def doubts(self) -> list[Message]:
        """Return what everyday words were taken for, and what may be wrong with those that no row has had."""
        is_lonely = len(self._watches) == 1
        said = [watch.doubt(is_empty=self._is_empty, is_lonely=is_lonely) for watch in self._unseen]
        return [*self._taken, *(sentence for sentence in said if sentence)]


def select(table: Table, text: str, values: Mapping[str, str] | None = None) -> Table:
    """Return the table with only the rows that a filter lets through; raises `BadFilter` and `UnexpectedValue`."""
    return Filter(table.columns, text, values).select(table)


class _Compiler:
    """Makes predicates for one table; knows the text of the filter, for complaints."""

    def __init__(self, columns: Sequence[Column], text: str) -> None:
        self._text = text
        self._columns = {column.name: (at, column) for at, column in enumerate(columns)}
        self._prose = [at for name, (at, _) in self._columns.items() if name in PROSE]
        self.watches: list[Watch] = []
        self.places: set[int] = set()
        """Where in a row it looks."""
        self.taken: list[Message] = []
        """What everyday words were taken for."""

    def node(self, node: tree.Node) -> Callable[[Row], bool]:
        match node:
            case tree.Both(parts):
                self.taken += lost_quotes(parts, self._text, self._name)
                several = [self.node(part) for part in parts]
                return lambda row: all(function(row) for function in several)
            case tree.Either(parts):
                several = [self.node(part) for part in parts]
                return lambda row: any(function(row) for function in several)
            case tree.Not(part):
                inner = self.node(part)
                return lambda row: not inner(row)
            case tree.Free(value):
                test = self._anywhere(self._prose, value)
                self.places.update(self._prose)
                self.watches.append(Watch("", value, test))
                return test
            case tree.Term():
                return self._term(node)

    def _term(self, term: tree.Term) -> Callable[[Row], bool]:
        name = folded(self._name(term.field))
        if name in map(folded, (HAS, LACKS)):
            return self._presence(term, wanted=name == HAS)
        if name in map(folded, TIMES):
            return self._in_period(term)
        columns = self._find(term.field)
        if term.operator.text in _COMPARE:
            return self._comparison(term, columns)
        values = [word for value in term.values for word in self._taken_for(columns, value)]
        tests = [self._watched(columns, term, value) for value in values]
        if term.operator.text == "!=":
            return lambda row: not any(test(row) for test in tests)
        return lambda row: any(test(row) for test in tests)

    def _taken_for(self, columns: Sequence[tuple[int, Column]], value: FilterToken) -> Sequence[FilterToken]:
        """Return the words of a column that an everyday word stands for; the word itself where it stands for none."""
        choice = next((CHOICES[column.name] for _, column in columns if column.name in CHOICES), None)
        if choice is None or value.text.endswith("*") or folded(value.text) in map(folded, KNOWN[choice]):
            return (value,)
        from trygg_cli.words import everyday

        found = everyday.meant(choice, value.text)
        if found is None or found.is_misspelt:
            return (value,)
        words = [f'"{word}"' for word in found.words]
        if words[1:]:
            said = message('"{value}" was taken for any of {words}', value=value.text, words=words)
        else:
            said = message('"{value}" was taken for {words}', value=value.text, words=words)
        self.taken += [said] if said not in self.taken else []
        return [value._replace(sort=TokenType.QUOTED, text=word) for word in found.words]

    def _name(self, field: FilterToken) -> str:
        """Return what a field is called, also where it has its English name."""
        own = {folded(name) for name in (*self._columns, *TOGETHER, *TIMES, HAS, LACKS)}
        return field.text if folded(field.text) in own else today(swedish(field.text))

    def _find(self, field: FilterToken, *, alone: bool = False) -> list[tuple[int, Column]]:
        """Return the columns that a field looks in; the one of its name `alone`, where there is one."""
        own = {folded(name): (name,) for name in self._columns}
        known = {folded(name): columns for name, columns in TOGETHER.items()}
        known = known | own if alone else own | known
        wanted = folded(self._name(field))
        if wanted not in known:
            names = dict.fromkeys((*TOGETHER, *TIMES, HAS, LACKS, *self._columns))
            hint = did_you_mean(field.text, names) or message(
                "use {names}; the rest stand in the manual of the tables",
                names=[*TOGETHER, *TIMES, HAS, LACKS],
            )
            raise self._bad(message('there is no field "{name}"', name=field.text), field, hint)
        columns = [self._columns[name] for name in known[wanted] if name in self._columns]
        self.places.update(at for at, _ in columns)
        return columns

    def _presence(self, term: tree.Term, *, wanted: bool) -> Callable[[Row], bool]:
        places = [[at for at, _ in self._find(value, alone=True)] for value in term.values]
        return lambda row: any(
            any(row[at] not in (None, (), "") for at in columns) is wanted for columns in places
        )

    def _in_period(self, term: tree.Term) -> Callable[[Row], bool]:
        if term.operator.text not in (":", "="):
            raise self._bad(
                message("a period only goes with : here"),
                term.operator,
                message("for dates write start or slut, as in slut<2022-09"),
            )
        tests = [self._happens(self._period(value)) for value in term.values]
        self.watches += [
            Watch(term.field.text, value, test) for value, test in zip(term.values, tests, strict=True)
        ]
        return lambda row: any(test(row) for test in tests)

    def _happens(self, period: Period) -> Callable[[Row], bool]:
        own, plans = self._days("start", "slut"), self._days("plan_från", "plan_till")
        told = self._columns["uppföljd"][0]
        self.places.add(told)

        def happens(row: Row) -> bool:
            (start, end), (first, last), reported = own(row), plans(row), row[told]
            begin, stop = start or first, end or last
            if begin and stop and stop < begin:
                begin, stop = start, end
            about = [Period.parse(text) for text in reported] if isinstance(reported, tuple) else []
            return bool((begin or stop) and period.overlaps(begin, stop)) or any(map(period.covers, about))

        return happens

    def _days(self, *names: str) -> Callable[[Row], tuple[date | None, ...]]:
        """Return what reads the days in some columns; nothing where there is no such column."""
        places = [self._columns[name][0] if name in self._columns else None for name in names]
        self.places.update(at for at in places if at is not None)

        def days(row: Row) -> tuple[date | None, ...]:
            found = [None if at is None else row[at] for at in places]
            return tuple(day if isinstance(day, date) else None for day in found)

        return days

    def _comparison(self, term: tree.Term, columns: Sequence[tuple[int, Column]]) -> Callable[[Row], bool]:
        at, column = columns[0]
        compare, value = _COMPARE[term.operator.text], term.values[0]
        limit: date | float
        if column.kind is ColumnKind.DATE:
            period = self._period(value)
            limit = period.start if term.operator.text in ("<", ">=") else period.end
        elif column.kind in (ColumnKind.NUMBER, ColumnKind.WHOLE):
            limit = self._number(value)
        else:
            raise self._bad(
                message("{name} has no order: write {name}:{value}", name=column.name, value=value.text),
                term.operator,
            )

        def holds_true(row: Row) -> bool:
            found = row[at]
            return found is not None and bool(compare(found, limit))

        return holds_true

    def _watched(
        self, columns: Sequence[tuple[int, Column]], term: tree.Term, value: FilterToken
    ) -> Callable[[Row], bool]:
        """Return whether a value is in any of some columns; what is never found is in doubt."""
        tests = [self._equality(column, term, value) for column in columns]

        def is_in(row: Row) -> bool:
            return any(test(row) for test in tests)

        places = tuple(at for at, column in columns if column.kind in (ColumnKind.TEXT, ColumnKind.LIST))
        is_exact = term.operator.text != ":"
        field, name = term.field.text, self._name(term.field)
        self.watches.append(Watch(field, value, is_in, places, name=name, is_exact=is_exact))
        return is_in

    def _equality(
        self, place: tuple[int, Column], term: tree.Term, value: FilterToken
    ) -> Callable[[Row], bool]:
        at, column = place
        match column.kind:
            case ColumnKind.DATE:
                period = self._period(value)
                return lambda row: isinstance(row[at], date) and period.start <= row[at] <= period.end  # type: ignore[operator]
            case ColumnKind.NUMBER | ColumnKind.WHOLE:
                number = self._number(value)
                return lambda row: row[at] == number
            case ColumnKind.YES_NO:
                answer = self._answer(value)
                return lambda row: bool(row[at]) is answer
        if term.operator.text == ":":
            return self._anywhere([at], value)
        wanted = folded(value.text)
        return lambda row: any(folded(text) == wanted for text in texts(row[at]))

    def _anywhere(self, places: Sequence[int], value: FilterToken) -> Callable[[Row], bool]:
        phrase, wanted = value.text, folded(value.text)
        if not phrase.strip():
            raise self._bad(
                message("there is nothing to look for here"),
                value,
                message("saknar:ansvarig finds where nothing stands, har:ansvarig where something does"),
            )

        @lru_cache(10_000)  # many measures have the same words in a cell
        def is_in(text: str) -> bool:
            return holds(text, phrase) or folded(text) == wanted

        return lambda row: any(is_in(text) for at in places for text in texts(row[at]))

    def _period(self, value: FilterToken) -> Period:
        try:
            return _period(value.text)
        except ValueError as error:
            raise self._bad(
                message('"{value}" is neither a date nor a period', value=value.text),
                value,
                message("write it as 2022-09-02, 2022-09, 2022-T2, 2022-Q3 or 2022"),
            ) from error

    def _number(self, value: FilterToken) -> float:
        try:
            return float(SORTS["number"].value(value.text))
        except ValueError as error:
            raise self._bad(message('"{value}" is not a number', value=value.text), value) from error

    def _answer(self, value: FilterToken) -> bool:
        said = value.text.casefold()
        if said not in (*_YES, *_NO):
            raise self._bad(message('"{value}" is neither ja nor nej', value=value.text), value)
        return said in _YES

    def _bad(self, sentence: Message, piece: FilterToken, hint: Message | None = None) -> BadFilter:
        return BadFilter(sentence, self._text, piece.start, piece.end, hint)


def _period(text: str) -> Period:
    try:
        day = date.fromisoformat(text) if len(text) == len("2022-09-02") else None
    except ValueError:
        day = None
    return Period(day, day, text) if day else Period.parse(text.upper())
