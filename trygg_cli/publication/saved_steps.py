"""In which saved versions of a plan something was changed, and why, as far as the plan of today tells it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind
from trygg_cli.diff import compare
from trygg_cli.language import paragraph, translate
from trygg_cli.model.kinds import DecisionKind
from trygg_cli.model.value_types import DAYS
from trygg_cli.policy.plain_data import rows
from trygg_cli.report.full_names import FullNames
from trygg_cli.standing.spans import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.change import Change
    from trygg_cli.data import Data, Fields
    from trygg_cli.reading.document import Document

_REASONS = ("kommentar", "avvikelse")
"""The keys of a follow-up in which somebody tells why."""

_WORD = re.compile(r"\w+")

_Place = tuple[str, str, str]
"""The kind and id of a thing, and the key in it."""

_Entry = tuple[str, ...]

_KNOWN_BY = ("avser", "period", "part", "plats", "datum", "roll")
"""What tells a report, an outcome or an approval from others of the same thing."""


class SavedSteps:
    """In which versions what was changed, what was decided, and why: as far as that stands in the plan of today."""

    def __init__(self, now: Document) -> None:
        self._texts = frozenset(_texts_in(now.data))
        self._names = FullNames(now.plan)
        self._decisions = {*map(_made, rows(now.data, "beslut"))}
        self._days: defaultdict[_Place, list[date | None]] = defaultdict(list)
        self._days_of: defaultdict[tuple[_Place, _Entry], list[date | None]] = defaultdict(list)
        self._places: defaultdict[_Place, list[int]] = defaultdict(list)
        self._decided: defaultdict[tuple[int, str], list[Fields]] = defaultdict(list)
        self._told: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        self._telling: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        self._count = 0

    def add(self, old: Document, new: Document, day: date | None) -> None:
        """Note what a version changed."""
        number, self._count = self._count, self._count + 1
        for change in compare(old.composed, new.composed):
            place = _place(change)
            self._days[place].append(day)
            self._days_of[place, _entry(change)].append(day)
            self._places[place].append(number)
            if change.kind is ChangeKind.ADDED and isinstance(change.new, dict):
                if change.key == "beslut" and self._is_decision(change.new):
                    for about in dict.fromkeys(_about(change.new)) or ("",):
                        self._decided[number, about].append(change.new)
                elif change.key == "uppföljning":
                    told = (change.new.get(key) for key in _REASONS)
                    texts = [text for text in told if isinstance(text, str) and text in self._texts]
                    self._told[number, change.item.id] += texts
                    for text in () if change.item.id else texts:
                        for word in {*_WORD.findall(text)}:
                            self._telling[number, word].append(text)

    def _is_decision(self, data: Fields) -> bool:
        """Tell whether a decision is one that the plan still has, be there more said of it now."""
        return data.get("typ") == DecisionKind.DECISION and _made(data) in self._decisions

    def days(self, change: Change) -> tuple[date, ...]:
        """Return the days on which a change was saved."""
        return tuple(dict.fromkeys(day for day in self._saved(change) if day))

    def is_unsaved(self, change: Change) -> bool:
        """Tell whether it, or some of it, is not saved."""
        return None in self._saved(change)

    def _saved(self, change: Change) -> list[date | None]:
        """Return when a change came: of an entry in a list, when that did, if it is known again."""
        place = _place(change)
        return self._days_of.get((place, _entry(change))) or self._days.get(place, [])

    def decisions(self, change: Change, *, on_it: bool) -> tuple[str, ...]:
        """Return the decisions that came with a change: those on it, or those on the plan as a whole."""
        if on_it and not change.item.id:
            return ()
        found = [
            self.decision(data)
            for number in self._places.get(_place(change), ())
            for data in self._decided.get((number, change.item.id if on_it else ""), ())
        ]
        return tuple(dict.fromkeys(filter(None, found)))

    def reasons(self, change: Change) -> tuple[str, ...]:
        """Return what was reported as something was changed: on it, or on the plan by its id."""
        found: list[str] = []
        for number in self._places.get(_place(change), ()):
            found += self._told.get((number, change.item.id), ()) if change.item.id else ()
            found += [text for text in self._near(number, change.item.id) if _names(text, change.item.id)]
        return tuple(dict.fromkeys(" ".join(text.split()) for text in found))

    def _near(self, number: int, id_: str) -> list[str]:
        """Return what was reported on the plan that has the word of an id which the fewest have."""
        return min(
            (self._telling.get((number, word), []) for word in _WORD.findall(id_)), key=len, default=[]
        )

    def decision(self, data: Fields) -> str:
        """Return who decided, when, and under which paragraph of the minutes."""
        body, day, section = (data.get(key) for key in ("organ", "datum", "paragraf"))
        who = self._names.actor(body).text if isinstance(body, str) else ""
        when = translate(day_words(found)) if (found := DAYS.found(day)) else ""
        number = paragraph(section) if isinstance(section, str) else ""
        return ", ".join(filter(None, (" ".join(filter(None, (who, when))), number)))


def _place(change: Change) -> _Place:
    return change.item.kind, change.item.id, change.path[0] if change.path else change.key


def _entry(change: Change) -> _Entry:
    """Return what the entry of a list is known by that a change is of, or is made in."""
    sides = (change.new, change.new_part, change.old, change.old_part)
    entries = (side for side in sides if isinstance(side, dict) and "id" not in side)
    return next((known for entry in entries if any(known := _known_by(entry))), ())


def _known_by(entry: Fields) -> _Entry:
    return tuple(str(entry.get(key) or "") for key in _KNOWN_BY)


def _names(text: str, id_: str) -> bool:
    """Tell whether a text names an id as a word of its own."""
    return bool(id_) and re.search(rf"(?<!\w){re.escape(id_)}(?!\w)", text) is not None


def _made(decision: Fields) -> tuple[str, ...]:
    """Return who made a decision, when, and under which paragraph: what tells it from others."""
    return tuple(repr(decision.get(key)) for key in ("organ", "datum", "paragraf"))


def _about(decision: Fields) -> list[str]:
    """Return the ids that a decision is about."""
    about = decision.get("avser") or []
    return [id_ for id_ in (about if isinstance(about, list) else [about]) if isinstance(id_, str)]


def _texts_in(value: Data) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(inside)
