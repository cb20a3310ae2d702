"""`trygg history` and the versions it rests on: as a person meets them, and as a hostile repository does."""

import hashlib
import json
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.answers import past, subjects
from tests.conftest import Git, Trygg, clone, write
from trygg_cli.desk.editions import steps
from trygg_cli.desk.plan_log import versions
from trygg_cli.history.kept_steps import packed
from trygg_cli.reading.compared import nothing
from trygg_cli.reading.document import read
from trygg_cli.repository.git import Repository, TreeFile
from trygg_cli.version import FileVersion

OLD = "id: p\nåtgärder:\n  - id: N1\n    åtgärd: Vandring\n    ansvarig: [TK, BUN]\n"
NEW = OLD.replace("[TK, BUN]", "[TK]")
MORE = NEW + "  - id: N2\n    åtgärd: Belysning i parken\n"
GONE = "BUN är inte längre ansvarig"


def told(trygg: Trygg, *arguments: str) -> list[list[str]]:
    """Return the sentences of each entry."""
    answer = trygg("history", *arguments, "--format", "json")
    assert 0 == answer.code, answer.err
    (history,) = json.loads(answer.out)["histories"]
    return [[change["sentence"] for change in entry["changes"]] for entry in history["entries"]]


@pytest.fixture
def repository(git: Git) -> Git:
    """Return git in a repository with a plan of three versions."""
    for number, text in enumerate((OLD, NEW, MORE), 1):
        write("plans/p.yaml", text)
        git.commit(f"v{number}", f"2025-0{number}-10", f"Person {number}")
    return git


# the versions


def test_a_version_tells_who_when_and_why(repository: Git) -> None:
    hashes = repository("log", "--format=%H", "--reverse").split()
    assert [
        (hashes[0], "Person 1", "2025-01-10", "v1", "plans/p.yaml"),
        (hashes[1], "Person 2", "2025-02-10", "v2", "plans/p.yaml"),
        (hashes[2], "Person 3", "2025-03-10", "v3", "plans/p.yaml"),
    ] == [
        (version.commit, version.author, str(version.date), version.subject, version.path)
        for version in past("plans/p.yaml")
    ]


def test_versions_can_be_read(repository: Git) -> None:
    with closing(Repository(Path.cwd())) as there:
        assert [OLD, NEW, MORE] == [
            there.read(TreeFile(version.path, version.hash)).decode()
            for version in versions(there, "plans/p.yaml")
        ]


def test_people_have_the_names_that_the_repository_gives_them(repository: Git) -> None:
    write(".mailmap", "Åsa Öberg <a@example.org> Person 2 <a@example.org>\n")
    repository.commit()
    assert ["Person 1", "Åsa Öberg", "Person 3"] == [version.author for version in past("plans/p.yaml")]


def test_commits_that_do_not_touch_the_file_are_no_versions(repository: Git) -> None:
    write("README", "x")
    repository.commit("other")
    repository("update-index", "--chmod=+x", "plans/p.yaml")
    repository("commit", "--quiet", "--message=mode")
    assert ["v1", "v2", "v3"] == subjects("plans/p.yaml")


def test_a_renamed_file_is_followed(repository: Git) -> None:
    repository("mv", "plans/p.yaml", "plans/q.yaml")
    write("plans/q.yaml", MORE + "kommun: Ny\n")
    repository.commit("renamed")
    assert ["v1", "v2", "v3", "renamed"] == subjects("plans/q.yaml")


def test_a_renamed_folder_is_followed(repository: Git) -> None:
    repository("mv", "plans", "planer")
    repository.commit("renamed")
    found = past("planer/p.yaml")
    assert ["plans/p.yaml"] * 3 + ["planer/p.yaml"] == [version.path for version in found]


def test_a_name_that_a_file_had_leads_to_it(repository: Git) -> None:
    for old, new in (("plans/p.yaml", "plans/q.yaml"), ("plans/q.yaml", "r.yaml")):
        repository("mv", old, new)
        repository.commit(new)
    write("r.yaml", OLD)
    repository.commit("later")
    assert ["v1", "v2", "v3", "plans/q.yaml", "r.yaml", "later"] == subjects("plans/p.yaml")


def test_a_copy_has_a_history_of_its_own(repository: Git) -> None:
    shutil.copy("plans/p.yaml", "plans/q.yaml")
    repository.commit("copied")
    assert ["copied"] == subjects("plans/q.yaml")


