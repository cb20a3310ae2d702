"""What many tests need: a plan that stands in the test, and the command line run as a person would."""

import inspect
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from trygg_cli import language
from trygg_cli.cli.app import run
from trygg_cli.reading.document import Document, read

# how long an example takes hangs on what else the machine does
settings.register_profile("trygg", deadline=None)
settings.load_profile("trygg")

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "plans").glob("*.yaml"))


@pytest.fixture(autouse=True)
def _swedish(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Begin every test in Swedish, with no traces of the machine's own settings."""
    for name in [*os.environ]:
        if name.startswith("TRYGG_") and name not in ("TRYGG_REMAKE", "TRYGG_HEAVY"):
            monkeypatch.delenv(name)
    for name in ("GITHUB_ACTIONS", "TF_BUILD", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path_factory.getbasetemp() / "cache"))
    language.use("sv")
    yield
    language.use("sv")


@pytest.fixture
def english() -> None:
    language.use("en")


@pytest.fixture
def plan(request: pytest.FixtureRequest) -> Document:
    """Return the plan that stands in the test's docstring."""
    text = inspect.getdoc(request.function) or ""
    return read("plan.yaml", text + "\n")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that commands are run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data_of(document: Document) -> Any:
    """Return what stands in a file, of which the test knows how it is made up."""
    return document.data


def write(name: str | Path, text: str) -> Path:
    """Write a file in a folder that is made if need be."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


class Git:
    """A new repository, which is the current folder: called as git is, it answers with what git prints."""

    def __call__(self, *arguments: str) -> str:
        """Run git, which must end well."""
        done = self._run(*arguments)
        assert 0 == done.returncode, done.stderr
        return done.stdout.decode("utf-8", "replace")

    def code(self, *arguments: str) -> int:
        """Run git and return its exit code."""
        return self._run(*arguments).returncode

    def commit(self, subject: str = "x", day: str = "2025-01-10", author: str = "Test") -> str:
        """Commit all that there is, on a day, and return the commit."""
        self("add", "--all")
        self(
            "-c", f"user.name={author}", "commit", "--quiet", "--allow-empty", f"--message={subject}",
            f"--author={author} <a@example.org>", f"--date={day}T10:00:00",
        )  # fmt: skip
        return self("rev-parse", "HEAD").strip()

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["git", *arguments], capture_output=True, check=False)


def clone(git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *options: str) -> None:
    """Go to a new clone of the repository of the current folder."""
    there = tmp_path / "clone"
    git("clone", "--quiet", "--no-local", *options, f"file://{Path.cwd()}", str(there))
    monkeypatch.chdir(there)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return git in a new repository, untouched by the settings of the machine."""
    home, folder = tmp_path / "home", tmp_path / "repo"
    for made in (home, folder):
        made.mkdir()
    for name in [*os.environ]:
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Test")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "test@example.org")
    monkeypatch.chdir(folder)
    found = Git()
    found("init", "--quiet", "--initial-branch=main")
    return found


@dataclass(frozen=True)
class Outcome:
    """What a command answered."""

    code: int
    out: str
    err: str


Trygg = Callable[..., Outcome]


@pytest.fixture
def trygg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Trygg:
    """Return a function that runs a command line in this process."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call
