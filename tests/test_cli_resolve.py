"""`trygg resolve` as a person meets it, and as a script does."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Git, Trygg
from trygg_cli import language
from trygg_cli.cli import asking, resolving

BASE = """\
id: p
åtgärder:
  - id: M
    åtgärd: Vandring
    status: pågår
    mål: minst 8
    uppföljning:
      - avser: 2024-T1
        datum: 2024-05-10
        status: pågår
"""
OURS = BASE.replace("Vandring", "Nattvandring").replace("minst 8", "minst 9")
THEIRS = BASE.replace("Vandring", "Kvällsvandring").replace("minst 8", "minst 10")
MARKED = BASE.replace(
    "    åtgärd: Vandring\n",
    "<<<<<<< HEAD\n    åtgärd: Nattvandring\n=======\n    åtgärd: Kvällsvandring\n>>>>>>> gren\n",
).replace("    mål: minst 8\n", "<<<<<<< HEAD\n    mål: minst 9\n=======\n    mål: minst 10\n>>>>>>> gren\n")

Answers = Callable[..., list[str]]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a plan with two conflicts, outside of any repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    path = tmp_path / "plan.yaml"
    path.write_bytes(MARKED.encode())
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Return a function that sits a person at the terminal, who gives these answers; returns what was asked."""

    def give(*given: str) -> list[str]:
        asked: list[str] = []
        left = iter(given)

        def ask(question: str) -> str:
            asked.append(question)
            return next(left)

        monkeypatch.setattr(asking, "is_watched", lambda: True)
        monkeypatch.setattr(asking, "ask", ask)
        return asked

    return give


def test_without_anybody_to_ask_conflicts_are_shown_and_nothing_is_written(trygg: Trygg, plan: Path) -> None:
    answer = trygg("resolve", "plan.yaml", "--lang", "en")
    assert 1 == answer.code
    assert answer.out == (
        "plan.yaml:4: conflict 1 of 2\n"
        "  measure M Nattvandring, åtgärd\n"
        "    our side (HEAD): Nattvandring · their side (gren): Kvällsvandring\n"
        "plan.yaml:10: conflict 2 of 2\n"
        "  measure M Nattvandring, mål\n"
        "    our side (HEAD): minst 9 · their side (gren): minst 10\n"
    )
    assert MARKED.encode() == plan.read_bytes()


