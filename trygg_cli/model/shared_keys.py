"""Keys that several parts of a plan have, each declared once."""

from typing import Any

from trygg_cli.model.fields import REQUIRED, key

APPROVALS = key(
    "godkännanden",
    "Who has approved it as it stands",
    default=(),
    more="Written by trygg approve. When what was approved is changed, trygg validate says that the approval no "
    "longer holds.",
)
REPORTED_PERIOD = key(
    "avser",
    "The period that is reported on",
    REQUIRED,
    example="2022-T2",
    more="It is the time that is told about, not the day of writing. Several in a row are written 2022-T1/2022-T2.",
)
DAY_WRITTEN = key(
    "datum",
    "The day it was written",
    example="2022-09-02",
    more="A report as of an earlier day does not see it.",
)
REPORTING_PARTY = key(
    "part",
    "Whose report it is, where several report",
    refers_to="actor or body",
    more="Where parties judge differently, all are shown and the one who has come least decides.",
)
FEEDBACK = key(
    "återkoppling",
    "Feedback to those who reported it",
    more="The fifth moment of EST: whoever sees and reports gets to know what was done, and goes on reporting.",
)
AUTHOR = key(
    "författare",
    "The function that wrote it",
    example="säkerhetssamordnare",
    more="Never a person's name.",
)
INTERNAL = key(
    "intern",
    "Whether it is kept out of published reports",
    default=False,
    more="What is internal is never shown, never counted, and never moves the day that a plan is judged on.",
)


def id_key(example: str) -> Any:
    """Declare the id of an item."""
    return key(
        "id",
        "A name that never changes",
        REQUIRED,
        example=example,
        more="References, approvals and history know it by this, so it is never changed and never used again for "
        "something else.",
    )


def own_word(example: str | None = None) -> Any:
    """Declare the word of the document, where that is another than the one of the format."""
    return key(
        "ord",
        "The word for it in the document, where it is another",
        example=example,
        more="It is printed beside the word of the format and never counted.",
    )
