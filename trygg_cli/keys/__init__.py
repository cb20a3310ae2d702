"""The keys of a plan explained: which there are, where they stand, what they hold, and what they mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.language import translate
from trygg_cli.message import Message, message
from trygg_cli.model import json_schema, kinds
from trygg_cli.model.older_names import SAID, older_name
from trygg_cli.model.shape import KIND_WORDS, ROOT, shapes
from trygg_cli.model.shape_builder import parts
from trygg_cli.model.value_tests import anything
from trygg_cli.suggestion import did_you_mean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.model.choice_word import ChoiceWord
    from trygg_cli.model.shape import Field

GROUPS: tuple[tuple[Message, dict[str, Message]], ...] = (
    (
        message("The document"),
        {
            ROOT: message("The plan"),
            "Validity": message("Validity"),
            "LinkedPlan": message("Linked plan"),
            "Section": message("Section"),
            "Approval": message("Approval"),
        },
    ),
    (
        message("Who, and where"),
        {
            "Actor": message("Actor"),
            "Body": message("Body"),
            "Member": message("Member of a body"),
            "Coordination": message("Coordinating function"),
            "Place": message("Place"),
        },
    ),
    (
        message("Decisions and agreements"),
        {
            "Decision": message("Decision"),
            "Agreement": message("Agreement"),
            "Signatory": message("Signatory"),
            "CouncilReport": message("Report to the assembly"),
        },
    ),
    (
        message("Why something is done"),
        {
            "SituationPicture": message("Situation picture"),
            "PictureArea": message("Part of the situation picture"),
            "Statistic": message("Statistic"),
            "EvidenceSource": message("Source of knowledge"),
            "NeedAssessment": message("Assessment of needs"),
            "Problem": message("Problem"),
            "Cause": message("Cause"),
        },
    ),
    (
        message("What is to be reached"),
        {
            "FocusArea": message("Focus area"),
            "SubArea": message("Part of a focus area"),
            "Goal": message("Goal"),
        },
    ),
    (
        message("What is measured"),
        {
            "Indicator": message("Indicator"),
            "Target": message("Target of an indicator"),
            "SubTarget": message("Target for a part of the whole"),
            "Duration": message("Length of time"),
            "Frequency": message("How often"),
            "Baseline": message("Baseline"),
            "Outcome": message("Outcome"),
            "Scale": message("Scale"),
            "Band": message("Band of a scale"),
            "Kolada": message("Key figure in Kolada"),
        },
    ),
    (
        message("What is done"),
        {
            "Measure": message("Measure"),
            "Commitment": message("Commitment"),
            "Schedule": message("Time"),
            "Milestone": message("Milestone"),
            "Funding": message("Funding"),
            "Prevention": message("Kind of prevention"),
            "LegalBasis": message("Legal basis"),
            "Communication": message("Communication"),
            "Ongoing": message("Ongoing work"),
        },
    ),
    (
        message("What is promised"),
        {"Promise": message("Promise"), "Dialogue": message("Dialogue behind a promise")},
    ),
    (
        message("What is reported"),
        {
            "FollowUp": message("Follow-up of a measure"),
            "GoalFollowUp": message("Follow-up of a goal"),
            "PromiseFollowUp": message("Follow-up of a promise"),
            "PlanFollowUp": message("Follow-up of the plan"),
            "FollowUpRule": message("Follow-up rule"),
        },
    ),
)
"""What the parts of a plan are called, in the order in which they are best read."""

NAMES = {part: name for _, named in GROUPS for part, name in named.items()}

_LONGEST, MOST_WAYS = 60, 6
"""Characters of what somebody typed that are shown, and places that it may have meant."""

Way = tuple[str, ...]
"""The keys that lead from the plan to a part or a key."""


class UnknownKey(TryggError):
    """A key was named that there is not, or not there; the hint says where it is, or what was meant."""

    def __init__(self, name: str) -> None:
        super().__init__(message('there is no key "{name}"', name=name[:_LONGEST]))
        last = name.rpartition(".")[2]
        every = [key for part in NAMES for key in keys_of(part)]
        homes = [way for key in every if fold(key.field.key) == fold(last) for way in key.ways]
        self.hint = (
            message("it stands as {ways}", ways=homes[:MOST_WAYS])
            if homes
            else did_you_mean(last, {key.field.key for key in every}) or message("trygg key lists them all")
        )


class Key(NamedTuple):
    """A key of a sort of part: what it holds, and what one must know of it."""

    part: str
    field: Field
    more: str
    words: tuple[ChoiceWord, ...]

    @property
    def meaning(self) -> str:
        """What it means, in the current language."""
        said = json_schema.described(self.field.description, self.more)
        older = older_name(self.part, self.field.key)
        return (
            f"{said.removesuffix('.')}. {translate(SAID._replace(args={'name': older}))}" if older else said
        )

    @property
    def ways(self) -> list[str]:
        """The ways to it, as `åtgärder.tid`, the shortest first."""
        return [".".join((*way, self.field.key)) for way in ways()[self.part]]

    def is_like(self, other: Key) -> bool:
        """Tell whether there is the same to say about both."""
        ours, theirs = (key.field._replace(fits=anything, name_fits=anything) for key in (self, other))
        return self.more == other.more and ours == theirs


@cache
def keys_of(part: str) -> tuple[Key, ...]:
    """Return the keys of a sort of part, in the order of the model."""
    fields = parts()[part].model_fields
    return tuple(
        Key(part, field, _more(fields[field.name].json_schema_extra), _words(field))
        for field in shapes()[part].fields.values()
    )


def _more(extra: object) -> str:
    return str(extra.get("more", "")) if isinstance(extra, dict) else ""


def _words(field: Field) -> tuple[ChoiceWord, ...]:
    return tuple(getattr(kinds, field.choice)) if field.choice else ()


def about(part: str) -> str:
    """Return what a sort of part is, in the current language."""
    return translate((parts()[part].__doc__ or "").partition("\n")[0])


@cache
def ways() -> dict[str, tuple[Way, ...]]:
    """Return by which keys each sort of part is reached, the shortest way first."""
    found: dict[str, list[Way]] = {part: [] for part in NAMES}
    waiting: list[tuple[str, Way]] = [(ROOT, ())]
    while waiting:
        part, way = waiting.pop()
        found[part].append(way)
        waiting += [(field.part, (*way, field.key)) for field in shapes()[part].fields.values() if field.part]
    return {part: tuple(sorted(those, key=lambda way: (len(way), way))) for part, those in found.items()}


def find(name: str) -> tuple[list[str], list[list[Key]]]:
    """Return the sorts of parts and the keys of a name, alike keys together; raises `UnknownKey`.

    `minst` is every key of that name, `mål.minst` those that stand right under a mål, `indikator.minst` those
    anywhere under one.  The names of the model will do where no key has the name.
    """
    *above, last = [fold(piece) for piece in name.strip().strip(".:").split(".")]
    named = [part for part in NAMES if not above and last in _called(part)]
    for is_called in (_has_key, _has_name):
        keys = [key for part in NAMES for key in keys_of(part) if is_called(key, last)]
        for is_under in (_ends_so, _passes):
            found = [key for key in keys if any(is_under(step, above) for step in _steps(key.part))]
            if found:
                return named, _alike(found)
    if not named:
        raise UnknownKey(name)
    return named, []


def _has_key(key: Key, name: str) -> bool:
    return fold(key.field.key) == name


def _has_name(key: Key, name: str) -> bool:
    return name in (fold(key.field.name), fold(older_name(key.part, key.field.key) or key.field.name))


def _called(part: str) -> set[str]:
    """Return what somebody may type for a sort of part."""
    kind = shapes()[part].kind or ("plan" if part == ROOT else "")
    names = (part, NAMES[part].text, translate(NAMES[part]), kind, KIND_WORDS.get(kind, ""))
    return {fold(name) for name in names if name}


def _steps(part: str) -> Iterator[list[set[str]]]:
    """Yield the ways to a sort of part, each step with all that it may be called."""
    for way in ways()[part]:
        steps, at = [], ROOT
        for step in way:
            at = shapes()[at].fields[step].part or ROOT
            steps.append({fold(step), *_called(at)})
        yield steps


def _ends_so(steps: Sequence[set[str]], above: Sequence[str]) -> bool:
    if len(above) > len(steps):
        return False
    return all(name in step for name, step in zip(reversed(above), reversed(steps), strict=False))


def _passes(steps: Sequence[set[str]], above: Sequence[str]) -> bool:
    left = iter(steps)
    return all(any(name in step for step in left) for name in above)


def _alike(keys: Iterable[Key]) -> list[list[Key]]:
    """Return keys of which there is the same to say together."""
    found: list[list[Key]] = []
    for key in keys:
        group = next((group for group in found if group[0].is_like(key)), None)
        if group is None:
            found.append([key])
        else:
            group.append(key)
    return found
