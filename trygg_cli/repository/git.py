"""Reading a repository: revisions, the plans in them and what they hold, without running what is not git.

Names of revisions and files are data all the way: arguments end before them, and contents are asked for by their hash.
"""

from __future__ import annotations

import os
import subprocess
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message
from trygg_cli.repository import git_process
from trygg_cli.repository.git_errors import (
    ContentDamaged,
    ContentMissing,
    NoRepository,
    NothingInCommon,
    NotInRevision,
    NotTrusted,
    RepositoryDamaged,
    UnknownRevision,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.errors import TryggError

_VERIFY = ("--quiet", "--verify")
FILE, _LINK, MODULE = "100", "120000", "160000"
"""How the modes of files, links and submodules begin."""
_PARTIAL = r"^(extensions\.partialclone|remote\..*\.promisor)$"
_ROOM = 16_000_000
"""How many bytes of what files held are kept."""


class TreeFile(NamedTuple):
    """A file in a revision: its path from the root, and the hash of what it holds."""

    path: str
    hash: str


class Repository:
    """The repository that a folder is in; whoever has read what files hold closes it."""

    def __init__(self, folder: Path) -> None:
        self.root, self.index, head, self.tree = _whereabouts(folder)
        self._reader: subprocess.Popen[bytes] | None = None
        self._commits: dict[str, str | None] = {"HEAD": head or None}
        self._read: dict[str, bytes] = {}
        self._room = _ROOM
        self.notes: dict[str, str] = {}
        """What has been noted of what files held, by whoever read it: it need not be read for that again."""
        self._changed: dict[str, list[tuple[TreeFile | None, TreeFile | None]]] = {}

    def close(self) -> None:
        """End the process that reads contents."""
        if self._reader:
            self._reader.communicate()
            self._reader = None

    def path(self, name: str) -> str | None:
        """Return the path from the root of a file or folder here; nothing if it is outside the repository."""
        absolute, root = Path(os.path.abspath(name)), os.path.realpath(self.root)
        # a link is a file of its own here; of all others Windows tells how their names are written
        is_link = absolute.is_symlink()
        real = os.path.realpath(absolute.parent if is_link else absolute)
        try:
            relative = Path(real, absolute.name if is_link else "").relative_to(root)
        except ValueError:
            return None
        return "" if relative == Path() else relative.as_posix()

    def knows(self, name: str) -> bool:
        """Tell whether there is a revision of this name."""
        return self._commit(name) is not None

    def commit(self, name: str) -> str:
        """Return the hash of a revision; raises `UnknownRevision`."""
        found = self._commit(name)
        if found:
            return found
        if self._commit("HEAD") is None:
            names_lost_commit = self._ask("rev-parse", *_VERIFY, "HEAD").returncode == 0
            if names_lost_commit:
                raise RepositoryDamaged(str(self.root))
            raise UnknownRevision(name, message("nothing has been committed here yet"))
        shallow = message("the clone is shallow: get the rest with git fetch --unshallow")
        raise UnknownRevision(name, shallow if self.is_shallow else message("git log shows which there are"))

    def merge_base(self, old: str, new: str) -> str:
        """Return the hash of the revision where two revisions parted; raises `NothingInCommon`."""
        answer = self._ask("merge-base", self.commit(old), self.commit(new))
        text = answer.stdout.decode("ascii", "replace").strip()
        if answer.returncode == 0 and text.isalnum():
            return text
        shallow = message("the clone is shallow: get the rest with git fetch --unshallow")
        raise NothingInCommon(
            old, new, shallow if self.is_shallow else message("compare them as they are: OLD..NEW")
        )

    def _commit(self, name: str) -> str | None:
        if name and name not in self._commits:
            answer = self._ask("rev-parse", *_VERIFY, "--end-of-options", f"{name}^{{commit}}")
            text = answer.stdout.decode("ascii", "replace").strip()
            self._commits[name] = text if answer.returncode == 0 and text.isalnum() else None
        return self._commits.get(name)

    @cached_property
    def is_shallow(self) -> bool:
        """Whether this clone lacks what came before some of its commits."""
        return self._ask("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def files(self, commit: str, folder: str = "") -> Iterator[TreeFile]:
        """Yield the ordinary files of a revision, in a folder or everywhere; links and submodules are left out."""
        for mode, kind, entry in self.listed(commit, "-r", folder):
            if kind == "blob" and mode.startswith(FILE):
                yield entry

    def changed(self, commit: str) -> list[tuple[TreeFile | None, TreeFile | None]]:
        """Return the ordinary files that a commit changed since its first parent, as they were and as they are.

        A file that was renamed is two: one that is gone and one that came. Nothing has changed since no parent.
        """
        if commit not in self._changed:
            compared = ("--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv")
            asked = ("diff-tree", "-r", "-z", "--raw", *compared, "--end-of-options")
            answer = self._ask(*asked, f"{commit}^", commit)
            words = answer.stdout.split(b"\0")[:-1] if answer.returncode == 0 else []
            self._changed[commit] = [*map(_sides, words[::2], words[1::2])]
        return self._changed[commit]

    def find(self, revision: str, commit: str, path: str) -> TreeFile | None:
        """Return the file at a path of a revision, or nothing if it is a folder; raises `NotInRevision`."""
        for mode, kind, entry in self.listed(commit, "", path):
            if entry.path == path and mode == MODULE:
                raise NotInRevision(
                    revision, path, message("{path} is a submodule, a repository of its own", path=path)
                )
            if entry.path == path and mode == _LINK:
                raise NotInRevision(
                    revision,
                    path,
                    message("{path} is a symbolic link in {revision}", path=path, revision=revision),
                )
            if entry.path == path:
                return None if kind == "tree" else entry
        if self.module(commit, path):
            raise NotInRevision(
                revision, path, message("{path} is in a submodule, a repository of its own", path=path)
            )
        raise NotInRevision(revision, path)

    def module(self, commit: str, path: str) -> TreeFile | None:
        """Return the submodule that a path of a revision lies in, with the hash of its commit."""
        folders = [folder.as_posix() for folder in Path(path).parents if folder != Path()]
        found = self.listed(commit, "", *folders) if folders else ()
        return next((entry for mode, _, entry in found if mode == MODULE and entry.path in folders), None)

    def listed(self, commit: str, option: str, *paths: str) -> Iterator[tuple[str, str, TreeFile]]:
        """Yield what a revision has at paths, or everywhere: the mode, the kind, and where and what it is."""
        options = [option] if option else []
        # without the last slash a folder is listed as one entry, and with -r as all that is in it
        wanted: list[str | bytes] = ["--", *(os.fsencode(path) for path in paths if path)]
        answer = self._ask("ls-tree", "-z", "--full-tree", *options, commit, *wanted)
        if answer.returncode:
            raise self._lacking(commit)
        for line in answer.stdout.split(b"\0"):
            facts, _, name = line.partition(b"\t")
            if name:
                mode, kind, hash_ = facts.decode("ascii").split(" ")
                yield mode, kind, TreeFile(os.fsdecode(name), hash_)

    def read(self, entry: TreeFile) -> bytes:
        """Return what a file of a revision held, of which git is asked once; raises `ContentMissing`."""
        known = self._read.get(entry.hash)
        if known is None:
            known = self._content(entry)
            self._read[entry.hash] = known
            self._room -= len(known)
            while self._room < 0:
                self._room += len(self._read.pop(next(iter(self._read))))
        return known

    def _content(self, entry: TreeFile) -> bytes:
        """Return what a file of a revision held, as one process answers for all of them."""
        if self._reader is None:
            self._reader = subprocess.Popen(
                git_process.command(self.root, "cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=git_process.environment(),
            )
        asked, answered = self._reader.stdin, self._reader.stdout
        assert asked is not None
        assert answered is not None
        try:
            asked.write(entry.hash.encode("ascii") + b"\n")
            asked.flush()
        except OSError:  # git has ended
            raise self._lacking(entry.path) from None
        facts = answered.readline().split()
        if len(facts) != 3 or facts[1] != b"blob":
            raise self._lacking(entry.path)
        content = answered.read(int(facts[2]))
        answered.read(1)
        return content

    def answer(self, *arguments: str | bytes) -> bytes:
        """Return what git answers; raises `ContentMissing` or `RepositoryDamaged` where it cannot."""
        answer = self._ask(*arguments)
        if answer.returncode:
            root = self.root.as_posix()
            raise ContentMissing(root) if self._is_partial else RepositoryDamaged(root)
        return answer.stdout

    def _lacking(self, name: str) -> TryggError:
        """Return why git does not give what it has the hash of."""
        return ContentMissing(name) if self._is_partial else ContentDamaged(name)

    @cached_property
    def _is_partial(self) -> bool:
        """Whether this clone was told to leave out what it can fetch later."""
        return self._ask("config", "--get-regexp", _PARTIAL).returncode == 0

    def _ask(self, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
        return git_process.run(self.root, *arguments)


def is_same(content: bytes, hash_: str) -> bool:
    """Tell whether a file holds what git has by a hash; git may have stored other line ends."""
    return hash_ == _blob(content, len(hash_)) or (
        b"\r\n" in content and hash_ == _blob(content.replace(b"\r\n", b"\n"), len(hash_))
    )


def _blob(content: bytes, length: int) -> str:
    import hashlib  # loads OpenSSL, which an answer need not where git's index knows the plans

    kind = hashlib.sha256 if length == hashlib.sha256().digest_size * 2 else hashlib.sha1
    return kind(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _sides(facts: bytes, name: bytes) -> tuple[TreeFile | None, TreeFile | None]:
    """Return what a line of git's raw differences says of a file: what it was, and what it is, where it is one."""
    old_mode, new_mode, old, new, _ = facts.removeprefix(b":").decode("ascii").split(" ")
    path = os.fsdecode(name)
    before, after = (
        TreeFile(path, hash_) if mode.startswith(FILE) else None
        for mode, hash_ in ((old_mode, old), (new_mode, new))
    )
    return before, after


def _whereabouts(folder: Path) -> tuple[Path, Path, str, str]:
    """Return the root of the repository that a folder is in, its index, and the commit and tree of HEAD, if it has one.

    They are asked at once, since to start git costs more than what it does.
    """
    places, head = ("--show-toplevel", "--git-path", "index"), ("HEAD^{commit}", "HEAD^{tree}")
    answer = git_process.run(folder, "rev-parse", *places, *head)
    if answer.returncode:  # nothing is committed, or what HEAD is has been lost
        answer = git_process.run(folder, "rev-parse", *places)
        if answer.returncode:
            raise _why_none(folder, answer.stderr)
        answer.stdout += b"\n\n"
    root, index, commit, tree, _ = answer.stdout.replace(b"\r\n", b"\n").rsplit(b"\n", 4)
    return Path(os.fsdecode(root)), folder / os.fsdecode(index), commit.decode(), tree.decode()


def _why_none(folder: Path, complaint: bytes) -> TryggError:
    name = folder.as_posix()
    if b"dubious ownership" in complaint:
        return NotTrusted(name)
    if b"work tree" in complaint or b"bare repository" in complaint:
        what = message("{folder} is a repository without files of its own", folder=name)
        return NoRepository(name, what, message("make a copy with files of it by git clone"))
    around = (folder.absolute(), *folder.absolute().parents)
    is_there = any(os.path.lexists(outer / ".git") for outer in around)
    return RepositoryDamaged(name) if is_there else NoRepository(name)
