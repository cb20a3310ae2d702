"""Imports point downwards, and each third party has one door."""

import re

import pytest

from tests import house
from tests.conftest import ROOT
from tests.floors import FLOORS, STRANGERS

FILES = house.files(ROOT / "trygg_cli")
MODULES = house.read(FILES)

# they do not know each other
ENGINES = frozenset(("rules", "report", "query", "exchange", "edit", "diff", "merge", "history", "policy"))

# who may touch what is outside: a room, or a module of one
DOORS = {
    "disk": {
        "cli.app",  # the sentences of typer
        "cli.init",  # looks for what is there already
        "desk",
        "repository",
        "settings",
        "system",
        "drafting.new_text",  # what a value of YAML is, is resolved
        "package",
        "templates.loader",
        "query.sql_functions",  # SQLite with its functions as they are, in memory
        "render.documents.word",  # a document is packed anew in memory
        "render.tables.xlsx",  # a workbook is packed anew in memory
        "render.books.xlsx",  # likewise
        "exchange.spreadsheets",  # a workbook that came is unpacked in memory
    },
    "streams": {"cli", "system", "__main__", "desk.question_input"},
    "environment": {
        "cli.app",
        "settings",
        "system",
        "__main__",
        "desk.report_files",  # how many threads a library may use
        "repository.git_process",  # what git is not to be told
        "repository.provenance",  # whether git was told of another folder
    },
    "clock": {
        "cli.dates",
        "system",
        "query.sql",  # how long a question may take
    },
    "processes": {"system", "repository.git", "repository.git_process", "desk.own_templates"},
}
SIZES = house.Limits(module=300, function=40, parameters=9)


def test_every_room_has_a_floor() -> None:
    assert {module.room for module in MODULES} - {""} == set().union(*FLOORS)


def test_imports_point_downwards() -> None:
    assert [] == house.upward(MODULES, FLOORS, ENGINES)


def test_no_rooms_need_each_other() -> None:
    assert [] == house.circles_of_rooms(MODULES)


def test_no_modules_need_each_other_not_even_late() -> None:
    assert [] == house.circles_of_modules(MODULES)


def test_each_third_party_has_one_door() -> None:
    assert [] == house.strangers(MODULES, STRANGERS)


def test_nothing_reaches_the_network_or_runs_what_it_reads() -> None:
    assert [] == house.forbidden(MODULES)


def test_what_is_outside_is_touched_only_by_the_room_for_it() -> None:
    assert [] == house.touches(MODULES, DOORS)


def test_no_name_is_used_twice() -> None:
    assert {} == house.doubled(MODULES, named_by_use=("cli", "render"))


def test_modules_and_functions_are_small() -> None:
    assert {} == house.large(FILES, MODULES, SIZES)


# The test of the test: breaches of every sort, planted in an inner room.


def planted(line: str, module: str = "trygg_cli.diff.matching") -> list[house.Module]:
    text = FILES[module].replace("from __future__ import annotations", "")
    return house.read({module: f"{line}\n{text}"}, FILES)


@pytest.mark.parametrize(
    "line",
    [
        "from trygg_cli.cli import dates",
        "import trygg_cli.render.findings.excerpt",
        "from trygg_cli import templates",
        "from trygg_cli.merge import three_way",  # another engine
        "def late():\n    from trygg_cli.cli import dates",
        "import importlib\nimportlib.import_module('trygg_cli.system.files')",
    ],
)
def test_an_import_from_above_is_found(line: str) -> None:
    assert house.upward(planted(line), FLOORS, ENGINES)


def test_rooms_of_one_floor_that_need_each_other_are_found() -> None:
    files = {
        "trygg_cli.codes": "from trygg_cli import table",
        "trygg_cli.table": "import trygg_cli.codes",
    }
    assert [("codes", "table")] == house.circles_of_rooms(house.read(files))
    by_way_of = {
        "trygg_cli.a": "import trygg_cli.b",
        "trygg_cli.b": "import trygg_cli.c",
        "trygg_cli.c": "import trygg_cli.a",
    }
    assert [("a", "b", "c")] == house.circles_of_rooms(house.read(by_way_of))


def test_modules_of_one_room_that_need_each_other_are_found_though_one_asks_late() -> None:
    files = {
        "trygg_cli.diff.a": "from trygg_cli.diff import b",
        "trygg_cli.diff.b": "def late():\n    from trygg_cli.diff.a import x",
        "trygg_cli.diff.c": "from trygg_cli.diff import d",
        "trygg_cli.diff.d": "if TYPE_CHECKING:\n    from trygg_cli.diff.c import Kind",
    }
    assert [("trygg_cli.diff.a", "trygg_cli.diff.b")] == house.circles_of_modules(house.read(files))


