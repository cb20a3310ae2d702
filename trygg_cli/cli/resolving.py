"""Settling the conflicts of one plan after the other: who answers, and what is done with the answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.cli import asking
from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.language import translate
from trygg_cli.message import Message, message, plural
from trygg_cli.repository import unmerged
from trygg_cli.repository.git import Repository
from trygg_cli.suggestion import fold
from trygg_cli.system import files, replacements, terminal, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trygg_cli.merge.clash import Clash
    from trygg_cli.merge.unsettled import UnsettledPlan
    from trygg_cli.reading.document import Document
    from trygg_cli.render.changes.conflicts import NumberedConflict

    Answer = Callable[[NumberedConflict], str | None]
    """Returns what a conflict gives way to, or nothing where it stays."""

OURS, THEIRS, BOTH = message("ours"), message("theirs"), message("both")
OWN, SKIP, STOP = message("edit"), message("skip"), message("quit")


class Stopped(Exception):
    """Whoever was asked wants to hear no more questions."""


def read(document: Document) -> UnsettledPlan:
    """Return the conflicts of a plan; raises `MarkersBroken` and `FileUnreadable`."""
    from trygg_cli.merge.unsettled import UnsettledPlan

    for problem in document.problems:
        if problem.code == "S02":
            raise FileUnreadable(document.name, problem.message)
    found = UnsettledPlan(document.name, document.text)
    before = (
        unmerged.base_of(document.name)
        if found.regions and files.path_kind(document.name) is files.PathKind.FILE
        else None
    )
    return found if before is None else UnsettledPlan(document.name, document.text, before)


class Wanted(NamedTuple):
    """Which conflicts are meant: those in these items, by id, and in these fields; all if nothing is named."""

    items: Sequence[str] = ()
    fields: Sequence[str] = ()

    def fits(self, conflict: NumberedConflict) -> bool:
        """Tell whether a conflict is about nothing else than what is meant."""
        if not self.items and not self.fields:
            return True
        found = conflict.plan.clashes(conflict.number)
        return bool(found) and all(self._has(clash) for clash in found)

    def _has(self, clash: Clash) -> bool:
        item = clash.key.partition(":")[2]
        fields = {fold(field) for field in self.fields}
        return (not self.items or item in self.items) and (
            not fields or any(fold(step) in fields for step in clash.field)
        )


class Taker:
    """Answers all conflicts alike."""

    def __init__(self, side: Message, wanted: Wanted) -> None:
        self._side, self._wanted = side, wanted

    def __call__(self, conflict: NumberedConflict) -> str | None:
        """Return the side that is taken, if the conflict is meant."""
        if not self._wanted.fits(conflict):
            return None
        taken = _taken(self._side, conflict)
        if taken is None:
            plan, number = conflict
            terminal.say(
                message(
                    "{path}:{line}: both sides cannot stand here",
                    path=plan.name,
                    line=plan.regions[number].line,
                )
            )
        return taken


def _taken(side: Message, conflict: NumberedConflict) -> str | None:
    region = conflict.plan.regions[conflict.number]
    if side is BOTH:
        return conflict.plan.both(conflict.number)
    return region.ours if side is OURS else region.theirs


class Asker:
    """Asks a person about one conflict after the other."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def __call__(self, conflict: NumberedConflict) -> str | None:
        """Return what a person wants instead of a conflict; raises `Stopped`."""
        from trygg_cli.render.changes.conflicts import described

        if not self._wanted.fits(conflict):
            return None
        room = terminal.width()
        terminal.say_raw("\n" + "".join(f"{line}\n" for line in described(conflict, room)))
        plan, number = conflict
        both = plan.both(number)
        offered = [OURS, THEIRS, *([BOTH] if both is not None else ())]
        offered += [*([OWN] if plan.can_be_own(number) else ()), SKIP, STOP]
        answer = None
        while answer is None:
            chosen = _chosen(asking.ask(_question(offered)), offered)
            if chosen is None:
                terminal.say(message("answer with one of the words, or its first letter"))
            if chosen is STOP:
                raise Stopped
            if chosen is SKIP:
                return None
            if chosen is OWN:
                answer = _typed(conflict)
            elif chosen:
                answer = both if chosen is BOTH else _taken(chosen, conflict)
        return answer


