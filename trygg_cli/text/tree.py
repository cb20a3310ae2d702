"""The text of a plan as a tree that can be changed; what is not changed is written as it stood, byte for byte.

Comments and empty lines above a key or dash belong to it, as do the comment behind it and those below it that
are indented deeper.  Only what is asked for is taken apart (`text.entries`), so that a change of a large plan costs
little, and a command that changes nothing pays nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.text.text_spans import COMMENT

if TYPE_CHECKING:
    from trygg_cli.position import Node
    from trygg_cli.text.emitter import NewValue

LINE_END = re.compile(r"\r\n|\n|\r")
_BLANKS = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")


class NotEditable(Exception):
    """What is asked for stands in a text in a way that cannot surely be changed."""


class Repeated(NotEditable):
    """What is asked for stands in several places at once, by an anchor and aliases."""


@dataclass(slots=True)
class AsWritten:
    """A value as it stands in the file, beginning at a place; of what has been moved no place is known."""

    text: str
    node: Node
    at: int


@dataclass(slots=True)
class New:
    """A value that is to be written; in brackets or not, and in which quotes, where that is asked for."""

    data: NewValue
    brackets: bool | None = None
    quotes: str | None = None


@dataclass(slots=True)
class TreeEntry:
    """A key or a dash with its value.

    `lead` holds the lines above, `label` the key and its colon, or the dash, `gap` what stands between that and the
    value, `after` the rest of its line and the comments below that belong to it.  In brackets, `after` ends where the
    comma belongs, and `trail` is the rest of the line behind that.
    """

    key: str | None
    lead: str
    label: str
    gap: str
    value: AsWritten | New | Collection
    after: str
    trail: str = ""

    def margin(self) -> str:
        """Return the empty lines that it begins with."""
        found = _BLANKS.match(self.lead)
        return found[0] if found else ""

    def remarks(self) -> str:
        """Return the lines above it from the first comment on."""
        return self.lead[len(self.margin()) :]


@dataclass(slots=True)
class BlockCollection:
    """A mapping or list without brackets, under a key of the name, or in a list of that name.

    `head` is what stands between the key or dash above and the first line, or only spaces where the first entry
    is on the line of a dash; `tail` holds the comments below the last entry.
    """

    name: str | None
    is_mapping: bool
    column: int
    head: str
    entries: list[TreeEntry]
    tail: str = ""

    def insert(self, at: int, entry: TreeEntry, line_end: str, *, is_spaced: bool = False) -> None:
        """Put an entry in, with an empty line above it where the others have one."""
        between = self._between(line_end if is_spaced else "")
        if at == 0 and self.entries:
            first = self.entries[0]
            entry.lead = first.margin() + entry.remarks()
            first.lead = between + first.remarks()
        else:
            entry.lead = (between if self.entries else "") + entry.remarks()
        self.entries.insert(at, entry)

    def remove(self, at: int) -> TreeEntry:
        """Take an entry out, and return it."""
        entry = self.entries.pop(at)
        if at == 0 and self.entries:
            first = self.entries[0]
            first.lead = entry.margin() + first.remarks()
        return entry

    def _between(self, default: str) -> str:
        """Return the empty lines between entries."""
        if self.is_mapping:
            return default
        return self.entries[-1].margin() if len(self.entries) > 1 else default


@dataclass(slots=True)
class FlowCollection:
    """A mapping or list in brackets: `opening` and `closing` are these, with what stands beside them.

    `has_comma` tells that a comma follows the last entry too.
    """

    name: str | None
    is_mapping: bool
    opening: str
    entries: list[TreeEntry]
    closing: str
    has_comma: bool = False

    def insert(self, at: int, entry: TreeEntry, line_end: str, *, is_spaced: bool = False) -> None:  # noqa: ARG002 as of a block
        """Put an entry in, on a line of its own where the others have one."""
        entry.lead, entry.trail = "", ""
        if self._is_on_lines():
            entry.lead = self.entries[-1].lead.rpartition("\n")[2].rpartition("\r")[2]
            entry.trail = line_end
            last = self.entries[-1]
            if at == len(self.entries) and not LINE_END.search(last.trail):
                entry.trail, last.trail = last.trail, line_end
        elif at:
            entry.lead = " "
        elif self.entries:
            entry.lead, self.entries[0].lead = self.entries[0].lead, " "
        self.entries.insert(at, entry)

    def remove(self, at: int) -> TreeEntry:
        """Take an entry out, and return it."""
        entry = self.entries.pop(at)
        if at == 0 and self.entries and not LINE_END.search(entry.trail):
            self.entries[0].lead = entry.lead
        elif at == len(self.entries) and at and not LINE_END.search(entry.trail):
            last = self.entries[-1]
            last.after = "" if not last.after.strip() else last.after
            if COMMENT.search(last.trail):
                self.closing = entry.lead + self.closing
            else:
                last.trail = entry.trail
        return entry

    def _is_on_lines(self) -> bool:
        """Tell whether each entry stands on a line of its own."""
        if not self.entries:
            return False
        is_first_alone = bool(LINE_END.search(self.entries[0].trail))
        return is_first_alone and (len(self.entries) > 1 or bool(LINE_END.search(self.opening)))


Collection = BlockCollection | FlowCollection


def indented(line: str, shift: int) -> str:
    """Return a line moved sideways; one with nothing on it stays as it is."""
    stripped = line.lstrip(" ")
    if not stripped.strip():
        return line
    return " " * max(0, len(line) - len(stripped) + shift) + stripped
