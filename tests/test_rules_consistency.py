"""What the rules of family C find, and what only looks like it."""

from __future__ import annotations

from itertools import chain
from typing import Literal
from unicodedata import normalize

import pytest

from tests.asked_rules import Asked
from trygg_cli import language
from trygg_cli.diagnostic import Severity
from trygg_cli.language import translate
from trygg_cli.reading.document import read
from trygg_cli.text.splice import apply

HEAD = "id: p\ntitel: Plan\ntyp: handlingsplan\n"
asked = Asked(HEAD)
plan_of, find, marked = asked.plan, asked.findings, asked.marked


def mended(code: str, text: str) -> str:
    """Return the plan with the safe fixes of one rule made, and what it begins with cut off."""
    document = plan_of(text)
    fixes = [found.fix for found in find(code, text) if found.fix and found.fix.is_safe]
    fixed = apply(document.text, chain.from_iterable(fix.splices for fix in fixes))
    assert () == read("plan.yaml", fixed).problems
    return fixed.removeprefix(HEAD)


def summary(text: str) -> str:
    return f'sammanfattning: "{text}"'


BOARDS = """
aktörer:
  kommunen: {namn: Eskilstuna kommun, typ: kommun}
  polisen: {namn: Polisen, typ: polis}
  KS: {namn: Kommunstyrelsen, typ: nämnd}
  KFN: {namn: Kultur- och fritidsnämnden, typ: nämnd}
  bildning: {namn: Bildningsförvaltningen, typ: förvaltning}
  natur: {namn: Natur och kultur, typ: förvaltning}
"""


def with_boards(text: str) -> str:
    return f"{BOARDS}sammanfattning: {text}\n"


# C01


@pytest.mark.parametrize(
    "text",
    [
        "Beslut i KS 2015.0434",
        "Dnr KS-2022/123 och KS/2022:4",
        "Protokoll KS § 94",
        "Kommunstyrelsen (KS) leder arbetet. KS följer upp.",
        "MRN (miljö- och räddningstjänstnämnden) har tillsyn",
        "CAN 2014 och FN:s barnkonvention",
        "ALLA SKA MED, SN OCH KS",
        "SNABBA insatser",
    ],
)
def test_no_board_is_missing_where_it_is_explained_or_none(text: str) -> None:
    assert [] == find("C01", summary(text))


def test_an_abbreviation_is_reported_once_where_it_first_stands() -> None:
    text = "sammanfattning: Kontroll av krogar (MRN)\nbakgrund: MRN och SBN"
    assert ["MRN", "SBN"] == marked("C01", text)


def test_an_explained_term_and_an_actor_are_known() -> None:
    text = "begrepp: {MRN: Miljönämnden}\naktörer: {SN: {namn: Socialnämnden}}\nsammanfattning: MRN och SN"
    assert [] == find("C01", text)


def test_a_company_may_be_called_by_capitals() -> None:
    assert [] == find("C01", "aktörer: {RISE: {namn: RISE, typ: bolag}, SRV: {namn: SRV}}")


def test_the_name_that_is_the_same_everywhere_is_written_out() -> None:
    assert "aktörer: {KS: {namn: Kommunstyrelsen, typ: nämnd}}\n" == mended(
        "C01", "aktörer: {KS: {namn: KS, typ: nämnd}}"
    )


def test_a_name_that_the_terms_give_is_written_out() -> None:
    text = "begrepp:\n  MRN: Miljönämnden\naktörer:\n  MRN:\n    namn: MRN # vår\n    typ: nämnd"
    assert text.replace("namn: MRN", "namn: Miljönämnden") + "\n" == mended("C01", text)


def test_a_board_that_only_its_municipality_knows_is_not_guessed() -> None:
    (found,) = find("C01", "aktörer: {TSN: {namn: TSN, typ: nämnd}}")
    assert found.fix is None


# C02


@pytest.mark.parametrize(
    "text",
    [
        "Räddningstjänsten Syd",
        "Länsstyrelsen Skåne",
        "Polismyndigheten Region Syd",
        "Barn- och utbildningsnämnden",
        "Socialförvaltningen Barn och unga",
        "Ansvarig nämnd Socialnämnden",
        "Kommunstyrelsens Stadskontor",
        "Tekniska kontoret. Socialnämnden deltar.",
        "Eskilstuna innerstad",
        "KS 2022 KFN 2023",
        "KS Kommunstyrelsen",
        "KS, KFN",
    ],
)
def test_one_name_is_not_two_actors(text: str) -> None:
    assert [] == find("C02", with_boards(f'"{text}"'))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ansvarar gör Räddningstjänst Bildningsförvaltning", "Räddningstjänst Bildningsförvaltning"),
        ("Tekniska kontoret Socialnämnden", "Tekniska kontoret Socialnämnden"),
        ("Vandringar i alla områden (KS KFN)", "KS KFN"),
        ("Kommunstyrelsen Polisen", "Kommunstyrelsen Polisen"),
        (
            "Kultur- och fritidsnämnden Barn- och utbildningsnämnden leder",
            "fritidsnämnden Barn- och utbildningsnämnden",
        ),
    ],
)
def test_two_names_side_by_side_are_found(text: str, part: str) -> None:
    (found,) = marked("C02", with_boards(text))
    assert found.endswith(part)


def test_a_comma_comes_between_known_actors() -> None:
    text = with_boards("Vandringar (KS KFN)  # Kommentar")
    assert text.replace("KS KFN", "KS, KFN").strip() == mended("C02", text).strip()


def test_units_that_the_plan_does_not_know_are_not_parted_safely() -> None:
    (found,) = find("C02", summary("Räddningstjänst Stadsbyggnadskontoret"))
    assert found.fix is not None
    assert not found.fix.is_safe


def test_two_actors_in_the_name_of_one_are_found() -> None:
    assert ["Räddningstjänst Bildningsförvaltning"] == marked(
        "C02", "aktörer: {rb: {namn: Räddningstjänst Bildningsförvaltning}}"
    )


# C03


@pytest.mark.parametrize(
    "text",
    [
        "Vandringar (KS, KFN)",
        "Beslut fattas av KS; KFN deltar",
        "Våld i offentlig miljö/krogmiljö",
        "Handlingar (bilaga 1; bilaga 2)",
        "Kommunstyrelsen leder; polisen deltar",
        "Vandringar (KS/KFN)",
    ],
)
def test_other_signs_between_other_things_are_fine(text: str) -> None:
    assert [] == find("C03", with_boards(f'"{text}"'))


def test_a_slash_is_found_where_other_lists_have_commas() -> None:
    text = with_boards("Vandringar (KS/KFN)\nbakgrund: Samtal (KS, KFN)")
    assert ["KS/KFN"] == marked("C03", text)
    assert text.strip() == mended("C03", text).strip()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Vandringar (KS; KFN)", "Vandringar (KS, KFN)"),
        ("Vandringar (KS; Kultur- och fritidsnämnden)", "Vandringar (KS, Kultur- och fritidsnämnden)"),
        ("Vandringar (KS; Natur och kultur)", "Vandringar (KS, Natur och kultur)"),
        ("Vandringar (KS;KFN och polisen)", "Vandringar (KS, KFN och polisen)"),
        ("'Vandringar (KS; KFN)'", "'Vandringar (KS, KFN)'"),
        ("Socialnämnden; Barn- och utbildningsnämnden.", "Socialnämnden, Barn- och utbildningsnämnden."),
        (">-\n  Vandringar\n  (KS; KFN)", ">-\n  Vandringar\n  (KS, KFN)"),
    ],
)
def test_commas_take_the_place_of_semicolons(text: str, right: str) -> None:
    assert with_boards(right).strip() == mended("C03", with_boards(text)).strip()


