"""What is done: measures with everybody's commitments, their times and their follow-ups."""

from trygg_cli.model.approval import Approval
from trygg_cli.model.fields import (
    PART_OF_PROMISE,
    REQUIRED,
    Day,
    Id,
    Items,
    ModelPart,
    Number,
    Period,
    Ref,
    Text,
    Title,
    Year,
    YesNo,
    key,
)
from trygg_cli.model.governance import LegalBasis
from trygg_cli.model.indicator import Frequency
from trygg_cli.model.kinds import (
    Evidence,
    FundingStatus,
    MeasureKind,
    PreventionKind,
    PreventionLevel,
    Season,
    Status,
)
from trygg_cli.model.shared_keys import (
    APPROVALS,
    AUTHOR,
    DAY_WRITTEN,
    FEEDBACK,
    INTERNAL,
    REPORTED_PERIOD,
    REPORTING_PARTY,
    id_key,
    own_word,
)
from trygg_cli.model.walks import MeasureReports


class Milestone(ModelPart):
    """A step on the way that has a time of its own."""

    text: Title = key("text", "What happens", REQUIRED, example="Enkäten upprepas")
    period: Period | None = key("när", "The period it happens in", example="2018")
    date: Day | None = key("datum", "The day it happens")
    frequency: Frequency | None = key("frekvens", "How often it happens")


class Schedule(ModelPart):
    """When a measure happens: the words of the document, and what can be counted from them."""

    text: Text | None = key("text", "The time in the words of the document", example="vår/sommar")
    period: Period | None = key(
        "när",
        "The period it happens in",
        example="2022-T2",
        more="A single period does in place of från and till.",
    )
    start: Day | None = key("från", "First day", example="2022-05-01")
    end: Day | None = key(
        "till",
        "Last day",
        example="2022-06-30",
        more="Unfinished after this day, the measure is late: that is worked out and never written.",
    )
    periods: Items[Period] = key(
        "perioder",
        "The periods it happens in, where they are several",
        (),
        "[2022-04-01/2022-05-31, 2022-09]",
        more="Write them in place of när, från and till. The last day of the last one is the last day of "
        "the measure.",
    )
    seasons: Items[Season] = key("säsong", "The seasons it happens in", (), example="[vår, sommar]")
    frequency: Frequency | None = key("frekvens", "How often it happens", more="It is shown beside the days.")
    condition: Text | None = key("villkor", "What must come first", more=PART_OF_PROMISE)
    wish: YesNo = key(
        "önskemål",
        "Whether the time is a wish and not a promise",
        default=False,
        more="A wish has no last day, so the measure is never late.",
    )
    milestones: Items[Milestone] = key("hållpunkter", "Steps on the way", default=())


class Commitment(ModelPart):
    """What one party takes upon itself in a measure."""

    party: Ref = key(
        "part",
        "Whose commitment it is",
        REQUIRED,
        example="polisen",
        refers_to="actor",
        more="A party may have several commitments in one measure.",
    )
    text: Text | None = key("text", "What the party does", example="Deltar")
    responsible: Items[Ref] = key(
        "ansvarig",
        "Units of the party that answer for it",
        (),
        example="[KS, BUN]",
        refers_to="actor or body",
    )
    together_with: Items[Ref] = key("tillsammans_med", "Who else takes part", (), refers_to="actor")
    places: Items[Ref] = key("platser", "Where the party does it, if not everywhere", (), refers_to="place")
    condition: Text | None = key("villkor", "On what condition somebody takes part", more=PART_OF_PROMISE)


class Prevention(ModelPart):
    """What sort of prevention a measure is."""

    kinds: Items[PreventionKind] = key(
        "art", "Whether it works on people or situations", (), example="[situationell]"
    )
    level: PreventionLevel | None = key("nivå", "For whom: everybody, groups at risk or those affected")
    evidence: Evidence | None = key("evidens", "How well the effect is shown")
    evidence_source: Text | None = key(
        "evidens_källa",
        "Where it is shown",
        example="Brå, kunskapsöversikt 2021",
        more="A study, an overview or an evaluation that readers can look up.",
    )


class Funding(ModelPart):
    """Where the money comes from."""

    status: FundingStatus | None = key("status", "Whether the money is there", example="klar")
    source: Text | None = key("källa", "Who pays", example="statsbidrag")
    amount: Number | None = key(
        "belopp", "How much, in kronor", example="150000", more="Digits only: 150000."
    )
    period: Period | None = key("period", "The time the money is for")
    grant_year: Year | None = key("bidragsår", "The calendar year of a state grant (förordning 2023:442)")
    conditions: Text | None = key("villkor", "On what conditions")
    report_by: Day | None = key("redovisas_senast", "The last day to account for the money")
    text: Text | None = key("text", "What the document says about the money")


class Communication(ModelPart):
    """How people get to know."""

    channels: Items[Text] = key("kanaler", "The channels used", (), example="[webbplats, media]")
    text: Text | None = key("text", "What is told, and how")
    audience: Text | None = key("målgrupp", "Who is to be reached")
    frequency: Frequency | None = key("frekvens", "How often")


