"""Who decides, who signs, who meets: actors, decisions, bodies and agreements."""

from trygg_cli.model.fields import (
    REQUIRED,
    Day,
    DayOrMonth,
    Id,
    Items,
    ModelPart,
    Period,
    Ref,
    Refs,
    Text,
    Title,
    YesNo,
    key,
)
from trygg_cli.model.indicator import Frequency
from trygg_cli.model.kinds import ActorKind, BodyKind, BodyLevel, DecisionKind, PlaceKind, Unit
from trygg_cli.model.shared_keys import id_key


class Validity(ModelPart):
    """From when until when something holds."""

    start: Day | None = key(
        "från", "First day", example="2022-01-01", more="Targets are counted from this day."
    )
    end: Day | None = key(
        "till", "Last day", example="2022-12-31", more="Targets without senast are to be reached by this day."
    )
    text: Text | None = key("text", "The time in the words of the document")


class Actor(ModelPart):
    """Somebody whom the plan names: a unit, a party or an external actor."""

    name: Title = key("namn", "The full name", REQUIRED, example="Tekniska kontoret")
    kind: ActorKind | None = key("typ", "What sort of actor it is", example="förvaltning")
    external: YesNo = key(
        "extern",
        "Whether it stands outside the municipality",
        default=False,
        more="It is so for police, companies, associations and private landlords.",
    )
    named: YesNo = key(
        "namngiven",
        "Whether it is a certain actor and not just a sort of one",
        default=True,
        more="Write nej for “associations” or “landlords” in general.",
    )
    conditional: YesNo = key(
        "villkorad",
        "Whether it takes part only perhaps",
        default=False,
        more="As “possibly” or “if needed” in the document. The report says so wherever the actor stands.",
    )
    part_of: Ref | None = key("del_av", "The actor that it belongs to", refers_to="actor")
    mailbox: Text | None = key(
        "e-post",
        "The mailbox of the function, not of a person",
        more="A person's own address does not belong in a public plan.",
    )
    description: Text | None = key("beskrivning", "What there is to know about it")


class Place(ModelPart):
    """A place that measures happen in."""

    id: Id = id_key("centrum")
    name: Title = key("namn", "What the place is called", REQUIRED, example="Centrum")
    kind: PlaceKind | None = key("typ", "What sort of place it is")
    prioritised: YesNo = key("prioriterad", "Whether the plan puts it first", default=False)
    description: Text | None = key("beskrivning", "What there is to know about it")


class Decision(ModelPart):
    """A decision on the plan, or a proposal for one: a proposal is not a decision."""

    kind: DecisionKind = key(
        "typ", "Whether it is decided, proposed or only taken note of", REQUIRED, example="beslut"
    )
    about: Refs = key(
        "avser",
        "What it is about, where it is not about the plan as a whole",
        (),
        "[A1]",
        refers_to="measure or goal or promise or indicator or area or problem or agreement",
        more="A change of what it names is then covered by it.",
    )
    body: Ref | None = key("organ", "Who decides", example="KF", refers_to="actor or body")
    proposed_by: Ref | None = key("förslag_från", "Who proposes", refers_to="actor or body")
    date: Day | None = key(
        "datum",
        "The day of the decision",
        example="2022-03-14",
        more="Where nothing is reported and no version is given, the plan is judged on the latest of "
        "these days.",
    )
    section: Text | None = key("paragraf", "The section of the minutes", example="§ 94")
    record_number: Text | None = key("dnr", "The record number", example="KS 2022/123")
    documents: Items[Text] = key("underlag", "What the decision was based on", default=())
    sent_to: Items[Text] = key("expedieras_till", "Who gets the decision", default=())
    officer: Text | None = key("handläggare", "Who prepared the matter")
    minutes: Text | None = key("protokoll", "Where the minutes are")
    text: Text | None = key("text", "What was decided")


class Signatory(ModelPart):
    """Somebody who signs."""

    name: Title | None = key(
        "namn",
        "The person's name; a role will do",
        example="Förnamn Efternamn",
    )
    role: Title | None = key(
        "roll",
        "In what capacity",
        example="kommunstyrelsens ordförande",
    )
    party: Ref | None = key("part", "For which party", refers_to="actor")
    about: Refs = key(
        "avser", "What is signed, where it is not the plan", (), "[L1]", refers_to="promise or agreement"
    )
    date: DayOrMonth | None = key("datum", "The day or month of the signature", example="2025-02")
    place: Text | None = key("ort", "Where it was signed")
    remark: Text | None = key("anmärkning", "What the document says where the date should stand")


class Member(ModelPart):
    """A seat in a body, with or without the name of the person."""

    name: Text | None = key("namn", "The person's name")
    role: Text | None = key("roll", "The role in the body", example="ordförande")
    position: Text | None = key("befattning", "The post that the person holds", example="kommunpolis")
    political_party: Text | None = key("parti", "The political party", example="M")
    actor: Ref | None = key("aktör", "Whom the person stands for", refers_to="actor")


