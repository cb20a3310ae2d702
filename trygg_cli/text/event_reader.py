"""One walk over libyaml's events: plain data, the place of every key and value, and what is wrong with the text.

They are walked by methods of our own, which count the levels, since libyaml's composer recurses in C and takes the
interpreter with it on deep nesting (docs/decisions/0001).
"""

import unicodedata
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from trygg_cli.data import Fields
from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.late_loading import late
from trygg_cli.position import Blank, Lines, Span
from trygg_cli.text import libyaml, refusals

MAX_DEPTH = 50
MAX_PROBLEMS = 1_000
MAX_SIZE = 50_000_000
"""Most characters with all aliases followed, each value counted as `NODE` more: stops YAML bombs."""
NODE = 80
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
BLOCK_STYLES = frozenset("|>")
# to YAML the number in "mål: >5" is an indentation, and #1 in "mål: >#1" a comment: words would be lost
NO_BLOCK = late(r"[|>][-+]?\d[-+]?(?:\s+#.*)?$|[|>][-+\d]*#")


def has_colon(text: str, end: int) -> bool:
    """Tell whether a colon stands behind a key that ends here; where there is none in { }, it may be half a text."""
    return text.startswith(":", end) or text[end : end + 1_000].lstrip().startswith(":")


class ReadingEnded(Exception):
    """What stands further on is not read: carries the problem that ended it."""

    def __init__(self, problem: PlacedProblem) -> None:
        self.problem = problem


_Mark = Any  # of libyaml, which has no stubs
_Read = tuple[Any, Any]
"""A value, and its node in the source map."""


