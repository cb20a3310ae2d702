"""New plans: empty ones that say what the law asks for, and next year's from this year's, where nothing is lost."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PLANS, ROOT, Git, Trygg, data_of
from trygg_cli.drafting import skeletons
from trygg_cli.drafting.fates import LEFT, Fate
from trygg_cli.drafting.next_time import NoTime, NotLater
from trygg_cli.drafting.successor import Successor, succeed
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.lint.rule import Stage
from trygg_cli.model.kinds import PlanKind
from trygg_cli.model.shape import ROOT as PLAN
from trygg_cli.model.shape import shapes
from trygg_cli.reading.document import Document, read
from trygg_cli.render import account
from trygg_cli.rules import rules

HEAD = "id: p-2022\ntitel: Plan 2022\ntyp: handlingsplan\ngäller: {från: 2022-01-01, till: 2022-12-31}\n"
WHOLE = [
    *PLANS,
    *sorted((ROOT / "trygg_cli" / "keys" / "plans").glob("*.yaml")),
    ROOT / "tests" / "every.yaml",
]


def codes(text: str, stage: Stage) -> list[str]:
    document = read("p.yaml", text)
    assert () == document.problems
    return [found.problem.code for found in lint(document, rules(), Settings(stage=stage))]


def uncommented(text: str) -> str:
    """Return an empty plan with each example in its place."""
    filled = re.sub(r"(?m)^([^#\s][^#\n]*:)?  # ?", lambda found: f"{found[1]} " if found[1] else "  ", text)
    return filled.replace("handlingsstatus: utkast", "handlingsstatus: beslutad")


# Empty plans


@pytest.mark.parametrize("kind", PlanKind)
def test_an_empty_plan_is_a_plan(kind: PlanKind) -> None:
    found = read("p.yaml", skeletons.empty(kind))
    assert () == found.problems
    assert {"trygg", "id", "titel", "typ", "handlingsstatus"} == {*data_of(found)}
    assert kind.value == data_of(found)["typ"]


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("kind", PlanKind)
def test_filled_in_with_its_own_examples_it_lints_clean_at_every_stage(kind: PlanKind, stage: Stage) -> None:
    assert [] == codes(uncommented(skeletons.empty(kind)), stage)
    assert [] == codes(skeletons.filled(kind), stage)


def test_an_empty_plan_says_which_section_of_the_law_asks_for_what() -> None:
    text = skeletons.empty(PlanKind.MEASURES_PLAN)
    asked = {"lägesbild": "4 §", "beslut": "5 §", "uppföljningsregler": "6 §", "kopplade_planer": "7 §"}
    asked |= {
        "överenskommelser": "9 §",
        "organ": "10 §",
        "samordningsfunktion": "11 §",
        "ansvarig_nämnd": "13 §",
    }
    for key, section in asked.items():
        above = text[: text.index(f"\n{key}:")].replace("\n# ", " ").splitlines()[-1]
        assert f"{section} lagen (2023:196): " in above, key


def test_comments_are_no_longer_than_a_line() -> None:
    assert 102 >= max(
        len(line) for line in skeletons.empty(PlanKind.AGREEMENT).splitlines() if line[:1] == "#"
    )


def test_an_id_and_a_title_of_ones_own_are_taken(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0 == trygg("new", "--type", "åtgärdsplan", "--id", "å-2027", "--title", "Ja: nej #1").code
    found = read("p.yaml", Path("plans/åtgärdsplan.yaml").read_bytes())
    assert ("å-2027", "Ja: nej #1", ()) == (data_of(found)["id"], data_of(found)["titel"], found.problems)


@pytest.mark.parametrize("name", ["../x", "a b", "x" * 200])
def test_what_cannot_be_an_id_makes_no_plan(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = trygg("new", "--type", "åtgärdsplan", "--id", name)
    assert (2, []) == (answer.code, [*tmp_path.iterdir()])
    assert "ingen plan görs" in answer.err


def test_an_id_for_a_plan_that_is_made_of_another_is_not_passed_by(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = trygg("new", "--from", "p.yaml", "--year", "2027", "--id", "x")
    assert (2, True) == (answer.code, "gäller bara en tom plan" in answer.err)


def test_init_makes_the_first_plan_of_a_kind(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0 == trygg("init", "--type", "medborgarlöften").code
    assert Path("plans/medborgarlöften.yaml").read_text("utf-8").endswith(skeletons.empty(PlanKind.PROMISES))
    assert ["plans/medborgarlöften.yaml"] == [path.as_posix() for path in Path("plans").iterdir()]


def test_init_fills_the_first_plan_with_examples_that_are_a_plan(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0 == trygg("init", "--type", "medborgarlöften", "--with-examples").code
    made = Path("plans/medborgarlöften.yaml").read_text("utf-8")
    assert made.endswith(skeletons.filled(PlanKind.PROMISES))
    assert 0 == trygg("validate").code


def test_a_file_that_is_there_is_never_written_over(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plans").mkdir()
    for name in ("handlingsplan", "p-2022", "p-2023"):
        Path(f"plans/{name}.yaml").write_text(HEAD, "utf-8")
    for given in (["--type", "handlingsplan"], ["--from", "plans/p-2022.yaml", "--year", "2023"]):
        assert 2 == trygg("new", *given).code
    assert {HEAD} == {path.read_text("utf-8") for path in Path("plans").iterdir()}


@pytest.mark.parametrize(
    "given",
    [
        [],
        ["--year", "2023"],
        ["--from", "p.yaml"],
        ["--type", "handlingsplan", "--from", "p.yaml", "--year", "2023"],
    ],
)
def test_what_is_to_be_made_must_be_said(trygg: Trygg, given: list[str]) -> None:
    assert 2 == trygg("new", *given).code


# Next year's from this year's


def identified(value: Any, part: str = PLAN) -> Counter[tuple[str, str]]:
    """Return everything with an id in a plan, and its actors, counted in another way than the tool does."""
    found: Counter[tuple[str, str]] = Counter()
    for key, inner in value.items():
        field = shapes()[part].fields[key]
        if field.container == "map" and field.part:
            found.update(("actor", name) for name in inner)
        rows = inner if field.container == "list" else inner.values() if field.container == "map" else [inner]
        for row in rows if field.part else ():
            kind = shapes()[field.part or ""].kind
            found.update([(kind, row["id"])] if kind else [])
            found += identified(row, field.part or "")
    return found


def sorts(value: Any, part: str = PLAN) -> Counter[str]:
    """Return how many there are of each sort of part that belongs to the old plan."""
    found: Counter[str] = Counter()
    for key, inner in value.items():
        field = shapes()[part].fields[key]
        rows = inner if field.container == "list" else inner.values() if field.container == "map" else [inner]
        for row in rows if field.part else ():
            found.update([field.part] if field.part in LEFT else [])
            found += sorts(row, field.part or "")
    return found


def next_of(document: Document) -> Successor:
    valid = document.plan.valid
    last = valid.end if valid and valid.end else None
    return succeed(document, last.year + 1 if last else 2030)


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_everything_of_the_old_plan_is_told_of_once(path: Path) -> None:
    old = read(path.name, path.read_bytes())
    account = next_of(old).account
    assert identified(old.data) == Counter((item.kind, item.id) for item in account.items)
    assert len(account.items) == sum(count for _, count in account.sums())
    assert sorts(old.data) == account.left


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_the_new_plan_is_a_plan_with_what_was_carried_over_and_no_more(path: Path) -> None:
    old = read(path.name, path.read_bytes())
    made = next_of(old)
    new = read("new.yaml", made.text)
    assert () == new.problems
    over = {(item.kind, item.id) for item in made.account.items if item.fate in (Fate.CARRIED, Fate.RENEWED)}
    assert over == {*identified(new.data)}
    assert not sorts(new.data)
    assert data_of(old)["id"] != data_of(new)["id"]


def measure(lines: str) -> str:
    return f"{HEAD}åtgärder:\n  - id: A1\n    åtgärd: Belysning\n    {lines}\n"


def made_of(lines: str) -> tuple[Fate, dict[str, Any], str]:
    """Return what became of the measure, the new one, and the new plan."""
    made = succeed(read("p.yaml", measure(lines)), 2023)
    (fate,) = [item.fate for item in made.account.items if item.kind == "measure"]
    return fate, (data_of(read("p", made.text)).get("åtgärder") or [{}])[0], made.text


def status(word: str) -> str:
    return f"uppföljning: [{{avser: 2022-T3, datum: 2022-12-20, status: {word}}}]"


@pytest.mark.parametrize(
    ("fate", "lines"),
    [
        (Fate.CARRIED, status("pågår")),
        (Fate.CARRIED, status("ej påbörjad")),
        (Fate.CARRIED, status("vilande")),
        (Fate.CARRIED, "typ: utredning"),
        (Fate.FINISHED, status("genomförd")),
        (Fate.CANCELLED, status("avbruten")),
        (Fate.RENEWED, f"tid: {{frekvens: {{antal: 2, per: år}}}}\n    {status('genomförd')}"),
        (Fate.RENEWED, f"typ: ordinarie arbete\n    {status('pågår')}"),
        (Fate.CANCELLED, f"tid: {{frekvens: {{per: år}}}}\n    {status('avbruten')}"),
        (Fate.FINISHED, f"tid: {{säsong: [höst]}}\n    {status('genomförd')}"),
        (Fate.CARRIED, f"tid: {{säsong: [höst]}}\n    {status('pågår')}"),
    ],
)
def test_what_becomes_of_a_measure_follows_from_how_it_stands(fate: Fate, lines: str) -> None:
    assert fate is made_of(lines)[0]


def test_what_was_said_of_a_cancelled_measure_is_told_where_it_stays_behind() -> None:
    said = status("avbruten").replace("}]", ", kommentar: Flyttas till 2023., nästa_steg: Ny upphandling}]")
    made = succeed(read("p.yaml", measure(said)), 2023)
    assert "avbruten – ”Flyttas till 2023. Ny upphandling”" in account.text(made.account)
    assert "# avbruten: A1 Belysning – ”Flyttas till 2023. Ny upphandling”\n" in made.text


def test_the_account_counts_each_kind_in_words() -> None:
    text = account.text(succeed(read("p.yaml", measure(status("pågår"))), 2023).account)
    assert "1 åtgärd:" == text.splitlines()[0]


def test_a_measure_that_goes_over_keeps_its_id_says_where_it_came_from_and_leaves_its_reports() -> None:
    _, new, _ = made_of(status("pågår"))
    assert {"id": "A1", "åtgärd": "Belysning", "källa": "Åtgärd A1 i Plan 2022 (p-2022)"} == new


@pytest.mark.parametrize(
    ("expected", "time"),
    [
        ({"från": "2023-01-01", "till": "2023-12-31"}, "från: 2022-01-01, till: 2022-12-31"),
        ({"när": "2022-T2"}, "när: 2022-T2"),
        ({"när": "2023-T3"}, "när: 2022-T3"),
        (
            {"frekvens": {"per": "år"}, "perioder": ["2023-04/2023-05", "2023-09"]},
            "frekvens: {per: år}, perioder: [2022-04/2022-05, 2022-09]",
        ),
        (
            {
                "frekvens": {"antal": "1", "per": "år"},
                "hållpunkter": [{"text": "Start", "datum": "2023-02-28"}],
            },
            "frekvens: {antal: 1, per: år}, hållpunkter: [{text: Start, datum: 2022-02-28}]",
        ),
    ],
)
def test_yearly_times_are_moved_and_others_stay(expected: dict[str, Any], time: str) -> None:
    _, new, text = made_of(f"tid: {{{time}}}")
    assert expected == new["tid"]
    assert ("slutdatumet" in text) is (expected == {"när": "2022-T2"})


def test_the_baseline_is_the_last_outcome_and_the_target_of_the_whole_time_is_moved() -> None:
    text = (
        "indikatorer:\n  - id: I1\n    namn: Otrygga\n    enhet: procent\n    baslinje: {värde: 32, år: 2021}\n"
        "    mål: {högst: 26, senast: 2022}\n"
        "    utfall: [{period: 2022-T1, värde: 31}, {period: 2022, värde: 29.5}]\n"
    )
    made = succeed(read("p.yaml", HEAD + text), 2023)
    (new,) = data_of(read("p", made.text))["indikatorer"]
    assert {"värde": "29.5", "år": "2022", "källa": "Plan 2022"} == new["baslinje"]
    assert {"högst": "26", "senast": "2023"} == new["mål"]
    assert "utfall" not in new
    assert "Gäller målvärdet fortfarande?" in made.text


def test_promises_that_end_are_told_and_those_that_go_on_go_over() -> None:
    text = (
        "löften:\n  - {id: L1, löfte: Vi går}\n  - {id: L2, löfte: Vi stannar, gäller: {till: 2024-12-31}}\n"
    )
    made = succeed(read("p.yaml", HEAD + text), 2023)
    assert [("L1", Fate.ENDED), ("L2", Fate.CARRIED)] == [(item.id, item.fate) for item in made.account.items]
    assert "# upphör: L1 Vi går" in made.text


def test_a_reference_to_what_stays_in_the_old_plan_is_taken_away_and_told() -> None:
    text = measure(status("genomförd")) + "  - id: A2\n    åtgärd: Kameror\n    väntar_på: [A1]\n"
    made = succeed(read("p.yaml", text), 2023)
    (new,) = data_of(read("p", made.text))["åtgärder"]
    assert "väntar_på" not in new
    assert "A1 nämndes under väntar_på" in made.text


def test_the_plan_itself_has_an_id_a_title_and_a_time_of_its_own_and_is_not_decided() -> None:
    text = HEAD + "version: 2022-02-01\nhandlingsstatus: beslutad\ndnr: KS 1\n"
    new = read("p", succeed(read("p.yaml", text), 2023).text).data
    assert {
        "id": "p-2023",
        "titel": "Plan 2023",
        "typ": "handlingsplan",
        "gäller": {"från": "2023-01-01", "till": "2023-12-31"},
        "handlingsstatus": "utkast",
        "ersätter": ["Plan 2022"],
    } == new


def test_a_year_that_is_not_later_and_a_plan_without_a_time_are_refused() -> None:
    with pytest.raises(NotLater):
        succeed(read("p.yaml", HEAD), 2022)
    with pytest.raises(NoTime):
        succeed(read("p.yaml", "id: p\ntitel: P\ntyp: handlingsplan\n"), 2023)


def test_history_follows_a_measure_from_one_plan_to_the_next(trygg: Trygg, git: Git) -> None:
    Path("plans").mkdir()
    rule = "uppföljningsregler: [{id: tertial, varje: tertial}]\n"
    Path("plans/p-2022.yaml").write_text(measure(status("pågår")) + rule, "utf-8")
    git("add", ".")
    git("commit", "-qm", "2022")
    result = trygg("new", "--from", "plans/p-2022.yaml", "--year", "2023")
    assert (0, "plans/p-2023.yaml") == (result.code, result.out.splitlines()[-1]), result.err
    assert "  A1 Belysning: förs över (pågår)" in result.out
    assert "  tertial: förs över\n" in result.out
    assert measure(status("pågår")) + rule == Path("plans/p-2022.yaml").read_text("utf-8")
    git("add", ".")
    git("commit", "-qm", "2023")
    told = trygg("history", "A1").out
    assert told.index("plans/p-2022.yaml") < told.index("plans/p-2023.yaml")
    assert 0 == trygg("validate").code


def test_nothing_is_written_by_a_dry_run_or_of_a_plan_with_problems(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p-2022.yaml").write_text(measure(status("pågår")), "utf-8")
    assert (
        "A1 Belysning: förs över" in trygg("new", "--from", "p-2022.yaml", "--year", "2023", "--dry-run").out
    )
    Path("q-2022.yaml").write_text("id: q\n", "utf-8")
    assert 1 == trygg("new", "--from", "q-2022.yaml", "--year", "2023").code
    assert ["p-2022.yaml", "q-2022.yaml"] == sorted(path.name for path in Path().iterdir())


def test_the_plan_can_go_to_standard_output_with_the_account_beside_it(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p-2022.yaml").write_text(measure(status("pågår")), "utf-8")
    result = trygg("new", "--from", "p-2022.yaml", "--year", "2023", "-o", "-")
    assert () == read("p", result.out).problems
    assert "förs över" in result.err


@pytest.mark.usefixtures("git")
def test_what_comes_from_standard_input_goes_to_standard_output(trygg: Trygg) -> None:
    answer = trygg("new", "--from", "-", "--year", "2023", stdin=measure(status("pågår")).encode())
    assert 0 == answer.code, answer.err
    assert "id: A1" in answer.out
    assert [] == [*Path().glob("*.yaml")]
