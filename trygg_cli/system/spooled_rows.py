"""Rows on their way into an answer: the first in memory, and where there are many, on the disk until it is written."""

from __future__ import annotations

import json
import weakref
from datetime import date
from itertools import islice
from typing import IO, TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.table import Row, Value

_TOGETHER = 500
"""So many rows are in memory at most, and read again together."""


class NoRoom(TryggError):
    """There is no place to put rows for a while."""

    hint = message("is the disk for temporary files full?")

    def __init__(self, reason: Message) -> None:
        super().__init__(message("the plans cannot be laid out for questions: {reason}", reason=reason))


class SpooledRows:
    """Rows that can be gone through again and again, and take little room however many they are."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._last: list[Row] = []
        self._file: IO[bytes] | None = None
        self._spooled = 0
        self.extend(rows)

    def extend(self, rows: Iterable[Row]) -> None:
        """Put rows after those there are; raises `NoRoom`."""
        coming = iter(rows)
        while some := [*islice(coming, _TOGETHER - len(self._last))]:
            self._last += some
            if len(self._last) == _TOGETHER:
                self._put_aside()

    def __len__(self) -> int:
        """Return how many there are."""
        return self._spooled + len(self._last)

    def __iter__(self) -> Iterator[Row]:
        """Yield them in order."""
        at = 0
        while self._file and at < self._end:
            self._file.seek(at)
            line = self._file.readline()
            at += len(line)
            yield from map(_row, json.loads(line, object_hook=_day))
        yield from self._last

    def _put_aside(self) -> None:
        written = json.dumps(self._last, default=_told, separators=(",", ":")).encode()
        try:
            if self._file is None:
                self._file = _temporary()
                self._end = 0
                weakref.finalize(self, self._file.close)
            self._file.seek(self._end)
            self._end += self._file.write(written + b"\n")
            self._file.flush()
        except OSError as error:
            from trygg_cli.system import system_errors

            raise NoRoom(system_errors.complaint(error)) from error
        self._spooled += len(self._last)
        self._last = []


def _temporary() -> IO[bytes]:
    import tempfile  # only what is large needs it

    return tempfile.TemporaryFile()


def _told(day: object) -> dict[str, str]:
    """Return a day as JSON, which has none; a cell holds nothing else that JSON lacks."""
    assert isinstance(day, date)
    return {"": day.isoformat()}


def _day(told: dict[str, str]) -> date:
    return date.fromisoformat(told[""])


def _row(cells: list[Value | list[str]]) -> Row:
    return tuple([tuple(cell) if isinstance(cell, list) else cell for cell in cells])
