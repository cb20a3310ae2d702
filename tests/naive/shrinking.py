"""Small, readable failures: a plan with all dropped that the failure does not need, and as YAML."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import yaml

Item = dict[str, Any]
Path = tuple[str | int, ...]

KEPT = {
    "id",
    "titel",
    "typ",
    "namn",
    "åtgärd",
    "löfte",
    "period",
    "avser",
    "undergrupp",
    "antal",
    "enhet",
    "per",
    "värde",
    "minst",
    "högst",
}
"""What a part cannot be without, or would mean something else without."""

REFERENCES = {"plats", "part"}


def shrink(plan: Item, fails: Callable[[Item], bool]) -> Item:
    """Return the plan without all that can be dropped, one part after the other, while it still fails."""
    smaller = next((item for item in _smaller(plan) if fails(item)), None)
    while smaller is not None:
        plan = smaller
        smaller = next((item for item in _smaller(plan) if fails(item)), None)
    return plan


def _smaller(plan: Item) -> Iterator[Item]:
    for path in _paths(plan):
        yield _without(plan, path)


def _paths(part: Any, path: Path = ()) -> Iterator[Path]:
    """Yield what can be dropped, large parts before what they hold."""
    if isinstance(part, dict):
        keys: list[str | int] = [
            key for key in part if key not in KEPT and (key != "part" or "åtaganden" not in path)
        ]
        inside = {key: part[key] for key in keys}
    elif isinstance(part, list):
        keys = [*range(len(part))]
        inside = dict(enumerate(part))
    else:
        return
    yield from ((*path, key) for key in keys)
    for key, value in inside.items():
        yield from _paths(value, (*path, key))


def _without(plan: Item, path: Path) -> Item:
    """Return the plan without a part, what names it and what has become empty by that."""
    smaller = deepcopy(plan)
    home: Any = smaller
    for key in path[:-1]:
        home = home[key]
    dropped = home.pop(path[-1])
    gone = {dropped["id"]} if isinstance(dropped, dict) and "id" in dropped else set()
    if path[0] == "aktörer":
        gone = {path[1]} if len(path) == len(("aktörer", "KS")) else {*dropped}
    if isinstance(dropped, list):
        gone = {value["id"] for value in dropped if isinstance(value, dict) and "id" in value}
    _forget(smaller, gone)
    return smaller


def _forget(part: Any, gone: set[Any]) -> None:
    if isinstance(part, dict):
        for key, value in list(part.items()):
            if key == "åtaganden":  # nobody else can take one over
                value[:] = [item for item in value if item["part"] not in gone]
            _forget(value, gone)
            if value in ([], {}) or (key in REFERENCES and value in gone):
                del part[key]
    elif isinstance(part, list):
        part[:] = [item for item in part if isinstance(item, (dict, list)) or item not in gone]
        for item in part:
            _forget(item, gone)


class _Plain(yaml.SafeDumper):
    """Writes every text without quotes where YAML lets it: `2025`, `2025-01-01` and `ja` as a person would."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML has it

    def ignore_aliases(self, data: Any) -> bool:
        return True


def as_texts(part: Any) -> Any:
    """Return plain data with every value as the text that stands in the file."""
    if isinstance(part, dict):
        return {str(key): as_texts(value) for key, value in part.items()}
    if isinstance(part, list):
        return [as_texts(item) for item in part]
    if isinstance(part, bool):
        return "ja" if part else "nej"
    return part.isoformat() if isinstance(part, date) else str(part)


def dump(plan: Item) -> str:
    """Return a plan as the YAML of a file."""
    return yaml.dump(as_texts(plan), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