@pytest.mark.parametrize(
    "line",
    [
        "import requests_toolbelt",
        "import yaml",
        "from jinja2 import Template",
        "import importlib\nimportlib.import_module('httpx')",
        "import importlib\nname = 'httpx'\nimportlib.import_module(name)",
        "__import__('httpx')",
        "if TYPE_CHECKING:\n    import numpy",
    ],
)
def test_a_third_party_by_another_door_is_found(line: str) -> None:
    assert house.strangers(planted(line), STRANGERS)


@pytest.mark.parametrize(
    "line",
    [
        "import ftplib",
        "import urllib.request",
        "from urllib import request",
        "from http.client import HTTPSConnection",
        "import socket as s",
        "import asyncio",
        "import pickle",
        "from marshal import loads",
        "eval('1')",
        "exec('1')",
        "compile('1', '', 'eval')",
    ],
)
def test_a_way_to_the_network_or_to_run_what_is_read_is_found(line: str) -> None:
    assert house.forbidden(planted(line))


@pytest.mark.parametrize(
    "line",
    [
        "open('/etc/passwd')",
        "from io import open as look\nlook('x')",
        "from pathlib import Path\nPath('x').read_text()",
        "def f(path):\n    return path.write_bytes(b'')",
        "def f(path):\n    return [*path.iterdir()]",
        "import os\nos.remove('x')",
        "from os import remove\nremove('x')",
        "import os.path\nos.path.exists('x')",
        "import shutil\nshutil.rmtree('x')",
        "import sqlite3\nsqlite3.connect('x')",
        "import sys\nsys.stdout.write('x')",
        "print('x')",
        "input()",
        "import os\nos.environ['x']",
        "from os import environ\nenviron['x']",
        "import os as system\nsystem.getenv('x')",
        "import sys\nsys.argv",
        "import time\ntime.time()",
        "from time import monotonic\nmonotonic()",
        "from datetime import date\ndate.today()",
        "import datetime as d\nd.datetime.now()",
        "import subprocess\nsubprocess.run('x')",
        "from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor()",
        "import threading\nthreading.Thread()",
    ],
)
def test_a_touch_of_what_is_outside_is_found(line: str) -> None:
    assert house.touches(planted(line), DOORS)


@pytest.mark.parametrize(
    "line",
    [
        "import os\nos.path.splitext('x')",
        "import io\nio.StringIO()",
        "from datetime import date\ndate(2024, 1, 1)",
        "def f(text):\n    return text.replace('a', 'b')",
        "import sqlite3\nsqlite3.Error",
        "def time(x):\n    return x\ntime(1)",
    ],
)
def test_what_only_looks_like_a_touch_is_none(line: str) -> None:
    assert [] == house.touches(planted(line), DOORS)


def test_a_name_that_is_used_twice_is_found() -> None:
    files = {
        "trygg_cli.cli.merge": "class Merge: ...",
        "trygg_cli.merge": "",
        "trygg_cli.diff.phrases": "class Entry: ...",
        "trygg_cli.render.findings.wording.json": "class Entry: ...",
        "trygg_cli.render.tables.json": "",
        "trygg_cli.query.phrases": "",
    }
    found = house.doubled(house.read(files), named_by_use=("cli", "render"))
    assert {
        "Entry": ["trygg_cli.diff.phrases", "trygg_cli.render.findings.wording.json"],
        "phrases": ["trygg_cli.diff.phrases", "trygg_cli.query.phrases"],
    } == found


def test_what_is_too_large_is_found() -> None:
    files = {"trygg_cli.a": "def f(a, b, c):\n" + "    a = b\n" * 6 + "x = 1\n" * 4}
    found = house.large(files, house.read(files), house.Limits(module=10, function=5, parameters=2))
    assert {"trygg_cli.a": 11, "trygg_cli.a.f()": 7, "trygg_cli.a.f(…)": 3} == found


def test_no_test_asks_another() -> None:
    """What tests share stands in a module of its own, so that one file of tests can be run, moved or deleted alone."""
    asking = re.compile(r"^\s*(?:from|import) tests\.test_", re.MULTILINE)
    files = (ROOT / "tests").rglob("test_*.py")
    assert [] == [path.name for path in files if asking.search(path.read_text("utf-8"))]
