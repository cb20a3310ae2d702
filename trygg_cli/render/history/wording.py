"""The words of a history, in the current language and safe on one line of a terminal, for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind
from trygg_cli.history import Condition, KindAndId
from trygg_cli.language import translate
from trygg_cli.message import Message, message, plural
from trygg_cli.model.item_name import composed
from trygg_cli.render.changes import wording as words
from trygg_cli.safe import terminal
from trygg_cli.standing.status import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.history import MeasureCourse, Narrative, NarrativeEntry, StatusTurn
    from trygg_cli.version import FileVersion

_SHORT = 10
_MANY = 10
"""How many changes of a version are told in sentences in a plan's timeline."""
_CONDITIONS = {
    Condition.FAULTY: message("The plan did not pass trygg validate"),
    Condition.UNREADABLE: message("The plan could not be read: what changed stands at the next version"),
    Condition.GONE: message("The plan's file was removed"),
    Condition.CUT: message(
        "The history begins here: what the plan says was written in this version or before it, and "
        "what came before is not in this clone"
    ),
}


def heading(telling: Narrative) -> str:
    """Return what it is the history of."""
    return terminal(translate(telling.label)).rstrip() if telling.label else terminal(telling.file)


def extents(telling: Narrative) -> Iterator[str]:
    """Yield for each plan how many versions there are of its file, and from where what is told was carried over."""
    for part in telling.parts:
        yield _extent(part, telling)
    if telling.gap:
        said = message("What it was carried over from is not told: {reason}", reason=telling.gap)
        yield terminal(translate(said))


def _extent(telling: Narrative, whole: Narrative) -> str:
    """Return how many versions there are of a plan's file, from when until when, and what another id was."""
    first, last = (version.date.isoformat() for version in (telling.versions[0], telling.versions[-1]))
    versions = plural(
        "{count} version from {first} to {last}",
        "{count} versions from {first} to {last}",
        len(telling.versions),
        first=first,
        last=last,
    )
    parts = (
        [message("{file}: {versions}", file=telling.file, versions=versions)] if telling.name else [versions]
    )
    if telling.name and telling.name != whole.name:
        parts.append(message("its id there is {id}", id=telling.name.id))
    if telling.is_cut:
        parts.append(message("what came before is not in this clone"))
    return terminal("; ".join(map(translate, parts)))


def commit(version: FileVersion) -> str:
    """Return a name of a commit, short enough to read and long enough to look up."""
    return version.commit[:_SHORT]


def author(version: FileVersion) -> str:
    """Return who wrote a version."""
    return terminal(version.author)


def subject(version: FileVersion) -> str:
    """Return what a commit says of itself."""
    return terminal(version.subject)


def entries(telling: Narrative) -> Iterator[tuple[Narrative, NarrativeEntry, str | None]]:
    """Yield the entries with the part that each is of, and its file where the one before was of another."""
    before = None
    for part, entry in telling.in_order:
        yield part, entry, terminal(part.file) if telling.earlier and part is not before else None
        before = part


def _carried_over(telling: Narrative, entry: NarrativeEntry) -> Iterator[Message]:
    """Yield what the item was carried over from, where a version brought it."""
    origin, came = telling.origin, (change.change for change in entry.changes)
    if origin and any(
        change.kind is ChangeKind.ADDED
        and not change.key
        and (change.item.kind, change.item.id) in telling.names
        for change in came
    ):
        yield message(
            "Carried over from measure {id} in {title} ({plan})",
            id=origin.measure,
            title=origin.title,
            plan=origin.plan,
        )


def remarks(telling: Narrative, entry: NarrativeEntry) -> Iterator[str]:
    """Yield what there is to know of a version besides its changes: its decisions first."""
    yield from (terminal(translate(said)) for said in _carried_over(telling, entry))
    for decision in entry.decisions:
        named = message("Proposal: {name}") if decision.kind == "förslag" else message("Decision: {name}")
        yield terminal(translate(named._replace(args={"name": decision.name})))
    if entry.merge:
        merged = message(
            "Came into the plan on {day}: {commit} {subject}",
            commit=commit(entry.merge),
            day=entry.merge.date.isoformat(),
            subject=entry.merge.subject,
        )
        yield terminal(translate(merged))
    if entry.old_path is not None and composed(entry.old_path) != composed(entry.version.path):
        renamed = message(
            "The file was renamed from {old} to {new}", old=entry.old_path, new=entry.version.path
        )
        yield terminal(translate(renamed))
    if entry.condition in _CONDITIONS:
        yield translate(_CONDITIONS[entry.condition])


def told(telling: Narrative, entry: NarrativeEntry) -> Sequence[Difference]:
    """Return the changes to tell in sentences: all in the life of something, else the heaviest ones."""
    if telling.name or not entry.changes:
        return entry.changes
    heaviest = min(entry.changes, key=lambda value: [*words.HEADINGS].index(value.weight)).weight
    return [change for change in entry.changes if change.weight is heaviest][:_MANY]


def rest(telling: Narrative, entry: NarrativeEntry) -> Message | None:
    """Return the line that counts the changes of a version, where not all are told in sentences."""
    if not entry.changes:
        is_empty = telling.name is None and entry.condition in (Condition.SOUND, Condition.FAULTY)
        return message("Nothing that the plan says changed") if is_empty else None
    return words.closing(entry.changes) if len(told(telling, entry)) < len(entry.changes) else None


def sentence(telling: Narrative, difference: Difference) -> str:
    """Return what changed, and in what it did where that is not what the history is about."""
    item = difference.change.item
    if KindAndId(item.kind, item.id) in telling.names or (not item.kind and not difference.change.key):
        return words.sentence(difference)
    return f"{words.item(difference)}: {words.sentence(difference)}"


def courses_heading(telling: Narrative) -> str:
    """Return what the courses are about."""
    return translate(
        message("How far it had come") if telling.name else message("How far the measures had come")
    )


def courses(telling: Narrative) -> list[tuple[str, MeasureCourse]]:
    """Return the courses to tell, each with what it is of: a measure, or a file of those that it was carried through.

    In a plan's timeline they are those of measures with a status, or that came late or went.
    """
    return [
        (terminal(part.file) if telling.earlier else terminal(translate(course.label)).rstrip(), course)
        for part in telling.parts
        for course in part.courses
        if telling.name or [turn.state for turn in course.turns] != [State.UNKNOWN]
    ]


def silent(telling: Narrative) -> Message | None:
    """Return how many measures the courses leave out."""
    count = sum(len(part.courses) for part in telling.parts) - len(courses(telling))
    said = plural("{count} measure has never had a status", "{count} measures have never had a status", count)
    return said if count else None


def turns(course: MeasureCourse) -> str:
    """Return the statuses of a measure with the days from which they held."""
    return " · ".join(map(_turn, course.turns))


def _turn(turn: StatusTurn) -> str:
    gone = (
        message("moved to the plan {plan}", plan=terminal(turn.went_to))
        if turn.went_to
        else message("no longer in the plan")
    )
    state = translate(turn.state.word if turn.state else gone)
    period = f" ({turn.period.text})" if turn.period else ""
    return f"{turn.day.isoformat()} {state}{period}"
