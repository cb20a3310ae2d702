"""For readers: a page of its own with the table, which needs no network and runs nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from trygg_cli.language import current
from trygg_cli.render.tables.cells import about, contents, count, headings, text, title
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.table import Origin, Table, Value

_STYLE = """
body { font: 1rem/1.45 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff; }
.table { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: left; font-size: 1.35rem; font-weight: 600; padding: 0 0 .75rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #bbb; }
th { border-bottom-width: 2px; border-color: #444; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content auto; gap: .15rem 1rem; margin-top: 1.5rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #1b1b1b; } th { border-color: #bbb; } }
@media print { body { margin: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(table: Table, origin: Origin | None = None) -> Iterator[str]:
    """Yield the page; without an origin it has neither caption nor account of what it answers."""
    numbers = [column.numbers and not column.others for column in contents(table)]
    name = _shown(title(origin)) if origin else _shown(table.name)
    head = "".join(
        f'<th scope="col"{_class(number=number)}>{_shown(column)}</th>'
        for column, number in zip(headings(table), numbers, strict=True)
    )
    yield (
        f'<!doctype html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="trygg">\n'
        f"<title>{name}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<div class="table" role="region" aria-label="{name}" tabindex="0">\n<table>\n'
        + (f"<caption>{name}</caption>\n" if origin else "")
        + f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n"
    )
    for row in table.rows:
        yield _row(row, numbers)
    yield "</tbody>\n</table>\n</div>\n"
    if origin:
        yield _account(table, origin)
    yield "</main>\n</body>\n</html>\n"


def _class(*, number: bool) -> str:
    return ' class="number"' if number else ""


def _row(row: tuple[Value, ...], numbers: list[bool]) -> str:
    cells = (
        f"<td{_class(number=number)}>{_shown(text(value))}</td>"
        for value, number in zip(row, numbers, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>\n"


def _shown(said: str) -> str:
    return "<br>".join(escape(terminal(line)) for line in said.split("\n"))


def _account(table: Table, origin: Origin) -> str:
    said = "".join(f"<dt>{escape(name)}</dt><dd>{_shown(value)}</dd>" for name, value in about(origin))
    return f"<p>{escape(count(len(table.rows)))}</p>\n<dl>{said}</dl>\n"
