"""What keys of the plan format were called before: they are read by that name too, as the same key."""

from trygg_cli.message import message

OLDER_NAMES: dict[str, dict[str, str]] = {"Indicator": {"slag": "typ"}, "Measure": {"slag": "typ"}}
"""The names of today by the older ones, by sort of part."""

SAID = message("Its older name, {name}, is understood too")


def older_name(part: str | None, key: str) -> str | None:
    """Return what a key of a part was called before, if anything else."""
    names = OLDER_NAMES.get(part or "", {})
    return next((old for old, new in names.items() if new == key), None)
