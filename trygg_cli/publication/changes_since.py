"""What has changed in a plan since an earlier version of it, as far as both may be published.

Nothing is told that the plan of today may not tell: of the earlier version and of those between them is left out what
is internal, and of personal data whatever the public plan of today does not hold. Who saved a version, and what was
written about that in git, is no part of the plan and is never told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import publication
from trygg_cli.change import ChangeKind, CommitmentTurn
from trygg_cli.diff import differences, rank
from trygg_cli.diff.narration import brief, is_long, quoted, running, say
from trygg_cli.diff.nouns import noun
from trygg_cli.diff.rewritten_words import NEW, OLD, SAME, shortened
from trygg_cli.language import translate
from trygg_cli.message import Message, listed, message
from trygg_cli.model.kinds import DecisionKind
from trygg_cli.model.shape import shapes
from trygg_cli.model.value_types import PERIODS, WORDS_FOR_YES
from trygg_cli.policy.plain_data import period_of, rows
from trygg_cli.publication.saved_steps import SavedSteps
from trygg_cli.publication.topics import topic
from trygg_cli.reading import document as reading
from trygg_cli.reading.reading_on import VersionReader
from trygg_cli.report.full_names import FullNames
from trygg_cli.report.plan_changes import ChangesOnTopic, ChangeTopic, PlanChanges, ToldChange
from trygg_cli.report.since import SinceKind
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.suggestion import fold
from trygg_cli.templates.times import period_name, schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.change import Change, Difference, TextPiece
    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import Field
    from trygg_cli.reading.document import Document
    from trygg_cli.report.since import Since
    from trygg_cli.standing.status import Standing


_GONE = {
    "utfall": message("The outcome for {period} was removed"),
    "dialoger": message("A dialogue was removed"),
}
"""What is said of what is gone, in place of a sentence that tells what it said."""

_REPORTED = {
    "sammanfattning": message("Summary"),
    "bedömning": message("Assessment"),
    "kommentar": message("Comment"),
    "avvikelse": message("Deviation"),
    "hantering": message("What is done about it"),
    "nästa_steg": message("Next step"),
    "omvärld": message("What has happened outside the plan"),
    "prognos": message("Outlook"),
    "återkoppling": message("Feedback to those who reported it"),
}
"""What the words of a report are called."""

_SORTS = {
    ("rättar", True): message("Corrects what was reported before"),
    ("jämförbar", False): message("Measured in another way than before"),
}
"""What an outcome is told to be, by what stands under a key."""


class Version(NamedTuple):
    """What a plan was from a day on; without a day what is not saved yet."""

    document: Document
    day: date | None


def changes_since(since: Since, commit: str, versions: Iterator[Version], now: Document) -> PlanChanges:
    """Return what has changed since the first of some versions, which fits the plan format.

    `now` is the plan as it may be published. Raises `Unpublishable`.
    """
    then = next(versions)
    shown = reading.read(now.name, publication.text(now))
    read = VersionReader().read
    before = publication.as_shown(then.document, shown.text, read)
    steps = SavedSteps(shown)
    last = before
    for version in versions:
        if not version.document.problems:
            step = publication.as_shown(version.document, shown.text, read)
            steps.add(last, step, version.day)
            last = step
    steps.add(last, shown, None)
    found = sorted(differences(before, shown), key=rank)
    assert then.day
    turns = [difference.turn for difference in found].count
    decided = _decided(shown, steps, since)
    return PlanChanges(
        since, then.day, commit, decided, tuple(_by_topic(found, _Teller(before, shown, steps))),
        turns(CommitmentTurn.WEAKER), turns(CommitmentTurn.STRONGER),
    )  # fmt: skip


def _decided(now: Document, steps: SavedSteps, since: Since) -> str:
    """Return the decision that changes are told since, in words; nothing where they are told since something else."""
    if since.kind is not SinceKind.DECISION or not since.day:
        return ""
    kinds = {"typ": DecisionKind.DECISION, "datum": since.day.isoformat()}
    found = (row for row in rows(now.data, "beslut") if all(row.get(key) == kinds[key] for key in kinds))
    return next((steps.decision(row) for row in found if not row.get("avser")), "")


class _Teller:
    """Tells each change in words, with when and why it was made."""

    def __init__(self, old: Document, new: Document, steps: SavedSteps) -> None:
        self._steps = steps
        self._old, self._new = (
            {measure.id: measure for _, measure in side.plan.walk_measures()} for side in (old, new)
        )
        self._names = FullNames(old.plan), FullNames(new.plan)
        self._old_standing = PlanStanding(old.plan, Moment())

    def told(self, difference: Difference, about: ChangeTopic) -> ToldChange:
        """Return a change in words."""
        change, item = difference.change, difference.change.item
        before, after = self._rewritten(difference, about)
        found = ToldChange(
            what=translate(item.label).rstrip() if item.label else translate(message("the plan")),
            sentence=with_period_in_words(translate(self._sentence(difference)), change),
            turn=difference.turn.word,
            more=tuple(dict.fromkeys((*self._more(change), *_reported(change, about)))),
            old=before,
            new=after,
            days=self._steps.days(change),
            unsaved=self._steps.is_unsaved(change),
        )
        if about is ChangeTopic.DECISIONS and isinstance(change.new, dict):
            return self._decided(found, change.new)
        if not about.is_of_substance:
            return found
        on_it, beside = (self._steps.decisions(change, on_it=on_it) for on_it in (True, False))
        return found._replace(decisions=on_it, beside=beside, reasons=self._steps.reasons(change))

    def _sentence(self, difference: Difference) -> Message:
        """Return what changed, with the full name of whose report has come."""
        said, part = sentence_of(difference), _reporter(difference.change)
        texts = said.args.get("text")
        if not part or not isinstance(texts, list):
            return said
        name = self._names[1].actor(part).text
        return say(said, text=[name if text == part else text for text in texts])

    def _decided(self, found: ToldChange, data: Fields) -> ToldChange:
        """Return that a decision has come, with what was decided and on what."""
        about, text = data.get("avser"), data.get("text")
        known = self._names[1].known.items
        refs = [ref for ref in about if isinstance(ref, str)] if isinstance(about, list) else []
        on = [f"{ref} {known.get(ref, '')}".strip() for ref in refs]
        return found._replace(
            what=translate(message(str(data.get("typ") or "beslut"))),
            sentence=self._steps.decision(data) or found.sentence,
            more=(*([text] if isinstance(text, str) else []), *on),
        )

    def _rewritten(self, difference: Difference, about: ChangeTopic) -> tuple[str | None, str | None]:
        """Return what a text was and is, where the sentence has no room for it."""
        if about is ChangeTopic.REPORTED:
            return None, None
        if difference.pieces:
            pieces = shortened(difference.pieces)
            return _side(pieces, OLD), _side(pieces, NEW)
        change = difference.change
        old, new = (
            value if isinstance(value, str) and is_long(value) else None for value in (change.old, change.new)
        )
        return old, new

    def _more(self, change: Change) -> Iterator[str]:
        """Yield the full names of those whom a change names by their ids, or what there is to know of a measure."""
        if change.key:
            yield from self._full_names(change)
        elif change.item.kind == "measure":
            yield from self._of_measure(change)

    def _full_names(self, change: Change) -> Iterator[str]:
        field = shapes()[change.part].fields.get(change.key)
        for side, names in zip((change.old, change.new), self._names, strict=True):
            for ref in _actors(field, side):
                person = names.actor(ref)
                if ref != _reporter(change) and fold(person.text) != fold(ref):
                    yield f"{ref}: {person.text}"

    def _of_measure(self, change: Change) -> Iterator[str]:
        """Yield who answers for a measure that came or went, and its time; of one that went how far it had come."""
        is_gone = change.item.is_gone
        measure = (self._old if is_gone else self._new).get(change.item.id)
        if measure is None:
            return
        people = self._names[0 if is_gone else 1].actors(measure.responsible)
        if people:
            yield translate(message("Responsible: {names}", names=listed([person.text for person in people])))
        if measure.schedule and (when := schedule(measure.schedule)):
            yield translate(message("Time: {time}", time=when))
        if is_gone:
            yield from _last_status(self._old_standing.measure(measure))


def sentence_of(difference: Difference) -> Message:
    """Return what changed; words that were reported and are gone may have been taken out for a reason, and stay out."""
    change = difference.change
    if topic(difference) is not ChangeTopic.REPORTED or change.kind is ChangeKind.ADDED:
        return difference.sentence
    if isinstance(change.old, dict):
        return (
            say(_GONE[change.key], period=brief(change.old.get("period")))
            if change.key in _GONE
            else difference.sentence
        )
    if change.key not in running(shapes()[change.part].fields):
        return difference.sentence
    if change.kind is ChangeKind.REMOVED:
        return message("{what} was removed", what=noun(change))
    return message("{what} was rewritten: {new}", what=noun(change), new=quoted(change.new))


def _reporter(change: Change) -> str:
    """Return whose a report is that has come, if it is one party's."""
    part = (
        change.new.get("part") if change.kind is ChangeKind.ADDED and isinstance(change.new, dict) else None
    )
    return part if change.key == "uppföljning" and isinstance(part, str) else ""


