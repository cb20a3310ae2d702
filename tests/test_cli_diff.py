"""`trygg diff` as a person meets it, and as a hostile repository does."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Git, Trygg, write

OLD = "id: p\nåtgärder:\n  - id: M\n    åtgärd: Vandring\n    ansvarig: [TK, BUN]\n"
NEW = OLD.replace("[TK, BUN]", "[TK]")
GONE = "BUN är inte längre ansvarig"


@pytest.fixture
def repository(git: Git) -> Git:
    """Return git in a repository with one plan committed, and changed since."""
    write("plans/p.yaml", OLD)
    git.commit()
    write("plans/p.yaml", NEW)
    return git


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("HEAD",),
        ("main",),
        ("plans/p.yaml",),
        ("plans",),
        ("HEAD:plans/p.yaml",),
        ("HEAD:plans",),
        ("HEAD:./plans/p.yaml",),
        ("HEAD", "plans/p.yaml"),
        ("HEAD:plans/p.yaml", "plans/p.yaml"),
        ("HEAD", "plans"),
        ("plans/*.yaml",),
    ],
    ids=str,
)
def test_sides_may_be_named_in_many_ways(repository: Git, trygg: Trygg, arguments: tuple[str, ...]) -> None:
    answer = trygg("diff", *arguments)
    assert (0, "") == (answer.code, answer.err)
    assert GONE in answer.out
    assert "plans/p.yaml:5:" in answer.out


def test_two_revisions_are_compared(repository: Git, trygg: Trygg) -> None:
    repository.commit()
    write("plans/p.yaml", "id: p\n")
    for sides in (("HEAD~1", "HEAD"), ("HEAD~1..HEAD",), ("HEAD~1..",)):
        assert GONE in trygg("diff", *sides).out


def test_two_files_need_no_repository(tmp_path: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    write("a.yaml", OLD)
    write("b.yaml", NEW)
    assert GONE in trygg("diff", "a.yaml", "b.yaml").out


@pytest.mark.parametrize("command", ["diff", "review"])
def test_outside_git_a_file_that_is_missing_is_told_and_not_git(
    tmp_path: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write("a.yaml", OLD)
    for names in (("a.yaml", "b.yaml"), ("b.yaml", "a.yaml")):
        answer = trygg(command, *names)
        assert (2, True) == (
            answer.code,
            "varken en fil eller en version i git som heter b.yaml" in answer.err,
        )


def test_two_folders_are_compared_file_by_file(
    tmp_path: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("a/x/p.yaml", OLD)
    write("b/x/p.yaml", NEW)
    assert GONE in trygg("diff", "a", "b").out


def test_standard_input_is_a_side(repository: Git, trygg: Trygg) -> None:
    assert GONE in trygg("diff", "HEAD:plans/p.yaml", "-", stdin=NEW.encode()).out
    assert GONE in trygg("diff", "-", "plans/p.yaml", stdin=OLD.encode()).out


def test_standard_input_finds_its_plan_in_a_revision_by_id(repository: Git, trygg: Trygg) -> None:
    write("plans/q.yaml", "id: q\n")
    repository.commit()
    assert "BUN är ny ansvarig" in trygg("diff", "HEAD", "-", stdin=OLD.encode()).out


def test_standard_input_alone_has_nothing_beside_it(repository: Git, trygg: Trygg) -> None:
    answer = trygg("diff", "-", stdin=NEW.encode())
    assert (2, "") == (answer.code, answer.out)
    assert "bara en sida" in answer.err


def test_from_a_folder_below_the_same_plans_are_compared(
    repository: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("trygg.toml", 'plans = ["plans"]\n')
    Path("below").mkdir()
    monkeypatch.chdir("below")
    answer = trygg("diff")
    assert GONE in answer.out
    assert "../plans/p.yaml:5:" in answer.out


def test_a_renamed_file_is_the_same_plan(repository: Git, trygg: Trygg) -> None:
    Path("plans/p.yaml").rename("plans/q.yaml")
    answer = trygg("diff")
    assert GONE in answer.out
    assert "Planen är ny" not in answer.out


def test_a_plan_that_is_gone_or_new_is_one_change(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", OLD)
    git.commit()
    Path("plans/p.yaml").unlink()
    write("plans/q.yaml", "id: q\n")
    out = trygg("diff").out
    assert "Planen togs bort: 1 åtgärd" in out
    assert "Planen är ny" in out


def test_the_exit_code_tells_of_differences_only_when_asked(repository: Git, trygg: Trygg) -> None:
    assert [0, 1, 0] == [
        trygg("diff").code,
        trygg("diff", "--exit-code").code,
        trygg("diff", "HEAD", "HEAD", "--exit-code").code,
    ]


def test_the_exit_code_heeds_the_filters(repository: Git, trygg: Trygg) -> None:
    assert 0 == trygg("diff", "--exit-code", "--only", "redaktionellt").code
    assert 1 == trygg("diff", "--exit-code", "--only", "stallningstagande").code


def test_a_weight_that_there_is_not_is_refused(repository: Git, trygg: Trygg) -> None:
    answer = trygg("diff", "--only", "viktigt")
    assert 2 == answer.code
    assert "ställningstagande" in answer.err


@pytest.mark.parametrize(
    ("option", "name", "found"), [("--actor", "bun", True), ("--actor", "KS", False), ("--area", "a", False)]
)
def test_changes_are_chosen_by_actor_and_area(
    repository: Git, trygg: Trygg, option: str, name: str, found: bool
) -> None:
    assert found == (GONE in trygg("diff", option, name).out)


def test_json_has_everything_and_nothing_else(repository: Git, trygg: Trygg) -> None:
    answer = json.loads(trygg("diff", "--format", "json").out)
    (change,) = answer["changes"]
    assert ("ställningstagande", "weaker", "ansvarig") == (change["weight"], change["turn"], change["field"])
    assert ("HEAD:plans/p.yaml", "plans/p.yaml", 5) == (
        change["old"]["file"], change["new"]["file"], change["new"]["start"]["line"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("format_", "line"),
    [
        ("github", "file=plans/p.yaml,line=5,"),
        ("azure", "sourcepath=plans/p.yaml;linenumber=5;"),
        ("gitlab", '"begin": 5'),
    ],
)
def test_annotations_stand_on_the_line_of_the_new_file(
    repository: Git, trygg: Trygg, format_: str, line: str
) -> None:
    repository.commit()
    assert line in trygg("diff", "HEAD~1", "HEAD", "--format", format_).out


def test_the_format_follows_the_suffix(repository: Git, trygg: Trygg) -> None:
    trygg("diff", "--output", "changes.html")
    assert "<!DOCTYPE html>" in Path("changes.html").read_text("utf-8")


def test_a_plan_that_does_not_validate_is_compared(repository: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", NEW + "    ansvrig: x\n")
    out = trygg("diff").out
    assert GONE in out
    assert "ansvrig" in out


def test_a_plan_that_is_no_yaml_does_not_hide_the_others(repository: Git, trygg: Trygg) -> None:
    write("plans/q.yaml", "id: q\n")
    repository.commit()
    write("plans/p.yaml", OLD)
    write("plans/q.yaml", "id: [q\n")
    answer = trygg("diff")
    assert 2 == answer.code
    assert "BUN är ny ansvarig" in answer.out
    assert "plans/q.yaml" in answer.err


# git: hostile names, what must not run, what is missing


@pytest.mark.parametrize(
    "name",
    [
        "-p --help.yaml",
        "två ord.yaml",
        "rad\nbyte.yaml",
        'cit"at.yaml',
        ":(top)p.yaml",
        "å*.yaml",
        "HEAD.yaml",
    ],
)
def test_any_file_name_is_only_a_name(git: Git, trygg: Trygg, name: str) -> None:
    write(f"plans/{name}", OLD)
    git.commit()
    write(f"plans/{name}", NEW)
    for arguments in ((), (f"HEAD:plans/{name}",), (f"plans/{name}",)):
        answer = trygg("diff", *arguments)
        assert (0, True) == (answer.code, GONE in answer.out), answer


@pytest.mark.parametrize(
    "name",
    [
        "--output=x",
        "-h",
        "--upload-pack=touch x",
        "HEAD; touch x",
        "$(touch x)",
        "",
        " ",
        "a\nb",
        "^HEAD",
        "HEAD:",
        "@{u}",
        ":/x",
    ],
)
def test_any_revision_is_only_a_name(repository: Git, trygg: Trygg, name: str) -> None:
    before = sorted(path.name for path in Path().rglob("*"))
    answer = trygg("diff", "--", name)
    assert answer.code in (0, 2)
    assert "Traceback" not in answer.err
    assert "internt fel" not in answer.err
    assert before == sorted(path.name for path in Path().rglob("*"))


PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.alternateRefsCommand",
    "credential.helper",
    "gpg.program",
    "diff.external",
    "diff.trap.textconv",
    "diff.trap.command",
    "filter.trap.smudge",
    "filter.trap.clean",
    "filter.trap.process",
    "pager.diff",
    "pager.ls-tree",
    "alias.rev-parse",
    "alias.ls-tree",
    "alias.cat-file",
)


def test_nothing_that_a_repository_configures_is_run(repository: Git, trygg: Trygg, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\ncat\n")
    trap.chmod(0o755)
    for name in PROGRAMS:
        repository("config", name, f"!{trap}" if name.startswith("alias") else str(trap))
    for name in (
        *("post-checkout", "post-index-change", "pre-commit", "reference-transaction", "fsmonitor-watchman"),
    ):
        hook = Path(".git/hooks") / name
        hook.parent.mkdir(exist_ok=True)
        shutil.copy(trap, hook)
    write(".gitattributes", "*.yaml diff=trap filter=trap\n")
    assert GONE in trygg("diff").out
    assert GONE in trygg("diff", "HEAD:plans/p.yaml").out
    assert not (tmp_path / "sprung").exists()


def test_what_a_partial_clone_lacks_is_not_fetched(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit()
    repository("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repository("clone", "--quiet", "--no-local", "--filter=blob:none", f"file://{Path.cwd()}", str(clone))
    monkeypatch.chdir(clone)
    subprocess.run(["git", "config", "protocol.file.allow", "always"], check=True)
    answer = trygg("diff", "HEAD~1")
    assert 2 == answer.code
    assert "finns inte i den här kopian av git-mappen" in answer.err


def test_a_shallow_clone_says_how_to_get_the_rest(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit()
    clone = tmp_path / "clone"
    repository("clone", "--quiet", "--depth=1", f"file://{Path.cwd()}", str(clone))
    monkeypatch.chdir(clone)
    answer = trygg("diff", "HEAD~1")
    assert 2 == answer.code
    assert "--unshallow" in answer.err


def test_an_unknown_revision_is_told(repository: Git, trygg: Trygg) -> None:
    answer = trygg("diff", "nosuch")
    assert (2, "") == (answer.code, answer.out)
    assert "nosuch" in answer.err


def test_a_file_that_a_revision_lacks_is_told(repository: Git, trygg: Trygg) -> None:
    answer = trygg("diff", "HEAD:plans/x.yaml")
    assert 2 == answer.code
    assert "HEAD har ingen fil plans/x.yaml" in answer.err


def test_a_repository_without_commits_is_told(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", OLD)
    answer = trygg("diff")
    assert 2 == answer.code
    assert "ingenting har sparats i git" in answer.err


def test_no_repository_is_told(tmp_path: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    answer = trygg("diff")
    assert 2 == answer.code
    assert "inte i en git-mapp" in answer.err


def test_missing_git_is_told(repository: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    answer = trygg("diff")
    assert 2 == answer.code
    assert "git saknas" in answer.err


def test_a_submodule_is_told(repository: Git, trygg: Trygg, tmp_path: Path) -> None:
    repository.commit()
    repository("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(Path.cwd()), "sub")
    repository.commit()
    answer = trygg("diff", "HEAD:sub/plans/p.yaml")
    assert 2 == answer.code
    assert "submodul" in answer.err


def test_a_link_is_told(repository: Git, trygg: Trygg) -> None:
    Path("plans/link.yaml").symlink_to("/etc/hostname")
    repository.commit()
    answer = trygg("diff", "HEAD:plans/link.yaml")
    assert 2 == answer.code
    assert "symbolisk länk" in answer.err
    assert 0 == trygg("diff", "HEAD~1", "HEAD").code


def test_a_detached_head_is_as_good_as_any(repository: Git, trygg: Trygg) -> None:
    repository("checkout", "--quiet", "--detach")
    assert GONE in trygg("diff").out


# as the program that git compares with


def use_in_git(git: Git) -> None:
    program = f"'{sys.executable}' -m trygg_cli diff"
    git("config", "diff.trygg.command", program)
    git("config", "diff.trygg.textconv", f"{program} --textconv")
    write(".gitattributes", "*.yaml diff=trygg\n")


def test_git_diff_speaks_swedish(repository: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    use_in_git(repository)
    shown = repository("diff")
    assert GONE in shown
    assert "trygg diff plans/p.yaml" in shown


def test_git_log_shows_the_plan_as_lines(repository: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    use_in_git(repository)
    repository.commit()
    assert "-  ansvarig: BUN\n" in repository("log", "-p", "-1")
    assert GONE in repository("log", "-p", "-1", "--ext-diff")


def test_git_diff_shows_new_renamed_and_broken_plans(
    repository: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    use_in_git(repository)
    write("plans/q.yaml", "id: q\n")
    write("plans/p.yaml", "id: [\n")
    Path("plans/z.yaml").write_text(OLD, "utf-8")
    repository("add", "--all")
    shown = repository("diff", "--cached", "--find-renames")
    assert "Planen är ny" in shown
    assert "+id: [" in shown


def test_a_plan_is_shown_as_lines(repository: Git, trygg: Trygg) -> None:
    assert (
        "  id: p\nåtgärd M Vandring\n  id: M\n  åtgärd: Vandring\n  ansvarig: TK\n"
        == trygg("diff", "--textconv", "plans/p.yaml").out
    )


@pytest.mark.parametrize("path", ["../../../x.yaml", "plans/../../x.yaml", "./../../x.yaml"])
def test_a_path_out_of_the_repository_is_refused(repository: Git, trygg: Trygg, path: str) -> None:
    answer = trygg("diff", f"HEAD:{path}")
    assert (2, "") == (answer.code, answer.out)


@pytest.mark.parametrize("content", ["", "# inget\n"])
def test_a_side_without_a_plan_in_it_is_told_as_that(trygg: Trygg, tmp_path: Path, content: str) -> None:
    empty, full = tmp_path / "empty.yaml", tmp_path / "full.yaml"
    empty.write_text(content, encoding="utf-8")
    full.write_text("trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\n", encoding="utf-8")
    for sides in ((empty, full), (full, empty)):
        run = trygg("diff", *map(str, sides), "--lang", "en")
        assert "empty.yaml holds no plan, so everything is shown as added or removed" in run.err


@pytest.mark.parametrize("text", ["- a\n", "bara text\n"])
@pytest.mark.parametrize("is_old", [True, False])
def test_a_side_that_is_no_mapping_is_told_as_that(
    repository: Git, trygg: Trygg, text: str, is_old: bool
) -> None:
    write("annat.yaml", text)
    sides = ["annat.yaml", "plans/p.yaml"] if is_old else ["plans/p.yaml", "annat.yaml"]
    answer = trygg("diff", *sides)
    assert 2 == answer.code
    assert "annat.yaml går inte att jämföra" in answer.err


@pytest.mark.parametrize("option", ["--aktör", "--aktor", "--actor", "--område", "--area"])
def test_a_name_that_stands_nowhere_is_told_and_is_no_answer(
    repository: Git, trygg: Trygg, option: str
) -> None:
    answer = trygg("diff", option, "Kyrkan")
    assert (2, "") == (answer.code, answer.out)
    assert '"Kyrkan" finns inte i planerna' in answer.err
    answer = trygg("diff", option, "vandring")  # stands in the plan, and nothing of it changed
    assert 0 == answer.code
