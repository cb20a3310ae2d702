"""Charts draw what stands beside them, in shapes that can be told apart without colour."""

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import Trygg
from tests.said_in_reports import PLAN
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report import build
from trygg_cli.report.charts import WIDTH, Charts
from trygg_cli.standing.status import State
from trygg_cli.templates.times import NO_BREAK

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\ngäller: {från: 2024-01-01, till: 2026-12-31}\n"


def charts(text: str, period: str = "2025-T1") -> Charts:
    document = read("p.yaml", text)
    assert () == document.problems
    return Charts(build(document.plan, Period.parse(period)))


def page(trygg: Trygg, folder: Path, text: str = PLAN) -> str:
    (folder / "p.yaml").write_text(text, "utf-8")
    return trygg("report", folder / "p.yaml", "--period", "2025-T1", "-f", "html", "-o", "-").out


def test_bars_of_periods_are_as_wide_as_the_shares_and_fill_the_width() -> None:
    found = charts(PLAN).periods
    assert found
    assert ["2024-T3", "2025-T1"] == [bar.period.text for bar in found.bars if bar.period]
    for bar in found.bars:
        assert WIDTH == sum(stack.width for stack in bar.stacks)
        assert sum(bar.counts.values()) == bar.total
    assert {State.LATE: 1, State.UNKNOWN: 1} == found.bars[-1].counts


def test_periods_before_the_plan_and_those_that_nothing_was_reported_for_are_left_out() -> None:
    text = HEAD + "åtgärder: [{id: A1, åtgärd: A, uppföljning: [{avser: 2025-T1, status: pågår}]}]\n"
    assert charts(text).periods is None
    assert charts(text, "2025-T2").periods


def test_an_earlier_period_counts_what_was_written_about_it_after_its_end_as_its_own_report_does() -> None:
    text = (
        HEAD
        + """åtgärder:
  - id: A1
    åtgärd: A
    uppföljning:
      - {avser: 2025-T1, datum: 2025-05-02, status: genomförd}
  - id: A2
    åtgärd: B
    tid: {till: 2025-03-01}
    uppföljning:
      - {avser: 2025-T1, datum: 2025-04-20, status: pågår}
      - {avser: 2025-T2, datum: 2025-09-10, status: genomförd}
"""
    )
    own = {share.state: share.count for share in charts(text, "2025-T1").report.summary.shares}
    assert {State.DONE: 1, State.LATE: 1} == own
    later = charts(text, "2025-T2").periods
    assert later
    assert [own, {State.DONE: 2}] == [bar.counts for bar in later.bars]


def test_on_an_asked_day_an_earlier_period_counts_nothing_that_was_written_later() -> None:
    text = (
        HEAD
        + """åtgärder:
  - id: A1
    åtgärd: A
    uppföljning:
      - {avser: 2025-T1, datum: 2025-04-20, status: pågår}
      - {avser: 2025-T1, datum: 2025-09-20, status: genomförd}
"""
    )
    found = Charts(build(read("p.yaml", text).plan, Period.parse("2025-T2"), date(2025, 9, 1))).periods
    assert found
    assert {State.ONGOING: 1} == found.bars[0].counts


def test_the_course_of_an_indicator_shows_what_was_judged_its_target_and_baseline() -> None:
    course = charts(PLAN).courses["I1"]
    first, last = course.points
    assert (False, True) == (first.is_judged, last.is_judged)
    assert first.x < last.x
    assert first.y < last.y  # it has gone down, and so lies lower
    assert course.baseline is not None
    assert course.target
    assert course.baseline < first.y < last.y < course.target.y


def test_two_figures_that_contradict_are_not_drawn() -> None:
    entries = "{period: 2024-T3, värde: 5}, {period: 2025-T1, värde: 6}, {period: 2025-T1, värde: 9}"
    text = HEAD + f"indikatorer: [{{id: I1, namn: A, räknas: läge, utfall: [{entries}]}}]\n"
    assert {} == charts(text).courses


