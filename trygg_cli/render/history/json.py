"""For programs: every version with every change, and how far each measure had come when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import Weight
from trygg_cli.language import translate
from trygg_cli.render.changes.json import entry as change
from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.history import Narrative, NarrativeEntry, StatusTurn
    from trygg_cli.version import FileVersion

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""


def render(tellings: Iterable[Narrative]) -> Iterator[str]:
    """Yield one object with a history for each plan, or for each plan that has or has had what was asked for."""
    yield as_json({"version": VERSION, "histories": [_telling(telling) for telling in tellings]})


def _telling(telling: Narrative) -> dict[str, object]:
    name = telling.name
    return {
        "file": telling.file,
        "item": {
            "kind": name.kind,
            "id": name.id,
            "label": translate(telling.label).rstrip() if telling.label else None,
            "ids": sorted(kind_and_id.id for kind_and_id in telling.names),
        }
        if name
        else None,
        "versions": len(telling.versions),
        "first": telling.versions[0].date.isoformat(),
        "last": telling.versions[-1].date.isoformat(),
        "cut": telling.is_cut,
        "carried_from": telling.origin._asdict() if telling.origin else None,
        "earlier": [_telling(part) for part in telling.earlier],
        "gap": translate(telling.gap) if telling.gap else None,
        "entries": [_entry(entry) for entry in telling.entries],
        "statuses": [
            {
                "id": course.id,
                "label": translate(course.label).rstrip(),
                "turns": [_turn(turn) for turn in course.turns],
            }
            for course in telling.courses
        ],
    }


def _entry(entry: NarrativeEntry) -> dict[str, object]:
    weights = [difference.weight for difference in entry.changes]
    return {
        **_version(entry.version),
        "condition": entry.condition.value,
        "renamed_from": entry.old_path,
        "merge": _version(entry.merge) if entry.merge else None,
        "decisions": [decision._asdict() for decision in entry.decisions],
        "summary": {weight.value: weights.count(weight) for weight in Weight},
        "changes": [change(difference) for difference in entry.changes],
    }


def _version(version: FileVersion) -> dict[str, str]:
    return {
        "commit": version.commit,
        "author": version.author,
        "date": version.date.isoformat(),
        "subject": version.subject,
        "file": version.path,
    }


def _turn(turn: StatusTurn) -> dict[str, str | None]:
    return {
        "date": turn.day.isoformat(),
        "state": turn.state.value if turn.state else None,
        "went_to": turn.went_to,
        "period": turn.period.text if turn.period else None,
    }
