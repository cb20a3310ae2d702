"""Why something is done: sources, situation picture, problems and their causes."""

from trygg_cli.model.approval import Approval
from trygg_cli.model.fields import (
    REQUIRED,
    Day,
    DayOrMonth,
    Id,
    Items,
    ModelPart,
    Number,
    Ref,
    Text,
    Title,
    Whole,
    Year,
    YesNo,
    key,
)
from trygg_cli.model.kinds import CauseKind, DialogueKind, EvidenceKind, PictureTrend
from trygg_cli.model.shared_keys import APPROVALS, id_key


class EvidenceSource(ModelPart):
    """A source of knowledge."""

    id: Id = id_key("trygghetsmätning")
    name: Title = key("namn", "What the source is called", REQUIRED, example="Polisens trygghetsmätning")
    kind: EvidenceKind | None = key("typ", "What sort of source it is")
    publisher: Text | None = key("utgivare", "Who publishes it")
    year: Year | None = key("år", "The year it is from")
    answers: Whole | None = key("antal_svar", "How many answered", example="2576")
    scale: Text | None = key("skala", "The scale of the answers")
    description: Text | None = key("beskrivning", "What it tells")


class Statistic(ModelPart):
    """A figure, and the figure it is compared with."""

    measure: Title = key("mått", "What is counted", REQUIRED, example="Anmälda våldsbrott")
    value: Number | None = key("värde", "The figure; blank where it is not known", example="132")
    least: Number | None = key("minst", "The lowest figure, where it is a range")
    most: Number | None = key("högst", "The highest figure, where it is a range")
    unit: Text | None = key("enhet", "The unit", example="%")
    place: Ref | None = key("plats", "The place that the figure holds for", refers_to="place")
    year: Year | None = key("år", "The year of the figure", example="2015")
    compared_value: Number | None = key("jämfört_värde", "The figure it is compared with", example="61")
    compared_year: Year | None = key("jämfört_år", "The year of that figure", example="2012")
    source: Ref | None = key("underlag", "The source of the figure", refers_to="source")
    remark: Text | None = key("anmärkning", "What there is to know about the figure")


class PictureArea(ModelPart):
    """The situation in one field or place."""

    id: Id = id_key("unga")
    title: Title = key("rubrik", "What it is about", REQUIRED, example="Unga, gäng och narkotika")
    text: Text | None = key("text", "How things stand")
    places: Items[Ref] = key("platser", "Where", (), refers_to="place")
    level: Text | None = key(
        "nivå",
        "How serious it is there, in the words that are used in the work",
        example="gult läge",
        more="One part of the picture for each place, so that each has a level of its own.",
    )
    trend: PictureTrend | None = key("trend", "Which way it goes", example="sämre")
    statistics: Items[Statistic] = key("statistik", "Figures", default=())


class SituationPicture(ModelPart):
    """The picture of crime in the municipality (lag 2023:196, 4 §)."""

    updated: Day | None = key(
        "uppdaterad",
        "The day it was last brought up to date",
        example="2024-03-01",
        more="The law requires it to be updated at least every other year.",
    )
    area: Text | None = key("geografi", "The area it covers", example="hela kommunen")
    survey: Text | None = key("kartläggning", "Survey of crime, its extent and consequences")
    extent: Text | None = key("omfattning", "How much crime there is")
    consequences: Text | None = key("konsekvenser", "What crime leads to")
    other: Text | None = key("övrig_information", "Other relevant information")
    analysis: Text | None = key(
        "analys",
        "Analysis of the survey and the other information",
        more="What the figures say about why, where and for whom.",
    )
    areas: Items[PictureArea] = key("områden", "The situation field by field", default=())
    statistics: Items[Statistic] = key("statistik", "Figures for the whole", default=())


class Cause(ModelPart):
    """Why a problem exists."""

    id: Id = id_key("O1")
    text: Title = key("orsak", "The cause", REQUIRED, example="Mörka gångstråk")
    kind: CauseKind | None = key("typ", "Situational, social or a matter of exposure")


class Problem(ModelPart):
    """What the plan is to lessen."""

    id: Id = id_key("P1")
    title: Title = key("problem", "The problem", REQUIRED, example="Otrygghet i centrum kvällstid")
    description: Text | None = key("beskrivning", "How it shows, where and for whom")
    causes: Items[Cause] = key("orsaker", "Why it exists", default=())
    places: Items[Ref] = key("platser", "Where it is", (), refers_to="place")
    target_group: Text | None = key("målgrupp", "Whom it touches")
    prioritised: YesNo = key("prioriterat", "Whether it is to be dealt with first", default=False)
    approvals: Items[Approval] = APPROVALS


class NeedAssessment(ModelPart):
    """The municipality's position on whether measures are needed (lag 2023:196, 3 §)."""

    text: Title = key("text", "The position", REQUIRED, example="Behov av åtgärder finns")
    date: Day | None = key("datum", "The day it was taken")


class Dialogue(ModelPart):
    """A dialogue that a promise comes from."""

    kind: DialogueKind = key("typ", "Whom the dialogue was held with", REQUIRED, example="medborgardialog")
    date: DayOrMonth | None = key("datum", "The day or month it was held", example="2025-02")
    people: Whole | None = key("antal", "How many took part", example="140")
    text: Text | None = key("text", "What came out of it", example="Flest nämnde stationen kvällstid.")
