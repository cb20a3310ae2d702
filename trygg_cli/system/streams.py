"""The standard streams, which may be closed, full or poor, and are to stop no answer that could be given."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

from trygg_cli.system import windows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

_STANDARD_OUTPUT = ("-", "/dev/stdout")


class ReaderGone(Exception):
    """Whoever read what was written has seen enough; click would take the system's own complaint for a failure."""


def prepare() -> None:
    """Let no console stop an answer: files and pipes get UTF-8, a poor console a ? for what it lacks.

    Lines end as the answer says, also on Windows: csv and calendars have ends of their own.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            piped = not stream.isatty() and "PYTHONIOENCODING" not in os.environ
            stream.reconfigure(errors="replace", newline="\n", **({"encoding": "utf-8"} if piped else {}))


def _open_closed() -> None:
    """Let nothing else that is opened take the place of a closed stream; what goes to a closed output fails."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if number == 1 else os.O_RDWR)
    sys.stdin, sys.stdout, sys.stderr = (
        stream or _stream(number) for number, stream in enumerate((sys.stdin, sys.stdout, sys.stderr))
    )


def _stream(number: int) -> TextIO:
    return open(number, "w" if number else "r", encoding="utf-8", closefd=False)


def is_answered(name: str) -> bool:
    """Tell whether an answer that goes by this name goes to whoever runs the command."""
    return name in _STANDARD_OUTPUT


def answer(content: str | bytes | Iterable[str]) -> None:
    """Write an answer to standard output; raises `ReaderGone`."""
    try:
        if isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.writelines([content] if isinstance(content, str) else content)
    except OSError as error:
        if has_no_reader(error):
            raise ReaderGone from error
        raise


def tell(text: str) -> None:
    """Write to standard error; what cannot be said changes nothing of what is done."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        discard(sys.stderr)


def settle() -> None:
    """Drop what neither stream takes, so that Python does not try again when it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            discard(stream)


def discard(stream: TextIO) -> None:
    """Let everything that is yet written to a stream vanish."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def has_no_reader(error: Exception) -> bool:
    """Tell whether the reader, such as head, has seen enough; Windows calls that an invalid argument."""
    if isinstance(error, ReaderGone):
        return True
    if isinstance(error, OSError) and windows.is_here():
        return error.errno in (errno.EPIPE, errno.EINVAL) and error.filename is None
    return isinstance(error, BrokenPipeError)
