"""A plan: the root of what a file holds."""

from trygg_cli.model.approval import Approval
from trygg_cli.model.fields import (
    REQUIRED,
    Day,
    Id,
    Items,
    Part,
    Period,
    Ref,
    Refs,
    Text,
    Title,
    Version,
    YesNo,
    key,
)
from trygg_cli.model.governance import (
    Actor,
    Agreement,
    Body,
    Coordination,
    CouncilReport,
    Decision,
    FollowUpRule,
    LinkedPlan,
    Ongoing,
    Place,
    Section,
    Signatory,
    Validity,
)
from trygg_cli.model.indicator import GoalFollowUp, Indicator, PromiseFollowUp
from trygg_cli.model.kinds import DocumentStatus, GoalKind, PartialList, PlanKind, PreventionKind
from trygg_cli.model.measure import Communication, Measure, Schedule
from trygg_cli.model.picture import EvidenceSource, NeedAssessment, Problem, SituationPicture
from trygg_cli.model.walks import Walks


class Goal(Part):
    """What is to be reached."""

    id: Id = key("id", "A name that never changes", REQUIRED, example="M1")
    text: Title = key("mål", "The goal", REQUIRED, example="Färre våldsbrott i krogmiljö")
    kind: GoalKind | None = key("typ", "What the goal is about")
    problem_picture: Text | None = key("problembild", "Why the goal is set")
    problems: Items[Ref] = key("problem", "The problems behind it", (), refers_to="problem")
    indicators: Items[Ref] = key(
        "indikatorer", "The indicators that show whether it is reached", (), refers_to="indicator"
    )
    responsible: Items[Ref] = key(
        "ansvarig", "Who answers for it", (), example="[KS]", refers_to="actor or body"
    )
    assembly_goal: Text | None = key("kommunfullmäktiges_mål", "The goal of the assembly that it serves")
    follow_ups: Items[GoalFollowUp] = key("uppföljning", "What was reported, period by period", default=())
    approvals: Items[Approval] = key("godkännanden", "Who has approved it as it stands", default=())


class _Area(Part):
    id: Id = key("id", "A name that never changes", REQUIRED, example="narkotika")
    name: Title = key("namn", "What the area is called", REQUIRED, example="Narkotika")
    description: Text | None = key("beskrivning", "What it is about")
    strategies: Items[PreventionKind] = key("strategi", "Social or situational prevention", default=())
    target_group: Text | None = key("målgrupp", "Who it is about")
    places: Items[Ref] = key("platser", "Where it is", (), refers_to="place")
    prioritised: YesNo = key("prioriterat", "Whether it is to be dealt with first", default=False)
    problems: Items[Ref] = key("problem", "The problems it is about", (), refers_to="problem")
    goals: Items[Goal] = key("mål", "What is to be reached", default=())
    measures: Items[Measure] = key("åtgärder", "What is done", default=())


class SubArea(_Area):
    """A part of a focus area."""

    approvals: Items[Approval] = key("godkännanden", "Who has approved it as it stands", default=())


class FocusArea(_Area):
    """An area that the plan concentrates on. It need not have measures."""

    parts: Items[SubArea] = key("delområden", "Parts of the area", default=())
    approvals: Items[Approval] = key("godkännanden", "Who has approved it as it stands", default=())


class Promise(Part):
    """What the police, the municipality or both promise the citizens (medborgarlöfte)."""

    id: Id = key("id", "A name that never changes", REQUIRED, example="L1")
    text: Title = key(
        "löfte", "The promise, in the words it is given", REQUIRED, example="Vi gör fler trygghetsvandringar"
    )
    promised_by: Refs = key(
        "lovas_av",
        "Who promises: one actor, or several",
        (),
        "[kommunen, polisen]",
        refers_to="actor or body",
        old_words=("polisen", "kommunen", "gemensamt"),
    )
    responsible: Items[Ref] = key("ansvarig", "Who carries it out", (), refers_to="actor or body")
    valid: Validity | None = key("gäller", "From when until when the promise holds")
    schedule: Schedule | None = key("tid", "When and how often it happens")
    condition: Text | None = key("villkor", "On what condition it holds")
    target_group: Text | None = key("målgrupp", "Who it is meant for")
    activities: Items[Text] = key("aktiviteter", "What is done, step by step", default=())
    follow_up_text: Text | None = key("uppföljs_genom", "How it is followed up")
    focus_areas: Items[Ref] = key("fokusområden", "The focus areas it belongs to", (), refers_to="area")
    places: Items[Ref] = key("platser", "Where it holds", (), refers_to="place")
    indicators: Items[Ref] = key(
        "indikatorer", "The indicators that show whether it is kept", (), refers_to="indicator"
    )
    replaced_by: Refs = key(
        "ersatt_av", "The promise, or promises, that took its place", (), "L2", refers_to="promise"
    )
    follow_ups: Items[PromiseFollowUp] = key("uppföljning", "What was reported, period by period", default=())
    approvals: Items[Approval] = key("godkännanden", "Who has approved it as it stands", default=())


