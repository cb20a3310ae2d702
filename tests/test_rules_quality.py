"""What the rules of quality find, and what they must leave alone, beside their own examples."""

from pathlib import Path
from textwrap import dedent

import pytest

from tests.asked_rules import Asked
from trygg_cli.diagnostic import Severity
from trygg_cli.language import translate
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.prose.vocabulary import has_only_words, words
from trygg_cli.reading.document import read
from trygg_cli.rules import rules
from trygg_cli.text.splice import apply

HEAD = "id: p\ntitel: Trygghet\ntyp: handlingsplan\n"
asked = Asked(HEAD)
findings, places, sentences = asked.findings, asked.marked, asked.sentences
PLANS = Path(__file__).parent.parent / "plans"


def measure(*lines: str) -> str:
    return "\n".join(["åtgärder:", "  - id: N1", "    åtgärd: Lampor", *(f"    {line}" for line in lines)])


def promised(*lines: str) -> str:
    return "\n".join(["löften:", "  - id: L1", "    löfte: Fler ronder", *(f"    {line}" for line in lines)])


def reported(*entries: str) -> str:
    return "\n      - ".join(["uppföljning:", *(f"{{{entry}}}" for entry in entries)])


@pytest.mark.parametrize(
    "name",
    ["state_grants", "evaluation", "endings", "people", "offences", "accusations", "citizens", "scholarship"],
)
def test_every_phrase_of_a_list_is_found_by_itself(name: str) -> None:
    assert [] == [phrase for phrase in words(name) if not has_only_words(phrase, name)]


# K01

ONGOING = reported("avser: 2022-T1, status: pågår")


def test_unclear_funding_is_found_only_while_the_measure_is_ongoing() -> None:
    unclear = "finansiering: {status: oklar}"
    assert ["oklar"] == places("K01", measure(unclear, ONGOING))
    assert [] == places("K01", measure(unclear))
    assert [] == places("K01", measure(unclear, reported("avser: 2022-T1, status: vilande")))


def test_the_latest_status_counts_wherever_it_stands_in_the_file() -> None:
    entries = reported("avser: 2022-T2, status: genomförd", "avser: 2022-T1, status: pågår")
    assert [] == places("K01", measure("finansiering: {status: oklar}", entries))


@pytest.mark.parametrize("said", ["källa: budget", "belopp: 1", "status: ej behov", "text: Ryms i ramen"])
def test_funding_that_says_something_is_left_alone(said: str) -> None:
    assert [] == places("K01", measure(f"finansiering: {{{said}}}", ONGOING))


def test_funding_that_says_nothing_is_found_and_none_at_all_is_left_alone() -> None:
    assert ["finansiering"] == places("K01", measure("finansiering: {status: }", ONGOING))
    assert [] == places("K01", measure(ONGOING))


# K02


def test_a_grant_lacks_what_it_lacks() -> None:
    assert ["finansiering"] * 3 == places("K02", measure("finansiering: {källa: statsbidraget}"))
    body = measure("finansiering: {källa: statsbidrag, belopp: 1}", "beskrivning: Utvärderas av högskolan")
    assert ["the plan does not say which year the state grant is for"] == sentences("K02", body)


def test_a_grant_that_is_not_settled_has_neither_sum_nor_year() -> None:
    body = measure("finansiering: {status: oklar, källa: Statsbidrag från Brå}")
    assert ["nothing says how what the state grant pays for is to be evaluated"] == sentences("K02", body)


@pytest.mark.parametrize(
    "funding",
    [
        "källa: kommunens budget",
        "källa: statsbidrag, bidragsår: 2021",
        "källa: statsbidrag, period: 2021",
        "status: oklar, text: Statsbidrag söks hos Brå",
        "status: klar, text: Inom ram",
        "källa: Lokala Brå",
        "källa: Socialstyrelsens statsbidrag",
        "källa: 'Egen finansiering, inget statsbidrag'",
    ],
)
def test_other_money_and_older_grants_are_left_alone(funding: str) -> None:
    assert [] == places("K02", measure(f"finansiering: {{{funding}}}"))


