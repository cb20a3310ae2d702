"""What is asked about each item of a plan for a period: what was promised and said last, and which keys to fill in.

What is internal is nowhere in it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.collect import item_texts
from trygg_cli.language import digits
from trygg_cli.message import message
from trygg_cli.model.item_name import item_name
from trygg_cli.model.kinds import Counting
from trygg_cli.model.promisers import answering, time_of
from trygg_cli.safe import is_plain, terminal
from trygg_cli.standing.amount import counting
from trygg_cli.standing.moment import is_internal
from trygg_cli.standing.status import has_ended_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from trygg_cli.model.goal import Goal
    from trygg_cli.model.indicator import Indicator
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise
    from trygg_cli.period import Period
    from trygg_cli.position import Route
    from trygg_cli.standing.moment import Judged

COLUMNS = {
    "läge": message("Status"),
    "värde": message("Outcome"),
    "kommentar": message("Comment"),
    "avvikelse": message("Deviation"),
    "hantering": message("What is done about it"),
    "nästa_steg": message("Next step"),
}
"""What is asked, by the name of its column. One holds statuses and assessments: which of them hangs on the row."""

_KEYS = {
    "measure": {"läge": "status", "kommentar": "kommentar", "avvikelse": "avvikelse"}
    | {"hantering": "hantering", "nästa_steg": "nästa_steg"},
    "goal": {"läge": "bedömning", "kommentar": "kommentar"},
    "promise": {"läge": "bedömning", "kommentar": "kommentar"},
    "indicator": {"värde": "värde", "kommentar": "kommentar"},
}
CHOICES = {"measure": "Status", "goal": "Assessment", "promise": "PromiseAssessment"}
"""The model's name for the words to choose between, by kind."""

LISTS = {"measure": "uppföljning", "goal": "uppföljning", "promise": "uppföljning", "indicator": "utfall"}
"""The key under which what is reported stands, by kind."""

_NAMES_OF_KEYS = {
    "status": "status",
    "bedömning": "assessment",
    "kommentar": "comment",
    "avvikelse": "deviation",
    "hantering": "remedy",
    "nästa_steg": "next_step",
    "värde": "value",
}


def column_of(name: str, keys: Collection[str]) -> str | None:
    """Return which of an item's keys a column asks for; nothing where it does not apply."""
    return next(
        (key for key in (("status", "bedömning") if name == "läge" else (name,)) if key in keys), None
    )


class AnsweredItem(NamedTuple):
    """A part of a plan that somebody reports on, and who answers for it."""

    kind: str
    route: Route
    item: Any
    answering: tuple[str, ...]
    measured_by: tuple[Indicator, ...] = ()
    """The indicators that show how it goes with a goal or a promise."""
    time: tuple[date | None, date | None] = (None, None)
    """From when until when a promise holds: beyond that there is nothing to report of it."""

    @property
    def name(self) -> str:
        """The item by its kind and id, as people may write it: åtgärd:N1."""
        return item_name(self.kind, self.item.id)


@dataclass(frozen=True)
class Question:
    """An item that somebody answers for: how it is shown, and what the plan says now under each key to be answered.

    `ref` is who is asked, nothing where nobody certain answers for the item; `part` is whose report it is to be, where
    several report.
    """

    found: AnsweredItem
    ref: str | None
    period: Period
    part: str | None
    is_over: bool
    base: dict[str, str]
    others: tuple[str, ...] = ()
    """The names of others who are asked about the same item."""
    is_reported: bool = False
    """Whether something answers for the period that is not about just it, or is by all together."""

    @property
    def kind(self) -> str:
        """What sort of item it is."""
        return self.found.kind

    @property
    def id(self) -> str:
        """The item's id."""
        name: str = self.found.item.id
        return name

    @property
    def route(self) -> Route:
        """Where the item stands in the plan."""
        return self.found.route

    @property
    def unit(self) -> str | None:
        """What an indicator is counted in."""
        return getattr(self.found.item, "unit", None)

    @cached_property
    def title(self) -> str:
        """What the item is called."""
        return shown(item_texts.title(self.found.item))

    @cached_property
    def promised(self) -> str:
        """What the plan promises of it, in lines."""
        lines = [*item_texts.answering(self.others, self.part), *item_texts.promised(self.found, self.ref)]
        return shown("\n".join(lines))

    @cached_property
    def last(self) -> str:
        """What was reported last before the period."""
        return shown(item_texts.last(self.found, _public(self.found), self.part, self.period))

    @cached_property
    def name(self) -> str:
        """The item by its kind and id, as people may write it: åtgärd:N1."""
        return self.found.name

    def key(self, column: str) -> str | None:
        """Return the key that a column asks for; nothing where it does not apply."""
        return _KEYS[self.kind].get(column)

    @property
    def main_key(self) -> str:
        """The key without which it is not answered, whatever else is said."""
        keys = _KEYS[self.kind]
        return keys.get("läge") or keys["värde"]

    @property
    def is_answered(self) -> bool:
        """Whether its status, assessment or value is reported for the period."""
        return self.is_reported or bool(self.base[self.main_key])

    @property
    def is_of_period(self) -> bool:
        """Whether it may be asked about: a promise whose time does not touch the period is none of it."""
        return self.kind == "measure" or not self.is_over

    @property
    def is_begun(self) -> bool:
        """Whether anything at all is reported for the period."""
        return any(self.base.values())