def test_a_text_in_brackets_is_put_in_quotes_so_that_the_comma_does_not_end_it() -> None:
    text = BOARDS + "uppföljningsregler:\n  - {id: U1, mottagare: [KS; KFN, polisen]}\n"
    assert 'mottagare: ["KS, KFN", polisen]' in mended("C03", text)


def test_a_list_broken_over_two_lines_is_found_and_left() -> None:
    (found,) = find("C03", with_boards(">-\n  Vandringar (KS;\n  KFN)"))
    assert found.fix is None


# C04


def scale(*lines: str, rest: str = "") -> str:
    return "indikatorer:\n  - id: I1\n    namn: Index\n    skala: {" + ", ".join(lines) + "}\n" + rest


def bands(*pairs: str) -> str:
    written = (pair.split("-") for pair in pairs)
    return (
        "bättre: minska, band: ["
        + ", ".join(f"{{från: {a}, till: {b}, betyder: x}}" for a, b in written)
        + "]"
    )


@pytest.mark.parametrize("pairs", [("0-2", "3-4"), ("0-2", "2-4"), ("3-4", "0-2")])
def test_whole_bands_that_follow_each_other_are_fine(pairs: tuple[str, ...]) -> None:
    assert [] == find("C04", scale(bands(*pairs)))


def test_a_gap_that_no_measured_value_fits_in_is_fine() -> None:
    rest = "    utfall: [{period: 2022, värde: 2.3}]\n"
    assert [] == find("C04", scale(bands("0-2", "2.1-4"), rest=rest))


def test_whole_bands_have_gaps_where_the_values_have_decimals() -> None:
    rest = "    utfall: [{period: 2022, värde: 2.5}]\n"
    assert ["3"] == marked("C04", scale(bands("0-2", "3-4"), rest=rest))


@pytest.mark.parametrize("pairs", [("0-2", "2.1-4"), ("0-2", "4-6"), ("0-3", "2-4"), ("0-6", "1-2")])
def test_gaps_and_overlaps_are_found(pairs: tuple[str, ...]) -> None:
    assert 1 == len(find("C04", scale(bands(*pairs))))


@pytest.mark.parametrize(
    "rest",
    ["    mål: {minst: 7}\n", "    baslinje: {värde: 0.5}\n", "    utfall: [{period: 2022, värde: 6.1}]\n"],
)
def test_a_value_outside_the_scale_is_found(rest: str) -> None:
    assert 1 == len(find("C04", scale("min: 1", "max: 6", "bättre: öka", rest=rest)))


def test_a_count_of_times_is_not_on_the_scale() -> None:
    rest = "    mål: {minst: 12, återkommande: {per: år}}\n"
    assert [] == find("C04", scale("min: 1", "max: 6", "bättre: öka", rest=rest))


def test_a_scale_without_direction_is_found_unless_the_target_points() -> None:
    assert ["skala"] == marked("C04", scale("min: 1", "max: 6"))
    assert [] == find("C04", scale("min: 1", "max: 6", rest="    mål: {minst: 5}\n"))
    assert [] == find("C04", scale("min: 0", "max: 9", rest="    mål: {alla: ja}\n"))


def test_a_target_against_the_scale_is_found() -> None:
    assert ["öka"] == marked("C04", scale("bättre: öka", rest="    mål: {riktning: minska}\n"))


# C05


def goal(text: str, target: str, unit: str = "vandringar", more: str = "") -> str:
    return f"""
        indikatorer:
          - id: I1
            namn: Vandringar
            enhet: "{unit}"
            mål: {{{target}}}
            {more}
        mål:
          - {{id: M1, mål: "{text}", indikatorer: [I1]}}
    """


@pytest.mark.parametrize(
    ("text", "target", "unit"),
    [
        ("Minst 8 trygghetsvandringar", "minst: 8", "vandringar"),
        ("Åtta vandringar under 2023", "minst: 8", "vandringar"),
        ("Från 2 till 8 vandringar", "minst: 8", "vandringar"),
        ("Vandringar i 4 stadsdelar", "minst: 8", "vandringar"),
        ("Mål 1: fler vandringar för unga under 18 år", "minst: 8", "vandringar"),
        ("Index ska vara minst 4 och högst 6", "minst: 4, högst: 6", "index"),
        ("Nå nivå 0–2", "minst: 0, högst: 2", "index"),
        ("Minska med 10 %", "högst: 90", "anmälningar"),
        ("Minska med 10 %", "ändring_procent: -10", "anmälningar"),
        ("100 % ren hårdträning på minst 8 vandringar", "minst: 8", "vandringar"),
        ("Klotter saneras inom 48 timmar", "inom: {antal: 48, enhet: timmar}", "timmar"),
        ("Senast den 31 december 2023", "minst: 8", "vandringar"),
        ("Skalan 1–6 används", "minst: 5", "index"),
    ],
)
def test_a_goal_that_agrees_or_speaks_of_something_else_is_fine(text: str, target: str, unit: str) -> None:
    assert [] == find("C05", goal(text, target, unit))


@pytest.mark.parametrize(
    ("text", "target", "unit", "part"),
    [
        ("Minst 10 trygghetsvandringar", "minst: 8", "vandringar", "10"),
        ("Tolv vandringar", "minst: 8", "vandringar", "Tolv"),
        ("Till normalvärde 2 i alla områden?", "minst: 0, högst: 2", "index", "2"),
        ("Minska med 20 %", "ändring_procent: -10", "anmälningar", "20"),
        ("Klotter saneras inom 24 timmar", "inom: {antal: 48, enhet: timmar}", "timmar", "24"),
        ("Nå 2,5 eller nivå 0–3", "minst: 0, högst: 2", "index", "0–3"),
    ],
)
def test_a_goal_with_another_value_than_its_indicator_is_found(
    text: str, target: str, unit: str, part: str
) -> None:
    assert [part] == marked("C05", goal(text, target, unit))


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("högst: 2.5", "högst 2,5"),
        ("minst: 8", "minst 8"),
        ("minst: 1, högst: 2.5", "1–2,5"),
        ("exakt: 2.5", "2,5"),
    ],
)
def test_the_target_is_told_as_it_is_read(target: str, told: str) -> None:
    (found,) = find("C05", goal("Minst 10 vandringar", target))
    with language.spoken("sv"):
        assert f"målvärdet för indikatorn I1 är {told}" in translate(found.problem.message)


def test_a_text_about_the_baseline_is_no_other_value() -> None:
    assert [] == find(
        "C05", goal("Ner från nivå 4 i dag, under 4", "högst: 2", "index", "baslinje: {värde: 4}")
    )


