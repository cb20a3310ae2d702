"""Makers of tellers: the ways in which changes of a field are told, to be filled in by the table of sentences."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trygg_cli.change import Change, ChangeKind, CommitmentTurn
from trygg_cli.data import as_fields
from trygg_cli.diff import amounts
from trygg_cli.diff.narration import (
    ItemNames,
    Stake,
    Teller,
    Told,
    brief,
    is_long,
    quoted,
    running,
    say,
    told,
    word,
)
from trygg_cli.diff.nouns import noun
from trygg_cli.message import Message, message, plural
from trygg_cli.model.shape import shapes
from trygg_cli.model.value_types import NUMBERS
from trygg_cli.words.respelling import is_respelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import Field

# what makes a promise less of one; kept short, since a wrong suspicion costs trust
_HEDGES = re.compile(
    r"\b(?:kan|bör|eventuellt|möjligen|om möjligt|i mån av|vid behov|kanske|strävar|strävan|ambition\w*|försöker?)\b",
    re.IGNORECASE,
)
_FEW_NUMBERS = 9
_LEAST = 2
_SAID = 2
"""How much is told of a part without id, besides what it is called by."""

_BINDING = re.compile(r"\b(?:ska|skall|måste|garanterar?|lovar)\b", re.IGNORECASE)


def names(stake: Stake, added: Message, removed: Message) -> Teller:
    """Tell of a name that was put into or taken out of a list or a single field, or of names for others."""

    def tell(change: Change, known: ItemNames) -> Told:
        field = shapes()[change.part].fields.get(change.key)
        show = word if field and field.words else brief
        # in the plan that it came from an id may be of something else
        called = [str if change.item.came_from else partial(known.of, field), partial(known.of, field)]
        old, new = (
            [show(call(item)) for item in (value if isinstance(value, list) else [value])]
            for call, value in zip(called, (change.old, change.new), strict=True)
        )
        if change.kind is ChangeKind.CHANGED:
            are_fewer = len(new) < len(old)
            return told(
                _changed(change, old, new),
                stake,
                change.kind,
                turn=CommitmentTurn.WEAKER if are_fewer else None,
            )
        sentence = say(added, name=new) if change.kind is ChangeKind.ADDED else say(removed, name=old)
        return told(sentence, stake, change.kind)

    return tell


def text(stake: Stake, what: Message | None = None) -> Teller:
    """Tell of a text, and where its words are a commitment's, of whether they bind less or more than before."""

    def tell(change: Change, known: ItemNames) -> Told:
        called = what or noun(change)
        if change.kind is not ChangeKind.CHANGED:
            return told(come_or_gone(change, called), stake, change.kind)
        rewritten = is_long(change.old, change.new)
        sentence = (
            message("{what} was rewritten", what=called)
            if rewritten
            else _changed(change, quoted(change.old), quoted(change.new), called)
        )
        if stake in (Stake.COMMITMENT, Stake.CONDITION) and isinstance(change.old, str):
            turn, why = _bound(change.old, str(change.new))
            sentence = message("{sentence}: {why}", sentence=sentence, why=why) if why else sentence
            return told(sentence, Stake.COMMITMENT, change.kind, turn=turn, rewritten=rewritten)
        return told(sentence, stake, change.kind, rewritten=rewritten)

    return tell


def _bound(old: str, new: str) -> tuple[CommitmentTurn, Message | None]:
    """Return which way the words of a commitment turned, and by what where that can be told."""
    before, after = amounts.numbers_in(old), amounts.numbers_in(new)
    if before != after:
        return CommitmentTurn.UNCLEAR, _numbers(before[:_FEW_NUMBERS], after[:_FEW_NUMBERS])
    hedged = len(_HEDGES.findall(new)) - len(_HEDGES.findall(old))
    binding = len(_BINDING.findall(new)) - len(_BINDING.findall(old))
    if hedged > 0 or (binding < 0 and hedged >= 0):
        return CommitmentTurn.WEAKER, message("it binds less than before")
    rest = (_BINDING.sub("", _HEDGES.sub("", side)) for side in (old, new))
    if (hedged < 0 or binding > 0) and is_respelled(*rest):
        return CommitmentTurn.STRONGER, message("it binds more than before")
    return CommitmentTurn.UNCLEAR, None


