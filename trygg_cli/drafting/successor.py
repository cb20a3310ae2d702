"""Next year's plan made of this year's: what goes on goes over, and what is told stays where it was told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import as_fields
from trygg_cli.drafting.fates import LEFT, Account, Fate, ItemFate
from trygg_cli.drafting.loose_ends import take_away
from trygg_cli.drafting.moved_times import moved, named_anew, text_moved, years_in
from trygg_cli.drafting.new_text import Draft, written
from trygg_cli.drafting.next_time import next_valid, years_between
from trygg_cli.drafting.what_recurs import baseline, recurs
from trygg_cli.edit import canonical
from trygg_cli.language import translate
from trygg_cli.message import Message, message
from trygg_cli.model.carried_over import KEY, CarriedFrom
from trygg_cli.model.promisers import time_of
from trygg_cli.model.shape import ROOT, heading, shapes
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.spans import day_words
from trygg_cli.standing.status import State, last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from trygg_cli.data import Data, Fields
    from trygg_cli.model.indicator import Indicator
    from trygg_cli.model.measure import FollowUp, Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document

_OF_THE_OLD = ("version", "dnr", "källa", "ersätter")
_NOT_CARRIED = {State.DONE: Fate.FINISHED, State.CANCELLED: Fate.CANCELLED}


class Successor(NamedTuple):
    """A new plan, and what became of all in the old one."""

    draft: Draft
    account: Account

    @property
    def text(self) -> str:
        """The text of the new plan."""
        return canonical.formatted(read("plan.yaml", written(self.draft)))


def succeed(document: Document, year: int) -> Successor:
    """Return the plan of a year made of an earlier one; raises `NoTime` and `NotLater`."""
    return _Succession(document, year).made()


class _Succession:
    """Copies a plan part by part, and remembers what became of each and what a person should look at."""

    def __init__(self, document: Document, year: int) -> None:
        self._plan: Plan = document.plan
        self._data = document.fields
        self._standing = PlanStanding(self._plan, Moment())
        self._years = years_between(document.name, self._plan, year)
        self._valid = next_valid(self._plan, year, self._years)
        self._items: list[ItemFate] = []
        self._left: Counter[str] = Counter()
        self._notes: dict[tuple[int, str | None], list[str]] = {}
        """What to look at, by the object of an item and the key in it."""
        self._kept: list[Data] = []
        self._measures = {measure.id: measure for _, measure in self._plan.walk_measures()}
        self._indicators = {indicator.id: indicator for indicator in self._plan.indicators}
        self._goals = {goal.id: goal for _, goal in self._plan.walk_goals()}
        self._promises = {promise.id: promise for promise in self._plan.promises}
        self._agreements = {agreement.id: agreement for agreement in self._plan.agreements}
        self._ways: dict[str, Callable[[Fields], Fields | None]] = {
            "Measure": self._measure,
            "Indicator": self._indicator,
            "Goal": self._goal,
            "Promise": self._promise,
            "Agreement": self._agreement,
            "FollowUpRule": self._rule,
        }

    def made(self) -> Successor:
        """Return the new plan and the account of the old one."""
        data = self._copy(self._data, ROOT)
        self._head(data)
        for holder, key, name in take_away(data):
            said = message("{name} was named under {key}, and stays in the old plan", name=name, key=key)
            self._look(holder, said)
        head = [translate(line) for line in self._said()]
        return Successor(Draft(data, dict(self._above(data)), {}, head), Account((*self._items,), self._left))

    def _copy(self, data: Fields, part: str) -> Fields:
        made: Fields = {}
        for key, value in data.items():
            field = shapes()[part].fields[key]
            if field.part in LEFT:
                self._left[field.part] += len(value) if isinstance(value, list) else 1
            elif not field.part:
                made[key] = value
            elif field.container is None and isinstance(value, dict):
                made[key] = self._copy(value, field.part)
            elif isinstance(value, list):
                copies = [self._item(item, field.part) for item in value if isinstance(item, dict)]
                kept: list[Data] = [copy for copy in copies if copy is not None]
                if kept:
                    made[key] = kept
            elif isinstance(value, dict):
                actors = {name: as_fields(inner) for name, inner in value.items()}
                made[key] = {name: self._copy(inner, field.part) for name, inner in actors.items()}
                for name, inner in actors.items():
                    self._items.append(ItemFate("actor", name, str(inner.get("namn") or ""), Fate.CARRIED))
        return made

    def _item(self, data: Fields, part: str) -> Fields | None:
        """Return an item of a list in the new plan; nothing where it stays in the old one."""
        way = self._ways.get(part)
        if way:
            return way(data)
        if shapes()[part].kind:
            self._note_fate(part, data, Fate.CARRIED)
        return self._copy(data, part)

    def _note_fate(
        self, part: str, data: Fields, fate: Fate, state: Message | None = None, why: str = ""
    ) -> None:
        shape = shapes()[part]
        title = data.get(shape.title) if shape.title else None
        self._items.append(ItemFate(shape.kind or "", str(data["id"]), str(title or ""), fate, state, why))

    def _look(self, data: Fields, said: Message, key: str | None = None) -> None:
        """Note what a person should look at in an item, or at a key of it."""
        self._kept.append(data)  # so that no other object gets its identity
        self._notes.setdefault((id(data), key), []).append(
            translate(message("To look at: {what}", what=said))
        )

    def _measure(self, data: Fields) -> Fields | None:
        measure = self._measures[str(data["id"])]
        state, _, entry, *_ = self._standing.measure(measure)
        fate = _NOT_CARRIED.get(state, Fate.CARRIED)
        if recurs(measure) and state is not State.CANCELLED:
            fate = Fate.RENEWED
        why = _words(entry) if fate is Fate.CANCELLED and entry else ""
        self._note_fate("Measure", data, fate, state.word, why)
        if fate not in (Fate.CARRIED, Fate.RENEWED):
            self._copy(data, "Measure")  # counts what stays in the old plan together with it
            return None
        made = self._copy(data, "Measure")
        made[KEY] = CarriedFrom(measure.id, self._plan.title, self._plan.id).said
        if state is State.UNKNOWN:
            self._look(made, message("nobody has reported how far it has come"))
        elif state is State.RESTING:
            self._look(made, message("it was resting: is it to go on?"))
        self._measure_times(made, measure, is_renewed=fate is Fate.RENEWED)
        return made

    def _measure_times(self, made: Fields, measure: Measure, *, is_renewed: bool) -> None:
        times, valid = made.get("tid"), self._plan.valid
        last = last_day(measure.schedule)
        is_whole = last is not None and valid is not None and valid.end == last
        if isinstance(times, dict):
            if is_renewed or is_whole:
                made["tid"] = moved(times, self._years)
            elif last and last < self._valid[0]:
                self._look(
                    made, message("the last day, {day}, was in the old plan", day=day_words(last)), "tid"
                )
            if any(year < self._valid[0].year for year in years_in(str(times.get("text", "")))):
                self._look(made, message("the words of the time name a year of the old plan"), "tid")
        if measure.decide_by and measure.decide_by < self._valid[0]:
            self._look(made, message("the day of decision was in the old plan"), "beslut_senast")
        if "finansiering" in made:
            self._look(made, message("is there money for the new time too?"), "finansiering")

    def _indicator(self, data: Fields) -> Fields | None:
        self._note_fate("Indicator", data, Fate.CARRIED)
        made = self._copy(data, "Indicator")
        indicator = self._indicators[str(data["id"])]
        shown = self._standing.shown(indicator)
        if shown and shown.value is not None:
            made["baslinje"] = baseline(shown.value, Period.of(*shown.told), self._plan)
            self._look(
                made,
                message("it is the last outcome of the old plan: does the target still hold?"),
                "baslinje",
            )
        elif indicator.outcomes:
            self._look(made, message("nothing was measured for the whole, so the baseline is as it was"))
        self._target(made, indicator)
        return made

    def _target(self, made: Fields, indicator: Indicator) -> None:
        target, valid = made.get("mål"), self._plan.valid
        by = indicator.target.by if indicator.target else None
        if not isinstance(target, dict) or by is None:
            return
        if valid and valid.end and by.end == valid.end:
            made["mål"] = target | {"senast": text_moved(str(target["senast"]), self._years)}
        elif by.end < self._valid[0]:
            self._look(made, message("the target was to be reached in the old plan"), "mål")

    def _goal(self, data: Fields) -> Fields | None:
        self._note_fate("Goal", data, Fate.CARRIED)
        made = self._copy(data, "Goal")
        found = self._standing.goal(self._goals[str(data["id"])])
        latest = found.assessment or (found.last.assessment if found.last else None)
        if latest and not found.is_open:
            self._look(made, message("it was assessed as {word}: is it to stay?", word=message(latest.value)))
        return made

    def _promise(self, data: Fields) -> Fields | None:
        promise = self._promises[str(data["id"])]
        word = message(str(self._standing.promise(promise).what.value))
        return self._unless_ended(data, "Promise", time_of(self._plan, promise)[1], word)

    def _agreement(self, data: Fields) -> Fields | None:
        valid = self._agreements[str(data["id"])].valid
        return self._unless_ended(data, "Agreement", valid.end if valid else None)

    def _unless_ended(
        self, data: Fields, part: str, last: date | None, state: Message | None = None
    ) -> Fields | None:
        if last and last < self._valid[0]:
            self._note_fate(part, data, Fate.ENDED, state)
            self._copy(data, part)  # counts what stays in the old plan together with it
            return None
        self._note_fate(part, data, Fate.CARRIED, state)
        return self._copy(data, part)

    def _rule(self, data: Fields) -> Fields | None:
        self._note_fate("FollowUpRule", data, Fate.CARRIED)
        return moved(self._copy(data, "FollowUpRule"), self._years)

    def _head(self, data: Fields) -> None:
        """Give the plan its own id, title and time, and take away what belongs to the old one."""
        for key in _OF_THE_OLD:
            data.pop(key, None)
        start, end = self._valid
        first = start.year - self._years
        last = self._plan.valid.end.year if self._plan.valid and self._plan.valid.end else first
        old = range(min(first, last), last + 1)
        name = named_anew(self._plan.id, old, self._years)
        data["id"] = name if name != self._plan.id else f"{self._plan.id}-{start.year}"
        data["titel"] = named_anew(self._plan.title, old, self._years)
        data["gäller"] = {"från": start.isoformat(), **({"till": end.isoformat()} if end else {})}
        data["handlingsstatus"] = "utkast"
        data["ersätter"] = [self._plan.title]
        self._look(data, message("the title"), "titel")
        self._look(data, message("the time, which is as long as that of the old plan"), "gäller")
        for key, said in _SECTIONS.items():
            if key in data:
                self._look(data, said, key)

    def _said(self) -> Iterator[Message]:
        yield message(
            "Made of {title} by trygg new. What begins with To look at: waits for a person.",
            title=self._plan.title,
        )
        for item in self._items:
            if item.fate in (Fate.FINISHED, Fate.CANCELLED, Fate.ENDED):
                told = message("{fate}: {item}", fate=item.fate.word, item=f"{item.id} {heading(item.title)}")
                yield message("{told} – ”{why}”", told=told, why=heading(item.why)) if item.why else told

    def _above(self, value: Data, route: Route = ()) -> Iterator[tuple[Route, list[str]]]:
        """Yield what is to be looked at, by where it stands in the new plan."""
        if isinstance(value, dict):
            if route and (notes := self._notes.get((id(value), None))):
                yield route, notes
            for key, inner in value.items():
                if found := self._notes.get((id(value), key)):
                    yield (*route, key), found
                yield from self._above(inner, (*route, key))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                yield from self._above(inner, (*route, index))


def _words(entry: FollowUp) -> str:
    """Return what a follow-up says of a measure in words."""
    return " ".join(filter(None, (entry.comment, entry.deviation, entry.remedy, entry.next_step)))


_SECTIONS = {
    "lägesbild": message("the picture of the situation; the law asks for a new one every second year"),
    "behovsbedömning": message("the assessment of needs"),
    "ekonomi": message("who bears the costs of the new time"),
    "sammanfattning": message("the summary, which is that of the old plan"),
    "bakgrund": message("the background, which is that of the old plan"),
    "avsnitt": message("the sections, which are those of the old plan"),
}
