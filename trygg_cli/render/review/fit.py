"""A comment made to fit what its host takes: what matters least is left out first, and counted.

An entry is shown whole or not at all; only the words below it can go before it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of a list: its head, and below it words that may be left out. `mark` names it in what is left out."""

    head: str
    body: str = ""
    mark: str = ""


@dataclass(slots=True)
class CommentSection:
    """Entries under a heading. The lower its rank, the longer it stays.

    `note` says how many entries were left out, `bare` that what stands below them was.
    """

    heading: str
    entries: Sequence[ListLine]
    rank: int
    note: Callable[[int], str]
    bare: str = ""
    is_folded: bool = False
    kept: set[int] = field(default_factory=set)
    bodies: set[int] = field(default_factory=set)

    def text(self) -> str:
        """Return the section as far as it is kept."""
        shown = [(number, self.entries[number]) for number in sorted(self.kept)]
        lines = [self._line(number, entry) for number, entry in shown]
        is_bare = any(entry.body and number not in self.bodies for number, entry in shown)
        notes = [*([self.bare] if is_bare else []), *([self.note(self.left)] if self.left else [])]
        parts = [*(["\n".join(lines)] if lines else []), *notes]
        if self.is_folded:
            parts = [f"<details><summary>{self.heading}</summary>", *parts, "</details>"]
        else:
            parts = [f"#### {self.heading}", *parts]
        return _GAP.join(parts)

    @property
    def left(self) -> int:
        """How many entries are left out."""
        return len(self.entries) - len(self.kept)

    def _line(self, number: int, entry: ListLine) -> str:
        return (
            f"- {entry.head}<br>{entry.body}" if entry.body and number in self.bodies else f"- {entry.head}"
        )

    def least(self) -> int:
        """Return how long the section is without entries but with all its notes."""
        return length(_GAP.join([self.text(), "", self.bare]))

    def keep_all(self) -> None:
        """Leave nothing out."""
        self.kept, self.bodies = set(range(len(self.entries))), set(range(len(self.entries)))


@dataclass(frozen=True, slots=True)
class Chapter:
    """What there is to say of one plan, or of no plan when its front is empty."""

    front: str
    sections: Sequence[CommentSection]

    def text(self) -> str:
        """Return the chapter as far as it is kept."""
        return _GAP.join(filter(None, [self.front, *(section.text() for section in self.sections)]))


def length(text: str) -> int:
    """Return how long hosts say that a text is: in UTF-16, since they count so, and line ends as two characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 + text.count("\n")


def fit(
    front: str,
    chapters: Sequence[Chapter],
    limit: int,
    note: Callable[[int], str],
    tail: Callable[[list[str]], str],
) -> str:
    """Return the comment, not longer than the limit.

    `note` says that whole chapters were left out, `tail` what is to follow when entries of some marks were.
    """
    sections = [section for chapter in chapters for section in chapter.sections]
    for section in sections:
        section.keep_all()
    whole = _GAP.join([front, *(chapter.text() for chapter in chapters)])
    if length(whole) <= limit:
        return whole
    for section in sections:
        section.kept, section.bodies = set(), set()
    marks = [entry.mark for section in sections for entry in section.entries if entry.mark]
    if length(tail(marks)) > limit // 2:
        marks, tail = [], _nothing
    room = limit - length(_GAP.join([front, note(len(chapters)), tail(marks)])) - 2 * len(_GAP)
    shown = []
    for chapter in chapters:
        cost = length(_GAP + chapter.front) + sum(
            length(_GAP) + comment_section.least() for comment_section in chapter.sections
        )
        if cost > room:
            break
        room -= cost
        shown.append(chapter)
    _fill([section for chapter in shown for section in chapter.sections], room)
    left = len(chapters) - len(shown)
    ends = [*([note(left)] if left else []), *filter(None, [tail(_left_out(shown, chapters))])]
    return _GAP.join([front, *(chapter.text() for chapter in shown), *ends])


def _nothing(_marks: list[str]) -> str:
    return ""


def _fill(sections: Iterable[CommentSection], room: int) -> None:
    """Keep as many entries as there is room for, by rank: their heads first, then what stands below them."""
    by_rank: dict[int, list[CommentSection]] = defaultdict(list)
    for section in sections:
        by_rank[section.rank].append(section)
    for _, alike in sorted(by_rank.items()):
        for section in alike:
            for number, entry in enumerate(section.entries):
                cost = length(f"- {entry.head}\n")
                if cost <= room:
                    room -= cost
                    section.kept.add(number)
        for section in alike:
            for number in sorted(section.kept):
                body = section.entries[number].body
                cost = length(f"<br>{body}")
                if body and cost <= room:
                    room -= cost
                    section.bodies.add(number)


def _left_out(shown: Sequence[Chapter], chapters: Sequence[Chapter]) -> list[str]:
    """Return the marks of the entries that are not shown."""
    there = {id(section): section.kept for chapter in shown for section in chapter.sections}
    return [
        entry.mark
        for chapter in chapters
        for section in chapter.sections
        for number, entry in enumerate(section.entries)
        if entry.mark and number not in there.get(id(section), ())
    ]
