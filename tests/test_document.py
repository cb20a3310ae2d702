"""A file becomes a document, and everything wrong in it is found, placed and explained."""

from pathlib import Path

import pytest

from tests.conftest import PLANS
from trygg_cli import language
from trygg_cli.language import translate
from trygg_cli.reading.document import Document, read

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"
SUM = "åtgärder: [{id: N1, åtgärd: A, finansiering: {belopp: "


def found(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of everything that is wrong in a plan."""
    return [
        (diagnostic.code, diagnostic.start.line, diagnostic.start.column)
        for diagnostic in read("p", text).diagnostics
    ]


def said(text: str) -> list[str]:
    """Return what is said about a plan, in English, with the remedy behind it."""
    language.use("en")
    found = read("p", text).diagnostics
    return [
        f"{translate(diagnostic.message)} – {translate(diagnostic.help) if diagnostic.help else ''}"
        for diagnostic in found
    ]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_real_plans_have_no_problems(path: Path) -> None:
    assert read(path.name, path.read_bytes()).problems == ()


def test_unknown_key_is_reported_on_the_key(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    fokusområden:
      - id: f
        nman: Narkotika
        namn: Narkotika
    """
    assert [(6, 5)] == [diagnostic.start for diagnostic in plan.diagnostics]
    assert "S04" == plan.diagnostics[0].code


def test_unknown_key_is_answered_with_the_key_that_was_meant() -> None:
    assert ['the key "version_" does not belong in a plan – did you mean "version"?'] == said(
        HEAD + "version_: 2022-01-01\n"
    )


def test_missing_key_is_reported_on_the_item_that_lacks_it_with_an_example() -> None:
    text = HEAD + "åtgärder:\n  - id: N1\n    ansvarig: []\n"
    assert [("S05", 5, 5)] == found(text)
    assert ['the key "åtgärd" is missing – write for example åtgärd: Tätare belysning i Stadsparken'] == said(
        text
    )


def test_required_key_without_value_is_reported_on_that_key() -> None:
    text = HEAD + "åtgärder:\n  - id: N1\n    åtgärd:\n"
    assert [("S05", 6, 5)] == found(text)
    assert said(text)[0].startswith('the key "åtgärd" has no value')


def test_optional_key_without_value_is_an_empty_cell_and_fine() -> None:
    text = (
        HEAD
        + "dnr:\nundertecknare:\naktörer:\nåtgärder:\n  - {id: N1, åtgärd: A, mål: , aktiviteter: , tid: ~}\n"
    )
    assert [] == found(text)
    assert () == read("p", text).plan.measures[0].activities


@pytest.mark.parametrize(
    ("line", "column", "answer"),
    [
        ("version: 20220902", 10, 'did you mean "2022-09-02"?'),
        ("version: 2022-02-30", 10, "write a day that February 2022 has; the last is 2022-02-28"),
        ("version: 2024-W18", 10, "write the date; 2024-W18 is 2024-04-29 to 2024-05-05"),
        ("version: 2024-v1", 10, "write the date; 2024-v1 is 2024-01-01 to 2024-01-07"),
        ("version: 2024-W54", 10, "write a week that 2024 has: v01 to v52"),
        ("version: [2022-02-20]", 10, "write it without dashes and brackets"),
        (SUM + "[1, 2]}}]", 55, "write digits only, with a point before decimals as in 3.72, and no unit"),
        (SUM + "[350000]}}]", 55, "write it without dashes and brackets"),
        ("typ: [avtal, handlingsplan]", 6, "choose between handlingsplan, åtgärdsplan"),
        ("åtgärder: [{id: N1, åtgärd: A, ansvarig: [[TK]]}]", 43, "write for example ansvarig: [TK]"),
        ("typ: handlinsplan", 6, 'did you mean "handlingsplan"?'),
        ("parter: kommunen", 9, "write for example parter: [kommunen]"),
        ("parter: vår kommun", 9, "put it in brackets"),
        ("gäller: hela året", 9, "write for example gäller: {text: hela året}"),
        ("titel: {a: b}", 8, "put the text in quotes"),
        ('titel: " "', 8, "write a text"),
        ("id: två ord", 5, 'did you mean "två-ord"?'),
        ("trygg: 2", 8, "write trygg: 1"),
        ("åtgärder: {id: N1}", 11, "make it an item of a list: a dash before the first key, as in - id: N1"),
        ("begrepp: [ANDT]", 10, "write for example {ANDT: …}"),
    ],
)
def test_wrong_value_is_reported_with_what_would_be_right(line: str, column: int, answer: str) -> None:
    lines = dict(part.split(":", 1) for part in HEAD.splitlines())
    key, _, value = line.partition(":")
    lines[key] = value
    text = "".join(f"{name}:{rest}\n" for name, rest in lines.items())
    number = [*lines].index(key) + 1
    assert [("S06", number, column)] == found(text)
    assert answer in said(text)[0]


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("3,72", 'did you mean "3.72"?'),
        ("ca 15 st", "write the figure alone, 15, and what is said of it under"),
        ("010", "write digits only"),
        ("1_000", "write digits only"),
        ("1e3", "write digits only"),
        (".inf", "write digits only"),
        ("0x1F", "write digits only"),
    ],
)
def test_number_takes_digits_only(value: str, answer: str) -> None:
    text = HEAD + f"indikatorer:\n  - {{id: I, namn: I, baslinje: {{värde: {value!r}}}}}\n"
    assert ["S06"] == [code for code, _, _ in found(text)]
    assert answer in said(text)[0]


