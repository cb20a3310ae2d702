from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygg_cli.model.kinds import PromiseAssessment, Status
from trygg_cli.model.measure import Measure
from trygg_cli.model.plan import Plan
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report import Report, build
from trygg_cli.report.actors import Role
from trygg_cli.standing.moment import Judged
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.shares import shares
from trygg_cli.standing.status import Standing, State, standing
from trygg_cli.standing.verdict import Verdict
from trygg_cli.text.source import parse

PLANS = sorted((Path(__file__).parent.parent / "plans").glob("*.yaml"))
T2 = Period.parse("2022-T2")
HEAD = "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\n"


def plan_of(text: str) -> Plan:
    document = read("plan.yaml", HEAD + text)
    assert [] == list(document.problems)
    assert document.plan is not None
    return document.plan


def report_of(text: str, period: Period = T2, as_of: date | None = None) -> Report:
    return build(plan_of(text), period, as_of)


def measure_of(text: str) -> Measure:
    return Measure.model_validate({"id": "N1", "åtgärd": "Åtgärd"} | parse(text).data)


def standing_of(text: str, as_of: str | None = None) -> Standing:
    """Return how a measure stands at the end of tertial 2 2022 or, as asked for, on another day."""
    day = date.fromisoformat(as_of) if as_of else T2.end
    return standing(measure_of(text), Judged(T2, day, is_asked=as_of is not None, valid=None))


def followed_up(*entries: str) -> str:
    return "uppföljning: [" + ", ".join(f"{{{entry}}}" for entry in entries) + "]"


def plan_2022() -> Plan:
    path = next(path for path in PLANS if path.name == "2022.yaml")
    plan = read(path.name, path.read_bytes()).plan
    assert plan is not None
    return plan


# How far a measure has come


def test_the_status_is_that_of_the_latest_period_and_not_of_the_last_line() -> None:
    text = followed_up("avser: 2022-T2, status: pågår", "avser: 2022-T1, status: ej påbörjad")
    assert State.ONGOING == standing_of(text).state


def test_of_two_reports_on_a_period_the_later_written_counts() -> None:
    text = followed_up(
        "avser: 2022-T2, datum: 2022-09-09, status: genomförd",
        "avser: 2022-T2, datum: 2022-09-02, status: pågår",
    )
    assert State.DONE == standing_of(text).state


def test_what_is_reported_for_later_periods_is_not_known_yet() -> None:
    text = followed_up("avser: 2022-T1, status: pågår", "avser: 2022-T3, status: genomförd")
    assert State.ONGOING == standing_of(text).state


def test_what_is_only_reported_for_the_whole_year_is_no_status_in_the_second_tertial() -> None:
    found = standing_of(followed_up("avser: 2022, status: genomförd"))
    assert (State.UNKNOWN, None) == (found.state, found.entry)
    own = followed_up("avser: 2022, status: genomförd", "avser: 2022-T2, status: pågår")
    assert State.ONGOING == standing_of(own).state


def test_an_internal_report_says_nothing() -> None:
    text = followed_up("avser: 2022-T1, status: pågår", "avser: 2022-T2, status: avbruten, intern: ja")
    assert State.ONGOING == standing_of(text).state


def test_a_report_without_status_leaves_the_status_as_it_was() -> None:
    text = followed_up("avser: 2022-T1, status: vilande", "avser: 2022-T2, kommentar: Inget nytt.")
    found = standing_of(text)
    assert (State.RESTING, Period.parse("2022-T1")) == (found.state, found.period)


def test_a_measure_without_reports_has_no_status() -> None:
    assert Standing(State.UNKNOWN, None, None, None, has_passed=False) == standing_of("uppföljning: []")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("ej påbörjad", State.LATE),
        ("pågår", State.LATE),
        ("genomförd", State.DONE),
        ("vilande", State.RESTING),
        ("avbruten", State.CANCELLED),
    ],
)
def test_what_goes_on_after_its_last_day_is_late(status: str, state: State) -> None:
    text = f"tid: {{till: 2022-06-30}}\n{followed_up(f'avser: 2022-T2, status: {status}')}"
    assert state == standing_of(text).state


def test_of_what_nothing_is_reported_nobody_knows_whether_it_is_late_after_its_last_day() -> None:
    found = standing_of("tid: {till: 2022-06-30}")
    assert (State.UNKNOWN, None, True) == (found.state, found.status, found.is_unknown_and_due)


