"""A comma inside { } that divides a text or a figure is one finding on that comma, and nothing else is lost either."""

import pytest

from tests.conftest import PLANS
from trygg_cli import language
from trygg_cli.language import translate
from trygg_cli.reading.document import read
from trygg_cli.reading.integrity import MAX_UNKNOWN

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"
INDICATOR = "indikatorer:\n  - id: i\n    namn: I\n    "
MEASURE = "åtgärder:\n  - id: a\n    åtgärd: A\n    "
FOLLOW_UP = "åtgärder:\n  - id: a\n    åtgärd: A\n    uppföljning:\n      - "


def found(text: str) -> list[tuple[str, int, int, str, str]]:
    """Return code, line, column, sentence and remedy of everything that is wrong in a plan."""
    language.use("en")
    return [
        (
            diagnostic.code,
            *diagnostic.start,
            translate(diagnostic.message),
            translate(diagnostic.help) if diagnostic.help else "",
        )
        for diagnostic in read("p", HEAD + text).diagnostics
    ]


def at(text: str) -> list[tuple[str, str]]:
    """Return the codes of what is wrong, and the text from there to the end of the line."""
    document = read("p", HEAD + text)
    return [
        (problem.code, document.text[problem.span.start :].partition("\n")[0])
        for problem in document.problems
    ]


TEXT, QUOTES = "a comma inside { } divides the text", "put the whole text in quotes"
FIGURE, VALUE = "a comma inside { } divides the figure", "a comma inside { } ends the value"
DIGITS = "write digits only, with a point before decimals as in 3.72, and no unit"
BRACKETS = "put it in brackets, as in [TK, KS], or on lines of its own that begin with a dash"

CUTS = [
    (FOLLOW_UP + "{avser: 2025-T1, kommentar: Klart«, men inte på Råslätt}", TEXT, QUOTES),
    (FOLLOW_UP + "{avser: 2025-T1, kommentar: Klart«, men inte allt, datum: 2025-05-08}", TEXT, QUOTES),
    (FOLLOW_UP + "{avser: 2025-T1, kommentar: Ett«, två, tre, fyra, datum: 2025-05-08}", TEXT, QUOTES),
    (FOLLOW_UP + "{avser: 2025-T1, kommentar: Ett«, två, två, datum: 2025-05-08}", TEXT, QUOTES),
    (FOLLOW_UP + "{avser: 2025-T1, kommentar: Klart«,\n         men inte på Råslätt}", TEXT, QUOTES),
    (FOLLOW_UP + '{avser: 2025-T1, kommentar: "Klart"«, men inte allt}', TEXT, QUOTES),
    (FOLLOW_UP + '{avser: 2025-T1, kommentar: Klart«, "men inte allt"}', TEXT, QUOTES),
    (FOLLOW_UP + "{avser: 2025-T1, kommentar: Ca 1«,5 km, datum: 2025-05-08}", TEXT, QUOTES),
    (FOLLOW_UP + "{avser: 2025-T1, kommentar: Öppet«, lör 10–14: stängt}", TEXT, QUOTES),
    (FOLLOW_UP + "{avser: 2025-T1, kommentar: Öppet 8«, 9–12: stängt}", TEXT, QUOTES),
    (FOLLOW_UP + "{avser: 2025-T1, kommentar: Klart«, men inte på Råslätt: }", TEXT, QUOTES),
    ("begrepp: {ANDT: Alkohol«, narkotika, dopning och tobak}", TEXT, QUOTES),
    ("aktörer: {TK: {namn: Gata«, park och torg, typ: förvaltning}}", TEXT, QUOTES),
    ("kommunikation: {frekvens: {text: Varje vecka«, på måndagar}, text: x}", TEXT, QUOTES),
    (
        FOLLOW_UP + "{avser: 2025-T1, kommentar: Klart«, status}",
        TEXT,
        f'{QUOTES}, or write a colon after "status" if it is a key',
    ),
    (INDICATOR + "baslinje: {värde: 32«,5, år: 2024}", FIGURE, "write 32.5"),
    (INDICATOR + "baslinje: {värde: 1«,5 }", FIGURE, "write 1.5"),
    (INDICATOR + "mål: {minst: 10«, 12, senast: 2025}", FIGURE, 'did you mean "10.12"?'),
    (INDICATOR + "baslinje: {värde: 150 000«,50}", FIGURE, "write 150000.50"),
    (INDICATOR + "baslinje: {värde: 1«,5 km}", FIGURE, DIGITS),
    (
        INDICATOR + "baslinje: {värde: 32«,000}",
        FIGURE,
        'it can mean "32.000", "32000": write the one that is true',
    ),
    (MEASURE + "finansiering: {belopp: 350«,000, källa: x}", FIGURE, "write 350000"),
    (MEASURE + "finansiering: {belopp: 1«,200,000}", FIGURE, "write 1200000"),
    (MEASURE + "finansiering: {belopp: 350«,50}", FIGURE, "write 350.50"),
    (INDICATOR + "utfall: [{period: 2025, värde: 1, undergrupper: {flickor: 1«,5}}]", FIGURE, "write 1.5"),
    ("kommunikation: {frekvens: {antal: 2«,5, per: år}}", FIGURE, "write digits only, as in 15"),
    (
        FOLLOW_UP + "{avser: 2025-T1, datum: 2025-05-08«, kl 10}",
        VALUE,
        'give "kl 10" a key of its own, or delete it',
    ),
    (
        FOLLOW_UP + "{avser: 2025-T1, status: pågår«, delvis}",
        VALUE,
        'give "delvis" a key of its own, or delete it',
    ),
    ("kommunikation: {kanaler: webb«, media, text: x}", VALUE, BRACKETS),
]


