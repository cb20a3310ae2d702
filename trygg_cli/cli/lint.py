"""`trygg lint`: is it a good plan?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates, files, findings, terminal
from trygg_cli.cli.config import Config
from trygg_cli.cli.fixing import Mender
from trygg_cli.cli.options import (
    AsOf,
    Colour,
    ColourWhen,
    FailFrom,
    FailOn,
    FindingsFormat,
    Format,
    Language,
    Output,
    Plans,
    StdinName,
)
from trygg_cli.diagnostic import Severity
from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural
from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trygg_cli.baseline import Key
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.document import Document
    from trygg_cli.lint import Settings

_SEVERITIES = {"fel": Severity.ERROR, "varning": Severity.WARNING, "info": Severity.INFO}
_STAGES = ("utkast", "inför-beslut", "beslutad", "uppföljning")


def _stage(text: str) -> str:
    known = {fold(stage): stage for stage in _STAGES}
    if fold(text) not in known:
        raise typer.BadParameter(", ".join(_STAGES))
    return known[fold(text)]


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
    statistics: Statistics = False,  # noqa: FBT002
    score: Score = False,  # noqa: FBT002
    write_baseline: WriteBaseline = False,  # noqa: FBT002
    no_baseline: NoBaseline = False,  # noqa: FBT002
    fix: Fixing = False,  # noqa: FBT002
    unsafe_fixes: Unsafe = False,  # noqa: FBT002
    diff: Diff = False,  # noqa: FBT002
    stdin_filename: StdinName = "<stdin>",
    format_: FindingsFormat = None,
    output: Output = None,
    fail_on: FailFrom = FailOn.WARNING,
    color: ColourWhen = Colour.AUTO,
    lang: Language = None,  # noqa: ARG001 read before the commands are made, see app
) -> None:
    """Check whether plans are good plans by law, method and common sense.

    A file that cannot be read as a plan is told what is wrong with it first.
    """
    config: Config = context.obj
    settings = settings_of(config, dates.parse(datum), select, ignore, stage)
    reading = findings.Reading(plans or (), config, stdin_filename)
    if unsafe_fixes and not (fix or diff):
        raise LonelyOption
    mender = Mender(settings, plans or (), stdin_filename, include_unsafe=unsafe_fixes)
    if diff:
        _show_difference(mender, reading)
        return
    results = [_Result(mender.mend(document) if fix else document, settings) for document in reading]
    if fix:
        mender.sum_up(is_done=True)
    frozen = _Frozen(config)
    if write_baseline:
        frozen.write(results)
        return
    hidden = 0 if no_baseline else frozen.hide(results)
    found = [diagnostic for result in results for diagnostic, _ in result.found]
    is_taken = fix and output is None and files.STDIN in (plans or ())  # standard output, by the mended plan
    if score:
        _show_scores(results, format_, output)
    elif statistics:
        _show_statistics(found, output)
    elif is_taken or findings.show(found, reading.names, format_, output, color) in (
        Format.TEXT,
        Format.CONCISE,
    ):
        _sum_up(found, reading.names, hidden)
    findings.leave(found, reading.unreadable, fail_on)


class LonelyOption(TryggError):
    """An option was given that means nothing without another."""

    def __init__(self) -> None:
        super().__init__(message("--unsafe-fixes goes with --fix or --diff"))


def _show_difference(mender: Mender, reading: findings.Reading) -> None:
    for document in reading:
        mender.show(document)
    mender.sum_up(is_done=False)
    if reading.unreadable:
        raise typer.Exit(2)
    if mender.made:
        raise typer.Exit(1)


class _Result:
    """What was found in one file: diagnostics, each with its key in a baseline."""

    def __init__(self, document: Document, settings: Settings) -> None:
        from trygg_cli.lint import Found, lint
        from trygg_cli.rules import about, rules

        self.name = document.name
        self.is_broken = bool(document.problems)
        self.plan = self.name if self.is_broken else document.plan.id
        self.measures = (
            [] if self.is_broken else [f"measure:{one.id}" for _, one in document.plan.walk_measures()]
        )
        placed = [Found(problem, "") for problem in document.problems] or lint(document, rules(), settings)
        self.found: list[tuple[Diagnostic, Key]] = [
            (
                document.diagnose(one.problem, about().get(one.problem.code)),
                (self.plan, one.item, one.problem.code),
            )
            for one in placed
        ]


def baseline_of(config: Config) -> Counter[Key]:
    """Return how many findings of each key the baseline of a project hides; none where it has no baseline."""
    from trygg_cli import baseline

    path = config.folder / config.lint.baseline
    if not path.is_file():
        return Counter()
    return baseline.load(path.as_posix(), files.read(str(path)).decode("utf-8", "replace"))


class _Frozen:
    """The baseline of a project."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._path = config.folder / config.lint.baseline

    def write(self, results: Sequence[_Result]) -> None:
        """Freeze what was found in plans that could be read."""
        from trygg_cli import baseline

        keys = [key for result in results if not result.is_broken for _, key in result.found]
        files.write(str(self._path), baseline.dump(keys))
        terminal.say(
            plural(
                "{count} finding frozen in {path}",
                "{count} findings frozen in {path}",
                len(keys),
                path=self._path.as_posix(),
            )
        )

    def hide(self, results: Sequence[_Result]) -> int:
        """Take away what is frozen, say what has been mended, and return how many findings are hidden."""
        from trygg_cli import baseline

        known = baseline_of(self._config)
        keys = [key for result in results for _, key in result.found]
        comparison = baseline.compare(keys, known, {result.plan for result in results})
        is_new = iter(comparison.new)
        for result in results:
            result.found = [one for one in result.found if next(is_new)]
        if comparison.mended:
            terminal.say(
                plural(
                    "{count} frozen finding has been mended; run with --write-baseline to thaw it",
                    "{count} frozen findings have been mended; run with --write-baseline to thaw them",
                    comparison.mended,
                )
            )
        return comparison.hidden


