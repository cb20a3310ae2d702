"""Reports and other documents written by templates, which a plan's folder may replace."""

import re
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from trygg_cli import language
from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message
from trygg_cli.report import Report
from trygg_cli.report.charts import Charts
from trygg_cli.report.mark import JoinedMarks, ReportMark
from trygg_cli.report.together import Together
from trygg_cli.templates import complaints, nested
from trygg_cli.templates.loader import PlanLoader, TemplateUnused
from trygg_cli.templates.ready import ReadyLoader, modules
from trygg_cli.templates.refusal import TemplateRefusal
from trygg_cli.templates.sandbox import MarkdownSandbox, PlainSandbox, Sandbox
from trygg_cli.templates.word import WordSandbox

__all__ = [
    "OUT_OF_MEMORY",
    "TemplateBroken",
    "TemplateMissing",
    "WordSandbox",
    "environment",
    "has_own",
    "render",
    "render_shipped",
    "render_together",
    "sections",
    "shipped_modules",
    "told",
    "unused",
]

_MARKDOWN = (".md", ".md.j2")
_REPORTS = (
    ("report.html.j2", "page.html.j2", "section.html.j2", "together.html.j2"),
    ("report.md.j2", "page.md.j2", "section.md.j2", "together.md.j2"),
)
"""The templates of reports with the frame that each names while it runs."""

OUT_OF_MEMORY = message("it needs more memory than templates may have")
_EXCESSES = (
    (OverflowError, message("it counts further than templates may")),
    (MemoryError, OUT_OF_MEMORY),
    (RecursionError, message("it calls itself without end")),
    (SyntaxError, message("it is nested deeper than templates may be")),
)


class TemplateMissing(TryggError):
    """There is no such template."""

    hint = message("Templates lie in the folder templates beside the plan.")

    def __init__(self, name: str) -> None:
        super().__init__(message("there is no template {name}", name=name))


class TemplateBroken(TryggError):
    """A template cannot be understood, or asks for what is not there or not allowed."""

    def __init__(self, name: str, line: int | None, reason: Message) -> None:
        self.name, self.line, self.reason = name, line, reason
        if line is None:
            super().__init__(message("the template {name} does not work: {reason}", name=name, reason=reason))
        else:
            super().__init__(
                message(
                    "the template {name} does not work, line {line}: {reason}",
                    name=name,
                    line=line,
                    reason=reason,
                )
            )


def has_own(home: Path) -> bool:
    """Tell whether the folder of a plan has templates of its own."""
    return PlanLoader(home).has_own


def unused(home: Path) -> Iterator[TemplateUnused]:
    """Yield the files among the templates beside plans that no report is made by."""
    return PlanLoader(home).unused()


def environment(name: str, home: Path | None = None) -> Sandbox:
    """Return the environment for a template: its name says whether it writes Markdown.

    `home` is the folder of the plan; where it has templates of its own they are only shown what they may see.
    """
    kind = MarkdownSandbox if name.endswith(_MARKDOWN) else Sandbox
    loader = PlanLoader(home)
    sandbox = kind(loader) if loader.has_own else _shipped(kind)
    sandbox.begin()
    return sandbox


@cache
def _shipped(kind: type[Sandbox]) -> Sandbox:
    """Return the environment for the templates that come along, the same for all reports."""
    return kind(ReadyLoader(PlanLoader(None), kind.__name__), own=True)


def shipped_modules() -> Iterator[tuple[str, str]]:
    """Yield the name and the code of every module that the build makes of the templates that come along."""
    for names in _REPORTS:
        kind = MarkdownSandbox if names[0].endswith(_MARKDOWN) else Sandbox
        yield from modules(kind(PlanLoader(None), own=True), kind.__name__, *names)


def render(name: str, home: Path | None = None, **given: object) -> str:
    """Return what a template writes with what it is given; raises `TemplateBroken` or `TemplateMissing`."""
    sandbox = environment(name, home)
    report = given.get("report")
    if isinstance(report, Report):
        given = {"charts": Charts(report), "origin": None, "place": 0, "called": ""} | given
    with told(name):
        template = sandbox.get_template(name)
        text = str(template.render(language=language.current(), **given))
        return _tidy(text) if name.endswith(_MARKDOWN) else text


def sections(name: str, report: Together, origins: Sequence[ReportMark]) -> Iterator[str]:
    """Yield each of several reports as a part of that on all; `origins` are those of each."""
    sandbox, nest = environment(name), nested.markdown if name.endswith(_MARKDOWN) else nested.html
    reports = zip(report.reports, origins, report.header.titles, strict=True)
    for place, (each, mark, title) in enumerate(reports, 1):
        given = {"report": each, "origin": mark, "place": place, "called": title}
        written = render(name.replace("together", "report"), None, **given)
        yield sandbox.safe(nest(written, place))


def render_together(name: str, report: Together, parts: Iterable[str], origin: JoinedMarks) -> Iterator[str]:
    """Yield several reports as one, by the templates that come along; in HTML no more than a part at a time."""
    given = {"report": report, "sections": parts, "origin": origin}
    if name.endswith(_MARKDOWN):
        yield render(name, None, **given)
        return
    with told(name):
        yield from environment(name).get_template(name).generate(language=language.current(), **given)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Tell in our words what goes wrong with a template inside; raises `TemplateBroken` or `TemplateMissing`."""
    try:
        yield
    except TemplateNotFound as error:
        raise TemplateMissing(str(error.name or name)) from error
    except TemplateSyntaxError as error:
        raise TemplateBroken(
            error.name or name, error.lineno, complaints.told(error.message or "")
        ) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError,
            RecursionError, MemoryError, SyntaxError) as error:  # fmt: skip
        where, line = _place(error) or (name, None)
        raise TemplateBroken(where, line, _reason(error)) from error


def render_shipped(name: str, **given: object) -> str:
    """Return what a template that comes along, and shows nothing of a plan, writes as plain text."""
    template = PlainSandbox(PlanLoader(None)).get_template(name)
    return template.render(lang=language.current(), **given)


def _tidy(text: str) -> str:
    """Return Markdown with one blank line where a template left several."""
    return re.sub(r"(?:[ ]*\n){3,}", "\n\n", text).strip("\n") + "\n"


def _reason(error: Exception) -> Message:
    match error:
        case TemplateRefusal():
            return error.sentence
        case UndefinedError():
            return message("there is nothing called {name}", name=str(error.message))
        case SecurityError():
            return message("templates may not see {name}", name=str(error.message))
    for kind, sentence in _EXCESSES:
        if isinstance(error, kind):
            return sentence
    return complaints.told(f"{type(error).__name__}: {error}"[:200])


def _place(error: Exception) -> tuple[str, int | None] | None:
    """Return the template and the line in which an error arose, which jinja2 writes into the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    found = [frame for frame in frames if not Path(frame.filename).is_absolute() and frame.filename[0] != "<"]
    return (found[-1].filename, found[-1].lineno) if found else None
