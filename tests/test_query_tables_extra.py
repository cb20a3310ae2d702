"""The tables that plans alone do not fill: findings, and versions from git; and the commit an answer tells of."""

import csv
import io
import json
import os
import shutil
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PLANS, Git, Trygg
from trygg_cli.desk.computed_tables import loaders
from trygg_cli.desk.indexed_findings import FindingsTask
from trygg_cli.desk.indexing import Selection
from trygg_cli.diagnostic import Severity
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.period import Period
from trygg_cli.query import Moment, ask
from trygg_cli.query.all_tables import EXTRA, tables
from trygg_cli.query.finding_table import FINDINGS, Checked
from trygg_cli.query.measure_tables import MEASURES
from trygg_cli.query.question import shipped
from trygg_cli.query.stored_cells import TableRows
from trygg_cli.query.version_tables import INDICATOR_VERSIONS, MEASURE_VERSIONS, CommittedPlan, History
from trygg_cli.reading.document import Document, read
from trygg_cli.repository.git import Repository
from trygg_cli.rules import rules
from trygg_cli.table import Table
from trygg_cli.version import FileVersion

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"
NUMBER = "19121212-1212"
MAIL = "anna.svensson@gmail.com"

Rows = list[dict[str, Any]]


def rows(table: Table) -> Rows:
    return [dict(zip(table.names, row, strict=True)) for row in table.rows]


def findings(document: Document) -> Rows:
    """Return the findings of a document, all rules asked."""
    problems = [*document.problems]
    if not problems:
        problems = [finding.problem for finding in lint(document, rules(), Settings())]
    names = {rule.code: rule.name for rule in rules()}
    return rows(FINDINGS.fill([Checked(document, problems, [False] * len(problems), names)]))


def history(*texts: str) -> History:
    return History(
        [
            CommittedPlan(
                FileVersion(
                    str(number), "Åsa", date(2022, 1, number), f"Ändring {number}", "p.yaml", str(number)
                ),
                read("p.yaml", text),
            )
            for number, text in enumerate(texts, 1)
        ]
    )


def plan(*measures: str) -> str:
    return HEAD + "åtgärder:\n" + "".join(f"  - {measure}\n" for measure in measures)


def asked(trygg: Trygg, *arguments: str) -> Rows:
    """Return the rows of a question's answer."""
    answer = trygg("query", *arguments, "--format", "json", "--bare")
    return list(json.loads(answer.out)["rows"])


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


# findings


