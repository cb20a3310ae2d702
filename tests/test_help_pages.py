"""The help pages as they are read: whole, in both languages. Remade with TRYGG_REMAKE=1."""

import os
import re
from pathlib import Path

import click
import pytest

from tests.commands import COMMANDS
from tests.conftest import Trygg
from trygg_cli.language import LANGUAGES

GOLDEN = Path(__file__).parent / "golden" / "help"


PAGES = ["trygg", *COMMANDS]


@pytest.fixture(autouse=True)
def width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_golden_help_page(trygg: Trygg, page: str, lang: str) -> None:
    answer = trygg(*(() if page == "trygg" else page.split()), "--help", "--lang", lang)
    golden = GOLDEN / f"{page.replace(' ', '-')}.{lang}.txt"
    if os.environ.get("TRYGG_REMAKE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(answer.out, "utf-8")
    assert golden.read_text("utf-8") == answer.out, "run: make golden"


def test_every_golden_help_page_is_of_a_command() -> None:
    assert {f"{page.replace(' ', '-')}.{lang}.txt" for page in PAGES for lang in LANGUAGES} == {
        path.name for path in GOLDEN.iterdir()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_commands_cuts_nothing_off(trygg: Trygg, lang: str) -> None:
    shown = trygg("--help", "--lang", lang).out
    assert not re.search(r"\.\.\.|\w…", shown.partition("\n")[2])


@pytest.mark.parametrize("page", PAGES)
def test_help_is_written_for_those_who_keep_plans(trygg: Trygg, page: str) -> None:
    shown = " ".join(trygg(*(() if page == "trygg" else page.split()), "--help").out.split())
    foreign = r"<=|>=|CI-\s?värd|standard (?:in|ut)\b|[Tt]yngd|TYNGD"
    assert not re.search(foreign, shown)


def test_the_same_option_has_the_same_names_everywhere() -> None:
    names: dict[str, set[tuple[str, ...]]] = {}
    options = (option for command in COMMANDS.values() for option in command.params)
    for parameter in (option for option in options if isinstance(option, click.Option)):
        for name in parameter.opts:
            if name.startswith("--"):
                names.setdefault(name, set()).add(tuple(sorted(parameter.opts)))
    kept = {
        "--diff",
        "--dry-run",
    }  # where lines of a file would be changed both say so; init writes whole files
    assert {} == {name: forms for name, forms in names.items() if len(forms) > 1 and name not in kept}


@pytest.mark.parametrize(
    ("command", "given", "told"),
    [
        ("report", "--tertial=5", "det ska vara 1–3, inte 5."),
        ("history", "--limit=-1", "det ska vara minst 0, inte -1."),
    ],
)
def test_a_range_is_told_in_words(trygg: Trygg, command: str, given: str, told: str) -> None:
    answer = trygg(command, given)
    assert 2 == answer.code
    assert told in answer.err
