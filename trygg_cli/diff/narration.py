"""What a change is told as: a sentence, how much it weighs and which way it turns a commitment."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.change import Change, ChangeKind, CommitmentTurn, Weight
from trygg_cli.diff.items import items
from trygg_cli.message import Message, clipped, message
from trygg_cli.model.shape import shapes
from trygg_cli.words.respelling import has_other_figures, is_respelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trygg_cli.data import Data
    from trygg_cli.model.shape import Field

_LONG = 60
"""Characters up to which a text is quoted in a sentence; longer ones are shown word by word below it."""
_BRIEF = 100

_RUNNING = (
    *("ord", "sammanfattning", "bedömning", "kommentar", "avvikelse", "hantering", "nästa_steg", "omvärld"),
    *("prognos", "förslag_till_beslut", "kommunikation", "återkoppling", "text"),
    *("undergrupper", "rättar", "jämförbar", "intern"),
)


class Stake(Enum):
    """What hangs on a field.

    A commitment is what the plan binds somebody to.  Whichever way it turns it asks for a decision: what
    is weakened was promised, and what is added or made stricter binds somebody who has to agree; neither
    is a matter of wording.  The turn tells the two apart.
    """

    COMMITMENT = auto()
    CONDITION = auto()
    """A commitment that grows weaker by what is added: a condition, something to wait for."""
    FOLLOW_UP = auto()
    NONE = auto()


class Told(NamedTuple):
    """What there is to say of a change; `rewritten` asks for the words of both sides."""

    sentence: Message
    weight: Weight
    turn: CommitmentTurn = CommitmentTurn.NONE
    rewritten: bool = False


class ItemNames:
    """What items are called, on the new side or else the old."""

    def __init__(self, old: Data, new: Data) -> None:
        self._sides = (new, old)
        self._known: dict[tuple[str, str], str] | None = None

    def of(self, field: Field | None, value: Data) -> str:
        """Return what somebody calls what a reference names: actors by their short names, others by title."""
        if not isinstance(value, str):
            return brief(value)
        if field is None or not field.refers_to or "actor" in field.refers_to:
            return brief(value)
        if self._known is None:
            self._known = {}
            for side in reversed(self._sides):
                for (kind, name, _), found in items(side).items():
                    title = found.data.get(shapes()[found.part].title or "")
                    self._known[kind, name] = title if isinstance(title, str) else name
        return brief(
            next(
                (self._known[kind, value] for kind in field.refers_to if (kind, value) in self._known), value
            )
        )


Teller = Callable[[Change, ItemNames], Told]

_TURNS = {ChangeKind.ADDED: CommitmentTurn.STRONGER, ChangeKind.REMOVED: CommitmentTurn.WEAKER}
_OPPOSITE = {CommitmentTurn.STRONGER: CommitmentTurn.WEAKER, CommitmentTurn.WEAKER: CommitmentTurn.STRONGER}


def told(
    sentence: Message,
    stake: Stake,
    kind: ChangeKind,
    *,
    turn: CommitmentTurn | None = None,
    rewritten: bool = False,
) -> Told:
    """Return a sentence with the weight that its stake gives it; without a turn, the kind of change decides it."""
    if stake is Stake.NONE or kind in (ChangeKind.MOVED, ChangeKind.REORDERED):
        return Told(sentence, Weight.WORDING, CommitmentTurn.NONE, rewritten)
    if stake is Stake.FOLLOW_UP:
        return Told(sentence, Weight.FOLLOW_UP, CommitmentTurn.NONE, rewritten)
    turn = turn or _TURNS.get(kind, CommitmentTurn.UNCLEAR)
    return Told(sentence, Weight.DECISION, turned(turn) if stake is Stake.CONDITION else turn, rewritten)


_FACTS = frozenset(("Statistic", "PictureArea", "SituationPicture", "Problem", "Cause"))
"""Parts that bind nobody and that decisions rest on: other figures in them are never only other words."""


def weighed(said: Told, change: Change, *, is_text: bool) -> Told:
    """Return what is told with the weight that the values themselves prove: only spelled anew, or other figures."""
    if said.weight is Weight.DECISION and is_text and is_respelled(change.old, change.new):
        return said._replace(weight=Weight.WORDING, turn=CommitmentTurn.NONE)
    is_fact = change.part in _FACTS and (is_text or change.part == "Statistic")
    if is_fact and has_other_figures(change.old, change.new):
        return said._replace(weight=Weight.DECISION, turn=CommitmentTurn.UNCLEAR)
    return said


def between_plans(change: Change, stake: Stake) -> Told:
    """Tell that an item moved from or to another plan: nobody is less bound by that, but others may have to decide."""
    item = change.item
    there = item.came_from or item.went_to
    assert there is not None
    plan = message("{title} ({id})", title=brief(there.title), id=there.plan) if there.title else there.plan
    if item.came_from and there.id != item.id:
        sentence = message("It was moved from the plan {plan}, where its id was {id}", plan=plan, id=there.id)
    elif item.came_from:
        sentence = message("It was moved from the plan {plan}", plan=plan)
    elif there.id != item.id:
        sentence = message("It was moved to the plan {plan}, where its id is {id}", plan=plan, id=there.id)
    else:
        sentence = message("It was moved to the plan {plan}", plan=plan)
    return Told(sentence, Weight.DECISION if stake is Stake.COMMITMENT else Weight.WORDING)


def running(fields: Mapping[str, Field]) -> list[str]:
    """Return the keys of what is reported, or decided, that a sentence has no room for: shown whole below it."""
    return [key for key in _RUNNING if key in fields and not fields[key].choice]


def turned(turn: CommitmentTurn) -> CommitmentTurn:
    """Return the opposite turn."""
    return _OPPOSITE.get(turn, turn)


def say(sentence: Message, **args: object) -> Message:
    """Return a sentence with its places filled."""
    return sentence._replace(args={**sentence.args, **args})


def quoted(value: Data) -> Message | str:
    """Return a value as it is quoted in a sentence: a text of several words in quotation marks."""
    known = word(value)
    if isinstance(known, Message):
        return known
    text = known
    is_text = isinstance(value, str) and (" " in text or not text)
    return message("“{text}”", text=text) if is_text else text


@cache
def _words() -> frozenset[str]:
    return frozenset(
        word for shape in shapes().values() for field in shape.fields.values() for word in field.words
    )


def word(value: Data) -> Message | str:
    """Return a word of the plan format, to be translated; anything else as it stands, since it may act."""
    return Message(value) if isinstance(value, str) and value in _words() else brief(value)


def is_long(*values: Data) -> bool:
    """Tell whether a value is too long to be quoted."""
    return any(isinstance(value, str) and len(value) > _LONG for value in values)


def brief(value: object) -> str:
    """Return a value on one line, cut where it is long."""
    match value:
        case None:
            text = ""
        case str():
            text = value
        case dict() if isinstance(value.get("text"), str):
            text = value["text"]
        case dict():
            text = ", ".join(
                f"{key}: {brief(part)}" for key, part in value.items() if part not in (None, "", [], {})
            )
        case list():
            text = ", ".join(brief(part) for part in value)
        case _:
            text = str(value)
    text = " ".join(text[: 4 * _BRIEF].split())
    return clipped(text, _BRIEF)
