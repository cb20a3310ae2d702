"""Asking a person how it goes, of one item after the other; each answer is written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from trygg_cli import safe
from trygg_cli.cli import asking
from trygg_cli.collect.questions import COLUMNS, Question, answered_items
from trygg_cli.collect.respondents import respondents, to_ask_about
from trygg_cli.desk.documents import is_sound
from trygg_cli.errors import TryggError
from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.period import Period
from trygg_cli.reading.references import PlanNames
from trygg_cli.system import replacements, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trygg_cli.cli.changing import Changing
    from trygg_cli.edit.verbs import Edit
    from trygg_cli.reading.document import Document
    from trygg_cli.reading.references import Named

_DONE = ("genomförd", "avbruten")
_LEAVE = "q"


class _Left(Exception):
    """The person wants to be asked no more."""


def hold(plans: Changing, dated: Mapping[str, str], *, are_named: bool) -> None:
    """Ask about all that a report is missing of for the period, in all plans, until the person leaves."""
    sound = [document for document in plans.documents if is_sound(document)]
    about = Period.parse(dated["avser"])
    asked = [
        (document, _unanswered(document, about))
        for document in to_ask_about(sound, about, are_named=are_named)
    ]
    left, answered = sum(len(questions) for _, questions in asked), 0
    if left:
        terminal.say(message("Enter skips an item, q leaves; what you answer is written at once."))
    try:
        for document, questions in asked:
            latest = document  # the next answer goes into what stands now
            names = {(named.kind, named.id): named for named in PlanNames(document.data).all}
            for number, (question, who) in enumerate(questions, 1):
                _show(question, who, (number, len(questions)))
                named = names[question.kind, question.id]
                made = _answered(plans, latest, named, {**dated, **_part(question)})
                left -= 1
                if made:
                    replacements.write_answered(latest, made.text)
                    latest, answered = made, answered + 1
    except (_Left, typer.Abort):
        terminal.say_raw("\n")
    terminal.say(plural("{count} follow-up is written", "{count} follow-ups are written", answered))
    if left:
        terminal.say(
            plural(
                "{count} item is left; run the command again to go on",
                "{count} items are left; run the command again to go on",
                left,
            )
        )
    if len(sound) < len(plans.documents):
        raise typer.Exit(1)


def _unanswered(document: Document, period: Period) -> list[tuple[Question, str]]:
    """Return what `trygg remind` tells of, each question once and with who owes the answer, in the plan's order."""
    owed: dict[tuple[str, str | None], tuple[Question, str]] = {}
    for who in respondents(document.plan, period):
        for question in who.lacking:
            owed.setdefault((question.name, question.part), (question, who.name))
    order = {found.name: number for number, found in enumerate(answered_items(document.plan))}
    return sorted(owed.values(), key=lambda asked: order[asked[0].name])


def _part(question: Question) -> dict[str, str]:
    return {"part": question.part} if question.part else {}


def _show(question: Question, who: str, place: tuple[int, int]) -> None:
    """Show what an item promises and who answers for it, and what was said of it last."""
    number, count = place
    terminal.say_raw("\n")
    title = message(
        "{number}/{count} {id} {title}", number=number, count=count, id=question.id, title=question.title
    )
    terminal.say(title)
    answers = message("Answers: {names}", names=[who] if question.part else [who, *question.others])
    when, *said = question.last.splitlines() or [""]
    for line in (translate(answers), *question.promised.splitlines(), f"{when} {'; '.join(said)}".strip()):
        terminal.say_raw(f"    {safe.terminal(line)}\n" if line else "")


def _answered(plans: Changing, document: Document, named: Named, dated: Mapping[str, str]) -> Document | None:
    """Return the plan with what a person says of an item; nothing where it is skipped. Asks again what cannot be."""
    while True:
        try:
            edits = [*_asked(document, named, dated)]
            return plans.make(document, edits) if edits else None
        except TryggError as error:
            terminal.complain(error)


def _asked(document: Document, named: Named, dated: Mapping[str, str]) -> Iterator[Edit]:
    from trygg_cli.edit import reports

    if named.kind == "indicator":
        figure = _ask("värde")
        if figure:
            yield reports.outcome(
                document.data, named, dated["avser"], {"värde": figure, "datum": dated["datum"]}
            )
        return
    said = {"status": _ask("läge")}
    word = reports.status_word(document.data, named, said["status"]) if said["status"] else ""
    said["kommentar"] = _ask("kommentar")
    if not any(said.values()):
        return
    if named.kind == "measure" and word and word not in _DONE:
        said["avvikelse"] = _ask("avvikelse")
        said["hantering"] = _ask("hantering") if said["avvikelse"] else ""
        said["nästa_steg"] = _ask("nästa_steg")
    words = {key: text for key, text in said.items() if text}
    yield reports.report(document.data, named, {**dated, **words}, year=int(dated["datum"][:4]))


def _ask(column: str) -> str:
    """Return the answer to what a column of the sheets asks for."""
    from trygg_cli.cli.changing import text

    answer = asking.ask(f"  {translate(COLUMNS[column])}")
    if answer.strip().lower() == _LEAVE:
        raise _Left
    return text(answer)
