"""Making fixes: in passes, since one can make room for another, and each pass read again before it counts."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.edit.mend import mends
from trygg_cli.position import Span
from trygg_cli.reading.document import Document, read
from trygg_cli.text import splice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from trygg_cli.data import Data
    from trygg_cli.lint.rule import Fix
    from trygg_cli.message import Message
    from trygg_cli.position import Route
    from trygg_cli.text.splice import Splice

MAX_PASSES = 10
MAX_TRIES = 100
"""Times that a pass is read again, at most, in search of the fixes that do harm; those not tried are not made."""


@dataclass(frozen=True)
class Fixed:
    """A document after its fixes, what they were, and how many are left that only a person should ask for."""

    document: Document
    made: tuple[Message, ...]
    unsafe_left: int

    @property
    def text(self) -> str:
        """The text after the fixes."""
        return self.document.text


def fix(
    document: Document,
    found_fixes: Callable[[Document], Iterable[Fix]],
    *,
    include_unsafe: bool = False,
) -> Fixed:
    """Return a document with all fixes made that leave it with no more problems than it had.

    `found_fixes` returns the fixes of what the rules find in a document without problems.  One that would end an
    approval, since other letters stand where somebody approved, is not safe in this document.
    """
    made: list[Message] = []
    unsafe_left = 0
    for _ in range(MAX_PASSES):
        known = [*mends(document), *(() if document.problems else found_fixes(document))]
        unsafe_left = 0 if include_unsafe else sum(not mend.is_safe for mend in known)
        wanted = [*_disjoint(mend for mend in known if include_unsafe or mend.is_safe)]
        one_pass = _Pass(document, include_unsafe=include_unsafe)
        one_pass.take(wanted)
        unsafe_left += one_pass.waiting
        if not one_pass.taken:
            break
        document = one_pass.result
        made += (mend.title for mend in one_pass.taken)
    return Fixed(document, tuple(made), unsafe_left)


def _disjoint(fixes: Iterable[Fix]) -> Iterator[Fix]:
    """Yield the fixes that touch no characters of an earlier one, nor stand next to them."""
    taken: list[Splice] = []
    for mend in fixes:
        if not any(_touches(taken, part) for part in mend.splices):
            for part in mend.splices:
                insort(taken, part)
            yield mend


def _touches(taken: Sequence[Splice], part: Splice) -> bool:
    at = bisect_left(taken, part)
    before, after = taken[max(0, at - 1) : at], taken[at : at + 1]
    return any(replacement.end >= part.start for replacement in before) or any(
        replacement.start <= part.end for replacement in after
    )


class _Pass:
    """Fixes made at once on one document, as far as they do no harm together."""

    def __init__(self, document: Document, *, include_unsafe: bool) -> None:
        self._before = document
        self._include_unsafe = include_unsafe
        self._tries = 0
        self.waiting = 0
        self.taken: list[Fix] = []
        self.result = document

    def take(self, fixes: Sequence[Fix]) -> None:
        """Make these fixes too; where they do harm, first the one half of them and then the other."""
        if not fixes or self._tries == MAX_TRIES:
            return
        self._tries += 1
        wanted = [*self.taken, *fixes]
        splices = [part for mend in wanted for part in mend.splices]
        result = _made(self._before, splices)
        is_sound = result is not None and _is_sound(self._before, result, sorted(splices))
        if result and is_sound and (self._include_unsafe or not _ends_approval(self._before, result)):
            self.taken, self.result = wanted, result
        elif len(fixes) > 1:
            self.take(fixes[: len(fixes) // 2])
            self.take(fixes[len(fixes) // 2 :])
        else:
            self.waiting += is_sound


def _made(document: Document, splices: Sequence[Splice]) -> Document | None:
    try:
        return read(document.name, splice.apply(document.text, splices))
    except splice.Overlap:  # within one fix; others do not touch
        return None


def _ends_approval(before: Document, after: Document) -> bool:
    """Tell whether an approval that held would not; where there were problems nothing is known of them."""
    return not before.problems and len(after.remarks) > len(before.remarks)


def _is_sound(before: Document, after: Document, splices: Sequence[Splice]) -> bool:
    """Tell whether there are no more problems than before, and no other data than where the splices are."""
    if after.text == before.text or len(after.problems) > len(before.problems):
        return False
    writing = [
        replacement
        for replacement in splices
        if replacement.text or before.text[replacement.start : replacement.end].strip()
    ]
    starts = [replacement.start for replacement in writing]
    for route in _differences(before.data, after.data, ()):
        place = Span(before.spans.key(route).start if route else 0, before.spans.value(route).end)
        at = bisect_left(starts, place.start)
        is_inside = at < len(starts) and starts[at] <= place.end
        if not is_inside and not (at and writing[at - 1].end > place.start):
            return False
    return True


def _differences(old: Data, new: Data, route: Route) -> Iterator[Route]:
    """Yield the ways to what is not the same: as deep down as they lead, and to where keys have been added."""
    if isinstance(old, dict) and isinstance(new, dict):
        if new.keys() - old.keys():
            yield route
        for key, value in old.items():
            yield from _differences(value, new.get(key), (*route, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, value in enumerate(old):
            yield from _differences(value, new[index], (*route, index))
    elif old != new:
        yield route
