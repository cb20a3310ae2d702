"""Findings that are known and frozen, so that later runs show only what is new.

They are kept by plan, item and rule, and counted: not by line or index, so that an item may move and its
neighbours change.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

VERSION = 1

Key = tuple[str, str, str]
"""Name of the plan (its id, after its municipality), kind and id of the item (empty for the plan itself), code."""


class BadBaseline(TryggError):
    """The file does not hold a baseline."""

    hint = message("write it anew with trygg lint --write-baseline")

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} is not a baseline", name=name))


class BaselineComparison:
    """Findings set against those that are known, plan by plan."""

    def __init__(self, known: Counter[Key]) -> None:
        self.hidden = 0
        self._left = Counter(known)
        self._known = {plan for plan, _, _ in known}
        self._plans: set[str] = set()

    def new(self, plan: str, keys: Sequence[Key]) -> list[bool]:
        """Tell of each finding in a plan whether it is new."""
        frozen = known_as(plan, self._known)
        self._plans.add(frozen)
        if not self._left:
            return [True] * len(keys)
        found = []
        for key in keys:
            known = key if frozen == plan else (frozen, *key[1:])
            found.append(self._left[known] <= 0)
            self._left[known] -= 1
        self.hidden += found.count(False)
        return found

    def mended(self, codes: Collection[str] | None = None) -> int:
        """Return how many known findings are gone, in these plans and by rules that were asked: all without codes."""
        left = self._left.items()
        return sum(count for key, count in left if count > 0 and _is_within(key, self._plans, codes))


def dump(keys: Iterable[Key]) -> str:
    """Return a baseline as text."""
    tree: dict[str, dict[str, dict[str, int]]] = {}
    for (plan, item, code), count in sorted(Counter(keys).items()):
        tree.setdefault(plan, {}).setdefault(item, {})[code] = count
    return json.dumps({"trygg-baseline": VERSION, "plans": tree}, ensure_ascii=False, indent=2) + "\n"


def may_be_one(text: str) -> bool:
    """Tell whether a file may be written anew as a baseline: it is empty, or was one, whatever has become of it."""
    return not text.strip() or '"trygg-baseline"' in text


def load(name: str, text: str) -> Counter[Key]:
    """Return how many findings of each key a baseline holds; raises `BadBaseline`."""
    try:
        whole: Any = json.loads(text.removeprefix("\ufeff"))
        if whole["trygg-baseline"] != VERSION:
            raise BadBaseline(name)
        known = Counter(
            {
                (plan, item, code): count
                for plan, items in whole["plans"].items()
                for item, codes in items.items()
                for code, count in codes.items()
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadBaseline(name) from error
    if not all(type(count) is int and count > 0 for count in known.values()):
        raise BadBaseline(name)
    return known


def known_as(plan: str, known: Collection[str]) -> str:
    """Return the name by which a plan is known: its id alone, where it was frozen before its municipality was told."""
    id_ = plan.rpartition("/")[2]
    return id_ if plan not in known and id_ in known else plan


def outside(
    known: Counter[Key], plans: Collection[str], codes: Collection[str] | None = None
) -> Counter[Key]:
    """Return what stays frozen when a run freezes what it found: all that it has not looked for."""
    names = {plan for plan, _, _ in known}
    looked_at = {known_as(plan, names) for plan in plans}
    return Counter({key: count for key, count in known.items() if not _is_within(key, looked_at, codes)})


def _is_within(key: Key, plans: Collection[str], codes: Collection[str] | None) -> bool:
    plan, _, code = key
    return plan in plans and (codes is None or code in codes)