def test_a_file_that_came_back_has_the_versions_before_too(repository: Git) -> None:
    repository("rm", "--quiet", "plans/p.yaml")
    repository.commit("gone")
    write("plans/p.yaml", OLD)
    repository.commit("back")
    assert ["v1", "v2", "v3", "back"] == subjects("plans/p.yaml")


def branch(git: Git, *texts: str) -> None:
    """Write versions on a branch, and go back."""
    git("checkout", "--quiet", "-b", "side")
    for number, text in enumerate(texts, 1):
        write("plans/p.yaml", text)
        git.commit(f"s{number}", "2025-05-10", "Sidan")
    git("checkout", "--quiet", "main")


def merge(git: Git, *options: str) -> None:
    git("merge", "--quiet", "--no-ff", "--message=merge", *options, "side")


def test_the_steps_of_a_branch_stand_in_the_place_of_its_merge(repository: Git) -> None:
    branch(repository, MORE + "kommun: A\n", MORE + "kommun: B\n")
    merge(repository)
    assert ["v1", "v2", "v3", "s1", "s2"] == subjects("plans/p.yaml")


def test_a_merge_of_two_lines_is_a_version_with_the_steps_of_the_branch(repository: Git) -> None:
    branch(repository, MORE + "kommun: A\n")
    write("plans/p.yaml", "titel: T\n" + MORE)
    repository.commit("m")
    merge(repository)
    *_, last = past("plans/p.yaml")
    assert ["v1", "v2", "v3", "m", "merge"] == subjects("plans/p.yaml")
    assert [["s1"]] == [[version.subject for version in branch] for branch in last.merged]


def test_a_merge_of_two_lines_tells_each_change_once_and_by_who_made_it(
    repository: Git, trygg: Trygg
) -> None:
    branch(repository, MORE.replace("[TK]", "[KS]"))
    write("plans/p.yaml", "titel: T\n" + MORE)
    repository.commit("m")
    merge(repository)
    answer = trygg("history", "plans/p.yaml", "--format", "json")
    entries = json.loads(answer.out)["histories"][0]["entries"]
    assert ["v1", "v2", "v3", "m", "s1"] == [entry["subject"] for entry in entries]
    assert ("Sidan", "merge", 1) == (
        entries[-1]["author"], entries[-1]["merge"]["subject"], len(entries[-1]["changes"]),
    )  # fmt: skip


def test_what_a_merge_threw_away_of_its_own_branch_is_not_lost(repository: Git) -> None:
    branch(repository, MORE + "kommun: A\n")
    write("plans/p.yaml", "titel: T\n" + MORE)
    repository.commit("m")
    repository("checkout", "--quiet", "side")
    repository("merge", "--quiet", "--strategy=ours", "--message=ours", "main")
    repository("checkout", "--quiet", "main")
    repository("merge", "--quiet", "--no-ff", "--message=merge", "side")
    assert ["v1", "v2", "v3", "m", "merge"] == subjects("plans/p.yaml")


def test_a_merge_that_took_nothing_from_a_branch_is_no_version(repository: Git) -> None:
    branch(repository, MORE + "kommun: A\n")
    merge(repository, "--strategy=ours")
    assert ["v1", "v2", "v3"] == subjects("plans/p.yaml")


def test_a_file_that_was_renamed_on_one_side_is_found_on_the_other(repository: Git) -> None:
    branch(repository, MORE + "kommun: A\n")
    repository("mv", "plans/p.yaml", "plans/q.yaml")
    repository.commit("renamed")
    merge(repository)
    *_, last = past("plans/q.yaml")
    there = [last, *(version for branch in last.merged for version in branch)]
    assert ["s1"] == [version.subject for version in there if version.author == "Sidan"]


def test_what_a_branch_took_from_main_and_brought_back_is_not_told_as_main_s_again(repository: Git) -> None:
    repository("branch", "side")
    write("plans/p.yaml", MORE + "kommun: A\n")
    repository.commit("m")
    repository("checkout", "--quiet", "side")
    repository("merge", "--quiet", "--no-ff", "--message=synced", "main")
    repository("checkout", "--quiet", "main")
    write("plans/p.yaml", MORE)
    repository.commit("undone")
    repository("merge", "--quiet", "--no-ff", "--no-commit", "--strategy=ours", "side")
    write("plans/p.yaml", MORE + "kommun: A\n")
    repository.commit("merge")
    assert ["v1", "v2", "v3", "m", "undone", "synced"] == subjects("plans/p.yaml")