def _numbers(old: Sequence[str], new: Sequence[str]) -> Message:
    """Return what became of the numbers in a text."""
    said = {"old": ", ".join(old), "new": ", ".join(new)}
    if old and new:
        many = max(len(old), len(new))
        return plural("the number {old} became {new}", "the numbers {old} became {new}", many, **said)
    if old:
        return plural("the number {old} is gone", "the numbers {old} are gone", len(old), **said)
    return plural("the number {new} is new", "the numbers {new} are new", len(new), **said)


def ladder(stake: Stake, *steps: str | tuple[str, ...], default: str | None = None) -> Teller:
    """Tell of a word of which some promise less than others: `steps`, the weakest first.

    `default` is what no word at all means.
    """
    height = {
        name: level
        for level, step in enumerate(steps)
        for name in ((step,) if isinstance(step, str) else step)
    }

    def tell(change: Change, known: ItemNames) -> Told:
        heights = [height.get(str(value or default)) for value in (change.old, change.new)]
        if None not in heights and heights[0] == heights[1]:
            return told(_plain(change), Stake.NONE, change.kind)
        turn = None if None in heights else amounts.turn_of(*heights)
        return told(_plain(change), stake, change.kind, turn=turn)

    return tell


def value(
    stake: Stake,
    words: Callable[[Data], Message | str] = quoted,
    turn: Callable[[Fields, Fields], CommitmentTurn] | None = None,
    what: Message | None = None,
) -> Teller:
    """Tell of a value by its words and, where there is a way to tell, which way it turned."""

    def tell(change: Change, known: ItemNames) -> Told:
        called = what or noun(change)
        if change.kind is not ChangeKind.CHANGED:
            return told(come_or_gone(change, called, words), stake, change.kind)
        way = turn(as_fields(change.old), as_fields(change.new)) if turn else CommitmentTurn.UNCLEAR
        both = amounts.apart(words, change.old, change.new)
        return told(_turned(way, called, *both, high=words in amounts.HEIGHTS), stake, change.kind, turn=way)

    return tell


def amount(
    stake: Stake, what: Message | None = None, words: Callable[[Data], Message | str] = amounts.number_words
) -> Teller:
    """Tell of a number of which less is weaker: it was lowered or raised."""

    def tell(change: Change, known: ItemNames) -> Told:
        called = what or noun(change)
        if change.kind is not ChangeKind.CHANGED:
            return told(come_or_gone(change, called, words), stake, change.kind)
        turn = amounts.turn_of(NUMBERS.found(change.old), NUMBERS.found(change.new))
        sentence = _turned(turn, called, words(change.old), words(change.new), high=True)
        return told(sentence, stake, change.kind, turn=turn)

    return tell


def _turned(
    turn: CommitmentTurn, what: Message, old: Message | str, new: Message | str, *, high: bool
) -> Message:
    if high and turn is CommitmentTurn.WEAKER:
        return message("{what} was lowered from {old} to {new}", what=what, old=old, new=new)
    if high and turn is CommitmentTurn.STRONGER:
        return message("{what} was raised from {old} to {new}", what=what, old=old, new=new)
    return message("{what} was changed from {old} to {new}", what=what, old=old, new=new)


