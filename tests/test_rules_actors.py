"""What lint says of actors on the wrong side, of who is bound by an agreement, and of years that are slips."""

from inspect import cleandoc

import pytest

from tests.asked_rules import Asked

HEAD = "id: p\ntitel: Plan 2025\ntyp: överenskommelse\nkommun: Exempelstads kommun\n"
marked = Asked(HEAD).marked


# C18


@pytest.mark.parametrize(
    ("expected", "actor"),
    [
        (["ja"], "{namn: Socialnämnden, typ: nämnd, extern: ja}"),
        (["ja"], "{namn: Fritidskontoret, typ: förvaltning, extern: ja, del_av: K}"),
        (["ja"], "{namn: Exempelstads kommuns skolnämnd, typ: nämnd, extern: ja}"),
        (["nej"], "{namn: Polisen, typ: polis, extern: nej}"),
        ([], "{namn: Polisen, typ: polis}"),
        ([], "{namn: Regionens sjukvårdsförvaltning, typ: förvaltning, extern: ja}"),
        ([], "{namn: Socialnämnden i Grannstads kommun, typ: nämnd, extern: ja}"),
        ([], "{namn: Socialnämnden, typ: nämnd, extern: ja, del_av: G}"),
        ([], "{namn: Bostadsbolaget, typ: bolag, extern: ja, del_av: K}"),
        ([], "{namn: Grannstads kommun, typ: kommun, extern: ja}"),
    ],
)
def test_who_is_inside_is_not_said_to_be_external(expected: list[str], actor: str) -> None:
    others = (
        "K: {namn: Exempelstads kommun, typ: kommun}, G: {namn: Grannstads kommun, typ: kommun, extern: ja}"
    )
    assert expected == marked("C18", f"aktörer: {{{others}, A: {actor}}}")


@pytest.mark.parametrize(
    ("expected", "key"),
    [(["N"], "externa: [N, P]"), (["P"], "medverkande: [N, P]"), ([], "medverkande: [N]\n    externa: [P]")],
)
def test_who_takes_part_stands_on_the_right_side(expected: list[str], key: str) -> None:
    actors = "aktörer: {N: {namn: Nämnden, typ: nämnd}, P: {namn: Polisen, typ: polis, extern: ja}}\n"
    assert expected == marked("C18", f"{actors}åtgärder:\n  - id: A1\n    åtgärd: Ronder\n    {key}")


# C19

AGREED = """\
aktörer:
  K: {namn: Exempelstads kommun, typ: kommun}
  P: {namn: Polisen, typ: polis, extern: ja}
  N: {namn: Nämnden, typ: nämnd}
  O: {namn: Områdespolisen, typ: polis, extern: ja}
  F: {namn: Nattvandrarna, typ: förening, extern: ja}
  B: {namn: Bostadsbolaget, typ: bolag}
  H: {namn: Hyresbolaget, typ: bolag, del_av: K}
  okänd: {namn: Samverkansgruppen}
parter: [K, P]
"""


@pytest.mark.parametrize("name", ["F", "B"])
def test_whoever_answers_and_is_no_party_is_told_once(name: str) -> None:
    body = f"""
    åtgärder:
      - {{id: A1, åtgärd: Ronder, ansvarig: [{name}]}}
      - {{id: A2, åtgärd: Samtal, ansvarig: [{name}]}}
    """
    assert [name] == marked("C19", AGREED + cleandoc(body))


@pytest.mark.parametrize("name", ["K", "P", "N", "O", "H", "okänd"])
def test_whoever_is_a_party_or_may_belong_to_one_is_not(name: str) -> None:
    assert [] == marked("C19", AGREED + f"åtgärder: [{{id: A1, åtgärd: Ronder, ansvarig: [{name}]}}]")


def test_a_party_of_no_kind_may_be_the_municipality_that_a_board_belongs_to() -> None:
    body = """
    aktörer:
      kommunen: {namn: Sjöbygd}
      polisen: {namn: Polisen, typ: polis, extern: ja}
      KS: {namn: Kommunstyrelsen, typ: nämnd}
    parter: [kommunen, polisen]
    åtgärder: [{id: A1, åtgärd: Ronder, ansvarig: [KS]}]
    """
    assert [] == marked("C19", cleandoc(body))


