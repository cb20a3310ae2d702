"""What the documents show is there: commands, options, headings, settings, whole plans, rooms, decisions."""

import io
import re
import shlex
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path

import click
import pytest

from tests.commands import COMMANDS
from tests.conftest import ROOT, Trygg
from tests.floors import FLOORS, STRANGERS
from trygg_cli.reading import document
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.rules import rules
from trygg_cli.settings import config

DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")), ROOT / "bench" / "README.md"]
_HOMES = (ROOT, ROOT / "trygg_cli")
_MADE = ("trygg_cli/compiled_templates", ".github/workflows/trygg.yml")
_SHOWN = re.compile(r"^(?:\$ |    (?:\$ )?)trygg (.*)$", re.MULTILINE)
_NAMED = re.compile(r"`trygg ([^`]*)`")
_ENDS = re.compile(r"\s+#|\s\|\|?\s|\s>\s")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def by_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def words(line: str) -> list[str]:
    """Return the words of a command as a shell gives them, without what is behind it."""
    return shlex.split(_ENDS.split(line)[0])


def command_of(given: list[str]) -> tuple[click.Command | None, list[str]]:
    """Return the command that words begin with, and what it is given."""
    for length in (2, 1):
        found = COMMANDS.get(" ".join(given[:length]))
        if found and len(given) >= length:
            return found, given[length:]
    return None, given


def refused(line: str) -> str:
    """Say why a command that is shown whole would not be understood, or nothing."""
    command, given = command_of(words(line))
    if not command:
        return f"{line}: no such command"
    try:
        with redirect_stderr(io.StringIO()):
            command.make_context("trygg", [*given])
    except click.exceptions.NoArgsIsHelpError:
        return ""
    except click.ClickException as error:
        return f"{line}: {error.format_message()}"
    return ""


