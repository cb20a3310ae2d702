import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygg_cli import package
from trygg_cli.data import as_text, value_at
from trygg_cli.position import Route, Span
from trygg_cli.prose import vocabulary
from trygg_cli.prose.vocabulary import (
    begins_with_word,
    find_words,
    has_only_words,
    has_word,
    place,
    stems,
    words,
)
from trygg_cli.reading.document import Document, read

HERE = Path(package.__file__).parent
LISTS = package.names(".txt", "prose", "words")
SWEDISH = st.text("abcdefghijklmnopqrstuvwxyzåäöé", min_size=3, max_size=20)


@pytest.fixture(autouse=True)
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Read the lists of the tests; forget them, and the real ones, before and after."""
    _forget()
    home = tmp_path / "prose" / "words"
    home.mkdir(parents=True)
    direction = "# åt vilket håll\nöka\nökar\nminska\n\nhalvera  # hälften\n=fler\n"
    (home / "direction.txt").write_text(direction, "utf-8")
    (home / "vague.txt").write_text("initieras\nlöpande\nunder hela året\nunder\nm.fl.\noch\n", "utf-8")
    (home / "statutes.txt").write_text("offentlighets- och sekretesslagen\n", "utf-8")
    monkeypatch.setattr(package, "_HERE", tmp_path)
    yield
    _forget()


def _forget() -> None:
    vocabulary._lines.cache_clear()
    vocabulary._list.cache_clear()


def found(text: str, name: str) -> list[str]:
    return [text[span.start : span.end] for span in find_words(text, name)]


def test_a_list_is_its_lines_without_comments_and_blanks() -> None:
    assert {"öka", "ökar", "minska", "halvera", "fler"} == words("direction")


@pytest.mark.parametrize("word", ["minska", "Minskar", "MINSKADE", "minskat", "minskas", "halveras"])
def test_a_word_is_found_in_its_inflections(word: str) -> None:
    assert [word] == found(f"Att {word} våldet", "direction")


@pytest.mark.parametrize("word", ["minister", "cykelminskar", "minskningsfond", "ökning"])
def test_another_word_is_not_found(word: str) -> None:
    assert not has_word(word, "direction")


def test_a_word_that_is_listed_exactly_is_found_only_as_it_is_written() -> None:
    assert ["Fler"] == found("Fler i flera områden", "direction")


def test_the_word_is_found_where_letter_and_ring_are_two_characters() -> None:
    assert ["o\u0308kar"] == found("Tryggheten o\u0308kar", "direction")


def test_the_longest_phrase_is_found() -> None:
    assert ["Löpande", "under hela året", "under"] == found("Löpande under hela året, under tak", "vague")


@pytest.mark.parametrize("text", ["Skolan m.fl.", "Skolan m. fl.", "Skolan m fl", "Skolan M.FL. deltar"])
def test_an_abbreviation_is_found_however_it_is_written(text: str) -> None:
    assert has_word(text, "vague")


def test_a_phrase_may_be_written_with_hyphens() -> None:
    assert ["offentlighets- och sekretesslagen"] == found("En offentlighets- och sekretesslagen", "statutes")


def test_a_phrase_ends_with_its_sentence() -> None:
    assert ["under"] == found("Vi går under. Hela året", "vague")


@pytest.mark.parametrize("text", ["Initieras", "Löpande under hela året", "löpande, och löpande."])
def test_a_text_of_listed_words_has_no_others(text: str) -> None:
    assert has_only_words(text, "vague")


@pytest.mark.parametrize("text", ["", "…", "Initieras 2016", "Löpande under skolåret"])
def test_a_text_with_another_word_or_none_has_not_only_listed_words(text: str) -> None:
    assert not has_only_words(text, "vague")


def test_a_text_begins_with_its_first_word() -> None:
    assert begins_with_word("– Minskar nu", "direction")


@pytest.mark.parametrize("text", ["Nu minskar det", "Nu", ""])
def test_a_text_does_not_begin_with_a_word_further_on(text: str) -> None:
    assert not begins_with_word(text, "direction")


def test_words_are_compared_without_case_and_endings() -> None:
    one, other = stems("Ungdomar i Centrum"), stems("ungdom i centrum")
    assert [word.stem for word in one] == [word.stem for word in other]


def test_words_know_where_they_stand() -> None:
    assert [("trygg", 2, 8), ("2016", 10, 14)] == [tuple(word) for word in stems("– Trygga, 2016")]


@given(SWEDISH)
def test_a_stem_is_the_beginning_of_its_word_and_has_three_letters(word: str) -> None:
    (only,) = stems(word)
    assert word.startswith(only.stem)
    assert len(only.stem) >= 3


@given(SWEDISH, SWEDISH)
def test_the_quick_look_overlooks_no_word(listed: str, ending: str) -> None:
    beginning = re.compile(rf"\b(?:{vocabulary._opening(listed)})", re.IGNORECASE)
    for word in (listed, listed + ending, listed[:3] + ending):
        if stems(word)[0].stem == stems(listed)[0].stem:
            assert beginning.search(f"en {word.upper()}")


@pytest.mark.parametrize("name", LISTS)
def test_a_shipped_list_has_words_and_says_what_for(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_HERE", HERE)
    assert package.text("prose", "words", f"{name}.txt").startswith("# ")
    assert words(name)


def _placed(yaml: str, route: Route, word: str) -> str:
    document: Document = read("plan.yaml", f"id: p\ntyp: handlingsplan\n{yaml}")
    text = as_text(value_at(document.data, route))
    start = text.index(word)
    span = place(document, route, Span(start, start + len(word)))
    return document.text[span.start : span.end]


@pytest.mark.parametrize("written", ["det bör gå", '"det bör gå"', "'det bör gå'"])
def test_a_word_is_placed_within_a_text_on_a_line(written: str) -> None:
    assert "bör" == _placed(f"titel: {written}\n", ("titel",), "bör")


def test_a_word_is_placed_within_a_folded_text() -> None:
    assert "bör" == _placed("titel: >-\n  det\n  bör gå\n", ("titel",), "bör")


def test_a_word_that_is_there_twice_in_a_folded_text_is_the_whole_text() -> None:
    assert _placed("titel: >-\n  det bör\n  man bör\n", ("titel",), "bör").startswith(">-")


def test_words_on_two_lines_are_the_whole_text() -> None:
    assert _placed("titel: >-\n  det\n  bör gå\n", ("titel",), "det bör").startswith(">-")


@pytest.mark.parametrize(("text", "shown"), [("Två ÅÄÖ", "två åäö"), ("İzmir Två", "İzmir två"), ("", "")])
def test_small_letters_stand_where_the_large_ones_stood(text: str, shown: str) -> None:
    assert shown == vocabulary.small(text)
