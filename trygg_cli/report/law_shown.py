"""What a plan shows of a demand of the law, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from trygg_cli.message import Message
    from trygg_cli.model.plan import Plan
    from trygg_cli.report.full_names import FullNames


class Shown(NamedTuple):
    """What a plan shows of a paragraph, or does not, with the key that it stands under or would."""

    text: Message
    key: str
    is_there: bool = True
    since: date | None = None


class AskedOfLaw(NamedTuple):
    """The plan that is asked what it shows, with the names in it, and up to which day."""

    plan: Plan
    names: FullNames
    until: date | None

    def sees(self, day: date | None) -> bool:
        """Tell whether what is of a day is told."""
        return not (day and self.until and day > self.until)


def either(text: object, there: Message, lacking: Message, key: str) -> Shown:
    """Return that something is there, or that it is lacking."""
    return Shown(there if text else lacking, key, bool(text))


def under_first(held: Mapping[str, object], there: Message, lacking: Message) -> Shown:
    """Return that something stands under the first key that holds anything, or is lacking under the first of all."""
    key = next((key for key, value in held.items() if value), None)
    return either(key, there, lacking, key or next(iter(held)))
