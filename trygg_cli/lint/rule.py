"""What a rule is, and how it is asked.

A rule is a generator: it takes what it is asked about, a plan (`Case`) or a change of one, and yields findings.
What it knows of itself (code, name, source, why it matters, a bad and a good plan) stands beside it, and is
its test and its page in the manual.
"""

from __future__ import annotations

import inspect
import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from trygg_cli.data import as_fields
from trygg_cli.diagnostic import Code, Severity
from trygg_cli.lint.far_years import far_years
from trygg_cli.lint.written_texts import written_texts
from trygg_cli.message import Message, message
from trygg_cli.model.text_lists import text_lists
from trygg_cli.prose.vocabulary import longest_part, small
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from trygg_cli.model.measure import FollowUp, Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.text_lists import TextList
    from trygg_cli.position import Route, Span
    from trygg_cli.reading.document import Document
    from trygg_cli.text.splice import Splice


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


class Fix(NamedTuple):
    """A way to mend a finding. A safe one never changes what the plan says."""

    splices: tuple[Splice, ...]
    title: Message
    is_safe: bool = True


class Finding(NamedTuple):
    """What a rule says: at a route, or at a span of its own inside the text there.

    `help` says how it can be mended. `on_key` places it on the key that leads to the route; `severity` overrides
    the rule's; what a private one points at is not repeated in any output; one `of_plan` is about all of it.
    """

    route: Route
    message: Message
    help: Message
    on_key: bool = False
    span: Span | None = None
    severity: Severity | None = None
    fix: Fix | None = None
    is_private: bool = False
    of_plan: bool = False


@dataclass(frozen=True, eq=False)
class Case:
    """What a rule is asked about: a plan, and the day that was asked for, if one was."""

    document: Document
    asked: date | None = None

    @property
    def plan(self) -> Plan:
        """The plan as the model has it."""
        return self.document.plan

    @cached_property
    def standing(self) -> PlanStanding:
        """How things stand in the plan on the day that it is judged."""
        return PlanStanding(self.plan, Moment(as_of=self.asked))

    @property
    def as_of(self) -> date | None:
        """The day on which the plan is judged, if there is one."""
        return self.standing.judged.day

    @cached_property
    def stated(self) -> list[tuple[Route, Measure, int, FollowUp]]:
        """The measures that have a status, with the follow-up that says how far they have come and its place there."""
        return [
            (route, measure, index, entry)
            for route, measure in self.plan.walk_measures()
            if (entry := self.standing.measure(measure).entry)
            for index, follow_up in enumerate(measure.follow_ups)
            if follow_up is entry
        ]

    @cached_property
    def text_lists(self) -> list[TextList]:
        """The lists of texts and ids in the plan."""
        return text_lists(as_fields(self.document.data))

    @cached_property
    def far_years(self) -> dict[Route, str]:
        """The years that are far from those of the plan, by where they stand."""
        return far_years(self.document)

    @cached_property
    def texts(self) -> list[tuple[Route, str]]:
        """Every text in the plan that people write as they like, with its route: no ids, dates or status words."""
        return written_texts(self.document.fields)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """What is written in two to six capital letters anywhere in the texts: most are abbreviations."""
        return frozenset(_CAPITALS.findall(self._joined))

    def capital_places(self, words: Collection[str]) -> dict[str, list[tuple[int, int]]]:
        """Return where words in capital letters stand: which text it is, and where in it."""
        starts, places = self._small[1], dict[str, list[tuple[int, int]]]()
        for found in _CAPITALS.finditer(self._joined):
            if found[0] in words:
                index = bisect_right(starts, found.start()) - 1
                places.setdefault(found[0], []).append((index, found.start() - starts[index]))
        return places

    def texts_with(self, signs: Iterable[str]) -> Iterator[tuple[Route, str]]:
        """Yield the texts that hold one of the signs, in small or capital letters; signs are in small ones.

        They are looked for in all texts at once, which is what makes looking cheap where there are none.
        """
        starts = self._small[1]
        found = {bisect_right(starts, at) - 1 for at in self._places(signs)}
        yield from (self.texts[index] for index in sorted(found))

    def beginnings(
        self, signs: Iterable[str], pattern: re.Pattern[str]
    ) -> Iterator[tuple[Route, str, re.Match[str]]]:
        """Yield where one of the signs begins what a pattern finds, both in small letters.

        That is the route of the text, the text in small letters, and the match in it.
        """
        return self._matches(self._places(signs), pattern)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[Route, str, re.Match[str]]]:
        """Yield the same wherever a pattern finds something, which is fast where it begins with a word of its own."""
        return self._matches((found.start() for found in pattern.finditer(self._small[0])), pattern)

    def _matches(
        self, places: Iterable[int], pattern: re.Pattern[str]
    ) -> Iterator[tuple[Route, str, re.Match[str]]]:
        whole, starts = self._small
        last, text = -1, ""
        for at in places:
            index = bisect_right(starts, at) - 1
            if index != last:  # a text may have thousands of places
                last, text = index, whole[starts[index] : starts[index + 1] - 1]
            found = pattern.match(text, at - starts[index])
            if found:
                yield self.texts[index][0], text, found

    def _places(self, signs: Iterable[str]) -> Iterator[int]:
        whole, known = self._small[0], self._all_words
        for sign in signs:
            at = whole.find(sign) if longest_part(sign) in known else -1
            while at >= 0:
                yield at
                at = whole.find(sign, at + 1)

    @cached_property
    def _all_words(self) -> str:
        """What stands between spaces in the texts, each once: a third as much to look through, or less."""
        return " ".join({*self._small[0].split()})

    @cached_property
    def _joined(self) -> str:
        """All texts, one after the other."""
        return "\0".join([text for _, text in self.texts])

    @cached_property
    def _small(self) -> tuple[str, list[int]]:
        """All texts in small letters, one after the other, and where each begins."""
        starts = [0, *accumulate([len(text) + 1 for _, text in self.texts])]
        return small(self._joined), starts