def test_what_was_measured_once_has_no_course() -> None:
    text = HEAD + "indikatorer: [{id: I1, namn: A, utfall: [{period: 2024, värde: 3}]}]\n"
    assert {} == charts(text).courses


def test_values_that_are_all_the_same_can_be_drawn() -> None:
    text = (
        HEAD
        + "indikatorer: [{id: I1, namn: A, utfall: [{period: 2023, värde: 0}, {period: 2024, värde: 0}]}]\n"
    )
    first, last = charts(text).courses["I1"].points
    assert first.y == last.y


def test_the_timeline_has_measures_with_a_time_by_tertial_and_the_day_of_the_report() -> None:
    timeline = charts(PLAN).timeline
    assert timeline
    assert ["2024-T1", "2024-T2", "2024-T3", "2025-T1", "2025-T2"] == [
        column.period.text for column in timeline.columns
    ]
    first, second = timeline.rows
    assert ["A1", "A2"] == [first.label, second.label]
    assert first.x + first.width < second.x + second.width <= WIDTH
    assert timeline.today == timeline.columns[-1].x - 1 or timeline.today


def test_a_timeline_of_many_years_goes_by_year() -> None:
    text = HEAD + (
        "åtgärder: [{id: A1, åtgärd: A, tid: {från: 2015-01-01, till: 2030-12-31}}, "
        "{id: A2, åtgärd: B, tid: {till: 2025-12-31}}]\n"
    )
    timeline = charts(text).timeline
    assert timeline
    assert [str(year) for year in range(2015, 2031)] == [column.period.text for column in timeline.columns]


def test_actors_who_answer_for_measures_have_a_bar_each() -> None:
    found = charts(PLAN).actors
    assert found
    assert ["Kommunstyrelsen", "Barn- och utbildningsnämnden"] == [bar.actor for bar in found.bars]


def test_every_drawing_is_small_has_a_title_and_a_description_and_needs_no_colour(
    trygg: Trygg, tmp_path: Path
) -> None:
    text = page(trygg, tmp_path)
    drawings = re.findall('<svg class="chart".*?</svg>', text, re.DOTALL)
    assert 4 == len(drawings)
    patterns = set(re.findall('<pattern id="([^"]+)"', text))
    for drawing in drawings:
        assert 300 < len(drawing.encode()) < 1500
        root = etree.fromstring(drawing)
        assert {"title", "desc"} <= {element.tag for element in root if element.text}
        assert set(re.findall(r"url\(#([^)]+)\)", drawing)) <= patterns
        assert "NaN" not in drawing
        assert "style=" not in drawing
    assert {f"fill-{state}" for state in State if state not in ("done", "not-started")} == patterns


def test_a_drawing_of_many_measures_and_periods_with_every_status_stays_small(
    trygg: Trygg, tmp_path: Path
) -> None:
    words = ["genomförd", "pågår", "ej påbörjad", "vilande", "avbruten"]
    measures = ""
    for number in range(20):
        told = [
            f"{{avser: {year}-T{tertial}, status: {words[(number + tertial) % 5]}}}"
            for year in (2023, 2024)
            for tertial in (1, 2, 3)
        ]
        measures += (
            f"  - {{id: A{number}, åtgärd: A, ansvarig: [{('KS', 'BUN')[number % 2]}], "
            f"tid: {{till: 2024-0{number % 9 + 1}-01}}, uppföljning: [{', '.join(told)}]}}\n"
        )
    head = HEAD.replace("2024-01-01", "2022-01-01") + "aktörer: {KS: {namn: KS}, BUN: {namn: BUN}}\n"
    (tmp_path / "p.yaml").write_text(f"{head}åtgärder:\n{measures}", "utf-8")
    text = trygg("report", tmp_path / "p.yaml", "--period", "2024-T3", "-f", "html", "-o", "-").out
    drawings = re.findall('<svg class="chart".*?</svg>', text, re.DOTALL)
    assert 3 == len(drawings)
    assert 2_048 > max(len(drawing.encode()) for drawing in drawings)


