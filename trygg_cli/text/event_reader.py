"""One walk over libyaml's events: plain data, the place of every key and value, and what is wrong with the text.

They are walked by methods of our own, which count the levels, since libyaml's composer recurses in C and takes the
interpreter with it on deep nesting (docs/decisions/0001).
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from trygg_cli.data import Data, Fields
from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.position import Blank, Lines, Node, SourceMap, Span
from trygg_cli.text import libyaml, old_keys, yaml_error

MAX_DEPTH = 50
MAX_PROBLEMS = 1_000
MAX_SIZE = 50_000_000
"""Most characters with all aliases followed, each value counted as `_NODE` more: stops YAML bombs."""
_NODE = 80
_NOT_YAML = "S01"
_MISREAD = frozenset((_NOT_YAML, "S07"))
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BLOCK_STYLES = frozenset("|>")
# to YAML the number in "mål: >5" is an indentation, and #1 in "mål: >#1" a comment: words would be lost
_NO_BLOCK = re.compile(r"[|>][-+]?\d[-+]?(?:\s+#.*)?$|[|>][-+\d]*#")


class Parsed(NamedTuple):
    """A text as plain data: dicts, lists, strings and `None`."""

    data: Any = None
    spans: SourceMap = SourceMap()
    problems: tuple[PlacedProblem, ...] = ()


def has_colon(text: str, end: int) -> bool:
    """Tell whether a colon stands behind a key that ends here; where there is none in { }, it may be half a text."""
    return text.startswith(":", end) or text[end : end + 1_000].lstrip().startswith(":")


class _Stop(Exception):
    """There is nothing more to read: carries the problem that ended it."""

    def __init__(self, problem: PlacedProblem) -> None:
        self.problem = problem


def _end(error: Any) -> int:
    """Return where the parser gave up."""
    place: int = error.problem_mark.index
    return place


_Event = Any  # of PyYAML, where the stubs think that marks may be missing
_Mark = Any  # of libyaml, which has no stubs


class EventReader:
    """One walk over the events of one text, which makes of each node its value and its node in the source map.

    Of a scalar, which most events are, nothing but these two is made, and of the end of a collection only its place.
    """

    next_event: Callable[[], Any]

    def __init__(self, text: str) -> None:
        self.text = text
        self.events: Any = libyaml.load().events
        self.problems: list[PlacedProblem] = []
        self.blanks: list[Blank] = []
        self.anchors: dict[str, Any] = {}
        """Value and size of what has been read; for what is being read, the event it began with."""
        self.unused: dict[str, int] = {}
        """Where the anchors stand that no alias has referred to yet."""
        self.keys: dict[str | None, str] = {}
        """Every key there is, by how it is written: as it is compared."""
        self.depth = 0
        self.size = 0

    def read(self) -> Parsed:
        """Return the one document of the text, or why there is none."""
        from yaml import MarkedYAMLError

        try:
            data, root = self._within_bounds()
        except MarkedYAMLError as error:
            self._give_up(yaml_error.explain(error, self.text), _end(error))
        except UnicodeDecodeError:
            self.problems.append(yaml_error.undecodable_tag(self.text))
        except _Stop as stop:
            self._give_up(stop.problem, stop.problem.span.start)
        else:
            spans, problems = SourceMap(root, self.blanks), (*self.problems,)
            if old_keys.OLDER.isdisjoint(self.keys.values()):
                return Parsed(data, spans, problems)
            return Parsed(data, *old_keys.placed(self.text, data, spans, problems))
        return Parsed(problems=tuple(self.problems))

    def _give_up(self, problem: PlacedProblem, end: int) -> None:
        """Note what ended the reading, or the slip that led to it."""
        if problem.code == _NOT_YAML:
            from trygg_cli.text import syntax_hints  # only files that cannot be read need it

            problem = syntax_hints.find(problem, end, self.text, reach)
            # what stands behind it was not read as it was meant
            self.problems = [
                placed_problem
                for placed_problem in self.problems
                if placed_problem.span.start < problem.span.start
            ]
        self.problems.append(problem)

    def reach(self) -> int:
        """Return where the first thing stands that cannot be read, or the length of the text."""
        from yaml import MarkedYAMLError

        try:
            self._within_bounds()
        except MarkedYAMLError as error:
            end = _end(error)
            if end >= len(self.text):  # something is never closed: say where it begins
                end = min(len(self.text) - 1, error.context_mark.index if error.context_mark else end)
        except UnicodeDecodeError:
            end = 0
        except _Stop as stop:
            end = stop.problem.span.start
        else:
            end = len(self.text)
        return min([end, *(problem.span.start for problem in self.problems if problem.code in _MISREAD)])

    def _within_bounds(self) -> tuple[Data, Node]:
        """Return the document; whatever libyaml thinks of depth, ours is the bound that is met."""
        from yaml import MarkedYAMLError

        try:
            return self.document()
        except MarkedYAMLError as error:
            if not yaml_error.is_too_deep(error):
                raise
            # it reads ahead, so a bound of its own was met first: what stands before that place goes beyond ours
            EventReader(self.text[: _end(error)]).document()
            raise _Stop(
                yaml_error.TOO_DEEP.at(Span(_end(error), _end(error) + 1), limit=MAX_DEPTH)
            ) from error

    def document(self) -> tuple[Any, Any]:
        """Return the data of the one document and its node, as far as libyaml follows it."""
        made = {"ScalarEvent": self._scalar, "MappingEndEvent": _end_of, "SequenceEndEvent": _end_of}
        with libyaml.events(self.text, made) as self.next_event:
            next_event, end = self.next_event, self.events.StreamEndEvent
            next_event()
            if type(next_event()) is end:
                return None, (0, 0)
            data, root = self._node(next_event())
            next_event()
            event = next_event()
            if type(event) is not end:
                raise _Stop(yaml_error.SECOND_DOCUMENT.at(_span(event)))
        for name, place in self.unused.items():
            self._note(yaml_error.UNUSED_ANCHOR.at(Span(place, place + 1 + len(name)), name=name))
        return data, root

    def _scalar(
        self, anchor: str | None, tag: str | None, _: object, value: str, begin: _Mark, end: _Mark, style: str
    ) -> tuple[str | None, tuple[int, int]]:
        start, stop = begin.index, end.index
        self.size += len(value) + _NODE
        said = value
        if style:
            if style in _BLOCK_STYLES:
                stop = self._end_of_block(start, stop)
        elif value in _NULLS:
            said = None
        if tag or anchor:
            self._refuse_tag(tag, start)
            self._anchor(anchor, start, (said, len(value) + _NODE))
        return said, (start, stop)

    def _end_of_block(self, start: int, end: int) -> int:
        """Return where a block scalar's own lines end; its event goes on to where the next thing begins."""
        written = self.text[start:end].rstrip()
        if _NO_BLOCK.match(written):
            self._note(yaml_error.BLOCK_SCALAR.at(Span(start, start + 1)))
        return start + len(written)

    def _node(self, event: _Event) -> tuple[object, object]:
        """Return the value and the node of what an event begins."""
        if type(event) is tuple:
            return event
        if type(event) is self.events.AliasEvent:
            return self._alias(event)
        if self.depth == MAX_DEPTH:
            raise _Stop(yaml_error.TOO_DEEP.at(_span(event), limit=MAX_DEPTH))
        start = event.start_mark.index
        self._refuse_tag(event.tag, start)
        self._anchor(event.anchor, start, event)
        before = self.size
        self.depth += 1
        self.size += _NODE
        is_mapping = type(event) is self.events.MappingStartEvent
        data, inside, end = (self._pairs if is_mapping else self._items)(event.flow_style)
        self.depth -= 1
        if event.anchor and self.anchors[event.anchor] is event:
            self.anchors[event.anchor] = data, self.size - before
        return data, (start, end, inside)

    def _items(self, is_flow: bool) -> tuple[list[object], list[object], int]:
        """Return the values of a list, their nodes, and where the list ends."""
        next_event = self.next_event
        data: list[object] = []
        nodes: list[object] = []
        node: Any = ()
        while type(event := next_event()) is not int:
            value, node = event if type(event) is tuple else self._node(event)
            if self.size > MAX_SIZE:
                raise _Stop(yaml_error.TOO_LARGE.at(Span(*node[:2])))
            data.append(value)
            nodes.append(node)
        return data, nodes, event if is_flow else node[1]

    def _pairs(self, is_flow: bool) -> tuple[Fields, Fields, int]:
        """Return the values of a mapping by key, the places of keys and values, and where it ends."""
        next_event, keys = self.next_event, self.keys
        data: Fields = {}
        places: dict[str, Any] = {}
        node: Any = ()
        while type(event := next_event()) is not int:
            if type(event) is not tuple:
                raise _Stop(yaml_error.NO_TEXT_AS_KEY.at(_span(event)))
            written, (start, stop) = event
            key = keys.get(written)
            if key is None or key in places:
                key = self._new_key(written, Span(start, stop), data, places)
            if is_flow and self.text[start - 1] == "?":  # libyaml wants no space after it here
                self._note(yaml_error.QUESTION_MARK.at(Span(start - 1, start)))
            event = next_event()
            value, node = event if type(event) is tuple else self._node(event)
            if self.size > MAX_SIZE:
                raise _Stop(yaml_error.TOO_LARGE.at(Span(*node[:2])))
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
            self._note(yaml_error.MISSING_KEY.at(place))
            return None
        key = written if written.isascii() else unicodedata.normalize("NFC", written)
        if key == "<<":
            self._note(yaml_error.MERGE_KEY.at(place))
            return None
        if key in before:
            first = self._lines.position(before[key][0]).line
            self._note(yaml_error.DUPLICATE_KEY.at(place, key=key, line=first))
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

    def _alias(self, event: _Event) -> tuple[object, object]:
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            raise _Stop(yaml_error.UNKNOWN_ALIAS.at(_span(event), name=event.anchor))
        if type(anchored) is not tuple:
            raise _Stop(yaml_error.ALIAS_INSIDE_ITSELF.at(_span(event), name=event.anchor))
        value, size = anchored
        self.size += size
        self.unused.pop(event.anchor, None)
        return value, _span(event)

    def _refuse_tag(self, tag: str | None, start: int) -> None:
        if tag:
            self._note(yaml_error.tag(self.text, self.text.index("!", start)))

    def _note(self, problem: PlacedProblem) -> None:
        if len(self.problems) == MAX_PROBLEMS:
            raise _Stop(yaml_error.TOO_MANY.at(problem.span, limit=MAX_PROBLEMS))
        self.problems.append(problem)


def _end_of(_begin: _Mark, end: _Mark) -> int:
    place: int = end.index
    return place


def _span(event: _Event) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)


def reach(text: str) -> int:
    """Return how far a text can be read without a mistake in its YAML or a key that is there twice."""
    return EventReader(text).reach()
