"""What the modules of trygg import and touch, and where that breaks the law of the house.

A breach is told in a line, `module:line: what`.  Everything is read from the text of the modules, and so also from
texts that nobody runs: `tests/test_architecture.py` plants breaches of every sort, to see that they are found.
"""

from __future__ import annotations

import ast
import builtins
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

PACKAGE = "trygg_cli"

# What can reach the network, and what runs what it reads: for nobody.
NETWORK = frozenset(
    """
    asyncio asynchat asyncore cgi ftplib http imaplib mailbox nntplib poplib smtpd smtplib socket
    socketserver ssl telnetlib urllib.error urllib.request urllib.response urllib.robotparser
    webbrowser wsgiref xmlrpc multiprocessing.connection.Client
    multiprocessing.connection.Listener multiprocessing.managers xmlrpc.client xmlrpc.server
    """.split()  # noqa: SIM905 a list that can be read
)
LOADS_CODE = frozenset(
    """
    code codeop dbm marshal pickle pickletools runpy shelve eval exec compile
    """.split()  # noqa: SIM905 a list that can be read
)

# What stands outside the program, and the names by which it is reached.
TOUCHES: Mapping[str, str] = {
    "disk": """
        open io.open io.FileIO codecs.open os shutil tempfile glob fileinput mmap sqlite3.connect
        zipfile.ZipFile importlib.resources gettext.translation gettext.bindtextdomain gettext.find
        pathlib.Path.cwd pathlib.Path.home
    """,
    "streams": """
        print input sys.stdin sys.stdout sys.stderr sys.__stdout__ getpass
    """,
    "environment": """
        os.environ os.environb os.getenv os.putenv sys.argv locale platform pwd sys.exit
    """,
    "clock": """
        time datetime.date.today datetime.datetime.now datetime.datetime.today
        datetime.datetime.utcnow sched
    """,
    "processes": """
        subprocess multiprocessing concurrent.futures threading signal ctypes resource os.fork
        os.system os.popen os.kill
    """,
}
_PURE = frozenset(
    """
    os.path.splitext os.path.basename os.path.dirname os.path.join os.path.normpath os.path.isabs
    os.sep os.PathLike os.fspath
    """.split()  # noqa: SIM905 a list that can be read
)
"""What has such a name and touches nothing."""

_PATH_METHODS = frozenset(
    """
    read_text read_bytes write_text write_bytes unlink mkdir rmdir touch iterdir rglob glob stat
    lstat is_file is_dir is_symlink exists samefile symlink_to hardlink_to chmod expanduser readlink
    resolve
    """.split()  # noqa: SIM905 a list that can be read
)
"""Methods of paths that go to the disk, whatever the path is called."""


class Limits(NamedTuple):
    """Most lines of a module and of a function, and most parameters."""

    module: int
    function: int
    parameters: int


@dataclass(frozen=True)
class Import:
    """A module that is imported, the line, and whether only the type checker imports it."""

    name: str
    line: int
    is_of_types: bool = False


