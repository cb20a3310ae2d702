"""Answers weighed against the base they were asked on and the plan as it is now: what is new, and what is a conflict.

A value that only the sheet has changed is new, one that only the plan has changed stays, and where both have, or two
answers differ, a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect import read_only_cells
from trygg_cli.collect.answer_book import fingerprint
from trygg_cli.collect.misplaced_answers import MisplacedAnswers
from trygg_cli.collect.questions import LISTS
from trygg_cli.collect.respondents import COORDINATION
from trygg_cli.collect.returned_cells import CellNote
from trygg_cli.collect.sheet_versions import SheetVersions
from trygg_cli.data import as_fields, as_rows, value_at
from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.collect.questions import Question
    from trygg_cli.collect.respondents import Respondent
    from trygg_cli.collect.returned_cells import Answer, CellPlace, Returned
    from trygg_cli.data import Data
    from trygg_cli.position import Route


class Asked(NamedTuple):
    """What is compared: an item's key, in the report of one party where several report."""

    item: str
    key: str
    part: str | None


class Signature(NamedTuple):
    """Who reported, the actor that it is reported for, when, and the cell that says who."""

    author: str
    actor: str
    day: str
    place: CellPlace | None = None
    """Where the author is named."""


@dataclass(frozen=True)
class AnswerConflict:
    """A key for which there is more than one value: those of the answers, and that of the plan if it has another.

    An answer without text is that of a later sheet in which the cell was emptied.
    """

    question: Question
    key: str
    answers: tuple[Answer, ...]
    now: str
    is_with_plan: bool
    """Whether the plan was changed since a sheet was sent."""
    signed: tuple[Signature, ...]
    """Who gave each answer, and when."""

    @property
    def choices(self) -> list[int | None]:
        """What can be chosen between, in the order it is shown: the plan as it is, and each answer by its number."""
        return [*([None] if self.is_with_plan else []), *range(len(self.answers))]


@dataclass
class NewReport:
    """What is new about an item, by key, with the answers that say so; who reported, and when.

    `onto` is the entry that it completes: one of the same author for the period that says nothing under these keys.
    """

    question: Question
    signature: Signature
    values: dict[str, Answer] = field(default_factory=dict)
    onto: int | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """What tells it from other reports: what it is about, and whose it is."""
        return self.question.name, self.question.part

    @property
    def is_whole(self) -> bool:
        """Whether it has a status, an assessment or a value."""
        return self.question.main_key in self.values

    @property
    def said(self) -> dict[str, str]:
        """What is to be written, by key."""
        said = {key: answer.text for key, answer in self.values.items()}
        judged = self.values.get(self.question.main_key)
        return said | {"ord": judged.word} if judged and judged.word else said

    def entry(self, period: str) -> dict[str, str]:
        """Return the follow-up or outcome to be added."""
        said = self.said
        if self.question.kind == "indicator":
            corrected = {"rättar": "ja"} if "värde" in said and self.question.base["värde"] else {}
            signed = {"källa": self.signature.author, "datum": self.signature.day}
            return {"period": period, **said, **signed, **corrected}
        part = {"part": self.question.part} if self.question.part else {}
        return {
            "avser": period,
            "datum": self.signature.day,
            **part,
            **said,
            "författare": self.signature.author,
        }

    @property
    def route(self) -> Route:
        """Where the entry is added."""
        return (*self.question.route, LISTS[self.question.kind])


class PlanWish(NamedTuple):
    """What somebody wants changed in the plan itself, and the item that it is about, if any. It is never written."""

    answer: Answer
    question: Question | None


@dataclass
class WeighedAnswers:
    """What came of the answers about one plan."""

    reports: list[NewReport] = field(default_factory=list)
    conflicts: list[AnswerConflict] = field(default_factory=list)
    refused: list[CellNote] = field(default_factory=list)
    unread: list[CellNote] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)
    wishes: list[PlanWish] = field(default_factory=list)


def weigh(
    returns: Sequence[Returned], asked: Sequence[Respondent], data: Data, today: date
) -> WeighedAnswers:
    """Return what came of the answers of workbooks for one plan and period."""
    return _Weighing(asked, data, today).all(returns)


