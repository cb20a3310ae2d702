"""`trygg remind`: who has not answered, and by when it is to be done."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates, periods, unanswered
from trygg_cli.cli.collect_out import (
    AboutPeriod,
    Folder,
    MadeFile,
    NoLastDay,
    Until,
    file_stem,
    name_of,
    say_if_nowhere,
    write,
)
from trygg_cli.cli.options import AsOf, Output, Plans, option
from trygg_cli.desk import question_input
from trygg_cli.desk.documents import Reading, is_sound
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.settings import output_format
from trygg_cli.system import files, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from trygg_cli.collect.reminders import Owing
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period
    from trygg_cli.reading.document import Document
    from trygg_cli.settings.config import Config


class RemindFormat(StrEnum):
    """How it is shown who owes what."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    XLSX = "xlsx"
    ICS = "ics"


_SUFFIXES = {f".{form.value}": form for form in RemindFormat} | {".md": RemindFormat.MARKDOWN}
Form = Annotated[
    RemindFormat | None,
    option(
        "--format", "-f", help="How to show it; a table, or what the file's name says. ics is for calendars."
    ),
]
Eml = Annotated[
    bool,
    typer.Option("--eml", help="Write a reminder to each, to the function's mailbox, in the folder of --to."),
]


def remind(
    context: typer.Context,
    period: AboutPeriod,
    plans: Plans = None,
    senast: Until = None,
    datum: AsOf = None,
    format_: Form = None,
    output: Output = None,
    eml: Eml = False,
    to: Folder = "insamling",
) -> None:
    """Show who has not reported on a period yet: what, and by when.

    What is done or cancelled needs no more reports. --datum is the day that the days left are counted from.
    """
    from trygg_cli.collect import respondents
    from trygg_cli.collect.deadline import last_day
    from trygg_cli.collect.reminders import Owing
    from trygg_cli.reading.same_id import refuse_twins

    about, today, until = periods.parse(period), dates.parse(datum), dates.parse(senast)
    assert about is not None
    chosen = format_ or output_format.by_name(output, _SUFFIXES) or RemindFormat.TABLE
    sound, code = _sound(plans or [], context.obj)
    asked = respondents.to_ask_about(sound, about, are_named=bool(plans))
    owed: list[Owing] = []
    for plan in (document.plan for document in asked):
        day = until or last_day(plan, about)
        owed += (Owing(plan, who, day) for who in respondents.respondents(plan, about) if who.lacking)
    _say_rounds({owing.plan.id: owing.plan for owing in owed}.values(), about)
    today = today or _today()
    if eml or chosen is RemindFormat.ICS:
        refuse_twins(asked)  # nobody is reminded of one plan by two files
    if eml:
        _write_letters(owed, about, today, Path(to))
    else:
        _show(owed, about, today, chosen, output)
    raise typer.Exit(code)


def _today() -> date:
    today = dates.today()
    terminal.say(message("counted from today, {date}; --datum gives another day", date=today.isoformat()))
    return today


def _say_rounds(plans: Iterable[Plan], about: Period) -> None:
    """Say of plans that are reported on more often than once a year how to ask about one of the periods."""
    from trygg_cli.collect.reminders import rounds

    for plan in plans:
        if shorter := rounds(plan, about):
            sentence = message(
                "{plan} is reported on more often than once a year: "
                "--period {first} … --period {last} tells of one at a time",
                plan=plan.id,
                first=shorter[0].text,
                last=shorter[-1].text,
            )
            terminal.say(sentence)


def _sound(names: Sequence[str], config: Config) -> tuple[list[Document], int]:
    """Return the plans that can be used, and the exit code that says whether these are all."""
    reading = Reading(names, config, "<stdin>")
    read = [*reading]
    sound = [document for document in read if is_sound(document)]
    code = 2 if reading.unreadable else int(len(sound) < len(read))
    if not sound:
        unanswered.leave(code)
    return sound, code


def _show(owed: Sequence[Owing], period: Period, today: date, form: RemindFormat, output: str | None) -> None:
    from trygg_cli.collect import reminders

    if form is RemindFormat.ICS:
        from trygg_cli.exchange import ics

        if any(owing.until is None for owing in owed):
            raise NoLastDay
        files.write(output or files.STDIN, ics.calendar([reminders.events(owed, period, today)]))
        return
    question_input.write_table(output, form.value, reminders.table(owed, today))


def _write_letters(owed: Sequence[Owing], period: Period, today: date, folder: Path) -> None:
    from trygg_cli.collect.letters import reminding
    from trygg_cli.render.books import letter
    from trygg_cli.words.slug import Slugs

    made, slugs = [], Slugs(set())
    for plan, who, until in owed:
        about = f"{file_stem(period)}-{name_of(who, slugs)}"
        path = folder / f"{about}-{translate(message('reminder'))}-{today.isoformat()}.eml"
        content = letter.render(reminding(plan, who, period, until, today))
        say_if_nowhere(who)
        made.append(MadeFile(path.as_posix(), content, who.name))
    write(made)
