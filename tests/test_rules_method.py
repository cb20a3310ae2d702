"""What the rules of Brå's method find, and what they must leave alone, beside their own examples."""

from inspect import cleandoc

import pytest

from tests.asked_rules import Asked
from trygg_cli.diagnostic import Severity
from trygg_cli.prose.vocabulary import has_only_words, words

HEAD = "id: p\ntitel: Trygghet\ntyp: handlingsplan\n"
asked = Asked(HEAD)
findings, places, sentences = asked.findings, asked.marked, asked.sentences


def measure(*lines: str) -> str:
    return "\n".join(["åtgärder:", "  - id: N1", *(f"    {line}" for line in lines)])


@pytest.mark.parametrize(
    "name",
    [
        "nobody",
        "and_others",
        "no_time",
        "wishes",
        "change",
        "vague",
        "amounts",
        "inquiries",
        "checkable",
    ],
)
def test_every_phrase_of_a_list_is_found_by_itself(name: str) -> None:
    assert [] == [phrase for phrase in words(name) if not has_only_words(phrase, name)]


# B01


@pytest.mark.parametrize(
    ("lacking", "line"),
    [
        ("nobody makes the promise, and nobody answers for it", ""),
        ("nobody makes the promise", "ansvarig: [K]"),
        (None, "lovas_av: N"),
        (None, "lovas_av: polisen"),
        (None, "lovas_av: K, ansvarig: [N]"),
        ("it does not show which unit answers for the promise", "lovas_av: K"),
        ("it does not show which unit answers for the promise", "lovas_av: kommunen"),
        ("it does not show which unit answers for the promise", "lovas_av: [N, polisen]"),
    ],
)
def test_every_promise_has_somebody_who_makes_it_and_who_answers(lacking: str | None, line: str) -> None:
    text = (
        "aktörer: {K: {namn: Kommunen, typ: kommun}, N: {namn: Nämnden, typ: nämnd}}\n"
        f"löften: [{{id: L1, löfte: L, {line}}}]"
    )
    assert ([lacking] if lacking else []) == sentences("B01", text)


def test_who_answers_for_the_measures_behind_a_promise_answers_for_it() -> None:
    text = (
        "aktörer: {K: {namn: Kommunen, typ: kommun}, N: {namn: Nämnden, typ: nämnd}}\n"
        "löften: [{id: L1, löfte: L, lovas_av: K}]\n"
        "åtgärder: [{id: A1, åtgärd: Ronder, ansvarig: [N], bidrar_till: [L1]}]"
    )
    assert [] == sentences("B01", text)


# B02


def responsible(actor: str) -> str:
    return f"aktörer:\n  A: {actor}\n" + measure("åtgärd: Bänkar", "ansvarig: [A]")


@pytest.mark.parametrize(
    "actor",
    [
        "{namn: Flera}",
        "{namn: Samtliga nämnder}",
        "{namn: Alla kommunens förvaltningar, typ: förvaltning}",
        "{namn: Skolan m.fl.}",
        "{namn: Skolan med flera}",
        "{namn: 'Skolan, m fl'}",
        "{namn: Berörda förvaltningar}",
        "{namn: Andra aktörer}",
        "{namn: Ej utsedd}",
        "{namn: Flertalet enheter inom skolan}",
        "{namn: Förvaltningarna}",
        "{namn: Kommunens samtliga förvaltningar}",
        "{namn: Ansvarig förvaltning}",
        "{namn: Samverkande parter}",
        "{namn: Utses senare}",
        "{namn: Hela kommunen}",
        "{namn: Tekniska kontoret alternativt fastighetsägaren}",
        "{namn: Polisen eller ordningsvakt}",
        "{namn: Polis samt ev. ordningsvakter}",
        "{namn: Skolor, namngiven: nej}",
        "{namn: Torget, typ: ospecificerad}",
    ],
)
def test_nobody_in_particular_cannot_answer_for_a_measure(actor: str) -> None:
    assert ["A"] == places("B02", responsible(actor))


@pytest.mark.parametrize(
    "actor",
    [
        "{namn: Kommunstyrelsen}",
        "{namn: Allmänna nämnden}",
        "{namn: Andra lokalpolisområdet}",
        "{namn: Förening för alla barn}",
        "{namn: Vissamhällets byalag}",
        "{namn: Varjehus AB}",
        "{namn: MFL Fastigheter}",
        "{namn: Hela Människan i Åby}",
        "{namn: Förvaltningen för teknik}",
        "{namn: Kommunens säkerhetsfunktion}",
        "{namn: Samverkan i centrum}",
        "{namn: Ansvarsnämnden}",
        "{namn: Eventkompaniet AB}",
    ],
)
def test_somebody_with_a_similar_name_can_answer(actor: str) -> None:
    assert [] == places("B02", responsible(actor))


def test_nobody_in_particular_can_take_part() -> None:
    body = "aktörer:\n  A: {namn: Flera}\n" + measure("åtgärd: Bänkar", "medverkande: [A]", "externa: [A]")
    assert [] == places("B02", body)


def test_responsibility_in_commitments_and_promises_is_looked_at_too() -> None:
    body = """
    aktörer:
      K: {namn: Kommunen}
      A: {namn: Flera}
    åtgärder:
      - id: N1
        åtgärd: Bänkar
        åtaganden:
          - {part: K, ansvarig: [K, A]}
    löften:
      - {id: L1, löfte: Fler bänkar, ansvarig: [A]}
    """
    assert ["A", "A"] == places("B02", body)


