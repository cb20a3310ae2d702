"""What git keeps track of: the files of a revision, and those of the index that the disk lacks, in submodules too.

Each is known by the hash of what it holds, so that files that are the same need not be read, or even be there.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from trygg_cli.repository.git import FILE, MODULE, Repository, TreeFile
from trygg_cli.repository.git_errors import ContentMissing, NoRepository, NotTrusted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Tracked:
    """A file that git has; or a submodule that is not here, so that nobody can tell what is in it."""

    path: str
    hash: str
    read: Callable[[], bytes]
    is_module: bool = False


class TrackedFiles:
    """The files that a repository and its submodules keep track of."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._modules: dict[str, TrackedFiles | None] = {}

    def close(self) -> None:
        """Let go of the repositories."""
        for module in filter(None, self._modules.values()):
            module.close()
        self.repository.close()

    def of(self, commit: str, folder: str = "") -> Iterator[Tracked]:
        """Yield the files of a revision, in a folder or everywhere."""
        for mode, kind, entry in self.repository.listed(commit, "-r", folder):
            if mode == MODULE:
                yield from self._of_module(entry, "")
            elif kind == "blob" and mode.startswith(FILE):
                yield self._file(entry)
        above = self.repository.module(commit, folder) if folder else None
        if above:
            yield from self._of_module(above, folder.removeprefix(above.path + "/"))

    def missing(self) -> Iterator[Tracked]:
        """Yield the files that are in the index and yet, as it says, not on the disk: in a sparse checkout."""
        for line in self.repository.answer("ls-files", "-z", "-s", "-v").split(b"\0"):
            facts, _, name = line.partition(b"\t")
            if not name:
                continue
            mark, mode, hash_, _ = facts.decode("ascii").split(" ")
            entry = TreeFile(os.fsdecode(name), hash_)
            if mode == MODULE:
                module = self._module(entry.path)
                yield from _inside(entry.path, module.missing()) if module else (_absent(entry),)
            elif mode.startswith(FILE) and mark in "Ssh" and not (self.repository.root / entry.path).exists():
                yield self._file(entry)

    def ignored(self) -> Iterator[str]:
        """Yield the files and folders, these with a slash after them, that git is told to pay no heed to."""
        asked = ("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")
        yield from map(os.fsdecode, filter(None, self.repository.answer(*asked).split(b"\0")))
        for path, module in self._modules.items():
            yield from (f"{path}/{name}" for name in module.ignored()) if module else ()

    def _file(self, entry: TreeFile) -> Tracked:
        return Tracked(entry.path, entry.hash, partial(self.repository.read, entry))

    def _of_module(self, entry: TreeFile, folder: str) -> Iterator[Tracked]:
        module = self._module(entry.path)
        if module and module.repository.knows(entry.hash):
            yield from _inside(entry.path, module.of(entry.hash, folder))
        else:
            yield _absent(entry)

    def _module(self, path: str) -> TrackedFiles | None:
        """Return the files of a submodule that is checked out; raises `NotTrusted`."""
        if path not in self._modules:
            self._modules[path] = None
            place = self.repository.root / path
            try:
                found = Repository(place)
            except NotTrusted:
                raise
            except NoRepository:
                return None
            if os.path.realpath(found.root) == os.path.realpath(place):
                self._modules[path] = TrackedFiles(found)
        return self._modules[path]


def _inside(module: str, found: Iterator[Tracked]) -> Iterator[Tracked]:
    return (replace(tracked, path=f"{module}/{tracked.path}") for tracked in found)


def _absent(entry: TreeFile) -> Tracked:
    def read() -> NoReturn:
        raise ContentMissing(entry.path)

    return Tracked(entry.path, entry.hash, read, is_module=True)
