"""`trygg merge` as a person meets it, and as git does."""

import shlex
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Git, Trygg

BASE = "id: p\nåtgärder:\n  - id: M\n    åtgärd: Vandring\n    ansvarig: [TK, BUN]\n    status: pågår\n"
OURS = BASE.replace("Vandring", "Nattvandring")
THEIRS = BASE.replace("[TK, BUN]", "[TK]")
BOTH = OURS.replace("[TK, BUN]", "[TK]")
OTHER = BASE.replace("Vandring", "Kvällsvandring")


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Return files with a plan and two changes of it."""
    paths = tmp_path / "bas.yaml", tmp_path / "vår.yaml", tmp_path / "deras.yaml"
    for path, text in zip(paths, (BASE, OURS, THEIRS), strict=True):
        path.write_bytes(text.encode())
    return paths


def test_a_clean_merge_is_printed(trygg: Trygg, three: tuple[Path, Path, Path]) -> None:
    answer = trygg("merge", *three)
    assert (0, BOTH, "") == (answer.code, answer.out, answer.err)


def test_a_conflict_is_written_and_told_and_makes_the_code_1(
    trygg: Trygg, three: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    three[2].write_bytes(OTHER.encode())
    answer = trygg("merge", *three, "-o", tmp_path / "ut.yaml", "--lang", "en")
    assert (1, "") == (answer.code, answer.out)
    assert "åtgärd of measure M Nattvandring was changed in two ways" in answer.err
    assert "<<<<<<< OURS\n    åtgärd: Nattvandring\n=======" in (tmp_path / "ut.yaml").read_text("utf-8")


def test_a_last_day_that_both_moved_is_called_so(trygg: Trygg, three: tuple[Path, Path, Path]) -> None:
    for path, day in zip(three, ("2026-05-31", "2026-08-31", "2026-10-31"), strict=True):
        path.write_text(BASE + f"    tid:\n      till: {day}\n", "utf-8")
    assert "slutdatum i åtgärd M Vandring har ändrats på två sätt" in trygg("merge", *three).err


def test_of_a_side_that_is_not_utf_8_both_texts_stand_in_the_plan_which_is_named(
    trygg: Trygg, three: tuple[Path, Path, Path]
) -> None:
    for encoding in ("cp1252", "mac_roman", "cp850", "utf-16", "utf-16-le", "utf-32"):
        three[1].write_bytes(OURS.encode())
        three[2].write_bytes(OTHER.encode(encoding))
        answer = trygg("merge-driver", *three, "plans/p.yaml", "--lang", "en")
        assert (1, True) == (
            answer.code,
            answer.err.startswith("plans/p.yaml: the file is not saved as UTF-8"),
        )
        text = three[1].read_text("utf-8")
        assert "<<<<<<< OURS\n    åtgärd: Nattvandring\n=======\n    åtgärd: Kvällsvandring\n" in text


def test_a_plan_with_conflicts_is_not_merged_again(trygg: Trygg, three: tuple[Path, Path, Path]) -> None:
    three[2].write_bytes(b"<<<<<<< a\n=======\n>>>>>>> b\n" + THEIRS.encode())
    answer = trygg("merge", *three, "--lang", "en")
    assert (2, "") == (answer.code, answer.out)
    assert "has conflicts that nobody has settled" in answer.err


def test_only_one_plan_comes_from_standard_input(trygg: Trygg, three: tuple[Path, Path, Path]) -> None:
    answer = trygg("merge", three[0], "-", three[2], stdin=OURS.encode())
    assert (0, BOTH) == (answer.code, answer.out)
    assert 2 == trygg("merge", "-", "-", three[2], stdin=OURS.encode()).code


def test_the_driver_writes_into_ours(trygg: Trygg, three: tuple[Path, Path, Path]) -> None:
    answer = trygg("merge-driver", *three)
    assert (0, "", "") == (answer.code, answer.out, answer.err)
    assert three[1].read_text("utf-8") == BOTH


def commit(git: Git, plan: Path, text: str) -> None:
    plan.write_bytes(text.encode())
    git("add", ".")
    git("commit", "-qm", "ändring")


def part(git: Git, plan: Path, theirs: str) -> None:
    """Commit a plan, and a change of it on each of two branches."""
    commit(git, plan, BASE)
    git("checkout", "-qb", "deras")
    commit(git, plan, theirs)
    git("checkout", "-q", "main")
    commit(git, plan, OURS)


@pytest.mark.parametrize(("theirs", "code"), [(THEIRS, 0), (OTHER, 1)])
def test_git_merges_with_the_driver(
    git: Git, monkeypatch: pytest.MonkeyPatch, theirs: str, code: int
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    plan = Path("plan.yaml")
    driver = f"{shlex.quote(Path(sys.executable).as_posix())} -m trygg_cli merge-driver %O %A %B %P"
    Path(".gitattributes").write_text("*.yaml merge=trygg\n", "utf-8")
    git("config", "merge.trygg.driver", driver)
    part(git, plan, theirs)
    assert code == git.code("merge", "-q", "--no-edit", "deras")
    text = plan.read_text("utf-8")
    if code:
        assert (
            "<<<<<<< OURS\n    åtgärd: Nattvandring\n=======\n    åtgärd: Kvällsvandring\n>>>>>>> THEIRS\n"
            in text
        )
    else:
        assert text == BOTH


def test_plans_of_revisions_are_merged(trygg: Trygg, git: Git) -> None:
    part(git, Path("min plan.yaml"), THEIRS)
    names = [f"{revision}:min plan.yaml" for revision in ("main~1", "main", "deras")]
    answer = trygg("merge", *names, "-o", "ut.yaml")
    assert (0, BOTH) == (answer.code, Path("ut.yaml").read_text("utf-8"))


def test_what_is_not_one_plan_is_refused(trygg: Trygg, git: Git) -> None:
    part(git, Path("plan.yaml"), THEIRS)
    assert 2 == trygg("merge", "main~1", "main", "deras").code
    assert 2 == trygg("merge", "main~1:plan.yaml", "main:plan.yaml", "nowhere:plan.yaml").code
