"""What a municipality may settle about its reports: which days are near, its own words for status, its letterhead."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.standing.moment import NEAR_DAYS
from trygg_cli.standing.status import SWEDISH, State

if TYPE_CHECKING:
    from trygg_cli.report.letterhead import Accent, Letterhead

SOON_LATE = "soon-late"
"""What a legend calls that something is soon late, which is no state but stands beside one."""


_NO_WORDS: dict[str, str] = {}


class ReportSettings(NamedTuple):
    """How many days before a last day it is near, the words of the legend by what they stand beside, and the look."""

    near: int = NEAR_DAYS
    legend: dict[str, str] = _NO_WORDS
    letterhead: Letterhead | None = None
    accent: Accent | None = None

    @property
    def groups(self) -> tuple[tuple[str, tuple[Message, ...]], ...]:
        """The words of the legend, each with what it stands beside."""
        found: dict[str, list[Message]] = {}
        for what, word in self.legend.items():
            found.setdefault(word, []).append(_said(what))
        return tuple((word, tuple(beside)) for word, beside in found.items())


DEFAULT = ReportSettings()


def _said(what: str) -> Message:
    """Return the word that stands in reports for a state, an assessment, or that something is soon late."""
    if what == SOON_LATE:
        return message("soon late")
    return State(what).word if what in {*State} else message(what)


@cache
def legend_words() -> dict[str, str]:
    """Return what a legend can have words for, by the Swedish words for it."""
    words = {word: state.value for state, word in SWEDISH.items()}
    judged = {word.value: word.value for word in (*Assessment, *PromiseAssessment)}
    return words | {"snart försenad": SOON_LATE} | judged
