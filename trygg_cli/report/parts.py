"""What a report consists of: facts and figures, worked out and ready to be shown.

Texts of the plan stand here as they were written; words of our own are left to the templates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.report.memorandum import Memorandum, memorandum
from trygg_cli.report.plan_document import TableOfMeasures, tables_of_measures
from trygg_cli.report.report_kinds import ReportKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from trygg_cli.message import Message
    from trygg_cli.model.focus_area import FocusArea, SubArea
    from trygg_cli.model.follow_ups import GoalFollowUp, PromiseFollowUp
    from trygg_cli.model.goal import Goal
    from trygg_cli.model.indicator import Outcome
    from trygg_cli.model.kinds import Assessment, PromiseAssessment
    from trygg_cli.model.measure import FollowUp, Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise
    from trygg_cli.period import Period
    from trygg_cli.report.actor_sheets import ActorSheet
    from trygg_cli.report.actors import ActorReport
    from trygg_cli.report.ahead import Coming
    from trygg_cli.report.gaps import Gaps
    from trygg_cli.report.header import Header
    from trygg_cli.report.in_figures import Summary
    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.report.known import FullName, Known, Stamps
    from trygg_cli.report.law_account import ParagraphAccount
    from trygg_cli.report.period_answers import ChangedAnswers
    from trygg_cli.report.plan_changes import PlanChanges
    from trygg_cli.report.report_settings import ReportSettings
    from trygg_cli.report.year import YearReport
    from trygg_cli.standing.moment import Judged
    from trygg_cli.standing.opinion import Lack, Opinion
    from trygg_cli.standing.status import Standing
    from trygg_cli.standing.verdict import Verdict
    from trygg_cli.why.explanation import Explanation

    Shown = Verdict | Assessment | PromiseAssessment | Lack


class CommitmentReport(NamedTuple):
    """What one party has taken upon itself in a measure."""

    party: FullName
    text: str | None
    responsible: tuple[FullName, ...]
    together_with: tuple[FullName, ...]
    places: tuple[FullName, ...]
    condition: str | None


class PartyReport(NamedTuple):
    """What one party last reported; without a name it speaks for all."""

    party: FullName | None
    entry: FollowUp


class Waiting(NamedTuple):
    """A measure that another waits for, and how far it has come."""

    measure: Measure
    standing: Standing


class MeasureReport(NamedTuple):
    """A measure: how far it has come and what was reported for the period.

    `last` is the newest report from before the period, `lacks_report` whether one was to be expected.  `apart` are
    the latest reports of the parties where they differ, `silent` those who have said nothing of their part for the
    period, and `waits_for` what must be done first and is not.
    """

    measure: Measure
    area: str | None
    standing: Standing
    reports: tuple[FollowUp, ...]
    last: FollowUp | None
    lacks_report: bool
    apart: tuple[PartyReport, ...]
    silent: tuple[FullName, ...]
    waits_for: tuple[Waiting, ...]
    responsible: tuple[FullName, ...]
    participants: tuple[FullName, ...]
    external: tuple[FullName, ...]
    commitments: tuple[CommitmentReport, ...]
    places: tuple[FullName, ...]
    goals: tuple[str, ...]
    indicators: tuple[IndicatorReport, ...]
    explain: Callable[[], Explanation]

    @property
    def item(self) -> Measure:
        """The measure itself."""
        return self.measure

    @property
    def title(self) -> str:
        """What it is called."""
        return self.measure.title

    @property
    def why(self) -> Explanation:
        """How it came to be judged so; worked out where it is shown."""
        return self.explain()


class GoalReport(NamedTuple):
    """A goal with what was judged of it, and what was reported for the period.

    `earlier` is the time that it was assessed for, where that ends before the period; `silent` are those who answer for
    it and have said nothing.
    """

    goal: Goal
    area: str | None
    responsible: tuple[FullName, ...]
    opinion: Opinion
    earlier: Period | None
    silent: tuple[FullName, ...]
    reports: tuple[GoalFollowUp, ...]
    indicators: tuple[IndicatorReport, ...]
    explain: Callable[[], Explanation]

    @property
    def item(self) -> Goal:
        """The goal itself."""
        return self.goal

    @property
    def title(self) -> str:
        """What it is called."""
        return self.goal.text

    @property
    def why(self) -> Explanation:
        """How it came to be judged so; worked out where it is shown."""
        return self.explain()


class PromiseReport(NamedTuple):
    """A promise with what was judged of it, what was reported for the period, and the measures that serve it.

    `replaced_by` are the promises that took its place: id and text; `deadline` is its last day, where it has one;
    `earlier` the time that it was assessed for, where that ends before the period and the promise; `silent` those who
    answer for it and have said nothing.
    """

    promise: Promise
    promised_by: tuple[FullName, ...]
    responsible: tuple[FullName, ...]
    places: tuple[FullName, ...]
    replaced_by: tuple[tuple[str, str], ...]
    opinion: Opinion
    earlier: Period | None
    silent: tuple[FullName, ...]
    deadline: date | None
    is_soon_late: bool
    reports: tuple[PromiseFollowUp, ...]
    indicators: tuple[IndicatorReport, ...]
    measures: tuple[MeasureReport, ...]
    explain: Callable[[], Explanation]

    @property
    def item(self) -> Promise:
        """The promise itself."""
        return self.promise

    @property
    def title(self) -> str:
        """What it is called."""
        return self.promise.text

    @property
    def why(self) -> Explanation:
        """How it came to be judged so; worked out where it is shown."""
        return self.explain()


class AreaReport(NamedTuple):
    """A focus area with its measures, and the areas it is divided into."""

    area: FocusArea | SubArea
    measures: tuple[MeasureReport, ...]
    parts: tuple[AreaReport, ...] = ()


class Deviation(NamedTuple):
    """What did not go as planned: in a measure, or in the plan as a whole where `report` is nothing."""

    report: MeasureReport | None
    period: Period | None
    text: str | None
    remedy: str | None
    next_step: str | None


class Correction(NamedTuple):
    """A figure for an earlier time that another has taken the place of since."""

    report: IndicatorReport
    before: Outcome
    now: Outcome


class RestatedAnswer(NamedTuple):
    """An answer for an earlier period that what was written after the reported one has changed."""

    id: str
    title: str
    period: Period
    before: Message
    now: Message
    reason: Message


class Report(NamedTuple):
    """A plan followed up for a period, as of a day; with what its short names stand for and who has approved what.

    Nobody who is named answers for the measures that are `unowned`.
    """

    plan: Plan
    period: Period
    as_of: date
    judged: Judged
    settings: ReportSettings
    known: Known
    stamps: Stamps
    header: Header
    summary: Summary
    areas: tuple[AreaReport, ...]
    other_measures: tuple[MeasureReport, ...]
    goals: tuple[GoalReport, ...]
    indicators: tuple[IndicatorReport, ...]
    promises: tuple[PromiseReport, ...]
    actors: tuple[ActorReport, ...]
    unowned: tuple[MeasureReport, ...]
    deviations: tuple[Deviation, ...]
    corrections: tuple[Correction, ...]
    revisions: tuple[RestatedAnswer, ...]
    gaps: Gaps
    coming: Coming
    kind: ReportKind = ReportKind.FOLLOW_UP
    actor: ActorSheet | None = None
    year: YearReport | None = None
    changes: PlanChanges | None = None
    restated: ChangedAnswers | None = None

    @property
    def language(self) -> str:
        """The language of the plan's texts."""
        return self.plan.language or "sv"

    @property
    def measures(self) -> tuple[MeasureReport, ...]:
        """All measures, those of areas first, in the order of the plan."""
        return (*of_areas(self.areas), *self.other_measures)

    @property
    def account_of_law(self) -> tuple[ParagraphAccount, ...]:
        """What the plan shows of each paragraph of the law."""
        from trygg_cli.report.law_account import account_of_law  # it reads what trygg knows of statutes

        return account_of_law(self)

    @property
    def law_after_plan(self) -> date | None:
        """The day that the law came into force, where the plan had ended by then."""
        from trygg_cli.report.law_account import law_after_plan

        return law_after_plan(self.plan)

    @property
    def memorandum(self) -> Memorandum:
        """The matter that is laid before those who decide."""
        return memorandum(self)

    @property
    def tables_of_measures(self) -> tuple[TableOfMeasures, ...]:
        """The measures as tables like those that plans are written as."""
        return tables_of_measures(self)


def of_areas(areas: Iterable[AreaReport]) -> Iterator[MeasureReport]:
    """Yield the measures of areas and of the areas they are divided into."""
    for area in areas:
        yield from area.measures
        yield from of_areas(area.parts)
