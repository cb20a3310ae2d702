"""Everything a person sees is Swedish or English, whole and alike."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sentences import flat
from tools import catalogue
from trygg_cli import language, package
from trygg_cli.language import translate
from trygg_cli.message import message, plural

PLACES = re.compile(r"(?<!\{)\{(\w*)[^{}]*\}(?!\})|%\((\w+)\)s|%[sd]")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("sv", catalogue.english_sentences), ("en", catalogue.swedish_words)],
)
def test_the_catalogue_is_complete_and_holds_nothing_else(
    name: str, wanted: Callable[[], set[catalogue.Sentence]]
) -> None:
    known = {entry.id: entry.string for entry in catalogue.read_catalogue(name) if entry.id}
    ours = wanted()
    assert set() == {our for our in ours if not all(flat(known.get(our, "")))}
    theirs = catalogue.click_sentences() if name == "sv" else set()
    assert set() == set(known) - ours - theirs


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_translations_have_the_places_of_their_sentences(name: str) -> None:
    for entry in catalogue.read_catalogue(name):
        for source, said in zip(flat(entry.id), flat(entry.string), strict=True):
            wanted, found = ({match[0] for match in PLACES.finditer(text)} for text in (source, said))
            assert found ^ wanted <= ({"{count}"} if len(flat(entry.id)) > 1 else set()), (source, said)


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_what_is_loaded_says_what_the_catalogue_says(name: str) -> None:
    loaded = package.catalogue(name)
    for entry in catalogue.read_catalogue(name):
        sentence = flat(entry.id)
        said = (
            [loaded.ngettext(sentence[0], sentence[1], number) for number in (1, 2)]
            if len(sentence) > 1
            else [loaded.gettext(sentence[0])]
        )
        if entry.id:
            assert flat(entry.string) == said, "run: make catalogue"


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_what_the_catalogue_lacks_is_said_as_it_is(name: str) -> None:
    loaded = package.catalogue(name)
    for unknown in ("\0", "A", "a plan that nobody has read", "{count} plans are", "\N{PILE OF POO}"):
        assert (
            unknown == loaded.gettext(unknown) or not unknown
        )  # the file's own facts stand under the empty one
        assert [f"{unknown}?", "many"] == [
            loaded.ngettext(f"{unknown}?", "many", number) for number in (1, 0)
        ]


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_every_language_counts_as_english_does(name: str) -> None:
    assert ("(n != 1)", 2) == (
        catalogue.read_catalogue(name).plural_expr,
        catalogue.read_catalogue(name).num_plurals,
    )


def test_without_compiled_catalogues_it_says_so(tmp_path: Path) -> None:
    no_catalogues = shutil.ignore_patterns("*.mo", "__pycache__")
    shutil.copytree(catalogue.CODE, tmp_path / "trygg_cli", ignore=no_catalogues)
    run = subprocess.run(
        [sys.executable, "-m", "trygg_cli", "validate"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (2, "") == (run.returncode, run.stdout)
    assert [
        f"trygg: its sentences in {tmp_path / 'trygg_cli' / 'locale'} are not compiled, as in a fresh clone",
        "  Run make catalogue there, or pip install --editable .",
    ] == run.stderr.splitlines()


def test_arguments_are_data_and_never_templates() -> None:
    assert 'there is no setting "{key}"' == _english(message('there is no setting "{key}"', key="{key}"))


def test_arguments_that_are_messages_are_translated_too() -> None:
    language.use("sv")
    assert "2 planer lästa: 1 anmärkning" == translate(
        plural(
            "{count} plan read: {findings}",
            "{count} plans read: {findings}",
            2,
            findings=plural("{count} finding", "{count} findings", 1),
        )
    )


def test_words_of_the_format_are_english_in_english() -> None:
    assert "not started" == _english(message("ej påbörjad"))
    language.use("sv")
    assert "ej påbörjad" == translate("ej påbörjad")


def _english(sentence: object) -> str:
    language.use("en")
    return translate(sentence)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12345678901.0, "12345678901"),
        (123456789.99, "123456789.99"),
        (0.00001, "0.00001"),
        (1e15, "1000000000000000"),
        (-2.5, "-2.5"),
        (26.0, "26"),
    ],
)
def test_every_digit_of_a_number_is_written_and_never_an_exponent(value: float, expected: str) -> None:
    assert expected == language.digits(value)
