"""What of a plan's data is kept internal, and so never leaves it but as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.value_types import WORDS_FOR_YES

if TYPE_CHECKING:
    from trygg_cli.data import Data, Fields


def is_kept_internal(data: Fields) -> bool:
    """Tell whether an entry says `intern: ja`."""
    return bool(WORDS_FOR_YES.get(str(data.get("intern")), False))


def without_internal(data: Data) -> Data:
    """Return data without what is internal, and without lists that nothing is left of."""
    if isinstance(data, dict):
        found = {key: without_internal(value) for key, value in data.items()}
        return {key: value for key, value in found.items() if value or not data[key]}
    if isinstance(data, list):
        kept = (item for item in data if not (isinstance(item, dict) and is_kept_internal(item)))
        return [without_internal(item) for item in kept]
    return data
