"""`trygg set`, `add`, `remove` and `move`: one thing in a plan is changed, and nothing else."""

from pathlib import Path

import pytest

from tests.answers import changed_lines
from tests.conftest import Trygg, write

PLAN = """\
trygg: 1
id: p
titel: Plan
typ: handlingsplan
aktörer:
  TK: {namn: Tekniska kontoret, typ: förvaltning}
  erik-2.0: {namn: S:t Eriks förening, typ: förening, extern: ja}
indikatorer:
  - id: I1
    namn: Trygga
fokusområden:
  - id: a
    namn: Parker
    åtgärder:
      # om lampor
      - id: N1
        åtgärd: Lampor  # sägs det
        ansvarig: [TK]
        indikatorer: [I1]
        tid: {från: 2026-01-01, till: 2026-05-31}
        uppföljning:
          - avser: 2026-T1
            status: pågår

      - id: N2
        åtgärd: Bänkar
        väntar_på: [N1]
  - id: b
    namn: Torg
    åtgärder:
      - id: N3
        åtgärd: Vakter
"""
ERIK = "  erik-2.0: {namn: S:t Eriks förening, typ: förening, extern: ja}"


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "plans" / "p.yaml", PLAN)


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["N2", "åtgärd=Bänkar och bord"], ["-        åtgärd: Bänkar", "+        åtgärd: Bänkar och bord"]),
        (["N2", "tid.till=31/8 2027"], ["+        tid: {till: 2027-08-31}"]),
        (["N2", "ansvarig=tekniska kontoret"], ["+        ansvarig: [TK]"]),
        (["N1", "ansvarig+=erik-2.0"], ["-        ansvarig: [TK]", "+        ansvarig: [TK, erik-2.0]"]),
        (["N1", "uppföljning.2026-T1.status=klart"], ["-            status: pågår", "+            status: genomförd"]),
        (["N1", "uppföljning.1.status="], ["-            status: pågår"]),
        (["p", "aktörer.erik-2.0.namn=Erik"], [f"-{ERIK}", f"+{ERIK}".replace("S:t Eriks förening", "Erik")]),
        (["erik-2.0", "extern=nej"], [f"-{ERIK}", f"+{ERIK}".replace("ja}", "nej}")]),
        (["p", "begrepp.Trygg. Säker=Utan oro"], ["+begrepp:", "+  Trygg. Säker: Utan oro"]),
        (["åtgärd:N2", "kostnad=1 500"], ["+        kostnad: 1500"]),
    ],
)  # fmt: skip
def test_a_field_is_set_and_nothing_else_is_touched(
    trygg: Trygg, plan: Path, arguments: list[str], lines: list[str]
) -> None:
    answer = trygg("set", *arguments, "--lang", "en")
    assert (0, "") == (answer.code, answer.out), answer.err
    assert sorted(lines) == sorted(changed_lines(plan, PLAN))


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["N2", "tid.tjll=2027"], 'there is no key "tjll" here\n  did you mean "till"?'),
        (["N2", "tid=2027"], '"tid" holds several keys'),
        (["N2", "tid.till=snart"], '"snart" is not a date'),
        (["N2", "ansvarig=TKK"], 'there is no "TKK"'),
        (["N2", "åtgärd="], "is missing"),
        (["N9", "åtgärd=x"], 'nothing has the id "N9"'),
        (["N1", "uppföljning.2026-T2.status=klart"], 'there is no "2026-T2" under "uppföljning"'),
        (["N1", "uppföljning.1.status=kanske klart, kanske inte"], "plans/p.yaml is not changed"),
        (["N1", "åtgärd"], '"åtgärd" is no field with a value'),
        (["N1", "åtgärd=a\x07b"], "signs that cannot be seen"),
        (["p", "id="], "is missing"),
    ],
)  # fmt: skip
def test_what_would_break_the_plan_or_cannot_be_understood_is_not_written(
    trygg: Trygg, plan: Path, arguments: list[str], reason: str
) -> None:
    answer = trygg("set", *arguments, "--lang", "en")
    assert 2 == answer.code
    assert reason in answer.err
    assert PLAN.encode() == plan.read_bytes()


