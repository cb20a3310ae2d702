"""An earlier version of a plan and all that came after it, as git has them: what the report on changes is made of."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk import plan_log
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.report.since import BadSince
from trygg_cli.repository import git_log
from trygg_cli.repository.git import Repository, TreeFile
from trygg_cli.system import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.publication.changes_since import Version
    from trygg_cli.reading.document import Document
    from trygg_cli.report.since import Since
    from trygg_cli.version import FileVersion


class SavedLater(TryggError):
    """The plan was first saved in git after the day that its changes were to be told since."""

    def __init__(self, name: str, day: date, first: date, *, is_cut: bool) -> None:
        args = {"name": name, "day": day.isoformat(), "first": first.isoformat()}
        if is_cut:
            super().__init__(
                message("what {name} was on {day} is not here: its history begins with {first}", **args)
            )
            self.hint = message("the clone is shallow: get the rest with git fetch --unshallow")
        else:
            super().__init__(
                message(
                    "{name} was first saved in git on {first}, so what it was on {day} is unknown", **args
                )
            )
            self.hint = message("--since {first} tells what has changed after that", first=first.isoformat())


class UnknownTime(TryggError):
    """What was said is no time that git has anything of, or that the plan knows."""

    hint = BadSince.hint

    def __init__(self, text: str) -> None:
        super().__init__(
            message('"{value}" is neither a decision, a day, a period nor a version in git', value=text)
        )


class NotThereThen(TryggError):
    """A revision does not hold the plan."""

    hint = message("trygg history tells since when there is the plan")

    def __init__(self, name: str, revision: str) -> None:
        super().__init__(message("{revision} does not hold the plan in {name}", name=name, revision=revision))


class MisfitThen(TryggError):
    """What the plan was does not fit the plan format, so that nobody can tell what in it is personal data."""

    hint = message("say another time with --since, or compare the files with trygg diff")

    def __init__(self, name: str, day: date) -> None:
        super().__init__(
            message(
                "{name} as it was saved on {day} does not fit the plan format", name=name, day=day.isoformat()
            )
        )


class FromStream(TryggError):
    """A plan came in by standard input, which has no history."""

    def __init__(self) -> None:
        super().__init__(
            message("changes are told of a plan in a file: standard input has no earlier versions")
        )


class SavedFile(NamedTuple):
    """The file that a plan was in, and the day on which it was saved."""

    file: TreeFile
    day: date


class EarlierPlan(NamedTuple):
    """Where git has what a plan was, in which commit, and each version of it since, oldest first."""

    name: str
    since: Since
    commit: str
    then: SavedFile
    later: tuple[SavedFile, ...]

    def document(self) -> Document:
        """Return what the plan was; raises `MisfitThen`."""
        return next(self._read([self.then])).document

    def versions(self) -> Iterator[Version]:
        """Yield what the plan was and each version since, as it is asked for; raises `MisfitThen`."""
        return self._read([self.then, *self.later])

    def _read(self, saved: Iterable[SavedFile]) -> Iterator[Version]:
        from trygg_cli.publication.changes_since import Version
        from trygg_cli.reading.reading_on import VersionReader

        reader = VersionReader()
        with closing(_repository(self.name)) as repository:
            for file, day in saved:
                version = Version(reader.read(self.name, repository.read(file)), day)
                if version.document.problems and file is self.then.file:
                    raise MisfitThen(self.name, day)
                yield version


def _repository(name: str) -> Repository:
    return Repository(Path(name).absolute().parent)


def find(name: str, since: Since) -> EarlierPlan:
    """Return what a plan was then, whatever its file was called.

    Raises `SavedLater`, `NotThereThen`, or what git cannot answer.
    """
    if not Path(name).is_file():
        raise FromStream
    with closing(_repository(name)) as repository:
        versions = plan_log.versions(repository, name)
        if since.day is None:
            return _of_revision(repository, name, versions, since)
        before = [version for version in versions if version.date <= since.day]
        if not before:
            is_cut = git_log.beginning_is_missing(repository, versions[0])
            raise SavedLater(name, since.day, versions[0].date, is_cut=is_cut)
        then, *later = map(_saved, versions[len(before) - 1 :])
        return EarlierPlan(name, since, before[-1].commit, then, tuple(later))


def _of_revision(
    repository: Repository, name: str, versions: Sequence[FileVersion], since: Since
) -> EarlierPlan:
    """Return what a plan was in a revision, and the versions that are not in that."""
    if not repository.knows(since.token) and not repository.is_shallow:
        raise UnknownTime(since.token)
    commit = repository.commit(since.token)
    last = versions[-1]
    paths = dict.fromkeys(version.path for version in reversed(versions))
    found = _in_tree(repository, commit, paths, TreeFile(last.path, last.hash))
    if found is None:
        raise NotThereThen(name, since.token)
    then = next(step for step in reversed(plan_log.steps(repository, found.path, commit)) if step.hash)
    unseen = repository.answer("rev-list", "HEAD", f"^{commit}").decode("ascii").split()
    after = frozenset(unseen)
    later = tuple(_saved(version) for version in versions if version.commit in after)
    return EarlierPlan(name, since._replace(token=commit), commit, SavedFile(found, then.date), later)


def _in_tree(repository: Repository, commit: str, paths: Iterable[str], now: TreeFile) -> TreeFile | None:
    """Return the file of a revision that holds the plan: at a path that it has had, or else anywhere."""
    there = {entry.path: entry for entry in repository.files(commit) if files.is_plan(entry.path)}
    own = plan_log.held(repository, now.path, now.hash)
    known = [there[path] for path in paths if path in there]
    others = [entry for entry in there.values() if entry not in known]
    for entry in (*known, *others):
        other = plan_log.held(repository, entry.path, entry.hash).plan
        if own.plan and other and own.plan.may_be(other):
            return entry
    return known[0] if known else None


def _saved(version: FileVersion) -> SavedFile:
    return SavedFile(TreeFile(version.path, version.hash), version.date)
