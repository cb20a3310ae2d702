"""Which commit plans are from, as git knows it: what an answer is told to come from."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk import files, git_index
from trygg_cli.errors import TryggError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.desk.git import Repository

_DIGITS = 12
"""How much of a hash is told: enough for any repository of plans, and short enough to read out."""


class Provenance(NamedTuple):
    """A commit, and whether the plans have been changed since without that being committed."""

    commit: str | None = None
    is_changed: bool = False


def of(names: Sequence[str], given: str | None = None) -> Provenance:
    """Return the commit that somebody gives, or else the one that is checked out where the files are.

    Nothing is told of files outside git, in different repositories, or from standard input.
    """
    if given is not None or not names:
        return Provenance(given)
    from trygg_cli.desk.git import Repository

    try:
        with Repository(Path(names[0]).absolute().parent) as repository:
            return _stamp(repository, names)
    except TryggError:
        return Provenance()


def _stamp(repository: Repository, names: Sequence[str]) -> Provenance:
    from trygg_cli.desk.git import is_same

    paths = _paths(repository, names)
    if not all(path and os.path.isfile(name) for name, path in paths.items()):
        return Provenance()
    commit = repository.commit("HEAD")
    folder = posixpath.commonpath([posixpath.dirname(path) for path in paths.values()])
    committed = {entry.path: entry.hash for entry in repository.files(commit, folder)}
    known = git_index.hashes(repository, folder, {*paths.values()})
    is_changed = any(
        known[path] != committed.get(path)
        if path in known
        else not is_same(files.read(name), committed.get(path, ""))
        for name, path in paths.items()
    )
    return Provenance(commit[:_DIGITS], is_changed)


def _paths(repository: Repository, names: Sequence[str]) -> dict[str, str]:
    """Return the paths of files from the root; nothing for those outside. Each folder is looked up once."""
    folders: dict[str, str | None] = {}
    found = {}
    for name in names:
        folder, base = os.path.split(os.path.realpath(name) if os.path.islink(name) else name)
        if folder not in folders:
            path = repository.path(os.path.join(folder, base))
            folders[folder] = None if path is None else path.removesuffix(base)
        inside = folders[folder]
        found[name] = "" if inside is None else inside + base
    return found
