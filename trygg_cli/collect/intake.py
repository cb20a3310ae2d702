"""Reports put into a plan: first as it would be, so that rules can say what they think of it.

What the rules on personal data find in words that came waits for a person: git keeps for ever what is saved once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect.weighing import NewReport
from trygg_cli.edit.verbs import Add, edited
from trygg_cli.lint.rule import Case
from trygg_cli.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.collect.weighing import AnswerConflict
    from trygg_cli.message import Message
    from trygg_cli.period import Period
    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document

_PRIVACY = ("P01", "P02", "P03")
_AUTHORS = ("författare", "källa")


class HeldWords(NamedTuple):
    """Words that wait for a person: the report and key that they stand under, and what rules say of them."""

    report: NewReport
    key: str
    reasons: tuple[Message, ...]


def with_reports(document: Document, reports: Sequence[NewReport], period: Period) -> Document:
    """Return the plan with the reports added, each as a follow-up or outcome of its own; raises `EditRefused`."""
    return edited(document, [Add(report.route, report.entry(period.text)) for report in reports])


class Sifted(NamedTuple):
    """Reports that may be written, the plan with them, and words that wait for a person."""

    reports: tuple[NewReport, ...]
    after: Document
    held: tuple[HeldWords, ...]


def sift(
    before: Document, reports: Sequence[NewReport], period: Period, allowed: Sequence[HeldWords] = ()
) -> Sifted:
    """Return reports without the words that the rules on personal data point at, whatever exceptions say.

    `allowed` are those that a person has read.
    """
    after = with_reports(before, reports, period)
    known = {(words.report.key, words.key) for words in allowed}
    held = [word for word in _held_words(before, reports, after) if (word.report.key, word.key) not in known]
    if held:
        reports = _without(reports, held)
        after = with_reports(before, reports, period)
    return Sifted(tuple(reports), after, tuple(held))


def _held_words(before: Document, reports: Sequence[NewReport], after: Document) -> Iterator[HeldWords]:
    places = dict(_places(before, reports))
    case = Case(after, None)
    found: dict[tuple[Route, str], list[Message]] = {}
    for rule in rules() if reports else ():
        for finding in rule.check(case) if rule.code in _PRIVACY else ():
            for length in range(len(finding.route) + 1):
                report = places.get(finding.route[:length])
                for key in _keys(finding.route[length:], report) if report else ():
                    said = found.setdefault((finding.route[:length], key), [])
                    if finding.message not in said:
                        said.append(finding.message)
    for (route, key), said in found.items():
        yield HeldWords(places[route], key, tuple(said))


def _keys(rest: Route, report: NewReport) -> list[str]:
    return [str(rest[0])] if rest else [*report.values]


def _without(reports: Sequence[NewReport], held: Sequence[HeldWords]) -> list[NewReport]:
    """Return the reports without what waits for a person; an author's name gives way to the actor's."""
    waiting: dict[tuple[str, str | None], set[str]] = {}
    for words in held:
        waiting.setdefault(words.report.key, set()).add(words.key)
    made = []
    for report in reports:
        keys = waiting.get(report.key, set())
        signed = report.signature
        if keys.intersection(_AUTHORS):
            signed = signed._replace(author=signed.actor)
        values = {key: answer for key, answer in report.values.items() if key not in keys}
        if values:
            made.append(replace(report, signature=signed, values=values))
    return made


def choose(reports: list[NewReport], conflict: AnswerConflict, number: int) -> None:
    """Take one of the answers of a conflict into the reports."""
    question, answer = conflict.question, conflict.answers[number]
    there = next((report for report in reports if report.key == (question.name, question.part)), None)
    if there is None:
        there = NewReport(question, conflict.signed[number])
        reports.append(there)
    there.values[conflict.key] = answer


def _places(before: Document, reports: Sequence[NewReport]) -> Iterator[tuple[Route, NewReport]]:
    """Yield where each report will stand."""
    counts: dict[Route, int] = {}
    for report in reports:
        if report.route not in counts:
            data = before.data
            for step in report.route[:-1]:
                data = data[step]
            counts[report.route] = len(data.get(report.route[-1]) or ())
        yield (*report.route, counts[report.route]), report
        counts[report.route] += 1
