"""From which measure of which plan a measure was carried over: as its source says it, and as that is understood.

It is said in the words of the plan format, whatever language trygg speaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trygg_cli.data import Data

KEY = "källa"
"""Where a measure says it."""

_SAID = re.compile(r"åtgärd\s+(\S+)\s+i\s+(?=\S)(.*\S)\s+\(([^\s()]+)\)\.?", re.IGNORECASE | re.DOTALL)


class CarriedFrom(NamedTuple):
    """A measure of an earlier plan: its id, and the title and the id of the plan."""

    measure: str
    title: str
    plan: str

    @property
    def said(self) -> str:
        """How a measure says that it was carried over from this one."""
        return f"Åtgärd {self.measure} i {self.title} ({self.plan})"


def carried_from(said: Data) -> CarriedFrom | None:
    """Return what a measure was carried over from, as its source says; nothing where that says something else."""
    found = _SAID.fullmatch(said.strip()) if isinstance(said, str) else None
    return CarriedFrom(found[1], " ".join(found[2].split()), found[3]) if found else None
