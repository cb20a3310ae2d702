"""What is built of the project holds what it needs, though git does not."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

CATALOGUES = {f"trygg_cli/locale/{name}/LC_MESSAGES/trygg.mo" for name in ("sv", "en")}
PARTS = ("trygg_cli", "templates", "locks", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the source archive, and of the wheel that is built from it, made as in a fresh clone."""
    clone = tmp_path_factory.mktemp("clone")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, clone / part, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
        else:
            shutil.copy(ROOT / part, clone)
    (clone / ".gitignore").write_text("*.mo\n", "utf-8")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation"], cwd=clone, check=True, capture_output=True
    )
    return clone / "dist"


def test_the_wheel_holds_compiled_catalogues_templates_and_the_plans_of_examples(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert set() == CATALOGUES - names
    assert {"trygg_cli/shipped_templates/report.html.j2", "trygg_cli/keys/plans/whole-plan.yaml"} <= names
    assert set() == {name for name in names if not name.startswith(("trygg_cli/", "trygg-"))}


def test_the_source_archive_holds_what_a_wheel_and_an_environment_are_made_of(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        "hatch_build.py",
        "pyproject.toml",
        "locks/run.txt",
        "locks/dev.txt",
        "templates/report.html.j2",
    }
    assert set() == (CATALOGUES | wanted) - names
