"""The table of findings: what validation and the rules have to say, a finding a row.

The rules are another engine's; whoever asks brings what they found.  A file that is no plan has rows here
though it has none in other tables.  What a private finding points at is repeated neither in its own row nor,
by way of a title or a quotation, in another's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.codes import CODES
from trygg_cli.diagnostic import Severity
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.model.shape import KIND_WORDS, shapes
from trygg_cli.query.columns import RowSubject, TableColumns, cell
from trygg_cli.query.index import FINDINGS as FINDINGS_NAME
from trygg_cli.safe import storable
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trygg_cli.diagnostic import PlacedProblem
    from trygg_cli.reading.document import Document

_SEVERITIES = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.INFO: "info"}


class Checked(NamedTuple):
    """A file and what is wrong with it; `frozen` tells of each problem whether the baseline hides it."""

    document: Document
    problems: Sequence[PlacedProblem]
    frozen: Sequence[bool]
    names: Mapping[str, str]
    """The names of the rules by code."""


class _Remark(NamedTuple):
    """A problem as its row shows it."""

    problem: PlacedProblem
    name: str
    line: int
    column: int
    sort: str | None
    item: str | None
    title: str | None
    sentence: str
    help: str | None
    is_frozen: bool


def _remarks(checked: Checked) -> Iterator[RowSubject]:
    document = checked.document
    private = [placed_problem for placed_problem in checked.problems if placed_problem.is_private]
    quiet = _silencer(
        [document.text[placed_problem.span.start : placed_problem.span.end] for placed_problem in private]
    )
    for problem, is_frozen in zip(checked.problems, checked.frozen, strict=True):
        place = document.lines.position(problem.span.start)
        sort, item, title = _item(problem)
        code = CODES.get(problem.code)
        remark = _Remark(
            problem,
            checked.names.get(problem.code) or (code.name if code else problem.code),
            place.line,
            place.column,
            sort,
            item,
            title and quiet(title),
            quiet(translate(problem.message)),
            quiet(translate(problem.help)) if problem.help else None,
            is_frozen,
        )
        yield RowSubject(checked, remark)


def _item(problem: PlacedProblem) -> tuple[str | None, str | None, str | None]:
    """Return sort, id and title of the item that a problem is about; nothing where it is about the plan."""
    if problem.item is None:
        return None, None, None
    given = problem.item.args
    return _sorts().get(problem.item.text), given.get("id") or None, given.get("title") or None


@cache
def _sorts() -> dict[str, str]:
    return {shape.label: KIND_WORDS[shape.kind] for shape in shapes().values() if shape.label and shape.kind}


def _silencer(secrets: Iterable[str]) -> Callable[[str], str]:
    """Return what puts dots where a text repeats a secret, however its words are broken into lines."""
    known = sorted({" ".join(secret.split()) for secret in secrets} - {""}, key=len, reverse=True)
    if not known:
        return str
    pattern = re.compile("|".join(r"\s+".join(map(re.escape, word.split())) for word in known), re.IGNORECASE)
    return lambda text: pattern.sub(lambda match: "•" * len(match[0]), text)


def _plan_id(row: RowSubject) -> str | None:
    """Return the id of the plan, also where the file is no plan but has an id."""
    data = row.case.document.data
    found = data.get("id") if isinstance(data, dict) else None
    return found if isinstance(found, str) else None


FINDINGS = TableColumns(
    FINDINGS_NAME,
    message("What trygg validate and trygg lint find, also in files that are left out of the other tables"),
    (
        cell("plan", ColumnKind.TEXT, message("The id of the plan; empty where the file has none"), _plan_id),
        cell("fil", ColumnKind.TEXT, message("The file"), lambda row: storable(row.case.document.name)),
        cell(
            "kod",
            ColumnKind.TEXT,
            message("The code of the rule, such as B01"),
            lambda row: row.part.problem.code,
        ),
        cell("namn", ColumnKind.TEXT, message("The name of the rule"), lambda row: row.part.name),
        cell(
            "allvar",
            ColumnKind.TEXT,
            message("How much it matters: fel, varning or info"),
            lambda row: _SEVERITIES[row.part.problem.severity],
        ),
        cell(
            "slag",
            ColumnKind.TEXT,
            message("What it is about: åtgärd, mål, indikator and so on; empty for the plan itself"),
            lambda row: row.part.sort,
        ),
        cell(
            "id", ColumnKind.TEXT, message("The id of the item that it is about"), lambda row: row.part.item
        ),
        cell(
            "titel",
            ColumnKind.TEXT,
            message("The title of what it is about; empty where personal data may stand in it"),
            lambda row: row.part.title,
        ),
        cell("rad", ColumnKind.WHOLE, message("The line in the file"), lambda row: row.part.line),
        cell("kolumn", ColumnKind.WHOLE, message("The character on the line"), lambda row: row.part.column),
        cell("mening", ColumnKind.TEXT, message("What is wrong"), lambda row: row.part.sentence),
        cell("hjälp", ColumnKind.TEXT, message("What to do about it"), lambda row: row.part.help),
        cell(
            "fryst",
            ColumnKind.YES_NO,
            message("Whether the baseline of trygg lint hides it"),
            lambda row: row.part.is_frozen,
        ),
    ),
    _remarks,
)
