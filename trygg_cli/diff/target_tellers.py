"""How changes of an indicator's target are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import Change, ChangeKind, CommitmentTurn
from trygg_cli.data import as_text, value_at
from trygg_cli.diff import amounts
from trygg_cli.diff.narration import ItemNames, Stake, Told, brief, quoted, say, told
from trygg_cli.diff.narrators import plain
from trygg_cli.message import Message, message
from trygg_cli.model.value_types import NUMBERS

if TYPE_CHECKING:
    from trygg_cli.data import Data


def _indicator_name(change: Change) -> str:
    """Return the name of the indicator whose target changed, to stand inside a sentence."""
    item = change.item.new or change.item.old or {}
    name = brief(item.get("namn") or change.item.id)
    return name[:1].lower() + name[1:] if name.startswith(("Antal", "Andel")) else name


def target(change: Change, known: ItemNames) -> Told:
    """Tell of the values of a target, or of a target as a whole."""
    name = _indicator_name(change)
    if change.kind is ChangeKind.ADDED:
        sentence = message("The target for {name} was set: {new}", name=name, new=_aim(change.new))
        return told(sentence, Stake.COMMITMENT, change.kind)
    if change.kind is ChangeKind.REMOVED:
        sentence = message("The target for {name} was removed: {old}", name=name, old=_aim(change.old))
        return told(sentence, Stake.COMMITMENT, change.kind)
    better = as_text(value_at(change.item.new, ("skala", "bättre"))) or None
    old, new = change.old, change.new
    turn = (
        amounts.bounds_turn(old, new, better)
        if isinstance(old, dict) and isinstance(new, dict)
        else CommitmentTurn.UNCLEAR
    )
    before, after = amounts.apart(_aim, old, new)
    sentence = say(_HEIGHT[_height(old, new)], name=name, old=before, new=after)
    return told(sentence, Stake.COMMITMENT, change.kind, turn=turn)


_HEIGHT = {
    -1: message("The target for {name} was lowered from {old} to {new}"),
    0: message("The target for {name} was changed from {old} to {new}"),
    1: message("The target for {name} was raised from {old} to {new}"),
}


def _height(old: Data, new: Data) -> int:
    """Tell whether the values of a target went down (-1) or up (1), whatever that means."""
    if not (isinstance(old, dict) and isinstance(new, dict)) or {*old} != {*new}:
        return 0
    ways = set()
    for key in old:
        before, after = NUMBERS.found(old[key]), NUMBERS.found(new[key])
        if before is None or after is None:
            return 0
        ways.add((after > before) - (after < before))
    ways.discard(0)
    return ways.pop() if len(ways) == 1 else 0


def _aim(wanted: Data) -> Message | str:
    if isinstance(wanted, dict) and any(map(wanted.get, ("minst", "högst", "exakt"))):
        return amounts.bounds_words(wanted)
    return quoted(wanted)


def percent(change: Change, known: ItemNames) -> Told:
    """Tell of a target that is a change in per cent: nearer to nought is weaker."""
    name, old, new = _indicator_name(change), NUMBERS.found(change.old), NUMBERS.found(change.new)
    if change.kind is not ChangeKind.CHANGED:
        return plain(Stake.COMMITMENT)(change, known)
    same_way = old is not None and new is not None and old * new > 0
    turn = amounts.turn_of(abs(old or 0), abs(new or 0)) if same_way else CommitmentTurn.UNCLEAR
    sentence = message(
        "The target for {name} was changed from {old} to {new} per cent",
        name=name, old=amounts.number_words(change.old), new=amounts.number_words(change.new),
    )  # fmt: skip
    return told(sentence, Stake.COMMITMENT, change.kind, turn=turn)
