"""`trygg lint`: is it a good plan?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from trygg_cli.cli import dates, findings_output
from trygg_cli.cli.option_groups import FindingsOptions, grouped
from trygg_cli.cli.options import (
    AsOf,
    FindingsFormat,
    Format,
    Plans,
    StdinName,
    option,
    word_of,
)
from trygg_cli.desk.baselined_findings import FileFindings, Frozen, examine
from trygg_cli.desk.documents import Reading
from trygg_cli.desk.examining import Linting
from trygg_cli.desk.lint_figures import PlanScores, RuleCounts
from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural
from trygg_cli.settings.config import Config
from trygg_cli.settings.lint_settings import settings_of
from trygg_cli.system import files, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.desk.fixing import Mender
    from trygg_cli.lint.engine import Settings

_STAGES = ("utkast", "inför-beslut", "beslutad", "uppföljning")


def _stage(text: str) -> str:
    return word_of(text, _STAGES)


Select = Annotated[
    list[str] | None,
    option("--select", metavar="RULE", help="Check only these rules: codes, names or families such as L."),
]
Ignore = Annotated[
    list[str] | None,
    option("--ignore", metavar="RULE", help="Skip these rules: codes, names or families."),
]
AtStage = Annotated[
    str | None,
    option(
        "--stage",
        metavar="STAGE",
        parser=_stage,
        help="Check what matters at this stage: utkast, inför-beslut, beslutad or uppföljning.",
    ),
]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Show how many findings each rule has, instead of the findings.")
]
Score = Annotated[
    bool, typer.Option("--score", help="Show how good each plan is, with its weakest measures first.")
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--write-baseline", help="Freeze the findings of today, so that later runs show only new ones."
    ),
]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Show the frozen findings too.")]
Fixing = Annotated[
    bool, typer.Option("--fix", help="Fix what can be fixed without changing what the plan says.")
]
Unsafe = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help="With --fix or --diff: also what may change what the plan says; read the result.",
    ),
]
Diff = Annotated[bool, typer.Option("--diff", help="Write nothing; show what --fix would change.")]


class RuleOptions(NamedTuple):
    """Which rules are asked, and as of which day."""

    select: Select = None
    ignore: Ignore = None
    stage: AtStage = None
    datum: AsOf = None


class InsteadOptions(NamedTuple):
    """What is shown, or written, instead of the new findings."""

    statistics: Statistics = False
    score: Score = False
    write_baseline: WriteBaseline = False
    no_baseline: NoBaseline = False


class FixOptions(NamedTuple):
    """What is mended."""

    fix: Fixing = False
    unsafe_fixes: Unsafe = False
    diff: Diff = False


@grouped
def lint(
    context: typer.Context,
    *,
    plans: Plans = None,
    asked: RuleOptions,
    instead: InsteadOptions,
    fixing: FixOptions,
    stdin_filename: StdinName = "<stdin>",
    format_: FindingsFormat = None,
    where: FindingsOptions,
) -> None:
    """Check whether plans are good plans by law, method and common sense.

    If a file cannot be read as a plan, what is wrong with it is shown first.
    """
    config: Config = context.obj
    settings = settings_of(config, dates.parse(asked.datum), asked.select, asked.ignore, asked.stage)
    reading = Reading(plans or (), config, stdin_filename)
    mender = _mender(fixing, settings, plans, stdin_filename)
    figures = PlanScores() if instead.score else RuleCounts() if instead.statistics else None
    as_json = figures is not None and _is_json(format_, where.output)
    frozen = Frozen(config, _asked(settings))
    if mender and fixing.diff:
        _show_difference(mender, reading)
        return
    task = Linting(settings, instead.score)
    found = _mended(reading, mender, settings) if mender else reading.each(task)
    known = found if instead.no_baseline or instead.write_baseline else map(frozen.hide, found)
    is_taken = fixing.fix and where.output is None and files.STDIN in (plans or ())  # by the mended plan
    is_quiet = not instead.write_baseline and (is_taken or figures is not None)
    shown = findings_output.Showing(format_, where.output, where.color, is_quiet=is_quiet)
    run = _Run(reading, frozen, shown, mender)
    if instead.write_baseline:
        run.freeze(known, is_whole=not plans)
    elif figures:
        run.count(known, figures, as_json=as_json)
    else:
        run.show(known)
    findings_output.leave(shown.severities, reading.unreadable, where.fail_on)


def _mender(
    fixing: FixOptions, settings: Settings, plans: Sequence[str] | None, stdin_filename: str
) -> Mender | None:
    """Return what mends plans, which is loaded where that is asked for."""
    if not (fixing.fix or fixing.diff):
        if fixing.unsafe_fixes:
            raise LonelyOption
        return None
    from trygg_cli.desk.fixing import Mender

    return Mender(settings, plans or (), stdin_filename, include_unsafe=fixing.unsafe_fixes)


def _mended(reading: Reading, mender: Mender, settings: Settings) -> Iterator[FileFindings]:
    """Yield what is found in each file when it has been mended; a document is let go before the next is read."""
    for document in reading:
        yield examine(mender.mend(document), settings, with_items=True)


@dataclass
class _Run:
    """What is found goes where it is wanted."""

    reading: Reading
    frozen: Frozen
    shown: findings_output.Showing
    mender: Mender | None = None

    def freeze(self, results: Iterable[FileFindings], *, is_whole: bool) -> None:
        """Freeze what is found, and show what is wrong with files that cannot be frozen."""
        kept = [*results]
        self.frozen.write(kept, is_whole=is_whole and not self.reading.unreadable)
        for result in kept:
            self.shown.add(result.diagnostics if result.is_broken else [])
        if self.shown.severities:
            self.shown.close(self.reading.names)
        self._sum_up_fixes()

    def count(
        self, results: Iterable[FileFindings], figures: PlanScores | RuleCounts, *, as_json: bool
    ) -> None:
        """Show figures in place of findings."""
        for result in results:
            figures.take(result)
            self.shown.add(result.diagnostics)
        self._sum_up_fixes()
        hidden = self.frozen.sum_up()
        output = self.shown.output
        findings_output.check_output(output, self.reading.names)
        files.write(output, figures.shown(as_json=as_json))
        if self.shown.is_for_people and output != files.STDIN:
            _sum_up(self.shown, self.reading, hidden)

    def show(self, results: Iterable[FileFindings]) -> None:
        """Show what is found, and say how much it is."""
        for result in results:
            self.shown.add(result.diagnostics)
        self._sum_up_fixes()
        hidden = self.frozen.sum_up()
        self.shown.close(self.reading.names)
        if self.shown.is_for_people:
            _sum_up(self.shown, self.reading, hidden)

    def _sum_up_fixes(self) -> None:
        if self.mender:
            self.mender.sum_up(is_done=True)


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
    return (format_ or findings_output.named_format(output)) is Format.JSON
