"""Every face of every answer as a whole: what a change in words, order or layout is seen by.

Findings and reports have golden files of their own, with the tests of those.  Remade with TRYGG_REMAKE=1.
"""

import os
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, Git, Trygg
from trygg_cli import render
from trygg_cli.language import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
OLD = (ROOT / "tests/full.yaml").read_text("utf-8")
WAITING = (
    "          - {avser: 2024-T2, datum: 2024-09-10, status: ej påbörjad, kommentar: Väntar på underlag.}\n"
)
ARRIVED = """\
          - avser: 2024-T3
            datum: 2025-01-20
            status: pågår
            kommentar: Underlaget kom i december. <b>@alla</b>
            nästa_steg: Beslut i mars.
"""
CHANGES = (
    ("mål: {högst: 26, senast: 2025}", "mål: {högst: 28, senast: 2025}"),
    ("åtgärd: Tätare belysning längs gångstråken", "åtgärd: Belysning längs vissa gångstråk"),
    (
        "        ansvarig: [TK]\n        externa: [HB, polisen]",
        "        ansvarig: [KS]\n        externa: [HB, polisen]",
    ),
    ("till: 2025-05-31", "till: 2025-10-31"),
    ("Centrum ska vara en plats där alla kan vistas", "Centrum ska vara en plats, där alla kan vistas"),
    (WAITING, WAITING + ARRIVED),
)
SUFFIXES = {"json": "json", "jsonl": "jsonl", "markdown": "md", "html": "html", "csv": "csv", "tsv": "tsv",
            "junit": "xml", "sarif": "json", "gitlab": "json"}  # fmt: skip
ANSWERS = [
    *(("diff", name) for name in render.CHANGES),
    *(("review", name) for name in ("markdown", "json")),
    *(("history", name) for name in (*render.HISTORIES, "table", "csv")),
    *(("why", name) for name in render.EXPLANATIONS),
    *(("query", name) for name in render.TABLES),
]
COMMANDS = {
    "diff": ("v1:plans/plan.yaml", "v2:plans/plan.yaml"),
    "review": ("v1..v2",),
    "history": ("C1", "plans/plan.yaml"),
    "why": ("I1", "plans/plan.yaml", "--period", "2024-T3"),
    "query": ("försenade", "plans/plan.yaml", "--period", "2024-T3"),
}


def changed(text: str) -> str:
    for old, new in CHANGES:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def versions(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions of a plan, committed by the same person at the same time wherever the test runs."""
    for number, text in enumerate((OLD, changed(OLD)), 1):
        for role in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{role}_DATE", f"2025-0{number}-01T12:00:00+00:00")
        Path("plans").mkdir(exist_ok=True)
        Path("plans/plan.yaml").write_text(text, "utf-8", newline="\n")
        git("add", "plans")
        git("commit", "--quiet", "-m", f"Version {number}")
        git("tag", f"v{number}")


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("command", "name"), ANSWERS)
def test_golden_answer(command: str, name: str, lang: str, trygg: Trygg) -> None:
    answer = trygg(command, *COMMANDS[command], "--format", name, "--lang", lang)
    assert answer.code in (0, 1)
    golden = GOLDEN / command / f"{name}.{lang}.{SUFFIXES.get(name, 'txt')}"
    shown = re.sub(r'("(?:version|trygg)": )"[0-9.]+"', r'\1"…"', answer.out)
    if os.environ.get("TRYGG_REMAKE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, "utf-8", newline="")
    assert golden.read_bytes().decode("utf-8") == shown


def test_every_golden_file_belongs_to_an_answer() -> None:
    known = {(command, name) for command, name in ANSWERS}
    files = [path for command in COMMANDS for path in (GOLDEN / command).iterdir()]
    assert [] == [path.name for path in files if (path.parent.name, path.name.split(".")[0]) not in known]
