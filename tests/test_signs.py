"""Signs that only look like others are told by their names, and mended where nothing else can be meant."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import many
from trygg_cli import language
from trygg_cli.edit.fix import fix
from trygg_cli.language import translate
from trygg_cli.reading.document import read
from trygg_cli.words.lookalikes import name, plain

HEAD = "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\naktörer:\n  TKÅ: {namn: Tekniska}\n"
MEASURE = HEAD + "åtgärder:\n  - id: A\n    åtgärd: A\n    "


def found(text: str) -> tuple[int, str]:
    """Return the line of the first problem, and what is said of it in English."""
    language.use("en")
    one = read("p.yaml", text).diagnostics[0]
    return one.start.line, f"{translate(one.message)} – {translate(one.help) if one.help else ''}"


def mended(text: str) -> str:
    return fix(read("p.yaml", text), lambda _: ()).text


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("odd", "right", "said"),
    [
        (
            nfd("uppföljning: [{avser: 2025-T1, status: pågår}]"),
            "pågår",
            '"å" is written in two parts, a letter and',
        ),
        (
            "ansvarig: [" + nfd("TKÅ") + "]",
            "TKÅ",
            '"Å" is written in two parts, a letter and a loose mark (NFD)',
        ),
        ("uppföljning: [{avser: ２０２５-T1}]", "2025-T1", '"２" is a full-width sign'),
        ("uppföljning: [{avser: 2025–T1}]", "2025-T1", '"–" is a longer dash than the one on the keyboard'),
        ("beslut_senast: 2025‑01‑01", "2025-01-01", '"‑" is a longer dash than the one on the keyboard'),
        (
            "uppföljning: [{avser: \u200b2025-T1}]",
            "2025-T1",
            "here is a character that cannot be seen (U+200B)",
        ),
        ("uppföljning: [{avser: 2025-T1, status: ”pågår”}]", "pågår", '"”" is no quotation mark to YAML'),
        (
            "uppföljning: [{avser: 2025-T1, status: ej\u00a0påbörjad}]",
            "ej påbörjad",
            "here is a non-breaking space",
        ),
        ("typ: ordinarie\u2009arbete", "ordinarie arbete", "here is a space of another sort (U+2009)"),
        ("finansiering: {belopp: １２}", "12", '"１" is a full-width sign'),
    ],
)
def test_in_a_value_the_sign_is_told_with_what_to_write_and_is_mended(
    odd: str, right: str, said: str
) -> None:
    line, sentence = found(MEASURE + odd + "\n")
    assert 10 == line
    assert said in sentence
    assert right in sentence.partition(" – ")[2]
    language.use("sv")
    document = read("p.yaml", mended(MEASURE + odd + "\n"))
    assert () == document.problems
    assert right in document.text


@pytest.mark.parametrize(
    ("odd", "key", "said"),
    [
        ("be\u00adskrivning: X", "beskrivning", "here is a character that cannot be seen (U+00AD)"),
        ("”beskrivning”: X", "beskrivning", '"”" is no quotation mark to YAML; write "beskrivning"'),
        ("ｍål: X", "mål", '"ｍ" is a full-width sign; write "mål"'),
        (
            "b\u0435skrivning: X",
            "beskrivning",
            'another alphabet that looks like ours (U+0435); write "beskrivning"',
        ),
    ],
)
def test_in_a_key_the_sign_is_told_and_mended(odd: str, key: str, said: str) -> None:
    assert said in found(MEASURE + odd + "\n")[1]
    assert MEASURE + key + ": X\n" == mended(MEASURE + odd + "\n")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (HEAD + "kommun： Ale\ngrupp： X\n", 7, '"：" is a full-width sign, which YAML takes for a letter'),
        (HEAD + "kommun：Ale\ngrupp：X\n", 7, '"：" is a full-width sign'),
        (HEAD + "platser:\n  - {id: a， namn: B}\n  - {id: b， namn: C}\n", 8, '"，" is a full-width sign'),
        (HEAD + "platser:\n  - ｛id: a, namn: B｝\n", 8, '"｛" is a full-width sign'),
        (HEAD + "kommun\u2236 Ale\n", 7, '"\u2236" only looks like the sign on the keyboard'),
        (HEAD + "kommun\ua789Ale\n", 7, '"\ua789" only looks like the sign on the keyboard'),
        (MEASURE + "ansvarig: ［TK］\n", 10, '"［" is a full-width sign'),
        (HEAD + "mål:\n  - id: M\n\u2009\u2009mål: M\n    mått: X\n", 9, "here is a space of another sort"),
        (HEAD + "kommun:\u00a0Ale\n", 7, "here is a space of another sort"),
        (HEAD + "platser:\n  - id: a\n  \u00a0\u00a0namn: A\n", 9, "here is a space of another sort"),
        (
            HEAD + "mål:\n  – id: M\n    mål: M\n",
            8,
            '"–" is a longer dash than the one a list item begins with',
        ),
        (HEAD + "urval:\n  – åtgärder\n", 8, "begin each item with - and a space"),
        (
            MEASURE + "uppföljning: [{avser: 2025-T1, status:\u00a0pågår}]\n",
            10,
            "here is a non-breaking space",
        ),
        (HEAD + "platser:\n  - {”id”： a, namn: B}\n", 8, '"：" is a full-width sign'),
    ],
)
def test_in_place_of_a_sign_of_yaml_it_is_told_where_it_stands(text: str, line: int, said: str) -> None:
    number, sentence = found(text)
    assert line == number
    assert said in sentence


def test_in_texts_such_signs_are_at_home() -> None:
    text = MEASURE + "beskrivning: ”Trygg” – en 10\u00a0% ökning： ja\n"
    assert () == read("p.yaml", text).problems
    assert text == mended(text)


def test_a_dash_or_quotation_mark_is_not_blamed_for_what_it_did_not_do() -> None:
    assert "dash" not in found(MEASURE + "uppföljning: [{avser: våren – kanske}]\n")[1]


@many(300)
@given(st.text(max_size=30))
def test_a_text_of_plain_signs_is_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text) or not text.isascii()
    if text.isascii():
        assert text.strip() == plain(text)
        assert name(text, is_broken=True) is None
