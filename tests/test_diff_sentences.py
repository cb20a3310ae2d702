"""What changes are told as, and what they ask of the reader."""

from html import unescape

import pytest

from tests.conftest import PLANS
from tests.findings import MARKDOWN
from trygg_cli import language
from trygg_cli.change import CommitmentTurn, Difference, Weight
from trygg_cli.diff import differences
from trygg_cli.diff.comparison import GROUPS
from trygg_cli.diff.nouns import IN_PERIOD, LISTS, NOUNS, OF_PART
from trygg_cli.diff.sentences import OTHER_KEYS, TELLERS, WHOLE_PARTS
from trygg_cli.diff.whole_items import ITEMS
from trygg_cli.language import translate
from trygg_cli.model.shape import shapes
from trygg_cli.reading.document import read
from trygg_cli.render import CHANGES

MEASURE = "id: p\nåtgärder:\n  - id: M\n    åtgärd: Vandring\n    "
INDICATOR = "id: p\nindikatorer:\n  - id: I\n    namn: nattvandringsgrupper\n    "
AREA = "id: p\nfokusområden:\n  - id: A\n    "
PROMISE = "id: p\nlöften:\n  - id: L\n    "
PICTURE = "id: p\nlägesbild:\n  "
PLAN = "id: p\n"

DECISION, FOLLOW_UP, WORDING = Weight
WEAKER, UNCLEAR, STRONGER, NONE = CommitmentTurn


def told(old: str, new: str) -> list[Difference]:
    return differences(read("plan.yaml", old), read("plan.yaml", new))


def only(old: str, new: str) -> Difference:
    (one,) = told(old, new)
    return one