def test_a_finding_says_where_it_is_and_what_it_is_about(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    åtgärder:
      - id: N1
        åtgärd: Ljus i parken
    """
    found = next(finding for finding in findings(plan) if finding["kod"] == "B01")
    assert {
        "plan": "p",
        "fil": "plan.yaml",
        "kod": "B01",
        "namn": "åtgärd-utan-ansvarig",
        "allvar": "varning",
        "slag": "åtgärd",
        "id": "N1",
        "titel": "Ljus i parken",
        "rad": 5,
        "kolumn": 5,
        "fryst": False,
    } == {name: value for name, value in found.items() if name not in ("mening", "hjälp")}
    assert found["mening"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "åtgärder: [{id: N1, åtgärd: A, tid: {tll: 2022}}]\n", ("p", "S04", "fel", "åtgärd", "N1")),
        ("id: p\ntitel: P\n", ("p", "S05", "fel", None, None)),
        ("id: [x\n", (None, "S01", "fel", None, None)),
        ("- x\n", (None, "S03", "fel", None, None)),
        ("", (None, "S03", "fel", None, None)),
    ],
)
def test_files_that_are_no_plans_have_findings_too(text: str, expected: tuple[Any, ...]) -> None:
    found = [
        tuple(finding[name] for name in ("plan", "kod", "allvar", "slag", "id"))
        for finding in findings(read("p.yaml", text))
    ]
    assert expected in found


def test_every_item_that_a_finding_may_be_about_has_a_word() -> None:
    text = (
        HEAD + "platser: [{id: x, namn: X, okänd: 1}]\nunderlag: [{id: u, titel: U, okänd: 1}]\n"
        "organ: [{id: o, namn: O, typ: annat, okänd: 1}]\nuppföljningsregler: [{id: r, okänd: 1}]\n"
        "problem: [{id: q, problem: Q, orsaker: [{id: s, orsak: S, okänd: 1}]}]\n"
    )
    assert {"plats", "underlag", "organ", "uppföljningsregel", "orsak"} <= {
        finding["slag"] for finding in findings(read("p.yaml", text))
    }


@pytest.mark.parametrize("secret", [NUMBER, MAIL, "070-123 45 67"])
@pytest.mark.parametrize(
    "measure",
    [
        "{{id: N1, åtgärd: 'Ring {secret} varje kväll'}}",
        "{{id: N1, åtgärd: Ring, beskrivning: 'Fråga {secret} först'}}",
        "{{id: N1, åtgärd: 'Ring {secret}', ansvarig: ['{secret}']}}",
        "{{id: N1, åtgärd: Ring, tid: {{text: '{secret}'}}, mål: 'Fler samtal med {secret}'}}",
    ],
)
def test_what_is_private_is_in_no_cell_of_any_finding(measure: str, secret: str) -> None:
    found = findings(read("p.yaml", plan(measure.format(secret=secret))))
    assert {"P01", "S09"} & {item["kod"] for item in found}
    if "P01" in {item["kod"] for item in found}:
        assert secret not in str(found)


def test_what_is_private_is_not_told_where_another_finding_has_it_in_a_title() -> None:
    text = plan("{id: N1, åtgärd: Ring 070-123 45 67}", "{id: N2, åtgärd: X}")
    found = findings(read("p.yaml", text.replace("åtgärd: X", "åtgärd: 'Ring 070-123\n      45 67 nu'")))
    assert "Ring ••••••••••••• nu" in {item["titel"] for item in found}
    assert "45 67" not in str(found)


def test_titles_are_told_without_what_is_private_in_them(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    åtgärder:
      - {id: N1, åtgärd: Ring 19121212-1212}
      - {id: N2, åtgärd: Ljus}
    """
    assert {("N1", None), ("N1", "Ring •••••••••••••"), ("N2", "Ljus")} == {
        (finding["id"], finding["titel"]) for finding in findings(plan) if finding["slag"] == "åtgärd"
    }


def test_approvals_that_no_longer_hold_are_findings_of_a_sound_plan(folder: Path, trygg: Trygg) -> None:
    stamp = "godkännanden: [{roll: kommunchef, datum: 2022-01-10, avtryck: g0123456789abcdef}]"
    write("plans/p.yaml", plan(f"{{id: N1, åtgärd: Ljus, {stamp}}}"))
    assert [{"allvar": "varning", "slag": "åtgärd", "id": "N1"}] == asked(
        trygg, "select allvar, slag, id from fynd where kod = 'S13'"
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project in which commands are run, outside git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    write("plans/p.yaml", plan("{id: N1, åtgärd: Ljus}", "{id: N2, åtgärd: Dialog}"))
    return tmp_path


def test_findings_are_those_of_lint(folder: Path, trygg: Trygg) -> None:
    for path in PLANS:
        shutil.copy(path, folder / "plans")
    write("plans/bruten.yaml", "id: [x\n")
    linted = json.loads(trygg("lint", "--format", "json").out)["diagnostics"]
    severities = {"fel": Severity.ERROR, "varning": Severity.WARNING, "info": Severity.INFO}
    expected = [
        (value["file"], value["code"], value["severity"], value["start"]["line"], value["message"])
        for value in linted
    ]
    assert sorted(expected) == sorted(
        (item["fil"], item["kod"], severities[item["allvar"]].value, item["rad"], item["mening"])
        for item in asked(trygg, "select * from fynd")
    )
    assert len(linted) == sum(item["fynd"] for item in asked(trygg, "fynd-per-regel"))


def test_findings_mind_the_settings_of_the_project(folder: Path, trygg: Trygg) -> None:
    write("trygg.toml", '[lint]\nselect = ["B01", "B06"]\nignore = ["B06"]\nseverity = {B01 = "fel"}\n')
    assert [("B01", "fel")] * 2 == [
        (item["kod"], item["allvar"]) for item in asked(trygg, "select kod, allvar from fynd")
    ]


def test_frozen_findings_are_told_apart(folder: Path, trygg: Trygg) -> None:
    assert 0 == trygg("lint", "--select", "B01", "--write-baseline").code
    write("plans/p.yaml", plan("{id: N1, åtgärd: Ljus}", "{id: N3, åtgärd: Ny}"))
    assert [("N1", True), ("N3", False)] == [
        (item["id"], item["fryst"]) for item in asked(trygg, "select id, fryst from fynd where kod = 'B01'")
    ]
    assert [1] == [item["fynd"] for item in asked(trygg, "fynd-per-regel") if item["kod"] == "B01"]


def test_findings_are_judged_on_the_day_that_is_given(folder: Path, trygg: Trygg) -> None:
    write(
        "plans/p.yaml",
        plan(
            "{id: N1, åtgärd: Ljus, tid: {till: 2022-08-31},"
            " uppföljning: [{avser: 2022-T1, datum: 2022-05-02, status: pågår}]}"
        ),
    )
    late = "select id from fynd where kod = 'K05'"
    assert [[], [{"id": "N1"}]] == [
        asked(trygg, late, "--datum", "2022-08-01"),
        asked(trygg, late, "--datum", "2022-10-01"),
    ]


def test_a_broken_plan_is_left_out_elsewhere_and_told(folder: Path, trygg: Trygg) -> None:
    write("plans/q.yaml", "id: q\ntitel: [\n")
    answer = trygg("query", "select fil, kod from fynd where allvar = 'fel'", "-f", "csv", "--bare")
    assert (1, ["fil,kod", "plans/q.yaml,S01"]) == (answer.code, answer.out.split())


def test_extra_tables_are_filled_only_where_they_are_named() -> None:
    def fail() -> Table:
        raise AssertionError

    extra = dict.fromkeys(EXTRA, fail)
    document = read("p.yaml", plan("{id: N1, åtgärd: Ljus}"))
    for text in ("select id from åtgärd", "id:N1", "försenade", "sök"):
        ask(text, [document], shipped(), {"ord": "ljus"} if text == "sök" else {}, extra=extra)
    for name in EXTRA:
        with pytest.raises(AssertionError):
            ask(f"select * from {name}", [document], {}, extra=extra)


def test_every_extra_table_can_be_filled() -> None:
    selection = Selection([], "<stdin>")
    filled = {name: fill().name for name, fill in loaders(selection, Moment()).items()}
    assert {name: name for name in EXTRA} == filled | {FINDINGS.name: FINDINGS.name}


def test_findings_are_asked_once_for_what_they_follow_from(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_anew: list[str] = []
    rows_of = FindingsTask.rows

    def noted(task: FindingsTask, document: Document) -> TableRows:
        read_anew.append(document.name)
        return rows_of(task, document)

    monkeypatch.setattr(FindingsTask, "rows", noted)
    write("plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"))
    write("plans/q.yaml", plan("{id: N2, åtgärd: Ljus}").replace("id: p", "id: q"))
    for path in Path("plans").iterdir():
        os.utime(path, (1, 1))
    ways: list[tuple[str, ...]] = [(), (), ("--datum", "2024-01-01"), ("--lang", "en")]
    said = []
    for way in ways:
        read_anew.clear()
        said.append((asked(trygg, "select kod, mening from fynd where kod = 'B01'", *way), [*read_anew]))
    both = ["plans/p.yaml", "plans/q.yaml"]
    assert [both, [], both, both] == [anew for _, anew in said]
    assert said[0][0] == said[1][0] != said[3][0]
    write("trygg.toml", '[lint]\nignore = ["B01"]\n')
    assert [] == asked(trygg, "select kod from fynd where kod = 'B01'")


def test_empty_extra_tables_have_their_columns() -> None:
    extra = {name: partial(shape.fill, ()) for name, shape in EXTRA.items()}
    for name, shape in EXTRA.items():
        answer, _ = ask(f"select * from {name}", [], {}, extra=extra)
        assert tuple(column.name for column in shape.columns) == answer.names


# versions


def events(table: Table) -> list[tuple[Any, ...]]:
    return [(row["id"], row["nummer"], row["händelse"], row["commit_id"]) for row in rows(table)]


def test_a_row_for_every_commit_that_changed_a_measure() -> None:
    table = MEASURE_VERSIONS.fill(
        [
            history(
                plan("{id: A, åtgärd: Ljus}", "{id: B, åtgärd: Dialog}"),
                plan("{id: A, åtgärd: Ljus}", "{id: B, åtgärd: Dialoger}"),
                plan("{id: B, åtgärd: Dialoger}", "{id: A, åtgärd: Ljus}") + "# en kommentar\n",
                plan("{id: A, åtgärd: Mera ljus}"),
                plan("{id: A, åtgärd: Mera ljus}", "{id: B, åtgärd: Dialoger}"),
            )
        ]
    )
    assert [
        ("A", 1, "ny", "1"),
        ("B", 1, "ny", "1"),
        ("B", 2, "ändrad", "2"),
        ("A", 2, "ändrad", "4"),
        ("B", 3, "borttagen", "4"),
        ("B", 4, "ny", "5"),
    ] == events(table)


def test_a_version_tells_of_its_commit_and_holds_what_a_measure_holds() -> None:
    [found] = rows(MEASURE_VERSIONS.fill([history(plan("{id: A, åtgärd: Ljus, tid: {till: 2022-06-30}}"))]))
    assert ("p", "Åsa", date(2022, 1, 1), "Ändring 1") == tuple(
        found[name] for name in ("plan", "författare", "datum", "ämne")
    )
    assert ("Ljus", date(2022, 6, 30), "status saknas") == (found["åtgärd"], found["slut"], found["läge"])
    assert {*MEASURES.fill([]).names} < {*found}


def test_versions_are_seen_at_the_moment_that_is_asked_about() -> None:
    text = plan(
        "{id: A, åtgärd: Ljus, tid: {till: 2022-06-30}, uppföljning: [{avser: 2022-T1, status: pågår}]}"
    )
    past = history(text)._replace(moment=Moment(Period.parse("2022-T1"), date(2022, 7, 1)))
    assert ["försenad"] == [row["läge"] for row in rows(MEASURE_VERSIONS.fill([past]))]
    assert ["pågår"] == [row["läge"] for row in rows(MEASURE_VERSIONS.fill([history(text)]))]


def test_what_was_taken_out_is_still_called_by_its_name() -> None:
    *_, last = rows(
        MEASURE_VERSIONS.fill(
            [history(plan("{id: A, åtgärd: Ljus, tid: {till: 2022-06-30}}"), plan("{id: B, åtgärd: B}"))]
        )
    )
    assert ("A", "Ljus", "borttagen", None, None) == tuple(
        last[name] for name in ("id", "åtgärd", "händelse", "slut", "läge")
    )


def test_indicators_have_versions_too() -> None:
    texts = [HEAD + f"indikatorer: [{{id: I, namn: Trygghet{more}}}]\n" for more in ("", ", enhet: procent")]
    assert [("I", 1, "ny", "1"), ("I", 2, "ändrad", "2")] == events(
        INDICATOR_VERSIONS.fill([history(*texts)])
    )


def test_another_plan_in_the_same_file_has_items_of_its_own() -> None:
    old = plan("{id: A, åtgärd: Ljus}")
    assert [("A", 1, "ny", "1"), ("A", 1, "ny", "2"), ("A", 2, "borttagen", "2")] == events(
        MEASURE_VERSIONS.fill([history(old, old.replace("id: p\n", "id: q\n"))])
    )


MEASURE = st.tuples(st.sampled_from("ABC"), st.sampled_from(["Ljus", "Mörker"]), st.integers(1, 3))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(MEASURE, max_size=3, unique_by=lambda entry: entry[0]), min_size=1, max_size=6))
def test_the_last_version_of_every_measure_is_what_the_plan_holds(
    plans: list[list[tuple[str, str, int]]],
) -> None:
    texts = [
        HEAD
        + "".join(
            ["åtgärder:\n"] * bool(items)
            + [
                f"  - {{id: {id_}, åtgärd: {title}, tid: {{till: 2022-0{month}-01}}}}\n"
                for id_, title, month in items
            ]
        )
        for items in plans
    ]
    past = history(*texts)
    last: dict[str, dict[str, Any]] = {}
    for row in rows(MEASURE_VERSIONS.fill([past])):
        assert row["nummer"] == last.get(row["id"], {"nummer": 0})["nummer"] + 1
        last[row["id"]] = row
    here = {item["id"]: item for item in rows(tables([[*past.editions][-1].document])["åtgärd"])}
    there = {id_: row for id_, row in last.items() if row["händelse"] != "borttagen"}
    assert here == {id_: {name: row[name] for name in MEASURES.fill([]).names} for id_, row in there.items()}


