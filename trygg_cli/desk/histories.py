"""The plans whose history is asked for, and in them what has an id."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk import plan_files, plan_log
from trygg_cli.desk.editions import HeldVersion, steps
from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.message import Message, message
from trygg_cli.reading import identity
from trygg_cli.reading.by_id import SeveralKinds
from trygg_cli.reading.compared import nothing
from trygg_cli.repository import git_log
from trygg_cli.repository.git import Repository, is_same
from trygg_cli.system import files, terminal, windows
from trygg_cli.system.kept_notes import KeptNotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.history import Lineage, Narrative, PlanRecord, Record
    from trygg_cli.model.carried_over import CarriedFrom
    from trygg_cli.reading.document import Document
    from trygg_cli.settings.config import Config
    from trygg_cli.version import FileVersion


class UnknownItem(TryggError):
    """No plan has or has had something with this id."""

    def __init__(self, id_: str, hint: Message | None) -> None:
        super().__init__(message("nothing in the plans has or has had the id {id}", id=id_))
        self.hint = hint or message("trygg history without an id tells of the whole plans")


class OneItem(TryggError):
    """What came of several items was asked for at once."""

    hint = message("write one id, and behind it the plans; each other id is a question of its own")

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} stands where plans do, and is none", name=name))


class _Plan(NamedTuple):
    """A plan's file as somebody calls it, and its versions."""

    name: str
    versions: list[FileVersion]


