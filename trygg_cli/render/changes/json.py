"""For programs: every change with both sides, its sentence translated and the arguments beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import CommitmentTurn, Weight
from trygg_cli.language import translate
from trygg_cli.render.findings.json import arguments
from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.change import Difference

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""


def render(differences: Sequence[Difference], files: Sequence[str]) -> str:
    """Return one object; lines and columns are those of the new file, counted from 1."""
    weights, turns = (
        [difference.weight for difference in differences],
        [difference.turn for difference in differences],
    )
    return as_json(
        {
            "version": VERSION,
            "files": list(files),
            "summary": {
                **{weight.value: weights.count(weight) for weight in Weight},
                "turns": {
                    turn.value: turns.count(turn)
                    for turn in CommitmentTurn
                    if turn is not CommitmentTurn.NONE
                },
            },
            "changes": [entry(difference) for difference in differences],
        }
    )


def entry(difference: Difference) -> dict[str, object]:
    """Return a change as plain data."""
    change = difference.change
    return {
        "fingerprint": difference.fingerprint,
        "weight": difference.weight.value,
        "turn": difference.turn.value,
        "kind": change.kind.value,
        "item": {
            "kind": change.item.kind or "plan",
            "id": change.item.id,
            "label": translate(change.item.label).rstrip() if change.item.label else None,
        },
        "field": change.key or None,
        "path": list(change.path),
        "sentence": translate(difference.sentence),
        "arguments": arguments(difference.sentence),
        "matched": "likeness" if change.guessed else "name",
        "old": {"file": difference.old_file, "route": list(change.old_route), "value": change.old},
        "new": {
            "file": difference.file,
            "route": list(change.new_route),
            "value": change.new,
            "start": difference.start._asdict(),
            "end": difference.end._asdict(),
        },
        "words": [[piece.sign, piece.text] for piece in difference.pieces],
        "actors": sorted(difference.actors),
        "areas": sorted(difference.areas),
    }
