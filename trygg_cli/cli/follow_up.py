"""`trygg follow-up`: what is reported for a period, written into a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from trygg_cli.cli import asking, changing, periods
from trygg_cli.cli.changing import Changing, Diff, InPlans, OfDay
from trygg_cli.cli.option_groups import grouped
from trygg_cli.cli.options import argument, option
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.period import Period
from trygg_cli.system import terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.edit.verbs import Edit
    from trygg_cli.reading.document import Document
    from trygg_cli.reading.references import Named

Id = Annotated[
    str | None,
    argument(
        metavar="[ID]",
        help="What is followed up: the id of a measure, goal, promise or indicator, or of the plan itself. Without "
        "it you are asked about one item after the other that has no follow-up for the period yet.",
    ),
]
OfPeriod = Annotated[
    str,
    option("--period", metavar="PERIOD", help="The period that is reported on: 2022-T3."),
]
Status = Annotated[
    str | None,
    option(
        "--status",
        metavar="WORD",
        help="How far it has come, or for a goal or promise how it is judged; also in everyday words: klart, på gång.",
    ),
]
Comment = Annotated[
    str | None,
    option("--comment", metavar="TEXT", help="What has been done and what came of it."),
]
Deviation = Annotated[
    str | None,
    option("--deviation", metavar="TEXT", help="What did not go as planned."),
]
Remedy = Annotated[
    str | None,
    option("--remedy", metavar="TEXT", help="What is done about that."),
]
Next = Annotated[str | None, option("--next", metavar="TEXT", help="What is done next.")]
Part = Annotated[
    str | None,
    option("--part", metavar="ID", help="Whose report it is, where several report."),
]
Author = Annotated[
    str | None,
    option("--author", metavar="ROLE", help="The function that wrote it, never a person's name."),
]
OutcomeOf = Annotated[
    list[str] | None,
    option(
        "--outcome",
        metavar="I1=24",
        help=(
            "The outcome of an indicator in the period; just the figure if the indicator itself is followed"
            " up. Can be repeated."
        ),
    ),
]
Replace = Annotated[
    bool, typer.Option("--replace", help="Replace what has already been reported for the period.")
]


class NobodyToAsk(TryggError):
    """Nothing was named, and there is no terminal to ask on."""

    hint = message("name what is followed up, or run it on a terminal to be asked")

    def __init__(self) -> None:
        super().__init__(message("nothing to follow up was named"))


class ReportOptions(NamedTuple):
    """What is reported, besides outcomes."""

    status: Status = None
    comment: Comment = None
    deviation: Deviation = None
    remedy: Remedy = None
    next_: Next = None
    part: Part = None
    author: Author = None

    def words(self) -> dict[str, str]:
        """Return what was said, by the keys of a plan; raises `CannotBeShown`."""
        keys = ("status", "kommentar", "avvikelse", "hantering", "nästa_steg", "part", "författare")
        return {key: changing.text(text) for key, text in zip(keys, self, strict=True) if text}


@grouped
def follow_up(
    context: typer.Context,
    *,
    id_: Id = None,
    period: OfPeriod,
    report: ReportOptions,
    outcome: OutcomeOf = None,
    replace: Replace = False,
    datum: OfDay = None,
    plan: InPlans = None,
    diff: Diff = False,
) -> None:
    """Write into a plan what is reported of a measure, goal, promise or indicator for a period.

    Without an id, on a terminal, you are asked about one after the other: what was promised and said last is shown,
    what you answer is written at once, and you can leave and go on another day.
    """
    dated = {"avser": periods.understood(period).text, "datum": changing.day(datum)}
    words = report.words()
    plans = Changing(context.obj, plan, is_shown=diff)
    if id_ is not None:
        _write(plans, id_, {**dated, **words}, outcome or [], replace=replace)
    elif words or outcome or diff or not asking.is_watched():
        raise NobodyToAsk
    else:
        from trygg_cli.cli import interview

        interview.hold(plans, dated, are_named=bool(plan))


def _write(
    plans: Changing, id_: str, said: Mapping[str, str], outcomes: Sequence[str], *, replace: bool
) -> None:
    document, named = plans.find(id_, Period.parse(said["avser"]))
    made = plans.make(document, _edits(document, named, said, outcomes, replace=replace))
    told = message(
        "{path}: {id} is followed up for {period}", path=document.name, id=named.id, period=said["avser"]
    )
    plans.write(document, made, told)
    _say_what_it_was_taken_for(document, named, said.get("status"))


def _say_what_it_was_taken_for(document: Document, named: Named, written: str | None) -> None:
    """Say which word of the format was written for one of every day."""
    from trygg_cli.edit import reports

    word = reports.status_word(document.data, named, written) if written else written
    if word != written:
        terminal.say(message('"{value}" was taken for {words}', value=written, words=[f'"{word}"']))


def _edits(
    document: Document, named: Named, said: Mapping[str, str], outcomes: Sequence[str], *, replace: bool
) -> list[Edit]:
    """Return what is reported as changes: of the item itself, and of the indicators whose outcomes are told."""
    from trygg_cli.edit import reports
    from trygg_cli.reading.by_id import ItemsById

    edits: list[Edit] = []
    known = ItemsById([document])
    if named.kind != "indicator" and (len(said) > 2 or not outcomes):
        edits.append(reports.report(document.data, named, said, replace=replace, year=int(said["datum"][:4])))
    elif not outcomes:
        raise reports.NothingReported(named.id)
    for text in outcomes:
        name, _, figure = text.rpartition("=")
        indicator = known.find(name).named if name else named
        told = {"värde": figure.strip(), "datum": said["datum"]}
        if named.kind == "indicator" and "kommentar" in said:
            told["kommentar"] = said["kommentar"]
        edits.append(reports.outcome(document.data, indicator, said["avser"], told, replace=replace))
    return edits
