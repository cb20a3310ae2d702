"""What a report on an earlier period would answer otherwise by the plan of today, and what has changed in it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from trygg_cli import publication
from trygg_cli.change import ChangeKind
from trygg_cli.diff import differences
from trygg_cli.language import translate
from trygg_cli.message import listed, message
from trygg_cli.model.shape import shapes
from trygg_cli.model.value_types import PERIODS
from trygg_cli.publication.changes_since import period_told, sentence_of, with_period_in_words
from trygg_cli.reading import document as reading
from trygg_cli.report.period_answers import OtherAnswer, answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from trygg_cli.change import Change, Difference
    from trygg_cli.message import Message
    from trygg_cli.period import Period
    from trygg_cli.reading.document import Document
    from trygg_cli.report.period_answers import ItemKey, PeriodAnswer

_MOST = 3
"""How many changes are told as the reason of one answer."""


def other_answers(then: Document, now: Document, period: Period, as_of: date | None) -> Iterator[OtherAnswer]:
    """Yield what is answered otherwise; both are plans as they may be published."""
    before, after = (answers(side.plan, period, as_of) for side in (then, now))
    changed = {key for key in before if key not in after or before[key].said != after[key].said}
    why = _reasons(then, now, period) if changed else {}
    for key, answer in before.items():
        if key in changed:
            shown = after.get(key, answer)
            gone = translate(message("it is no longer in the plan"))
            yield OtherAnswer(
                f"{key[1]} {shown.title}",
                _words(answer),
                _words(after[key]) if key in after else gone,
                _reason(why.get(key, ())),
            )


def _words(answer: PeriodAnswer) -> str:
    said = [translate(part) for part in answer.said]
    return ", ".join(said) or translate(message("nothing was reported"))


def _reasons(then: Document, now: Document, period: Period) -> dict[ItemKey, list[Difference]]:
    """Return what has changed in each thing, what weighs most first; what came about later periods changes nothing."""
    new = reading.read(now.name, publication.text(now))
    found: defaultdict[ItemKey, list[Difference]] = defaultdict(list)
    for difference in differences(publication.as_shown(then, new.text), new):
        item = difference.change.item
        is_title = difference.change.key == shapes()[item.part].title
        if not (is_title or _is_later(difference.change, period)):
            found[item.kind, item.id].append(difference)
    return found


def _is_later(change: Change, period: Period) -> bool:
    """Tell whether a change is in a report on a time that begins when a period is over."""
    about = PERIODS.found(period_told(change))
    return about is not None and about.start > period.end


def _reason(found: Sequence[Difference]) -> str:
    """Return why: a correction, new data, or what else was changed."""
    if not found:
        return translate(message("something that it hangs on was changed in the plan"))
    return translate(listed([_told(difference) for difference in found[:_MOST]]))


def _told(difference: Difference) -> Message:
    change = difference.change
    sentence = with_period_in_words(translate(sentence_of(difference)), change)
    if _is_correction(change):
        return message("a correction: {sentence}", sentence=sentence)
    if change.kind is ChangeKind.ADDED and change.key in ("utfall", "uppföljning"):
        return message("new data: {sentence}", sentence=sentence)
    return message("a change: {sentence}", sentence=sentence)


def _is_correction(change: Change) -> bool:
    is_marked = isinstance(change.new, dict) and bool(change.new.get("rättar"))
    return is_marked or (change.part == "Outcome" and change.kind is ChangeKind.CHANGED)