def row(
    stake: Stake,
    added: Message,
    removed: Message,
    *keys: str,
    when_removed: Stake | None = None,
    bare: Message | None = None,
) -> Teller:
    """Tell of a part without id.

    Put in are `{name}`, the first of its keys that is there, `{names}`, all of them, and `{text}`, what else it
    says: words to choose between first, who wrote it and when only where there is nothing else. With a `bare` sentence,
    for one that says nothing else, its running texts are left to be shown below.
    """

    def tell(change: Change, known: ItemNames) -> Told:
        value = change.new if change.kind is ChangeKind.ADDED else change.old
        inside = value if isinstance(value, dict) else {}
        field = shapes()[change.part].fields.get(change.key)
        fields = shapes()[field.part].fields if field and field.part else {}
        unit = as_fields(change.new_part or change.old_part).get("enhet")
        names = [_called(known, fields.get(key), inside[key]) for key in keys if inside.get(key)] or ["?"]
        unsaid = (*keys, *(running(fields) if bare else ()))
        rest = [key for key, part in inside.items() if key not in unsaid and isinstance(part, str) and part]
        order = [*fields]
        rest.sort(key=lambda key: (_last_said(fields.get(key)), order.index(key) if key in fields else 0))
        rest = [key for key in rest if _last_said(fields.get(key)) < _LEAST] or rest
        said = {
            "name": names[0],
            "names": names,
            "text": [_worth(fields.get(key), inside[key], unit) for key in rest[:_SAID]],
        }
        if change.kind is ChangeKind.CHANGED:
            return told(_plain(change), stake, change.kind)
        if change.kind is ChangeKind.ADDED:
            return told(say(added if rest or not bare else bare, **said), stake, change.kind)
        return told(say(removed, **said), when_removed or stake, change.kind)

    return tell


def _called(known: ItemNames, field: Field | None, value: Data) -> Message | str:
    if field and field.sort == "day":
        return amounts.day_words(value)
    return word(value) if field and field.choice else known.of(field, value)


def _worth(field: Field | None, value: Data, unit: Data) -> Message | str:
    """Return a value of a part in words: a figure with its unit, a day as it is read."""
    if field and field.sort == "day":
        return amounts.day_words(value)
    return amounts.measured_words(value, unit) if field and field.sort == "number" else word(value)


def _last_said(field: Field | None) -> int:
    """Return how late a key is told: words to choose between first, who wrote it and when last."""
    if field is None:
        return 1
    is_least = field.sort in ("day", "yes_or_no") or field.key == "författare"
    return 0 if field.choice else _LEAST if is_least else 1


def plain(stake: Stake = Stake.NONE) -> Teller:
    """Tell that a key, by its name, was added, removed or changed."""

    def tell(change: Change, known: ItemNames) -> Told:
        rewritten = change.kind is ChangeKind.CHANGED and is_long(change.old, change.new)
        return told(_plain(change), stake, change.kind, rewritten=rewritten)

    return tell


def _plain(change: Change) -> Message:
    if change.kind is ChangeKind.CHANGED and is_long(change.old, change.new):
        return message("{what} was rewritten", what=noun(change))
    field = shapes()[change.part].fields.get(change.key)
    words = _OF_SORT.get(field.sort or "", quoted) if field else quoted
    if change.kind is not ChangeKind.CHANGED:
        return come_or_gone(change, noun(change), words)
    return _changed(change, *amounts.apart(words, change.old, change.new))


_OF_SORT: dict[str, Callable[[Data], Message | str]] = {
    "day": amounts.day_words,
    "number": amounts.number_words,
}


def come_or_gone(change: Change, what: Message, words: Callable[[Data], Message | str] = quoted) -> Message:
    """Return that something was added or removed, and in what words it was."""
    if change.kind is ChangeKind.ADDED:
        return message("{what} was added: {new}", what=what, new=words(change.new))
    return message("{what} was removed: {old}", what=what, old=words(change.old))


def _changed(
    change: Change,
    old: Message | str | list[Message | str],
    new: Message | str | list[Message | str],
    what: Message | None = None,
) -> Message:
    return message(
        "{what} was changed from {old} to {new}", what=what or noun(change), old=old or brief(None), new=new
    )
