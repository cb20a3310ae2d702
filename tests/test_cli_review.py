"""`trygg review` as a person meets it, and as CI runs it."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.conftest import Git, Trygg, write
from trygg_cli.render.review.markdown import MARKER

PLAN = """\
trygg: 1
id: p
titel: Trygghet
typ: handlingsplan
aktörer:
  TK: {namn: Tekniska kontoret, typ: förvaltning}
  BUN: {namn: Barn- och utbildningsnämnden, typ: nämnd}
åtgärder:
  - id: M
    åtgärd: Vandring
    ansvarig: [TK, BUN]
  - id: N
    åtgärd: Belysning
    ansvarig: [TK]
"""
CHANGED = PLAN.replace("[TK, BUN]", "[BUN]")
DECIDE = "TK är inte längre ansvarig"


@pytest.fixture
def branch(git: Git, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return git on a branch that changed a plan, while the other branch went on."""
    for name in [*os.environ]:
        if name.startswith(("GITHUB_", "GITLAB_", "CI_", "FORGEJO_", "GITEA_", "BUILD_", "SYSTEM_")):
            monkeypatch.delenv(name)
    write("plans/p.yaml", PLAN)
    git.commit()
    git("checkout", "--quiet", "-b", "gren")
    write("plans/p.yaml", CHANGED)
    git.commit()
    git("checkout", "--quiet", "main")
    write("plans/p.yaml", PLAN.replace("Belysning", "Ljus"))
    git.commit()
    git("checkout", "--quiet", "gren")
    return git


def findings(text: str) -> str:
    """Return the code of every finding in a comment, in its order."""
    return " ".join(re.findall(r"^- \*\*\w+ (\w\d\d)\*\*", text, re.MULTILINE))


def test_three_dots_review_what_the_branch_did_and_two_the_whole_difference(
    branch: Git, trygg: Trygg
) -> None:
    since, between = (trygg("review", name).out for name in ("main...HEAD", "main..HEAD"))
    assert DECIDE in since
    assert DECIDE in between
    assert "Belysning" not in since
    assert "Belysning" in between


@pytest.mark.parametrize(
    "sides", [("main...",), ("main...gren",), ("HEAD~1..",), ("HEAD~1", "HEAD"), ("HEAD~1",)], ids=str
)
def test_sides_may_be_named_in_many_ways(branch: Git, trygg: Trygg, sides: tuple[str, ...]) -> None:
    assert DECIDE in trygg("review", *sides).out


def test_the_working_tree_and_files_can_be_reviewed(branch: Git, trygg: Trygg) -> None:
    write("old.yaml", PLAN)
    assert DECIDE in trygg("review", "old.yaml", "plans/p.yaml").out
    write("plans/p.yaml", PLAN)
    assert "TK är ny ansvarig" in trygg("review", "HEAD").out
    assert "TK är ny ansvarig" in trygg("review").out


def test_three_things_are_too_many(branch: Git, trygg: Trygg) -> None:
    assert 2 == trygg("review", "a", "b", "c").code


def test_branches_with_nothing_in_common_are_told(branch: Git, trygg: Trygg) -> None:
    branch("checkout", "--quiet", "--orphan", "annan")
    branch.commit()
    answer = trygg("review", "main...annan", "--lang", "en")
    assert (2, "") == (answer.code, answer.out)
    assert "nothing in common" in answer.err


def test_only_new_findings_are_shown_and_only_they_count(branch: Git, trygg: Trygg) -> None:
    assert "B09" in trygg("lint").out
    answer = trygg("review", "HEAD~1..HEAD")
    assert "B09" not in answer.out
    write("plans/p.yaml", CHANGED + "  - id: O\n    åtgärd: Väktare\n    ansvarig: [TK]\n")
    later = trygg("review", "HEAD")
    assert "B09" in findings(later.out)
    assert 1 == later.code
    assert 0 == trygg("review", "HEAD", "--fail-on", "aldrig").code


