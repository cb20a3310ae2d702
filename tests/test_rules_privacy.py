"""What the rules of privacy and publishing find, and all that looks like it and is left alone."""

import json
import re
from pathlib import Path

import pytest

from tests.asked_rules import Asked
from trygg_cli.diagnostic import Severity
from trygg_cli.lint.engine import PlacedFinding, Settings, lint
from trygg_cli.message import Message
from trygg_cli.prose.vocabulary import words
from trygg_cli.reading.document import read
from trygg_cli.rules import rules

HEAD = "id: p\ntitel: Trygghet\ntyp: handlingsplan\n"
asked = Asked(HEAD)
findings, places = asked.findings, asked.marked
LOOKALIKES = [
    line
    for line in (Path(__file__).parent / "lookalikes.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
PLANS = sorted((Path(__file__).parent.parent / "plans").glob("*.yaml"))


def said(text: str) -> str:
    return f"bakgrund: {json.dumps(text, ensure_ascii=False)}"


def sentences(found: PlacedFinding) -> str:
    parts = (found.problem.message, found.problem.help)
    return " ".join(part.text + str(part.args) for part in parts if isinstance(part, Message))


@pytest.mark.parametrize("line", LOOKALIKES)
@pytest.mark.parametrize("code", ["P01", "P02"])
def test_lookalikes_are_left_alone(code: str, line: str) -> None:
    assert [] == places(code, said(line))
    assert [] == places(code, said(f"Arbetet ({line}) fortsätter. Se {line}, och även {line}."))


@pytest.mark.parametrize("code", ["P01", "P02", "P03"])
def test_lookalikes_together_are_left_alone(code: str) -> None:
    assert [] == places(
        code,
        "avsnitt:\n"
        + "\n".join(
            f"  - {{rubrik: R, text: {json.dumps(line, ensure_ascii=False)}}}" for line in LOOKALIKES
        ),
    )


@pytest.mark.parametrize("code", ["P01", "P02", "P03", "P05", "P06"])
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_the_real_plans_point_nobody_out(code: str, plan: Path) -> None:
    document = read(plan.name, plan.read_text("utf-8"))
    assert [] == lint(document, rules(), Settings(select=(code,)))


# P01


@pytest.mark.parametrize(
    "number",
    [
        "811228-9874",
        "19811228-9874",
        "198112289874",
        "8112289874",
        "811228+9874",
        "811228–9874",
        "811228\u20119874",
        "811228 9874",
        "811228 - 9874",
        "20000229-1128",
    ],
)
def test_a_personal_number_is_found(number: str) -> None:
    assert [number] == places("P01", said(f"Kontakta {number} snarast."))


@pytest.mark.parametrize("number", ["701063-2391", "19701063-2391", "7010632391"])
def test_a_coordination_number_is_found_and_called_so(number: str) -> None:
    (found,) = findings("P01", said(f"Kontakta {number} snarast."))
    assert "samordningsnummer" in found.problem.message.text


@pytest.mark.parametrize(
    "number", ["811228-9873", "811328-9872", "810229-0000", "811228-0000", "701099-2391"]
)
def test_wrong_check_digits_and_impossible_days_are_no_personal_numbers(number: str) -> None:
    assert [] == places("P01", said(f"Kontakta {number} snarast."))


@pytest.mark.parametrize(
    "number",
    [
        "070-174 06 05",
        "0701740605",
        "070 - 174 06 05",
        "+46 70 174 06 05",
        "+46 (0)70-174 06 05",
        "0046701740605",
        "076-555 00 00",
        "070/174 06 05",
        "070-174\u00a006\u00a005",
        "070.174.06.05",
        "+46(0)701740605",
    ],
)
def test_a_mobile_number_is_an_error(number: str) -> None:
    (found,) = findings("P01", said(f"Ring {number} på kvällen."))
    assert Severity.ERROR is found.problem.severity
    assert [number] == places("P01", said(f"Ring {number} på kvällen."))


@pytest.mark.parametrize(
    "number", ["016-710 10 00", "08-508 00 000", "+46 16 710 10 00", "016) 710 10 00", "016 710 10 00"]
)
def test_a_number_in_the_fixed_network_is_a_warning(number: str) -> None:
    (found,) = findings("P01", said(f"Ring {number} på kvällen."))
    assert Severity.WARNING is found.problem.severity


@pytest.mark.parametrize("before", ["Tel:", "tfn.", "(", "mobil ", "Ring\u00a0"])
def test_what_a_number_follows_makes_no_difference(before: str) -> None:
    assert ["070-174 06 05"] == places("P01", said(f"Se {before}070-174 06 05."))


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("bakgrund: >-\n  Ring på kvällen, ", "070-174\n  06 05"),
        ("bakgrund: |\n  Ring på kvällen, ", "070-\n  174 06 05"),
        ("bakgrund: Ring ", "+46\n  70 174 06 05"),
        ("# ring på kvällen, ", "070-174\n# 06 05"),
        ("bakgrund: >-\n  Växeln har ", "016-710\r\n  10 00"),
        ("bakgrund: >-\n  Fråga efter ", "811228-\n  9874"),
    ],
)
def test_a_number_over_two_lines_is_found_as_one(before: str, number: str) -> None:
    assert [number] == places("P01", f"{before}{number}" + ("\nsyfte: Lugn" if before[0] == "#" else "."))


