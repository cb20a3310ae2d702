"""The words a plan may choose between.

The values are the Swedish words of the file. Their English is in the English catalogue.
"""

from trygg_cli.model.choice_word import ChoiceWord


class PlanKind(ChoiceWord):
    """What sort of document a plan is."""

    ACTION_PLAN = "handlingsplan", "what is to be done, by whom and when"
    MEASURES_PLAN = "åtgärdsplan", "the plan of measures that the law asks for (2023:196, 5 §)"
    COMMITMENT_PLAN = "åtagandeplan", "what each party takes upon itself"
    AGREEMENT = "överenskommelse", "a written agreement, as with the police (2023:196, 9 §)"
    PROMISES = "medborgarlöften", "what the police and the municipality promise the citizens"


class DocumentStatus(ChoiceWord):
    """How far a document has come. A draft is an official document once it is dispatched or archived (TF 2 kap.)."""

    DRAFT = (
        "utkast",
        (
            "not decided; an official document once it is dispatched, as to the police, or taken for archiving "
            "(TF 2 kap. 10 and 12 §§), and to share a git folder may be to dispatch it"
        ),
    )
    DECIDED = "beslutad", "decided: changes of what is promised need a decision"
    DISPATCHED = "expedierad", "sent to those whom it concerns"


class ActorKind(ChoiceWord):
    """What sort of actor somebody is."""

    MUNICIPALITY = "kommun"
    COUNCIL = "fullmäktige"
    BOARD = "nämnd"
    DEPARTMENT = "förvaltning"
    COMPANY = "bolag", "owned by the municipality"
    POLICE = "polis"
    REGION = "region"
    AUTHORITY = "myndighet"
    ASSOCIATION = "förening"
    BUSINESS = "företag", "privately owned"
    PARTY = "parti"
    ROLE = "funktion", "a post, such as a coordinator"
    UNSPECIFIED = "ospecificerad", "the document names nobody: “several”"
    OTHER = "annan"


class BodyKind(ChoiceWord):
    """What a body is for."""

    STRATEGIC_COUNCIL = "strategiskt råd"
    CRIME_PREVENTION_COUNCIL = "brottsförebyggande råd"
    STEERING = "styrgrupp"
    MANAGEMENT = "ledningsgrupp"
    WORKING = "arbetsgrupp"
    LOCAL = "lokalt råd"
    NETWORK = "nätverk"
    OTHER = "annat"


class BodyLevel(ChoiceWord):
    """On which level a body works."""

    POLITICAL = "politisk"
    OFFICIALS = "tjänsteman", "officials of the municipality and the police"
    COUNCIL = "råd"
    LOCAL = "lokal"
    OPERATIVE = "operativ"


class DecisionKind(ChoiceWord):
    """Whether something is decided, only proposed, or only taken note of."""

    PROPOSAL = "förslag", "proposed, and not yet decided"
    DECISION = "beslut", "decided"
    FOR_INFORMATION = "för kännedom", "taken note of, without a decision on what it says"


class CauseKind(ChoiceWord):
    """The perspective of a cause (Brå, orsaksanalys)."""

    SITUATIONAL = "situationell", "lies in the place or the occasion"
    SOCIAL = "social", "lies in people's conditions and relations"
    EXPOSURE = "utsatthet", "lies in who is exposed, and why"


class PreventionKind(ChoiceWord):
    """Whether prevention works on people or on situations."""

    SOCIAL = "social", "works on people's will and ability to commit crimes"
    SITUATIONAL = "situationell", "makes crimes harder to commit"


class PreventionLevel(ChoiceWord):
    """For whom prevention is meant: everybody, groups at risk, or those already affected."""

    UNIVERSAL = "universell", "everybody"
    SELECTIVE = "selektiv", "groups or places at risk"
    INDICATED = "indikerad", "those who already commit crimes or are exposed to them"


class Evidence(ChoiceWord):
    """How well the effect of a measure is shown."""

    LOW = "låg"
    MEDIUM = "medel"
    HIGH = "hög"


class PictureTrend(ChoiceWord):
    """Which way the situation goes."""

    BETTER = "bättre", "the problem grows smaller"
    UNCHANGED = "oförändrat"
    WORSE = "sämre", "the problem grows larger"


class DialogueKind(ChoiceWord):
    """Whom a dialogue was held with."""

    CITIZENS = "medborgardialog", "with those who live or are in the place"
    STAFF = "medarbetardialog", "with those who work for the municipality and the police"


class Sex(ChoiceWord):
    """The part of the inhabitants that a figure of Kolada is about."""

    WOMEN = "kvinnor"
    MEN = "män"
    ALL = "alla"


class MeasureKind(ChoiceWord):
    """What sort of work a measure is."""

    MEASURE = "åtgärd", "work that is done because of the plan"
    INQUIRY = "utredning", "ends in a basis for a decision"
    SPOT = "punktinsats", "done once, at one time"
    ORDINARY = "ordinarie arbete", "done with or without the plan"