@dataclass
class Module:
    """A module by its dotted name, read."""

    name: str
    tree: ast.Module
    siblings: frozenset[str] = frozenset()
    imports: list[Import] = field(default_factory=list)
    touched: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read what it imports and touches."""
        known, of_types = {"Path": "pathlib.Path"}, _of_types(self.tree)
        for node in ast.walk(self.tree):
            for name, local in _names(node, self.siblings):
                self.imports.append(Import(name, node.lineno, id(node) in of_types))  # type: ignore[attr-defined]
                known[local] = name
        self.touched = [*_touched(self.tree, known)]

    @property
    def room(self) -> str:
        """The room that it is in: `trygg_cli.model.plan` is in `model`."""
        return room(self.name)


def room(name: str) -> str:
    """Return the room of a module of ours."""
    return name.split(".")[1] if "." in name else ""


def read(files: Mapping[str, str], siblings: Iterable[str] = ()) -> list[Module]:
    """Return the modules of these names and texts, beside others."""
    names = frozenset((*files, *siblings))
    return [Module(name, ast.parse(text), names) for name, text in files.items()]


def files(code: Path) -> dict[str, str]:
    """Return the texts of the modules in a folder that people write, by their dotted names."""
    found = {}
    for path in sorted(code.rglob("*.py")):
        if path.parent.name == "compiled_templates":
            continue
        parts = path.relative_to(code.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text("utf-8")
    return found


def _names(node: ast.AST, siblings: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield what a statement imports: the dotted name, and the name that it has here."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name, alias.asname or alias.name.split(".")[0]
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            is_module = whole in siblings or not f"{node.module}.".startswith(f"{PACKAGE}.")
            yield whole if is_module else str(node.module), alias.asname or alias.name
    elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in (
        "import_module",
        "__import__",
    ):
        text = node.args[0] if node.args else None
        if isinstance(text, ast.Constant):
            yield str(text.value), ""
        elif not (isinstance(text, ast.JoinedStr) and _is_ours(text)):
            yield "?", ""


def _of_types(tree: ast.Module) -> set[int]:
    """Return what stands below a question whether types are checked, by identity."""
    return {
        id(inside)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for statement in node.body
        for inside in ast.walk(statement)
    }


def _is_ours(text: ast.JoinedStr) -> bool:
    """Tell whether a name that is put together begins as a module of ours."""
    first = text.values[0]
    if isinstance(first, ast.FormattedValue):
        return ast.unparse(first.value) == "__name__"
    return str(ast.literal_eval(first)).startswith(f"{PACKAGE}.")


def _is_in_memory(node: ast.Call) -> bool:
    """Tell whether a database is opened that touches no disk."""
    return bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value == ":memory:"


def _touched(tree: ast.AST, known: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield every dotted name that is used, as it is called where it comes from, and methods of paths as `.name`."""
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    called = {
        id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and not _is_in_memory(node)
    }
    inner |= {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_in_memory(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) in called and node.attr in _PATH_METHODS:
            yield f".{node.attr}", node.lineno
        if isinstance(node, (ast.Attribute, ast.Name)) and id(node) not in inner:
            first, dot, rest = ast.unparse(node).partition(".")
            if first in known:
                yield known[first] + dot + rest, node.lineno
            elif isinstance(node, ast.Name) and id(node) in called and first in dir(builtins):
                yield first, node.lineno


def upward(modules: Iterable[Module], floors: Iterable[Iterable[str]], apart: frozenset[str]) -> list[str]:
    """Return where a room imports from above, or one that stands apart imports another such."""
    level = {name: number for number, floor in enumerate(floors) for name in floor}
    return [
        f"{module.name}:{imported.line}: imports {imported.name}"
        for module, imported in _inward(modules)
        if level[room(imported.name)] > level[module.room] or {module.room, room(imported.name)} <= apart
    ]


def circles_of_rooms(modules: Iterable[Module]) -> list[tuple[str, ...]]:
    """Return the rooms that need each other, by way of others too."""
    arrows: dict[str, set[str]] = {}
    for module, imported in _inward(modules):
        arrows.setdefault(module.room, set()).add(room(imported.name))
    return _circles(arrows)


def circles_of_modules(modules: Iterable[Module]) -> list[tuple[str, ...]]:
    """Return the modules that need each other as they run, be it only once a function is called."""
    arrows = {
        module.name: {imported.name for imported in module.imports if not imported.is_of_types}
        for module in modules
    }
    return _circles(arrows)


def _circles(arrows: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    reached = {start: _reached(start, arrows) for start in arrows}
    return sorted(
        {
            tuple(sorted(other for other in reached[start] if start in reached.get(other, ())))
            for start in arrows
            if start in reached[start]
        }
    )


def _reached(start: str, arrows: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [*arrows[start]]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += arrows.get(here, ())
    return found


def _inward(modules: Iterable[Module]) -> Iterator[tuple[Module, Import]]:
    """Yield the imports from one room of ours to another."""
    for module in modules:
        for imported in module.imports:
            if imported.name.startswith(f"{PACKAGE}.") and room(imported.name) != module.room:
                yield module, imported


def strangers(modules: Iterable[Module], doors: Mapping[str, set[str]]) -> list[str]:
    """Return where a third party is imported by another than its door, or one that has none."""
    return [
        f"{module.name}:{imported.line}: {imported.name}"
        for module in modules
        for imported in module.imports
        if (top := imported.name.split(".")[0]) != PACKAGE
        and top not in sys.stdlib_module_names
        and module.room not in doors.get(top, ())
    ]


def forbidden(modules: Iterable[Module]) -> list[str]:
    """Return where the network is reached, or run what is read."""
    return [
        f"{module.name}:{line}: {name}"
        for module in modules
        for name, line in {*((imported.name, imported.line) for imported in module.imports), *module.touched}
        if _is_among(name, NETWORK | LOADS_CODE)
    ]


def touches(modules: Iterable[Module], doors: Mapping[str, set[str]]) -> list[str]:
    """Return where something outside the program is touched by another than its door: a room, or a module in one."""
    return [
        f"{module.name}:{line}: {name} touches the {what}"
        for module in modules
        for what, names in TOUCHES.items()
        if not {module.room, module.name.partition(".")[2]} & doors[what]
        for name, line in module.touched
        if (_is_among(name, frozenset(names.split())) and not _is_among(name, _PURE))
        or (what == "disk" and name[0] == ".")
    ]


def _is_among(name: str, names: frozenset[str]) -> bool:
    parts = name.split(".")
    return any(".".join(parts[:end]) in names for end in range(1, len(parts) + 1))


def doubled(modules: Iterable[Module], named_by_use: Collection[str] = ()) -> dict[str, list[str]]:
    """Return the names of modules and classes that are used more than once, with the modules.

    In rooms that are named by use a module is called what people type: a command, or a format of an answer.
    """
    found: dict[str, list[str]] = {}
    for module in modules:
        if module.room not in named_by_use:
            found.setdefault(module.name.split(".")[-1], []).append(module.name)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(module.name)
    return {name: users for name, users in found.items() if len(users) > 1}


def large(files: Mapping[str, str], modules: Iterable[Module], limits: Limits) -> dict[str, int]:
    """Return what is larger than it should be, by name: modules and functions in lines, functions in parameters."""
    found = {name: count for name, text in files.items() if (count := len(text.splitlines())) > limits.module}
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef):
                name = f"{module.name}.{node.name}"
                taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                parameters = len([arg for arg in taken if arg.arg not in ("self", "cls")])
                found |= {f"{name}()": lines} if lines > limits.function else {}
                found |= {f"{name}(…)": parameters} if parameters > limits.parameters else {}
    return found