def test_a_figure_that_begins_the_next_sentence_is_no_part_of_the_number() -> None:
    assert ["070-174 06 05"] == places("P01", said("Ring 070-174 06 05 2024 var det annorlunda"))


def test_figures_in_the_next_item_are_no_part_of_a_number() -> None:
    assert [] == places(
        "P01", "åtgärder:\n  - id: N1\n    åtgärd: Rond\n    aktiviteter:\n      - 070\n      - 174 06 05"
    )


def test_the_function_has_a_place_for_its_telephone_number_and_nobody_else() -> None:
    assert [] == places("P01", "samordningsfunktion: {namn: S, telefon: 016-710 10 00}")
    assert [] == places("P01", "samordningsfunktion: {namn: S, telefon: 070-174 06 05}")
    assert ["070-174 06 05"] == places("P01", "samordningsfunktion: {namn: S, uppgift: 070-174 06 05}")


@pytest.mark.parametrize(
    "address",
    [
        "anna.exempelsson@kommunen.se",
        "asa.lind@kommunen.se",
        "Karl-Erik.Lind@polisen.se",
        "rosenknopp77@hotmail.com",
        "e.svensson@gmail.com",
        "leila.h@kommunen.se",
        "xerxes_lindgren@kommunen.se",
        "rosmarie.jonsson58@kommunen.se",
    ],
)
def test_a_persons_mail_address_is_found(address: str) -> None:
    assert [address] == places("P01", said(f"Skriv till {address}, eller kom hit."))


def test_a_persons_mail_address_is_found_where_a_functions_mailbox_belongs() -> None:
    assert ["eva.lind@k.se"] == places("P01", "aktörer:\n  A: {namn: Fritid, e-post: eva.lind@k.se}")


def test_what_stands_in_a_comment_of_the_file_is_found_too() -> None:
    body = "bakgrund: Så här  # fråga 811228-9874 eller Anna Exempelsson, 070-174 06 05\n# eva.lind@k.se\nsyfte: Lugn"
    assert ["811228-9874", "070-174 06 05", "eva.lind@k.se"] == places("P01", body)
    assert ["Anna Exempelsson"] == places("P02", body)


def test_a_finding_knows_which_item_it_is_about() -> None:
    body = "åtgärder:\n  - id: N1\n    åtgärd: Fälta\n    beskrivning: Ring 811228-9874"
    assert "N1" in findings("P01", body)[0].item


def test_no_message_repeats_what_it_found() -> None:
    text = "811228-9874, 701063-2391, 070-174 06 05, 016-710 10 00, eva.lind@k.se"
    found = findings("P01", said(text))
    assert 5 == len(found)
    assert [] == [
        part
        for part in text.replace("-", ", ").split(", ")
        for finding in found
        if part in sentences(finding)
    ]


# P02


def test_first_names_are_each_one_word() -> None:
    assert [] == [name for name in words("first_names") if " " in name or not name.istitle()]


@pytest.mark.parametrize(
    "name",
    [
        "Anna Exempelsson",
        "Per-Olof H Wikström",
        "Said Niklund",
        "Sven Olov Axelsson",
        "Åsa von Tell",
        "Ali Hassan",
        "Ros-Marie Jönsson",
        "Ixabell Martinsson Åberg",
        "Dagfinn Kristoffersson",
        "Tindra Åkerblom",
        "Annelie Söderberg-Holm",
    ],
)
def test_a_name_in_a_text_is_found(name: str) -> None:
    assert [name] == places("P02", said(f"I år håller {name} i arbetet."))


@pytest.mark.parametrize("where", ["på Björkskolan", "vid Familjecentret", "i Åparken"])
def test_where_somebody_works_does_not_make_a_place_of_the_name(where: str) -> None:
    assert ["Anna Exempelsson"] == places("P02", said(f"Anmälan till Anna Exempelsson {where}."))


