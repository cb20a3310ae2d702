import os
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[1] / "bench" / "corpus.py"
KINDS_OF_ERRORS = 16


def generate(folder: Path, plans: int, broken: int = 0, hash_seed: str = "0") -> tuple[list[Path], list[str]]:
    """Return the files that the generator wrote, and the lines it printed."""
    sizes = [f"--plans={plans}", "--measures=12", f"--broken={broken}", f"--out={folder}"]
    done = subprocess.run(
        [sys.executable, str(CORPUS), *sizes],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(folder.iterdir()), done.stdout.splitlines()


def test_the_same_plans_come_out_every_time(tmp_path: Path) -> None:
    first, _ = generate(tmp_path / "first", 3, broken=1)
    second, _ = generate(tmp_path / "second", 3, broken=1, hash_seed="1")

    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_larger_set_begins_with_the_plans_of_a_smaller_one(tmp_path: Path) -> None:
    few, _ = generate(tmp_path / "few", 1)
    many, _ = generate(tmp_path / "many", 2)

    assert few[0].read_bytes() == many[0].read_bytes()
    assert many[0].read_bytes() != many[1].read_bytes()


def test_generated_plans_validate_and_have_the_measures_asked_for(tmp_path: Path) -> None:
    from trygg_cli.reading import document

    for path in generate(tmp_path, 2)[0]:
        read = document.read(path.name, path.read_bytes())

        assert read.problems == ()
        assert read.plan is not None
        assert len(list(read.plan.walk_measures())) == 12


def test_every_kind_of_broken_plan_has_problems_and_the_rest_has_none(tmp_path: Path) -> None:
    from trygg_cli.reading import document

    paths, printed = generate(tmp_path, KINDS_OF_ERRORS + 1, broken=KINDS_OF_ERRORS)
    kinds = dict(line.split(": ", 1) for line in printed)
    reads = [document.read(path.name, path.read_bytes()) for path in paths]

    assert len(set(kinds.values())) == KINDS_OF_ERRORS
    assert {read.name for read in reads if read.problems} == set(kinds)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("id: mine\n")

    with pytest.raises(subprocess.CalledProcessError):
        generate(tmp_path, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_the_national_set_has_every_municipality_and_every_year(tmp_path: Path) -> None:
    from trygg_cli.reading import document

    command = [sys.executable, str(CORPUS), "--nation=2", "--measures=2", f"--out={tmp_path}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    paths = sorted(tmp_path.rglob("*.yaml"))
    plans = [document.read(path.name, path.read_bytes()).plan for path in (*paths[:4], paths[-1])]

    assert "580 plans\n" == done.stdout
    assert 580 == len(paths)
    assert ["Upplands Väsby", "Upplands Väsby", "Vallentuna", "Vallentuna", "Kiruna"] == [
        plan.municipality for plan in plans
    ]
    assert 5 == len({plan.id for plan in plans})
