"""An answer takes the place of nothing but what trygg wrote: of no plan, no setting and no file of the project."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Git, Outcome, Trygg
from trygg_cli.system import seal

PLAN = """\
trygg: 1
id: p
titel: Plan
typ: handlingsplan
gäller: {från: 2022-01-01, till: 2022-12-31}
aktörer: {KS: {namn: Kommunstyrelsen}}
åtgärder:
  - id: N1
    åtgärd: Belysning
    ansvarig: [KS]
    tid: {när: 2022-03}
    uppföljning: [{avser: 2022-T1, status: genomförd}]
"""
FORMATS = {
    "export": "json csv-table xlsx ics sqlite",
    "query": "table csv tsv json jsonl markdown html xlsx",
    "history": "text json markdown csv xlsx",
    "review": "text json markdown",
    "diff": "text json markdown html gitlab",
    "why": "text json markdown",
    "validate": "text json junit sarif gitlab",
    "lint": "text json markdown junit sarif gitlab",
    "schema": "json",
}
WORDS = {"query": ["status:genomförd"], "why": ["N1"]}
CASES = [(command, form) for command, forms in FORMATS.items() for form in forms.split()]
MARKED = [(command, form) for command, form in CASES if form not in ("text", "table", "tsv", "markdown")]


@pytest.fixture
def project(git: Git) -> Path:
    """Return a repository with settings, two plans, a changed one among them, and a file that somebody has written."""
    folder = Path.cwd()
    for name, text in (("a", PLAN), ("b", PLAN.replace("id: p", "id: q"))):
        Path("plans").mkdir(exist_ok=True)
        Path(f"plans/{name}.yaml").write_text(text, "utf-8")
    Path("trygg.toml").write_text("", "utf-8")
    Path("anteckningar.md").write_text("# Våra anteckningar\n", "utf-8")
    git("add", ".")
    git("commit", "-qm", "En")
    Path("plans/a.yaml").write_text(PLAN.replace("genomförd", "pågår"), "utf-8")
    return folder


def answer(trygg: Trygg, command: str, form: str, target: str, *more: str) -> Outcome:
    """Write the answer of a command in a format to a file."""
    options = [] if command == "schema" else ["-f", form]
    if form == "csv-table":
        options = ["-f", "csv", "--table", "åtgärd"]
    fail = ["--fail-on", "aldrig"] if command in ("validate", "lint", "review") else []
    return trygg(command, *WORDS.get(command, ()), *options, *fail, "-o", target, "--lang", "en", *more)


@pytest.mark.parametrize(
    ("command", "form", "target"),
    [
        *((command, form, "plans/b.yaml") for command, form in CASES),
        *(
            (command, forms.split()[0], target)
            for command, forms in FORMATS.items()
            for target in ("trygg.toml", "anteckningar.md")
        ),
    ],
)
def test_what_trygg_has_not_written_stays(
    trygg: Trygg, project: Path, command: str, form: str, target: str
) -> None:
    before = Path(target).read_bytes()
    found = answer(trygg, command, form, target)
    assert (2, before) == (found.code, Path(target).read_bytes())
    assert f"cannot write {target}" in found.err or "is not overwritten" in found.err


@pytest.mark.parametrize(("command", "form"), MARKED)
def test_an_answer_takes_the_place_of_the_one_before_that_a_colleague_has_written(
    trygg: Trygg, project: Path, monkeypatch: pytest.MonkeyPatch, command: str, form: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / ".git" / "ett"))
    assert answer(trygg, command, form, "ut").code < 2
    Path("plans/a.yaml").write_text(PLAN.replace("genomförd", "inställd"), "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / ".git" / "två"))
    assert answer(trygg, command, form, "ut").code < 2


@pytest.mark.parametrize(("command", "form"), CASES)
def test_an_answer_without_a_mark_is_known_where_it_was_written(
    trygg: Trygg, project: Path, command: str, form: str
) -> None:
    assert answer(trygg, command, form, "ut").code < 2
    Path("plans/a.yaml").write_text(PLAN.replace("genomförd", "inställd"), "utf-8")
    assert answer(trygg, command, form, "ut").code < 2
    Path("ut").write_text("ändrat", "utf-8")
    assert 2 == answer(trygg, command, form, "ut").code


@pytest.mark.parametrize(
    "target", ["plan.txt", "länk.json", "plans/../plans/b.yaml", "PLANS.YML", ".trygg-eget"]
)
def test_a_plan_or_a_setting_is_known_whatever_leads_to_it(trygg: Trygg, project: Path, target: str) -> None:
    Path("plan.txt").write_text(PLAN, "utf-8")
    Path("länk.json").symlink_to("plans/b.yaml")
    for name in ("PLANS.YML", ".trygg-eget"):
        Path(name).write_text("{}", "utf-8")
    before = Path(target).read_bytes()
    found = answer(trygg, "export", "json", target)
    assert (2, before) == (found.code, Path(target).read_bytes())
    assert "it is a plan" in found.err or "it is a setting" in found.err


def test_what_init_has_written_is_no_answer(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0 == trygg("init", "--ci", "gitlab").code
    for name in (".gitattributes", "trygg.toml", "plans/handlingsplan.yaml", ".gitlab-ci.yml"):
        before = Path(name).read_bytes()
        assert 2 == trygg("schema", "-o", name).code
        assert before == Path(name).read_bytes()
    assert 0 == trygg("schema", "-o", "trygg.schema.json").code


def test_outside_a_project_a_file_that_is_no_plan_is_written_over(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(PLAN, "utf-8")
    Path("ut.json").write_text("gammalt", "utf-8")
    assert 0 == trygg("export", "a.yaml", "-o", "ut.json").code
    assert "trygg-export" in Path("ut.json").read_text("utf-8")
    assert 2 == trygg("export", "a.yaml", "-f", "json", "-o", "a.yaml").code


def test_a_new_or_an_empty_file_of_the_project_is_written(trygg: Trygg, project: Path) -> None:
    Path("tom").touch()
    for name in ("tom", "ny"):
        assert 0 == answer(trygg, "query", "csv", name).code


def test_the_folder_of_all_tables_is_filled_again_and_spares_what_others_wrote(
    trygg: Trygg, project: Path
) -> None:
    for _ in range(2):
        assert 0 == trygg("export", "-f", "csv", "-o", "ut").code
    Path("ut/plan.csv").write_text("id;titel\n", "utf-8")
    assert 2 == trygg("export", "-f", "csv", "-o", "ut").code
    assert "id;titel\n" == Path("ut/plan.csv").read_text("utf-8")


def report(trygg: Trygg, *more: str) -> Outcome:
    """Write the reports of the project."""
    return trygg("report", "plans/a.yaml", "--year", "2022", "-o", "ut", "--lang", "en", *more)


@pytest.mark.parametrize("name", ["p-2022.md", "p-2022.html"])
def test_a_report_that_somebody_has_changed_is_written_over_only_by_force(
    trygg: Trygg, project: Path, name: str
) -> None:
    path = Path("ut", name)
    report(trygg)
    assert 0 == report(trygg).code
    before = path.read_bytes()
    path.write_bytes(before.replace(b"Belysning", b"Ny belysning"))
    other = Path("ut", *({"p-2022.md", "p-2022.html"} - {name}))
    other.unlink()
    refused = report(trygg)
    assert (2, False) == (refused.code, other.exists())
    assert "somebody has changed it since" in refused.err
    assert "--force" in refused.err
    assert b"Ny belysning" in path.read_bytes()
    assert 0 == report(trygg, "--force").code
    assert before == path.read_bytes()


def test_a_report_is_guarded_outside_a_project_too(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(PLAN, "utf-8")
    words = "report", "a.yaml", "--year", "2022", "-o", "r.md"
    trygg(*words)
    Path("r.md").write_text(Path("r.md").read_text("utf-8").replace("Belysning", "Ljus"), "utf-8")
    assert 2 == trygg(*words).code


def test_other_line_ends_are_no_change(trygg: Trygg, project: Path) -> None:
    report(trygg)
    for path in Path("ut").iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert 0 == report(trygg).code


def test_not_even_force_writes_over_a_plan(trygg: Trygg, project: Path) -> None:
    Path("ut").mkdir()
    Path("ut/p-2022.md").write_text(PLAN, "utf-8")
    assert 2 == report(trygg, "--force").code
    assert PLAN == Path("ut/p-2022.md").read_text("utf-8")


def test_a_workbook_that_somebody_has_saved_anew_is_not_written_over(trygg: Trygg, project: Path) -> None:
    import openpyxl

    assert 0 == answer(trygg, "query", "xlsx", "ut.xlsx").code
    book = openpyxl.load_workbook("ut.xlsx")
    book.save("ut.xlsx")
    assert 2 == answer(trygg, "query", "xlsx", "ut.xlsx").code


def test_an_archive_with_a_comment_of_its_own_is_left_as_it_is() -> None:
    assert b"PK\x03\x04" + b"x" * 30 == seal.sealed_archive(b"PK\x03\x04" + b"x" * 30)


def test_a_merge_may_go_where_one_of_its_plans_lies_and_over_no_other(trygg: Trygg, project: Path) -> None:
    ours = PLAN.replace("Belysning", "Ny belysning")
    shutil.copy("plans/a.yaml", "kopia.yaml")
    Path("plans/a.yaml").write_bytes(b"\xef\xbb\xbf" + ours.encode())
    sides = "HEAD:plans/a.yaml", "plans/a.yaml", "kopia.yaml"
    before = Path("plans/b.yaml").read_bytes()
    assert 2 == trygg("merge", *sides, "-o", "plans/b.yaml").code
    assert before == Path("plans/b.yaml").read_bytes()
    assert 0 == trygg("merge", *sides, "-o", "plans/a.yaml").code
    merged = Path("plans/a.yaml").read_bytes()
    assert merged.startswith(b"\xef\xbb\xbf")
    assert ours.replace("genomförd", "pågår").encode() == merged[3:]


def test_a_merge_of_revisions_may_go_where_nothing_but_one_of_them_lies(
    git: Git, trygg: Trygg, project: Path
) -> None:
    Path("plans/a.yaml").write_text(PLAN.replace("Belysning", "Ljus"), "utf-8")
    git("commit", "-qam", "Två")
    words = "merge", "HEAD~1:plans/a.yaml", "HEAD:plans/a.yaml", "HEAD~1:plans/a.yaml", "-o"
    assert 0 == trygg(*words, "plans/a.yaml").code
    for _ in range(2):
        assert 0 == trygg(*words, "ihop.yaml").code
    for path in (Path("plans/a.yaml"), Path("ihop.yaml")):
        path.write_text(PLAN.replace("Belysning", "Eget"), "utf-8")
        assert 2 == trygg(*words, str(path)).code
        assert "Eget" in path.read_text("utf-8")


def test_a_merge_takes_the_place_of_no_new_plan(trygg: Trygg, project: Path) -> None:
    assert 0 == trygg("new", "--from", "plans/a.yaml", "--year", "2023", "-o", "plans/ny.yaml").code
    before = Path("plans/ny.yaml").read_bytes()
    assert 2 == trygg("merge", "plans/a.yaml", "plans/a.yaml", "plans/b.yaml", "-o", "plans/ny.yaml").code
    assert before == Path("plans/ny.yaml").read_bytes()


def test_so_many_answers_are_remembered_and_no_more(
    trygg: Trygg, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trygg_cli.system import written_answers

    monkeypatch.setenv("XDG_CACHE_HOME", str(project / ".git" / "cache"))
    monkeypatch.setattr(written_answers, "_MOST", 2)
    for number in range(4):
        answer(trygg, "query", "table", f"ut{number}")
        noted = len([*(project / ".git/cache/trygg/answers").iterdir()])
        assert min(number + 1, 2) == noted
    assert 0 == answer(trygg, "query", "table", "ut3").code