# B03

PROBLEM = "problem:\n  - {id: P1, problem: Mörkt, orsaker: [{id: O1, orsak: Trasiga lampor}]}\n"


@pytest.mark.parametrize("key", ["problem: [P1]", "orsaker: [O1]"])
def test_a_measure_is_tied_by_its_own_problem_or_cause(key: str) -> None:
    assert [] == places("B03", PROBLEM + measure("åtgärd: Lampor", key))


@pytest.mark.parametrize("why", ["problem: [P1]", "problembild: Folk undviker parken"])
def test_a_measure_is_tied_by_the_goal_it_serves(why: str) -> None:
    goal = f"mål:\n  - {{id: M1, mål: Ljusare, {why}}}\n"
    assert [] == places("B03", PROBLEM + goal + measure("åtgärd: Lampor", "bidrar_till: [M1]"))


def test_a_measure_is_tied_by_the_area_around_the_part_it_stands_in() -> None:
    body = """
    fokusområden:
      - id: F1
        namn: Ute
        problem: [P1]
        delområden:
          - id: D1
            namn: Parken
            åtgärder:
              - {id: N1, åtgärd: Lampor}
    """
    assert [] == places("B03", PROBLEM + cleandoc(body))


def test_a_plan_without_problems_is_one_finding() -> None:
    assert ["Trygghet"] == places(
        "B03", "åtgärder:\n  - {id: N1, åtgärd: Lampor}\n  - {id: N2, åtgärd: Bänkar}"
    )


def test_a_plan_without_measures_needs_no_problems() -> None:
    assert [] == places("B03", "fokusområden:\n  - {id: F1, namn: Ute}")


# B04


def test_only_problems_put_first_need_causes_where_some_are() -> None:
    body = """
    problem:
      - {id: P1, problem: Mörkt, prioriterat: ja}
      - {id: P2, problem: Klotter}
    """
    assert ["id"] == places("B04", body)
    assert "problem:P1" == findings("B04", body)[0].item


def test_a_plan_that_explains_none_of_its_problems_is_told_so_once() -> None:
    assert ["problem"] == places(
        "B04", "problem:\n  - {id: P1, problem: Mörkt}\n  - {id: P2, problem: Klotter}"
    )


def test_problems_that_lack_causes_among_others_that_have_them_are_each_found() -> None:
    body = """
    problem:
      - {id: P1, problem: Mörkt, orsaker: [{id: O1, orsak: Få stolpar}]}
      - {id: P2, problem: Klotter}
      - {id: P3, problem: Langning}
    """
    assert ["problem:P2", "problem:P3"] == [found.item for found in findings("B04", body)]


def test_what_is_broken_is_its_own_cause() -> None:
    assert [] == places("B04", "problem: [{id: P1, problem: Trasig armatur vid trappan}]")


# B05

AREA = (
    "fokusområden:\n  - {id: F1, namn: Ute, prioriterat: ja, problem: [P1], mål: [{id: M1, mål: Ljusare}]}\n"
)


@pytest.mark.parametrize("tie", ["bidrar_till: [M1]", "problem: [P1]", "orsaker: [O1]"])
def test_a_measure_elsewhere_that_serves_the_area_counts(tie: str) -> None:
    assert [] == places("B05", PROBLEM + AREA + measure("åtgärd: Lampor", tie))


def test_a_measure_elsewhere_that_serves_something_else_does_not_count() -> None:
    assert ["id"] == places("B05", PROBLEM + AREA + measure("åtgärd: Bänkar"))


def test_a_promise_in_the_area_counts() -> None:
    promise = "löften:\n  - {id: L1, löfte: Vi lagar lamporna, fokusområden: [F1]}\n"
    assert [] == places("B05", PROBLEM + AREA + promise)


def test_a_measure_in_a_part_of_the_area_counts() -> None:
    body = """
    fokusområden:
      - id: F1
        namn: Ute
        prioriterat: ja
        delområden:
          - {id: D1, namn: Parken, åtgärder: [{id: N1, åtgärd: Lampor}]}
          - {id: D2, namn: Torget, prioriterat: ja}
    """
    assert ["area:D2"] == [found.item for found in findings("B05", body)]


def test_a_plan_without_any_measure_is_one_finding() -> None:
    areas = (
        "fokusområden:\n  - {id: F1, namn: Ute, prioriterat: ja}\n  - {id: F2, namn: Inne, prioriterat: ja}"
    )
    assert ["fokusområden"] == places("B05", areas)


def test_a_plan_that_shows_only_some_of_its_measures_is_not_judged() -> None:
    assert [] == places("B05", "urval: [åtgärder]\nfokusområden:\n  - {id: F1, namn: Ute, prioriterat: ja}")


# B06


@pytest.mark.parametrize(
    "key", ["mål: Fler bänkar", "effekt: Folk stannar kvar", "bidrar_till: [M1]", "indikatorer: [I1]"]
)
def test_a_measure_leads_somewhere(key: str) -> None:
    rest = "mål:\n  - {id: M1, mål: Ljusare}\nindikatorer:\n  - {id: I1, namn: Bänkar}\n"
    assert [] == places("B06", rest + measure("åtgärd: Bänkar", key))