def test_per_cent_are_worked_out_from_the_baseline() -> None:
    baseline = "baslinje: {värde: 60}"
    assert ["40"] == marked("C05", goal("Minska med 40 %", "högst: 30", "anmälningar", baseline))
    assert [] == find("C05", goal("Minska med 50 procent", "högst: 30", "anmälningar", baseline))
    assert [] == find("C05", goal("Skolor där 80 procent svarar", "högst: 30", "anmälningar", baseline))


def test_a_goal_with_two_indicators_is_left_alone() -> None:
    text = goal("Minst 10 vandringar", "minst: 8").replace("[I1]", "[I1, I2]")
    text = text.replace("indikatorer:\n", "indikatorer:\n          - {id: I2, namn: Annat}\n", 1)
    assert [] == find("C05", text)


def test_a_target_with_other_figures_than_words_is_found() -> None:
    assert ["20"] == marked("C05", goal("Vandra", "text: minst 20 stycken, minst: 15"))
    assert [] == find("C05", goal("Vandra", "text: start 2016 i fyra områden, minst: 4"))


def test_goals_that_differ_only_in_the_figure_are_found() -> None:
    text = "mål:\n  - {id: M1, mål: Minska klottret med 10 %}\n  - {id: M2, mål: Minska klottret med 20 %}"
    assert ["20"] == marked("C05", text)
    assert [] == find("C05", text.replace("10 %", "10 % 2022").replace("20 %", "20 % 2023"))


# C06

PROMISE = """
löften:
  - id: L1
    löfte: Vi genomför minst 20 fartkontroller i centrum under året
    uppföljning:
      - {avser: 2022-T1, kommentar: '%s'}
"""


@pytest.mark.parametrize(
    "comment",
    [
        "Löftet ”Vi genomför minst 20 fartkontroller i centrum under året.” är infriat",
        "Löftet ”minst 20 fartkontroller i centrum” är infriat",
        "Kampanjen ”Sakta ner för barnens skull i trafiken” har gått ut",
        "Vi har genomfört 20 fartkontroller i centrum",
    ],
)
def test_a_faithful_quotation_or_another_one_is_fine(comment: str) -> None:
    assert [] == find("C06", PROMISE % comment)


def test_a_promise_quoted_with_another_figure_is_found() -> None:
    comment = "Löftet ”Vi genomför minst 10 fartkontroller i centrum under året” är infriat"
    assert ["Vi genomför minst 10 fartkontroller i centrum under året"] == marked("C06", PROMISE % comment)


# C07

YEAR = "gäller: {från: 2022-01-01, till: 2023-12-31}\nuppföljningsregler:\n  - {id: U1, %s}\n%s"


def reports(*periods: str) -> str:
    return "uppföljning: [" + ", ".join(f"{{avser: {period}}}" for period in periods) + "]"


def messages(text: str, as_of: str) -> list[dict[str, object]]:
    return [{**found.problem.message.args} for found in find("C07", text, as_of)]


def test_a_period_is_not_missed_until_two_months_after_its_end() -> None:
    text = YEAR % ("varje: tertial", reports("2022-T1"))
    assert [] == messages(text, "2022-10-29")
    assert [{"periods": ["2022-T2"]}] == messages(text, "2022-10-30")


def test_nothing_is_demanded_after_the_plan_has_run_out() -> None:
    text = YEAR % ("varje: år", reports("2022", "2023"))
    assert [] == messages(text, "2030-01-01")


def test_a_report_on_any_measure_counts_and_so_does_a_shorter_period() -> None:
    measure = "åtgärder:\n  - {id: N1, åtgärd: Ljus, uppföljning: [{avser: 2022-03, status: pågår}]}"
    assert [] == messages(YEAR % ("varje: tertial", measure), "2022-08-01")


def test_a_year_is_not_a_report_on_each_of_its_tertials() -> None:
    text = YEAR % ("varje: tertial", reports("2022"))
    assert [{"periods": ["2022-T1", "2022-T2"]}] == messages(text, "2023-05-01")


def test_many_missed_periods_are_counted() -> None:
    text = YEAR % ("varje: månad", reports("2022-12"))
    assert [{"count": 10, "first": "2022-01", "last": "2022-10"}] == messages(text, "2023-01-05")


def test_so_many_times_a_year_is_counted_by_the_year() -> None:
    text = YEAR % ("frekvens: {antal: 3, per: år}", reports("2022-T1", "2022-T2"))
    assert [{"count": 3, "periods": ["2022"]}] == messages(text, "2023-04-01")
    assert [] == messages(text, "2023-02-01")


@pytest.mark.parametrize(
    "rule",
    [
        "text: I det egna systemet",
        "varje: vecka",
        "frekvens: {vid_behov: ja}",
        "varje: planperiod",
        "när: 2022-H1",
    ],
)
def test_a_rule_without_countable_periods_asks_for_nothing(rule: str) -> None:
    assert [] == messages(YEAR % (rule, ""), "2023-12-31")


def test_without_first_day_the_rule_begins_with_the_first_report() -> None:
    text = "uppföljningsregler: [{id: U1, varje: tertial}]\n"
    assert [] == messages(text, "2023-12-31")
    assert [{"periods": ["2022-T3"]}] == messages(text + reports("2022-T2", "2023-T1"), "2023-05-01")


def test_without_a_day_to_judge_on_nothing_is_missed() -> None:
    assert [] == find("C07", "gäller: {från: 2022-01-01}\nuppföljningsregler: [{id: U1, varje: tertial}]")


# C08

SIGNED = """
aktörer:
  kommunen: {namn: Kommunen, typ: kommun}
  KS: {namn: Kommunstyrelsen, typ: nämnd, del_av: kommunen}
  polisen: {namn: Polisen, typ: polis}
parter: [kommunen, polisen]
undertecknare:
"""


def test_a_unit_signs_for_the_party_it_belongs_to() -> None:
    text = SIGNED + (
        "  - {namn: A B, roll: ordförande, part: KS, datum: 2022-01-01}\n"
        "  - {namn: C D, roll: chef, part: polisen, datum: 2022-01-01}\n"
    )
    assert [] == find("C08", text)


def test_missing_dates_are_one_finding_where_all_are_missing() -> None:
    text = SIGNED + "  - {namn: A B, roll: x, part: KS}\n  - {namn: C D, roll: x, part: polisen}\n"
    assert ["undertecknare"] == marked("C08", text)


def test_a_draft_needs_no_dates_and_no_signatures() -> None:
    text = "handlingsstatus: utkast\n" + SIGNED + "  - {namn: A B, roll: x, part: KS}\n"
    assert [] == find("C08", text)


def test_what_one_signature_lacks_is_told_together() -> None:
    text = SIGNED + (
        "  - {namn: A B, part: KS}\n  - {namn: C D, roll: x, part: polisen, datum: 2022-01-01}\n"
    )
    (found,) = find("C08", text)
    assert {"name": "A B", "keys": ["roll", "datum"]} == found.problem.message.args


