"""Where somebody wrote something else than should stand there, and what is known at that place."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Route

Example: TypeAlias = "Fields"
"""What could stand there, as plain data."""

SOME_YEAR = "2025"
"""The year of an example where no plan says which one is meant."""


class WrittenPlace(NamedTuple):
    """Where somebody wrote: the plan, the way to the value, and what is known there."""

    data: Data
    route: Route

    @property
    def year(self) -> str | None:
        """The year that is meant where none is said: of the day beside, or of the plan."""
        near = self._at(self.route[:-1])
        valid = self.data.get("gäller") if isinstance(self.data, dict) else None
        said = [near.get("datum") if isinstance(near, dict) else None]
        said += [valid.get("från"), valid.get("till")] if isinstance(valid, dict) else [valid]
        said += (
            [self.data.get(key) for key in ("version", "titel", "id")] if isinstance(self.data, dict) else []
        )
        years = (re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", value) for value in said if isinstance(value, str))
        return next((found[0] for found in years if found), None)

    def beside(self) -> Fields:
        """Return the mapping that the value stands in."""
        found = self._at(self.route[:-1])
        return found if isinstance(found, dict) else {}

    def _at(self, route: Route) -> Data:
        value: Any = self.data
        with suppress(KeyError, IndexError, TypeError):
            for step in route:
                value = value[step]
            return value  # type: ignore[no-any-return]
        return None