@pytest.mark.parametrize(("start", "state"), [("2022-08-31", State.UNKNOWN), ("2022-09-01", State.NOT_BEGUN)])
def test_what_begins_after_the_judged_day_has_not_begun(start: str, state: State) -> None:
    assert state == standing_of(f"tid: {{från: {start}}}").state


def test_two_reports_on_one_period_that_go_back_contradict_each_other() -> None:
    on = "avser: 2022-T2, datum: 2022-07-0"
    back = standing_of(followed_up(f"{on}1, status: genomförd", f"{on}8, status: pågår"))
    forth = standing_of(followed_up(f"{on}1, status: pågår", f"{on}8, status: genomförd"))
    same_day = standing_of(followed_up(f"{on}1, status: genomförd", f"{on}1, status: pågår"))
    undated = standing_of(followed_up("avser: 2022-T2, status: genomförd", "avser: 2022-T2, status: pågår"))
    assert [1, 0, 1, 1] == [len(judged.contradictions) for judged in (back, forth, same_day, undated)]
    assert [State.ONGOING, State.DONE, State.ONGOING, State.ONGOING] == [
        judged.state for judged in (back, forth, same_day, undated)
    ]


PARTY_REPORTS = [
    (("KS", "pågår"), ("BUN", "genomförd"), State.ONGOING),
    (("KS", "ej påbörjad"), ("BUN", "vilande"), State.NOT_STARTED),
    (("KS", "avbruten"), ("BUN", "genomförd"), State.DONE),
    (("KS", "avbruten"), ("BUN", "avbruten"), State.CANCELLED),
]


@pytest.mark.parametrize(("one", "other", "state"), PARTY_REPORTS)
def test_a_measure_has_come_as_far_as_the_party_that_has_come_least(
    one: tuple[str, str], other: tuple[str, str], state: State
) -> None:
    entries = [f"avser: 2022-T2, part: {party}, status: {status}" for party, status in (one, other)]
    found = standing_of(followed_up(*entries))
    assert state == found.state
    assert (2 if one[1] != other[1] else 0) == len(found.apart)


def test_of_parties_that_have_come_as_far_the_latest_report_is_the_one_that_counts() -> None:
    entries = [f"avser: 2022-{time}, part: {party}, status: pågår" for time, party in
               (("T1", "KS"), ("T1", "BUN"), ("T2", "KS"))]  # fmt: skip
    found = standing_of(followed_up(*entries))
    assert found.entry
    assert ("KS", "2022-T2") == (found.entry.party, found.entry.period.text)


def test_what_nobody_in_particular_reports_speaks_for_all_until_each_has_reported_since() -> None:
    for_all = "avser: 2022-T1, status: pågår"
    of_one = "avser: 2022-T2, part: KS, status: genomförd"
    one_of_two = standing_of(f"ansvarig: [KS, BUN]\n{followed_up(for_all, of_one)}")
    all_of_one = standing_of(f"ansvarig: [KS]\n{followed_up(for_all, of_one)}")
    assert [State.ONGOING, State.DONE] == [one_of_two.state, all_of_one.state]


@pytest.mark.parametrize(
    ("schedule", "as_of", "state"),
    [
        ("{till: 2022-08-31}", None, State.LATE),
        ("{till: 2022-09-01}", None, State.ONGOING),
        ("{till: 2022-08-31}", "2022-08-31", State.ONGOING),
        ("{till: 2022-08-31}", "2022-09-01", State.LATE),
        ("{när: 2022-T1}", "2022-05-01", State.LATE),
        ("{när: 2022-T1, till: 2022-05-15}", "2022-05-10", State.ONGOING),
        ("{till: 2022-06-30, önskemål: ja}", "2022-09-01", State.ONGOING),
        ("{text: före sommaren, säsong: [vår]}", "2022-09-01", State.ONGOING),
        ("{från: 2022-01-01}", "2022-09-01", State.ONGOING),
    ],
)
def test_late_is_counted_from_the_last_day_and_never_from_a_wish(
    schedule: str, as_of: str | None, state: State
) -> None:
    text = f"tid: {schedule}\n{followed_up('avser: 2022-T2, status: pågår')}"
    assert state == standing_of(text, as_of).state


# As of which day