def _sum_up(found: Sequence[Diagnostic], names: Sequence[str], hidden: int) -> None:
    counted = (
        plural("{count} finding", "{count} findings", len(found)) if found else message("nothing to remark")
    )
    terminal.say(
        plural(
            "{count} plan checked: {findings}",
            "{count} plans checked: {findings}",
            len(names),
            findings=counted,
        )
    )
    if hidden:
        terminal.say(plural("{count} frozen finding is hidden", "{count} frozen findings are hidden", hidden))


def _show_statistics(found: Sequence[Diagnostic], output: str | None) -> None:
    counts = Counter((diagnostic.code, diagnostic.name) for diagnostic in found)
    lines = [
        f"{count:5} {code} {name}\n"
        for (code, name), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    files.write(output or files.STDIN, "".join(lines))


def _show_scores(results: Sequence[_Result], format_: Format | None, output: str | None) -> None:
    from trygg_cli.render import scores
    from trygg_cli.score import score

    table = {
        result.name: score(result.measures, [(key[1], one.item, one.severity) for one, key in result.found])
        for result in results
        if not result.is_broken
    }
    shown = scores.as_json(table) if format_ is Format.JSON else scores.text(table)
    files.write(output or files.STDIN, shown)


def settings_of(
    config: Config,
    as_of: date | None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    stage: str | None = None,
) -> Settings:
    """Return what to ask in a project; what is given wins over its settings."""
    from trygg_cli.lint import Settings
    from trygg_cli.rule import Stage

    chosen = stage or config.lint.stage
    return Settings(
        tuple(select or config.lint.select),
        tuple(ignore or config.lint.ignore),
        {code: _SEVERITIES[word] for code, word in config.lint.severity.items()},
        Stage(chosen) if chosen else None,
        as_of,
    )
