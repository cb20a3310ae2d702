"""The documents say what the code does now."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.manual import DOCS, DOCUMENTS, made


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_made_from_the_code_are_fresh(name: str) -> None:
    assert made(name) == (DOCS / name).read_text("utf-8"), "run: make docs"


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))], ids=lambda path: path.name
)
def test_links_within_the_project_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8"))
    assert [] == [link for link in links if not (path.parent / link).exists()]
