"""What a release consists of: the wheel, for each system a folder of all wheels, and a zip to unpack on Windows.

`make release` writes it to `dist/`.  The folders serve `pip install --no-index --find-links`, where nothing may be
fetched.  The zip holds Python as python.org gives it for embedding, the wheels unpacked, and `trygg.cmd`: it needs no
installation and no administrator.  Virus scanners take programs of one file for what they are not.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "locks" / "release.txt"
PYTHON = "3.14"
EMBEDDED = "python-3.14.7-embed-amd64.zip"
EMBEDDED_HASH = "d297e5ff019966817ad8502465176139f2d3d840fa4ed84b13bed399a6ab1f15"
"""SHA-256, which python.org publishes with the file; the zip is not made of anything else."""

START = '@"%~dp0python\\python.exe" -X utf8 -m trygg_cli %*\r\n'
README = """\
Trygg för Windows
=================

1. Packa upp hela mappen dit du vill ha den, till exempel i din hemmapp.  Ingen installation behövs.
2. Öppna Kommandotolken i mappen med dina planer.
3. Skriv sökvägen till trygg.cmd och vad du vill göra:

       C:\\Users\\du\\trygg\\trygg.cmd validate plans
       C:\\Users\\du\\trygg\\trygg.cmd --help

Vill du bara skriva trygg lägger du till mappen i miljövariabeln Path (Redigera miljövariabler för ditt konto).
För jämförelser och historik behövs också Git för Windows.

Mappen python är Python från python.org, oförändrad utom att filen python*._pth visar var Trygg finns.
Licenserna för allt som följer med ligger i mapparna python och lib.
"""


class System(NamedTuple):
    """A system that wheels are chosen for: the tags that pip knows it by, and what markers in a lock say of it."""

    tags: tuple[str, ...]
    sys_platform: str
    os_name: str
    platform_system: str
    machine: str


SYSTEMS = {
    "linux": System(
        ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux1_x86_64"),
        "linux",
        "posix",
        "Linux",
        "x86_64",
    ),
    "macos": System(("macosx_11_0_arm64", "macosx_10_13_universal2"), "darwin", "posix", "Darwin", "arm64"),
    "windows": System(("win_amd64",), "win32", "nt", "Windows", "AMD64"),
}


class NotEmbedded(Exception):
    """The file for embedding is not the one that python.org published."""


def pinned(lock: str, system: System) -> Iterator[str]:
    """Yield the requirements of a lock that hold on a system, with their hashes."""
    world = {
        "sys_platform": system.sys_platform,
        "os_name": system.os_name,
        "platform_system": system.platform_system,
        "platform_machine": system.machine,
        "python_version": PYTHON,
        "python_full_version": f"{PYTHON}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    for entry in re.findall(r"^[a-z].*(?:\n    .*)*", lock, re.MULTILINE):
        marker = Requirement(entry.split("--hash")[0].replace("\\", "").strip()).marker
        if marker is None or marker.evaluate(world):
            yield re.sub(r" ;[^\\\n]*", "", entry)  # pip would ask of the system that it runs on


def download(system: System, folder: Path) -> None:
    """Fetch the wheels of the lock for a system; raises `CalledProcessError` where one is missing or another."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "requirements.txt"
    wanted.write_text("\n".join(pinned(LOCK.read_text("utf-8"), system)) + "\n", "utf-8")
    options = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--python-version", PYTHON]
    options += [part for tag in system.tags for part in ("--platform", tag)]
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download"]
    subprocess.run([*command, *options, "--dest", str(folder), "--requirement", str(wanted)], check=True)


def windows_zip(embedded: Path, wheels: Iterable[Path], target: Path, expected: str = EMBEDDED_HASH) -> None:
    """Write a zip that runs where it is unpacked; raises `NotEmbedded` where Python is not what was expected."""
    content = embedded.read_bytes()
    if hashlib.sha256(content).hexdigest() != expected:
        raise NotEmbedded(embedded.name)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("trygg/trygg.cmd", START)
        made.writestr("trygg/LÄS MIG.txt", README.replace("\n", "\r\n"))
        with zipfile.ZipFile(embedded) as python:
            for name in python.namelist():
                if name.endswith("._pth"):
                    made.writestr(f"trygg/python/{name}", python.read(name).rstrip() + b"\r\n..\\lib\r\n")
                else:
                    made.writestr(f"trygg/python/{name}", python.read(name))
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as parts:
                for name in parts.namelist():
                    if ".data/" not in name:  # scripts and headers; trygg.cmd takes their place
                        made.writestr(f"trygg/lib/{name}", parts.read(name))


def main() -> None:
    """Make what was asked for, of the wheel that lies in `dist`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "systems", nargs="*", default=[*SYSTEMS], help="windows, linux, macos; all without any"
    )
    parser.add_argument("--embedded", type=Path, help=f"{EMBEDDED} from python.org, for the zip")
    given = parser.parse_args()
    dist = ROOT / "dist"
    (own,) = dist.glob("trygg-*.whl")
    for name in given.systems:
        folder = dist / f"{own.name.rsplit('-', 3)[0]}-{name}"
        download(SYSTEMS[name], folder)
        (folder / own.name).write_bytes(own.read_bytes())
    if given.embedded:
        folder = dist / f"{own.name.rsplit('-', 3)[0]}-windows"
        windows_zip(given.embedded, sorted(folder.glob("*.whl")), dist / f"{folder.name}.zip")


if __name__ == "__main__":
    main()
