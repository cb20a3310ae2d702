"""Where indexes of plans are kept, and how to tell that a file has changed.

They lie in the folder that the system sets apart for a person's caches, and nobody else may read them.  An index
is for one version of trygg, one selection of plans and one moment; its name is made from them all.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import trygg_cli
from trygg_cli.system import file_content

try:
    from _blake2 import blake2b  # `hashlib` loads OpenSSL too, which takes longer than to look up an answer
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 1 << 31
"""How much the indexes may take together; the one in use may take more."""

_ONLY_MINE = 0o600
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_DAY = 86_400
_SETTLED = 2_000_000_000
"""Nanoseconds after which a change is sure to be seen in a file's time; some file systems count in whole seconds."""


def place(*key: object) -> Path | None:
    """Return the file of the index for a key, made if it is not there; nothing where there can be none."""
    folder = home()
    if folder is None:
        return None
    name = digest(repr((*_code(), *key)).encode("utf-8", "surrogatepass")).hex()
    path = folder / "trygg" / f"index-{name[:32]}.sqlite"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), _ONLY_MINE)
        try:
            is_safe = _is_mine(os.fstat(handle))
        finally:
            os.close(handle)
        os.utime(path)  # what was not used for long is the first to go
    except OSError:
        return None
    return path if is_safe else None


def remove(path: Path) -> None:
    """Remove an index and what SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-journal"):  # in this order: a journal mends what is half written
        with contextlib.suppress(OSError):
            path.with_name(name).unlink()


def trim(used: Path) -> None:
    """Remove the indexes that were used longest ago, as far as all together take too much."""
    with contextlib.suppress(OSError):
        found = [(path.stat(), path) for path in used.parent.glob("index-*.sqlite") if path != used]
        room = MOST_BYTES - used.stat().st_size
        for facts, path in sorted(found, key=lambda value: value[0].st_mtime, reverse=True):
            room -= facts.st_size
            if room < 0 and time.time() - facts.st_mtime > _DAY:  # one of today may be in use
                remove(path)


def stamp(facts: os.stat_result) -> str:
    """Return how a file looks: another stamp for certain means that it was written to, the same one likely not."""
    return f"{facts.st_size}:{facts.st_mtime_ns}:{facts.st_ctime_ns}:{facts.st_ino}:{facts.st_dev}"


def read(name: str) -> tuple[bytes, str]:
    """Return what a file holds and its stamp, which is empty where it may yet change without looking otherwise."""
    now = time.time_ns()
    before = os.stat(name)
    content, after = file_content.read_with_facts(name)
    is_settled = max(after.st_mtime_ns, after.st_ctime_ns) < now - _SETTLED
    is_plain = stat.S_ISREG(after.st_mode) and stamp(before) == stamp(after)
    return content, stamp(after) if is_settled and is_plain else ""


def digest(content: bytes) -> bytes:
    """Return what tells contents apart."""
    return blake2b(content, digest_size=32).digest()


def home() -> Path | None:
    """Return the folder for caches by the convention of the platform."""
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        folder = _below_home("Library", "Caches")
    else:
        wanted = os.environ.get("XDG_CACHE_HOME", "")
        folder = wanted if os.path.isabs(wanted) else _below_home(".cache")
    return Path(folder) if folder else None


def _below_home(*parts: str) -> str | None:
    home = os.environ.get("HOME")
    return os.path.join(home, *parts) if home else None


def _is_mine(facts: os.stat_result) -> bool:
    """Tell whether a file is an ordinary one that nobody else can have written."""
    if not stat.S_ISREG(facts.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return facts.st_uid == os.getuid() and not facts.st_mode & _OTHERS_MAY_WRITE


def _code() -> Iterable[object]:
    """Return what tells this program from others that may make other rows: versions, and the looks of its files."""
    return trygg_cli.__version__, sys.version, _looks(os.path.dirname(trygg_cli.__file__))


def _looks(folder: str) -> list[tuple[str, int, int]]:
    """Return how the files of a program look: their places, sizes and times."""
    found = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".json")):
                facts = entry.stat()
                found.append((entry.path, facts.st_size, facts.st_mtime_ns))
            elif entry.name != "__pycache__" and entry.is_dir():
                found += _looks(entry.path)
    return sorted(found)
