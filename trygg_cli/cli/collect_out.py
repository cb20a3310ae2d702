"""`trygg collect out`: a workbook to be answered for each who answers for something."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from trygg_cli.cli import dates, periods
from trygg_cli.cli.options import Plans, option
from trygg_cli.desk.documents import Reading, is_sound, letting_go
from trygg_cli.errors import TryggError
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.system import files, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from trygg_cli.collect.respondents import Respondent
    from trygg_cli.period import Period
    from trygg_cli.reading.document import Document
    from trygg_cli.words.slug import Slugs

AboutPeriod = Annotated[
    str,
    option("--period", metavar="PERIOD", help="The period that is reported on, such as 2022-T3."),
]
Until = Annotated[
    str | None,
    option(
        "--senast",
        "--by",
        metavar="DATE",
        help="The last day to answer, such as 2023-01-20; by default what the plan's follow-up rules say.",
    ),
]
Folder = Annotated[str, typer.Option("--to", metavar="FOLDER", help="The folder to write in.")]
One = Annotated[
    bool, typer.Option("--one", help="Write one workbook with a sheet for each, instead of one each.")
]
Eml = Annotated[
    bool,
    typer.Option(
        "--eml", help="Also write a letter to each, to the function's mailbox, with the workbook attached."
    ),
]


class IsThere(TryggError):
    """A file that was to be written is there and says something else: it may be an answer."""

    hint = message("move it away, or choose another folder with --to")

    def __init__(self, name: str) -> None:
        super().__init__(
            message("{path} is already there and holds something else; nothing is written", path=name)
        )


class OneForAll(TryggError):
    """Letters were asked for, but there is only one workbook."""

    def __init__(self) -> None:
        super().__init__(message("--eml writes a letter to each, and does not go with --one"))


class NoLastDay(TryggError):
    """A calendar was asked for, but nobody has said until when."""

    hint = message("say the last day with --senast, or in the plan's follow-up rules")

    def __init__(self) -> None:
        super().__init__(message("no last day to answer is known"))


class Sending(NamedTuple):
    """What is asked for: a period, the last day, in one workbook or several, with letters or without.

    `mark` is the fingerprint of the plan.
    """

    period: Period
    until: date | None
    is_one: bool
    has_letters: bool
    mark: str = ""


class MadeFile(NamedTuple):
    """A file to be written, and what is told of it."""

    name: str
    content: bytes
    told: str


def collect_out(
    context: typer.Context,
    period: AboutPeriod,
    plans: Plans = None,
    to: Folder = "insamling",
    senast: Until = None,
    one: One = False,
    eml: Eml = False,
) -> None:
    """Write a workbook for each who answers for something in the plans, with what is to be reported for a period.

    What no named actor answers for goes to the coordinator. Existing files are never overwritten.
    """
    from trygg_cli.collect.respondents import to_ask_about
    from trygg_cli.reading.same_id import refuse_twins

    if one and eml:
        raise OneForAll
    about = periods.parse(period)
    assert about is not None
    wanted = Sending(about, dates.parse(senast), one, eml)
    reading = Reading(plans or [], context.obj, "<stdin>")
    read = [*reading]
    sound = [document for document in read if is_sound(document)]
    asked = to_ask_about(sound, about, are_named=bool(plans))
    refuse_twins(asked)
    made: list[MadeFile] = []
    for document in asked:
        folder = Path(to, _plan_name(document)) if len(asked) + len(read) - len(sound) > 1 else Path(to)
        made += _files(document, wanted, folder)
    write(made)
    if reading.unreadable or len(sound) < len(read):
        raise typer.Exit(2 if reading.unreadable else 1)


def _plan_name(document: Document) -> str:
    from trygg_cli.reading import identity

    found = identity.of(document.data)
    return found.name if found else ""


def _files(document: Document, wanted: Sending, folder: Path) -> Iterator[MadeFile]:
    """Yield what is written for a plan."""
    from trygg_cli.collect.answer_book import fingerprint
    from trygg_cli.collect.deadline import last_day
    from trygg_cli.collect.respondents import asked_about
    from trygg_cli.words.slug import Slugs

    plan = document.plan
    until = wanted.until or last_day(plan, wanted.period)
    wanted = wanted._replace(until=until, mark=fingerprint(document.data))
    asked = asked_about(plan, wanted.period)
    if not asked:
        terminal.say(message("{path}: nobody answers for anything in it", path=document.name))
        return
    stem = file_stem(wanted.period)
    if wanted.is_one:
        yield from _file(document, wanted, folder / f"{stem}.xlsx", asked)
        return
    slugs = Slugs(set())
    for respondent in letting_go(asked):
        yield from _file(document, wanted, folder / f"{stem}-{name_of(respondent, slugs)}.xlsx", [respondent])


def file_stem(period: Period) -> str:
    """Return what the names of files about a period begin with."""
    return period.text.replace("/", "--")


def name_of(who: Respondent, slugs: Slugs) -> str:
    """Return what somebody is called in the names of files, each otherwise than the others."""
    return slugs.make(who.name) or slugs.make(f"{who.ref} x") or "x"


def _file(document: Document, wanted: Sending, path: Path, asked: Sequence[Respondent]) -> Iterator[MadeFile]:
    from trygg_cli.collect import answer_book
    from trygg_cli.collect.front_page import counted
    from trygg_cli.render.books import letter, xlsx

    plan = document.plan
    book = xlsx.render(answer_book.book(plan, wanted.mark, wanted.period, asked, wanted.until))
    told = ", ".join(respondent.name for respondent in asked)
    questions = [question for respondent in asked for question in respondent.questions]
    yield MadeFile(path.as_posix(), book, f"{told}: {counted(questions)}")
    if wanted.has_letters:
        (one,) = asked
        say_if_nowhere(one)
        from trygg_cli.collect.letters import asking

        text = asking(plan, one, wanted.period, wanted.until)
        made = letter.render(text, (path.name, book))
        yield MadeFile(path.with_suffix(".eml").as_posix(), made, translate(message("letter")))


def say_if_nowhere(who: Respondent) -> None:
    """Say that a letter has no address, where the plan has none that can stand in one."""
    from trygg_cli.render.books.letter import ADDRESS

    if not (who.mailbox and ADDRESS.fullmatch(who.mailbox)):
        terminal.say(
            message("{name} has no mailbox in the plan: write the address in the letter", name=who.name)
        )


def write(made: Sequence[MadeFile]) -> None:
    """Write the files, none of them if one would take the place of something else; raises `IsThere`."""
    for name, content, _ in made:
        if files.path_kind(name) and files.read(name) != content:
            raise IsThere(name)
    for name, content, told in made:
        files.make_folder(Path(name).parent)
        files.write(name, content)
        typer.echo(f"{name}  {told}")
