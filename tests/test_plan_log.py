"""The versions of a plan whatever its file was called, and in its history what came from other plans."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from tests.answers import subjects
from tests.conftest import Git, Trygg, write
from trygg_cli.desk import plan_log
from trygg_cli.desk.counterparts import Holder
from trygg_cli.repository.git import Repository
from trygg_cli.repository.git_log import NeverCommitted

MEASURES = "åtgärder:\n" + "".join(
    f"  - id: A{index}\n    åtgärd: Vandring {index} i stadsdelen\n" for index in range(9)
)
LAST = "id: plan-2024\ntitel: Plan 2024\n" + MEASURES
NEXT = "id: plan-2025\ntitel: Plan 2025\nåtgärder:\n  - id: B1\n    åtgärd: Samtal med ungdomar\n"
OTHER = "id: plan-x\ntitel: Plan X\nåtgärder:\n  - id: C1\n    åtgärd: Belysning i parken\n"


def step(git: Git, subject: str, files: dict[str, str], *gone: str) -> None:
    """Commit what files hold, without those that are gone."""
    for name in gone:
        Path(f"plans/{name}.yaml").unlink()
    for name, text in files.items():
        write(f"plans/{name}.yaml", text)
    number = len(git("rev-list", "--all").split()) if not git.code("rev-parse", "HEAD") else 0
    git.commit(subject, f"2025-01-{number + 10}")


def lives(trygg: Trygg, *arguments: str) -> dict[str, list[list[str]]]:
    """Return for each plan the sentences of each entry."""
    answer = trygg("history", *arguments, "--format", "json", "--lang", "en")
    assert 0 == answer.code, answer.err
    return {
        value["file"]: [[change["sentence"] for change in entry["changes"]] for entry in value["entries"]]
        for value in json.loads(answer.out)["histories"]
    }


# the file


def test_a_plan_is_followed_to_the_archive_and_the_next_begins_in_its_place(git: Git) -> None:
    step(git, "v1", {"plan": LAST})
    step(git, "v2", {"plan": LAST + "syfte: Trygghet\n"})
    step(git, "new year", {"plan": NEXT, "arkiv/2024": LAST + "syfte: Trygghet\n"})
    step(git, "v4", {"plan": NEXT + "syfte: Trygghet\n"})
    assert ["v1", "v2", "new year"] == subjects("plans/arkiv/2024.yaml")
    assert ["new year", "v4"] == subjects("plans/plan.yaml")


def test_a_plan_that_was_archived_and_rewritten_is_followed(git: Git) -> None:
    step(git, "v1", {"plan": LAST})
    step(git, "new year", {"plan": NEXT, "arkiv/2024": "id: plan-2024\ntitel: Arkiverad\n"})
    assert ["v1", "new year"] == subjects("plans/arkiv/2024.yaml")


def test_a_plan_that_got_another_id_and_another_file_at_once_keeps_its_history(git: Git) -> None:
    step(git, "v1", {"plan": LAST})
    step(git, "renamed", {"other": LAST.replace("plan-2024", "plan-x")}, "plan")
    step(git, "v3", {"other": LAST.replace("plan-2024", "plan-x") + "syfte: Trygghet\n"})
    assert ["v1", "renamed", "v3"] == subjects("plans/other.yaml")


def test_two_plans_that_swap_files_keep_their_histories(git: Git) -> None:
    step(git, "v1", {"a": LAST, "b": OTHER})
    step(git, "b2", {"b": OTHER + "syfte: Ljus\n"})
    step(git, "swap", {"a": OTHER + "syfte: Ljus\n", "b": LAST})
    step(git, "a4", {"b": LAST + "syfte: Trygghet\n"})
    assert ["v1", "b2", "swap"] == subjects("plans/a.yaml")
    assert ["v1", "swap", "a4"] == subjects("plans/b.yaml")


def test_plans_may_swap_files_again_and_again(git: Git) -> None:
    step(git, "v1", {"a": LAST, "b": OTHER})
    for number in range(4):
        one, other = ("a", "b") if number % 2 else ("b", "a")
        step(git, f"swap{number}", {one: LAST, other: OTHER})
    assert ["v1", "swap0", "swap1", "swap2", "swap3"] == subjects("plans/a.yaml")


def test_three_plans_may_go_round(git: Git) -> None:
    step(git, "v1", {"a": LAST, "b": OTHER, "c": NEXT})
    step(git, "c2", {"c": NEXT + "syfte: Samtal\n"})
    step(git, "round", {"a": NEXT + "syfte: Samtal\n", "b": LAST, "c": OTHER})
    assert ["v1", "c2", "round"] == subjects("plans/a.yaml")


def test_a_plan_made_of_last_years_file_is_another(git: Git) -> None:
    step(git, "v1", {"2024": LAST})
    step(git, "v2", {"2025": LAST.replace("2024", "2025")}, "2024")
    assert ["v2"] == subjects("plans/2025.yaml")


def test_a_plan_that_got_another_id_where_it_stands_is_the_same(git: Git) -> None:
    step(git, "v1", {"plan": LAST})
    step(git, "v2", {"plan": LAST.replace("id: plan-2024", "id: plan-24")})
    assert ["v1", "v2"] == subjects("plans/plan.yaml")


def test_a_plan_that_got_another_file_and_other_contents_is_the_same(git: Git) -> None:
    step(git, "v1", {"a": LAST})
    step(git, "v2", {"b": "id: PLAN-2024\ntitel: Nyskriven\n"}, "a")
    assert ["v1", "v2"] == subjects("plans/b.yaml")
    assert ["v1", "v2"] == subjects("plans/a.yaml")


def test_a_version_without_an_id_belongs_to_the_file(git: Git) -> None:
    step(git, "v1", {"plan": LAST})
    step(git, "v2", {"plan": "id: [\n"})
    step(git, "v3", {"plan": LAST + "syfte: Trygghet\n"})
    assert ["v1", "v2", "v3"] == subjects("plans/plan.yaml")


def test_a_copy_has_a_history_of_its_own(git: Git) -> None:
    step(git, "v1", {"a": LAST})
    step(git, "v2", {"b": LAST})
    assert ["v2"] == subjects("plans/b.yaml")
    assert ["v1"] == subjects("plans/a.yaml")


def test_a_plan_of_another_municipality_is_another(git: Git) -> None:
    step(git, "v1", {"a": LAST + "kommun: Lund\n"})
    step(git, "v2", {"a": NEXT, "b": LAST + "kommun: Malmö\n"})
    assert ["v2"] == subjects("plans/b.yaml")


def test_in_a_shallow_clone_a_plan_is_followed_as_far_as_it_goes(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(git, "v1", {"plan": LAST})
    step(git, "new year", {"plan": NEXT, "arkiv/2024": LAST})
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth=1", f"file://{Path.cwd()}", str(clone))
    monkeypatch.chdir(clone)
    with closing(Repository(Path.cwd())) as repository:
        assert ["new year"] == [
            version.subject for version in plan_log.versions(repository, "plans/arkiv/2024.yaml")
        ]


def test_the_renaming_is_told_in_the_history_of_the_plan(git: Git, trygg: Trygg) -> None:
    step(git, "v1", {"plan": LAST})
    step(git, "new year", {"plan": NEXT, "arkiv/2024": LAST})
    out = trygg("history", "plans/arkiv/2024.yaml", "--lang", "en").out
    assert "The file was renamed from plans/plan.yaml to plans/arkiv/2024.yaml" in out


def test_the_tables_of_versions_follow_the_plan(git: Git, trygg: Trygg) -> None:
    dated = "typ: handlingsplan\nåtgärder:\n  - {{id: A1, åtgärd: Ljus, tid: {{till: {}}}}}\n"
    last, new = (f"id: plan-{year}\ntitel: P\n" + dated for year in (2024, 2025))
    step(git, "v1", {"plan": last.format("2024-05-31")})
    step(git, "v2", {"plan": new.format("2025-05-31"), "2024": last.format("2024-09-30")})
    out = trygg(
        "query", "select plan, slut from åtgärdsversion order by plan, nummer", "-f", "csv", "--bare"
    ).out
    assert ["plan-2024,2024-05-31", "plan-2024,2024-09-30", "plan-2025,2025-05-31"] == out.split()[1:]


# what is in it


def test_what_moved_to_another_plan_is_told_in_both(git: Git, trygg: Trygg) -> None:
    moved = "  - id: A1\n    åtgärd: Vandring 1 i stadsdelen\n"
    step(git, "v1", {"a": LAST, "b": NEXT})
    step(git, "v2", {"a": LAST.replace(moved, ""), "b": NEXT + moved})
    step(git, "v3", {"b": NEXT + moved + "    ansvarig: [TK]\n"})
    assert {
        "plans/a.yaml": [["The measure is new"], ["It was moved to the plan Plan 2025 (plan-2025)"]],
        "plans/b.yaml": [["It was moved from the plan Plan 2024 (plan-2024)"], ["TK is now responsible"]],
    } == lives(trygg, "A1")


def test_how_far_it_had_come_ends_with_the_move(git: Git, trygg: Trygg) -> None:
    row = "  - id: C2\n    åtgärd: Ljud i parken\n    uppföljning: [{avser: 2024-T3, status: pågår}]\n"
    step(git, "v1", {"a": OTHER + row, "b": NEXT})
    step(git, "v2", {"a": OTHER, "b": NEXT + row})
    out = trygg("history", "C2", "plans/a.yaml").out
    assert "2025-01-11 flyttad till planen Plan 2025" in out
    assert "struken" not in out


def test_what_moved_to_a_new_plan_with_its_changes_is_told(git: Git, trygg: Trygg) -> None:
    changed = "  - id: C1\n    åtgärd: Belysning i två parker\n"
    step(git, "v1", {"a": OTHER})
    step(git, "v2", {"a": "id: plan-x\ntitel: Plan X\n", "b": NEXT + changed})
    told = lives(trygg, "C1")
    assert ["It was moved to the plan Plan 2025 (plan-2025)"] == told["plans/a.yaml"][1]
    assert [
        "The name of the measure was changed from “Belysning i parken” to “Belysning i två parker”",
        "It was moved from the plan Plan X (plan-x)",
    ] == told["plans/b.yaml"][0]


def test_who_answers_for_what_moved_is_in_the_history_of_the_actor(git: Git, trygg: Trygg) -> None:
    actors = "aktörer: {TK: {namn: Tekniska kontoret}}\n"
    row = "  - id: C1\n    åtgärd: Belysning i parken\n    ansvarig: [TK]\n"
    step(git, "v1", {"a": OTHER + "    ansvarig: [TK]\n" + actors, "b": actors + NEXT})
    step(git, "v2", {"a": "id: plan-x\ntitel: Plan X\n" + actors, "b": actors + NEXT + row})
    told = lives(trygg, "aktör:TK")
    assert "It was moved to the plan Plan 2025 (plan-2025)" in told["plans/a.yaml"][-1]
    assert "It was moved from the plan Plan X (plan-x)" in told["plans/b.yaml"][-1]


def test_the_plans_that_swapped_files_gave_nothing_to_each_other(git: Git, trygg: Trygg) -> None:
    step(git, "v1", {"a": LAST, "b": OTHER})
    step(git, "swap", {"a": OTHER + "  - id: C2\n    åtgärd: Ljud\n", "b": LAST})
    assert [["The measure is new"]] == lives(trygg, "C2")["plans/a.yaml"]


def test_plans_that_only_came_together_are_not_read_for_each_other(
    git: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(git, "v1", {"x": OTHER})
    step(git, "v2", {f"p{number}": NEXT.replace("plan-2025", f"p{number}") for number in range(20)})
    read = []
    held = plan_log.held

    def noted(repository: Repository, path: str, hash_: str) -> Holder:
        read.append(path)
        return held(repository, path, hash_)

    monkeypatch.setattr(plan_log, "held", noted)
    lives(trygg, "plans/p1.yaml")
    assert {"plans/p1.yaml"} == {*read}


def test_a_plan_whose_new_name_is_not_committed_is_found_by_its_id(git: Git, trygg: Trygg) -> None:
    step(git, "v1", {"plan": LAST + "typ: handlingsplan\n", "other": OTHER})
    Path("plans/plan.yaml").rename("plans/ny.yaml")
    assert ["v1"] == subjects("plans/ny.yaml")
    assert "plans/ny.yaml heter plans/plan.yaml i git tills vidare" in trygg("history", "plans/ny.yaml").err
    assert 0 == trygg("report", "plans/ny.yaml", "--since", "HEAD", "-o", "-", "-f", "markdown").code


def test_plans_that_have_swapped_files_since_the_last_version_are_told_apart(git: Git) -> None:
    step(git, "v1", {"a": LAST, "b": OTHER})
    step(git, "v2", {"b": OTHER + "syfte: Trygghet\n"})
    write("plans/a.yaml", OTHER)
    write("plans/b.yaml", LAST)
    assert (["v1", "v2"], ["v1"]) == (subjects("plans/a.yaml"), subjects("plans/b.yaml"))


def test_a_plan_that_gets_another_id_where_it_stands_is_the_same(git: Git) -> None:
    step(git, "v1", {"plan": LAST})
    write("plans/plan.yaml", LAST.replace("plan-2024", "plan-ny"))
    assert ["v1"] == subjects("plans/plan.yaml")


def test_a_plan_that_git_has_nowhere_has_no_history(git: Git) -> None:
    step(git, "v1", {"plan": LAST})
    write("plans/ny.yaml", OTHER)
    with pytest.raises(NeverCommitted):
        subjects("plans/ny.yaml")
