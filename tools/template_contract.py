"""What a report's template may use, made from the parts of a report: docs/mallarnas-innehåll.md."""

from __future__ import annotations

import re
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from jinja2 import DictLoader

from trygg_cli import report
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.templates import in_words
from trygg_cli.templates.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """# Vad en mall kan använda

En egen mall ([egna-mallar.md](egna-mallar.md)) får rapporten som `report`. Här står allt som finns i den, med namnen
som mallarna använder. Texterna ur planen är som de skrevs; `plan`, `measure`, `goal`, `promise` och `indicator` har
planens egna fält, se [nycklar.md](nycklar.md).

"""


def page() -> str:
    """Return the page."""
    return _HEAD + "\n".join([*_kinds(), "", *_tools(), "", *_parts()]) + "\n"


def _kinds() -> Iterator[str]:
    yield "## Delarna i varje slag\n"
    yield "| slag | delar, i ordning |\n| --- | --- |"
    for kind in ReportKind:
        yield f"| `{kind}` | {', '.join(f'`{part}`' for part in kind.parts)} |"


def _tools() -> Iterator[str]:
    """Yield what templates are given beside the report, and the filters and functions that they may use."""
    sandbox = Sandbox(DictLoader({}))
    texts, figures = (
        sorted({*sandbox.filters} - {*in_words.PHRASES, *in_words.FIGURES}),
        sorted({*in_words.PHRASES, *in_words.FIGURES}),
    )
    yield "## Vid sidan av `report`\n"
    yield "| namn | innehåll |\n| --- | --- |"
    yield "| `language` | språket som rapporten skrivs på: `sv` eller `en` |"
    yield "| `origin` | `ReportMark`: planens avtryck och var den är sparad i git |"
    yield "| `charts` | `Charts`: var allt i diagrammen ska ritas |"
    functions = ", ".join(f"`{name}`" for name in sorted(sandbox.globals))
    yield f"| {functions} | funktioner, och orden för status och bedömningar |"
    yield f"| filter som skriver ut något med ord | {', '.join(f'`{name}`' for name in figures)} |"
    yield f"| andra filter | {', '.join(f'`{name}`' for name in texts)} |"


def _classes() -> dict[str, type]:
    """Return what reports consist of, by name."""
    modules = (import_module(f"trygg_cli.report.{module.name}") for module in iter_modules(report.__path__))
    return {
        name: found
        for module in modules
        for name, found in vars(module).items()
        if isinstance(found, type)
        and found.__module__ == module.__name__
        and "__annotations__" in vars(found)
    }


def _type(annotation: object) -> str:
    """Return an annotation as it is written."""
    return str(getattr(annotation, "__forward_arg__", annotation))


def _parts() -> Iterator[str]:
    """Yield a table for each part that can be reached from a report, the nearest first."""
    known, waiting = _classes(), ["Report", "ReportMark", "Charts"]
    seen = {*waiting}
    while waiting:
        name = waiting.pop(0)
        fields = {field: _type(said) for field, said in known[name].__annotations__.items()}
        fields |= {
            field: _type(value.fget.__annotations__.get("return", ""))
            for field, value in vars(known[name]).items()
            if isinstance(value, property) and value.fget
        } | {
            field: _type(value.func.__annotations__.get("return", ""))
            for field, value in vars(known[name]).items()
            if isinstance(value, cached_property)
        }
        yield f"## {name}\n"
        yield "| namn | innehåll |\n| --- | --- |"
        for field, said in fields.items():
            if field[0] != "_" and not said.startswith("Callable"):
                yield f"| `{field}` | `{said.replace('|', 'eller')}` |"
                waiting += [each for each in re.findall(r"\w+", said) if each in known and each not in seen]
                seen |= {*waiting}
        yield ""