class FollowUp(ModelPart):
    """What was reported about a measure for a period. The period is not the day it was written."""

    period: Period = REPORTED_PERIOD
    date: Day | None = DAY_WRITTEN
    party: Ref | None = REPORTING_PARTY
    status: Status | None = key(
        "status",
        "How far the measure has come",
        example="pågår",
        more="A measure without status is told as such. That it is late is worked out from its days "
        "and never written.",
    )
    word: Text | None = own_word("Osäkert")
    comment: Text | None = key("kommentar", "What was done, who took part and what came of it")
    deviation: Text | None = key(
        "avvikelse",
        "What did not go as planned, and what follows from it",
        more="The report gathers all deviations in one place.",
    )
    remedy: Text | None = key("hantering", "What is done about the deviation")
    next_step: Text | None = key("nästa_steg", "What happens next")
    feedback: Text | None = FEEDBACK
    author: Text | None = AUTHOR
    internal: YesNo = INTERNAL


class Measure(MeasureReports, ModelPart):
    """A unit of work that somebody answers for."""

    id: Id = id_key("N1")
    title: Title = key(
        "åtgärd", "What the measure is called", REQUIRED, example="Tätare belysning i Stadsparken"
    )
    kind: MeasureKind | None = key(
        "typ",
        "What sort of work it is",
        more="An inquiry is done when it leads to a decision: see beslut_senast.",
    )
    description: Text | None = key("beskrivning", "What it is about")
    activities: Items[Text] = key("aktiviteter", "What is done, step by step", default=())
    responsible: Items[Ref] = key(
        "ansvarig",
        "Who answers for the measure",
        (),
        example="[TK]",
        refers_to="actor or body",
        more="Where everybody answers for a part, each part stands under åtaganden.",
    )
    participants: Items[Ref] = key("medverkande", "Who in the municipality takes part", (), refers_to="actor")
    external: Items[Ref] = key(
        "externa",
        "Who from outside takes part",
        (),
        example="[polisen]",
        refers_to="actor",
        more="Those of the municipality stand under medverkande.",
    )
    commitments: Items[Commitment] = key(
        "åtaganden",
        "What each party takes upon itself",
        default=(),
        more="Write one for each party: what it does, when it does not do all.",
    )
    goal: Text | None = key(
        "mål",
        "What the measure is to lead to",
        example="Ökad trygghet i utemiljön",
        more="In words, where there is no goal to refer to. Goals that have an id are named under "
        "bidrar_till.",
    )
    goals: Items[Ref] = key(
        "bidrar_till",
        "The goals and promises of the plan that it serves",
        (),
        refers_to="goal or promise",
        more="The card of the promise shows the measure, and how it goes.",
    )
    effect: Text | None = key("effekt", "The effect that is expected")
    indicators: Items[Ref] = key(
        "indikatorer",
        "The indicators that show how it goes",
        (),
        refers_to="indicator",
        more="They are described under the plan's own key indikatorer.",
    )
    problems: Items[Ref] = key("problem", "The problems it is to lessen", (), refers_to="problem")
    causes: Items[Ref] = key("orsaker", "The causes it works on", (), refers_to="cause")
    target_group: Text | None = key("målgrupp", "Who it is meant for")
    places: Items[Ref] = key("platser", "Where it happens", (), refers_to="place")
    prevention: Prevention | None = key("prevention", "What sort of prevention it is")
    schedule: Schedule | None = key("tid", "When it happens")
    decide_by: Day | None = key(
        "beslut_senast",
        "When an inquiry is to lead to a decision",
        more="For a measure whose typ is utredning.",
    )
    waits_for: Items[Ref] = key(
        "väntar_på",
        "Measures that must be done first",
        (),
        refers_to="measure",
        more="As long as one of them is unfinished, the report says so.",
    )
    communication: Communication | None = key("kommunikation", "How people get to know")
    cost: Number | None = key(
        "kostnad",
        "What the measure costs in all, in kronor",
        example="450000",
        more="Digits only. What a grant or somebody else pays of it stands under finansiering, as belopp.",
    )
    funding: Funding | None = key("finansiering", "Where the money comes from")
    legal_basis: Items[LegalBasis] = key(
        "lagstöd", "The law it rests on", default=(), more="Cameras and guards with police powers need one."
    )
    bodies: Items[Ref] = key("organ", "Bodies that deal with it", (), refers_to="body")
    ongoing: Items[Ref] = key("pågående_arbete", "Ongoing work that it is part of", (), refers_to="ongoing")
    origin: Text | None = key("källa", "Where in the original document it stands")
    follow_ups: Items[FollowUp] = key(
        "uppföljning",
        "What was reported, period by period",
        default=(),
        more="New ones are added below the old, which are never changed.",
    )
    approvals: Items[Approval] = APPROVALS
