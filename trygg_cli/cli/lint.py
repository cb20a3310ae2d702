"""`trygg lint`: is it a good plan?"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates, findings_output
from trygg_cli.cli.options import (
    AsOf,
    ColourWhen,
    FailFrom,
    FailOn,
    FindingsFormat,
    Format,
    Output,
    Plans,
    StdinName,
    word_of,
)
from trygg_cli.desk import files, terminal
from trygg_cli.desk.baselined_findings import Frozen, Result
from trygg_cli.desk.config import Config
from trygg_cli.desk.documents import Reading
from trygg_cli.desk.fixing import Mender
from trygg_cli.desk.lint_settings import settings_of
from trygg_cli.desk.terminal import Colour
from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.lint.engine import Settings
    from trygg_cli.lint.score import PlanScore

_STAGES = ("utkast", "inför-beslut", "beslutad", "uppföljning")


def _stage(text: str) -> str:
    return word_of(text, _STAGES)


Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Ask only these rules: codes, names or families such as L.",
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        help="Do not ask these rules: codes, names or families.",
        show_default=False,
    ),
]
AtStage = Annotated[
    str | None,
    typer.Option(
        "--stage",
        metavar="STAGE",
        parser=_stage,
        help="Ask what matters at this stage: utkast, inför-beslut, beslutad or uppföljning.",
        show_default=False,
    ),
]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Show how many findings each rule has instead of the findings.")
]
Score = Annotated[
    bool, typer.Option("--score", help="Show how good each plan is, and its worst measures first.")
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--write-baseline", help="Freeze the findings of today, so that later runs show only new ones."
    ),
]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Show also the findings that are frozen.")]
Fixing = Annotated[
    bool, typer.Option("--fix", help="Mend what can be mended without changing what the plan says.")
]
Unsafe = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help="With --fix or --diff: also what may change what the plan says; read the result.",
    ),
]
Diff = Annotated[bool, typer.Option("--diff", help="Write nothing; show what --fix would change.")]


def lint(
    context: typer.Context,
    plans: Plans = None,
    select: Select = None,
    ignore: Ignore = None,
    stage: AtStage = None,
    datum: AsOf = None,
    statistics: Statistics = False,
    score: Score = False,
    write_baseline: WriteBaseline = False,
    no_baseline: NoBaseline = False,
    fix: Fixing = False,
    unsafe_fixes: Unsafe = False,
    diff: Diff = False,
    stdin_filename: StdinName = "<stdin>",
    format_: FindingsFormat = None,
    output: Output = None,
    fail_on: FailFrom = FailOn.WARNING,
    color: ColourWhen = Colour.AUTO,
) -> None:
    """Check whether plans are good plans by law, method and common sense.

    A file that cannot be read as a plan is told what is wrong with it first.
    """
    config: Config = context.obj
    settings = settings_of(config, dates.parse(datum), select, ignore, stage)
    reading = Reading(plans or (), config, stdin_filename)
    if unsafe_fixes and not (fix or diff):
        raise LonelyOption
    as_json = (score or statistics) and _is_json(format_, output)
    frozen = Frozen(config, _asked(settings))
    mender = Mender(settings, plans or (), stdin_filename, include_unsafe=unsafe_fixes)
    if diff:
        _show_difference(mender, reading)
        return
    documents = map(mender.mend, reading) if fix else reading
    # a document is let go before the next is read
    results = map(partial(Result, settings=settings, with_items=score), documents)
    is_taken = fix and output is None and files.STDIN in (plans or ())  # standard output, by the mended plan
    if write_baseline:
        shown = findings_output.Showing(format_, output, color)
        _freeze(frozen, results, reading, shown, is_whole=not plans)
        if fix:
            mender.sum_up(is_done=True)
        findings_output.leave(shown.severities, reading.unreadable, fail_on)
        return
    figures = _Scores() if score else _Statistics() if statistics else None
    shown = findings_output.Showing(format_, output, color, is_quiet=is_taken or figures is not None)
    for result in results if no_baseline else map(frozen.hide, results):
        if figures:
            figures.take(result)
        shown.add(result.diagnostics)
    if fix:
        mender.sum_up(is_done=True)
    hidden = frozen.sum_up()
    findings_output.check_output(output, reading.names)
    if figures:
        files.write(output or files.STDIN, figures.shown(as_json=as_json))
    else:
        shown.close(reading.names)
    if shown.is_for_people and not (figures and output in (None, files.STDIN)):
        _sum_up(shown, reading, hidden)
    findings_output.leave(shown.severities, reading.unreadable, fail_on)


class LonelyOption(TryggError):
    """An option was given that means nothing without another."""

    def __init__(self) -> None:
        super().__init__(message("--unsafe-fixes goes with --fix or --diff"))


class NothingAsked(TryggError):
    """What is chosen leaves no rule for a plan as it stands."""

    hint = message("the rules on changes, V01 and on, are asked by trygg diff and trygg review")

    def __init__(self) -> None:
        super().__init__(message("the chosen rules and stage leave no rule to ask"))


class OnlyTextOrJson(TryggError):
    """Figures were asked for in a format for findings."""

    def __init__(self) -> None:
        super().__init__(message("--score and --statistics are shown as text or json"))


def _asked(settings: Settings) -> set[str] | None:
    """Return the codes of the rules that are asked; none where all are. Raises `NothingAsked`."""
    from trygg_cli.lint.engine import chosen
    from trygg_cli.rules import rules

    asked = chosen(rules(), settings)
    if not asked:
        raise NothingAsked
    return None if len(asked) == len(rules()) else {rule.code for rule in asked}


def _show_difference(mender: Mender, reading: Reading) -> None:
    for document in reading:
        mender.show(document)
    mender.sum_up(is_done=False)
    if reading.unreadable:
        raise typer.Exit(2)
    if mender.made:
        raise typer.Exit(1)


def _freeze(
    frozen: Frozen,
    results: Iterable[Result],
    reading: Reading,
    shown: findings_output.Showing,
    *,
    is_whole: bool,
) -> None:
    """Freeze what is found, and show what is wrong with files that cannot be frozen."""
    kept = [*results]
    frozen.write(kept, is_whole=is_whole and not reading.unreadable)
    for result in kept:
        shown.add(result.diagnostics if result.is_broken else [])
    if shown.severities:
        shown.close(reading.names)


def _sum_up(shown: findings_output.Showing, reading: Reading, hidden: int) -> None:
    if plans := len(reading.names):
        counted = shown.counted(message("nothing to remark"))
        terminal.say(
            plural(
                "{count} plan checked: {findings}",
                "{count} plans checked: {findings}",
                plans,
                findings=counted,
            )
        )
    if hidden:
        terminal.say(plural("{count} frozen finding is hidden", "{count} frozen findings are hidden", hidden))
    findings_output.say_unreadable(reading.unreadable)


def _is_json(format_: Format | None, output: str | None) -> bool:
    """Tell whether figures are wanted as JSON; raises `OnlyTextOrJson`."""
    if format_ not in (None, Format.TEXT, Format.CONCISE, Format.JSON):
        raise OnlyTextOrJson
    return format_ is Format.JSON or (format_ is None and str(output).lower().endswith(".json"))


class _Statistics:
    """How many findings each rule has."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def take(self, result: Result) -> None:
        """Count what is new in a plan."""
        self._counts.update((one.code, one.name) for one in result.diagnostics)

    def shown(self, *, as_json: bool) -> str:
        """Return what is to be written."""
        from trygg_cli.render.findings import scores

        return (scores.statistics_as_json if as_json else scores.statistics)(self._counts)


class _Scores:
    """How good each plan is, frozen findings and all: it is no better for that they are frozen."""

    def __init__(self) -> None:
        self._scores: dict[str, PlanScore] = {}

    def take(self, result: Result) -> None:
        """Score a plan; say of a file that is none how many problems it has."""
        from trygg_cli.lint.score import score

        if not result.is_broken:
            found = [(key[1], one.item, one.severity) for one, key in result.found]
            self._scores[result.name] = score(result.items, found)
            return
        terminal.say(
            plural(
                "{path} has {count} problem and no score; trygg validate shows it",
                "{path} has {count} problems and no score; trygg validate shows them",
                len(result.found),
                path=result.name,
            )
        )

    def shown(self, *, as_json: bool) -> str:
        """Return what is to be written."""
        from trygg_cli.render.findings import scores

        return (scores.as_json if as_json else scores.text)(self._scores)
