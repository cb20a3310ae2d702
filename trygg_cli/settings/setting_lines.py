"""In which line of a file of settings something stands, which the parser of TOML does not tell."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SHARED = "pyproject.toml"
_TOKENS = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
    r"|\#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)


def line_of(path: Path, keys: tuple[str, ...]) -> int | None:
    """Return the line in which a setting begins: that of the first heading or setting with which it is there."""
    whole = ("tool", "trygg", *keys) if path.name == _SHARED else keys
    left: tuple[str, ...] | None = whole
    try:
        for line, statement in _statements(path.read_text("utf-8-sig")):
            data = tomllib.loads(statement)
            if statement.lstrip().startswith("["):
                found = left = _rest(data, whole)
            else:
                found = _rest(data, left) if left else None
            if found == ():
                return line
    except (OSError, ValueError):
        return None
    return None


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each heading, setting and empty line of a file, with the line in which it begins."""
    begin, line, depth = 0, 1, 0
    for token in _TOKENS.finditer(text):
        depth += (token[0] in ("[", "{")) - (token[0] in ("]", "}"))
        if token[0] == "\n" and not depth:
            statement = text[begin : token.end()]
            yield line, statement
            begin, line = token.end(), line + statement.count("\n")
    yield line, text[begin:]


def _rest(data: object, route: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what is left of a route where data end; nothing if they lead elsewhere."""
    for depth, key in enumerate(route):
        if not isinstance(data, dict) or (data and key not in data):
            return None
        if not data:
            return route[depth:]
        data = data[key]
    return ()
