"""What the files of reports are called, so that no plan's report takes the place of another's."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.desk import files, plan_files
from trygg_cli.reading import same_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.desk.config import Config
    from trygg_cli.reading.document import Document


def names(chosen: Sequence[Document], asked: Sequence[Document], config: Config) -> dict[str, str]:
    """Return by file what the report of a plan is called after; raises `SamePlan`.

    That is the plan's id, as long as no other plan of the project has it. Where another has, and where a plan is not
    of the project so that nobody knows, it is in a folder of the municipality.
    """
    seen = [one for document in chosen if (one := same_id.seen(document))]
    same_id.refuse({os.path.realpath(one.file): one for one in seen}.values())
    if not any(one.plan.home for one in seen):
        return {one.file: one.plan.id for one in seen}
    project = _project(config)
    here = {os.path.realpath(document.name): same_id.seen(document) for document in asked}
    others = files.seen(name for path, name in project.items() if path not in here)
    count = Counter(one.plan.key for one in (*here.values(), *others) if one)
    return {
        one.file: one.plan.id
        if count[one.plan.key] == 1 and os.path.realpath(one.file) in project
        else one.plan.name
        for one in seen
    }


def _project(config: Config) -> dict[str, str]:
    """Return the files of the project's plans, by where they really are."""
    try:
        found = [*plan_files.find([], config)]
    except plan_files.NoPlans:
        return {}
    return {os.path.realpath(name): name for name in found if isinstance(name, str)}