class PlanFollowUp(Part):
    """A follow-up of the plan as a whole (lag 2023:196, 6 §)."""

    period: Period = key("avser", "The period that is reported on", REQUIRED, example="2022-T2")
    date: Day | None = key("datum", "The day it was written", example="2022-09-02")
    comment: Text | None = key("kommentar", "The picture as a whole")
    deviation: Text | None = key("avvikelse", "What did not go as planned")
    circumstances: Text | None = key("omvärld", "What happened outside the plan that matters to it")
    communication: Text | None = key("kommunikation", "What has been told to citizens")
    author: Text | None = key("författare", "The function that wrote it", example="säkerhetssamordnare")


class Plan(Walks, Part):
    """A municipality's plan for safety and crime prevention."""

    format: Version = key("trygg", "The version of the file format", default=1, example="1")
    id: Id = key("id", "A name that never changes", REQUIRED, example="trygghet-2025")
    title: Title = key(
        "titel", "The title of the document", REQUIRED, example="Handlingsplan för trygghet 2025"
    )
    kind: PlanKind = key("typ", "What sort of document it is", REQUIRED, example="handlingsplan")
    municipality: Text | None = key("kommun", "The municipality", example="Exempelkommun")
    group: Text | None = key("grupp", "The working group that wrote it")
    version: Day | None = key("version", "The day of this version of the text", example="2022-09-02")
    valid: Validity | None = key("gäller", "From when until when the plan holds")
    record_number: Text | None = key("dnr", "The record number", example="KS 2022/123")
    status: DocumentStatus | None = key(
        "handlingsstatus", "How far the document has come", example="beslutad"
    )
    owner: Text | None = key("dokumentägare", "The function that owns the document")
    replaces: Items[Text] = key("ersätter", "The plans it replaces", default=())
    language: Text | None = key("språk", "The language of the texts", example="sv")
    origin: Text | None = key("källa", "Where the original document is")
    partial: Items[PartialList] = key("urval", "Lists of which the document shows only a part", default=())
    summary: Text | None = key("sammanfattning", "What the plan says, in a few sentences")
    background: Text | None = key("bakgrund", "How the plan came about")
    purpose: Text | None = key("syfte", "What the plan is for")
    terms: dict[Text, Text] = key(
        "begrepp", "What words and abbreviations mean", default={}, example="{ANDT: …}"
    )
    actors: dict[Id, Actor] = key("aktörer", "Everybody whom the plan may name, by a short name", default={})
    parties: Items[Ref] = key(
        "parter", "Who is bound by the plan", (), example="[kommunen]", refers_to="actor"
    )
    decisions: Items[Decision] = key("beslut", "Decisions and proposals, in order of time", default=())
    signatories: Items[Signatory] = key("undertecknare", "Who signs", default=())
    leading_board: Ref | None = key("ansvarig_nämnd", "The board that leads the work", refers_to="actor")
    council_reports: Items[CouncilReport] = key(
        "rapportering_till_kf", "Reports to the municipal assembly", default=()
    )
    coordination: Coordination | None = key("samordningsfunktion", "The coordinating function")
    bodies: Items[Body] = key("organ", "Groups that steer, work or meet", default=())
    agreements: Items[Agreement] = key("överenskommelser", "Written agreements", default=())
    places: Items[Place] = key("platser", "Places that the plan names", default=())
    sources: Items[EvidenceSource] = key("underlag", "Sources of knowledge", default=())
    picture: SituationPicture | None = key("lägesbild", "The picture of crime and safety")
    need: NeedAssessment | None = key("behovsbedömning", "Whether measures are needed")
    problems: Items[Problem] = key("problem", "Problems and their causes", default=())
    perspectives: Items[Text] = key("perspektiv", "Perspectives to keep in mind", default=())
    goals: Items[Goal] = key("mål", "Goals of the plan as a whole", default=())
    indicators: Items[Indicator] = key("indikatorer", "What is measured", default=())
    focus_areas: Items[FocusArea] = key("fokusområden", "Areas that the plan concentrates on", default=())
    measures: Items[Measure] = key("åtgärder", "Measures that belong to no single focus area", default=())
    promises: Items[Promise] = key("löften", "Promises to the citizens", default=())
    follow_up_rules: Items[FollowUpRule] = key(
        "uppföljningsregler", "How the plan is followed up", default=()
    )
    communication: Communication | None = key("kommunikation", "The communication strategy")
    economy: Text | None = key("ekonomi", "Who bears the costs")
    consequences: Text | None = key("konsekvenser", "What the plan leads to, and for whom")
    ongoing: Items[Ongoing] = key("pågående_arbete", "Work that goes on beside the plan", default=())
    linked_plans: Items[LinkedPlan] = key(
        "kopplade_planer", "Other plans it belongs together with", default=()
    )
    sections: Items[Section] = key("avsnitt", "Other parts of the document", default=())
    follow_ups: Items[PlanFollowUp] = key("uppföljning", "Follow-ups of the plan as a whole", default=())
    approvals: Items[Approval] = key("godkännanden", "Who has approved it as it stands", default=())
