"""What is measured: indicators with scale, baseline, target and outcomes."""

from trygg_cli.model.approval import Approval
from trygg_cli.model.fields import (
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
    Whole,
    Year,
    YesNo,
    key,
)
from trygg_cli.model.kinds import (
    ComparedWith,
    Counting,
    Direction,
    IndicatorKind,
    Sex,
    TimeUnit,
    Unit,
)
from trygg_cli.model.shared_keys import APPROVALS, id_key


class Frequency(ModelPart):
    """How often something happens."""

    text: Text | None = key("text", "How often, in the words of the document")
    times: Whole | None = key(
        "antal",
        "How many times per unit of time",
        example="2",
        more="In a target it is met by as many or more.",
    )
    least: Whole | None = key("minst", "The fewest times per unit of time")
    most: Whole | None = key("högst", "The most times per unit of time")
    per: Unit | None = key(
        "per",
        "The unit of time",
        example="år",
        more="A term is half a year: January to June, July to December.",
    )
    when_needed: YesNo = key("vid_behov", "Whether it also, or only, happens when needed", default=False)


class Band(ModelPart):
    """A stretch of a scale that has a meaning."""

    low: Number = key("från", "Lowest value of the band", REQUIRED, example="0")
    high: Number = key("till", "Highest value of the band", REQUIRED, example="2")
    meaning: Text = key(
        "betyder", "What a value in the band means", REQUIRED, example="Normalvärde eller bättre"
    )


class Scale(ModelPart):
    """The scale that an indicator is measured on."""

    low: Number | None = key("min", "Lowest value of the scale", example="1")
    high: Number | None = key("max", "Highest value of the scale", example="6")
    better: Direction | None = key(
        "bättre",
        "Which way is better on the scale",
        example="minska",
        more="Without it, what is better follows from the target.",
    )
    bands: Items[Band] = key("band", "Stretches of the scale that have a meaning", default=())
    description: Text | None = key("beskrivning", "How the scale is made and read")


class Baseline(ModelPart):
    """Where things stood before."""

    value: Number | None = key(
        "värde",
        "The value before the work began",
        example="3.72",
        more="A target in per cent, and how far the way is done, are counted from it.",
    )
    least: Number | None = key("minst", "The lowest value, where the baseline is a range")
    most: Number | None = key("högst", "The highest value, where the baseline is a range")
    year: Year | None = key("år", "The year of the value", example="2014")
    period: Period | None = key(
        "period",
        "The part of a year that the value is for",
        example="2014-T2",
        more="Write it in place of år where the value is for a part of the year: it is then compared "
        "with the same part.",
    )
    source: Text | None = key("källa", "Where the value comes from")
    text: Text | None = key("text", "The baseline in words, where there is no figure")


class Duration(ModelPart):
    """How long something may take."""

    number: Number = key("antal", "How many units of time", REQUIRED, example="48")
    unit: TimeUnit = key("enhet", "The unit of time", REQUIRED, example="timmar")


class SubTarget(ModelPart):
    """A part of a compound target: so many of them, or such a share."""

    subgroup: Text = key("undergrupp", "Which of them", REQUIRED, example="kvinnor")
    at_least: Number | None = key("minst", "At least this many of them")
    at_least_percent: Number | None = key(
        "minst_procent", "At least this share of them, in per cent", example="20"
    )


class Target(ModelPart):
    """What value is aimed at. Several keys together are one target with several conditions."""

    text: Text | None = key(
        "text",
        "The target in the words of the document",
        more="The figure is written under another key too, so that it can be judged.",
    )
    at_least: Number | None = key(
        "minst", "At least this value", example="8", more="With högst it is a range."
    )
    at_most: Number | None = key(
        "högst",
        "At most this value; with minst a range",
        example="2",
        more="What is added up is judged when the time is over: until then it is on the way, and above "
        "the bound it is not reached.",
    )
    exactly: Number | None = key(
        "exakt",
        "Just this value, neither more nor less",
        example="2",
        more="More than it is reported as more than promised and not as a failure, save where less is better, as where "
        "there is to be none: exakt: 0.",
    )
    change_percent: Number | None = key(
        "ändring_procent",
        "Change from the baseline, in per cent: halving is -50",
        example="-50",
        more="An increase is without sign. It needs a baseline, or jämfört_med.",
    )
    compared_with: ComparedWith | None = key(
        "jämfört_med",
        "What a change is counted from, where it is not the baseline",
        more="It goes with riktning or ändring_procent.",
    )
    every: YesNo = key(
        "alla",
        "Whether all of them are to be reached",
        default=False,
        more="That is 100 per cent, or as many as the scale goes up to.",
    )
    within: Duration | None = key(
        "inom",
        "The longest time it may take",
        more="The outcomes are then times in the unit, or the share that was in time. "
        "Hours, days and weeks are compared with one another, months only with months.",
    )
    per_place: YesNo = key(
        "per_plats",
        "Whether the target holds for every place on its own",
        default=False,
        more="Without it, a target with platser is for all of them together.",
    )
    places: Items[Ref] = key("platser", "The places that the target holds for", (), refers_to="place")
    recurring: Frequency | None = key(
        "återkommande",
        "How often it is to happen",
        more="Each whole unit of time within the validity is judged on its own, and times in a unit "
        "are added up.",
    )
    of_which: Items[SubTarget] = key("varav", "What part of the whole is to be of a certain sort", default=())
    direction: Direction | None = key(
        "riktning",
        "Which way, where no value is set",
        example="minska",
        more="It is compared with the baseline, or as jämfört_med says.",
    )
    by: Period | None = key(
        "senast",
        "The period in which it is to be reached",
        example="2019",
        more="Without it, the last day of the plan. A year or a tertial means its last day.",
    )