def period_told(change: Change) -> str:
    """Return the period of which something is told, as it is written; nothing where it is told of none."""
    return period_of(next((part for part in (change.new, change.new_part) if isinstance(part, dict)), None))


def with_period_in_words(sentence: str, change: Change) -> str:
    """Return a sentence on what is told of a period with that in words, where it has the period as it is written."""
    written = period_told(change)
    period = PERIODS.found(written)
    return sentence.replace(written, period_name(period)) if period else sentence


def _reported(change: Change, about: ChangeTopic) -> Iterator[str]:
    """Yield the words of a report that has come."""
    field = shapes()[change.part].fields.get(change.key)
    data = change.new
    if about is not ChangeTopic.REPORTED or change.kind is not ChangeKind.ADDED or not field:
        return
    if field.part and isinstance(data, dict):
        for key in running(shapes()[field.part].fields):
            text = data.get(key)
            if key in _REPORTED and isinstance(text, str):
                yield f"{translate(_REPORTED[key])}: {' '.join(text.split())}"
        for (key, said), told in _SORTS.items():
            if WORDS_FOR_YES.get(str(data.get(key))) is said:
                yield translate(told)


def _last_status(last: Standing) -> Iterator[str]:
    if last.status and last.period:
        status, period = message(last.status.value), period_name(last.period)
        yield translate(message("Last reported: {status} ({period})", status=status, period=period))


def _actors(field: Field | None, value: Data) -> Iterator[str]:
    """Yield the ids of actors in a value: itself, those in a list, and those in a part of the plan."""
    if field and isinstance(value, list):
        for inside in value:
            yield from _actors(field, inside)
    elif field and isinstance(value, dict) and field.part:
        for key, inside in value.items():
            yield from _actors(shapes()[field.part].fields.get(key), inside)
    elif field and "actor" in field.refers_to and isinstance(value, str):
        yield value


def _side(pieces: Sequence[TextPiece], sign: str) -> str:
    return "".join(piece.text for piece in pieces if piece.sign in (SAME, sign)).strip()


def _by_topic(found: Iterable[Difference], teller: _Teller) -> Iterator[ChangesOnTopic]:
    """Yield the changes on each topic that there are some on, in the order in which to read them."""
    sorted_: dict[ChangeTopic, list[Difference]] = {}
    for difference in found:
        sorted_.setdefault(topic(difference), []).append(difference)
    for about in ChangeTopic:
        if about in sorted_:
            yield ChangesOnTopic(
                about, tuple(teller.told(difference, about) for difference in sorted_[about])
            )
