"""The plans that an explanation is asked of, and in them what has the id."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk.documents import Reading
from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message
from trygg_cli.reading.by_id import SeveralKinds
from trygg_cli.system import files, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from trygg_cli.period import Period
    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document
    from trygg_cli.settings.config import Config
    from trygg_cli.standing.moment import Moment
    from trygg_cli.why.explanation import ExplainedPlan, Explanation


_SEVERAL = 12
"""Ids that are told of where none is like the one asked for."""


class NoSuchThing(TryggError):
    """No plan has anything with this id, and it is no word that reports count by."""

    def __init__(self, id_: str, hint: Message | None) -> None:
        super().__init__(message("nothing in the plans has the id {id}", id=id_))
        self.hint = hint


class NeverJudged(TryggError):
    """What has the id is nothing that reports judge."""

    hint = message("indicators, measures, goals and promises are judged; name one of them")

    def __init__(self, id_: str, kind: str) -> None:
        super().__init__(message("{id} ({kind}) is nothing that is judged", id=id_, kind=kind))


class WhyQuestion(NamedTuple):
    """What is asked: of what, for which period and as of which day."""

    what: str
    year: int | None
    tertial: int | None
    period: Period | None
    as_of: date | None


class ExplainedPlans:
    """The plans of a question. Those that are broken are told of and left out."""

    def __init__(self, config: Config, names: Sequence[str]) -> None:
        self._near, self._are_named = config.soon_late_days, bool(names)
        self._reading = Reading(names, config, files.STDIN)
        self._documents = [*_read(self._reading)]
        self._sound = [document for document in self._documents if not document.problems]

    @property
    def unreadable(self) -> int:
        """How many files could not be read."""
        return self._reading.unreadable

    @property
    def is_incomplete(self) -> bool:
        """Whether plans had to be left out."""
        return len(self._sound) < len(self._documents)

    def tell(self, question: WhyQuestion) -> list[ExplainedPlan]:
        """Return an explanation from each plan that has what is asked for; raises `NoSuchThing`."""
        from trygg_cli.standing.moment import Moment
        from trygg_cli.why.explanation import ExplainedPlan

        told = [
            ExplainedPlan(
                document.name,
                document.plan.id,
                document.plan.title,
                period,
                day,
                explanation,
                _lines(document, explanation),
            )
            for document, period in self._with_periods(question)
            for explanation, day in _explanations(
                document, Moment(period, question.as_of, self._near), question
            )
        ]
        if told or not self._sound:
            return told
        raise self._nothing(question.what)

    def _with_periods(self, question: WhyQuestion) -> list[tuple[Document, Period | None]]:
        if not self._sound or (question.year, question.tertial, question.period) == (None, None, None):
            return [(document, None) for document in self._sound]
        from trygg_cli.report import selection
        from trygg_cli.report.plan_times import PlanTimes

        plans = [PlanTimes.of(document.plan) for document in self._sound]
        asked = selection.AskedPeriod(question.period, question.year, question.tertial, named=True)
        found = [*zip(self._sound, selection.choose(plans, asked), strict=True)]
        then = [
            (document, period) for document, period in found if self._are_named or _holds(document, period)
        ]
        return then or found

    def _nothing(self, what: str) -> TryggError:
        """Return why there is no explanation."""
        from trygg_cli.model.item_name import RequestedItem
        from trygg_cli.model.shape import KIND_WORDS
        from trygg_cli.suggestion import did_you_mean
        from trygg_cli.why.counts import words
        from trygg_cli.why.finding import everything, find

        asked = RequestedItem.of(what)
        other = next((item for document in self._sound for item in find(document.plan, asked)), None)
        if other:
            return NeverJudged(other.id, KIND_WORDS[other.kind])
        judged = (item for document in self._sound for item in everything(document.plan) if item.is_judged)
        known = [*dict.fromkeys(item.id for item in judged)]
        meant = did_you_mean(asked.id, known) or did_you_mean(asked.id, words())
        some = known if len(known) <= _SEVERAL else [*known[:_SEVERAL], "…"]
        return NoSuchThing(asked.id, meant or (message("there are {ids}", ids=some) if some else None))


def _holds(document: Document, period: Period | None) -> bool:
    """Tell whether a plan does not say that it holds at other times than a period."""
    valid = document.plan.valid
    return period is None or valid is None or period.overlaps(valid.start, valid.end)


def _read(reading: Reading) -> Iterator[Document]:
    """Yield the documents; say of those with problems that nothing in them can be explained."""
    from trygg_cli import render

    for read in reading:
        if read.problems:
            terminal.say_raw(render.DIAGNOSTICS["concise"](read.diagnostics, [read.name]))
            terminal.say(message("nothing in {name} can be explained until this is mended", name=read.name))
        yield read


def _explanations(
    document: Document, moment: Moment, question: WhyQuestion
) -> Iterator[tuple[Explanation, date | None]]:
    from trygg_cli.model.item_name import RequestedItem
    from trygg_cli.model.shape import KIND_WORDS
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.why.counts import explain_counts, is_count
    from trygg_cli.why.finding import explain, find

    standing = PlanStanding(document.plan, moment)
    asked = RequestedItem.of(question.what)
    every = find(document.plan, asked)
    found = [item for item in every if item.is_judged]
    if len(found) > 1:
        raise SeveralKinds(asked.id, [KIND_WORDS[item.kind] for item in found])
    if found:
        yield explain(standing, found[0]), standing.judged.day
    elif not every and is_count(question.what):
        yield from ((count, standing.judged.day) for count in explain_counts(standing, question.what))


def _lines(document: Document, explanation: Explanation) -> dict[Route, int]:
    """Return the line of everything that an explanation points at."""
    routes = [*(each.route for each in explanation.inputs), *(each.route for each in explanation.items)]
    if explanation.route:
        routes += [explanation.route, (*explanation.route, "mål")]
    return {route: document.lines.position(document.spans.value(route).start).line for route in routes}
