"""Work on what comes back, on settings and on comparisons grows as they do: counted in steps, not in time."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.conftest import data_of
from tests.counted import HEAD, calls
from trygg_cli.collect import answer_book, answers, intake
from trygg_cli.collect.misplaced_answers import MisplacedAnswers
from trygg_cli.collect.respondents import respondents
from trygg_cli.collect.returned_cells import Answer, CellNote, CellPlace, Returned, StrayCell
from trygg_cli.collect.weighing import AnswerConflict, Signature, weigh
from trygg_cli.diff import compare
from trygg_cli.edit.verbs import Add, edited
from trygg_cli.exchange.grids import Grid
from trygg_cli.merge.unsettled import UnsettledPlan
from trygg_cli.message import message
from trygg_cli.period import Period
from trygg_cli.publication.saved_steps import SavedSteps
from trygg_cli.reading.document import Document, read
from trygg_cli.report.verified import SaidPiece, differences
from trygg_cli.settings.config import BadConfig, load

PERIOD = Period.parse("2025-T1")
PLACE = CellPlace("a.xlsx", "Blad", "B8")


def steps(work: Callable[[], object]) -> int:
    """Return how many lines something runs, each time round a loop counted."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal counted
        counted += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


def _of_many_actors(count: int) -> Document:
    actors = "".join(f"  T{number}: {{namn: Tekniken {number}}}\n" for number in range(count))
    measures = "".join(
        f"  - {{id: A{number}, åtgärd: Ljus {number}, ansvarig: [T{number}]}}\n" for number in range(count)
    )
    return read("plan.yaml", f"{HEAD}aktörer:\n{actors}åtgärder:\n{measures}")


def _base(plan: Document) -> answer_book.Base:
    book = answer_book.book(plan.plan, "x", PERIOD, respondents(plan.plan, PERIOD), None)
    base = answer_book.base_of([*answer_book.records(book)])
    assert base
    return base


def _wrong_settings(count: int, folder: Path) -> int:
    (folder / "trygg.toml").write_text("plans = [\n" + '"fel",\n' * count + "]\nfel = 1\n", "utf-8")

    def work() -> None:
        with pytest.raises(BadConfig) as raised:
            load(folder)
        assert raised.value.sentence.args["path"].endswith(f"trygg.toml:{count + 3}")

    return calls(work)


def _other_report(count: int, _: Path) -> int:
    def said(what: str) -> list[SaidPiece]:
        return [
            SaidPiece("", text)
            for number in range(count)
            for text in (f"{what} {number}", "Tekniska", "Pågår")
        ]

    here, there = said("Ljus"), said("Mörker")
    return steps(lambda: differences(here, there))


def _authors(count: int, _: Path) -> int:
    plan = _of_many_actors(count)
    asked = respondents(plan.plan, PERIOD)
    book = Returned(
        "a.xlsx", _base(plan), authors={f"T{number}": f"Någon {number}" for number in range(count)}
    )
    return steps(lambda: weigh([book], asked, plan.data, date(2025, 5, 1)))


def _versions(count: int, _: Path) -> int:
    """Workbooks from one actor, of which each has answered about a measure of its own and emptied another's."""
    measures = "".join(
        f"  - {{id: A{number}, åtgärd: Ljus {number}, ansvarig: [T]}}\n" for number in range(count)
    )
    plan = read("plan.yaml", f"{HEAD}aktörer:\n  T: {{namn: Tekniken}}\nåtgärder:\n{measures}")
    books, base = [], _base(plan)
    for number in range(count):
        book = Returned(f"{number}.xlsx", base)
        book.answers.append(Answer("T", f"åtgärd:A{number}", "status", "pågår", PLACE))
        book.empty["T", f"åtgärd:A{(number + 1) % count}", "status"] = PLACE
        books.append(book)
    asked = respondents(plan.plan, PERIOD)
    assert count == len(weigh(books, asked, plan.data, date(2025, 5, 1)).reports)
    return steps(lambda: weigh(books, asked, plan.data, date(2025, 5, 1)))


def _strays(count: int, _: Path) -> int:
    misplaced = MisplacedAnswers(respondents(_of_many_actors(count).plan, PERIOD))
    stray = StrayCell("X1", CellNote(PLACE, "", message("Hello,")))
    return steps(lambda: [misplaced.stray(stray) for _ in range(count)])


def _chosen(count: int, _: Path) -> int:
    plan = _of_many_actors(count)
    chosen = [
        (AnswerConflict(question, "status", (answer,), "", False, (Signature("T", "T", "2025-05-01"),)), 0)
        for who in respondents(plan.plan, PERIOD)
        for question in who.questions
        for answer in [Answer(who.ref, question.name, "status", "pågår", PLACE)]
    ]
    assert count == len(chosen)
    return steps(lambda: intake.choose([], chosen))


