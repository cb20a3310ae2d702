"""Answers taken in: matched with the plans they are for, weighed, shown, asked about and written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.cli import asking
from trygg_cli.collect import answers as reading
from trygg_cli.collect import cell_words, change_list, intake, weighing
from trygg_cli.collect.respondents import respondents
from trygg_cli.desk.preferred_files import preferred
from trygg_cli.errors import TryggError
from trygg_cli.exchange import spreadsheets
from trygg_cli.exchange.grids import NotTaken
from trygg_cli.message import message, plural
from trygg_cli.period import Period
from trygg_cli.reading import identity
from trygg_cli.render.answers import text
from trygg_cli.system import replacements, terminal, windows

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from trygg_cli.collect.answer_book import Base
    from trygg_cli.collect.returned_cells import Returned
    from trygg_cli.collect.weighing import NewReport, WeighedAnswers
    from trygg_cli.desk.returned_files import ReturnedFile
    from trygg_cli.reading.document import Document


_WHICH = message("Which is to hold? Its number; nothing leaves it undecided")


class _Target(NamedTuple):
    """A plan, by its place among those that were read, and a period."""

    plan: int
    period: str


class Intake:
    """Reads files one by one, and then takes in what they say."""

    def __init__(
        self,
        documents: Sequence[Document],
        period: Period | None,
        today: date,
        wins: Sequence[str],
        home: str,
    ) -> None:
        self._documents, self._period, self._today = documents, period, today
        self._wins, self._home, self._names = wins, home, dict[str, str]()
        self._known: dict[str, list[tuple[int, identity.Identity]]] = {}
        for number, document in enumerate(documents):
            if known := identity.of(document.data):
                self._known.setdefault(known.key, []).append((number, known))
        self._scales: dict[int, dict[str, cell_words.KnownFigures]] = {}
        self._failed: list[tuple[str, TryggError]] = []
        self._returns: dict[_Target, list[Returned]] = {}
        self._others: list[str] = []
        self._is_left = False

    def read(self, file: ReturnedFile) -> None:
        """Read a file; why one cannot be taken is told in the end."""
        if file.is_other:
            self._others.append(self._short(file.name))
            return
        name = self._names[file.name] = self._short(file.name)
        try:
            if file.error:
                raise file.error
            grids = spreadsheets.read(file.content)
            base = reading.base_in(grids)
            target = self._target(base)
            scales = self._scales.get(target.plan)
            if scales is None:
                indicators = self._documents[target.plan].plan.indicators
                scales = self._scales[target.plan] = cell_words.scales(indicators)
            saved = spreadsheets.saved(file.content)
            self._returns.setdefault(target, []).append(reading.returned(name, grids, base, scales, saved))
        except TryggError as error:
            self._failed.append((name, error))

    def _short(self, name: str) -> str:
        """Return the name of a file from the folder that all are in."""
        return windows.slashed(name).removeprefix(f"{self._home}/" if self._home else "")

    def _target(self, base: Base) -> _Target:
        """Return which plan a workbook is for; raises `NotTaken`."""
        made_for = identity.Identity(base.plan, base.municipality)
        found = [number for number, known in self._known.get(made_for.key, ()) if known.may_be(made_for)]
        if not found:
            raise NotTaken(
                message('it is for the plan "{id}", which is not among those that were read', id=base.plan),
                message("say where that plan is with --plan"),
            )
        if len(found) > 1:
            names = [self._documents[number].name for number in found]
            raise NotTaken(
                message('it is for the plan "{id}", which several files have', id=base.plan),
                message("say which with --plan: {known}", known=names),
            )
        if self._period and base.period != self._period.text:
            raise NotTaken(
                message("it is for {period}, not for {wanted}", period=base.period, wanted=self._period.text),
                message("send the sheet for the right period, or take it in by itself"),
            )
        return _Target(found[0], base.period)

    def finish(self, *, is_partial: bool, is_agreed: bool, only_show: bool) -> int:
        """Show what came, ask about it, and write it; return the exit code."""
        wins = {self._names[file] for file in preferred(self._wins, [*self._names])}
        self._check_periods()
        for name, error in self._failed:
            terminal.say(message("{path} cannot be taken: {reason}", path=name, reason=error.sentence))
            if error.hint:
                terminal.say(message("  {hint}", hint=error.hint))
        if self._others:
            terminal.say(message("not read, since they are no workbooks: {names}", names=self._others))
        is_stopped = bool(self._failed) and not is_partial
        for target, returns in self._returns.items():
            wanted = Period.parse(target.period)
            one = _PlanIntake(self._documents[target.plan], returns, wanted, self._today, self._home)
            one.prefer(wins)
            one.take(is_agreed=is_agreed, only_show=only_show or is_stopped)
            self._is_left |= one.is_left
        if is_stopped:
            terminal.say(message("nothing is written; --partial takes the files that can be taken"))
        return 2 if self._failed else int(self._is_left)

    def _check_periods(self) -> None:
        """Refuse what is for another period than most, or than the latest of as many, where none was asked for."""
        counts: dict[int, dict[str, int]] = {}
        for target, returns in self._returns.items():
            counts.setdefault(target.plan, {})[target.period] = len(returns)
        for plan, books in counts.items():
            usual = max(books, key=lambda text: (books[text], Period.parse(text).end))
            for period in books:
                if period != usual:
                    reason = message(
                        "it is for {period}, and others are for {wanted}", period=period, wanted=usual
                    )
                    remedy = message("say which is meant with --period")
                    for returned in self._returns.pop(_Target(plan, period)):
                        self._failed.append((returned.file, NotTaken(reason, remedy)))


class _PlanIntake:
    """What came for one plan and period."""

    def __init__(
        self, document: Document, returns: Sequence[Returned], period: Period, today: date, home: str
    ) -> None:
        self._document, self._period, self._today = document, period, today
        self._books, self._home = len(returns), home
        self._asked = respondents(document.plan, period)
        self._weighed = weighing.weigh(returns, self._asked, document.data, today)
        self.is_left = False

    def prefer(self, files_: Collection[str]) -> None:
        """Let the answers of certain files win where there is more than one value."""
        chosen, left = [], []
        for conflict in self._weighed.conflicts:
            numbers = [at for at, answer in enumerate(conflict.answers) if answer.place.file in files_]
            if len(numbers) == 1:
                chosen.append((conflict, numbers[0]))
            else:
                left.append(conflict)
        intake.choose(self._weighed.reports, chosen)
        self._weighed.conflicts = left

    def take(self, *, is_agreed: bool, only_show: bool) -> None:
        """Show the change list, ask where somebody can answer, and write."""
        weighed = self._weighed
        taken = self._sifted(weighed.reports)
        page = self._page(taken)
        sys.stdout.write(text.render(page))
        sys.stdout.flush()
        is_asked = not (is_agreed or only_show) and asking.is_watched()
        if is_asked:
            taken = self._settle(weighed)
        self.is_left = bool(taken.held or weighed.conflicts or weighed.refused)
        waits = text.waiting(page._replace(held=taken.held))
        if waits:
            terminal.say(waits)
        if not taken.reports:
            terminal.say(message("{path}: nothing new", path=self._document.name))
        elif only_show or not (is_agreed or (is_asked and self._agrees(len(taken.reports)))):
            self.is_left = True
            terminal.say(message("{path}: nothing is written", path=self._document.name))
            if not (only_show or is_asked):
                terminal.say(message("  --yes writes it"))
        else:
            replacements.write(self._document, taken.after.text)
            terminal.say(
                plural(
                    "{path}: {count} report is added, dated as the sheets say, else {day}",
                    "{path}: {count} reports are added, dated as the sheets say, else {day}",
                    len(taken.reports),
                    path=self._document.name,
                    day=self._today.isoformat(),
                )
            )

    def _sifted(self, reports: Sequence[NewReport]) -> intake.Sifted:
        return intake.sift(self._document, reports, self._period)

    def _page(self, taken: intake.Sifted) -> text.AnswerPage:
        weighed = self._weighed
        left = respondents(taken.after.plan, self._period) if taken.reports else self._asked
        waiting = [(conflict.question.name, conflict.key) for conflict in weighed.conflicts]
        waiting += [(words.report.question.name, words.key) for words in taken.held]
        listed = change_list.listed(taken.after.plan, taken.reports, waiting, self._today)
        owed = [*weighing.unanswered(left)]
        title = self._document.plan.title
        return text.AnswerPage(
            title, self._period, self._books, self._home, weighed, taken.held, listed, owed
        )

    def _settle(self, weighed: WeighedAnswers) -> intake.Sifted:
        """Ask about each conflict, and then about each word that may be about a person."""
        reports, taken, left = [*weighed.reports], [], []
        for conflict in weighed.conflicts:
            offered = conflict.choices
            terminal.say_raw("\n" + "".join(f"{line}\n" for line in text.numbered(conflict)))
            chosen = asking.number(_WHICH, len(offered))
            answer = offered[chosen - 1] if chosen else None
            if not chosen:
                left.append(conflict)
            elif answer is not None:
                taken.append((conflict, answer))
        intake.choose(reports, taken)
        weighed.conflicts = left
        allowed = []
        sifted = self._sifted(reports)
        for held_words in sifted.held:
            terminal.say_raw("\n" + "".join(f"{line}\n" for line in text.held(held_words)))
            if asking.agrees(message("Write it all the same?")):
                allowed.append(held_words)
        return intake.sift(self._document, reports, self._period, allowed) if allowed else sifted

    @staticmethod
    def _agrees(count: int) -> bool:
        return asking.agrees(plural("Write {count} report?", "Write {count} reports?", count))