def _question(offered: Sequence[Message]) -> str:
    words = [translate(sentence) for sentence in offered]
    listed = ", ".join(f"{word} ({word[0]})" for word in words[:-1])
    return translate(message("Choose {words} or {last}", words=listed, last=f"{words[-1]} ({words[-1][0]})"))


def _chosen(typed: str, offered: Sequence[Message]) -> Message | None:
    """Return the offer whose word somebody has typed, or the beginning of it; å, ä and ö may be a and o."""
    begun = fold(typed.strip())
    meant = [sentence for sentence in offered if begun and fold(translate(sentence)).startswith(begun)]
    return meant[0] if len(meant) == 1 else None


def _typed(conflict: NumberedConflict) -> str | None:
    """Return what a conflict gives way to with a value that a person types; nothing if it does not fit."""
    plan, number = conflict
    value = asking.ask(
        translate(message("New value (names in a list with commas between; nothing to go back)"))
    )
    answer = plan.own(number, value) if value.strip() else None
    if answer is None:
        if value.strip():
            terminal.say(message("that cannot be written here"))
        return None
    faults = plan.faults(plan.settled({number: answer}))
    for fault in faults:
        terminal.say(message("that does not fit: {problem}", problem=fault.message))
        if fault.help:
            terminal.say(message("  {hint}", hint=fault.help))
    return None if faults else answer


class Resolving:
    """Settles one plan after the other, and counts what is left."""

    def __init__(self, answer: Answer, *, only_show: bool) -> None:
        self._answer, self._only_show = answer, only_show
        self.left = 0
        self._is_stopped = False

    def settle(self, document: Document, before: UnsettledPlan, from_stdin: str | None) -> None:
        """Ask about the conflicts of a plan, and put the result in its place if it is sound."""
        from trygg_cli.render.changes.conflicts import NumberedConflict

        plan = before.narrowed()
        if plan is not before:
            _say_narrowed(before, plan)
        answers: dict[int, str] = {}
        for number in range(len(plan.regions)):
            try:
                answer = None if self._is_stopped else self._answer(NumberedConflict(plan, number))
            except Stopped:
                self._is_stopped, answer = True, None
            if answer is not None:
                answers[number] = answer
        text = plan.settled(answers)
        faults = before.faults(text)
        for fault in faults:
            terminal.say(message("{path}: {problem}", path=before.name, problem=fault.message))
        if faults:
            terminal.say(
                message("{path} stays as it is, since the answers do not go together", path=before.name)
            )
        is_kept = bool(answers or plan is not before) and not faults
        self._finish(document, text if is_kept else document.text, from_stdin)
        left = len(plan.regions) - len(answers) if is_kept else len(before.regions)
        self.left += left
        _say_left(before.name, left, is_written=is_kept and not self._only_show and before.name != from_stdin)

    def _finish(self, document: Document, text: str, from_stdin: str | None) -> None:
        if self._only_show:
            replacements.show_difference(document, text)
        elif document.name == from_stdin:
            replacements.write_out(text)
        elif text != document.text:
            replacements.write_answered(document, text)


def _say_narrowed(before: UnsettledPlan, plan: UnsettledPlan) -> None:
    terminal.say(
        message(
            "{path}: merged anew by item and field. Conflicts line by line: {before}; left to settle: {after}",
            path=before.name,
            before=len(before.regions),
            after=len(plan.regions),
        )
    )


def _say_left(name: str, left: int, *, is_written: bool) -> None:
    if left:
        terminal.say(
            plural("{path}: {count} conflict is left", "{path}: {count} conflicts are left", left, path=name)
        )
    elif is_written:
        terminal.say(message("{path} is settled; read it through", path=name))
        if _is_in_git(name):
            terminal.say(message("  then: git add -- {argument}", argument=windows.quoted(name)))


def _is_in_git(name: str) -> bool:
    try:
        Repository(Path(name).parent)
    except TryggError:
        return False
    return True
