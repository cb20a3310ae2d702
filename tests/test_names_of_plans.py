"""What is made of plans is called after their ids, and holds the municipality where that may be in doubt."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Git, Trygg
from trygg_cli.reading import same_id
from trygg_cli.reading.identity import Identity
from trygg_cli.reading.same_id import Sighting

PLAN = """\
id: {}
titel: P
typ: handlingsplan
{}gäller: {{från: 2025-01-01, till: 2025-12-31}}
åtgärder:
  - {{id: A1, åtgärd: Ljus, tid: {{till: 2025-06-30}}}}
"""


def write(name: str, home: str = "", id_: str = "p") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PLAN.format(id_, f"kommun: {home}\n" if home else ""), "utf-8")


def reports(trygg: Trygg, *arguments: str, code: int = 0) -> list[str]:
    """Return the files that were written."""
    answer = trygg("report", *arguments, "--year", "2025", "-f", "html", "-o", "ut")
    assert code == answer.code, answer.err
    return answer.out.split()


# reports


def test_a_plan_alone_with_its_id_has_the_simple_name(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml", "Lund")
    write("plans/b.yaml", "Malmö", "q")
    assert ["ut/p-2025.html", "ut/q-2025.html"] == reports(trygg)
    assert ["ut/p-2025.html"] == reports(trygg, "plans/a.yaml")
    assert ["ut/p-2025.html"] == reports(trygg, "./plans/a.yaml")


def test_reports_of_plans_of_one_id_have_the_names_of_their_municipalities(
    folder: Path, trygg: Trygg
) -> None:
    write("plans/a.yaml", "Lund")
    write("plans/b.yaml", "Upplands Väsby", "P")
    assert ["ut/lund+p-2025.html", "ut/upplands-väsby+P-2025.html"] == reports(trygg)


def test_the_other_plan_of_the_project_need_not_be_named(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml", "Lund")
    write("plans/b.yaml", "Malmö")
    assert ["ut/lund+p-2025.html"] == reports(trygg, "plans/a.yaml")
    assert ["ut/malmö+p-2025.html"] == reports(trygg, "plans/b.yaml")
    assert "Ljus" in Path("ut/lund+p-2025.html").read_text("utf-8")


def test_plans_from_outside_the_project_are_told_apart(folder: Path, trygg: Trygg) -> None:
    write("a.yaml", "Lund")
    write("b.yaml", "Malmö")
    assert ["ut/lund+p-2025.html", "ut/malmö+p-2025.html"] == [
        *reports(trygg, "a.yaml"),
        *reports(trygg, "b.yaml"),
    ]


def test_a_plan_without_municipality_has_the_simple_name(folder: Path, trygg: Trygg) -> None:
    write("a.yaml")
    assert ["ut/p-2025.html"] == reports(trygg, "a.yaml")


@pytest.mark.parametrize(("one", "other"), [("", ""), ("Lund", "lund"), ("Lund", "")])
def test_nothing_is_written_of_two_plans_that_may_be_one(
    folder: Path, trygg: Trygg, one: str, other: str
) -> None:
    write("plans/a.yaml", one)
    write("plans/b.yaml", other)
    answer = trygg("report", "--year", "2025", "-o", "ut", "--lang", "en")
    assert (2, "") == (answer.code, answer.out)
    assert 'two plans have the id "p": plans/a.yaml:1 and plans/b.yaml:1' in answer.err
    assert not Path("ut").exists()


def test_twins_of_which_one_is_not_reported_on_are_no_hindrance(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml")
    write("plans/b.yaml")
    assert ["ut/p-2025.html"] == reports(trygg, "plans/a.yaml")


def test_a_plan_with_two_names_is_one(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml", "Lund")
    Path("plans/aktuell.yaml").symlink_to("a.yaml")
    assert ["ut/p-2025.html"] == [*dict.fromkeys(reports(trygg))]


def test_two_plans_of_one_id_use_each_its_own_look(folder: Path, trygg: Trygg) -> None:
    for home in ("Lund", "Malmö"):
        write(f"plans/{home}/p.yaml", home)
        look = Path(f"plans/{home}/templates/report.html.j2")
        look.parent.mkdir()
        look.write_text(f"<p>{home}</p>", "utf-8")
    shown = [Path(name).read_text("utf-8").splitlines()[0] for name in reports(trygg)]
    assert ["<p>Lund</p>", "<p>Malmö</p>"] == shown


# tables and calendars


@pytest.fixture
def twofold(folder: Path) -> Path:
    """Return a folder with plans of one id, in two municipalities, and one more."""
    write("plans/a.yaml", "Lund")
    write("plans/b.yaml", "Malmö")
    write("plans/c.yaml", "Malmö", "q")
    return folder


CALLED = ["lund/p", "malmö/p", "q"]


def test_a_question_that_joins_tables_keeps_the_plans_apart(twofold: Path, trygg: Trygg) -> None:
    sql = "select plan.id, kommun from åtgärd join plan on plan.id = åtgärd.plan order by kommun, plan.id"
    for _ in range(2):
        out = trygg("query", sql, "-f", "csv", "--bare").out
        assert ["lund/p,Lund", "malmö/p,Malmö", "q,Malmö"] == out.split()[1:]
    assert (
        CALLED
        == trygg("query", "select plan from åtgärd", "-f", "csv", "--bare", "--no-cache").out.split()[1:]
    )


def test_the_index_keeps_up_with_plans_that_come_and_go(twofold: Path, trygg: Trygg) -> None:
    def plans() -> list[str]:
        return trygg(
            "query", "select plan from sök where sök match 'ljus'", "-f", "csv", "--bare"
        ).out.split()[1:]

    assert CALLED == plans()
    Path("plans/b.yaml").unlink()
    assert ["p", "q"] == plans()
    write("plans/b.yaml", "Malmö")
    assert CALLED == plans()
    write("plans/b.yaml", "Malmö", "r")
    assert ["p", "r", "q"] == plans()


def test_findings_and_versions_keep_the_plans_apart(git: Git, trygg: Trygg) -> None:
    for name, home in {"a": "Lund", "b": "Malmö"}.items():
        write(f"plans/{name}.yaml", home)
    git.commit()
    for table in ("fynd", "åtgärdsversion"):
        out = trygg("query", f"select distinct plan from {table} order by plan", "-f", "csv", "--bare").out
        assert ["lund/p", "malmö/p"] == out.split()[1:]


@pytest.mark.parametrize("same", [True, False])
def test_exports_keep_the_plans_apart(twofold: Path, trygg: Trygg, same: bool) -> None:
    if same:
        write("plans/b.yaml", "Lund")
    called = ["lund/p (plans/a.yaml)", "lund/p (plans/b.yaml)", "q"] if same else CALLED
    answer = trygg("export", "-f", "csv", "--table", "åtgärd", "--bare", "-o", "-", "--lang", "en")
    assert same == ("may be the same" in answer.err)
    assert called == [row["plan"] for row in csv.DictReader(io.StringIO(answer.out))]
    trygg("export", "-o", "p.db")
    with closing(sqlite3.connect("p.db")) as connection:
        rows = connection.execute('select "plan" from "åtgärd" join "plan" on "plan".id = "åtgärd"."plan"')
        assert called == [row[0] for row in rows]
    trygg("export", "-o", "p.xlsx")
    assert Path("p.xlsx").stat().st_size


def test_an_export_of_all_the_data_keeps_ids_as_they_are(twofold: Path, trygg: Trygg) -> None:
    plans = json.loads(trygg("export", "-f", "json").out)["plans"]
    assert ["p", "p", "q"] == [plan["data"]["id"] for plan in plans]


def test_a_question_says_which_plans_may_be_the_same(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml")
    write("plans/b.yaml")
    answer = trygg("query", "select plan from åtgärd", "-f", "csv", "--bare", "--lang", "en")
    assert "the plans in plans/a.yaml, plans/b.yaml may be the same" in answer.err
    assert ["p (plans/a.yaml)", "p (plans/b.yaml)"] == answer.out.splitlines()[1:]


def test_a_calendar_is_not_made_of_two_plans_that_may_be_one(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml")
    write("plans/b.yaml", "Lund")
    answer = trygg("export", "-o", "p.ics", "--lang", "en")
    assert 2 == answer.code
    assert "two plans have the id" in answer.err
    assert not Path("p.ics").exists()


def test_names_are_told_apart_only_where_they_must() -> None:
    plans = {"a": ("p", "Lund"), "b": ("P", "Malmö"), "c": ("q", "Lund"), "d": ("r", ""), "e": ("r", "")}
    seen = [Sighting(file, 1, Identity(*plan)) for file, plan in plans.items()]
    assert {"a": "lund/p", "b": "malmö/P", "c": "q", "d": "r (d)", "e": "r (e)"} == same_id.names(seen)


# what is frozen, and what is ticked

BARE = "id: p\ntitel: P\ntyp: handlingsplan\n{}åtgärder: [{{id: A1, åtgärd: Väktare}}]\n"


def freeze(home: str, *, is_bare: bool = False) -> None:
    """Write a plan, and a baseline that hides one finding on its measure."""
    name = "p" if is_bare or not home else f"{home.casefold()}/p"
    plans = json.dumps({name: {"measure:A1": {"B01": 1}}})
    Path("trygg-baseline.json").write_text(f'{{"trygg-baseline": 1, "plans": {plans}}}', "utf-8")


def found(trygg: Trygg, home: str) -> list[str]:
    """Return the codes of what is found in a plan that nobody answers for, and not hidden."""
    Path("plans").mkdir(exist_ok=True)
    Path("plans/p.yaml").write_text(BARE.format(f"kommun: {home}\n" if home else ""), "utf-8")
    out = trygg("lint", "--select", "B01", "--format", "json").out
    return [value["code"] for value in json.loads(out)["diagnostics"]]


@pytest.mark.parametrize(
    ("frozen", "home", "hidden"), [("Lund", "Lund", True), ("Lund", "Malmö", False), ("", "", True)]
)
def test_what_is_frozen_in_one_plan_hides_nothing_in_anothers(
    folder: Path, trygg: Trygg, frozen: str, home: str, hidden: bool
) -> None:
    freeze(frozen)
    assert ([] if hidden else ["B01"]) == found(trygg, home)


def test_what_was_frozen_by_the_id_alone_stays_frozen_and_is_frozen_anew_with_the_municipality(
    folder: Path, trygg: Trygg
) -> None:
    freeze("Lund", is_bare=True)
    assert [] == found(trygg, "Lund")
    trygg("lint", "plans/p.yaml", "--write-baseline")
    assert ["lund/p"] == [*json.loads(Path("trygg-baseline.json").read_text("utf-8"))["plans"]]


def test_a_decision_on_one_plan_is_not_ticked_for_another(git: Git, trygg: Trygg) -> None:
    for name, home in {"a": "Lund", "b": "Malmö"}.items():
        write(f"plans/{name}.yaml", home)
    git.commit()
    for name in "ab":
        path = Path(f"plans/{name}.yaml")
        path.write_text(path.read_text("utf-8").replace("2025-06-30", "2025-09-30"), "utf-8")
    changes = json.loads(trygg("diff", "--format", "json").out)["changes"]
    assert 2 == len({change["fingerprint"] for change in changes}) == len(changes)
