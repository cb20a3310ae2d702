"""Items that went from one plan of a project to another.

What went from one plan and came to another at the same time is one item that moved, where it has its id still, or
its title, and says much the same.  The same id with wholly different contents is another item: every plan has its A1.
Nothing moves between municipalities.
"""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.change import ChangeKind, Elsewhere
from trygg_cli.diff.matching import Moved, Parted, strays
from trygg_cli.diff.pairing import canonical
from trygg_cli.reading import identity
from trygg_cli.words.likeness import ALIKE, SURELY_ALIKE, likeness, words

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from trygg_cli.data import Data, Fields
    from trygg_cli.diff.items import Identity
    from trygg_cli.diff.matching import Stray
    from trygg_cli.reading.identity import Identity as Plan

_NOT_GUESSED = "actor"
"""The kind that many plans describe alike: only its id tells that one has moved."""

_MOST = 10_000
"""How many pairs that may be the same are compared."""


class _Side(NamedTuple):
    """A version of a plan: its number among those compared, which plan it is, and its title."""

    number: int
    plan: Plan | None
    title: str


class _Lonely(NamedTuple):
    """An item that a plan has in one version only; what it says is kept as text, since there may be many."""

    side: _Side
    stray: Stray
    text: str

    @property
    def data(self) -> Fields:
        """What it says."""
        data: Fields = json.loads(self.text)
        return data

    @property
    def elsewhere(self) -> Elsewhere:
        """Where it is, for the plan in which it is not."""
        return Elsewhere(self.side.plan.id if self.side.plan else "", self.side.title, self.stray.identity[1])


class Moves:
    """What came and went in several plans, one after the other, and what of it moved between them."""

    def __init__(self) -> None:
        self._count = 0
        self._gone: list[_Lonely] = []
        self._come: list[_Lonely] = []

    def look(self, old: Data, new: Data) -> set[ChangeKind]:
        """Note what came and went in the next plan, and tell whether something was added or removed."""
        number, self._count = self._count, self._count + 1
        gone, come = (
            [
                _Lonely(_Side(number, identity.of(data), _title(data)), stray, json.dumps(stray.data))
                for stray in found
            ]
            for data, found in zip((old, new), strays(old, new), strict=True)
        )
        self._gone += gone
        self._come += come
        return {kind for kind, found in ((ChangeKind.REMOVED, gone), (ChangeKind.ADDED, come)) if found}

    def found(self) -> list[Moved]:
        """Return for each plan, in order, what moved from it and to it."""
        found: list[tuple[dict[Identity, Parted], dict[Identity, Parted]]] = [
            ({}, {}) for _ in range(self._count)
        ]
        for gone, come, is_guessed in self._matched():
            away = Parted(come.elsewhere, come.data, is_guessed)
            here = Parted(gone.elsewhere, gone.data, is_guessed)
            found[gone.side.number][0][gone.stray.identity] = away
            found[come.side.number][1][come.stray.identity] = here
        return [Moved(*pair) for pair in found]

    def _matched(self) -> list[tuple[_Lonely, _Lonely, bool]]:
        by_id = _match(self._gone, self._come, lambda lonely: lonely.stray.identity[:2], ALIKE)
        taken = {id(lonely) for pair in by_id for lonely in pair}
        gone, come = (
            [
                lonely
                for lonely in side
                if id(lonely) not in taken
                and not lonely.stray.is_matched
                and lonely.stray.title
                and lonely.stray.identity[0] != _NOT_GUESSED
            ]
            for side in (self._gone, self._come)
        )
        by_title = _match(
            gone, come, lambda lonely: (lonely.stray.identity[0], lonely.stray.title), SURELY_ALIKE
        )
        return [*((*pair, False) for pair in by_id), *((*pair, True) for pair in by_title)]


def _match(
    gone: Iterable[_Lonely], come: Iterable[_Lonely], mark: Callable[[_Lonely], Hashable], least: float
) -> list[tuple[_Lonely, _Lonely]]:
    """Match what has the same mark and is alike enough, the most alike first; where there are too many, nothing."""
    groups: dict[Hashable, tuple[list[_ReadItem], list[_ReadItem]]] = {}
    waiting = {mark(lonely) for lonely in gone} & {mark(lonely) for lonely in come}
    for number, side in enumerate((gone, come)):
        for lonely in side:
            if (name := mark(lonely)) in waiting:
                groups.setdefault(name, ([], []))[number].append(_ReadItem.of(lonely))
    return [
        pair
        for old, new in groups.values()
        if len(old) * len(new) <= _MOST
        for pair in _closest(old, new, least)
    ]


def _closest(
    gone: Sequence[_ReadItem], come: Sequence[_ReadItem], least: float
) -> Iterator[tuple[_Lonely, _Lonely]]:
    shares = [
        (-_share(old, new), *place)
        for place, (old, new) in zip(
            product(range(len(gone)), range(len(come))), product(gone, come), strict=True
        )
        if _may_move(old.item, new.item)
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for share, number, other in sorted(shares):
        if -share >= least and number not in taken[0] and other not in taken[1]:
            taken[0].add(number)
            taken[1].add(other)
            yield gone[number].item, come[other].item


class _ReadItem(NamedTuple):
    """An item with what it says, and its words."""

    item: _Lonely
    text: str
    words: Counter[str]

    @classmethod
    def of(cls, item: _Lonely) -> _ReadItem:
        return cls(item, canonical(item.data), words(item.data))


def _may_move(gone: _Lonely, come: _Lonely) -> bool:
    homes = {lonely.side.plan.home if lonely.side.plan else "" for lonely in (gone, come)} - {""}
    return gone.side.number != come.side.number and len(homes) < 2


def _share(gone: _ReadItem, come: _ReadItem) -> float:
    """Return how alike two items are; those are most alike that say the same, then those with the same id and title."""
    if gone.text == come.text:
        return 3.0
    old, new = gone.item.stray, come.item.stray
    is_called_the_same = bool(old.title) and old.title == new.title and old.identity == new.identity
    return likeness(gone.words, come.words) + is_called_the_same


def _title(data: Data) -> str:
    title = data.get("titel") if isinstance(data, dict) else None
    return title if isinstance(title, str) else ""
