"""Names in a filter that nothing has: an error, since an empty answer would say that there are no such measures.

A name that the plans have is none, also where no measure is found by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.query.collation import folded, holds
from trygg_cli.query.filter_doubts import STATUS
from trygg_cli.query.filter_error import BadFilter
from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.message import Message
    from trygg_cli.query.filter import Filter
    from trygg_cli.query.filter_doubts import Watch
    from trygg_cli.query.index import Index

_ACTORS = (("aktör", "id"), ("aktör", "namn"), ("organ", "id"), ("organ", "namn"))
_AREAS = (("fokusområde", "id"), ("fokusområde", "namn"))
_NAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "aktör": _ACTORS,
    "ansvarig": _ACTORS,
    "delområde": _AREAS,
    "externa": _ACTORS,
    "id": (("åtgärd", "id"),),
    "kommun": (("plan", "kommun"),),
    "medverkande": _ACTORS,
    "område": _AREAS,
    "parter": _ACTORS,
    "plan": (("plan", "id"), ("plan", "titel")),
    "plats": (("plats", "id"), ("plats", "namn")),
    "platser": (("plats", "id"), ("plats", "namn")),
}
"""The fields of names, and the tables and columns that hold all there are."""

TABLES = frozenset(table for columns in _NAMES.values() for table, _ in columns)
"""The tables that names are looked for in."""


def check(chosen: Filter, index: Index) -> None:
    """Raise `BadFilter` for the first name or word for a status that there is not."""
    fields = {folded(field): columns for field, columns in _NAMES.items()}
    for watch in chosen.unseen:
        columns, value = fields.get(folded(watch.name), ()), watch.piece.text
        known = [*_known(index, columns)]
        if columns and not any(holds(text, value) or folded(text) == folded(value) for text in known):
            words = (text for name in known for text in (name, *name.split()))
            said = message('there is no {field} "{value}" in the plans', field=watch.field, value=value)
            raise _bad(chosen, watch, said, did_you_mean(value, dict.fromkeys(words)))
        if folded(watch.name) in map(folded, STATUS) and (doubt := watch.doubt_of_status()):
            raise _bad(chosen, watch, doubt)


def _known(index: Index, columns: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for table, column in columns:
        found = index.connection.execute(f'select distinct "{column}" from "{table}"')
        yield from (text for (text,) in found if text)


def _bad(chosen: Filter, watch: Watch, said: Message, hint: Message | None = None) -> BadFilter:
    return BadFilter.of(watch.piece, chosen.text, said, hint)