# git


@pytest.fixture
def moved(git: Git) -> Git:
    """Return git in a repository where the last day of a measure moved twice, and the file was renamed."""
    deadline = "{{id: N1, åtgärd: Ljus, tid: {{till: {}}}}}"
    commit(git, "plans/p.yaml", plan(deadline.format("2022-06-30"), "{id: N2, åtgärd: Dialog}"), "2022-01-10")
    commit(git, "plans/p.yaml", "id: p\ntitel: [\n", "2022-02-10")
    commit(git, "plans/p.yaml", plan(deadline.format("2022-09-30"), "{id: N2, åtgärd: Dialog}"), "2022-03-10")
    git("mv", "plans/p.yaml", "plans/q.yaml")
    commit(git, "plans/q.yaml", plan("{id: N1, åtgärd: Ljus}", "{id: N2, åtgärd: Dialog}"), "2022-05-10")
    return git


def commit(git: Git, name: str, text: str, day: str) -> None:
    write(name, text)
    git.commit(f"Av den {day}", day)


def test_moved_deadlines_are_told_with_days_commits_and_times(moved: Git, trygg: Trygg) -> None:
    found = asked(trygg, "flyttade-slutdatum")
    hashes = moved("log", "--format=%H", "--", ".").split()
    assert [
        {
            "plan": "p",
            "id": "N1",
            "åtgärd": "Ljus",
            "från": "2022-06-30",
            "till": "2022-09-30",
            "dagar": 92,
            "ändrad": "2022-03-10",
            "commit": hashes[1][:12],
            "ämne": "Av den 2022-03-10",
            "gånger": 2,
        },
        {
            "plan": "p",
            "id": "N1",
            "åtgärd": "Ljus",
            "från": "2022-09-30",
            "till": None,
            "dagar": None,
            "ändrad": "2022-05-10",
            "commit": hashes[0][:12],
            "ämne": "Av den 2022-05-10",
            "gånger": 2,
        },
    ] == found