@pytest.mark.parametrize(
    "funding",
    [
        "status: klar, källa: Länsstyrelsen, text: Statsbidrag beviljades i mars",
        "källa: Medel från Brå",
        "källa: statsbidragsmedel",
        "källa: Projektmedel Brå",
    ],
)
def test_a_grant_is_one_by_its_other_names_too(funding: str) -> None:
    assert ["finansiering"] * 3 == places("K02", measure(f"finansiering: {{{funding}}}"))


def test_a_goal_with_an_indicator_is_an_evaluation() -> None:
    goal = "indikatorer: [{id: I1, namn: Andel}]\nmål: [{id: M1, mål: Ljusare, indikatorer: [I1]}]\n"
    body = measure("bidrar_till: [M1]", "finansiering: {källa: statsbidrag, belopp: 1, bidragsår: 2025}")
    assert [] == places("K02", goal + body)


# K03

SIGNED = "författare: samordnare"


def test_a_comment_without_a_date_is_found() -> None:
    body = measure(reported(f"avser: 2022-T1, status: pågår, kommentar: Går bra, {SIGNED}"))
    assert ["the comment has no date"] == sentences("K03", body)


def test_a_comment_with_neither_date_nor_author_is_found_once() -> None:
    body = measure(reported("avser: 2022-T1, status: pågår, kommentar: Går bra"))
    assert ["the comment says neither when it was written nor by whom"] == sentences("K03", body)


def test_a_follow_up_without_a_comment_needs_neither_date_nor_author() -> None:
    assert [] == places("K03", measure(reported("avser: 2022-T1, status: pågår")))


def test_unsigned_comments_are_one_finding_where_none_is_signed() -> None:
    entries = (
        "avser: 2022-T1, datum: 2022-05-02, kommentar: A",
        "avser: 2022-T2, datum: 2022-09-02, kommentar: B",
    )
    (found,) = findings("K03", measure(reported(*entries)))
    assert "none of the comments on the measures says who wrote it" == found.problem.message.text
    assert Severity.INFO is found.problem.severity
    signed = (f"{entries[0]}, {SIGNED}", entries[1])
    assert ["the comment does not say who wrote it"] == sentences("K03", measure(reported(*signed)))


def entry(status: str = "pågår") -> str:
    return measure(reported(f"avser: 2022-T1, datum: 2022-05-02, status: {status}, kommentar: A, {SIGNED}"))


@pytest.mark.parametrize(("as_of", "count"), [("2022-09-02", 0), ("2022-09-03", 1)])
def test_a_comment_is_old_when_more_than_four_months_have_gone(as_of: str, count: int) -> None:
    assert count == len(places("K03", entry(), as_of))


def test_what_is_done_or_resting_never_grows_old() -> None:
    assert [] == places("K03", entry("genomförd"), "2026-01-01")
    assert [] == places("K03", entry("vilande"), "2026-01-01")


def test_the_plans_own_rules_say_how_old_a_comment_may_be() -> None:
    rule = "uppföljningsregler: [{id: U1, varje: år}]\n"
    assert [] == places("K03", rule + entry(), "2023-05-02")
    assert ["kommentar"] == places("K03", rule + entry(), "2023-05-03")
    twice = "uppföljningsregler: [{id: U1, frekvens: {antal: 2, per: år}}]\n"
    assert ["kommentar"] == places("K03", twice + entry(), "2022-11-03")


def test_comments_do_not_grow_old_after_the_plan_has_ended() -> None:
    assert [] == places("K03", "gäller: {från: 2022-01-01, till: 2022-06-30}\n" + entry(), "2026-01-01")


# K04


def commented(text: str, status: str = "pågår") -> str:
    return measure(reported(f"avser: 2022-T2, datum: 2022-09-02, status: {status}, kommentar: '{text}'"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Piloten slutar i augusti.", "augusti"),
        ("Upphandling pågår. Piloten avslutas den 31 augusti 2022.", "31 augusti 2022"),
        ("Ska redovisas senast 2022-06-30.", "2022-06-30"),
        ("Blir klart till juni 2022", "juni 2022"),
        ("Startade i maj och ska vara klar i augusti.", "augusti"),
        ("Överenskommelsen väntas vara undertecknad senast i maj.", "maj"),
        ("Skyltarna ska bytas ut före den 30 april 2022.", "30 april 2022"),
        ("Stolparna monteras i augusti.", "augusti"),
        ("I augusti invigs parken.", "augusti"),
        ("Blir klart 31 aug", "31 aug"),
        ("Klart i juli.", "juli"),
        ("Avtalet går ut 31 augusti.", "31 augusti"),
        ("Slutredovisas i juni", "juni"),
    ],
)
def test_what_was_to_be_ready_by_now_is_found(text: str, part: str) -> None:
    assert [part] == places("K04", commented(text))


