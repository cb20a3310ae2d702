"""The versions of a file through git: each with who wrote it, when and why.

They make one line, in which every version follows from the one before it, so that each change stands
once.  It is the line of first parents: what the branch has said, step by step.  Where a merge brought a
branch whose own steps lead from what the file was to what the merge made of it, those steps stand in the
merge's place, since they tell who wrote what.  Any other merge is a step of its own, with the steps of
the branch in `merged`.  What a merge threw away from the branch it took in never was in the line.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.repository.git_errors import NotInRevision
from trygg_cli.version import FileVersion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.repository.git import Repository

__all__ = ["NeverCommitted", "beginning_is_missing", "steps"]

_LOG = (
    *(
        "-c",
        f"diff.orderFile={os.devnull}",
        "-c",
        "diff.renameLimit=2000",
    ),  # --follow heeds no other way to say so
    *("-c", f"mailmap.file={os.devnull}"),  # what the repository itself says of names is heeded
    *("log", "-z", "--raw", "-m", "--first-parent", "--follow", "-M", "--root", "--no-abbrev"),
    *("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-notes", "--no-color"),
    *("--encoding=UTF-8", "--format=tformat:%H%x00%P%x00%aN%x00%as%x00%cs%x00%s"),
)
_FACTS = 6
_FILE = b"100"
_DEEPEST = 20
"""How many merges inside merges are opened, and how many new names are looked up."""


class NeverCommitted(TryggError):
    """A file has no versions in git."""

    hint = message("commit it with git, and its history begins")

    def __init__(self, path: str) -> None:
        super().__init__(message("{path} has never been committed", path=path))


class _LogStep(NamedTuple):
    """A version, the hash of what the file held before it, and the parents of its commit."""

    version: FileVersion
    before: str
    parents: list[str]


def steps(repository: Repository, path: str, revision: str = "HEAD") -> list[FileVersion]:
    """Return the versions of a file, oldest first, with those that took it away; raises `NeverCommitted`.

    A file that has another name now may be called by either.
    """
    commit = repository.commit(revision)
    found = _line(repository, path, commit) if path else []
    if found and found[-1].version.path != path:  # it is a folder, and these are of what was in it
        found = []
    for _ in range(_DEEPEST):
        new = _new_name(repository, found[-1]) if found and not found[-1].version.hash else None
        if new is None:
            break
        found = _line(repository, new, commit)
    if not found:
        _tell_why_none(repository, path, revision, commit)
    return [step.version for step in found]


def beginning_is_missing(repository: Repository, first: FileVersion) -> bool:
    """Tell whether a clone is so shallow that there were versions before the first one."""
    if not repository.is_shallow:
        return False
    facts = repository.answer("cat-file", "commit", first.commit).partition(b"\n\n")[0]
    has_parents = any(line.startswith(b"parent ") for line in facts.split(b"\n"))
    return has_parents and not repository.answer("rev-parse", f"{first.commit}^@").strip()


def _tell_why_none(repository: Repository, path: str, revision: str, commit: str) -> NoReturn:
    """Raise the reason why a file has no versions; a link or a submodule has a reason of its own."""
    try:
        repository.find(revision, commit, path)
    except NotInRevision as error:
        if error.sentence != NotInRevision(revision, path).sentence:
            raise
    raise NeverCommitted(path)


def _line(repository: Repository, path: str, revision: str, *known: str) -> list[_LogStep]:
    """Return the steps that lead to a revision, without those that lead to the known ones."""
    found = [*_log(repository, path, [revision, *(f"^{text}" for text in known)])][::-1]
    names = list(dict.fromkeys(log_step.version.path for log_step in reversed(found)))
    return [log_step for step in found for log_step in _opened(repository, step, names, known)]


def _opened(
    repository: Repository, step: _LogStep, names: Sequence[str], known: tuple[str, ...]
) -> list[_LogStep]:
    """Return the steps of the branch that a merge took in, or the merge itself with them."""
    if len(step.parents) < 2 or len(known) >= _DEEPEST:
        return [step]
    main, *branches = step.parents
    version, taken = step.version, []
    for branch in branches:
        # main may have renamed the file since the branch left it
        tries = (_line(repository, name, branch, main, *known) for name in [version.path, *names])
        side = next(filter(None, tries), [])
        if side and side[0].before == step.before and _ends_as(side[-1].version, version):
            return side
        taken.append(tuple(log_step.version for log_step in side))
    return [step._replace(version=replace(version, merged=tuple(filter(None, taken))))]


def _ends_as(last: FileVersion, merged: FileVersion) -> bool:
    return (last.path, last.hash) == (merged.path, merged.hash)


def _log(repository: Repository, path: str, revisions: Sequence[str]) -> Iterator[_LogStep]:
    """Yield the steps that git tells of, the newest first."""
    said = repository.answer(*_LOG, "--end-of-options", *revisions, "--", os.fsencode(path))
    words = iter(said.split(b"\0"))
    facts: list[bytes] = []
    for word in words:
        if not word.startswith(b"\n:"):
            facts.append(word)
            continue
        old_mode, new_mode, old, new, how = word[2:].split(b" ")
        name = [*islice(words, 2 if how[:1] in (b"R", b"C") else 1)][-1]
        before, after = (
            hash_.decode("ascii") if mode.startswith(_FILE) else ""
            for mode, hash_ in ((old_mode, old), (new_mode, new))
        )
        is_copy = how.startswith(b"C")  # from then on git tells of another file, which is still there
        if is_copy or before != after or how.startswith(b"R"):
            yield _step(facts[-_FACTS:], name, "" if is_copy else before, after)
        if is_copy:
            return
        facts = []


def _step(facts: list[bytes], name: bytes, before: str, after: str) -> _LogStep:
    commit, parents, author, day, committed, subject = (fact.decode("utf-8", "replace") for fact in facts)
    version = FileVersion(
        commit, author, _day(day), subject, os.fsdecode(name), after, committed=_day(committed)
    )
    return _LogStep(version, before, parents.split())


def _day(text: str) -> date:
    """Return the day of a commit; a date that no calendar has is the last one there is."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.max


def _new_name(repository: Repository, step: _LogStep) -> str | None:
    """Return what the file was renamed to, where a step took it away by that."""
    if not step.parents:
        return None
    asked = ("diff-tree", "-r", "-z", "-M", "--raw", "--no-ext-diff", "--no-textconv", "--diff-filter=R")
    words = repository.answer(*asked, "--end-of-options", step.parents[0], step.version.commit).split(b"\0")
    renamed = dict(zip(words[1::3], words[2::3], strict=False))
    new = renamed.get(os.fsencode(step.version.path))
    return None if new is None else os.fsdecode(new)
