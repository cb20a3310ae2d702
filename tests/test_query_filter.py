"""The filter language: what it finds, and what it says where it is not understood."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trygg_cli.message import Message
from trygg_cli.query.all_tables import tables
from trygg_cli.query.collation import holds
from trygg_cli.query.filter import Filter, select
from trygg_cli.query.filter_error import BadFilter, UnexpectedValue
from trygg_cli.reading.document import read
from trygg_cli.table import Table

PLAN = """
id: p
titel: P
typ: handlingsplan
aktörer:
  TK: {namn: Tekniska kontoret}
  KS: {namn: Kommunstyrelsen}
  polisen: {namn: Lokalpolisområde Öst}
fokusområden:
  - id: ljus
    namn: Belysning och sikt
    åtgärder:
      - id: N1
        åtgärd: Tätare lyktstolpar i parken
        ansvarig: [TK]
        externa: [polisen]
        tid: {till: 2022-08-31}
        finansiering: {status: klar, belopp: 150000}
        uppföljning: [{avser: 2022-T2, datum: 2022-09-02, status: pågår, kommentar: Grävningarna dröjer.}]
      - id: N10
        åtgärd: Trygghetsvandring
        ansvarig: [KS]
        tid: {från: 2022-09-01, till: 2022-12-31}
        uppföljning: [{avser: 2022-T2, status: ej påbörjad}]
  - id: unga
    namn: Unga
    åtgärder:
      - id: N2
        åtgärd: Fältgrupp eller nattvandrare
        åtaganden: [{part: polisen, text: Deltar}, {part: KS, ansvarig: [KS]}]
        uppföljning: [{avser: 2022, status: genomförd}]
      - {id: N3, åtgärd: Öppen gård}
