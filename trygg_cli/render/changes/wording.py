"""The words of a difference, in the current language and safe on one line of a terminal, for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind, CommitmentTurn, Weight
from trygg_cli.diff.narration import brief, running
from trygg_cli.language import translate
from trygg_cli.message import Message, message, plural
from trygg_cli.model.shape import shapes
from trygg_cli.reading.approval_validity import KEY, REPORTED
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.change import Difference, TextPiece
    from trygg_cli.data import Data

HEADINGS = {
    Weight.DECISION: message("Needs your decision"),
    Weight.FOLLOW_UP: message("Follow-up"),
    Weight.WORDING: message("Wording"),
}
SIGNS = {
    CommitmentTurn.WEAKER: "-",
    CommitmentTurn.UNCLEAR: "~",
    CommitmentTurn.STRONGER: "+",
    CommitmentTurn.NONE: " ",
}
"""What stands before a sentence: a commitment that grew weaker, that changed, that grew stronger."""


def sentence(difference: Difference) -> str:
    """Return what changed."""
    return terminal(translate(difference.sentence))


def texts(difference: Difference) -> list[str]:
    """Return whole, on a line each, what a report or decision that came or went says; or a text cut in its sentence."""
    change = difference.change
    value = change.new if change.kind is ChangeKind.ADDED else change.old
    if change.kind not in (ChangeKind.ADDED, ChangeKind.REMOVED) or not change.key:
        return []
    if isinstance(value, str):
        whole = _whole(value)
        return [] if brief(value) == whole else [terminal(whole)]
    field = shapes()[change.part].fields.get(change.key)
    if not (field and field.part in REPORTED and change.key != KEY and isinstance(value, dict)):
        return []
    keys = [*(["avser"] if field.part == "Decision" else []), *running(shapes()[field.part].fields)]
    said = [(key.replace("_", " "), _whole(value.get(key))) for key in keys]
    return [terminal(f"{key}: {text}") for key, text in said if text]


def _whole(value: Data) -> str:
    if isinstance(value, list):
        said = [_whole(element) for element in value]
        return ("; " if any(" " in text for text in said) else ", ").join(said)
    return " ".join(value.split()) if isinstance(value, str) else brief(value)


def item(difference: Difference) -> str:
    """Return which item it changed in; the plan itself has no name but its file's."""
    label = difference.change.item.label
    return terminal(translate(label)).rstrip() if label else translate(message("the plan"))


def place(difference: Difference) -> str:
    """Return file, line and column in the new file."""
    return f"{terminal(difference.file)}:{difference.start.line}:{difference.start.column}"


def in_groups(
    differences: Sequence[Difference],
) -> Iterator[tuple[Weight, list[tuple[Difference, list[Difference]]]]]:
    """Yield for each weight its items, each with the first of its differences and all of them.

    The items stand in the order of the heaviest of their differences.
    """
    for weight in Weight:
        homes: dict[tuple[str, str, str], list[Difference]] = {}
        for difference in differences:
            if difference.weight is weight:
                homes.setdefault(
                    (difference.file, difference.change.item.kind, difference.change.item.id), []
                ).append(difference)
        if homes:
            yield weight, [(inside[0], inside) for inside in homes.values()]


def closing(differences: Sequence[Difference]) -> Message:
    """Return the line that counts."""
    if not differences:
        return message("No differences")
    count = [difference.weight for difference in differences].count
    decisions = plural("{count} needs your decision", "{count} need your decision", count(Weight.DECISION))
    turns = [difference.turn for difference in differences].count
    ways = [
        plural("{count} is weaker", "{count} are weaker", turns(CommitmentTurn.WEAKER)),
        plural("{count} is stronger", "{count} are stronger", turns(CommitmentTurn.STRONGER)),
    ]
    ways = [way for way in ways if way.number]
    if ways:
        decisions = message("{decisions} ({ways})", decisions=decisions, ways=ways)
    counted = [
        *([decisions] if count(Weight.DECISION) else []),
        *_counted(
            plural("{count} of follow-up", "{count} of follow-up", count(Weight.FOLLOW_UP)),
            plural("{count} of wording", "{count} of wording", count(Weight.WORDING)),
        ),
    ]
    changes = plural("{count} change", "{count} changes", len(differences))
    return message("{changes}: {counted}", changes=changes, counted=counted)


def _counted(*counts: Message) -> Iterator[Message]:
    yield from (count for count in counts if count.number)


def marked(pieces: Iterable[TextPiece]) -> str:
    """Return a rewritten text on one line, what is gone as `[-so-]` and what is new as `{+so+}`."""
    marks = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
    shown = []
    for piece in pieces:
        before, after = marks[piece.sign]
        text = terminal(piece.text) if piece.sign == "=" else terminal(piece.text.rstrip())
        tail = "" if piece.sign == "=" else " " * (piece.text != piece.text.rstrip())
        shown.append(f"{before}{text}{after}{tail}")
    return "".join(shown).strip()
