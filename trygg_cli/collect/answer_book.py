"""What is sent out, as data: a front page, a sheet for each respondent, a hidden sheet with the base of each answer.

`records` and `base_of` are the two ways through the hidden sheet; what it holds is named in the plan format's words.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect import deadline
from trygg_cli.collect.front_page import front_lines
from trygg_cli.collect.questions import CHOICES, COLUMNS, shown
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.model import kinds
from trygg_cli.model.item_name import word_in
from trygg_cli.model.shape import KIND_WORDS
from trygg_cli.templates import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from trygg_cli.collect.front_page import FrontLine
    from trygg_cli.collect.questions import Question
    from trygg_cli.collect.respondents import Respondent
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period

HIDDEN = "trygg"
"""The name of the hidden sheet."""

FORMAT = "1"
LOCKED = {
    "slag": message("Kind"),
    "id": message("Id"),
    "vad": message("What it is about"),
    "utlovat": message("What is promised"),
    "förra": message("Last report"),
}
COMPARED = ("vad", "utlovat", "förra")
"""Of these it is told where somebody wrote something else in a sheet."""

WISH = "önskemål"
"""What is wished of the plan itself, in a column and over the table: told to the coordination, and never written."""

HEADINGS = LOCKED | COLUMNS | {WISH: message("What else needs to change in the plan")}
"""The columns of every sheet, in their order."""

ABOUT = {
    "ifyllt_av": message("Filled in by (function, not a person's name)"),
    "dag": message("Day you answer, such as {day}"),
    WISH: message("Other changes, such as a new measure"),
}
"""What is asked about the answers as a whole, over the table of each sheet."""

HELP = {
    "ifyllt_av": message("The function, unit or role that answers. Never a person's name."),
    "dag": message("The day on which you fill this in, such as {day}. It need not be a day in the period."),
    "värde": message(
        "Only the figure for this period, in {unit}. The sum, not a formula. Words belong in the comment."
    ),
    "kommentar": message("What was done, who took part and what came of it. Nothing about individuals."),
    "avvikelse": message("What did not go as planned, and what follows from it."),
    "hantering": message("What is done about the deviation, and by whom (function)."),
    "nästa_steg": message("What happens next, and when."),
    WISH: message(
        "Such as a new last day, a measure to be dropped, or a new one. The coordination reads it; it is not "
        "written into the plan."
    ),
}
_CHOOSE = {
    "measure": message("Status of measures: {words}"),
    "goal": message("Status of goals: {words}"),
    "promise": message("Status of promises: {words}"),
}
_KIND_NAMES = {
    "measure": message("measure"),
    "goal": message("goal"),
    "promise": message("promise"),
    "indicator": message("indicator"),
}
_PROPERTIES = ("plan", "kommun", "avser", "fingeravtryck")
_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


class AnswerSheet(NamedTuple):
    """A respondent's sheet: the name on its tab, the title at its top, and the words to choose between by kind."""

    name: str
    title: str
    respondent: Respondent
    words: tuple[str, ...]


class AnswerBook(NamedTuple):
    """A workbook to be answered."""

    title: str
    front: str
    """The name of the front page."""
    lines: tuple[FrontLine, ...]
    sheets: tuple[AnswerSheet, ...]
    labels: dict[str, str]
    """What is asked about the answers as a whole."""
    day: str
    """A day on which somebody may answer."""
    properties: dict[str, str]


class Base(NamedTuple):
    """What a hidden sheet says: for which plan and period, which sheets and columns, and each base value.

    `kinds`, `headings` and `labels` lead from what is shown to its name, `sheets` from the title of a sheet to the
    name on its tab and the actor; `lines` are the texts of the front page; `values` are by actor, item and key, and
    `locked` by actor, item and column.
    """

    plan: str
    municipality: str
    period: str
    fingerprint: str
    front: str
    lines: AbstractSet[str]
    kinds: Mapping[str, str]
    headings: Mapping[str, str]
    labels: Mapping[str, str]
    sheets: Mapping[str, tuple[str, str]]
    values: Mapping[tuple[str, str, str], str]
    locked: Mapping[tuple[str, str, str], str]

    @staticmethod
    def kind_of(item: str) -> str:
        """Return the kind of an item by its name: measure of åtgärd:N1."""
        return next(kind for kind in _KIND_NAMES if KIND_WORDS[kind] == word_in(item))


class SheetBase(NamedTuple):
    """What is asked in the sheet of one actor: the keys of each item, and the items by their titles.

    `sent` is all that stood in the cells for reading of the workbook.
    """

    keys: dict[str, set[str]]
    titled: dict[str, set[str]]
    sent: AbstractSet[str]


def by_actor(base: Base) -> Mapping[str, SheetBase]:
    """Return what is asked of each actor."""
    sent = {*base.locked.values()}
    found: defaultdict[str, SheetBase] = defaultdict(lambda: SheetBase({}, {}, sent))
    for ref, item, key in base.values:
        found[ref].keys.setdefault(item, set()).add(key)
    for (ref, item, name), text in base.locked.items():
        if name == "vad":
            found[ref].titled.setdefault(text, set()).add(item)
    return found