@pytest.mark.parametrize("written", ["M1", "M1, M2", "M1 och M2", "M1 samt M2"])
def test_ids_of_goals_do_not_stand_where_a_measure_says_what_it_leads_to(written: str) -> None:
    rest = "mål:\n  - {id: M1, mål: Ljusare}\n  - {id: M2, mål: Fler ute}\n"
    (found,) = findings("B06", rest + measure("åtgärd: Bänkar", f"mål: {written}"))
    assert found.problem.help is not None
    assert f"[{written.replace(' och', ',').replace(' samt', ',')}]" == found.problem.help.args["ids"]
    assert [] == places("B06", rest + measure("åtgärd: Bänkar", "mål: M1 nås fortare"))


def test_an_overall_goal_alone_is_too_far_away() -> None:
    goal = "mål:\n  - {id: M1, mål: Tryggare kommun, typ: övergripande}\n"
    assert ["id"] == places("B06", goal + measure("åtgärd: Bänkar", "bidrar_till: [M1]"))


def test_an_empty_cell_is_what_is_pointed_at() -> None:
    assert ["mål"] == places("B06", measure("åtgärd: Bänkar", "mål:"))


# B07


@pytest.mark.parametrize(
    "key",
    ["aktiviteter: [Måla]", "beskrivning: Bänkarna målas", "åtaganden: [{part: K, text: Målar}]"],
)
def test_a_measure_that_says_what_is_done_has_an_activity(key: str) -> None:
    assert [] == places("B07", "aktörer: {K: {namn: Kommunen}}\n" + measure("åtgärd: Bänkar", key))


def test_a_party_without_words_does_nothing() -> None:
    body = "aktörer: {K: {namn: Kommunen}}\n" + measure("åtgärd: Bänkar", "åtaganden: [{part: K}]")
    assert ["id"] == places("B07", body)


# B08


@pytest.mark.parametrize("text", ["Nya bänkar", "NYA BÄNKAR.", "nya  bänkar"])
def test_an_activity_that_is_the_title_is_found(text: str) -> None:
    assert [text] == places("B08", measure("åtgärd: Nya bänkar", f"aktiviteter: [{text}]"))


@pytest.mark.parametrize("text", ["Köpa nya bänkar", "Nya bänkar i parken", "Nya bänk"])
def test_an_activity_that_says_more_than_the_title_is_not(text: str) -> None:
    assert [] == places("B08", measure("åtgärd: Nya bänkar", f"aktiviteter: ['{text}']"))


def test_a_verb_says_more_than_its_noun() -> None:
    body = "aktörer: {K: {namn: Kommunen}}\n" + measure(
        "åtgärd: Nätverk med krögare", "åtaganden: [{part: K, text: Nätverkar med krögare}]"
    )
    assert [] == places("B08", body)


def test_the_name_of_the_area_may_be_the_title_where_more_is_said() -> None:
    body = """
    fokusområden:
      - id: F1
        namn: Trygghetsvandringar
        åtgärder:
          - {id: N1, åtgärd: Trygghetsvandringar, aktiviteter: [Gå med de boende en gång i halvåret]}
    """
    assert [] == places("B08", body)


# B09


@pytest.mark.parametrize(
    "time",
    [
        "{när: 2026}",
        "{från: 2026-01-01}",
        "{text: vår, säsong: [vår]}",
        "{text: 1 utbildning/år, frekvens: {antal: 1, per: år}}",
        "{text: efter hand, hållpunkter: [{text: Start, när: 2026}]}",
        "{text: löpande, frekvens: {minst: 4, per: år}}",
        "{villkor: när bidraget är beviljat}",
    ],
)
def test_a_time_that_can_be_counted_or_waited_for_is_one(time: str) -> None:
    assert [] == places("B09", measure("åtgärd: Bänkar", f"tid: {time}"))


@pytest.mark.parametrize(
    "text",
    [
        "Initieras",
        "löpande",
        "Löpande, vid behov",
        "kontinuerligt under hela året",
        "pågår",
        "tills vidare",
        "Initieras och fortsätter så småningom",
        "Vid lämpligt tillfälle",
        "Sker kontinuerligt under året efter behov",
        "Hela läsåret",
        "Igång sedan tidigare",
        "Tidsplan saknas",
    ],
)
def test_words_that_say_nothing_about_when_are_no_time(text: str) -> None:
    body = measure("åtgärd: Bänkar", f"tid: {{text: '{text}'}}")
    assert ['"{text}" does not say when'] == [found.problem.message.text for found in findings("B09", body)]


def test_a_step_on_the_way_does_not_make_a_time_of_initieras() -> None:
    body = measure("åtgärd: Bänkar", "tid: {text: Initieras, hållpunkter: [{text: Enkät, när: 2018}]}")
    assert ["Initieras"] == places("B09", body)


@pytest.mark.parametrize("text", ["vår/sommar", "hösten 2026", "månad 05 och 06", "löpande under skolåret"])
def test_words_that_nothing_can_be_counted_from_are_kept_but_not_enough(text: str) -> None:
    body = measure("åtgärd: Bänkar", f"tid: {{text: {text}}}")
    assert ["nothing can be counted from this time"] == [
        found.problem.message.text for found in findings("B09", body)
    ]


def test_a_frequency_only_when_needed_is_no_time() -> None:
    assert ["tid"] == places("B09", measure("åtgärd: Bänkar", "tid: {frekvens: {vid_behov: ja}}"))


