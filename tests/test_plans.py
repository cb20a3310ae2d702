"""The five real plans hold all that their source documents hold: the counts are those of the inventory."""

from collections import Counter
from collections.abc import Callable, Sized
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from trygg_cli.model.indicator import Indicator, Target
from trygg_cli.model.measure import FollowUp, Measure, Schedule
from trygg_cli.model.plan import Plan
from trygg_cli.reading.document import read

PLANS = Path(__file__).parent.parent / "plans"


@cache
def plan(name: str) -> Plan:
    path = PLANS / f"{name}.yaml"
    document = read(path.name, path.read_bytes())
    assert not document.problems
    return document.plan


def measures(name: str) -> dict[str, Measure]:
    return {measure.id: measure for _, measure in plan(name).walk_measures()}


def indicators(name: str) -> dict[str, Indicator]:
    return {indicator.id: indicator for indicator in plan(name).indicators}


def reported(name: str) -> dict[str, FollowUp]:
    """Return the only follow-up of each measure."""
    return {measure.id: only for measure in measures(name).values() for (only,) in [measure.follow_ups]}


def those(name: str, wanted: Callable[[Measure], object]) -> list[str]:
    """Return the ids of the measures that are so."""
    return [measure.id for measure in measures(name).values() if wanted(measure)]


def schedule(name: str, measure: str) -> Schedule:
    found = measures(name)[measure].schedule
    assert found is not None
    return found


def target(name: str, indicator: str) -> Target:
    found = indicators(name)[indicator].target
    assert found is not None
    return found


COUNTED: dict[str, Callable[[Plan], Sized]] = {
    "focus areas": lambda plan: plan.focus_areas,
    "measures": lambda plan: list(plan.walk_measures()),
    "measures that belong to no area": lambda plan: plan.measures,
    "follow-ups": lambda plan: [each for _, measure in plan.walk_measures() for each in measure.follow_ups],
    "goals": lambda plan: list(plan.walk_goals()),
    "indicators": lambda plan: plan.indicators,
    "promises": lambda plan: plan.promises,
    "parties": lambda plan: plan.parties,
    "signatories": lambda plan: plan.signatories,
    "sources": lambda plan: plan.sources,
    "perspectives": lambda plan: plan.perspectives,
    "ongoing work": lambda plan: plan.ongoing,
    "areas of the situation picture": lambda plan: plan.picture.areas if plan.picture else (),
}

EXPECTED: dict[str, dict[str, int]] = {
    "2022": {
        "focus areas": 7,
        "measures": 7,
        "measures that belong to no area": 0,
        "follow-ups": 7,
        "goals": 0,
        "indicators": 0,
        "promises": 0,
        "signatories": 0,
    },
    "eskilstuna-2016": {
        "measures": 20,
        "follow-ups": 0,
        "goals": 3 + 1,  # three headings, and one goal that is hidden in the text on a problem
        "indicators": 18,
        "promises": 0,
        "parties": 2,
        "signatories": 3,
        "sources": 10,
        "ongoing work": 8,
        "areas of the situation picture": 3,
    },
    "trollhattan-2022": {
        "focus areas": 4,
        "measures": 6,
        "measures that belong to no area": 6,
        "follow-ups": 0,
        "indicators": 0,
        "promises": 0,
        "parties": 2,
        "signatories": 3,
    },
    "karlskoga-2016": {
        "focus areas": 7,
        "measures": 0,
        "goals": 2,
        "indicators": 11,
        "promises": 4,
        "parties": 2,
        "signatories": 2,
        "sources": 5,
        "perspectives": 3,
    },
    "haninge-2019": {
        "focus areas": 0,
        "measures": 15,
        "measures that belong to no area": 15,
        "follow-ups": 0,
        "promises": 0,
        "parties": 7,
        "signatories": 7,
    },
}


@pytest.mark.parametrize(
    ("name", "concept", "count"),
    [(name, concept, count) for name, counts in EXPECTED.items() for concept, count in counts.items()],
)
def test_plan_holds_as_many_as_its_source(name: str, concept: str, count: int) -> None:
    assert count == len(COUNTED[concept](plan(name)))


