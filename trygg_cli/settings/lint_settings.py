"""What lint asks in a project: its settings, and what was given at the command line, which wins over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.late_loading import all_late

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trygg_cli.lint.engine import Settings
    from trygg_cli.settings.config import Config

_SEVERITIES = {"fel": Severity.ERROR, "varning": Severity.WARNING, "info": Severity.INFO}


def settings_of(
    config: Config,
    as_of: date | None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    stage: str | None = None,
) -> Settings:
    """Return what to ask in a project; what is given wins over its settings."""
    with all_late():
        from trygg_cli.lint.engine import Settings
        from trygg_cli.lint.rule import Stage

    chosen = stage or config.lint.stage
    return Settings(
        _names(select) or config.lint.select,
        _names(ignore) or config.lint.ignore,
        _severities(config),
        Stage(chosen) if chosen else None,
        as_of,
    )


def _names(given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the rules that are named, one by one or with commas between them."""
    return tuple(name.strip() for text in given or () for name in text.strip(", ").split(","))


def _severities(config: Config) -> dict[str, Severity]:
    """Return the severities that a project sets, by code; what is set for one rule wins over its family's."""
    if not config.lint.severity:
        return {}
    from trygg_cli.lint.engine import named
    from trygg_cli.rules import rules

    found = [(named(rules(), name), _SEVERITIES[word]) for name, word in config.lint.severity.items()]
    found.sort(key=lambda pair: -len(pair[0]))
    return {code: severity for codes, severity in found for code in codes}
