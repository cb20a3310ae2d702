"""What git cannot answer is told with its reason, and never as if nothing had changed."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Git, Trygg, clone, write

PLAN = "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n  - {id: N1, åtgärd: Ljus}\n"
SAME = "Inga skillnader"


@pytest.fixture
def repository(git: Git) -> Git:
    """Return git in a repository with two versions of a plan."""
    for text in (PLAN, PLAN.replace("Ljus", "Mer ljus")):
        write("plans/p.yaml", text)
        git.commit()
    return git


def damage(git: Git, revision: str) -> None:
    hash_ = git("rev-parse", f"{revision}:plans/p.yaml").strip()
    path = Path(".git/objects", hash_[:2], hash_[2:])
    path.chmod(0o644)
    path.write_bytes(b"x")


@pytest.mark.parametrize("command", ["diff", "review"])
def test_a_damaged_version_is_told_as_such_and_not_as_unchanged(
    repository: Git, trygg: Trygg, command: str
) -> None:
    damage(repository, "HEAD~1")
    answer = trygg(command, "HEAD~1")
    assert 2 == answer.code
    assert "git-mappen är skadad" in answer.err
    assert "plans/p.yaml" in answer.err
    assert SAME not in answer.out
    assert "Inget har ändrats" not in answer.out


@pytest.mark.parametrize("command", ["diff", "review", "history"])
def test_a_last_commit_that_is_gone_is_not_told_as_nothing_committed(
    repository: Git, trygg: Trygg, command: str
) -> None:
    shutil.rmtree(".git/objects")
    Path(".git/objects").mkdir()
    answer = trygg(command)
    assert (2, True) == (answer.code, "skadad eller ofullständig" in answer.err)


def test_what_a_partial_clone_lacks_is_not_told_as_damaged_or_unchanged(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository("config", "uploadpack.allowFilter", "true")
    clone(repository, monkeypatch, tmp_path, "--filter=blob:none")
    answer = trygg("review", "HEAD~1")
    assert 2 == answer.code
    assert "hämta det med git" in answer.err
    assert "1 plan gick inte att jämföra" in answer.out
    assert "Inget har ändrats" not in answer.out


@pytest.mark.parametrize(("file", "text"), [("config", "[core\n"), ("HEAD", ""), ("index", "x")])
def test_a_damaged_repository_is_not_told_as_none(
    repository: Git, trygg: Trygg, file: str, text: str
) -> None:
    Path(".git", file).write_text(text, "utf-8")
    answer = trygg("diff")
    assert 2 == answer.code
    assert "skadad eller ofullständig" in answer.err
    assert "git init" not in answer.err


def test_a_repository_without_files_is_to_be_cloned(
    repository: Git, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone(repository, monkeypatch, tmp_path, "--bare")
    answer = trygg("diff", "HEAD")
    assert 2 == answer.code
    assert "utan egna filer" in answer.err
    assert "git clone" in answer.err


@pytest.mark.parametrize(
    "sides", [["plans/p.yaml"], ["HEAD", "plans/p.yaml"], ["plans"], ["HEAD:plans"], ["HEAD:plans/p.yaml"]]
)
def test_what_was_deleted_is_told_as_gone_however_it_is_named(
    repository: Git, trygg: Trygg, sides: list[str]
) -> None:
    Path("plans/p.yaml").unlink()
    Path("plans").rmdir()
    answer = trygg("diff", *sides)
    assert (0, "") == (answer.code, answer.err)
    assert "Planen togs bort" in answer.out


@pytest.mark.parametrize("command", [["diff"], ["review", "HEAD"], ["history"]])
def test_a_folder_that_the_settings_name_and_nobody_has_ends_with_two(
    repository: Git, trygg: Trygg, command: list[str]
) -> None:
    write("trygg.toml", 'plans = ["plans", "plnas"]\n')
    answer = trygg(*command)
    assert 2 == answer.code
    assert "plnas" in answer.err


def test_a_folder_of_the_settings_that_was_deleted_is_told_as_that_alone(
    repository: Git, trygg: Trygg
) -> None:
    write("trygg.toml", 'plans = ["plans", "fler"]\n')
    write("fler/q.yaml", PLAN.replace("id: p", "id: q"))
    repository.commit()
    Path("fler/q.yaml").unlink()
    Path("fler").rmdir()
    answer = trygg("diff")
    assert (0, "") == (answer.code, answer.err)
    assert "Planen togs bort" in answer.out


@pytest.mark.skipif(os.name == "nt", reason="Windows has both names for one file")
def test_a_file_name_whose_letters_are_only_composed_otherwise_is_no_other_name(
    repository: Git, trygg: Trygg
) -> None:
    for name in ("å.yaml", "a\u030a.yaml"):
        repository("mv", *Path("plans").glob("*.yaml"), f"plans/{name}")  # type: ignore[arg-type]
        repository("commit", "--quiet", "--message=x")
    said = trygg("history").out
    assert 1 == said.count("Filen bytte namn")


def test_a_file_of_a_revision_is_told_how_to_read(repository: Git, trygg: Trygg) -> None:
    answer = trygg("validate", "HEAD:plans/p.yaml")
    assert 2 == answer.code
    assert "git show" in answer.err
