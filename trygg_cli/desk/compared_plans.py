"""The plans on one side of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.repository.git import is_same

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Source:
    """A plan on one side: what to call it, its path among the others, how to read it, and its hash where git knows it.

    A submodule that is not here stands for the plans in it.
    """

    name: str
    path: str | None
    read: Callable[[], bytes]
    hash: str = ""
    is_module: bool = False

    def is_same(self, other: Source, content: bytes | None, others: bytes | None) -> bool:
        """Tell whether both hold the same, by the hashes that git knows of some, or else by what was read of them."""
        if self.hash and other.hash:
            return self.hash == other.hash
        known, here = (self.hash, others) if self.hash else (other.hash, content)
        if known:
            return here is not None and is_same(here, known)
        return content is not None and content == others


@dataclass(frozen=True)
class ComparisonSide:
    """The plans on one side; `one` says that just this plan was named, `commit` is the hash of a revision."""

    name: str
    plans: Sequence[Source]
    one: bool = False
    commit: str = ""