def test_versions_that_do_not_fit_are_skipped_and_counted(moved: Git, trygg: Trygg) -> None:
    answer = trygg("query", "flyttade-slutdatum", "--lang", "en")
    assert (0, True) == (answer.code, "1 older version is left out" in answer.err)


def test_changes_are_told_from_the_latest_on(moved: Git, trygg: Trygg) -> None:
    assert [("N1", "ändrad"), ("N1", "ändrad"), ("N2", "ny"), ("N1", "ny")] == [
        (item["id"], item["händelse"]) for item in asked(trygg, "ändrade")
    ]
    assert ["2022-05-10"] == [item["datum"] for item in asked(trygg, "ändrade", "-p", "sedan=2022-04")]


def test_what_is_read_once_is_not_read_again(git: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = plan("{id: N1, åtgärd: Ljus}"), plan("{id: N1, åtgärd: Mörker}")
    for day, text in enumerate([first, second, first, second], 1):
        commit(git, "plans/p.yaml", text, f"2022-01-0{day}")
    asked_for: list[str] = []
    real = Repository._content

    def counted(repository: Repository, entry: Any) -> bytes:
        asked_for.append(entry.hash)
        return real(repository, entry)

    monkeypatch.setattr(Repository, "_content", counted)
    assert [1, 2, 3, 4] == [item["nummer"] for item in asked(trygg, "select nummer from åtgärdsversion")]
    assert 2 == len(asked_for) == len({*asked_for})


def test_plans_that_were_never_committed_are_told(git: Git, trygg: Trygg) -> None:
    commit(git, "plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"), "2022-01-10")
    write("plans/q.yaml", plan("{id: N9, åtgärd: Ny}"))
    answer = trygg("query", "select id from åtgärdsversion", "-f", "csv", "--bare", "--lang", "en")
    assert (0, ["id", "N1"]) == (answer.code, answer.out.split())
    assert "plans/q.yaml has never been committed" in answer.err


