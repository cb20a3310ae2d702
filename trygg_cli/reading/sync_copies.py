"""Copies that programs for synchronising make of a file that was changed in two places, known by their names."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

_CONFLICT = r"(?:conflict|konflikt|motstrid|kollision|krock)"
_ADDED = re.compile(
    r"-(?=[^a-zåäö]*[A-ZÅÄÖ])[A-ZÅÄÖ0-9][A-ZÅÄÖ0-9_-]*"  # OneDrive: plan-KLK-PC0123
    rf"|(?i:[ ._-]?\(.*{_CONFLICT}.*\))"  # Dropbox, Nextcloud, Seafile: plan (conflicted copy 2026-11-30)
    rf"|(?i:[ ._-].*{_CONFLICT}.*)"  # Syncthing, ownCloud: plan.sync-conflict-20261130-101500-ABCDEFG
    r"|(?i: - (?:kopia|copy))?(?: ?\(\d+\)| \d{1,2})?"  # Windows, Google Drive, iCloud: plan - Kopia (2)
)
_BEFORE = re.compile(r"(?i:kopia av|copy of) ")


def original_and_copy(one: str, other: str) -> tuple[str, str] | None:
    """Return which of two files is the original and which a copy, where their names say so."""
    paths = [PurePosixPath(unicodedata.normalize("NFC", name)) for name in (one, other)]
    if paths[0].parent != paths[1].parent or paths[0].suffix != paths[1].suffix:
        return None
    stems = [path.stem for path in paths]
    if _is_copy(*stems):
        return one, other
    return (other, one) if _is_copy(*reversed(stems)) else None


def _is_copy(original: str, stem: str) -> bool:
    begun = _BEFORE.match(stem)
    if begun and stem[begun.end() :] == original:
        return True
    return stem != original and stem.startswith(original) and bool(_ADDED.fullmatch(stem[len(original) :]))
