"""A plan with conflicts in it: what each is about, what can be put in its place, and whether the result is sound.

Nothing is built but from the text itself: a side of a conflict, both sides merged as if each had only added, or a
side with another value in the place of its own.  What comes out is read again before anybody may keep it.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import value_at
from trygg_cli.merge import merge
from trygg_cli.merge.clash import Clash, clashes
from trygg_cli.merge.markers import filled, regions
from trygg_cli.model.shape import field_at
from trygg_cli.reading import document
from trygg_cli.text import source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trygg_cli.data import Data
    from trygg_cli.diagnostic import PlacedProblem
    from trygg_cli.position import Route, SourceMap, Span

_ID_TWICE = "S08"


class _Filled(NamedTuple):
    """The text with one side in the place of every conflict, where in it these are, and its data."""

    text: str
    places: list[Span]
    data: Data
    spans: SourceMap

    def but(self, number: int, chosen: str) -> str:
        """Return the text with something else in the place of one conflict."""
        start, end = self.places[number]
        return self.text[:start] + chosen + self.text[end:]

    def reached(self, route: Route) -> Iterator[int]:
        """Yield the conflicts that an entry reaches into, from its key or dash to its end."""
        start, end = self.spans.key(route).start, self.spans.value(route).end
        first = bisect_right(self.places, start, key=lambda place: place.end)
        for number in range(first, len(self.places)):
            if self.places[number].start >= end:
                return
            yield number


class _Frame(NamedTuple):
    """A side of a conflict that holds a value: the route to it, and where in the conflict's text it stands."""

    side: _Filled
    route: Route
    text: str
    start: int
    end: int


