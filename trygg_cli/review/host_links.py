"""Where a host shows a line of a file, by what its CI tells of itself in the environment."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

Link = Callable[[str, str, int], str]
"""From commit, path and line to an address; to nothing where none is known."""

_ADDRESS = re.compile(r"https?://[\w.:~%/-]+", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def links(environment: Mapping[str, str]) -> Link:
    """Return how addresses are made on the host whose CI this is; only what it says of itself goes into them."""
    before, after = _pattern(environment)
    is_known = bool(_ADDRESS.fullmatch(before.partition("?")[0]))

    def link(commit: str, path: str, line: int) -> str:
        if not is_known or not path or not _COMMIT.fullmatch(commit):
            return ""
        place = quote(path, errors="surrogateescape")
        return before + after.format(commit=commit, path=place, line=line, next=line + 1)

    return link


def _pattern(given: Mapping[str, str]) -> tuple[str, str]:
    """Return the address of the repository, and what comes after it with places to fill."""
    if given.get("GITLAB_CI"):
        return given.get("CI_PROJECT_URL", ""), "/-/blob/{commit}/{path}#L{line}"
    if given.get("TF_BUILD") and given.get("BUILD_REPOSITORY_PROVIDER") == "TfsGit":
        project, name = (quote(given.get(key, "")) for key in ("SYSTEM_TEAMPROJECT", "BUILD_REPOSITORY_NAME"))
        address = f"{given.get('SYSTEM_COLLECTIONURI', '').rstrip('/')}/{project}/_git/{name}"
        lines = "line={line}&lineEnd={next}&lineStartColumn=1&lineEndColumn=1"
        return address, "?path=/{path}&version=GC{commit}&" + lines
    repository = quote(given.get("GITHUB_REPOSITORY", ""))
    address = f"{given.get('GITHUB_SERVER_URL', '').rstrip('/')}/{repository}"
    if given.get("FORGEJO_ACTIONS") or given.get("GITEA_ACTIONS"):  # they call themselves GitHub too
        return address, "/src/commit/{commit}/{path}#L{line}"
    return (address if given.get("GITHUB_ACTIONS") else ""), "/blob/{commit}/{path}#L{line}"