def test_what_is_put_off_needs_a_reason_which_is_written(trygg: Trygg, plan: Path) -> None:
    refused = trygg("set", "N1", "tid.till=2026-12-31", "--lang", "en")
    assert 2 == refused.code
    assert "it was put off, and no new comment says why" in refused.err
    assert "--because" in refused.err
    assert PLAN.encode() == plan.read_bytes()
    trygg("set", "N1", "tid.till=2026-12-31", "--because", "Stolparna dröjer", "--datum", "2026-06-02")
    assert [
        "-        tid: {från: 2026-01-01, till: 2026-05-31}",
        "+        tid: {från: 2026-01-01, till: 2026-12-31}",
        "+          - avser: 2026-T2",
        "+            datum: 2026-06-02",
        "+            kommentar: Stolparna dröjer",
    ] == changed_lines(plan, PLAN)


DECIDED = PLAN.replace(
    "aktörer:",
    "beslut: [{typ: beslut, organ: TK, datum: 2025-12-01, paragraf: § 3}]\naktörer:",
).replace(
    "    namn: Trygga\n", "    namn: Trygga\n    mål: {minst: 5}\n  - {id: I2, namn: Fall, mål: {minst: 5}}\n"
)
BECAUSE = ("--because", "KS 2026-06-01 § 9", "--datum", "2026-06-02")


def test_one_decision_is_the_reason_for_changing_two_things_on_one_day(trygg: Trygg, plan: Path) -> None:
    plan.write_text(DECIDED, "utf-8")
    assert 2 == trygg("set", "I1", "mål.minst=4").code
    assert 0 == trygg("set", "I1", "mål.minst=4", *BECAUSE).code
    assert 0 == trygg("set", "I2", "mål.minst=4", *BECAUSE).code
    assert "I1: KS 2026-06-01 § 9" in plan.read_text("utf-8")
    assert "I2: KS 2026-06-01 § 9" in plan.read_text("utf-8")


def test_a_reason_that_stands_there_already_is_taken_and_not_written_once_more(
    trygg: Trygg, plan: Path
) -> None:
    plan.write_text(DECIDED, "utf-8")
    for field in ("åtgärd=Bänkar och bord", "åtgärd=Bänkar", "målgrupp=unga", "målgrupp=äldre"):
        assert 0 == trygg("set", "N2", field, *BECAUSE).code
    assert 1 == plan.read_text("utf-8").count("KS 2026-06-01 § 9")


def test_a_plan_with_problems_can_be_mended_but_gets_no_new_ones(trygg: Trygg, plan: Path) -> None:
    text = PLAN.replace("status: pågår", "status: hoppsan").replace("till: 2026-05-31", "till: maj")
    plan.write_text(text, "utf-8")
    assert 2 == trygg("set", "N1", "tid.från=april").code
    assert text == plan.read_text("utf-8")
    assert 0 == trygg("set", "N1", "uppföljning.2026-T1.status=pågår").code
    assert ["-            status: hoppsan", "+            status: pågår"] == changed_lines(plan, text)


def test_what_would_be_written_is_shown(trygg: Trygg, plan: Path) -> None:
    answer = trygg("set", "N2", "åtgärd=Bord", "--dry-run")
    assert 1 == answer.code
    assert "+        åtgärd: Bord" in answer.out
    assert PLAN.encode() == plan.read_bytes()
    assert (0, "") == ((same := trygg("set", "N2", "åtgärd=Bänkar", "--diff")).code, same.out)


def test_a_byte_order_mark_and_line_ends_stay(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode())
    trygg("set", "N3", "tid.till=2027-01-01")
    expected = PLAN.replace("Vakter\n", "Vakter\n        tid: {till: 2027-01-01}\n").replace("\n", "\r\n")
    assert b"\xef\xbb\xbf" + expected.encode() == plan.read_bytes()