@pytest.mark.parametrize("status", ["genomförd", "vilande", "avbruten"])
def test_a_measure_that_is_settled_needs_no_time(status: str) -> None:
    body = measure("åtgärd: Bänkar", "uppföljning:", f"  - {{avser: 2025-T2, status: {status}}}")
    assert [] == places("B09", body)


def test_the_latest_status_counts_wherever_it_stands() -> None:
    body = measure(
        "åtgärd: Bänkar",
        "uppföljning:",
        "  - {avser: 2025-T2, status: pågår}",
        "  - {avser: 2025-T1, status: vilande}",
    )
    assert ["id"] == places("B09", body)


def test_ordinary_work_may_go_on_without_end() -> None:
    assert [] == places("B09", measure("åtgärd: Tillsyn", "typ: ordinarie arbete", "tid: {text: löpande}"))


# B10


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("bör kunna genomföras i höst", "bör"),
        ("Eventuellt under hösten", "Eventuellt"),
        ("ev. 2026", "ev"),
        ("i mån av tid", "i mån av tid"),
        ("två gånger, om möjligt", "om möjligt"),
        ("Ambitionen är två gånger om året", "Ambitionen"),
        ("skulle kunna starta 2026", "skulle kunna"),
        ("hösten 2025, om bemanningen tillåter", "om bemanningen tillåter"),
        ("varje fredag i mån av vandrare", "i mån av"),
        ("Målet är att börja under våren", "Målet är"),
        ("Preliminärt i maj", "Preliminärt"),
        ("Vi hoppas på våren", "hoppas"),
        ("troligen 2026", "troligen"),
    ],
)
def test_the_word_that_makes_a_time_a_wish_is_pointed_at(text: str, word: str) -> None:
    assert [word] == places("B10", measure("åtgärd: Dialog", "tid:", f"  text: {text}"))


@pytest.mark.parametrize(
    "text",
    [
        "försöket pågår till maj",
        "från börsens öppning",
        "efter evenemanget",
        "inom en månad",
        "kan börja 1 maj",
        "så länge tillståndet tillåter",
        "när målet i mars är nått",
        "så fort som möjligt",
        "i månader med skollov",
        "i helgen",
    ],
)
def test_similar_words_are_no_wish(text: str) -> None:
    assert [] == places("B10", measure("åtgärd: Dialog", "tid:", f"  text: {text}"))


def test_a_time_that_says_it_is_a_wish_is_one() -> None:
    assert ["önskemål"] == places("B10", measure("åtgärd: Dialog", "tid: {text: hösten, önskemål: ja}"))


def test_a_wish_in_how_often_is_found() -> None:
    body = measure("åtgärd: Dialog", "tid: {frekvens: {text: gärna 2 gånger, antal: 2, per: år}}")
    assert ["gärna"] == places("B10", body)


def test_a_wish_in_what_is_done_is_no_time() -> None:
    body = measure("åtgärd: Belysning", "aktiviteter: [Peka ut vägar som bör lysas upp]", "tid: {när: 2026}")
    assert [] == places("B10", body)


# B11


@pytest.mark.parametrize(
    ("goal", "word"),
    [
        ("Ökad trygghet i utemiljön", "Ökad"),
        ("Minskade utestörningar", "Minskade"),
        ("Färre våldsbrott", "Färre"),
        ("Att stärka skyddsfaktorerna", "stärka"),
        ("Vi förbättrar samverkan", "förbättrar"),
        ("Trygghet som ökar för alla", "ökar"),
        ("Nyrekryteringen ska bromsas och tilliten växa", "bromsas"),
        ("Mindre skadegörelse på skolorna", "Mindre skadegörelse"),
        ("Tryggheten ska ha ökat till 2026", "ökat"),
        ("Minskad skolfrånvaro i åk 7–9", "Minskad"),
        ("Färre unga under 18 år som dricker", "Färre"),
        ("Ökad trygghet i de två stadsdelarna", "Ökad"),
        ("Ökad trygghet längs väg 365", "Ökad"),
        ("Ökat deltagande i Kv. Björken 3", "Ökat"),
        ("Ökad kännedom om 114 14", "Ökad"),
        ("Minimera skadegörelsen", "Minimera"),
        ("Verka för en god skolgång", "Verka för"),
        ("Alla ungdomar ska må bra", "må bra"),
        ("Handlarna känner sig trygga", "känner sig trygga"),
        ("Föräldrar vet mer om droger", "vet mer"),
        ("Synas så ofta som möjligt", "så ofta som möjligt"),
    ],
)
def test_a_change_without_figure_or_indicator_is_found(goal: str, word: str) -> None:
    assert [word] == places("B11", measure("åtgärd: Bänkar", f"mål: {goal}"))


@pytest.mark.parametrize(
    ("expected", "promise"),
    [
        (["så ofta som möjligt"], "löfte: Vi ska vara ute så ofta som möjligt"),
        (["förbättrar"], "löfte: Vi förbättrar belysningen"),
        (["fler"], "löfte: Vi ordnar fler dialogmöten, indikatorer: []"),
        ([], "löfte: Vi ordnar fler dialogmöten, indikatorer: [I1]"),
        ([], "löfte: Vi ordnar två dialogmöten"),
        ([], "löfte: Vi är ute varje fredag"),
        ([], "löfte: Alla som vill får feriejobb"),
    ],
)
def test_a_promise_that_cannot_be_measured_is_found(expected: list[str], promise: str) -> None:
    text = f"indikatorer: [{{id: I1, namn: Möten}}]\nlöften: [{{id: L1, {promise}}}]"
    assert expected == places("B11", text)