def test_where_nothing_was_committed_there_are_no_versions(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"))
    git("commit", "--quiet", "--allow-empty", "--message=x")
    answer = trygg("query", "flyttade-slutdatum", "--lang", "en")
    assert (2, "") == (answer.code, answer.out)
    assert "commit the plans" in answer.err


@pytest.mark.parametrize("question", ["flyttade-slutdatum", "select * from indikatorversion"])
def test_outside_git_there_are_no_versions(folder: Path, trygg: Trygg, question: str) -> None:
    answer = trygg("query", question, "--lang", "en")
    assert (2, "") == (answer.code, answer.out)
    assert "is not in a git repository" in answer.err


def test_without_git_there_are_no_versions(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert 2 == trygg("query", "ändrade").code
    assert 0 == trygg("query", "försenade").code


def test_what_a_commit_says_is_data(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"))
    git("add", "--all")
    git("-c", "user.name==1+1", "commit", "-qm", "=cmd|' /C calc'!A0 \x1b[31m <b>|x|", "--author", "@x <x@y>")
    for form in ("table", "csv", "markdown", "html", "json"):
        assert "\x1b" not in trygg("query", "ändrade", "-f", form).out
    shown = trygg("query", "ändrade", "-f", "csv", "--bare").out
    [row] = csv.DictReader(io.StringIO(shown))
    assert ("'@x", True) == (row["författare"], row["ämne"].startswith("'=cmd"))
    assert "<b>" not in trygg("query", "ändrade", "-f", "html").out


# the commit that an answer tells of


def about(trygg: Trygg, *arguments: str) -> tuple[Any, Any]:
    told = json.loads(trygg("query", "id:N1", "-f", "json", *arguments).out)["about"]
    return told["commit"], told["changed"]


def test_an_answer_tells_which_commit_the_plans_are_from(git: Git, trygg: Trygg) -> None:
    commit(git, "plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"), "2022-01-10")
    head = git("rev-parse", "HEAD")[:12]
    assert (head, False) == about(trygg)
    write("plans/other.txt", "x")
    assert (head, False) == about(trygg)
    write("plans/p.yaml", plan("{id: N1, åtgärd: Mörker}"))
    assert (head, True) == about(trygg)
    assert ("abc", False) == about(trygg, "--commit", "abc")
    shown = trygg("query", "id:N1", "--lang", "en").out
    assert f"Commit: {head}, with changes that are not committed" in shown
    assert head not in trygg("query", "id:N1", "--bare").out


def test_a_plan_that_was_never_committed_is_a_change(git: Git, trygg: Trygg) -> None:
    commit(git, "plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"), "2022-01-10")
    write("plans/q.yaml", plan("{id: N9, åtgärd: Ny}"))
    assert True is about(trygg)[1]
    assert False is about(trygg, "plans/p.yaml")[1]


def test_other_line_ends_are_no_change(git: Git, trygg: Trygg) -> None:
    commit(git, "plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"), "2022-01-10")
    write("plans/p.yaml", plan("{id: N1, åtgärd: Ljus}").replace("\n", "\r\n"))
    assert False is about(trygg)[1]


