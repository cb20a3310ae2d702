"""What is kept of an edition as text, and made of that again: plain JSON, so that nothing in it can be run.

The version that an edition is of is not kept: whoever asks has it from git, and those that a merge took in with it.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from trygg_cli.change import (
    Change,
    ChangedItem,
    ChangeKind,
    CommitmentTurn,
    Difference,
    Elsewhere,
    TextPiece,
    Weight,
)
from trygg_cli.history.edition import Condition, EditionStep
from trygg_cli.history.readings import MeasureReading, Readings
from trygg_cli.message import Message
from trygg_cli.period import Period
from trygg_cli.position import Position
from trygg_cli.standing.status import State

if TYPE_CHECKING:
    from trygg_cli.version import FileVersion


class NotKept(Exception):
    """A step that cannot be kept, or a text that is none."""


def packed(step: EditionStep) -> str:
    """Return a step as text; raises `NotKept`."""
    taken = [version for branch in step.version.merged for version in branch]
    try:
        return json.dumps(
            [
                step.condition.value,
                step.plan,
                [_packed_difference(difference) for difference in step.changes],
                [[mark, taken.index(maker)] for mark, maker in step.makers.items()],
                [[id_, *_packed_reading(reading)] for id_, reading in step.readings.there.items()],
                step.readings.gone,
            ]
        )
    except (TypeError, ValueError, RecursionError) as error:
        raise NotKept from error


def unpacked(text: str, version: FileVersion) -> EditionStep:
    """Return the step of a version that was kept as a text; raises `NotKept`."""
    try:
        condition, plan, changes, makers, there, gone = json.loads(text)
        taken = [merged for branch in version.merged for merged in branch]
        return EditionStep(
            version,
            Condition(condition),
            [_difference(*values) for values in changes],
            {mark: taken[place] for mark, place in makers},
            plan,
            Readings({id_: _reading(*values) for id_, *values in there}, tuple(gone)),
        )
    except (TypeError, ValueError, IndexError, RecursionError) as error:
        raise NotKept from error


def _packed_reading(reading: MeasureReading) -> list[object]:
    period, following = reading.period, reading.next
    return [
        reading.title,
        reading.state,
        period and [period.start.isoformat(), period.end.isoformat(), period.text],
        following and [following[0].isoformat(), following[1]],
    ]


def _reading(title: Any, state: Any, period: Any, following: Any) -> MeasureReading:
    return MeasureReading(
        title,
        state and State(state),
        period and Period(date.fromisoformat(period[0]), date.fromisoformat(period[1]), period[2]),
        following and (date.fromisoformat(following[0]), State(following[1])),
    )


def _packed_difference(difference: Difference) -> list[object]:
    change, item = difference.change, difference.change.item
    return [
        [change.kind, change.old_route, change.new_route, change.old, change.new],
        [
            *(item.kind, item.id, item.part, item.label and _packed_message(item.label)),
            *(item.old, item.new, item.came_from, item.went_to),
        ],
        [change.part, change.key, change.path, change.guessed, change.new_part],
        [difference.old_file, difference.file, difference.start, difference.end],
        _packed_message(difference.sentence),
        [difference.weight, difference.turn, difference.fingerprint],
        difference.pieces,
        sorted(difference.actors),
        sorted(difference.areas),
    ]


def _difference(
    change: Any, item: Any, place: Any, where: Any, said: Any, how: Any, pieces: Any, actors: Any, areas: Any
) -> Difference:
    kind, old_route, new_route, old, new = change
    old_file, file, start, end = where
    weight, turn, mark = how
    made = Change(
        ChangeKind(kind), tuple(old_route), tuple(new_route), old, new, _item(*item), *_place(*place)
    )
    return Difference(
        made,
        old_file,
        file,
        Position(*start),
        Position(*end),
        _message(*said),
        Weight(weight),
        CommitmentTurn(turn),
        mark,
        tuple([TextPiece(*piece) for piece in pieces]),
        frozenset(actors),
        frozenset(areas),
    )


def _place(part: Any, key: Any, path: Any, guessed: Any, new_part: Any) -> tuple[Any, ...]:
    return part, key, tuple(path), guessed, None, new_part


def _item(*values: Any) -> ChangedItem:
    kind, id_, part, label, old, new, came_from, went_to = values
    return ChangedItem(
        *(kind, id_, part, label and _message(*label), old, new),
        came_from and Elsewhere(*came_from),
        went_to and Elsewhere(*went_to),
    )


def _packed_message(said: Message) -> list[object]:
    arguments = {name: _packed_argument(value) for name, value in said.args.items()}
    return [said.text, arguments] if said.plural is None else [said.text, arguments, said.plural, said.number]


def _packed_argument(value: object) -> object:
    """Return what goes into a sentence: a sentence in a mapping, which nothing else in it is."""
    if isinstance(value, Message):
        return {"": _packed_message(value)}
    if isinstance(value, (list, tuple)):  # sentences list both alike
        return [_packed_argument(part) for part in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(value)


def _message(text: str, arguments: dict[str, Any], *many: Any) -> Message:
    return Message(text, {name: _argument(value) for name, value in arguments.items()}, *many)


def _argument(value: object) -> object:
    if type(value) is dict:
        return _message(*value[""])
    return [_argument(part) for part in value] if type(value) is list else value
