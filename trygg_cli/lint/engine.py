"""Asking the rules about a plan: choosing them, placing what they find, and minding exceptions."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.diagnostic import PlacedProblem, Severity
from trygg_cli.errors import TryggError
from trygg_cli.lint import suppression
from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.rule import Case, is_called
from trygg_cli.message import Message, message
from trygg_cli.model.shape import item_and_key
from trygg_cli.position import Span, Stretches
from trygg_cli.prose.law_facts import is_unread
from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from trygg_cli.lint.rule import Asked, Finding, Fix, Rule, RuleOf, Stage
    from trygg_cli.lint.suppression import Suppression
    from trygg_cli.reading.document import Document


class UnknownRule(TryggError):
    """A rule was named that there is not."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(message('there is no rule "{name}"', name=name))
        self.hint = did_you_mean(name, known) or message("trygg rule lists them all")


class Settings(NamedTuple):
    """What to ask: `select` and `ignore` hold codes, families and names; `severities` is by code."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = MappingProxyType({})
    stage: Stage | None = None
    as_of: date | None = None


class PlacedFinding(NamedTuple):
    """A finding in its place: the problem to show, the item it is about, and how it can be mended."""

    problem: PlacedProblem
    item: str
    fix: Fix | None = None


def chosen(rules: Sequence[RuleOf[Asked]], settings: Settings) -> list[RuleOf[Asked]]:
    """Return the rules to ask; raises `UnknownRule`."""
    if not (settings.select or settings.ignore or settings.stage):
        return [*rules]
    wanted = _codes(rules, settings.select) if settings.select else {rule.code for rule in rules}
    wanted -= _codes(rules, settings.ignore)
    return [
        rule
        for rule in rules
        if rule.code in wanted and (settings.stage is None or settings.stage in rule.stages)
    ]


def _codes(rules: Sequence[RuleOf[Asked]], names: Iterable[str]) -> set[str]:
    return {code for name in names for code in named(rules, name)}


def named(rules: Sequence[RuleOf[Asked]], name: str) -> list[str]:
    """Return the codes that a code, a family's letter or a rule's name stands for; raises `UnknownRule`.

    The rules on changes may always be named, whatever is asked now.
    """
    known = {rule.code: (rule.name, rule.english) for rule in rules} | CHANGE_RULES
    found = [code for code, names in known.items() if is_called(name, code, *names)]
    if not found:
        raise UnknownRule(name, [text for code, names in known.items() for text in (code, *names)])
    return found


def lint(document: Document, rules: Sequence[Rule], settings: Settings) -> list[PlacedFinding]:
    """Return what the rules find in a plan that can be read, in the order of the file."""
    case = Case(document, settings.as_of)
    asked = chosen(rules, settings)
    found = [place(document, rule, finding, settings) for rule in asked for finding in rule.check(case)]
    exceptions = suppression.find(document)
    kept = [*_minding(found, exceptions, rules, asked, case.as_of)] if exceptions else found
    return sorted(kept, key=lambda value: (value.problem.span, value.problem.code))


def place(document: Document, rule: RuleOf[Asked], finding: Finding, settings: Settings) -> PlacedFinding:
    """Return a finding of a rule in its place, with the severity that the settings give it."""
    span = finding.span or _span(document, finding)
    severity = settings.severities.get(rule.code) or _own_severity(rule, finding)
    item, key = (None, "") if finding.of_plan else item_and_key(document.data, finding.route)
    if item and finding.is_private:  # it may stand in the title too
        item = item._replace(args={**item.args, "title": ""})
    problem = PlacedProblem(
        rule.code, span, finding.message, finding.help, item, severity, finding.is_private
    )
    return PlacedFinding(problem, key, finding.fix)


def _own_severity(rule: RuleOf[Asked], finding: Finding) -> Severity:
    """Return the severity of a finding; what rests on law that nobody has read in the statute is no error."""
    severity = finding.severity or rule.severity
    return Severity.WARNING if severity is Severity.ERROR and is_unread(rule.law) else severity


def _span(document: Document, finding: Finding) -> Span:
    """Return where a finding is shown: one of the whole plan at its title."""
    route = finding.route or ("titel",)
    return document.spans.key(route) if finding.on_key else document.spans.shown(route)


def _minding(
    found: Sequence[PlacedFinding],
    exceptions: Sequence[Suppression],
    rules: Sequence[Rule],
    asked: Sequence[Rule],
    as_of: date | None,
) -> Iterator[PlacedFinding]:
    """Yield what no exception allows, and what is wrong with the exceptions themselves."""
    valid: list[tuple[Suppression, str, set[str]]] = []
    codes_of = cache(lambda name: _codes(rules, (name,)))
    for exception in exceptions:
        fault = _fault(exception, rules, as_of)
        if fault:
            yield fault
        else:
            valid += [(exception, name, codes_of(name)) for name in exception.rules]
    yield from _not_allowed(found, valid)
    starts = _starts(found)
    asked_codes = {rule.code for rule in asked}
    for exception, name, codes in valid:
        is_used = any(_is_between(starts[code], exception.scope) for code in codes if code in starts)
        if not is_used and codes <= asked_codes:
            yield _about(
                "T03",
                exception,
                message("the exception allows {name}, and it is not found here", name=name),
                message("delete it, or move it: to the end of the finding's line, or above its item"),
            )


def _not_allowed(
    found: Iterable[PlacedFinding], valid: Iterable[tuple[Suppression, str, set[str]]]
) -> Iterator[PlacedFinding]:
    """Yield the findings that begin where no exception for their rule holds."""
    scopes: defaultdict[str, list[Span]] = defaultdict(list)
    for exception, _, codes in valid:
        for code in codes:
            scopes[code].append(Span(exception.scope.start, exception.scope.end + 1))
    allowed = {code: Stretches(spans) for code, spans in scopes.items()}
    for finding in found:
        start, code = finding.problem.span.start, finding.problem.code
        if code not in allowed or not allowed[code].overlap(Span(start, start + 1)):
            yield finding


def _starts(found: Iterable[PlacedFinding]) -> dict[str, list[int]]:
    """Return where the findings of each rule begin, in order."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for finding in found:
        starts[finding.problem.code].append(finding.problem.span.start)
    return {code: sorted(places) for code, places in starts.items()}


def _is_between(starts: Sequence[int], scope: Span) -> bool:
    first = bisect_left(starts, scope.start)
    return first < len(starts) and starts[first] <= scope.end


def _fault(exception: Suppression, rules: Sequence[Rule], as_of: date | None) -> PlacedFinding | None:
    """Return why an exception does not hold, if it does not."""
    how = message("write # trygg: tillåt B01 – the reason, and last till 2025-T1 if it is to end then")
    if exception.fault:
        return _about("T01", exception, exception.fault, how)
    try:
        codes = _codes(rules, exception.rules)
    except UnknownRule as error:
        return _about("T01", exception, error.sentence, error.hint)
    if not codes or not exception.reason:
        return _about("T01", exception, message("the exception names no rule or has no reason"), how)
    if exception.until and exception.has_expired(as_of):
        return _about(
            "T02",
            exception,
            message("the exception held until {period}", period=exception.until.text),
            message("mend what it was about, or give it a new end and reason"),
        )
    return None


def _about(code: str, exception: Suppression, sentence: Message, remedy: Message | None) -> PlacedFinding:
    return PlacedFinding(PlacedProblem(code, exception.place, sentence, remedy, None, Severity.WARNING), "")