def unknown_options(line: str) -> Iterator[str]:
    """Yield the options of a command named in running text that it does not have."""
    command, given = command_of(line.split())
    known = {"--help", "--lang"}
    if command:
        known |= {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
        yield from (
            word for word in given if re.match("--?[a-z]", word) and word.partition("=")[0] not in known
        )


@pytest.mark.parametrize(
    ("line", "fails"),
    [
        ("lint plans --fix  # mends", False),
        ("resolve --list ihop.yaml || true", False),
        ("collect out --period 2026-T1", False),
        ("linta plans", True),
        ("lint --mend", True),
        ("report --tertial 5", True),
        ("approve N1", True),
    ],
)
def test_a_command_that_would_not_be_understood_is_seen(line: str, fails: bool) -> None:
    assert fails is bool(refused(line))


def test_an_option_that_is_not_there_is_seen() -> None:
    assert ["--mend"] == [*unknown_options("lint --fix --mend")]


@pytest.mark.parametrize("path", PAGES, ids=by_name)
def test_every_command_that_is_shown_is_understood(path: Path) -> None:
    shown = [line for line in _SHOWN.findall(path.read_text("utf-8")) if line.count('"') % 2 == 0]
    assert [] == [said for said in map(refused, shown) if said]


@pytest.mark.parametrize("path", PAGES, ids=by_name)
def test_every_option_in_running_text_is_one_of_its_command(path: Path) -> None:
    named = _NAMED.findall(path.read_text("utf-8"))
    assert [] == [(line, option) for line in named for option in unknown_options(line)]


def test_the_quick_start_can_be_followed(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    start = (ROOT / "README.md").read_text("utf-8").partition("## Svensk snabbstart")[2].partition("\n## ")[0]
    answers = [(line, trygg(*words(line)).code) for line in _SHOWN.findall(start)]
    assert 4 == len(answers)
    assert [] == [line for line, code in answers if code]
    assert 2 == len([*(tmp_path / "rapporter").iterdir()])


@pytest.mark.parametrize("path", PAGES, ids=by_name)
def test_targets_of_make_and_files_of_the_project_that_are_named_are_there(path: Path) -> None:
    text = path.read_text("utf-8")
    targets = {*re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)}
    assert [] == [name for name in re.findall(r"(?:`|\$ )make ([a-z]+)\b", text) if name not in targets]
    ours = r"`((?:trygg_cli|templates|tests|locks|docs|bench|tools|\.github|\.ci)/[\w./-]*)`"
    named = [name for name in re.findall(ours, text) if name not in _MADE]
    assert [] == [name for name in named if not any((home / name).exists() for home in _HOMES)]


def anchor(heading: str) -> str:
    """Return what a heading is linked to by, as the hosts of repositories make it."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


@pytest.mark.parametrize("path", PAGES, ids=by_name)
def test_links_to_headings_lead_to_one(path: Path) -> None:
    lost = []
    for name, wanted in re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", path.read_text("utf-8")):
        target = (path.parent / name) if name else path
        if wanted not in map(anchor, _HEADING.findall(target.read_text("utf-8"))):
            lost.append(f"{name}#{wanted}")
    assert [] == lost


def fenced(path: Path, language: str) -> list[str]:
    """Return the blocks of a page in a language."""
    return [text for _, said, text in _FENCED.findall(path.read_text("utf-8")) if said == language]


@pytest.mark.parametrize("path", PAGES, ids=by_name)
def test_settings_that_are_shown_are_settings(path: Path, tmp_path: Path) -> None:
    for text in fenced(path, "toml"):
        (tmp_path / "trygg.toml").write_text(text, "utf-8")
        config.load(tmp_path)


@pytest.mark.parametrize("name", ["README.md", "docs/installera.md"])
def test_every_setting_is_told_of(name: str) -> None:
    page = "\n".join([*fenced(ROOT / name, "toml"), *fenced(DOCS / "rapporter.md", "toml"), "file folder"])
    keys = {*config.Config._fields, *config.LintConfig._fields, *config.ReportConfig._fields}
    assert [] == sorted(key for key in keys if not re.search(rf"\b{key}\b", page))


def test_every_extra_is_told_of_where_it_is_installed() -> None:
    page = (DOCS / "installera.md").read_text("utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert [] == [extra for extra in extras if extra != "dev" and f"`{extra}`" not in page]


@pytest.mark.parametrize("path", PAGES, ids=by_name)
def test_whole_plans_that_are_shown_are_plans(path: Path) -> None:
    plans = [text for text in fenced(path, "yaml") if re.search("^trygg: 1$", text, re.MULTILINE)]
    problems = [problem.code for text in plans for problem in document.read("p.yaml", text.encode()).problems]
    assert [] == problems


def test_the_changelog_counts_rules_and_kinds_of_report() -> None:
    said = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"has {len(rules())} rules" in said
    assert 9 == len(ReportKind)
    assert "writes nine kinds of report" in said


def test_the_page_on_the_house_has_every_room_on_its_floor() -> None:
    rows = re.findall(
        r"^\| +(\d*) \| (.*?) \| .*$", (DOCS / "architecture.md").read_text("utf-8"), re.MULTILINE
    )
    drawn: list[set[str]] = []
    for number, rooms in rows:
        drawn.insert(0, {*re.findall(r"`(\w+)`", rooms)}) if number else drawn[0].update(
            re.findall(r"`(\w+)`", rooms)
        )
    assert [*FLOORS[1:-1]] == drawn[1:]


def test_the_page_on_the_house_names_what_is_at_the_root_and_every_stranger() -> None:
    page = (DOCS / "architecture.md").read_text("utf-8")
    shown = {"yaml": "PyYAML", "pydantic_core": "pydantic", "docx": "python-docx", "Stemmer": "PyStemmer"}
    names = [*FLOORS[0], *(shown.get(name, name).replace("_", "-") for name in STRANGERS if name != "?")]
    assert [] == [
        name for name in names if not re.search(rf"\b{name.replace('-', '[-_]')}\b", page, re.IGNORECASE)
    ]


def test_what_the_page_on_the_house_names_by_its_room_is_in_the_room() -> None:
    package, lost = ROOT / "trygg_cli", []
    for room, name in re.findall(
        r"`([a-z_]+)\.([A-Za-z_]+)[^`\n]*`", (DOCS / "architecture.md").read_text("utf-8")
    ):
        folder = package / room
        if folder.is_dir() and not (folder / name).is_dir() and not (folder / f"{name}.py").is_file():
            lost += (
                []
                if re.search(rf"\b{name}\b", (folder / "__init__.py").read_text("utf-8"))
                else [f"{room}.{name}"]
            )
    assert [] == lost


def test_every_decision_stands_in_the_list_of_them() -> None:
    listed = re.findall(
        r"\]\((\d{4}[^)]*)\) \| (.*?) \|", (DOCS / "decisions" / "README.md").read_text("utf-8")
    )
    written = {
        path.name: path.read_text("utf-8").partition("\n")[0] for path in (DOCS / "decisions").glob("0*.md")
    }
    assert {name: re.sub(r"^# \d+ ", "", title) for name, title in sorted(written.items())} == dict(listed)


def test_the_explanation_that_is_shown_is_the_one_that_is_given(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (DOCS / "varför.md").read_text("utf-8")
    shown = re.search(r"\$ trygg why I1 --period 2025-T2\n((?:    .*\n|\n)*)", page)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "p.yaml").write_text(
        """\
id: p
titel: Löften
typ: medborgarlöften
gäller: {från: 2025-01-01, till: 2025-12-31}
indikatorer:
  - id: I1
    namn: Fartkontroller
    räknas: summa
    enhet: kontroller
    mål: {minst: 18, senast: 2025}
    utfall:
      - {period: 2025-T1, värde: 6, datum: 2025-05-08}
      - {period: 2025-T2, värde: 9, datum: 2025-09-10}
      - {period: 2025-T3, värde: 5, datum: 2026-01-11}
""",
        "utf-8",
    )
    assert shown
    told = trygg("why", "I1", "--period", "2025-T2").out
    assert told.split() == shown[1].replace("\n    ", "\n").split()