@pytest.mark.parametrize(
    "text",
    [
        "Piloten slutar i december.",
        "Piloten slutar i januari.",
        "Piloten startade i augusti.",
        "Piloten slutade i augusti.",
        "Pågår sedan i maj. Slutar när pengarna är slut.",
        "Är klar sedan i juni med första delen.",
        "Slutar i september 2022.",
        "Ska slutföras senast 2022-09-30.",
        "Ska slutföras den 31 februari 2022.",
        "Sju kameror sattes upp i juni och fem monteras vecka 41.",
        "Resultatet presenteras i augusti varje år.",
        "Rapporten från juni redovisas senare.",
        "Blir klart 31 okt",
        "Blev klart i augusti.",
        "Den var i stort sett klar i juli.",
    ],
)
def test_time_to_come_and_time_that_is_told_of_are_left_alone(text: str) -> None:
    assert [] == places("K04", commented(text))


def test_a_month_without_a_year_passes_in_its_time() -> None:
    assert ["december"] == places("K04", commented("Piloten slutar i december."), "2023-01-01")
    assert [] == places("K04", commented("Piloten slutar i januari."), "2023-01-31")
    assert ["januari"] == places("K04", commented("Piloten slutar i januari."), "2023-02-01")


def test_only_the_latest_follow_up_of_what_is_still_to_be_done_is_read() -> None:
    assert [] == places("K04", commented("Piloten slutar i augusti.", "genomförd"))
    later = "avser: 2022-T3, datum: 2023-01-10, status: pågår, kommentar: Förlängd."
    earlier = "avser: 2022-T2, status: pågår, kommentar: Slutar i augusti."
    assert [] == places("K04", measure(reported(later, earlier)))


# K05


@pytest.mark.parametrize(
    ("schedule", "part"),
    [
        ("till: 2022-06-30", "2022-06-30"),
        ("när: 2022-T1", "2022-T1"),
        ("från: 2022-01-01, till: 2022-02-01", "2022-02-01"),
    ],
)
def test_a_measure_is_late_from_the_day_after_its_last(schedule: str, part: str) -> None:
    body = measure(f"tid: {{{schedule}}}", reported("avser: 2022-T1, status: pågår"))
    assert [part] == places("K05", body, "2022-07-01")
    assert [] == places("K05", measure(f"tid: {{{schedule}}}"), "2022-07-01")


def test_a_measure_is_not_late_on_its_last_day_nor_without_a_day_to_judge_on() -> None:
    body = measure("tid: {till: 2022-06-30}", reported("avser: 2022-T1, status: pågår"))
    assert [] == places("K05", body, "2022-06-30")
    assert [] == places("K05", body)


@pytest.mark.parametrize("status", ["genomförd", "vilande", "avbruten"])
def test_what_is_settled_is_not_late(status: str) -> None:
    body = measure("tid: {till: 2022-06-30}", reported(f"avser: 2022-T2, status: {status}"))
    assert [] == places("K05", body, "2023-01-01")


def test_a_wish_is_never_late_but_a_decision_is() -> None:
    going_on = reported("avser: 2022-T1, status: pågår")
    assert [] == places("K05", measure("tid: {till: 2022-06-30, önskemål: ja}", going_on), "2023-01-01")
    assert ["2022-06-30"] == places("K05", measure("beslut_senast: 2022-06-30", going_on), "2023-01-01")