def test_a_signature_for_nobody_in_particular_is_found_and_not_what_may_follow_from_it() -> None:
    text = SIGNED + (
        "  - {namn: A B, roll: x, part: KS, datum: 2022-01-01}\n  - {namn: C D, roll: x, datum: 2022-01-01}\n"
    )
    (found,) = find("C08", text)
    assert ["part"] == found.problem.message.args["keys"]


def test_parties_need_not_sign_a_plan_that_is_no_agreement() -> None:
    assert [] == find("C08", SIGNED.replace("undertecknare:", ""))


# C09


@pytest.mark.parametrize(
    "text",
    [
        "Planen har 2 åtgärder",
        "Tre av två åtgärder",
        "Av tre åtgärder är två klara",
        "Tre åtgärder är nya",
        "Minst tre åtgärder ska göras",
        "Fyra nya åtgärder",
        "Sju mot våld och tre i krogmiljö",
        "1–3 åtgärder om året",
        "Planen har tre mål",
        "Det finns ett fokusområde",
        "Under 2024 genomfördes 14 åtgärder",
        "Förra planen hade 20 åtgärder",
        "Varje område har upp till fyra åtgärder",
        "Tre till fyra åtgärder i varje område",
    ],
)
def test_other_numbers_than_that_of_all_are_fine(text: str) -> None:
    lists = "åtgärder:\n  - {id: N1, åtgärd: Ljus}\n  - {id: N2, åtgärd: Ljud}\n"
    assert [] == find("C09", summary(text) + "\n" + lists)


def test_the_number_of_an_area_is_right_too() -> None:
    text = """
        fokusområden:
          - id: a
            namn: A
            beskrivning: Området har två åtgärder.
            åtgärder: [{id: N1, åtgärd: Ljus}, {id: N2, åtgärd: Ljud}]
        åtgärder: [{id: N3, åtgärd: Vakter}]
    """
    assert [] == find("C09", text)
    assert ["fyra åtgärder"] == marked("C09", text.replace("två", "fyra"))


def test_a_list_that_is_known_to_be_partial_is_not_counted() -> None:
    text = "urval: [åtgärder]\nsammanfattning: Sju åtgärder.\nåtgärder: [{id: N1, åtgärd: Ljus}]"
    assert [] == find("C09", text)


@pytest.mark.parametrize(
    "text",
    [
        "15 åtgärder",
        "tjugo gemensamma åtgärder",
        "Sju löften",
        "tolv (12) åtgärder",
        "12 st åtgärder",
        "trettio åtgärder",
    ],
)
def test_a_wrong_number_is_marked(text: str) -> None:
    lists = "åtgärder: [{id: N1, åtgärd: Ljus}, {id: N2, åtgärd: Ljud}]\nlöften: [{id: L1, löfte: Ljus}]"
    assert [text] == marked(
        "C09", summary(f"Vi är överens om {text}.".replace("om Sju", "om: Sju")) + "\n" + lists
    )


# C10

ENDED = "gäller: {från: 2022-01-01, till: 2022-12-31}\n"


def test_a_plan_is_not_expired_on_its_last_day() -> None:
    assert [] == find("C10", ENDED, "2022-12-31")
    assert ["2022-12-31"] == marked("C10", ENDED, "2023-01-01")


@pytest.mark.parametrize(
    "other",
    [
        "{titel: Nästa, samband: ersätter den här planen}",
        "{titel: Nästa, gäller: {från: 2023-01-01, till: 2023-12-31}}",
    ],
)
def test_a_successor_is_known_by_words_or_dates(other: str) -> None:
    assert [] == find("C10", ENDED + f"kopplade_planer: [{other}]", "2023-06-01")


@pytest.mark.parametrize(
    "other",
    [
        "{titel: Förra, samband: ersätts av den här}",
        "{titel: Förra, samband: 'föregångare, ersätter planen från 2019'}",
        "{titel: Förra, samband: ersätter, gäller: {från: 2021-01-01, till: 2021-12-31}}",
        "{titel: Budget}",
    ],
)
def test_a_predecessor_is_no_successor(other: str) -> None:
    assert 1 == len(find("C10", ENDED + f"kopplade_planer: [{other}]", "2023-06-01"))


@pytest.mark.parametrize(
    "told",
    [
        "Kommunstyrelsen arbetar fram NYA LÖFTEN.",
        "En ny plan tas fram.",
        "Överenskommelsen förlängs.",
        "Nästa avtal skrivs i vår.",
        "Löftena förnyas.",
        "Se löften för 2023.",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_follow_up_tells_what_comes_after_a_plan_however_its_letters_are_written(
    form: Literal["NFC", "NFD"], told: str
) -> None:
    followed = f"uppföljning: [{{avser: 2022, datum: 2022-12-15, kommentar: '{told}'}}]"
    assert [] == find("C10", ENDED + normalize(form, followed), "2023-01-01")
    untold = "uppföljning: [{avser: 2022, datum: 2022-12-15, kommentar: Arbetet fortsätter.}]"
    assert 1 == len(find("C10", ENDED + untold, "2023-01-01"))


def test_an_agreement_is_followed_by_a_newer_one_of_its_parties() -> None:
    text = """
        aktörer: {K: {namn: Kommunen}, P: {namn: Polisen}}
        överenskommelser:
          - {id: a, titel: Gammal, parter: [K, P], gäller: {till: 2021-12-31}}
          - {id: b, titel: Ny, parter: [P, K], gäller: {från: 2022-01-01}}
    """
    assert [] == find("C10", text, "2023-01-01")
    assert ["2021-12-31"] == marked("C10", text.replace("parter: [P, K]", "parter: [K]"), "2023-01-01")


# C11


@pytest.mark.parametrize(
    "body",
    [
        "typ: styrgrupp, möten: {antal: 3, per: år}",
        "typ: styrgrupp, möten: {text: varje månad}",
        "typ: styrgrupp, möten: {vid_behov: ja}",
        "typ: styrgrupp, planerat: ja",
        "typ: arbetsgrupp",
        "typ: nätverk",
        "nivå: politisk",
    ],
)
def test_a_body_with_times_or_without_need_of_them_is_fine(body: str) -> None:
    assert [] == find("C11", f"organ: [{{id: B1, namn: Gruppen, {body}}}]")


@pytest.mark.parametrize(
    "words",
    [
        "två gånger per år",
        "Månatligen",
        "fyra ggr/år",
        "vår och höst",
        "en gång i månaden",
        "minst en gång om året",
    ],
)
def test_words_say_how_often_too(words: str) -> None:
    assert [] == find("C11", f"organ: [{{id: B1, namn: Rådet, typ: styrgrupp, möten: {{text: {words}}}}}]")


@pytest.mark.parametrize("words", ["ordinarie sammanträden", "löpande", "vid behov", "efter kallelse"])
def test_words_that_do_not_say_how_often_are_not_enough(words: str) -> None:
    assert 1 == len(
        find("C11", f"organ: [{{id: B1, namn: Rådet, typ: styrgrupp, möten: {{text: {words}}}}}]")
    )


def test_a_council_meets_when_its_parts_do() -> None:
    text = """
        organ:
          - {id: B1, namn: Rådet, typ: brottsförebyggande råd}
          - {id: B2, namn: Styrgrupp, typ: styrgrupp, del_av: B1, möten: {antal: 3, per: år}}
    """
    assert [] == find("C11", text)


@pytest.mark.parametrize(
    ("meetings", "count"),
    [
        ("antal: 1, per: år", 1),
        ("antal: 2, per: termin", 0),
        ("minst: 2, högst: 4, per: år", 0),
        ("antal: 1, per: år, vid_behov: ja", 0),
        ("text: varje vår", 0),
    ],
)
def test_a_body_meets_as_often_as_it_gets_reports(meetings: str, count: int) -> None:
    text = f"""
        organ: [{{id: B1, namn: Styrgrupp, typ: styrgrupp, möten: {{{meetings}}}}}]
        uppföljningsregler: [{{id: U1, varje: tertial, forum: [B1]}}]
    """
    assert count == len(find("C11", text))


def test_a_body_that_meets_once_a_year_meets_one_time() -> None:
    text = """
        organ: [{id: B1, namn: Styrgrupp, typ: styrgrupp, möten: {antal: 1, per: år}}]
        uppföljningsregler: [{id: U1, varje: tertial, forum: [B1]}]
    """
    said = "möts 1 gång om året, men uppföljningen ska redovisas där 3 gånger"
    assert [said in translate(found.problem.message) for found in find("C11", text)] == [True]


def test_a_target_of_one_week_is_one_week() -> None:
    text = goal("Klotter saneras inom 2 veckor", "inom: {antal: 1, enhet: veckor}", "veckor")
    assert ["1 vecka" in translate(found.problem.message) for found in find("C05", text)] == [True]


# C12


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen stöder familjer med bland annat föräldrastödsgrupper",
        "Exempel på platser är parken och torget",
        "Alla åtgärder finns här",
        "Några av dessa insatser har fått stöd av Brå",
    ],
)
def test_a_text_with_examples_of_other_things_is_fine(text: str) -> None:
    assert [] == find("C12", summary(text))


