"""`trygg history` follows a measure through the plans that it was carried over."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Git, Trygg
from trygg_cli.model.carried_over import CarriedFrom, carried_from

HEAD = (
    "trygg: 1\nid: p-{0}\ntitel: Plan {0}\ntyp: handlingsplan\ngäller: {{från: {0}-01-01, till: {0}-12-31}}\n"
)
PLAN = "åtgärder:\n  - id: A3\n    åtgärd: Tätare belysning i parken\n"
REPORT = "    uppföljning:\n      - {{avser: {}, status: {}}}\n"


def write(year: int, text: str) -> None:
    Path("plans").mkdir(exist_ok=True)
    Path(f"plans/p-{year}.yaml").write_text(HEAD.format(year) + text, "utf-8")


def link(year: int, source: str) -> None:
    """Write a plan of a year with a measure that was carried over as its source says."""
    write(year, PLAN + f"    källa: {source}\n")


@pytest.fixture
def three_years(git: Git, trygg: Trygg) -> Git:
    """Return git in a repository with plans of three years, each made of the one before; the second changed the id."""
    write(2022, PLAN + REPORT.format("2022-T1", "pågår"))
    git.commit("2022-05-05", "2022-05-05")
    assert 0 == trygg("new", "--from", "plans/p-2022.yaml", "--year", "2023").code
    git.commit("2023-01-10", "2023-01-10")
    write(2022, PLAN + REPORT.format("2022-T1", "pågår") + "      - {avser: 2022-T3, status: pågår}\n")
    git.commit("2023-01-20", "2023-01-20")
    new = Path("plans/p-2023.yaml")
    new.write_text(new.read_text("utf-8").replace("id: A3", "id: B3"), "utf-8")
    git.commit("2023-02-01", "2023-02-01")
    new.write_text(new.read_text("utf-8") + REPORT.format("2023-T1", "pågår"), "utf-8")
    git.commit("2023-05-05", "2023-05-05")
    assert 0 == trygg("new", "--from", "plans/p-2023.yaml", "--year", "2024").code
    git.commit("2024-01-10", "2024-01-10")
    return git


def told(trygg: Trygg, *words: str) -> list[dict[str, Any]]:
    answer = trygg("history", *words, "--format", "json")
    assert 0 == answer.code, answer.err
    found: list[dict[str, Any]] = json.loads(answer.out)["histories"]
    return found


def gap(trygg: Trygg, *words: str) -> str:
    (found,) = told(trygg, *words)
    assert [] == found["earlier"]
    return str(found["gap"])


@pytest.mark.parametrize("words", [["A3"], ["B3"], ["åtgärd:A3"], ["B3", "plans/p-2024.yaml"]])
def test_a_measure_is_followed_through_three_years_by_whatever_id_it_had(
    three_years: Git, trygg: Trygg, words: list[str]
) -> None:
    (found,) = told(trygg, *words)
    parts = [*found["earlier"], found]
    assert ["plans/p-2022.yaml", "plans/p-2023.yaml", "plans/p-2024.yaml"] == [part["file"] for part in parts]
    assert ["A3", "B3", "B3"] == [part["item"]["id"] for part in parts]
    assert [None, "p-2022", "p-2023"] == [
        part["carried_from"] and part["carried_from"]["plan"] for part in parts
    ]
    assert [["2022-T1"], ["2023-T1"]] == [
        [turn["period"] for turn in part["statuses"][0]["turns"] if turn["period"]] for part in parts[:2]
    ]
    assert found["gap"] is None


def test_the_years_are_told_day_by_day_under_one_heading(three_years: Git, trygg: Trygg) -> None:
    lines = trygg("history", "A3").out.splitlines()
    assert "åtgärd B3 Tätare belysning i parken" == lines[0]
    assert "plans/p-2022.yaml: 2 versioner, från 2022-05-05 till 2023-01-20; där är dess id A3" == lines[1]
    body = lines[4:]
    assert ["plans/p-2022.yaml", "2022-05-05", "plans/p-2023.yaml", "2023-01-10", "plans/p-2022.yaml"] == [
        line.split("  ")[0] for line in body if line.startswith(("plans/", "20"))
    ][:5]
    assert "    Fördes över från åtgärd A3 i Plan 2022 (p-2022)" in lines
    assert ["  plans/p-2022.yaml", "  plans/p-2023.yaml", "  plans/p-2024.yaml"] == [
        line for line in lines if line.startswith("  plans/")
    ]


def test_markdown_and_the_table_tell_the_plan_of_each_version(three_years: Git, trygg: Trygg) -> None:
    page = trygg("history", "A3", "--format", "markdown").out
    assert page.index("**plans/p-2022.yaml**") < page.index("**plans/p-2023.yaml**")
    assert "| Plan | Status |" in page
    rows = trygg("history", "A3", "--format", "csv").out.splitlines()[1:]
    assert ["2022", "2023", "2022", "2023", "2023", "2024"] == [row.split("p-")[1][:4] for row in rows]


def test_what_is_asked_for_is_chosen_over_all_years(three_years: Git, trygg: Trygg) -> None:
    (found,) = told(trygg, "A3", "--limit", "2", "--reverse")
    parts = [*found["earlier"], found]
    assert [[], ["2023-05-05"], ["2024-01-10"]] == [
        [entry["date"] for entry in part["entries"]] for part in parts
    ]
    text = trygg("history", "A3", "--reverse").out
    assert text.index("2024-01-10  Test") < text.index("2023-05-05  Test") < text.index("2022-05-05  Test")
    (found,) = told(trygg, "A3", "--only", "redaktionellt")
    assert [0, 1, 0] == [len(part["entries"]) for part in [*found["earlier"], found]]


def test_a_measure_that_was_carried_over_to_two_is_before_both(three_years: Git, trygg: Trygg) -> None:
    write(2024, PLAN.replace("A3", "D1") + "    källa: Åtgärd B3 i Plan 2023 (p-2023)\n" + PLAN.removeprefix(
        "åtgärder:\n").replace("A3", "D2") + "    källa: Åtgärd B3 i Plan 2023 (p-2023)\n")  # fmt: skip
    three_years.commit("2024-02-01", "2024-02-01")
    assert [["D1", 2], ["D2", 2]] == sorted(
        [history["item"]["id"], len(history["earlier"])] for history in told(trygg, "A3")
    )


def test_a_plan_that_is_not_here_is_told(git: Git, trygg: Trygg) -> None:
    link(2023, "Åtgärd A3 i Plan 2022 (p-2022)")
    git.commit("2023-01-10", "2023-01-10")
    assert "ingen plan här har id p-2022" == gap(trygg, "A3")
    assert (
        "Det som den fördes över från är inte med: ingen plan här har id p-2022" in trygg("history", "A3").out
    )


def test_a_plan_that_was_never_committed_is_told(git: Git, trygg: Trygg) -> None:
    link(2023, "Åtgärd A3 i Plan 2022 (p-2022)")
    git.commit("2023-01-10", "2023-01-10")
    write(2022, PLAN)
    assert "plans/p-2022.yaml har aldrig sparats i git" in gap(trygg, "A3")


def test_a_plan_that_never_had_the_measure_is_told(git: Git, trygg: Trygg) -> None:
    write(2022, PLAN)
    link(2023, "Åtgärd Q9 i Plan 2022 (p-2022)")
    git.commit("2023-01-10", "2023-01-10")
    assert "planen p-2022 (plans/p-2022.yaml) har aldrig haft någon åtgärd Q9" == gap(
        trygg, "A3", "plans/p-2023.yaml"
    )


def test_two_plans_with_the_id_are_told(git: Git, trygg: Trygg) -> None:
    write(2022, PLAN)
    Path("plans/kopia.yaml").write_bytes(Path("plans/p-2022.yaml").read_bytes())
    link(2023, "Åtgärd A3 i Plan 2022 (p-2022)")
    git.commit("2023-01-10", "2023-01-10")
    assert "flera planer har id p-2022" in gap(trygg, "A3", "plans/p-2023.yaml")


def test_of_plans_with_one_id_that_of_the_own_municipality_is_the_one(git: Git, trygg: Trygg) -> None:
    for name, town in (("lund", "Lund"), ("ystad", "Ystad")):
        Path("plans", name).mkdir(parents=True)
        Path("plans", name, "a.yaml").write_text(f"{HEAD.format(2022)}kommun: {town}\n{PLAN}", "utf-8")
    link(2023, "Åtgärd A3 i Plan 2022 (p-2022)\nkommun: Ystad")
    git.commit("2023-01-10", "2023-01-10")
    (found,) = told(trygg, "A3", "plans/p-2023.yaml")
    assert ["plans/ystad/a.yaml"] == [part["file"] for part in found["earlier"]]


@pytest.mark.parametrize("before", ["Åtgärd A3 i Plan 2023 (p-2023)", "Åtgärd A3 i Plan 2022 (p-2022)"])
def test_a_circle_is_told_and_comes_to_an_end(git: Git, trygg: Trygg, before: str) -> None:
    link(2022, before)
    link(2023, "Åtgärd A3 i Plan 2022 (p-2022)")
    git.commit("2023-01-10", "2023-01-10")
    (found,) = told(trygg, "A3")
    assert "planerna säger att den fördes över i en cirkel" == found["gap"]


def test_a_source_that_names_no_plan_leads_nowhere(git: Git, trygg: Trygg) -> None:
    write(2022, PLAN)
    link(2023, "Åtgärd 3 i handlingsplanen, s. 12")
    git.commit("2023-01-10", "2023-01-10")
    assert [([], None), ([], None)] == [(found["earlier"], found["gap"]) for found in told(trygg, "A3")]


@pytest.mark.parametrize("title", ["Plan 2022", "Plan (reviderad) 2022", "i (a) i", "En åtgärd B i C (d)"])
def test_what_is_said_is_understood(title: str) -> None:
    origin = CarriedFrom("A.3-b", title, "lund-2022")
    assert origin == carried_from(origin.said) == carried_from(origin.said.replace(" ", "\n "))


@pytest.mark.parametrize("said", [None, 3, [], "", "Åtgärd A3", "Åtgärd A3 i Plan 2022 ()", "A3 (p-2022)"])
def test_what_says_something_else_is_no_link(said: Any) -> None:
    assert carried_from(said) is None


def test_an_old_plan_whose_file_is_gone_is_found_by_the_name_it_had(three_years: Git, trygg: Trygg) -> None:
    Path("plans/p-2023.yaml").unlink()
    three_years.commit("2024-03-01", "2024-03-01")
    assert "ingen plan här har id p-2023" == gap(trygg, "B3", "plans/p-2024.yaml")
    (found,) = told(trygg, "B3", "plans/p-2024.yaml", "plans/p-2023.yaml")
    assert ["plans/p-2022.yaml", "plans/p-2023.yaml"] == [part["file"] for part in found["earlier"]]
