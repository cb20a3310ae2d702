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
from trygg_cli.period import Period
from trygg_cli.query import filter_parser as tree
from trygg_cli.query import filter_values
from trygg_cli.query.collation import folded, holds, texts
from trygg_cli.query.filter_choices import CHOICES, KNOWN, lost_quotes
from trygg_cli.query.filter_doubts import Watch
from trygg_cli.query.filter_error import BadFilter
from trygg_cli.query.filter_fields import HAS, LACKS, TIMES, FilterFields
from trygg_cli.query.filter_words import FilterToken, TokenType
from trygg_cli.table import ColumnKind, Table, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trygg_cli.table import Column

Row = tuple[Value, ...]

_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


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
        self.places = frozenset(compiler.fields.places)
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
        self.fields = FilterFields(columns, text)
        self.watches: list[Watch] = []
        self.taken: list[Message] = []
        """What everyday words were taken for."""

    def node(self, node: tree.Node) -> Callable[[Row], bool]:
        match node:
            case tree.Both(parts):
                self.taken += lost_quotes(parts, self._text, self.fields.name)
                several = [self.node(part) for part in parts]
                return lambda row: all(function(row) for function in several)
            case tree.Either(parts):
                several = [self.node(part) for part in parts]
                return lambda row: any(function(row) for function in several)
            case tree.Not(part):
                inner = self.node(part)
                return lambda row: not inner(row)
            case tree.Free(value):
                test = self._anywhere(self.fields.prose, value)
                self.fields.places.update(self.fields.prose)
                self.watches.append(Watch("", value, test))
                return test
            case tree.Term():
                return self._term(node)

    def _term(self, term: tree.Term) -> Callable[[Row], bool]:
        name = folded(self.fields.name(term.field))
        if name in map(folded, (HAS, LACKS)):
            return self._presence(term, wanted=name == HAS)
        if name in map(folded, TIMES):
            return self._in_period(term)
        columns = self.fields.find(term.field)
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

    def _presence(self, term: tree.Term, *, wanted: bool) -> Callable[[Row], bool]:
        places = [[at for at, _ in self.fields.find(value, alone=True)] for value in term.values]
        return lambda row: any(
            any(row[at] not in (None, (), "") for at in columns) is wanted for columns in places
        )

    def _in_period(self, term: tree.Term) -> Callable[[Row], bool]:
        if term.operator.text not in (":", "="):
            raise BadFilter.of(
                term.operator,
                self._text,
                message("a period only goes with : here"),
                message("for dates write start or slut, as in slut<2022-09"),
            )
        tests = [self._happens(filter_values.period(value, self._text)) for value in term.values]
        self.watches += [
            Watch(term.field.text, value, test) for value, test in zip(term.values, tests, strict=True)
        ]
        return lambda row: any(test(row) for test in tests)

    def _happens(self, period: Period) -> Callable[[Row], bool]:
        own, plans = self._days("start", "slut"), self._days("plan_från", "plan_till")
        told = self.fields.at(["uppföljd"])

        def happens(row: Row) -> bool:
            (start, end), (first, last) = own(row), plans(row)
            begin, stop = start or first, end or last
            if begin and stop and stop < begin:
                begin, stop = start, end
            about = [Period.parse(text) for at in told if at is not None for text in texts(row[at])]
            return bool((begin or stop) and period.overlaps(begin, stop)) or any(map(period.covers, about))

        return happens

    def _days(self, *names: str) -> Callable[[Row], tuple[date | None, ...]]:
        """Return what reads the days in some columns; nothing where there is no such column."""
        places = self.fields.at(names)

        def days(row: Row) -> tuple[date | None, ...]:
            found = [None if at is None else row[at] for at in places]
            return tuple(day if isinstance(day, date) else None for day in found)

        return days

    def _comparison(self, term: tree.Term, columns: Sequence[tuple[int, Column]]) -> Callable[[Row], bool]:
        at, column = columns[0]
        compare, value = _COMPARE[term.operator.text], term.values[0]
        limit: date | float
        if column.kind is ColumnKind.DATE:
            period = filter_values.period(value, self._text)
            limit = period.start if term.operator.text in ("<", ">=") else period.end
        elif column.kind in (ColumnKind.NUMBER, ColumnKind.WHOLE):
            limit = filter_values.number(value, self._text)
        else:
            raise BadFilter.of(
                term.operator,
                self._text,
                message("{name} has no order: write {name}:{value}", name=column.name, value=value.text),
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
        field, name = term.field.text, self.fields.name(term.field)
        self.watches.append(Watch(field, value, is_in, places, name=name, is_exact=is_exact))
        return is_in

    def _equality(
        self, place: tuple[int, Column], term: tree.Term, value: FilterToken
    ) -> Callable[[Row], bool]:
        at, column = place
        match column.kind:
            case ColumnKind.DATE:
                period = filter_values.period(value, self._text)
                days = self._days(column.name)
                return lambda row: any(day and period.start <= day <= period.end for day in days(row))
            case ColumnKind.NUMBER | ColumnKind.WHOLE:
                number = filter_values.number(value, self._text)
                return lambda row: row[at] == number
            case ColumnKind.YES_NO:
                answer = filter_values.answer(value, self._text)
                return lambda row: bool(row[at]) is answer
        if term.operator.text == ":":
            return self._anywhere([at], value)
        wanted = folded(value.text)
        return lambda row: any(folded(text) == wanted for text in texts(row[at]))

    def _anywhere(self, places: Sequence[int], value: FilterToken) -> Callable[[Row], bool]:
        phrase, wanted = value.text, folded(value.text)
        if not phrase.strip():
            raise BadFilter.of(
                value,
                self._text,
                message("there is nothing to look for here"),
                message("saknar:ansvarig finds where nothing stands, har:ansvarig where something does"),
            )

        @lru_cache(10_000)  # many measures have the same words in a cell
        def is_in(text: str) -> bool:
            return holds(text, phrase) or folded(text) == wanted

        return lambda row: any(is_in(text) for at in places for text in texts(row[at]))