@pytest.mark.parametrize(("period", "day"), [("2022-T1", (2022, 4, 30)), ("2022-T2", (2022, 8, 31))])
def test_a_report_of_a_period_is_judged_at_its_end_whenever_it_was_written(
    period: str, day: tuple[int, int, int]
) -> None:
    assert date(*day) == build(plan_2022(), Period.parse(period)).as_of


def test_a_given_day_decides_what_is_late() -> None:
    plan = plan_of(
        """
åtgärder:
  - {id: A, åtgärd: Å, tid: {till: 2022-08-31}, uppföljning: [{avser: 2022-T2, datum: 2022-08-20, status: pågår}]}
"""
    )
    days = (date(2022, 8, 31), date(2022, 9, 1))
    states = [build(plan, T2, day).measures[0].standing.state for day in days]
    assert [State.ONGOING, State.LATE] == states


def test_what_was_written_after_the_given_day_is_not_seen() -> None:
    plan = plan_of(
        "åtgärder: [{id: A, åtgärd: Å, uppföljning: [{avser: 2022-T2, datum: 2022-09-05, status: pågår}]}]"
    )
    states = [build(plan, T2, date(2022, 9, day)).measures[0].standing.state for day in (4, 5)]
    assert [State.UNKNOWN, State.ONGOING] == states


def test_the_day_of_an_internal_note_is_not_given_away() -> None:
    found = report_of(
        """
åtgärder:
  - id: N1
    åtgärd: Å
    uppföljning:
      - {avser: 2022-T2, datum: 2022-09-20, intern: ja, kommentar: hemligt, författare: chef}
"""
    )
    assert (date(2022, 8, 31), None, ()) == (found.as_of, found.header.written, found.header.authors)


# Shares


@pytest.mark.parametrize(
    ("counts", "percents"),
    [
        ([1, 1, 1], [33, 33, 33]),
        ([1, 1, 6], [13, 13, 75]),
        ([1, 2, 1, 2, 1], [14, 29, 14, 29, 14]),
        ([0, 5], [0, 100]),
        ([1, 999], [0, 100]),
        ([], []),
        ([0, 0], [0, 0]),
    ],
)
def test_shares_are_rounded_to_whole_per_cent_and_halves_upwards(
    counts: list[int], percents: list[int]
) -> None:
    assert percents == shares(counts)


@given(st.lists(st.integers(0, 10_000), max_size=9).filter(any))
def test_equal_counts_get_equal_shares_that_are_at_most_half_a_per_cent_off(counts: list[int]) -> None:
    found = shares(counts)
    pairs = [*zip(found, counts, strict=True)]
    assert len({*counts}) == len({*zip(counts, found, strict=True)})
    assert all(abs(share - count * 100 / sum(counts)) <= 0.5 + 1e-9 for share, count in pairs)


def test_the_shares_of_a_report_are_of_the_states_that_occur() -> None:
    found = build(plan_2022(), T2).summary
    assert [(State.DONE, 1, 14), (State.ONGOING, 2, 29), (State.LATE, 1, 14), (State.NOT_STARTED, 1, 14),
            (State.RESTING, 1, 14), (State.UNKNOWN, 1, 14)] == [
        (s.state, s.count, s.percent) for s in found.shares
    ]  # fmt: skip


# What was reported, and what was not


MEASURES = """
åtgärder:
  - id: A
    åtgärd: Klar sedan förut
    uppföljning: [{avser: 2022-T1, status: genomförd}]
  - id: B
    åtgärd: Avbruten sedan förut
    uppföljning: [{avser: 2022-T1, status: avbruten}]
  - id: C
    åtgärd: Börjar senare
    tid: {från: 2022-09-01}
  - id: D
    åtgärd: Glömd
    uppföljning: [{avser: 2022-T1, status: pågår}]
  - id: E
    åtgärd: Rapporterad
    uppföljning: [{avser: 2022-T1, status: pågår}, {avser: 2022-06, status: pågår}]
  - id: F
    åtgärd: Bara internt
    uppföljning: [{avser: 2022-T2, status: pågår, intern: ja}]
  - id: G
    åtgärd: Första halvåret
    uppföljning: [{avser: 2022-H1, status: pågår}]
"""


def test_what_lacks_a_report_is_what_was_to_be_reported_and_is_not() -> None:
    found = report_of(MEASURES)
    assert ["D", "F"] == [entry.measure.id for entry in found.gaps.measures]
    assert (7, 2, 4) == (found.summary.measures, found.summary.reported, found.summary.expected)