def test_one_day_under_two_keys_is_one_delay() -> None:
    going_on = reported("avser: 2022-T1, status: pågår")
    same = measure("beslut_senast: 2022-06-30", "tid: {till: 2022-06-30}", going_on)
    assert ["2022-06-30"] == places("K05", same, "2023-01-01")
    apart = measure("beslut_senast: 2022-05-31", "tid: {till: 2022-06-30}", going_on)
    assert 2 == len(places("K05", apart, "2023-01-01"))


# K06


@pytest.mark.parametrize("said", ["kommentar: Gjort", "avvikelse: Dyrare", "nästa_steg: Förvalta"])
def test_done_with_some_words_is_left_alone(said: str) -> None:
    assert [] == places("K06", measure(reported(f"avser: 2022-T1, status: genomförd, {said}")))


def test_done_with_an_outcome_is_left_alone_but_not_with_an_indicator_only() -> None:
    indicator = "indikatorer: [{{id: I1, namn: Antal{outcomes}}}]\n"
    body = measure("indikatorer: [I1]", reported("avser: 2022-T1, status: genomförd"))
    outcomes = ", utfall: [{period: 2022-T1, värde: 3}]"
    assert [] == places("K06", indicator.format(outcomes=outcomes) + body)
    assert ["genomförd"] == places("K06", indicator.format(outcomes="") + body)


def test_blank_words_say_nothing() -> None:
    assert ["genomförd"] == places(
        "K06", measure(reported("avser: 2022-T1, status: genomförd, kommentar: ' '"))
    )


# K07


@pytest.mark.parametrize("status", ["vilande", "avbruten"])
def test_resting_or_cancelled_needs_a_reason(status: str) -> None:
    assert [status] == places(
        "K07", measure(reported(f"avser: 2022-T1, status: {status}, nästa_steg: Inget"))
    )
    assert [] == places("K07", measure(reported(f"avser: 2022-T1, status: {status}, avvikelse: Inga pengar")))


@pytest.mark.parametrize(("code", "status"), [("K06", "genomförd"), ("K07", "vilande")])
def test_what_only_an_internal_note_says_is_not_said(code: str, status: str) -> None:
    note = f"avser: 2022-T1, status: {status}, kommentar: Badet är stängt"
    for internal, found in (("", []), (", intern: ja", [status])):
        entries = reported(note + internal, f"avser: 2022-T1, status: {status}")
        assert found == places(code, measure(entries))


def test_a_reason_given_when_it_began_to_rest_still_holds() -> None:
    entries = reported(
        "avser: 2022-T1, status: vilande, kommentar: Badet är stängt", "avser: 2022-T2, status: vilande"
    )
    assert [] == places("K07", measure(entries))


@pytest.mark.parametrize(
    ("expected", "entries"),
    [
        (["inte hållet"], ["avser: 2022-T1, bedömning: inte hållet"]),
        (["inte hållet"], ["avser: 2022-T1, bedömning: hållet", "avser: 2022-T2, bedömning: inte hållet"]),
        ([], ["avser: 2022-T1, bedömning: inte hållet, kommentar: Pengarna tog slut"]),
        ([], ["avser: 2022-T1, bedömning: hålls delvis"]),
    ],
)
def test_a_promise_that_was_not_kept_needs_a_reason(expected: list[str], entries: list[str]) -> None:
    assert expected == places("K07", promised(reported(*entries)))


def test_a_goal_that_was_not_reached_needs_a_reason() -> None:
    goal = "mål: [{id: M1, mål: M, uppföljning: [{avser: 2022, bedömning: ej uppnått}]}]"
    assert ["ej uppnått"] == places("K07", goal)


# K08


def periods(*said: str) -> str:
    return measure(reported(*(f"avser: 2022-T{number}, {text}" for number, text in enumerate(said, 1))))


def test_the_same_words_in_two_periods_are_found_on_the_latest() -> None:
    (found,) = findings(
        "K08", periods("status: pågår, kommentar: Pågår.", "status: pågår, kommentar: 'pågår. '")
    )
    assert {"first": "2022-T1", "last": "2022-T2", "count": 2} == found.problem.message.args