def test_findings_that_the_change_mended_are_told(branch: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", CHANGED.replace("Belysning\n", "Belysning\n    tid: {till: 2030-01-31}\n"))
    answer = trygg("review", "HEAD", "--lang", "en", "--format", "json")
    (plan,) = json.loads(answer.out)["plans"]
    assert "B09" in [value["code"] for value in plan["mended"]]
    assert "B09" not in [value["code"] for value in plan["introduced"]]


def test_a_change_against_the_policy_is_a_finding(branch: Git, trygg: Trygg) -> None:
    timed = CHANGED.replace("Belysning\n", "Belysning\n    tid: {till: 2030-01-31}\n")
    write("plans/p.yaml", timed)
    branch.commit()
    write("plans/p.yaml", timed.replace("2030-01-31", "2031-01-31"))
    answer = json.loads(trygg("review", "HEAD", "--format", "json").out)
    assert 0 < answer["summary"]["policy"] == len(answer["plans"][0]["policy"])


def test_an_approval_that_the_change_makes_lapse_is_told(branch: Git, trygg: Trygg) -> None:
    trygg("approve", "M", "--role", "kommunchef", "--datum", "2025-01-01")
    branch.commit()
    path = Path("plans/p.yaml")
    path.write_text(path.read_text("utf-8").replace("Vandring", "Nattvandring"), "utf-8")
    assert "S13" in findings(trygg("review", "HEAD").out)


def test_a_plan_that_no_longer_validates_says_so_first(branch: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", PLAN + "ansvrig: x\n")
    answer = trygg("review", "HEAD", "--lang", "en")
    assert answer.out.splitlines()[2].startswith("**1 error must be mended first**")
    assert "TK is now responsible" in answer.out
    assert "S04" in findings(answer.out)
    assert 1 == answer.code


def test_a_plan_that_is_no_yaml_is_told_and_does_not_hide_the_others(branch: Git, trygg: Trygg) -> None:
    write("plans/q.yaml", PLAN.replace("id: p", "id: q"))
    branch.commit()
    write("plans/q.yaml", "id: [\n")
    write("plans/p.yaml", PLAN)
    answer = trygg("review", "HEAD", "--lang", "en")
    assert "What has changed cannot be told until the errors are mended." in answer.out
    assert "TK is now responsible" in answer.out
    assert 1 == answer.code


def test_a_plan_that_came_from_broken_to_whole_has_only_mended_faults(branch: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", PLAN + "ansvrig: x\n")
    branch.commit()
    write("plans/p.yaml", PLAN)
    (plan,) = json.loads(trygg("review", "HEAD", "--format", "json").out)["plans"]
    assert ["S04"] == [value["code"] for value in plan["mended"]]
    assert [] == plan["faults"]


def test_plans_that_came_and_went_are_reviewed(branch: Git, trygg: Trygg) -> None:
    Path("plans/p.yaml").unlink()
    write("plans/q.yaml", "trygg: 1\nid: q\ntitel: Ny plan\ntyp: handlingsplan\n")
    answer = trygg("review", "HEAD", "--lang", "en").out
    assert "The plan was removed" in answer
    assert "### Ny plan (plans/q.yaml)" in answer
    assert "### Trygghet (plans/p.yaml)" in answer


def test_nothing_changed_is_told(branch: Git, trygg: Trygg) -> None:
    answer = trygg("review", "HEAD", "--lang", "en")
    assert (0, f"{MARKER}\n\n**Nothing in the plans has changed**\n") == (answer.code, answer.out)


def test_what_was_ticked_stays_ticked(branch: Git, trygg: Trygg) -> None:
    trygg("review", "HEAD~1..HEAD", "--output", "comment.md")
    comment = Path("comment.md")
    comment.write_text(comment.read_text("utf-8").replace("- [ ]", "- [x]"), "utf-8")
    again = trygg("review", "HEAD~1..HEAD", "--previous", "comment.md").out
    assert re.search(rf"^- \[x\] .*{DECIDE}", again, re.MULTILINE)
    write("plans/p.yaml", PLAN)
    branch.commit()
    undone = trygg("review", "HEAD~2..HEAD", "--previous", "comment.md").out
    assert re.search(rf"^- åtgärd M Vandring – .*{DECIDE} · `[0-9a-f]{{16}}`$", undone, re.MULTILINE)


def test_a_previous_comment_that_is_not_there_is_told(branch: Git, trygg: Trygg) -> None:
    assert 2 == trygg("review", "HEAD", "--previous", "nosuch.md").code


def test_links_lead_to_both_versions(branch: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI_PROJECT_URL", "https://git.example.se/k/p")
    text = trygg("review", "main...HEAD", "--lang", "en").out
    for name, revision in (("as it was", "HEAD~1"), ("as it is", "HEAD")):
        address = (
            f"https://git.example.se/k/p/-/blob/{branch('rev-parse', revision).strip()}/plans/p.yaml#L11"
        )
        assert f"[{name}]({address})" in text


@pytest.mark.parametrize(
    ("format_", "shown"),
    [
        ("github", "file=plans/p.yaml,line=15,"),
        ("azure", "sourcepath=plans/p.yaml;linenumber=15;"),
        ("gitlab", '"path": "plans/p.yaml"'),
        ("sarif", '"uri": "plans/p.yaml"'),
        ("junit", "<testsuite"),
        ("concise", "plans/p.yaml:15:"),
        ("text", "plans/p.yaml:15:"),
    ],
)
def test_the_findings_alone_are_shown_in_the_formats_of_lint(
    branch: Git, trygg: Trygg, format_: str, shown: str
) -> None:
    write("plans/p.yaml", CHANGED + "  - id: O\n    åtgärd: Väktare\n    ansvarig: [TK]\n")
    branch.commit()
    assert shown in trygg("review", "HEAD~1..HEAD", "--format", format_).out


def test_the_format_follows_the_suffix_and_is_else_a_comment(branch: Git, trygg: Trygg) -> None:
    for name in ("a.json", "a.md", "a.txt"):
        trygg("review", "main...HEAD", "--output", name)
    assert 1 == json.loads(Path("a.json").read_text("utf-8"))["version"]
    assert Path("a.md").read_text("utf-8") == Path("a.txt").read_text("utf-8")
    assert Path("a.md").read_text("utf-8").startswith(MARKER)


def test_the_length_can_be_bounded(branch: Git, trygg: Trygg) -> None:
    more = "".join(f"  - id: X{n}\n    åtgärd: Åtgärd {n}\n    ansvarig: [TK]\n" for n in range(60))
    write("plans/p.yaml", CHANGED + more)
    answer = trygg("review", "HEAD", "--max-length", "4000", "--lang", "en").out
    assert len(answer) <= 4000
    assert "more do not fit here: `trygg diff HEAD`" in answer
    assert 2 == trygg("review", "HEAD", "--max-length", "10").code


def test_a_revision_is_only_a_name_also_in_the_comment(branch: Git, trygg: Trygg) -> None:
    branch("branch", "a`b;$(touch${IFS}x)")
    more = "".join(f"  - id: X{n}\n    åtgärd: Åtgärd {n}\n    ansvarig: [TK]\n" for n in range(60))
    write("plans/p.yaml", CHANGED + more)
    answer = trygg("review", "a`b;$(touch${IFS}x)", "--max-length", "4000").out
    assert "``trygg diff 'a`b;$(touch${IFS}x)'``" in answer


def test_a_shallow_clone_says_how_to_get_the_rest(
    branch: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = tmp_path / "clone"
    branch("clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{Path.cwd()}", str(clone))
    monkeypatch.chdir(clone)
    answer = trygg("review", "origin/main...origin/gren")
    assert 2 == answer.code
    assert "--unshallow" in answer.err


def test_a_version_before_that_was_no_yaml_is_told(branch: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", "id: [\n")
    branch.commit()
    write("plans/p.yaml", PLAN)
    answer = trygg("review", "HEAD", "--lang", "en")
    assert "The version before could not be read, so what has changed cannot be told." in answer.out
    assert "The version before had errors, so all findings count as new." in answer.out
    assert "Fixed findings (1)" in answer.out
