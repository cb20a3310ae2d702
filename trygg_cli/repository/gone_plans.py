"""What git has and the disk does not: plans that somebody took away, or that never came here."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.system import files

if TYPE_CHECKING:
    from trygg_cli.repository.git import Repository


def path_at_head(repository: Repository, name: str) -> str | None:
    """Return the path from the root of a file or folder that HEAD has, where the name is none of a revision."""
    with suppress(TryggError):
        path = repository.path(name)
        if path and not repository.knows(name):
            there = repository.listed(repository.commit("HEAD"), "", path)
            return path if any(there) else None
    return None


def is_emptied(repository: Repository, name: str) -> bool:
    """Tell whether a place where nothing is has files in the index."""
    path = repository.path(name)
    is_empty = files.path_kind(name) is files.PathKind.FOLDER or not os.path.lexists(name)
    return is_empty and path is not None and bool(repository.answer("ls-files", "-z", "--", path))
