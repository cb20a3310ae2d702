"""Which answers trygg has written on this machine, so that it knows them again: text has no place for a mark.

Of each only a hash of its path and of what it held is kept, in the folder for a person's caches.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

from trygg_cli.system import cache

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 1000
"""So many are remembered at most; then the half that was written longest ago is forgotten."""


def note(name: str, digest: str) -> None:
    """Remember what was written to a file, by its digest; where nothing can be kept, nothing is."""
    place = _place(name)
    if place is None:
        return
    with contextlib.suppress(OSError):
        if not place.exists():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _forget(place.parent)
        place.write_text(digest, "utf-8")


def is_known(name: str, digest: str) -> bool:
    """Tell whether a file still holds what was written to it here."""
    place = _place(name)
    with contextlib.suppress(OSError, ValueError):
        return place is not None and place.read_text("utf-8") == digest
    return False


def digest(content: bytes) -> str:
    """Return what tells contents apart."""
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str:
    """Return the digest of what a file holds, however much that is; raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _forget(folder: Path) -> None:
    noted = [*folder.iterdir()]
    if len(noted) >= _MOST:
        for path in sorted(noted, key=lambda path: path.stat().st_mtime)[: -_MOST // 2]:
            path.unlink()


def _place(name: str) -> Path | None:
    home, path = cache.home(), os.path.realpath(name)
    if home is None:
        return None
    return home / "trygg" / "answers" / digest(path.encode("utf-8", "surrogatepass"))