@pytest.mark.parametrize(
    "goal",
    [
        "Trygghet och inhämtning av information",
        "Från 2 till minst 8 grupper, en ökning",
        "Halverad och minskande skadegörelse",
        "Samverkan i flera stadsdelar",
        "Trygga miljöer",
        "Snabbt åtgärdad skadegörelse",
        "Högskolan och mindre orter är med",
        "En ökänd plats stängs",
        "Färre än fem misshandelsfall vid taxikön",
        "Fördubblad närvaro och ökad trygghet",
        "Färre ingripanden än 2024",
        "Minskad skadegörelse jämfört med 2023",
        "Snabbare svar, senast den 1 juni",
        "Snabbare sanering, inom ett dygn",
        "Utökade öppettider till kl. 22",
        "Färre bränder än föregående år",
        "Minskad väntan, från 14 till 5 dagar",
    ],
)
def test_other_goals_are_left_alone(goal: str) -> None:
    assert [] == places("B11", measure("åtgärd: Bänkar", f"mål: {goal}"))


INDICATOR = "indikatorer:\n  - {id: I1, namn: Andel otrygga}\n"


def test_an_indicator_of_the_measure_measures_its_goal() -> None:
    assert [] == places(
        "B11", INDICATOR + measure("åtgärd: Bänkar", "mål: Ökad trygghet", "indikatorer: [I1]")
    )


def test_an_indicator_of_the_goal_measures_those_that_serve_it() -> None:
    goal = "mål:\n  - {id: M1, mål: Öka tryggheten, indikatorer: [I1]}\n"
    body = INDICATOR + goal + measure("åtgärd: Bänkar", "mål: Ökad trygghet", "bidrar_till: [M1]")
    assert [] == places("B11", body)


def test_an_indicator_of_a_measure_measures_the_goal_it_serves() -> None:
    goal = "mål:\n  - {id: M1, mål: Öka tryggheten}\n"
    assert [] == places(
        "B11", INDICATOR + goal + measure("åtgärd: Bänkar", "bidrar_till: [M1]", "indikatorer: [I1]")
    )


@pytest.mark.parametrize(
    ("expected", "goal"),
    [
        (["Trygghet"], "mål: Trygghet"),
        (["Tidig upptäckt"], "mål: Tidig upptäckt"),
        ([], "mål: Tidig upptäckt, indikatorer: [I1]"),
        ([], "mål: Inga bränder"),
        ([], "mål: Gångtunneln är upplyst"),
    ],
)
def test_a_goal_that_only_names_a_subject_is_found(expected: list[str], goal: str) -> None:
    assert expected == places("B11", INDICATOR + f"mål: [{{id: M1, {goal}}}]\n")


def test_an_overall_goal_is_measured_by_the_others() -> None:
    body = INDICATOR + (
        "mål:\n  - {id: M1, mål: Öka tryggheten, typ: övergripande}\n"
        "  - {id: M2, mål: Färre bränder, indikatorer: [I1]}\n"
    )
    assert [] == places("B11", body)


def test_the_word_is_found_in_a_folded_goal() -> None:
    assert ["ökad"] == places("B11", "mål:\n  - id: M1\n    mål: >-\n      Trygghet,\n      helst ökad\n")


# B12


def indicator(*lines: str) -> str:
    return "\n".join(["indikatorer:", "  - id: I1", "    namn: Otrygga", *(f"    {line}" for line in lines)])


@pytest.mark.parametrize(
    "target",
    ["{ändring_procent: -50}", "{riktning: minska}", "{text: utökning, riktning: öka, senast: 2026}"],
)
def test_a_change_needs_a_figure_to_be_counted_from_even_for_work_done(target: str) -> None:
    assert ["id"] == places("B12", indicator("typ: prestation", f"mål: {target}"))


@pytest.mark.parametrize("baseline", ["{värde: 0}", "{minst: 4, högst: 6}"])
def test_a_figure_is_a_baseline(baseline: str) -> None:
    assert [] == places(
        "B12", indicator("typ: effekt", f"baslinje: {baseline}", "mål: {ändring_procent: -50}")
    )


def test_a_baseline_in_words_is_no_figure_to_count_from() -> None:
    body = indicator("baslinje: {text: ungefär hälften, år: 2024}", "mål: {ändring_procent: -50}")
    assert ["baslinje"] == places("B12", body)


def test_a_baseline_in_words_will_do_for_a_target_of_its_own() -> None:
    assert [] == places(
        "B12", indicator("typ: effekt", "baslinje: {text: ungefär hälften}", "mål: {högst: 26}")
    )


def test_an_effect_needs_a_baseline_for_any_target() -> None:
    assert ["id"] == places("B12", indicator("typ: effekt", "mål: {högst: 26}"))


@pytest.mark.parametrize("target", ["{minst: 8}", "{alla: ja}", "{återkommande: {antal: 4, per: år}}"])
def test_work_done_starts_from_nought(target: str) -> None:
    assert [] == places("B12", indicator("typ: prestation", f"mål: {target}"))


