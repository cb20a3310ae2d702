"""`trygg lint` and `trygg rule` as a person meets them."""

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Trygg

TWO = """\
id: p
titel: P
typ: handlingsplan
åtgärder:
  - id: N1
    åtgärd: Ett
  - id: N2
    åtgärd: Två
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one plan in it that commands are run in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "p.yaml").write_text(TWO, "utf-8")
    return tmp_path


def test_findings_of_a_rule_are_shown_with_item_and_remedy(trygg: Trygg, folder: Path) -> None:
    answer = trygg("lint", "--select", "B01")
    assert 1 == answer.code
    assert "plans/p.yaml:5:5: varning B01: ingen ansvarar för åtgärden" in answer.out
    assert "åtgärd N1 Ett" in answer.out
    assert "2 fynd" in answer.err


def test_a_plan_that_cannot_be_read_is_told_that_first(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "q.yaml").write_text("id: q\n", "utf-8")
    found = json.loads(trygg("lint", "--select", "B01", "-f", "json").out)["diagnostics"]
    assert ["B01", "B01", "S05", "S05"] == [one["code"] for one in found]


def test_the_threshold_decides_the_exit_code(trygg: Trygg, folder: Path) -> None:
    codes = [
        trygg("lint", "--select", "B01", "--fail-on", level).code
        for level in ("fel", "varning", "info", "aldrig")
    ]
    assert [0, 1, 1, 0] == codes


def test_settings_choose_rules_and_severities(trygg: Trygg, folder: Path) -> None:
    (folder / "trygg.toml").write_text('[lint]\nselect = ["B01"]\nseverity = {B01 = "fel"}\n', "utf-8")
    answer = trygg("lint", "--fail-on", "fel", "-f", "concise")
    assert 1 == answer.code
    assert ["fel B01", "fel B01"] == [
        " ".join(line.split(":")[3].split()) for line in answer.out.splitlines()
    ]


@pytest.mark.parametrize(
    ("settings", "answer"),
    [
        ('[lint]\nselct = ["B01"]\n', 'menade du "select"?'),
        ('[lint]\nselect = ["B99"]\n', "B99"),
        ('[lint]\nseverity = {B01 = "hemskt"}\n', "fel, varning, info"),
        ('[lint]\nstage = "klar"\n', "utkast"),
    ],
)
def test_bad_settings_are_explained(trygg: Trygg, folder: Path, settings: str, answer: str) -> None:
    (folder / "trygg.toml").write_text(settings, "utf-8")
    outcome = trygg("lint")
    assert 2 == outcome.code
    assert answer in outcome.err


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(trygg: Trygg, folder: Path) -> None:
    frozen = trygg("lint", "--select", "B01", "--write-baseline")
    assert (0, "") == (frozen.code, frozen.out)
    hidden = trygg("lint", "--select", "B01")
    assert (0, "") == (hidden.code, hidden.out)
    assert "2 frysta fynd" in hidden.err
    (folder / "plans" / "p.yaml").write_text(TWO + "  - id: N3\n    åtgärd: Tre\n", "utf-8")
    new = trygg("lint", "--select", "B01", "-f", "concise")
    assert (1, 1) == (new.code, len(new.out.splitlines()))
    assert 3 == len(trygg("lint", "--select", "B01", "-f", "concise", "--no-baseline").out.splitlines())


def test_a_baseline_tells_what_has_been_mended(trygg: Trygg, folder: Path) -> None:
    trygg("lint", "--select", "B01", "--write-baseline")
    (folder / "plans" / "p.yaml").write_text(TWO[: TWO.index("  - id: N2")], "utf-8")
    assert "1 fryst fynd är åtgärdat" in trygg("lint", "--select", "B01").err


def test_statistics_count_by_rule_and_scores_name_the_worst(trygg: Trygg, folder: Path) -> None:
    assert "    2 B01 åtgärd-utan-ansvarig\n" == trygg("lint", "--select", "B01", "--statistics").out
    assert "plans/p.yaml: 86 av 100 poäng, 2 fynd" in trygg("lint", "--select", "B01", "--score").out
    scores = json.loads(trygg("lint", "--select", "B01", "--score", "-f", "json").out)
    assert (86, 2) == (scores["plans"][0]["score"], len(scores["plans"][0]["items"]))


def test_sarif_carries_what_the_rule_says(trygg: Trygg, folder: Path) -> None:
    run = json.loads(trygg("lint", "--select", "B01", "-f", "sarif").out)["runs"][0]
    (rule,) = run["tool"]["driver"]["rules"]
    assert ("B01", "åtgärd-utan-ansvarig") == (rule["id"], rule["name"])
    assert "En åtgärd som ingen äger" in rule["help"]["text"]


def test_the_day_is_given_as_a_date(trygg: Trygg, folder: Path) -> None:
    assert 0 == trygg("lint", "--select", "K05", "--datum", "2026-01-01").code
    assert 2 == trygg("lint", "--datum", "igår").code


def test_rules_are_listed_and_explained_offline(trygg: Trygg) -> None:
    assert "B01  åtgärd-utan-ansvarig" in trygg("rule").out
    page = trygg("rule", "B01").out
    assert "Källa: Brå" in page
    assert "# trygg: tillåt åtgärd-utan-ansvarig – skälet" in page
    assert 2 == trygg("rule", "B99").code


def test_the_law_does_not_apply_to_the_five_old_plans(trygg: Trygg) -> None:
    assert 0 == trygg("lint", ROOT / "plans", "--select", "L").code
