"""The programs that are measured: trygg, the floors it cannot go below, and its peers.

Each peer lives in an environment of its own, made by pip or npm once and kept.  One that cannot be had is
a program all the same, with what stands in its way: it gets its row and says why it is empty.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import measure

BENCH = Path(__file__).parent
LOCKS = BENCH.parent / "locks" / "bench"

FLOOR = "floor: pydantic-core, yaml-rs"
PARSER_FLOOR = "floor: libyaml's events, PyYAML"
TRYGG = "trygg validate"
LINT = "trygg lint"

YAMLLINT_RULES = "{extends: default, rules: {line-length: disable, document-start: disable}}"
"""What plans are not written for is off, so that yamllint too accepts them and prints nothing."""


@dataclass(frozen=True)
class Program:
    """A program that checks plans: the words before the plans, or what keeps it from being run."""

    name: str
    command: tuple[str, ...] = ()
    by_file: bool = False
    missing: str = ""

    def on(self, folder: Path) -> list[str]:
        """Return the whole command for the plans of a folder."""
        return [*self.command, *(map(str, sorted(folder.iterdir())) if self.by_file else (str(folder),))]


def find_trygg(given: str | None) -> list[str]:
    """Return how trygg is called: as told, or as installed beside this Python."""
    if given:
        return given.split()
    beside = Path(sys.executable).with_name("trygg")
    return [str(beside)] if beside.exists() else [shutil.which("trygg") or str(beside)]


def own(trygg: list[str]) -> Program:
    """Return trygg as a program, if it can validate."""
    reason = _failure([*trygg, "validate", "--help"])
    return Program(TRYGG, (*trygg, "validate"), missing=reason)


def own_lint(trygg: list[str]) -> Program:
    """Return trygg as a linter; the plans lack what L08 wants, and a finding of it would count as a broken plan."""
    lint = (*trygg, "lint", "--fail-on", "fel", "--ignore", "L08", "--format", "concise")
    return Program(LINT, lint, missing=_failure([*trygg, "lint", "--help"]))


def others(trygg: list[str], folder: Path | None) -> Iterator[Program]:
    """Yield the floors and the peers, installed into a folder of environments."""
    if folder is None:
        yield from (Program(name, missing="left out by --no-peers") for name, _, _ in _RECIPES)
        return
    for name, package, recipe in _RECIPES:
        try:
            tool = environment(folder, package)
            command, by_file = recipe(tool, trygg, folder)
            version = _version(tool, package)
        except MissingError as reason:
            yield Program(name, missing=str(reason))
        else:
            yield Program(f"{name} {version}", tuple(command), by_file)


class MissingError(Exception):
    """Why a program cannot be measured."""


_QUIET = ("--quiet", "--disable-pip-version-check")


def environment(folder: Path, package: str) -> Path:
    """Return the Python of the environment that holds what the package's lock names, made if it is not there.

    For a package of npm, whose lock is a folder, that folder's copy with all that it names.
    """
    home, lock = folder / package, LOCKS / package
    return _by_npm(home, lock) if lock.is_dir() else _by_pip(home, lock.with_name(f"{package}.txt"))


def _by_pip(home: Path, lock: Path) -> Path:
    python = home / "bin" / "python"
    if _is_due(home, f"{sys.version}\n{lock.read_text('utf-8')}"):
        _call([sys.executable, "-m", "venv", "--clear", str(home)], home)
        _call(
            [str(python), "-m", "pip", *_QUIET, "install", "--require-hashes", "--requirement", str(lock)],
            home,
        )
        _done(home, f"{sys.version}\n{lock.read_text('utf-8')}")
    return python


def _by_npm(home: Path, lock: Path) -> Path:
    if shutil.which("npm") is None:
        raise MissingError("there is no npm")
    names = (lock / "package-lock.json").read_text("utf-8")
    if _is_due(home, names):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(lock, home)
        _call(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(home)], home)
        _done(home, names)
    return home


def _is_due(home: Path, wanted: str) -> bool:
    stamp = home / "installed"
    return not stamp.exists() or stamp.read_text("utf-8") != wanted


def _done(home: Path, wanted: str) -> None:
    (home / "installed").write_text(wanted, "utf-8")


def _call(command: list[str], home: Path) -> None:
    print(f"installing {home.name} …", file=sys.stderr)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        raise MissingError(f"could not be installed ({home.name})")


def _version(tool: Path, package: str) -> str:
    if tool.is_dir():
        lock = json.loads((tool / "package-lock.json").read_text("utf-8"))
        return str(lock["packages"][f"node_modules/{package}"]["version"])
    ask = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
    return measure.run([str(tool), "-c", ask, package]).output.strip()


def _failure(command: list[str]) -> str:
    """Return in a few words why a command cannot be used, or nothing if it can."""
    try:
        done = measure.run(command)
    except OSError:
        return f"there is no {Path(command[0]).name}"
    if done.code:
        print(done.output, file=sys.stderr)
    return f"{Path(command[0]).name} {' '.join(command[1:])} ends with {done.code}" if done.code else ""


_Command = tuple[list[str], bool]


def _schema(trygg: list[str], folder: Path) -> Path:
    command = [*trygg, "schema"]
    reason = _failure(command)
    if reason:
        raise MissingError(f"has no schema: {reason}")
    schema = folder / "trygg.schema.json"
    schema.write_text(json.dumps(json.loads(measure.run(command).output)))
    return schema


def _check_jsonschema(python: Path, trygg: list[str], folder: Path) -> _Command:
    return [str(python.with_name("check-jsonschema")), "--schemafile", str(_schema(trygg, folder))], True


def _ajv(home: Path, trygg: list[str], folder: Path) -> _Command:
    return ["node", str(BENCH / "ajv_folder.cjs"), str(home), str(_schema(trygg, folder))], False


def _yamale(python: Path, _trygg: list[str], _folder: Path) -> _Command:
    # in one process: its four by default cost more CPU, and CPU is what is compared
    return [str(python.with_name("yamale")), "-n", "1", "-s", str(BENCH / "yamale.yaml")], False


def _yamllint(python: Path, _trygg: list[str], _folder: Path) -> _Command:
    return [str(python.with_name("yamllint")), "-d", YAMLLINT_RULES], False


def _pykwalify(python: Path, _trygg: list[str], _folder: Path) -> _Command:
    return [str(python), str(BENCH / "pykwalify_files.py"), str(BENCH / "pykwalify.yaml")], False


def _script(name: str) -> Callable[[Path, list[str], Path], _Command]:
    return lambda python, _trygg, _folder: ([str(python), str(BENCH / name)], False)


# name, package (what is installed for it stands in the lock of that name), how it is called
_RECIPES: tuple[tuple[str, str, Callable[[Path, list[str], Path], _Command]], ...] = (
    (FLOOR, "yaml-rs", _script("floor_rust.py")),
    (PARSER_FLOOR, "pyyaml", _script("floor_libyaml.py")),
    ("yamale", "yamale", _yamale),
    ("ajv-cli", "ajv-cli", _ajv),
    ("check-jsonschema", "check-jsonschema", _check_jsonschema),
    ("yamllint", "yamllint", _yamllint),
    ("pykwalify", "pykwalify", _pykwalify),
)
