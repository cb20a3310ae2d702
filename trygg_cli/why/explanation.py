"""What an explanation consists of: sentences to be translated, and what a program wants to know beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.standing.amount import PER_CENT
from trygg_cli.standing.spans import DaySpan, day_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from trygg_cli.model.indicator import Target
    from trygg_cli.model.kinds import Assessment, PromiseAssessment
    from trygg_cli.period import Period
    from trygg_cli.position import Route
    from trygg_cli.standing.moment import Judged
    from trygg_cli.standing.opinion import Lack
    from trygg_cli.standing.status import State
    from trygg_cli.standing.verdict import Verdict

    What = Verdict | State | Assessment | PromiseAssessment | Lack | str

_PLURALS = ("or", "ar", "er", "en", "orna", "arna", "erna")
_SINGULARS = ("meter", "liter", "nummer", "tecken", "exemplar", "dollar")
_SIZES = (
    *("", "kr", "kronor", "tkr", "mkr", "sek", "timmar", "minuter", "sekunder", "dygn", "h", "min"),
    *("dagar", "veckor", "månader", "år", "meter", "m", "km"),
)
"""Units of what there is more or less of, and a bare number is."""
_LEVELS = ("procentenheter", "promille", "poäng", "index")
"""What units of what is higher or lower end in, besides per cent; all others are of what is counted."""

_STOP = re.compile(r"(?<=[^\W\d_]{4})\.\s*\Z")
LABELS = {
    "measure": message("measure {id} {title}"),
    "goal": message("goal {id} {title}"),
    "indicator": message("indicator {id} {title}"),
    "promise": message("promise {id} {title}"),
    "count": message("the count {id}"),
}


class Input(NamedTuple):
    """Something in the plan that was looked at: when it is about, what it says, and whether it counted.

    `who` is the party or the place; `note` says why it did not count or, where it did, in what way.
    """

    route: Route
    about: Message
    text: Message
    period: Period | None = None
    day: date | None = None
    who: str | None = None
    counts: bool = True
    note: Message | None = None

    @property
    def sentence(self) -> Message:
        """The whole of it on a line."""
        about = message("{time}, {who}", time=self.about, who=self.who) if self.who else self.about
        if self.day:
            about = message("{time}, dated {day}", time=about, day=day_words(self.day))
        told = message("{time}: {what}", time=about, what=self.text)
        return message("{told} ({note})", told=told, note=self.note) if self.note else told


class CountedItem(NamedTuple):
    """One of what is counted, and why it is."""

    route: Route
    kind: str
    id: str
    title: str
    reason: Message

    @property
    def sentence(self) -> Message:
        """The whole of it on a line."""
        return message(
            "{id} {title}: {reason}", id=self.id, title=without_stop(self.title), reason=self.reason
        )


class Line(NamedTuple):
    """A sentence, and the route of what it is about."""

    sentence: Message
    route: Route | None = None


class ExplanationSection(NamedTuple):
    """A heading and what stands under it."""

    heading: Message
    lines: tuple[Line, ...]


class Explanation(NamedTuple):
    """How something came to be judged as it is.

    `what` is the answer as a program knows it, `answer` in a word.  `sums` are the figures compared, `notes` what
    is missing or else to be minded, `changes` what would change it.  A count is the `number` of `items` that are
    counted among so many.
    """

    kind: str
    id: str
    title: str
    what: What
    answer: Message
    judged: Message
    route: Route = ()
    reason: Message | None = None
    rules: tuple[Message, ...] = ()
    target: Target | None = None
    unit: str | None = None
    inputs: tuple[Input, ...] = ()
    sums: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    trend: Message | None = None
    changes: tuple[Message, ...] = ()
    items: tuple[CountedItem, ...] = ()
    number: int | None = None
    among: int | None = None

    @property
    def label(self) -> Message:
        """What a person calls it: indicator I1 Fartkontroller."""
        return LABELS[self.kind]._replace(args={"id": self.id, "title": without_stop(self.title)})

    @property
    def sections(self) -> tuple[ExplanationSection, ...]:
        """What there is to say, a section for each sort; the target is left to who can put one into words."""
        parts = (
            (message("Rule"), (Line(rule) for rule in self.rules)),
            (message("Input"), (Line(figure.sentence, figure.route) for figure in self.inputs)),
            (message("Counted"), (Line(item.sentence, item.route) for item in self.items)),
            (message("Calculation"), (Line(sentence) for sentence in self.sums)),
            (message("Trend"), (Line(sentence) for sentence in (self.trend,) if sentence)),
            (message("Note"), (Line(note) for note in self.notes)),
            (message("What would change it"), (Line(change) for change in self.changes)),
        )
        found = ((heading, tuple(lines)) for heading, lines in parts)
        return tuple(ExplanationSection(heading, lines) for heading, lines in found if lines)


class ExplainedPlan(NamedTuple):
    """An explanation, the plan that it is of, and the lines of what it points at."""

    file: str
    plan: str
    title: str
    period: Period | None
    day: date | None
    explanation: Explanation
    lines: Mapping[Route, int]


def judged_on(judged: Judged, *, is_reported: bool) -> Message:
    """Return the day that something is judged on, and why that day."""
    if judged.day is None:
        return message("no day: nothing is reported, and the plan says neither its version nor a decision")
    day = day_words(judged.day)
    if judged.is_asked:
        return message("as of {day}, which was asked for", day=day)
    if judged.period:
        return message("up to and including {day}, the last day of the period", day=day)
    if is_reported:
        return message("as of {day}, the last day that something was reported for", day=day)
    return message("as of {day}, the day of the version or decision, as nothing is reported", day=day)


def without_stop(title: str) -> str:
    """Return a title that something is said of, less the stop that would end it; abbreviations keep theirs."""
    return _STOP.sub("", title)


def stretch(period: Period) -> Message:
    """Return a period in words."""
    return DaySpan(period.start, period.end).words


def quantity(value: float, unit: str | None) -> Message:
    """Return a value with its unit; a single one of what the unit only names in the plural is a figure alone."""
    shown = round(float(value), 10)
    if unit in PER_CENT:
        return message("{value}%", value=shown)
    unit = counted(unit)
    if unit and not (shown == 1 and is_plural(unit)):
        return message("{value} {unit}", value=shown, unit=unit)
    return message("{value}", value=shown)


def counted(unit: str | None) -> str | None:
    """Return what stands after a figure for a unit: 5 vandringar for "antal vandringar", and 5 for "antal" alone."""
    first, _, rest = (unit or "").partition(" ")
    return (rest.strip() or None) if first.casefold() == "antal" else unit


def is_plural(unit: str) -> bool:
    """Tell whether a unit is a Swedish word in the plural, which one alone cannot be counted in."""
    word = unit.partition(" ")[0].lower()
    return word.endswith(_PLURALS) and not word.endswith(_SINGULARS)


def than(bound: object, *, is_more: bool, unit: str | None) -> Message:
    """Return that something is more than a bound: there are fewer groups, less money, and a share is lower."""
    name = (unit or "").casefold()
    if name in PER_CENT or name.endswith(_LEVELS):
        more, less = message("higher than {bound}"), message("lower than {bound}")
    elif name in _SIZES:
        more, less = message("above {bound}"), message("below {bound}")
    else:
        more, less = message("more than {bound}"), message("fewer than {bound}")
    return (more if is_more else less)._replace(args={"bound": bound})


def distinct(sentences: Iterable[Message]) -> tuple[Message, ...]:
    """Return each sentence once, in their order."""
    known = {repr(sentence): sentence for sentence in sentences}  # what goes into one may have no hash
    return tuple(known.values())
