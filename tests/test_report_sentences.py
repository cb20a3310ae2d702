"""What a report says in its own sentences, in Swedish."""

import pytest

from trygg_cli import templates
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report import build
from trygg_cli.templates.times import NO_BREAK

VALID = "gäller: {från: 2024-01-01, till: 2025-12-31}\n"
HEAD = f"trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\n{VALID}"
ONGOING = "{avser: 2025-T1, status: pågår}"


def told(text: str, period: str = "2025-T1", head: str = HEAD) -> str:
    """Return a report as Markdown, with ordinary spaces."""
    document = read("plan.yaml", head + text)
    assert document.plan is not None
    return templates.render("report.md.j2", report=build(document.plan, Period.parse(period))).replace(
        NO_BREAK, " "
    )


def measures(*times: str, follow_up: str = ONGOING) -> str:
    each = (
        f"  - {{id: A{n}, åtgärd: Å, tid: {time}, uppföljning: [{follow_up}]}}\n"
        for n, time in enumerate(times)
    )
    return "åtgärder:\n" + "".join(each)


def next_period(text: str, period: str = "2025-T1", head: str = HEAD) -> str:
    return told(text, period, head).partition("## Nästa period")[2].partition("\n## ")[0]


BOTH = "{från: 2024-01-01, till: 2025-12-31}"


def test_all_measures_of_a_plan_are_its_measures() -> None:
    assert "Planen har 2 åtgärder: båda pågår." in told(measures(BOTH, BOTH))


def test_measures_that_do_not_belong_to_the_period_are_counted_in_the_plan_alone() -> None:
    one_is_over = (
        measures(BOTH)
        + "  - {id: B, åtgärd: Å, tid: {till: 2024-04-30}, uppföljning: [{avser: 2024-T1, status: genomförd}]}\n"
    )
    said = told(one_is_over)
    assert "1 av planens 2 åtgärder hör till perioden: den pågår." in said
    assert "Planen har" not in said


def test_how_much_has_been_reported_and_up_to_when_it_is_judged_is_said_first() -> None:
    text = measures(BOTH, BOTH) + "löften: [{id: L1, löfte: L}]\nmål: [{id: M1, mål: M}, {id: M2, mål: M}]\n"
    first = told(text).partition("\n## ")[0]
    assert "2 av 2 åtgärder rapporterade · 0 av 1 löfte rapporterat · 0 av 2 mål rapporterade" in first
    assert first.endswith("bedömt till och med 30 april 2025\n")


@pytest.mark.parametrize(
    ("status", "said"),
    [("pågår", "båda pågår"), ("ej påbörjad", "ingen är påbörjad"), ("avbruten", "båda är avbrutna")],
)
def test_what_is_so_of_all_measures_is_said_of_all_and_never_counted(status: str, said: str) -> None:
    text = measures(BOTH, BOTH, follow_up=f"{{avser: 2025-T1, status: {status}}}")
    assert f"Planen har 2 åtgärder: {said}." in told(text)


ASSESSED = "{avser: 2025-T1, bedömning: %s}"


@pytest.mark.parametrize(
    ("assessments", "said"),
    [
        (["hållet"], "Löftet till invånarna är hållet."),
        (["inte hållet"], "Löftet till invånarna är inte hållet."),
        (["hållet", "hållet", "hållet"], "3 löften till invånarna: alla är hållna."),
        (["inte hållet", "inte hållet"], "2 löften till invånarna: inget är hållet."),
        (["hållet", "hålls delvis"], "2 löften till invånarna: 1 är hållet och 1 hålls delvis."),
    ],
)
def test_promises_are_kept_or_not_in_a_sentence(assessments: list[str], said: str) -> None:
    each = (
        f"  - {{id: L{n}, löfte: L, uppföljning: [{ASSESSED % word}]}}\n"
        for n, word in enumerate(assessments)
    )
    assert said in told("löften:\n" + "".join(each))


def test_promises_of_another_time_are_counted_in_the_plan_alone() -> None:
    later = "{id: L2, löfte: L, gäller: {från: 2025-09-01, till: 2025-12-31}}"
    text = f"löften:\n  - {{id: L1, löfte: L, uppföljning: [{ASSESSED % 'hållet'}]}}\n  - {later}\n"
    assert "1 löfte av planens 2 hör till perioden: det är hållet." in told(text)


def test_goals_that_nobody_has_reported_on_are_none() -> None:
    text = "mål: [{id: M1, mål: M}, {id: M2, mål: M}]\n"
    assert "2 mål: inget är rapporterat." in told(text)
    assert "Målet har inte rapporterats." in told("mål: [{id: M1, mål: M}]\n")


INDICATOR = (
    "indikatorer: [{id: I1, namn: N, enhet: '%', mål: {högst: 9}, utfall: [{period: 2025-T1, värde: 8}]}]\n"
)