def test_a_plan_comes_in_and_goes_out(trygg: Trygg) -> None:
    answer = trygg("set", "N3", "åtgärd=Värdar", "--plan", "-", stdin=PLAN.encode())
    assert PLAN.replace("Vakter", "Värdar") == answer.out


def test_a_new_measure_gets_the_next_id_and_stands_last(trygg: Trygg, plan: Path) -> None:
    answer = trygg(
        "add", "measure", "Fler lampor", "--in", "a", "ansvarig=TK", "tid.till=2027-03-31", "--lang", "en"
    )
    assert "plans/p.yaml: N4 is added\n" == answer.err
    assert [
        "+",
        "+      - id: N4",
        "+        åtgärd: Fler lampor",
        "+        ansvarig: [TK]",
        "+        tid: {till: 2027-03-31}",
    ] == changed_lines(plan, PLAN)


def test_a_new_measure_gets_the_number_after_those_it_is_put_among(trygg: Trygg, plan: Path) -> None:
    plan.write_text(PLAN.replace("id: N3", "id: B1"), "utf-8")
    assert "N3 is added" in trygg("add", "åtgärd", "Fler lampor", "--after", "N1", "--lang", "en").err
    assert "B2 is added" in trygg("add", "åtgärd", "Buss", "--in", "b", "--lang", "en").err


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["mål", "Trygga parker"], ["+mål:", "+  - id: trygga-parker", "+    mål: Trygga parker"]),
        (["aktör", "Polisen", "typ=polis"], ["+  polisen: {namn: Polisen, typ: polis}"]),
        (["åtgärd", "Ny", "--after", "N3", "--id", "X"], ["+", "+      - id: X", "+        åtgärd: Ny"]),
    ],
)  # fmt: skip
def test_other_items_are_added_where_they_belong(
    trygg: Trygg, plan: Path, arguments: list[str], lines: list[str]
) -> None:
    answer = trygg("add", *arguments)
    assert 0 == answer.code, answer.err
    assert lines == changed_lines(plan, PLAN)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["åtgärd", "Ny"], "say in which with --in: a, b"),
        (["åtgärd", "Ny", "--in", "I1"], "say in which with --in: a, b"),
        (["sak", "Ny"], 'no sort of item called "sak"'),
        (["mål", "Ny", "--id", "N1"], 'the id "N1" is taken'),
        (["åtgärd", "Ny", "--after", "I1"], "it is not clear where"),
        (["åtgärd", "Ny", "--in", "a", "ansvarig=X"], 'there is no "X"'),
    ],
)
def test_what_cannot_be_added_is_told(trygg: Trygg, plan: Path, arguments: list[str], reason: str) -> None:
    answer = trygg("add", *arguments, "--lang", "en")
    assert 2 == answer.code
    assert reason in answer.err
    assert PLAN.encode() == plan.read_bytes()


def test_what_others_refer_to_is_removed_only_with_the_references(trygg: Trygg, plan: Path) -> None:
    answer = trygg("remove", "I1", "--lang", "en")
    assert 2 == answer.code
    assert '"I1" is referred to by N1' in answer.err
    assert PLAN.encode() == plan.read_bytes()
    assert 0 == trygg("remove", "I1", "--with-references").code
    assert [
        "+        indikatorer: []", "+indikatorer: []", "-        indikatorer: [I1]",
        "-    namn: Trygga", "-  - id: I1", "-indikatorer:",
    ] == sorted(changed_lines(plan, PLAN))  # fmt: skip
    assert 0 == trygg("validate").code


def test_what_has_not_ended_is_removed_with_a_reason(trygg: Trygg, plan: Path) -> None:
    assert "--because" in trygg("remove", "N3").err
    assert PLAN.encode() == plan.read_bytes()
    answer = trygg("remove", "N3", "--because", "Polisen gör det", "--datum", "2026-06-02")
    assert 0 == answer.code, answer.err
    assert '+    kommentar: "N3: Polisen gör det"' in changed_lines(plan, PLAN)


def test_the_plan_itself_is_not_removed(trygg: Trygg) -> None:
    assert "delete the file" in trygg("remove", "p", "--lang", "en").err


