"""Notes that are kept from one run to the next, in the user's cache: of what was once read and never changes.

Whoever keeps a note names it by all that it follows from, so that it is right as long as it is there.  Notes that
were damaged, or that cannot be kept, are as if they had never been.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from zlib import crc32

from trygg_cli.system import cache

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 1.0
"""Seconds to wait for another process that keeps its notes."""

_MOST = 1 << 20
"""So many characters wait until the notes are closed."""

_TABLE = "create table if not exists note(key text primary key, mark integer, text text) without rowid"
_ASKED = "select mark, text from note where key = ?"


class KeptNotes(dict[str, str]):
    """Notes by name: those of this run, and where one is lacking, what was kept. All are kept when closed, at last."""

    def __init__(self, about: str) -> None:
        self._path = cache.place("notes", about)
        self._connection = _opened(self._path) if self._path else None
        self._room, self._is_new = 0, False

    def __missing__(self, key: str) -> str:
        """Return what was kept."""
        with suppress(sqlite3.Error):
            found = self._connection and self._connection.execute(_ASKED, (key,)).fetchone()
            if found and isinstance(found[1], str) and found[0] == _mark(key, found[1]):
                return found[1]
        raise KeyError(key)

    def __setitem__(self, key: str, text: str) -> None:
        """Note something; notes that take much room are kept at once."""
        super().__setitem__(key, text)
        self._room += len(text)
        if self._room > _MOST and self._connection is not None:
            with suppress(sqlite3.Error, UnicodeError):
                self._keep(self._connection)
            self.clear()
            self._room = 0

    def _keep(self, connection: sqlite3.Connection) -> None:
        rows = [(key, _mark(key, text), text) for key, text in self.items()]
        with connection:
            connection.executemany("insert or replace into note values (?, ?, ?)", rows)
        self._is_new = True

    def close(self) -> None:
        """Keep what is new, if there is room for it."""
        if self._connection is None or self._path is None:
            return
        with closing(self._connection) as connection, suppress(sqlite3.Error, UnicodeError):
            if self:
                self._keep(connection)
            if self._is_new:
                cache.trim(self._path)


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return the database of notes; nothing where it cannot be used, and a damaged one is removed."""
    with suppress(sqlite3.Error):
        connection = sqlite3.connect(path, timeout=_PATIENCE)
        try:
            connection.execute(_TABLE)
        except sqlite3.Error as error:
            connection.close()
            if getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                cache.remove(path)
        else:
            return connection
    return None


def _mark(key: str, text: str) -> int:
    """Return what tells a note that was damaged."""
    return crc32(f"{key} {text}".encode())
