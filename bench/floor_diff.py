"""A floor for comparing: a YAML parser in Rust on both plans, then one walk over the two, list against list.

What comes out is how many values differ: nothing is matched by id, nothing has a place, and nothing is told.
"""

import sys
from pathlib import Path
from typing import Any

from floor_rust import compiled


def count(old: Any, new: Any) -> int:
    """Return how many values differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        return sum(count(old.get(key), new.get(key)) for key in {**old, **new})
    if isinstance(old, list) and isinstance(new, list):
        return sum(map(count, old, new)) + abs(len(old) - len(new))
    return int(old != new)


if __name__ == "__main__":
    loads = compiled("yaml_rs", "_yaml_rs")._loads  # noqa: SLF001
    options = {"parse_datetime": False, "alias_limits": None, "duplicate_key_policy": None}
    texts = (Path(name).read_text("utf-8") for name in sys.argv[1:3])
    print(count(*(loads(text, **options) for text in texts)))
