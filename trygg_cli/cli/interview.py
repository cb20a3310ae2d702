"""Asking a person how it goes, of one item after the other; each answer is written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from trygg_cli.cli import asking
from trygg_cli.data import Data, as_fields, value_at
from trygg_cli.desk import replacements, terminal
from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trygg_cli.cli.changing import Changing
    from trygg_cli.edit.verbs import Edit
    from trygg_cli.reading.document import Document
    from trygg_cli.reading.references import Named

_PROMISED = ("ansvarig", "lovas_av", "tid", "gäller", "aktiviteter", "mål", "enhet", "baslinje")
"""What the plan promises of an item, as far as it says so."""
_SAID = ("avser", "period", "status", "bedömning", "värde", "kommentar", "avvikelse", "nästa_steg")
"""What is shown of the last report."""
_DONE = ("genomförd", "avbruten")
_LEAVE = "q"


class _Left(Exception):
    """The person wants to be asked no more."""


def hold(plans: Changing, dated: Mapping[str, str]) -> None:
    """Ask about all items of all plans that have no follow-up for the period, until the person leaves."""
    from trygg_cli.edit.reports import unreported

    terminal.say(message("Enter skips an item, q leaves; what you answer is written at once."))
    answered = left = 0
    try:
        for document in plans.documents:
            latest = document  # the next answer goes into what stands now
            names = [*unreported(document.data, dated["avser"])]
            left += len(names)
            for number, named in enumerate(names, 1):
                _show(latest, named, (number, len(names)))
                made = _answered(plans, latest, named, dated)
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


def _show(document: Document, named: Named, place: tuple[int, int]) -> None:
    """Show what an item promises, and what was said of it last."""
    from trygg_cli.edit.reports import last_said

    number, count = place
    data = as_fields(value_at(document.data, named.route))
    terminal.say_raw("\n")
    terminal.say(
        message(
            "{number}/{count} {id} {title}",
            number=number,
            count=count,
            id=named.id,
            title=named.title or "",
        )
    )
    for key in _PROMISED:
        if key in data:
            terminal.say(message("    {key}: {value}", key=key, value=_line(data[key])))
    last = last_said(document.data, named)
    if last:
        said = "; ".join(_line(last[key]) for key in _SAID if key in last)
        terminal.say(message("  last time: {said}", said=said))


def _line(value: Data) -> str:
    """Return data on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_line(inner)}" for key, inner in value.items())
    return (
        ", ".join(_line(item) for item in value) if isinstance(value, list) else " ".join(str(value).split())
    )


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
    key = "status" if named.kind == "measure" else "bedömning"
    said = {"status": _ask(key)}
    word = reports.status_word(document.data, named, said["status"]) if said["status"] else ""
    said["kommentar"] = _ask("kommentar")
    if not any(said.values()):
        return
    if named.kind == "measure" and word and word not in _DONE:
        said |= {"avvikelse": _ask("avvikelse"), "nästa_steg": _ask("nästa_steg")}
        if said["avvikelse"]:
            said["hantering"] = _ask("hantering")
    words = {key: text for key, text in said.items() if text}
    yield reports.report(document.data, named, {**dated, **words}, year=int(dated["datum"][:4]))


def _ask(key: str) -> str:
    from trygg_cli.cli.changing import text

    answer = asking.ask(f"  {key}")
    if answer.strip().lower() == _LEAVE:
        raise _Left
    return text(answer)
