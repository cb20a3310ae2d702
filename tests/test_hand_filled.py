"""Twelve workbooks that somebody filled in by hand in LibreOffice, who had not seen the code, half of them carelessly.

What each actor meant was written down before anything was read: `hand_filled/what-was-meant.md`. The plan was changed
while they were out. The whole answer is in `golden/collect-in.sv.txt`, remade with TRYGG_REMAKE=1.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Outcome, Trygg
from trygg_cli.collect import answers, cell_words, sheet_heads
from trygg_cli.collect.answer_book import HIDDEN
from trygg_cli.collect.questions import column_of
from trygg_cli.collect.returned_cells import Returned
from trygg_cli.desk import returned_files
from trygg_cli.exchange import spreadsheets
from trygg_cli.exchange.grids import Grid, address
from trygg_cli.model.shape import KIND_WORDS
from trygg_cli.reading.document import read
from trygg_cli.reading.references import PlanNames

HAND = Path(__file__).parent / "hand_filled"
GOLDEN = Path(__file__).parent / "golden" / "collect-in.sv.txt"
PERIOD = "2026-T2"


class Collected:
    """The plan and the workbooks in a folder, and what came of taking them in."""

    def __init__(self, trygg: Trygg, folder: Path) -> None:
        self.trygg, self.folder = trygg, folder
        shutil.copytree(HAND, folder, dirs_exist_ok=True)

    def take(self, what: str = "answers", *more: str, day: str = "2026-11-30") -> Outcome:
        return self.trygg("collect", "in", what, "--plan", "plan.yaml", "--datum", day, *more)

    @property
    def text(self) -> str:
        return (self.folder / "plan.yaml").read_text("utf-8")

    @property
    def data(self) -> Any:
        return read("plan.yaml", self.text).data

    def reported(self, name: str, part: str | None = None) -> list[dict[str, Any]]:
        """What stands under an item, by kind and id, for the period and one party, or all together."""
        data = self.data
        found = next(named for named in PlanNames(data).all if f"{KIND_WORDS[named.kind]}:{named.id}" == name)
        for step in found.route:
            data = data[step]
        entries = [*data.get("uppföljning", ()), *data.get("utfall", ())]
        return [
            entry
            for entry in entries
            if PERIOD in (entry.get("avser"), entry.get("period")) and part in (None, entry.get("part"))
        ]


@pytest.fixture
def collected(trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Collected:
    monkeypatch.chdir(tmp_path)
    return Collected(trygg, tmp_path)


_written: list[str] = []


@pytest.fixture
def whole(collected: Collected) -> Collected:
    """All that came, taken in with --yes: once for all who ask."""
    if not _written:
        collected.take("answers", "--yes")
        _written.append(collected.text)
    (collected.folder / "plan.yaml").write_text(_written[0], "utf-8")
    return collected


def test_the_whole_list_of_changes_conflicts_and_refusals(collected: Collected) -> None:
    answer = collected.take("answers", "--dry-run")
    assert 1 == answer.code
    shown = f"{answer.out}\n{answer.err}"
    if os.environ.get("TRYGG_REMAKE"):
        GOLDEN.write_text(shown, "utf-8", newline="")
    assert GOLDEN.read_bytes().decode("utf-8") == shown


def test_the_plan_is_changed_by_new_lines_only_and_holds_together(collected: Collected) -> None:
    before = collected.text
    assert 1 == collected.take("answers", "--yes").code
    after = iter(collected.text.splitlines())
    assert all(line in after for line in before.splitlines())
    assert 0 == collected.trygg("validate", "plan.yaml").code


def test_the_same_answers_again_change_nothing(collected: Collected) -> None:
    collected.take("answers", "--yes")
    before = collected.text
    collected.take("answers", "--yes")
    assert before == collected.text


@pytest.mark.parametrize(
    ("item", "part", "key", "said"),
    [
        ("åtgärd:K3", "KLK", "status", "pågår"),
        ("åtgärd:K3", "KLK", "hantering", "SBF för dialog med fastighetsägaren #avtal: klart i oktober."),
        ("åtgärd:K3", "SBF", "status", "avbruten"),
        ("åtgärd:T1", "KLK", "status", "genomförd"),
        ("åtgärd:T1", "KFF", "status", "pågår"),
        ("åtgärd:T9", None, "status", "pågår"),
        ("mål:M3", None, "bedömning", "bedöms uppnås"),
        ("indikator:I3", None, "värde", "4.1"),
        ("indikator:I4", None, "värde", "5"),
        ("åtgärd:U1", None, "status", "genomförd"),
        ("åtgärd:U2", "BUN", "status", "genomförd"),
        ("åtgärd:U2", "GVF", "kommentar", "83 % svarade. 12,5 % har provat."),
        ("indikator:I5", None, "värde", "112"),
        ("indikator:I6", None, "värde", "88.5"),
        ("åtgärd:U6", None, "kommentar", "Två möten hållna, det tredje 24/9. Dålig uppslutning"),
        ("åtgärd:U4", None, "status", "pågår"),
        ("mål:M1", None, "bedömning", "bedöms uppnås"),
        ("löfte:L3", None, "bedömning", "hållet"),
        ("indikator:I1", None, "värde", "38"),
        ("åtgärd:U7", None, "status", "pågår"),
        ("indikator:I9", None, "värde", "3"),
        ("åtgärd:T8", None, "status", "ej påbörjad"),
        ("indikator:I15", None, "värde", "398500"),
        ("åtgärd:T3", None, "avvikelse", "försenat pga överklagan"),
        ("åtgärd:U8", None, "status", "genomförd"),
        ("åtgärd:U9", "AVF", "status", "pågår"),
        ("indikator:I12", None, "värde", "31"),
        ("åtgärd:K1", None, "status", "pågår"),
        ("åtgärd:K2", None, "kommentar", "6 tillsynskvällar, varav 4 med polis + RTJ"),
        ("åtgärd:K6", None, "kommentar", "utgår, ingen av krogarna ville vara med"),
        ("åtgärd:T5", None, "status", "pågår"),
        ("åtgärd:U12", None, "status", "pågår"),
        ("åtgärd:K5", None, "status", "genomförd"),
        ("löfte:L1", "polisen", "bedömning", "hållet"),
        ("indikator:I14", None, "värde", "34"),
    ],
)
def test_what_was_meant_is_written(
    whole: Collected, item: str, part: str | None, key: str, said: str
) -> None:
    assert [said] == [entry[key] for entry in whole.reported(item, part) if key in entry]


@pytest.mark.parametrize(
    ("item", "key", "kept"),
    [
        ("åtgärd:U3", "status", ["pågår"]),  # the plan says so since; the sheet says genomförd
        ("indikator:I7", "värde", ["11"]),  # the sheet says 12
        ("åtgärd:U5", "kommentar", []),  # a name, a number and a child
        ("åtgärd:U11", "kommentar", []),  # emptied in the later version
        ("åtgärd:K6", "status", []),  # struck out
        ("åtgärd:K2", "status", []),  # merged with the row above
        ("indikator:I10", "värde", []),  # 0,97 may be 97 %
        ("indikator:I11", "värde", []),  # =8+9+7, kept as a text
        ("indikator:I2", "värde", []),  # 3 av 14
        ("åtgärd:T2", "status", []),  # ok, and a row of somebody who is not responsible
        ("åtgärd:T4", "status", []),  # a dash
        ("löfte:L2", "bedömning", []),  # nej tyvärr
    ],
)
def test_what_a_person_must_be_asked_about_is_not_written(
    whole: Collected, item: str, key: str, kept: list[str]
) -> None:
    assert kept == [entry[key] for entry in whole.reported(item) if key in entry]


def test_no_cell_that_somebody_filled_in_is_lost(collected: Collected) -> None:
    answer = collected.take("answers", "--yes")
    told = _flat(f"{answer.out} {answer.err}".replace(" / ", " "))
    data = collected.data
    written = {_flat(text) for text in _texts(data)}
    scales = cell_words.scales(read("plan.yaml", collected.text).plan.indicators)
    lost = []
    for file in returned_files.find(["answers"]):
        name = file.name.removeprefix("answers/")
        if file.is_other:
            assert name in answer.err
            continue
        grids = spreadsheets.read(file.content)
        base = answers.base_in(grids)
        book = answers.returned(name, grids, base, scales)
        understood = {(answer.place.sheet, answer.place.cell): answer.text for answer in book.answers}
        for grid in grids:
            for cell, said in _filled(grid, book):
                meant = understood.get((grid.name, cell), said)
                place = f"{name}, {grid.name}!{cell}: "
                if not ({_flat(said), _flat(meant)} & written or place in told or _flat(said) in told):
                    lost.append((place, said))
    assert [] == lost


def _filled(grid: Grid, book: Returned) -> Iterator[tuple[str, str]]:
    """Yield the cells of a sheet with answers, or beside them, that do not say what was sent; and the notes."""
    header = sheet_heads.row_of_headings(grid, book.base)
    if grid.name in (HIDDEN, book.base.front) or header is None:
        return
    names = {at: book.base.headings.get(str(value)) for at, value in enumerate(grid.rows[header])}
    ids = next(at for at, name in names.items() if name == "id")
    for row, values in enumerate(grid.rows[header + 1 :], header + 1):
        for at, value in enumerate(values):
            said = cell_words.plain(value)
            if said in ("", "-", "–") or names.get(at) in ("slag", "id", "vad", "utlovat", "förra"):
                continue
            keys = {key for _, item, key in book.base.values if item.endswith(f":{values[ids]}")}
            if column_of(names.get(at) or "", keys) or names.get(at) is None:
                yield address(row, at), said
    yield from ((address(*cell), text) for cell, text in grid.notes.items())


def _flat(text: str) -> str:
    return " ".join(text.split())


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif data is not None:
        yield data


def test_a_persons_name_comes_under_no_key(collected: Collected) -> None:
    assert 1 == collected.take("answers/BUN.xlsx", "--yes").code
    assert "Lindqvist" not in collected.text
    assert ["Barn- och utbildningsförvaltningen"] == [
        entry["källa"] for entry in collected.reported("indikator:I6")
    ]


def test_what_is_corrected_later_completes_what_was_written(collected: Collected) -> None:
    collected.take("answers", "--yes")
    collected.take("late", "--yes", day="2026-12-05")
    assert [("21.4", "tre serverade")] == [
        (entry["värde"], entry["kommentar"]) for entry in collected.reported("indikator:I2")
    ]
    assert [("pågår", "6 tillsynskvällar, varav 4 med polis + RTJ")] == [
        (entry["status"], entry["kommentar"]) for entry in collected.reported("åtgärd:K2")
    ]