def test_every_plan_file_is_counted() -> None:
    assert set(EXPECTED) == {path.stem for path in PLANS.glob("*.yaml")}


@pytest.mark.parametrize("name", EXPECTED)
def test_plan_says_which_version_of_the_format_it_is_in_first(name: str) -> None:
    assert (PLANS / f"{name}.yaml").read_text("utf-8").startswith("trygg: 1\n")


@pytest.mark.parametrize("name", EXPECTED)
def test_plan_reads_in_short_lines(name: str) -> None:
    lines = (PLANS / f"{name}.yaml").read_text("utf-8").splitlines()
    assert [] == [line for line in lines if len(line) > 110 or line != line.rstrip()]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_signatory_signs_for_a_party(name: str) -> None:
    assert {signatory.party for signatory in plan(name).signatories} <= set(plan(name).parties)


# source 000: Trygghet i utemiljön


def test_2022_is_the_plan_of_group_4_in_its_version_of_2_september() -> None:
    of_2022 = plan("2022")
    assert ("trygghet-i-utemiljön-2022", "Trygghet i utemiljön") == (of_2022.id, of_2022.title)
    assert ("handlingsplan", "Grupp 4", date(2022, 9, 2)) == (of_2022.kind, of_2022.group, of_2022.version)


def test_2022_has_one_measure_in_every_area() -> None:
    areas = plan("2022").focus_areas
    assert [["N1"], ["N2"], ["N3"], ["N4"], ["N5"], ["N6"], ["N7"]] == [
        [measure.id for measure in area.measures] for area in areas
    ]


def test_2022_reports_these_statuses_in_order_and_none_where_only_the_problem_is_unclear() -> None:
    assert ["genomförd", "pågår", "pågår", "pågår", None, "ej påbörjad", "vilande"] == [
        follow_up.status for follow_up in reported("2022").values()
    ]


def test_2022_keeps_the_words_that_its_statuses_stand_for() -> None:
    words = {name: follow_up.word for name, follow_up in reported("2022").items() if follow_up.word}
    assert {"N6": "planeras", "N7": "inget behov"} == words


def test_2022_has_next_steps_only_where_something_is_to_be_done() -> None:
    assert ["N4", "N6"] == [name for name, follow_up in reported("2022").items() if follow_up.next_step]


def test_2022_has_the_weekly_group_as_an_activity_of_its_own() -> None:
    assert [False, True] == ["varje vecka" in activity for activity in measures("2022")["N4"].activities]


def test_2022_reports_on_the_second_tertial_on_2_september() -> None:
    assert {("2022-T2", date(2022, 9, 2))} == {
        (follow_up.period.text, follow_up.date) for follow_up in reported("2022").values()
    }


def test_2022_has_a_comment_on_every_measure() -> None:
    assert all(follow_up.comment for follow_up in reported("2022").values())


def test_2022_keeps_the_blank_cells_blank() -> None:
    assert ["N5", "N7"] == those("2022", lambda measure: not measure.activities)
    assert ["N7"] == those("2022", lambda measure: measure.goal is None)


def test_2022_has_no_other_blank_cells() -> None:
    assert [] == those("2022", lambda measure: not (measure.responsible and measure.external))


def test_2022_samples_waste_water_in_may_and_june() -> None:
    when = schedule("2022", "N1")
    assert ("månad 05 och 06", date(2022, 5, 1), date(2022, 6, 30)) == (when.text, when.start, when.end)


def test_2022_proposed_the_centre_plan_in_spring_or_summer_and_sets_no_end_to_the_plan_itself() -> None:
    when = schedule("2022", "N3")
    (proposal,) = when.milestones
    assert ("vår/sommar", None, ()) == (when.text, when.end, when.seasons)
    assert proposal.period is not None
    assert "2022-03/2022-08" == proposal.period.text


def test_2022_should_have_ended_its_pilot_before_the_plan_was_written() -> None:
    assert date(2022, 8, 31) == schedule("2022", "N4").end


