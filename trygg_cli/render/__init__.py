"""Answers made into text: one plain function for each answer and format, loaded when it is called.

Each takes what was found, in the order to show it in, and the names of all files that were examined,
and returns what is to be written: whole lines, or nothing where there is nothing to say.
"""

from __future__ import annotations

from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.history import Narrative
    from trygg_cli.report.verified import VerifiedReport
    from trygg_cli.table import Origin, Table
    from trygg_cli.why.explanation import ExplainedPlan


def _when_called(place: str) -> Callable[..., Any]:
    """Return the function at a place, `tables.csv:render_tabs`, which is loaded when it is first called."""
    module, _, name = place.partition(":")

    def render(*answer: object, **options: object) -> object:
        return getattr(import_module(f"trygg_cli.render.{module}"), name or "render")(*answer, **options)

    return render


class Renderer(Protocol):
    """How diagnostics become text; `text` knows one option, `colour`."""

    def __call__(self, diagnostics: Sequence[Diagnostic], files: Sequence[str], **options: bool) -> str:
        """Return what is to be written."""


DIAGNOSTICS: dict[str, Renderer] = {
    name: _when_called(f"findings.{name}")
    for name in ("text", "concise", "json", "github", "gitlab", "azure", "junit", "sarif", "markdown")
}


class ChangesRenderer(Protocol):
    """How differences become text; `text` knows one option, `colour`."""

    def __call__(self, differences: Sequence[Difference], files: Sequence[str], **options: bool) -> str:
        """Return what is to be written."""


CHANGES: dict[str, ChangesRenderer] = {
    name: _when_called(f"changes.{name}")
    for name in ("text", "json", "markdown", "html", "github", "gitlab", "azure")
}


class HistoriesRenderer(Protocol):
    """How histories become text; `text` knows one option, `colour`."""

    def __call__(self, tellings: Iterable[Narrative], **options: bool) -> Iterator[str]:
        """Yield what is to be written, piece by piece."""


HISTORIES: dict[str, HistoriesRenderer] = {
    name: _when_called(f"history.{name}") for name in ("text", "json", "markdown")
}


class ExplanationsRenderer(Protocol):
    """How explanations become text; `text` knows one option, `colour`."""

    def __call__(self, tellings: Sequence[ExplainedPlan], **options: bool) -> str:
        """Return what is to be written."""


EXPLANATIONS: dict[str, ExplanationsRenderer] = {
    name: _when_called(f"why.{name}") for name in ("text", "json", "markdown")
}


class VerifiedRenderer(Protocol):
    """How it becomes text whether reports follow from their plans."""

    def __call__(self, verified: Sequence[VerifiedReport]) -> str:
        """Return what is to be written."""


VERIFIED: dict[str, VerifiedRenderer] = {name: _when_called(f"verified.{name}") for name in ("text", "json")}


class TableRenderer(Protocol):
    """How a table becomes text, piece by piece; `table` knows one option, `room`.

    Without an origin it is only the rows, and what they answer is not said.
    """

    def __call__(self, table: Table, origin: Origin | None = None, **options: int) -> Iterable[str]:
        """Return what is to be written, in pieces that are made as they are asked for."""


class TableWriter(Protocol):
    """How a table becomes a file that is no text."""

    def __call__(self, table: Table, origin: Origin | None, target: IO[bytes]) -> None:
        """Write it."""


TABLES: dict[str, TableRenderer] = {
    "table": _when_called("tables.text"),
    "csv": _when_called("tables.csv"),
    "tsv": _when_called("tables.csv:render_tabs"),
    "json": _when_called("tables.json"),
    "jsonl": _when_called("tables.json:render_lines"),
    "markdown": _when_called("tables.markdown"),
    "html": _when_called("tables.html"),
}

TABLE_FILES: dict[str, TableWriter] = {name: _when_called(f"tables.{name}") for name in ("xlsx", "parquet")}

CSV: dict[str, TableRenderer] = {
    "csv": TABLES["csv"],
    "csv-excel": _when_called("tables.csv:render_excel"),
}
"""The dialects of csv."""