def test_what_is_filled_alike_is_one_shape_with_its_place_in_the_key_first() -> None:
    found = charts(PLAN).periods
    assert found
    assert [*found.states] == [*found.boxes]
    for state, (key, *parts) in found.boxes.items():
        assert (26, 18) == key[2:]
        assert [
            (stack.x, bar.y + 28, stack.width, 22)
            for bar in found.bars
            for stack in bar.stacks
            if stack.state is state
        ] == parts


@pytest.mark.parametrize("baseline", [18, 19, 20, 21, 22, 40])
def test_the_words_beside_target_and_baseline_do_not_stand_on_one_another(baseline: int) -> None:
    text = HEAD + (
        f"indikatorer: [{{id: I1, namn: A, baslinje: {{värde: {baseline}, år: 2020}}, mål: {{minst: 20, högst: 21}}, "
        "utfall: [{period: 2023, värde: 10}, {period: 2024, värde: 60}]}]\n"
    )
    course = charts(text).courses["I1"]
    assert 22 <= abs(course.target_label - course.baseline_label)


def test_names_in_drawings_are_escaped(trygg: Trygg, tmp_path: Path) -> None:
    text = page(trygg, tmp_path, PLAN.replace("namn: Kommunstyrelsen", "namn: '<script>x</script> & co'"))
    assert "<script>" not in text


def test_letters_in_a_drawing_are_not_read_aloud_for_its_title_and_description_are(
    trygg: Trygg, tmp_path: Path
) -> None:
    for drawing in re.findall('<svg class="chart".*?</svg>', page(trygg, tmp_path), re.DOTALL):
        root = etree.fromstring(drawing)
        assert ["title", "desc", "g"] == [element.tag for element in root]
        assert "true" == root[-1].get("aria-hidden")


def test_a_drawing_under_no_heading_of_its_own_shows_its_title_and_what_its_broken_line_is(
    trygg: Trygg, tmp_path: Path
) -> None:
    text = page(trygg, tmp_path).replace(NO_BREAK, " ")
    assert '<text y="-14" font-weight="bold">Hur långt åtgärderna har kommit, aktör för aktör</text>' in text
    assert '<text y="-14" font-weight="bold">Åtgärdernas tider. Streckad linje: 30 april 2025</text>' in text
    assert "Tertial 1 2025</text>" in text


@pytest.mark.parametrize(("measures", "actors"), [(30, 12), (31, 13)])
def test_more_than_anybody_can_take_in_at_a_glance_is_left_to_the_tables(measures: int, actors: int) -> None:
    known = ", ".join(f"N{number}: {{namn: Nämnd {number}}}" for number in range(actors))
    items = "".join(
        f"- {{id: A{number}, åtgärd: A, ansvarig: [N{number % actors}], tid: {{till: 2025-06-30}}}}\n"
        for number in range(measures)
    )
    items = items.replace("06-30}", "06-30}, uppföljning: [{avser: 2025-T1, status: pågår}]", 1)
    found = charts(f"{HEAD}aktörer: {{{known}}}\nåtgärder:\n{items}")
    is_drawn = measures <= 30
    assert (is_drawn, is_drawn) == (found.timeline is not None, found.actors is not None)


def test_bars_that_are_all_filled_alike_are_no_chart() -> None:
    alike = "".join(
        f"- {{id: A{number}, åtgärd: Å, ansvarig: [{party}], uppföljning: [{{avser: 2025-T1, status: pågår}}]}}\n"
        for number, party in enumerate(("KS", "BUN"))
    )
    text = f"{HEAD}aktörer: {{KS: {{namn: KS}}, BUN: {{namn: BUN}}}}\nåtgärder:\n{alike}"
    assert charts(text).actors is None
    assert charts(text.replace("pågår", "genomförd", 1)).actors


def test_parts_of_a_year_stand_below_the_course_of_an_indicator(trygg: Trygg, tmp_path: Path) -> None:
    outcomes = "utfall: [{period: 2024-T1, värde: 30}, {period: 2024-T3, värde: 26}]"
    text = page(trygg, tmp_path, re.sub(r"utfall: .*", outcomes, PLAN))
    assert ">Januari–april 2024</text>" in text
    assert ">September–december 2024</text>" in text