def test_an_indicator_of_no_kind_is_not_judged_by_a_target_that_stands_alone() -> None:
    assert [] == places("B12", indicator("mål: {minst: 8}"))


def test_an_indicator_without_target_is_not_asked_for_a_baseline_too() -> None:
    assert ["B13"] == [
        found.problem.code for found in findings("B", "indikatorer: [{id: I1, namn: Ronder}]") if found.item
    ]


# B13


@pytest.mark.parametrize(
    "target", ["{riktning: öka}", "{alla: ja}", "{inom: {antal: 48, enhet: timmar}}", "{högst: 0}"]
)
def test_whatever_can_be_compared_with_is_a_target(target: str) -> None:
    assert [] == places("B13", indicator(f"mål: {target}"))


def test_a_target_in_words_only_is_found() -> None:
    assert ["mål"] == places("B13", indicator("mål: {text: så låg som möjligt, senast: 2026}"))


def test_an_empty_target_is_none() -> None:
    assert ["mål"] == places("B13", indicator("mål:"))


def test_what_is_measured_without_target_is_found_once() -> None:
    body = indicator("utfall: [{period: 2025, värde: 3}]")
    assert [] == places("B13", body)
    assert ["utfall"] == places("B14", body)


# B14

TARGET = indicator("mål: {minst: 4}") + "\n"
ASSESSED = (
    "mål: [{id: M1, mål: Lugnt, indikatorer: [I1], uppföljning: [{avser: 2025-T1, bedömning: uppnått}]}]"
)


@pytest.mark.parametrize(
    "rest",
    [
        "gäller: {från: 2025-01-01, till: 2025-12-31}\nuppföljning: [{avser: 2025}]",
        "uppföljning: [{avser: 2025-T1}, {avser: 2025-T2}, {avser: 2025-T3}]",
        ASSESSED,
    ],
)
def test_a_target_that_has_been_followed_up_needs_an_outcome(rest: str) -> None:
    assert ["mål"] == places("B14", TARGET + rest)


@pytest.mark.parametrize(
    "rest",
    [
        "gäller: {från: 2025-01-01, till: 2025-12-31}",
        "gäller: {från: 2025-01-01, till: 2025-12-31}\nuppföljning: [{avser: 2025-T1}, {avser: 2025-T2}]",
        ASSESSED.replace("uppnått", "ej bedömt"),
    ],
)
def test_a_target_waits_until_something_can_have_been_measured(rest: str) -> None:
    assert [] == places("B14", TARGET + rest)


def test_a_target_with_a_time_waits_for_it() -> None:
    body = indicator("mål: {minst: 4, senast: 2027}") + "\nuppföljning: [{avser: 2025}, {avser: 2026}]"
    assert [] == places("B14", body)
    assert ["mål"] == places("B14", body.replace("2027", "2026-H2"))


def test_what_is_followed_up_after_the_day_of_judgement_is_not_known_yet() -> None:
    body = TARGET + "uppföljning: [{avser: 2025}]"
    assert [] == places("B14", body, as_of="2025-06-30")
    assert ["mål"] == places("B14", body, as_of="2025-12-31")


@pytest.mark.parametrize(
    ("more", "period", "expected"),
    [
        ("räknas: summa", "2025-T1", ["2025-T1"]),
        ("räknas: medel", "2025-T1", ["2025-T1"]),
        ("räknas: läge", "2025-T1", []),
        ("räknas: summa", "2024-T3", []),
        ("räknas: summa", "2025-03/2025-04", []),
        ("räknas: summa", "2025-T3", ["2025-T3"]),
    ],
)
def test_what_is_added_up_and_only_in_part_for_the_time_of_the_target_is_not_compared(
    more: str, period: str, expected: list[str]
) -> None:
    body = indicator("mål: {minst: 4}", more, f"utfall: [{{period: {period}, värde: 2}}]")
    assert expected == places("B14", body + "\ngäller: {från: 2025-03-01, till: 2025-11-30}")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (("räknas: summa", "baslinje: {värde: 100, år: 2023}", "mål: {högst: 90, senast: 2025}"), 1),
        (("räknas: summa", "baslinje: {värde: 100, år: 2023}", "mål: {högst: 90, senast: 2024}"), 0),
        (("räknas: summa", "baslinje: {värde: 40, period: 2023-T1}", "mål: {högst: 30, senast: 2024-T2}"), 1),
        (("räknas: läge", "baslinje: {värde: 100, år: 2023}", "mål: {högst: 90, senast: 2025}"), 0),
        (
            (
                "räknas: summa",
                "baslinje: {värde: 100, år: 2023}",
                "mål: {ändring_procent: -10, senast: 2025}",
            ),
            0,
        ),
        (("baslinje: {värde: 100, år: 2023}", "mål: {återkommande: {högst: 90, per: år}}"), 0),
    ],
)
def test_a_sum_of_several_years_is_not_compared_with_a_baseline_of_one(
    more: tuple[str, ...], expected: int
) -> None:
    body = indicator(*more, "utfall: [{period: 2024, värde: 95}]")
    assert expected == places("B14", body + "\ngäller: {från: 2024-01-01, till: 2026-12-31}").count("mål")


def test_an_outcome_without_a_value_is_none() -> None:
    body = indicator("mål: {minst: 4}", "utfall: [{period: 2025}]") + "\nuppföljning: [{avser: 2025}]"
    assert ["mål"] == places("B14", body)


