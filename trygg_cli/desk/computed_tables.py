"""The tables that plans alone do not fill: what is wrong with them, and how git says that they have changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from trygg_cli.desk import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from trygg_cli.desk.config import Config
    from trygg_cli.desk.indexing import Selection
    from trygg_cli.query import Moment
    from trygg_cli.query.columns import TableColumns
    from trygg_cli.query.finding_table import Checked
    from trygg_cli.query.version_tables import History
    from trygg_cli.reading.document import Document
    from trygg_cli.table import Table


def loaders(selection: Selection, config: Config, moment: Moment) -> dict[str, Callable[[], Table]]:
    """Return what fills each extra table with what there is of the selected plans, also of broken ones.

    They are named here anew, so that questions about other tables need not load what makes these.
    """

    def findings() -> Table:
        from trygg_cli.query.finding_table import FINDINGS

        checked = _checked(selection, config, moment.as_of)
        return _whole(
            FINDINGS,
            ((checked_plan.document.name, checked_plan) for checked_plan in checked),
            selection.called,
        )

    def versions(of: str) -> Table:
        from trygg_cli.query.all_tables import EXTRA

        return _whole(EXTRA[of], _histories(selection.names, moment), selection.called)

    several = ("åtgärdsversion", "indikatorversion")
    return {"fynd": findings} | {name: partial(versions, name) for name in several}


def _whole(shape: TableColumns, parts: Iterable[tuple[str, Any]], called: Mapping[str, str]) -> Table:
    """Return the table that each file has a part of, with what each plan is called."""
    filled = (shape.fill([part]).of_plan(called.get(name)) for name, part in parts)
    return replace(shape.fill(()), rows=tuple(row for table in filled for row in table.rows))


def _checked(documents: Iterable[Document], config: Config, as_of: date | None) -> Iterator[Checked]:
    """Yield the documents with what is wrong in them, as `trygg lint` finds it in this project."""
    from trygg_cli.desk.baselined_findings import baseline_of, keyed, placed
    from trygg_cli.desk.lint_settings import settings_of
    from trygg_cli.lint import baseline
    from trygg_cli.lint.engine import PlacedFinding
    from trygg_cli.query.finding_table import Checked
    from trygg_cli.rules import rules

    settings, known = settings_of(config, as_of), baseline_of(config)
    names = {rule.code: rule.name for rule in rules()}
    for document in documents:
        remarks = [] if document.problems else [PlacedFinding(problem, "") for problem in document.remarks]
        found = remarks + placed(document, settings)
        plan, keys = keyed(document, found)
        is_new = baseline.BaselineComparison(known).new(plan, keys)
        yield Checked(document, [finding.problem for finding in found], [not flag for flag in is_new], names)


def _histories(names: Sequence[str], moment: Moment) -> Iterator[tuple[str, History]]:
    """Yield each file with the history of its plan; say what is left out. Raises `NoHistory` where none has any."""
    from trygg_cli.desk.past_plans import Past
    from trygg_cli.query.version_tables import History

    with Past() as past:
        for name in terminal.track(names):
            yield name, History(past.editions(name), moment)
        past.sum_up()