@pytest.mark.parametrize(
    "said",
    [
        ("status: pågår",),
        ("status: pågår, kommentar: A", "status: pågår, kommentar: B"),
        ("status: pågår", "status: pågår, ord: Löper på"),
        ("status: ej påbörjad", "status: pågår"),
        ("status: vilande", "status: vilande"),
        ("status: genomförd", "status: genomförd"),
        ("status: pågår", "status: pågår", "status: genomförd"),
    ],
)
def test_change_and_what_is_settled_are_left_alone(said: tuple[str, ...]) -> None:
    assert [] == places("K08", periods(*said))


def test_two_follow_ups_about_one_period_are_one() -> None:
    entries = reported("avser: 2022-T1, status: pågår", "avser: 2022-T1, status: pågår")
    assert [] == places("K08", measure(entries))


# K10


@pytest.mark.parametrize(
    "body",
    [
        measure("mål: Färre brott?"),
        "löften:\n  - {id: L1, löfte: Fler poliser?}",
        "indikatorer:\n  - {id: I1, namn: Antal, mål: {text: minst 8?}}",
    ],
)
def test_goals_promises_and_targets_are_no_questions(body: str) -> None:
    assert ["?"] == places("K10", body)


@pytest.mark.parametrize(
    "part",
    [
        "[…]",
        "[ ]",
        "[fylls i]",
        "XX",
        "xx",
        "2016-XX-XX",
        "20XX",
        "2016-03-XX",
        "ÅÅÅÅ-MM-DD",
        "TODO",
        "???",
        "____",
        "fylls i senare",
        "[ange plats]",
        "[infoga länk]",
        "XX XXX",
        "2025-0X-XX",
        "text kommer",
        "[källa saknas]",
        "<kommunens namn>",
        "{{datum}}",
        "(kompletteras)",
        "TBC",
    ],
)
def test_what_is_left_to_fill_in_is_found(part: str) -> None:
    assert [part] == places("K10", f"bakgrund: 'Arbetet {part} fortsätter.'")


def test_a_text_that_trails_off_is_found() -> None:
    assert ["…"] == places("K10", "bakgrund: Arbetet fortsätter med …")


@pytest.mark.parametrize(
    "text",
    [
        "Hur mår ungdomarna? Enkäten svarar på det.",
        "Vi undrar … men arbetar vidare.",
        "Karl XII och artikel XX-regeln, storlek XXL",
        "Se [Brå 2020] och [1]",
        "Fler än <50 % av de boende",
        "Kom och prata – vad vill du?",
        "fil_namn_1",
        "Mobil 076-xxx xx 12",
        "Textkommentarer [angeläget]",
    ],
)
def test_questions_and_marks_in_running_text_are_left_alone(text: str) -> None:
    assert [] == places("K10", f"bakgrund: '{text}'")


def test_a_signature_without_a_date_is_not_unfinished_here() -> None:
    assert [] == places("K10", "undertecknare:\n  - {namn: Anna Ek, anmärkning: 2016-XX-XX}")


# the real plans


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("2022", ["K03", "K01", "K05", "K15"]),
        ("eskilstuna-2016", ["K10"]),
        ("haninge-2019", []),
        ("karlskoga-2016", []),
        ("trollhattan-2022", []),
    ],
)
def test_the_real_plans_have_just_the_findings_that_were_read(plan: str, expected: list[str]) -> None:
    path = PLANS / f"{plan}.yaml"
    document = read(path.name, path.read_text("utf-8"))
    assert expected == [found.problem.code for found in lint(document, rules(), Settings(select=("K",)))]


# K11


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        (measure("beskrivning: Ärende #12 från vandringen"), "#12 från vandringen"),
        ("bakgrund: Arbetet heter #tryggahem", "#tryggahem"),
        ("bakgrund: Arbetet\t  #1", "#1"),
        ("begrepp:\n  SIG: Sociala insatsgrupper #3", "#3"),
    ],
)
def test_a_text_is_not_cut_off_by_a_number_sign(body: str, sign: str) -> None:
    assert [sign] == places("K11", body)


