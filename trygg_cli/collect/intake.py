"""Reports put into a plan: first as it would be, so that rules can say what they think of it.

What the rules on personal data find in words that came waits for a person: git keeps for ever what is saved once.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect.weighing import NewReport
from trygg_cli.data import as_rows, value_at
from trygg_cli.edit.verbs import Add, Put, edited
from trygg_cli.lint.rule import Case
from trygg_cli.reading.document import read
from trygg_cli.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.collect.weighing import AnswerConflict
    from trygg_cli.edit.verbs import Edit
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
    """Return the plan with the reports added, each as an entry of its own or in the one it completes.

    Raises `EditRefused`.
    """
    edits: list[Edit] = []
    for report in reports:
        if report.onto is None:
            edits.append(Add(report.route, report.entry(period.text)))
        else:
            entry = (*report.route, report.onto)
            edits += [Put(entry, key, text) for key, text in report.said.items()]
    return edited(document, edits)


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
    """Yield each key of a report that the rules point at, with all that they say of it."""
    places = dict(_places(before, reports))
    found: dict[tuple[Route, str], dict[str, Message]] = {}
    for reason, route in _findings(after) if reports else ():
        for length in range(len(route) + 1):
            report = places.get(route[:length])
            for key in _keys(route[length:], report) if report else ():
                found.setdefault((route[:length], key), {})[repr(reason)] = reason
    suspect = dict(_suspect(before, reports))
    for place, report in places.items():
        if report.signature.author in suspect:
            found[place, _author_key(report)] = suspect[report.signature.author]
    for (place, key), reasons in found.items():
        yield HeldWords(places[place], key, tuple(reasons.values()))


def _findings(document: Document) -> Iterator[tuple[Message, Route]]:
    case = Case(document, None)
    for rule in rules():
        for finding in rule.check(case) if rule.code in _PRIVACY else ():
            yield finding.message, finding.route


def _suspect(before: Document, reports: Sequence[NewReport]) -> Iterator[tuple[str, dict[str, Message]]]:
    """Yield the authors that may be a person, whatever key they are to stand under: some keys may hold names.

    The rules are asked about a small plan, in which each stands in a comment beside the names that the plan knows.
    """
    signed = (report.signature for report in reports)
    authors = [
        *dict.fromkeys(signature.author for signature in signed if signature.author != signature.actor)
    ]
    known = {
        key: value for key, value in before.fields.items() if key in ("undertecknare", "organ", "beslut")
    }
    said = {"uppföljning": [{"avser": "2000", "kommentar": author} for author in authors]}
    small = {"id": "x", "titel": "x", "typ": "handlingsplan", **known, **said}
    reasons: dict[str, dict[str, Message]] = {}
    for reason, route in _findings(read("", json.dumps(small, ensure_ascii=False))) if authors else ():
        if route[:1] == ("uppföljning",):
            reasons.setdefault(authors[int(route[1])], {})[repr(reason)] = reason
    yield from reasons.items()


def _author_key(report: NewReport) -> str:
    return "källa" if report.question.kind == "indicator" else "författare"


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


def choose(reports: list[NewReport], chosen: Iterable[tuple[AnswerConflict, int]]) -> None:
    """Take one of the answers of each conflict into the reports; an empty one, or what the plan says, adds nothing."""
    known = {report.key: report for report in reversed(reports)}
    for conflict, number in chosen:
        question, answer = conflict.question, conflict.answers[number]
        if answer.text in ("", conflict.now):
            continue
        key = question.name, question.part
        if key not in known:
            known[key] = NewReport(question, conflict.signed[number])
            reports.append(known[key])
        if conflict.is_with_plan:
            known[key].onto = None  # it says something else of what an entry says already
        known[key].values[conflict.key] = answer


def _places(before: Document, reports: Sequence[NewReport]) -> Iterator[tuple[Route, NewReport]]:
    """Yield where each report will stand."""
    counts: dict[Route, int] = {}
    for report in reports:
        if report.onto is not None:
            yield (*report.route, report.onto), report
            continue
        if report.route not in counts:
            counts[report.route] = len(as_rows(value_at(before.data, report.route)))
        yield (*report.route, counts[report.route]), report
        counts[report.route] += 1
