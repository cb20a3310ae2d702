"""Tables as Parquet, a folder a table, each parted by municipality and year: `mål/kommun=Haninge/år=2019/`.

DuckDB, Spark and Trino read such folders as one table, and only the parts that they are asked for.  The
names of the folders are columns then, so the files have no column `kommun` of their own.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trygg_cli.model.plan import Plan
    from trygg_cli.table import Table

KEYS = ("kommun", "år")
NOTHING = "__HIVE_DEFAULT_PARTITION__"
"""What stands in the name of a folder where a plan does not say: readers take it for null."""

_ACTS = re.compile(r"[\x00-\x1f\x7f\"#%'*/:<=>?\\\[\]^{|}]")


class NoParquet(TryggError):
    """The part that writes Parquet is not installed."""

    hint = message('install it with: pip install "trygg[parquet]"')

    def __init__(self) -> None:
        super().__init__(message("parquet needs pyarrow, which is not installed"))


class Partition(NamedTuple):
    """The part that a plan belongs to: its municipality, and the year it begins to hold in."""

    municipality: str | None
    year: int | None

    @classmethod
    def of(cls, plan: Plan) -> Partition:
        """Return where a plan belongs; where it does not say when it holds, its version or first decision counts."""
        days = [plan.valid.start, plan.valid.end] if plan.valid else []
        days += [plan.version, *(decision.date for decision in plan.decisions)]
        day = next((day for day in days if day), None)
        name = unicodedata.normalize("NFC", plan.municipality or "").strip()
        return cls(name or None, day.year if day else None)

    @property
    def folder(self) -> str:
        """The names of its folders."""
        values = (self.municipality, None if self.year is None else f"{self.year:04}")
        return "/".join(
            f"{key}={NOTHING if value is None else _ACTS.sub(_encoded, value)}"
            for key, value in zip(KEYS, values, strict=True)
        )


def _encoded(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"


def check() -> None:
    """Complain where Parquet cannot be written, before anything else is done; raises `NoParquet`."""
    try:
        importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise NoParquet from error


def files(
    place: Partition, tables: Iterable[Table], number: int, about: Mapping[str, str]
) -> Iterator[tuple[str, memoryview]]:
    """Yield the files of a plan, each with its name in the folder; the number keeps its files from others'."""
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow import parquet

    for table in tables:
        content = pa.BufferOutputStream()
        parquet.write_table(_made(table, about), content)
        yield f"{table.name}/{place.folder}/del-{number:05}.parquet", memoryview(content.getvalue())


def _made(table: Table, about: Mapping[str, str]) -> object:
    import pyarrow as pa

    types = {
        ColumnKind.WHOLE: pa.int64(),
        ColumnKind.NUMBER: pa.float64(),
        ColumnKind.DATE: pa.date32(),
        ColumnKind.YES_NO: pa.bool_(),
        ColumnKind.LIST: pa.list_(pa.string()),
    }
    kept = [at for at, name in enumerate(table.names) if name not in KEYS]
    schema = pa.schema(
        [(table.columns[at].name, types.get(table.columns[at].kind, pa.string())) for at in kept],
        metadata={f"trygg.{name}": value for name, value in about.items()},
    )
    columns = [[row[at] for row in table.rows] for at in kept]
    return pa.Table.from_arrays(
        [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )
