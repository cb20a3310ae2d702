"""The data of a text in which nothing is out of the ordinary, read without the place of anything.

Places take a fourth of what it costs to read a plan, and of one that is as it should be nobody asks for them. This
says the same as `event_reader` or nothing at all: whatever that would note or refuse is left to it.
"""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from trygg_cli.data import Data, Fields
from trygg_cli.late_loading import late
from trygg_cli.position import Blank, Span
from trygg_cli.text import libyaml, old_keys
from trygg_cli.text.event_reader import BLOCK_STYLES, MAX_DEPTH, MAX_SIZE, NO_BLOCK, NODE, NULLS

_QUESTION_MARK = late(r"[\s{,]\?\S")
"""What may be a question mark that begins a key in { }."""


_BEFORE_NODES = ("\n", "\r", ",", ":", "-", "[", "{")
"""One of these stands before each key and value but for the first."""


class OrdinaryData(NamedTuple):
    """What stands in a text, and the keys with nothing after them."""

    data: Data
    blanks: list[Blank]


class _Extraordinary(Exception):
    """There is something that takes a closer look."""


def read(text: str) -> OrdinaryData | None:
    """Return what stands in a text; nothing where anything in it is out of the ordinary."""
    yaml = libyaml.load()
    most = len(text) * (NODE + 1)  # were there a value at each sign
    if most > MAX_SIZE and len(text) + NODE * sum(map(text.count, _BEFORE_NODES)) > MAX_SIZE:
        return None
    if "?" in text and _QUESTION_MARK.search(text):
        return None
    with suppress(_Extraordinary, yaml.YAMLError, UnicodeError):
        return _DataReader(text, yaml.events).document()
    return None


class _DataReader:
    """One walk over the events of one text.

    A scalar comes as what it says, and where it says nothing as the place where it would; what begins a collection as
    what returns it when it is called; the end of a collection as nothing.
    """

    next_event: Callable[[], Any]

    def __init__(self, text: str, events: Any) -> None:
        self.text = text
        self.events = events
        self.blanks: list[Blank] = []
        self.keys: dict[str, str] = {}
        """Every key there is, by how it is written: as it is compared."""
        self.depth = 0

    def document(self) -> OrdinaryData:
        """Return the data of the one document, if it is a mapping."""
        makers: libyaml.Makers = {
            "ScalarEvent": self._scalar,
            "AliasEvent": _refuse,
            "MappingStartEvent": partial(_begun, self._pairs),
            "SequenceStartEvent": partial(_begun, self._items),
            "MappingEndEvent": _ended,
            "SequenceEndEvent": _ended,
        }
        with libyaml.events(self.text, makers) as self.next_event:
            next_event = self.next_event
            next_event()
            next_event()
            root = next_event()
            if root != self._pairs:
                raise _Extraordinary
            data = root()
            next_event()
            if type(next_event()) is not self.events.StreamEndEvent:
                raise _Extraordinary
        if not old_keys.OLDER.isdisjoint(self.keys.values()):
            raise _Extraordinary
        return OrdinaryData(data, self.blanks)

    def _scalar(
        self, anchor: str | None, tag: str | None, _: object, value: str, begin: Any, end: Any, style: str
    ) -> str | int:
        if tag or anchor:
            raise _Extraordinary
        if style:
            if style in BLOCK_STYLES and NO_BLOCK.match(self.text[begin.index : end.index].rstrip()):
                raise _Extraordinary
        elif value in NULLS:
            if value:
                raise _Extraordinary
            place: int = begin.index
            return place
        return value

    def _items(self) -> list[Data]:
        data: list[Data] = []
        next_event = self._deeper()
        while (value := next_event()) is not None:
            if type(value) is not str:
                if type(value) is int:
                    raise _Extraordinary
                value = value()
            data.append(value)
        self.depth -= 1
        return data

    def _pairs(self) -> Fields:
        keys, next_event = self.keys, self._deeper()
        data: Fields = {}
        empty: list[str] = []
        while (written := next_event()) is not None:
            key = keys.get(written) or self._new_key(written)
            if key in data:
                raise _Extraordinary
            value = next_event()
            if type(value) is str:
                data[key] = value
            elif type(value) is int:
                self._blank(data, key, value)
                data[key] = None
                empty.append(key)
            else:
                data[key] = value()
        self.depth -= 1
        for key in empty:
            del data[key]
        return data

    def _deeper(self) -> Callable[[], Any]:
        if self.depth == MAX_DEPTH:
            raise _Extraordinary
        self.depth += 1
        return self.next_event

    def _new_key(self, written: object) -> str:
        if type(written) is not str or written == "<<":
            raise _Extraordinary
        key = self.keys[written] = written if written.isascii() else unicodedata.normalize("NFC", written)
        return key

    def _blank(self, inside: Fields, key: str, after: int) -> None:
        """Note a key with nothing after its colon, if that is how it is written."""
        place = Span(after - 1 - len(key), after - 1)
        if self.text[place.start : after] != f"{key}:":
            raise _Extraordinary
        self.blanks.append(Blank(inside, key, place))


def _begun(read: Callable[[], Data], anchor: str | None, tag: str | None, *_: object) -> Callable[[], Data]:
    if tag or anchor:
        raise _Extraordinary
    return read


def _ended(*_: object) -> None:
    return None


def _refuse(*_: object) -> None:
    raise _Extraordinary
