"""However many plans a report or an export is of, only a few of them are in memory at a time."""

import gc
import os
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Trygg
from trygg_cli.model import view
from trygg_cli.reading import document as documents
from trygg_cli.reading.document import Document

PLANS = 12
FEW = 4
"""The one that is worked on, as it is and as it may be published, and the one before while the next is read."""


@pytest.fixture(autouse=True)
def _without_collector() -> Iterator[None]:
    """Do as a command does, which looks for no circles by itself, and leave the environment as it was."""
    gc.disable()
    threads = os.environ.get("RAYON_NUM_THREADS")
    yield
    os.environ.pop("RAYON_NUM_THREADS", None)
    if threads:
        os.environ["RAYON_NUM_THREADS"] = threads
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that commands are run in, with plans in which everything hangs together."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    for number in range(PLANS):
        (tmp_path / "plans" / f"p{number}.yaml").write_text(
            f"""id: p{number}
titel: Plan {number}
typ: handlingsplan
version: 2022-01-01
gäller: {{från: 2022-01-01, till: 2022-12-31}}
aktörer:
  TK: {{namn: Tekniska kontoret}}
uppföljning:
  - avser: 2022-T1
    kommentar: Arbetet har börjat.
indikatorer:
  - id: I1
    namn: Otrygga
    mål: {{högst: 20}}
    utfall: [{{period: 2022-T1, värde: 30}}]
fokusområden:
  - id: F1
    namn: Torget
    åtgärder:
      - id: N1
        åtgärd: Bättre belysning
        ansvarig: [TK]
        uppföljning:
          - avser: 2022-T1
            status: pågår
            kommentar: Ring Anna Svensson på 070-123 45 67.
""",
            "utf-8",
        )
    return tmp_path


@pytest.fixture
def most(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list of how many plans were there each time that one more was made."""
    known: weakref.WeakSet[object] = weakref.WeakSet()
    kind = type(view.plan({}))
    monkeypatch.setattr(kind, "__hash__", object.__hash__)
    monkeypatch.setattr(kind, "__eq__", object.__eq__)
    made, found = view.plan, list[int]()

    def plan(data: dict[str, object]) -> object:
        new = made(data)
        known.add(new)
        found.append(len(known))
        return new

    monkeypatch.setattr(view, "plan", plan)
    return found


def test_a_plan_goes_when_nobody_has_it_any_more() -> None:
    plan = documents.read(
        "p.yaml", "id: p\ntitel: P\ntyp: handlingsplan\nuppföljning: [{avser: 2022-T1}]\n"
    ).plan
    assert [((("uppföljning", 0), plan, plan.follow_ups[0]))] == [*plan.walk_follow_ups()]
    gone = weakref.ref(plan)
    del plan
    assert gone() is None


@pytest.mark.parametrize("kind", ["uppföljning", "aktör", "plan", "år"])
def test_a_report_is_made_of_one_plan_at_a_time(
    trygg: Trygg, folder: Path, most: list[int], kind: str
) -> None:
    answer = trygg("report", "plans", "--kind", kind)
    assert 0 == answer.code, answer.err
    assert 2 * PLANS <= len(answer.out.splitlines())
    assert 2 * PLANS <= len(most)
    assert max(most) <= FEW


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "ics", "sqlite", "parquet"])
def test_an_export_is_made_of_one_plan_at_a_time(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    known: weakref.WeakSet[Document] = weakref.WeakSet()
    monkeypatch.setattr(Document, "__hash__", object.__hash__)
    read, found = documents.read, list[int]()

    def noted(name: str, content: bytes | str) -> Document:
        new = read(name, content)
        known.add(new)
        found.append(len(known))
        return new

    monkeypatch.setattr(documents, "read", noted)
    assert 0 == trygg("export", "plans", "-f", form, "-o", "ut" if form == "csv" else f"ut.{form}").code
    assert PLANS == len(found)
    assert max(found) <= FEW


def test_a_report_is_of_what_was_read_though_the_file_is_changed_meanwhile(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trygg_cli.desk import report_files

    planned = report_files.plan_files

    def plan_files(*wanted: object) -> object:
        for path in Path("plans").iterdir():
            path.write_text("", "utf-8")
        return planned(*wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(report_files, "plan_files", plan_files)
    answer = trygg("report", "plans/p0.yaml", "plans/p1.yaml", "-f", "markdown")
    assert 0 == answer.code, answer.err
    assert ["Plan 0", "Plan 1"] == [
        next(name for name in ("Plan 0", "Plan 1") if name in Path(line).read_text("utf-8"))
        for line in answer.out.splitlines()
    ]


def test_what_typst_remembers_is_let_go_of_between_plans(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trygg_cli.render.documents import programs, typesetting

    runs: list[str] = []
    real = programs.typst

    def typst(extra: str = "pdf") -> Any:
        runs.append(extra)
        return real(extra)

    monkeypatch.setattr(programs, "typst", typst)
    monkeypatch.delenv("RAYON_NUM_THREADS", raising=False)
    typesetting.typeset("", {}, "other", format="svg")
    runs.clear()
    trygg("report", "plans/p0.yaml", "plans/p1.yaml", "plans/p2.yaml", "-f", "html")
    assert 2 * 11 == len(runs)
    assert "1" == os.environ["RAYON_NUM_THREADS"]
