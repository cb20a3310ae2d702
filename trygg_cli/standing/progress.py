"""How far an indicator is from its target.

Worked out from outcomes and never typed.  Without a target or an outcome, or where the plan does not say enough,
the answer is that it cannot be assessed, and why; it is never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import message, plural
from trygg_cli.model.kinds import Counting
from trygg_cli.standing import conditions
from trygg_cli.standing.amount import NOT_MEASURED, counting
from trygg_cli.standing.outcomes import in_order, series
from trygg_cli.standing.target_terms import has_any
from trygg_cli.standing.verdict import Progress, Verdict, missed, pending, together, unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.message import Message
    from trygg_cli.model.indicator import Indicator, Target
    from trygg_cli.standing.amount import Frame
    from trygg_cli.standing.outcomes import Series

__all__ = ["Progress", "Verdict", "assess", "whole"]


def whole(indicator: Indicator, by_place: Mapping[str | None, Series]) -> Series:
    """Return what was measured for the whole; where it is a sum, with what is to be added up over places."""
    named = indicator.target.places if indicator.target else ()
    if counting(indicator) is Counting.SUM:
        wanted = [place for place in by_place if place is None or not named or place in named]
        return in_order(slot for place in wanted for slot in by_place[place])
    if None not in by_place and len(set(named)) == 1:
        return by_place.get(named[0], ())
    return by_place.get(None, ())


def assess(indicator: Indicator, frame: Frame) -> Progress:
    """Return how far the indicator is from its target at the moment of judgement."""
    target = indicator.target
    if target is None:
        return unknown(message("no target is set"))
    if not has_any(target):
        return unknown(message("the target has no figure to compare with"))
    by_place = series(indicator.outcomes, frame.judged)
    if not by_place:
        return unknown(NOT_MEASURED)
    if target.per_place:
        return _everywhere(indicator, target, by_place, frame)
    slots = whole(indicator, by_place)
    if not slots:
        return unknown(message("it has only been measured for separate places"))
    return together(conditions.check(indicator, target, slots, frame._replace(places=target.places)))


def _everywhere(
    indicator: Indicator, target: Target, by_place: Mapping[str | None, Series], frame: Frame
) -> Progress:
    """Return the verdict on a target that holds for every place on its own.

    The way done is the share of the places where it is reached.
    """
    places = list(dict.fromkeys(target.places or [place for place in by_place if place]))
    # each is a whole of its own, and not one of several that are added up
    found = {place: tuple(slot._replace(place=None) for slot in by_place.get(place, ())) for place in places}
    answers = {
        place: together(conditions.check(indicator, target, here, frame._replace(places=(place,))))
        for place, here in found.items()
        if here
    }
    return _of_places(target, places, [*answers.values()])._replace(places=tuple(answers.items()))


def _of_places(target: Target, places: Sequence[str], verdicts: Sequence[Progress]) -> Progress:
    reached = sum(verdict.verdict in (Verdict.REACHED, Verdict.MORE) for verdict in verdicts)
    if any(verdict.is_behind for verdict in verdicts):
        behind = {verdict.verdict for verdict in verdicts if verdict.is_behind}
        progress = (
            missed(reached / len(places)) if Verdict.MISSED in behind else pending(reached / len(places))
        )
        if behind == {Verdict.ON_THE_WAY}:
            progress = Progress(Verdict.ON_THE_WAY, reached / len(places) or None)
        where = plural(
            "reached in {reached} of {count} place",
            "reached in {reached} of {count} places",
            len(places),
            reached=reached,
        )
        if len(places) > sum(verdict.verdict is not Verdict.UNKNOWN for verdict in verdicts):
            where = message("{reached}; {missing}", reached=where, missing=_unknown_in(places, verdicts))
        return progress._replace(reason=where)
    if not target.places:
        return unknown(message("the target holds for every place, but the plan does not say which they are"))
    missing = len(places) - len(verdicts)
    if missing and all(verdict.verdict is not Verdict.UNKNOWN for verdict in verdicts):
        return unknown(
            plural(
                "{missing} of {count} place not measured",
                "{missing} of {count} places not measured",
                len(places),
                missing=missing,
            )
        )
    found = together(verdicts)._replace(amount=None, counts=(), compared=())
    if found.verdict is not Verdict.UNKNOWN or len(places) == 1:
        return found
    where = _unknown_in(places, verdicts)
    unclear = [by_place.reason for by_place in verdicts if by_place.verdict is Verdict.UNKNOWN]
    is_one = not missing and all(reason == found.reason for reason in unclear)
    return found._replace(reason=message("{what}: {why}", what=where, why=found.reason) if is_one else where)


def _unknown_in(places: Sequence[str], verdicts: Sequence[Progress]) -> Message:
    """Return of how many places nobody can tell whether the target is reached in them."""
    known = sum(verdict.verdict is not Verdict.UNKNOWN for verdict in verdicts)
    return plural(
        "{unknown} of {count} place cannot be assessed",
        "{unknown} of {count} places cannot be assessed",
        len(places),
        unknown=len(places) - known,
    )
