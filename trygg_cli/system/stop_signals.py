"""What the system ends a program by: heeded as exceptions, so that nothing unfinished is left behind."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Ended by somebody, the terminal closed, and what Windows has for both."""

_FROM_SIGNAL = 128
"""What shells add to the number of the signal that ended a program."""


class Ended(BaseException):
    """The system asks the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = _FROM_SIGNAL + number


@contextmanager
def heeded() -> Iterator[None]:
    """Raise `Ended` meanwhile where such a signal would have ended the program; one that is ignored stays so."""
    owner = os.getpid()
    changed: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        if os.getpid() != owner:  # a process that was made of this one
            os._exit(_FROM_SIGNAL + number)
        for known in changed:
            signal.signal(known, signal.SIG_IGN)  # nothing disturbs what is tidied up
        raise Ended(number)

    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            try:
                signal.signal(number, end)
            except ValueError:  # not in the main thread
                break
            changed.append(number)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)