@pytest.mark.parametrize(
    ("home", "old", "new", "sentence"),
    [
        (
            INDICATOR,
            "mål: {minst: 8}",
            "mål: {minst: 4}",
            "Målvärdet för nattvandringsgrupper sänktes från minst 8 till minst 4",
        ),
        (
            MEASURE,
            "tid: {från: 2022-05-01, till: 2022-05-31}",
            "tid: {från: 2022-05-01, till: 2022-10-31}",
            "Tiden förlängdes: till och med oktober i stället för maj",
        ),
        (MEASURE, "tid: {när: 2022-05}", "tid: {när: 2022-10}", "Slutdatum flyttades från maj till oktober"),
        (
            MEASURE,
            "tid: {till: 2022-05-31}",
            "tid: {till: 2023-01-15}",
            "Slutdatum flyttades från 31 maj 2022 till 15 januari 2023",
        ),
        (
            MEASURE,
            "tid: {när: 2022-T1, från: 2022-01-01, till: 2022-03-31}",
            "tid: {när: 2022-T1, från: 2022-02-01, till: 2022-05-31}",
            "Tiden flyttades från 1 januari 2022–31 mars 2022 till 1 februari 2022–31 maj 2022",
        ),
        (
            MEASURE,
            "tid: {när: 2022-T1, från: 2022-01-01, till: 2022-03-31}",
            "tid: {när: 2022, från: 2022-01-01, till: 2022-03-31}",
            "Tiden flyttades från 2022-T1 till 2022",
        ),
        (
            MEASURE,
            "tid: {när: 2022-T2, från: 2022-06-01, till: 2022-06-30}",
            "tid: {när: 2022-T3, från: 2022-10-01, till: 2022-10-31}",
            "Tiden flyttades från 2022-T2 (1 juni 2022–30 juni 2022) till 2022-T3 (1 oktober 2022–31 oktober 2022)",
        ),
        (
            MEASURE,
            "tid: {när: 2022-T1}",
            "tid: {till: 2022-04-30}",
            "Tiden ändrades: till och med 30 april 2022 i stället för 2022-T1",
        ),
        (
            INDICATOR,
            "enhet: procent",
            "enhet: procent\n    utfall: [{period: 2025-T1, värde: 62.5, datum: 2025-05-05}]",
            "Utfallet för 2025-T1 lades till: 62,5\N{NO-BREAK SPACE}%",
        ),
        (
            INDICATOR,
            "enhet: antal besök",
            "enhet: antal besök\n    utfall: [{period: 2025-T1, värde: 12000, källa: fritid}]",
            "Utfallet för 2025-T1 lades till: 12\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}besök, fritid",
        ),
        (
            MEASURE,
            "uppföljning: []",
            "uppföljning: [{avser: 2025-T1, datum: 2025-05-05}]",
            "Uppföljning av 2025-T1 lades till: 5 maj 2025",
        ),
        (
            "id: p\n",
            "mål: [{id: M1, mål: Trygg}, {id: M2, mål: Ren}]",
            "mål: [{id: M2, mål: Ren}, {id: M1, mål: Trygg}]",
            "Målen fick en annan ordning",
        ),
        (
            MEASURE,
            "aktiviteter: [En, Två]",
            "aktiviteter: [Två, En]",
            "Aktiviteterna fick en annan ordning",
        ),
        (MEASURE, "ansvarig: [TK, BUN]", "ansvarig: [TK]", "BUN är inte längre ansvarig"),
        (MEASURE, "externa: [polisen]", "externa: []", "polisen medverkar inte längre"),
        (
            INDICATOR,
            "mål: {inom: {antal: 2, enhet: veckor}}",
            "mål: {inom: {antal: 1, enhet: veckor}}",
            "Den längsta tiden ändrades från 2 veckor till 1 vecka",
        ),
        (
            MEASURE,
            "finansiering: {belopp: 2}",
            "finansiering: {belopp: 1}",
            "Finansieringen sänktes från 2 kronor till 1 krona",
        ),
        (
            MEASURE,
            "finansiering: {belopp: 150000}",
            "finansiering: {belopp: 90000}",
            "Finansieringen sänktes från 150\u00a0000 kronor till 90\u00a0000 kronor",
        ),
        (
            INDICATOR,
            "baslinje: {värde: 3.72}",
            "baslinje: {värde: 3.5}",
            "Utgångsläget ändrades från 3,72 till 3,5",
        ),
        (
            MEASURE,
            "uppföljning: [{avser: 2022-T2, status: pågår}]",
            "uppföljning: [{avser: 2022-T2, status: genomförd}]",
            "Statusen för 2022-T2 ändrades från pågår till genomförd",
        ),
        (
            MEASURE,
            "tid: {frekvens: {antal: 2, per: år}}",
            "tid: {frekvens: {antal: 1, per: år}}",
            "Frekvensen sänktes från 2 gånger per år till 1 gång per år",
        ),
        (
            MEASURE,
            "beskrivning: Kort",
            "beskrivning: Kortare",
            "Beskrivningen ändrades från Kort till Kortare",
        ),
        (PLAN, "parter: [kommunen, polisen]", "parter: [kommunen]", "polisen är inte längre part"),
        (
            PROMISE,
            "lovas_av: [polisen, kommunen]",
            "lovas_av: kommunen",
            "polisen ger inte längre löftet",
        ),
        (
            MEASURE,
            "tid: {från: 2022-03-01, till: 2022-05-31}",
            "tid: {till: 2022-05-31}",
            "Tiden ändrades: till och med 31 maj 2022 i stället för 1 mars 2022–31 maj 2022",
        ),
        (
            MEASURE,
            "tid: {hållpunkter: [{text: Stolparna står, när: 2022-05}]}",
            "tid: {hållpunkter: [{text: Stolparna står, när: 2022-06}]}",
            "Hållpunkten ”Stolparna står” flyttades från maj till juni",
        ),
        (
            MEASURE,
            "tid: {frekvens: {per: år, text: två gånger}}",
            "tid: {frekvens: {per: år, text: vid behov}}",
            "Frekvensen i ord ändrades från ”två gånger” till ”vid behov”: det är mindre bindande än förut",
        ),
        (MEASURE, "ansvarig: [UF, BUN]", "ansvarig: [SF, BUN]", "Ansvarig ändrades från UF till SF"),
        (MEASURE, "ansvarig: UF", "ansvarig: [SF, BUN]", "Ansvarig ändrades från UF till SF, BUN"),
        (
            PLAN,
            "gäller: {från: 2024-01-01, till: 2025-12-31}",
            "gäller: {från: 2024-01-01, till: 2026-12-31}",
            "Giltighetstiden förlängdes: till och med december 2026 i stället för december 2025",
        ),
        (
            PLAN,
            "gäller: {från: 2024-01-01, till: 2025-12-31}",
            "gäller: {från: 2024-03-01, till: 2025-12-31}",
            "Giltighetstiden förkortades: från och med mars i stället för januari",
        ),
        (
            MEASURE,
            "finansiering: {period: 2024}",
            "finansiering: {period: 2024/2025}",
            "Tiden för finansieringen förlängdes: till och med december 2025 i stället för december 2024",
        ),
        (
            INDICATOR,
            "mål: {exakt: 4}",
            "mål: {minst: 4, högst: 4}",
            "Målvärdet för nattvandringsgrupper ändrades från exakt: 4 till minst: 4, högst: 4",
        ),
        (
            INDICATOR,
            "mål: {exakt: 4}",
            "mål: {exakt: 2}",
            "Målvärdet för nattvandringsgrupper sänktes från 4 till 2",
        ),
        (
            MEASURE,
            "",
            "uppföljning: [{avser: 2025-T1, status: pågår, kommentar: Inventerat}]",
            "Uppföljning av 2025-T1 lades till: pågår",
        ),
        (
            MEASURE,
            "",
            "uppföljning: [{avser: 2025-T1, kommentar: Inventerat}]",
            "Uppföljning av 2025-T1 lades till",
        ),
    ],
)
def test_a_change_is_a_swedish_sentence(home: str, old: str, new: str, sentence: str) -> None:
    assert sentence == translate(only(home + old, home + new).sentence)