def test_a_report_belongs_to_the_period_in_which_its_own_ends() -> None:
    found = {entry.measure.id: entry for entry in report_of(MEASURES).measures}
    assert ["2022-H1"] == [follow_up.period.text for follow_up in found["G"].reports]
    assert ["2022-06"] == [follow_up.period.text for follow_up in found["E"].reports]


def test_where_nothing_is_reported_the_last_report_before_is_told() -> None:
    found = {entry.measure.id: entry for entry in report_of(MEASURES).measures}
    assert "2022-T1" == (found["D"].last and found["D"].last.period.text)
    assert found["F"].last is None


def test_what_is_late_cancelled_or_on_hold_past_its_last_day_deviates_with_the_comment_on_it() -> None:
    found = report_of(
        """
åtgärder:
  - id: A
    åtgärd: Försenad
    tid: {till: 2022-06-30}
    uppföljning: [{avser: 2022-T2, status: ej påbörjad, kommentar: Sjukdom.}]
  - id: B
    åtgärd: Avbruten
    uppföljning: [{avser: 2022-T2, status: avbruten, kommentar: Flyttas till 2023.}]
  - id: C
    åtgärd: Vilande
    tid: {till: 2022-06-30}
    uppföljning: [{avser: 2022-T1, status: vilande}]
  - id: D
    åtgärd: Vilande med tid kvar
    tid: {till: 2022-12-31}
    uppföljning: [{avser: 2022-T2, status: vilande, kommentar: Väntar.}]
"""
    )
    assert [("A", "Sjukdom."), ("B", "Flyttas till 2023."), ("C", None)] == [
        (entry.report.measure.id, entry.text) for entry in found.deviations if entry.report
    ]


def test_deviations_are_those_reported_and_what_is_late_without_a_word() -> None:
    found = report_of(
        """
uppföljning: [{avser: 2022-T2, avvikelse: Vakans, intern: nej}]
åtgärder:
  - id: A
    åtgärd: Med avvikelse
    tid: {till: 2022-06-30}
    uppföljning: [{avser: 2022-T2, status: pågår, avvikelse: Sen leverans, hantering: Hyr in}]
  - id: B
    åtgärd: Försenad
    tid: {till: 2022-06-30}
    uppföljning: [{avser: 2022-T2, status: pågår, nästa_steg: Skynda på}]
  - id: C
    åtgärd: Utan avvikelse
    uppföljning: [{avser: 2022-T2, status: pågår}]
""".replace(", intern: nej", "")
    )
    assert [
        (None, "Vakans", None, None),
        ("A", "Sen leverans", "Hyr in", None),
        ("B", None, None, "Skynda på"),
    ] == [
        (
            deviation.report and deviation.report.measure.id,
            deviation.text,
            deviation.remedy,
            deviation.next_step,
        )
        for deviation in found.deviations
    ]


GOALS = """
indikatorer:
  - {id: I1, namn: Nådd, mål: {minst: 1}, utfall: [{period: 2022-T2, värde: 1}]}
  - {id: I2, namn: Utan mål, utfall: [{period: 2022-T2, värde: 1}]}
  - {id: I3, namn: Omätt, mål: {minst: 1}}
  - {id: I4, namn: Skala, skala: {band: [{från: 0, till: 2, betyder: bra}, {från: 2.1, till: 4, betyder: sämre}]},
     utfall: [{period: 2022-T2, värde: 2.05}]}
  - {id: I5, namn: Skala, skala: {band: [{från: 0, till: 2, betyder: bra}, {från: 2.1, till: 4, betyder: sämre}]},
     utfall: [{period: 2022-T2, värde: 2}]}
mål:
  - id: M1
    mål: Färre brott
    indikatorer: [I1, I3]
    uppföljning:
      - {avser: 2022-T1, bedömning: bedöms uppnås}
      - {avser: 2022-T2, kommentar: Går bra}
      - {avser: 2022-T2, bedömning: ej uppnått, intern: ja}
löften:
  - {id: L1, löfte: Fler vandringar, uppföljning: [{avser: 2022-T2, bedömning: uppnått}]}
  - {id: L2, löfte: Fler träffar}
"""


