"""The documents say what the code does now."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, Trygg
from tools.manual import DOCS, DOCUMENTS, made


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_made_from_the_code_are_fresh(name: str) -> None:
    assert made(name) == (DOCS / name).read_text("utf-8"), "run: make docs"


@pytest.mark.parametrize(
    "path", [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))], ids=lambda path: path.name
)
def test_links_within_the_project_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8"))
    assert [] == [link for link in links if not (path.parent / link).exists()]


@pytest.mark.parametrize("path", [*DOCS.rglob("*.md"), ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_the_modules_that_documents_name_are_there(path: Path) -> None:
    known = ["/" + code.relative_to(ROOT).as_posix() for code in ROOT.glob("[bt]*/**/*.py")]
    named = re.findall(r"`([\w/]+/\w+\.py)`", path.read_text("utf-8"))
    assert [] == [name for name in named if not any(code.endswith(f"/{name}") for code in known)]


_BRACES = re.compile(r"\{[^{}\n]*\}")
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]|\"[^\"]*\"|'[^']*'")
_MOST_WORDS = 3


def prose_in_braces(text: str) -> list[str]:
    """Return what stands in braces, as entries of a mapping, though it is prose or a comma divides it."""
    found, inner = [], "inner"
    while inner:
        inner = ""
        for match in _BRACES.finditer(text):
            inner = match[0]
            entries = _IN_BRACKETS.sub("…", inner[1:-1]).split(",")
            if re.match(r"\s*[^\W\d][\w-]*:(\s|$)", entries[0]) and not all(map(_is_short, entries)):
                found.append(inner)
        text = _BRACES.sub("…", text)
    return found


def _is_short(entry: str) -> bool:
    _, colon, value = entry.partition(":")
    return bool(colon) and len(value.split()) <= _MOST_WORDS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{från: , till: }, {namn: Tekniska kontoret, typ: förvaltning, parter: [TK, KS och alla andra]}", 0),
        ("${{ github.token }} and {count} things", 0),
        ("- {id: O1, orsak: Mörka gångstråk som ingen vågar gå}", 1),
        ("{tid: {text: våren, hösten}, id: A}", 1),
        ("# senare: {värde: 32,5}", 1),
    ],
)
def test_prose_in_braces_is_seen(text: str, found: int) -> None:
    assert found == len(prose_in_braces(text))


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted(DOCS.glob("*.md"))], ids=lambda path: path.name)
def test_no_document_teaches_prose_in_braces(path: Path) -> None:
    assert [] == prose_in_braces(path.read_text("utf-8"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_first_plan_teaches_no_prose_in_braces(trygg: Trygg, tmp_path: Path, language: str) -> None:
    trygg("init", tmp_path, "--lang", language)
    text = (tmp_path / "plans" / "handlingsplan.yaml").read_text("utf-8")
    assert [] == prose_in_braces(text)


def test_the_examples_of_the_page_on_functions_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    examples = re.findall(
        r"^```python\n(.*?)^```$", (DOCS / "api.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    exec("\n".join(examples), {})
    said = capsys.readouterr().out
    assert [] == [word for word in ("Trygghet i utemiljön", "done", "ställningstagande") if word not in said]
