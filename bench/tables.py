"""What was measured, as Markdown: ratios, memory, and how the goals fare."""

import math
from collections.abc import Callable, Iterator

from page import table
from programs import FLOOR, LINT, PARSER_FLOOR, Program
from trial import ERRORS, HUNDRED, LARGE, ONE, PASS, THOUSAND, Cell, Corpus, Trial


def show(trial: Trial, repeat: int) -> str:
    """Return all tables."""
    floor, start = _floor(trial), _pass(trial)
    starts = ((f"`{name}`", _ratio(cell.cpu, start)) for name, cell in trial.start.items())
    sections = [
        f"CPU time with children, medians of {repeat} rounds",
        table(("start", "× pass"), starts),
        _grid(trial, repeat, "validate, CPU × pass", lambda _: start),
    ]
    if floor:
        sections.append(
            _grid(trial, repeat, "validate, CPU × floor", lambda corpus: trial.cells[floor, corpus].cpu)
        )
    sections += [_waiting(trial), _memory(trial), table(("goal", "at most", "measured", ""), _goals(trial))]
    return "\n\n".join(sections)


def summary(trial: Trial) -> str:
    """Return the one table that a reader of the project's own page sees."""
    head = (
        "CPU, × pass",
        *(corpus.title for corpus in _SHOWN),
        "time to wait for 1 000 plans, × pass",
        "MiB for 1 000 plans",
    )
    rows = (
        (
            f"**`{row.name}`**" if row.name.startswith("trygg") else row.name,
            *(_ratio(_cpu(trial, row, corpus), _pass(trial)) for corpus in _SHOWN),
            _ratio(_wall(trial, row, THOUSAND), trial.start[PASS].wall),
            _plain(_memory_of(trial, row, THOUSAND), 0),
        )
        for row in trial.rows
    )
    return table(head, rows)


_SHOWN = (ONE, HUNDRED, THOUSAND, LARGE)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _ratio(value: float | None, unit: float | None) -> str:
    return _number(value / unit) if value is not None and unit else "–"


def _start(trial: Trial, name: str) -> float | None:
    return trial.start[name].cpu if name in trial.start else None


def _pass(trial: Trial) -> float | None:
    return _start(trial, PASS)


def _floor(trial: Trial) -> Program | None:
    """Return the floor that goals are set against; the parser's alone is none."""
    return next((row for row in trial.rows if row.name.startswith(FLOOR) and not row.missing), None)


def _peers(trial: Trial) -> list[Program]:
    return [row for row in trial.rows[1:] if not row.name.startswith((FLOOR, LINT, PARSER_FLOOR))]


def _grid(trial: Trial, repeat: int, title: str, unit: Callable[[Corpus], float | None]) -> str:
    corpora = list(trial.folders)
    rows = (
        (row.name, f"not measured: {row.missing}", *("–" for _ in corpora[1:]))
        if row.missing
        else (
            row.name,
            *(_cell(trial.cells[row, corpus], corpus, unit(corpus), repeat) for corpus in corpora),
        )
        for row in trial.rows
    )
    return table((title, *(corpus.title for corpus in corpora)), rows)


def _cell(cell: Cell, corpus: Corpus, unit: float | None, repeat: int) -> str:
    if cell.cpu is None:
        return f"not measured: {cell.reason}"
    remarks = [f"names {cell.named}"] if corpus.broken else []
    if len(cell.counted) < repeat:
        remarks.append(f"{len(cell.counted)} of {repeat} rounds")
    return _ratio(cell.cpu, unit) + (f" ({', '.join(remarks)})" if remarks else "")


def _waiting(trial: Trial) -> str:
    """Return how long each takes, with all the cores that it makes use of."""
    rows = (
        (row.name, *(_ratio(_wall(trial, row, corpus), trial.start[PASS].wall) for corpus in trial.folders))
        for row in trial.rows
    )
    return table(("time to wait, × pass", *(corpus.title for corpus in trial.folders)), rows)


def _memory(trial: Trial) -> str:
    corpora = list(trial.folders)
    rows = (
        (
            row.name,
            *(_plain(_memory_of(trial, row, corpus), 1) for corpus in corpora),
            *(_plain(_growth(trial, row, *sizes), 4) for sizes in ((ONE, HUNDRED), (HUNDRED, THOUSAND))),
        )
        for row in trial.rows
    )
    growth = ("per plan, 1 to 100", "per plan, 100 to 1 000")
    return table(("peak memory, MiB", *(corpus.title for corpus in corpora), *growth), rows)