def test_2022_holds_its_dialogue_in_autumn_and_only_wishes_for_two_a_year() -> None:
    when = schedule("2022", "N6")
    assert (("höst",), False, None) == (when.seasons, when.wish, when.frequency)
    assert "bör kunna hållas två gånger" in (reported("2022")["N6"].comment or "").replace("\n", " ")


def test_2022_does_not_know_who_pays_for_the_defibrillators() -> None:
    funding = measures("2022")["N2"].funding
    assert funding is not None
    assert funding.status == "oklar"


def test_2022_tells_two_units_in_one_cell_apart() -> None:
    actors, pilot = plan("2022").actors, measures("2022")["N4"]
    assert ["Räddningstjänst", "Bildningsförvaltning"] == [actors[name].name for name in pilot.responsible]


def test_2022_does_not_say_who_several_are() -> None:
    unspecified = {name for name, actor in plan("2022").actors.items() if actor.kind == "ospecificerad"}
    assert ["N5", "N6"] == those("2022", lambda measure: unspecified & {*measure.responsible})


def test_2022_does_not_name_its_suppliers() -> None:
    suppliers = {name for name, actor in plan("2022").actors.items() if actor.name == "Leverantör"}
    assert [False] == [plan("2022").actors[name].named for name in suppliers]
    assert ["N2", "N4", "N7"] == those("2022", lambda measure: suppliers & {*measure.external})


def test_2022_may_work_with_other_municipalities_in_one_measure() -> None:
    perhaps = {name for name, actor in plan("2022").actors.items() if actor.conditional}
    assert ["N3"] == those("2022", lambda measure: perhaps & {*measure.external})


def test_2022_has_only_outsiders_as_external_actors() -> None:
    outside = {name for name, actor in plan("2022").actors.items() if actor.external}
    assert outside == {name for measure in measures("2022").values() for name in measure.external}


# source 001: Eskilstuna


def test_eskilstuna_has_seven_seven_and_six_rows_under_its_goals() -> None:
    rows = Counter(goal for measure in measures("eskilstuna-2016").values() for goal in measure.goals)
    assert [7, 7, 6] == [rows["M1"], rows["M2"], rows["M3"]]


def test_eskilstuna_numbers_its_rows_and_indicators() -> None:
    assert [f"R{number}" for number in range(1, 21)] == list(measures("eskilstuna-2016"))
    assert [f"I{number}" for number in range(1, 19)] == list(indicators("eskilstuna-2016"))


def test_eskilstuna_leaves_one_row_to_the_police_alone() -> None:
    assert ["R12"] == those(
        "eskilstuna-2016",
        lambda measure: "kommunen" not in {each.party for each in measure.commitments if each.text},
    )


def test_eskilstuna_has_the_police_in_every_row() -> None:
    assert [] == those(
        "eskilstuna-2016",
        lambda measure: "polisen" not in {each.party for each in measure.commitments if each.text},
    )


def test_eskilstuna_has_four_central_and_four_local_bodies() -> None:
    bodies = {body.id: body.level for body in plan("eskilstuna-2016").bodies}
    assert [f"B{number}" for number in range(1, 9)] == [name for name in bodies if name[1:].isdigit()]
    assert ["B5", "B6", "B7", "B8"] == [name for name, level in bodies.items() if level == "lokal"]


def test_eskilstuna_puts_four_places_first() -> None:
    assert {"Skiftinge", "Årby", "Fröslunda", "Lagersberg"} == {
        place.name for place in plan("eskilstuna-2016").places if place.prioritised
    }


def test_eskilstuna_has_a_proposal_to_the_assembly_and_no_decision() -> None:
    (proposal,) = plan("eskilstuna-2016").decisions
    assert ("förslag", "KS", "KF") == (proposal.kind, proposal.proposed_by, proposal.body)
    assert (date(2016, 1, 26), "§ 11") == (proposal.date, proposal.section)