@pytest.mark.parametrize(
    "body",
    [
        "bakgrund: Arbetet pågår # se protokollet",
        "bakgrund: Arbetet pågår # #12 är en kommentar i en kommentar",
        "bakgrund: Ärende#12",
        'bakgrund: "Ärende #12"',
        "bakgrund: 'Ärende' #12",
        "bakgrund: >-\n  Ärende #12\n  och #13",
        "bakgrund: | #12\n  Ärende",
        "#12\nbakgrund: Arbetet",
        "bakgrund: Arbetet\n#12",
        "bakgrund: Arbetet\n  #12",
        "gäller: {från: 2022-01-01} #12",
        "version: 2022-01-01 #12",
        "bakgrund: Arbetet #trygg: tillåt B01 – väntar",
    ],
)
def test_comments_and_texts_in_quotes_are_no_cut_off_texts(body: str) -> None:
    assert [] == places("K11", body)


def test_a_cut_off_text_is_put_in_quotes_only_when_asked() -> None:
    (found,) = findings("K11", "bakgrund: Ärende #12 # och mer")
    assert found.fix is not None
    assert ("Ärende #12 # och mer".join('""'), False) == (found.fix.splices[0].text, found.fix.is_safe)
    (found,) = findings("K11", 'bakgrund: Ärende #12 "och mer"')
    assert found.fix is None


# K12


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        (["2022-08-31"], ["gäller: {till: 2022-08-31}"]),
        (["id"], []),
        (
            [],
            [reported("avser: 2022-T1, kommentar: Vi var ute")],
        ),  # that it lacks an assessment is K15's to tell
        ([], ["gäller: {till: 2022-12-31}"]),
        ([], ["gäller: {från: 2022-08-15}"]),
        ([], [reported("avser: 2022-T1, bedömning: ej bedömt")]),
        ([], [reported("avser: 2022-T1, bedömning: hålls delvis")]),
    ],
)
def test_a_promise_whose_last_day_has_passed_has_been_reported_on(
    expected: list[str], lines: list[str]
) -> None:
    text = "gäller: {från: 2022-01-01, till: 2022-07-31}\n" + promised(*lines)
    assert expected == places("K12", text, "2022-09-02")


def test_a_promise_that_another_took_the_place_of_needs_no_assessment() -> None:
    text = promised("gäller: {till: 2022-07-31}", "ersatt_av: L2") + "\n  - {id: L2, löfte: L}"
    assert [] == places("K12", text, "2022-09-02")


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        (["2022-06-30"], ["tid: {till: 2022-06-30}"]),
        (["2022-T1"], ["tid: {när: 2022-T1}"]),
        (["2022-06-30"], ["beslut_senast: 2022-06-30"]),
        (["2022-06-30"], ["tid: {till: 2022-06-30}", reported("avser: 2022-T1, kommentar: Beställda.")]),
        (["2022-06-30"], ["tid: {till: 2022-06-30}", reported("avser: 2022-T1, status: pågår, intern: ja")]),
        ([], ["tid: {till: 2022-06-30}", reported("avser: 2022-T1, status: pågår")]),
        ([], ["tid: {till: 2022-06-30, önskemål: ja}"]),
        ([], ["tid: {till: 2022-09-02}"]),
    ],
)
def test_a_measure_whose_last_day_has_passed_has_a_status(expected: list[str], lines: list[str]) -> None:
    assert expected == places("K12", measure(*lines), "2022-09-02")


def test_what_nobody_has_reported_is_not_called_late() -> None:
    text = measure("tid: {till: 2022-06-30}")
    (found,) = findings("K12", text, "2022-09-02")
    assert "slutdatumet 30 juni 2022 har passerat, och ingen status är rapporterad" == translate(
        found.problem.message
    )
    assert [] == findings("K05", text, "2022-09-02")


# K13

ACTORS = """
aktörer:
  KN: {namn: Exempelköpings kommun, typ: kommun}
  LPO: {namn: Lokalpolisområde Väst, typ: polis, extern: ja}
  bolaget: {namn: Exempelbostäder, typ: bolag}
"""


def promise(lines: str) -> str:
    return f"{ACTORS.strip()}\nlöften:\n  - id: L1\n    löfte: Vi ronderar\n    {lines}"


