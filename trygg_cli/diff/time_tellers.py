"""How changes of days and times are told: what was put off, prolonged or shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import Change, ChangeKind, CommitmentTurn
from trygg_cli.diff import amounts
from trygg_cli.diff.narration import ItemNames, Stake, Teller, Told, say, told
from trygg_cli.diff.narrators import come_or_gone
from trygg_cli.diff.nouns import noun
from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.data import Data


def _are_days(*written: Data) -> bool:
    """Tell whether all are written as a day, as 2026-03-31, and none as a period or with the hour."""
    return all(isinstance(text, str) and text[4:5] == "-" and "T" not in text for text in written)


def day(stake: Stake, what: Message | None = None, *, is_end: bool = False) -> Teller:
    """Tell of a day, or a period, by which something is to be done: later is weaker.

    Where only its end counts, 2026 and 31 December 2026 are the same.
    """

    def tell(change: Change, known: ItemNames) -> Told:
        called = what or noun(change)
        if change.kind is not ChangeKind.CHANGED:
            return told(come_or_gone(change, called, amounts.day_words), stake, change.kind)
        old, new = amounts.time(change.old).end, amounts.time(change.new).end
        turn = _later(old, new)
        asked = Stake.NONE if is_end and old and old == new else stake
        if old and new and _are_days(change.old, change.new):
            shown_old, shown_new = amounts.both_days(old, new, ends=True)
            return told(
                message("{what} was moved from {old} to {new}", what=called, old=shown_old, new=shown_new),
                asked, change.kind, turn=turn,
            )  # fmt: skip
        sentence = message(
            "{what} was moved from {old} to {new}",
            what=called, old=amounts.day_words(change.old), new=amounts.day_words(change.new),
        )  # fmt: skip
        return told(sentence, asked, change.kind, turn=turn)

    return tell


def _later(old: date | None, new: date | None) -> CommitmentTurn:
    if old is None or new is None or old == new:
        return CommitmentTurn.UNCLEAR
    return CommitmentTurn.WEAKER if new > old else CommitmentTurn.STRONGER


def stretch(
    stake: Stake, start: Message, end: Message, whole: Message, *, may_be_late: bool = False
) -> Teller:
    """Tell of a time from a day to a day: that it was prolonged or shortened, or which end of it moved.

    What holds for a shorter time is weaker. What is to be done by then may be late: later is weaker; but as long as it
    begins on the same day, only the reader knows whether there is more of it or it is put off.
    """

    def tell(change: Change, known: ItemNames) -> Told:
        if change.kind is not ChangeKind.CHANGED:
            return told(come_or_gone(change, whole, amounts.time_words), stake, change.kind)
        old, new = amounts.time(change.old), amounts.time(change.new)
        if old == new:
            return told(_other_words(change, whole), Stake.NONE, change.kind)
        is_one_length = not may_be_late or (old.start and old.start == new.start and old.end and new.end)
        if is_one_length and amounts.covers(new, old):
            return told(_lasts(change, old, new, say(_LONGER, what=whole)), stake, change.kind)
        if is_one_length and amounts.covers(old, new):
            turn = CommitmentTurn.UNCLEAR if may_be_late else CommitmentTurn.WEAKER
            return told(_lasts(change, old, new, say(_SHORTER, what=whole)), stake, change.kind, turn=turn)
        turn = _lateness(old, new) if may_be_late else CommitmentTurn.UNCLEAR
        return told(_which_moved(change, old, new, start, end, whole), stake, change.kind, turn=turn)

    return tell


_LONGER = message("{what} was prolonged: {new} instead of {old}")
_SHORTER = message("{what} was shortened: {new} instead of {old}")


def _lasts(change: Change, old: amounts.Time, new: amounts.Time, sentence: Message) -> Message:
    """Return a sentence on a time of another length with its days put in: the end that differs, or both."""
    if not _is_named(change) and old.start == new.start and old.end and new.end:
        before, after = amounts.both_days(old.end, new.end, ends=True)
        return say(sentence, old=before, new=message("until {day}", day=after))
    if not _is_named(change) and old.end == new.end and old.start and new.start:
        before, after = amounts.both_days(old.start, new.start, ends=False)
        return say(sentence, old=before, new=message("from {day}", day=after))
    earlier, later = amounts.both_times(change.old, change.new)
    return say(sentence, old=earlier, new=later)


def _which_moved(
    change: Change, old: amounts.Time, new: amounts.Time, start: Message, end: Message, whole: Message
) -> Message:
    """Return which end of a time moved, or that the whole did."""
    if not _is_named(change) and old.end and new.end and old.end != new.end:
        if old.start == new.start or _is_month(old) == _is_month(new) is True:
            return _moved(end, *amounts.both_days(old.end, new.end, ends=True))
    elif not _is_named(change) and old.end == new.end and old.start and new.start:
        return _moved(start, *amounts.both_days(old.start, new.start, ends=False))
    return _other_words(change, whole)


def _other_words(change: Change, whole: Message) -> Message:
    """Return that a time is another, or said otherwise; what has no first or no last day does not move *from till*."""
    before, after = amounts.both_times(change.old, change.new)
    if any(_is_open(side) for side in (change.old, change.new)):
        return message("{what} was changed: {new} instead of {old}", what=whole, old=before, new=after)
    return _moved(whole, before, after)


def _is_open(time: Data) -> bool:
    return isinstance(time, dict) and ("från" in time) != ("till" in time)


def _is_named(change: Change) -> bool:
    """Tell whether a time is a tertial or another period with a name of its own, and was another one before."""
    old, new = (str(side.get("när") if isinstance(side, dict) else side) for side in (change.old, change.new))
    return old != new and any("T" in name or "Q" in name for name in (old, new))


def _lateness(old: amounts.Time, new: amounts.Time) -> CommitmentTurn:
    if old.end == new.end:
        return _later(old.start, new.start)
    if old.end and new.end:
        return _later(old.end, new.end)
    return CommitmentTurn.WEAKER if old.end else CommitmentTurn.STRONGER


def _is_month(time: amounts.Time) -> bool:
    return bool(
        time.start and time.end and (time.start.year, time.start.month) == (time.end.year, time.end.month)
    )


def _moved(what: Message, old: Message | str, new: Message | str) -> Message:
    return message("{what} was moved from {old} to {new}", what=what, old=old, new=new)