def test_a_list_that_the_text_calls_partial_is_found_unless_the_plan_says_so() -> None:
    text = summary("Nyheten ger ett axplock av insatserna")
    assert ["ett axplock av insatserna"] == marked("C12", text)
    assert ["ett axplock"] == marked("C12", summary("Flera insatser pågår. Här är ett axplock."))
    assert [] == marked("C12", text + "\nurval: [åtgärder]")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Bland annat genomförs följande åtgärder:", "Bland annat genomförs följande åtgärder"),
        ("Här är några av de viktigaste insatserna.", "några av de viktigaste insatserna"),
    ],
)
def test_a_list_is_called_partial_in_many_ways(text: str, part: str) -> None:
    assert [part] == marked("C12", summary(f"'{text}'"))


def test_an_item_that_stands_for_the_rest_is_found() -> None:
    text = "åtgärder: [{id: N1, åtgärd: Ljus, aktiviteter: [Byta lampor, m.m., Måla m.m. i parken]}]"
    assert ["m.m."] == marked("C12", text)


# C13


@pytest.mark.parametrize(
    "text",
    [
        "enligt 19 kap. 1 § SoL",
        "enligt 14 kap 1 c § socialtjänstlagen (2025:400)",
        "enligt 5 kap. 1 och 2 §§ kommunallagen",
        "enligt KL 5:1",
        "enligt KL 6 kap. 6 §",
        "enligt 4 § lagen (2023:196) om kommuners ansvar",
        "enligt 13 § polislagen och 3 § LVU",
        "KF 2019-12-17 § 3, § 94 och §§ 4–6",
        "se kapitel 3 i rapporten",
        "från 2025 19 kap. 1 § SoL",
        "enligt dåvarande 14 kap. 1 § SoL",
        "Ärende KSKF/2001:453 och dnr 2001:453",
        "den dåvarande socialtjänstlagen (2001:453)",
        "socialtjänstlagen (2025:400)",
        "lagen om ordningsvakter (2023:421), LOV (2008:962)",
        "enligt 19 kap. § 1 SoL",
        "enligt kap. 19, 1 § SoL",
        "se 5 kap. 11 sidor framåt, KF § 64/2024",
        "ärendet om ny skola (1980:578)",
    ],
)
def test_a_reference_that_can_be_followed_is_fine(text: str) -> None:
    assert [] == find("C13", summary(text), "2026-01-01")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("enligt 1 14 Kap SoL", "1 14 Kap"),
        ("enligt 14 kap. § SoL", "14 kap. §"),
        ("enligt 14 § SoL", "14 § SoL"),
        ("enligt socialtjänstlagen 14 §", "socialtjänstlagen 14 §"),
        ("enligt socialtjänstlagen (2001:453)", "2001:453"),
        ("enligt SoL (2001:453)", "2001:453"),
        ("enligt SFS 2013:460", "2013:460"),
        ("enligt lagen om ordningsvakter (1980:578)", "1980:578"),
        ("enligt LOV (1980:578)", "1980:578"),
        ("enligt 5 kap 11 SoL", "5 kap 11"),
        ("enligt § 12 i socialtjänstlagen", "§ 12 i socialtjänstlagen"),
    ],
)
def test_a_reference_that_leads_nowhere_is_marked(text: str, part: str) -> None:
    assert [part] == marked("C13", summary(text), "2026-01-01")


@pytest.mark.parametrize(
    "text",
    [
        "14 kap. 1 § SoL",
        "14 kap 1 c § socialtjänstlagen",
        "kap. 14, 1 § SoL",
        "14 kap. § 1 SoL",
        "SoL 14 kap. 1 §",
        "SoL 14:1",
        "14 kap. 1 och 2 §§ SoL",
        "5 kap. 11 § i socialtjänstlagen",
        "Socialtjänstlagens 14 kap. 1 §",
    ],
)
def test_a_paragraph_of_a_law_that_was_lately_replaced_asks_which_law(text: str) -> None:
    assert [text] == marked("C13", summary(f"Anmälan enligt {text}"), "2026-01-01")
    assert [] == marked("C13", summary(f"Anmälan enligt {text}"), "2025-06-30")
    assert [] == marked("C13", summary(f"Anmälan enligt {text}"), "2031-01-01")


def test_where_a_paragraph_went_is_told() -> None:
    found = find("C13", summary("Anmälan enligt 14 kap. 1 § SoL"), "2026-01-01")
    assert found[0].problem.help
    assert "19 kap. 1 §" == found[0].problem.help.args["place"]


def test_a_plan_that_explains_the_abbreviation_has_said_which_law() -> None:
    text = summary("Anmälan enligt 14 kap. 1 § SoL") + "\nbegrepp: {SoL: Socialtjänstlagen (2025:400)}"
    assert [] == find("C13", text, "2026-01-01")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["SoL"], "författning: SoL, kapitel: 14, paragraf: 1 §"),
        (["Socialtjänstlagen"], "författning: Socialtjänstlagen, kapitel: 14 kap., paragraf: 1 §"),
        ([], "författning: Socialtjänstlagen (2025:400), kapitel: 14, paragraf: 1 §"),
        ([], "författning: SoL, kapitel: 19, paragraf: 1 §"),
    ],
)
def test_a_basis_in_a_law_that_was_lately_replaced_asks_which_law(expected: list[str], text: str) -> None:
    assert expected == marked("C13", basis(text), "2026-01-01")


