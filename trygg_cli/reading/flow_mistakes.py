"""Slips inside { } that are YAML all the same: a comma in a text or figure, and no space after a colon.

In { } a comma ends a value, so of `{kommentar: Klart, men inte på torget}` YAML makes the text "Klart" and a key
"men inte på torget" with nothing after it.  That is one slip, and is told once: whatever else there is to say of
the pieces is not true of what was meant.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.shape import item_at
from trygg_cli.reading.flow_slips import Cut, Doubt, Stuck, slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.data import Data
    from trygg_cli.diagnostic import PlacedProblem
    from trygg_cli.position import SourceMap


def tell(problems: Iterable[PlacedProblem], text: str, data: Data, spans: SourceMap) -> list[PlacedProblem]:
    """Return what is wrong with a plan with each slip in its braces told once."""
    found = [*slips(text, data, spans)]
    told = [doubt for doubt in found if not isinstance(doubt, Doubt)]
    doubts = {doubt.place for doubt in found if isinstance(doubt, Doubt)}
    hidden = _Hidden(told, spans)
    kept = [
        problem._replace(help=_doubting(problem.help)) if problem.span in doubts else problem
        for problem in problems
    ]
    return [
        *_without_echoes([problem for problem in kept if problem not in hidden], text),
        *(stuck.problem(text, item_at(data, stuck.route)) for stuck in told),
    ]


def _without_echoes(problems: list[PlacedProblem], text: str) -> Iterator[PlacedProblem]:
    """Yield the problems without those that say of the next value in brackets what is said of the one before."""
    before: PlacedProblem | None = None
    for problem in sorted(problems, key=lambda value: value.span):
        is_echo = (
            before
            and problem.message == before.message
            and text[before.span.end : problem.span.start].strip() == ","
        )
        before = problem
        if not is_echo:
            yield problem


def _doubting(remedy: Message | None) -> Message | None:
    if remedy is None or "keys" not in remedy.args:  # it is known what key was meant
        return remedy
    return message(
        "choose among the keys {keys}; if it belongs to the text before the comma, put all of that in quotes",
        **remedy.args,
    )


class _Hidden:
    """The problems that slips are the cause of."""

    def __init__(self, told: list[Cut | Stuck], spans: SourceMap) -> None:
        self._places = sorted(stuck_comma.place for stuck_comma in told)
        self._starts = [place.start for place in self._places]
        stuck = [stuck_comma for stuck_comma in told if isinstance(stuck_comma, Stuck)]
        self._missing = {
            (place, str(stuck_comma.route[-1]))
            for stuck_comma in stuck
            for place in (spans.key(stuck_comma.route[:-1]), spans.first_key(stuck_comma.route[:-1]))
        }

    def __contains__(self, problem: PlacedProblem) -> bool:
        if (problem.span, problem.message.args.get("key")) in self._missing:
            return True
        at = bisect_right(self._starts, problem.span.start) - 1
        return at >= 0 and problem.span.start < self._places[at].end
