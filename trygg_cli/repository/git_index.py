"""What git's index knows of files: what they held when they were added, and how they looked then.

A file that looks as it did holds that still, so that it need not be read.  As git does, this believes no file that
may have been written to after the index was; nor one of which the index says anything unusual.  An index of another
make than git's own at first is not read, and then it knows of no file.
"""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEAD = struct.Struct(">4sII")
_FIGURES = struct.Struct(">10I")
_SIGNED = struct.Struct(">4sI")
_ORDINARY = (2, 3)
"""The versions of the format that have each path in full."""
_NAME, _UNUSUAL = 0x0FFF, 0xF000
"""The bits of an entry's flags that tell how long its path is, and those that an ordinary file has none of."""
_EXTENDED, _LONG = 0x4000, 0x0FFF
_FILE = 0x8000
_SECOND = 1_000_000_000
_WORD = 0xFFFFFFFF
"""The most that git keeps of a figure."""

Looks = tuple[int, int, int, int, int, int]
"""When a file was changed and written to, in seconds and what is above them, which file it is, and its size."""


class IndexedFiles(NamedTuple):
    """The files of an index by path, each with what it held and how it looked; and the tree that they all make.

    There is no tree where git has not told the index since something was added.
    """

    files: dict[bytes, tuple[bytes, Looks]]
    tree: bytes
    written: Looks

    def hash_of(self, path: bytes, facts: os.stat_result) -> str | None:
        """Return what a file holds by the index; nothing where it must be read to tell that."""
        found = self.files.get(path)
        seen = looks(facts)
        if found and found[1] == seen and any(seen[:4]) and seen[2:4] < self.written[2:4]:
            return found[0].hex()
        return None


def read(path: Path, length: int) -> IndexedFiles:
    """Return what the index in a file knows, with hashes of so many bytes; one that cannot be read knows nothing."""
    try:
        with path.open("rb") as file:
            written, content = looks(os.fstat(file.fileno())), file.read()
        entries = _Entries(content, length)
        return IndexedFiles(dict(entries.files()), entries.tree(), written)
    except (OSError, struct.error, ValueError):
        return IndexedFiles({}, b"", (0,) * 6)


def looks(facts: os.stat_result) -> Looks:
    """Return how a file looks, as git keeps it."""
    changed, wrote = facts.st_ctime_ns, facts.st_mtime_ns
    return (
        changed // _SECOND & _WORD,
        changed % _SECOND,
        wrote // _SECOND & _WORD,
        wrote % _SECOND,
        facts.st_ino & _WORD,
        facts.st_size & _WORD,
    )


class _Entries:
    """The entries of an index, and what stands after them; raises `struct.error` and `ValueError`."""

    def __init__(self, content: bytes, length: int) -> None:
        self._content, self._length, self._at = content, length, _HEAD.size
        signature, version, self._count = _HEAD.unpack_from(content)
        if signature != b"DIRC" or version not in _ORDINARY:
            raise ValueError(version)

    def files(self) -> Iterator[tuple[bytes, tuple[bytes, Looks]]]:
        """Yield the ordinary files with their paths, hashes and looks."""
        content, length, unpack, at = self._content, self._length, _FIGURES.unpack_from, self._at
        before = _FIGURES.size + length + 2
        for _ in range(self._count):
            changed, changed_ns, wrote, wrote_ns, _dev, node, mode, _user, _group, size = unpack(content, at)
            start = at + before
            flags = content[start - 2] << 8 | content[start - 1]
            if flags & _EXTENDED:
                start += 2
            end = start + (flags & _NAME) if flags & _NAME < _LONG else content.index(b"\0", start)
            if not flags & _UNUSUAL and mode & 0xF000 == _FILE:
                seen = changed, changed_ns, wrote, wrote_ns, node, size
                yield content[start:end], (content[at + 40 : at + 40 + length], seen)
            at += (end - at + 8) // 8 * 8
        self._at = at

    def tree(self) -> bytes:
        """Return the tree that all entries make, as git last told; the files must have been gone through."""
        content, at, found = self._content, self._at, b""
        while at < len(content) - self._length:
            name, size = _SIGNED.unpack_from(content, at)
            at += _SIGNED.size
            if name[:1].islower():  # what follows changes what the entries mean
                raise ValueError(name)
            if name == b"TREE":
                count, _, rest = content[at : at + size].partition(b"\0")[2].partition(b"\n")
                found = b"" if count.startswith(b"-") else rest[: self._length]
            at += size
        return found