class Body(ModelPart):
    """A group that steers, works or meets."""

    id: Id = id_key("styrgrupp")
    name: Title = key("namn", "What the body is called", REQUIRED, example="Styrgrupp")
    kind: BodyKind | None = key("typ", "What the body is for")
    level: BodyLevel | None = key("nivå", "On which level it works")
    led_by: Ref | None = key(
        "leds_av",
        "Who leads it",
        refers_to="actor",
        more="The short name of an actor: a board, a department or a function.",
    )
    members: Items[Member] = key("ledamöter", "Who sits in it", default=())
    meetings: Frequency | None = key("möten", "How often it meets")
    task: Text | None = key("uppgift", "What it does")
    part_of: Ref | None = key("del_av", "The body that it belongs to", refers_to="body")
    planned: YesNo = key("planerat", "Whether it is still to be set up", default=False)


class Coordination(ModelPart):
    """The coordinating function that the law asks for (lag 2023:196, 11–12 §§)."""

    name: Title = key("namn", "What the function is called", REQUIRED, example="Säkerhetssamordnare")
    actors: Items[Ref] = key("aktörer", "Where the function belongs", (), refers_to="actor")
    mailbox: Text | None = key("e-post", "The mailbox of the function", example="trygghet@kommunen.se")
    phone: Text | None = key("telefon", "The telephone number of the function")
    task: Text | None = key("uppgift", "What the function does")


class CouncilReport(ModelPart):
    """A report to the municipal assembly (lag 2023:196, 13 §)."""

    date: Day = key("datum", "The day of the report", REQUIRED, example="2022-06-13")
    text: Text | None = key("text", "What was reported")
    record_number: Text | None = key("dnr", "The record number")


class Agreement(ModelPart):
    """A written agreement between actors (lag 2023:196, 9 §)."""

    id: Id = id_key("samverkan")
    title: Title = key("titel", "What the agreement is called", REQUIRED, example="Samverkansöverenskommelse")
    parties: Items[Ref] = key(
        "parter",
        "Who agrees",
        (),
        example="[kommunen, polisen]",
        refers_to="actor",
        more="What each of them takes upon itself stands under the measures, as åtaganden.",
    )
    purposes: Items[Text] = key("syften", "What the agreement is for", default=())
    areas: Items[Text] = key("områden", "The areas of the cooperation", default=())
    written: YesNo | None = key("skriftlig", "Whether it is in writing")
    valid: Validity | None = key("gäller", "From when until when it holds")
    record_number: Text | None = key("dnr", "The record number")


class FollowUpRule(ModelPart):
    """How the plan is to be followed up."""

    id: Id = id_key("tertialrapport")
    every: Unit | None = key(
        "varje",
        "The kind of period that is to be reported on",
        example="tertial",
        more="Write it where a kind of period is reported on; how often something else is done stands "
        "under frekvens.",
    )
    frequency: Frequency | None = key("frekvens", "How often, where it is not bound to a kind of period")
    forum: Items[Ref] = key("forum", "Where it is presented", (), refers_to="actor or body")
    form: Text | None = key("form", "In what form", example="skriftlig rapport")
    audience: Items[Text] = key("mottagare", "Who gets it", default=())
    responsible: Items[Ref] = key("ansvarig", "Who collects and compiles", (), refers_to="actor or body")
    contents: Items[Text] = key("innehåll", "What it is to hold", default=())
    period: Period | None = key("när", "The period it is done in, where it is done once", example="2016-H2")
    by: Day | None = key("senast", "The day by which it is to be done")
    text: Text | None = key("text", "The rule in words")


class LinkedPlan(ModelPart):
    """Another plan that this one rests on, replaces or is coordinated with (lag 2023:196, 7 §)."""

    title: Title = key("titel", "What the other plan is called", REQUIRED, example="Mål och budget")
    id: Id | None = key("id", "The id of the other plan, where it is kept here too")
    record_number: Text | None = key("dnr", "The record number")
    relation: Text | None = key(
        "samband",
        "How the plans belong together",
        example="ersätter",
        more="In words: ersätter, underordnad, samordnas med.",
    )
    valid: Validity | None = key("gäller", "From when until when it holds")


class Ongoing(ModelPart):
    """Work that goes on beside the plan and is referred to from it."""

    id: Id = id_key("SIG")
    title: Title = key("rubrik", "What the work is called", REQUIRED, example="Sociala insatsgrupper")
    text: Text | None = key("text", "What it is about")
    bodies: Items[Ref] = key("organ", "Bodies that deal with it", (), refers_to="body")


class Section(ModelPart):
    """A part of the document that is text and nothing else."""

    heading: Title = key("rubrik", "The heading", REQUIRED, example="Bakgrund")
    text: Text = key("text", "The text", REQUIRED, example="…")


class LegalBasis(ModelPart):
    """The paragraph that a measure rests on."""

    statute: Text = key("författning", "The statute", REQUIRED, example="Lag (2023:196) om kommuners ansvar")
    chapter: Text | None = key("kapitel", "The chapter")
    section: Text | None = key("paragraf", "The section")
    text: Text | None = key("text", "The reference in the words of the document")
