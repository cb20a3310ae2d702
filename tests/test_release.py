"""What a release consists of; that it runs on Windows is tried by the workflow that makes it."""

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import release

LOCK = release.LOCK.read_text("utf-8")


def names(system: str) -> list[str]:
    return [re.split(r"[=\s]", entry)[0] for entry in release.pinned(LOCK, release.SYSTEMS[system])]


def archive(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return content.getvalue()


def test_markers_are_asked_of_the_system_that_the_wheels_are_for() -> None:
    assert {"colorama"} == {*names("windows")} - {*names("linux")}


def test_every_requirement_has_a_hash_and_no_marker() -> None:
    for entry in release.pinned(LOCK, release.SYSTEMS["windows"]):
        assert "--hash=sha256:" in entry
        assert ";" not in entry


def test_the_lock_of_a_release_has_the_versions_that_are_tested() -> None:
    pins = re.compile(r"^[\w.-]+==[\w.]+", re.MULTILINE)
    assert {*pins.findall(LOCK)} <= {*pins.findall((ROOT / "locks" / "dev.txt").read_text("utf-8"))}


def test_the_zip_has_python_that_finds_what_was_unpacked_beside_it(tmp_path: Path) -> None:
    python, wheel = tmp_path / "python.zip", tmp_path / "trygg-1-py3-none-any.whl"
    python.write_bytes(archive({"python.exe": b"MZ", "python314._pth": b"python314.zip\r\n."}))
    wheel.write_bytes(archive({"trygg_cli/__init__.py": b""}))
    target = tmp_path / "trygg.zip"
    release.windows_zip(python, [wheel], target, hashlib.sha256(python.read_bytes()).hexdigest())
    with zipfile.ZipFile(target) as made:
        assert b"python314.zip\r\n.\r\n..\\lib\r\n" == made.read("trygg/python/python314._pth")
        assert b"-m trygg_cli %*" in made.read("trygg/trygg.cmd")
        assert {"trygg/python/python.exe", "trygg/lib/trygg_cli/__init__.py", "trygg/LÄS MIG.txt"} <= {
            *made.namelist()
        }


def test_another_python_than_the_published_one_is_not_packed(tmp_path: Path) -> None:
    python = tmp_path / "python.zip"
    python.write_bytes(archive({"python.exe": b"MZ"}))
    with pytest.raises(release.NotEmbedded):
        release.windows_zip(python, [], tmp_path / "trygg.zip")
    assert not (tmp_path / "trygg.zip").exists()