# B15


def test_an_effect_goal_is_enough() -> None:
    body = indicator("typ: prestation") + "\nmål: [{id: M1, mål: Lugnare kvällar, typ: effekt}]"
    assert [] == places("B15", body)


def test_indicators_of_no_kind_are_not_judged() -> None:
    body = "indikatorer:\n  - {id: I1, namn: Vandringar, typ: prestation}\n  - {id: I2, namn: Otrygga}"
    assert [] == places("B15", body)


def test_a_plan_without_indicators_has_no_targets_of_any_kind() -> None:
    assert [] == places("B15", "mål: [{id: M1, mål: Lugnare kvällar}]")


# B16


def caused(kind: str, *lines: str) -> str:
    problem = f"problem:\n  - {{id: P1, problem: Mörkt, orsaker: [{{id: O1, orsak: Lampor{kind}}}]}}\n"
    return problem + measure("åtgärd: Bänkar", "orsaker: [O1]", *lines)


@pytest.mark.parametrize(("cause", "kind"), [("situationell", "social"), ("social", "situationell")])
def test_a_measure_that_does_not_answer_its_cause_is_a_warning(cause: str, kind: str) -> None:
    (found,) = findings("B16", caused(f", typ: {cause}", f"prevention: {{art: [{kind}]}}"))
    assert Severity.WARNING is found.problem.severity


@pytest.mark.parametrize("cause", ["social", "utsatthet"])
@pytest.mark.parametrize("kinds", ["social", "social, situationell"])
def test_a_measure_answers_its_cause_and_exposure_either_way(cause: str, kinds: str) -> None:
    assert [] == places("B16", caused(f", typ: {cause}", f"prevention: {{art: [{kinds}]}}"))


def test_the_cause_says_what_the_measure_is() -> None:
    assert [] == places("B16", caused(", typ: social"))


def test_a_cause_of_no_kind_says_nothing() -> None:
    assert ["Trygghet"] == places("B16", caused(""))


def test_no_measure_that_says_its_kind_is_one_finding_and_a_hint() -> None:
    (found,) = findings("B16", "åtgärder:\n  - {id: N1, åtgärd: Lampor}\n  - {id: N2, åtgärd: Bänkar}")
    assert ("", Severity.INFO) == (found.item, found.problem.severity)


def test_one_measure_among_others_that_says_nothing_is_found() -> None:
    body = """
    fokusområden:
      - id: F1
        namn: Ute
        strategi: [situationell]
        delområden:
          - {id: D1, namn: Parken, åtgärder: [{id: N1, åtgärd: Lampor}]}
    åtgärder:
      - {id: N2, åtgärd: Bänkar}
    """
    assert ["measure:N2"] == [found.item for found in findings("B16", body)]


# B17

ACTOR = "aktörer: {S: {namn: Samordnaren}}\n"


@pytest.mark.parametrize(
    "when", ["varje: tertial", "frekvens: {antal: 3, per: år}", "när: 2026-H2", "senast: 2026-12-31"]
)
def test_a_rule_with_time_and_somebody_is_a_plan(when: str) -> None:
    assert [] == places("B17", ACTOR + f"uppföljningsregler:\n  - {{id: U1, {when}, ansvarig: [S]}}")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("{id: U1, ansvarig: [S]}", "no rule says when the plan is to be followed up"),
        (
            "{id: U1, ansvarig: [S], frekvens: {text: löpande}}",
            "no rule says when the plan is to be followed up",
        ),
        ("{id: U1, varje: tertial}", "no rule says who collects and compiles the follow-up"),
        (
            "{id: U1, varje: tertial}\n  - {id: U2, ansvarig: [S]}",
            "no rule says both when the follow-up is made and by whom",
        ),
    ],
)
def test_what_is_missing_in_the_rules_is_said(rule: str, text: str) -> None:
    (found,) = findings("B17", ACTOR + f"uppföljningsregler:\n  - {rule}")
    assert text == found.problem.message.text


# B18


@pytest.mark.parametrize(
    "lines",
    [
        ("åtgärd: Nattvandring", "typ: utredning"),
        ("åtgärd: Utredning av kameror",),
        ("åtgärd: Undersöka om fler kan vara med",),
        ("åtgärd: Jobb", "aktiviteter: [Undersöka vad som går, Överväga fler platser]"),
        ("åtgärd: Kulturhuset", "aktiviteter: [Pröva om kaféet kan vara med]"),
        ("åtgärd: Kartlägga behovet av en fältassistent",),
        ("åtgärd: Ta fram förslag till nya öppettider",),
        ("åtgärd: Se över behovet av belysning",),
        ("åtgärd: Arbeta fram ett förslag till program",),
    ],
)
def test_an_inquiry_is_one_by_its_kind_or_by_all_it_does(lines: tuple[str, ...]) -> None:
    assert ["id"] == places("B18", measure(*lines))