@pytest.mark.parametrize("word", ["Försenad", "försenat", "delayed"])
def test_late_is_not_a_status_that_can_be_written(word: str) -> None:
    text = (
        HEAD
        + f"åtgärder:\n  - id: N1\n    åtgärd: A\n    uppföljning: [{{avser: 2022-T1, status: {word}}}]\n"
    )
    assert "that a measure is late is worked out from its dates" in said(text)[0]


@pytest.mark.parametrize(
    "written", ["0755", "no", "12:30", "1.10", "2022-05-01", "1_000", "0b101", "true", "1e3"]
)
def test_text_stays_the_text_that_stands_there(written: str) -> None:
    document = read("p", HEAD + f"dnr: {written}\n")
    assert () == document.problems
    assert written == document.plan.record_number


def test_reference_to_nobody_names_who_was_meant() -> None:
    text = (
        HEAD + "aktörer:\n  TK: {namn: Tekniska}\nåtgärder:\n  - {id: N1, åtgärd: A, ansvarig: [TK, TKK]}\n"
    )
    assert [("S09", 7, 40)] == found(text)
    assert ['there is no "TKK" under "aktörer" or "organ" – did you mean "TK"?'] == said(text)


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        ("ansvarig: [Kommunstyrelsen]", "write KS (Kommunstyrelsen)"),
        ("ansvarig: [kommunstyrelsen]", "write KS (Kommunstyrelsen)"),
        ("platser: [Torget i centrum]", "write torg (Torget i centrum)"),
        ("ansvarig: [Trygghetsrådet]", "write råd (Trygghetsrådet)"),
    ],
)
def test_a_full_name_is_answered_with_the_short_one(key: str, remedy: str) -> None:
    text = (
        HEAD + "aktörer:\n  KS: {namn: Kommunstyrelsen}\n  kommunen: {namn: Kommun}\n"
        "platser: [{id: torg, namn: Torget i centrum}]\norgan: [{id: råd, namn: Trygghetsrådet}]\n"
        f"åtgärder:\n  - {{id: N1, åtgärd: A, {key}}}\n"
    )
    assert [remedy] == [word.partition(" – ")[2] for word in said(text)]


