"""Collections in a text taken apart into their entries, each with the comments and lines that belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.position import Span, children, is_mapping, is_scalar, keys_in, line_start
from trygg_cli.text.text_spans import COMMENT
from trygg_cli.text.tree import (
    LINE_END,
    AsWritten,
    BlockCollection,
    FlowCollection,
    NotEditable,
    TreeEntry,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Node

_REST = re.compile(r"[ \t]*(?:(?<!\S)#[^\r\n]*)?(?:\r\n|\n|\r)")
_TRIVIA = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*")
_TRIVIA_LINE = re.compile(r"([ \t]*)(#[^\r\n]*)?(?:\r\n|\n|\r)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)")
_COLON = re.compile(r"[ \t]*:(?=[ \t\r\n])")
_DASH = re.compile(r" *-(?=[ \t\r\n])")
_FLOW_COLON = re.compile(r"\s*:")
_INDICATOR = re.compile(r"(?:&\S+\s+)?[|>](?:[-+]?([1-9])[-+]?|[-+]?)(?!\S)")
_OF_TEXTS = ("|", ">", "&")
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+\s*")
FOR_THE_FILE = re.compile(r"#\s*(?:trygg:|yaml-language-server:|yamllint |-\*-|vim:)")


def sign(text: str, node: Node) -> str:
    """Return the character that a value begins with, its anchor aside."""
    start = node[0]
    first: str = text[start : start + 1]
    anchor = _ANCHOR.match(text, start) if first == "&" else None
    return text[anchor.end() : anchor.end() + 1] if anchor else first


def is_block(text: str, node: Node) -> bool:
    """Tell whether a node is a mapping or list without brackets."""
    return not is_scalar(node) and sign(text, node) not in {"{", "["}


class EntryPlace(NamedTuple):
    """Where an entry of a block stands.

    The lines above it begin at `lead`, its own at `line`, its key or dash at `start`, what follows that at `head`; its
    value ends at `stop`, and what is not its own begins at `end`.
    """

    key: str | None
    lead: int
    line: int
    start: int
    head: int
    stop: int
    end: int
    node: Node


def block(text: str, written: AsWritten, name: str | None, outside: int) -> BlockCollection:
    """Return a collection without brackets taken apart; `outside` is the column of the key or dash it belongs to."""
    node, at, end = written.node, written.at, written.at + len(written.text)
    if outside < 0:
        head, begin = _head(text, line_start(text, first_place(text, node)))
    else:
        begin = first_line(text, node, at)
        head = text[at:begin]
    found = BlockCollection(name, is_mapping(node), 0, head, [])
    for entry in entry_places(text, node, begin, keeps_below=True):
        found.column = entry.start - entry.line
        found.entries.append(_tree_entry(text, entry))
        begin = entry.end
    if begin > end:
        raise NotEditable
    found.tail = text[begin:end]
    return found


def first_line(text: str, node: Node, at: int) -> int:
    """Return where the first entry of a block begins, with the lines above it: behind a dash, or on the next line."""
    first = first_place(text, node)
    if first >= _line_end(text, at):
        return _next_line(text, at)
    if text[at:first].strip(" "):
        raise NotEditable
    return first


def first_place(text: str, node: Node) -> int:
    """Return where the first key or dash is, or the end of the line of an anchor that stands before it."""
    if is_mapping(node):
        return next(iter(keys_in(node).values()))[0]
    return _line_end(text, node[0]) if text[node[0]] == "&" else node[0]


def entry_places(text: str, node: Node, begin: int, *, keeps_below: bool = False) -> Iterator[EntryPlace]:
    """Yield where the entries of a block stand, the lines above the first of which begin at a place.

    The comments below an entry that are indented deeper belong to it, or like all others to the next one.
    """
    line = line_start(text, begin)
    for key, place, value in children(node):
        line, start, head = label_place(text, begin, line, place)
        stop = content_end(text, value, head, start - line)
        end = line_after(text, stop)
        if keeps_below:
            end = below(text, end, start - line)
        yield EntryPlace(key, begin, line, start, head, stop, end, value)
        line = begin = end


def label_place(text: str, begin: int, line: int, key: Span | None) -> tuple[int, int, int]:
    """Return where the line of an entry begins, where its key or dash stands, and what is behind that.

    The lines above it begin at `begin`, which is in the line that begins at `line`; `key` is the place of a key.
    """
    above = _TRIVIA.match(text, begin)
    line = above.end() if above and above.end() > begin else line
    label = _COLON.match(text, key.end) if key else _DASH.match(text, max(line, begin))
    if not label:
        raise NotEditable
    start = key.start if key else label.end() - 1
    if text[max(line, begin) : start].strip(" "):
        raise NotEditable
    return line, start, label.end()


def line_after(text: str, stop: int) -> int:
    """Return where the line ends, its end included, on which a value ends with at most a comment behind it."""
    rest = _REST.match(text, stop)
    if not rest:
        raise NotEditable
    return rest.end()


def _head(text: str, begin: int) -> tuple[str, int]:
    """Return what stays at the top of a file, and where the comment begins that goes with its first key."""
    stays = 0
    for line in _LINE.finditer(text, 0, begin):
        written = line[0].strip()
        if not written.startswith("#") or FOR_THE_FILE.match(written):
            stays = line.end()
    return text[:stays], stays


def _tree_entry(text: str, found: EntryPlace) -> TreeEntry:
    lead = text[found.lead : found.line]
    label = text[found.start : found.head]
    if is_block(text, found.node):
        value = AsWritten(text[found.head : found.end], found.node, found.head)
        return TreeEntry(found.key, lead, label, "", value, "")
    begins = max(found.head, found.node[0])
    value = AsWritten(text[begins : found.stop], found.node, begins)
    return TreeEntry(found.key, lead, label, text[found.head : begins], value, text[found.stop : found.end])


def content_end(text: str, node: Node, at: int, column: int) -> int:
    """Return where the last value in a node ends; of a text in lines of its own, with what belongs to it."""
    key = None
    while len(node) > 2 and node[2] and is_block(text, node):
        inside = node[2]
        if isinstance(inside, dict):
            key, stop, node = next(reversed(inside.values()))
            at = max(at, stop + 1)
        else:
            node = inside[-1]
    end = max(at, node[1])
    if text.startswith(_OF_TEXTS, node[0]) and is_scalar(node) and sign(text, node) in {"|", ">"}:
        indicator = _INDICATOR.match(text, node[0])
        if not indicator:
            raise NotEditable
        return _end_of_text(text, indicator, end, column if key is None else key - line_start(text, key))
    return end


def _end_of_text(text: str, indicator: re.Match[str], end: int, column: int) -> int:
    """Return where a text below | or > ends, with the empty lines that belong to it."""
    line = _LINE.search(text, _next_line(text, indicator.end()))
    content = column + int(indicator[1]) if indicator[1] else indentation(line[0]) if line else 0
    at = _next_line(text, end)
    while (blank := _TRIVIA_LINE.match(text, at)) and not blank[2]:
        at = blank.end()
        if "+" in indicator[0] or len(blank[1]) > content:
            end = _line_end(text, blank.start())
    return end


def below(text: str, end: int, column: int) -> int:
    """Return where the comments end that follow and are indented deeper than a column."""
    at = end
    while line := _TRIVIA_LINE.match(text, at):
        if line[2]:
            if len(line[1]) <= column:
                break
            end = line.end()
        at = line.end()
    return end


def flow(text: str, written: AsWritten, name: str | None) -> FlowCollection:
    """Return a collection in brackets taken apart."""
    node, end = written.node, written.at + len(written.text)
    found = FlowCollection(name, is_mapping(node), text[node[0]], [], text[end - 1])
    at = node[0] + 1
    for key, place, value in children(node):
        entry, following = _in_flow(text, key, place, value, at)
        if found.entries:
            found.entries[-1].after, found.entries[-1].trail, entry.lead = _parted(
                text[at : following[0]], comma=True
            )
        else:
            first, entry.lead = _on_line(text[at : following[0]])
            found.opening += first
        found.entries.append(entry)
        at = following[1]
    rest = text[at : end - 1]
    if found.entries:
        found.has_comma = "," in COMMENT.sub("", rest)
        last = found.entries[-1]
        last.after, last.trail, rest = _parted(rest, comma=found.has_comma)
    found.closing = rest + found.closing
    return found


def _in_flow(
    text: str, key: str | None, place: Span | None, value: Node, at: int
) -> tuple[TreeEntry, tuple[int, int]]:
    """Return an entry in brackets, and where it begins and ends."""
    if is_block(text, value):  # a: 1 in [a: 1]
        raise NotEditable
    if not place:
        if value[0] < at:
            raise NotEditable
        return TreeEntry(None, "", "", "", AsWritten(text[slice(*value[:2])], value, value[0]), ""), value[:2]
    colon = _FLOW_COLON.match(text, place.end)
    after_label = colon.end() if colon else place.end
    start, end = max(after_label, value[0]), max(after_label, value[1])
    if place.start < at or text[place.end : after_label].strip(": \t"):
        raise NotEditable
    if start == end:
        start = end = after_label
    written = AsWritten(text[start:end], value, start)
    entry = TreeEntry(key, "", text[place.start : after_label], text[after_label:start], written, "")
    return entry, (place.start, end)


def _parted(between: str, *, comma: bool) -> tuple[str, str, str]:
    """Return what stands between two entries in brackets: before the comma, behind it on its line, and below."""
    if not comma:
        trail, lead = _on_line(between)
        return "", trail, lead
    at = COMMENT.sub(lambda found: "#" * len(found[0]), between).find(",")
    if at < 0:
        raise NotEditable
    trail, lead = _on_line(between[at + 1 :])
    return between[:at], trail, lead


def _on_line(text: str) -> tuple[str, str]:
    """Return what stands on the first line, its end included, and what below; all is below where there is no end."""
    found = LINE_END.search(text)
    return (text[: found.end()], text[found.end() :]) if found else ("", text)


def _line_end(text: str, at: int) -> int:
    found = LINE_END.search(text, at)
    return found.start() if found else len(text)


def _next_line(text: str, at: int) -> int:
    found = LINE_END.search(text, at)
    return found.end() if found else len(text)


def indentation(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
