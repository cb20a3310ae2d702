"""Where somebody wrote something else than should stand there, and what is known at that place."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from trygg_cli.data import as_fields, step_into, value_at
from trygg_cli.reading.references import PlanNames
from trygg_cli.words.slug import Slugs, taken

if TYPE_CHECKING:
    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Route

Example: TypeAlias = "Fields"
"""What could stand there, as plain data."""

_SAID_TO_HOLD = ("år", "period", "giltighetstid", "giltighet", "namn", "plan")
"""What people call the keys that the year of a plan is said under."""

SOME_YEAR = "2025"
"""The year of an example where no plan says which one is meant."""


class WrittenPlan:
    """A plan as somebody wrote it; what hangs on all of it is worked out once, for all that does not fit."""

    def __init__(self, data: Data) -> None:
        self.data = data

    @cached_property
    def names(self) -> PlanNames:
        """All that it names."""
        return PlanNames(self.data)

    @cached_property
    def ids(self) -> Slugs:
        """The ids that it has, and new ones that it has not."""
        return Slugs(taken(self.data))


class WrittenPlace(NamedTuple):
    """Where somebody wrote: the plan, the way to the value, and what is known there."""

    plan: WrittenPlan
    route: Route

    @property
    def data(self) -> Data:
        """The plan's data."""
        return self.plan.data

    @property
    def year(self) -> str | None:
        """The year that is meant where none is said: of the day beside, or of the plan."""
        valid = step_into(self.data, "gäller")
        said = [self.beside().get("datum")]
        said += [valid.get("från"), valid.get("till")] if isinstance(valid, dict) else [valid]
        said += [step_into(self.data, key) for key in ("version", "titel", "id", *_SAID_TO_HOLD)]
        years = (re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", value) for value in said if isinstance(value, str))
        return next((found[0] for found in years if found), None)

    @property
    def only_year(self) -> int | None:
        """The one year that the plan is for, if it is for one."""
        valid = as_fields(step_into(self.data, "gäller"))
        ends = [value[:4] for key in ("från", "till") if isinstance(value := valid.get(key), str)]
        is_one = len(ends) == 2 and ends[0] == ends[1] and ends[0].isdecimal()
        return int(ends[0]) if is_one else None

    def beside(self) -> Fields:
        """Return the mapping that the value stands in."""
        return as_fields(value_at(self.data, self.route[:-1]))
