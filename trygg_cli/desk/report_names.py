"""What the files of reports are called, so that no plan's report takes the place of another's."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.desk import plan_files
from trygg_cli.reading import same_id
from trygg_cli.system import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.settings.config import Config


_BETWEEN = "+"


def names(chosen: Iterable[str], asked: Mapping[str, Sighting | None], config: Config) -> dict[str, str]:
    """Return by file what the report of a plan is called after; raises `SamePlan`. `asked` are the plans by file.

    That is the plan's id, as long as no other plan of the project has it. Where another has, and where a plan is not
    of the project so that nobody knows, the municipality stands before, with a sign between that no id holds.
    """
    seen = [sighting for file in dict.fromkeys(chosen) if (sighting := asked[file])]
    same_id.refuse({os.path.realpath(sighting.file): sighting for sighting in seen}.values())
    if not any(sighting.plan.home for sighting in seen):
        return {sighting.file: sighting.plan.id for sighting in seen}
    project = _project(config)
    here = {os.path.realpath(file): sighting for file, sighting in asked.items()}
    others = files.seen(name for path, name in project.items() if path not in here)
    count = Counter(other.plan.key for other in (*here.values(), *others) if other)
    return {
        sighting.file: sighting.plan.id
        if count[sighting.plan.key] == 1 and os.path.realpath(sighting.file) in project
        else sighting.plan.name.replace("/", _BETWEEN)
        for sighting in seen
    }


def _project(config: Config) -> dict[str, str]:
    """Return the files of the project's plans, by where they really are."""
    try:
        found = [*plan_files.find([], config)]
    except plan_files.NoPlans:
        return {}
    return {os.path.realpath(name): name for name in found if isinstance(name, str)}
