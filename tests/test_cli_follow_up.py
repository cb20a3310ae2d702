"""`trygg follow-up`: what is reported for a period goes into the plan, from options or by being asked."""

import re
from collections.abc import Callable, Iterator
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
indikatorer:
  - id: I.1
    namn: Trygga
    utfall:
      - {period: 2026-T1, värde: 20}
åtgärder:
  - id: N1
    åtgärd: Lampor
    ansvarig: [TK]
    uppföljning:
      - avser: 2026-T1
        status: pågår
        kommentar: Stolparna är beställda.

  - id: N2
    åtgärd: Bänkar
löften:
  - id: L1
    löfte: Vi vandrar
    lovas_av: TK
"""


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "plans" / "p.yaml", PLAN)


DATED = ("--period", "2026-T2", "--datum", "2026-09-02")


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            ["N1", "--status", "klart", "--comment", "Tänt."],
            [
                "+      - avser: 2026-T2",
                "+        datum: 2026-09-02",
                "+        status: genomförd",
                "+        kommentar: Tänt.",
            ],
        ),
        (
            ["N1", "--status", "delvis klart"],
            [
                "+      - avser: 2026-T2",
                "+        datum: 2026-09-02",
                "+        status: pågår",
                "+        ord: delvis klart",
            ],
        ),
        (
            [
                *("N2", "--status", "på gång", "--deviation", "Sent", "--remedy", "Fler", "--next", "Bygg"),
                *("--part", "tekniska kontoret", "--author", "samordnare"),
            ],
            [
                "+    uppföljning:",
                "+      - avser: 2026-T2",
                "+        datum: 2026-09-02",
                "+        part: TK",
                "+        status: pågår",
                "+        avvikelse: Sent",
                "+        hantering: Fler",
                "+        nästa_steg: Bygg",
                "+        författare: samordnare",
            ],
        ),
        (
            ["L1", "--status", "hållet"],
            [
                "+    uppföljning:",
                "+      - avser: 2026-T2",
                "+        datum: 2026-09-02",
                "+        bedömning: hållet",
            ],
        ),
        (["I.1", "--outcome", "24,5"], ["+      - {period: 2026-T2, värde: 24.5, datum: 2026-09-02}"]),
        (
            ["N2", "--comment", "Klart", "--outcome", "I.1=24"],
            [
                "+      - {period: 2026-T2, värde: 24, datum: 2026-09-02}",
                "+    uppföljning:",
                "+      - avser: 2026-T2",
                "+        datum: 2026-09-02",
                "+        kommentar: Klart",
            ],
        ),
        (
            ["p", "--comment", "Gott"],
            ["+uppföljning:", "+  - avser: 2026-T2", "+    datum: 2026-09-02", "+    kommentar: Gott"],
        ),
    ],
)  # fmt: skip
def test_what_is_reported_is_put_in(trygg: Trygg, plan: Path, arguments: list[str], lines: list[str]) -> None:
    answer = trygg("follow-up", *arguments, *DATED)
    assert 0 == answer.code, answer.err
    assert lines == changed_lines(plan, PLAN)
    assert 0 == trygg("validate").code


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["N1", "--period", "T9", "--comment", "x"], '"T9" is not a period'),
        (["N1", "--period", "2026-T2"], 'nothing is said of "N1"'),
        (["N1", "--period", "2026-T1", "--status", "klart"], '"N1" is reported on for 2026-T1 already: pågår'),
        (["N1", "--period", "2026-T2", "--status", "hoppsan"], "plans/p.yaml is not changed"),
        (["L1", "--period", "2026-T2", "--next", "x"], '"nästa_steg" is not reported of "L1"'),
        (["TK", "--period", "2026-T2", "--comment", "x"], '"TK" is not followed up'),
        (["I.1", "--period", "2026-T2", "--comment", "x"], 'nothing is said of "I.1"'),
        (["I.1", "--period", "2026-T2", "--outcome", "många"], "plans/p.yaml is not changed"),
        (["N1", "--period", "2026-T2", "--outcome", "I9=3"], 'nothing has the id "I9"'),
        (["--period", "2026-T2"], "nothing to follow up was named"),
    ],
)  # fmt: skip
def test_what_cannot_be_reported_is_told_and_nothing_is_written(
    trygg: Trygg, plan: Path, arguments: list[str], reason: str
) -> None:
    answer = trygg("follow-up", *arguments, "--lang", "en")
    assert 2 == answer.code
    assert reason in answer.err
    assert PLAN.encode() == plan.read_bytes()


def test_a_period_is_reported_on_anew_when_that_is_asked_for(trygg: Trygg, plan: Path) -> None:
    trygg(
        "follow-up", "N1", "--period", "2026-T1", "--status", "vilande", "--datum", "2026-05-02", "--replace"
    )
    assert ["+        datum: 2026-05-02", "+        status: vilande"] == changed_lines(plan, PLAN)[-2:]
    assert ["-        status: pågår", "-        kommentar: Stolparna är beställda."] == changed_lines(
        plan, PLAN
    )[:2]


def test_what_would_be_written_is_shown(trygg: Trygg, plan: Path) -> None:
    answer = trygg("follow-up", "N1", *DATED, "--status", "klart", "--dry-run")
    assert 1 == answer.code
    assert "+        status: genomförd\n" in answer.out
    assert PLAN.encode() == plan.read_bytes()


# Being asked

Answering = Callable[..., None]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Let a person give these answers, one to each question."""

    def answer(*answers: str) -> None:
        left: Iterator[str] = iter(answers)
        monkeypatch.setattr("trygg_cli.cli.asking.is_watched", lambda: True)
        monkeypatch.setattr("typer.prompt", lambda *_, **__: next(left))

    return answer


