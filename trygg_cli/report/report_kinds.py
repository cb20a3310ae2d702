"""Which kinds of reports there are, and which parts each is made of, in the order that its readers need them.

This is the one place for that: a report in any format shows these parts, leaves out those with nothing in them, and
works nothing out itself.
"""

from __future__ import annotations

from enum import StrEnum

from trygg_cli.report.report_parts import ReportPart


class ReportKind(StrEnum):
    """Whom a report is for, and what for."""

    FOLLOW_UP = "uppföljning"
    SUMMARY = "sammanfattning"
    ACTOR = "aktör"
    PLAN = "plan"
    MEMORANDUM = "tjänsteskrivelse"
    PROMISES = "löften"
    YEAR = "år"
    LAW = "lag"
    CHANGES = "ändringar"

    @property
    def parts(self) -> tuple[ReportPart, ...]:
        """Its parts in order."""
        return _PARTS[self]

    @property
    def about(self) -> tuple[ReportPart, ...]:
        """The parts that the section on the plan is divided into."""
        return _ABOUT

    @property
    def depth_of_about(self) -> int:
        """The level of the headings of those parts."""
        return 2 if self is ReportKind.PLAN else 3

    @property
    def is_on_plan(self) -> bool:
        """Whether it is about the plan itself, and so about no period."""
        return self in (ReportKind.PLAN, ReportKind.LAW, ReportKind.CHANGES)

    @property
    def is_on_part(self) -> bool:
        """Whether it leaves out what is not about one actor, or about the promises."""
        return self in (ReportKind.ACTOR, ReportKind.PROMISES)

    @property
    def is_one_page(self) -> bool:
        """Whether it is to be short enough for a sheet of paper."""
        return self is ReportKind.SUMMARY

    @property
    def last_of_first_page(self) -> ReportPart | None:
        """The part after which a new page begins, where the first page is to be read by itself."""
        return _FIRST_PAGE[-1] if self is ReportKind.FOLLOW_UP else None


_FIRST_PAGE = (ReportPart.SUMMARY, ReportPart.AIMS, ReportPart.DEVIATIONS, ReportPart.DECISIONS)
_ABOUT = (
    ReportPart.PLAN_SUMMARY,
    ReportPart.PURPOSE,
    ReportPart.BACKGROUND,
    ReportPart.PERSPECTIVES,
    ReportPart.PICTURE,
    ReportPart.NEED,
    ReportPart.SOURCES,
    ReportPart.PROBLEMS,
    ReportPart.PLAN_DECISIONS,
    ReportPart.SIGNATORIES,
    ReportPart.AGREEMENTS,
    ReportPart.PARTIES,
    ReportPart.COORDINATION,
    ReportPart.BODIES,
    ReportPart.RULES,
    ReportPart.COUNCIL,
    ReportPart.COMMUNICATION,
    ReportPart.ECONOMY,
    ReportPart.CONSEQUENCES,
    ReportPart.ONGOING,
    ReportPart.LINKED_PLANS,
    ReportPart.PLACES,
    ReportPart.TERMS,
    ReportPart.SECTIONS,
    ReportPart.DOCUMENT,
)
_PARTS = {
    ReportKind.FOLLOW_UP: (
        *_FIRST_PAGE,
        ReportPart.OVERVIEW,
        ReportPart.FIGURES,
        ReportPart.MEASURES,
        ReportPart.GOALS,
        ReportPart.PROMISES,
        ReportPart.INDICATORS,
        ReportPart.ACTORS,
        ReportPart.GAPS,
        ReportPart.COMING,
        ReportPart.ABOUT,
        ReportPart.PARTICULARS,
        ReportPart.SYMBOLS,
        ReportPart.WHY,
    ),
    ReportKind.SUMMARY: _FIRST_PAGE,
    ReportKind.ACTOR: (
        ReportPart.ACTOR_MEASURES,
        ReportPart.LATE,
        ReportPart.GAPS,
        ReportPart.AIMS,
        ReportPart.FIGURES,
        ReportPart.COMING,
        ReportPart.MEASURES,
        ReportPart.INDICATORS,
        ReportPart.SYMBOLS,
    ),
    ReportKind.PLAN: (
        ReportPart.PLAN_SUMMARY,
        ReportPart.PURPOSE,
        ReportPart.BACKGROUND,
        ReportPart.PERSPECTIVES,
        ReportPart.PICTURE,
        ReportPart.NEED,
        ReportPart.PROBLEMS,
        ReportPart.PLAN_GOALS,
        ReportPart.PLAN_MEASURES,
        ReportPart.PLAN_PROMISES,
        ReportPart.PLAN_INDICATORS,
        ReportPart.RULES,
        ReportPart.COORDINATION,
        ReportPart.BODIES,
        ReportPart.PARTIES,
        ReportPart.AGREEMENTS,
        ReportPart.COMMUNICATION,
        ReportPart.ECONOMY,
        ReportPart.CONSEQUENCES,
        ReportPart.ONGOING,
        ReportPart.LINKED_PLANS,
        ReportPart.PLACES,
        ReportPart.SECTIONS,
        ReportPart.SOURCES,
        ReportPart.TERMS,
        ReportPart.PLAN_DECISIONS,
        ReportPart.SIGNATORIES,
        ReportPart.APPROVALS,
        ReportPart.COUNCIL,
        ReportPart.PARTICULARS,
        ReportPart.DOCUMENT,
    ),
    ReportKind.PROMISES: (
        ReportPart.PROMISES_BRIEF,
        ReportPart.PROMISES,
        ReportPart.INDICATORS,
        ReportPart.SYMBOLS,
    ),
    ReportKind.YEAR: (
        ReportPart.SUMMARY,
        ReportPart.YEAR_AIMS,
        ReportPart.YEAR_STATUS,
        ReportPart.YEAR_MEASURES,
        ReportPart.FIGURES,
        ReportPart.DEVIATIONS,
        ReportPart.GAPS,
        ReportPart.YEAR_DECISIONS,
        ReportPart.DECISIONS,
        ReportPart.MOVES_ON,
        ReportPart.PARTICULARS,
        ReportPart.SYMBOLS,
    ),
    ReportKind.LAW: (ReportPart.LAW,),
    ReportKind.CHANGES: (
        ReportPart.CHANGES_BRIEF,
        ReportPart.CHANGES,
        ReportPart.CHANGES_REPORTED,
        ReportPart.CHANGES_WORDING,
        ReportPart.PARTICULARS,
    ),
    ReportKind.MEMORANDUM: (
        ReportPart.MATTER,
        ReportPart.MATTER_SUMMARY,
        ReportPart.PROPOSALS,
        ReportPart.DESCRIPTION,
        ReportPart.DOCUMENTS,
        ReportPart.SENT_TO,
    ),
}