class Status(ChoiceWord):
    """How far a measure has come. That it is late is worked out from dates and never written."""

    NOT_STARTED = "ej påbörjad", "nothing has been done yet"
    ONGOING = "pågår", "begun, and not done: also what is partly done"
    DONE = "genomförd", "all of it is done"
    RESTING = "vilande", "begun, and halted for a time: say why"
    CANCELLED = "avbruten", "it is not going to be done: say why"


class Assessment(ChoiceWord):
    """Whether a goal or promise is reached, or is going to be."""

    REACHED = "uppnått", "it is reached"
    LIKELY = "bedöms uppnås", "not yet, and it is going to be"
    PARTLY = "uppnås delvis", "a part of it is reached, or is going to be"
    UNLIKELY = "bedöms ej uppnås", "the time is not over, and it is not going to be reached"
    MISSED = "ej uppnått", "the time is over, and it was not reached"
    NOT_ASSESSED = "ej bedömt", "it could not be assessed: say why"


class PromiseAssessment(ChoiceWord):
    """Whether a promise is kept, or is going to be. The words of goals are understood too."""

    KEPT = "hållet", "it was kept"
    LIKELY = "bedöms hållas", "the time is not over, and it is going to be kept"
    PARTLY = "hålls delvis", "a part of it is kept, or is going to be"
    UNLIKELY = "bedöms inte hållas", "the time is not over, and it is not going to be kept"
    BROKEN = "inte hållet", "the time is over, and it was not kept"
    NOT_ASSESSED = "ej bedömt", "it could not be assessed: say why"

    @classmethod
    def _missing_(cls, value: object) -> "PromiseAssessment | None":
        from trygg_cli.words.everyday import PROMISE_WORDS

        own = PROMISE_WORDS.get(value) if isinstance(value, str) else None
        return cls(own) if own else None


class GoalKind(ChoiceWord):
    """What a goal is about: the work done, the effect of it, or the whole plan."""

    OPERATIVE = "operativt", "what is to be done"
    EFFECT = "effekt", "what is to become better by it"
    OVERALL = "övergripande", "where the plan as a whole is to lead"


class IndicatorKind(ChoiceWord):
    """Whether an indicator counts what was done or measures what came of it."""

    OUTPUT = "prestation", "what was done: visits, inspections, groups"
    EFFECT = "effekt", "what came of it: fewer crimes, less fear"


class Counting(ChoiceWord):
    """How outcomes over parts of a time go together."""

    SUM = "summa", "added up over the time: visits, inspections, reported crimes"
    STATE = "läge", "the latest holds: a share, an index, how many members there are"
    MEAN = "medel", "the mean of the outcomes: response times"
    UNIQUE = (
        "unika",
        "people or households, the same in several times: never added up, only a figure for the whole counts",
    )


class ComparedWith(ChoiceWord):
    """What a change is counted from, where it is not the baseline."""

    YEAR_BEFORE = "samma period året före", "the same month, tertial or half-year of the year before"


class Direction(ChoiceWord):
    """Which way is better."""

    UP = "öka"
    DOWN = "minska"


class Unit(ChoiceWord):
    """A unit of time that something happens per."""

    WEEK = "vecka"
    MONTH = "månad"
    QUARTER = "kvartal"
    TERM = "termin", "January to June, July to December"
    HALF_YEAR = "halvår"
    TERTIAL = "tertial", "four months: T1, T2, T3"
    YEAR = "år"
    PLAN = "planperiod", "all the time that the plan holds"


class Season(ChoiceWord):
    """A season as SMHI counts: spring is March to May."""

    SPRING = "vår", "March to May"
    SUMMER = "sommar", "June to August"
    AUTUMN = "höst", "September to November"
    WINTER = "vinter", "December to February"


class TimeUnit(ChoiceWord):
    """A unit of how long something may take."""

    HOURS = "timmar"
    DAYS = "dagar"
    WEEKS = "veckor"
    MONTHS = "månader"


class FundingStatus(ChoiceWord):
    """Whether the money is there."""

    SETTLED = "klar", "the money is there"
    UNCLEAR = "oklar", "not settled yet who pays"
    NOT_NEEDED = "ej behov", "it costs nothing extra"


class PlaceKind(ChoiceWord):
    """What sort of place it is."""

    DISTRICT = "stadsdel"
    CENTRE = "centrum"
    TOWN = "ort"
    SITE = "anläggning"
    STREET = "gata"
    AREA = "område"
    OTHER = "annan"


class EvidenceKind(ChoiceWord):
    """What sort of source a situation picture builds on."""

    STATISTICS = "statistik"
    SURVEY = "enkät"
    MEASUREMENT = "trygghetsmätning"
    DIALOGUE = "dialog"
    INTERVIEW = "intervju"
    REPORT = "rapport"
    OTHER = "annat"


class PartialList(ChoiceWord):
    """A list of which the document shows only a part."""

    FOCUS_AREAS = "fokusområden"
    MEASURES = "åtgärder"
    SOURCES = "underlag"
    PROMISES = "löften"