def test_an_earlier_public_judgement_of_a_goal_is_told_and_not_counted() -> None:
    found = report_of(GOALS)
    goal = found.goals[0]
    last = goal.opinion.last
    assert (None, Lack.NOT_ASSESSED, "2022-T1") == (
        goal.opinion.assessment,
        goal.opinion.lack,
        last and last.period.text,
    )
    assert ["Går bra"] == [follow_up.comment for follow_up in goal.reports]


def test_what_nobody_has_reported_has_no_assessment() -> None:
    found = report_of(GOALS)
    assert [PromiseAssessment.KEPT, Lack.NOT_REPORTED] == [promise.opinion.what for promise in found.promises]
    assert ["L2"] == [entry.promise.id for entry in found.gaps.promises]


def test_indicators_are_counted_by_verdict() -> None:
    found = report_of(GOALS).summary
    assert [(Verdict.REACHED, 1), (Verdict.UNKNOWN, 1)] == [
        (indicator.what, indicator.count) for indicator in found.indicators
    ]
    assert 3 == found.aimless


def test_an_indicator_that_has_never_been_measured_is_a_gap() -> None:
    assert ["I3"] == [line.indicator.id for line in report_of(GOALS).gaps.indicators]


def test_what_only_has_a_comment_has_not_been_measured_and_what_only_has_a_part_has() -> None:
    found = report_of(
        """
indikatorer:
  - {id: I1, namn: Ett, utfall: [{period: 2022-T2, kommentar: Räknades aldrig}]}
  - {id: I2, namn: Två, utfall: [{period: 2022-T2, undergrupper: {kvinnor: 3}}]}
  - {id: I3, namn: Tre}
"""
    )
    assert (1, ["I3"]) == (found.summary.measured, [line.indicator.id for line in found.gaps.indicators])


def test_a_value_means_what_its_band_says_and_nothing_between_two_bands() -> None:
    found = {line.indicator.id: line.meaning for line in report_of(GOALS).indicators}
    assert (None, "bra") == (found["I4"], found["I5"])


def test_goals_show_the_indicators_they_name() -> None:
    assert ["I1", "I3"] == [line.indicator.id for line in report_of(GOALS).goals[0].indicators]


# Who does what


def test_actors_are_listed_with_every_part_they_have() -> None:
    found = report_of(
        """
aktörer:
  KS: {namn: Kommunstyrelsen}
  polis: {namn: Polisen, extern: ja}
  ingen: {namn: Ingen}
åtgärder:
  - id: A
    åtgärd: Å
    ansvarig: [KS]
    medverkande: [KS]
    externa: [polis]
    uppföljning: [{avser: 2022-T2, status: genomförd}]
  - id: B
    åtgärd: Å
    åtaganden: [{part: polis, text: Deltar, ansvarig: [polis], tillsammans_med: [KS]}]
"""
    )
    assert [
        ("Kommunstyrelsen", 1, [("A", (Role.RESPONSIBLE, Role.PARTICIPANT)), ("B", (Role.PARTICIPANT,))]),
        ("Polisen", 1, [("A", (Role.EXTERNAL,)), ("B", (Role.RESPONSIBLE, Role.COMMITTED))]),
    ] == [
        (actor.actor.text, actor.answers_for, [(part.report.measure.id, part.roles) for part in actor.parts])
        for actor in found.actors
    ]
    assert [(State.DONE, 100)] == [(share.state, share.percent) for share in found.actors[0].shares]


# What comes


def coming(text: str, valid: str = "gäller: {från: 2022-01-01, till: 2022-12-31}") -> list[str]:
    found = report_of(f"{valid}\nåtgärder: [{{id: A, åtgärd: Å, {text}}}]").coming
    return [entry.measure.id for entry in found.measures]


@pytest.mark.parametrize(
    ("schedule", "comes"),
    [
        ("{från: 2022-12-31}", True),
        ("{till: 2022-08-31}", False),
        ("{från: 2022-01-01, till: 2022-09-01}", True),
        ("{när: 2022-T3}", True),
        ("{när: 2023}", False),
        ("{säsong: [höst]}", True),
        ("{säsong: [vinter]}", True),
        ("{säsong: [vår, sommar]}", False),
        ("{frekvens: {antal: 1, per: månad}}", True),
        ("{frekvens: {minst: 2, högst: 3, per: år}}", True),
        ("{frekvens: {antal: 1, per: år}}", False),
        ("{text: löpande}", False),
    ],
)
def test_what_comes_is_what_has_its_time_in_the_next_period(schedule: str, comes: bool) -> None:
    assert comes == bool(coming(f"tid: {schedule}"))