@pytest.mark.parametrize(
    "lines",
    [
        ("åtgärd: Kameror", "aktiviteter: [Undersöka takten, Peka ut fler platser]"),
        ("åtgärd: Pröva nya mötesplatser",),
        ("åtgärd: Medborgarundersökning",),
        ("åtgärd: Kartlägga otrygga platser",),
        ("åtgärd: Utreda och genomföra ny belysning",),
        ("åtgärd: Utreda brott snabbare",),
        ("åtgärd: Ta fram en folder",),
        ("åtgärd: Se över belysningen på Björkgatan",),
        ("åtgärd: Undersökning bland unga om trygghet i skolan", "typ: åtgärd"),
        ("åtgärd: Utreda brott snabbare", "typ: åtgärd"),
        ("åtgärd: Utreda kameror", "beslut_senast: 2026-03-31"),
        ("åtgärd: Utreda kameror", "tid: {hållpunkter: [{text: Beslut i nämnden, när: 2026-Q1}]}"),
        ("åtgärd: Utreda kameror", "uppföljning: [{avser: 2025-T3, status: genomförd}]"),
    ],
)
def test_what_is_done_or_decided_is_no_open_inquiry(lines: tuple[str, ...]) -> None:
    assert [] == places("B18", measure(*lines))


# B02, B06 and B12 where promises, goals and the year before are asked


def test_whoever_answers_for_a_goal_is_somebody_too() -> None:
    text = "aktörer: {A: {namn: Samtliga nämnder}}\nmål: [{id: M1, mål: Fler bänkar, ansvarig: [A]}]"
    assert ["A"] == places("B02", text)


def test_a_measure_that_serves_a_promise_leads_to_what_is_promised() -> None:
    text = "löften: [{id: L1, löfte: Vi ställer ut bänkar}]\n" + measure(
        "åtgärd: Bänkar", "bidrar_till: [L1]"
    )
    assert [] == findings("B06", text)


def test_a_target_that_is_compared_with_the_year_before_needs_no_baseline() -> None:
    target = "mål: {ändring_procent: -10, jämfört_med: samma period året före}"
    assert [] == findings("B12", f"indikatorer: [{{id: I1, namn: Inbrott, typ: effekt, {target}}}]")


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        (["baslinje"], "räknas: summa, baslinje: {värde: 120}, mål: {ändring_procent: -10}"),
        ([], "räknas: summa, baslinje: {värde: 120, år: 2024}, mål: {ändring_procent: -10}"),
        ([], "räknas: summa, baslinje: {värde: 120, period: 2024-T1}, mål: {ändring_procent: -10}"),
        ([], "räknas: läge, baslinje: {värde: 120}, mål: {ändring_procent: -10}"),
        ([], "räknas: summa, baslinje: {värde: 120}, mål: {högst: 100}"),
    ],
)
def test_a_baseline_that_sums_are_compared_with_says_its_time(expected: list[str], said: str) -> None:
    assert expected == places("B12", f"indikatorer: [{{id: I1, namn: Inbrott, {said}}}]")


# B19

TWO = "utfall: [{period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 5}]"


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        (1, f"mål: {{minst: 8}}, {TWO}"),
        (1, f"typ: prestation, mål: {{minst: 8}}, {TWO}"),
        (1, f"mål: {{minst: 2, per_plats: ja, platser: [a]}}, {TWO.replace('värde', 'plats: a, värde')}"),
        (0, "mål: {exakt: 3}, utfall: [{period: 2025, värde: 3}]"),
        (0, "mål: {högst: 8}, utfall: [{period: 2025-T1, värde: 3}]"),
        (0, "mål: {minst: 8}, utfall: [{period: 2025-T1, värde: 3}]"),
        (0, "mål: {minst: 8}, utfall: [{period: 2024, värde: 3}, {period: 2025-T1, värde: 3}]"),
        (0, f"räknas: läge, mål: {{minst: 8}}, {TWO}"),
        (0, f'enhet: "%", mål: {{minst: 8}}, {TWO}'),
        (0, f"skala: {{min: 1, max: 6, bättre: öka}}, mål: {{minst: 4}}, {TWO}"),
        (0, f"mål: {{återkommande: {{antal: 2, per: halvår}}}}, {TWO}"),
        (0, f"mål: {{text: fler}}, {TWO}"),
        (0, TWO),
    ],
)
def test_how_outcomes_are_counted_is_asked_where_the_target_hangs_on_it(expected: int, said: str) -> None:
    head = "gäller: {från: 2025-01-01, till: 2025-12-31}\nplatser: [{id: a, namn: Torget}]\n"
    assert expected == len(findings("B19", f"{head}indikatorer: [{{id: I1, namn: Ronder, {said}}}]"))


# B20


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        (["summa"], 'enhet: "%", räknas: summa'),
        (["summa"], "enhet: procent, räknas: summa"),
        (["summa"], "skala: {min: 1, max: 6, bättre: öka}, räknas: summa"),
        ([], 'enhet: "%", räknas: medel'),
        ([], "enhet: ronder, räknas: summa"),
    ],
)
def test_shares_and_values_on_a_scale_are_not_added_up(expected: list[str], said: str) -> None:
    assert expected == places("B20", f"indikatorer: [{{id: I1, namn: Otrygga, {said}}}]")


# B21


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        (["jämförbar"], "jämförbar: nej"),
        ([], "jämförbar: nej, källa: NTU"),
        ([], "jämförbar: nej, kommentar: Andra frågor"),
        ([], "jämförbar: ja"),
    ],
)
def test_a_break_in_a_series_is_explained(expected: list[str], said: str) -> None:
    text = f"indikatorer: [{{id: I1, namn: Otrygga, utfall: [{{period: 2025, värde: 3, {said}}}]}}]"
    assert expected == places("B21", text)
