"""One writer at a time in a folder, among those on this machine: a lock that ends with the process that holds it.

On a network drive such a lock may not be had, or not be seen by other machines. That keeps nobody from writing:
what a file holds is compared in any case.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 30.0
"""Seconds to wait for another writer, which holds the lock only while it writes what it has ready."""

_PAUSE = 0.01


class FolderBusy(TryggError):
    """Another writer does not come to an end."""

    hint = message("end it if it has stopped, and run the command again")

    def __init__(self, folder: Path) -> None:
        super().__init__(
            message("another trygg is writing in {folder}; nothing is written here", folder=folder.as_posix())
        )


def lock(folder: str | Path) -> int:
    """Lock a folder, and return what to close; raises `BlockingIOError`, or `OSError` where no lock is to be had."""
    if hasattr(os, "O_TEMPORARY"):
        return _locked_by_file(folder, os.O_TEMPORARY | getattr(os, "O_NOINHERIT", 0))
    if sys.platform == "win32":
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    import fcntl

    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def _locked_by_file(folder: str | Path, gone_when_closed: int) -> int:
    """Make a file in a folder that the system removes when it is closed, also with the process that made it."""
    try:
        return os.open(
            os.path.join(folder, ".trygg-lock"), os.O_CREAT | os.O_EXCL | os.O_RDWR | gone_when_closed
        )
    except FileExistsError as error:
        raise BlockingIOError(*error.args) from error


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Keep other writers out of a folder meanwhile; gives whether that could be done. Raises `FolderBusy`."""
    handle = _wait(folder)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


def _wait(folder: Path) -> int | None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return lock(folder)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise FolderBusy(folder) from error
            time.sleep(_PAUSE)
        except OSError:
            return None
