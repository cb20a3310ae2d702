"""What is asked for: which kind of report, on which period, as of which day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.period import Period
from trygg_cli.report import build
from trygg_cli.report.actor_sheets import UnknownActor, actor_named, actors_of, narrowed, of_promises
from trygg_cli.report.plan_times import PlanTimes
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.report_parts import ReportPart
from trygg_cli.report.report_settings import DEFAULT, ReportSettings
from trygg_cli.report.selection import NoPeriod, choose
from trygg_cli.report.since import is_of_last_period, since
from trygg_cli.report.year import periods_of, year_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.data import Fields
    from trygg_cli.model.plan import Plan
    from trygg_cli.reading.packed_document import PackedDocument
    from trygg_cli.report.parts import Report
    from trygg_cli.report.period_answers import ChangedAnswers
    from trygg_cli.report.plan_changes import PlanChanges
    from trygg_cli.report.selection import AskedPeriod
    from trygg_cli.report.since import Since


class WantedReport(NamedTuple):
    """A report that somebody wants of a plan; one for an actor has its id, one on changes since when and which.

    `previous` is the file of an earlier report, and `restated` what that said otherwise.
    """

    period: Period
    as_of: date | None = None
    kind: ReportKind = ReportKind.FOLLOW_UP
    settings: ReportSettings = DEFAULT
    actor: str = ""
    since: Since | None = None
    changes: PlanChanges | None = None
    previous: str = ""
    restated: ChangedAnswers | None = None

    @property
    def file_ending(self) -> str:
        """What the name of its file ends with, after that of the plan."""
        period = "" if self.kind.is_on_plan else self.period.text.replace("/", "--")
        kind = "" if self.kind is ReportKind.FOLLOW_UP else self.kind
        return "-".join(filter(None, (period, kind, self.since.mark if self.since else "", self.actor)))

    @property
    def of_all(self) -> WantedReport:
        """The same report on all actors, which that on one is cut out of."""
        return self._replace(actor="")

    def of(self, plan: Plan, data: Fields | None = None) -> Report:
        """Return the report of a plan; `data` are those that the plan was made from."""
        report = self._of(plan, self.period, data)
        if self.kind is ReportKind.YEAR:
            periods = tuple(self._of(plan, period, data) for period in periods_of(plan, self.period))
            return report._replace(year=year_report(report, periods))
        return self.cut(of_promises(report) if self.kind is ReportKind.PROMISES else report)

    def cut(self, report: Report) -> Report:
        """Return what is wanted of the report on all actors."""
        if not self.actor:
            return report
        return narrowed(report, actors_of(report).get(self.actor) or report.known.people[self.actor])

    def _of(self, plan: Plan, period: Period, data: Fields | None) -> Report:
        built = build(plan, period, self.as_of, data, self.settings)
        return built._replace(kind=self.kind, changes=self.changes, restated=self.restated)

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


class OnlyOfPeriods(TryggError):
    """An earlier report was named for a kind of report that does not tell how it goes."""

    def __init__(self, kind: ReportKind) -> None:
        kinds = [each.value for each in ReportKind if ReportPart.SUMMARY in each.parts]
        super().__init__(
            message("--previous goes with {kinds}, and not with {kind}", kinds=kinds, kind=kind.value)
        )


class AskedKind(NamedTuple):
    """The kind of report that was asked for, of which actor, since when changes are told, and an earlier report."""

    kind: ReportKind = ReportKind.FOLLOW_UP
    actor: str | None = None
    since: str | None = None
    previous: str | None = None

    def settled(self) -> ReportKind:
        """Return the kind that is meant; raises `OnlyOfActor` or `OnlyOfChanges`."""
        kind = self.kind
        if kind is ReportKind.FOLLOW_UP:
            kind = ReportKind.ACTOR if self.actor else ReportKind.CHANGES if self.since is not None else kind
        if self.actor and kind is not ReportKind.ACTOR:
            raise OnlyOfActor(kind)
        if self.since is not None and kind is not ReportKind.CHANGES:
            raise OnlyOfChanges(kind)
        if self.previous and ReportPart.SUMMARY not in kind.parts:
            raise OnlyOfPeriods(kind)
        return kind


class ReportablePlan(NamedTuple):
    """A plan that reports may be made of, and what tells which: the plan itself is only opened where that must be.

    `actors` are those that it names, and `asked_actor` the one of them that was asked for.
    """

    packed: PackedDocument
    times: PlanTimes
    actors: tuple[str, ...] = ()
    asked_actor: str | None = None

    @classmethod
    def of(cls, packed: PackedDocument, as_of: date | None, actor: str | None) -> ReportablePlan:
        """Return what is to be known of a document without problems."""
        plan = packed.document.plan
        times = PlanTimes.of(plan, as_of)
        return (
            cls(packed, times, tuple(plan.actors), actor_named(plan, actor)) if actor else cls(packed, times)
        )


def wanted_reports(
    plans: Sequence[ReportablePlan],
    asked: AskedPeriod,
    kind: AskedKind,
    settings: ReportSettings,
) -> list[tuple[PackedDocument, WantedReport]]:
    """Return the reports that are wanted of plans that fit, each with its plan."""
    of_kind = kind.settled()
    times = [plan.times for plan in plans]
    periods = _periods(times, asked, of_kind, is_on_last=is_of_last_period(kind.since))
    found = [
        (plan, WantedReport(period, asked.as_of, of_kind, settings, previous=kind.previous or ""))
        for plan, period in zip(plans, periods, strict=True)
        if period
    ]
    if of_kind is ReportKind.ACTOR:
        return _of_actor(found, kind.actor) if kind.actor else [*_of_each_actor(found)]
    if of_kind is ReportKind.CHANGES:
        return [(plan.packed, _of_changes(plan, wanted, kind.since)) for plan, wanted in found]
    return [(plan.packed, wanted) for plan, wanted in found]


def _periods(
    plans: Sequence[PlanTimes], asked: AskedPeriod, kind: ReportKind, *, is_on_last: bool
) -> Sequence[Period | None]:
    """Return the periods that a kind of report is about, for each plan that there is to be one of."""
    if not plans:
        return ()
    if kind.is_on_plan and not is_on_last:
        chosen = [True for _ in plans] if asked.is_open else choose(plans, asked)
        return [plan.whole if is_chosen else None for plan, is_chosen in zip(plans, chosen, strict=True)]
    try:
        periods = choose(plans, asked)
    except NoPeriod:
        if kind is ReportKind.MEMORANDUM and all(plan.is_only_proposed for plan in plans):
            return [plan.whole for plan in plans]  # it is about the plan
        raise
    if kind is ReportKind.YEAR:
        return [period and Period.parse(f"{period.end.year:04}") for period in periods]
    return periods


def _of_changes(plan: ReportablePlan, wanted: WantedReport, text: str | None) -> WantedReport:
    """Return the report on the changes of a plan since what was said."""
    when = since(text, plan.packed.document.plan, wanted.period)
    return wanted._replace(since=when, period=plan.times.whole)


def _of_each_actor(
    found: Iterable[tuple[ReportablePlan, WantedReport]],
) -> Iterator[tuple[PackedDocument, WantedReport]]:
    for plan, wanted in found:
        for each in wanted.of_each_actor(plan.packed.document.plan):
            yield plan.packed, each


def _of_actor(
    found: Sequence[tuple[ReportablePlan, WantedReport]], actor: str
) -> list[tuple[PackedDocument, WantedReport]]:
    """Return the reports on an actor of those plans that know it; raises `UnknownActor`."""
    known = [
        (plan.packed, wanted._replace(actor=plan.asked_actor)) for plan, wanted in found if plan.asked_actor
    ]
    if found and not known:
        raise UnknownActor(actor, list(dict.fromkeys(ref for plan, _ in found for ref in plan.actors)))
    return known
