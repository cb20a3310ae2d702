"""What git's index knows of files: what they held when they were added, and how they looked then.

A file that looks as it did holds that still, so that it need not be read.  As git does, this believes no file that
may have been written to after the index was; nor one of which the index says anything unusual.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from trygg_cli.desk.git import Repository

_ENTRY = re.compile(
    rb"\d+ ([0-9a-f]+) 0\t([^\0]+)\0  ctime: (\d+):(\d+)\n  mtime: (\d+):(\d+)\n"
    rb"  dev: \d+\tino: (\d+)\n  uid: \d+\tgid: \d+\n  size: (\d+)\tflags: 0\n"
)
"""An entry as git tells it to people; where another git tells it otherwise, the file is read."""

_SECOND = 1_000_000_000
_WORD = 0xFFFFFFFF
"""The most that git keeps of a figure."""


def hashes(repository: Repository, folder: str, wanted: Collection[str]) -> dict[str, str]:
    """Return what the wanted files in a folder hold, by their paths from the root, where the index tells it."""
    written = _looks(repository.index)
    if written is None:
        return {}
    found = {}
    listed = repository.answer("ls-files", "-z", "--stage", "--debug", "--full-name", "--", folder or ".")
    for entry in _ENTRY.finditer(listed):
        hash_, path = entry[1].decode("ascii"), os.fsdecode(entry[2])
        seen = _looks(repository.root / path) if path in wanted else None
        known = [int(part) for part in entry.groups()[2:]]
        if seen and max(seen[:4]) and seen == known and seen[2:4] < written[2:4]:
            found[path] = hash_
    return found


def _looks(path: Path) -> list[int] | None:
    """Return when a file was changed and written to, which it is, and its size, as git keeps them."""
    try:
        facts = os.lstat(path)
    except OSError:
        return None
    times = (*divmod(facts.st_ctime_ns, _SECOND), *divmod(facts.st_mtime_ns, _SECOND))
    return [figure & _WORD for figure in (*times, facts.st_ino, facts.st_size)]
