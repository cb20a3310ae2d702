"""What is asked for: which kind of report, on which period, as of which day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.model.kinds import DecisionKind
from trygg_cli.period import Period
from trygg_cli.report import build
from trygg_cli.report.actor_sheets import UnknownActor, actor_named, actors_of, narrowed, of_promises
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.report_settings import DEFAULT, ReportSettings
from trygg_cli.report.selection import NoPeriod, choose, whole_time
from trygg_cli.report.since import is_of_last_period, since
from trygg_cli.report.year import periods_of, year_report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trygg_cli.data import Fields
    from trygg_cli.model.plan import Plan
    from trygg_cli.reading.document import Document
    from trygg_cli.report.parts import Report
    from trygg_cli.report.plan_changes import PlanChanges
    from trygg_cli.report.selection import AskedPeriod
    from trygg_cli.report.since import Since


class WantedReport(NamedTuple):
    """A report that somebody wants of a plan; one for an actor has its id, one on changes since when and which."""

    period: Period
    as_of: date | None = None
    kind: ReportKind = ReportKind.FOLLOW_UP
    settings: ReportSettings = DEFAULT
    actor: str = ""
    since: Since | None = None
    changes: PlanChanges | None = None

    @property
    def file_ending(self) -> str:
        """What the name of its file ends with, after that of the plan."""
        period = "" if self.kind.is_on_plan else self.period.text.replace("/", "--")
        kind = "" if self.kind is ReportKind.FOLLOW_UP else self.kind
        return "-".join(filter(None, (period, kind, self.since.mark if self.since else "", self.actor)))

    def of(self, plan: Plan, data: Fields | None = None) -> Report:
        """Return the report of a plan; `data` are those that the plan was made from."""
        report = self._of(plan, self.period, data)
        if self.kind is ReportKind.YEAR:
            periods = tuple(self._of(plan, period, data) for period in periods_of(plan, self.period))
            return report._replace(year=year_report(report, periods))
        if self.kind is ReportKind.PROMISES:
            return of_promises(report)
        if not self.actor:
            return report
        return narrowed(report, actors_of(report).get(self.actor) or report.known.people[self.actor])

    def _of(self, plan: Plan, period: Period, data: Fields | None) -> Report:
        built = build(plan, period, self.as_of, data, self.settings)
        return built._replace(kind=self.kind, changes=self.changes)

    def of_each_actor(self, plan: Plan) -> list[WantedReport]:
        """Return a report for each actor that has something to do."""
        return [self._replace(actor=ref) for ref in actors_of(self.of(plan))]


class OnlyOfActor(TryggError):
    """An actor was named for a kind of report that is not about one."""

    def __init__(self, kind: ReportKind) -> None:
        super().__init__(message("--aktör goes with --kind aktör, and not with {kind}", kind=kind.value))


class OnlyOfChanges(TryggError):
    """It was said since when, for a kind of report that is not about changes."""

    def __init__(self, kind: ReportKind) -> None:
        super().__init__(message("--since goes with --kind ändringar, and not with {kind}", kind=kind.value))


class AskedKind(NamedTuple):
    """The kind of report that was asked for, the actor that it is to be about, and since when changes are told."""

    kind: ReportKind = ReportKind.FOLLOW_UP
    actor: str | None = None
    since: str | None = None

    def settled(self) -> ReportKind:
        """Return the kind that is meant; raises `OnlyOfActor` or `OnlyOfChanges`."""
        kind = self.kind
        if kind is ReportKind.FOLLOW_UP:
            kind = ReportKind.ACTOR if self.actor else ReportKind.CHANGES if self.since else kind
        if self.actor and kind is not ReportKind.ACTOR:
            raise OnlyOfActor(kind)
        if self.since and kind is not ReportKind.CHANGES:
            raise OnlyOfChanges(kind)
        return kind


def wanted_reports(
    documents: Sequence[Document], asked: AskedPeriod, kind: AskedKind, settings: ReportSettings
) -> list[tuple[Document, WantedReport]]:
    """Return the reports that are wanted of plans that fit, each with its plan."""
    of_kind, actor = kind.settled(), kind.actor
    source = {id(document.plan): document for document in documents}  # two plans may have one id
    found = [
        (source[id(plan)], WantedReport(period, asked.as_of, of_kind, settings))
        for plan, period in _periods(
            [document.plan for document in documents], asked, kind._replace(kind=of_kind)
        )
    ]
    if of_kind is ReportKind.CHANGES:
        return [(document, _of_changes(document.plan, wanted, kind.since)) for document, wanted in found]
    if of_kind is not ReportKind.ACTOR:
        return found
    if actor:
        return _of_actor(found, actor)
    return [(document, each) for document, wanted in found for each in wanted.of_each_actor(document.plan)]


def _periods(plans: Sequence[Plan], asked: AskedPeriod, asked_kind: AskedKind) -> list[tuple[Plan, Period]]:
    """Return the plans with the periods that a kind of report is about."""
    kind = asked_kind.kind
    if not plans:
        return []
    if kind.is_on_plan and not is_of_last_period(asked_kind.since):
        named = plans if asked.is_open else [plan for plan, _ in choose(plans, asked)]
        return [(plan, whole_time(plan)) for plan in named]
    try:
        chosen = choose(plans, asked)
    except NoPeriod:
        if kind is ReportKind.MEMORANDUM and all(map(_is_only_proposed, plans)):  # it is about the plan
            return [(plan, whole_time(plan)) for plan in plans]
        raise
    if kind is ReportKind.YEAR:
        return [(plan, Period.parse(f"{period.end.year:04}")) for plan, period in chosen]
    return chosen


def _of_changes(plan: Plan, wanted: WantedReport, text: str | None) -> WantedReport:
    """Return the report on the changes of a plan since what was said."""
    return wanted._replace(since=since(text, plan, wanted.period), period=whole_time(plan))


def _is_only_proposed(plan: Plan) -> bool:
    kinds = {decision.kind for decision in plan.decisions if not decision.about}
    return DecisionKind.PROPOSAL in kinds and DecisionKind.DECISION not in kinds


def _of_actor(
    found: Sequence[tuple[Document, WantedReport]], actor: str
) -> list[tuple[Document, WantedReport]]:
    """Return the reports on an actor of those plans that know it; raises `UnknownActor`."""
    known = [
        (document, wanted._replace(actor=ref))
        for document, wanted in found
        if (ref := actor_named(document.plan, actor))
    ]
    if found and not known:
        raise UnknownActor(
            actor, list(dict.fromkeys(ref for document, _ in found for ref in document.plan.actors))
        )
    return known
