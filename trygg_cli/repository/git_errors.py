"""Why git cannot answer: each reason a class with its sentence, and what helps."""

from __future__ import annotations

from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message


class GitMissing(TryggError):
    """There is no git to ask."""

    hint = message("install git")

    def __init__(self) -> None:
        super().__init__(message("git is not there, and is needed to read earlier versions"))


class NoRepository(TryggError):
    """Here is no repository, or none that git wants to read."""

    hint = message("go to a folder that git looks after, or make it one with git init")

    def __init__(self, folder: str, reason: Message | None = None, hint: Message | None = None) -> None:
        super().__init__(reason or message("{folder} is not in a git repository", folder=folder), hint)


class NotTrusted(NoRepository):
    """Git does not read a repository that belongs to somebody else, as many on network drives do."""

    hint = message("git status tells how to make git trust it")

    def __init__(self, folder: str) -> None:
        what = message("git does not trust {folder}, since it belongs to somebody else", folder=folder)
        super().__init__(folder, what)


class UnknownRevision(TryggError):
    """There is no such revision."""

    def __init__(self, name: str, hint: Message | None) -> None:
        super().__init__(message("there is no revision called {name}", name=name))
        self.hint = hint


class NothingInCommon(TryggError):
    """Two revisions have no ancestor in common, or the clone does not reach back to it."""

    def __init__(self, old: str, new: str, hint: Message) -> None:
        super().__init__(message("{old} and {new} have nothing in common to compare from", old=old, new=new))
        self.hint = hint


class NotInRevision(TryggError):
    """A revision does not hold a file."""

    hint = message("the path is counted from the root of the repository, or from here when it begins with ./")

    def __init__(self, revision: str, path: str, reason: Message | None = None) -> None:
        super().__init__(reason or message("{revision} has no file {path}", revision=revision, path=path))


class RepositoryDamaged(NoRepository):
    """There is a repository, but git cannot use it."""

    hint = message("git status tells what is wrong; a fresh clone of the repository may be whole")

    def __init__(self, folder: str) -> None:
        what = message(
            "git cannot read the repository in {folder}, which is damaged or incomplete", folder=folder
        )
        super().__init__(folder, what)


class ContentDamaged(TryggError):
    """The repository should have what a file held, and does not."""

    hint = message("git fsck tells what is wrong; a fresh clone of the repository may be whole")

    def __init__(self, name: str) -> None:
        super().__init__(
            message("what {name} held cannot be read, since the repository is damaged", name=name)
        )


class ContentMissing(TryggError):
    """The clone is a partial one, and lacks what a file held."""

    hint = message("fetch it with git first; trygg never uses the network")

    def __init__(self, name: str) -> None:
        super().__init__(message("what {name} held is not in this clone", name=name))
