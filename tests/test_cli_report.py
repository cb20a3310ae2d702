"""`trygg report`: which plans, which period, and where it goes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Trygg, write

HEAD = "titel: P\ntyp: handlingsplan\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with three plans that commands are run in: of 2021, of 2022–2024, and of no year."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    plans = {
        "gammal": "gäller: {från: 2021-01-01, till: 2021-12-31}\n",
        "lång": "gäller: {från: 2022-01-01, till: 2024-12-31}\n",
        "odaterad": "",
    }
    for name, valid in plans.items():
        (tmp_path / "plans" / f"{name}.yaml").write_text(f"id: {name}\n{HEAD}{valid}", "utf-8")
    return tmp_path


def written(trygg: Trygg, *arguments: str) -> list[str]:
    answer = trygg("report", *arguments, "-f", "html")
    assert 0 == answer.code, answer.err
    return [Path(line).name for line in answer.out.splitlines()]


def test_both_formats_are_written_and_their_places_printed(trygg: Trygg, tmp_path: Path) -> None:
    answer = trygg("report", ROOT / "plans" / "2022.yaml", "--tertial", "2", "-o", tmp_path / "ut")
    assert 0 == answer.code
    assert [".md", ".html"] == [Path(line).suffix for line in answer.out.splitlines()]
    assert all(Path(line).is_file() for line in answer.out.splitlines())


def test_the_same_plan_gives_the_same_bytes(trygg: Trygg) -> None:
    pages = {
        trygg("report", ROOT / "plans" / "2022.yaml", "-t", "2", "-f", "html", "-o", "-").out
        for _ in range(2)
    }
    assert 1 == len(pages)


def test_without_a_plan_the_latest_year_that_has_one_is_taken(trygg: Trygg, folder: Path) -> None:
    assert ["lång-2024-T2.html"] == written(trygg, "--tertial", "2")
    assert ["gammal-2021-T2.html"] == written(trygg, "--tertial", "2", "--year", "2021")


def test_named_plans_are_each_reported_on_for_their_own_last_year(trygg: Trygg, folder: Path) -> None:
    assert ["gammal-2021-T1.html", "lång-2024-T1.html", "odaterad-2024-T1.html"] == written(
        trygg, "plans", "-t", "1"
    )


def test_without_a_period_the_last_one_reported_on_is_taken(trygg: Trygg) -> None:
    assert "tertial 2 2022" in trygg("report", ROOT / "plans" / "2022.yaml", "-f", "html", "-o", "-").out


@pytest.mark.parametrize(
    ("day", "period"),
    [
        ("2025-12-31", "tertial 2 2025"),
        ("2025-06-01", "tertial 3 2024"),
        ("2025-02-15", "tertial 3 2024"),
        ("2025-01-01", "tertial 1 2024"),
    ],
)
def test_without_a_period_the_last_one_that_is_seen_on_the_day_is_taken(
    trygg: Trygg, folder: Path, day: str, period: str
) -> None:
    Path("p.yaml").write_text(
        f"""id: p
{HEAD}gäller: {{från: 2024-01-01, till: 2025-12-31}}
löften:
  - id: L1
    löfte: L
    uppföljning:
      - {{avser: 2024-T1, datum: 2024-05-15, bedömning: hållet}}
      - {{avser: 2024-T3, datum: 2025-01-15, bedömning: hållet}}
      - {{avser: 2025-T2, datum: 2025-09-15, bedömning: inte hållet}}
