"""In which line of a file of settings something stands, which the parser of TOML does not tell."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SHARED = "pyproject.toml"


def line_of(path: Path, keys: tuple[str, ...]) -> int | None:
    """Return the line in which a setting begins: the first with which the file, read so far, has it."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, ValueError):
        return None
    route = ("tool", "trygg", *keys) if path.name == _SHARED else keys
    for number, line in enumerate(lines):
        if keys[-1] in line and _is_there(_first_whole(lines, number), route):
            return number + 1
    return None


def _first_whole(lines: list[str], number: int) -> object:
    """Return what the lines say up to this one, with as many after it as the value goes on for."""
    for end in range(number + 1, len(lines) + 1):
        try:
            return tomllib.loads("\n".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
    return None


def _is_there(data: object, route: tuple[str, ...]) -> bool:
    for key in route:
        if not isinstance(data, dict) or key not in data:
            return False
        data = data[key]
    return True