class EventReader:
    """One walk over the events of one text.

    A scalar, which most events are, comes as its value and its node in the source map; an alias, or what begins a
    collection, as what returns the same when it is called; the end of a collection as its place.
    """

    next_event: Callable[[], Any]

    def __init__(self, text: str) -> None:
        self.text = text
        self.events: Any = libyaml.load().events
        self.problems: list[PlacedProblem] = []
        self.blanks: list[Blank] = []
        self.anchors: dict[str, Any] = {}
        """Value and size of what has been read; for what is being read, the mark where it began."""
        self.unused: dict[str, int] = {}
        """Where the anchors stand that no alias has referred to yet."""
        self.keys: dict[str | None, str] = {}
        """Every key there is, by how it is written: as it is compared."""
        self.depth = 0
        self.size = 0

    def document(self) -> _Read:
        """Return the data of the one document and its node, as far as libyaml follows it."""
        makers: libyaml.Makers = {
            "ScalarEvent": self._scalar,
            "AliasEvent": partial(partial, self._alias),
            "MappingStartEvent": partial(partial, self._collection, self._pairs),
            "SequenceStartEvent": partial(partial, self._collection, self._items),
            "MappingEndEvent": _end_of,
            "SequenceEndEvent": _end_of,
        }
        with libyaml.events(self.text, makers) as self.next_event:
            next_event, end = self.next_event, self.events.StreamEndEvent
            next_event()
            if type(next_event()) is end:
                return None, (0, 0)
            event = next_event()
            data, root = event if type(event) is tuple else event()
            next_event()
            event = next_event()
            if type(event) is not end:
                raise ReadingEnded(
                    refusals.SECOND_DOCUMENT.at(Span(event.start_mark.index, event.end_mark.index))
                )
        for name, place in self.unused.items():
            self._note(refusals.UNUSED_ANCHOR.at(Span(place, place + 1 + len(name)), name=name))
        return data, root

    def _scalar(
        self, anchor: str | None, tag: str | None, _: object, value: str, begin: _Mark, end: _Mark, style: str
    ) -> _Read:
        start, stop = begin.index, end.index
        self.size += len(value) + NODE
        said: str | None = value
        if style:
            if style in BLOCK_STYLES:
                stop = self._end_of_block(start, stop)
        elif value in NULLS:
            said = None
        if tag or anchor:
            self._refuse_tag(tag, start)
            self._anchor(anchor, start, (said, len(value) + NODE))
        return said, (start, stop)

    def _end_of_block(self, start: int, end: int) -> int:
        """Return where a block scalar's own lines end; its event goes on to where the next thing begins."""
        written = self.text[start:end].rstrip()
        if NO_BLOCK.match(written):
            self._note(refusals.BLOCK_SCALAR.at(Span(start, start + 1)))
        return start + len(written)

    def _collection(
        self,
        read: Callable[[object], tuple[object, object, int]],
        anchor: str | None,
        tag: str | None,
        _: object,
        begin: _Mark,
        end: _Mark,
        is_flow: object,
    ) -> _Read:
        start = begin.index
        if self.depth == MAX_DEPTH:
            raise ReadingEnded(refusals.TOO_DEEP.at(Span(start, end.index), limit=MAX_DEPTH))
        if tag or anchor:
            self._refuse_tag(tag, start)
            self._anchor(anchor, start, begin)
        before = self.size
        self.depth += 1
        self.size += NODE
        data, places, stop = read(is_flow)
        self.depth -= 1
        if anchor and self.anchors[anchor] is begin:
            self.anchors[anchor] = data, self.size - before
        return data, (start, stop, places)

    def _items(self, is_flow: object) -> tuple[list[object], list[object], int]:
        """Return the values of a list, their nodes, and where the list ends."""
        next_event = self.next_event
        data: list[object] = []
        nodes: list[object] = []
        node: Any = ()
        while type(event := next_event()) is not int:
            value, node = event if type(event) is tuple else event()
            if self.size > MAX_SIZE:
                raise ReadingEnded(refusals.TOO_LARGE.at(Span(*node[:2])))
            data.append(value)
            nodes.append(node)
        return data, nodes, event if is_flow else node[1]

    def _pairs(self, is_flow: object) -> tuple[Fields, Fields, int]:
        """Return the values of a mapping by key, the places of keys and values, and where it ends."""
        next_event, keys = self.next_event, self.keys
        data: Fields = {}
        places: dict[str, Any] = {}
        node: Any = ()
        while type(event := next_event()) is not int:
            if type(event) is not tuple:
                raise ReadingEnded(refusals.NO_TEXT_AS_KEY.at(_beginning(event)))
            written, (start, stop) = event
            key = keys.get(written)
            if key is None or key in places:
                key = self._new_key(written, Span(start, stop), data, places)
            if is_flow and self.text[start - 1] == "?":  # libyaml wants no space after it here
                self._note(refusals.QUESTION_MARK.at(Span(start - 1, start)))
            event = next_event()
            value, node = event if type(event) is tuple else event()
            if self.size > MAX_SIZE:
                raise ReadingEnded(refusals.TOO_LARGE.at(Span(*node[:2])))
            if key is not None:
                if value is None:
                    self.blanks.append(Blank(data, key, Span(start, stop)))
                else:
                    data[key] = value
                places[key] = (start, stop, node)
        return data, places, event if is_flow else node[1]

    def _new_key(
        self, written: str | None, place: Span, inside: dict[str, Any], before: dict[str, Any]
    ) -> str | None:
        """Return a key that was not met before; nothing where there is none to keep."""
        if written is None:
            self._note(refusals.MISSING_KEY.at(place))
            return None
        key = written if written.isascii() else unicodedata.normalize("NFC", written)
        if key == "<<":
            self._note(refusals.MERGE_KEY.at(place))
            return None
        if key in before:
            first = self._lines.position(before[key][0]).line
            self._note(refusals.DUPLICATE_KEY.at(place, key=key, line=first))
            if not has_colon(self.text, place.end):
                self.blanks.append(Blank(inside, key, place))
            return None
        self.keys[written] = key
        return key

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def _anchor(self, name: str | None, start: int, anchored: object) -> None:
        if name:
            self.anchors[name] = anchored
            self.unused[name] = self.text.index("&", start)

    def _alias(self, name: str, begin: _Mark, end: _Mark) -> _Read:
        anchored, place = self.anchors.get(name), Span(begin.index, end.index)
        if anchored is None:
            raise ReadingEnded(refusals.UNKNOWN_ALIAS.at(place, name=name))
        if type(anchored) is not tuple:
            raise ReadingEnded(refusals.ALIAS_INSIDE_ITSELF.at(place, name=name))
        value, size = anchored
        self.size += size
        self.unused.pop(name, None)
        return value, place

    def _refuse_tag(self, tag: str | None, start: int) -> None:
        if tag:
            self._note(refusals.tag(self.text, self.text.index("!", start)))

    def _note(self, problem: PlacedProblem) -> None:
        if len(self.problems) == MAX_PROBLEMS:
            raise ReadingEnded(refusals.TOO_MANY.at(problem.span, limit=MAX_PROBLEMS))
        self.problems.append(problem)


def _end_of(_begin: _Mark, end: _Mark) -> int:
    place: int = end.index
    return place


def _beginning(begun: partial[_Read]) -> Span:
    """Return where an alias or a collection begins that has not been read."""
    begin, end = (part for part in begun.args if hasattr(part, "line"))
    return Span(begin.index, end.index)
