"""What a sheet says beside the cells to be filled in: what is promised of an item, who else answers, the last report.

A cell each: in lines, in the current language.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from trygg_cli.language import sentence, translate
from trygg_cli.message import Message, message
from trygg_cli.standing.amount import PER_CENT
from trygg_cli.standing.moment import is_internal
from trygg_cli.templates import in_words, times
from trygg_cli.templates.units import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.collect.questions import AnsweredItem
    from trygg_cli.model.indicator import Indicator
    from trygg_cli.model.measure import Commitment, Measure
    from trygg_cli.model.promise import Promise
    from trygg_cli.period import Period


def title(item: Any) -> str:
    """Return what an item is called."""
    name: str = getattr(item, "title", None) or getattr(item, "text", None) or item.name
    return name


def answering(others: Sequence[str], part: str | None) -> Iterator[str]:
    """Yield a line that says who else is asked: for a part each, or for the same thing together."""
    if others:
        form = (
            message("Also answered by {names}: answer for your own part.", names=others)
            if part
            else message("Also asked of {names}: agree on one answer.", names=others)
        )
        yield translate(form)


def promised(found: AnsweredItem, ref: str | None) -> Iterator[str]:
    """Yield lines that say what the plan promises."""
    match found.kind:
        case "measure":
            yield from _of_measure(found.item, ref)
        case "promise":
            yield from _of_promise(found.item)
        case "indicator":
            yield from _of_indicator(found.item)
        case _:
            yield from _line(message("Background: {text}"), found.item.problem_picture)
    for indicator in found.measured_by:
        target = in_words.target(indicator.target, indicator.unit) if indicator.target else ""
        text = ", ".join(part for part in (f"{indicator.id} {indicator.name}", target) if part)
        yield from _line(message("Measured by: {text}"), text)


def _of_measure(measure: Measure, ref: str | None) -> Iterator[str]:
    for commitment in measure.commitments:
        if ref in (commitment.responsible or (commitment.party,)):
            yield from _line(message("Commitment: {text}"), _commitment(commitment))
    yield from _line(message("What is done: {text}"), "; ".join(measure.activities) or measure.description)
    yield from _line(message("Goal: {text}"), measure.goal)
    if measure.schedule:
        yield from _line(message("Time: {text}"), times.schedule(measure.schedule))
        yield from _line(message("On condition: {text}"), measure.schedule.condition)
        for step in measure.schedule.milestones:
            yield from _line(message("Step: {text}"), times.milestone(step))
    if measure.decide_by:
        yield from _line(message("To be decided by: {text}"), times.day(measure.decide_by))


def _commitment(commitment: Commitment) -> str:
    return "; ".join(part for part in (commitment.text, commitment.condition) if part)


def _of_promise(promise: Promise) -> Iterator[str]:
    yield from _line(message("What is done: {text}"), "; ".join(promise.activities))
    if promise.schedule:
        yield from _line(message("Time: {text}"), times.schedule(promise.schedule))
    if promise.valid:
        yield from _line(message("Holds: {text}"), times.valid(promise.valid))
    yield from _line(message("On condition: {text}"), promise.condition)


def _of_indicator(indicator: Indicator) -> Iterator[str]:
    if indicator.target:
        yield from _line(message("Target: {text}"), in_words.target(indicator.target, indicator.unit))
    yield from _line(message("Baseline: {text}"), in_words.baseline(indicator))
    in_per_cent = message("Counted in: {text} (write 97 for 97 %, not 0,97)")
    yield from _line(
        in_per_cent if indicator.unit in PER_CENT else message("Counted in: {text}"), indicator.unit
    )
    yield from _line(message("How it is measured: {text}"), indicator.measured or indicator.description)


def last(found: AnsweredItem, public: Iterable[Any], part: str | None, period: Period) -> str:
    """Return what was reported last before the period or of more than it, by the actor or by all, with figures."""
    if found.kind == "indicator":
        return _told(*_last_figure(public, found.item, period))
    earlier = [item for item in public if _is_earlier(item.period, period) and item.party in (None, part)]
    entry = max(earlier, key=lambda item: (item.period.end, str(item.date or "")), default=None)
    return "\n".join((*_reported(entry), *_figures(found.measured_by, period)))


def _is_earlier(said: Period, asked: Period) -> bool:
    """Tell whether something is about a time before, or about that and what is asked about together."""
    return said.start < asked.start and said.end <= asked.end


def _reported(entry: Any) -> Iterator[str]:
    if entry is None:
        return
    said = getattr(entry, "status", None) or getattr(entry, "assessment", None)
    next_step = [*_line(message("Next step: {text}"), getattr(entry, "next_step", None))]
    yield _told(entry.period, [str(said or ""), entry.comment, getattr(entry, "deviation", None), *next_step])


def _last_figure(
    outcomes: Iterable[Any], indicator: Indicator, period: Period
) -> tuple[Period | None, list[str | None]]:
    """Return the last outcome of all places together before a period, corrected if it was: when, and what was said."""
    earlier = [
        (item.period.end, item.corrects, item.date or date.min, number, item)
        for number, item in enumerate(outcomes)
        if _is_earlier(item.period, period) and item.place is None
    ]
    if not earlier:
        return None, []
    outcome = max(earlier)[-1]
    value = None if outcome.value is None else quantity(outcome.value, indicator.unit)
    return outcome.period, [value, outcome.comment]


def _figures(indicators: Iterable[Indicator], period: Period) -> Iterator[str]:
    """Yield the last figure, else the baseline, of each indicator that a goal or promise is measured by."""
    for indicator in indicators:
        public = [outcome for outcome in indicator.outcomes if not is_internal(outcome)]
        when, said = _last_figure(public, indicator, period)
        if when and said[0]:
            yield f"{indicator.id}: {said[0]} ({times.period_name(when)})"
        else:
            form = message("{id}, baseline: {text}")
            yield from _line(form._replace(args={"id": indicator.id}), in_words.baseline(indicator))


def _line(form: Message, text: str | None) -> Iterator[str]:
    if text:
        yield translate(form._replace(args={**form.args, "text": text}))


def _told(period: Period | None, parts: Iterable[str | None]) -> str:
    if period is None:
        return ""
    return "\n".join([f"{sentence(times.period_name(period))}:", *(part for part in parts if part)])
