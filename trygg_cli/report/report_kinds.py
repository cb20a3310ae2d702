"""Which kinds of reports there are, and which parts each is made of, in the order that its readers need them.

This is the one place for that: a report in any format shows these parts, leaves out those with nothing in them, and
works nothing out itself.
"""

from __future__ import annotations

from enum import StrEnum

from trygg_cli.message import Message, message


class ReportKind(StrEnum):
    """Whom a report is for, and what for."""

    FOLLOW_UP = "uppföljning"
    SUMMARY = "sammanfattning"
    ACTOR = "aktör"
    PLAN = "plan"
    MEMORANDUM = "tjänsteskrivelse"

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
        return self is ReportKind.PLAN

    @property
    def is_one_page(self) -> bool:
        """Whether it is to be short enough for a sheet of paper."""
        return self is ReportKind.SUMMARY

    @property
    def last_of_first_page(self) -> ReportPart | None:
        """The part after which a new page begins, where the first page is to be read by itself."""
        return _FIRST_PAGE[-1] if self is ReportKind.FOLLOW_UP else None


class ReportPart(StrEnum):
    """A part of a report, by the name of what writes it in the templates."""

    SUMMARY = "summary"
    AIMS = "aims"
    DEVIATIONS = "deviations"
    DECISIONS = "decisions"
    OVERVIEW = "overview"
    FIGURES = "figures"
    MEASURES = "measures"
    GOALS = "goals"
    PROMISES = "promises"
    INDICATORS = "indicators"
    ACTORS = "actors"
    GAPS = "gaps"
    COMING = "coming"
    ABOUT = "about"
    PARTICULARS = "particulars"
    SYMBOLS = "symbols"
    WHY = "why"
    ACTOR_MEASURES = "actor_measures"
    LATE = "late"
    MATTER = "matter"
    MATTER_SUMMARY = "matter_summary"
    PROPOSALS = "proposals"
    DESCRIPTION = "description"
    DOCUMENTS = "documents"
    SENT_TO = "sent_to"
    PLAN_GOALS = "plan_goals"
    PLAN_MEASURES = "plan_measures"
    PLAN_PROMISES = "plan_promises"
    PLAN_INDICATORS = "plan_indicators"
    APPROVALS = "approvals"
    PLAN_SUMMARY = "plan_summary"
    PURPOSE = "purpose"
    BACKGROUND = "background"
    PERSPECTIVES = "perspectives"
    PICTURE = "picture"
    NEED = "need"
    SOURCES = "sources"
    PROBLEMS = "problems"
    PLAN_DECISIONS = "plan_decisions"
    SIGNATORIES = "signatories"
    AGREEMENTS = "agreements"
    PARTIES = "parties"
    COORDINATION = "coordination"
    BODIES = "bodies"
    RULES = "rules"
    COUNCIL = "council"
    COMMUNICATION = "communication"
    ECONOMY = "economy"
    CONSEQUENCES = "consequences"
    ONGOING = "ongoing"
    LINKED_PLANS = "linked_plans"
    PLACES = "places"
    TERMS = "terms"
    SECTIONS = "sections"
    DOCUMENT = "document"

    @property
    def heading(self) -> Message:
        """Its heading, where that is the same in every report."""
        return _HEADINGS[self]


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
    ReportKind.MEMORANDUM: (
        ReportPart.MATTER,
        ReportPart.MATTER_SUMMARY,
        ReportPart.PROPOSALS,
        ReportPart.DESCRIPTION,
        ReportPart.DOCUMENTS,
        ReportPart.SENT_TO,
    ),
}
_HEADINGS = {
    ReportPart.SUMMARY: message("In brief"),
    ReportPart.DEVIATIONS: message("Deviations and what is done about them"),
    ReportPart.DECISIONS: message("To be decided"),
    ReportPart.OVERVIEW: message("All measures"),
    ReportPart.FIGURES: message("Figures over time"),
    ReportPart.GOALS: message("Goals"),
    ReportPart.PROMISES: message("Promises to the citizens"),
    ReportPart.INDICATORS: message("Indicators"),
    ReportPart.ACTORS: message("Who does what"),
    ReportPart.GAPS: message("What has not been reported"),
    ReportPart.ABOUT: message("About the plan"),
    ReportPart.PARTICULARS: message("Facts on the plan and the report"),
    ReportPart.SYMBOLS: message("What the symbols mean"),
    ReportPart.WHY: message("How it is judged"),
    ReportPart.ACTOR_MEASURES: message("Your measures"),
    ReportPart.LATE: message("What is late"),
    ReportPart.MATTER: message("The matter"),
    ReportPart.MATTER_SUMMARY: message("Summary"),
    ReportPart.PROPOSALS: message("Proposal for a decision"),
    ReportPart.DESCRIPTION: message("Description of the matter"),
    ReportPart.DOCUMENTS: message("What the decision is based on"),
    ReportPart.SENT_TO: message("The decision is sent to"),
    ReportPart.PLAN_GOALS: message("Goals"),
    ReportPart.PLAN_MEASURES: message("Measures"),
    ReportPart.PLAN_PROMISES: message("Promises to the citizens"),
    ReportPart.PLAN_INDICATORS: message("What is measured"),
    ReportPart.APPROVALS: message("Approvals"),
    ReportPart.PLAN_SUMMARY: message("What the plan says"),
    ReportPart.PURPOSE: message("Purpose"),
    ReportPart.BACKGROUND: message("Background"),
    ReportPart.PERSPECTIVES: message("Perspectives"),
    ReportPart.PICTURE: message("The picture of crime and safety"),
    ReportPart.NEED: message("Whether measures are needed"),
    ReportPart.SOURCES: message("Sources"),
    ReportPart.PROBLEMS: message("Problems and causes"),
    ReportPart.PLAN_DECISIONS: message("Decisions"),
    ReportPart.SIGNATORIES: message("Signatures"),
    ReportPart.AGREEMENTS: message("Agreements"),
    ReportPart.PARTIES: message("Parties and actors"),
    ReportPart.COORDINATION: message("Coordination"),
    ReportPart.BODIES: message("Groups that steer and work"),
    ReportPart.RULES: message("How the plan is followed up"),
    ReportPart.COUNCIL: message("Reports to the assembly"),
    ReportPart.COMMUNICATION: message("Communication"),
    ReportPart.ECONOMY: message("Economy"),
    ReportPart.CONSEQUENCES: message("Consequences"),
    ReportPart.ONGOING: message("Work that goes on beside the plan"),
    ReportPart.LINKED_PLANS: message("Other plans"),
    ReportPart.PLACES: message("Places"),
    ReportPart.TERMS: message("Words and abbreviations"),
    ReportPart.SECTIONS: message("Other parts of the document"),
    ReportPart.DOCUMENT: message("The document"),
}