@pytest.mark.parametrize("name", ["Eva", "Karl-Johan"])
def test_a_first_name_with_a_place_of_work_is_a_name(name: str) -> None:
    assert [name] == places("P02", said(f"Kontakta {name} på biblioteket för bokning."))


@pytest.mark.parametrize(
    "text",
    ["Hans på skolan", "Eva på Hemköp", "Vid Karl Johans torg", "Utanför Anna-Lisas Café", "Max på gården"],
)
def test_a_first_name_alone_may_be_a_word_or_a_place(text: str) -> None:
    assert [] == places("P02", said(text))


def test_a_title_with_a_surname_is_a_name() -> None:
    assert ["Kommunpolis Andersson"] == places("P02", said("Kommunpolis Andersson deltog."))


def test_a_name_over_two_lines_is_found() -> None:
    assert ["Anna\n  Exempelsson"] == places(
        "P02", "bakgrund: >-\n  I år håller Anna\n  Exempelsson i arbetet."
    )


def test_names_where_they_belong_are_left_alone() -> None:
    body = """
    undertecknare:
      - {namn: Anna Exempelsson, roll: ordförande}
    organ:
      - id: B1
        namn: Styrgrupp
        ledamöter:
          - {namn: Karin Exempelsson}
    beslut:
      - {typ: beslut, handläggare: 'Eva Exempelsson, strateg'}
    underlag:
      - {id: U1, namn: Trygghet på jobbet, utgivare: Lars Exempelsson}
    """
    assert [] == places("P02", body)


def test_a_name_that_is_known_from_the_lists_is_found_in_a_text() -> None:
    body = "undertecknare:\n  - {namn: Xerxes Ovanlig}\nsammanfattning: Planen är Xerxes Ovanligs idé."
    assert ["Xerxes Ovanlig"] == places("P02", body)


def test_a_person_is_no_author_of_a_follow_up() -> None:
    body = "uppföljning:\n  - {avser: 2022-T2, författare: Anna Exempelsson}"
    assert ["Anna Exempelsson"] == places("P02", body)


# P03


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ett fåtal ungdomar står för skadegörelsen.", "Ett fåtal ungdomar"),
        ("Där finns tre unga som misstänks för rån.", "tre unga"),
        ("Två brottsaktiva bröder i området.", "Två brottsaktiva bröder"),
        ("Enstaka elever säljer narkotika.", "Enstaka elever"),
        ("En elev i klass 8B har stulit mopeder och misstänks för rån.", "klass 8B"),
        ("Familjen på Storgatan 5 är misstänkt för stöld.", "Storgatan 5"),
        ("Hälften av klagomålen gäller Tallvägen 14. Familjen där har dömts för rån.", "Tallvägen 14"),
        ("Pojken på Storgatan 4 nämns i flera orosanmälningar.", "Storgatan 4"),
        ("En elev i 8 B på Åskolan hade bråkat och anmäldes för hot.", "i 8 B"),
        ("Under hösten togs tre ungdomar i byn för att ha sålt tramadol.", "tre ungdomar"),
        ("En av gruppens fyra pojkar har dömts för rån.", "fyra pojkar"),
        ("Tre av ungdomarna har gripits för rån.", "Tre av ungdomarna"),
        ("Kontrollen gick bra. Två män från Örntorp häktades för grov stöld.", "Två män"),
        ("I april greps en lärare på Furuhedsskolan för rattfylleri.", "en lärare"),
        ("En 15-åring från Årby har häktats för mordförsök.", "En 15-åring"),
        ("En 17-årig pojke misstänks för mordbrand.", "En 17-årig pojke"),
        ("En ung man greps för mordbranden.", "En ung man"),
        ("Tre 15-åringar greps för rån.", "Tre 15-åringar"),
        ("Minst 2–3 ungdomar misstänks för rån.", "3 ungdomar"),
        ("Två till tre elever säljer narkotika.", "Två till tre elever"),
        ("Ett par ungdomar har gripits för stöld.", "Ett par ungdomar"),
        ("Fyra ensamkommande ungdomar har rånats.", "Fyra ensamkommande ungdomar"),
    ],
)
def test_few_people_and_an_offence_are_found(text: str, part: str) -> None:
    assert [part] == places("P03", said(text))


