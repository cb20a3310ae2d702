"""Plans that are renamed, swapped, archived or copied, as diff and review see them."""

import json
import re
import shlex
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import Git, Trygg, write
from tests.told_changes import changed, lay_out, reviewed, told
from trygg_cli.reading import sync_copies


def plan(id_: str, *measures: str, title: str = "", municipality: str = "") -> str:
    """Return a plan with measures that are called A1, A2 and so on."""
    rows = "".join(
        f"  - id: A{number}\n    åtgärd: {measure}\n" for number, measure in enumerate(measures, 1)
    )
    home = f"kommun: {municipality}\n" if municipality else ""
    return f"id: {id_}\ntitel: {title or id_}\ntyp: handlingsplan\n{home}" + (
        f"åtgärder:\n{rows}" if rows else ""
    )


OLD = plan("plan-2024", "Vandringar på fredagar", "Belysning i parken")
NEW = plan("plan-2025", "Samtal med ungdomar")
MORE = "Lovaktiviteter i sporthallen"


# plans that are the same under another name


@pytest.mark.parametrize(
    "after",
    [
        {"arkiv/2024": OLD, "plan": NEW},
        {"arkiv/2024": OLD, "plan": OLD.replace("plan-2024", "plan-2025")},
        {"a/b/c/annat-namn": OLD, "plan": NEW},
    ],
)
def test_last_years_plan_in_the_archive_has_not_changed(
    git: Git, trygg: Trygg, after: dict[str, str]
) -> None:
    changed(git, {"plan": OLD}, after)
    (only,) = told(trygg)
    assert only.startswith("The plan is new")


def test_two_files_that_swap_names_have_not_changed(git: Git, trygg: Trygg) -> None:
    changed(git, {"a": OLD, "b": NEW}, {"a": NEW, "b": OLD})
    assert [] == told(trygg)
    assert [] == told(trygg, "HEAD~1:plans", "plans")
    assert [] == reviewed(trygg)["files"]


def test_three_files_that_go_round_have_not_changed_but_where_they_have(git: Git, trygg: Trygg) -> None:
    third = plan("plan-2023", "Trygghetsvandring", "Tändare")
    changed(
        git, {"a": OLD, "b": NEW, "c": third}, {"a": NEW, "b": third.replace("Tändare", "Lampor"), "c": OLD}
    )
    assert ["A2 The name of the measure was changed from Tändare to Lampor"] == told(trygg)


def test_a_plan_that_is_archived_and_edited_tells_only_of_the_edit(git: Git, trygg: Trygg) -> None:
    changed(git, {"plan": OLD}, {"arkiv/2024": OLD.replace("Belysning i", "Ljus i"), "plan": NEW})
    assert [
        "A2 The name of the measure was changed from “Belysning i parken” to “Ljus i parken”",
        "The plan is new: 1 measure",
    ] == told(trygg)


LONG = plan("plan-2024", *(f"Vandring {number} i stadsdelen" for number in range(9)), title="Plan")
SAID = "plans/a.yaml is called HEAD:plans/b.yaml now"


def test_a_plan_that_got_another_id_and_another_file_at_once_is_the_same_and_that_is_said(
    git: Git, trygg: Trygg
) -> None:
    changed(
        git,
        {"a": LONG, "c": NEW},
        {"b": LONG.replace("plan-2024", "plan-x").replace("Vandring 3", "Rond 3"), "c": NEW},
    )
    found = told(trygg)
    assert [
        "A4 The name of the measure was changed from “Vandring 3 i stadsdelen” to “Rond 3 i stadsdelen”"
    ] == found[:1]
    assert ["The id of the plan was changed from plan-2024 to plan-x"] == found[1:]
    assert SAID in trygg("diff", "HEAD~1", "HEAD", "--lang", "en").err
    assert ["V04"] == [text[:3] for text in reviewed(trygg)["policy"]]


def test_of_two_that_are_as_much_alike_nothing_is_guessed(git: Git, trygg: Trygg) -> None:
    copies = {name: LONG.replace("plan-2024", f"plan-{name}") for name in "bc"}
    changed(git, {"a": LONG}, copies)
    assert SAID not in trygg("diff", "HEAD~1", "HEAD", "--lang", "en").err


def test_the_plan_for_another_time_in_another_file_is_another_plan(git: Git, trygg: Trygg) -> None:
    changed(git, {"2024": LONG}, {"2025": LONG.replace("plan-2024", "plan-2025")})
    assert "is called" not in trygg("diff", "HEAD~1", "HEAD", "--lang", "en").err
    valid = "gäller: {{från: {0}-01-01, till: {0}-12-31}}\ntyp:"
    changed(
        git,
        {"a": LONG.replace("typ:", valid.format(2024))},
        {"b": LONG.replace("plan-2024", "plan-x").replace("typ:", valid.format(2025))},
    )
    assert "is called" not in trygg("diff", "HEAD~1", "HEAD", "--lang", "en").err