def test_a_person_is_asked_about_what_is_not_reported_on_yet(
    trygg: Trygg, plan: Path, answering: Answering
) -> None:
    answering("klart", "Tänt.", "", "", "hållet", "", "24")
    answer = trygg("follow-up", *DATED, "--lang", "en")
    assert 0 == answer.code, answer.err
    told = re.sub(r"\n+", "\n", answer.err)
    assert "1/4 N1 Lampor" in told
    assert "    Answers: Tekniska kontoret\n    Tertial 1 2026: pågår; Stolparna är beställda.\n" in told
    assert "3 follow-ups are written" in told
    assert "+        status: genomförd" in changed_lines(plan, PLAN)
    assert "+        bedömning: hållet" in changed_lines(plan, PLAN)
    assert "+      - {period: 2026-T2, värde: 24, datum: 2026-09-02}" in changed_lines(plan, PLAN)


def test_a_person_is_asked_about_just_what_others_are_reminded_of(
    trygg: Trygg, plan: Path, answering: Answering
) -> None:
    plan.write_text(
        PLAN.replace("ansvarig: [TK]", "ansvarig: [TK, KS]").replace(
            "aktörer:\n", "aktörer:\n  KS: {namn: Kommunstyrelsen, typ: nämnd}\n"
        )
        + "mål:\n  - {id: M1, mål: Fler är trygga, ansvarig: [KS]}\n"
        + "fokusområden:\n  - id: f\n    namn: F\n    åtgärder:\n"
        + "      - {id: N3, åtgärd: Senare, ansvarig: [TK], tid: {från: 2026-10-01, till: 2026-11-30}}\n",
        "utf-8",
    )
    before = plan.read_text("utf-8")
    answering("pågår", "", "", "", "klart", "", "q")
    answer = trygg("follow-up", *DATED, "--lang", "en")
    asked = re.findall(r"/6 (\S+) .*\n    Answers: (.*)", answer.err)
    assert [("N1", "Kommunstyrelsen"), ("N1", "Tekniska kontoret"), ("N2", "The coordination")] == asked
    assert ["KS", "TK"] == [line.split()[-1] for line in changed_lines(plan, before) if "part:" in line]
    reminded = trygg("remind", "--period", "2026-T2", "--datum", "2026-09-03", "--format", "csv").out
    assert {"N2", "M1", "L1", "I.1"} == {line.split(",")[4] for line in reminded.splitlines()[1:]}
    assert "4 items are left" in answer.err


def test_why_a_plan_was_changed_is_no_report_for_the_period(trygg: Trygg, plan: Path) -> None:
    why = "      - {avser: 2026-T2, datum: 2026-09-01, kommentar: Leveransen dröjer.}\n"
    plan.write_text(PLAN.replace("\n  - id: N2", why + "\n  - id: N2"), "utf-8")
    answer = trygg("follow-up", "N1", *DATED, "--status", "klart")
    assert 0 == answer.code, answer.err
    assert why in plan.read_text("utf-8")


def test_an_outcome_that_is_there_is_told_as_one(trygg: Trygg, plan: Path) -> None:
    plan.write_text(PLAN.replace("värde: 20", "värde: 20.5"), "utf-8")
    answer = trygg("follow-up", "I.1", "--period", "2026-T1", "--outcome", "21")
    assert '"I.1" har redan ett utfall för 2026-T1: 20,5' in answer.err