def _sheets(count: int, _: Path) -> int:
    base = _base(_of_many_actors(count))
    grids = [Grid(tab, [[title], [*base.headings]]) for title, (tab, _) in base.sheets.items()]
    return steps(lambda: answers.returned("a.xlsx", grids, base, {}))


def _conflicts(count: int, _: Path) -> int:
    text = f"{HEAD}åtgärder:\n" + "".join(
        f"  - id: A{number}\n<<<<<<< vår\n    åtgärd: Ljus\n=======\n    åtgärd: Mörkt\n>>>>>>> deras\n"
        for number in range(count)
    )
    return steps(lambda: UnsettledPlan("plan.yaml", text).clashes(0))


def _reasons(count: int, _: Path) -> int:
    old = read(
        "plan.yaml", HEAD + "åtgärder:\n" + "".join(f"  - {{id: A{n}, åtgärd: L}}\n" for n in range(count))
    )
    told = "".join(f"  - {{avser: 2025-T1, kommentar: A{number} utgår.}}\n" for number in range(count))
    new = read("plan.yaml", f"{HEAD}uppföljning:\n{told}")
    saved = SavedSteps(new)
    saved.add(old, new, None)
    gone = [change for change in compare(old.composed, new.composed) if change.item.id]
    assert [(f"A{number} utgår.",) for number in range(count)] == [saved.reasons(change) for change in gone]
    return calls(lambda: [saved.reasons(change) for change in gone])


def _added(count: int, _: Path) -> int:
    plan = read("plan.yaml", f"{HEAD}åtgärder:\n  - {{id: A1, åtgärd: Ljus}}\n")
    edits = [Add(("åtgärder", 0, "aktiviteter"), f"Steg {number}") for number in range(count)]
    made = edited(plan, edits)
    assert count == len(data_of(made)["åtgärder"][0]["aktiviteter"])
    return calls(lambda: edited(plan, edits))


WORK = {
    "settings with a long list before what is wrong": _wrong_settings,
    "a report that says something else in every piece": _other_report,
    "authors of a workbook": _authors,
    "workbooks of one actor": _versions,
    "answers that nobody asked for": _strays,
    "conflicts that a file decides": _chosen,
    "sheets of a workbook": _sheets,
    "conflicts in a plan": _conflicts,
    "changes and what was told of them": _reasons,
    "values that are added to a list": _added,
}


@pytest.mark.parametrize("name", WORK)
def test_twice_as_much_is_at_most_twice_the_work(name: str, tmp_path: Path) -> None:
    WORK[name](3, tmp_path)
    few, many = (
        WORK[name](120, tmp_path),
        WORK[name](240, tmp_path),
    )  # of patterns `re` itself keeps 256 at hand
    assert many < 2.2 * few


SPACES = r"""
from trygg_cli.collect import cell_words
from trygg_cli.collect.questions import shown
from trygg_cli.edit import assignments, mend, new_items
from trygg_cli.model import carried_over
from trygg_cli.policy import rulings
from trygg_cli.prose import actor_list, figures
from trygg_cli.reading import references
from trygg_cli.render.books import letter
from trygg_cli.report import picture_files
from trygg_cli.rules import actors_without_separator, mixed_separators, undefined_board_abbreviation
from trygg_cli.templates import sandbox

far = " " * 300_000
for pattern in (
    assignments._BETWEEN, mend._TRAILING, rulings._DASH, actor_list._SEPARATOR, actor_list._SIGN, references.BETWEEN,
    mixed_separators._OTHER, sandbox._LINE_END,
):
    assert not pattern.findall(f"a{far}b")
assert not figures._FROM_TO.match(f"{far}b")
assert not picture_files._SIZE.fullmatch(f"1{far}b")
assert not carried_over._SAID.fullmatch(f"åtgärd A1 i{far}b")
assert not new_items._NUMBERED.fullmatch("1" * 300_000 + "b")
for pattern in (actors_without_separator._SHORT_NAMES, undefined_board_abbreviation._CAPITALS):
    assert pattern.findall(f"KS TN{far}b")
assert not letter.ADDRESS.fullmatch(f"-@{'-.-' * 100_000}@")
assert cell_words.read(f"1{far}b", None, "värde", "indicator", cell_words.KnownFigures()).fault
assert shown(f"å\u0308{far}b")
"""


def test_a_long_run_of_spaces_is_gone_through_once() -> None:
    # each place from which it were gone through again would cost as much as the whole: hours, and not a moment
    done = subprocess.run([sys.executable, "-c", SPACES], capture_output=True, timeout=120, check=False)
    assert 0 == done.returncode, done.stderr.decode()