@pytest.mark.parametrize(
    "text",
    [
        "Två ungdomar anställs för att informera om våld.",
        "Personer som vill göra en orosanmälan hör av sig till kommunen.",
        "Minst tre unga som begått brott ska lämna gänget.",
        "Två poliser och fyra väktare arbetar mot våld.",
        "Flera unga misstänks för rån.",
        "Minst 15 unga bryter sig loss från kriminella gäng.",
        "Tre av fyra kvinnor undviker parken. Våld är ovanligt.",
        "Några få kvinnor går dit. Brott är ovanliga.",
        "Ett fåtal ungdomar deltog i mötet.",
        "Skadegörelse vid Storgatan 5 har ökat.",
        "Enkäten om cannabis, årskurs 9 och gymnasiet, handlar om droger.",
        "När en person utsätts för brott ska hen få stöd.",
        "En person som har dömts för rån erbjuds stöd att lämna gänget.",
        "En ungdom kan bli polisanmäld även om den inte har dömts.",
        "Ingen elev har gripits.",
        "En lärare har gått utbildningen om hot och våld.",
        "Polisstationen ligger på Storgatan 12. Personer som utsätts för brott får hjälp där.",
        "Två av tre unga trivs, fast en del misstänks för brott.",
        "Elever i 8 av 10 skolor har svarat på enkäten om narkotika.",
        "Tre ungdomar har anlagt en odling och två säljer fika på torget.",
        "Fyra elever har anmälts till kursen.",
        "Fyra butiker har polisanmälts för rån.",
        "Tre kriminella nätverk står för våldet.",
        "Ett par skor och en jacka hade stulits.",
        "1–2 vuxna per buss stoppar våld och hot.",
    ],
)
def test_work_and_large_groups_point_nobody_out(text: str) -> None:
    assert [] == places("P03", said(text))


def statistic(value: str) -> str:
    return f"""
platser: [{{id: X, namn: X}}]
lägesbild:
  statistik:
    - {{{value}}}
"""


def test_a_small_figure_about_offences_in_one_place_is_found() -> None:
    assert ["3"] == places("P03", statistic("mått: Unga misstänkta för rån, värde: 3, plats: X"))


@pytest.mark.parametrize(
    "value",
    [
        "mått: Unga misstänkta för rån, värde: 5, plats: X",
        "mått: Unga misstänkta för rån, värde: 0, plats: X",
        "mått: Unga misstänkta för rån, värde: 3",
        "mått: Utsatta för rån, värde: 3, enhet: '%', plats: X",
        "mått: Nattvandringsgrupper, värde: 3, plats: X",
    ],
)
def test_other_figures_are_left_alone(value: str) -> None:
    assert [] == places("P03", statistic(value))


# P05


def test_only_a_decided_plan_needs_its_details() -> None:
    assert [] == places("P05", "handlingsstatus: utkast")
    assert 3 == len(places("P05", "handlingsstatus: expedierad"))


def test_number_and_day_of_the_decision_do() -> None:
    body = "handlingsstatus: beslutad\nbeslut:\n  - {typ: beslut, datum: 2025-03-10, dnr: KS 2025/1}"
    (found,) = findings("P05", body)
    assert "owns" in found.problem.message.text


# P06


def test_internal_follow_ups_of_measures_goals_and_promises_are_shown() -> None:
    entry = "uppföljning: [{avser: 2022, kommentar: Osäkert, intern: ja}]"
    body = f"""
    mål:
      - {{id: M1, mål: Lugn, {entry}}}
    åtgärder:
      - {{id: N1, åtgärd: Fälta, {entry}}}
    löften:
      - {{id: L1, löfte: Vi fältar, {entry}}}
    """
    assert ["intern"] * 3 == places("P06", body)
    assert {Severity.INFO} == {found.problem.severity for found in findings("P06", body)}


# P07

MEASURE = "åtgärder:\n  - {id: N1, åtgärd: Lampor%s}\n"


@pytest.mark.parametrize(
    "body",
    [
        "fokusområden:\n  - {id: F1, namn: Ute}",
        "urval: [åtgärder]\n" + MEASURE % "",
        MEASURE % ", kommunikation: {kanaler: [webbplatsen]}",
        "kommunikation: {text: Berättas på torgmöten}\n" + MEASURE % "",
        "uppföljningsregler:\n  - {id: U1, varje: tertial, mottagare: [invånarna]}\n" + MEASURE % "",
        "uppföljning:\n  - {avser: 2022, kommunikation: Pressmeddelande till kommuninvånarna}\n"
        + MEASURE % "",
        "samordningsfunktion: {namn: S, uppgift: Informerar invånarna}\n" + MEASURE % "",
    ],
)
def test_plans_that_tell_citizens_or_hold_nothing_to_tell_are_left_alone(body: str) -> None:
    assert [] == places("P07", body)


@pytest.mark.parametrize("key", ["", ", kommunikation: {målgrupp: boende}"])
def test_communication_without_channel_or_text_is_none(key: str) -> None:
    assert ["Trygghet"] == places("P07", MEASURE % key)