def test_indicators_are_counted_in_a_sentence() -> None:
    assert "Indikatorn med målvärde har nått målvärdet." in told(INDICATOR)
    other = (
        INDICATOR.replace("indikatorer: [", "").replace("I1", "I2").replace("8}", "10}").strip().rstrip("]")
    )
    two = INDICATOR.replace("}]}]", "}]}, " + other + "]")
    assert "2 indikatorer med målvärde: 1 har nått målvärdet och 1 har inte nått målvärdet än." in told(two)


def test_a_report_of_promises_does_not_begin_with_what_the_plan_lacks() -> None:
    assert "Planen har inga åtgärder." not in told("löften: [{id: L1, löfte: L}]\n")
    assert "Planen har inga åtgärder." in told("")


def test_that_the_status_is_missing_is_said_once() -> None:
    late = "åtgärder: [{id: A, åtgärd: Å, tid: {från: 2024-01-01, till: 2024-10-31}}]\n"
    assert "**? Status saknas** – Slutdatumet 31 oktober 2024 har passerat.\n" in told(late)


def test_what_an_actor_answers_for_is_a_sentence() -> None:
    owned = "aktörer: {K: {namn: Kommunen, typ: kommun}}\n" + measures(BOTH, BOTH).replace(
        "åtgärd: Å", "åtgärd: Å, ansvarig: [K]"
    )
    assert "Svarar för 2 åtgärder: båda pågår.\n" in told(owned)


@pytest.mark.parametrize("section", ["12", "§ 12"])
def test_a_decision_is_told_with_its_paragraph(section: str) -> None:
    decision = f"{{typ: beslut, organ: KS, datum: 2024-01-15, paragraf: '{section}'}}"
    said = told(f"beslut: [{decision}]\naktörer: {{KS: {{namn: Styrelsen, typ: nämnd}}}}\n")
    assert "- **Beslutad:** Styrelsen 15 januari 2024, § 12\n" in said
    assert "#### Beslut: Styrelsen 15 januari 2024, § 12\n" in said


def test_goals_that_a_measure_serves_have_their_ids() -> None:
    goals = "mål: [{id: M1, mål: Halveras}, {id: M3, mål: Fler}]\n"
    assert "- **Bidrar till:** M1 Halveras; M3 Fler\n" in told(
        goals + "åtgärder: [{id: A, åtgärd: Å, bidrar_till: [M1, M3]}]\n"
    )


def test_measures_are_by_focus_area_only_where_there_are_areas() -> None:
    assert "\n## Åtgärder\n" in told(measures(BOTH))
    in_area = "fokusområden: [{id: F, namn: F, åtgärder: [{id: A, åtgärd: Å}]}]\n"
    assert "\n## Åtgärder per fokusområde\n" in told(in_area)


def test_a_place_that_is_called_what_it_is_is_told_once() -> None:
    said = told("platser: [{id: c, namn: Centrum, typ: centrum}, {id: a, namn: Ada, typ: stadsdel}]\n")
    assert "- **Centrum**\n- **Ada:** Stadsdel\n" in said


@pytest.mark.parametrize(
    ("valid", "said"),
    [
        ("{från: 2024-07-01, till: 2025-06-30}", "- L1 Ute – löftet slutar gälla 30 juni 2025\n"),
        ("{från: 2025-06-01}", "- Löftet L1 börjar gälla 1 juni 2025.\n"),
    ],
)
def test_promises_that_begin_or_end_in_the_next_period_come(valid: str, said: str) -> None:
    coming = next_period(f"löften: [{{id: L1, löfte: Ute, gäller: {valid}}}]\n")
    assert said in coming
    assert "Planen säger inget" not in coming


def test_the_end_of_the_plan_comes_in_the_period_that_it_falls_in() -> None:
    assert "- Planen gäller till och med 31 december 2025.\n" in next_period("", "2025-T2")
    assert "Det framgår inte av planen vad som händer då." in next_period("", "2025-T1")


def test_a_mean_is_told_without_what_computers_add_to_it() -> None:
    outcomes = ", ".join(f"{{period: 2024-Q{n}, värde: {v}}}" for n, v in enumerate((4.2, 3.9, 3.6, 4.1), 1))
    said = told(
        f"indikatorer: [{{id: I, namn: N, räknas: medel, enhet: poäng, mål: {{minst: 4}}, utfall: [{outcomes}]}}]\n"
    )
    assert "| 3,95 (2024)" in said


def test_the_way_to_a_change_is_told_from_what_it_is_counted_from() -> None:
    target = "{jämfört_med: samma period året före, ändring_procent: -10}"
    outcomes = "[{period: 2024, värde: 100}, {period: 2025, värde: 91}]"
    said = told(
        f"indikatorer: [{{id: I, namn: N, räknas: summa, mål: {target}, utfall: {outcomes}}}]\n", "2025"
    )
    assert "90 % av vägen, räknat från 100 (2024) |" in said


