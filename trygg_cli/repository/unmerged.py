"""What git has put aside, in the midst of a merge, of the plans that it could not merge."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from trygg_cli.errors import TryggError
from trygg_cli.repository.git import Repository, TreeFile
from trygg_cli.system import files


def _unmerged(repository: Repository) -> dict[str, dict[int, TreeFile]]:
    """Return by path what a file was before (1), on our side (2) and on theirs (3), where it was there."""
    found: dict[str, dict[int, TreeFile]] = {}
    for line in repository.answer("ls-files", "--unmerged", "-z", "--full-name").split(b"\0"):
        facts, _, name = line.partition(b"\t")
        if facts:
            _, hash_, stage = facts.decode("ascii").split(" ")
            path = os.fsdecode(name)
            found.setdefault(path, {})[int(stage)] = TreeFile(path, hash_)
    return found


def base_of(name: str) -> str | None:
    """Return the plan as both sides began with it, where git is merging and knows."""
    from trygg_cli.text import source

    try:
        with closing(Repository(Path(name).parent)) as repository:
            before = _unmerged(repository).get(repository.path(name) or "", {}).get(1)
            text, fault = source.decode(repository.read(before)) if before else ("", True)
    except TryggError:
        return None
    return None if fault else text


def taken_away() -> list[str]:
    """Return the plans of the repository that one side of a merge has removed and the other has changed."""
    try:
        repository = Repository(Path.cwd())
        found = _unmerged(repository)
    except TryggError:
        return []
    return [
        files.relative(repository.root / path)
        for path, stages in found.items()
        if files.is_plan(path) and len({2, 3} & stages.keys()) == 1
    ]
