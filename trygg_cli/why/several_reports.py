"""Of several reports on the same thing: which counts, and who has said nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trygg_cli.message import Message, listed, message
from trygg_cli.why.explanation import stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from trygg_cli.standing.parties import Contradiction
    from trygg_cli.standing.plan_standing import PlanStanding


def contradicted(pair: Contradiction[Any], words: Sequence[Message]) -> Message:
    """Return that two reports cannot both be so, and which counts, given what the first, the second and that say."""
    first, second, counted = words
    told = message(
        "two reports on {period} say different things: {first} and {second}",
        period=stretch(pair.second.period),
        first=first,
        second=second,
    )
    if pair.is_tied:
        return message(
            "{told}; nothing tells which is the later, so the lesser counts: {word}", told=told, word=counted
        )
    return message("{told}; the one dated last counts: {word}", told=told, word=counted)


def outdone(pairs: Iterable[Contradiction[Any]]) -> set[int]:
    """Return the identities of the reports that another says less than, where nothing tells which is the later."""
    tied = (pair for pair in pairs if pair.is_tied)
    return {id(entry) for pair in tied for entry in pair[:2] if entry is not pair.counted}


def passed_over(entry: object, overruled: AbstractSet[int]) -> Message:
    """Return why a report does not count that is about the right time and says how it went."""
    if id(entry) in overruled:
        return message(
            "not counted: another report on the same time says less, and nothing tells which is the later"
        )
    return message("not counted: a later follow-up counts")


def no_report(standing: PlanStanding, silent: Iterable[str]) -> Iterator[Message]:
    """Yield that some have not reported on their part, though others have; who is nobody certain is not named."""
    actors = standing.plan.actors
    named = [standing.name(ref) for ref in silent if ref not in actors or actors[ref].named]
    if named:
        yield message("no report from {names}", names=listed(named))
