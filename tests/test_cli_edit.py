"""`trygg lint --fix` and `trygg format` as a person meets them: files changed, shown or left alone."""

import re
from pathlib import Path

import pytest

from tests.conftest import PLANS, ROOT, Trygg
from trygg_cli.cli import app
from trygg_cli.reading.document import read
from trygg_cli.rules import rules
from trygg_cli.system import atomic, replacements

UNTIDY = "id: p\ntitel: P  \ntyp: Handlingsplan\nversion: 20220902\n"
TIDY = "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\nversion: 2022-09-02\n"
SHUFFLED = "titel: P\ntrygg: 1\n# typen\ntyp: handlingsplan\nid: p\n"
ORDERED = "trygg: 1\nid: p\ntitel: P\n# typen\ntyp: handlingsplan\n"
MIXED = next(rule.bad for rule in rules() if rule.code == "C03")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a plan, p.yaml, in the folder that commands are run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "p.yaml"


def test_fix_mends_the_file_and_shows_what_is_left(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(UNTIDY.encode())
    answer = trygg("lint", "--fix", "p.yaml", "--lang", "en")
    assert TIDY.encode() == plan.read_bytes()
    assert 1 == answer.code
    assert "S06" not in answer.out
    assert "B17" in answer.out
    assert 'p.yaml: write 2022-09-02 for "20220902" under "version"\n' in answer.err
    assert "4 things mended" in answer.err


def test_fix_a_second_time_touches_nothing(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(UNTIDY.encode())
    trygg("lint", "--fix", "p.yaml")
    before = plan.stat().st_mtime_ns, plan.stat().st_ino
    trygg("lint", "--fix", "p.yaml")
    assert before == (plan.stat().st_mtime_ns, plan.stat().st_ino)


def test_fix_without_findings_left_is_fine(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(UNTIDY.encode())
    assert 0 == trygg("lint", "--fix", "--select", "C01", "p.yaml").code


def test_lint_without_fix_touches_nothing(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(UNTIDY.encode())
    trygg("lint", "p.yaml")
    assert UNTIDY.encode() == plan.read_bytes()


def test_line_ends_byte_order_mark_and_permissions_stay(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    plan.chmod(0o640)
    trygg("lint", "--fix", "p.yaml")
    assert b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode() == plan.read_bytes()
    assert 0o640 == plan.stat().st_mode & 0o777


def test_what_rules_find_is_mended_too(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(MIXED.encode())
    trygg("lint", "--fix", "--select", "C03", "p.yaml")
    assert "(KS, KFN)" in plan.read_text("utf-8")


def test_what_an_exception_allows_is_not_mended(trygg: Trygg, plan: Path) -> None:
    text = re.sub(r"(.*KS; KFN.*)", r"\1  # trygg: tillåt C03 – så står det i beslutet", MIXED)
    plan.write_bytes(text.encode())
    trygg("lint", "--fix", "--select", "C03", "p.yaml")
    assert "(KS; KFN)" in plan.read_text("utf-8")


def test_unsafe_fixes_are_told_of_and_made_when_asked_for(trygg: Trygg, plan: Path) -> None:
    text = TIDY + "indikatorer:\n  - {id: i, namn: I, baslinje: {värde: '1,234'}}\n"
    plan.write_bytes(text.encode())
    answer = trygg("lint", "--fix", "p.yaml", "--lang", "en")
    assert "1 more can be mended with --unsafe-fixes" in answer.err
    assert text.encode() == plan.read_bytes()
    trygg("lint", "--fix", "--unsafe-fixes", "p.yaml")
    assert text.replace("1,234", "1.234").encode() == plan.read_bytes()


def test_unsafe_fixes_alone_are_refused(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(UNTIDY.encode())
    assert 2 == trygg("lint", "--unsafe-fixes", "p.yaml").code
    assert UNTIDY.encode() == plan.read_bytes()


def test_diff_shows_what_fix_would_do_and_writes_nothing(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(UNTIDY.encode())
    answer = trygg("lint", "--diff", "p.yaml")
    assert 1 == answer.code
    assert (
        "--- p.yaml\n+++ p.yaml\n@@ -1,4 +1,5 @@\n+trygg: 1\n id: p\n-titel: P  \n-typ: Handlingsplan\n"
        "-version: 20220902\n+titel: P\n+typ: handlingsplan\n+version: 2022-09-02\n"
    ) == answer.out
    assert UNTIDY.encode() == plan.read_bytes()


def test_diff_of_what_needs_no_mending_is_empty(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(TIDY.encode())
    answer = trygg("lint", "--fix", "--diff", "p.yaml")
    assert (0, "") == (answer.code, answer.out)


def test_nothing_in_a_diff_acts_on_the_terminal(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes((UNTIDY + "grupp: A\u202eB\t\r\n").encode())
    answer = trygg("lint", "--diff", "p.yaml")
    assert "-grupp: A\\u{202e}B\\t\n" in answer.out
    assert "+grupp: A\\u{202e}B\n" in answer.out
    assert "\u202e" not in answer.out


def test_a_missing_line_end_is_shown(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(ORDERED.rstrip().encode())
    answer = trygg("format", "--diff", "p.yaml")
    assert "-typ: handlingsplan\n\\ No newline at end of file\n+typ: handlingsplan\n" in answer.out


def test_a_plan_from_standard_input_is_mended_to_standard_output(trygg: Trygg, plan: Path) -> None:
    for form in ("text", "json"):
        answer = trygg("lint", "--fix", "-f", form, "-", stdin=UNTIDY.encode())
        assert (1, TIDY) == (answer.code, answer.out)


@pytest.mark.parametrize("content", [UNTIDY.encode("utf-16"), "titel: Känsla\n".encode("cp1252")])
def test_what_is_no_text_never_becomes_one_on_standard_output(
    trygg: Trygg, plan: Path, content: bytes
) -> None:
    answer = trygg("lint", "--fix", "-", stdin=content)
    assert (2, "") == (answer.code, answer.out)
    assert "UTF-8" in answer.err


def test_a_file_that_changes_meanwhile_is_not_overwritten(plan: Path) -> None:
    plan.write_bytes(UNTIDY.encode())
    document = read("p.yaml", UNTIDY)
    plan.write_bytes(b"nytt")
    with pytest.raises(atomic.FileChanged):
        replacements.write(document, TIDY)
    assert b"nytt" == plan.read_bytes()


def test_format_orders_keys_and_names_the_files_it_changed(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(SHUFFLED.encode())
    (plan.parent / "fin.yaml").write_bytes(ORDERED.encode())
    answer = trygg("format", ".")
    assert (0, "p.yaml\n") == (answer.code, answer.out)
    assert ORDERED.encode() == plan.read_bytes()


def test_check_names_the_files_that_would_change_and_ends_with_code_1(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(SHUFFLED.encode())
    answer = trygg("format", "--check", "p.yaml")
    assert (1, "p.yaml\n") == (answer.code, answer.out)
    assert SHUFFLED.encode() == plan.read_bytes()
    plan.write_bytes(ORDERED.encode())
    assert 0 == trygg("format", "--check", "p.yaml").code


def test_format_shows_what_it_would_change(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(SHUFFLED.encode())
    answer = trygg("format", "--diff", "p.yaml")
    assert 1 == answer.code
    assert "+trygg: 1\n+id: p\n titel: P\n-trygg: 1\n" in answer.out
    assert SHUFFLED.encode() == plan.read_bytes()


def test_format_of_standard_input_goes_to_standard_output(trygg: Trygg, plan: Path) -> None:
    assert ORDERED == trygg("format", "-", stdin=SHUFFLED.encode()).out
    assert ORDERED == trygg("format", "-", stdin=ORDERED.encode()).out
    assert (1, "<stdin>\n") == (
        trygg("format", "--check", "-", stdin=SHUFFLED.encode()).code,
        trygg("format", "--check", "-", stdin=SHUFFLED.encode()).out,
    )


def test_a_plan_with_problems_is_not_formatted_and_the_others_are(trygg: Trygg, plan: Path) -> None:
    broken = plan.parent / "a.yaml"
    broken.write_bytes(b"titel: P\nid: p\n")
    plan.write_bytes(SHUFFLED.encode())
    answer = trygg("format", ".")
    assert (2, "p.yaml\n") == (answer.code, answer.out)
    assert "a.yaml" in answer.err
    assert b"titel: P\nid: p\n" == broken.read_bytes()


def test_a_plan_with_an_odd_layout_is_left_and_said_so(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(b"{titel: P, id: p, typ: handlingsplan}\n")
    answer = trygg("format", "p.yaml")
    assert (0, "") == (answer.code, answer.out)
    assert answer.err.startswith("p.yaml ")


def test_an_unreadable_file_is_complained_of(trygg: Trygg, plan: Path) -> None:
    assert 2 == trygg("format", "finns-inte.yaml").code
    assert 2 == trygg("lint", "--diff", "finns-inte.yaml").code


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_there_is_nothing_to_mend_in_the_real_plans(trygg: Trygg, path: Path) -> None:
    assert (0, "") == (trygg("lint", "--diff", path).code, trygg("lint", "--diff", path).out)


def test_the_hooks_run_commands_that_there_are() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    entries = re.findall(r"(?m)^  entry: trygg (\w+)$", text)
    assert ["validate", "lint", "format"] == entries
    assert {*entries} <= {*app.COMMANDS}
    assert 3 == text.count("  files: ^plans/\n") == text.count("  types: [yaml]\n")
