"""Many files read, and something made of each, by as many cores as there are."""

from __future__ import annotations

import os
from collections import deque
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from trygg_cli import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

FEW = 50
"""So many plans are read before a second process would have begun."""

_TOGETHER = 8
_MOST_PROCESSES = 8


_Read = TypeVar("_Read")
_Result_co = TypeVar("_Result_co", covariant=True)


class ReadingTask(Protocol[_Result_co]):
    """What is to be done with each of many files; it goes to other processes, and what comes of it comes back."""

    def wake(self) -> None:
        """Load what is needed."""

    def read(self, name: str, /) -> _Result_co | None:
        """Return what comes of a file; nothing where it cannot be read."""

    def of(self, name: str, content: bytes, /) -> _Result_co | None:
        """Return what comes of what a file holds."""


def read(names: Sequence[str], task: ReadingTask[_Read]) -> Iterator[_Read | None]:
    """Yield what comes of files in order; many are read by processes of their own."""
    done = 0
    processes = min(_cores(), _MOST_PROCESSES)
    if len(names) > FEW and processes > 1:
        for result in _together(names, task, processes):
            done += 1
            yield result
    for name in names[done:]:
        yield task.read(name)


def _together(names: Sequence[str], task: ReadingTask[_Read], processes: int) -> Iterator[_Read | None]:
    """Yield what comes of as many files as processes can be had for; only so many wait that memory stays small."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(task, processes)
    if pool is None:
        return
    left = iter(names)
    waiting: deque[Future[list[_Read | None]]] = deque()
    try:
        while True:
            while len(waiting) < 3 * processes and (some := [*islice(left, _TOGETHER)]):
                waiting.append(pool.submit(_read_all, some))
            if not waiting:
                return
            yield from waiting.popleft().result()
    except (BrokenProcessPool, OSError):  # one was killed or could not begin: what is not read is read here
        return
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_given: list[ReadingTask[object]] = []
"""The task that a process of its own was given when it began."""


def _read_all(names: Sequence[str]) -> list[Any]:
    return [_given[0].read(name) for name in names]


def _pool(task: ReadingTask[_Read], processes: int) -> ProcessPoolExecutor | None:
    """Return processes that wait for files; nothing where the system has none to give."""
    from concurrent.futures import ProcessPoolExecutor

    task.wake()  # what is loaded now need not be loaded by each of them
    _send_mappings()
    try:
        return ProcessPoolExecutor(processes, initializer=_begin, initargs=(task, language.current()))
    except (ImportError, NotImplementedError, OSError):
        return None


def _begin(task: ReadingTask[object], spoken: str) -> None:
    """Prepare a process: an interruption is its parent's business, and it ends when that is gone."""
    import signal
    from _thread import start_new_thread

    _send_mappings()
    language.use(spoken)
    _given[:] = [task]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # it asks PyYAML nothing, and `late_loading.is_alone` does not count what is begun so
    start_new_thread(_follow_parent, ())


def _send_mappings() -> None:
    """Let mappings that nobody may change, as the arguments of sentences are, go between processes."""
    from multiprocessing.reduction import ForkingPickler

    ForkingPickler.register(MappingProxyType, _taken_apart)


def _taken_apart(mapping: MappingProxyType[Any, Any]) -> tuple[Any, tuple[dict[Any, Any]]]:
    return _unchangeable, (dict(mapping),)


def _unchangeable(mapping: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(mapping)


def _follow_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