@pytest.mark.parametrize(
    "text", ["5 § HSL", "1 § LSO", "10 § dataskyddslagen", "1 § lagen om skydd mot olyckor"]
)
def test_more_laws_begin_anew_in_each_chapter(text: str) -> None:
    assert [text] == marked("C13", summary(f"enligt {text}"), "2026-01-01")


def test_a_law_without_chapters_at_the_time_lacks_none() -> None:
    assert [] == marked("C13", summary("enligt 5 § HSL"), "2016-01-01")


def test_a_statute_holds_until_the_day_it_is_repealed() -> None:
    text = summary("enligt socialtjänstlagen (2001:453)")
    assert [] == find("C13", text, "2025-06-30")
    assert 1 == len(find("C13", text, "2025-07-01"))
    assert [] == find("C13", text)
    assert [] == find("C13", text + "\ngäller: {från: 2019-01-01, till: 2022-12-31}", "2026-01-01")


def basis(text: str) -> str:
    return f"åtgärder:\n  - id: R3\n    åtgärd: Samtal\n    lagstöd:\n      - {{{text}}}"


@pytest.mark.parametrize(
    "text",
    [
        "författning: Lag (2023:196) om kommuners ansvar, paragraf: 4 §",
        "författning: Polislagen, paragraf: § 13",
        "författning: Polislagen, paragraf: 13 a och 13 c §§",
        "författning: Polislagen, paragraf: 13 § första stycket",
        "författning: SoL, kapitel: 19 kap., paragraf: 1",
        "författning: SoL, paragraf: 19 kap. 1 §",
        "författning: SoL, text: 19 kap. 1 §, paragraf: 1",
        "författning: 'Kommunallagen, lydelse 2016-2019'",
    ],
)
def test_a_legal_basis_that_can_be_followed_is_fine(text: str) -> None:
    assert [] == find("C13", basis(text))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("författning: SoL, text: 1 14 Kap", "1 14 Kap"),
        ("författning: SoL, text: 14 kap 1", "14 kap 1"),
        ("författning: SoL, paragraf: 14 §", "14 §"),
        ("författning: Polislagen, paragraf: okänd", "okänd"),
        ("författning: SoL, kapitel: fjorton, paragraf: 1", "fjorton"),
        ("författning: Lag (2023-196) om ansvar", "Lag (2023-196) om ansvar"),
    ],
)
def test_a_legal_basis_that_leads_nowhere_is_marked(text: str, part: str) -> None:
    assert [part] == marked("C13", basis(text))


# C14

HOLDS = "gäller: {från: 2025-01-01, till: 2025-12-31}\n"


def of_measure(*lines: str) -> str:
    return HOLDS + "åtgärder:\n  - id: A1\n    åtgärd: Lampor\n" + "".join(f"    {line}\n" for line in lines)


def entries_of(*entries: str) -> str:
    return "uppföljning: [" + ", ".join(f"{{{entry}}}" for entry in entries) + "]"


def outcomes(*entries: str, target: str = "minst: 8") -> str:
    listed = ", ".join(f"{{{entry}}}" for entry in entries)
    return (
        f"indikatorer:\n  - {{id: I1, namn: Ronder, räknas: summa, mål: {{{target}}}, utfall: [{listed}]}}\n"
    )


@pytest.mark.parametrize(
    ("expected", "entry"),
    [
        (["2024-T1"], "avser: 2024-T1, datum: 2025-05-10"),
        (["2026"], "avser: 2026, datum: 2027-01-10"),
        (["2025-05-12"], "avser: 2025-T3, datum: 2025-05-12"),
        (["2062-05-12"], "avser: 2025-T1, datum: 2062-05-12"),
        (["2023-05-12"], "avser: 2025-T1, datum: 2023-05-12"),
        ([], "avser: 2025-T3, datum: 2025-09-01"),
        ([], "avser: 2025-T3, datum: 2026-12-31"),
        ([], "avser: 2024/2025, datum: 2026-01-31"),
        ([], "avser: 2025-v01, datum: 2025-01-07"),
        ([], "avser: 2025-T1"),
    ],
)
def test_a_follow_up_is_about_the_plans_time_and_written_when_that_had_begun(
    expected: list[str], entry: str
) -> None:
    assert expected == marked("C14", of_measure(entries_of(f"{entry}, status: pågår")))


@pytest.mark.parametrize("key", ["mål", "löften"])
def test_follow_ups_of_goals_and_promises_are_looked_at_too(key: str) -> None:
    words = {"mål": "mål: Fler ser", "löften": "löfte: Vi lagar lampor"}[key]
    text = f"{HOLDS}{key}:\n  - {{id: X1, {words}, uppföljning: [{{avser: 2024-T1, kommentar: Lagat.}}]}}"
    assert ["2024-T1"] == marked("C14", text)


def test_the_plans_own_follow_ups_are_looked_at_too() -> None:
    assert ["2024-T1"] == marked("C14", HOLDS + "uppföljning: [{avser: 2024-T1, kommentar: Lagat.}]")


@pytest.mark.parametrize(
    ("expected", "schedule"),
    [
        (1, "{från: 2027-01-01, till: 2027-06-30}"),
        (1, "{när: 2024}"),
        (1, "{från: 2026-01-01}"),
        (1, "{till: 2024-12-31, önskemål: ja}"),
        (0, "{från: 2024-01-01}"),
        (0, "{när: 2024/2025}"),
        (0, "{från: 2025-06-01, till: 2026-06-30}"),
        (0, "{säsong: [vår]}"),
    ],
)
def test_some_day_of_a_measure_is_in_the_plans_time(expected: int, schedule: str) -> None:
    assert expected == len(find("C14", of_measure(f"tid: {schedule}")))


def test_a_follow_up_may_be_about_the_measures_own_time() -> None:
    going_on = of_measure(
        "tid: {från: 2024-03-01, till: 2026-06-30}", entries_of("avser: 2026-T1", "avser: 2024-T1")
    )
    assert [] == find("C14", going_on)


def test_a_measure_that_names_no_first_day_began_with_the_plan() -> None:
    assert ["2024-T1"] == marked("C14", of_measure("tid: {till: 2025-06-30}", entries_of("avser: 2024-T1")))


@pytest.mark.parametrize(
    "lines",
    [
        "version: 2052-02-01",
        "beslut: [{typ: beslut, datum: 2052-02-01}]",
        "rapportering_till_kf: [{datum: 2052-02-01}]",
        "åtgärder: [{id: A1, åtgärd: Lampor, beslut_senast: 2052-02-01}]",
        "åtgärder: [{id: A1, åtgärd: Lampor, tid: {från: 2025-01-01, till: 2052-02-01}}]",
        "åtgärder: [{id: A1, åtgärd: Lampor, tid: {hållpunkter: [{text: Enkät, datum: 2052-02-01}]}}]",
        "löften: [{id: L1, löfte: Lampor, gäller: {från: 2025-01-01, till: 2052-02-01}}]",
    ],
)
def test_a_day_more_than_a_year_after_the_plan_is_a_slip(lines: str) -> None:
    assert ["2052-02-01"] == marked("C14", HOLDS + lines)


