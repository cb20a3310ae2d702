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
        ("åtgärder:\n  - {id: A1, åtgärd: X, tid: {slut: 2026-08-31}}\n", 'skriv "till"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, tid: {from: 2026-08-31}}\n", 'skriv "från"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, frekvens: Y}\n", "flytta den längre in, under tid"),
        ("åtgärder:\n  - {id: A1, åtgärd: X, återkommande: Y}\n", 'skriv det som "frekvens" under "tid"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, tid: {frekvens: {antal: 2, varje: år}}}\n", 'skriv "per"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, partners: [KS]}\n", 'skriv "medverkande"'),
        ("åtgärder:\n  - {id: A1, åtgärd: X, finansiering: {summa: 5}}\n", 'skriv "belopp"'),
        ("indikatorer:\n  - {id: I1, namn: X, utfall: [{period: 2026, antal: 3}]}\n", 'skriv "värde"'),
        ("indikatorer:\n  - {id: I1, namn: X, mål: {max: 3}}\n", 'skriv "högst"'),
        (
            "indikatorer:\n  - {id: I1, namn: X, mål: {minska: 10}}\n",
            'skriv riktning: minska, text: minska 10 i stället för "minska"',
        ),
        (
            "indikatorer:\n  - {id: I1, namn: X, mål: {minska: 10 %}}\n",
            'skriv ändring_procent: -10 i stället för "minska"',
        ),
        (
            "åtgärder:\n  - {id: A1, åtgärd: X, ansvarig: [KS], Ansvarig: [TK]}\n",
            'den betyder detsamma som "ansvarig": behåll en av dem',
        ),
        ("Titel: Y\n", 'den betyder detsamma som "titel": behåll en av dem'),
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
        ("beslutad av: Kommunstyrelsen\n", 'skriv det som "organ" under "beslut"'),
        ("organisation: {KS: Kommunstyrelsen}\n", 'skriv "aktörer"'),
        ("samordnare: Trygghetssamordnaren\n", 'skriv "samordningsfunktion"'),
        ("kontakt: trygg@kommunen.se\n", 'skriv "samordningsfunktion"'),
        ("råd: Lokala BRÅ\n", 'skriv "organ"'),
        ("lägesbild: {datum: 2025-10-15}\n", 'skriv "uppdaterad"'),
        ("lägesbild: {text: Få brott}\n", 'skriv "kartläggning"'),
        ("lägesbild: {källor: NTU}\n", 'skriv det under planens "underlag"'),
        ("lägesbild: {problem: [Stölder]}\n", 'skriv det under planens "problem"'),
        ("löften:\n  - {id: L1, löfte: X, vem: polisen}\n", 'skriv "lovas_av"'),
        ("löften:\n  - {id: L1, löfte: X, när: under året}\n", 'skriv "tid"'),
        ("löften:\n  - id: L1\n    löfte: X\n    mäts genom: antal\n", 'skriv "uppföljs_genom"'),
        (
            "löften:\n  - {id: L1, löfte: X, antal: 12}\n",
            'den hör till en indikator: skriv den som "mål" under planens "indikatorer"',
        ),
        (
            "mål:\n  - {id: M1, mål: X, till: juni 2026}\n",
            'den hör till en indikator: skriv den som "mål.senast" under planens "indikatorer"',
        ),
        (
            "indikatorer:\n  - id: I1\n    namn: X\n    2024: 22\n",
            "skriv till exempel utfall: [{period: 2024, värde: 22}]",
        ),
        ("åtgärder:\n  - {id: A1, åtgärd: X, klart: 30 juni 2026}\n", 'skriv det som "till" under "tid"'),
        (
            "åtgärder:\n  - {id: A1, åtgärd: X, klar: ja}\n",
            'skriv det som "status: genomförd" under "uppföljning"',
        ),
        ("åtgärder:\n  - id: A1\n    åtgärd: X\n    tillsammans med: KS\n", 'skriv "medverkande"'),
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


def told(text: str, head: str = HEAD) -> list[str]:
    """Return what is to be done about each problem, in the order of the file."""
    return [translate(problem.help) for problem in read("plan.yaml", head + text).problems if problem.help]


def test_an_id_that_stands_as_the_key_of_its_title_is_one_slip() -> None:
    assert ["skriv id: P1 och problem: Stölder, på var sin rad"] == told(
        "problem:\n  - P1: Stölder\n    målgrupp: Byborna\n"
    )


def test_a_title_is_told_by_what_the_plan_was_called() -> None:
    assert ['skriv "titel"'] == told("plan: Trygg skola\n", "id: p\ntyp: handlingsplan\n")


def test_of_all_the_keys_of_a_plan_none_is_listed() -> None:
    assert [
        "trygg key visar planens alla nycklar; det som ingen av dem passar för kan stå som en punkt under avsnitt"
    ] == told("bilder: {framsida: en bild}\n")
    assert ['skriv det som en punkt under "avsnitt", med rubrik: Bilagor och texten efter text:'] == told(
        "bilagor: [Karta, Enkät]\n"
    )


