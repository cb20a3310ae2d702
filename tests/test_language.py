"""Everything a person sees is Swedish or English, whole and alike."""

import re
from collections.abc import Callable

import pytest

from tests import catalogue
from trygg_cli import language
from trygg_cli.language import translate
from trygg_cli.message import message, plural

PLACES = re.compile(r"(?<!\{)\{(\w*)[^{}]*\}(?!\})|%\((\w+)\)s|%[sd]")


def flat(sentence: object) -> list[str]:
    return [sentence] if isinstance(sentence, str) else [str(part) for part in sentence]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("sv", catalogue.english_sentences), ("en", catalogue.swedish_words)],
)
def test_the_catalogue_is_complete_and_holds_nothing_else(
    name: str, wanted: Callable[[], set[catalogue.Sentence]]
) -> None:
    known = {entry.id: entry.string for entry in catalogue.read_catalogue(name) if entry.id}
    ours = wanted()
    assert set() == {one for one in ours if not all(flat(known.get(one, "")))}
    theirs = catalogue.click_sentences() if name == "sv" else set()
    assert set() == set(known) - ours - theirs


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_translations_have_the_places_of_their_sentences(name: str) -> None:
    for entry in catalogue.read_catalogue(name):
        for source, said in zip(flat(entry.id), flat(entry.string), strict=True):
            wanted, found = ({match[0] for match in PLACES.finditer(text)} for text in (source, said))
            assert found ^ wanted <= ({"{count}"} if len(flat(entry.id)) > 1 else set()), (source, said)


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_the_compiled_catalogue_is_fresh(name: str) -> None:
    path = catalogue.LOCALE / name / "LC_MESSAGES" / "trygg.mo"
    assert catalogue.compiled(catalogue.read_catalogue(name)) == path.read_bytes(), "run: make catalogue"


def test_arguments_are_data_and_never_templates() -> None:
    assert 'there is no setting "{key}"' == _english(message('there is no setting "{key}"', key="{key}"))


def test_arguments_that_are_messages_are_translated_too() -> None:
    language.use("sv")
    assert "2 planer lästa: 1 fynd" == translate(
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
