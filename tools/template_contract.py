"""What a report's template may use, made from the parts of a report: docs/mallarnas-innehåll.md."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from trygg_cli import report
from trygg_cli.report.report_kinds import ReportKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """# Vad en mall kan använda

En egen mall ([egna-mallar.md](egna-mallar.md)) får rapporten som `report`. Här står allt som finns i den, med namnen
som mallarna använder. Texterna ur planen är som de skrevs; `plan`, `measure`, `goal`, `promise` och `indicator` har
planens egna fält, se [nycklar.md](nycklar.md).

"""


def page() -> str:
    """Return the page."""
    return _HEAD + "\n".join([*_kinds(), "", *_parts()]) + "\n"


def _kinds() -> Iterator[str]:
    yield "## Delarna i varje slag\n"
    yield "| slag | delar, i ordning |\n| --- | --- |"
    for kind in ReportKind:
        yield f"| `{kind}` | {', '.join(f'`{part}`' for part in kind.parts)} |"


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
    known, waiting, seen = _classes(), ["Report"], {"Report"}
    while waiting:
        name = waiting.pop(0)
        fields = {field: _type(said) for field, said in known[name].__annotations__.items()}
        fields |= {
            field: _type(value.fget.__annotations__.get("return", ""))
            for field, value in vars(known[name]).items()
            if isinstance(value, property) and value.fget
        }
        yield f"## {name}\n"
        yield "| namn | innehåll |\n| --- | --- |"
        for field, said in fields.items():
            if field[0] != "_" and not said.startswith("Callable"):
                yield f"| `{field}` | `{said.replace('|', 'eller')}` |"
                waiting += [each for each in re.findall(r"\w+", said) if each in known and each not in seen]
                seen |= {*waiting}
        yield ""
