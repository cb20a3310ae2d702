"""Which paths in a repository are meant: those of plans in a folder or that a pattern matches, or one alone."""

from __future__ import annotations

from fnmatch import fnmatchcase
from glob import glob, has_magic
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from trygg_cli.system import files

if TYPE_CHECKING:
    from trygg_cli.repository.tracked import Tracked


def folder_of(pattern: str) -> str:
    """Return the folder in which all that a pattern matches lies; a path is its own."""
    while has_magic(pattern):
        pattern = pattern.rpartition("/")[0]
    return pattern


def is_wanted(tracked: Tracked, pattern: str) -> bool:
    """Tell whether a file is in a folder, matches a pattern or is the one file; a submodule may hold such ones."""
    if tracked.is_module:
        inner, outer = sorted(
            (f"{tracked.path}/", f"{folder_of(pattern)}/".removeprefix("/")), key=len, reverse=True
        )
        return inner.startswith(outer)
    if has_magic(pattern):
        return fnmatchcase(tracked.path, pattern)
    return tracked.path == pattern or is_plan(tracked.path, pattern)


def is_among(path: str | None, ignored: frozenset[str]) -> bool:
    """Tell whether a file is ignored itself, or lies in a folder that is."""
    if path is None or not ignored:
        return False
    return path in ignored or any(f"{folder}/" in ignored for folder in PurePosixPath(path).parents)


def is_pattern(name: str) -> bool:
    """Tell whether a name stands for the files it matches; a file may well be called `*.yaml` itself."""
    return has_magic(name) and not files.path_kind(name) and bool(glob(name, recursive=True))


def is_plan(path: str, folder: str) -> bool:
    """Tell whether a file in a folder is called as plans are, and neither it nor what it lies in is hidden."""
    if folder and not path.startswith(f"{folder}/"):
        return False
    inside = path[len(folder) :].strip("/") if folder else path
    return files.is_plan(path) and not any(part.startswith(".") for part in inside.split("/"))
