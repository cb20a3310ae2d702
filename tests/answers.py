"""What answers say."""

import csv
import io
from contextlib import closing
from difflib import ndiff
from pathlib import Path

from trygg_cli.desk.plan_log import versions
from trygg_cli.repository.git import Repository
from trygg_cli.version import FileVersion


def ids(out: str) -> list[str]:
    rows = csv.DictReader(line for line in io.StringIO(out) if not line.startswith("#"))
    return [row["id"] for row in rows]


def past(path: str) -> list[FileVersion]:
    with closing(Repository(Path.cwd())) as repository:
        return versions(repository, path)


def subjects(path: str) -> list[str]:
    return [version.subject for version in past(path)]


def changed_lines(path: Path, before: str) -> list[str]:
    lines = ndiff(before.splitlines(), path.read_text("utf-8").splitlines())
    return [line.replace(" ", "", 1) for line in lines if line[0] in "+-"]
