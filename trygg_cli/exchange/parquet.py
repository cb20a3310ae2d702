"""Tables as Parquet, a folder a table, each parted by municipality and year: `mål/kommun=Haninge/år=2019/`.

DuckDB, Spark and Trino read such folders as one table, and only the parts that they are asked for.  The
names of the folders are columns then, so the files have no column `kommun` of their own.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from itertools import islice
from typing import IO, TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from trygg_cli.model.plan import Plan
    from trygg_cli.table import Column, Table, Value

KEYS = ("kommun", "år")
NOTHING = "__HIVE_DEFAULT_PARTITION__"
"""What stands in the name of a folder where a plan does not say: readers take it for null."""

_GROUP = 1_000
"""So many rows are written together, and can be read without the others."""

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
    import pyarrow as pa
    from pyarrow import parquet

    for table in tables:
        content = pa.BufferOutputStream()
        kept = [at for at, name in enumerate(table.names) if name not in KEYS]
        schema = _schema([table.columns[at] for at in kept], about)
        rows = [[row[at] for at in kept] for row in table.rows]
        parquet.write_table(_arrow(schema, rows), content)
        yield f"{table.name}/{place.folder}/del-{number:05}.parquet", memoryview(content.getvalue())


def write(table: Table, about: Mapping[str, str], target: IO[bytes]) -> None:
    """Write a table of any size as one file, some of its rows at a time."""
    from pyarrow import parquet

    schema, rows = _schema(table.columns, about), iter(table.rows)
    with parquet.ParquetWriter(target, schema) as writer:
        while some := [*islice(rows, _GROUP)]:
            writer.write_table(_arrow(schema, some))


def _schema(columns: Iterable[Column], about: Mapping[str, str]) -> pa.Schema:
    import pyarrow as pa

    types = {
        ColumnKind.WHOLE: pa.int64(),
        ColumnKind.NUMBER: pa.float64(),
        ColumnKind.DATE: pa.date32(),
        ColumnKind.YES_NO: pa.bool_(),
        ColumnKind.LIST: pa.list_(pa.string()),
    }
    return pa.schema(
        [(column.name, types.get(column.kind, pa.string())) for column in columns],
        metadata={f"trygg.{name}": value for name, value in about.items()},
    )


def _arrow(schema: pa.Schema, rows: Sequence[Sequence[Value]]) -> pa.Table:
    import pyarrow as pa

    columns = [pa.array([row[at] for row in rows], type=field.type) for at, field in enumerate(schema)]
    return pa.Table.from_arrays(columns, schema=schema)