@pytest.mark.parametrize(("text", "sentence", "remedy"), CUTS)
def test_divided_value_is_one_finding_on_its_first_comma(text: str, sentence: str, remedy: str) -> None:
    bare = text.replace("«", "")
    (code, line, column, said, help_) = found(bare)[0]
    assert 1 == len(found(bare))
    above, _, _ = (HEAD + text).partition("«")
    assert ("S14", above.count("\n") + 1, len(above.rpartition("\n")[2]) + 1) == (code, line, column)
    assert said.startswith(sentence + ": ")
    assert remedy == help_


def test_each_divided_value_is_found_though_the_same_is_cut_off() -> None:
    assert [("S14", ",5, högst: 2,5}"), ("S14", ",5}")] == at(INDICATOR + "mål: {minst: 1,5, högst: 2,5}")


@pytest.mark.parametrize(
    ("comment", "places"),
    [
        ("Klart, kommentar: Nytt", ["S07"]),
        ("Klart, kommentar: Nytt, mer och mer", ["S07", "S04"]),
        ("Klart, men inte, kommentar: Nytt, mer", ["S14", "S07", "S04"]),
        ("Klart, # om: allt\n        men inte allt", ["S14"]),
    ],
)
def test_key_that_is_there_twice_ends_a_text(comment: str, places: list[str]) -> None:
    assert places == [code for code, _ in at(FOLLOW_UP + f"{{avser: 2025-T1, kommentar: {comment}}}")]


def test_what_is_cut_off_is_told_in_one_line() -> None:
    text = FOLLOW_UP + "{avser: 2025-T1, kommentar: Klart, men\n        inte allt}"
    assert 'a comma inside { } divides the text: "men inte allt" is cut off' == found(text)[0][3]
    assert "x" * 59 + '…" is cut off' in found("gäller: {text: a, " + "x" * 100 + "}")[0][3]


def test_key_is_wrong_beside_its_divided_text() -> None:
    assert [("S04", "komentar: Klart, men inte}"), ("S14", ", men inte}")] == at(
        FOLLOW_UP + "{avser: 2025-T1, komentar: Klart, men inte}"
    )


def test_values_in_brackets_that_should_be_parts_are_one_finding() -> None:
    assert [("S06", "32,5]")] == at(INDICATOR + "utfall: [32,5]")
    assert [("S06", "a"), ("S06", "b")] == at(INDICATOR + "utfall:\n      - a\n      - b")


