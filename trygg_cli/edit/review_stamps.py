"""Approvals put into a plan's text, without touching anything else that stands there.

What still holds is left alone, and what has lapsed stays as history: a new stamp goes last.  Whatever comes out is read
again, and counts only if it is the same plan with the stamps and no more.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.edit import places
from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message
from trygg_cli.reading.approval_validity import KEY, ApprovableItem, folded, lapsed, name_of
from trygg_cli.reading.document import Document, read
from trygg_cli.text import splice
from trygg_cli.text.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.edit.places import Node
    from trygg_cli.position import Route

_PLAIN = re.compile(r"(?!(?:null|Null|NULL)$)[\w§](?:[\w §./()–-]*[\w.)])?")
_REST_OF_LINE = re.compile(r"[^\r\n]*")


@dataclass(frozen=True)
class ReviewStamp:
    """What an approval is to say, each text on one line; decision and comment may be missing."""

    role: str
    date: str
    decision: str | None = None
    comment: str | None = None

    def on(self, item: ApprovableItem) -> dict[str, str]:
        """Return the stamp as data, with the fingerprint of what it approves."""
        said = {"roll": self.role, "datum": self.date, "beslut": self.decision, "kommentar": self.comment}
        return {key: value for key, value in said.items() if value} | {"avtryck": item.fingerprint()}

    def held_by(self, item: ApprovableItem) -> dict[str, str] | None:
        """Return the stamp that already says so of what stands there now, on whatever day."""
        wanted = {key: text for key, text in self.on(item).items() if key in ("beslut", "kommentar")}
        role = folded(self.role)
        return next(
            (
                fields
                for fields in item.holding
                if folded(fields["roll"]) == role and wanted.items() <= fields.items()
            ),
            None,
        )


class Given(NamedTuple):
    """What came of one item: its stamp, whether it had it before, and the role's lapsed stamp that it comes after."""

    item: ApprovableItem
    stamp: dict[str, str]
    was_there: bool = False
    lapsed: dict[str, str] | None = None


class NotWritable(TryggError):
    """There is no place in the text where a stamp can surely be put."""

    hint = message("write it without aliases and without ? before keys, and try again")

    def __init__(self, path: str, item: Message) -> None:
        super().__init__(
            message("{path}: {item} is written so that no approval can be added safely", path=path, item=item)
        )


def approve(
    document: Document, wanted: Sequence[ApprovableItem], stamp: ReviewStamp
) -> tuple[Document, list[Given]]:
    """Return a document without problems with its items stamped, and what came of each; raises `NotWritable`."""
    given = [_given(item, stamp) for item in wanted]
    new = [approval for approval in given if not approval.was_there]
    made = _made(document, new) if new else document
    if made is None:  # one at a time, so that each is put in some way or another
        made = document
        for approval in new:
            made = _made(made, [approval]) or _made(made, [approval], at_end=False)
            if made is None:
                raise NotWritable(document.name, name_of(approval.item, document.data))
    return made, given


def _given(item: ApprovableItem, stamp: ReviewStamp) -> Given:
    held = stamp.held_by(item)
    if held:
        return Given(item, held, was_there=True)
    place = lapsed(item).get(folded(stamp.role))
    return Given(item, stamp.on(item), lapsed=None if place is None else item.stamps[place])


def _made(document: Document, new: Sequence[Given], *, at_end: bool = True) -> Document | None:
    """Return the document with stamps put in, if it is then the same plan with these stamps and no more."""
    together: dict[tuple[int, int], str] = {}
    inner_first = sorted(new, key=lambda value: -len(value.item.route))  # they may end at the same place
    for given in inner_first:
        found = _splice(document, given, at_end=at_end)
        if found is None:
            return None
        together[found[:2]] = together.get(found[:2], "") + found.text
    try:
        text = splice.apply(document.text, (Splice(*place, text) for place, text in together.items()))
    except splice.Overlap:
        return None
    made = read(document.name, text)
    expected = document.data
    for given in new:
        expected = _with(expected, (*given.item.route, KEY), [*given.item.stamps, given.stamp])
    is_that = not made.problems and made.data == expected
    return made if is_that and Counter(places.comments(made)) == Counter(places.comments(document)) else None


def _with(data: Any, route: Route, value: Any) -> Any:
    """Return data with another value at a route; only what leads there is copied."""
    copy = data.copy()
    copy[route[0]] = _with(data[route[0]], route[1:], value) if route[1:] else value
    return copy


def _splice(document: Document, one: Given, *, at_end: bool) -> Splice | None:
    """Return what puts a stamp into the text; nothing where its place is not to be found."""
    text, node = document.text, _node(document, one.item.route)
    written = "{" + ", ".join(f"{key}: {_written(value)}" for key, value in one.stamp.items()) + "}"
    if node is None:
        return None
    if KEY in node[2]:
        return _in_list(text, node[2][KEY], written)
    return _new_list(text, node, written) if at_end else _list_above(text, node, written)


def _in_list(text: str, entry: tuple[int, int, Node], written: str) -> Splice | None:
    """Return what puts a stamp last into a list that is there."""
    _, end, stamps = entry
    rows = stamps[2] if len(stamps) > 2 else []
    if not rows and stamps[0] == stamps[1]:
        colon = text.find(":", end) + 1
        return Splice(colon, colon, f" [{written}]")
    if not rows:
        return Splice(stamps[0], stamps[1], f"[{written}]")
    last = rows[-1]
    if not places.is_block(text, stamps):
        return Splice(last[1], last[1], f", {written}")
    indent = places.indentation(text, text.rfind("-", 0, last[0]))
    return None if indent.strip(" ") else _below(text, last, f"{indent}- {written}")


def _new_list(text: str, node: Node, written: str) -> Splice | None:
    """Return what puts a list with one stamp after all else in an item."""
    key, value = places.entries(node)[0][0], places.entries(node)[-1][1]
    if not places.is_block(text, node):
        return Splice(value[1], value[1], f", {KEY}: [{written}]")
    indent = places.indentation(text, key.start) if key else "?"
    if indent.strip(" "):
        return None
    return _below(text, node, f"{indent}{KEY}:", f"{indent}  - {written}")


def _list_above(text: str, node: Node, written: str) -> Splice | None:
    """Return what puts a list with one stamp before the last key of an item, when no more may follow that."""
    key = places.entries(node)[-1][0]
    if key is None or not places.is_block(text, node):
        return key and Splice(key.start, key.start, f"{KEY}: [{written}], ")
    indent, end = places.indentation(text, key.start), places.line_end(text)
    return Splice(key.start, key.start, f"{KEY}:{end}{indent}  - {written}{end}{indent}")


def _below(text: str, node: Node, *lines: str) -> Splice:
    """Return what puts lines below the one on which a node ends."""
    found = _REST_OF_LINE.match(text, node[1])
    at = found.end() if found else len(text)
    return Splice(at, at, "".join(places.line_end(text) + line for line in lines))


def _node(document: Document, route: Route) -> Node | None:
    """Return where an item stands in the text; nothing where an alias stands for it."""
    node = places.root(document)
    for step in route:
        if len(node) < 3:
            return None
        node = node[2][step][2] if isinstance(step, str) else node[2][step]
    return node if len(node) > 2 else None


def _written(text: str) -> str:
    """Return a text as it may stand in brackets."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