def book(
    plan: Plan, mark: str, period: Period, asked: Sequence[Respondent], until: date | None
) -> AnswerBook:
    """Return the workbook for one respondent or several. `mark` is the fingerprint of the plan."""
    front = translate(message("Read first"))
    taken = {front.casefold(), HIDDEN}
    title = translate(
        message("Follow-up of {period}: {plan}", period=times.period_name(period), plan=plan.title)
    )
    sheets = tuple(_sheet(respondent, title, taken) for respondent in asked)
    lines = tuple(front_lines(plan, period, sheets, until))
    values = plan.id, plan.municipality or "", period.text, mark
    day = deadline.example(period)
    labels = {name: translate(label._replace(args={"day": day})) for name, label in ABOUT.items()}
    properties = dict(zip(_PROPERTIES, values, strict=True))
    return AnswerBook(shown(title), front, lines, sheets, labels, day, properties)


def _sheet(respondent: Respondent, title: str, taken: set[str]) -> AnswerSheet:
    name = _sheet_name(respondent, taken)
    kinds_asked = {question.kind for question in respondent.questions}
    words = tuple(
        translate(form._replace(args={"words": ", ".join(words_of(kind))}))
        for kind, form in _CHOOSE.items()
        if kind in kinds_asked
    )
    return AnswerSheet(name, shown(f"{respondent.name} – {title}"), respondent, words)


def words_of(kind: str) -> list[str]:
    """Return the words that are chosen between for a kind of item."""
    return [word.value for word in getattr(kinds, CHOICES[kind])]


def fingerprint(data: object) -> str:
    """Return a short name for all that a plan says, comments and layout aside."""
    return sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def _sheet_name(respondent: Respondent, taken: set[str]) -> str:
    """Return a name as a tab may have it, one that no other has: the short one where the whole has no room."""
    names = (respondent.name, respondent.ref)
    whole, short = (" ".join(_NOT_IN_A_NAME.sub(" ", shown(name)).split()) for name in names)
    plain = (whole if len(whole) <= _LONGEST_NAME else short) or HIDDEN
    made, number = plain[:_LONGEST_NAME].strip(), 1
    while made.casefold() in taken:
        number += 1
        made = f"{plain[: _LONGEST_NAME - 5].strip()} {number}"
    taken.add(made.casefold())
    return made


def records(made: AnswerBook) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet."""
    yield HIDDEN, FORMAT
    yield from made.properties.items()
    yield "framsida", made.front
    yield from (("rad", text) for line in made.lines for text in line[1:] if text)
    yield from (("slag", translate(name), KIND_WORDS[kind]) for kind, name in _KIND_NAMES.items())
    for name, heading in HEADINGS.items():
        yield "rubrik", translate(heading), name
    for name, label in made.labels.items():
        yield "fråga", label, name
    for line in dict.fromkeys(line for sheet in made.sheets for line in sheet.words):
        yield "fråga", line, ""
    for sheet in made.sheets:
        yield "blad", sheet.title, sheet.name, sheet.respondent.ref
    for sheet in made.sheets:
        for asked in sheet.respondent.questions:
            for key, value in asked.base.items():
                yield "svar", sheet.respondent.ref, asked.name, key, value
            for name, text in (("vad", asked.title), ("utlovat", asked.promised), ("förra", asked.last)):
                yield "läses", sheet.respondent.ref, asked.name, name, text


def base_of(rows: Iterable[Sequence[str]]) -> Base | None:
    """Return what the rows of a hidden sheet say; nothing where they are not ours."""
    said: dict[str, list[Sequence[str]]] = {}
    for row in rows:
        said.setdefault(row[0], []).append([*row[1:], *[""] * 4])
    if not said.get(HIDDEN) or said[HIDDEN][0][0] != FORMAT or not {"plan", "avser", "blad"} <= said.keys():
        return None
    plan, municipality, period, mark = (said[name][0][0] if name in said else "" for name in _PROPERTIES)
    return Base(
        plan,
        municipality,
        period,
        mark,
        said["framsida"][0][0] if "framsida" in said else "",
        {row[0] for row in said.get("rad", ())},
        {row[0]: row[1] for row in said.get("slag", ())},
        {row[0]: row[1] for row in said.get("rubrik", ())},
        {row[0]: row[1] for row in said.get("fråga", ())},
        {row[0]: (row[1], row[2]) for row in said["blad"]},
        {(row[0], row[1], row[2]): row[3] for row in said.get("svar", ())},
        {(row[0], row[1], row[2]): row[3] for row in said.get("läses", ())},
    )


def kind_name(question: Question) -> str:
    """Return what sort of item it is, in the current language."""
    return translate(_KIND_NAMES[question.kind])
