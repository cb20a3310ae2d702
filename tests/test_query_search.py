"""Search in the texts of plans: what is found by which words, and where it is looked for."""

import unicodedata
from typing import Literal

import pytest

from tests.conftest import ROOT
from trygg_cli.query import ask, question, search_words
from trygg_cli.query.snapshot import Snapshot
from trygg_cli.query.text_rows import texts
from trygg_cli.reading.document import Document, read
from trygg_cli.standing.moment import Moment

Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")
TEXT = "Kontroll av elmopeder på Kungsgatan, nya lån i Norra  hamnen och mål (EPA) 2023:196"


def found(sought: str, document: Document) -> list[tuple[object, object]]:
    table, _ = ask("sök", [document], question.shipped(), {"ord": sought})
    return [(row[1], row[2]) for row in table.rows]


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ("moped", True),
        ("mopeder", True),
        ("Mopeden", True),
        ("MOPEDERNA", True),
        ("elmoped", True),
        ("mopedkörning", False),
        ("gatan", True),
        ("unga", False),
        ("lån", True),
        ("lan", False),
        ("mål", True),
        ("mal", False),
        ("på", True),
        ("av", True),
        ("ko", False),
        ("moped hamn", True),
        ("moped torg", False),
        ("torg eller moped", True),
        ("torg OR moped", True),
        ("moped -hamn", False),
        ("moped inte torg", True),
        ("-torg", True),
        ('"norra hamnen"', True),
        ('"hamnen norra"', False),
        ("”norra hamnen”", True),
        ('"norra', True),
        ("kontr*", True),
        ("moped*", False),
        ("(EPA)", True),
        ("2023:196", True),
        ("100%", False),
        ("m_ped", False),
        ("'", False),
        ('"', False),
        ("", False),
        ("-", False),
    ],
)
def test_words_are_found_in_any_inflection_and_inside_others(sought: str, expected: bool) -> None:
    assert expected == search_words.holds(TEXT, sought)
    plan = read("p.yaml", f'id: p\ntitel: P\ntyp: handlingsplan\nsyfte: "{TEXT}"\n')
    assert ([("plan", "p")] if expected else []) == found(sought, plan)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("other", FORMS)
def test_how_letters_are_stored_makes_no_difference(form: Form, other: Form) -> None:
    text = unicodedata.normalize(form, "id: p\ntitel: P\ntyp: handlingsplan\nsyfte: MÅLTIDER i Ängen\n")
    for sought in ("måltid", "ängen", "Å*"):
        assert ([("plan", "p")] if sought != "Å*" else []) == found(
            unicodedata.normalize(other, sought), read("p.yaml", text)
        )


def test_every_text_of_a_plan_is_searched() -> None:
    """Of the plan that has all keys, each text that is not an id, a word to choose or internal is in some row."""
    document = read("every.yaml", (ROOT / "tests" / "every.yaml").read_bytes())
    assert () == document.problems
    whole = " ".join(f"{row[3]} {row[4]}" for row in texts(Snapshot(document, Moment())))
    missing = [text for text in _texts(document.plan) if " ".join(text.split()) not in whole]
    assert [] == missing


def _texts(part: object) -> list[str]:
    from trygg_cli.model.shape import shapes

    fields = {field.name: field for field in shapes()[type(part).__name__].fields.values()}
    found: list[str] = []
    if getattr(part, "internal", False):
        return []
    for name, value in vars(part).items():
        inside = (
            value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,)
        )
        if name not in fields:
            continue
        if fields[name].part:
            found += [text for item in inside if item is not None for text in _texts(item)]
        elif fields[name].is_text:
            found += [item for item in inside if item]
    return found


def test_what_is_internal_or_not_yet_reported_is_not_searched(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    åtgärder:
      - id: A
        åtgärd: A
        uppföljning:
          - {avser: 2025-T1, kommentar: Grävning}
          - {avser: 2025-T2, kommentar: Plantering}
          - {avser: 2025-T1, kommentar: Hemligt, intern: ja}
    indikatorer: [{id: I, namn: I, utfall: [{period: 2025-T2, värde: 1, kommentar: Mätning}]}]
    """
    from trygg_cli.period import Period

    moment = Moment(Period.parse("2025-T1"))
    for sought, expected in (("grävning", 1), ("plantering", 0), ("hemligt", 0), ("mätning", 0)):
        table, _ = ask("sök", [plan], question.shipped(), {"ord": sought}, moment)
        assert expected == len(table.rows), sought


def test_an_item_is_found_by_the_names_of_who_has_a_part_in_it_where_and_in_which_area(
    plan: Document,
) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    aktörer: {TK: {namn: Tekniska kontoret}}
    platser: [{id: t, namn: Torget}]
    fokusområden:
      - {id: f, namn: Belysning, åtgärder: [{id: A, åtgärd: Stolpar, ansvarig: [TK], platser: [t]}]}
    """
    assert [("åtgärd", "A")] == found("tekniska torget belysning stolpe", plan)


def test_ids_are_found_whole(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    åtgärder: [{id: N1, åtgärd: A}, {id: N10, åtgärd: B}]
    """
    assert [("åtgärd", "N1")] == found("n1", plan)


def test_titles_come_first_and_the_excerpt_shows_where_it_was_found() -> None:
    words = "ord " * 100
    text = f"id: p\ntitel: P\ntyp: handlingsplan\nsyfte: {words}mopeder {words}\nåtgärder: [{{id: A, åtgärd: Moped}}]\n"
    table, _ = ask("sök", [read("p.yaml", text)], question.shipped(), {"ord": "moped"})
    first, second = table.rows
    assert ("A", "p") == (first[2], second[2])
    shown = str(second[4])
    assert shown.startswith("…ord ord")
    assert " mopeder ord" in shown
    assert len(shown) < 200