class _Weighing:
    def __init__(self, asked: Sequence[Respondent], data: Data, today: date) -> None:
        self._asked = {who.ref: who for who in asked}
        self._questions = {(who.ref, question.name): question for who in asked for question in who.questions}
        for who in asked:  # sheets may be out that were sent before the coordination was one of the actors
            for question in who.questions:
                if question.ref is None:
                    self._asked.setdefault(COORDINATION, who)
                    self._questions.setdefault((COORDINATION, question.name), question)
        self._misplaced = MisplacedAnswers(asked)
        self._data, self._today = data, today
        self._found = WeighedAnswers()
        self._reports: dict[tuple[str, str | None], NewReport] = {}
        self._versions = SheetVersions(())
        self._told: dict[int, CellNote] = {}
        self._entries: dict[tuple[Route, tuple[str, ...]], dict[tuple[object, ...], list[int]]] = {}
        self._called = {name.casefold(): who for who in reversed(asked) for name in (who.ref, who.name)}

    def all(self, returns: Sequence[Returned]) -> WeighedAnswers:
        """Weigh the answers together."""
        candidates: dict[Asked, list[tuple[Answer, Returned]]] = {}
        self._versions = SheetVersions(returns)
        mark = fingerprint(self._data)
        for book in returns:
            self._found.refused += book.refused
            self._found.refused += map(self._misplaced.stray, book.strays)
            self._found.unread += book.unread
            for answer in book.wishes:
                wish = PlanWish(answer, self._questions.get((answer.ref, answer.item)))
                self._found.wishes.append(wish)
            written_in = read_only_cells.compared(
                book, self._questions, is_same_plan=book.base.fingerprint == mark
            )
            self._found.unread += written_in.notes
            self._found.remarks += written_in.remarks
            self._check_who(book)
            for answer in book.answers:
                question = self._questions.get((answer.ref, answer.item))
                if question is None:
                    self._found.refused.append(self._misplaced.answer(answer))
                else:
                    asked = Asked(answer.item, answer.key, question.part)
                    candidates.setdefault(asked, []).append((answer, book))
        for found in candidates.values():
            self._weigh(found)
        self._found.refused = [self._told.get(id(note), note) for note in self._found.refused]
        self._found.reports = [*self._reports.values()]
        for report in self._found.reports:
            report.onto = self._half_entry(report, returns[0].base.period)
        return self._found

    def _weigh(self, found: Sequence[tuple[Answer, Returned]]) -> None:
        """Decide on what was answered under one key."""
        answer, book = found[0]
        question = self._questions[answer.ref, answer.item]
        bases = {
            other.base.values[given_answer.ref, given_answer.item, given_answer.key]
            for given_answer, other in found
        }
        now = question.base[answer.key]
        told = {
            given_answer.text: (given_answer, self._signature(other, given_answer.ref))
            for given_answer, other in found
        }
        if len(told) == 1 and answer.text == now:
            return
        for silent, version in self._versions.silent(found):
            told[""] = silent, self._signature(version, silent.ref)
        is_doubted = self._is_doubted(found)
        if len(told) > 1 or bases != {now} or is_doubted:
            answers, signed = zip(*told.values(), strict=True)
            conflict = AnswerConflict(question, answer.key, answers, now, bases != {now}, signed)
            self._found.conflicts.append(conflict)
            return
        key = (answer.item, question.part)
        if key not in self._reports:
            self._reports[key] = NewReport(question, self._signature(book, answer.ref))
        self._reports[key].values[answer.key] = answer

    def _is_doubted(self, found: Sequence[tuple[Answer, Returned]]) -> bool:
        """Tell whether another sheet of the same actor says something later here that nobody can understand.

        Where what was not understood is the earlier, it is told that the other holds.
        """
        is_doubted = False
        for answer, book, note, is_later in self._versions.not_understood(found):
            if is_later:
                told = message(
                    'the later {file} says "{value}", which is taken instead',
                    file=book.file,
                    value=answer.text,
                )
                self._told.setdefault(id(note), note._replace(remedy=told))
            else:
                is_doubted = True
        return is_doubted

    def _half_entry(self, report: NewReport, period: str) -> int | None:
        """Return which entry of the same author says something else of the item for the period, and nothing of this."""
        rows = as_rows(value_at(self._data, report.route))
        whole = report.entry(period)
        same = tuple(key for key in ("avser", "period", "part", "författare", "källa") if key in whole)
        if (report.route, same) not in self._entries:
            known = self._entries[report.route, same] = {}
            for number, row in enumerate(map(as_fields, rows)):
                known.setdefault(tuple(str(row.get(key)) for key in same), []).append(number)
        own = self._entries[report.route, same].get(tuple(whole[key] for key in same), ())
        others = {"plats", "intern", *report.said}
        return next((number for number in reversed(own) if others.isdisjoint(as_fields(rows[number]))), None)

    def _signature(self, book: Returned, ref: str) -> Signature:
        who = self._asked.get(ref)
        name = who.name if who else ref
        said = book.days.get(ref, ("", None))[0]
        day = said if said and said <= self._today.isoformat() else self._today.isoformat()
        return Signature(book.authors.get(ref) or name, name, day, book.signed_at.get(ref))

    def _check_who(self, book: Returned) -> None:
        """Tell of what was answered by somebody else, or on a day to come."""
        for ref, author in book.authors.items():
            other = self._called.get(author.casefold())
            if other and other is not self._asked.get(ref):
                name = self._asked[ref].name if ref in self._asked else ref
                self._found.remarks.append(
                    message(
                        "{file}: {author} has answered for {name}", file=book.file, author=author, name=name
                    )
                )
        self._check_days(book)

    def _check_days(self, book: Returned) -> None:
        """Tell which day the answers get, where the sheet says none that can be."""
        today = self._today.isoformat()
        dated = message("the answers are dated {day} instead", day=today)
        for note in book.no_days:
            remedy = message("{dated}; otherwise, {remedy}", dated=dated, remedy=note.remedy)
            self._found.refused.append(note._replace(remedy=remedy))
        for day, place in book.days.values():
            if day > today:
                self._found.refused.append(
                    CellNote(place, day, message("{day} has not come yet", day=day), dated)
                )


def unanswered(asked: Iterable[Respondent]) -> Iterator[tuple[Respondent, tuple[Question, ...]]]:
    """Yield each who has not answered all, with what is left."""
    for who in asked:
        if who.lacking:
            yield who, who.lacking