def test_a_week_in_another_spelling_is_answered_with_that_of_the_format() -> None:
    text = HEAD + "åtgärder: [{id: N1, åtgärd: A, tid: {när: 2024-W18/2024-W22}}]\n"
    assert ["write 2024-v18/2024-v22"] == [word.partition(" – ")[2] for word in said(text)]


@pytest.mark.parametrize(
    "measure",
    [
        "problem: [P9]",
        "orsaker: [O9]",
        "indikatorer: [I9]",
        "platser: [X]",
        "organ: [B]",
        "bidrar_till: [M9]",
        "väntar_på: [N9]",
    ],
)
def test_reference_to_what_is_not_there_is_found(measure: str) -> None:
    assert ["S09"] == [
        code for code, _, _ in found(HEAD + f"åtgärder:\n  - {{id: N1, åtgärd: A, {measure}}}\n")
    ]


@pytest.mark.parametrize("lines", ["parter:\n  - TK\n    - KS\n", "urval:\n  - åtgärder\n    - löften\n"])
def test_item_that_has_joined_a_name_or_word_above_is_told_its_column(lines: str) -> None:
    text = HEAD + "aktörer: {TK: {namn: T}, KS: {namn: K}}\n" + lines
    assert [(7, 5)] == [(line, column) for _, line, column in found(text)]
    assert "begin the line in column 3" in said(text)[0]


def test_id_given_twice_names_the_first_one() -> None:
    text = (
        HEAD
        + "fokusområden:\n  - {id: f, namn: F, åtgärder: [{id: N1, åtgärd: Ett}]}\n"
        + "åtgärder:\n  - {id: N1, åtgärd: Två}\n"
    )
    assert [("S08", 7, 10)] == found(text)
    assert said(text)[0].startswith('the id "N1" is already taken by measure N1 Ett')


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "åtgärder: [{id: A1, åtgärd: Ett}, {id: a1, åtgärd: Två}]\n",
            'the id "a1" differs only in capital letters from "A1"',
        ),
        (
            "aktörer: {KS: {namn: K}, Ks: {namn: S}}\n",
            'the id "Ks" differs only in capital letters from "KS"',
        ),
        (
            "åtgärder: [{id: å, åtgärd: Ett}, {id: a\u030a, åtgärd: Två}]\n",
            'the id "a\u030a" is here twice, its letters stored in two ways',
        ),
    ],
)
def test_ids_that_nobody_can_tell_apart_are_told(text: str, sentence: str) -> None:
    (told,) = said(HEAD + text)
    assert told.startswith(sentence)


def test_ids_of_two_kinds_may_be_alike() -> None:
    assert [] == said(HEAD + "mål: [{id: m1, mål: Ett}]\nåtgärder: [{id: M1, åtgärd: Två}]\n")


@pytest.mark.parametrize(
    "text",
    [
        "gäller: {från: 2022-12-31, till: 2022-01-01}",
        "åtgärder: [{id: N1, åtgärd: A, tid: {från: 2022-12-31, till: 2022-01-01}}]",
        "indikatorer: [{id: I, namn: I, skala: {min: 6, max: 1}}]",
        "indikatorer: [{id: I, namn: I, mål: {minst: 10, högst: 9}}]",
        "indikatorer: [{id: I, namn: I, mål: {exakt: 2, högst: 1}}]",
        "indikatorer: [{id: I, namn: I, mål: {minst: 3, exakt: 2}}]",
    ],
)
def test_end_before_beginning_is_found(text: str) -> None:
    assert ["S10"] == [code for code, _, _ in found(HEAD + text + "\n")]


def test_a_role_that_is_blank_signs_nothing() -> None:
    assert ["S06"] == [code for code, _, _ in found(HEAD + 'undertecknare: [{roll: "   "}]\n')]


def test_problems_of_all_sorts_are_found_in_one_run() -> None:
    text = "id: p\nid: q\ntyp: plan\nversion: igår\nokänd: 1\nåtgärder: [{id: a, åtgärd: A, ansvarig: [X]}]\n"
    assert {"S04", "S05", "S06", "S07", "S09"} == {code for code, _, _ in found(text)}