def test_eskilstuna_calls_in_property_owners_only_when_needed() -> None:
    ours = measures("eskilstuna-2016")["R1"].commitments[0]
    assert (("fastighetsägare",), "Fastighetsägare är med vid behov") == (ours.together_with, ours.condition)


def test_eskilstuna_repeats_its_survey_in_2018_and_sets_no_year_for_the_goal() -> None:
    knowledge = indicators("eskilstuna-2016")["I5"]
    assert (None, "Enkäten från 2014 följs upp 2018") == (
        target("eskilstuna-2016", "I5").by,
        knowledge.measured,
    )


def test_eskilstuna_has_the_index_of_its_four_places_as_baseline_and_that_of_the_town_in_the_picture() -> (
    None
):
    baseline, picture = indicators("eskilstuna-2016")["I8"].baseline, plan("eskilstuna-2016").picture
    assert baseline is not None
    assert picture is not None
    assert (None, 4, 6, 2014) == (baseline.value, baseline.least, baseline.most, baseline.year)
    assert "1,67" not in (baseline.text or "")
    assert 1.67 in {figure.value for area in picture.areas for figure in area.statistics}


def test_eskilstuna_wants_more_owners_who_clean_within_48_hours_and_not_fewer_hours() -> None:
    cleaned = target("eskilstuna-2016", "I11")
    assert ("fastighetsägare", "öka") == (indicators("eskilstuna-2016")["I11"].unit, cleaned.direction)
    assert cleaned.within is None


def test_eskilstuna_says_how_outcomes_go_together_where_its_document_does() -> None:
    counted = {name: indicator.counted for name, indicator in indicators("eskilstuna-2016").items()}
    assert ["I1"] == [name for name, how in counted.items() if how == "unika"]
    assert ["I13"] == [name for name, how in counted.items() if how == "summa"]
    assert ["I2", "I3", "I7", "I8", "I10", "I11", "I14", "I16"] == [
        name for name, how in counted.items() if how == "läge"
    ]


def test_eskilstuna_walks_once_in_every_place_and_more_where_needed() -> None:
    walks = target("eskilstuna-2016", "I13")
    assert (1, True, None) == (walks.at_least, walks.per_place, walks.recurring)


def test_eskilstuna_puts_first_only_the_problem_that_its_document_does() -> None:
    assert ["P3"] == [problem.id for problem in plan("eskilstuna-2016").problems if problem.prioritised]


def test_eskilstuna_made_its_surveys_in_2014_and_2015() -> None:
    picture = plan("eskilstuna-2016").picture
    assert picture is not None
    assert "2014–2015" in (picture.survey or "")


def test_eskilstuna_names_its_municipality_as_the_other_plans_do() -> None:
    assert "Eskilstuna" == plan("eskilstuna-2016").municipality


def test_eskilstuna_says_who_is_along_once_and_not_in_the_text_too() -> None:
    twice = [
        measure.id
        for measure in measures("eskilstuna-2016").values()
        for each in measure.commitments
        if each.together_with and "tillsammans med" in (each.text or "").replace("\n", " ")
    ]
    assert [] == twice


# source 002: Trollhättan


def test_trollhattan_shows_only_parts_of_its_lists() -> None:
    assert {"fokusområden", "åtgärder"} == set(plan("trollhattan-2022").partial)


def test_trollhattan_spells_out_its_abbreviations() -> None:
    assert {"EST", "SIG", "TUTI", "URO", "ANDTS"} == set(plan("trollhattan-2022").terms)


def test_trollhattan_has_both_parties_behind_every_measure() -> None:
    assert {("staden", "polisen")} == {
        measure.responsible for measure in measures("trollhattan-2022").values()
    }


def test_trollhattan_tells_young_people_in_crime_of_one_group_and_not_of_all_three() -> None:
    groups = measures("trollhattan-2022")["N2"]
    assert groups.target_group is None
    assert "unga i kriminalitet" in plan("trollhattan-2022").terms["URO"]


def test_trollhattan_contributes_to_its_meetings() -> None:
    assert "Bidra" == measures("trollhattan-2022")["N4"].activities[0].split()[0]


