"""What a library prepares as it is loaded, put off until something is first asked of it.

Patterns and modules that few commands use take longer than most of what is done: click and typer with what they stand
on have thirty patterns, of which few are asked, and import whole parts of the standard library for what is seldom done.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

_SELDOM_USED = (
    *(
        "base64",
        "bz2",
        "ipaddress",
        "linecache",
        "lzma",
        "selectors",
        "shellingham",
        "subprocess",
        "textwrap",
    ),
    *("platform", "token", "tokenize"),
    *("difflib", "shutil", "traceback", "urllib.parse", "uuid"),
)
"""Modules that are imported by others and asked for nothing while these are loaded, but for names to use later."""

_NAMES_FOR_LATER = {
    "difflib": ("get_close_matches",),
    "shutil": ("get_terminal_size",),
    "traceback": ("FrameSummary", "StackSummary"),
    "urllib.parse": ("quote_from_bytes",),
    "uuid": ("UUID",),
}
"""What others take out of a module while they are loaded, and then only call, or look into."""

_compile = re.compile


class _LatePattern:
    """Looks like a pattern to whoever asks it something, and not to `re` itself, which takes it for none."""

    def __init__(self, pattern: Any, flags: int = 0) -> None:
        self._said = pattern, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(_compile(*self._said), name)
        setattr(self, name, found)
        return found


class _LateName:
    """Stands for a function or a class that was taken out of a module that is not loaded yet."""

    def __init__(self, module: str, name: str) -> None:
        self._place = module, name

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._itself()(*arguments, **named)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what Python and typing look for in anything that they meet
            raise AttributeError(name)
        return getattr(self._itself(), name)

    def _itself(self) -> Any:
        module, name = self._place
        return getattr(_loaded(module), name)


class _LateModule(ModuleType):
    """Stands where a module was imported, and asks the module itself for what it is asked."""

    def __getattr__(self, name: str) -> object:
        if name == "__path__":  # what Python asks each module from which something is taken
            raise AttributeError(name)
        if name in _NAMES_FOR_LATER.get(self.__name__, ()) and sys.modules.get(self.__name__) is self:
            return _LateName(self.__name__, name)
        return getattr(_loaded(self.__name__), name)


def _loaded(name: str) -> ModuleType:
    """Return a module itself, and let it be found by whoever imports it from now on."""
    if isinstance(sys.modules.get(name), _LateModule):
        del sys.modules[name]
    return import_module(name)


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is not compiled yet."""
    return cast("re.Pattern[AnyStr]", _LatePattern(pattern, flags))


def is_alone() -> bool:
    """Tell whether `threading` runs no other thread, so that what belongs to the process may change for a while."""
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


@contextmanager
def all_late() -> Iterator[None]:
    """Leave for later what modules would compile that are loaded meanwhile, and what they seldom use.

    Nothing is left where another thread could load or compile something meanwhile.
    """
    if not is_alone():
        yield
        return
    stand_ins = {name: _LateModule(name) for name in _SELDOM_USED if name not in sys.modules}
    sys.modules.update(stand_ins)
    re.compile = _LatePattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = _compile
        for name, module in stand_ins.items():  # whoever imports one from now on gets it itself
            if sys.modules.get(name) is module:
                del sys.modules[name]