def mended(text: str) -> str:
    """Return what the safe fixes make of the last line."""
    document = read("plan.yaml", HEAD + text + "\n")
    fixes = [found.fix for found in findings("K13", text) if found.fix and found.fix.is_safe]
    return apply(document.text, [part for fix in fixes for part in fix.splices]).splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        ("lovas_av: LPO", "lovas_av: polisen"),
        ("lovas_av: KN", 'lovas_av: "kommunen"'),
        ("lovas_av: [KN, LPO]", "lovas_av: gemensamt"),
        ("lovas_av: [KN, LPO, bolaget]", "lovas_av: [gemensamt, bolaget]"),
        ("lovas_av: [LPO, polisen]", "lovas_av: [LPO, polisen]"),
        ("- gemensamt", "lovas_av:\n      - gemensamt"),
        ("- LPO", "lovas_av:\n      - polisen"),
    ],
)
def test_an_old_word_for_who_promises_becomes_the_actor_that_it_must_mean(
    expected: str, written: str
) -> None:
    assert 1 == len(findings("K13", promise(written)))
    assert expected == mended(promise(written))


@pytest.mark.parametrize("actors", ["{}", "{A: {namn: Ett, typ: polis}, B: {namn: Två, typ: polis}}"])
def test_an_old_word_that_no_actor_answers_to_has_no_fix(actors: str) -> None:
    text = f"aktörer: {actors}\nlöften: [{{id: L1, löfte: Vi ronderar, lovas_av: gemensamt}}]"
    assert [None] == [found.fix for found in findings("K13", text)]


def test_the_words_of_goals_become_those_of_promises() -> None:
    words = ["uppnått", "bedöms uppnås", "uppnås delvis", "bedöms ej uppnås", "ej uppnått"]
    new = ["hållet", "bedöms hållas", "hålls delvis", "bedöms inte hållas", "inte hållet"]
    given = [f"uppföljning: [{{avser: 2022, bedömning: {word}}}]" for word in (*words, *new, "ej bedömt")]
    assert [*map(given.__getitem__, range(5, 10))] * 2 + given[-1:] == [
        mended(promise(line)) for line in given
    ]
    assert [1] * 5 + [0] * 6 == [len(findings("K13", promise(line))) for line in given]


def test_all_words_of_goals_are_one_finding_about_the_plan() -> None:
    entries = "uppföljning: [{avser: 2022-T1, bedömning: uppnått}, {avser: 2022-T2, bedömning: ej uppnått}]"
    (found,) = findings("K13", promise(entries))
    assert found.problem.item is None
    said = "2 bedömningar av löften är skrivna med målens ord: uppnått, ej uppnått"
    assert said == translate(found.problem.message)
    new = "uppföljning: [{avser: 2022-T1, bedömning: hållet}, {avser: 2022-T2, bedömning: inte hållet}]"
    assert new == mended(promise(entries))


def test_an_actor_with_an_old_words_name_is_that_actor() -> None:
    text = "aktörer: {polisen: {namn: Polisen}}\nlöften: [{id: L1, löfte: Vi ronderar, lovas_av: polisen}]"
    assert [] == findings("K13", text)


# K14

LONG = "Insatsen riktar sig till skolor, fritidsgårdar och unga vuxna"


@pytest.mark.parametrize(
    "lines",
    [
        ("aktiviteter:", "  - Inventera", "    «- Sätta upp stolpar"),
        ("aktiviteter:", "  - Inventera", "   «- Sätta upp stolpar"),
        ("aktiviteter:", "  - inventera", "    «- sätta upp stolpar"),
        ("aktiviteter:", "  - Inventera", "    «- sätta upp stolpar"),
        ("aktiviteter:", f"  - {LONG}", "    «- Sätta upp stolpar"),
        ("aktiviteter:", f"  - {LONG}.", "    «- sätta upp stolpar"),
        ("aktiviteter:", f"  - {LONG.lower()}", "    «- sätta upp stolpar"),
        ("aktiviteter:", "  - Inventera platser", "    i centrum", "    «- Sätta upp stolpar"),
        ("aktiviteter:", "  - Inventera", "", "    «- Sätta upp stolpar"),
        ("beskrivning: Lampor", "  «- stolpar"),
        ("beskrivning:", "  Lampor", "  «- stolpar"),
        ("kommunikation: {text: Lampor", "  «- stolpar}"),
        (f"beskrivning: {LONG}", "  «- Sätta upp stolpar"),
        (f"beskrivning: {LONG}", "  «- skolor", "  - fritidsgårdar"),
    ],
)
def test_an_item_that_joins_the_text_above_is_found_on_its_dash(lines: tuple[str, ...]) -> None:
    marked = HEAD + dedent(measure(*lines))
    (found,) = findings("K14", measure(*lines).replace("«", ""))
    assert (marked.index("«"), marked.index("«") + 1) == found.problem.span


