"""The door to the disk for all that is written: a file is replaced whole or not at all.

A lock keeps other writers of this machine away, what the file held when it was read is compared with what it holds, the
new content goes to a file beside it that is on the disk before it takes the place, and who may use it stays.  A program
without our lock, such as an editor, may write in the last moment before that: then its file is put back.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.system import access, file_content, folder_lock, leftovers, windows

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries to replace a file that something else looks at for a moment."""

_ONLY_MINE, _AS_OTHERS = 0o600, 0o666


class FileChanged(TryggError):
    """A file is not what it was when it was read."""

    hint = message("run the command again")

    def __init__(self, name: str) -> None:
        super().__init__(
            message("{name} was changed by somebody else meanwhile, and nothing is written", name=name)
        )


def replace(name: str, content: bytes, expected: bytes | None = None) -> None:
    """Put content in the place of what a file holds, or where none is yet; a link stays and is looked through.

    With `expected`, which is what the file held when it was read, only if it still does.  Raises `FileChanged`,
    `FolderBusy`, and `OSError` for what the system refuses or what would lock somebody out; then the file is as it was.
    """
    if os.path.exists(name) and not os.path.isfile(name):  # a device or a pipe cannot be replaced
        file_content.pour(name, [content])
        return
    path = _real(name)
    with folder_lock.held(path.parent) as is_locked:
        leftovers.sweep(path.parent, is_locked=is_locked)
        with leftovers.file_beside(path) as new:
            _write(new, content, is_new=not path.exists())
            if expected is None:
                take_place(new, path)
            else:
                _take_place_of(expected, new, path, name)


@contextmanager
def staged(name: str) -> Iterator[Path]:
    """Give a path to make a file or folder at, which takes the place of `name` when whole; raises as `replace`."""
    path = _real(name)
    with leftovers.folder_beside(path) as folder:
        yield folder / "new"
        _sync(folder / "new")
        with folder_lock.held(path.parent):
            take_place(folder / "new", path)


def _real(name: str) -> Path:
    """Return the path that links lead to; raises `OSError` where they lead in a circle."""
    path = Path(os.path.realpath(name))
    if path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), name)
    return path


def take_place(new: Path, old: Path) -> None:
    """Put a new file in the place of an old one at once, with the access of that; or a folder where there is none."""
    if old.is_file():
        access.keep(old, new)
    _rename(new, old)
    _sync(old.parent)


def _take_place_of(expected: bytes, new: Path, path: Path, name: str) -> None:
    """Put a new file in the place of one that holds what is expected, also after the last moment; or `FileChanged`."""
    access.keep(path, new)
    with leftovers.file_beside(path) as kept:
        if not windows.is_here():  # where a file that is open cannot be replaced
            with contextlib.suppress(OSError):  # not every disk has hard links
                os.link(path, kept)
        if path.read_bytes() != expected:
            raise FileChanged(name)
        _rename(new, path)
        _sync(path.parent)
        if kept.exists() and kept.read_bytes() != expected:
            _rename(kept, path)
            raise FileChanged(name)


def _write(new: Path, content: bytes, *, is_new: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(new, flags, _AS_OTHERS if is_new else _ONLY_MINE)
    with open(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _rename(new: Path, old: Path) -> None:
    """Put a file or folder in the place of another.

    Windows refuses as long as anybody has either open, also the moment that a virus scanner or OneDrive looks at it.
    """
    for pause in _PAUSES if windows.is_here() else ():
        try:
            os.replace(new, old)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(new, old)


def _sync(folder: Path) -> None:
    """Let a new name be on the disk, where folders can be asked for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
