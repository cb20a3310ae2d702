"""`trygg lint` and `trygg rule` as a person meets them."""

import json
import unicodedata
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
    assert "2 anmärkningar" in answer.err


def test_a_plan_that_cannot_be_read_is_told_that_first(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "q.yaml").write_text("id: q\n", "utf-8")
    found = json.loads(trygg("lint", "--select", "B01", "-f", "json").out)["diagnostics"]
    assert ["B01", "B01", "S05", "S05"] == [value["code"] for value in found]


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
        ('[lint]\nseverity = {B99 = "fel"}\n', "B99"),
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
    assert "2 tidigare godtagna anmärkningar" in hidden.err
    (folder / "plans" / "p.yaml").write_text(TWO + "  - id: N3\n    åtgärd: Tre\n", "utf-8")
    new = trygg("lint", "--select", "B01", "-f", "concise")
    assert (1, 1) == (new.code, len(new.out.splitlines()))
    assert 3 == len(trygg("lint", "--select", "B01", "-f", "concise", "--no-baseline").out.splitlines())


def test_a_baseline_tells_what_has_been_mended(trygg: Trygg, folder: Path) -> None:
    trygg("lint", "--select", "B01", "--write-baseline")
    (folder / "plans" / "p.yaml").write_text(TWO[: TWO.index("  - id: N2")], "utf-8")
    assert "1 tidigare godtagen anmärkning är avhjälpt" in trygg("lint", "--select", "B01").err


def test_freezing_with_some_rules_or_plans_keeps_the_others_frozen(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "q.yaml").write_text(TWO.replace("id: p", "id: q"), "utf-8")
    trygg("lint", "--write-baseline")
    trygg("lint", "--select", "B01", "--write-baseline")
    trygg("lint", "plans/q.yaml", "--write-baseline")
    (folder / "plans" / "r.yaml").write_text("id: r\n", "utf-8")
    trygg("lint", "--write-baseline")
    (folder / "plans" / "r.yaml").unlink()
    assert (0, "") == (trygg("lint").code, trygg("lint").out)


def test_freezing_the_whole_project_forgets_plans_that_are_gone(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "q.yaml").write_text(TWO.replace("id: p", "id: q"), "utf-8")
    trygg("lint", "--write-baseline")
    (folder / "plans" / "q.yaml").unlink()
    trygg("lint", "--write-baseline")
    assert ["p"] == [*json.loads((folder / "trygg-baseline.json").read_text("utf-8"))["plans"]]


def test_rules_that_are_not_asked_have_mended_nothing(trygg: Trygg, folder: Path) -> None:
    trygg("lint", "--write-baseline")
    for chosen in (("--select", "B01"), ("--ignore", "B"), ("--stage", "utkast"), ("plans/p.yaml",)):
        assert "åtgärd" not in trygg("lint", *chosen).err


def test_freezing_tells_of_plans_it_could_not_read(trygg: Trygg, folder: Path) -> None:
    trygg("lint", "--write-baseline")
    frozen = (folder / "trygg-baseline.json").read_text("utf-8")
    assert 2 == trygg("lint", "finns-inte.yaml", "--write-baseline").code
    assert frozen == (folder / "trygg-baseline.json").read_text("utf-8")
    (folder / "plans" / "q.yaml").write_text("id: q\n", "utf-8")
    answer = trygg("lint", "--write-baseline")
    assert 1 == answer.code
    assert "S05" in answer.out


def test_a_broken_baseline_is_told_and_written_anew_when_everything_is(trygg: Trygg, folder: Path) -> None:
    (folder / "trygg-baseline.json").write_text('<<<<<<< HEAD\n{"trygg-baseline": 1\n', "utf-8")
    assert 2 == trygg("lint").code
    assert 2 == trygg("lint", "--select", "B01", "--write-baseline").code
    assert 0 == trygg("lint", "--write-baseline").code
    assert 0 == trygg("lint").code


def test_a_file_that_is_no_baseline_is_not_overwritten(trygg: Trygg, folder: Path) -> None:
    (folder / "trygg.toml").write_text('[lint]\nbaseline = "plans/p.yaml"\n', "utf-8")
    assert 2 == trygg("lint", "--write-baseline").code
    assert TWO == (folder / "plans" / "p.yaml").read_text("utf-8")


