"""The door to PyYAML, of which libyaml's events are used and not its parser in Python."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType


class _Uncompiled:
    """A pattern that is compiled each time something is asked of it."""

    def __init__(self, *said: Any) -> None:
        self._said = said

    def __getattr__(self, name: str) -> object:
        return getattr(re.compile(*self._said), name)


def load() -> ModuleType:
    """Return PyYAML, loaded without its patterns.

    One of them is of all characters that YAML allows, and takes longer to compile than a plan to read.
    """
    compiling = re.compile
    re.compile = _Uncompiled  # type: ignore[assignment]
    try:
        import yaml
    finally:
        re.compile = compiling
    return yaml