def test_a_decision_long_before_the_plan_is_no_slip() -> None:
    assert [] == find("C14", HOLDS + "beslut: [{typ: beslut, datum: 2023-02-01}]")


def test_a_promise_is_followed_up_in_its_own_time() -> None:
    promise = (
        "löften:\n  - {id: L1, löfte: Lampor, gäller: {från: 2025-04-01, till: 2025-06-30}, "
        "uppföljning: [{avser: 2025-T2}, {avser: 2025-T3}]}"
    )
    assert ["2025-T3"] == marked("C14", HOLDS + promise)


def test_a_promise_lies_in_the_plans_time_and_is_kept_in_its_own() -> None:
    late = "löften: [{id: L1, löfte: Lampor, gäller: {från: 2027-01-01, till: 2027-12-31}}]"
    apart = (
        "löften: [{id: L1, löfte: Lampor, gäller: {från: 2025-01-01, till: 2025-06-30}, tid: {när: 2025-T3}}]"
    )
    assert ["gäller"] == marked("C14", HOLDS + late)
    assert ["tid"] == marked("C14", HOLDS + apart)


@pytest.mark.parametrize(
    ("expected", "target", "entry"),
    [
        (["2026-T1"], "minst: 8", "period: 2026-T1, värde: 3"),
        ([], "minst: 8, senast: 2026", "period: 2026-T1, värde: 3"),
        ([], "minst: 8", "period: 2015, värde: 3, datum: 2016-02-01"),
        (["2014-02-01"], "minst: 8", "period: 2015, värde: 3, datum: 2014-02-01"),
        (["2062-02-01"], "minst: 8", "period: 2015, värde: 3, datum: 2062-02-01"),
        (["2025-01-10"], "minst: 8", "period: 2025-T2, värde: 3, datum: 2025-01-10"),
    ],
)
def test_an_outcome_from_before_the_plan_is_history(expected: list[str], target: str, entry: str) -> None:
    assert expected == marked("C14", HOLDS + outcomes(entry, target=target))


def test_a_plan_that_does_not_say_when_it_holds_has_no_time_to_be_outside() -> None:
    text = (
        "åtgärder: [{id: A1, åtgärd: Lampor, tid: {när: 1999}, uppföljning: [{avser: 2062, status: pågår}]}]"
    )
    assert [] == find("C14", text)


# C15


@pytest.mark.parametrize(
    ("expected", "entries"),
    [
        (["pågår"], ["datum: 2025-09-01, status: genomförd", "datum: 2025-09-08, status: pågår"]),
        (["genomförd"], ["datum: 2025-09-08, status: pågår", "datum: 2025-09-08, status: genomförd"]),
        (["genomförd"], ["status: pågår", "status: genomförd"]),
        ([], ["datum: 2025-09-01, status: pågår", "datum: 2025-09-08, status: genomförd"]),
        ([], ["status: pågår, part: KS", "status: genomförd, part: polisen"]),
        ([], ["status: pågår", "status: pågår"]),
        ([], ["status: pågår", "status: genomförd, intern: ja"]),
    ],
)
def test_two_statuses_for_a_period_are_shown_on_the_second(expected: list[str], entries: list[str]) -> None:
    text = BOARDS + of_measure(entries_of(*(f"avser: 2025-T2, {entry}" for entry in entries)))
    assert expected == marked("C15", text)


@pytest.mark.parametrize(
    ("expected", "entries"),
    [
        (
            ["inte hållet"],
            ["datum: 2025-09-08, bedömning: hållet", "datum: 2025-09-08, bedömning: inte hållet"],
        ),
        (["hållet"], ["bedömning: hålls delvis", "bedömning: hållet"]),
        ([], ["datum: 2025-09-01, bedömning: hålls delvis", "datum: 2025-09-08, bedömning: hållet"]),
        ([], ["bedömning: hållet, part: KS", "bedömning: hålls delvis, part: polisen"]),
        ([], ["bedömning: hållet", "bedömning: hållet"]),
        ([], ["bedömning: hållet", "kommentar: Vi var ute"]),
        ([], ["bedömning: hållet", "bedömning: inte hållet, intern: ja"]),
    ],
)
def test_two_assessments_of_a_promise_for_a_period_are_shown_on_the_second(
    expected: list[str], entries: list[str]
) -> None:
    listed = entries_of(*(f"avser: 2025-T2, {entry}" for entry in entries))
    assert expected == marked("C15", f"{BOARDS}löften:\n  - id: L1\n    löfte: Ronder\n    {listed}\n")


def test_a_contradiction_names_both_statuses_with_their_days() -> None:
    text = of_measure(
        entries_of("avser: 2025-T2, datum: 2025-09-08, status: pågår", "avser: 2025-T2, status: vilande")
    )
    (found,) = find("C15", text)
    said = translate(found.problem.message)
    assert "2025-T2" in said
    assert {"pågår (2025-09-08)", "vilande (utan datum)"} <= {*said.partition(": ")[2].split(" och ")}


# C16


@pytest.mark.parametrize(
    ("expected", "entries"),
    [
        (1, ["period: 2025-T1, värde: 9", "period: 2025-T1, värde: 4"]),
        (1, ["period: 2025-T1, värde: 9", "period: 2025-01/2025-04, värde: 4"]),
        (2, ["period: 2025-T1, värde: 9", "period: 2025-T1, värde: 4", "period: 2025-T1, värde: 3"]),
        (1, ["period: 2025-T1, undergrupper: {kvinnor: 2}", "period: 2025-T1, undergrupper: {kvinnor: 3}"]),
        (1, ["period: 2025-T1, värde: 9", "period: 2025-T1, värde: 9.0"]),
        (0, ["period: 2025-T1, värde: 9", "period: 2025-T1, värde: 4, rättar: ja"]),
        (0, ["period: 2025-T1, värde: 9", "period: 2025-T1, värde: 4, plats: torget"]),
        (0, ["period: 2025-T1, värde: 9", "period: 2025-T1, undergrupper: {kvinnor: 3}"]),
        (0, ["period: 2025-T1, kommentar: Inställd", "period: 2025-T1, värde: 4, rättar: ja"]),
    ],
)
def test_there_is_one_outcome_for_one_time_and_place(expected: int, entries: list[str]) -> None:
    assert expected == len(find("C16", "platser: [{id: torget, namn: Torget}]\n" + outcomes(*entries)))


def test_contradicting_outcomes_are_shown_on_the_second() -> None:
    text = outcomes("period: 2025-T1, värde: 9", "period: 2025-T1, värde: 4")
    assert ["två olika utfall för 2025-T1: 9 och 4"] == [
        translate(finding.problem.message) for finding in find("C16", text)
    ]
    assert ["period"] == marked("C16", text)


def test_two_outcomes_that_are_alike_are_found_too_since_nothing_is_judged_by_them() -> None:
    (found,) = find("C16", outcomes("period: 2025-T1, värde: 9", "period: 2025-T1, värde: 9.0"))
    assert "två utfall för 2025-T1, båda 9" == translate(found.problem.message)