def test_a_measure_that_is_gone_is_said_to_be_struck_out() -> None:
    one = only(MEASURE.rstrip(), PLAN)
    assert ("Åtgärden togs bort", DECISION, WEAKER) == (translate(one.sentence), one.weight, one.turn)


@pytest.mark.parametrize(
    ("home", "old", "new", "weight", "turn"),
    [
        # a target that asks for less, and one that asks for more
        (INDICATOR, "mål: {minst: 8}", "mål: {minst: 4}", DECISION, WEAKER),
        (INDICATOR, "mål: {minst: 4}", "mål: {minst: 8}", DECISION, STRONGER),
        (INDICATOR, "mål: {högst: 2}", "mål: {högst: 4}", DECISION, WEAKER),
        (INDICATOR, "mål: {högst: 4}", "mål: {högst: 2}", DECISION, STRONGER),
        (INDICATOR, "mål: {minst: 4, högst: 6}", "mål: {minst: 3, högst: 7}", DECISION, WEAKER),
        (INDICATOR, "mål: {minst: 4, högst: 6}", "mål: {minst: 3, högst: 5}", DECISION, UNCLEAR),
        (INDICATOR, "mål: {minst: 4, högst: 6}", "mål: {minst: 4}", DECISION, WEAKER),
        (
            INDICATOR,
            "skala: {bättre: minska}\n    mål: {minst: 5, högst: 5}",
            "skala: {bättre: minska}\n    mål: {minst: 6, högst: 6}",
            DECISION,
            WEAKER,
        ),
        (
            INDICATOR,
            "skala: {bättre: öka}\n    mål: {minst: 5, högst: 5}",
            "skala: {bättre: öka}\n    mål: {minst: 6, högst: 6}",
            DECISION,
            STRONGER,
        ),
        (INDICATOR, "mål: {minst: 26, högst: 30}", "mål: {minst: 26.0, högst: 31}", DECISION, WEAKER),
        (INDICATOR, "mål: {exakt: 4}", "mål: {exakt: 2}", DECISION, UNCLEAR),
        (INDICATOR, "mål: {minst: 4}", "mål: {exakt: 4}", DECISION, STRONGER),
        (INDICATOR, "tröskel: 1", "tröskel: 9", DECISION, UNCLEAR),
        (INDICATOR, "mål: {jämfört_med: baslinje}", "", DECISION, WEAKER),
        (INDICATOR, "mål: {ändring_procent: -50}", "mål: {ändring_procent: -30}", DECISION, WEAKER),
        (INDICATOR, "mål: {ändring_procent: 10}", "mål: {ändring_procent: 20}", DECISION, STRONGER),
        (INDICATOR, "mål: {ändring_procent: -10}", "mål: {ändring_procent: 20}", DECISION, UNCLEAR),
        (
            INDICATOR,
            "mål: {inom: {antal: 48, enhet: timmar}}",
            "mål: {inom: {antal: 3, enhet: dagar}}",
            DECISION,
            WEAKER,
        ),
        (INDICATOR, "mål: {minst: 8, senast: 2022}", "mål: {minst: 8, senast: 2023}", DECISION, WEAKER),
        (INDICATOR, "mål: {minst: 8, alla: ja}", "mål: {minst: 8, alla: nej}", DECISION, WEAKER),
        (INDICATOR, "mål: {minst: 8}", "", DECISION, WEAKER),
        (
            INDICATOR,
            "mål: {varav: [{undergrupp: kvinnor, minst: 4}]}",
            "mål: {varav: [{undergrupp: kvinnor, minst: 2}]}",
            DECISION,
            WEAKER,
        ),
        # dates
        (MEASURE, "tid: {till: 2022-05-31}", "tid: {till: 2022-10-31}", DECISION, WEAKER),
        (MEASURE, "tid: {till: 2022-10-31}", "tid: {till: 2022-05-31}", DECISION, STRONGER),
        (MEASURE, "tid: {till: 2022-10-31}", "", DECISION, WEAKER),
        (MEASURE, "tid: {när: 2022-T1}", "tid: {när: 2022-T3}", DECISION, WEAKER),
        (
            MEASURE,
            "tid: {från: 2022-05-01, till: 2022-05-31}",
            "tid: {från: 2022-05-01, till: 2022-10-31}",
            DECISION,
            UNCLEAR,
        ),
        (
            MEASURE,
            "tid: {från: 2022-05-01, till: 2022-10-31}",
            "tid: {från: 2022-05-01, till: 2022-05-31}",
            DECISION,
            UNCLEAR,
        ),
        (
            MEASURE,
            "tid: {från: 2022-05-01, till: 2022-10-31}",
            "tid: {från: 2022-06-01, till: 2022-10-31}",
            DECISION,
            WEAKER,
        ),
        (PLAN, "gäller: {till: 2025-12-31}", "gäller: {till: 2026-12-31}", DECISION, UNCLEAR),
        (PLAN, "gäller: {till: 2025-12-31}", "gäller: {från: 2024-01-01}", DECISION, UNCLEAR),
        (PROMISE, "gäller: {till: 2026-12-31}", "gäller: {till: 2025-12-31}", DECISION, WEAKER),
        (MEASURE, "tid: {när: 2022-05}", "tid: {från: 2022-05-01, till: 2022-05-31}", WORDING, NONE),
        (MEASURE, "beslut_senast: 2022-05-31", "beslut_senast: 2022-06-30", DECISION, WEAKER),
        # who
        (MEASURE, "ansvarig: [TK]", "", DECISION, WEAKER),
        (MEASURE, "", "ansvarig: [TK]", DECISION, STRONGER),
        (MEASURE, "åtaganden: [{part: polisen, text: Deltar}]", "", DECISION, WEAKER),
        (PLAN, "undertecknare: [{namn: A B}]", "", DECISION, WEAKER),
        (PLAN, "aktörer: {polisen: {namn: Polisen}}", "", DECISION, WEAKER),
        (PLAN, "", "aktörer: {polisen: {namn: Polisen}}", WORDING, NONE),
        # money, conditions, wishes
        (MEASURE, "finansiering: {belopp: 1000}", "finansiering: {belopp: 999}", DECISION, WEAKER),
        (MEASURE, "finansiering: {status: klar}", "finansiering: {status: oklar}", DECISION, WEAKER),
        (MEASURE, "tid: {text: vår}", "tid: {text: vår, villkor: om pengarna finns}", DECISION, WEAKER),
        (MEASURE, "tid: {text: vår, önskemål: nej}", "tid: {text: vår, önskemål: ja}", DECISION, WEAKER),
        (MEASURE, "väntar_på: [A]", "", DECISION, STRONGER),
        (MEASURE, "typ: åtgärd", "typ: utredning", DECISION, WEAKER),
        (
            MEASURE,
            "tid: {frekvens: {antal: 1, per: månad}}",
            "tid: {frekvens: {antal: 6, per: år}}",
            DECISION,
            WEAKER,
        ),
        # words
        (PROMISE, "löfte: Vi ska vandra", "löfte: Vi ska vandra tillsammans", DECISION, UNCLEAR),
        (PROMISE, "löfte: Alla fredagar", "löfte: Vissa fredagar", DECISION, UNCLEAR),
        (PROMISE, "löfte: Polisen stöder kommunen", "löfte: Kommunen stöder polisen", DECISION, UNCLEAR),
        (PROMISE, "villkor: Om pengarna räcker", "villkor: Om bidraget kommer", DECISION, UNCLEAR),
        (PROMISE, "målgrupp: Alla unga", "målgrupp: Unga i Norrby", DECISION, UNCLEAR),
        (PROMISE, "tid: {text: varje kväll}", "tid: {text: någon kväll}", DECISION, UNCLEAR),
        (PROMISE, "löfte: Vi gör fler vandrngar  här.", "löfte: Vi gör fler vandringar här", WORDING, NONE),
        (MEASURE, "aktiviteter: [Vi vandrar här.]", "aktiviteter: [Vi vandrar här]", WORDING, NONE),
        (PLAN, "platser: [{id: t, namn: Torget}]", "platser: [{id: t, namn: Parken}]", DECISION, UNCLEAR),
        (PLAN, "aktörer: {UF: {namn: Skolan}}", "aktörer: {UF: {namn: Vården}}", DECISION, UNCLEAR),
        (PLAN, "begrepp: {kväll: efter sex}", "begrepp: {kväll: efter åtta}", DECISION, UNCLEAR),
        (MEASURE, "ansvarig: [UF, BUN]", "ansvarig: [SF, BUN]", DECISION, UNCLEAR),
        (MEASURE, "ansvarig: [UF, BUN]", "ansvarig: [SF]", DECISION, WEAKER),
        (PROMISE, "löfte: Vi ska vandra", "löfte: Vi kan vandra", DECISION, WEAKER),
        (PROMISE, "löfte: Vi bör vandra", "löfte: Vi ska vandra", DECISION, STRONGER),
        (PROMISE, "löfte: Vi bör gå alla kvällar", "löfte: Vi ska gå vissa kvällar", DECISION, UNCLEAR),
        (PROMISE, "löfte: Vi vandrar 12 gånger", "löfte: Vi vandrar 6 gånger", DECISION, UNCLEAR),
        (MEASURE, "beskrivning: 12 gånger", "beskrivning: 6 gånger", DECISION, UNCLEAR),
        (MEASURE, "källa: sidan 12", "källa: sidan 6", WORDING, NONE),
        (MEASURE, "aktiviteter: [Vandra]", "", DECISION, WEAKER),
        # follow-up
        (MEASURE, "", "uppföljning: [{avser: 2022-T2, status: pågår}]", FOLLOW_UP, NONE),
        (
            MEASURE,
            "uppföljning: [{avser: 2022-T2, kommentar: Bra}]",
            "uppföljning: [{avser: 2022-T2, kommentar: Sämre}]",
            FOLLOW_UP,
            NONE,
        ),
        (INDICATOR, "", "utfall: [{period: 2022, värde: 7}]", FOLLOW_UP, NONE),
        (PLAN, "handlingsstatus: utkast", "handlingsstatus: beslutad", FOLLOW_UP, NONE),
        (PLAN, "handlingsstatus: beslutad", "handlingsstatus: expedierad", FOLLOW_UP, NONE),
        (PLAN, "handlingsstatus: expedierad", "handlingsstatus: utkast", DECISION, WEAKER),
        (
            PLAN + "beslut: [{typ: beslut, datum: 2025-01-01}]\n",
            "",
            "handlingsstatus: utkast",
            DECISION,
            WEAKER,
        ),
        (PLAN, "", "handlingsstatus: utkast", FOLLOW_UP, NONE),
        (PLAN, "kommun: Almby", "kommun: Viby", DECISION, UNCLEAR),
        (PROMISE, "", "ersatt_av: L2", DECISION, WEAKER),
        (PLAN, "kommun: Almby", "kommun: almby", WORDING, NONE),
        (PLAN, "", "kommun: Almby", WORDING, NONE),
        (PLAN, "typ: handlingsplan", "typ: åtgärdsplan", DECISION, UNCLEAR),
        (INDICATOR, "mål: {minst: 8, senast: 2026}", "mål: {minst: 8, senast: 2026-12-31}", WORDING, NONE),
        (PLAN, "bakgrund: a", "bakgrund: b", WORDING, NONE),
        (PLAN, "syfte: Alla ska vara trygga", "syfte: De flesta ska vara trygga", DECISION, UNCLEAR),
        (AREA, "beskrivning: Här ska alla vistas", "beskrivning: Här bör alla vistas", DECISION, WEAKER),
        (AREA, "beskrivning: Här ska alla vistas", "beskrivning: Här ska alla vistas.", WORDING, NONE),
        (
            PICTURE,
            "statistik: [{mått: Anmälningar, värde: 131}]",
            "statistik: [{mått: Anmälningar, värde: 13}]",
            DECISION,
            UNCLEAR,
        ),
        (PICTURE, "analys: 131 fall", "analys: 13 fall", DECISION, UNCLEAR),
        (PICTURE, "analys: Många fall", "analys: Flera fall", WORDING, NONE),
        (PICTURE, "uppdaterad: 2024-01-01", "uppdaterad: 2025-01-01", WORDING, NONE),
    ],
)
def test_a_change_weighs(home: str, old: str, new: str, weight: Weight, turn: CommitmentTurn) -> None:
    one = only(home + old, home + new)
    assert (weight, turn) == (one.weight, one.turn)


