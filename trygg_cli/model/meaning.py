"""What values of a plan mean, however they are written: for comparing them, and for fingerprints.

What approvals rest on must not change (see `approval`): another way of writing a value is another recipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from trygg_cli.model.value_types import SORTS, WORDS_FOR_YES
from trygg_cli.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from trygg_cli.data import Data
    from trygg_cli.model.shape import Field


def composed(text: str, data: Data) -> Data:
    """Return the data of a text with every letter in one form (NFC): no reader can tell the forms apart."""
    return data if is_normalized("NFC", text) and "\\u" not in text and "\\U" not in text else _composed(data)


def _composed(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _composed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_composed(item) for item in data]
    return normalize("NFC", data) if isinstance(data, str) else data


def as_read(data: Data) -> Data:
    """Return data as readers see them, to whom all white space is one space."""
    if isinstance(data, dict):
        return {key: as_read(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_read(item) for item in data]
    return " ".join(data.split()) if isinstance(data, str) else data


def meant(field: Field | None, value: Data) -> Data:
    """Return a value of a field in one way of writing what it means.

    26 for 26.0; ja for true; its days for a period; a list for one name alone; nothing for what holds anyway.
    """
    if field is None or field.sort not in _WAYS:
        return [value] if field and field.alone and isinstance(value, str) else value
    if isinstance(value, dict):
        return {name: _meant(field, item) for name, item in value.items()}
    return [_meant(field, item) for item in value] if isinstance(value, list) else _meant(field, value)


def meant_number(field: Field | None, value: Data) -> Data:
    """Return a number of a field in its shortest form, and any other value as it is written."""
    return meant(field, value) if field and field.sort == "number" else value


def _meant(field: Field, value: Data) -> Data:
    sort = SORTS[field.sort]
    if not isinstance(value, str) or not sort.fits(value):
        return value
    return _WAYS[field.sort](value, field)


def _number(value: str, _field: Field) -> str:
    short = value.rstrip("0").rstrip(".") if "." in value else value
    return "0" if short == "-0" else short


def _yes_or_no(value: str, field: Field) -> str | None:
    is_so = WORDS_FOR_YES[value]
    return None if is_so is field.default else "ja" if is_so else "nej"


def _period(value: str, _field: Field) -> str:
    period = Period.parse(value)
    return f"{period.start}/{period.end}"


_WAYS: dict[str, Callable[[str, Field], str | None]] = {
    "number": _number,
    "yes_or_no": _yes_or_no,
    "period": _period,
    "day_or_month": _period,
}