# P08


def test_an_abbreviation_is_shown_once_and_where_it_is_first_used() -> None:
    assert ["SIG"] == places("P08", "åtgärder:\n  - {id: N1, åtgärd: SIG och mer SIG, effekt: SIG fungerar}")


@pytest.mark.parametrize(
    "body",
    [
        "begrepp: {SIG: Sociala insatsgrupper}\nåtgärder:\n  - {id: N1, åtgärd: SIG}",
        "aktörer:\n  NSVA: {namn: Vatten och avlopp}\nåtgärder:\n  - {id: N1, åtgärd: Prover med NSVA}",
        "organ:\n  - {id: SIG-team, namn: Team}\nåtgärder:\n  - {id: N1, åtgärd: SIG}",
        "åtgärder:\n  - {id: N1, åtgärd: Sociala insatsgrupper (SIG)}",
        "åtgärder:\n  - {id: N1, åtgärd: SIG (sociala insatsgrupper)}",
        "åtgärder:\n  - {id: N1, åtgärd: MVP – mentorer i våldsprevention}",
        "åtgärder:\n  - {id: N1, åtgärd: 'SIG, dvs. sociala insatsgrupper'}",
        "åtgärder:\n  - {id: N1, åtgärd: 'Vi talar MED unga, INTE om unga'}",
        "åtgärder:\n  - {id: N1, åtgärd: 'EU, SMS och TV enligt KS och BUN'}",
        "åtgärder:\n  - {id: N1, åtgärd: 'Etapp II och III, KS 2022/123, N4'}",
        "åtgärder:\n  - {id: N1, åtgärd: STÄDA TORGET}",
        "åtgärder:\n  - {id: N1, åtgärd: 'Skotrar märks, till exempel ABC 123 och JXK 41E'}",
        "åtgärder:\n  - {id: N1, åtgärd: 'PRO och EPA, CE-märkt och VA-faktura, VT och HT'}",
        "bakgrund: SIG och TUTI",
        "åtgärder:\n  - {id: N1, åtgärd: Prover, källa: PM 3 om SIG}",
    ],
)
def test_abbreviations_that_are_explained_known_or_not_shown_are_left_alone(body: str) -> None:
    assert [] == places("P08", body)


def test_what_stands_behind_a_dash_explains_only_what_it_spells() -> None:
    assert ["SIG"] == places("P08", "åtgärder:\n  - {id: N1, åtgärd: SIG – samtal varje vecka}")


def test_a_text_that_does_not_begin_like_the_abbreviation_does_not_explain_it() -> None:
    assert ["ANDT"] == places("P08", "mål:\n  - {id: M1, mål: Kunskap om narkotikasituationen (ANDT)}")


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        ("syfte: Hjälpa 640823-3234 med bostad", "syfte: Hjälpa ••••••••••• med bostad"),
        ("mål:\n  - id: M1\n    mål: Hjälpa 640823-3234", "    mål: Hjälpa •••••••••••"),
        ("syfte: Hjälpa 640823-\n  3234 med bostad", "syfte: Hjälpa •••••••"),
    ],
)
def test_what_is_private_is_shown_in_no_output(body: str, excerpt: str) -> None:
    """The excerpt around a personal number has dots in its place, and the item is named without its title."""
    from trygg_cli.lint.engine import Settings, lint
    from trygg_cli.render import DIAGNOSTICS
    from trygg_cli.rules import rules

    document = read("plan.yaml", f"id: p\ntitel: P\ntyp: handlingsplan\n{body}\n")
    found = [finding.problem for finding in lint(document, rules(), Settings(select=("P01",)))]
    assert ["P01"] == [problem.code for problem in found]
    shown = [document.diagnose(problem) for problem in found]
    for render in DIAGNOSTICS.values():
        assert "3234" not in render(shown, ["plan.yaml"])
    assert excerpt in DIAGNOSTICS["text"](shown, ["plan.yaml"])


def test_a_finding_does_not_show_what_another_on_the_same_line_hides() -> None:
    from trygg_cli.desk.baselined_findings import examine
    from trygg_cli.lint.engine import Settings
    from trygg_cli.render import DIAGNOSTICS

    text = "id: p\ntitel: P\ntyp: handlingsplan\nsyfte: Hjälpa 640823-3234 och 19121212-1212\n"
    shown = examine(read("plan.yaml", text), Settings(select=("P01", "B11"))).diagnostics
    assert 2 == len(shown)
    for render in DIAGNOSTICS.values():
        assert not {"3234", "1212"} & set(re.findall(r"\d{4}", str(render(shown, ["plan.yaml"]))))