@pytest.mark.parametrize(
    "text",
    [
        FOLLOW_UP + "{avser: 2025-T1, kommentar: Klart, }",
        FOLLOW_UP + "{avser: 2025-T1, kommentar: 'Klart, men inte allt'}",
        FOLLOW_UP + "{avser: 2025-T1, kommentar: , status: }",
        FOLLOW_UP + "avser: 2025-T1\n        kommentar: Klart, men inte {allt, hittills}",
        "kommunikation: {kanaler: [Klart, men inte], text: x}",
        "gäller: {från: 2022-01-01, till}",
        "gäller: {från : 2022-01-01, till : 2022-12-31}",
        '{"gäller": {"text": "a, b"}}'[1:-1],
    ],
)
def test_what_is_no_slip_is_no_finding(text: str) -> None:
    assert [] == found(text)


def test_unknown_key_behind_a_text_may_belong_to_it() -> None:
    text = FOLLOW_UP + "{avser: 2025-T1, kommentar: Kl. 18, plats: torget}"
    assert [("S04", "plats: torget}")] == at(text)
    assert found(text)[0][4].endswith("if it belongs to the text before the comma, put all of that in quotes")


@pytest.mark.parametrize(
    "text", ["{avser: 2025-T1, kommentar: a, dattum: 2025-05-08}", "{avser: 2025-T1, kommentar: a, dattum: }"]
)
def test_misspelt_key_behind_a_text_is_a_key(text: str) -> None:
    assert [("S04", 'did you mean "datum"?')] == [(row[0], row[4]) for row in found(FOLLOW_UP + text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("gäller: {från:2022-01-01}", ":2022-01-01}"),
        ("gäller: {text: x, från:2022-01-01}", ":2022-01-01}"),
        (FOLLOW_UP + "{avser:2025-T1, status: pågår}", ":2025-T1, status: pågår}"),
        (FOLLOW_UP + "{status: pågår, avser:2025-T1}", ":2025-T1}"),
        (INDICATOR + "baslinje: {år: 2024, värde:32,5}", ":32,5}"),
        ("begrepp: {ANDT:Alkohol}", ":Alkohol}"),
    ],
)
def test_colon_without_space_is_one_finding_on_the_colon(text: str, place: str) -> None:
    assert [("S04", place)] == at(text)
    assert "there must be a space after the colon" == found(text)[0][3]


# keys with nothing after them


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("resurser:", "resurser:"),
        ("resurser: ~", "resurser: ~"),
        ("gäller:\n  start:", "start:"),
        ("gäller: {start: , från: }", "start: , från: }"),
        ("gäller: {start}", "start}"),
        ("gäller: &a {start: }\növerenskommelser:\n  - {id: a, titel: A, gäller: *a}", "start: }"),
        ("aktörer:\n  TK:\n    namn: T\n    extrern:", "extrern:"),
        (
            "fokusområden:\n  - id: f\n    namn: F\n    åtgärder:\n      - id: a\n        åtgärd: A\n        x:",
            "x:",
        ),
        ("? resurser", "resurser"),
    ],
)
def test_unknown_key_without_value_is_found_where_it_stands(text: str, place: str) -> None:
    assert ("S04", place) == at(text)[0]


def test_key_that_only_an_alias_puts_where_it_is_unknown_is_found_at_the_alias() -> None:
    text = (
        "åtgärder:\n  - {id: a, åtgärd: A, uppföljning: [&x {avser: 2025, hantering: }]}\n"
        "mål:\n  - {id: m, mål: M, uppföljning: [*x]}\n"
    )
    assert [("S04", "*x]}")] == at(text)


@pytest.mark.parametrize(
    "text", ["aktörer:\n  TK:", "aktörer: {TK: }", "begrepp:\n  ANDT:", "begrepp: {ANDT: ~, BRÅ: Rådet}"]
)
def test_name_in_a_map_with_nothing_after_it_is_found(text: str) -> None:
    assert [("S05", 'the key "')] == [(row[0], row[3][:9]) for row in found(text)]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_known_key_may_be_blank(path: object) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    assert () == read("p", text + "\ndnr:\n" * ("\ndnr:" not in text)).problems


def test_very_many_unknown_keys_are_not_all_told() -> None:
    problems = read("p", HEAD + "".join(f"k{number}:\n" for number in range(MAX_UNKNOWN + 10))).problems
    assert ["S04"] * MAX_UNKNOWN + ["S12"] == [problem.code for problem in problems]