def test_a_measure_moves_with_its_comments(trygg: Trygg, plan: Path) -> None:
    assert 0 == trygg("move", "N1", "--after", "N3").code
    moved = PLAN[PLAN.index("      # om lampor") : PLAN.index("\n      - id: N2")]
    expected = PLAN.replace(f"{moved}\n", "") + f"\n{moved}"
    assert expected == plan.read_text("utf-8")
    trygg("move", "N1", "--before", "N2")
    assert PLAN == plan.read_text("utf-8").replace("pågår\n      - id: N2", "pågår\n\n      - id: N2")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["N1"], "say where with one of --before and --after"),
        (["N1", "--after", "I1"], "do not stand in lists of the same sort"),
        (["a", "--after", "a"], '"a" cannot be moved beside itself'),
    ],
)
def test_what_cannot_be_moved_is_told(trygg: Trygg, plan: Path, arguments: list[str], reason: str) -> None:
    answer = trygg("move", *arguments, "--lang", "en")
    assert 2 == answer.code
    assert reason in answer.err
    assert PLAN.encode() == plan.read_bytes()


def test_an_id_of_several_things_is_asked_about(trygg: Trygg, plan: Path) -> None:
    plan.with_name("q.yaml").write_bytes(PLAN.encode())
    assert (
        "say which with --plan: plans/p.yaml, plans/q.yaml"
        in trygg("set", "N1", "åtgärd=x", "--lang", "en").err
    )
    assert 0 == trygg("set", "N1", "åtgärd=x", "--plan", "plans/q.yaml").code
    assert PLAN.encode() == plan.read_bytes()


def test_an_id_that_stands_twice_in_a_plan_is_not_said_to_be_in_several(trygg: Trygg, plan: Path) -> None:
    twice = (
        "id: p\ntitel: P\ntyp: handlingsplan\nåtgärder: [{id: A1, åtgärd: Ljus}, {id: A1, åtgärd: Ronder}]\n"
    )
    plan.write_text(twice, "utf-8")
    answer = trygg("set", "A1", "åtgärd=Lyktor", "--lang", "en")
    assert 2 == answer.code
    assert '"A1" is the id of several things' in answer.err
    assert "trygg validate shows what is wrong" in answer.err


def test_an_actor_that_is_named_in_a_field_goes_by_its_short_name(trygg: Trygg, plan: Path) -> None:
    assert 0 == trygg("add", "aktör", "SRV", "namn=SRV återvinning", "typ=bolag").code
    assert ["+  SRV: {namn: SRV återvinning, typ: bolag}"] == changed_lines(plan, PLAN)


@pytest.mark.parametrize(
    "arguments",
    [("åtgärd", "Lampor", "åtgärd=Fler lampor"), ("aktör", "SRV", "namn=Återvinning", "--id", "S")],
)
def test_a_new_item_is_not_called_two_things(trygg: Trygg, plan: Path, arguments: tuple[str, ...]) -> None:
    answer = trygg("add", *arguments, "--in", "a")
    assert (2, PLAN) == (answer.code, plan.read_text("utf-8"))
    assert f'posten heter både "{arguments[1]}" och {arguments[2]}' in answer.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["titel=X"], "det som ändras står först, som i trygg set A3 tid.till=2027-03-31"),
        (["titel=X"], "planen själv nämns med sitt eget id"),
        (["planen", "titel=X"], 'planen själv har id "p"'),
        (["p", "beslut+=typ: beslut"], "en ny skrivs i redigeraren: trygg key beslut visar hur"),
        (["p", "beslut.1.organ=TK"], "en ny skrivs i redigeraren: trygg key beslut visar hur"),
    ],
)
def test_what_is_set_is_named_first_and_a_new_part_is_written_in_the_editor(
    trygg: Trygg, plan: Path, arguments: list[str], said: str
) -> None:
    answer = trygg("set", *arguments)
    assert (2, PLAN) == (answer.code, plan.read_text("utf-8"))
    assert said in answer.err