def test_a_link_to_a_plan_stands_for_the_plan(git: Git, trygg: Trygg) -> None:
    commit(git, "arkiv/p.yaml", plan("{id: N1, åtgärd: Ljus}"), "2022-01-10")
    Path("plans").mkdir()
    Path("plans/p.yaml").symlink_to("../arkiv/p.yaml")
    assert (git("rev-parse", "HEAD")[:12], False) == about(trygg)


def test_nothing_is_told_of_plans_that_git_does_not_know(
    folder: Path, git: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = str(folder / "plans" / "p.yaml")
    write("plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"))
    assert (None, False) == about(trygg)  # no commits yet
    commit(git, "plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"), "2022-01-10")
    assert (None, False) == about(trygg, outside)
    assert (None, False) == about(trygg, "plans/p.yaml", outside)


def test_exports_tell_of_the_commit_too(git: Git, trygg: Trygg) -> None:
    commit(git, "plans/p.yaml", plan("{id: N1, åtgärd: Ljus}"), "2022-01-10")
    head = git("rev-parse", "HEAD")[:12]
    assert head in trygg("export", "-f", "csv", "--table", "åtgärd").out
    assert head not in trygg("export", "-f", "csv", "--table", "åtgärd", "--bare").out
    told = json.loads(trygg("export", "-f", "json").out)
    assert (head, None) == (told["commit"], told.get("changed"))
    write("plans/p.yaml", plan("{id: N1, åtgärd: Mörker}"))
    assert True is json.loads(trygg("export", "-f", "json").out)["changed"]


def test_tables_that_only_questions_fill_are_not_exported(folder: Path, trygg: Trygg) -> None:
    answer = trygg("export", "-f", "csv", "--table", "atgardsversion", "--lang", "en")
    assert (2, "") == (answer.code, answer.out)
    assert 'trygg query "select * from åtgärdsversion" -o åtgärdsversion.csv' in answer.err
