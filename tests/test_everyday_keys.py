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
        ("datum: 3 mars 2026\n", 'skriv "version"'),
        (
            "åtgärder:\n  - {id: A1, åtgärd: X, finansiering.text: Y}\n",
            'skriv det som "text" under "finansiering"',
        ),
        ("antagen: 2026-03-03\n", 'skriv "beslut"'),
        ("focus_areas:\n  - {id: a, namn: A}\n", 'skriv "fokusområden"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, Responsible: [KS]}\n", 'skriv "ansvarig"'),
        ("aktörer:\n  KS: {name: Kommunstyrelsen}\n", 'skriv "namn"'),
        ("aktörer:\n  KS: {namn: Kommunstyrelsen, type: nämnd}\n", 'skriv "typ"'),
        ("period: 2026-2028\n", 'skriv "gäller"'),
        ("prioriterade områden: []\n", 'skriv "fokusområden"'),
        ("medborgarlöften: []\n", 'skriv "löften"'),
        ("status: utkast\n", 'skriv "handlingsstatus"'),
        ("organ:\n  - {id: O, namn: X, deltagare: KS}\n", 'skriv "ledamöter"'),
        ("löften:\n  - {id: L1, löfte: X, part: polisen}\n", 'skriv "lovas_av"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, insats: Y}\n", 'skriv "aktiviteter"'),
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


def test_a_key_that_stands_there_already_is_not_told_to_be_meant() -> None:
    goal = "mål:\n  - {id: M1, mål: X, målvärde: 80}\n"
    assert remedy(goal) == 'den hör till en indikator: skriv den som "mål" under planens "indikatorer"'
    measure = "åtgärder:\n  - {id: A1, åtgärd: X, ansvarig: [], ansvar: KS}\n"
    assert remedy(measure) == 'den betyder detsamma som "ansvarig": behåll en av dem'


def test_two_unknown_keys_are_not_both_told_to_be_the_same_key() -> None:
    text = f"{HEAD}indikatorer:\n  - {{id: I1, namn: X, mäts: årligen, källa: enkät}}\n"
    helps = [problem.help for problem in read("plan.yaml", text).problems]
    assert [translate(said) for said in helps if said] == [
        'skriv "mätning"',
        'skriv in texten också under "mätning"',
    ]


def test_measures_under_what_they_serve_are_told_to_stand_by_themselves_and_name_it() -> None:
    assert (
        remedy("löften:\n  - {id: L1, löfte: X, åtgärder: [A1]}\n")
        == 'skriv dem under planens "åtgärder", med bidrar_till: [L1] i var och en'
    )


def test_a_heading_that_is_no_key_becomes_a_section_and_is_not_guessed_by_its_letters() -> None:
    assert (
        remedy("vision: Ett tryggt Sjöbygd\n")
        == 'skriv det som en punkt under "avsnitt", med rubrik: Vision och texten efter text:'
    )


def test_a_text_without_a_key_of_its_own_goes_with_what_is_said_of_the_item() -> None:
    assert remedy("åtgärder:\n  - id: A1\n    åtgärd: X\n    prioritet: hög\n").startswith(
        'skriv texten under "beskrivning" eller välj bland nycklarna'
    )