@pytest.mark.parametrize("seed", range(6))
def test_the_line_holds_every_state_of_the_branch_in_order_and_no_state_twice_in_a_row(
    git: Git, seed: int
) -> None:
    dice = random.Random(seed)
    write("p.yaml", "".join(f"k{number}: 0\n\n\n\n" for number in range(6)))
    git.commit("first")
    for number in range(14):
        deed = dice.choice(("edit", "edit", "branch", "merge", "other"))
        others = [word for word in git("branch", "--format=%(refname:short)").split() if word != "main"]
        if deed == "merge" and others:
            git("checkout", "--quiet", "main")
            git(
                "merge",
                "--quiet",
                "--no-ff",
                "-X",
                dice.choice(("ours", "theirs")),
                "-m",
                f"m{number}",
                others[0],
            )
            git("branch", "--quiet", "-D", others[0])
            continue
        git(
            "checkout",
            "--quiet",
            *(("-b", f"b{number}") if deed == "branch" else (dice.choice(["main", *others]),)),
        )
        if deed == "other":
            write("README", str(number))
        else:
            text = Path("p.yaml").read_text("utf-8").split("\n")
            place = 4 * dice.randrange(6)
            text[place] = f"{text[place].partition(':')[0]}: {number}"
            write("p.yaml", "\n".join(text))
        git.commit(str(number))
    git("checkout", "--quiet", "main")
    line = git("log", "--first-parent", "--reverse", "--format=%H").split()
    states = [git("rev-parse", f"{word}:p.yaml").strip() for word in line]
    states = [word for at, word in enumerate(states) if not at or states[at - 1] != word]
    hashes = [version.hash for version in past("p.yaml")]
    remaining = iter(hashes)
    assert all(state in remaining for state in states)
    assert states[-1] == hashes[-1]
    assert all(old != new for old, new in pairwise(hashes))


# the command


def test_a_life_is_told(repository: Git, trygg: Trygg) -> None:
    assert [["Åtgärden är ny"], [GONE]] == told(trygg, "N1")


def test_without_an_id_the_whole_plan_is_told(repository: Git, trygg: Trygg) -> None:
    assert 3 == len(told(trygg))
    assert 3 == len(told(trygg, "plans/p.yaml")) == len(told(trygg, "p"))


def test_the_id_is_searched_for_in_all_plans(repository: Git, trygg: Trygg) -> None:
    write("plans/q.yaml", OLD.replace("id: p", "id: q"))
    repository.commit()
    answer = json.loads(trygg("history", "N1", "--format", "json").out)
    assert ["plans/p.yaml", "plans/q.yaml"] == [value["file"] for value in answer["histories"]]
    assert [["Åtgärden är ny"]] == told(trygg, "N1", "plans/q.yaml")