def test_what_needs_a_decision_comes_first_and_what_is_weaker_first_of_that() -> None:
    old = MEASURE + "ansvarig: [TK]\n    källa: a\n    tid: {till: 2022-05-31}"
    new = MEASURE + "ansvarig: [KS]\n    källa: b\n    tid: {till: 2022-06-30}\n    externa: [polisen]"
    assert [WEAKER, UNCLEAR, STRONGER, NONE] == [difference.turn for difference in told(old, new)]


def test_a_long_text_is_told_word_by_word() -> None:
    long = "Proverna är tagna och analyserade; svaren ligger hos tekniska kontoret sedan i våras."
    one = only(MEASURE + f"beskrivning: {long}", MEASURE + f"beskrivning: {long.replace('våras', 'höstas')}")
    assert "Beskrivningen skrevs om" == translate(one.sentence)
    assert ["våras.", "höstas."] == [piece.text for piece in one.pieces if piece.sign != "="]


def test_words_of_a_plan_never_act_as_a_template() -> None:
    one = only(MEASURE + "mål: '{x.y} {0}'", MEASURE + "mål: '{what}'")
    assert "{x.y} {0}" in translate(one.sentence)


def test_every_key_in_the_tables_is_a_key_of_the_format() -> None:
    keys = {(part, key) for part, shape in shapes().items() for key in shape.fields}
    assert set() == ({*TELLERS} | {*OTHER_KEYS}) - keys
    assert set() == {*WHOLE_PARTS} - {*shapes()}


