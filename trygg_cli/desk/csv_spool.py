"""The rows of many plans as csv, kept on disk until all of them are there: what stands above them comes last."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from trygg_cli import render
from trygg_cli.desk import leftovers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from trygg_cli.table import Origin, Table

_END = "\r\n"


class SpooledRows:
    """The rows of tables by name, each in a file that is gone when all is done; `form` is the kind of csv."""

    def __init__(self, tables: Iterable[Table], form: str = "csv") -> None:
        self._render = render.CSV[form]
        self._tables = {table.name: replace(table, rows=()) for table in tables}
        self._files: dict[str, IO[str]] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        """Make the files."""
        folder = self._open.enter_context(leftovers.folder_beside(Path(tempfile.gettempdir(), "csv")))
        for number, name in enumerate(self._tables):
            file = (folder / str(number)).open("w+", encoding="utf-8", errors="replace", newline="")
            self._files[name] = self._open.enter_context(file)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the files."""
        self._open.close()

    def add(self, tables: Iterable[Table]) -> None:
        """Add the rows of those tables that are kept."""
        for table in tables:
            if table.rows and table.name in self._files:
                whole = str(self._render(table))
                self._files[table.name].write(whole.partition(_END)[2])  # without the names of the columns

    def copy(self, name: str, origin: Origin | None, target: IO[str]) -> None:
        """Write a table with what is said above its rows."""
        target.write(str(self._render(self._tables[name], origin)))
        self._files[name].seek(0)
        shutil.copyfileobj(self._files[name], target)
