"""The format of an answer where none was asked for: what the name of its file says, or what the CI host reads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trygg_cli.review.host_links import Link

_F = TypeVar("_F")


def by_name(output: str | None, formats: Mapping[str, _F]) -> _F | None:
    """Return the format that the ending of a file's name stands for, `.json`; none without a file or ending."""
    return formats.get(os.path.splitext(output or "")[1].lower())


def host_links() -> Link:
    """Return how the CI host that this runs on links to what is reviewed."""
    from trygg_cli.review.host_links import links

    return links(os.environ)


def by_host(default: str) -> str:
    """Return the name of the format that the CI host makes annotations of; GitLab reads a file, so none of its own."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "azure" if os.environ.get("TF_BUILD") == "True" else default
