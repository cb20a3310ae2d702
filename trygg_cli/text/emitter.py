"""New values as text in the style of the file that they are put into: quoted only where needed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.text.source import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NewCollection = Mapping[str, "NewValue"] | Sequence["NewValue"]
NewValue = _NewCollection | str | None
"""Plain data: dicts, lists and texts, as reading gives them; nothing may stand in a list."""


class InBrackets(dict[str, str]):
    """A mapping that is to stand in { }, whatever others like it do in the file."""


WIDTH = 110
"""Columns on a line; a longer text is folded."""

_SHORT = 24
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
# no sign that means something to YAML at the beginning, and none that does further on
_PLAIN = re.compile(
    r"""(?!-(?:\s|$)|---|\.\.\.|=$|<<)[^\s,\[\]{}#&*!|>'"%@`?:](?:[^#:\n\t\r]|:(?=\S)|(?<!\s)#)*(?<!\s)"""
)
_FLOW_SIGNS = re.compile(r"[,\[\]{}?]|:(?!\d)")
_EDGES = re.compile(r"^\s|\s$")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class TextStyle(NamedTuple):
    """How a file is written: its line end, and how far things are indented.

    `in_brackets` tells of a key whether its value is written in brackets here; of a key in a tuple, whether the
    items of its list are; nothing where the file does not say.
    """

    line_end: str = "\n"
    step: int = 2
    dash: int = 2
    """How far a dash is indented from the key above it."""
    dash_width: int = 2
    """How far what stands behind a dash is from it."""
    in_brackets: Callable[[str | tuple[str]], bool | None] = lambda _: None


class Emitted(NamedTuple):
    """What stands behind a colon or dash, and the lines below it."""

    first: str
    rest: list[str]


@lru_cache(maxsize=1024)  # the same keys, words and days are written again and again
def scalar(text: str, *, in_flow: bool = False) -> str:
    """Return a text on one line."""
    if text not in _NULLS and not UNPRINTABLE.search(text):
        is_plain = _PLAIN.fullmatch(text) and (len(text) < 1_000 or not in_flow)
        if is_plain and not (in_flow and _FLOW_SIGNS.search(text)):
            return text
    return quoted(text)


def quoted(text: str, sign: str | None = None) -> str:
    """Return a text in quotes, in those that need no escapes if there are such and none are asked for."""
    can_be_single = not UNPRINTABLE.search(text) and not any(letter in text for letter in "\n\r\t")
    wants_single = sign == "'" or (sign is None and ('"' in text or "\\" in text) and "'" not in text)
    if can_be_single and wants_single:
        return "'" + text.replace("'", "''") + "'"
    escaped = "".join(_ESCAPES.get(letter, letter) for letter in text)
    return '"' + UNPRINTABLE.sub(_escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}"


def key(text: str, *, in_flow: bool = False) -> str:
    """Return a key, without its colon."""
    return scalar(text, in_flow=in_flow or ":" in text)


def in_flow(value: NewValue) -> str:
    """Return a value in brackets, or a text as it may stand in them."""
    if value is None:
        return "~"
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{key(name, in_flow=True)}: {in_flow(item)}" for name, item in value.items())
            + "}"
        )
    return "[" + ", ".join(in_flow(item) for item in value) + "]"


class Emitter:
    """Writes new values in one style."""

    def __init__(self, style: TextStyle) -> None:
        self.style = style

    def value(
        self,
        value: NewValue,
        column: int,
        name: str | None,
        in_list: str | None = None,
        *,
        brackets: bool | None = None,
    ) -> Emitted:
        """Return a value as it stands behind a key (with its name) or a dash in this column.

        `in_list` is the name of the list that it is an item of, `brackets` what the items beside it are written with.
        """
        if isinstance(value, str):
            return self._text(value, column + (self.style.step if name else self.style.dash_width))
        if value is None:
            return Emitted("~", [])
        if brackets is None:
            brackets = self.style.in_brackets(name or (in_list or "",))
        if not value or self._fits_brackets(value, column, name, brackets=brackets):
            return Emitted(in_flow(value), [])
        if name is None:
            lines = self._lines(value, column + self.style.dash_width, in_list)
            return Emitted(lines[0].lstrip(" "), lines[1:])
        offset = self.style.dash if isinstance(value, list) else self.style.step
        return Emitted("", self._lines(value, column + offset, name))

    def _lines(self, value: _NewCollection, column: int, name: str | None) -> list[str]:
        """Return the lines of a mapping or a list that begins in a column."""
        lines: list[str] = []
        margin = " " * column
        if isinstance(value, dict):
            for inner, item in value.items():
                first, rest = self.value(item, column, inner)
                lines += (f"{margin}{key(inner)}: {first}" if first else f"{margin}{key(inner)}:", *rest)
        else:
            dash = margin + "-" + " " * (self.style.dash_width - 1)
            for item in value:
                first, rest = self.value(item, column, None, in_list=name)
                lines += (dash + first, *rest)
        return lines

    def _fits_brackets(
        self, value: _NewCollection, column: int, name: str | None, *, brackets: bool | None
    ) -> bool:
        """Tell whether a collection is written in brackets: where the file does so, or if it is a list of words."""
        if isinstance(value, InBrackets):
            return True
        if brackets is False:
            return False
        scalars = [*_scalars(value)]
        if any("\n" in text for text in scalars):
            return False
        if brackets is None:
            are_words = all(
                isinstance(item, str) and " " not in item and len(item) <= _SHORT for item in value
            )
            if not (isinstance(value, list) and are_words):
                return False
        return column + len(name or "") + 2 + len(in_flow(value)) <= WIDTH

    def _text(self, text: str, column: int) -> Emitted:
        """Return a text; one that is long or has several lines in lines of their own, if that is sure to keep it."""
        margin = " " * column
        if "\r" in text or UNPRINTABLE.search(text):
            return Emitted(quoted(text), [])
        if "\n" in text:
            lines = _literal(text)
            if lines:
                head = "|" if text.endswith("\n") else "|-"
                return Emitted(head, [margin + line if line else "" for line in lines])
        elif column + len(text) > WIDTH and not _EDGES.search(text):
            lines = [*_folded(text, WIDTH - column)]
            if len(lines) > 1:
                return Emitted(">-", [margin + line for line in lines])
        return Emitted(scalar(text), [])


def _scalars(value: NewValue) -> Iterator[str]:
    if value is None or isinstance(value, str):
        yield value or "~"
        return
    for item in value.values() if isinstance(value, dict) else value:
        yield from _scalars(item)


def _literal(text: str) -> list[str]:
    """Return the lines of a text that may stand as they are below |; none where spaces at their ends mean something."""
    lines = text.removesuffix("\n").split("\n")
    is_sure = lines[0] and lines[-1] and not _EDGES.search(lines[0])
    return lines if is_sure and all(line == line.rstrip() for line in lines) else []


def _folded(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text that may stand below >, parted only at single spaces."""
    line = ""
    for word in _WORDS.split(text):
        if line and len(line) + 1 + len(word) > max(width, 40):
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


_WORDS = re.compile(r"(?<![ \t]) (?![ \t])")
