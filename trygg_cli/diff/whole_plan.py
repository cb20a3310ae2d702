"""How changes of a plan as a whole are told: whose it is, of what sort, what for, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import Change, ChangeKind, CommitmentTurn
from trygg_cli.diff.narration import Stake, told
from trygg_cli.diff.narrators import plain, text

if TYPE_CHECKING:
    from trygg_cli.diff.narration import ItemNames, Teller, Told

_DECIDED = ("beslutad", "expedierad")


def _settled(change: Change, known: ItemNames) -> Told:
    """Tell of what says which plan it is: filled in it binds nobody, but with another word it binds others."""
    return plain(Stake.COMMITMENT if change.kind is ChangeKind.CHANGED else Stake.NONE)(change, known)


def _status(change: Change, known: ItemNames) -> Told:
    """Tell how far it has come; what was decided and is a draft again binds nobody any more."""
    said = plain(Stake.FOLLOW_UP)(change, known)
    if change.new != "utkast" or not _was_decided(change):
        return said
    return told(said.sentence, Stake.COMMITMENT, change.kind, turn=CommitmentTurn.WEAKER)


def _was_decided(change: Change) -> bool:
    if change.old:
        return change.old in _DECIDED
    rows = change.old_part.get("beslut") if isinstance(change.old_part, dict) else None
    there = rows if isinstance(rows, list) else []
    return any(isinstance(row, dict) and row.get("typ") == "beslut" for row in there)


TELLERS: dict[tuple[str, str], Teller] = {
    ("Plan", "begrepp"): plain(Stake.COMMITMENT),
    ("Plan", "dokumentägare"): plain(Stake.COMMITMENT),
    ("Plan", "ekonomi"): text(Stake.COMMITMENT),
    ("Plan", "handlingsstatus"): _status,
    ("Plan", "kommun"): _settled,
    ("Plan", "samordningsfunktion"): plain(Stake.COMMITMENT),
    ("Plan", "syfte"): text(Stake.COMMITMENT),
    ("Plan", "typ"): _settled,
}
"""By sort of part and key, as in `sentences`."""