def test_how_many_measures_have_a_state_agrees_with_their_number() -> None:
    late = "{till: 2025-03-31}"
    assert "### 1 av 2 åtgärder är försenad\n" in told(measures(late, BOTH))
    assert "### 2 av 3 åtgärder är försenade\n" in told(measures(late, late, BOTH))
    assert "### 3 av 3 åtgärder har följts upp\n" in told(measures(late, late, BOTH))


def test_places_that_are_not_measured_are_told_alike_be_they_one_or_more() -> None:
    places = "platser: [{id: a, namn: Ada, typ: stadsdel}, {id: b, namn: Bro, typ: stadsdel}]\n"
    target = "{minst: 1, per_plats: ja, platser: [a, b]}"
    outcomes = "[{period: 2024, värde: 2, plats: a}]"
    said = told(
        f"{places}indikatorer: [{{id: I, namn: N, räknas: läge, mål: {target}, utfall: {outcomes}}}]\n"
    )
    assert "1 av 2 platser har inte mätts" in said


def test_a_report_about_the_year_is_shown_in_that_of_a_tertial_and_is_no_status_in_it() -> None:
    said = told(measures(BOTH, follow_up="{avser: 2025, status: genomförd, kommentar: Allt är gjort.}"))
    assert "Planen har 1 åtgärd: den saknar status." in said
    assert "*Avser 2025: genomförd*\n\nAllt är gjort." in said


def test_a_merged_report_is_a_status_in_each_tertial_of_it() -> None:
    said = told(measures(BOTH, follow_up="{avser: 2025-T1/2025-T2, status: genomförd}"))
    assert "Planen har 1 åtgärd: den är genomförd." in said


def changed(text: str, period: str = "2025-T2") -> list[str]:
    part = told(text, period).partition("### Ändrat för tidigare perioder efter")[2].partition("\n#")[0]
    return [line[2:] for line in part.splitlines() if line.startswith("- ")]


SUM = """
indikatorer:
  - id: I1
    namn: Kontroller
    enhet: kontroller
    räknas: summa
    mål: {minst: 8, senast: 2025-T1}
    utfall:
      - {period: 2025-01/2025-03, värde: 5, datum: 2025-05-09}
"""


def test_a_verdict_on_an_earlier_period_that_late_data_have_changed_is_told_with_the_reason() -> None:
    late = "      - {period: 2025-04, värde: 3, datum: 2025-09-09}\n"
    (said,) = changed(SUM + late)
    assert "I1 Kontroller, tertial 1 2025: uppnått i stället för kan inte bedömas " in said
    assert said.endswith("(ett utfall för april 2025 skrevs 9 september 2025)")


def test_a_figure_for_an_earlier_period_that_a_correction_has_changed_is_told_where_the_verdict_stands() -> (
    None
):
    late = "      - {period: 2025-01/2025-03, värde: 6, datum: 2025-09-09, rättar: ja}\n"
    (said,) = changed(SUM + late)
    assert "I1 Kontroller, tertial 1 2025: 6 kontroller i stället för 5 kontroller " in said
    assert said.endswith("(en rättelse för januari–mars 2025 skrevs 9 september 2025)")


@pytest.mark.parametrize("entry", ["datum: 2025-08-31", "datum: 2025-07-01", "kommentar: Odaterad"])
def test_what_was_written_before_the_period_ended_may_have_been_in_the_earlier_report(entry: str) -> None:
    assert [] == changed(SUM + f"      - {{period: 2025-04, värde: 3, {entry}}}\n")


def test_what_was_written_after_the_plans_own_follow_up_of_the_period_is_told() -> None:
    own = "uppföljning: [{avser: 2025-T1, datum: 2025-05-20, sammanfattning: Bra}]\n"
    late = "      - {period: 2025-04, värde: 3, datum: 2025-07-01}\n"
    (said,) = changed(SUM + late + own)
    assert said.endswith("(ett utfall för april 2025 skrevs 1 juli 2025)")
    assert [] == changed(SUM + late.replace("07-01", "05-19") + own)
    assert [] == changed(SUM + late + own.replace("05-20", "07-01"))


def test_a_first_report_that_came_late_has_changed_nothing() -> None:
    late = "{avser: 2025-T1, datum: 2025-09-10, bedömning: hållet}"
    assert [] == changed(f"löften: [{{id: L1, löfte: L, uppföljning: [{late}]}}]\n")


