"""The tables that plans alone do not fill: what is wrong with them, and how git says that they have changed."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.cli import terminal
from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.cli.config import Config
    from trygg_cli.cli.git import Repository
    from trygg_cli.cli.git_log import NeverCommitted
    from trygg_cli.cli.indexing import Selection
    from trygg_cli.document import Document
    from trygg_cli.query import Moment
    from trygg_cli.query.findings import Checked
    from trygg_cli.query.versions import Edition, History
    from trygg_cli.table import Table


class NoHistory(TryggError):
    """The versions of plans were asked for, and git knows of none."""

    hint = message("the tables of versions are made from git: commit the plans in a repository first")

    def __init__(self, why: TryggError) -> None:
        super().__init__(why.sentence)


def loaders(selection: Selection, config: Config, moment: Moment) -> dict[str, Callable[[], Table]]:
    """Return what fills each extra table with what there is of the selected plans, also of broken ones.

    They are named here anew, so that questions about other tables need not load what makes these.
    """

    def findings() -> Table:
        from trygg_cli.query.findings import FINDINGS

        return FINDINGS.fill(_checked(selection, config, moment.as_of))

    def versions(of: str) -> Table:
        from trygg_cli.query.tables import EXTRA

        return EXTRA[of].fill(_histories(selection.names, moment))

    several = ("åtgärdsversion", "indikatorversion")
    return {"fynd": findings} | {name: partial(versions, name) for name in several}


def _checked(documents: Iterable[Document], config: Config, as_of: date | None) -> Iterator[Checked]:
    """Yield the documents with what is wrong in them, as `trygg lint` finds it in this project."""
    from trygg_cli import baseline
    from trygg_cli.cli.frozen import baseline_of
    from trygg_cli.cli.lint import settings_of
    from trygg_cli.lint import Found, lint
    from trygg_cli.query.findings import Checked
    from trygg_cli.rules import rules

    settings, known = settings_of(config, as_of), baseline_of(config)
    names = {rule.code: rule.name for rule in rules()}
    for document in documents:
        plan = document.name if document.problems else document.plan.id
        found = [Found(problem, "") for problem in document.problems or document.remarks]
        if not document.problems:
            found += lint(document, rules(), settings)
        problems = [one.problem for one in found]
        keys = [(plan, one.item, one.problem.code) for one in found]
        is_new = baseline.Comparison(known).new(plan, keys)
        yield Checked(document, problems, [not one for one in is_new], names)


def _histories(names: Sequence[str], moment: Moment) -> Iterator[History]:
    """Yield the history of each plan; say what is left out. Raises `NoHistory` where none has any."""
    from trygg_cli.query.versions import History

    past = _Past()
    try:
        for name in terminal.track(names):
            yield History(past.editions(name), moment)
    finally:
        past.close()
    past.sum_up()


class _Past:
    """Reads the versions of plans from git, those that hold the same only once."""

    def __init__(self) -> None:
        self._repositories: dict[Path, Repository] = {}
        self._misfits = 0
        self._has_any = False
        self._without: list[NeverCommitted] = []

    def editions(self, name: str) -> Iterator[Edition]:
        """Yield the versions of a plan that fit the model, oldest first; count the others."""
        from trygg_cli import document
        from trygg_cli.cli.git import Entry
        from trygg_cli.cli.git_log import NeverCommitted
        from trygg_cli.cli.plan_log import versions
        from trygg_cli.query.versions import Edition

        try:
            repository = self._repository(Path(name).absolute().parent)
            found = versions(repository, repository.path(name) or name)
        except NeverCommitted as error:
            self._without.append(error)
            return
        self._has_any = True
        known: dict[str, Document] = {}  # only those that come back, since a long history is much to hold
        left = Counter(version.hash for version in found)
        for version in found:
            held = known.pop(version.hash, None)
            if held is None:
                held = document.read(version.path, repository.read(Entry(version.path, version.hash)))
            left[version.hash] -= 1
            if left[version.hash]:
                known[version.hash] = held
            if held.problems:
                self._misfits += 1
            else:
                yield Edition(version, held)

    def _repository(self, folder: Path) -> Repository:
        from trygg_cli.cli.git import GitMissing, NoRepository, Repository

        if folder not in self._repositories:
            try:
                self._repositories[folder] = Repository(folder)
            except (GitMissing, NoRepository) as error:
                raise NoHistory(error) from error
        return self._repositories[folder]

    def close(self) -> None:
        """Let go of the repositories."""
        for repository in self._repositories.values():
            repository.__exit__(None, None, None)

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