def test_every_key_of_a_group_is_told_alike() -> None:
    for part, groups in GROUPS.items():
        for first, *rest in groups:
            head = OTHER_KEYS.get((part, first), first)
            assert (part, head) in TELLERS
            assert {head} >= {OTHER_KEYS.get((part, key), key) for key in rest}


def test_every_kind_of_item_has_its_sentences() -> None:
    assert {shape.kind for shape in shapes().values() if shape.kind} == {*ITEMS}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_field_can_come_and_go(lang: str) -> None:
    """Any field of any part, gone and back, is told without stumbling, whatever its value is."""
    language.use(lang)
    for path in PLANS:
        whole = read(path.name, path.read_bytes())
        empty = read(path.name, "id: x\n")
        for old, new in ((whole, empty), (empty, whole)):
            for difference in differences(old, new):
                assert "{" not in translate(difference.sentence)


HOSTILE = "<script>x</script> [a](http://x) @alla ::error::x ##vso[task.setvariable] | # \u202e"
OLD = MEASURE + f"beskrivning: '{HOSTILE * 3}'\n"
NEW = f"id: p\nåtgärder:\n  - id: M\n    åtgärd: '{HOSTILE}'\n    beskrivning: '{(HOSTILE + ' ord') * 3}'\n"


@pytest.mark.parametrize("format_", CHANGES)
def test_nothing_that_acts_on_a_terminal_reaches_it(format_: str) -> None:
    assert "\u202e" not in CHANGES[format_](told(OLD, NEW), ["p.yaml"])