def test_assessments_and_statuses_of_earlier_periods_that_were_changed_late_are_told() -> None:
    early, late = "avser: 2025-T1, datum: 2025-05-10", "avser: 2025-T1, datum: 2025-09-10"
    text = f"""
löften:
  - {{id: L1, löfte: L, uppföljning: [{{{early}, bedömning: hållet}}, {{{late}, bedömning: inte hållet}}]}}
åtgärder:
  - {{id: A1, åtgärd: Å, uppföljning: [{{{early}, status: pågår}}, {{{late}, status: genomförd}}]}}
"""
    why = "(en uppföljning för januari–april 2025 skrevs 10 september 2025)"
    assert [
        f"A1 Å, tertial 1 2025: genomförd i stället för pågår {why}",
        f"L1 L, tertial 1 2025: inte hållet i stället för hållet {why}",
    ] == changed(text)


def test_what_was_written_last_is_not_read_as_what_the_one_before_it_said() -> None:
    text = """
löften:
  - id: L1
    löfte: L
    uppföljning:
      - {avser: 2025-T1, datum: 2025-05-06, bedömning: bedöms hållas}
      - {avser: 2025, datum: 2026-01-09, bedömning: inte hållet, kommentar: 23 pass av 24.}
"""
    said = told(text, "2025").partition("### L1")[2]
    assert ": bedöms hållas*\n\n*Avser 2025, skrivet 9 januari 2026*\n\n23 pass av 24." in said


def test_one_follow_up_of_the_period_alone_needs_no_period() -> None:
    text = (
        "löften: [{id: L1, löfte: L, uppföljning: [{avser: 2025-T1, bedömning: hållet, kommentar: Ja.}]}]\n"
    )
    assert "Avser" not in told(text)


def test_a_goal_that_was_reported_on_without_an_assessment_has_a_report() -> None:
    goals = (
        "mål:\n  - {id: M1, mål: M, uppföljning: [{avser: 2025-T1, kommentar: K}]}\n  - {id: M2, mål: N}\n"
    )
    missing = told(goals).partition("### Mål utan rapport för perioden")[2].partition("\n## ")[0]
    without_report, _, without_assessment = missing.partition(
        "### Mål och löften som har rapporterats utan bedömning"
    )
    assert "- M2 N" in without_report
    assert "M1" not in without_report
    assert "- M1 M" in without_assessment


@pytest.mark.parametrize(
    ("unit", "threshold", "said"),
    [
        ("procent", "1", "en ändring på högst 1 procentenhet\n"),
        ('"%"', "1.5", "en ändring på högst 1,5 procentenheter\n"),
        ("besök", "10", "en ändring på högst 10 besök\n"),
    ],
)
def test_a_difference_between_shares_is_counted_in_percentage_points(
    unit: str, threshold: str, said: str
) -> None:
    text = f"indikatorer: [{{id: I1, namn: I, räknas: läge, enhet: {unit}, tröskel: {threshold}}}]\n"
    assert said in told(text)


def test_what_is_said_of_a_longer_time_than_the_period_has_its_day() -> None:
    said = told("uppföljning: [{avser: 2025, datum: 2026-01-14, kommentar: Året i sammandrag}]\n", "2025-T2")
    assert "*Avser 2025, skrivet 14 januari 2026*\n\nÅret i sammandrag" in said


def test_a_deviation_about_a_part_of_the_period_says_which() -> None:
    text = """
åtgärder:
  - id: A1
    åtgärd: Å
    uppföljning:
      - {avser: 2025-T2, avvikelse: Leveransen dröjer.}
      - {avser: 2025, status: genomförd}
"""
    deviations = told(text, "2025").partition("## Avvikelser")[2].partition("\n## ")[0]
    assert "| Avser tertial 2 2025. Leveransen dröjer. |" in deviations
    assert "Avser" not in told(text, "2025-T2").partition("## Avvikelser")[2].partition("\n## ")[0]


def test_what_has_no_end_of_its_own_goes_on_no_longer_than_the_plan() -> None:
    coming = next_period(measures("{från: 2024-01-01}", "{från: 2024-01-01, till: 2026-02-28}"), "2025-T3")
    assert "Planen gäller inte under nästa period." in coming
    assert "- A1 Å" in coming
    assert "- A0 Å" not in coming
    assert "- A0 Å" in next_period(measures("{från: 2024-01-01}"), "2025-T2")


def test_two_assessments_that_cannot_both_be_so_are_both_told() -> None:
    each = (f"{{avser: 2025-T1, datum: 2025-05-01, bedömning: {word}}}" for word in ("hållet", "inte hållet"))
    said = told(f"löften: [{{id: L1, löfte: L, uppföljning: [{', '.join(each)}]}}]\n")
    assert (
        "**✕ Inte hållet** – Två uppföljningar av tertial 1 2025 säger olika: hållet och inte hållet." in said
    )


# What a board reads first


def headings(text: str) -> list[str]:
    return [line.removeprefix("## ") for line in told(text).splitlines() if line.startswith("## ")]


