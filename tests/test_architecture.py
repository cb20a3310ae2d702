"""Imports point downwards, and each third party has one door."""

import ast
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

CODE = ROOT / "trygg_cli"

FLOORS = [
    {
        "message",
        "position",
        "splice",
        "diagnostic",
        "change",
        "table",
        "errors",
        "language",
        "suggestion",
        "signs",
        "codes",
        "version",
        "respelling",
    },
    {
        "period",
        "sorts",
        "model",
        "shape",
        "source",
        "yaml_error",
        "slip",
        "schema",
        "period_words",
        "spelling",
        "slug",
        "everyday",
        "names",
        "boxes",
        "wrong_value",
        "braces",
        "joined",
        "json_schema",
        "integrity",
        "approval",
        "identity",
        "likeness",
        "meaning",
    },
    {"document"},
    {
        "standing",
        "why",
        "prose",
        "rule",
        "suppression",
        "baseline",
        "score",
        "lint",
        "law",
        "aim",
        "areas",
        "gap",
        "far_years",
        "review",
        "review_links",
        "twins",
        "keys",
    },
    {"rules", "report", "query", "exchange", "edit", "diff", "merge", "history", "policy"},
    {"render", "templates"},
    {"cli", "__main__"},
]
STRANGERS = {
    "yaml": {"source"},
    "pydantic": {"model", "schema"},
    "pydantic_core": {"model"},
    "jinja2": {"templates"},
    "markupsafe": {"templates"},
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
    "openpyxl": {"render"},
    "pyarrow": {"exchange"},
    "Stemmer": {"prose"},
    "stdnum": {"rules"},
    "phonenumbers": {"rules"},
}
# they do not know each other
ENGINES = {"rules", "report", "query", "exchange", "edit", "diff", "merge", "history", "policy"}


def room(name: str) -> str:
    """Return the room of a module: `trygg_cli.model.plan` is in `model`."""
    return name.split(".")[1] if "." in name else ""


def imports() -> Iterator[tuple[str, str, str]]:
    """Yield every import in the code: the importing room, the module imported, and where."""
    for path in sorted(CODE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        here = parts[1]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [
                    f"{node.module}.{alias.name}" if node.module == "trygg_cli" else node.module
                    for alias in node.names
                ]
            else:
                continue
            for name in names:
                yield here, name, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_room_has_a_floor() -> None:
    rooms = {path.stem for path in CODE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__"} == set().union(*FLOORS)


def test_imports_point_downwards() -> None:
    level = {name: number for number, floor in enumerate(FLOORS) for name in floor}
    wrong = [
        f"{where}: {here} imports {room(name)}"
        for here, name, where in imports()
        if name.startswith("trygg_cli.") and room(name) in level and here in level
        if level[room(name)] > level[here] or (here != room(name) and {here, room(name)} <= ENGINES)
    ]
    assert [] == wrong


def test_each_third_party_has_one_door() -> None:
    wrong = [
        f"{where}: {name}"
        for here, name, where in imports()
        if name.split(".")[0] in STRANGERS and here not in STRANGERS[name.split(".")[0]]
    ]
    assert [] == wrong


@pytest.mark.parametrize(
    "forbidden", ["socket", "urllib.request", "http.client", "requests", "pickle", "marshal"]
)
def test_nothing_reaches_the_network_or_runs_what_it_reads(forbidden: str) -> None:
    assert [] == [
        where for _, name, where in imports() if name == forbidden or name.startswith(forbidden + ".")
    ]


def test_modules_are_small() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in CODE.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert {} == long
