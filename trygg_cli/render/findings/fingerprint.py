"""What lets a host see that a finding of today is the one of yesterday."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from trygg_cli.message import unplaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.diagnostic import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return one for each finding, from its file, code, item and message in no language.

    Where it stands is left out, so that moving a measure is not a new finding; those that are
    otherwise the same are counted.
    """
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in diagnostics:
        parts = [diagnostic.file, diagnostic.code, unplaced(diagnostic.item), unplaced(diagnostic.message)]
        same = json.dumps(parts, sort_keys=True, default=str)
        seen[same] += 1
        found.append(sha256(f"{seen[same]} {same}".encode()).hexdigest())
    return found
