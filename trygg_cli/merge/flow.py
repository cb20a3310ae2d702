"""Values in brackets, written anew from the words of both sides."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from trygg_cli.merge.sides import Unsure
from trygg_cli.position import children, is_scalar

if TYPE_CHECKING:
    from trygg_cli.data import Data
    from trygg_cli.merge.sides import Side
    from trygg_cli.position import Node
    from trygg_cli.text.entries import EntryPlace

_SAFE = re.compile(r"""\w(?:[\w ./()%+&–-]*[\w.)%])?|"[^"\n\\]*"|'[^'\n]*'""")


def written(value: Data, *sides: tuple[Side, EntryPlace]) -> str:
    """Return a value in brackets, each word of it as the first of the sides has it that does.

    Raises `Unsure` where the sides have it on several lines: there may be comments in it.
    """
    sources: dict[str, str] = {}
    for side, entry in reversed(sides):
        if "\n" in side.text[entry.node[0] : entry.node[1]]:
            raise Unsure
        _collect(side, entry.node, sources)
    return _write(value, sources)


def _collect(side: Side, node: Node, sources: dict[str, str]) -> None:
    if is_scalar(node):
        text = side.text[node[0] : node[1]]
        if _SAFE.fullmatch(text):
            sources[text[1:-1].replace("''", "'") if text[0] in "\"'" else text] = text
        return
    for _, _, value in children(node):
        _collect(side, value, sources)


def _write(value: Data, sources: dict[str, str]) -> str:
    if isinstance(value, dict):
        pairs = (f"{_write(key, {key: key})}: {_write(item, sources)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_write(item, sources) for item in value) + "]"
    if not isinstance(value, str):
        raise Unsure
    source = sources.get(value, value)
    return source if _SAFE.fullmatch(source) else json.dumps(value, ensure_ascii=False)
