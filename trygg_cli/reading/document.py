"""A plan file, read once: its text, data, source map, plan, and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from trygg_cli.codes import CODES
from trygg_cli.data import as_fields, as_text, value_at
from trygg_cli.diagnostic import Diagnostic
from trygg_cli.late_loading import late
from trygg_cli.model import meaning
from trygg_cli.position import Lines, SourceMap
from trygg_cli.reading import integrity
from trygg_cli.reading.soundness import ReadParts, are_sound
from trygg_cli.reading.written_text import WrittenText
from trygg_cli.text import source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from trygg_cli.data import Data, Fields
    from trygg_cli.diagnostic import Code, PlacedProblem
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route
    from trygg_cli.text.changed_stretch import ReadItems
    from trygg_cli.text.yaml_document import Parsed

_T = TypeVar("_T")

_TORN = {"S01", "S02", "S07", "S11", "S12"}
"""Codes of what leaves parts of a text without a place in the data."""

_SHOWN = late(r"[^\r\n]")


@dataclass(frozen=True, eq=False)
class Document:
    """What a file holds: `data` as far as it could be read, and what is wrong with it."""

    name: str
    text: str
    data: Data
    spans: SourceMap
    problems: tuple[PlacedProblem, ...]
    read_items: ReadItems | None = None
    """What was read anew, where the rest is as in the version before."""
    is_composed: bool = False
    """Whether every letter of its text is known to be in one form."""

    @cached_property
    def plan(self) -> Plan:
        """The plan; only a document without problems has one."""
        from trygg_cli.model import view

        return view.plan(self.fields)

    @property
    def fields(self) -> Fields:
        """What stands in the file by key; nothing where it is no mapping."""
        return as_fields(self.data)

    @property
    def is_torn(self) -> bool:
        """Tell whether there are parts of its text that have no place in its data."""
        return any(problem.code in _TORN for problem in self.problems)

    @cached_property
    def composed(self) -> Data:
        """Its data as they are compared, with every letter in one form."""
        return self.data if self.is_composed else meaning.composed(self.text, self.data)

    def once(self, question: Callable[[Data], _T]) -> _T:
        """Return what a question says of its data as they are compared, which is asked once."""
        known = self._known
        if question not in known:
            known[question] = question(self.composed)
        found: _T = known[question]
        return found

    def note(self, question: Callable[[Data], _T], answer: _T) -> _T:
        """Note what a question would say, and return it."""
        self._known[question] = answer
        return answer

    @cached_property
    def _known(self) -> dict[object, Any]:
        return {}

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    def written(self, route: Route) -> WrittenText:
        """Return the text at a route beside how it is written here."""
        found = self._written.get(route)
        if found is None:
            text = as_text(value_at(self.data, route))
            found = self._written[route] = WrittenText(text, self.spans.value(route), self.text)
        return found

    @cached_property
    def _written(self) -> dict[Route, WrittenText]:
        return {}

    def diagnose(
        self, problem: PlacedProblem, about: Code | None = None, lines: Lines | None = None
    ) -> Diagnostic:
        """Return a problem with its place in lines and columns, the lines around it, and what sort it is.

        `lines` are those of the text as `shown` has them, where other problems are told beside this one.
        """
        start, end = self.lines.ends(problem.span)
        numbers = range(max(1, start.line - 1), start.line + 1) if self.text else ()
        line = (lines or self.shown([problem])).line
        return Diagnostic(
            self.name,
            start,
            end,
            problem.code,
            problem.severity,
            problem.message,
            problem.help,
            problem.item,
            tuple([(number, line(number)) for number in numbers]),
            about or CODES.get(problem.code),
        )

    def shown(self, problems: Iterable[PlacedProblem]) -> Lines:
        """Return the lines without what the private ones among the problems point at, as they may be shown."""
        private = sorted([problem.span for problem in problems if problem.is_private])
        if not private:
            return self.lines
        parts, at = [], 0
        for start, end in private:
            parts += [self.text[at:start], _SHOWN.sub("•", self.text[max(at, start) : end])]
            at = max(at, end)
        return Lines("".join([*parts, self.text[at:]]))

    @cached_property
    def remarks(self) -> tuple[PlacedProblem, ...]:
        """What somebody should see to in a plan without problems: approvals that no longer hold."""
        from trygg_cli.reading import approval_validity

        return () if self.problems else tuple(approval_validity.remarks(self.fields, self.spans))

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """All problems, or else all remarks, ready to be shown, in the order of the file."""
        return [
            self.diagnose(problem)
            for problem in self.problems or sorted(self.remarks, key=lambda value: value.span)
        ]


def read(name: str, content: bytes | str, *, for_data: bool = False) -> Document:
    """Return what a file holds, whatever it holds; sooner where places in it are not likely to be asked for."""
    text, fault = (
        source.decode(content) if isinstance(content, bytes) else (content.removeprefix("\ufeff"), None)
    )
    if fault:
        return Document(name, text, None, SourceMap(), (fault,))
    return of_parsed(name, text, source.parse(text, for_data=for_data))


def of_parsed(name: str, text: str, parsed: Parsed) -> Document:
    """Return what a text holds that has been read as YAML."""
    problems = _problems(text, parsed)
    problems.sort(key=lambda problem: (problem.span, problem.code))
    return Document(name, text, parsed.data, parsed.spans, tuple(problems))


def _problems(text: str, parsed: Parsed) -> list[PlacedProblem]:
    data, spans = parsed.data, parsed.spans
    problems = [*parsed.problems]
    if data is None and problems:
        from trygg_cli.reading import right_form

        return [right_form.nested(problem, text) for problem in problems]
    walk = integrity.Walk(data, spans.blanks)
    if not problems and are_sound(ReadParts([walk], walk.ids, text, spans.blanks)):
        return []
    from trygg_cli.reading import flow_mistakes, right_form
    from trygg_cli.text import overindented

    if not walk.fits:
        from trygg_cli.reading import schema  # wakes pydantic, which costs more than all the rest

        problems += schema.explain(data, spans)
    problems += walk.problems(spans)
    told = flow_mistakes.tell(problems, text, data, spans)
    return [right_form.commented(overindented.explained(problem, text), text) for problem in told]