class Outcome(ModelPart):
    """What was measured for a period."""

    period: Period = key(
        "period",
        "The period that was measured",
        REQUIRED,
        example="2022-T2",
        more="For the whole time that was counted: a tertial, a year, or from/to.",
    )
    value: Number | None = key(
        "värde", "The measured value", more="The figure for this time alone, and never since the beginning."
    )
    place: Ref | None = key(
        "plats",
        "The place the value holds for",
        refers_to="place",
        more="Without it, the value is for the whole.",
    )
    subgroups: dict[Text, Number] = key(
        "undergrupper",
        "Values for parts of the whole",
        default={},
        more="The name of the part stands as the key, its value as the value.",
    )
    source: Text | None = key("källa", "Where the value comes from")
    date: Day | None = key("datum", "The day the value was noted")
    corrects: YesNo = key(
        "rättar",
        "Whether the value takes the place of one given before for the same time",
        default=False,
        more="Leave the old one where it is, and write the new one beside it: the report tells that it "
        "was corrected. A correction without a value takes the old one back. Two outcomes for one time and "
        "place, of which none corrects the other, are a contradiction and cannot be judged.",
    )
    comparable: YesNo = key(
        "jämförbar",
        "Whether it was measured in the same way as those before it",
        default=True,
        more="Write nej where the source or method is another than before. No trend is then told "
        "across it, and nothing is judged from the baseline.",
    )
    comment: Text | None = key("kommentar", "What there is to say about the value")


class Kolada(ModelPart):
    """The key figure in Kolada, the open figures of municipalities, that an indicator is taken from."""

    id: Title = key("id", "The id of the key figure", REQUIRED, example="N07403")
    municipality: Text | None = key(
        "kommun",
        "The code of the municipality, or of a group to be compared with",
        example="0180",
        more="Without it, the municipality of the plan.",
    )
    sex: Sex | None = key("kön", "Whom the figure is about", example="alla")


class Indicator(ModelPart):
    """A measure of whether things go the right way."""

    id: Id = id_key("I1")
    name: Title = key("namn", "What is measured", REQUIRED, example="Antal nattvandringsgrupper")
    kind: IndicatorKind | None = key(
        "typ",
        "Whether it counts work done or measures an effect",
        more="It does not say how outcomes are counted; räknas does.",
    )
    counted: Counting | None = key(
        "räknas",
        "How outcomes for parts of a time go together: added up, the latest, or the mean",
        more="Where there are several outcomes in the target's time, nothing is judged without it. It "
        "need not be said of per cent and of what has a scale (läge), nor where återkommande says "
        "it (summa).",
    )
    unit: Text | None = key(
        "enhet", "The unit of the values", example="grupper", more="Per cent is written % or procent."
    )
    threshold: Number | None = key(
        "tröskel",
        "A change no larger than this is no change",
        example="1",
        more="In the unit of the values. The trend says unchanged as long as the change is within it.",
    )
    description: Text | None = key("beskrivning", "What is counted, and how")
    subgroup: Text | None = key("undergrupp", "A group that is followed on its own", example="under 18 år")
    scale: Scale | None = key("skala", "The scale of the values")
    baseline: Baseline | None = key("baslinje", "Where things stood before")
    target: Target | None = key(
        "mål", "What value is aimed at", more="One target; several keys in it must all hold."
    )
    outcomes: Items[Outcome] = key(
        "utfall",
        "What has been measured, period by period",
        default=(),
        more="New ones are added below the old, which are never changed.",
    )
    responsible: Items[Ref] = key("ansvarig", "Who measures", (), example="[KS]", refers_to="actor or body")
    source: Ref | None = key("underlag", "The source that the values are taken from", refers_to="source")
    measured: Text | None = key("mätning", "How and when it is measured")
    kolada: Kolada | None = key("kolada", "The key figure in Kolada that it is taken from")
    approvals: Items[Approval] = APPROVALS