def test_another_plan_in_another_file_is_another_plan(git: Git, trygg: Trygg) -> None:
    changed(git, {"a": OLD}, {"b": NEW})
    assert [text[:8] for text in told(trygg)] == ["The plan", "The plan"]
    here, there = LONG.replace("typ:", "kommun: Lund\ntyp:"), LONG.replace("typ:", "kommun: Malmö\ntyp:")
    changed(git, {"a": here}, {"b": there.replace("plan-2024", "plan-x")})
    assert SAID not in trygg("diff", "HEAD~1", "HEAD", "--lang", "en").err


def test_an_id_in_another_form_is_the_same_plan(git: Git, trygg: Trygg) -> None:
    old = plan("Åtgärder", "Vandring", title="Plan")
    changed(git, {"a": old}, {"b": unicodedata.normalize("NFD", old).replace("Vandring", "Löpning")})
    assert "A1 The name of the measure was changed from Vandring to Löpning" in told(trygg)


def test_plans_of_two_municipalities_that_swap_names_have_not_changed(git: Git, trygg: Trygg) -> None:
    lund, malmo = (
        plan("plan", measure, municipality=home) for home, measure in (("Lund", "Ljus"), ("Malmö", "Ljud"))
    )
    changed(git, {"a": lund, "b": malmo}, {"a": malmo, "b": lund})
    assert [] == told(trygg)


def test_a_copy_does_not_take_the_place_of_the_plan_that_stayed(git: Git, trygg: Trygg) -> None:
    changed(git, {"b": OLD}, {"a": OLD, "b": OLD.replace("fredagar", "lördagar")})
    assert ["A1", "The"] == [text.split()[0] for text in told(trygg)]


def test_another_id_in_the_same_file_is_the_same_plan_where_little_else_changed(
    git: Git, trygg: Trygg
) -> None:
    changed(git, {"plan": OLD}, {"plan": OLD.replace("id: plan-2024", "id: plan-24")})
    assert ["The id of the plan was changed from plan-2024 to plan-24"] == told(trygg)


def test_another_plan_in_the_same_file_is_new_and_the_old_one_gone(git: Git, trygg: Trygg) -> None:
    changed(git, {"plan": OLD}, {"plan": NEW})
    assert ["The plan is new: 1 measure", "The plan was removed: 2 measures"] == told(trygg)
    (found,) = reviewed(trygg)["policy"]
    assert "the plan plan-2024 is no longer in this file, but another plan" in found


def test_a_plan_that_went_to_the_archive_was_not_written_over(git: Git, trygg: Trygg) -> None:
    changed(git, {"plan": OLD}, {"arkiv/2024": OLD, "plan": NEW})
    assert [] == reviewed(trygg)["policy"]


@pytest.mark.parametrize("broken", ["id: [\n", "", "titel: P\n", "- id: plan-2024\n"])
def test_a_plan_whose_id_cannot_be_read_is_known_by_its_path(git: Git, trygg: Trygg, broken: str) -> None:
    changed(git, {"plan": OLD}, {"plan": broken})
    (plan,) = json.loads(trygg("review", "HEAD~1..HEAD", "--format", "json").out)["plans"]
    assert (True, True) == (plan["old"]["there"], plan["new"]["there"])


def test_a_broken_plan_is_known_by_its_id_where_that_can_be_read(git: Git, trygg: Trygg) -> None:
    changed(git, {"plan": OLD}, {"arkiv/2024": OLD + "x: [\n", "plan": NEW})
    found = reviewed(trygg)
    assert ["plans/arkiv/2024.yaml", "plans/plan.yaml"] == found["files"]
    assert [] == found["policy"]


def test_one_file_is_compared_with_what_it_was_under_another_name(git: Git, trygg: Trygg) -> None:
    changed(git, {"plan": OLD}, {"arkiv/2024": OLD.replace("fredagar", "lördagar"), "plan": NEW})
    assert ["A1"] == [text.split()[0] for text in told(trygg, "HEAD~1", "plans/arkiv/2024.yaml")]
    assert ["The plan is new: 1 measure"] == told(trygg, "HEAD~1", "plans/plan.yaml")
    assert ["A1"] == [text.split()[0] for text in told(trygg, "HEAD~1:plans/plan.yaml")]


def test_two_files_that_are_named_are_compared_whatever_they_hold(git: Git, trygg: Trygg) -> None:
    changed(git, {"plan": OLD}, {"plan": NEW})
    assert "The id of the plan was changed from plan-2024 to plan-2025" in told(
        trygg, "HEAD~1:plans/plan.yaml", "HEAD:plans/plan.yaml"
    )


# plans of one id, in a review


