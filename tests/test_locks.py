"""What is installed is what the lock files name, and they name what `pyproject.toml` asks for."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BUILD = PROJECT["dependency-groups"]["build"]
RUN = [*PROJECT["project"]["dependencies"], *BUILD]
DEV = [*RUN, *PROJECT["project"]["optional-dependencies"]["dev"]]
LOCKS = {"run": RUN, "dev": DEV}
PEERS = {
    f"bench/{path.stem}": path.read_text("utf-8").split() for path in (ROOT / "locks" / "bench").glob("*.in")
}
ALL = LOCKS | PEERS

PINNED = re.compile(
    r"^(\S+)==(\S+)(?: ; .+?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def text(name: str) -> str:
    return (ROOT / "locks" / f"{name}.txt").read_text("utf-8")


def versions(name: str) -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in PINNED.finditer(text(name))]


@pytest.mark.parametrize("name", ALL)
def test_lock_names_what_the_project_asks_for(name: str) -> None:
    pinned = dict(versions(name))
    asked = {
        canonicalize_name(requirement.name): requirement.specifier
        for requirement in map(Requirement, ALL[name])
    }
    assert [] == [
        package for package, fitting in asked.items() if not fitting.contains(pinned.get(package, "0"))
    ], "run: make lock"


@pytest.mark.parametrize("name", ALL)
def test_everything_in_a_lock_is_pinned_with_hashes(name: str) -> None:
    entries = [line for line in text(name).splitlines() if line and line[0] not in " #"]
    assert len(entries) == len(versions(name))


@pytest.mark.parametrize("name", ALL)
def test_lock_names_no_host_and_no_folder(name: str) -> None:
    assert [] == re.findall(r".*(?://|index|find-links|file:| /).*", text(name))


def test_every_peer_is_locked() -> None:
    locked = {path.stem for path in (ROOT / "locks" / "bench").glob("*.txt")}
    assert set() != locked
    assert {name.partition("/")[2] for name in PEERS} == locked


def test_the_lock_of_npm_names_every_file_by_its_hash_and_no_host() -> None:
    lock = json.loads((ROOT / "locks" / "bench" / "ajv-cli" / "package-lock.json").read_text("utf-8"))
    named = {name: package for name, package in lock["packages"].items() if name}
    assert {"node_modules/ajv-cli", "node_modules/ajv-formats"} <= set(named)
    assert [] == [
        name for name, package in named.items() if "integrity" not in package or "resolved" in package
    ]


def test_what_is_installed_to_run_is_installed_to_develop() -> None:
    assert set() == set(versions("run")) - set(versions("dev"))


def test_the_project_is_built_with_what_the_locks_hold() -> None:
    assert set() == set(PROJECT["build-system"]["requires"]) - set(BUILD)


@pytest.mark.parametrize("requirement", [*DEV, *PROJECT["project"]["optional-dependencies"]["xlsx"]])
def test_every_dependency_has_a_lowest_version(requirement: str) -> None:
    assert ">=" in [specifier.operator for specifier in Requirement(requirement).specifier]


def test_make_locks_for_the_oldest_python_that_is_allowed() -> None:
    asked = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert [asked] == re.findall(r"--python-version (\S+)", (ROOT / "Makefile").read_text("utf-8"))