def answered_items(plan: Plan) -> Iterator[AnsweredItem]:
    """Yield all that is reported on, measures first, in the order of the plan."""
    for route, measure in plan.walk_measures():
        yield AnsweredItem("measure", route, measure, measure.answering)
    known = {indicator.id: indicator for indicator in plan.indicators}
    for route, goal in plan.walk_goals():
        yield AnsweredItem("goal", route, goal, goal.responsible, _measured_by(goal, known))
    for index, promise in enumerate(plan.promises):
        measured_by = _measured_by(promise, known)
        yield AnsweredItem(
            "promise",
            ("löften", index),
            promise,
            answering(plan, promise),
            measured_by,
            time_of(plan, promise),
        )
    for index, indicator in enumerate(plan.indicators):
        yield AnsweredItem("indicator", ("indikatorer", index), indicator, indicator.responsible)


def _measured_by(item: Goal | Promise, known: Mapping[str, Indicator]) -> tuple[Indicator, ...]:
    return tuple(known[ref] for ref in item.indicators if ref in known)


def question(
    found: AnsweredItem,
    ref: str | None,
    judged: Judged,
    *,
    others: Sequence[str],
    is_shared: bool,
    is_over: bool,
) -> Question:
    """Return what an actor is asked about an item; `ref` is nothing where nobody certain answers for it."""
    assert judged.period is not None
    part, period = ref if is_shared and found.kind != "indicator" else None, judged.period
    base = _reported(found.kind, _public(found), part, ref, period)
    is_reported = any(_answers(entry, found, ref, judged) for entry in _public(found))
    is_reported = is_reported or _is_done(found, ref, judged)
    return Question(found, ref, period, part, is_over, base, tuple(others), is_reported)


def _is_done(found: AnsweredItem, ref: str | None, judged: Judged) -> bool:
    return found.kind == "measure" and has_ended_for(ref, found.item, judged.seen(found.item.follow_ups))


def _answers(entry: Any, found: AnsweredItem, ref: str | None, judged: Judged) -> bool:
    """Tell whether something reported says how it stood in the period, as the report on it counts it.

    What is said of several periods together answers for each, as the outcome of a year for its last tertial; so does
    what is said of all the time in it that a promise held, what nobody signed for all, and what a party said for those
    who carry out its commitment. A state needs to be measured but once in the period.
    """
    period = judged.period
    if period is None:
        return False
    start, end = found.time
    first, last = max(period.start, start or period.start), min(period.end, end or period.end)
    is_of_all = entry.period.start <= first and last <= entry.period.end
    if found.kind == "indicator":
        is_once = counting(found.item) is Counting.STATE and period.covers(entry.period)
        return entry.value is not None and entry.place is None and (is_of_all or is_once)
    is_measure = found.kind == "measure"
    said = entry.status if is_measure else entry.assessment
    who = {None, *(found.item.reporting_for(ref) if is_measure else (ref,))}
    return said is not None and entry.party in who and is_of_all and judged.counts(entry)


def _public(found: AnsweredItem) -> list[Any]:
    """Return what has been reported of an item, internal notes aside."""
    entries = found.item.outcomes if found.kind == "indicator" else found.item.follow_ups
    return [entry for entry in entries if not is_internal(entry)]


@lru_cache(maxsize=4096)  # of a cell in a table many are alike, and each text is compared more than once
def shown(text: str) -> str:
    """Return a text as a cell holds it: harmless, its lines ended in one way and nothing around it.

    What is sent out, what comes back and what the plan says then are compared in this form.
    """
    if is_plain(text):  # as nearly every one is
        return text.strip()
    plain = (
        unicodedata.normalize("NFC", text)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("_x000D_\n", "\n")
    )
    return "\n".join(terminal(line.replace("\t", " ").rstrip(" ")) for line in plain.strip().split("\n"))


def _reported(
    kind: str, public: Sequence[Any], part: str | None, ref: str | None, period: Period
) -> dict[str, str]:
    """Return what is said for just this period, by key: each key as it was said last."""
    said = dict.fromkeys(_KEYS[kind].values(), "")
    for entry in public:
        if (entry.period.start, entry.period.end) == (period.start, period.end) and _is_by(
            entry, kind, part, ref
        ):
            for key in said:
                value = getattr(entry, _NAMES_OF_KEYS[key])
                said[key] = said[key] if value is None else shown(_as_text(value))
    return said


def _is_by(entry: Any, kind: str, part: str | None, ref: str | None) -> bool:
    if kind == "indicator":
        return entry.place is None
    return entry.party == part or (part is None and entry.party == ref)


def _as_text(value: object) -> str:
    return digits(value) if isinstance(value, float) else str(value)
