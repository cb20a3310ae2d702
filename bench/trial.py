"""The rounds: every program on every set of plans, again and again, in turn."""

import re
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path

import measure
from programs import Program

PASS = "python -c pass"
PASSES_PER_ROUND = 5


@dataclass(frozen=True)
class Corpus:
    """A set of plans."""

    title: str
    plans: int
    measures: int = 50
    broken: int = 0


ONE = Corpus("1 plan", 1)
HUNDRED = Corpus("100 plans", 100)
ERRORS = Corpus("100 plans, 15 broken", 100, broken=15)
THOUSAND = Corpus("1 000 plans", 1000)
LARGE = Corpus("1 plan of 5 000 measures", 1, measures=5000)
QUICK = (ONE, HUNDRED, ERRORS)
CORPORA = (*QUICK, THOUSAND, LARGE)


@dataclass
class Cell:
    """What was measured of one program on one set of plans."""

    runs: list[measure.Run] = field(default_factory=list)
    reason: str = ""
    named: int = 0

    @property
    def counted(self) -> list[measure.Run]:
        """The runs after the first, which warms up and counts only if it stays alone."""
        return self.runs[1:] or self.runs

    @property
    def cpu(self) -> float | None:
        return statistics.median(run.cpu for run in self.counted) if self.runs else None

    @property
    def wall(self) -> float | None:
        return statistics.median(run.wall for run in self.counted) if self.runs else None

    @property
    def memory(self) -> float | None:
        return statistics.median(run.memory for run in self.counted) if self.runs else None

    def may_run(self, budget: float, expected: float) -> bool:
        """Tell whether one more run fits into the seconds of CPU that a cell may cost."""
        spent = sum(run.cpu for run in self.runs)
        return spent + (self.runs[-1].cpu if self.runs else expected) <= budget


class WrongVerdictError(SystemExit):
    """A program that judges plans wrongly does other work than the rest: its time says nothing."""

    def __init__(self, program: Program, corpus: Corpus, run: measure.Run) -> None:
        verdict = (
            f"{program.name} ends with {run.code} on {corpus.title}, of which {corpus.broken} are broken"
        )
        super().__init__(f"{run.output[-3000:]}\n{verdict}")


class Trial:
    """All programs and sets of plans, and what has been measured of them."""

    def __init__(
        self, trygg: list[str], rows: list[Program], folders: dict[Corpus, Path], budget: float
    ) -> None:
        self.rows = rows
        self.folders = folders
        self.budget = budget
        self.starts = {PASS: [sys.executable, "-c", "pass"]}
        if not rows[0].missing:
            self.starts |= {f"trygg {option}": [*trygg, option] for option in ("--version", "--help")}
        self.start = {name: Cell() for name in self.starts}
        self.cells = {(row, corpus): Cell(reason=row.missing) for row in rows for corpus in folders}

    def play_round(self) -> None:
        """Run everything once."""
        for name, command in self.starts.items():
            for _ in range(PASSES_PER_ROUND):
                run = measure.run(command)
                if run.code:
                    raise SystemExit(f"{run.output}\n{name} ends with {run.code}")
                self.start[name].runs.append(run)
        for (row, corpus), cell in self.cells.items():
            if cell.reason:
                continue
            if cell.may_run(self.budget, self._expected(row, corpus)):
                self._run(row, corpus, cell)
            elif not cell.runs:
                cell.reason = "over the budget"

    def _run(self, row: Program, corpus: Corpus, cell: Cell) -> None:
        print(f"{row.name}: {corpus.title}", file=sys.stderr)
        run = measure.run(row.on(self.folders[corpus]))
        if run.code != (1 if corpus.broken else 0):
            raise WrongVerdictError(row, corpus, run)
        cell.named = len(set(re.findall(r"plan-\d{4}", run.output))) if corpus.broken else 0
        cell.runs.append(run._replace(output=""))

    def _expected(self, row: Program, corpus: Corpus) -> float:
        """Return what a first run would cost if it costs as much per measure as a hundred plans do."""
        known = self.cells.get((row, HUNDRED)) or Cell()
        volume = corpus.plans * corpus.measures / (HUNDRED.plans * HUNDRED.measures)
        return (known.cpu or 0) * volume