def test_one_may_leave_and_go_on_later(trygg: Trygg, plan: Path, answering: Answering) -> None:
    answering("på gång", "Gräver", "", "Fyll igen", "q")
    answer = trygg("follow-up", *DATED, "--lang", "en")
    assert "1 follow-up is written" in answer.err
    assert "run the command again to go on" in answer.err
    assert "+        nästa_steg: Fyll igen" in changed_lines(plan, PLAN)
    answering("q")
    assert "N2 Bänkar" in (again := trygg("follow-up", *DATED).err)
    assert "N1 Lampor" not in again


def test_what_cannot_be_understood_is_asked_about_again(
    trygg: Trygg, plan: Path, answering: Answering
) -> None:
    answering("hoppsan", "klart", "", "q")
    answer = trygg("follow-up", *DATED, "--lang", "en")
    assert '"hoppsan" is not one of the words for "status"' in answer.err
    assert "+        status: genomförd" in changed_lines(plan, PLAN)


def test_a_plan_that_stands_as_an_argument_is_told_to_stand_behind_the_option(trygg: Trygg) -> None:
    answer = trygg("follow-up", "N1", "plans/2025.yaml", *DATED, "--status", "pågår")
    assert (2, True) == (answer.code, "planen anges här med --plan: --plan plans/2025.yaml" in answer.err)
    assert "--plan:" not in trygg("follow-up", "N1", "N2", *DATED, "--status", "pågår").err
    for named in ("--plan=plans/2025.yaml", "--author=a.yaml"):
        assert "--plan:" not in trygg("follow-up", "N1", "N2", *DATED, named).err


def test_a_word_of_every_day_is_told_with_the_one_that_is_written(trygg: Trygg) -> None:
    answer = trygg("follow-up", "N1", *DATED, "--status", "30 %")
    assert (0, True) == (answer.code, '"30 %" uppfattades som "pågår"' in answer.err)
    more = trygg("follow-up", "N1", *DATED, "--replace", "--status", "inställd pga regn")
    assert "säger mer än de ord som kan stå" in more.err
    assert 'skriv "avbruten" om det stämmer, och resten i kommentaren' in more.err
    own = trygg("follow-up", "N2", *DATED, "--status", "pågår")
    assert (0, False) == (own.code, "uppfattades" in own.err)


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("uppnått", "hållet"),
        ("bedöms ej uppnås", "bedöms inte hållas"),
        ("kan inte bedömas", "ej bedömt"),
        ("det gick inte att bedöma", "ej bedömt"),
    ],
)
def test_a_promise_is_reported_on_in_the_words_of_promises(
    trygg: Trygg, plan: Path, written: str, word: str
) -> None:
    answer = trygg("follow-up", "L1", *DATED, "--status", written)
    assert (0, True) == (answer.code, f'"{written}" uppfattades som "{word}"' in answer.err)
    assert f"+        bedömning: {word}" in changed_lines(plan, PLAN)


def test_of_an_id_in_last_year_s_plan_and_this_year_s_the_one_that_holds_in_the_period_is_meant(
    trygg: Trygg, tmp_path: Path
) -> None:
    for year in ("2025", "2026"):
        valid = f"gäller: {{från: {year}-01-01, till: {year}-12-31}}\naktörer:"
        write(
            tmp_path / "plans" / f"{year}.yaml",
            PLAN.replace("id: p\n", f"id: p-{year}\n").replace("aktörer:", valid),
        )
    plans = ("--plan", "plans/2025.yaml", "--plan", "plans/2026.yaml")
    answer = trygg("follow-up", "N2", *DATED, "--status", "pågår", *plans)
    assert "plans/2026.yaml: N2 har följts upp för 2026-T2" in answer.err
    answer = trygg("follow-up", "N2", "--period", "2030-T2", "--status", "pågår", *plans)
    assert 'id "N2" finns i flera planer' in answer.err


def test_who_writes_the_period_as_for_a_report_is_told_how_it_is_written_here(trygg: Trygg) -> None:
    answer = trygg("follow-up", "N2", "--tertial", "2")
    assert (2, True) == (answer.code, "en period skrivs här som --period 2024-T1" in answer.err)
    assert "en period skrivs" not in trygg("set", "N2", "--tertial", "2").err


def test_a_text_without_quotation_marks_is_told_to_need_them(trygg: Trygg) -> None:
    answer = trygg("follow-up", "N2", *DATED, "--status", "på", "gång", "--author", "samordnare")
    assert (2, True) == (answer.code, 'skrivs inom citattecken: "på gång"' in answer.err)


@pytest.mark.parametrize("arguments", [["N2", "N1"], ["--diff", "N2", "N1"], ["N2", "N1", "--replace"]])
def test_words_that_stand_behind_no_value_are_not_taken_for_its_text(
    trygg: Trygg, arguments: list[str]
) -> None:
    answer = trygg("follow-up", *arguments)
    assert (2, False) == (answer.code, "citattecken" in answer.err)
