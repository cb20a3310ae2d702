"""What time a question is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.period import Period


@dataclass(frozen=True, slots=True)
class Moment:
    """What is asked about: the reports up to the end of a period, judged as of a day; all of it by default."""

    period: Period | None = None
    as_of: date | None = None