_CAPITALS = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ]{1,5}")  # one sign first, which is looked for fastest

Asked = TypeVar("Asked")
"""What a rule is asked about."""


@dataclass(frozen=True, eq=False)
class RuleOf(Generic[Asked]):
    """A rule and all there is to say about it.

    `name` and `english` read after *allow*; `law` names the provisions that the `source` is about; `bad` and `good` are
    tiny plans, with the finding and without; a rule on changes has the plan `before`, and they are what it became.
    """

    code: str
    name: str
    english: str
    severity: Severity
    source: str
    bad: str
    good: str
    stages: frozenset[Stage]
    check: Callable[[Asked], Iterable[Finding]]
    before: str = ""
    law: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Tell whether a code, a family's letter or a name, with or without å, ä and ö, means this rule."""
        return is_called(name, self.code, self.name, self.english)

    @cached_property
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
        """The letter of the family: L law, B method, K quality, C consistency, P privacy, V versions."""
        return self.code[0]


Rule = RuleOf[Case]
"""A rule on a plan as it stands."""


def is_called(name: str, code: str, *names: str) -> bool:
    """Tell whether somebody means the rule of this code and these names: by them, or by its family's letter."""
    return fold(name) in map(fold, (code, code[0], *names))


def rule(
    code: str,
    name: str,
    english: str,
    *,
    severity: Severity = Severity.WARNING,
    source: str | tuple[str, ...],
    bad: str,
    good: str,
    stages: frozenset[Stage] = ALWAYS,
    before: str = "",
) -> Callable[[Callable[[Asked], Iterable[Finding]]], RuleOf[Asked]]:
    """Make a rule of a generator, whose docstring is its title and explanation; provisions may follow the source."""

    def make(check: Callable[[Asked], Iterable[Finding]]) -> RuleOf[Asked]:
        return RuleOf(
            code,
            name,
            english,
            severity,
            source if isinstance(source, str) else source[0],
            inspect.cleandoc(bad) + "\n",
            inspect.cleandoc(good) + "\n",
            stages,
            check,
            before and inspect.cleandoc(before) + "\n",
            () if isinstance(source, str) else source[1:],
        )

    return make
