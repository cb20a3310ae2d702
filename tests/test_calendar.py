"""Which event of a calendar is which, and which of two versions of it is the newer one."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.conftest import Git, Trygg, write

PLAN = "id: {}\ntitel: P\ntyp: handlingsplan\n{}åtgärder:\n  - {{id: A1, åtgärd: Ljus, tid: {{till: {}}}}}\n"


def plan(day: str, *, name: str = "p", more: str = "") -> str:
    return PLAN.format(name, more, day)


def calendar(trygg: Trygg, *arguments: str, code: int = 0) -> dict[str, dict[str, str]]:
    """Return the properties of every event, by its UID."""
    answer = trygg("export", *arguments, "--format", "ics", "--lang", "en")
    assert code == answer.code, answer.err
    found = {}
    for event in answer.out.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
        facts = dict(re.split(r"[:;]", line, maxsplit=1) for line in event.split("\r\n") if ":" in line)
        found[facts["UID"]] = facts
    return found


def revised(trygg: Trygg, event: str = "p/A1/slut") -> tuple[int, str | None]:
    """Return how many times an event was moved, and on which day last."""
    facts = calendar(trygg)[event]
    return int(facts["SEQUENCE"]), facts.get("LAST-MODIFIED", "").partition("T")[0] or None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder outside git."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


# which event it is


def test_the_events_of_two_municipalities_have_names_of_their_own(folder: Path, trygg: Trygg) -> None:
    for name, home in {"a": "Lund", "b": "Upplands Väsby", "c": ""}.items():
        write(f"{name}.yaml", plan("2025-06-30", more=f"kommun: {home}\n" if home else ""))
    assert ["lund/p/A1/slut", "p/A1/slut", "upplands-väsby/p/A1/slut"] == sorted(
        name for file in "abc" for name in calendar(trygg, f"{file}.yaml")
    )


def test_the_events_of_several_municipalities_go_into_one_calendar(folder: Path, trygg: Trygg) -> None:
    for name, home in {"a": "Lund", "b": "Malmö"}.items():
        write(f"plans/{name}.yaml", plan("2025-06-30", more=f"kommun: {home}\n"))
    assert ["lund/p/A1/slut", "malmö/p/A1/slut"] == [*calendar(trygg)]


def test_a_proposal_is_no_decision(folder: Path, trygg: Trygg) -> None:
    proposal = "aktörer: {KS: {namn: Styrelsen}}\nbeslut: [{typ: förslag, organ: KS, datum: 2025-02-03}]\n"
    write("plans/p.yaml", plan("2025-06-30", more=proposal))
    assert "Styrelsen: Proposal on P" == calendar(trygg)["p/p/beslut-1"]["SUMMARY"]
    assert "Styrelsen: Förslag om P" in trygg("export", "--format", "ics").out


# which version is the newer one


def test_outside_git_the_version_of_the_plan_is_the_number(folder: Path, trygg: Trygg) -> None:
    write("plans/p.yaml", plan("2025-06-30", more="version: 2025-01-10\n"))
    assert (20250110, "20250110") == revised(trygg)
    write("plans/p.yaml", plan("2025-09-30", more="version: 2025-03-01\n"))
    assert (20250301, "20250301") == revised(trygg)


def test_without_git_or_version_there_is_no_number(folder: Path, trygg: Trygg) -> None:
    write("plans/p.yaml", plan("2025-06-30"))
    assert (0, None) == revised(trygg)
    answer = trygg("export", "--format", "ics")
    assert 0 == answer.code
    assert "plans/p.yaml" in answer.err
    assert "version" in answer.err


def test_each_version_in_which_the_day_moved_counts_and_no_other(git: Git, trygg: Trygg) -> None:
    said = []
    for number, text in enumerate(
        (
            plan("2025-06-30"),
            plan("2025-06-30", more="syfte: Trygghet\n"),
            plan("2025-09-30", more="syfte: Trygghet\n"),
            plan("2025-09-30"),
            plan("2025-06-30"),
        ),
        1,
    ):
        write("plans/p.yaml", text)
        git.commit("x", f"2025-01-0{number}")
        said.append(revised(trygg))
    assert [(0, "20250101"), (0, "20250101"), (1, "20250103"), (1, "20250103"), (2, "20250105")] == said


def test_what_followed_the_version_goes_on_from_it_when_it_is_committed(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", plan("2025-06-30", more="version: 2024-12-01\n"))
    assert (20241201, "20241201") == revised(trygg)
    git.commit()
    assert (20241201, "20250110") == revised(trygg)
    write("plans/p.yaml", plan("2025-09-30", more="version: 2024-12-01\n"))
    git.commit("x", "2025-01-11")
    assert (20241202, "20250111") == revised(trygg)
    write("plans/p.yaml", plan("2025-09-30", more="version: 2025-02-01\n"))
    assert (20241202, "20250111") == revised(trygg)


def test_plans_that_change_names_keep_their_numbers_before_they_are_committed_too(
    git: Git, trygg: Trygg
) -> None:
    for number, day in enumerate(("2025-06-30", "2025-09-30"), 1):
        write("plans/p.yaml", plan(day))
        write("plans/q.yaml", plan("2025-01-01", name="q"))
        git.commit("x", f"2025-01-0{number}")
    write("plans/q.yaml", plan("2025-09-30"))
    write("plans/p.yaml", plan("2025-01-01", name="q"))
    for _ in range(2):
        assert (1, "20250102") == revised(trygg)
        assert (0, "20250101") == revised(trygg, "q/A1/slut")
        git.commit("x", "2025-01-03")


def test_a_plan_that_was_away_goes_on_where_it_was_whatever_its_file_is_called(
    git: Git, trygg: Trygg
) -> None:
    for number, day in enumerate(("2025-06-30", "2025-09-30"), 1):
        write("plans/p.yaml", plan(day))
        git.commit("x", f"2025-01-0{number}")
    git("rm", "--quiet", "plans/p.yaml")
    git.commit("x", "2025-01-03")
    write("plans/back.yaml", plan("2025-09-30"))
    assert (1, "20250102") == revised(trygg)
    write("plans/back.yaml", plan("2025-12-31"))
    assert (2, None) == revised(trygg)
    git.commit("x", "2025-01-04")
    assert (2, "20250104") == revised(trygg)


def test_the_steps_of_a_branch_count_on_it_and_after_a_merge(git: Git, trygg: Trygg) -> None:
    text = plan("2025-06-30", more="syfte: SYFTE\n")
    write("plans/p.yaml", text.replace("SYFTE", "a"))
    git.commit("x", "2025-01-01")
    git("checkout", "--quiet", "-b", "branch")
    for number, day in enumerate(("2025-07-31", "2025-09-30"), 2):
        write("plans/p.yaml", text.replace("SYFTE", "a").replace("2025-06-30", day))
        git.commit("x", f"2025-01-0{number}")
    assert (2, "20250103") == revised(trygg)
    git("checkout", "--quiet", "-")
    write("plans/p.yaml", text.replace("SYFTE", "b"))
    git.commit("x", "2025-01-04")
    assert (0, "20250101") == revised(trygg)
    git("merge", "--quiet", "--no-commit", "--no-ff", "-X", "theirs", "branch")
    write("plans/p.yaml", text.replace("SYFTE", "b").replace("2025-06-30", "2025-09-30"))
    git.commit("x", "2025-01-05")
    assert (2, "20250103") == revised(trygg)


def test_what_is_not_committed_is_one_version_more(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", plan("2025-06-30"))
    git.commit()
    write("plans/p.yaml", plan("2025-09-30"))
    assert (1, None) == revised(trygg)
    write("plans/p.yaml", plan("2025-06-30", more="syfte: Trygghet\n"))
    assert (0, "20250110") == revised(trygg)


def test_a_plan_that_was_never_committed_follows_its_version(git: Git, trygg: Trygg) -> None:
    write("plans/q.yaml", plan("2025-06-30", name="q"))
    git.commit()
    write("plans/p.yaml", plan("2025-06-30", more="version: 2025-01-10\n"))
    assert (20250110, "20250110") == revised(trygg)
    assert (0, "20250110") == revised(trygg, "q/A1/slut")


def test_the_name_stays_when_the_day_moves_and_the_file_too(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", plan("2025-06-30"))
    git.commit("x", "2025-01-01")
    write("plans/p.yaml", plan("2025-01-01", name="q"))
    write("plans/arkiv/p.yaml", plan("2025-09-30"))
    git.commit("x", "2025-01-02")
    assert (1, "20250102") == revised(trygg)
    assert (0, "20250102") == revised(trygg, "q/A1/slut")


def test_an_event_that_came_later_begins_anew(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", plan("2025-06-30"))
    git.commit("x", "2025-01-01")
    write("plans/p.yaml", plan("2025-06-30") + "  - {id: A2, åtgärd: Ljud, tid: {till: 2025-07-31}}\n")
    git.commit("x", "2025-01-02")
    assert (0, "20250102") == revised(trygg, "p/A2/slut")


def test_an_event_that_was_away_keeps_its_number(git: Git, trygg: Trygg) -> None:
    moved = plan("2025-09-30")
    for number, text in enumerate((plan("2025-06-30"), moved, moved.partition("åtgärder")[0], moved), 1):
        write("plans/p.yaml", text)
        git.commit("x", f"2025-01-0{number}")
    assert (1, "20250102") == revised(trygg)


def test_versions_that_do_not_fit_the_format_are_passed_over(git: Git, trygg: Trygg) -> None:
    for number, text in enumerate((plan("2025-06-30"), "id: [\n", plan("2025-09-30")), 1):
        write("plans/p.yaml", text)
        git.commit("x", f"2025-01-0{number}")
    assert (1, "20250103") == revised(trygg)


def test_a_shallow_clone_says_that_moves_may_be_missing(
    git: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, day in enumerate(("2025-06-30", "2025-09-30"), 1):
        write("plans/p.yaml", plan(day))
        git.commit("x", f"2025-01-0{number}")
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth=1", f"file://{Path.cwd()}", str(clone))
    monkeypatch.chdir(clone)
    assert "--unshallow" in trygg("export", "--format", "ics").err
    assert (0, "20250102") == revised(trygg)


def test_a_clone_without_earlier_contents_follows_the_version(
    git: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, day in enumerate(("2025-06-30", "2025-09-30"), 1):
        write("plans/p.yaml", plan(day, more="version: 2024-12-01\n"))
        git.commit("x", f"2025-01-0{number}")
    git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--no-local", "--filter=blob:none", f"file://{Path.cwd()}", str(clone))
    shutil.copytree(clone / "plans", tmp_path / "kept")
    monkeypatch.chdir(clone)
    assert (20241201, "20241201") == revised(trygg)


def test_without_git_the_calendar_is_made_all_the_same(
    git: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("plans/p.yaml", plan("2025-06-30", more="version: 2025-01-10\n"))
    git.commit()
    monkeypatch.setenv("PATH", "")
    assert (20250110, "20250110") == revised(trygg)


def test_standard_input_has_no_versions(git: Git, trygg: Trygg) -> None:
    answer = trygg(
        "export", "-", "--format", "ics", stdin=plan("2025-06-30", more="version: 2025-01-10\n").encode()
    )
    assert "SEQUENCE:20250110\r\n" in answer.out


def imported(*calendars: str) -> dict[str, date]:
    """Return the days that a program has of events when it has read calendars, by RFC 5546: a later number wins."""
    known: dict[str, tuple[int, date]] = {}
    for text in calendars:
        for event in Calendar.from_ical(text).walk("VEVENT"):
            told = int(str(event["SEQUENCE"])), event.decoded("DTSTART")
            known[str(event["UID"])] = max(
                told, known.get(str(event["UID"]), told), key=lambda value: value[0]
            )
    return {uid: day for uid, (_, day) in known.items()}


def test_a_calendar_that_is_read_again_moves_the_day_and_doubles_nothing(git: Git, trygg: Trygg) -> None:
    texts = []
    for day in ("2025-06-30", "2025-09-30"):
        write("plans/p.yaml", plan(day))
        git.commit(day)
        texts.append(trygg("export", "--format", "ics").out)
    assert {"p/A1/slut": date(2025, 9, 30)} == imported(*texts) == imported(*reversed(texts))


def test_the_day_of_a_move_never_comes_before_the_one_told_earlier(git: Git, trygg: Trygg) -> None:
    for day, written in (("2025-06-30", "2025-02-01"), ("2025-09-30", "2025-01-01")):
        write("plans/p.yaml", plan(day))
        git.commit(day, written)
    assert (1, "20250201") == revised(trygg)