def test_a_correction_of_nothing_is_worth_knowing() -> None:
    found = find("C16", outcomes("period: 2025-T1, värde: 9", "period: 2025-T2, värde: 4, rättar: ja"))
    assert [Severity.INFO] == [finding.problem.severity for finding in found]


# K16


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("aktiviteter: [Ronder i parken, på torget, Samtal]", ["på torget"]),
        ("aktiviteter: [Ronder, möten och vandringar]", ["möten och vandringar"]),
        ("aktiviteter: [Samtal, Ronder i Råslätt, Ekhagen, och Österängen]", ["och Österängen"]),
        ("aktiviteter: [Minska till 32,5 procent]", ["5 procent"]),
        ("aktiviteter: [32,5]", ["5"]),
        ("aktiviteter: [Besök i gata, 5]", ["5"]),
        ("aktiviteter: [Ronder i Råslätt, Ekhagen och Österängen]", []),
        ("aktiviteter: [Ronder, Möten, Vandringar]", []),
        ("aktiviteter: [ronder, möten, vandringar]", []),
        ('aktiviteter: [Ronder, "på torget"]', []),
        ("aktiviteter:\n      - Ronder\n      - på torget", []),
        ("kommunikation: {kanaler: [Facebook, kommunens webbplats]}", []),
        ("kommunikation: {kanaler: [2024, 2025]}", []),
        ("kommunikation: {kanaler: [webbplatsen, affischer, och annat]}", ["och annat"]),
    ],
)
def test_a_comma_in_brackets_that_divides_a_text_is_found(written: str, said: list[str]) -> None:
    found = find("K16", f"åtgärder:\n  - id: A1\n    åtgärd: Å\n    {written}\n")
    assert said == [finding.problem.message.args["rest"] for finding in found]


# C14 and baselines


def baseline(own: str, by: str = "2025-T2") -> str:
    return (
        "gäller: {från: 2025-01-01, till: 2025-12-31}\n"
        f"indikatorer: [{{id: I1, namn: I, baslinje: {{värde: 4, {own}}}, mål: {{minst: 5, senast: {by}}}}}]\n"
    )


@pytest.mark.parametrize(
    ("own", "by", "said"),
    [
        (
            "period: 2025-T3",
            "2025-T2",
            ["utgångsläget gäller 2025-T3, och målvärdet ska nås före det, senast 2025-T2"],
        ),
        ("år: 2027", "2028", ["utgångsläget gäller 2027, efter planens tid (2025)"]),
        ("period: 2024-T1, år: 2023", "2025-T2", ["utgångsläget gäller 2024-T1, men även år 2023"]),
        ("period: 2024-T1, år: 2024", "2025-T2", []),
        ("period: 2025-T1", "2025-T2", []),
        ("år: 2025", "2025", []),
    ],
)
def test_a_baseline_is_for_one_time_and_that_is_not_after_what_is_counted_from_it(
    own: str, by: str, said: list[str]
) -> None:
    assert said == [translate(finding.problem.message) for finding in find("C14", baseline(own, by))]


# C22


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("kostnad: 200.000", "200.000 läses som 200 kr"),
        ("finansiering: {belopp: 1.500}", "1.500 läses som 1.5 kr"),
        ("kostnad: 1999.50", ""),
        ("kostnad: 200000", ""),
    ],
)
def test_a_sum_with_a_point_between_thousands_is_asked_about(more: str, said: str) -> None:
    found = find("C22", f"åtgärder: [{{id: A1, åtgärd: A, {more}}}]\n")
    assert [said] * bool(said) == [translate(finding.problem.message) for finding in found]


@pytest.mark.parametrize(
    ("expected", "more"),
    [
        (1, "tröskel: -0.5"),
        (0, "tröskel: 0"),
        (1, "mål: {inom: {antal: -2, enhet: dagar}}"),
        (1, "mål: {varav: [{undergrupp: kvinnor, minst_procent: 101}]}"),
        (1, "mål: {varav: [{undergrupp: kvinnor, minst_procent: -1}]}"),
        (0, "mål: {varav: [{undergrupp: kvinnor, minst_procent: 100}]}"),
        (0, "mål: {minst: -2}"),
    ],
)
def test_a_value_that_cannot_be_is_found(expected: int, more: str) -> None:
    assert expected == len(find("C22", f"indikatorer: [{{id: I1, namn: I, {more}}}]\n"))


# C23


def test_each_that_stands_twice_is_found_where_it_stands_again_whatever_the_list_is_of() -> None:
    text = """
aktörer: {KS: {namn: Styrelsen}, TK: {namn: Tekniska}}
platser: [{id: torg, namn: Torget}]
åtgärder:
  - {id: A1, åtgärd: Å, ansvarig: [KS, TK, KS, KS], platser: [torg, torg]}
  - {id: A2, åtgärd: Å, ansvarig: [KS, TK], väntar_på: [A1, A1]}
"""
    assert ["KS", "KS", "torg", "A1"] == marked("C23", text)


def test_the_same_name_in_two_lists_is_none_that_stands_twice() -> None:
    text = "aktörer: {KS: {namn: Styrelsen}}\nåtgärder: [{id: A1, åtgärd: Å, ansvarig: [KS], medverkande: [KS]}]\n"
    assert [] == find("C23", text)


# C24


@pytest.mark.parametrize(
    ("waits", "said"),
    [
        ({"A1": ["A1"]}, ["A1 väntar på sig själv"]),
        ({"A1": ["A2"], "A2": ["A1"]}, ["A1 väntar på sig själv, via A2"]),
        ({"A1": ["A2"], "A2": ["A3"], "A3": ["A2"]}, ["A2 väntar på sig själv, via A3"]),
        ({"A1": ["A2", "A3"], "A2": ["A4"], "A3": ["A4"], "A4": []}, []),
        (
            {"A1": ["A2"], "A2": ["A1"], "A3": ["A3"]},
            ["A1 väntar på sig själv, via A2", "A3 väntar på sig själv"],
        ),
    ],
)
def test_a_ring_is_told_once_with_all_that_are_in_it(waits: dict[str, list[str]], said: list[str]) -> None:
    text = "åtgärder:\n" + "".join(
        f"  - {{id: {name}, åtgärd: Å, väntar_på: [{', '.join(to)}]}}\n" for name, to in waits.items()
    )
    assert said == [translate(finding.problem.message) for finding in find("C24", text)]


def test_promises_and_actors_are_in_no_ring_either() -> None:
    text = """
aktörer: {KS: {namn: Styrelsen, del_av: TK}, TK: {namn: Tekniska, del_av: KS}}
löften: [{id: L1, löfte: L, ersatt_av: [L1]}]
"""
    assert ["KS är en del av sig själv, via TK", "L1 ersätts av sig själv"] == [
        translate(finding.problem.message) for finding in find("C24", text)
    ]


# C07 and what is about several periods together


def test_a_follow_up_about_two_tertials_is_about_each() -> None:
    rule = "gäller: {från: 2025-01-01, till: 2025-12-31}\nuppföljningsregler: [{id: U1, varje: tertial}]\n"
    together = "uppföljning: [{avser: 2025-T1/2025-T2}, {avser: 2025-T3, datum: 2026-01-15}]"
    assert [] == find("C07", rule + together, "2026-06-01")
