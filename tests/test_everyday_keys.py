"""A key that is called as people call it is answered with the format's own name for it."""

import pytest

from trygg_cli.language import translate
from trygg_cli.reading.document import read

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"


def remedy(text: str) -> str:
    found = [problem for problem in read("plan.yaml", HEAD + text).problems if problem.code == "S04"]
    assert 1 == len(found)
    assert found[0].help is not None
    return translate(found[0].help)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("åtgärder:\n  - {id: A1, titel: X}\n", 'skriv "åtgärd"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, slutdatum: 2026-08-31}\n", 'skriv det som "till" under "tid"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, status: pågår}\n", "flytta den längre in, under uppföljning"),
        (
            "löften:\n  - {id: L1, löfte: X, status: hållet}\n",
            'skriv det som "bedömning" under "uppföljning"',
        ),
        ("löften:\n  - {id: L1, löfte: X, slut: 2026-08-31}\n", 'skriv det som "till" under "tid"'),
        ("indikatorer:\n  - {id: I1, indikator: X}\n", 'skriv "namn"'),
        ("indikatorer:\n  - {id: I1, namn: X, målvärde: {minst: 3}}\n", 'skriv "mål"'),
        ("aktörer:\n  KS: {Titel: Kommunstyrelsen}\n", 'skriv "namn"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, åtaganden: [{part: KS, åtagande: Y}]}\n", 'skriv "text"'),
        ("beslut:\n  - {typ: beslut, beslutsdatum: 2026-01-01}\n", 'skriv "datum"'),
    ],
)
def test_a_key_in_everyday_words_is_told_by_its_name_in_the_format(text: str, right: str) -> None:
    assert right == remedy(text)


def test_a_word_that_may_be_a_key_elsewhere_is_not_guessed_where_it_has_no_meaning() -> None:
    assert remedy("platser:\n  - {id: P1, namn: X, slutdatum: 2026-08-31}\n").startswith(
        "välj bland nycklarna"
    )
    assert remedy("indikatorer:\n  - {id: I1, namn: X, utfall: [{period: 2026, titel: X}]}\n").startswith(
        "välj bland"
    )


def test_a_key_that_is_only_misspelt_is_still_told_by_its_letters() -> None:
    assert 'menade du "indikatorer"?' == remedy("åtgärder:\n  - {id: A1, åtgärd: X, indikator: I1}\n")


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        (
            "-Kartlägga\n      -Åtgärda",
            "mellanslaget efter strecket saknas; börja varje punkt med - och ett mellanslag",
        ),
        ("• Kartlägga\n      • Åtgärda", '"•" är inget streck; börja varje punkt med - och ett mellanslag'),
    ],
)
def test_items_that_yaml_reads_as_one_text_are_told_by_their_dash(items: str, sentence: str) -> None:
    text = f"{HEAD}åtgärder:\n  - id: A1\n    åtgärd: X\n    aktiviteter:\n      {items}\n"
    (problem,) = read("plan.yaml", text).problems
    assert problem.help is not None
    assert sentence == translate(problem.help)