@pytest.mark.parametrize("text", ["", "# bara en kommentar\n", "- a\n- b\n", "hej", "~"])
def test_what_is_no_plan_is_told_how_a_plan_begins(text: str) -> None:
    assert ["S03"] == [code for code, _, _ in found(text)]


def test_finding_names_the_item_it_is_in() -> None:
    text = HEAD + "åtgärder:\n  - id: N1\n    åtgärd: Belysning\n    tid: {från: våren}\n"
    item = read("p", text).diagnostics[0].item
    language.use("sv")
    assert item is not None
    assert "åtgärd N1 Belysning" == translate(item)


def test_nfd_keys_are_the_same_keys() -> None:
    import unicodedata

    text = HEAD + "åtgärder:\n  - {id: N1, åtgärd: A, mål: Ö}\n"
    assert read("p", unicodedata.normalize("NFD", text)).plan.measures[0].title == "A"


def test_excerpt_shows_the_line_and_the_one_before() -> None:
    diagnostic = read("p", HEAD + "okänd: 1\n").diagnostics[0]
    assert ((3, "typ: handlingsplan"), (4, "okänd: 1")) == diagnostic.excerpt


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (
            "åtgärder: [{id: A, åtgärd: A, status: pågår}]",
            "it belongs further in, under uppföljning",
        ),
        ("indikatorer: [{id: I, namn: I, senast: 2025}]", "it belongs further in, under mål"),
        ("löften: [{id: L, löfte: L, bedömning: hållet}]", "it belongs further in, under uppföljning"),
    ],
)
def test_a_key_too_far_out_is_told_where_it_belongs(line: str, answer: str) -> None:
    assert answer in said(HEAD + line + "\n")[0]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("indikatorer: [{id: I, namn: I, mål: {minst: 18, enhet: st}}]", 'further out, beside "mål"'),
        ("åtgärder: [{id: A, åtgärd: A, uppföljning: [{avser: 2025, platser: []}]}]", 'beside "uppföljning"'),
        ("indikatorer: [{id: I, namn: I, enhet: st, mål: {minst: 18, enhet: st}}]", "under inom"),
        ("indikatorer: [{id: I, namn: I, utfall: [{avser: 2025, värde: 1}]}]", 'write "period"'),
    ],
)
def test_a_key_too_far_in_is_told_where_it_belongs(line: str, answer: str) -> None:
    assert answer in said(HEAD + line + "\n")[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("350 tkr", "350000"),
        ("350 kkr", "350000"),
        ("1,5 mkr", "1500000"),
        ("1.25 miljoner", "1250000"),
        ("50 000 kr", "50000"),
        ("398 500:-", "398500"),
    ],
)
def test_a_figure_with_its_unit_is_answered_with_the_figure_alone(written: str, meant: str) -> None:
    text = (
        f"id: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n  - {{id: A1, åtgärd: X, kostnad: '{written}'}}\n"
    )
    assert [f'"{written}" is not a number – did you mean "{meant}"?'] == said(text)


@pytest.mark.parametrize("written", ["20 st", "12,5 %", "0,5 tjänst", "250 000 kr/år"])
def test_a_figure_of_something_else_than_money_is_not_told_to_be_the_cost(written: str) -> None:
    text = f"{HEAD}åtgärder:\n  - {{id: A1, åtgärd: X, kostnad: '{written}'}}\n"
    (sentence,) = said(text)
    assert "write finansiering: {text: " in sentence


@pytest.mark.parametrize("written", ["ca 12 st", "12-14 st", "2 av 3", "20 eller fler"])
def test_a_figure_that_is_less_than_sure_is_not_made_sure(written: str) -> None:
    text = (
        f"id: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n  - {{id: A1, åtgärd: X, kostnad: '{written}'}}\n"
    )
    assert "did you mean" not in said(text)[0]