@pytest.mark.parametrize("format_", ["github", "azure"])
def test_a_plan_gives_no_commands_to_a_host(format_: str) -> None:
    lines = CHANGES[format_](told(OLD, NEW), ["p.yaml"]).splitlines()
    starts = ("::warning file=", "::notice file=", "##vso[task.logissue ")
    assert [] == [line for line in lines if not line.startswith(starts)]


def test_a_plan_makes_nothing_but_text_of_markdown() -> None:
    tokens = MARKDOWN.parse(CHANGES["markdown"](told(OLD, NEW), ["p.yaml"]))
    inline = [part for token in tokens for part in token.children or ()]
    html = {part.content.strip() for part in (*tokens, *inline) if part.type.startswith("html")}
    ours = {
        "<del>",
        "</del>",
        "<ins>",
        "</ins>",
        "<details><summary>Redaktionellt (2)</summary>",
        "</details>",
    }
    assert set() == html - ours
    assert not {"link_open", "image", "code_inline"} & {part.type for part in inline}


def test_html_has_only_the_elements_of_the_page() -> None:
    shown = CHANGES["html"](told(OLD, NEW), ["p.yaml"])
    assert "<script" not in shown
    assert "<a " not in shown


def test_html_shows_the_words_that_stand_in_the_plan() -> None:
    shown = CHANGES["html"](told(OLD, NEW), ["p.yaml"])
    assert "<script>x</script>" in unescape(shown)