def test_an_id_that_only_was_is_found(repository: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", NEW)
    repository.commit()
    assert [["Åtgärden är ny"], ["Åtgärden togs bort"]] == told(trygg, "N2")


def test_an_id_that_was_another_is_followed(repository: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", MORE.replace("N1", "B7").replace("[TK]", "[TK, BUN]"))
    repository.commit()
    assert told(trygg, "N1") == told(trygg, "B7")
    assert ["Åtgärden är ny"] == told(trygg, "B7")[0]


def test_an_id_written_with_a_backslash_is_found(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", OLD.replace("id: N1", 'id: "\\x4e1"'))
    git.commit()
    write("plans/p.yaml", OLD)
    git.commit()
    assert [["Åtgärden är ny"]] == told(trygg, "N1")


def test_an_unknown_id_gets_a_suggestion(repository: Git, trygg: Trygg) -> None:
    answer = trygg("history", "N11")
    assert (2, "") == (answer.code, answer.out)
    assert '"N1"' in answer.err


def test_an_id_that_several_kinds_have_needs_a_kind(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", OLD + "mål:\n  - id: N1\n    mål: Lugn\n")
    git.commit()
    answer = trygg("history", "N1")
    assert (2, "") == (answer.code, answer.out)
    assert "mål:N1" in answer.err
    assert [["Målet är nytt"]] == told(trygg, "mal:N1")


def test_a_version_in_between_may_be_no_yaml(repository: Git, trygg: Trygg) -> None:
    for text in ("id: [", MORE.replace("[TK]", "[KS]")):
        write("plans/p.yaml", text)
        repository.commit()
    assert [[], ["Ansvarig ändrades från TK till KS"]] == told(trygg)[-2:]


def test_a_plan_that_is_gone_is_told_by_the_name_it_had(repository: Git, trygg: Trygg) -> None:
    repository("rm", "--quiet", "plans/p.yaml")
    repository.commit()
    assert ["Planen togs bort: 2 åtgärder"] == told(trygg, "plans/p.yaml")[-1]
    assert ["Åtgärden togs bort"] == told(trygg, "N1", "plans/p.yaml")[-1]


def test_the_history_of_another_branch_is_told(repository: Git, trygg: Trygg) -> None:
    branch(repository, MORE + "kommun: A\n")
    assert 3 == len(told(trygg, "plans/p.yaml"))
    assert 4 == len(told(trygg, "plans/p.yaml", "--revision", "side"))


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--since", "2025-02-10"), 2),
        (("--until", "2025-02-10"), 2),
        (("--limit", "1"), 1),
        (("--limit", "0"), 3),
        (("--only", "redaktionellt"), 0),
        (("--only", "stallningstagande"), 3),
    ],
)
def test_a_part_may_be_asked_for(
    repository: Git, trygg: Trygg, arguments: tuple[str, ...], count: int
) -> None:
    assert count == len(told(trygg, *arguments))


def test_days_in_the_wrong_order_are_not_as_if_nothing_had_happened(repository: Git, trygg: Trygg) -> None:
    answer = trygg("history", "--since", "2025-02-10", "--until", "2025-02-09")
    assert (2, "") == (answer.code, answer.out)
    assert "dagen i --until ligger före dagen i --since" in answer.err


def test_the_newest_may_come_first(repository: Git, trygg: Trygg) -> None:
    assert told(trygg)[::-1] == told(trygg, "--reverse")


@pytest.mark.parametrize("format_", ["text", "table", "markdown", "csv"])
def test_every_format_tells_what_changed(repository: Git, trygg: Trygg, format_: str) -> None:
    answer = trygg("history", "N1", "--format", format_)
    assert 0 == answer.code
    assert GONE in answer.out
    assert "Person 2" in answer.out


def test_the_format_follows_the_suffix(repository: Git, trygg: Trygg) -> None:
    trygg("history", "--output", "h.md")
    trygg("history", "--output", "h.xlsx")
    assert Path("h.md").read_text("utf-8").startswith("## ")
    assert Path("h.xlsx").read_bytes().startswith(b"PK")


def test_changes_that_are_not_committed_are_told_of(repository: Git, trygg: Trygg) -> None:
    assert "" == trygg("history").err
    write("plans/p.yaml", OLD)
    assert "plans/p.yaml" in trygg("history", "--lang", "en").err


def test_a_plan_that_git_does_not_have_does_not_hide_the_others(repository: Git, trygg: Trygg) -> None:
    write("plans/q.yaml", OLD)
    answer = trygg("history", "--lang", "en")
    assert 0 == answer.code
    assert "plans/q.yaml has never been committed" in answer.err
    assert "plans/p.yaml" in answer.out


# git: hostile names, what must not run, what is missing

NAMES = [
    "-p --help.yaml",
    "två ord.yaml",
    "rad\nbyte.yaml",
    'cit"at.yaml',
    ":(top)p.yaml",
    "å*.yaml",
    "\n:x.yaml",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_file_name_is_only_a_name(git: Git, trygg: Trygg, name: str) -> None:
    write("plans/first.yaml", OLD)
    git.commit()
    git("mv", "plans/first.yaml", f"plans/{name}")
    git.commit()
    write(f"plans/{name}", NEW)
    git.commit()
    for arguments in ((), (f"plans/{name}",)):
        assert [GONE] == told(trygg, *arguments)[-1]
    assert 0 == trygg("history").code


@pytest.mark.parametrize(
    "name",
    [
        "--output=x",
        "-h",
        "--upload-pack=touch x",
        "HEAD; touch x",
        "$(touch x)",
        "",
        "a\nb",
        "^HEAD",
        "HEAD..main",
    ],
)
def test_any_revision_and_id_is_only_a_name(repository: Git, trygg: Trygg, name: str) -> None:
    before = sorted(path.name for path in Path().rglob("*"))
    for arguments in ((f"--revision={name}",), ("--", name)):
        answer = trygg("history", *arguments)
        assert (2, "") == (answer.code, answer.out)
        assert "internt fel" not in answer.err
    assert before == sorted(path.name for path in Path().rglob("*"))


def test_words_of_a_commit_are_data(repository: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", NEW)
    repository.commit("\x1b[31m<img src=x> @alla | [a](b)", author="| \x1b]0;x\x07 <b>*Bo*")
    shown = {
        item: trygg("history", "plans/p.yaml", "--format", item).out for item in ("text", "table", "markdown")
    }
    assert not any("\x1b" in text or "\x07" in text for text in shown.values())
    assert r"\<img src=x\> \@&#8203;alla \| \[a\](b)" in shown["markdown"]


PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.alternateRefsCommand",
    "gpg.program",
    "gpg.ssh.program",
    "diff.external",
    "diff.trap.textconv",
    "diff.trap.command",
    "filter.trap.smudge",
    "filter.trap.clean",
    "filter.trap.process",
    "pager.log",
    "pager.diff-tree",
    "interactive.diffFilter",
    "alias.log",
    "alias.cat-file",
    "alias.rev-parse",
    "alias.diff-tree",
)
SIGNED = "-----BEGIN PGP SIGNATURE-----\n\niQEzBAABCAAdFiEE\n=AAAA\n-----END PGP SIGNATURE-----\n"


def test_nothing_that_a_repository_configures_is_run(repository: Git, trygg: Trygg, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\ncat\n")
    trap.chmod(0o755)
    branch(repository, MORE + "kommun: A\n")
    repository("mv", "plans/p.yaml", "plans/q.yaml")
    write(".gitattributes", "*.yaml diff=trap filter=trap\n")
    repository.commit()
    merge(repository)
    signed = repository("cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig " + SIGNED.strip().replace("\n", "\n ") + "\n\n", 1
    )
    Path("commit").write_text(signed, "utf-8")
    repository("update-ref", "HEAD", repository("hash-object", "-t", "commit", "-w", "commit").strip())
    for name in PROGRAMS:
        repository("config", name, f"!{trap}" if name.startswith("alias") else str(trap))
    for name, value in (("log.showSignature", "true"), ("log.follow", "false"), ("color.ui", "always")):
        repository("config", name, value)
    for arguments in (("plans/q.yaml",), ("plans/p.yaml",), ("N1",)):
        assert 0 == trygg("history", *arguments).code
    assert not (tmp_path / "sprung").exists()
    subprocess.run(["git", "log", "-1"], capture_output=True, check=False)
    assert (tmp_path / "sprung").exists(), "the trap does not work"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log.showRoot", "false"),
        ("diff.renames", "false"),
        ("diff.noprefix", "true"),
        ("diff.relative", "true"),
        ("diff.orderFile", "nosuch"),
        ("diff.renameLimit", "1"),
        ("log.date", "relative"),
        ("format.pretty", "oneline"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("log.diffMerges", "off"),
        ("core.quotePath", "true"),
        ("core.abbrev", "4"),
    ],
)
def test_no_setting_of_a_repository_changes_the_history(repository: Git, name: str, value: str) -> None:
    repository("mv", "plans/p.yaml", "plans/å.yaml")
    write("plans/å.yaml", MORE + "kommun: Ny\n")
    write("plans/another.yaml", "id: another\n")
    repository.commit("å", author="Åsa")
    before = past("plans/å.yaml")
    repository("config", name, value)
    assert before == past("plans/å.yaml")
    assert 4 == len(before)


def test_a_shallow_clone_says_that_there_was_more(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone(repository, monkeypatch, tmp_path, "--depth=2")
    answer = trygg("history", "--lang", "en")
    assert 0 == answer.code
    assert "--unshallow" in answer.err
    assert "what came before is not in this clone" in answer.out


def test_a_shallow_clone_that_holds_the_beginning_says_nothing(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("plans/q.yaml", OLD)
    repository.commit()
    clone(repository, monkeypatch, tmp_path, "--depth=2")
    assert "" == trygg("history", "plans/q.yaml").err


def test_what_a_partial_clone_lacks_is_not_fetched(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository("config", "uploadpack.allowFilter", "true")
    clone(repository, monkeypatch, tmp_path, "--filter=blob:none")
    subprocess.run(["git", "config", "protocol.file.allow", "always"], check=True)
    monkeypatch.setenv("TRYGG_CACHE", "false")  # what other tests have read of the same versions would do
    answer = trygg("history")
    assert (2, "") == (answer.code, answer.out)
    assert "finns inte i den här kopian av git-mappen" in answer.err


def test_a_repository_without_commits_is_told(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", OLD)
    answer = trygg("history")
    assert 2 == answer.code
    assert "ingenting har sparats i git" in answer.err


def test_a_plan_that_was_never_committed_is_told(repository: Git, trygg: Trygg) -> None:
    write("q.yaml", OLD)
    for name in ("q.yaml", "nosuch.yaml", "plans/none/"):
        answer = trygg("history", name, "--lang", "en")
        assert (2, "") == (answer.code, answer.out)
        assert "has never been committed" in answer.err


def test_a_file_outside_the_repository_is_told(repository: Git, trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(OLD, "utf-8")
    answer = trygg("history", "../q.yaml")
    assert 2 == answer.code
    assert "../q.yaml" in answer.err


def test_no_repository_is_told(tmp_path: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    answer = trygg("history")
    assert 2 == answer.code
    assert "inte i en git-mapp" in answer.err


def test_a_bare_repository_is_told(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "bare"
    repository("clone", "--quiet", "--bare", str(Path.cwd()), str(bare))
    monkeypatch.chdir(bare)
    answer = trygg("history")
    assert (2, "") == (answer.code, answer.out)
    assert "internt fel" not in answer.err


def test_missing_git_is_told(repository: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    answer = trygg("history")
    assert 2 == answer.code
    assert "git saknas" in answer.err


def test_a_submodule_is_told(repository: Git, trygg: Trygg) -> None:
    repository("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(Path.cwd()), "sub")
    repository.commit()
    answer = trygg("history", "sub/plans/p.yaml")
    assert 2 == answer.code
    assert "submodul" in answer.err


def test_a_link_is_told(repository: Git, trygg: Trygg) -> None:
    Path("plans/link.yaml").symlink_to("/etc/hostname")
    repository.commit()
    answer = trygg("history", "plans/link.yaml")
    assert 2 == answer.code
    assert "symbolisk länk" in answer.err


def test_a_detached_head_is_as_good_as_any(repository: Git, trygg: Trygg) -> None:
    repository("checkout", "--quiet", "--detach", "HEAD~1")
    assert 2 == len(told(trygg))


def test_from_a_folder_below_the_same_plans_are_told(
    repository: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("trygg.toml", 'plans = ["plans"]\n')
    Path("below").mkdir()
    monkeypatch.chdir("below")
    assert 3 == len(told(trygg)) == len(told(trygg, "../plans/p.yaml"))


def test_each_version_is_read_once(
    repository: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from trygg_cli.text import source

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    parse, count = source.parse, Calls()
    monkeypatch.setattr(source, "parse", count.around(parse))
    assert 3 == len(told(trygg))
    assert 3 == count.calls


def test_versions_that_were_read_before_are_not_read_again(
    repository: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from trygg_cli.text import source

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = told(trygg), told(trygg, "N1")
    parse, count = source.parse, Calls()
    monkeypatch.setattr(source, "parse", count.around(parse))
    assert before == (told(trygg), told(trygg, "N1"))
    assert 0 == count.calls
    write("plans/p.yaml", OLD)
    repository.commit("v4", "2025-04-10")
    assert 4 == len(told(trygg))
    assert 2 == count.calls  # the new one, and the one that it is compared with


class Kept:
    """A repository that holds what it is given, and keeps notes of it."""

    is_shallow = False

    def __init__(self, *contents: bytes) -> None:
        self.notes: dict[str, str] = {}
        self._contents = {hashlib.sha1(content).hexdigest(): content for content in contents}
        self.versions: list[FileVersion] = []
        for content in contents:
            hash_ = hashlib.sha1(content).hexdigest() if content else ""
            at = len(self.versions)
            made = FileVersion(f"c{at}", "", date(2025, 1, 1 + at), "", "p.yaml", hash_)
            if at > 2 and hash_:
                made = replace(made, merged=((self.versions[1], self.versions[2]),))
            self.versions.append(made)

    def read(self, entry: TreeFile) -> bytes:
        return self._contents[entry.hash]

    def changed(self, _: str) -> list[tuple[TreeFile | None, TreeFile | None]]:
        return []


def texts_of(kept: Kept, whole: bool) -> list[str]:
    """Return what is kept of the versions as text, which tells all of it."""
    start = nothing("p.yaml") if whole else read("p.yaml", "{}")
    return [packed(step) for step in steps(kept, kept.versions, start)]  # type: ignore[arg-type]


WITH = "  - id: {}\n    åtgärd: Vandring {}\n{}".format
FACTS = (
    *("", "    tid: {till: 2025-01-03}\n", "    ansvarig: [TK]\n", "    status: ja\n"),
    "    uppföljning:\n      - {avser: 2025-T1, status: pågår, kommentar: Går bra}\n",
    "    godkännanden:\n      - {roll: chef, datum: 2025-01-02, beslut: KS § 1}\n",
)
CONTENTS = some.one_of(
    some.just(b""),
    some.just(b"a: ["),
    some.just("id: p\nåtgärder: {N1: å}\n".encode("cp1252")),
    some.builds(
        lambda head, ends, *parts: (head + "åtgärder:\n" + "".join(parts)).replace("\n", ends).encode(),
        some.sampled_from(["id: p\n", "id: q\ntitel: T\nbeslut:\n  - {organ: KS, datum: 2025-01-02}\n"]),
        some.sampled_from(["\n", "\r\n"]),
        some.builds(WITH, some.sampled_from(["N1", "'N1'", "B7"]), some.sampled_from("ab"), some.sampled_from(FACTS)),
        some.builds(WITH, some.sampled_from(["N2", "N3"]), some.sampled_from("ab"), some.sampled_from(FACTS)),
    ),
    some.just("id: p\naktörer:\n  K1: {namn: Test}\n".encode()),
)  # fmt: skip


@given(some.lists(CONTENTS, min_size=1, max_size=7), some.integers(0, 7), some.booleans())
def test_what_is_kept_of_versions_says_all_that_they_say(
    contents: list[bytes], count: int, whole: bool
) -> None:
    fresh, half = Kept(*contents), Kept(*contents)
    plain = texts_of(fresh, whole)
    read_again = {**fresh.notes}
    assert plain == texts_of(fresh, whole)
    assert read_again == fresh.notes
    half.notes = dict(list(read_again.items())[:count])
    assert plain == texts_of(half, whole)
    half.notes = dict.fromkeys(read_again, "[" * count)  # damaged
    assert plain == texts_of(half, whole)


@pytest.mark.parametrize("form", ["text", "json", "markdown", "csv"])
def test_the_cache_changes_no_answer(
    git: Git,
    trygg: Trygg,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    form: str,
) -> None:
    write("plans/p.yaml", MORE)
    git.commit("first", "2025-01-10")
    branch(git, MORE.replace("[TK]", "[KS]"), "a: [")
    write("plans/p.yaml", "titel: T\n" + MORE)
    git.commit("m", "2025-03-01")
    git("merge", "--quiet", "--no-ff", "--no-commit", "--strategy=ours", "side")
    write("plans/p.yaml", ("titel: T\n" + MORE.replace("[TK]", "[KS]")).replace("\n", "\r\n"))
    git.commit("merge", "2025-05-01")
    git("mv", "plans/p.yaml", "plans/q.yaml")
    write("plans/r.yaml", "id: r\nåtgärder:\n  - id: N2\n    åtgärd: Belysning i parken\n")
    write("plans/q.yaml", NEW)
    git.commit("moved", "2025-06-01")
    for what in ([], ["N1"], ["åtgärd:N2"]):
        answers = []
        for _ in range(2):
            monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
            answers += [trygg("history", *what, "--format", form).out for _ in range(2)]
        monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")  # where nothing can be kept
        assert {*answers} == {trygg("history", *what, "--format", form).out}
    assert "Flyttad" in answers[0] or "flyttad" in answers[0]


def test_what_is_kept_of_a_plan_does_not_tell_by_which_name_somebody_asked(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository("mv", "plans/p.yaml", "plans/q.yaml")
    repository.commit("renamed")
    answers = []
    for cache in ("false", "true"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        monkeypatch.setenv("TRYGG_CACHE", cache)
        answers.append([trygg("history", f"plans/{name}.yaml", "-f", "json").out for name in "pqp"])
    assert answers[0] == answers[1]


def test_nothing_is_kept_where_nobody_wants_it(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TRYGG_CACHE", "false")
    assert 3 == len(told(trygg))
    assert not (tmp_path / "cache").exists()


def test_a_cache_that_is_none_is_made_anew(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = told(trygg)
    (place,) = tmp_path.glob("trygg/*.sqlite")
    place.write_bytes(b"no database" * 1000)
    assert before == told(trygg)
    assert before == told(trygg)
    with closing(sqlite3.connect(place)) as damaged, damaged:
        damaged.execute("update note set text = replace(text, 'added', 'removed')")
    assert before == told(trygg)


class Calls:
    """Counts the calls of a function."""

    def __init__(self) -> None:
        self.calls = 0

    def around(self, function: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **options: object) -> object:
            self.calls += 1
            return function(*arguments, **options)

        return counted


# time, and who made what


def commit_on(git: Git, monkeypatch: pytest.MonkeyPatch, subject: str, author: str, committed: str) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{committed}T10:00:00")
    git.commit(subject, author)


@pytest.mark.parametrize(
    ("written", "told_as"),
    [
        (
            [("2025-01-10", "2025-01-10"), ("2025-03-10", "2025-03-10"), ("2024-11-01", "2025-04-01")],
            "2025-04-01",
        ),
        (
            [("2025-01-10", "2025-01-10"), ("2025-03-10", "2025-03-10"), ("2024-11-01", "2025-02-01")],
            "2025-03-10",
        ),
        (
            [("2025-01-10", "2025-01-10"), ("2099-03-10", "2025-03-10"), ("2025-04-01", "2025-04-01")],
            "2025-04-01",
        ),
    ],
    ids=["a commit that was applied anew", "a clock behind", "a clock ahead"],
)
def test_time_does_not_run_backwards(
    git: Git, monkeypatch: pytest.MonkeyPatch, written: list[tuple[str, str]], told_as: str
) -> None:
    for number, (text, days) in enumerate(zip((OLD, NEW, MORE), written, strict=True), 1):
        write("plans/p.yaml", text)
        commit_on(git, monkeypatch, f"v{number}", *days)
    assert ["2025-01-10", "2025-03-10", told_as] == [
        version.date.isoformat() for version in past("plans/p.yaml")
    ]


def test_of_two_branches_merged_at_once_each_has_its_own_author(repository: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", long := f"{MORE}syfte: Lugn\n\n\n\n\nomfattning: Alla\n")
    repository.commit("long")
    for name, old, new in (("ett", "Lugn", "Ro"), ("två", "Alla", "Några")):
        repository("checkout", "--quiet", "-b", name, "main")
        write("plans/p.yaml", long.replace(old, new))
        repository.commit(name, "2025-05-10", name)
    repository("checkout", "--quiet", "main")
    write("plans/p.yaml", f"titel: T\n{long}")
    repository.commit("m")
    repository("merge", "--quiet", "--message=octopus", "ett", "två")
    answer = trygg("history", "--format", "json")
    entries = json.loads(answer.out)["histories"][0]["entries"]
    assert [("ett", 1), ("två", 1)] == [(entry["author"], len(entry["changes"])) for entry in entries[-2:]]


def test_two_plans_that_change_names_keep_their_histories(repository: Git, trygg: Trygg) -> None:
    write("plans/q.yaml", MORE.replace("id: p", "id: q"))
    repository.commit("q")
    texts = [Path(name).read_text("utf-8") for name in ("plans/q.yaml", "plans/p.yaml")]
    for name, text in zip(("plans/p.yaml", "plans/q.yaml"), texts, strict=True):
        write(name, text)
    repository.commit("swap")
    assert ["v1", "v2", "v3", "swap"] == subjects("plans/q.yaml")
    assert [] == told(trygg, "plans/q.yaml")[-1]


def test_a_shallow_clone_tells_that_history_begins_there_and_not_that_all_is_new(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone(repository, monkeypatch, tmp_path, "--depth=2")
    for asked in ((), ("N1",)):
        answer = trygg("history", *asked)
        assert "Historiken börjar här" in answer.out
        assert not any(item in answer.out for item in ("Planen är ny", "N1 Vandring: Åtgärden är ny"))
    assert [[], ["Åtgärden är ny"]] == told(trygg, "N1")[:1] + told(trygg, "N2")


def test_the_table_of_versions_tells_what_was_there_where_a_shallow_clone_begins(
    git: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n"
    first, second = (f"  - id: {item}\n    åtgärd: Vandring\n" for item in ("N1", "N2"))
    for number, text in enumerate((first, f"{first}# x\n", first + second)):
        write("plans/p.yaml", head + text)
        git.commit(f"v{number}")
    clone(git, monkeypatch, tmp_path, "--depth=2")
    answer = trygg("query", "select id, händelse from åtgärdsversion", "--bare", "-f", "csv")
    assert ["N1,fanns redan", "N2,ny"] == answer.out.splitlines()[1:]


def test_one_item_is_told_of_at_a_time(repository: Git, trygg: Trygg) -> None:
    answer = trygg("history", "N1", "N2")
    assert (2, "") == (answer.code, answer.out)
    assert "N2 står där planer ska stå, och är ingen plan" in answer.err