def test_trollhattan_holds_two_meetings_on_drugs_and_sets_no_other_times() -> None:
    assert ["N4"] == those("trollhattan-2022", lambda measure: measure.schedule)
    meetings = schedule("trollhattan-2022", "N4")
    assert meetings.frequency is not None
    assert (2, None, None) == (meetings.frequency.times, meetings.start, meetings.end)


def test_trollhattan_is_signed_on_an_unknown_day() -> None:
    signed = [(each.name, each.party, each.date) for each in plan("trollhattan-2022").signatories]
    assert [
        ("Jenny Wester", "polisen", None),
        ("Paul Åkerlund", "staden", None),
        ("Said Niklund", "staden", None),
    ] == signed


# source 003: Karlskoga


def test_karlskoga_has_a_proposal_and_no_decision() -> None:
    (proposal,) = plan("karlskoga-2016").decisions
    assert ("förslag", "ledningskontoret", "KF") == (proposal.kind, proposal.proposed_by, proposal.body)
    assert (date(2015, 12, 22), "KS 2015.0434") == (proposal.date, proposal.record_number)


def test_karlskoga_bases_its_proposal_on_three_documents() -> None:
    assert len(plan("karlskoga-2016").decisions[0].documents) == 3


def test_karlskoga_has_its_proposal_before_the_board_on_2_february_2016() -> None:
    assert "kommunstyrelsen 2016-02-02" in (plan("karlskoga-2016").decisions[0].text or "").replace("\n", " ")


def test_karlskoga_holds_from_2016_to_2019() -> None:
    valid = plan("karlskoga-2016").valid
    assert valid is not None
    assert (date(2016, 1, 1), date(2019, 12, 31)) == (valid.start, valid.end)


def test_karlskoga_is_signed_on_an_unknown_day() -> None:
    signed = [(each.name, each.date, each.remark) for each in plan("karlskoga-2016").signatories]
    assert [
        ("Thomas Jäderkvist", None, "2016-XX-XX"),
        ("Sven Olov Axelsson", None, "2016-XX-XX"),
    ] == signed


def test_karlskoga_divides_its_indicators_among_its_promises() -> None:
    promises = [(each.id, each.indicators) for each in plan("karlskoga-2016").promises]
    assert [
        ("L1", ("I1",)),
        ("L2", ("I2",)),
        ("L3", ("I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10")),
        ("L4", ("I11",)),
    ] == promises


def test_karlskoga_makes_all_its_promises_together() -> None:
    assert {("polisen", "kommunen")} == {each.promised_by for each in plan("karlskoga-2016").promises}


def test_karlskoga_makes_its_promises_for_2016() -> None:
    times = {each.valid and (each.valid.start, each.valid.end) for each in plan("karlskoga-2016").promises}
    assert {(date(2016, 1, 1), date(2016, 12, 31))} == times


def test_karlskoga_gives_its_promises_in_the_words_of_the_document() -> None:
    walks = next(each.text for each in plan("karlskoga-2016").promises if each.id == "L2")
    assert (
        "Genomföra inventeringar av den fysiska miljön med fokus på parkområden samt gång- och cykelvägar."
        == walks.strip()
    )


def test_karlskoga_promises_to_be_in_touch_once_an_inquiry_has_begun() -> None:
    first = plan("karlskoga-2016").promises[0]
    assert "förundersökning" in (first.condition or "")


def test_karlskoga_adds_up_what_it_counts_as_events() -> None:
    summed = [each.id for each in plan("karlskoga-2016").indicators if each.counted == "summa"]
    assert ["I2", "I3", "I9", "I10", "I11"] == summed


def test_karlskoga_has_no_baselines_and_one_target() -> None:
    measured = plan("karlskoga-2016").indicators
    assert [] == [indicator.id for indicator in measured if indicator.baseline]
    assert ["I1"] == [indicator.id for indicator in measured if indicator.target]


def test_karlskoga_promises_to_be_in_touch_within_a_week() -> None:
    within = target("karlskoga-2016", "I1").within
    assert within is not None
    assert (1, "veckor") == (within.number, within.unit)


