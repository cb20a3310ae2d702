"""What the sides of a comparison stand for: the plans on each, paired up."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.desk import plan_files
from trygg_cli.desk.compared_plans import ComparisonSide, Source
from trygg_cli.desk.counterparts import hold_the_same, holder, matches
from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.message import message
from trygg_cli.repository import gone_plans, plan_paths
from trygg_cli.repository.git import Repository
from trygg_cli.repository.tracked import Tracked, TrackedFiles
from trygg_cli.system import files, terminal, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from trygg_cli.settings.config import Config


class NothingBeside(TryggError):
    """Standard input has nothing to be compared with."""

    hint = message("name what to compare it with, as in trygg diff HEAD:plans/plan.yaml -")

    def __init__(self) -> None:
        super().__init__(message("there is only one side to compare"))


class UnknownSide(TryggError):
    """What was named is neither a file nor a revision."""

    hint = message("write a file, a revision such as HEAD~1 or main, or both as in HEAD~1:plans/plan.yaml")

    def __init__(self, name: str) -> None:
        super().__init__(message("there is neither a file nor a revision called {name}", name=name))


class Chooser:
    """Finds out what is to be compared."""

    def __init__(self, config: Config, stdin_name: str) -> None:
        self._config = config
        self._stdin_name = stdin_name
        self._known: TrackedFiles | None = None
        self.unread: list[FileUnreadable] = []

    def close(self) -> None:
        """Let go of the repository."""
        if self._known:
            self._known.close()

    def sides(self, old: str | None, new: str | None) -> tuple[ComparisonSide, ComparisonSide]:
        """Return both sides; without names HEAD and the working tree."""
        if old is None:
            return self._revision("HEAD"), self._tree()
        if new is None and self._is_range(old):
            old, new = self._ends(old)
        if new is not None and ":" not in old and not self._is_here(old) and (path := self._gone(new)):
            old, new = f"{old}:{path}", None
        if new is not None:
            for name in (old, new):
                if name != files.STDIN and ":" not in name and not self._is_here(name):
                    self._repository_or_unknown(name)
            return self._beside(old, new), self._beside(new, old)
        if old == files.STDIN:
            raise NothingBeside
        if self._is_here(old):
            return self._before(old), self._here(old)
        gone = self._gone(old)
        revision, colon, path = ("HEAD", ":", gone) if gone else self._parts(old)
        if not colon:
            return self._revision(revision), self._tree()
        before = self._at(revision, path)
        now = self._in_tree(path, is_one=before.one)
        return before, self._with(before, now, lambda: self._tree().plans)

    @staticmethod
    def _with(
        named: ComparisonSide, other: ComparisonSide, others: Callable[[], Sequence[Source]]
    ) -> ComparisonSide:
        """Return what a plan named alone is compared with: the file at its path, or else the one that holds the plan.

        What holds another plan is not compared with it.
        """
        if not (named.one and named.plans and other.one):
            return other
        plan = holder(named.plans[0])
        if plan.plan is None or any(hold_the_same(holder(source), plan) for source in other.plans):
            return other
        found = next(matches([holder(source) for source in others()], [plan])).old
        return replace(other, plans=[found] if found else [])

    def _is_range(self, name: str) -> bool:
        """Tell whether a name is two revisions with .. or ... between; no revision has .. in its name."""
        is_path = "../" in name or "..\\" in name
        return ".." in name and ":" not in name and not is_path and not self._is_here(name)

    def _ends(self, name: str) -> tuple[str, str]:
        """Return both ends of a range; OLD...NEW begins where the two parted, as a pull request does."""
        dots = "..." if "..." in name else ".."
        old, _, new = name.partition(dots)
        old, new = old or "HEAD", new or "HEAD"
        return (self._repository.merge_base(old, new) if dots == "..." else old), new

    def _beside(self, name: str, other: str) -> ComparisonSide:
        """Return one side; a revision beside a file or folder is only that file or folder in it."""
        if name == files.STDIN:
            return ComparisonSide(
                name, [Source(self._stdin_name, None, cache(partial(files.read, files.STDIN)))], one=True
            )
        if self._is_here(name):
            return self._here(name, in_repository=other != files.STDIN and not self._is_here(other))
        revision, colon, path = self._parts(name)
        if colon:
            return self._at(revision, path)
        if other != files.STDIN and self._is_here(other):
            return self._before(other, revision)
        return self._revision(revision)

    @staticmethod
    def _is_here(name: str) -> bool:
        """Tell whether a name is a file, a folder or a pattern that something matches."""
        return name != files.STDIN and bool(files.path_kind(name) or plan_paths.is_pattern(name))

    def _gone(self, name: str) -> str | None:
        """Return the path from the root of a file or folder that HEAD has and the disk does not."""
        is_path = name != files.STDIN and ":" not in name and not self._is_here(name)
        with suppress(TryggError):  # where there is no repository that is told later
            return gone_plans.path_at_head(self._repository, name) if is_path else None
        return None

    def _parts(self, name: str) -> tuple[str, str, str]:
        """Take `REV:path` apart; `REV` alone has no path. A colon inside braces belongs to the revision."""
        if Path(name).is_absolute():  # also C:\plans, where C is no revision
            raise UnknownSide(name)
        depth = 0
        for place, character in enumerate(name):
            depth += (character == "{") - (character == "}")
            if character == ":" and depth <= 0 and place:
                return name[:place], ":", self._rooted(name[place + 1 :])
        if not self._repository_or_unknown(name).knows(name):
            if any(mark in name for mark in "./\\") and not name.startswith("-"):
                raise UnknownSide(name)
            self._repository.commit(name)
        return name, "", ""

    def _repository_or_unknown(self, name: str) -> Repository:
        """Return the repository; where there is none, a name that looks like a file is the file that is missing."""
        if files.is_plan(name):
            try:
                return self._repository
            except TryggError:
                raise UnknownSide(name) from None
        return self._repository

    def _rooted(self, path: str) -> str:
        """Return a path of `REV:path` from the root; ./ and ../ count from here."""
        path = windows.slashed(path)
        from_here = path.startswith(("./", "../")) or path in (".", "..")
        rooted = self._repository.path(path) if from_here else path.strip("/")
        if rooted is None or ".." in rooted.split("/"):
            raise FileUnreadable(path, message("it is outside the repository"))
        return rooted

    @property
    def _tracked(self) -> TrackedFiles:
        if self._known is None:
            self._known = TrackedFiles(Repository(Path.cwd()))
        return self._known

    @property
    def _repository(self) -> Repository:
        return self._tracked.repository

    def _here(self, name: str, *, in_repository: bool = True) -> ComparisonSide:
        """Return a file, or the plans in a folder; their paths count from the root or else from the folder."""
        is_one = files.path_kind(name) is not files.PathKind.FOLDER and not plan_paths.is_pattern(name)
        found = []
        for file in plan_files.readable([name], self._config, self.unread):
            relative = None if is_one else windows.slashed(os.path.relpath(file, name))
            found.append(
                self._file(file) if in_repository else Source(file, relative, partial(files.read, file))
            )
        if in_repository and not is_one:
            found += self._missing([self._repository.path(name)])
        return ComparisonSide(name, found, one=is_one)

    def _file(self, file: str) -> Source:
        """Return a file of the working tree."""
        return Source(file, self._repository.path(file), partial(files.read, file))

    def _tree(self) -> ComparisonSide:
        """Return the project's plans as they are now: those that git pays heed to."""
        plans = [self._file(name) for name in self._found()]
        missing = [*self._missing(self._places())]
        ignored = frozenset(self._tracked.ignored())
        return ComparisonSide(
            "", [plan for plan in plans if not plan_paths.is_among(plan.path, ignored)] + missing
        )

    def _found(self) -> Iterator[str]:
        """Yield the project's plans on the disk; complain of what cannot be read, unless only git has it."""
        try:
            found = [*plan_files.find([], self._config)]
        except plan_files.NoPlans:
            return
        for item in found:
            if isinstance(item, str):
                yield item
            elif not gone_plans.is_emptied(self._repository, item.name):
                terminal.complain(item)
                self.unread.append(item)

    def _places(self) -> list[str | None]:
        """Return where the project has its plans, counted from the root."""
        return [self._repository.path(str(self._config.folder / where)) for where in self._config.plans]

    def _missing(self, places: Iterable[str | None]) -> Iterator[Source]:
        """Yield the plans that the disk lacks and that yet are as git says, and submodules that are not here."""
        patterns = [place for place in places if place is not None]
        for tracked in self._tracked.missing():
            if any(plan_paths.is_wanted(tracked, pattern) for pattern in patterns):
                yield Source(tracked.path, tracked.path, tracked.read, tracked.hash, tracked.is_module)

    def _in_tree(self, path: str, *, is_one: bool) -> ComparisonSide:
        """Return a file, or the plans in a folder, of the working tree by its path from the root."""
        place = self._repository.root / path
        name = files.relative(place)
        if place.is_dir():
            return self._here(name)
        if place.exists():
            return ComparisonSide(name, [Source(name, path, partial(files.read, name))], one=True)
        missing = [*self._missing([path])]
        return ComparisonSide(name, missing, one=is_one)

    def _before(self, name: str, revision: str = "HEAD") -> ComparisonSide:
        """Return what a file or folder of the working tree was in a revision; a new file was not there."""
        commit = self._repository.commit(revision)
        path = self._repository.path(name)
        if path is None:
            raise FileUnreadable(name, message("it is outside the repository"))
        if Path(name).is_dir():
            return self._folder(revision, commit, path)
        if plan_paths.is_pattern(name):
            return self._matching(revision, commit, path)
        found = [
            tracked for tracked in self._tracked.of(commit, path) if tracked.path == path or tracked.is_module
        ]
        plans = [_source(revision, tracked) for tracked in found]
        there = ComparisonSide(f"{revision}:{path}", plans, one=True, commit=commit)
        here = ComparisonSide(name, [self._file(name)], one=True)
        return self._with(here, there, lambda: self._revision(revision).plans)

    def _at(self, revision: str, path: str) -> ComparisonSide:
        """Return the file at a path of a revision, or the plans in the folder there."""
        commit = self._repository.commit(revision)
        found = self._repository.find(revision, commit, path) if path else None
        if found is None:
            return self._folder(revision, commit, path)
        source = _source(revision, Tracked(path, found.hash, partial(self._repository.read, found)))
        return ComparisonSide(f"{revision}:{path}", [source], one=True, commit=commit)

    def _folder(self, revision: str, commit: str, path: str) -> ComparisonSide:
        """Return the plans in a folder of a revision."""
        plans = [
            _source(revision, tracked)
            for tracked in self._tracked.of(commit, path)
            if tracked.is_module or plan_paths.is_plan(tracked.path, path)
        ]
        return ComparisonSide(f"{revision}:{path}", plans, commit=commit)

    def _revision(self, revision: str) -> ComparisonSide:
        """Return the project's plans as they were."""
        commit = self._repository.commit(revision)
        plans: dict[str, Source] = {}
        for path in self._places():
            if path is not None:
                plans |= {plan.path or "": plan for plan in self._matching(revision, commit, path).plans}
        return ComparisonSide(revision, [*plans.values()], commit=commit)

    def _matching(self, revision: str, commit: str, path: str) -> ComparisonSide:
        """Return the plans in a folder of a revision, or those that a pattern matches, or one file."""
        tracked = self._tracked.of(commit, plan_paths.folder_of(path))
        plans = [_source(revision, file) for file in tracked if plan_paths.is_wanted(file, path)]
        return ComparisonSide(revision, plans, commit=commit)


def _source(revision: str, tracked: Tracked) -> Source:
    return Source(f"{revision}:{tracked.path}", tracked.path, tracked.read, tracked.hash, tracked.is_module)
