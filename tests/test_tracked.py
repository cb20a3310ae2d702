"""What git says of plans that the disk does not hold as they were committed: it is asked what changed, not the disk."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Git, Outcome, Trygg, clone, write

PLAN = "id: p\nåtgärder:\n  - id: M\n    åtgärd: Vandring\n    ansvarig: [TK, BUN]\n"
CHANGED = PLAN.replace("[TK, BUN]", "[TK]")
GONE, NONE = "BUN är inte längre ansvarig", "Inga skillnader"
SETTINGS = 'plans = ["planer/plans"]\n'


def commit(git: Git, folder: str = ".") -> None:
    git("-C", folder, "add", "--all")
    git("-C", folder, "commit", "--quiet", "--message=x")


@pytest.fixture
def module(git: Git, tmp_path: Path) -> Git:
    """Return git in a repository whose plans lie in a submodule."""
    inner = tmp_path / "inner"
    git("init", "--quiet", "--initial-branch=main", str(inner))
    write(str(inner / "plans/p.yaml"), PLAN)
    commit(git, str(inner))
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "planer")
    write("trygg.toml", SETTINGS)
    commit(git)
    return git


@pytest.mark.parametrize(
    "sides", [(), ("HEAD",), ("planer/plans",), ("planer/plans/p.yaml",), ("planer",)], ids=str
)
def test_an_unchanged_submodule_has_no_differences(module: Git, trygg: Trygg, sides: tuple[str, ...]) -> None:
    assert NONE in trygg("diff", *sides).out


@pytest.mark.parametrize(
    "sides", [(), ("HEAD",), ("planer/plans",), ("planer/plans/p.yaml",), ("planer",)], ids=str
)
def test_what_is_changed_in_a_submodule_is_a_difference(
    module: Git, trygg: Trygg, sides: tuple[str, ...]
) -> None:
    write("planer/plans/p.yaml", CHANGED)
    assert GONE in trygg("diff", *sides).out


def test_a_submodule_is_compared_with_its_commit_in_each_revision(module: Git, trygg: Trygg) -> None:
    write("planer/plans/p.yaml", CHANGED)
    commit(module, "planer")
    commit(module)
    assert NONE in trygg("diff").out
    assert GONE in trygg("diff", "HEAD~1..HEAD").out
    assert GONE in trygg("review", "HEAD~1..HEAD").out


def test_a_submodule_that_is_not_checked_out_has_no_differences_unless_it_moved(
    module: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("planer/plans/p.yaml", CHANGED)
    commit(module, "planer")
    commit(module)
    clone(module, monkeypatch, tmp_path)
    assert "planer" in trygg("diff", "HEAD~1..HEAD").err
    assert 2 == trygg("diff", "HEAD~1..HEAD").code
    answer = trygg("diff")
    assert (0, "") == (answer.code, answer.err)


def test_a_submodule_that_lacks_the_commit_is_told_and_its_plans_are_not_new(
    module: Git, trygg: Trygg
) -> None:
    module("update-index", "--cacheinfo", f"160000,{'1' * 40},planer")
    module("commit", "--quiet", "--message=x")
    answer = trygg("diff")
    assert 2 == answer.code
    assert "är ny" not in answer.out
    assert "planer" in answer.err


@pytest.fixture
def sparse(git: Git) -> Git:
    """Return git in a repository with two folders of plans, of which one is not checked out."""
    write("plans/a/p.yaml", PLAN)
    write("plans/b/q.yaml", PLAN.replace("id: p", "id: q"))
    commit(git)
    git("sparse-checkout", "set", "plans/a")
    assert not Path("plans/b").exists()
    return git


@pytest.mark.parametrize(
    "sides", [(), ("plans",), ("HEAD:plans",), ("HEAD:plans/b",), ("HEAD:plans/b/q.yaml",)], ids=str
)
def test_what_a_sparse_checkout_leaves_out_is_not_removed(
    sparse: Git, trygg: Trygg, sides: tuple[str, ...]
) -> None:
    answer = trygg("diff", *sides)
    assert Outcome(0, f"{NONE}\n", "") == answer


def test_what_is_changed_in_a_sparse_checkout_is_a_difference(sparse: Git, trygg: Trygg) -> None:
    write("plans/a/p.yaml", CHANGED)
    answer = trygg("diff")
    assert GONE in answer.out
    assert "plans/b" not in answer.out


def test_a_file_that_somebody_removed_is_gone(sparse: Git, trygg: Trygg) -> None:
    Path("plans/a/p.yaml").unlink()
    assert "togs bort" in trygg("diff").out


def test_a_partial_clone_needs_nothing_of_what_is_unchanged(
    git: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("plans/p.yaml", PLAN)
    write("plans/q.yaml", PLAN.replace("id: p", "id: q"))
    commit(git)
    write("plans/p.yaml", CHANGED)
    commit(git)
    git("config", "uploadpack.allowFilter", "true")
    clone(git, monkeypatch, tmp_path, "--filter=blob:none", "--sparse")
    subprocess.run(["git", "config", "protocol.file.allow", "always"], check=True)
    assert Outcome(0, f"{NONE}\n", "") == trygg("diff")
    answer = trygg("diff", "HEAD~1..HEAD")
    assert (2, 1) == (answer.code, answer.err.count("finns inte i den här kopian av git-mappen"))


def test_what_git_ignores_is_not_new(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", PLAN)
    write(".gitignore", "/plans/utkast*\n")
    commit(git)
    write("plans/utkast.yaml", PLAN.replace("id: p", "id: u"))
    write("plans/utkast/u.yaml", PLAN.replace("id: p", "id: v"))
    assert NONE in trygg("diff").out
    write("plans/ny.yaml", PLAN.replace("id: p", "id: ny"))
    assert 1 == trygg("diff").out.count("är ny")


def test_other_line_ends_on_the_disk_are_no_difference(git: Git, trygg: Trygg) -> None:
    write("plans/p.yaml", PLAN)
    commit(git)
    Path("plans/p.yaml").write_bytes(PLAN.replace("\n", "\r\n").encode())
    assert Outcome(0, f"{NONE}\n", "") == trygg("diff", "plans/p.yaml")