def test_karlskoga_follows_young_people_apart_in_two_indicators() -> None:
    measured = plan("karlskoga-2016").indicators
    assert {"I3": "unga under 18 (20) år", "I8": "unga under 18 (20) år"} == {
        indicator.id: indicator.subgroup for indicator in measured if indicator.subgroup
    }


def test_karlskoga_reports_every_tertial_to_the_crime_prevention_council() -> None:
    rules = plan("karlskoga-2016").follow_up_rules
    assert [("BRÅ",)] == [rule.forum for rule in rules if rule.every == "tertial"]


def test_karlskoga_is_to_propose_its_successor_before_its_last_day() -> None:
    assert [date(2019, 12, 30)] == [rule.by for rule in plan("karlskoga-2016").follow_up_rules if rule.by]


def test_karlskoga_links_to_the_earlier_agreement_and_the_budget() -> None:
    linked = {other.record_number for other in plan("karlskoga-2016").linked_plans}
    assert {"KS 2012.0364", "KS 2014.0337"} <= linked


def test_karlskoga_serves_the_first_goal_of_the_assembly_with_both_its_goals() -> None:
    served = [goal.assembly_goal or "" for goal in plan("karlskoga-2016").goals]
    assert [True, True] == [text.startswith("Mål 1:") for text in served]


# source 004: Haninge


def test_haninge_is_signed_by_seven_political_parties_and_not_by_the_police() -> None:
    haninge = plan("haninge-2019")
    assert ["S", "M", "SD", "V", "L", "C", "KD"] == [each.party for each in haninge.signatories]
    assert {"parti"} == {haninge.actors[party].kind for party in haninge.parties}


def test_haninge_has_six_group_leaders_and_one_commissioner() -> None:
    assert ["gruppledare"] * 6 + ["kommunalråd"] == [each.role for each in plan("haninge-2019").signatories]


def test_haninge_only_inquires_in_four_of_its_measures() -> None:
    assert ["H6", "H9", "H11", "H12"] == those("haninge-2019", lambda measure: measure.kind == "utredning")


def test_haninge_ends_its_trial_of_night_walks_in_may_2020_and_not_the_measure() -> None:
    when = schedule("haninge-2019", "H5")
    steps = [step.period and step.period.text for step in when.milestones]
    assert (None, ["2020-05", None]) == (when.end, steps)


def test_haninge_evaluates_its_trial_after_that() -> None:
    assert "utvärdera" in measures("haninge-2019")["H5"].activities[-1]


def test_haninge_says_what_quick_action_is_for() -> None:
    assert "utsatta familjer får stöd" in (measures("haninge-2019")["H7"].goal or "")


def test_haninge_makes_its_exit_work_depend_on_others() -> None:
    funding = measures("haninge-2019")["H12"].funding
    assert funding is not None
    assert "Storstockholm eller Södertörn" in (funding.conditions or "").replace("\n", " ")


def test_haninge_only_may_lessen_double_work() -> None:
    measure = measures("haninge-2019")["H15"]
    assert "dubbelarbete" not in (measure.goal or "")
    assert "kan också motverka" in (measure.description or "").replace("\n", " ")


def test_haninge_wants_more_than_four_field_assistants_and_not_how_many() -> None:
    (indicator,) = plan("haninge-2019").indicators
    assert indicator.baseline is not None
    assert "läge" == indicator.counted
    assert (4, "från två till fyra") == (indicator.baseline.value, indicator.baseline.text)
    more = target("haninge-2019", indicator.id)
    assert ("öka", None, None) == (more.direction, more.at_least, more.at_most)


def test_haninge_is_undated() -> None:
    haninge = plan("haninge-2019")
    assert (None, None) == (haninge.version, haninge.valid)


def test_haninge_names_nobody_responsible() -> None:
    assert [] == those("haninge-2019", lambda measure: measure.responsible)


def test_haninge_has_the_leaders_of_its_field_assistants_along_in_a_proposal() -> None:
    assert ("KoF",) == measures("haninge-2019")["H1"].participants