def test_what_a_board_reads_first_comes_first_and_facts_on_the_document_last() -> None:
    text = (
        f"aktörer: {{KS: {{namn: Kommunstyrelsen}}}}\nsyfte: Trygghet\nmål: [{{id: M1, mål: M}}]\n{INDICATOR}"
        "uppföljning: [{avser: 2025-T1, avvikelse: Vakans}]\n"
        + measures(BOTH).replace("åtgärd: Å", "åtgärd: Å, ansvarig: [KS], beslut_senast: 2025-06-01")
    )
    assert [
        "Läget i korthet",
        "Målen i korthet",
        "Avvikelser och vad som görs åt dem",
        "Att besluta",
        "Alla åtgärder",
        "Siffror över tid",
        "Åtgärder",
        "Mål",
        "Indikatorer",
        "Ansvar och medverkan",
        "Det som inte har rapporterats",
        "Nästa period: tertial 2 2025 (maj–augusti)",
        "Om planen",
        "Uppgifter om planen och rapporten",
        "Vad symbolerna betyder",
        "Hur bedömningarna är gjorda",
    ] == headings(text)


def table_under(text: str, heading: str) -> list[str]:
    part = told(text).partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [line for line in part.splitlines() if line.startswith("|")]


def test_the_goals_of_the_assembly_stand_before_the_goals_that_serve_them() -> None:
    goals = "mål: [{id: M1, mål: Färre rån, kommunfullmäktiges_mål: En trygg kommun}, {id: M2, mål: M}]\n"
    assert [
        "| Fullmäktiges mål | Mål | Bedömning |",
        "| --- | --- | --- |",
        "| En trygg kommun | M1 Färre rån | ? Inte rapporterat |",
        "| – | M2 M | ? Inte rapporterat |",
    ] == table_under(goals, "Målen i korthet")


def test_earlier_outcomes_stand_beside_the_one_that_is_judged() -> None:
    text = INDICATOR.replace("utfall: [", "utfall: [{period: 2023, värde: 12}, {period: 2024, värde: 11}, ")
    row = table_under(text, "Siffror över tid")[2]
    assert "| 12 % (2023); 11 % (2024) | 8 % (tertial 1 2025) |" in row


def test_what_is_added_up_to_the_value_shown_is_not_told_as_earlier() -> None:
    text = (
        "indikatorer: [{id: I1, namn: N, enhet: pass, räknas: summa, mål: {minst: 9}, "
        "utfall: [{period: 2023, värde: 7}, {period: 2024, värde: 4}, {period: 2025-T1, värde: 2}]}]\n"
    )
    row = table_under(text, "Siffror över tid")[2]
    assert "| 7 (2023) | 6 (januari 2024 – april 2025) – 2024: 4; tertial 1 2025: 2 " in row


def test_all_measures_stand_in_a_table_with_who_answers_when_and_what_deviates() -> None:
    late = "{avser: 2025-T1, status: pågår}"
    deviating = "{avser: 2025-T1, status: pågår, avvikelse: Sjukdom}"
    text = (
        "aktörer: {KS: {namn: Kommunstyrelsen}, P: {namn: Polisen, extern: ja}}\nåtgärder:\n"
        f"  - {{id: A1, åtgärd: Å, ansvarig: [KS], tid: {{till: 2025-02-28}}, uppföljning: [{late}]}}\n"
        f"  - {{id: A2, åtgärd: Å, åtaganden: [{{part: P, text: T}}], uppföljning: [{deviating}]}}\n"
        "  - {id: A3, åtgärd: Å}\n"
    )
    assert [
        "| A1 Å | ⚠ Försenad | Kommunstyrelsen | 28 februari 2025 | utan förklaring |",
        "| A2 Å | ▶ Pågår | Polisen | – | rapporterad |",
        "| A3 Å | ? Status saknas | uppgift saknas | – | – |",
    ] == table_under(text, "Alla åtgärder")[-3:]


def test_words_for_somebody_are_no_actors_and_the_measures_have_nobody_named() -> None:
    text = (
        "aktörer: {KS: {namn: Kommunstyrelsen}, flera: {namn: Flera, namngiven: nej}}\nåtgärder:\n"
        "  - {id: A1, åtgärd: Ett, ansvarig: [KS], externa: [flera]}\n"
        "  - {id: A2, åtgärd: Två, ansvarig: [flera]}\n"
    )
    part = told(text).partition("## Ansvar och medverkan\n")[2].partition("\n## ")[0]
    assert ["### Kommunstyrelsen"] == [line for line in part.splitlines() if line.startswith("###")]
    assert "1 åtgärd har ingen namngiven ansvarig: A2 Två." in part