def test_the_text_ends_with_a_line_that_counts() -> None:
    old = MEASURE + "ansvarig: [TK]\n    källa: a\n"
    new = MEASURE + "externa: [KS]\n    källa: b\n"
    shown = CHANGES["text"](told(old, new), ["plan.yaml"])
    assert (
        "3 ändringar: 2 kräver ställningstagande (1 försvagning, 1 skärpning), 1 redaktionell"
        == shown.splitlines()[-1]
    )


def test_no_differences_are_said_to_be_none() -> None:
    assert "Inga skillnader\n" == CHANGES["text"]([], ["plan.yaml"])


def test_wording_is_folded_in_markdown() -> None:
    shown = CHANGES["markdown"](told(MEASURE + "källa: a", MEASURE + "källa: b"), ["plan.yaml"])
    assert "<details><summary>Redaktionellt (1)</summary>" in shown


LONG = "Inventeringen är klar och belysningen i parken byts <b>nu</b> i vår, stolpe för stolpe. " * 3


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_a_follow_up_that_came_or_went_is_shown_with_all_its_words(format_: str) -> None:
    report = f"uppföljning: [{{avser: 2025-T1, kommentar: '{LONG}', avvikelse: Dröjer, hantering: I juni}}]"
    for sides in ((MEASURE, MEASURE + report), (MEASURE + report, MEASURE)):
        shown = unescape(CHANGES[format_](told(*sides), ["p.yaml"])).replace("\\", "")
        for text in (LONG.strip(), "avvikelse: Dröjer", "hantering: I juni"):
            assert text in shown


