"""Making fixes: in passes, since one can make room for another, and each pass read again before it counts."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.edit.mend import mends
from trygg_cli.position import Span
from trygg_cli.reading.reread import NotAsMeant, reread_beside
from trygg_cli.text import splice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from trygg_cli.lint.rule import Fix
    from trygg_cli.message import Message
    from trygg_cli.reading.document import Document
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
        result = _made(self._before, wanted)
        if result and (self._include_unsafe or not _ends_approval(self._before, result)):
            self.taken, self.result = wanted, result
        elif len(fixes) > 1:
            self.take(fixes[: len(fixes) // 2])
            self.take(fixes[len(fixes) // 2 :])
        else:
            self.waiting += result is not None


def _made(document: Document, fixes: Iterable[Fix]) -> Document | None:
    """Return a document with fixes made, where that changes something and does no harm."""
    splices = sorted(part for mend in fixes for part in mend.splices)
    writing = [Span(start, end) for start, end, text in splices if text or document.text[start:end].strip()]
    try:
        text = splice.apply(document.text, splices)
        return reread_beside(document, text, writing) if text != document.text else None
    except (splice.Overlap, NotAsMeant):  # an overlap is within one fix; others do not touch
        return None


def _ends_approval(before: Document, after: Document) -> bool:
    """Tell whether an approval that held would not; where there were problems nothing is known of them."""
    return not before.problems and len(after.remarks) > len(before.remarks)