def test_a_plan_without_conflicts_is_fine(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(BASE.encode())
    answer = trygg("resolve", plan)
    assert (0, "") == (answer.code, answer.out)


@pytest.mark.parametrize("side", ["theirs", "deras", "DERAS"])
def test_a_side_is_taken(trygg: Trygg, plan: Path, side: str) -> None:
    assert 0 == trygg("resolve", plan, "--take", side).code
    assert THEIRS.encode() == plan.read_bytes()


def test_ours_may_be_typed_without_a_ring(trygg: Trygg, plan: Path) -> None:
    assert 0 == trygg("resolve", plan, "--take", "var").code
    assert OURS.encode() == plan.read_bytes()


def test_an_unknown_side_is_refused(trygg: Trygg, plan: Path) -> None:
    answer = trygg("resolve", plan, "--take", "their", "--lang", "en")
    assert 2 == answer.code
    assert 'did you mean "theirs"?' in answer.err


@pytest.mark.parametrize(
    ("option", "value", "left"), [("--field", "mal", 1), ("--item", "M", 0), ("--item", "X", 2)]
)
def test_only_what_is_meant_is_taken(trygg: Trygg, plan: Path, option: str, value: str, left: int) -> None:
    assert int(left > 0) == trygg("resolve", plan, "--take", "vår", option, value).code
    assert left == plan.read_text("utf-8").count("<<<<<<<")


def test_what_would_be_written_is_shown(trygg: Trygg, plan: Path) -> None:
    answer = trygg("resolve", plan, "--take", "vår", "--diff")
    assert 0 == answer.code
    assert {"-=======", "-    åtgärd: Kvällsvandring"} <= {*answer.out.splitlines()}
    assert MARKED.encode() == plan.read_bytes()


def test_json_has_both_sides(trygg: Trygg, plan: Path) -> None:
    answer = trygg("resolve", plan, "--list", "--format", "json", "--take", "vår")
    found = json.loads(answer.out)["conflicts"]
    assert [
        (4, 8, ["åtgärd"], "Nattvandring", "Kvällsvandring"),
        (10, 14, ["mål"], "minst 9", "minst 10"),
    ] == [
        (
            value["line"],
            value["end_line"],
            value["differences"][0]["field"],
            value["differences"][0]["ours"],
            value["differences"][0]["theirs"],
        )
        for value in found
    ]
    assert {"kind": "measure", "id": "M", "label": "åtgärd M Nattvandring"} == found[0]["differences"][0][
        "item"
    ]


def test_a_person_takes_a_side_and_types_a_value(trygg: Trygg, plan: Path, answers: Answers) -> None:
    asked = answers("o", "edit", "minst 12: per vecka")
    answer = trygg("resolve", plan, "--lang", "en")
    assert (0, "", 3) == (answer.code, answer.out, len(asked))
    wanted = BASE.replace("Vandring", "Nattvandring").replace("minst 8", "'minst 12: per vecka'")
    assert wanted.encode() == plan.read_bytes()


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_a_letter_is_enough_in_every_language(name: str) -> None:
    language.use(name)
    offered = (
        resolving.OURS,
        resolving.THEIRS,
        resolving.BOTH,
        resolving.OWN,
        resolving.SKIP,
        resolving.STOP,
    )
    assert len(offered) == len({language.translate(message)[0] for message in offered})


def test_a_word_nobody_understands_is_asked_for_again(trygg: Trygg, plan: Path, answers: Answers) -> None:
    asked = answers("perhaps", "", "t", "t")
    assert 0 == trygg("resolve", plan, "--lang", "en").code
    assert (4, THEIRS.encode()) == (len(asked), plan.read_bytes())


def test_both_is_offered_only_where_both_can_stand(trygg: Trygg, plan: Path, answers: Answers) -> None:
    row = "      - avser: {0}\n        datum: {1}\n        status: pågår\n"
    early, late = row.format("2024-T2", "2024-09-01"), row.format("2024-T3", "2025-01-10")
    text = BASE.replace(
        "    åtgärd: Vandring\n", "<<<<<<< a\n    åtgärd: A\n=======\n    åtgärd: B\n>>>>>>> b\n"
    )
    plan.write_bytes(f"{text}<<<<<<< a\n{late}=======\n{early}>>>>>>> b\n".encode())
    asked = answers("ours", "both")
    assert 0 == trygg("resolve", plan, "--lang", "en").code
    assert [False, True] == ["both" in question for question in asked]
    assert (BASE.replace("Vandring", "A") + early + late).encode() == plan.read_bytes()


def test_what_is_skipped_stays(trygg: Trygg, plan: Path, answers: Answers) -> None:
    answers("skip", "t")
    assert 1 == trygg("resolve", plan, "--lang", "en").code
    text = plan.read_text("utf-8")
    assert (1, True) == (text.count("<<<<<<< HEAD\n    åtgärd"), "    mål: minst 10\n    uppf" in text)


def test_who_stops_keeps_the_answers_given(trygg: Trygg, plan: Path, answers: Answers) -> None:
    answers("t", "q")
    assert 1 == trygg("resolve", plan, "--lang", "en").code
    text = plan.read_text("utf-8")
    assert ["    mål: minst 9"] == [
        text.splitlines()[n + 1] for n, line in enumerate(text.splitlines()) if "<" in line
    ]


def test_a_value_that_does_not_fit_is_asked_for_again(trygg: Trygg, plan: Path, answers: Answers) -> None:
    row = "        status: pågår\n"
    marked = f"<<<<<<< a\n{row}=======\n        status: genomförd\n>>>>>>> b\n"
    plan.write_bytes(BASE.replace(row, marked).encode())
    answers("edit", "nog klar", "edit", "avbruten")
    answer = trygg("resolve", plan, "--lang", "en")
    assert 0 == answer.code
    assert "that does not fit" in answer.err
    assert BASE.replace(row, "        status: avbruten\n").encode() == plan.read_bytes()


def test_answers_that_do_not_go_together_are_not_written(trygg: Trygg, plan: Path, answers: Answers) -> None:
    title = "titel: Trygg\n"
    text = f"<<<<<<< a\n{title}=======\n>>>>>>> b\n{BASE}<<<<<<< a\n=======\n{title}>>>>>>> b\n"
    plan.write_bytes(text.encode())
    answers("ours", "theirs")
    answer = trygg("resolve", plan, "--lang", "en")
    assert 1 == answer.code
    assert 'the key "titel" is here twice' in answer.err
    assert text.encode() == plan.read_bytes()


def test_line_ends_and_byte_order_mark_stay(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(b"\xef\xbb\xbf" + MARKED.replace("\n", "\r\n").encode())
    assert 0 == trygg("resolve", plan, "--take", "deras").code
    assert b"\xef\xbb\xbf" + THEIRS.replace("\n", "\r\n").encode() == plan.read_bytes()


def test_broken_markers_are_told_with_their_line_and_hide_no_other_plan(trygg: Trygg, plan: Path) -> None:
    other = plan.with_name("other.yaml")
    other.write_bytes(MARKED.replace(">>>>>>> gren\n", "", 1).encode())
    answer = trygg("resolve", other, plan, "--take", "vår", "--lang", "en")
    assert 2 == answer.code
    assert "other.yaml:9: a conflict begins inside the one on line 4" in answer.err
    assert OURS.encode() == plan.read_bytes()


def test_what_is_not_utf_8_is_left_alone(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(MARKED.encode("cp1252"))
    assert 2 == trygg("resolve", plan, "--take", "vår").code
    assert MARKED.encode("cp1252") == plan.read_bytes()


def test_standard_input_goes_to_standard_output(trygg: Trygg, plan: Path) -> None:
    answer = trygg("resolve", "-", "--take", "deras", stdin=MARKED.encode())
    assert (0, THEIRS) == (answer.code, answer.out)


def test_names_of_branches_and_fields_cannot_act_on_the_terminal(trygg: Trygg, plan: Path) -> None:
    plan.write_bytes(
        MARKED.replace("HEAD", "\N{RIGHT-TO-LEFT OVERRIDE}x").replace("Natt", "\u200bNatt").encode()
    )
    answer = trygg("resolve", plan)
    assert r"(\u{202e}x)" in answer.out
    assert not {"\u202e", "\u200b"} & {*answer.out}


def part(git: Git, plan: Path, ours: str, theirs: str | None) -> None:
    """Commit a plan and a change of it on each of two branches, or its end, and merge them."""
    plan.write_bytes(BASE.encode())
    git("add", ".")
    git("commit", "-qm", "början")
    git("checkout", "-qb", "deras")
    if theirs is None:
        plan.unlink()
    else:
        plan.write_bytes(theirs.encode())
    git("commit", "-qam", "deras")
    git("checkout", "-q", "main")
    plan.write_bytes(ours.encode())
    git("commit", "-qam", "vår")
    git.code("merge", "deras")


def test_git_is_asked_what_was_before_and_told_nothing(trygg: Trygg, git: Git) -> None:
    theirs = BASE.replace("Vandring", "Kvällsvandring").replace(
        "status: pågår\n    mål", "status: avbruten\n    mål"
    )
    plan = Path("min plan.yaml")
    part(git, plan, OURS, theirs)
    answer = trygg("resolve", plan, "--lang", "en")
    assert "before: Vandring" in answer.out
    unmerged = git("status", "--porcelain")
    answer = trygg("resolve", plan, "--take", "vår", "--lang", "en")
    assert 0 == answer.code
    assert "merged anew by item and field. Conflicts line by line: 1; left to settle: 1" in answer.err
    assert "git add -- 'min plan.yaml'" in answer.err
    assert OURS.replace("status: pågår\n    mål", "status: avbruten\n    mål").encode() == plan.read_bytes()
    assert unmerged == git("status", "--porcelain")


def test_a_plan_that_one_side_removed_is_told(trygg: Trygg, git: Git) -> None:
    folder = Path("plans")
    folder.mkdir()
    plan = folder / "p.yaml"
    part(git, plan, OURS, None)
    answer = trygg("resolve", "--lang", "en")
    assert 1 == answer.code
    assert "plans/p.yaml: one side has removed the plan" in answer.err


def test_what_was_answered_is_kept_where_the_plan_was_changed_meanwhile(
    trygg: Trygg, plan: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers("o")
    given = asking.ask

    def ask(question: str) -> str:
        plan.write_bytes(MARKED.encode() + b"# hennes\n")
        return given(question)

    monkeypatch.setattr(asking, "ask", ask)
    answer = trygg("resolve", "plan.yaml", "--field", "mål", "--lang", "en")
    assert 2 == answer.code
    assert "was changed by somebody else meanwhile" in answer.err
    assert "what you have answered is kept in plan.yaml.rej" in answer.err
    assert MARKED.encode() + b"# hennes\n" == plan.read_bytes()
    assert "mål: minst 9" in Path("plan.yaml.rej").read_text("utf-8")


def test_two_new_things_with_one_id_are_told_to_be_two(trygg: Trygg, git: Git) -> None:
    plan = Path("plan.yaml")
    ours, theirs = (f"{BASE}  - id: M2\n    åtgärd: {name}\n" for name in ("Bänkar", "Lampor"))
    part(git, plan, ours, theirs)
    assert "det är två saker med samma id: ge den ena ett nytt id i redigeraren" in trygg("resolve", plan).out
    answer = trygg("resolve", plan, "--take", "båda")
    assert 1 == answer.code
    assert "båda sidorna kan inte stå här" in answer.err


def test_one_thing_that_both_call_otherwise_is_one(trygg: Trygg, git: Git) -> None:
    part(git, Path("plan.yaml"), OURS, THEIRS)
    assert "två saker" not in trygg("resolve", "plan.yaml").out