""",
        "utf-8",
    )
    assert (
        f"**Uppföljning av {period} "
        in trygg("report", "p.yaml", "--datum", day, "-f", "markdown", "-o", "-").out
    )
    told = trygg("report", "p.yaml", "--datum", "2024-02-01", "-o", "-", "-f", "html")
    assert "hade inga uppföljningar eller utfall den 2024-02-01" in told.err


MEASURED = "indikatorer: [{id: I1, namn: I, utfall: [{period: 2024-12, värde: 1}]}]\n"


@pytest.mark.parametrize(
    ("entries", "period"),
    [
        ("indikatorer: [{id: I1, namn: I, utfall: [{period: 2024-T3, värde: 1}]}]", "tertial 3 2024"),
        ("mål: [{id: M1, mål: M, uppföljning: [{avser: 2024-T3, bedömning: uppnått}]}]", "tertial 3 2024"),
        ("uppföljning: [{avser: 2024-T3, kommentar: Lugnt}]", "tertial 3 2024"),
        (f"{MEASURED}åtgärder: [{{id: A1, åtgärd: Å, uppföljning: [{{avser: 2024-T1}}]}}]", "tertial 1 2024"),
        (
            f"{MEASURED}åtgärder: [{{id: A1, åtgärd: Å, uppföljning: [{{avser: 2024-T1, intern: ja}}]}}]",
            "december 2024",
        ),
    ],
)
def test_without_a_period_all_that_is_public_tells_it_and_outcomes_where_there_is_nothing_else(
    trygg: Trygg, folder: Path, entries: str, period: str
) -> None:
    Path("p.yaml").write_text(f"id: p\n{HEAD}{entries}\n", "utf-8")
    assert f"**Uppföljning av {period}" in trygg("report", "p.yaml", "-f", "markdown", "-o", "-").out.replace(
        "\xa0", " "
    )


def test_any_period_may_be_asked_for(trygg: Trygg, folder: Path) -> None:
    assert ["lång-2022-Q3.html"] == written(trygg, "--period", "2022-Q3")
    assert ["lång-2022-12--2023-02.html"] == written(trygg, "--period", "2022-12/2023-02")


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("--period", "T2"), '"T2" är ingen period'),
        (("--tertial", "4"), "4"),
        (("--datum", "igår"), '"igår" är inget datum'),
        (("--year", "2030"), "ingen plan gäller under 2030"),
        (("plans/lång.yaml",), "inga uppföljningar eller utfall ännu"),
        (("plans/odaterad.yaml", "-t", "1"), "vilket år"),
        (("plans/lång.yaml", "-t", "1", "-o", "ut.doc"), "ut.doc: rapporter skrivs inte som .doc"),
        (("plans/lång.yaml", "-t", "1", "-f", "html", "-o", "ut.htm"), "avsluta namnet med .md, .html"),
        (("plans", "-t", "1", "-o", "ut.html"), "3 rapporter får inte plats i ut.html"),
    ],
)
def test_what_cannot_be_done_is_explained(
    trygg: Trygg, folder: Path, arguments: tuple[str, ...], answer: str
) -> None:
    outcome = trygg("report", *arguments)
    assert (2, "") == (outcome.code, outcome.out)
    assert answer in outcome.err


def test_a_folder_may_be_called_as_a_file_is(trygg: Trygg, folder: Path) -> None:
    assert 0 == trygg("report", "plans/lång.yaml", "-t", "1", "-o", "ut.doc/").code
    assert Path("ut.doc").is_dir()
    assert 0 == trygg("report", "plans/lång.yaml", "-t", "1", "-o", "ut.doc").code


def test_a_broken_plan_is_told_and_the_others_get_their_reports(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "trasig.yaml").write_text("id: [\n", "utf-8")
    answer = trygg("report", "--tertial", "2", "-f", "html")
    assert 1 == answer.code
    assert "trasig.yaml" in answer.err
    assert ["lång-2024-T2.html"] == [Path(line).name for line in answer.out.splitlines()]


def test_a_template_beside_the_plan_takes_the_place_of_ours(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "templates").mkdir()
    own = folder / "plans" / "templates" / "report.html.j2"
    own.write_text("<p>{{ report.header.title }}</p>", "utf-8")
    assert "<p>P</p>" == trygg("report", "--tertial", "2", "-f", "html", "-o", "-").out
    own.write_text("rad\n{{ saknas }}", "utf-8")
    answer = trygg("report", "--tertial", "2", "-f", "html", "-o", "-")
    assert 2 == answer.code
    assert "report.html.j2" in answer.err
    assert "rad 2" in answer.err


def test_a_report_keeps_nothing_and_runs_nothing_that_is_kept(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = folder / "cache"
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    assert 0 == trygg("report", "--tertial", "2", "-f", "html", "-o", "-").code
    assert not home.exists()


def test_the_compiled_templates_are_those_that_the_sources_make() -> None:
    from trygg_cli.templates import shipped_modules

    package = ROOT / "trygg_cli" / "compiled_templates"
    assert {path.stem: path.read_text("utf-8") for path in package.glob("*.py")} == dict(shipped_modules())


def test_a_template_that_was_changed_since_it_was_compiled_is_compiled_anew(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trygg_cli import templates
    from trygg_cli.templates.loader import PlanLoader

    first = trygg("report", "--tertial", "2", "-f", "html", "-o", "-").out
    found = PlanLoader.get_source

    def renamed(*args: Any) -> tuple[str, str, Callable[[], bool]]:
        text, *others = found(*args)
        return text.replace("<title>", "<title>Ny: "), *others  # type: ignore[return-value]

    monkeypatch.setattr(PlanLoader, "get_source", renamed)
    templates._shipped.cache_clear()
    try:
        changed = trygg("report", "--tertial", "2", "-f", "html", "-o", "-").out
    finally:
        templates._shipped.cache_clear()
    assert first.replace("<title>", "<title>Ny: ") == changed


@pytest.mark.parametrize("command", [["report"], ["why", "försenade"]])
@pytest.mark.parametrize("other", [["--year", "2025"], ["--tertial", "1"]])
def test_period_that_is_said_in_two_ways_is_refused(
    trygg: Trygg, folder: Path, command: list[str], other: list[str]
) -> None:
    answer = trygg(*command, "plans", *other, "--period", "2024-T1")
    assert 2 == answer.code
    assert "--period" in answer.err


@pytest.mark.parametrize("command", [["report"], ["why", "försenade"], ["query", "försenade"]])
@pytest.mark.parametrize("option", ["--period", "--datum"])
def test_empty_period_or_day_is_refused(trygg: Trygg, folder: Path, command: list[str], option: str) -> None:
    answer = trygg(*command, "plans", option, "")
    assert 2 == answer.code
    assert '""' in answer.err


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_the_calendar_stops_no_report(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(
        "p.yaml",
        "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\ngäller: {från: 2025-01-01, till: 9999-12-31}\n"
        "aktörer: {KF: {namn: Fullmäktige, typ: fullmäktige}}\nbeslut: [{typ: beslut, organ: KF, datum: 2024-12-01}]\n"
        "uppföljningsregler: [{id: U1, varje: tertial}]\n"
        f"åtgärder:\n  - {{id: N1, åtgärd: Ljus, tid: {{till: {day}}}}}\n"
        "  - {id: N2, åtgärd: Mer, tid: {från: 2025-02-01}}\n",
    )
    for command in (
        ["report", "p.yaml", "--year", "2025", "-f", "html", "-o", "r.html"],
        ["lint", "p.yaml"],
        ["new", "--from", "p.yaml", "--year", "2027", "-o", "-"],
        ["why", "N1", "p.yaml"],
        ["collect", "out", "p.yaml", "--period", "2025-T1"],
    ):
        assert trygg(*command).code in (0, 1), command


def test_a_template_with_a_misspelt_name_is_told_once(trygg: Trygg, tmp_path: Path) -> None:
    for name in ("p", "q"):
        write(tmp_path / f"{name}.yaml", f"id: {name}\ntitel: Plan\ntyp: handlingsplan\n")
    write(tmp_path / "templates/report.md.j2", '{% include "egen.j2" %}')
    write(tmp_path / "templates/egen.j2", "Vår rapport")
    write(tmp_path / "templates/rapport.html.j2", "x")
    write(tmp_path / "templates/LÄSMIG.txt", "x")
    answer = trygg("report", tmp_path, "--year", "2022", "-o", f"{tmp_path}/ut/")
    assert (0, 1) == (answer.code, answer.err.count("ingen rapport skrivs av mallen"))
    assert 'templates/rapport.html.j2\n  menade du "report.html.j2"?' in answer.err
