"""Files of plans read and made into rows, by as many cores as there are."""

from __future__ import annotations

import os
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk import cache
from trygg_cli.query.index import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from trygg_cli.desk.indexed_findings import FindingsTask
    from trygg_cli.query.rows import TableRows
    from trygg_cli.standing.moment import Moment
    from trygg_cli.table import Column

FEW = 50
"""So many plans are read before a second process would have begun."""

_TOGETHER = 8
_MOST_PROCESSES = 8


class Harvest(NamedTuple):
    """What a file holds, with its digest and stamp, which are empty where it is no sound plan."""

    digest: bytes
    stamp: str
    tables: dict[str, TableRows]


class Task(NamedTuple):
    """What is to be read of all plans: what is so at a moment, in the wanted tables or in all; and what is found."""

    moment: Moment
    wanted: Collection[str] | None = None
    findings: FindingsTask | None = None

    @property
    def tables(self) -> dict[str, tuple[Column, ...]]:
        """The tables that are filled, by name, with their columns."""
        from trygg_cli.query.all_tables import EXTRA

        return tables() | ({FINDINGS: EXTRA[FINDINGS].columns} if self.findings else {})

    def read(self, name: str) -> Harvest | None:
        """Return the rows of a file; nothing where it cannot be read or has none."""
        try:
            content, stamp = cache.read(name)
        except OSError:
            return None
        return self.of(name, content, stamp)

    def of(self, name: str, content: bytes, stamp: str = "") -> Harvest | None:
        """Return the rows of what a file holds; one that is no sound plan has no others than what is found in it."""
        from trygg_cli.query import rows
        from trygg_cli.reading import document

        found = document.read(name, content)
        tables = {} if found.problems else rows.of(found, self.moment, self.wanted)
        if self.findings:
            tables[FINDINGS] = self.findings.rows(found)
        if found.problems:
            return Harvest(b"", "", tables) if tables else None
        return Harvest(cache.digest(content), stamp, tables)

    def read_all(self, names: Sequence[str]) -> list[Harvest | None]:
        """Return the rows of some files."""
        return [self.read(name) for name in names]


def tables() -> dict[str, tuple[Column, ...]]:
    """Return the tables that there are, by name, with their columns."""
    from trygg_cli.query.rows import COLUMNS

    return COLUMNS


def read(names: Sequence[str], task: Task) -> Iterator[Harvest | None]:
    """Yield the rows of files in order; many are read by processes of their own."""
    done = 0
    processes = min(_cores(), _MOST_PROCESSES)
    if len(names) > FEW and processes > 1:
        for harvest in _together(names, task, processes):
            done += 1
            yield harvest
    for name in names[done:]:
        yield task.read(name)


def _together(names: Sequence[str], task: Task, processes: int) -> Iterator[Harvest | None]:
    """Yield the rows of as many files as processes can be had for; only so many wait that memory stays small."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(task, processes)
    if pool is None:
        return
    left = iter(names)
    waiting: deque[Future[list[Harvest | None]]] = deque()
    try:
        while True:
            while len(waiting) < 3 * processes and (some := [*islice(left, _TOGETHER)]):
                waiting.append(pool.submit(task.read_all, some))
            if not waiting:
                return
            yield from waiting.popleft().result()
    except (BrokenProcessPool, OSError):  # one was killed or could not begin: what is not read is read here
        return
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(task: Task, processes: int) -> ProcessPoolExecutor | None:
    """Return processes that wait for files; nothing where the system has none to give."""
    from concurrent.futures import ProcessPoolExecutor

    task.of("", b"")  # what is loaded now need not be loaded by each of them
    try:
        return ProcessPoolExecutor(processes, initializer=_begin)
    except (ImportError, NotImplementedError, OSError):
        return None


def _begin() -> None:
    """Prepare a process: an interruption is its parent's business, and it ends when that is gone."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


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
