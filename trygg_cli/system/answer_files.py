"""Answers too large to be held whole: written piece by piece, they take their places only when all is there."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from trygg_cli.errors import FileUnwritable
from trygg_cli.system import (
    answer_targets,
    atomic,
    file_content,
    streams,
    system_errors,
    windows,
    written_answers,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_CHUNK = 1 << 20


@contextmanager
def staged(name: str, *, force: bool | None = None) -> Iterator[Path]:
    """Give a path for what is to take the place of a file or folder when it is whole; raises `FileUnwritable`."""
    windows.check(name)
    try:
        with atomic.staged(name) as new:
            yield new
            if new.is_file():
                digest = written_answers.digest_of(new)
                answer_targets.check(name, digest, force=force)
                written_answers.note(name, digest)
    except OSError as error:
        raise system_errors.refusal(name, error) from error
    except sqlite3.OperationalError as error:  # a full disk and the like
        raise FileUnwritable(name, system_errors.complaint_of_sqlite(error)) from error


@contextmanager
def opened(name: str, *, force: bool | None = None) -> Iterator[IO[bytes]]:
    """Give a file to write an answer to, which goes where it should when it is whole; raises `FileUnwritable`."""
    is_printed = streams.is_answered(name)
    if not is_printed and (os.path.isfile(name) or not os.path.exists(name)):
        with staged(name, force=force) as new, new.open("x+b") as file:
            yield file
        return
    with tempfile.TemporaryFile() as file:
        yield file
        file.seek(0)
        chunks = iter(lambda: file.read(_CHUNK), b"")
        if is_printed:
            for chunk in chunks:
                streams.answer(chunk)
            return
        try:
            file_content.pour(name, chunks)
        except OSError as error:
            raise system_errors.refusal(name, error) from error


def write(name: str, pieces: Iterable[str], *, force: bool | None = None) -> None:
    """Write an answer, of which one piece is worked out after the other, whole or not at all; as `files.write`."""
    if not streams.is_answered(name):
        with opened(name, force=force) as file:
            file.writelines(piece.encode("utf-8", "replace") for piece in pieces)
        return
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace", newline="") as text:
        text.writelines(pieces)
        text.seek(0)
        streams.answer(iter(lambda: text.read(_CHUNK), ""))
