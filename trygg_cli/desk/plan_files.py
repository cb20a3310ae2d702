"""Which files names stand for: the plans in a folder, those that a pattern matches, or one.

What cannot be read is named with the reason, so that it does not hide the others.
"""

from __future__ import annotations

import contextlib
import glob
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.message import message
from trygg_cli.period import Period
from trygg_cli.system import terminal, windows
from trygg_cli.system.files import STDIN, PathKind, is_plan, path_kind, reason, relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.message import Message
    from trygg_cli.settings.config import Config

_GIT = ".git"
_REVISION = re.compile(r"[^:\\/][^:]+:(?!\\)")
"""How `REV:path` begins; a drive of Windows is one letter."""
_IN_REVISION = message("a file of a revision is read as in: git show main:plans/plan.yaml | trygg validate -")


class NoPlans(TryggError):
    """There is nothing to do, since no plan was named and none is found."""

    hint = message("name a plan, or make the folder ready with trygg init")

    def __init__(self, places: Iterable[str]) -> None:
        super().__init__(message("there are no plans in {places}", places=list(places)))


def find(names: Iterable[str], config: Config) -> Iterator[str | FileUnreadable]:
    """Yield the files that names stand for: files, folders, globs and `-`; the project's plans for no names.

    A name that stands for nothing yields the reason, so that it does not hide the others. A file that is reached in
    several ways, by a link or ./, is there once, by the first of its names.
    """
    named = [*names]
    wanted = named or [relative(config.folder / plans) for plans in config.plans]
    found = [[*_expand(name, config)] for name in wanted]
    if not named and not any(found):
        raise NoPlans(wanted)
    seen: set[object] = set()
    for name, meant in zip(wanted, found, strict=True):
        if not meant:
            yield FileUnreadable(name, _absence(name), _way_out(name))
        for file in meant:
            mark = _mark(file)
            if mark not in seen:
                seen.add(mark)
                yield file


def readable(names: Iterable[str], config: Config, unread: list[FileUnreadable]) -> Iterator[str]:
    """Yield the files that can be read; complain of the others and note them. Raises the reason where all are such."""
    found = [*find(names, config)]
    faults = [item for item in found if isinstance(item, FileUnreadable)]
    if faults and len(faults) == len(found):
        raise faults[0]
    for fault in faults:
        terminal.complain(fault)
    unread += faults
    yield from (item for item in found if isinstance(item, str))


def _mark(file: str | FileUnreadable) -> object:
    """Return what tells a file from others, whatever it is called."""
    if isinstance(file, str) and file != STDIN:
        with contextlib.suppress(OSError):
            facts = os.stat(file)
            if facts.st_ino:
                return facts.st_dev, facts.st_ino
    return file


def _absence(name: str) -> Message:
    if path_kind(name) is PathKind.FOLDER:
        return message("there are no plans (.yaml) in the folder")
    if glob.has_magic(name):
        return message("no file matches")
    try:
        os.stat(name)
    except (FileNotFoundError, ValueError):
        pass
    except OSError as error:
        return reason(error)
    return message("there is no such file")


def _way_out(name: str) -> Message | None:
    """Return what may help where what was written for a plan is something else."""
    if _REVISION.match(name):
        return _IN_REVISION
    with contextlib.suppress(ValueError):
        return message(
            "a period is written behind its option: --period {period}", period=Period.parse(name).text
        )
    return None


def _expand(name: str, config: Config) -> Iterator[str | FileUnreadable]:
    kind = path_kind(name)
    if name == STDIN or kind is PathKind.FILE:
        yield windows.slashed(name)
    elif kind is PathKind.FOLDER:
        yield from _below(Path(name).as_posix(), _bounds(name, config))
    elif kind:  # a pipe, such as the shell's <(…)
        yield name
    elif glob.has_magic(name):
        for file in sorted(map(windows.slashed, glob.glob(name, recursive=True))):
            if os.path.islink(file) and Path(file).is_file():
                yield _linked(file, _bounds(os.path.dirname(file) or ".", config))
            elif Path(file).is_file():
                yield file


def _below(folder: str, bounds: str) -> Iterator[str | FileUnreadable]:
    """Yield the plans in a folder and those in it, without what is hidden and without following links to folders."""
    waiting: list[Iterator[os.DirEntry[str]]] = []
    faults = [*_enter(folder, waiting)]
    yield from faults
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
            continue
        name = entry.path.removeprefix("./")
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                if not windows.is_junction(entry):
                    yield from _enter(name, waiting)
            elif is_plan(entry.name):
                yield from _plan(entry, windows.slashed(name), bounds)
        except OSError as error:
            yield FileUnreadable(windows.slashed(name), reason(error))


def _enter(folder: str, waiting: list[Iterator[os.DirEntry[str]]]) -> Iterator[FileUnreadable]:
    """Go into a folder; yield why it cannot be read, if so."""
    try:
        with os.scandir(folder) as found:
            waiting.append(iter(sorted(found, key=lambda entry: entry.name)))
    except OSError as error:
        yield FileUnreadable(windows.slashed(folder), reason(error))


def _plan(entry: os.DirEntry[str], name: str, bounds: str) -> Iterator[str | FileUnreadable]:
    """Yield a file of a folder, unless it is a link that leads astray; what is neither file nor link is none."""
    if not entry.is_symlink():
        if entry.is_file():
            yield name
    elif not entry.is_dir():
        os.stat(entry.path)  # complains of a link that leads nowhere
        if entry.is_file():
            yield _linked(name, bounds)


def _linked(name: str, bounds: str) -> str | FileUnreadable:
    """Return the name of a link to a plan within the bounds, or why it is not followed."""
    real = os.path.realpath(name)
    if is_plan(real) and _is_in(real, bounds):
        return name
    return FileUnreadable(
        name, message("it is a link to what is no plan of the project, and is not followed")
    )


def _bounds(folder: str, config: Config) -> str:
    """Return the folder that links may not lead out of: that of the settings, else of git, else the one asked about."""
    real = os.path.realpath(folder)
    settings = os.path.realpath(config.folder) if config.folder.is_absolute() else ""
    if settings and _is_in(real, settings):
        return settings
    for outer in (real, *map(str, Path(real).parents)):
        if os.path.lexists(os.path.join(outer, _GIT)):
            return outer
    return real


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))
