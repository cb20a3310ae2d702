"""What a file holds, read so that nothing makes the reader wait for ever: a pipe that nobody writes to, a device."""

from __future__ import annotations

import errno
import os
import select
import stat
import sys
import time
from typing import TYPE_CHECKING

from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATIENCE = 3.0
"""Seconds until somebody must have begun to write to a pipe, or to read from it."""

_PAUSE = 0.02

_FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"))


class Unsuitable(OSError):
    """There is something by that name, and a plan cannot be read from it."""

    def __init__(self, name: str, sentence: Message) -> None:
        super().__init__(None, sentence.text, name)
        self.sentence = sentence


def read(name: str) -> bytes:
    """Return what a file holds; raises `OSError`."""
    return read_with_facts(name)[0]


def read_with_facts(name: str) -> tuple[bytes, os.stat_result]:
    """Return what a file holds and what the system says of it once it is read; raises `OSError`."""
    handle = os.open(name, _FLAGS)  # a pipe opens at once, whether somebody writes to it or not
    with open(handle, "rb") as file:
        mode = os.fstat(handle).st_mode
        first = _first_byte(name, handle) if stat.S_ISFIFO(mode) else b""
        if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not _is_harmless(handle)):
            raise Unsuitable(name, message("it is a device"))
        if not stat.S_ISREG(mode) and hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        return first + file.read(), os.fstat(handle)


def pour(name: str, pieces: Iterable[bytes]) -> None:
    """Write to what is no ordinary file, such as a pipe; raises `OSError`, also where nobody reads from it."""
    handle = _open_to_write(name)
    with open(handle, "wb") as file:
        if hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        file.writelines(pieces)


def _open_to_write(name: str) -> int:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return os.open(name, os.O_WRONLY | _FLAGS)
        except OSError as error:
            if error.errno != errno.ENXIO:  # which is what a pipe says that nobody reads from
                raise
            if time.monotonic() > until:
                raise Unsuitable(name, message("it is a pipe, and nobody reads from it")) from error
            time.sleep(_PAUSE)


def _first_byte(name: str, handle: int) -> bytes:
    """Return the first byte of a pipe, or nothing if it is yet to come; raises `Unsuitable` where nobody writes."""
    if sys.platform == "win32":  # where no file is a pipe
        return b""
    waiting = select.poll()
    waiting.register(handle, select.POLLIN)
    is_known = bool(waiting.poll(_PATIENCE * 1000))
    try:
        first = os.read(handle, 1)
    except BlockingIOError:  # somebody holds the other end, and is slow
        return b""
    if not first and not is_known:
        raise Unsuitable(name, message("it is a pipe, and nobody writes to it"))
    return first


def _is_harmless(handle: int) -> bool:
    """Tell whether a device is a terminal, where somebody writes, or the one that holds nothing."""
    if sys.platform == "win32":
        return True
    return os.isatty(handle) or os.fstat(handle).st_rdev == os.stat(os.devnull).st_rdev
