"""The versions of a plan through git, whatever its file was called: what `git_log` tells of files, put together by id.

Git follows a file by how much of it is the same, and so takes a plan that was copied to the archive for a new one, and
the next plan in its old file for the same.  Here a file is followed as long as it holds the plan; where it held another
before, or nothing, the same commit may have taken the plan from another file.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from trygg_cli.desk.compared_plans import Source
from trygg_cli.desk.counterparts import MOST_COMPARED, Holder, hold_the_same, renamed
from trygg_cli.errors import FileUnreadable
from trygg_cli.message import message
from trygg_cli.reading import identity
from trygg_cli.repository import git_log
from trygg_cli.repository.git import TreeFile
from trygg_cli.system import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trygg_cli.repository.git import Repository
    from trygg_cli.version import FileVersion

_OFTEN = 20
"""How many times a plan may have gone to another file without git seeing it."""


def of_file(repository: Repository, name: str, revision: str = "HEAD") -> list[FileVersion]:
    """Return the versions of the plan that a file here holds, or that a file of the name held, as `steps` does.

    A plan that has left the file of the revision for another is found by its id; a copy has no history.
    """
    path = repository.path(name)
    if path is None:
        raise FileUnreadable(name, message("it is outside the repository"))
    own = _held_here(name)
    if own:
        with suppress(git_log.NeverCommitted):
            *before, last = steps(repository, path, revision)
            if last.hash and _is(held(repository, last.path, last.hash), own):
                return [*before, last]
        path = _path_of(repository, own, revision) or path
    return steps(repository, path, revision)


def _held_here(name: str | Path) -> identity.Identity | None:
    is_file = files.path_kind(str(name)) is files.PathKind.FILE
    return identity.read(files.read(str(name))) if is_file else None


def _path_of(repository: Repository, plan: identity.Identity, revision: str) -> str | None:
    """Return the file that a revision holds a plan in, where it no longer does."""
    for entry in repository.files(repository.commit(revision)):
        if files.is_plan(entry.path) and _is(held(repository, entry.path, entry.hash), plan):
            here = _held_here(repository.root / entry.path)
            if not (here and here.may_be(plan)):
                return entry.path
    return None


def _is(holder: Holder, plan: identity.Identity) -> bool:
    return bool(holder.plan and holder.plan.may_be(plan))


def versions(repository: Repository, name: str) -> list[FileVersion]:
    """Return the versions of the plan in a file here that hold something, oldest first; raises `NeverCommitted`."""
    return [step for step in of_file(repository, name) if step.hash]


def steps(repository: Repository, path: str, revision: str = "HEAD") -> list[FileVersion]:
    """Return the versions of the plan in a file, oldest first, with those that took it away; raises `NeverCommitted`.

    A file that has another name now may be called by either.
    """
    found = git_log.steps(repository, path, revision)
    for _ in range(_OFTEN):
        after = _new_file(repository, found[-1], found)
        if after is None:
            break
        found = git_log.steps(repository, after, revision)
    later: list[FileVersion] = []
    for _ in range(_OFTEN):
        own = _of_one_plan(repository, found)
        later = [*own, *later]
        before = _old_file(repository, own[0]) if own else None
        if before is None:
            break
        found = git_log.steps(repository, before, f"{own[0].commit}^")
    return in_time(later)


def in_time(found: Sequence[FileVersion]) -> list[FileVersion]:
    """Return versions, the oldest first, on days that do not run backwards.

    A day that comes before what the version follows upon, as that of a commit that somebody applied anew or of a
    clock that went wrong, gives way to that of the commit where that fits, or else to the one before.
    """
    limits = [*accumulate((version.date for version in reversed(found)), min, initial=date.max)][-2::-1]
    days: list[date] = []
    for version, limit in zip(found, limits, strict=True):
        last, committed = days[-1] if days else date.min, version.committed or version.date
        is_late = committed < version.date > limit  # nobody writes a commit after it is made
        is_astray = is_late or version.date < last
        days.append(committed if is_astray and last <= committed <= limit else max(last, version.date))
    return [replace(version, date=day) for version, day in zip(found, days, strict=True)]


def held(repository: Repository, path: str, hash_: str) -> Holder:
    """Return a file of a version with the plan that it holds, of which the repository keeps a note."""
    read = partial(repository.read, TreeFile(path, hash_))
    key = f"plan {hash_}"
    try:
        words = json.loads(repository.notes[key])
        plan = identity.Identity(*words) if words else None
    except KeyError:
        plan = identity.read(read())
        repository.notes[key] = json.dumps(plan)
    return Holder(Source(path, path, read), plan)


def _of_one_plan(repository: Repository, found: list[FileVersion]) -> list[FileVersion]:
    """Return the last versions that are all of the plan that the file holds at the end."""
    first, later = len(found) - 1, None
    for number, version in reversed([*enumerate(found)]):
        if version.hash:
            here = held(repository, version.path, version.hash)
            if later and not (_is_followed(here, later) and _stays(repository, here, later, found[first])):
                break
            first, later = number, here if here.plan else later or here
    return found[first:]


def _is_followed(before: Holder, after: Holder) -> bool:
    """Tell whether a file still held the plan; one that got another name and another id is another plan."""
    if before.path != after.path and before.plan and after.plan:
        return before.plan.key == after.plan.key
    return hold_the_same(before, after)


def _stays(repository: Repository, before: Holder, after: Holder, version: FileVersion) -> bool:
    """Tell whether a file did not get a plan with another id from another file, as where two change places."""
    if before.plan and after.plan and not before.plan.may_be(after.plan):
        return _left_file(repository, version) is None
    return True


def _old_file(repository: Repository, first: FileVersion) -> str | None:
    """Return the file that a version took the plan from, also where the plan got another id on the way."""
    return _left_file(repository, first) or _other_id(repository, first)


def _left_file(repository: Repository, first: FileVersion) -> str | None:
    """Return the file that a version took the plan from, where that no longer holds it."""
    own = held(repository, first.path, first.hash)
    for before, after in repository.changed(first.commit):
        if not before or before.path == first.path or not files.is_plan(before.path):
            continue
        if _is_same(held(repository, before.path, before.hash), own) and not (
            after and _is_same(held(repository, after.path, after.hash), own)
        ):
            return before.path
    return None


def _other_id(repository: Repository, first: FileVersion) -> str | None:
    """Return the file that held the plan before it got another id and another file with one version."""
    changed = repository.changed(first.commit)
    sides = [
        [value for value in side if value and files.is_plan(value.path)]
        for side in zip(*changed, strict=True)
    ]
    if not sides or not 0 < len(sides[0]) * len(sides[1]) <= MOST_COMPARED:
        return None
    old, new = ([held(repository, value.path, value.hash) for value in side] for side in sides)
    ids = [{file.plan.key for file in side if file.plan} for side in (old, new)]
    gone = [file for file in old if file.plan and file.plan.key not in ids[1]]
    came = [file for file in new if file.plan and file.plan.key not in ids[0]]
    return next((before.path for before, after in renamed(gone, came) if after.path == first.path), None)


def _new_file(repository: Repository, last: FileVersion, found: list[FileVersion]) -> str | None:
    """Return the file that the plan went to with the version that took its own file away."""
    held_last = next((version for version in reversed(found) if version.hash), None)
    if last.hash or held_last is None:
        return None
    own = held(repository, held_last.path, held_last.hash)
    return next(
        (
            after.path
            for before, after in repository.changed(last.commit)
            if after and not before and files.is_plan(after.path)
            if own.plan and _is(held(repository, after.path, after.hash), own.plan)
        ),
        None,
    )


def _is_same(one: Holder, other: Holder) -> bool:
    return bool(one.plan and other.plan and one.plan.may_be(other.plan))