def test_a_comment_too_long_for_its_sentence_is_shown_whole_below() -> None:
    report = "uppföljning: [{avser: 2025-T1, status: pågår"
    shown = CHANGES["text"](
        told(MEASURE + report + "}]", MEASURE + report + f", kommentar: '{LONG}'}}]"), ["p.yaml"]
    )
    assert LONG.strip() in shown


@pytest.mark.parametrize(
    ("home", "key", "rows"),
    [
        (
            MEASURE,
            "uppföljning",
            ["avser: 2025-T1", "status: pågår", "part: TK", "ord: Osäkert", "intern: ja"],
        ),
        (
            INDICATOR,
            "utfall",
            ["period: 2025-T1", "värde: 4", "plats: torget", "rättar: ja", "jämförbar: nej"],
        ),
        (PLAN, "beslut", ["typ: beslut", "datum: 2025-05-05", "avser: [M1, M2]", "text: Planen ändras"]),
        (
            PLAN,
            "uppföljning",
            [
                "avser: 2025-T1",
                "sammanfattning: Det mesta är klart",
                "bedömning: Det går bra",
                "prognos: Allt hinner bli klart",
                "förslag_till_beslut: Att godkänna rapporten",
            ],
        ),
    ],
)
def test_what_a_report_or_decision_hangs_on_is_shown(home: str, key: str, rows: list[str]) -> None:
    shown = CHANGES["text"](told(home, f"{home}{key}: [{{{', '.join(rows)}}}]"), ["p.yaml"])
    for row in rows:
        assert row.partition(": ")[2].strip("[]").replace("2025-05-05", "5 maj 2025") in shown


def test_a_long_title_of_many_lines_is_one_line_that_says_that_it_is_cut() -> None:
    title = "löfte: |\n      Vi öppnar parken.\n      " + "Och torget. " * 20
    one = only(PROMISE + title + "\n", PROMISE + title + "\n    målgrupp: alla\n")
    label = translate(one.change.item.label or "")
    assert label.startswith("löfte L Vi öppnar parken. Och torget.")
    assert label.endswith("…")


def test_every_list_has_a_word_for_the_whole_of_it() -> None:
    lists = {
        key for part in shapes().values() for key, field in part.fields.items() if field.container == "list"
    }
    assert set() == lists - {*LISTS, *NOUNS}


def test_every_field_has_a_word_of_its_own_in_sentences() -> None:
    fields = {
        (name, key) for name, part in shapes().items() for key, field in part.fields.items() if not field.part
    }
    told_by_part = {*OF_PART, *TELLERS, *OTHER_KEYS}
    assert set() == {(part, key) for part, key in fields - told_by_part if key not in {*NOUNS, *IN_PERIOD}}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Vi finns på torget 2 kvällar", "Vi finns på torget 3 kvällar", "talet 2 blev 3"),
        ("Vi finns på torget 2 kvällar", "Vi finns på torget några kvällar", "talet 2 är borta"),
        ("Vi finns på torget", "Vi finns på torget 2 av 3 kvällar", "talen 2, 3 är nya"),
    ],
)
def test_numbers_that_changed_in_a_text_are_counted(old: str, new: str, why: str) -> None:
    language.use("sv")
    sentence = translate(only(f"{PROMISE}löfte: {old}\n", f"{PROMISE}löfte: {new}\n").sentence)
    assert sentence.endswith(f": {why}")


def test_a_field_of_a_follow_up_is_told_by_its_name_and_period() -> None:
    language.use("sv")
    entry = "uppföljning: [{avser: 2025-T1, bedömning: hållet, återkoppling: %s}]\n"
    sentence = translate(only(PROMISE + entry % "Brev", PROMISE + entry % "Affischer").sentence)
    assert "Återkopplingen för 2025-T1 ändrades från Brev till Affischer" == sentence
