"""What is sent out, as data: a front page, a sheet for each respondent, a hidden sheet with the base of each answer.

`records` and `base_of` are the two ways through the hidden sheet; what it holds is named in the plan format's words.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.collect.questions import CHOICES, COLUMNS, shown
from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.model import kinds
from trygg_cli.model.shape import KIND_WORDS
from trygg_cli.templates import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

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

ABOUT = {
    "ifyllt_av": message("Filled in by (function, not a person's name)"),
    "dag": message("Day, as 2023-01-10"),
}
"""What is asked about the answers as a whole, over the table of each sheet."""

HELP = {
    "läge": message("Choose the word that is true. Leave it empty if you cannot say."),
    "värde": message("Only the figure for this period, such as 24 or 12,5. Words belong in the comment."),
    "kommentar": message("What was done, who took part and what came of it. Nothing about single persons."),
    "avvikelse": message("What did not go as planned, and what follows from it."),
    "hantering": message("What is done about the deviation, and by whom (function)."),
    "nästa_steg": message("What happens next, and when."),
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
    """A respondent's sheet: the name on its tab, the title at its top, and the columns that apply to any row."""

    name: str
    title: str
    respondent: Respondent
    columns: tuple[str, ...]


class AnswerBook(NamedTuple):
    """A workbook to be answered."""

    title: str
    front: str
    """The name of the front page."""
    lines: tuple[FrontLine, ...]
    sheets: tuple[AnswerSheet, ...]
    properties: dict[str, str]


class FrontLine(NamedTuple):
    """A line of the front page, with what it explains where it is a word, or the sheet that it leads to."""

    style: str
    text: str
    more: str = ""


class Base(NamedTuple):
    """What a hidden sheet says: for which plan and period, which sheets and columns, and each base value.

    `kinds`, `headings` and `labels` lead from what is shown to its name, `sheets` from the title of a sheet to the
    name on its tab and the actor; `values` are by actor, item and key, and `locked` by actor, item and column.
    """

    plan: str
    municipality: str
    period: str
    fingerprint: str
    front: str
    kinds: Mapping[str, str]
    headings: Mapping[str, str]
    labels: Mapping[str, str]
    sheets: Mapping[str, tuple[str, str]]
    values: Mapping[tuple[str, str, str], str]
    locked: Mapping[tuple[str, str, str], str]

    @staticmethod
    def kind_of(item: str) -> str:
        """Return the kind of an item by its name: measure of åtgärd:N1."""
        word = item.partition(":")[0]
        return next(kind for kind in _KIND_NAMES if KIND_WORDS[kind] == word)


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
    lines = tuple(_front(plan, period, sheets, until))
    values = plan.id, plan.municipality or "", period.text, mark
    return AnswerBook(shown(title), front, lines, sheets, dict(zip(_PROPERTIES, values, strict=True)))


def _sheet(respondent: Respondent, title: str, taken: set[str]) -> AnswerSheet:
    columns = [name for name in COLUMNS if any(question.key(name) for question in respondent.questions)]
    name = _sheet_name(respondent.name, taken)
    return AnswerSheet(name, shown(f"{respondent.name} – {title}"), respondent, tuple(columns))


def fingerprint(data: Any) -> str:
    """Return a short name for all that a plan says, comments and layout aside."""
    return sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return the name as a tab may have it, one that no other has."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", shown(name).replace("\n", " ")).split()) or HIDDEN
    made, number = plain[:_LONGEST_NAME].strip(), 1
    while made.casefold() in taken:
        number += 1
        made = f"{plain[: _LONGEST_NAME - 5].strip()} {number}"
    taken.add(made.casefold())
    return made


def _front(
    plan: Plan, period: Period, sheets: Sequence[AnswerSheet], until: date | None
) -> Iterator[FrontLine]:
    yield FrontLine("title", shown(plan.title))
    yield FrontLine("heading", translate(message("Follow-up of {period}", period=times.period(period))))
    if until:
        last = translate(message("Send the file back by {day}.", day=times.day(until)))
        yield FrontLine("strong", last)
    box = plan.coordination.mailbox if plan.coordination else None
    if box:
        yield FrontLine("text", shown(translate(message("Send it to {mailbox}.", mailbox=box))))
    yield FrontLine("heading", translate(message("What to do")))
    yield from (FrontLine("text", translate(step)) for step in _STEPS)
    yield FrontLine("heading", translate(message("The sheets")))
    for sheet in sheets:
        yield FrontLine("link", sheet.name, " – ".join((sheet.name, counted(sheet.respondent.questions))))
    kinds_asked = {question.kind for sheet in sheets for question in sheet.respondent.questions}
    for kind, heading in _WORDS.items():
        if kind in kinds_asked:
            yield FrontLine("heading", translate(heading))
            choice = getattr(kinds, CHOICES[kind])
            yield from (FrontLine("word", word.value, translate(word.meaning)) for word in choice)


_STEPS = (
    message("1. Open your sheet. Fill in the framed, light cells; the others are for reading."),
    message("2. Choose the status in the list. Write only about this period."),
    message("3. A cell with – is not to be filled in. What you leave empty counts as not answered."),
    message(
        "4. Write nothing about single persons: the plan is public, and what is stored is stored for good."
    ),
    message("5. Save as an Excel workbook, without a password, and send the file back."),
)
_WORDS = {
    "measure": message("The words for measures"),
    "goal": message("The words for goals"),
    "promise": message("The words for promises"),
}


def counted(questions: Iterable[Question]) -> str:
    """Return how many of each kind there are: 3 measures, 1 indicator."""
    found = [question.kind for question in questions]
    forms = {
        "measure": plural("{count} measure", "{count} measures", found.count("measure")),
        "goal": plural("{count} goal", "{count} goals", found.count("goal")),
        "promise": plural("{count} promise", "{count} promises", found.count("promise")),
        "indicator": plural("{count} indicator", "{count} indicators", found.count("indicator")),
    }
    return ", ".join(translate(form) for form in forms.values() if form.number)


def records(made: AnswerBook) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet."""
    yield HIDDEN, FORMAT
    yield from made.properties.items()
    yield "framsida", made.front
    yield from (("slag", translate(name), KIND_WORDS[kind]) for kind, name in _KIND_NAMES.items())
    columns = {name for sheet in made.sheets for name in sheet.columns}
    for name, heading in (LOCKED | {name: COLUMNS[name] for name in COLUMNS if name in columns}).items():
        yield "rubrik", translate(heading), name
    for name, label in ABOUT.items():
        yield "fråga", translate(label), name
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