class UnsettledPlan:
    """The conflicts of a plan, by their number from 0. `base` is the plan before, if somebody knows it."""

    def __init__(self, name: str, text: str, base: str | None = None) -> None:
        self.name, self.text = name, text
        self.regions = regions(name, text)
        self._base = self._base_of(base)

    @property
    def knows_base(self) -> bool:
        """Whether it is known what was there before."""
        return self._base is not None

    def narrowed(self) -> UnsettledPlan:
        """Return the plan merged anew by item and field where git went by lines; itself where that is no gain.

        Conflicts that only were lines close to each other are gone then, and the others stand around single fields.
        """
        sides = (self._base, self._ours.text, self._theirs.text)
        if self._base is None or all(len(self.clashes(number)) == 1 for number in range(len(self.regions))):
            return self
        merged = merge(self.name, self._base, *sides[1:])
        if any(not conflict.field for conflict in merged.conflicts):
            return self
        text = merged.text
        for sign, own, label in zip("<>", ("OURS", "THEIRS"), self.regions[0].labels, strict=True):
            text = re.sub(f"(?m)^{sign * 7} {own}(?=\\r?$)", partial(_marker, sign, label), text)
        found = UnsettledPlan(self.name, text, self._base)
        is_gain = found._sides != self._sides
        return found if is_gain else self

    def clashes(self, number: int) -> list[Clash]:
        """Return what a conflict is about; nothing where the sides cannot be read, or differ in layout only."""
        return self._by_region[number]

    def both(self, number: int) -> str | None:
        """Return what holds both sides of a conflict, as if each had only added to the plan; nothing if that fails."""
        region = self.regions[number]
        values = [(clash.ours, clash.theirs) for clash in self.clashes(number)]
        are_texts = any(isinstance(value, str) and isinstance(other, str) for value, other in values)
        if are_texts or not region.ours.strip() or not region.theirs.strip():
            return None
        ours = self._ours.text
        merged = merge(self.name, self._ours.but(number, ""), ours, self._ours.but(number, region.theirs))
        begin, end = ours[: self._ours.places[number].start], ours[self._ours.places[number].end :]
        is_here = merged.text.startswith(begin) and merged.text.endswith(end)
        chosen = merged.text[len(begin) : len(merged.text) - len(end)]
        return chosen if merged.is_clean and is_here and chosen not in (region.ours, region.theirs) else None

    def can_be_own(self, number: int) -> bool:
        """Tell whether a conflict is about one value that somebody may type."""
        found = self.clashes(number)
        return len(found) == 1 and self._framed(number, found[0]) is not None

    def own(self, number: int, typed: str) -> str | None:
        """Return what a conflict gives way to when its value is what somebody typed; nothing if that cannot be written.

        What is a list of names or words is typed with commas between.
        """
        found = self.clashes(number)
        frame = self._framed(number, found[0]) if len(found) == 1 else None
        if not frame:
            return None
        is_list = isinstance(value_at(frame.side.data, frame.route), list)
        parts = [*filter(None, map(str.strip, typed.split(",")))]
        wanted: list[str] | str = parts if is_list else typed.strip()
        for written in _spellings(wanted):
            chosen = frame.text[: frame.start] + written + frame.text[frame.end :]
            parsed = source.parse(frame.side.but(number, chosen))
            if not parsed.problems and value_at(parsed.data, frame.route) == wanted:
                return chosen
        return None

    def settled(self, answers: Mapping[int, str]) -> str:
        """Return the text with answers in the places of conflicts; those without an answer stay."""
        wanted = {self.regions[number]: answer for number, answer in answers.items()}
        return filled(
            self.text, self.regions, lambda region: wanted.get(region, self.text[region.start : region.end])
        )[0]

    def faults(self, text: str) -> list[PlacedProblem]:
        """Return the problems of a text that neither side had; where conflicts are left, those of either choice."""
        left = regions(self.name, text)
        texts = {
            filled(text, left, lambda region: region.ours)[0],
            filled(text, left, lambda region: region.theirs)[0],
        }
        ours, theirs = (
            {_kind(problem) for problem in self._problems(side.text)} for side in (self._ours, self._theirs)
        )
        # an id that one side has twice may come of conflicts that hang together, as where an item was moved
        known = {kind for kind in ours | theirs if kind[0] != _ID_TWICE} | (ours & theirs)
        found = {_kind(problem): problem for text in sorted(texts) for problem in self._problems(text)}
        return [problem for kind, problem in found.items() if kind not in known]

    @property
    def _sides(self) -> list[tuple[str, str]]:
        return [(region.ours, region.theirs) for region in self.regions]

    def _problems(self, text: str) -> Iterable[PlacedProblem]:
        return document.read(self.name, text).problems

    @cached_property
    def _ours(self) -> _Filled:
        return self._read(*filled(self.text, self.regions, lambda region: region.ours))

    @cached_property
    def _theirs(self) -> _Filled:
        return self._read(*filled(self.text, self.regions, lambda region: region.theirs))

    @staticmethod
    def _read(text: str, places: list[Span]) -> _Filled:
        parsed = source.parse(text)
        return _Filled(text, places, parsed.data, parsed.spans)

    def _base_of(self, text: str | None) -> str | None:
        """Return the plan as both sides began with it: as somebody knows it, or as the markers tell."""
        if text is None and self.regions and all(region.base is not None for region in self.regions):
            text = filled(self.text, self.regions, lambda region: region.base or "")[0]
        if text is None or source.parse(text).problems:
            return None
        return text

    @cached_property
    def _by_region(self) -> list[list[Clash]]:
        """What each conflict is about: the clashes that on either side reach into it."""
        ours, theirs = self._ours, self._theirs
        found: list[list[Clash]] = [[] for _ in self.regions]
        if not isinstance(ours.data, dict) or not isinstance(theirs.data, dict):
            return found
        before = source.parse(self._base).data if self._base is not None else None
        for clash in clashes(ours.data, theirs.data, before):
            reached = {*ours.reached(clash.ours_route)} if clash.ours is not None else set()
            reached |= {*theirs.reached(clash.theirs_route)} if clash.theirs is not None else set()
            for number in reached:
                found[number].append(clash)
        return found

    def _framed(self, number: int, clash: Clash) -> _Frame | None:
        is_ours = clash.ours is not None
        side, route, value = (
            (self._ours, clash.ours_route, clash.ours)
            if is_ours
            else (self._theirs, clash.theirs_route, clash.theirs)
        )
        field = field_at(route)
        is_set = isinstance(value, list) and field is not None and field.is_picked
        if clash.is_order or not (isinstance(value, str) or is_set):
            return None
        place = side.places[number]
        start, end = (at - place.start for at in side.spans.value(route))
        text = side.text[slice(*place)]
        return _Frame(side, route, text, start, end) if start >= 0 and end <= len(text) else None


def _marker(sign: str, label: str, _found: re.Match[str]) -> str:
    return f"{sign * 7} {label}".rstrip()


def _spellings(value: list[str] | str) -> Iterator[str]:
    """Yield ways to write a text or a list of texts, the plainest first."""
    if isinstance(value, list):
        for quote in (str, json.dumps):
            yield "[" + ", ".join(quote(item) for item in value) + "]"
        return
    yield value
    yield "'" + value.replace("'", "''") + "'"
    yield json.dumps(value, ensure_ascii=False)


def _kind(problem: PlacedProblem) -> tuple[str, str, str]:
    """Return what a problem says, wherever it stands."""
    said = {name: value for name, value in problem.message.args.items() if name != "line"}
    return problem.code, problem.message.text, repr(said)
