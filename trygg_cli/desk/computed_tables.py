"""The tables that plans alone do not fill: how git says that they have changed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from trygg_cli.system import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trygg_cli.desk.indexing import Selection
    from trygg_cli.query import Moment
    from trygg_cli.query.columns import TableColumns
    from trygg_cli.query.version_tables import History
    from trygg_cli.table import Table


def loaders(selection: Selection, moment: Moment) -> dict[str, Callable[[], Table]]:
    """Return what fills each table of versions with what git has of the selected plans.

    They are named here anew, so that questions about other tables need not load what makes these.
    """

    def versions(of: str) -> Table:
        from trygg_cli.query.all_tables import EXTRA

        return _whole(EXTRA[of], _histories(selection.names, moment), selection.called)

    return {name: partial(versions, name) for name in ("åtgärdsversion", "indikatorversion")}


def _whole(shape: TableColumns, parts: Iterable[tuple[str, object]], called: Mapping[str, str]) -> Table:
    """Return the table that each file has a part of, with what each plan is called."""
    filled = (shape.fill([part]).of_plan(called.get(name)) for name, part in parts)
    return replace(shape.fill(()), rows=tuple(row for table in filled for row in table.rows))


def _histories(names: Sequence[str], moment: Moment) -> Iterator[tuple[str, History]]:
    """Yield each file with the history of its plan; say what is left out. Raises `NoHistory` where none has any."""
    from trygg_cli.desk.past_plans import PastPlans
    from trygg_cli.query.version_tables import History

    with closing(PastPlans()) as past:
        for name in terminal.track(names):
            yield name, History(past.editions(name), moment)
        past.sum_up()