def test_whoever_promises_in_an_agreement_is_a_party() -> None:
    assert ["F"] == marked("C19", AGREED + "löften: [{id: L1, löfte: Fyra ronder, lovas_av: F}]")


def test_a_plan_without_parties_binds_nobody() -> None:
    body = AGREED.replace("parter: [K, P]\n", "") + "åtgärder: [{id: A1, åtgärd: Ronder, ansvarig: [F]}]"
    assert [] == marked("C19", body)


# C17


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (["2052-12-31"], "gäller: {från: 2025-01-01, till: 2052-12-31}"),
        (["2205-03-01"], "undertecknare: [{roll: chef, datum: 2025-03-01}]\nversion: 2205-03-01"),
        (["2052-H1"], "åtgärder: [{id: A1, åtgärd: Ronder, tid: {när: 2052-H1}}]"),
        (["2052"], "indikatorer: [{id: I1, namn: Ronder, mål: {minst: 4, senast: 2052}}]"),
        (["2052"], "indikatorer: [{id: I1, namn: Ronder, baslinje: {värde: 4, år: 2052}}]"),
        (["1925-01-10"], "beslut: [{typ: beslut, datum: 1925-01-10}]"),
        ([], "indikatorer: [{id: I1, namn: Ronder, baslinje: {värde: 4, år: 2010}, mål: {senast: 2030}}]"),
        ([], "dnr: KS 2052.1234"),
    ],
)
def test_a_year_far_from_those_of_the_plan_is_found(expected: list[str], body: str) -> None:
    assert expected == marked("C17", body)


def test_a_year_that_is_found_against_the_plans_time_is_told_once() -> None:
    body = "gäller: {från: 2025-01-01, till: 2025-12-31}\nversion: 2052-01-10"
    assert (["2052-01-10"], []) == (marked("C14", body), marked("C17", body))


def test_nothing_is_held_against_a_time_that_is_wrong() -> None:
    body = """
    gäller: {från: 2052-01-01, till: 2052-12-31}
    uppföljning:
      - {avser: 2025-T1, datum: 2025-05-10, kommentar: Bra.}
      - {avser: 2025-T2, datum: 2025-09-10, kommentar: Bra.}
    """
    assert (["2052-01-01", "2052-12-31"], []) == (marked("C17", body), marked("C14", body))


# C08, C10


@pytest.mark.parametrize(
    ("expected", "signature"),
    [
        ([], "{namn: namn saknas i källan, part: K, anmärkning: februari 2025}"),
        (["Förnamn Efternamn"], "{namn: Förnamn Efternamn, part: K}"),
        (["Förnamn Efternamn"], "{namn: Förnamn Efternamn, anmärkning: dag saknas}"),
    ],
)
def test_a_remark_tells_that_the_source_says_no_more_of_a_signature(
    expected: list[str], signature: str
) -> None:
    assert expected == marked("C08", f"aktörer: {{K: {{namn: Kommunen}}}}\nundertecknare: [{signature}]")


@pytest.mark.parametrize(
    ("expected", "comment"),
    [
        ([], "Ett nytt löfte för 2026 tas fram i mars."),
        ([], "Arbetet med nästa handlingsplan har börjat."),
        ([], "Överenskommelsen förlängs inte."),
        ([], "Löftena för 2025 beslutades i januari."),
        ([], "2025 års handlingsplan är beslutad."),
        (["2024-12-31"], "Löftena för 2024 har hållits."),
        (["2024-12-31"], "Planen 2024 har följts; mer kommer 2025."),
        (["2024-12-31"], "En ny lampa är uppsatt."),
        (["2024-12-31"], "Planen har följts."),
    ],
)
def test_a_follow_up_may_tell_what_comes_after_the_plan(expected: list[str], comment: str) -> None:
    body = f"""
    gäller: {{från: 2024-01-01, till: 2024-12-31}}
    uppföljning:
      - avser: 2024
        datum: 2025-01-30
        kommentar: {comment}
    """
    assert expected == marked("C10", body)