@pytest.mark.parametrize("figures", [(), ("--score",), ("--statistics",), ("-f", "json")])
def test_a_plan_is_not_overwritten_with_findings(
    trygg: Trygg, folder: Path, figures: tuple[str, ...]
) -> None:
    assert 2 == trygg("lint", *figures, "-o", "plans/../plans/p.yaml").code
    assert TWO == (folder / "plans" / "p.yaml").read_text("utf-8")


def test_what_is_frozen_makes_no_score_better(trygg: Trygg, folder: Path) -> None:
    before = trygg("lint", "--score").out
    trygg("lint", "--write-baseline")
    assert (0, before) == (trygg("lint", "--score").code, trygg("lint", "--score").out)


def test_a_plan_without_a_score_is_named(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "q.yaml").write_text("id: q\n", "utf-8")
    assert "plans/q.yaml" in trygg("lint", "--score").err


@pytest.mark.parametrize("figures", ["--score", "--statistics"])
def test_figures_are_text_or_json(trygg: Trygg, folder: Path, figures: str) -> None:
    assert 2 == trygg("lint", figures, "-f", "sarif").code
    trygg("lint", figures, "-o", "figures.json")
    assert 1 == json.loads((folder / "figures.json").read_text("utf-8"))["version"]


def test_rules_may_be_named_with_commas_between_them(trygg: Trygg, folder: Path) -> None:
    apart = trygg("lint", "--select", "B01", "--select", "B09", "-f", "concise").out
    assert apart == trygg("lint", "--select", "B01, b09,", "-f", "concise").out


def test_severities_are_set_by_code_family_or_name_and_the_nearest_wins(trygg: Trygg, folder: Path) -> None:
    (folder / "trygg.toml").write_text(
        '[lint]\nselect = ["B01", "B09"]\nseverity = {atgard-utan-ansvarig = "fel", B = "info"}\n', "utf-8"
    )
    found = json.loads(trygg("lint", "-f", "json").out)["diagnostics"]
    assert {("B01", "error"), ("B09", "info")} == {(value["code"], value["severity"]) for value in found}


def test_an_unknown_rule_stops_before_anything_is_mended(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "p.yaml").write_text("id: p  \n", "utf-8")
    assert 2 == trygg("lint", "--fix", "--select", "B99").code
    assert "id: p  \n" == (folder / "plans" / "p.yaml").read_text("utf-8")


def test_statistics_count_by_rule_and_scores_name_the_worst(trygg: Trygg, folder: Path) -> None:
    assert "    2 B01 åtgärd-utan-ansvarig\n" == trygg("lint", "--select", "B01", "--statistics").out
    counted = json.loads(trygg("lint", "--select", "B01", "--statistics", "-f", "json").out)
    assert [{"code": "B01", "name": "åtgärd-utan-ansvarig", "findings": 2}] == counted["rules"]
    assert "plans/p.yaml: 86 av 100 poäng, 2 anmärkningar" in trygg("lint", "--select", "B01", "--score").out
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


def test_what_is_no_rule_but_found_is_explained_too(trygg: Trygg) -> None:
    assert "T01 undantag-utan-skäl" in trygg("rule", "t01").out
    assert "T01 undantag-utan-skäl" in trygg("rule", "undantag-utan-skal").out
    assert 3 == trygg("rule", "T").out.count("T0")
    assert "S04" in trygg("rule", "S04", "--lang", "en").out


def test_the_law_does_not_apply_to_the_five_old_plans(trygg: Trygg) -> None:
    assert 0 == trygg("lint", ROOT / "plans", "--select", "L").code


def test_a_word_that_is_no_stage_is_answered_with_those_there_are(trygg: Trygg) -> None:
    outcome = trygg("lint", "--stage", "klar", "--lang", "en")
    assert outcome.code == 2
    assert "'klar' is not one of 'utkast', 'inför-beslut', 'beslutad', 'uppföljning'" in outcome.err


@pytest.mark.parametrize("asked", [("--select", "V"), ("--ignore", "L,B,K,C,P")])
def test_nothing_to_remark_is_not_said_where_nothing_was_asked(trygg: Trygg, asked: tuple[str, str]) -> None:
    outcome = trygg("lint", *asked, "--lang", "en")
    assert (2, "") == (outcome.code, outcome.out)
    assert "no rule to ask" in outcome.err


def test_words_to_choose_between_may_be_in_capital_letters_and_composed_otherwise(trygg: Trygg) -> None:
    decomposed = unicodedata.normalize("NFD", "Inför-beslut")
    assert trygg("lint", "--fail-on", "ALDRIG", "--stage", decomposed, "--statistics").code == 0
