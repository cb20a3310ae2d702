"""What is not finished: files and folders that lie beside what they are to replace, gone whatever happens.

A process that is killed leaves what it had begun. The next that writes in the folder sweeps it up.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import shutil
import stat
import time
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from trygg_cli.system import folder_lock, windows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIX = ".trygg-tmp"
_NAME = re.compile(rf"\..+\.([0-9a-f]{{4}})[0-9a-f]{{8}}{re.escape(_SUFFIX)}")
_LONG_AGO = 86_400
"""Seconds after which nobody is at work any more, where it cannot be told otherwise."""

_ONLY_MINE, _AS_THE_FOLDER = 0o700, 0o777
"""Who may see what is not finished. On Windows a file keeps for good what it got where it was made."""


@cache
def _machine() -> str:
    return hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:4]


def name_beside(path: Path) -> Path:
    """Return a path that nothing has yet, in the same folder; `tempfile` hangs on Windows where it may not write."""
    return path.with_name(f".{path.name[:40]}.{_machine()}{os.urandom(4).hex()}{_SUFFIX}")


@contextmanager
def file_beside(path: Path) -> Iterator[Path]:
    """Give a path beside another for what is to take its place, while the folder is locked."""
    new = name_beside(path)
    try:
        yield new
    finally:
        with contextlib.suppress(OSError):
            new.unlink()


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """Give a new folder beside a path, for what takes so long to make that others may write meanwhile."""
    new, handle = name_beside(path), None
    try:
        with folder_lock.held(path.parent) as is_locked:
            sweep(path.parent, is_locked=is_locked)
            new.mkdir(_AS_THE_FOLDER if windows.is_here() else _ONLY_MINE)
            if not windows.is_here():
                with contextlib.suppress(OSError):
                    handle = folder_lock.lock(new)  # tells who sweeps that somebody is at work
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def sweep(folder: Path, *, is_locked: bool) -> None:
    """Remove what an earlier crash has left in a folder, once in a run; what somebody may be working on stays."""
    _sweep(os.path.realpath(folder), is_locked=is_locked)


@cache
def _sweep(folder: str, *, is_locked: bool) -> None:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            named = _NAME.fullmatch(entry.name)
            if named and _is_left(entry, is_near=is_locked and named[1] == _machine()):
                with contextlib.suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        shutil.rmtree(entry.path)
                    else:
                        os.unlink(entry.path)


def _is_left(entry: os.DirEntry[str], *, is_near: bool) -> bool:
    """Tell whether nobody works on something any more; `is_near` where its maker would have been this machine's."""
    facts = entry.stat(follow_symlinks=False)
    if hasattr(os, "getuid") and facts.st_uid != os.getuid():
        return False
    if not is_near or (stat.S_ISDIR(facts.st_mode) and windows.is_here()):
        return time.time() - facts.st_mtime > _LONG_AGO
    if not stat.S_ISDIR(facts.st_mode):
        return True  # files are made and replaced under the lock that is held now
    try:
        os.close(folder_lock.lock(entry.path))
    except OSError:
        return False
    return True
