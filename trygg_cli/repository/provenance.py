"""Which commit plans are from, as git knows it: what an answer is told to come from."""

from __future__ import annotations

import os
import posixpath
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.repository import git_index
from trygg_cli.system import files, windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.repository.git import Repository

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
    folder = Path(names[0]).absolute().parent
    if not _may_be_in_git(folder):
        return Provenance()
    from trygg_cli.repository.git import Repository

    try:
        with closing(Repository(folder)) as repository:
            return _stamp(repository, names)
    except TryggError:
        return Provenance()


def _may_be_in_git(folder: Path) -> bool:
    """Tell whether git could know of a folder: it need not be asked where there is nothing that it looks for."""
    real = folder.resolve()
    return "GIT_DIR" in os.environ or any(os.path.lexists(above / ".git") for above in (real, *real.parents))


def _stamp(repository: Repository, names: Sequence[str]) -> Provenance:
    from trygg_cli.repository.git import is_same

    files_here = _files(repository, names)
    if files_here is None:
        return Provenance()
    commit = repository.commit("HEAD")
    index = git_index.read(repository.index, len(commit) // 2)
    known = [index.hash_of(os.fsencode(file.path), file.facts) for file in files_here]
    if index.tree.hex() == repository.tree and None not in known:
        return Provenance(commit[:_DIGITS])
    folder = posixpath.commonpath([posixpath.dirname(file.path) for file in files_here])
    committed = {entry.path: entry.hash for entry in repository.files(commit, folder)}
    is_changed = any(
        hash_ != committed.get(file.path)
        if hash_
        else not is_same(files.read(file.name), committed.get(file.path, ""))
        for file, hash_ in zip(files_here, known, strict=True)
    )
    return Provenance(commit[:_DIGITS], is_changed)


class _FileHere(NamedTuple):
    """A file as somebody calls it, its path from the root of the repository, and how it looks."""

    name: str
    path: str
    facts: os.stat_result


def _files(repository: Repository, names: Sequence[str]) -> list[_FileHere] | None:
    """Return ordinary files of a repository; nothing where one of them is none. Each folder is looked up once."""
    folders: dict[str, str | None] = {}
    found = []
    for name in names:
        real = name
        try:
            facts = os.lstat(name)
            if stat.S_ISLNK(facts.st_mode):
                real = os.path.realpath(name)
                facts = os.lstat(real)
        except OSError:
            return None
        folder, _, base = windows.slashed(real).rpartition("/")
        if folder not in folders:
            path = repository.path(real)
            folders[folder] = None if path is None else path.removesuffix(base)
        inside = folders[folder]
        if inside is None or not stat.S_ISREG(facts.st_mode):
            return None
        found.append(_FileHere(name, inside + base, facts))
    return found