@pytest.mark.parametrize("sign", ["*", "•", "–"])
def test_other_signs_of_items_are_found_too(sign: str) -> None:
    assert [sign] == places("K14", measure("aktiviteter:", "  - Inventera", f"    {sign} Sätta upp stolpar"))


@pytest.mark.parametrize(
    "lines",
    [
        (f"beskrivning: {LONG}", "  - som ofta är på torget - och deras föräldrar"),
        (f"beskrivning: {LONG}", "  – i första hand de som ofta är på torget."),
        ("beskrivning: Unga vuxna", "  - som ofta är på torget"),
        ("aktiviteter:", f"  - {LONG}", "    - i första hand de som ofta är på torget"),
        ("aktiviteter:", "  - Inventera", "  - Sätta upp stolpar - och lampor"),
        ("beskrivning: |", "  Lampor", "  - stolpar"),
        ("beskrivning: >-", "  Lampor", "  - Stolpar"),
        ('beskrivning: "Lampor', '  - Stolpar"'),
        ("aktiviteter:", "  - 'Inventera", "    - Sätta upp stolpar'"),
        ("beskrivning: Lampor", "  -5 grader", "  -och stolpar"),
    ],
)
def test_a_dash_that_belongs_to_a_text_is_left_alone(lines: tuple[str, ...]) -> None:
    assert [] == findings("K14", measure(*lines))


@pytest.mark.parametrize(
    ("items", "is_safe"),
    [
        (("Inventera", "- Sätta upp"), True),
        (("inventera", "- sätta upp"), True),
        (("Inventera", "- sätta upp"), False),
        (("Inventera", "- Sätta upp", "- Tända"), False),
        (("Inventera", "* Sätta upp"), False),
        ((LONG, "- Sätta upp"), True),
        ((LONG.lower(), "- sätta upp"), False),
    ],
)
def test_an_item_is_put_below_the_dash_above_unasked_where_nothing_else_can_be_meant(
    items: tuple[str, ...], is_safe: bool
) -> None:
    first, *rest = items
    (found,) = findings("K14", measure("aktiviteter:", f"  - {first}", *(f"    {item}" for item in rest)))
    assert found.fix is not None
    assert is_safe == found.fix.is_safe
    assert ["      - "] * len(rest) == [splice.text for splice in found.fix.splices]


@pytest.mark.parametrize(
    "lines",
    [
        ("aktiviteter:", "  - Inventera", "    - (ev.) stolpar"),
        ("beskrivning: Lampor", "  - stolpar"),
    ],
)
def test_an_item_is_left_to_a_person_where_its_place_is_not_clear(lines: tuple[str, ...]) -> None:
    assert [None] == [found.fix for found in findings("K14", measure(*lines))]


def test_what_the_last_day_tells_is_not_told_by_the_comment_too() -> None:
    entry = "avser: 2022-T2, datum: 2022-09-02, status: pågår, kommentar: Avslutas i augusti"
    text = measure("tid: {till: 2022-08-31}", reported(entry))
    assert (1, 0) == (len(places("K05", text)), len(places("K04", text)))


def test_a_last_day_that_is_a_slip_has_not_passed() -> None:
    text = "gäller: {från: 2025-01-01, till: 2025-12-31}\n" + measure("tid: {till: 2052-08-31}")
    assert [] == places("K12", text, "2206-01-01")


def test_the_comment_of_a_late_measure_is_not_told_to_be_old_too() -> None:
    entry = "avser: 2022-T1, datum: 2022-05-02, status: pågår, kommentar: Beställda, författare: chef"
    text = measure("tid: {till: 2022-05-31}", reported(entry))
    assert (1, 0) == (len(places("K05", text, "2023-03-01")), len(places("K03", text, "2023-03-01")))
