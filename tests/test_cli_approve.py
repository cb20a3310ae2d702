"""`trygg approve` as a person meets it: stamps written, shown or refused."""

import re
import time
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.conftest import ROOT, Trygg, write

PLAN = """\
trygg: 1
id: p
titel: Plan
typ: handlingsplan
mål:
  - {id: A1, mål: Färre brott}
fokusområden:
  - id: f
    namn: Centrum
    åtgärder:
      - id: A1  # den första
        åtgärd: Belysning
      - id: N2
        åtgärd: Vandring
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a plan among those of a project, in the folder that commands are run in."""
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "plans" / "p.yaml", PLAN)


def test_an_approval_is_written_and_told(trygg: Trygg, plan: Path) -> None:
    answer = trygg(
        "approve",
        "N2",
        "--role",
        "KS",
        "--decision",
        "§ 12",
        "--comment",
        "läst",
        "--datum",
        "2026-11-22",
        "--lang",
        "en",
    )
    assert (0, "") == (answer.code, answer.out)
    assert "plans/p.yaml: KS approves measure N2 Vandring\n" == answer.err
    said = "roll: KS, datum: 2026-11-22, beslut: § 12, kommentar: läst"
    stamp = rf"        godkännanden:\n          - \{{{said}, avtryck: h[0-9a-f]{{16}}\}}\n"
    assert re.fullmatch(re.escape(PLAN) + stamp, plan.read_text("utf-8"))
    assert 0 == trygg("validate", "--fail-on", "info").code


def test_a_change_is_told_by_validate_and_a_new_approval_ends_that(trygg: Trygg, plan: Path) -> None:
    trygg("approve", "f", "N2", "--role", "KS", "--datum", "2026-11-22")
    plan.write_text(plan.read_text("utf-8").replace("Vandring", "Vandringar"), "utf-8")
    answer = trygg("validate", "-f", "concise")
    assert (0, 2) == (answer.code, answer.out.count(" S13: "))
    assert 1 == trygg("validate", "--fail-on", "varning").code
    again = trygg("approve", "f", "N2", "--role", "ks", "--datum", "2026-12-01", "--lang", "en")
    told = "approves focus area f Centrum, with 2 items in it; the approval on 2026-11-22 stays in the plan as history"
    assert told in again.err
    assert "" == trygg("validate").out
    assert 2 == plan.read_text("utf-8").count("roll: KS, datum: 2026-11-22")


def test_the_second_time_no_byte_is_written(trygg: Trygg, plan: Path) -> None:
    trygg("approve", "p", "--role", "KS", "--datum", "2026-11-22")
    before = plan.read_bytes(), plan.stat().st_mtime_ns, plan.stat().st_ino
    answer = trygg("approve", "p", "--role", "KS", "--datum", "2027-01-01", "--lang", "en")
    assert before == (plan.read_bytes(), plan.stat().st_mtime_ns, plan.stat().st_ino)
    assert "plans/p.yaml: KS has already approved the plan p Plan, on 2026-11-22\n" == answer.err


def test_today_is_said_aloud(trygg: Trygg, plan: Path) -> None:
    days = [time.strftime("%Y-%m-%d")]
    answer = trygg("approve", "N2", "--role", "KS", "--lang", "en")
    days.append(time.strftime("%Y-%m-%d"))
    (written,) = re.findall(r"datum: (\S+),", plan.read_text("utf-8"))
    assert written in days
    assert f"dated today, {written}; --datum gives another day" in answer.err


@pytest.mark.parametrize("option", ["--diff", "--dry-run"])
def test_what_would_be_written_is_shown_and_not_written(trygg: Trygg, plan: Path, option: str) -> None:
    answer = trygg("approve", "N2", "--role", "KS", option)
    assert 1 == answer.code
    assert "+          - {roll: KS, " in answer.out
    assert PLAN.encode() == plan.read_bytes()
    trygg("approve", "N2", "--role", "KS")
    assert (0, "") == ((again := trygg("approve", "N2", "--role", "KS", option)).code, again.out)


def test_an_id_with_two_meanings_is_asked_about(trygg: Trygg, plan: Path) -> None:
    answer = trygg("approve", "A1", "--role", "KS", "--lang", "en")
    assert (2, PLAN.encode()) == (answer.code, plan.read_bytes())
    assert "write one of mål:A1, åtgärd:A1" in answer.err
    for meant, word in (
        ("åtgärd:A1", "measure"),
        ("atgard:A1", "measure"),
        ("measure:A1", "measure"),
        ("mål:A1", "goal"),
    ):
        assert (
            f"KS approves {word} A1" in trygg("approve", meant, "--role", "KS", "--diff", "--lang", "en").err
        )


