"""The words a plan may choose between.

The values are the Swedish words of the file. Their English is in the English catalogue.
"""

from enum import StrEnum


class PlanKind(StrEnum):
    """What sort of document a plan is."""

    ACTION_PLAN = "handlingsplan"
    MEASURES_PLAN = "åtgärdsplan"
    COMMITMENT_PLAN = "åtagandeplan"
    AGREEMENT = "överenskommelse"
    PROMISES = "medborgarlöften"


class DocumentStatus(StrEnum):
    """How far a document has come: a draft is not yet an official document (TF 2 kap.)."""

    DRAFT = "utkast"
    DECIDED = "beslutad"
    DISPATCHED = "expedierad"


class ActorKind(StrEnum):
    """What sort of actor somebody is."""

    MUNICIPALITY = "kommun"
    COUNCIL = "fullmäktige"
    BOARD = "nämnd"
    DEPARTMENT = "förvaltning"
    COMPANY = "bolag"
    POLICE = "polis"
    REGION = "region"
    AUTHORITY = "myndighet"
    ASSOCIATION = "förening"
    BUSINESS = "företag"
    PARTY = "parti"
    ROLE = "funktion"
    UNSPECIFIED = "ospecificerad"
    OTHER = "annan"


class BodyKind(StrEnum):
    """What a body is for."""

    STRATEGIC_COUNCIL = "strategiskt råd"
    CRIME_PREVENTION_COUNCIL = "brottsförebyggande råd"
    STEERING = "styrgrupp"
    MANAGEMENT = "ledningsgrupp"
    WORKING = "arbetsgrupp"
    LOCAL = "lokalt råd"
    NETWORK = "nätverk"
    OTHER = "annat"


class BodyLevel(StrEnum):
    """On which level a body works."""

    POLITICAL = "politisk"
    OFFICIALS = "tjänsteman"
    COUNCIL = "råd"
    LOCAL = "lokal"
    OPERATIVE = "operativ"


class DecisionKind(StrEnum):
    """Whether something is decided, only proposed, or only taken note of."""

    PROPOSAL = "förslag"
    DECISION = "beslut"
    FOR_INFORMATION = "för kännedom"


class CauseKind(StrEnum):
    """The perspective of a cause (Brå, orsaksanalys)."""

    SITUATIONAL = "situationell"
    SOCIAL = "social"
    EXPOSURE = "utsatthet"


class PreventionKind(StrEnum):
    """Whether prevention works on people or on situations."""

    SOCIAL = "social"
    SITUATIONAL = "situationell"


class PreventionLevel(StrEnum):
    """For whom prevention is meant: everybody, groups at risk, or those already affected."""

    UNIVERSAL = "universell"
    SELECTIVE = "selektiv"
    INDICATED = "indikerad"


class Evidence(StrEnum):
    """How well the effect of a measure is shown."""

    LOW = "låg"
    MEDIUM = "medel"
    HIGH = "hög"


class MeasureKind(StrEnum):
    """What sort of work a measure is."""

    MEASURE = "åtgärd"
    INQUIRY = "utredning"
    SPOT = "punktinsats"
    ORDINARY = "ordinarie arbete"


class Status(StrEnum):
    """How far a measure has come. That it is late is worked out from dates and never written."""

    NOT_STARTED = "ej påbörjad"
    ONGOING = "pågår"
    DONE = "genomförd"
    RESTING = "vilande"
    CANCELLED = "avbruten"


class Assessment(StrEnum):
    """Whether a goal or promise is reached, or is going to be."""

    REACHED = "uppnått"
    LIKELY = "bedöms uppnås"
    PARTLY = "uppnås delvis"
    UNLIKELY = "bedöms ej uppnås"
    MISSED = "ej uppnått"
    NOT_ASSESSED = "ej bedömt"


class PromiseAssessment(StrEnum):
    """Whether a promise is kept, or is going to be. The words of goals are understood too."""

    KEPT = "hållet"
    LIKELY = "bedöms hållas"
    PARTLY = "hålls delvis"
    UNLIKELY = "bedöms inte hållas"
    BROKEN = "inte hållet"
    NOT_ASSESSED = "ej bedömt"

    @classmethod
    def _missing_(cls, value: object) -> "PromiseAssessment | None":
        from trygg_cli.everyday import PROMISE_WORDS

        own = PROMISE_WORDS.get(value) if isinstance(value, str) else None
        return cls(own) if own else None


class GoalKind(StrEnum):
    """What a goal is about: the work done, the effect of it, or the whole plan."""

    OPERATIVE = "operativt"
    EFFECT = "effekt"
    OVERALL = "övergripande"


class IndicatorKind(StrEnum):
    """Whether an indicator counts what was done or measures what came of it."""

    OUTPUT = "prestation"
    EFFECT = "effekt"


class Counting(StrEnum):
    """How outcomes over parts of a time go together."""

    SUM = "summa"
    STATE = "läge"
    MEAN = "medel"
    UNIQUE = "unika"


class ComparedWith(StrEnum):
    """What a change is counted from, where it is not the baseline."""

    YEAR_BEFORE = "samma period året före"


class Direction(StrEnum):
    """Which way is better."""

    UP = "öka"
    DOWN = "minska"


class Unit(StrEnum):
    """A unit of time that something happens per."""

    WEEK = "vecka"
    MONTH = "månad"
    QUARTER = "kvartal"
    TERM = "termin"
    HALF_YEAR = "halvår"
    TERTIAL = "tertial"
    YEAR = "år"
    PLAN = "planperiod"


class Season(StrEnum):
    """A season as SMHI counts: spring is March to May."""

    SPRING = "vår"
    SUMMER = "sommar"
    AUTUMN = "höst"
    WINTER = "vinter"


class TimeUnit(StrEnum):
    """A unit of how long something may take."""

    HOURS = "timmar"
    DAYS = "dagar"
    WEEKS = "veckor"
    MONTHS = "månader"


class FundingStatus(StrEnum):
    """Whether the money is there."""

    SETTLED = "klar"
    UNCLEAR = "oklar"
    NOT_NEEDED = "ej behov"


class PlaceKind(StrEnum):
    """What sort of place it is."""

    DISTRICT = "stadsdel"
    CENTRE = "centrum"
    TOWN = "ort"
    SITE = "anläggning"
    STREET = "gata"
    AREA = "område"
    OTHER = "annan"


class EvidenceKind(StrEnum):
    """What sort of source a situation picture builds on."""

    STATISTICS = "statistik"
    SURVEY = "enkät"
    MEASUREMENT = "trygghetsmätning"
    DIALOGUE = "dialog"
    INTERVIEW = "intervju"
    REPORT = "rapport"
    OTHER = "annat"


class PartialList(StrEnum):
    """A list of which the document shows only a part."""

    FOCUS_AREAS = "fokusområden"
    MEASURES = "åtgärder"
    SOURCES = "underlag"
    PROMISES = "löften"
