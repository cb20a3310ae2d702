"""Who is who on the two sides, where no id tells: by what names them, else by how alike their words are."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.change import ChangeKind
from trygg_cli.model.meaning import as_read
from trygg_cli.model.shape import NAMES
from trygg_cli.words.likeness import ALIKE, SURELY_ALIKE

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from trygg_cli.change import Change
    from trygg_cli.data import Data

_LONGEST_LIST, _WORDS, _PATIENCE = 30, 80, 20_000


class MatchedPlaces(NamedTuple):
    """Places in the old and the new list; nothing where one side lacks it. `guessed`: by words alone."""

    old: int | None
    new: int | None
    guessed: bool = False


class Pairing:
    """Pairs lists up, and tires: in a whole comparison so many texts are compared and no more."""

    def __init__(self) -> None:
        self._left = _PATIENCE

    def parts(self, part: str, old: Sequence[Data], new: Sequence[Data]) -> list[MatchedPlaces]:
        """Pair parts without id: equal ones, then by what names them, then by their words."""
        matching = _Matching(old, new)
        matching.same_beginning()
        matching.by(canonical)
        for keys in NAMES.get(part, ()):
            matching.by(partial(_named, keys=keys), self._alike)
        matching.guess(self._alike, ALIKE)
        return matching.pairs()

    def texts(self, old: Sequence[Data], new: Sequence[Data]) -> list[MatchedPlaces]:
        """Pair texts: equal ones, then by their words."""
        return self.parts("", old, new)

    def items(
        self, titles: Callable[[Data], Hashable | None], old: Sequence[Data], new: Sequence[Data]
    ) -> list[MatchedPlaces]:
        """Pair items whose ids are not on the other side: same contents, same title, almost the same words."""
        matching = _Matching(old, new)
        matching.by(canonical, guessed=True)
        matching.by(titles, guessed=True)
        matching.guess(self._alike, SURELY_ALIKE)
        return matching.pairs()

    def _alike(self, old: Data, new: Data) -> float:
        """Return the share of words that two values have in common, the same from either side."""
        self._left -= 1
        if self._left < 0:
            return 0.0
        one, other = sorted((_words(old), _words(new)))
        shared = len({*one} & {*other})
        if not shared or 2 * shared < ALIKE * len({*one}):
            return 0.0
        return SequenceMatcher(None, one, other, autojunk=False).ratio()


class _Matching:
    def __init__(self, old: Sequence[Data], new: Sequence[Data]) -> None:
        self._old, self._new = old, new
        self._found: list[MatchedPlaces] = []
        self._old_left, self._new_left = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))

    def same_beginning(self) -> None:
        """Match what is the same as far as both lists begin alike, as they do where something is added at the end."""
        both = zip(self._old, self._new, strict=False)
        length = next(
            (at for at, (old, new) in enumerate(both) if old != new), min(len(self._old), len(self._new))
        )
        self._take(((at, at) for at in range(length)), guessed=False)

    def by(
        self,
        name: Callable[[Data], Hashable | None],
        alike: Callable[[Data, Data], float] | None = None,
        *,
        guessed: bool = False,
    ) -> None:
        """Match what has the same name; of several with one name the most alike, else in order."""
        if not (self._old_left and self._new_left):
            return
        groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, values, left in ((0, self._old, self._old_left), (1, self._new, self._new_left)):
            for index in left:
                called = name(values[index])
                if called is not None:
                    groups[called][side].append(index)
        for old, new in groups.values():
            if alike and len(old) * len(new) > 1:
                self._closest(old, new, alike, 0.0, guessed=guessed)
            else:
                self._take(zip(old, new, strict=False), guessed=guessed)

    def guess(self, alike: Callable[[Data, Data], float], least: float) -> None:
        """Match what is left by how alike it is; long lists are left alone."""
        if max(len(self._old_left), len(self._new_left)) <= _LONGEST_LIST:
            self._closest([*self._old_left], [*self._new_left], alike, least, guessed=True)

    def pairs(self) -> list[MatchedPlaces]:
        """Return all pairs in the order of the new list, what is gone last."""
        lonely = [*(MatchedPlaces(None, index) for index in self._new_left)]
        gone = [MatchedPlaces(index, None) for index in self._old_left]
        return [*sorted([*self._found, *lonely], key=lambda pair: pair.new or 0), *gone]

    def _closest(
        self,
        old: list[int],
        new: list[int],
        alike: Callable[[Data, Data], float],
        least: float,
        *,
        guessed: bool,
    ) -> None:
        if max(len(old), len(new)) > _LONGEST_LIST:
            self._take(zip(old, new, strict=False), guessed=guessed)
            return
        likeness = [
            (alike(self._old[number], self._new[other]), number, other) for number in old for other in new
        ]
        # the same pairs win from either side
        likeness.sort(key=lambda found: (-found[0], abs(found[1] - found[2]), found[1] + found[2]))
        self._take(((number, other) for share, number, other in likeness if share >= least), guessed=guessed)

    def _take(self, pairs: Iterable[tuple[int, int]], *, guessed: bool) -> None:
        for old, new in pairs:
            if old in self._old_left and new in self._new_left:
                del self._old_left[old], self._new_left[new]
                self._found.append(MatchedPlaces(old, new, guessed))


def is_seen(change: Change) -> bool:
    """Tell whether a sentence can show a change: not if the values differ in white space alone."""
    return change.kind is not ChangeKind.CHANGED or as_read(change.old) != as_read(change.new)


def canonical(value: Data) -> str:
    """Return a value as one text, the same for the same contents; its id and the order of keys aside."""
    kept = {key: part for key, part in value.items() if key != "id"} if isinstance(value, dict) else value
    return json.dumps(kept, sort_keys=True)


def _named(value: Data, keys: tuple[str, ...]) -> Hashable | None:
    if not isinstance(value, dict):
        return None
    name = tuple(value.get(key) if isinstance(value.get(key), str) else None for key in keys)
    return name if any(name) else None


def _words(value: Data) -> list[str]:
    return re.findall(r"\w+", canonical(value)[:2000].casefold())[:_WORDS]