def test_of_what_was_not_reported_those_who_have_taken_parts_of_it_upon_themselves_are_told() -> None:
    text = (
        "aktörer: {KS: {namn: Kommunstyrelsen}, P: {namn: Polisen}}\nåtgärder:\n"
        "  - {id: A1, åtgärd: Ett, åtaganden: [{part: KS, text: Ringer}, {part: P, text: Svarar}]}\n"
    )
    assert "- A1 Ett – Kommunstyrelsen och Polisen" in told(text)


def test_a_party_that_has_said_nothing_of_its_part_is_named_beside_what_the_others_said() -> None:
    def told_of(more: str) -> bool:
        text = (
            "aktörer: {KS: {namn: Kommunstyrelsen}, B: {namn: Bostaden}, TK: {namn: Tekniska}}\nåtgärder:\n"
            "  - id: A1\n    åtgärd: Ett\n"
            "    åtaganden: [{part: KS, text: Lyser, ansvarig: [TK]}, {part: B, text: Klipper}]\n"
            f"    uppföljning: [{{avser: 2025-T1, part: TK, status: genomförd}}{more}]\n"
        )
        return "Ingen rapport från Bostaden." in told(text)

    assert told_of("")
    assert not told_of(", {avser: 2025-T1, part: B, status: pågår}")
    assert not told_of(", {avser: 2025-T1, status: pågår}")


def test_that_nobody_says_what_is_done_about_a_deviation_is_told() -> None:
    def told_of(entry: str) -> bool:
        text = measures(BOTH, follow_up=f"{{avser: 2025-T1, status: pågår, avvikelse: Sjukdom{entry}}}")
        return "| Inget är rapporterat om vad som görs åt det. |" in told(text)

    assert told_of("")
    assert not told_of(", hantering: Vikarie")


def test_nobody_is_asked_what_is_done_about_a_deviation_or_what_is_next_once_it_is_done() -> None:
    first = "{avser: 2025-01, status: pågår, avvikelse: Sjukdom, nästa_steg: Möte}"
    entries = f"{first}, {{avser: 2025-04, status: genomförd}}"
    said = told(measures(BOTH, follow_up=entries)).partition("## Avvikelser")[2].partition("\n## ")[0]
    assert "Sjukdom" in said
    assert "Inget är rapporterat" not in said
    assert "Möte" not in said


def test_what_was_said_earlier_of_what_is_late_is_told_with_its_time() -> None:
    late = "{från: 2024-01-01, till: 2024-06-30}"
    said = told(measures(late, follow_up="{avser: 2024-T3, status: pågår, kommentar: Överklagat}"))
    earlier = "Avser tertial 3 2024. Överklagat. Åtgärden skulle ha varit klar senast"
    assert f"| A0 Å | ⚠ Försenad (inte rapporterat) | {earlier}" in said
    assert "| 30 juni 2024 | se den senaste rapporten |" in said
    assert "utan förklaring" in told(measures(late, follow_up="{avser: 2024-T3, status: pågår}"))


def test_a_next_step_that_was_all_that_was_said_earlier_is_told() -> None:
    late = "{från: 2024-01-01, till: 2024-06-30}"
    said = told(measures(late, follow_up="{avser: 2024-T3, status: pågår, nästa_steg: Ny upphandling i maj}"))
    assert "Ny upphandling i maj" in said.partition("## Avvikelser")[2].partition("\n## ")[0]


def test_what_was_given_up_without_a_word_is_said_to_be_so() -> None:
    def told_of(entry: str) -> bool:
        said = told(measures(BOTH, follow_up=f"{{avser: 2025-T1, status: avbruten{entry}}}"))
        return "| A0 Å | ✕ Avbruten | Utan förklaring |" in said

    assert told_of("")
    assert not told_of(", kommentar: Pengarna räckte inte")


def test_a_measure_of_several_periods_comes_in_those_it_has_and_ends_with_the_last() -> None:
    several = measures("{perioder: [2025-03/2025-04, 2025-09]}")
    assert "**Tid:** mars–april 2025, september 2025" in told(several)
    assert "A0" not in next_period(several, "2025-T1")
    assert "A0" in next_period(several, "2025-T2")
    assert "⚠ Försenad" not in told(several, "2025-T2").partition("## Vad symbolerna")[0]
    assert "⚠ Försenad" in told(several, "2025-T3").partition("## Vad symbolerna")[0]


def test_a_promise_tells_the_dialogues_that_it_comes_from() -> None:
    said = told(
        "löften:\n- {id: L1, löfte: V, dialoger: [{typ: medborgardialog, datum: 2025-02, antal: 1400}, "
        "{typ: medarbetardialog, text: Två och två}]}\n"
    )
    assert "  - Medborgardialog, februari 2025, 1 400 deltagare\n" in said
    assert "  - Medarbetardialog: Två och två\n" in said