def test_a_review_finds_a_plan_that_has_the_id_of_one_that_did_not_change(git: Git, trygg: Trygg) -> None:
    changed(git, {"plan": OLD}, {"a": OLD, "plan": OLD})
    (found,) = [text for text in reviewed(trygg)["introduced"] if text.startswith("S08")]
    assert found.startswith("S08 plans/a.yaml the plan in plans/plan.yaml:1 has the id")
    assert 1 == trygg("review", "HEAD~1..HEAD", "--fail-on", "fel").code


def test_a_review_finds_two_new_plans_of_one_id_once(git: Git, trygg: Trygg) -> None:
    changed(git, {"x": NEW}, {"x": NEW, "a": OLD, "b": OLD})
    assert ["S08"] == [text[:3] for text in reviewed(trygg)["introduced"] if text.startswith("S08")]


def test_a_review_finds_no_old_twins_but_says_when_they_are_gone(git: Git, trygg: Trygg) -> None:
    changed(git, {"a": OLD, "b": OLD}, {"a": OLD, "b": OLD.replace("fredagar", "lördagar")})
    assert [] == [text for text in reviewed(trygg)["introduced"] if text.startswith("S08")]
    changed(git, {"a": OLD, "b": OLD}, {"a": OLD, "b": OLD.replace("id: plan-2024", "id: plan-b")})
    assert ["S08"] == [text[:3] for text in reviewed(trygg)["mended"] if text.startswith("S08")]


def test_a_plan_that_only_moved_is_nobodys_twin(git: Git, trygg: Trygg) -> None:
    changed(git, {"a": OLD}, {"b": OLD.replace("fredagar", "lördagar")})
    assert [] == [text for text in reviewed(trygg)["introduced"] if text.startswith("S08")]


def test_an_id_inside_a_text_takes_nobody_down(git: Git, trygg: Trygg) -> None:
    changed(git, {"a": OLD}, {"a": OLD, "b": 'titel: "P\nid: plan-2024"\ntyp: handlingsplan\n'})
    assert "S05" in " ".join(reviewed(trygg)["faults"])


@pytest.mark.usefixtures("git")
def test_two_versions_of_a_plan_that_are_named_one_by_one_are_read_with_a_warning(trygg: Trygg) -> None:
    lay_out(
        {
            "old": plan("p", title="Plan"),
            "new": plan("p", MORE, title="Plan"),
            "other": plan("p", title="Other"),
        }
    )
    files = ["plans/old.yaml", "plans/new.yaml"]
    answer = trygg("validate", *files, "--format", "concise")
    assert (0, True) == (answer.code, "S08" in answer.out)
    assert 1 == trygg("validate", "plans/old.yaml", "plans/other.yaml").code
    assert 1 == trygg("validate", "plans").code


@pytest.mark.parametrize(
    "copy",
    [
        "plan-KLK-PC0123",
        "plan-DESKTOP-1A2B3C",
        "plan (conflicted copy 2026-11-30)",
        "plan (Adas konfliktkopia 2026-11-30)",
        "plan (conflicted copy 2026-11-30 101500)",
        "plan_conflict-20261130-101500",
        "plan.sync-conflict-20261130-101500-ABCDEFG",
        "plan (SFConflict ada@example.org 2026-11-30-10-15-00)",
        "plan-konfliktkopia",
        "plan - Kopia",
        "plan - Kopia (2)",
        "plan (1)",
        "plan 2",
        "Kopia av plan",
        "Copy of plan",
    ],
)
def test_a_copy_that_was_made_of_a_conflict_is_known_by_its_name(copy: str) -> None:
    names = "plans/plan.yaml", f"plans/{copy}.yaml"
    assert names == sync_copies.original_and_copy(*names) == sync_copies.original_and_copy(*reversed(names))


@pytest.mark.parametrize(
    "other", ["plan-2027", "plan-ny", "planen", "plan 2027", "annan", "plan-2027-T1-utkast"]
)
def test_another_name_is_no_copy(other: str) -> None:
    assert sync_copies.original_and_copy("plans/plan.yaml", f"plans/{other}.yaml") is None
    assert sync_copies.original_and_copy("plans/plan.yaml", "arkiv/plan-PC1.yaml") is None


def test_a_copy_of_a_conflict_is_named_with_what_puts_both_together(git: Git, trygg: Trygg) -> None:
    changed(git, {}, {"plan": OLD})
    write("plans/plan.yaml", OLD.replace("på fredagar", "på lördagar"))
    write("plans/plan-KLK-PC0123.yaml", OLD.replace("i parken", "i hamnen"))
    found = json.loads(trygg("validate", "-f", "json", "--lang", "en").out)["diagnostics"]
    (command,) = {*re.findall(r"(merge .*?) puts both", found[0]["help"])}
    assert 0 == trygg(*shlex.split(command)).code
    merged = Path("plans/plan.yaml").read_text("utf-8")
    assert "på lördagar" in merged
    assert "i hamnen" in merged