def _plain(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _memory_of(trial: Trial, row: Program, corpus: Corpus) -> float | None:
    cell = trial.cells.get((row, corpus))
    return cell.memory if cell else None


def _growth(trial: Trial, row: Program, few: Corpus, many: Corpus) -> float | None:
    """Return how many MiB each further plan takes."""
    before, after = _memory_of(trial, row, few), _memory_of(trial, row, many)
    return None if before is None or after is None else (after - before) / (many.plans - few.plans)


def _goals(trial: Trial) -> Iterator[tuple[str, ...]]:
    """Yield the goals of the design that can be told from these figures."""
    own, floor = trial.rows[0], _floor(trial)
    for name, limit in (("--version", 3), ("--help", 12)):
        yield _goal(f"`trygg {name}` / pass", _over(_start(trial, f"trygg {name}"), _pass(trial)), limit)
    yamale = next((row for row in _peers(trial) if row.name.startswith("yamale")), None)
    yield _goal("1 plan / yamale", _over(_cpu(trial, own, ONE), _cpu(trial, yamale, ONE)), 0.8)
    for corpus in (HUNDRED, THOUSAND):
        mine = _cpu(trial, own, corpus)
        yield _goal(f"{corpus.title} / floor", _over(mine, _cpu(trial, floor, corpus)), 2)
        fastest = min((cpu for row in _peers(trial) if (cpu := _cpu(trial, row, corpus))), default=None)
        yield _goal(f"{corpus.title} / fastest peer", _over(mine, fastest), 1)
    ajv = next((row for row in _peers(trial) if row.name.startswith("ajv-cli")), None)
    yield _goal(
        f"{THOUSAND.title}, time to wait / ajv-cli",
        _over(_wall(trial, own, THOUSAND), _wall(trial, ajv, THOUSAND)),
        1,
    )
    without = _cpu(trial, own, HUNDRED)
    yield _goal("100 plans with errors / without", _over(_cpu(trial, own, ERRORS), without), 2)
    lint = next((row for row in trial.rows if row.name == LINT), None)
    for corpus in (ONE, HUNDRED, THOUSAND):
        yield _goal(
            f"lint / validate, {corpus.title}", _over(_cpu(trial, lint, corpus), _cpu(trial, own, corpus)), 2
        )
    yield _goal("growth in plans, exponent", _exponent(trial, THOUSAND), 1.05)
    yield _goal("growth in measures, exponent", _exponent(trial, LARGE), 1.05)
    yield _goal("memory for 1 000 plans, MiB", _memory_of(trial, own, THOUSAND), 60)
    yield _goal("memory for a plan more, MiB", _growth(trial, own, HUNDRED, THOUSAND), 0.02)


def _exponent(trial: Trial, many: Corpus) -> float | None:
    """Return with what power of its size the cost of a set grows, when the start is set aside.

    The plan of 5 000 measures holds as many as a hundred plans do: were the cost of a plan its
    measures to the power of a, it would cost 100^(a-1) times as much as they.
    """
    start, hundred, larger = (_cpu(trial, trial.rows[0], corpus) for corpus in (ONE, HUNDRED, many))
    if start is None or hundred is None or larger is None:
        return None
    grown = (larger - start) / (hundred - start)
    if many is LARGE:
        return 1 + math.log(grown, HUNDRED.plans)
    return math.log(grown, (many.plans - 1) / (HUNDRED.plans - 1))


def _goal(name: str, measured: float | None, limit: float) -> tuple[str, ...]:
    if measured is None:
        return name, f"{limit}", "–", "not measured"
    verdict = "met" if measured <= limit else "missed"
    return name, f"{limit}", _plain(measured, 2 if limit >= 0.1 else 4), verdict


def _over(value: float | None, unit: float | None) -> float | None:
    return value / unit if value is not None and unit else None


def _cpu(trial: Trial, row: Program | None, corpus: Corpus) -> float | None:
    cell = trial.cells.get((row, corpus)) if row else None
    return cell.cpu if cell else None


def _wall(trial: Trial, row: Program | None, corpus: Corpus) -> float | None:
    cell = trial.cells.get((row, corpus)) if row else None
    return cell.wall if cell else None