"""
TABLE: Table = tables([read("p.yaml", PLAN)])["åtgärd"]


def tried(text: str) -> BadFilter | None:
    """Return the complaint about a filter, if there is one; any other error is not caught."""
    try:
        assert set(found(text)) <= {"N1", "N10", "N2", "N3"}
    except BadFilter as error:
        return error
    return None


def found(text: str, **values: str) -> list[Any]:
    return [row[1] for row in select(TABLE, text, values).rows]


def doubts(text: str) -> list[tuple[str, Any]]:
    """Return what may be wrong with the words of a filter: the sentences, and what may be meant."""

    def told(one: Message) -> tuple[str, Any]:
        if "said" not in one.args:
            return one.args["value"], None
        meant = one.args["meant"].args
        return one.args["said"].args["value"], meant.get("suggestion") or tuple(meant["words"])

    chosen = Filter(TABLE.columns, text)
    chosen.select(TABLE)
    return [told(doubt) for doubt in chosen.doubts()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["N1", "N10", "N2", "N3"]),
        ("status:försenad", ["N1"]),
        ("status:forsenad", ["N1"]),
        ("STATUS:Försenad", ["N1"]),
        ("status:pågår", []),
        ("status:genomförd", ["N2"]),
        ("state:genomförd", ["N2"]),
        ("responsible:TK", ["N1"]),
        ("lacks:responsible", ["N3"]),
        ("has:funding", ["N1"]),
        ("end<2022-09", ["N1"]),
        ("saknar:status", ["N3"]),
        ("läge:pågår", []),
        ("område:belysning", ["N1", "N10"]),
        ("omrade:ljus", ["N1", "N10"]),
        ("område:belysningar", ["N1", "N10"]),
        ("aktör:polisen", ["N1", "N2"]),
        ('aktör:"lokalpolisområde öst"', ["N1", "N2"]),
        ("-aktör:polisen", ["N10", "N3"]),
        ("inte aktör:polisen", ["N10", "N3"]),
        ("ansvarig:TK,KS", ["N1", "N10", "N2"]),
        ("ansvarig!=TK,KS", ["N3"]),
        ("id:N1", ["N1"]),
        ("id:N*", ["N1", "N10", "N2", "N3"]),
        ("id=n1", ["N1"]),
        ("åtgärd:lyktstolpe", ["N1"]),
        ("åtgärd=lyktstolpe", []),
        ("försenad:ja", ["N1"]),
        ("försenad:nej", ["N10", "N2", "N3"]),
        ("belopp>100000", ["N1"]),
        ("belopp:150000", ["N1"]),
        ("belopp<150000", []),
        ("belopp<=150000", ["N1"]),
        ("saknar:ansvarig", ["N3"]),
        ("har:finansiering", ["N1"]),
        ("-har:finansiering", ["N10", "N2", "N3"]),
    ],
)
def test_fields_find_what_a_person_means(text: str, expected: list[str]) -> None:
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slut<2022-09", ["N1"]),
        ("slut<2022-08-31", []),
        ("slut<=2022-08", ["N1"]),
        ("slut>2022-08", ["N10"]),
        ("slut>=2022-08", ["N1", "N10"]),
        ("slut>=2022-Q4", ["N10"]),
        ("slut:2022", ["N1", "N10"]),
        ("slut=2022-08-31", ["N1"]),
        ("slut!=2022-08-31", ["N10", "N2", "N3"]),
        ("start:2022-t3", ["N10"]),
        ("slut=2022-v35", ["N1"]),
        ("slut=2022-W35", ["N1"]),
        ("tertial:2022-T2", ["N1", "N10"]),
        ("tertial:2022-T3", ["N10"]),
        ("tertial:2022-T1", ["N1"]),
        ("år:2022", ["N1", "N10", "N2"]),
        ("period:2021", ["N1"]),
    ],
)
def test_dates_are_compared_with_days_and_periods(text: str, expected: list[str]) -> None:
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lyktstolpe", ["N1"]),
        ("grävning", ["N1"]),
        ("gravning", ["N1"]),
        ("trygghetsv*", ["N10"]),
        ('"tätare lyktstolpar"', ["N1"]),
        ('"lyktstolpar tätare"', []),
        ("lyktstolpar tätare", ["N1"]),
        ("”öppen gård”", ["N3"]),
        ('"eller"', ["N2"]),
        ("gård eller vandring eller trygghetsvandring", ["N10", "N3"]),
        ("(lyktstolpe eller gård) -status:försenad", ["N3"]),
        ("-(lyktstolpe eller gård)", ["N10", "N2"]),
        ("--gård", ["N3"]),
        ("o\u0308ppen", ["N3"]),
    ],
)
def test_free_text_is_found_in_any_inflection(text: str, expected: list[str]) -> None:
    assert expected == found(text)


def test_what_stands_side_by_side_binds_tighter_than_or() -> None:
    assert ["N1", "N3"] == found("lyktstolpe status:försenad eller gård")


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("stats:x", "stats", 'there is no field "{name}"'),
        ("gård slut<hej", "hej", '"{value}" is neither a date nor a period'),
        ("slut<2022-W35-3", "2022-W35-3", '"{value}" is neither a date nor a period'),
        ("belopp>mycket", "mycket", '"{value}" is not a number'),
        ("försenad:kanske", "kanske", '"{value}" is neither ja nor nej'),
        ("status<3", "<", "{name} has no order: write {name}:{value}"),
        ("tertial>2022-T1", ">", "a period only goes with : here"),
        ("slut<2022,2023", ",", "only one value goes with this sign"),
        ("(gård", "(", "the bracket is never closed"),
        ("gård)", ")", "this does not belong here"),
        ('"gård', '"gård', "the quotation mark is never closed"),
        ("!gård", "!", "this does not belong in a filter"),
        ("saknar:pengar", "pengar", 'there is no field "{name}"'),
        ("<3", "<", "this does not belong here"),
    ],
)
def test_the_place_of_what_is_wrong_is_shown(text: str, place: str, sentence: str) -> None:
    with pytest.raises(BadFilter) as caught:
        select(TABLE, text)
    assert (place, sentence) == (text[caught.value.start : caught.value.end], caught.value.sentence.text)


@pytest.mark.parametrize(
    ("text", "start"), [("status:", 7), ("gård eller", 10), ("inte", 4), ("status: pågår", 7)]
)
def test_what_is_missing_is_shown_where_it_should_stand(text: str, start: int) -> None:
    with pytest.raises(BadFilter) as caught:
        select(TABLE, text)
    assert ("something is missing here", start) == (caught.value.sentence.text, caught.value.start)


def test_a_close_field_is_suggested() -> None:
    with pytest.raises(BadFilter) as caught:
        select(TABLE, "ansvrig:TK")
    assert caught.value.hint is not None
    assert "ansvarig" == caught.value.hint.args["suggestion"]


def test_a_word_is_found_whole_or_by_its_opening_and_never_inside_another() -> None:
    assert holds("vid N1 och N10", "N1")
    assert not holds("vid N10", "N1")
    assert holds("vid N10", "N1*")
    assert holds("två ord i rad", "ord i ra*")


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet='aå1-–():,"<>=!*”. \t\ntillrsölut:"eroich', max_size=40))
def test_any_text_is_a_filter_or_is_complained_of_within_itself(text: str) -> None:
    complaint = tried(text)
    assert complaint is None or 0 <= complaint.start <= len(complaint.text)
    assert complaint is None or complaint.start < complaint.end


@pytest.mark.parametrize(
    "text", ["(" * 5000, "-" * 5000, "inte " * 1500, "a " * 5000, '"' + "a" * 9000, "id:" + "a," * 4000]
)
def test_long_filters_neither_crash_nor_hang(text: str) -> None:
    begun = time.process_time()
    tried(text)
    assert 5 > time.process_time() - begun


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("ansvarig:$vem", {"vem": "TK"}, ["N1"]),
        ("ansvarig:$vem", {"VEM": "tk"}, ["N1"]),
        ("ansvarig:$aktor", {"aktör": "TK"}, ["N1"]),
        ("-ansvarig:$vem", {"vem": "TK"}, ["N10", "N2", "N3"]),
        ("ansvarig:$vem,$vem,KS", {"vem": "TK"}, ["N1", "N10", "N2"]),
        ("slut<$dag", {"dag": "2022-09"}, ["N1"]),
        ("tertial:$t", {"t": "2022-T3"}, ["N10"]),
        ("har:$kolumn", {"kolumn": "finansiering"}, ["N1"]),
        ("$ord", {"ord": "tätare lyktstolpe"}, ["N1"]),
        ("$ord", {"ord": "lyktst*"}, ["N1"]),
        ("$ord status:$läge", {"ord": "lyktstolpe", "läge": "försenad"}, ["N1"]),
        ('"$ord"', {}, []),
        ("id:N$", {}, []),
        ("id:$1", {}, []),
    ],
)
def test_values_stand_in_the_places_of_a_filter(
    text: str, values: dict[str, str], expected: list[str]
) -> None:
    assert expected == found(text, **values)


@pytest.mark.parametrize(
    "value",
    [
        "TK) eller (id:N2",
        "TK,KS",
        "TK eller KS",
        '" eller id:N2 eller "',
        "id:N2",
        "$vem",
        "(",
        "inte TK",
    ],
)
def test_a_value_is_data_and_never_grammar(value: str) -> None:
    assert [] == found("ansvarig:$vem", vem=value)
    assert [] == found("ansvarig:TK $vem", vem=value)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='aTKN12åä-–():,"<>=!*”. \n$eler', min_size=1).filter(str.strip))
def test_no_value_lets_more_through_than_the_filter_around_it(value: str) -> None:
    assert {*found("område:$vad -ansvarig:TK", vad=value)} <= {"N10", "N2", "N3"}
    assert {*found("id:N1 (åtgärd:$vad eller område:$vad)", vad=value)} <= {"N1"}


def test_a_place_without_a_value_is_pointed_at() -> None:
    with pytest.raises(BadFilter) as caught:
        select(TABLE, "gård ansvarig:$vem")
    assert ("$vem", "vem") == ("gård ansvarig:$vem"[caught.value.start :], caught.value.sentence.args["name"])


def test_a_value_that_does_not_fit_is_pointed_at_in_its_place() -> None:
    with pytest.raises(BadFilter) as caught:
        select(TABLE, "slut<$dag", {"dag": "snart"})
    assert ("snart", 5) == (caught.value.sentence.args["value"], caught.value.start)


@pytest.mark.parametrize("text", ["id:N1", "id:$x", "aktör:$aktörer"])
def test_a_value_without_a_place_is_complained_of(text: str) -> None:
    with pytest.raises(UnexpectedValue):
        select(TABLE, text, {"x": "N1", "aktörer": "TK", "aktör": "TK"})


@pytest.mark.parametrize("text", ['ansvarig:""', '""', 'ansvarig:TK,""', 'id:" "'])
def test_nothing_to_look_for_is_complained_of(text: str) -> None:
    with pytest.raises(BadFilter) as caught:
        select(TABLE, text)
    assert "there is nothing to look for here" == caught.value.sentence.text


STATUSES = (
    "genomförd",
    "pågår",
    "försenad",
    "ej påbörjad",
    "vilande",
    "avbruten",
    "har inte börjat",
    "status saknas",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status:forsenaad", [("forsenaad", "försenad")]),
        ("-status:paagar", [("paagar", "pågår")]),
        ("status=forsenat", [("forsenat", "försenad")]),
        ("status:oviss", [("oviss", STATUSES)]),
        ("läge:oviss id:N1", [("oviss", STATUSES)]),
        ("status:forsenad,ovisst", [("ovisst", STATUSES)]),
        ("område:belsyning", [("belsyning", "Belysning")]),
        ("omrade:ljuss", [("ljuss", "ljus")]),
        ("aktör:polsien", [("polsien", "polisen")]),
        ("-aktör:polsien", [("polsien", "polisen")]),
        ("aktör:kommunstyrelse -id:N1", []),
        ("id:N1 plats:torget", [("torget", None)]),
        ("id:N1 tertial:2031", [("2031", None)]),
        ("lyktstolpe xyzzy", [("xyzzy", None)]),
    ],
)
def test_words_that_no_measure_has_are_doubted(text: str, expected: list[tuple[str, Any]]) -> None:
    assert expected == doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "status:forsenad",
        "status:försenat",
        "status:vilande",
        "status:sakn*",
        "status:avbruten id:N1",
        "ansvarig:TK status:genomförd",
        "xyzzy",
        "plats:torget",
        "gård eller xyzzy",
        "-plats:torget",
        "slut>2031",
        "har:belopp",
    ],
)
def test_words_that_are_used_rightly_are_not_doubted(text: str) -> None:
    assert [] == doubts(text)


def test_a_word_is_found_in_any_part_of_a_long_table() -> None:
    chosen = Filter(TABLE.columns, "område:unga status:försenad id:N3")
    for row in TABLE.rows:
        chosen.select(Table(TABLE.name, TABLE.columns, (row,)))
    assert [] == chosen.doubts()


def test_the_places_of_a_filter_are_all_that_it_looks_at() -> None:
    for text in ("område:ljus slut<2022-09 har:belopp", "tertial:2022-T2", "lyktstolpe", "status:försenad"):
        kept = Filter(TABLE.columns, text).places
        bare = [
            tuple(value if at in kept | {1} else None for at, value in enumerate(row)) for row in TABLE.rows
        ]
        assert select(TABLE, text).rows
        assert found(text) == [row[1] for row in select(Table("t", TABLE.columns, tuple(bare)), text).rows]