def words(**written: str) -> str:
    keys = "".join(f", {key}: {text}" for key, text in written.items())
    return f"uppföljning: [{{avser: 2025-T1{keys}}}]\n"


def test_that_nobody_has_written_a_judgement_is_told_with_the_keys_to_fill_in() -> None:
    assert (
        "*Ingen bedömning i ord är skriven för perioden (nycklarna sammanfattning, bedömning, omvärld och prognos"
        " under uppföljning).*"
    ) in told("")
    assert "*Inget är skrivet för perioden under nycklarna omvärld och prognos i uppföljning.*" in told(
        words(sammanfattning="Bra", bedömning="Bra")
    )
    all_of_it = told(words(sammanfattning="Bra", bedömning="Bra", omvärld="Bra", prognos="Bra"))
    assert "skriven för perioden" not in all_of_it
    assert "Inget är skrivet" not in all_of_it


def test_a_persons_words_come_before_what_is_worked_out() -> None:
    said = told(words(sammanfattning="I stort sett bra", bedömning="Det går framåt") + measures(BOTH))
    assert said.index("I stort sett bra") < said.index("Det går framåt") < said.index("Planen har 1 åtgärd")


def test_what_is_to_be_decided_is_what_was_proposed_or_that_nothing_was() -> None:
    def decisions(text: str) -> str:
        return told(text).partition("## Att besluta\n\n")[2].partition("\n\n## ")[0]

    nothing = "*Inget förslag till beslut är skrivet för perioden (nyckeln förslag\\_till\\_beslut under uppföljning).*"
    assert nothing.replace("\\", "") == decisions("").replace("\\", "")
    assert "- Godkänna uppföljningen" == decisions(words(förslag_till_beslut="Godkänna uppföljningen"))


def test_an_actor_that_says_otherwise_than_the_whole_is_told_with_its_own_status() -> None:
    said = told(
        "aktörer:\n  pol: {namn: Polisen, typ: polis}\n  eid: {namn: Eidar, typ: bolag}\nåtgärder:\n"
        "  - id: A\n    åtgärd: Ronder\n    åtaganden: [{part: pol, text: Patrull}, {part: eid, text: Värdar}]\n"
        "    uppföljning:\n      - {avser: 2025-T1, part: pol, status: genomförd}\n"
        "      - {avser: 2025-T1, part: eid, status: pågår}\n"
    )
    assert "| A Ronder | Har ett åtagande | ▶ Pågår (den egna delen: genomförd) |" in said
    assert "| A Ronder | Har ett åtagande | ▶ Pågår |" in said


def test_each_of_two_reports_of_a_period_is_told_with_its_day() -> None:
    said = told(
        "åtgärder:\n  - id: A\n    åtgärd: Ronder\n    uppföljning:\n"
        "      - {avser: 2025-T1, datum: 2025-04-20, status: genomförd, kommentar: Klart.}\n"
        "      - {avser: 2025-T1, datum: 2025-05-10, status: pågår, kommentar: Inte klart.}\n"
    )
    assert (
        "*Skrivet 20 april 2025: genomförd*\n\nKlart.\n\n*Avser tertial 1 2025, skrivet 10 maj 2025*" in said
    )


def test_a_share_is_told_in_per_cent_whatever_its_unit_is_called() -> None:
    said = told(
        "indikatorer: [{id: I, namn: N, enhet: procent, mål: {högst: 35}, utfall: [{period: 2025-T1, värde: 39}]}]\n"
    )
    assert "39 %" in said
    assert "39 procent" not in said


@pytest.mark.parametrize(
    ("follow_up", "figure"),
    [
        ("", "Rapporterade löften:** 0 av 1"),
        ("uppföljning: [{avser: 2025-T1, kommentar: Vi har börjat.}]", "Rapporterade löften:** 1 av 1"),
        (
            "uppföljning: [{avser: 2025-T1, bedömning: inte hållet, kommentar: Nej.}]",
            "Löften som är hållna eller bedöms hållas:** 0 av 1",
        ),
    ],
)
def test_that_no_promise_is_kept_is_no_figure_where_nobody_has_judged_one(
    follow_up: str, figure: str
) -> None:
    said = told(f"löften:\n  - id: L1\n    löfte: L\n    {follow_up}\n")
    assert figure in said
    assert ("hållna eller bedöms hållas" in figure) == ("Löften som är hållna eller" in said)


def lacking(text: str) -> str:
    return told(text).partition("## Det som inte har rapporterats\n")[2].partition("\n## ")[0].strip()


def test_an_indicator_that_was_measured_before_the_period_is_not_told_as_reported() -> None:
    old = "indikatorer: [{id: I1, namn: Antal, räknas: läge, utfall: [{period: 2024, värde: 4}]}]\n"
    alone = "1 indikator har inget utfall för just den här perioden: I1 Antal."
    assert alone == lacking(old)
    all_else = "Allt annat som skulle rapporteras för perioden har rapporterats."
    assert f"{alone} {all_else}" == lacking(old + measures(BOTH))
    assert lacking(old + measures(BOTH) + "mål: [{id: M1, mål: M}]\n").endswith(f"- M1 M\n\n{alone}")


