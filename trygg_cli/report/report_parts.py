"""The parts that reports are made of, by name, with their headings."""

from __future__ import annotations

from enum import StrEnum

from trygg_cli.message import Message, message


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
    PROMISES_BRIEF = "promises_brief"
    YEAR_STATUS = "year_status"
    YEAR_MEASURES = "year_measures"
    YEAR_AIMS = "year_aims"
    YEAR_DECISIONS = "year_decisions"
    MOVES_ON = "moves_on"
    LAW = "law"
    CHANGES_BRIEF = "changes_brief"
    CHANGES = "changes"
    CHANGES_REPORTED = "changes_reported"
    CHANGES_WORDING = "changes_wording"
    PLANS = "plans"
    SHARED_MEASURES = "shared_measures"
    SHARED_AIMS = "shared_aims"
    SHARED_INDICATORS = "shared_indicators"
    SHARED_ACTORS = "shared_actors"
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
    ReportPart.PARTICULARS: message("Facts about the plan and the report"),
    ReportPart.SYMBOLS: message("What the symbols mean"),
    ReportPart.WHY: message("How it is judged"),
    ReportPart.PROMISES_BRIEF: message("The promises in brief"),
    ReportPart.YEAR_STATUS: message("The measures over the year"),
    ReportPart.YEAR_MEASURES: message("Each measure over the year"),
    ReportPart.YEAR_AIMS: message("Goals and promises over the year"),
    ReportPart.YEAR_DECISIONS: message("What was decided and reported"),
    ReportPart.MOVES_ON: message("What goes on after the year"),
    ReportPart.LAW: message("Paragraph by paragraph"),
    ReportPart.CHANGES_BRIEF: message("The changes in brief"),
    ReportPart.CHANGES: message("What has been changed in substance"),
    ReportPart.CHANGES_REPORTED: message("What has been reported"),
    ReportPart.CHANGES_WORDING: message("Changes of wording"),
    ReportPart.PLANS: message("The plans side by side"),
    ReportPart.SHARED_MEASURES: message("Measures in several plans"),
    ReportPart.SHARED_AIMS: message("Goals and promises in several plans"),
    ReportPart.SHARED_INDICATORS: message("Indicators in several plans"),
    ReportPart.SHARED_ACTORS: message("Those who answer or take part in several plans"),
    ReportPart.ACTOR_MEASURES: message("Your measures"),
    ReportPart.LATE: message("What is late, or may be"),
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
