"""Regular expressions that are compiled when something is first asked of them.

Compiling takes longer than most of what is done with them: the libraries that a command loads have thirty, and few
of them are asked.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

_compile = re.compile


class _LatePattern:
    """Looks like a pattern to whoever asks it something, and not to `re` itself, which takes it for none."""

    def __init__(self, *said: Any) -> None:
        self._said = said

    def __getattr__(self, name: str) -> object:
        found = getattr(_compile(*self._said), name)
        setattr(self, name, found)
        return found


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is not compiled yet."""
    return cast("re.Pattern[AnyStr]", _LatePattern(pattern, flags))


def is_alone() -> bool:
    """Tell whether `threading` runs no other thread, so that what belongs to the process may change for a while."""
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


@contextmanager
def all_late() -> Iterator[None]:
    """Leave for later what modules would compile that are loaded meanwhile, if nobody else loads or compiles."""
    if not is_alone():
        yield
        return
    re.compile = _LatePattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = _compile
