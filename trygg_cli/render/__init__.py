"""Answers made into text: one plain function for each answer and format, loaded when it is called.

Each takes what was found, in the order to show it in, and the names of all files that were examined,
and returns what is to be written: whole lines, or nothing where there is nothing to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.change import Difference
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.history import Telling
    from trygg_cli.table import Origin, Table
    from trygg_cli.why.explanation import Telling as Explained


class Renderer(Protocol):
    """How diagnostics become text; `text` knows one option, `colour`."""

    def __call__(self, diagnostics: Sequence[Diagnostic], files: Sequence[str], **options: bool) -> str:
        """Return what is to be written."""


def _when_called(module: str) -> Renderer:
    def render(diagnostics: Sequence[Diagnostic], files: Sequence[str], **options: bool) -> str:
        from importlib import import_module

        loaded = import_module(f"trygg_cli.render.{module}")
        return cast("str", loaded.render(diagnostics, files, **options))

    return render


DIAGNOSTICS: dict[str, Renderer] = {
    "text": _when_called("text"),
    "concise": _when_called("concise"),
    "json": _when_called("json"),
    "github": _when_called("github"),
    "gitlab": _when_called("gitlab"),
    "azure": _when_called("azure"),
    "junit": _when_called("junit"),
    "sarif": _when_called("sarif"),
    "markdown": _when_called("markdown"),
}


class ChangesRenderer(Protocol):
    """How differences become text; `text` knows one option, `colour`."""

    def __call__(self, differences: Sequence[Difference], files: Sequence[str], **options: bool) -> str:
        """Return what is to be written."""


def _changes_when_called(module: str) -> ChangesRenderer:
    def render(differences: Sequence[Difference], files: Sequence[str], **options: bool) -> str:
        from importlib import import_module

        loaded = import_module(f"trygg_cli.render.changes_{module}")
        return cast("str", loaded.render(differences, files, **options))

    return render


CHANGES: dict[str, ChangesRenderer] = {
    name: _changes_when_called(name)
    for name in ("text", "json", "markdown", "html", "github", "gitlab", "azure")
}


class HistoriesRenderer(Protocol):
    """How histories become text; `text` knows one option, `colour`."""

    def __call__(self, tellings: Sequence[Telling], **options: bool) -> str:
        """Return what is to be written."""


def _histories_when_called(module: str) -> HistoriesRenderer:
    def render(tellings: Sequence[Telling], **options: bool) -> str:
        from importlib import import_module

        loaded = import_module(f"trygg_cli.render.history_{module}")
        return cast("str", loaded.render(tellings, **options))

    return render


HISTORIES: dict[str, HistoriesRenderer] = {
    name: _histories_when_called(name) for name in ("text", "json", "markdown")
}


class ExplanationsRenderer(Protocol):
    """How explanations become text; `text` knows one option, `colour`."""

    def __call__(self, tellings: Sequence[Explained], **options: bool) -> str:
        """Return what is to be written."""


def _explanations_when_called(module: str) -> ExplanationsRenderer:
    def render(tellings: Sequence[Explained], **options: bool) -> str:
        from importlib import import_module

        loaded = import_module(f"trygg_cli.render.why_{module}")
        return cast("str", loaded.render(tellings, **options))

    return render


EXPLANATIONS: dict[str, ExplanationsRenderer] = {
    name: _explanations_when_called(name) for name in ("text", "json", "markdown")
}


class TableRenderer(Protocol):
    """How a table becomes text, or bytes where the format is no text; `table` knows one option, `room`.

    Without an origin it is only the rows, and what they answer is not said.
    """

    def __call__(self, table: Table, origin: Origin | None = None, **options: int) -> str | bytes:
        """Return what is to be written."""


def _table_when_called(module: str, name: str = "render") -> TableRenderer:
    def render(table: Table, origin: Origin | None = None, **options: int) -> str | bytes:
        from importlib import import_module

        loaded = getattr(import_module(f"trygg_cli.render.{module}"), name)
        return cast("str | bytes", loaded(table, origin, **options))

    return render


TABLES: dict[str, TableRenderer] = {
    "table": _table_when_called("table_text"),
    "csv": _table_when_called("table_csv"),
    "tsv": _table_when_called("table_csv", "render_tabs"),
    "json": _table_when_called("table_json"),
    "jsonl": _table_when_called("table_json", "render_lines"),
    "markdown": _table_when_called("table_markdown"),
    "html": _table_when_called("table_html"),
    "xlsx": _table_when_called("table_xlsx"),
}
