"""The fields of a filter: what each is called, and in which columns of the measures it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.query.collation import PROSE, folded
from trygg_cli.query.english import swedish, today
from trygg_cli.query.filter_error import BadFilter
from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.query.filter_words import FilterToken
    from trygg_cli.table import Column

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


class FilterFields:
    """The columns of a table by name; `places` are those where a filter was found to look."""

    def __init__(self, columns: Sequence[Column], text: str) -> None:
        self._text = text
        self.columns = {column.name: (at, column) for at, column in enumerate(columns)}
        self.prose = [at for name, (at, _) in self.columns.items() if name in PROSE]
        self.places: set[int] = set()

    def name(self, field: FilterToken) -> str:
        """Return what a field is called, also where it has its English name."""
        own = {folded(name) for name in (*self.columns, *TOGETHER, *TIMES, HAS, LACKS)}
        return field.text if folded(field.text) in own else today(swedish(field.text))

    def find(self, field: FilterToken, *, alone: bool = False) -> list[tuple[int, Column]]:
        """Return the columns that a field looks in; the one of its name `alone`, where there is one."""
        own = {folded(name): (name,) for name in self.columns}
        known = {folded(name): columns for name, columns in TOGETHER.items()}
        known = known | own if alone else own | known
        wanted = folded(self.name(field))
        if wanted not in known:
            names = dict.fromkeys((*TOGETHER, *TIMES, HAS, LACKS, *self.columns))
            hint = did_you_mean(field.text, names) or message(
                "use {names}; the rest stand in the manual of the tables",
                names=[*TOGETHER, *TIMES, HAS, LACKS],
            )
            raise BadFilter.of(
                field, self._text, message('there is no field "{name}"', name=field.text), hint
            )
        columns = [self.columns[name] for name in known[wanted] if name in self.columns]
        self.places.update(at for at, _ in columns)
        return columns

    def at(self, names: Iterable[str]) -> list[int | None]:
        """Return where some columns stand; nothing for one that there is not."""
        places = [self.columns[name][0] if name in self.columns else None for name in names]
        self.places.update(at for at in places if at is not None)
        return places
