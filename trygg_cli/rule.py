"""What a rule is, and how it is asked.

A rule is a generator: it takes a `Case` and yields findings.  What it knows of itself (code, name, source,
why it matters, a bad and a good plan) stands beside it, and is its test and its page in the manual.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from trygg_cli.diagnostic import Code, Severity
from trygg_cli.message import Message, message
from trygg_cli.shape import ROOT, shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from trygg_cli.document import Document
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route, Span
    from trygg_cli.splice import Splice


class Stage(StrEnum):
    """How far a plan has come; what matters differs."""

    DRAFT = "utkast"
    BEFORE_DECISION = "inför-beslut"
    DECIDED = "beslutad"
    FOLLOW_UP = "uppföljning"


WRITING = frozenset({Stage.DRAFT, Stage.BEFORE_DECISION, Stage.DECIDED})
DECIDING = frozenset({Stage.BEFORE_DECISION, Stage.DECIDED})
FOLLOWING = frozenset({Stage.DECIDED, Stage.FOLLOW_UP})
ALWAYS = frozenset(Stage)


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding. A safe one never changes what the plan says."""

    splices: tuple[Splice, ...]
    title: Message
    is_safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says: at a route, or at a span of its own inside the text there.

    `on_key` places it on the key that leads to the route; `severity` overrides the rule's; what a private one
    points at is not repeated in any output.
    """

    route: Route
    message: Message
    help: Message | None = None
    on_key: bool = False
    span: Span | None = None
    severity: Severity | None = None
    fix: Fix | None = None
    is_private: bool = False


def finding(route: Route, text: str, /, **args: object) -> Finding:
    """Return a finding on the value at a route."""
    return Finding(route, Message(text, args))


@dataclass(frozen=True)
class Case:
    """What a rule is asked about: a plan, and the day on which it is judged, if there is one."""

    document: Document
    as_of: date | None = None

    @property
    def plan(self) -> Plan:
        """The plan as the model has it."""
        return self.document.plan

    @cached_property
    def texts(self) -> list[tuple[Route, str]]:
        """Every text in the plan that people write as they like, with its route: no ids, dates or status words."""
        found: list[tuple[Route, str]] = []
        _collect(self.document.data, ROOT, (), found)
        return found


def _collect(data: dict[str, Any], part: str, route: Route, found: list[tuple[Route, str]]) -> None:
    fields = shapes()[part].fields
    for key, value in data.items():
        field = fields[key]
        if field.is_text or field.part:
            entries = _entries(value, (*route, key))
            if field.part:
                for inner, entry in entries if field.container else [((*route, key), value)]:
                    _collect(entry, field.part, inner, found)
            else:
                found += entries


def _entries(value: Any, route: Route) -> list[tuple[Route, Any]]:  # noqa: ANN401
    """Return what stands in a list or a map, or the value itself, each with its route."""
    if type(value) is list:
        return [((*route, index), entry) for index, entry in enumerate(value)]
    if type(value) is dict:
        return [((*route, name), entry) for name, entry in value.items()]
    return [(route, value)]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and all there is to say about it.

    `name` and `english` read after *allow*; `source` says where the rule comes from; `bad` and `good` are
    whole, tiny plans, the one with the finding and the other without.
    """

    code: str
    name: str
    english: str
    severity: Severity
    source: str
    bad: str
    good: str
    stages: frozenset[Stage]
    check: Callable[[Case], Iterable[Finding]]

    @property
    def about(self) -> Code:
        """What findings of the rule carry with them."""
        return Code(self.name, self.title, self.explanation)

    @property
    def title(self) -> Message:
        """What a good plan does, in a sentence."""
        return message(self._text().partition("\n\n")[0].replace("\n", " "))

    @property
    def explanation(self) -> Message:
        """Why it matters."""
        return message(
            self._text().partition("\n\n")[2].replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
        )

    def _text(self) -> str:
        return inspect.cleandoc(self.check.__doc__ or "")

    @property
    def family(self) -> str:
        """The letter of the family: L law, B method, K quality, C consistency, P privacy and publishing."""
        return self.code[0]


def rule(
    code: str,
    name: str,
    english: str,
    *,
    severity: Severity = Severity.WARNING,
    source: str,
    bad: str,
    good: str,
    stages: frozenset[Stage] = ALWAYS,
) -> Callable[[Callable[[Case], Iterable[Finding]]], Rule]:
    """Make a rule of a generator. Its docstring is the rule's title and explanation."""

    def make(check: Callable[[Case], Iterable[Finding]]) -> Rule:
        return Rule(
            code,
            name,
            english,
            severity,
            source,
            inspect.cleandoc(bad) + "\n",
            inspect.cleandoc(good) + "\n",
            stages,
            check,
        )

    return make
