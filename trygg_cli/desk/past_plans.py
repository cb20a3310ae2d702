"""The versions of many plans that fit the plan format, read from git."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural
from trygg_cli.system import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.query.version_tables import CommittedPlan
    from trygg_cli.reading.document import Document
    from trygg_cli.repository.git import Repository
    from trygg_cli.repository.git_log import NeverCommitted


class NoHistory(TryggError):
    """The versions of plans were asked for, and git knows of none."""

    hint = message("the tables of versions are made from git: commit the plans in a repository first")

    def __init__(self, why: TryggError) -> None:
        super().__init__(why.sentence)


class PastPlans:
    """Reads the versions of plans from git, those that hold the same only once.

    `is_cut` says that the beginning of some is not in a shallow clone.
    """

    def __init__(self) -> None:
        self._repositories: dict[Path, Repository] = {}
        self.is_cut = False
        self._misfits = 0
        self._has_any = False
        self._without: list[NeverCommitted] = []

    def editions(self, name: str, here: Document | None = None) -> Iterator[CommittedPlan]:
        """Yield the versions of a plan that fit the model, oldest first; count the others.

        A version that holds what is there now need not be read once more.
        """
        from trygg_cli.desk.plan_log import versions
        from trygg_cli.query.version_tables import CommittedPlan
        from trygg_cli.reading.reading_on import VersionReader
        from trygg_cli.repository.git import TreeFile
        from trygg_cli.repository.git_log import NeverCommitted, beginning_is_missing

        try:
            repository = self._repository(Path(name).absolute().parent)
            found = versions(repository, name)
        except NeverCommitted as error:
            self._without.append(error)
            return
        self._has_any = True
        is_cut = beginning_is_missing(repository, found[0])
        self.is_cut = self.is_cut or is_cut
        known: dict[str, Document] = {}  # only those that come back, since a long history is much to hold
        left, reader = Counter(version.hash for version in found), VersionReader()
        for version in found:
            held = known.pop(version.hash, None)
            if held is None:
                content = repository.read(TreeFile(version.path, version.hash))
                is_here = here and here.text == content.decode("utf-8", "replace").removeprefix("\ufeff")
                held = here if here and is_here else reader.read(version.path, content)
            left[version.hash] -= 1
            if left[version.hash]:
                known[version.hash] = held
            if held.problems:
                self._misfits += 1
            else:
                yield CommittedPlan(version, held, is_cut and version is found[0])

    def _repository(self, folder: Path) -> Repository:
        from trygg_cli.repository.git import Repository
        from trygg_cli.repository.git_errors import GitMissing, NoRepository

        if folder not in self._repositories:
            try:
                self._repositories[folder] = Repository(folder)
            except (GitMissing, NoRepository) as error:
                raise NoHistory(error) from error
        return self._repositories[folder]

    def close(self) -> None:
        """Let go of the repositories."""
        for repository in self._repositories.values():
            repository.close()

    def sum_up(self) -> None:
        """Say which plans have no versions, and how many did not fit; raises `NoHistory` where there are none."""
        if self._without and not self._has_any:
            raise NoHistory(self._without[-1])
        for error in self._without:
            terminal.say(error.sentence)
        if self._misfits:
            terminal.say(
                plural(
                    "{count} older version is left out, since it does not fit the plan format of today",
                    "{count} older versions are left out, since they do not fit the plan format of today",
                    self._misfits,
                )
            )