def test_all_unknown_ids_are_told_and_nothing_is_written(trygg: Trygg, plan: Path) -> None:
    answer = trygg("approve", "n2", "N2", "åtgärd:f", "--role", "KS", "--lang", "en")
    assert (2, PLAN.encode()) == (answer.code, plan.read_bytes())
    assert 'nothing that can be approved has the id "n2"\n  did you mean "N2"?' in answer.err
    assert 'nothing that can be approved has the id "åtgärd:f"' in answer.err


def test_an_id_is_found_however_its_letters_are_put_together(trygg: Trygg, plan: Path) -> None:
    whole, apart = normalize("NFC", "Å2"), normalize("NFD", "Å2")
    for written, typed in ((whole, apart), (apart, whole)):
        plan.write_text(PLAN.replace("N2", written), "utf-8")
        assert 0 == trygg("approve", typed, "--role", "KS").code
        assert "roll: KS" in plan.read_text("utf-8")


def test_a_plan_is_chosen_where_several_have_the_id(trygg: Trygg, plan: Path) -> None:
    other = plan.with_name("q.yaml")
    other.write_bytes(PLAN.encode())
    answer = trygg("approve", "N2", "--role", "KS", "--lang", "en")
    assert 2 == answer.code
    assert "say which with --plan: plans/p.yaml, plans/q.yaml" in answer.err
    assert 0 == trygg("approve", "N2", "--role", "KS", "--plan", "plans/q.yaml").code
    assert PLAN.encode() == plan.read_bytes()
    assert b"roll: KS" in other.read_bytes()


def test_ids_of_several_plans_are_approved_at_once(trygg: Trygg, plan: Path) -> None:
    other = plan.with_name("q.yaml")
    other.write_bytes(PLAN.replace("id: p", "id: q").replace("N2", "N3").encode())
    assert 0 == trygg("approve", "N3", "N2", "p", "q", "--role", "KS").code
    assert [2, 2] == [path.read_bytes().count(b"roll: KS") for path in (plan, other)]


@pytest.mark.parametrize("broken", [PLAN + "okänd: x\n", PLAN + "mål: [\n"])
def test_a_plan_with_problems_is_refused(trygg: Trygg, plan: Path, broken: str) -> None:
    plan.write_bytes(broken.encode())
    answer = trygg("approve", "N2", "--role", "KS", "--lang", "en")
    assert (2, broken.encode()) == (answer.code, plan.read_bytes())
    assert "plans/p.yaml cannot be read" in answer.err


def test_line_ends_byte_order_mark_and_permissions_stay(trygg: Trygg, plan: Path) -> None:
    before = b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode()
    plan.write_bytes(before)
    plan.chmod(0o640)
    trygg("approve", "p", "f", "N2", "--role", "KS")
    made = plan.read_bytes()
    assert made.startswith(before)
    assert made.count(b"\n") == made.count(b"\r\n") == before.count(b"\n") + 6
    assert 0o640 == plan.stat().st_mode & 0o777


def test_standard_input_goes_to_standard_output(trygg: Trygg, plan: Path) -> None:
    answer = trygg(
        "approve", "N2", "--role", "KS", "--plan", "-", "--datum", "2026-11-22", stdin=PLAN.encode()
    )
    assert answer.out.startswith(PLAN + "        godkännanden:\n")


@pytest.mark.parametrize("text", ["", "  ", "a\x1b[31mb", "a\u202eb", "\u200b"])
@pytest.mark.parametrize("option", ["--role", "--decision", "--comment"])
def test_a_text_that_cannot_be_seen_is_refused(trygg: Trygg, plan: Path, text: str, option: str) -> None:
    given = {"--role": "KS"} | {option: text}
    answer = trygg("approve", "N2", *(part for pair in given.items() for part in pair), "--lang", "en")
    assert (2, PLAN.encode()) == (answer.code, plan.read_bytes())
    assert f"the text after {option} cannot stand in an approval" in answer.err


def test_a_wrong_date_and_a_missing_role_are_refused(trygg: Trygg, plan: Path) -> None:
    assert 2 == trygg("approve", "N2", "--role", "KS", "--datum", "2026-02-30").code
    assert 2 == trygg("approve", "N2").code
    assert 2 == trygg("approve", "--role", "KS").code
    assert PLAN.encode() == plan.read_bytes()


def test_what_an_approval_is_made_of_stands_in_the_schema(trygg: Trygg) -> None:
    answer = trygg("schema")
    assert 8 == answer.out.count('"godkännanden"')
    assert "[g-z][0-9a-f]{16}" in answer.out


def test_a_persons_name_in_an_approval_is_found_by_lint(trygg: Trygg, plan: Path) -> None:
    trygg("approve", "N2", "--role", "Anna Andersson")
    assert "P02" in trygg("lint", "--select", "P02").out


def test_formatting_keeps_approvals(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes((ROOT / "tests" / "full.yaml").read_bytes())
    trygg("format")
    assert (0, "") == ((answer := trygg("validate")).code, answer.out)