class Histories:
    """Tells the histories of plans and of what is in them."""

    def __init__(self, config: Config, revision: str, horizon: date | None) -> None:
        self._config, self._revision, self._horizon = config, revision, horizon
        self.unread: list[FileUnreadable] = []
        self._found: dict[str, _Plan] = {}
        self._records: dict[str, PlanRecord] = {}
        self._repository = Repository(Path.cwd())
        self._notes = KeptNotes("history") if config.cache else None
        if self._notes is not None:
            self._repository.notes = self._notes

    def close(self) -> None:
        """Let go of the repository."""
        self._repository.close()
        if self._notes is not None:
            self._notes.close()

    def tell(self, what: Sequence[str]) -> Iterable[Narrative]:
        """Return a telling for each plan, one at a time, or for each that has or has had what is asked for."""
        asked = what[0] if what and not _is_plan(what[0]) else None
        names = what if asked is None else what[1:]
        if other := next((name for name in names if not _is_plan(name)), None):
            raise OneItem(other)
        plans = self._plans(names)
        return map(self._timeline, plans) if asked is None else self._lives(asked, plans)

    def _plans(self, names: Sequence[str]) -> list[_Plan]:
        """Return the plans; one that git does not have stops all only where it was named or is alone."""
        found: list[_Plan] = []
        missing: list[TryggError] = []
        for name in self._files(names):
            try:
                found.append(self._plan(name))
            except git_log.NeverCommitted as error:
                missing.append(error)
        if missing and (names or not found):
            raise missing[0]
        for reason in missing:
            terminal.complain(reason)
        return found

    def _files(self, names: Sequence[str]) -> Iterator[str]:
        """Yield the files that names stand for; one that is not there may have been there."""
        if not names:
            yield from plan_files.readable([], self._config, self.unread)
        for name in names:
            if os.path.exists(name) or has_magic(name):
                yield from plan_files.readable([name], self._config, self.unread)
            else:
                yield windows.slashed(name)

    def _plan(self, name: str) -> _Plan:
        plan = _Plan(name, plan_log.of_file(self._repository, name, self._revision))
        last = plan.versions[-1]
        is_here = self._revision == "HEAD" and last.hash and os.path.isfile(name)
        if is_here and self._repository.path(name) != last.path:
            terminal.say(message("{name} is called {path} in git as yet", name=name, path=last.path))
        if is_here and not self._is_as_committed(files.read(name), last):
            terminal.say(
                message("{name} has changes that are not committed; trygg diff shows them", name=name)
            )
        return plan

    def _is_as_committed(self, content: bytes, last: FileVersion) -> bool:
        return is_same(content, last.hash) or _lines(content) == _lines(
            HeldVersion(self._repository, last).content
        )

    def _timeline(self, plan: _Plan) -> Narrative:
        from trygg_cli.history import timeline

        return self._finished(plan, timeline(plan.name, self._record(plan, nothing(plan.name))))

    def _lives(self, asked: str, plans: Sequence[_Plan]) -> list[Narrative]:
        """Return the lives of what has an id, in every plan that has or has had it; raises `UnknownItem`.

        What was carried over from plan to plan is told as one.
        """
        from trygg_cli.history import ItemLife, latest, lineages, names
        from trygg_cli.model.item_name import RequestedItem
        from trygg_cli.model.shape import KIND_WORDS

        wanted = RequestedItem.of(asked)
        lives, whole = [], []
        for plan in plans:
            known = self._known(plan)
            steps = known.record.steps
            named = dict.fromkeys(latest(steps, name) for name in names(steps) if wanted.means(*name))
            if len(named) > 1:
                raise SeveralKinds(wanted.id, [KIND_WORDS[kind_and_id.kind] for kind_and_id in named])
            if not named and any(step.plan and wanted.means("plan", step.plan) for step in steps):
                whole.append(self._timeline(plan))
            lives += [ItemLife(known, name) for name in named]
        told = lineages(lives, [self._known(plan) for plan in plans], self._others)
        if not told and not whole:
            raise UnknownItem(wanted.id, self._meant(wanted.id, plans))
        return [*map(self._joined, told), *whole]

    def _joined(self, lineage: Lineage) -> Narrative:
        """Return what became of something, through all plans that it was carried over."""
        from trygg_cli.history import life

        told = ((item, life(item.plan.file, item.plan.record, item.name)) for item in lineage.lives)
        *earlier, last = (
            replace(self._finished(self._found[item.plan.file], telling), origin=item.origin)
            for item, telling in told
        )
        return replace(last, earlier=tuple(earlier), gap=lineage.gap)

    def _known(self, plan: _Plan) -> PlanRecord:
        """Return what is known of a plan, of which the versions are read once."""
        from trygg_cli.history import PlanRecord

        if plan.name not in self._records:
            self._found[plan.name] = plan
            record = self._record(plan, _empty(plan))
            self._records[plan.name] = PlanRecord.of(plan.name, self._home(plan), record)
        return self._records[plan.name]

    def _home(self, plan: _Plan) -> str:
        """Return the municipality of a plan, as it said last."""
        held = (
            plan_log.held(self._repository, version.path, version.hash)
            for version in reversed(plan.versions)
            if version.hash
        )
        return next((holder.plan.home for holder in held if holder.plan), "")

    def _others(self, origin: CarriedFrom) -> Sequence[PlanRecord] | Message:
        """Return the other plans here that have an id; or why what they say is not known."""
        found = []
        for name in self._here.get(identity.fold(origin.plan), ()):
            try:
                found += [] if name in self._records else [self._known(self._plan(name))]
            except git_log.NeverCommitted as error:
                return error.sentence
        return found

    @cached_property
    def _here(self) -> dict[str, list[str]]:
        """The files of the project by the ids of the plans that they hold."""
        found: dict[str, list[str]] = {}
        for name in self._files([]):
            with suppress(FileUnreadable):
                if plan := identity.read(files.read(name)):
                    found.setdefault(plan.key, []).append(name)
        return found

    def _record(self, plan: _Plan, start: Document) -> Record:
        """Return what is known of a plan's versions, as from the start."""
        from trygg_cli.history import record

        return record(steps(self._repository, terminal.track(plan.versions), start), self._horizon)

    def _meant(self, id_: str, plans: Sequence[_Plan]) -> Message | None:
        from trygg_cli.history import names
        from trygg_cli.suggestion import did_you_mean

        known = (self._known(plan) for plan in plans)
        return did_you_mean(id_, [name.id for plan in known for name in names(plan.record.steps)])

    def _finished(self, plan: _Plan, telling: Narrative) -> Narrative:
        """Return a telling with what is known of the plan's file; say where its beginning is missing."""
        from trygg_cli.history import begin

        first = plan.versions[0]
        is_cut = git_log.beginning_is_missing(self._repository, first)
        if is_cut:
            terminal.say(
                message(
                    "the history of {name} begins with {day} here, since the clone is shallow: "
                    "get the rest with git fetch --unshallow",
                    name=plan.name,
                    day=first.date.isoformat(),
                )
            )
        whole = replace(telling, versions=tuple(plan.versions))
        return begin(whole) if is_cut else whole


def _empty(plan: _Plan) -> Document:
    """Return a plan that says nothing."""
    return replace(nothing(plan.name), data={})


def _is_plan(name: str) -> bool:
    """Tell whether a name is that of a plan, there or not, and not an id."""
    return files.is_plan(name) or "/" in windows.slashed(name) or has_magic(name) or os.path.exists(name)


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines()
