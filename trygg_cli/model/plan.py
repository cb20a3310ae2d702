"""A plan: the root of what a file holds."""

from trygg_cli.model.approval import Approval
from trygg_cli.model.fields import (
    REQUIRED,
    Day,
    Id,
    Items,
    ModelPart,
    Ref,
    Text,
    Title,
    Version,
    key,
)
from trygg_cli.model.focus_area import FocusArea
from trygg_cli.model.follow_ups import PlanFollowUp
from trygg_cli.model.goal import Goal
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
from trygg_cli.model.indicator import Indicator
from trygg_cli.model.kinds import DocumentStatus, PartialList, PlanKind
from trygg_cli.model.measure import Communication, Measure
from trygg_cli.model.picture import EvidenceSource, NeedAssessment, Problem, SituationPicture
from trygg_cli.model.promise import Promise
from trygg_cli.model.shared_keys import APPROVALS
from trygg_cli.model.walks import Walks


class Plan(Walks, ModelPart):
    """A municipality's plan for safety and crime prevention."""

    format: Version = key(
        "trygg",
        "The version of the file format",
        default=1,
        example="1",
        more="There is one so far, so the line may be left out.",
    )
    id: Id = key(
        "id",
        "A name that never changes",
        REQUIRED,
        example="trygghet-2025",
        more="The plan is known by it, also when the file is renamed or moved. Each plan of a "
        "municipality has one of its own.",
    )
    title: Title = key(
        "titel", "The title of the document", REQUIRED, example="Handlingsplan för trygghet 2025"
    )
    kind: PlanKind = key("typ", "What sort of document it is", REQUIRED, example="handlingsplan")
    municipality: Text | None = key(
        "kommun",
        "The municipality",
        example="Exempelkommun",
        more="With it, plans of one id in two municipalities are kept apart.",
    )
    group: Text | None = key("grupp", "The working group that wrote it")
    version: Day | None = key(
        "version",
        "The day of this version of the text",
        example="2022-09-02",
        more="Where nothing has been reported, the plan is judged on this day.",
    )
    valid: Validity | None = key(
        "gäller",
        "From when until when the plan holds",
        more="Promises and targets without a time of their own hold as long, and targets are counted "
        "from the first day to the last.",
    )
    record_number: Text | None = key("dnr", "The record number", example="KS 2022/123")
    status: DocumentStatus | None = key(
        "handlingsstatus", "How far the document has come", example="beslutad"
    )
    owner: Text | None = key("dokumentägare", "The function that owns the document")
    replaces: Items[Text] = key(
        "ersätter", "The plans it replaces", default=(), more="In words: title, record number or year."
    )
    language: Text | None = key(
        "språk",
        "The language of the texts",
        example="sv",
        more="A code as sv or en, for programs that read the report aloud.",
    )
    origin: Text | None = key("källa", "Where the original document is")
    partial: Items[PartialList] = key(
        "urval",
        "Lists of which the document shows only a part",
        default=(),
        more="So that nobody takes the list for the whole.",
    )
    summary: Text | None = key("sammanfattning", "What the plan says, in a few sentences")
    background: Text | None = key("bakgrund", "How the plan came about")
    purpose: Text | None = key("syfte", "What the plan is for")
    terms: dict[Text, Text] = key(
        "begrepp",
        "What words and abbreviations mean",
        default={},
        example="{ANDT: …}",
        more="The word stands as the key, and what it means as its value.",
    )
    actors: dict[Id, Actor] = key(
        "aktörer",
        "Everybody whom the plan may name, by a short name",
        default={},
        more="The short name stands as the key: TK, polisen. It is what ansvarig, part, parter and "
        "others refer to.",
    )
    parties: Items[Ref] = key(
        "parter", "Who is bound by the plan", (), example="[kommunen]", refers_to="actor"
    )
    decisions: Items[Decision] = key(
        "beslut",
        "Decisions and proposals, in order of time",
        default=(),
        more="A decision that names no items is on the plan as a whole.",
    )
    signatories: Items[Signatory] = key(
        "undertecknare",
        "Who signs",
        default=(),
        more="Of the plan, or of the promises and agreements that avser names.",
    )
    leading_board: Ref | None = key(
        "ansvarig_nämnd",
        "The board that leads the work",
        refers_to="actor",
        more="The law lets the municipality decide which board it is.",
    )
    council_reports: Items[CouncilReport] = key(
        "rapportering_till_kf", "Reports to the municipal assembly", default=()
    )
    coordination: Coordination | None = key("samordningsfunktion", "The coordinating function")
    bodies: Items[Body] = key(
        "organ",
        "Groups that steer, work or meet",
        default=(),
        more="They may be responsible, promise and decide, as actors may.",
    )
    agreements: Items[Agreement] = key(
        "överenskommelser",
        "Written agreements",
        default=(),
        more="Where the document itself is an agreement, it is also one of these.",
    )
    places: Items[Place] = key(
        "platser",
        "Places that the plan names",
        default=(),
        more="They are described once here; all else refers to them by id.",
    )
    sources: Items[EvidenceSource] = key("underlag", "Sources of knowledge", default=())
    picture: SituationPicture | None = key("lägesbild", "The picture of crime and safety")
    need: NeedAssessment | None = key("behovsbedömning", "Whether measures are needed")
    problems: Items[Problem] = key(
        "problem",
        "Problems and their causes",
        default=(),
        more="They all stand here; areas, goals and measures refer to them by id.",
    )
    perspectives: Items[Text] = key("perspektiv", "Perspectives to keep in mind", default=())
    goals: Items[Goal] = key(
        "mål",
        "Goals of the plan as a whole",
        default=(),
        more="Those of a single focus area stand in the area.",
    )
    indicators: Items[Indicator] = key(
        "indikatorer",
        "What is measured",
        default=(),
        more="They all stand here; goals, promises and measures refer to them by id.",
    )
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
    sections: Items[Section] = key(
        "avsnitt",
        "Other parts of the document",
        default=(),
        more="For what no other key is made for; nothing of the document need be left out.",
    )
    follow_ups: Items[PlanFollowUp] = key("uppföljning", "Follow-ups of the plan as a whole", default=())
    approvals: Items[Approval] = APPROVALS