def test_where_nothing_has_begun_nothing_was_to_be_reported() -> None:
    later = "åtgärder: [{id: A1, åtgärd: Å, tid: {från: 2025-09-01}}]\n"
    assert lacking(later) == "Inget skulle rapporteras för perioden."


def test_more_times_than_asked_for_are_not_told_as_so_many_of_fewer() -> None:
    asked = "mål: {återkommande: {minst: 1, högst: 3, per: halvår}}"
    text = f"indikatorer: [{{id: I1, namn: Möten, enhet: möten, {asked}, utfall: [{{period: 2025-T1, värde: 2}}]}}]\n"
    assert "På väg – 2 hittills av minst 1" in told(text)


def test_that_no_promise_of_the_plan_belongs_to_the_period_is_said() -> None:
    later = "{id: L1, löfte: L, gäller: {från: 2025-09-01}}"
    said = told(f"löften: [{later}]\n")
    assert "Planens löfte hör inte till perioden." in said
    assert "Planen har inga åtgärder." not in said
    another = later.replace("L1", "L2")
    assert "Inget av planens 2 löften hör till perioden." in told(f"löften: [{later}, {another}]\n")


def test_a_measure_that_has_not_begun_is_not_told_as_without_a_status() -> None:
    said = told("åtgärder: [{id: A1, åtgärd: Å, tid: {från: 2025-05-02, till: 2025-05-20}}]\n")
    assert "**◷ Har inte börjat**\n" in said


def test_bounds_that_are_one_figure_are_told_as_that() -> None:
    text = "indikatorer: [{id: I1, namn: Antal, enhet: lag, räknas: läge, mål: {minst: 5, högst: 5}}]\n"
    assert "| precis 5 |" in told(text)


def test_what_is_not_measured_of_one_place_is_not_said_of_each() -> None:
    target = "mål: {minst: 10, per_plats: ja, platser: [c, n]}"
    figures = "[{period: 2024, plats: c, värde: 12}, {period: 2025, plats: n, värde: 3}]"
    places = "platser: [{id: c, namn: Centrum, typ: centrum}, {id: n, namn: Norr, typ: centrum}]\n"
    text = f"{places}indikatorer: [{{id: I1, namn: Pass, räknas: summa, {target}, utfall: {figures}}}]\n"
    assert "1 av 2 platser kan inte bedömas: 2024 är inte mätt |" in told(text, "2025")


def test_many_indicators_without_an_outcome_are_counted_and_not_named() -> None:
    each = (
        f"  - {{id: I{n}, namn: N, räknas: läge, utfall: [{{period: 2024, värde: 4}}]}}\n" for n in range(6)
    )
    assert (
        lacking("indikatorer:\n" + "".join(each))
        == "6 indikatorer har inget utfall för just den här perioden."
    )


def test_what_is_likely_is_said_in_english_in_the_words_of_the_tables(english: None) -> None:
    goals = [
        f"{{id: M{n}, mål: M, uppföljning: [{{avser: 2025-T1, bedömning: {word}}}]}}"
        for n, word in enumerate(("bedöms uppnås", "bedöms ej uppnås"))
    ]
    said = told(f"mål: [{', '.join(goals)}]\n")
    assert "2 goals: 1 is likely to be reached and 1 is unlikely to be reached." in said
    assert "Goals that are or are likely to be reached" in said


def test_the_day_of_a_report_that_is_a_slip_is_told_as_that() -> None:
    text = (
        "gäller: {från: 2025-01-01, till: 2025-12-31}\n"
        "åtgärder: [{id: A, åtgärd: Å, uppföljning: [{avser: 2025-T1, datum: DAY, status: pågår}]}]\n"
    )
    assert "2052 (långt utanför planens tid)" in told(text.replace("DAY", "2052-05-02"))
    assert "långt utanför" not in told(text.replace("DAY", "2025-05-02"))


def test_figures_of_a_table_have_their_unit_beside_them() -> None:
    text = (
        "indikatorer: [{id: I1, namn: N, enhet: antal vandringar, räknas: summa, mål: {minst: 1}, "
        "utfall: [{period: 2024, värde: 1}, {period: 2025-T1, värde: 2}]}]\n"
    )
    assert "| I1 N | vandringar | – | " in table_under(text, "Siffror över tid")[2]
    assert (
        "**Utfall (vandringar):**" in told(text) or "| minst 1 |" in table_under(text, "Siffror över tid")[2]
    )
    assert "Enhet" not in table_under(INDICATOR, "Siffror över tid")[0]
