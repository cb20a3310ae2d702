"""One walk over libyaml's events: plain data, the place of every key and value, and what is wrong with the text.

They are walked by methods of our own, which count the levels, since libyaml's composer recurses in C and takes the
interpreter with it on deep nesting (docs/decisions/0001).
"""

import re
import unicodedata
from functools import cached_property
from typing import Any, NamedTuple

from trygg_cli.data import Data, Fields
from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.position import Blank, Lines, Node, SourceMap, Span
from trygg_cli.text import libyaml, old_keys, refusals

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


class EventReader:
    """One walk over the events of one text, with a method for each kind of node.

    Each takes the event that a node begins with, and returns its value and its node in the source map.
    """

    def __init__(self, text: str) -> None:
        yaml = libyaml.load()
        self.text = text
        self.events: Any = yaml.events
        # the C loader where PyYAML has it, which is everywhere that wheels are made for
        self.next_event = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text).get_event
        self.methods: dict[
            type, Any
        ] = {  # unbound: bound ones would hold the reader, and the text, in a circle
            yaml.ScalarEvent: EventReader._scalar,
            yaml.MappingStartEvent: EventReader._collection,
            yaml.SequenceStartEvent: EventReader._collection,
            yaml.AliasEvent: EventReader._alias,
        }
        self.problems: list[PlacedProblem] = []
        self.blanks: list[Blank] = []
        self.anchors: dict[str, Any] = {}
        """Value and size of what has been read; for what is being read, the event it began with."""
        self.unused: dict[str, int] = {}
        """Where the anchors stand that no alias has referred to yet."""
        self.depth = 0
        self.size = 0

    def read(self) -> Parsed:
        """Return the one document of the text, or why there is none."""
        from yaml import MarkedYAMLError

        try:
            data, root = self._within_bounds()
        except MarkedYAMLError as error:
            from trygg_cli.text import yaml_error

            self._give_up(yaml_error.explain(error, self.text), _end(error))
        except UnicodeDecodeError:
            self.problems.append(refusals.undecodable_tag(self.text))
        except _Stop as stop:
            self._give_up(stop.problem, stop.problem.span.start)
        else:
            return Parsed(data, *old_keys.placed(self.text, data, root, self.blanks, self.problems))
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
            from trygg_cli.text import yaml_error

            if not yaml_error.is_too_deep(error):
                raise
            # it reads ahead, so a bound of its own was met first: what stands before that place goes beyond ours
            EventReader(self.text[: _end(error)]).document()
            raise _Stop(refusals.TOO_DEEP.at(Span(_end(error), _end(error) + 1), limit=MAX_DEPTH)) from error

    def document(self) -> tuple[Any, Any]:
        """Return the data of the one document and its node, as far as libyaml follows it."""
        next_event, end = self.next_event, self.events.StreamEndEvent
        next_event()
        if type(next_event()) is end:
            return None, (0, 0)
        event = next_event()
        data, root = self.methods[type(event)](self, event)
        next_event()
        event = next_event()
        if type(event) is not end:
            raise _Stop(refusals.SECOND_DOCUMENT.at(_span(event)))
        for name, place in self.unused.items():
            self._note(refusals.UNUSED_ANCHOR.at(Span(place, place + 1 + len(name)), name=name))
        return data, root

    def _scalar(self, event: _Event) -> tuple[str | None, tuple[int, int]]:
        value, start, end = event.value, event.start_mark.index, event.end_mark.index
        self.size += len(value) + _NODE
        if event.style:
            if event.style in _BLOCK_STYLES:
                end = self._end_of_block(start, end)
        elif value in _NULLS:
            value = None
        if event.tag or event.anchor:
            self._refuse_tag(event)
            self._anchor(event, (value, len(event.value) + _NODE))
        return value, (start, end)

    def _end_of_block(self, start: int, end: int) -> int:
        """Return where a block scalar's own lines end; its event goes on to where the next thing begins."""
        written = self.text[start:end].rstrip()
        if _NO_BLOCK.match(written):
            self._note(refusals.BLOCK_SCALAR.at(Span(start, start + 1)))
        return start + len(written)

    def _collection(self, event: _Event) -> tuple[object, object]:
        if self.depth == MAX_DEPTH:
            raise _Stop(refusals.TOO_DEEP.at(_span(event), limit=MAX_DEPTH))
        self._refuse_tag(event)
        self._anchor(event, event)
        before = self.size
        self.depth += 1
        self.size += _NODE
        is_mapping = type(event) is self.events.MappingStartEvent
        data, inside, end = self._pairs(event) if is_mapping else self._items(event)
        self.depth -= 1
        if event.anchor and self.anchors[event.anchor] is event:
            self.anchors[event.anchor] = data, self.size - before
        return data, (event.start_mark.index, end, inside)

    def _items(self, begin: _Event) -> tuple[list[object], list[object], int]:
        """Return the values of a list, their nodes, and where the list ends."""
        next_event, methods, end = self.next_event, self.methods, self.events.SequenceEndEvent
        data: list[object] = []
        nodes: list[object] = []
        node: Any = ()
        while type(event := next_event()) is not end:
            value, node = methods[type(event)](self, event)
            if self.size > MAX_SIZE:
                raise _Stop(refusals.TOO_LARGE.at(_span(event)))
            data.append(value)
            nodes.append(node)
        return data, nodes, event.end_mark.index if begin.flow_style else node[1]

    def _pairs(self, begin: _Event) -> tuple[Fields, Fields, int]:
        """Return the values of a mapping by key, the places of keys and values, and where it ends."""
        next_event, methods, end = self.next_event, self.methods, self.events.MappingEndEvent
        data: Fields = {}
        places: dict[str, Any] = {}
        node: Any = ()
        while type(event := next_event()) is not end:
            key, (start, stop) = self._key(event, data, places)
            if begin.flow_style and self.text[start - 1] == "?":  # libyaml wants no space after it here
                self._note(refusals.QUESTION_MARK.at(Span(start - 1, start)))
            event = next_event()
            value, node = methods[type(event)](self, event)
            if self.size > MAX_SIZE:
                raise _Stop(refusals.TOO_LARGE.at(_span(event)))
            if key is not None:
                if value is None:
                    self.blanks.append(Blank(data, key, Span(start, stop)))
                else:
                    data[key] = value
                places[key] = (start, stop, node)
        return data, places, event.end_mark.index if begin.flow_style else node[1]

    def _key(
        self, event: _Event, inside: dict[str, Any], before: dict[str, Any]
    ) -> tuple[str | None, tuple[int, int]]:
        """Return a key and its place; no key where there is none to keep."""
        if type(event) is not self.events.ScalarEvent:
            raise _Stop(refusals.NO_TEXT_AS_KEY.at(_span(event)))
        key, place = self._scalar(event)
        if key is None:
            self._note(refusals.MISSING_KEY.at(_span(event)))
            return None, place
        if not key.isascii():
            key = unicodedata.normalize("NFC", key)
        if key == "<<":
            self._note(refusals.MERGE_KEY.at(_span(event)))
            return None, place
        if key in before:
            first = self._lines.position(before[key][0]).line
            self._note(refusals.DUPLICATE_KEY.at(_span(event), key=key, line=first))
            if not has_colon(self.text, place[1]):
                self.blanks.append(Blank(inside, key, Span(*place)))
            return None, place
        return key, place

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def _anchor(self, event: _Event, anchored: object) -> None:
        if event.anchor:
            self.anchors[event.anchor] = anchored
            self.unused[event.anchor] = self.text.index("&", event.start_mark.index)

    def _alias(self, event: _Event) -> tuple[object, object]:
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            raise _Stop(refusals.UNKNOWN_ALIAS.at(_span(event), name=event.anchor))
        if type(anchored) is not tuple:
            raise _Stop(refusals.ALIAS_INSIDE_ITSELF.at(_span(event), name=event.anchor))
        value, size = anchored
        self.size += size
        self.unused.pop(event.anchor, None)
        return value, _span(event)

    def _refuse_tag(self, event: _Event) -> None:
        if event.tag:
            start = self.text.index("!", event.start_mark.index)
            self._note(refusals.tag(self.text, start))

    def _note(self, problem: PlacedProblem) -> None:
        if len(self.problems) == MAX_PROBLEMS:
            raise _Stop(refusals.TOO_MANY.at(problem.span, limit=MAX_PROBLEMS))
        self.problems.append(problem)


def _span(event: _Event) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)


def reach(text: str) -> int:
    """Return how far a text can be read without a mistake in its YAML or a key that is there twice."""
    return EventReader(text).reach()
