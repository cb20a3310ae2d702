"""What lint finds in files, and what of it is frozen in the baseline of the project."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural
from trygg_cli.reading import identity
from trygg_cli.system import files, terminal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.lint.baseline import BaselineComparison, Key
    from trygg_cli.lint.engine import PlacedFinding, Settings
    from trygg_cli.model.plan import Plan
    from trygg_cli.reading.document import Document
    from trygg_cli.settings.config import Config


class NotABaseline(TryggError):
    """Something else stands where the baseline is to be written."""

    hint = message("choose another file as baseline under [lint] in trygg.toml, or delete this one first")

    def __init__(self, name: str) -> None:
        super().__init__(
            message("{name} holds something else than a baseline and is not overwritten", name=name)
        )


@dataclass(slots=True)
class FileFindings:
    """What was found in one file: diagnostics, each with its key in a baseline; and the items that count in a score.

    `is_new` tells of each whether the baseline lacks it, where that was asked.
    """

    name: str
    plan: str
    found: list[tuple[Diagnostic, Key]]
    items: list[str] = field(default_factory=list)
    is_broken: bool = False
    is_new: list[bool] | None = None

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was found and is not frozen."""
        if self.is_new is None:
            return [diagnostic for diagnostic, _ in self.found]
        return [diagnostic for (diagnostic, _), new in zip(self.found, self.is_new, strict=True) if new]


def placed(document: Document, settings: Settings) -> list[PlacedFinding]:
    """Return what keeps a file from being a plan or, where nothing does, what the rules find."""
    from trygg_cli.lint.engine import PlacedFinding, lint
    from trygg_cli.rules import rules

    broken = [PlacedFinding(problem, "") for problem in document.problems]
    return broken or [*lint(document, rules(), settings)]


def keyed(document: Document, found: Iterable[PlacedFinding]) -> tuple[str, list[Key]]:
    """Return what a plan is called in a baseline, and the keys of findings in it."""
    known = identity.of(document.data)
    plan = document.name if document.problems or known is None else known.name
    return plan, [(plan, finding.item, finding.problem.code) for finding in found]


def examine(document: Document, settings: Settings, *, with_items: bool = False) -> FileFindings:
    """Return what is found in a file."""
    from trygg_cli.rules import about

    found = placed(document, settings)
    plan, keys = keyed(document, found)
    lines = document.shown(finding.problem for finding in found)
    shown = [
        document.diagnose(finding.problem, about().get(finding.problem.code), lines) for finding in found
    ]
    is_broken = bool(document.problems)
    items = [*_items(document.plan)] if with_items and not is_broken else []
    return FileFindings(document.name, plan, [*zip(shown, keys, strict=True)], items, is_broken)


def _items(plan: Plan) -> Iterator[str]:
    """Yield the keys of the items that count in a score."""
    yield from (f"measure:{measure.id}" for _, measure in plan.walk_measures())
    yield from (f"goal:{goal.id}" for _, goal in plan.walk_goals())
    yield from (f"promise:{promise.id}" for promise in plan.promises)
    yield from (f"indicator:{indicator.id}" for indicator in plan.indicators)


def baseline_text(config: Config) -> str | None:
    """Return what stands in the file of a project's baseline; nothing where it has no baseline."""
    path = config.folder / config.lint.baseline
    return files.read(str(path)).decode("utf-8", "replace") if path.is_file() else None


def frozen_in(text: str | None, config: Config) -> Counter[Key]:
    """Return how many findings of each key a baseline hides, from the text of its file."""
    from trygg_cli.lint import baseline

    path = config.folder / config.lint.baseline
    return Counter() if text is None else baseline.load(files.relative(path), text)


def baseline_of(config: Config) -> Counter[Key]:
    """Return how many findings of each key the baseline of a project hides; none where it has no baseline."""
    return frozen_in(baseline_text(config), config)


class Frozen:
    """The baseline of a project, and the rules that are asked now; none means all of them."""

    def __init__(self, config: Config, asked: Collection[str] | None) -> None:
        self._config = config
        self._asked = asked
        self._comparison: BaselineComparison | None = None

    def write(self, results: Sequence[FileFindings], *, is_whole: bool) -> None:
        """Freeze what was found in plans that could be read.

        What the run did not look for stays frozen; nothing else does where it looked at the whole project.
        """
        from trygg_cli.lint import baseline

        path = self._config.folder / self._config.lint.baseline
        before = files.read(str(path)) if path.is_file() else None
        text = (before or b"").decode("utf-8", "replace")
        if before is not None and not baseline.may_be_one(text):
            raise NotABaseline(files.relative(path))
        sound = [result for result in results if not result.is_broken]
        found = Counter(key for result in sound for _, key in result.found)
        kept: Counter[Key] = Counter()
        if before is not None and (not is_whole or self._asked is not None or len(sound) < len(results)):
            known = baseline.load(files.relative(path), text)
            kept = baseline.outside(known, {findings.plan for findings in sound}, self._asked)
        files.replace(str(path), baseline.dump(kept | found), before)
        terminal.say(
            plural(
                "{count} finding frozen in {path}",
                "{count} findings frozen in {path}",
                found.total(),
                path=files.relative(path),
            )
        )
        others = (kept - found).total()
        if others:
            terminal.say(
                plural(
                    "{count} frozen finding that was not looked for now stays frozen",
                    "{count} frozen findings that were not looked for now stay frozen",
                    others,
                )
            )

    def hide(self, result: FileFindings) -> FileFindings:
        """Return what was found in a file with what is frozen marked as known."""
        from trygg_cli.lint import baseline

        if self._comparison is None:
            self._comparison = baseline.BaselineComparison(baseline_of(self._config))
        result.is_new = self._comparison.new(result.plan, [key for _, key in result.found])
        return result

    def sum_up(self) -> int:
        """Say what has been mended, and return how many findings are hidden."""
        if self._comparison is None:
            return 0
        mended = self._comparison.mended(self._asked)
        if mended:
            terminal.say(
                plural(
                    "{count} frozen finding has been mended; run with --write-baseline to thaw it",
                    "{count} frozen findings have been mended; run with --write-baseline to thaw them",
                    mended,
                )
            )
        return self._comparison.hidden
