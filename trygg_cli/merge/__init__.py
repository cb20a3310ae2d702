"""Two changes of the same plan made into one, by id and field.

Their changes are put into our text, so that its comments, quotes and order stay; layout alone is no change.  What
both changed differently gets git's markers around just that field.  Everything else that is not plain gets
them around more, at worst around all the lines that differ: nothing is chosen silently.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.merge.order import aligned
from trygg_cli.merge.relocation import gathered
from trygg_cli.merge.sides import Side, Unsure, comments_in
from trygg_cli.merge.three_way import BETWEEN, OURS, THEIRS, Weaver
from trygg_cli.model.shape import item_at
from trygg_cli.position import last_key
from trygg_cli.reading import document, identity
from trygg_cli.reading.reread import NotAsMeant, reread
from trygg_cli.text import splice
from trygg_cli.text.text_spans import comments
from trygg_cli.words.likeness import are_alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.message import Message
    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document

_MOST_LINES = 5_000
"""Up to so many lines are compared one by one, since that takes long; more get one pair of markers."""


_MUCH = 0.8
"""How much of what they say two sides with other ids have in common, where one has only given the plan another id."""


class MergeConflict(NamedTuple):
    """What was changed in two ways: the item it stands in, and the key; neither for the whole file.

    `path` are the keys that lead to it, itself the last.
    """

    item: Message | None
    field: str
    path: tuple[str, ...] = ()


class Merge(NamedTuple):
    """The merged text. `faults` are problems that it has and neither side had, though the text has no markers."""

    text: str
    conflicts: tuple[MergeConflict, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether nobody need look at it."""
        return not self.conflicts and not self.faults


def merge(name: str, base: str, ours: str, theirs: str) -> Merge:
    """Merge two changes of one text."""
    if theirs in (base, ours):
        return Merge(ours)
    if ours == base:
        return Merge(theirs)
    ends = "\r\n" if "\r\n" in ours else "\n"
    base, ours, theirs = (_plain(text) for text in (base, ours, theirs))
    try:
        merged = _woven(name, *(Side(text) for text in (base, ours, theirs)))
    except (Unsure, NotAsMeant, splice.Overlap, RecursionError):
        merged = _marked(ours, theirs)
    return merged._replace(text=merged.text.replace("\n", ends))


def _plain(text: str) -> str:
    text = text.replace("\r\n", "\n")
    return text if text.endswith("\n") else text + "\n"


def _woven(name: str, base: Side, ours: Side, theirs: Side) -> Merge:
    """Merge by id and field; raises `Unsure` where the result cannot be trusted."""
    for side in (base, ours, theirs):
        side.check()
    _check_same(ours, theirs)
    base, ours, theirs = gathered(base, ours, theirs)
    ours, theirs = aligned(base, ours, theirs)
    weaver = Weaver(base, ours, theirs)
    data = weaver.plan()
    clean = reread(name, splice.apply(ours.text, weaver.splices(with_conflicts=False)), data)
    text = splice.apply(ours.text, weaver.splices(with_conflicts=True))
    if _lacks_comments(text, base, ours, theirs):
        raise Unsure
    conflicts = tuple(_conflict(ours, route) for route in weaver.conflicts)
    return Merge(text, conflicts, () if conflicts else _faults(clean, ours, theirs))


def _check_same(ours: Side, theirs: Side) -> None:
    """Raise `Unsure` where the sides hold two plans, as when one has given the file to another plan."""
    one, other = identity.of(ours.data), identity.of(theirs.data)
    if one and other and one.key != other.key and not are_alike(ours.data, theirs.data, _MUCH):
        raise Unsure


def _lacks_comments(text: str, base: Side, *sides: Side) -> bool:
    """Tell whether a comment that one of the sides has made is missing in a text."""
    there = {*comments_in(text)}
    gone = {comment for side in sides for comment in {*comments_in(side.text)} - there if comment not in text}
    if not gone:
        return False
    return bool(
        gone
        & {comment for side in sides for comment in comments(side.text, side.root)}
        - {*comments(base.text, base.root)}
    )


def _conflict(ours: Side, route: Route) -> MergeConflict:
    path = tuple(step for step in route if isinstance(step, str))
    return MergeConflict(item_at(ours.data, route), last_key(route), path)


def _faults(merged: Document, *sides: Side) -> tuple[str, ...]:
    """Return the codes of the problems that only came about when two sound changes met."""
    if not merged.problems:
        return ()
    before = (document.read(merged.name, side.text) for side in sides)
    known = {(problem.code, repr(problem.message)) for one_side in before for problem in one_side.problems}
    return tuple(
        problem.code for problem in merged.problems if (problem.code, repr(problem.message)) not in known
    )


def both_of(ours: str, theirs: str) -> Merge:
    """Return both texts with markers around all in which they differ: what one of them means cannot be trusted."""
    return _marked(_plain(ours), _plain(theirs))


def _marked(ours: str, theirs: str) -> Merge:
    """Return both texts with markers around all in which they differ, also where one side has changed nothing."""
    one, other = (re.findall(r"[^\n]*\n", text) for text in (ours, theirs))
    shortest = min(len(one), len(other))
    above = next((number for number in range(shortest) if one[number] != other[number]), shortest)
    most = shortest - above
    below = next((number for number in range(most) if one[-1 - number] != other[-1 - number]), most)
    middle = [lines[above : len(lines) - below] for lines in (one, other)]
    hunks: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(middle[0]), 0, len(middle[1]))]
    if max(map(len, middle)) <= _MOST_LINES:
        hunks = SequenceMatcher(None, middle[0], middle[1]).get_opcodes()
    text, count = [*one[:above]], 0
    for kind, *ends in hunks:
        mine, their = middle[0][slice(*ends[:2])], middle[1][slice(*ends[2:])]
        text += mine if kind == "equal" else [OURS, *mine, BETWEEN, *their, THEIRS]
        count += kind != "equal"
    return Merge("".join([*text, *one[len(one) - below :]]), (MergeConflict(None, ""),) * count)