def test_what_has_a_season_does_not_come_after_the_plan_has_ended() -> None:
    assert [] == coming("tid: {säsong: [höst]}", "gäller: {till: 2022-08-31}")


@pytest.mark.parametrize("status", ["genomförd", "avbruten"])
def test_what_is_over_does_not_come(status: str) -> None:
    assert [] == coming(f"tid: {{när: 2022-T3}}, uppföljning: [{{avser: 2022-T2, status: {status}}}]")


def test_next_steps_milestones_decisions_money_targets_meetings_and_reports_come() -> None:
    found = report_of(
        """
organ:
  - {id: råd, namn: Rådet, möten: {antal: 4, per: år}}
  - {id: vila, namn: Vilande, möten: {vid_behov: ja}}
uppföljningsregler:
  - {id: tertial, varje: tertial}
  - {id: år, varje: år}
  - {id: sist, senast: 2022-10-01}
indikatorer:
  - {id: I1, namn: I, mål: {minst: 1, senast: 2022}}
  - {id: I2, namn: I, mål: {minst: 1, senast: 2023}}
åtgärder:
  - id: A
    åtgärd: Å
    beslut_senast: 2022-10-01
    finansiering: {redovisas_senast: 2022-11-01}
    tid:
      hållpunkter:
        - {text: Enkät, datum: 2022-09-15}
        - {text: Förr, när: 2022-T2}
        - {text: Ofta, frekvens: {antal: 1, per: vecka}}
    uppföljning: [{avser: 2022-T2, nästa_steg: Gå vidare}]
"""
    ).coming
    assert "2022-T3" == found.period.text
    assert ["Gå vidare"] == [step.text for step in found.next_steps]
    assert ["Enkät", "Ofta"] == [step.milestone.text for step in found.milestones]
    assert [date(2022, 10, 1), date(2022, 11, 1)] == [found.decisions[0].day, found.accounts[0].day]
    assert ["I1"] == [line.indicator.id for line in found.targets]
    assert ["råd"] == [body.id for body in found.meetings]
    assert ["tertial", "sist"] == [rule.id for rule in found.rules]


def test_a_report_tells_whether_the_plan_holds_now_and_next() -> None:
    found = build(plan_2022(), Period.parse("2022-T3"))
    assert (True, False) == (found.header.holds, found.coming.holds)


# The whole


def test_a_proposal_is_not_shown_as_a_decision() -> None:
    text = "beslut: [{typ: förslag, organ: KF}]\naktörer: {KF: {namn: Kommunfullmäktige}}\n"
    assert report_of(text).header.decision is None
    assert "Kommunfullmäktige" == getattr(
        report_of(text.replace("förslag", "beslut")).header.decided_by, "text", None
    )


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("period", ["2016-T1", "2022-T2", "2022", "2021-12/2022-02", "2022-03-10/2022-03-12"])
def test_every_plan_has_a_report_for_any_period(path: Path, period: str) -> None:
    plan = read(path.name, path.read_bytes()).plan
    assert plan is not None
    found = build(plan, Period.parse(period))
    assert len(found.measures) == found.summary.measures <= len(list(plan.walk_measures()))
    assert sum(share.count for share in found.summary.shares) == found.summary.measures


def test_the_report_of_2022_tells_what_the_working_group_wrote() -> None:
    found = build(plan_2022(), T2)
    assert [Status.DONE, Status.ONGOING, Status.ONGOING, Status.ONGOING, None, Status.NOT_STARTED,
            Status.RESTING] == [entry.standing.status for entry in found.measures]  # fmt: skip
    assert ["N4"] == [d.report.measure.id for d in found.deviations if d.report]
    assert ((), ["N5"]) == (found.gaps.measures, [entry.measure.id for entry in found.gaps.without_status])
    assert ["N4", "N6"] == [step.report.measure.id for step in found.coming.next_steps]
    assert ["N6"] == [entry.measure.id for entry in found.coming.measures]
    again = build(plan_2022(), T2)
    assert (again.summary.shares, again.summary.goals) == (found.summary.shares, found.summary.goals)
