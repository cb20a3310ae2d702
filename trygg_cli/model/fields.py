"""The sorts of values that a plan holds, and how a field is declared.

A value reaches the model as text or not at all (see `source`), so each sort says itself what text it takes.
An error carries the name of the sort (`day`, `number`, `period`, …), which `schema` explains.
"""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from trygg_cli import period
from trygg_cli.model import value_types


class ModelPart(BaseModel):
    """A part of a plan: its keys are Swedish, no others are allowed, and it never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def key(
    name: str,
    description: str,
    default: object = None,
    example: str | None = None,
    refers_to: str | None = None,
    old_words: tuple[str, ...] = (),
    more: str = "",
) -> Any:
    """Declare a field by its Swedish key and its English description.

    `example` is what somebody who forgot the key could write; `refers_to` names the kind of item
    (`actor`, `place`, …) whose ids the value holds; `old_words` are understood too, and lint says what to write now;
    `more` is what one must know beyond the description to use the key rightly.
    """
    extra: dict[str, Any] = {"refers_to": refers_to, "old_words": old_words, "more": more}
    return Field(
        default,
        alias=name,
        description=description,
        examples=[example] if example else None,
        json_schema_extra={name: value for name, value in extra.items() if value} or None,
    )


REQUIRED: object = ...

PART_OF_PROMISE = "The report always shows it, and to change it is to change what was promised."
"""What is to be known of a condition."""

_SCALAR = ["string", "number", "boolean"]
"""What YAML may take a text for when it stands without quotes."""

# the schema says by itself which days there are, since few programs ask about `format`
_REAL_DAY = (
    r"(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
_REAL_DAY_OF_OURS = rf"(?=19|20){_REAL_DAY}"


def _of(name: str) -> Callable[[object], object]:
    """Return a validator that makes a value of a text of this sort."""
    sort = value_types.SORTS[name]

    def check(value: object) -> object:
        if isinstance(value, str):
            try:
                return sort.value(value)
            except ValueError:
                pass
        raise PydanticCustomError(name, "not a value of this sort")

    return check


def _schema(**schema: object) -> WithJsonSchema:
    return WithJsonSchema(schema)


_HIGHEST = 999_999_999_999_999
_IN_QUOTES = f"^({'|'.join(word for word in value_types.WORDS_FOR_YES if word not in ('ja', 'nej'))})$"


def _figure(kind: str, shape: str, lowest: int, highest: int) -> WithJsonSchema:
    """Return the schema of a number; in quotes it is the same number."""
    return _schema(type=[kind, "string"], pattern=f"^({shape})$", minimum=lowest, maximum=highest)


Text = Annotated[str, "text", _schema(type=_SCALAR)]
"""Any text, just as it stands: `no`, `010` and `12:30` too."""

Title = Annotated[str, "title", BeforeValidator(_of("title")), _schema(type=_SCALAR, pattern=r"\S")]
"""A text that is not blank."""

Id = Annotated[
    str, "id", BeforeValidator(_of("id")), _schema(type=_SCALAR, pattern=f"^{value_types.ID}$", minimum=0)
]
"""A name that never changes: letters, digits, and - . _ between them; at most 80 characters."""

Ref = Annotated[str, "reference", _schema(type=_SCALAR)]
"""The id of something else in the plan; that it is there is checked by `integrity`."""

Day = Annotated[
    date, "day", BeforeValidator(_of("day")), _schema(type="string", format="date", pattern=f"^{_REAL_DAY}$")
]
"""A date, written 2022-09-02."""

Period = Annotated[
    period.Period,
    "period",
    BeforeValidator(_of("period")),
    _schema(
        type=["string", "integer"],
        pattern=f"^({period.PATTERN.replace(period.DAY, _REAL_DAY_OF_OURS)})$",
        minimum=1900,
        maximum=2099,
    ),
]
"""A period, written 2022-T2, 2022-Q3, 2022-H1, 2022-09, 2022 or from/to."""

Number = Annotated[
    float,
    "number",
    BeforeValidator(_of("number")),
    _figure("number", value_types.NUMBER, -_HIGHEST, _HIGHEST),
]
"""A number with a decimal point; without unit, leading zeros or separators."""

Whole = Annotated[
    int, "whole", BeforeValidator(_of("whole")), _figure("integer", value_types.WHOLE, 0, 999_999_999)
]
"""A whole number, not below nought."""

Year = Annotated[int, "year", BeforeValidator(_of("year")), _figure("integer", value_types.YEAR, 1900, 2099)]
"""A year, written with four digits."""

YesNo = Annotated[
    bool,
    "yes_or_no",
    BeforeValidator(_of("yes_or_no")),
    _schema(anyOf=[{"type": "boolean"}, {"enum": ["ja", "nej"]}, {"type": "string", "pattern": _IN_QUOTES}]),
]
"""Yes or no, written ja or nej (true and false are read too)."""

DayOrMonth = Annotated[
    period.Period,
    "day_or_month",
    BeforeValidator(_of("day_or_month")),
    _schema(type="string", pattern=f"^({_REAL_DAY_OF_OURS}|{value_types.MONTH})$"),
]
"""A date or a month, written 2022-09-02 or 2022-09."""

Version = Annotated[int, "version", BeforeValidator(_of("version")), _figure("integer", "1", 1, 1)]
"""The version of the file format; there is one so far."""

Fingerprint = Annotated[
    str,
    "fingerprint",
    BeforeValidator(_of("fingerprint")),
    _schema(type="string", pattern=f"^{value_types.FINGERPRINT}$"),
]
"""What somebody approved, as `approval` makes it: the letter of its recipe and hexadecimal digits."""

_T = TypeVar("_T")

Items = tuple[_T, ...]
"""A list, one item a line or in brackets."""

_ALONE = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)


def _one_or_several(types: list[str]) -> WithJsonSchema:
    """Return the schema of what may stand alone or in a list."""
    return _schema(anyOf=[{"type": types}, {"type": "array", "items": {"type": types}}])


Refs = Annotated[tuple[Ref, ...], "alone", _ALONE, _one_or_several(["string", "number"])]
"""The id of something else in the plan, or a list of such ids."""

Texts = Annotated[tuple[Text, ...], "alone", _ALONE, _one_or_several(_SCALAR)]
"""A text, or a list of texts."""