def test_items_by_their_ids_are_told_how_they_become_a_list() -> None:
    assert ["skriv till exempel mål: [{id: M1, mål: Färre stölder}]"] == told("mål:\n  M1: Färre stölder\n")
    assert [
        'börja varje punkt med ett streck och dess id, "- id: A1" i stället för "A1:", och skriv resten under det'
    ] == told("åtgärder:\n  A1:\n    titel: Ronder\n")
    assert (
        'som i "- status: pågår"'
        in told("åtgärder:\n  - {id: A1, åtgärd: X, uppföljning: {status: pågår}}\n")[0]
    )


def test_what_is_described_where_only_its_id_stands_is_told_its_place() -> None:
    right = 'beskriv det under planens "indikatorer", med ett id, och skriv bara id här: indikatorer: [I1]'
    for written in ("[{namn: Andel trygga}]", "'Antal ronder, 200 per termin'"):
        assert [right] == told(f"åtgärder:\n  - {{id: A1, åtgärd: X, indikatorer: {written}}}\n")


@pytest.mark.parametrize(
    ("written", "periods", "right"),
    [
        ("klar 2025-10-20", ("2025-T2", "2025-T3"), "datum: 2025-10-20, status: genomförd"),
        ("klart 2026-01-15", ("2025-T3", "2026-T1"), "datum: 2026-01-15, status: genomförd"),
        (
            "klart utom lamporna 3 maj 2025",
            ("2025-T1", "2025-T2"),
            "datum: 2025-05-03, kommentar: klart utom lamporna 3 maj 2025",
        ),
    ],
)
def test_a_follow_up_with_a_day_in_it_is_of_the_tertial_that_had_ended_or_of_that_one(
    written: str, periods: tuple[str, str], right: str
) -> None:
    either = " eller ".join(f"uppföljning: [{{avser: {period}, {right}}}]" for period in periods)
    assert [f"skriv till exempel {either}"] == told(
        f"åtgärder:\n  - {{id: A1, åtgärd: X, uppföljning: {written}}}\n"
    )


def test_what_may_be_not_begun_or_given_up_is_told_with_both() -> None:
    said = told("åtgärder:\n  - {id: A1, åtgärd: X, uppföljning: ej startad}\n")[0]
    assert "status: ej påbörjad" in said
    assert "status: avbruten" in said


@pytest.mark.parametrize("written", ["varje tertial av styrgruppen", "{tertial 1: klart senast 15 maj}"])
def test_how_a_plan_is_followed_up_is_not_taken_for_how_it_went(written: str) -> None:
    assert "uppföljningsregler: [{id: " in told(f"uppföljning: {written}\n")[0]
    assert "kommentar" in told("uppföljning: Varje vecka har gruppen gått ronder\n")[0]


def test_actors_with_their_short_names_in_a_list_keep_them_and_names_with_and_in_them_are_whole() -> None:
    text = "aktörer:\n  - KS = Kommunstyrelsen\n  - BUN = Barn- och utbildningsnämnden\nparter: [KS]\n"
    assert [
        "skriv till exempel aktörer: {KS: {namn: Kommunstyrelsen}, BUN: {namn: Barn- och utbildningsnämnden}}"
    ] == told(text)


def test_a_party_that_is_no_actor_yet_is_told_how_it_becomes_one() -> None:
    assert [
        'lägg till under "aktörer", som bostads-ab-linden: {namn: Bostads AB Linden}, och skriv bostads-ab-linden här'
    ] == told("parter: [Bostads AB Linden]\n")


def test_a_function_is_told_with_its_mailbox_and_a_group_with_its_meetings() -> None:
    assert [
        'skriv till exempel samordningsfunktion: {namn: Samordnaren, e-post: "a@b.se", telefon: 070-123 45 67}'
    ] == told("samordningsfunktion: Samordnaren, 070-123 45 67, a@b.se\n")
    assert [
        "skriv till exempel organ: [{id: lokala-brå, namn: Lokala BRÅ, möten: {text: träffas varje månad}}]"
    ] == told("organ: Lokala BRÅ, träffas varje månad\n")


def test_a_key_on_the_line_of_the_one_above_it_needs_no_quotes() -> None:
    text = (
        "åtgärder:\n  - id: A1\n    åtgärd: X\n    uppföljning: status: pågår\n    beskrivning: Klart: nu\n"
    )
    first, other = told(text)
    assert "skriv den på nästa rad, längre in: - status: pågår" == first
    assert other.startswith("sätt citattecken")


def test_an_example_is_of_the_year_that_the_plan_says_in_its_own_words() -> None:
    assert "skriv till exempel id: trygghet-2022" in told("titel: P\ntyp: handlingsplan\når: 2022\n", "")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("aktörer: {K: {namn: K, typ: enhet}}\n", 'skriv "förvaltning"'),
        (
            "organ: [{id: o, namn: O, typ: råd}]\n",
            'skriv det som stämmer av "strategiskt råd", "brottsförebyggande råd"',
        ),
    ],
)
def test_sorts_of_actors_and_groups_have_everyday_words(text: str, right: str) -> None:
    assert told(text)[0].startswith(right)
