"""Findings as rows of an index, with all that they follow from besides the plans themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trygg_cli import language
from trygg_cli.desk.baselined_findings import baseline_text, frozen_in, keyed, placed

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.lint.baseline import Key
    from trygg_cli.lint.engine import Settings
    from trygg_cli.query.stored_cells import TableRows
    from trygg_cli.reading.document import Document
    from trygg_cli.settings.config import Config


@dataclass(frozen=True)
class FindingsTask:
    """What is found in plans: by a project's settings, beside its baseline, on a day, and said in a language."""

    config: Config
    baseline: str | None
    day: date | None
    language: str

    @classmethod
    def of(cls, config: Config, day: date | None) -> FindingsTask:
        """Return what is to be found in a project as it is now."""
        lint = config.lint._replace(severity=dict(config.lint.severity))  # which goes to other processes
        return cls(config._replace(lint=lint), baseline_text(config), day, language.current())

    @property
    def key(self) -> tuple[object, ...]:
        """What tells these findings from others in the same plans."""
        return self.config.lint, self.baseline, self.day, self.language

    def rows(self, document: Document) -> TableRows:
        """Return the rows of what is found in a file, also where it holds no plan."""
        from trygg_cli.lint import baseline
        from trygg_cli.lint.engine import PlacedFinding
        from trygg_cli.query.finding_table import FINDINGS, Checked
        from trygg_cli.query.rows import packed

        language.use(self.language)
        remarks = [] if document.problems else [PlacedFinding(problem, "") for problem in document.remarks]
        found = remarks + placed(document, self._settings)
        plan, keys = keyed(document, found)
        known = self._frozen.get(baseline.known_as(plan, self._frozen), Counter())
        is_new = baseline.BaselineComparison(known).new(plan, keys)
        problems = [finding.problem for finding in found]
        return packed(FINDINGS, [Checked(document, problems, [not new for new in is_new], self._names)])

    @cached_property
    def _settings(self) -> Settings:
        from trygg_cli.settings.lint_settings import settings_of

        return settings_of(self.config, self.day)

    @cached_property
    def _frozen(self) -> dict[str, Counter[Key]]:
        """What the baseline hides, by what it calls the plans."""
        found: defaultdict[str, Counter[Key]] = defaultdict(Counter)
        for key, count in frozen_in(self.baseline, self.config).items():
            found[key[0]][key] = count
        return dict(found)

    @cached_property
    def _names(self) -> dict[str, str]:
        from trygg_cli.rules import rules

        return {rule.code: rule.name for rule in rules()}
