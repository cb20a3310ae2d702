"""A key that should hold keys of its own, or a list, is answered with an example that fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import many
from trygg_cli import language
from trygg_cli.language import translate
from trygg_cli.model.shape import ROOT, Field, shapes
from trygg_cli.reading.document import read
from trygg_cli.reading.structured import WrittenPlace, WrittenPlan, examples
from trygg_cli.text.splice import Splice, apply

HEAD = "trygg: 1\nid: p\ntitel: Plan 2025\ntyp: handlingsplan\naktörer:\n  KS: {namn: Kommunstyrelsen}\n"
MEASURE = HEAD + "åtgärder:\n  - id: A1\n    åtgärd: Ett\n    "
INDICATOR = HEAD + "indikatorer:\n  - id: I1\n    namn: Antal\n    "
PROMISE = HEAD + "löften:\n  - id: L1\n    löfte: Ett\n    "


def remedies(text: str) -> list[str]:
    language.use("en")
    return [translate(problem.help) for problem in read("p.yaml", text).problems if problem.help]


@pytest.mark.parametrize(
    ("head", "written", "example"),
    [
        (INDICATOR, "mål: 20", "mål: {minst: 20} or mål: {högst: 20}"),
        (INDICATOR, "mål: 20 %", "mål: {minst: 20} or mål: {högst: 20}"),
        (INDICATOR, "mål: minst 20 st", "mål: {minst: 20}"),
        (INDICATOR, "mål: högst 2,5", "mål: {högst: 2.5}"),
        (INDICATOR, "mål: 10–15", "mål: {minst: 10, högst: 15}"),
        (INDICATOR, "mål: minska", "mål: {riktning: minska}"),
        (INDICATOR, "mål: alla", "mål: {alla: ja}"),
        (INDICATOR, "mål: inte alla", "mål: {text: inte alla}"),
        (INDICATOR, "mål: inom 48 timmar", "mål: {inom: {antal: 48, enhet: timmar}}"),
        (INDICATOR, "mål: inom kort", "mål: {text: inom kort}"),
        (INDICATOR, "mål: minska med 10 %", "mål: {ändring_procent: -10}"),
        (INDICATOR, "mål: inte minska", "mål: {text: inte minska}"),
        (INDICATOR, "mål: minst 20 senast 2026", "mål: {minst: 20, senast: 2026}"),
        (INDICATOR, "mål: två gånger per år", "mål: {återkommande: {antal: 2, per: år}}"),
        (INDICATOR, "skala: {bättre: minska}\n    mål: 20", "mål: {högst: 20}"),
        (INDICATOR, "baslinje: {värde: 10}\n    mål: 20", "mål: {minst: 20}"),
        (INDICATOR, "mål: {återkommande: 2 ggr per år}", "återkommande: {antal: 2, per: år}"),
        (INDICATOR, "mål: {återkommande: minst en gång i månaden}", "återkommande: {minst: 1, per: månad}"),
        (INDICATOR, "mål: {återkommande: årligen och vid behov}", "återkommande: {antal: 1, per: år, vid_behov: ja}"),
        (INDICATOR, "mål: {inom: två dygn}", "inom: {antal: 2, enhet: dagar}"),
        (INDICATOR, "baslinje: 12 (2024)", "baslinje: {värde: 12, år: 2024}"),
        (INDICATOR, "baslinje: okänd", "baslinje: {text: okänd}"),
        (INDICATOR, "skala: 1-6", "skala: {min: 1, max: 6}"),
        (INDICATOR, "utfall: 12", "utfall: [{period: 2025, värde: 12}]"),
        (INDICATOR, "utfall: [12, 13]", "{period: 2025, värde: 12}"),
        (INDICATOR, "utfall: {2023: 1, 2024-T1: 2}", "utfall: [{period: 2023, värde: 1}, {period: 2024-T1, värde: 2}]"),
        (INDICATOR, "utfall: {period: 2025-T1, värde: 12}", "utfall: [{period: 2025-T1, värde: 12}]"),
        (PROMISE, "gäller: 2025", "gäller: {från: 2025-01-01, till: 2025-12-31}"),
        (PROMISE, "gäller: 2024–2026", "gäller: {från: 2024-01-01, till: 2026-12-31}"),
        (PROMISE, "gäller: från 1 mars 2025", "gäller: {från: 2025-03-01}"),
        (PROMISE, "gäller: t.o.m. 2025-06", "gäller: {till: 2025-06-30}"),
        (PROMISE, "gäller: tills vidare", "gäller: {text: tills vidare}"),
        (PROMISE, "uppföljning: inte hållet", "uppföljning: [{avser: 2025-T1, bedömning: inte hållet}]"),
        (MEASURE, "tid: hösten 2025", "tid: {text: hösten 2025, säsong: [höst], när: 2025}"),
        (MEASURE, "tid: T1 2025", "tid: {när: 2025-T1}"),
        (MEASURE, "tid: 2025-03-01 – 2025-06-30", "tid: {från: 2025-03-01, till: 2025-06-30}"),
        (MEASURE, "tid: en gång per termin", "tid: {frekvens: {antal: 1, per: termin}}"),
        (MEASURE, "finansiering: 100 000 kr", "finansiering: {belopp: 100000}"),
        (MEASURE, "finansiering: inte klar", "finansiering: {status: oklar, text: inte klar}"),
        (MEASURE, "finansiering: inom ram, statsbidrag", 'finansiering: {text: "inom ram, statsbidrag"}'),
        (MEASURE, "prevention: social", "prevention: {art: [social]}"),
        (INDICATOR, "baslinje: [12, 2024]", "baslinje: {värde: 12, år: 2024}"),
        (PROMISE, "gäller: 2025-01-01--2025-12-31", "gäller: {från: 2025-01-01, till: 2025-12-31}"),
        (PROMISE, "gäller: [2024, 2026]", "gäller: {från: 2024-01-01, till: 2026-12-31}"),
        (
            PROMISE,
            "uppföljning: {avser: T2, bedömning: delvis uppfyllt}",
            "uppföljning: [{avser: 2025-T2, bedömning: hålls delvis}]",
        ),
        (HEAD, "platser: {torget: {namn: Torget}}", "platser: [{id: torget, namn: Torget}]"),
        (MEASURE, "uppföljning: klart", "uppföljning: [{avser: 2025-T1, status: genomförd}]"),
        (MEASURE, "uppföljning: inte klart", "uppföljning: [{avser: 2025-T1, kommentar: inte klart}]"),
        (MEASURE, "åtaganden: Kommunstyrelsen", "åtaganden: [{part: KS}]"),
        (MEASURE, "ansvarig: Kommunstyrelsen", "ansvarig: [KS]"),
        (MEASURE, "aktiviteter: Vi vandrar", "aktiviteter: [Vi vandrar]"),
        (HEAD, "beslut: KF 2025-01-02", "beslut: [{typ: beslut, datum: 2025-01-02, text: KF 2025-01-02}]"),
        (HEAD, "platser: Torget", "platser: [{id: torget, namn: Torget}]"),
        (HEAD, "beslut: KS 2025-03-03 § 41", 'beslut: [{typ: beslut, organ: KS, datum: 2025-03-03, paragraf: "§ 41"}]'),
        (HEAD, "undertecknare: Kommunstyrelsens ordförande", "undertecknare: [{roll: Kommunstyrelsens ordförande}]"),
        (
            HEAD,
            "undertecknare: Anna Berg, kommunstyrelsens ordförande",
            "undertecknare: [{namn: Anna Berg, roll: kommunstyrelsens ordförande}]",
        ),
        (HEAD, "platser: Torget, parken", "platser: [{id: torget, namn: Torget}, {id: parken, namn: parken}]"),
        (HEAD, "uppföljningsregler: årligen", "uppföljningsregler: [{id: uppföljning-varje-år, varje: år}]"),
        (HEAD, "organ: [{namn: Trygghetsrådet}]", "id: trygghetsrådet"),
        (HEAD, "åtgärder: [{A1: Ronder}]", "{id: A1, åtgärd: Ronder}"),
        (MEASURE, "uppföljning: [{T1 2025: klart}]", "{avser: 2025-T1, status: genomförd}"),
    ],
)  # fmt: skip
def test_the_example_is_made_of_what_stands_there(head: str, written: str, example: str) -> None:
    assert [f"write for example {example}"] == list(dict.fromkeys(remedies(head + written + "\n")))


def test_a_period_without_a_year_is_answered_with_the_year_of_the_plan() -> None:
    assert ["write the year too, as in 2025-T1"] == remedies(MEASURE + "uppföljning: [{avser: T1}]\n")
    near = MEASURE + "uppföljning: [{avser: T3, datum: 2026-01-10}]\n"
    assert ["write the year too, as in 2026-T3"] == remedies(near)


WRITTEN = [
    *("20", "-3", "2,5", "12 %", "minst 3", "10-15", "2025", "2024–2026", "hösten 2025", "T1", "2025-T1"),
    *("2 ggr per år", "vid behov", "KS", "klart", "inte klart", "ja", "null", "#", "a: b", '"', "{", "a, b"),
    *("[x", "'", "…", "2025-02-30", "från 2025", "vintern 2025", "0", "00", "1 000 000 kr", "48 timmar"),
    *("social", "å" * 90, "9" * 30, "- a", "|", "0/0", "2025-12-31 - 2025-01-01", "tio", "minska med 5 %"),
    *("över 20", "12 (2024)", "x" * 200, "yes", "öka", "*a", "!b", "@"),
]


def boxed() -> list[tuple[str, Field]]:
    """Return every key that holds keys of its own, or a list, with the name of its part."""
    found = ((name, field) for name, shape in shapes().items() for field in shape.fields.values())
    return [(name, field) for name, field in found if field.part or field.container == "list"]


def smallest(part: str, key: str, value: str) -> str:
    """Return a part with all it must have and one key more, as it stands in braces."""
    fields = shapes()[part].fields
    needed = {text: f'"{fields[text].example or "x"}"' for text in shapes()[part].required - {key}}
    needed |= {"id": f"x-{part}"} if "id" in needed else {}
    needed |= {"part": "KS"} if "part" in needed and fields["part"].refers_to else {}
    needed |= {"avtryck": "g0123456789abcdef"} if "avtryck" in needed else {}
    needed |= {text: "KS" for text in shapes()[part].either if text != key}
    return "{" + ", ".join(f"{text}: {said}" for text, said in (needed | {key: value}).items()) + "}"


def plan_with(part: str, key: str, value: str) -> str:
    """Return a plan in which a key of a part has a value: the way there is found from the root."""
    waiting = [(ROOT, [])]  # type: list[tuple[str, list[tuple[str, Field]]]]
    seen = {ROOT}
    while waiting:
        name, way = waiting.pop(0)
        if name == part:
            return _nested(way, part, key, value)
        for field in shapes()[name].fields.values():
            if field.part and field.part not in seen:
                seen.add(field.part)
                waiting.append((field.part, [*way, (name, field)]))
    raise AssertionError(part)


def _nested(way: list[tuple[str, Field]], part: str, key: str, value: str) -> str:
    for owner, field in reversed(way):
        inside = smallest(part, key, value)
        wrapped = {"list": f"[{inside}]", "map": f"{{X: {inside}}}"}.get(field.container or "", inside)
        part, key, value = owner, field.key, wrapped
    return f"{HEAD}{key}: {value}\n"


@many(400)
@given(st.sampled_from(boxed()), st.sampled_from(WRITTEN) | st.text(max_size=12))
def test_put_in_its_place_an_example_makes_the_plan_fit(box: tuple[str, Field], written: str) -> None:
    part, field = box
    for example in examples(
        field, written, WrittenPlace(WrittenPlan(read("p.yaml", HEAD).data), (field.key,))
    ):
        text = plan_with(part, field.key, example)
        if field.key == "aktörer" and part == ROOT:
            text = text.replace("aktörer:\n  KS: {namn: Kommunstyrelsen}\n", "")
        assert [] == [translate(problem.message) for problem in read("p.yaml", text).problems], text


def test_an_example_is_found_for_nearly_every_key_that_holds_others() -> None:
    place = WrittenPlace(WrittenPlan(read("p.yaml", HEAD).data), ())
    without = {field.part for _, field in boxed() if field.part and not examples(field, "Torget", place)}
    assert {"Approval"} == without


def test_what_stands_in_the_file_may_be_replaced_by_the_example() -> None:
    text = MEASURE + "tid: hösten 2025\n"
    document = read("p.yaml", text)
    (problem,) = document.problems
    assert problem.help is not None
    example = problem.help.args["example"].removeprefix("tid: ")
    assert () == read("p.yaml", apply(text, [Splice(*problem.span, example)])).problems


ALONE = "write the figure alone, {}, and what is said of it under "
BLANK = 'leave "{}" blank, and write the words under '
DONE = "{avser: 2025-T1, status: genomförd}"
TARGET = INDICATOR + "baslinje: {värde: 80, år: 2023}\n    mål: "


@pytest.mark.parametrize(
    ("head", "written", "said"),
    [
        (MEASURE, "kostnad: ca 200 tkr", "write 200000, and beside it finansiering: {text: ca 200 tkr}"),
        (MEASURE, "kostnad: 200.000 kr", 'did you mean "200000"?'),
        (MEASURE, 'kostnad: "200,000"', "write 200000"),
        (MEASURE, "kostnad: inom ram", 'write finansiering: {text: inom ram} instead of "kostnad"'),
        (MEASURE, "finansiering: {belopp: max 1 mkr}", ALONE.format(1000000) + '"text"'),
        (INDICATOR, "utfall: [{period: 2025, värde: ca 30 %}]", ALONE.format(30) + '"kommentar"'),
        (INDICATOR, "utfall: [{period: 2025, värde: färre än 5}]", BLANK.format("värde") + '"kommentar"'),
        (INDICATOR, "mål: {minst: minst 3}", "write 3"),
        (INDICATOR, "mål: {minst: 3 per termin}", 'write återkommande: {minst: 3, per: termin} instead of "minst"'),
        (INDICATOR, "mål: {exakt: 2 per år}", 'write återkommande: {minst: 2, högst: 2, per: år} instead of "exakt"'),
        (INDICATOR, "mål: {högst: 10 % lägre än 2023}", 'write ändring_procent: -10 instead of "högst"'),
        (INDICATOR, "mål: {ändring_procent: minska med 10 %}", "write -10"),
        (INDICATOR, "mål: {ändring_procent: 10 % minskning}", "write -10"),
        (INDICATOR, "mål: {ändring_procent: minus 10}", "write -10"),
        (TARGET, "{riktning: ingen ökning}", 'write högst: 80 instead of "riktning"'),
        (TARGET, "{riktning: inte minska}", 'write minst: 80 instead of "riktning"'),
        (TARGET, "ingen ökning", "write for example mål: {text: ingen ökning, högst: 80}"),
        (
            TARGET,
            "minska med 10 % jämfört med 2023",
            "write for example mål: {text: minska med 10 % jämfört med 2023, ändring_procent: -10}",
        ),
        (MEASURE, "tid: {till: senast Q2}", "write the date; Q2 is 2025-04-01 to 2025-06-30"),
        (MEASURE, "tid: {till: våren 2025}", "write the date; våren 2025 is 2025-03-01 to 2025-05-31"),
        (MEASURE, "tid: {till: 1/3-25}", 'did you mean "2025-03-01"?'),
        (MEASURE, "tid: {till: 1/3-75}", "write the date as 2022-09-02"),
        (MEASURE, "tid: {till: snarast}", BLANK.format("till") + '"text"'),
        (MEASURE, "tid: {när: löpande}", BLANK.format("när") + '"text"'),
        (MEASURE, "tid: {när: v. 12}", "write the year too, as in 2025-v12"),
        (MEASURE, "tid: {när: mars}", "write the year too, as in 2025-03"),
        (MEASURE, "tid: {när: vecka 12 2025}", "write 2025-v12"),
        (MEASURE, "tid: {när: HT25}", "write 2025-H2"),
        (MEASURE, "tid: {när: T2/25}", "write 2025-T2"),
        (MEASURE, "tid: {när: Q1+Q2 2025}", "write 2025-Q1/2025-Q2"),
        (MEASURE, "tid: {när: vecka 12–14}", "write the year too, as in 2025-v12/2025-v14"),
        (MEASURE, "tid: {när: hela 2025}", "write 2025"),
        (MEASURE, "tid: {till: 12 maj}", "write the year too, as in 2025-05-12"),
        (INDICATOR, "enhet: procent\n    utfall: [{period: 2025, värde: 3 av 10}]", ALONE.format(30) + '"kommentar"'),
        (MEASURE, "uppföljning: [{avser: 2025, status: 3 av 10}]", 'write "pågår", and keep "3 av 10" under ord'),
        (HEAD, "åtgärder: [A7 Ronder]", "write for example {id: A7, åtgärd: Ronder}"),
        (HEAD, "åtgärder:\n  1. Ronder\n  2. Möten", "begin each item on a line of its own, with a dash"),
        (HEAD, "åtgärder:\n  - id:A1\n    åtgärd:X", "write a space after the colon, as in titel: Trygg i centrum"),
        (HEAD, "platser: [{id: A 1, namn: X}]", 'did you mean "A1"?'),
        (MEASURE, 'uppföljning: "status: klart"', f"write for example uppföljning: [{DONE}]"),
        (MEASURE, "ansvarig: KS och föreningar", "write for example ansvarig: [KS, föreningar]"),
        (MEASURE, "tid: {när: 1 mars - 31 maj 2025}", "write 2025-03-01/2025-05-31"),
    ],
)  # fmt: skip
def test_a_remedy_that_is_followed_to_the_letter_says_the_same(head: str, written: str, said: str) -> None:
    assert [said] == remedies(head + written + "\n")


def test_how_something_is_followed_up_is_not_told_to_be_what_was_reported() -> None:
    rule = "uppföljningsregler: [{id: uppföljning-varje-tertial, varje: tertial, text: Följs upp varje tertial i BRÅ}]"
    assert [f"{ROUTINE} {rule}"] == remedies(f"{HEAD}uppföljning: Följs upp varje tertial i BRÅ\n")
    # one measure does not make the whole plan be reported on more often
    own = 'uppföljningsregler: [{id: ett-varje-tertial, text: "Ett: varje tertial"}]'
    assert [f"{ROUTINE} {own}"] == remedies(f"{MEASURE}uppföljning: varje tertial\n")


ROUTINE = "this is how it is to be followed up, and not how it went: write it in the plan as"


def test_actors_in_a_list_are_told_to_stand_by_their_short_names() -> None:
    head = HEAD.replace("aktörer:\n  KS: {namn: Kommunstyrelsen}\n", "")
    assert [
        "write without the dash, with its short name first: KS: {namn: Kommunstyrelsen, typ: nämnd}"
    ] == remedies(head + "aktörer:\n  - KS: {namn: Kommunstyrelsen, typ: nämnd}\n")


def test_a_sign_for_comments_first_in_a_title_is_told_to_stand_in_quotes() -> None:
    (said,) = remedies(f"{HEAD}åtgärder:\n  - id: A1\n    åtgärd: #1 Kameror\n")
    assert said.endswith('put the text in quotes, as in åtgärd: "#1 Kameror"')


def test_a_word_that_is_a_sort_of_another_is_told_by_its_end() -> None:
    text = HEAD.replace("{namn: Kommunstyrelsen}", "{namn: IFK, typ: idrottsförening}")
    assert ['did you mean "förening"?'] == remedies(text)
    assert ['did you mean "handlingsplan"?'] == remedies(HEAD.replace("handlingsplan", "trygghetsprogram"))


def test_a_kind_behind_a_short_name_is_not_taken_for_the_name() -> None:
    text = HEAD.replace("KS: {namn: Kommunstyrelsen}", "Kommunstyrelsen: nämnd")
    assert ["write for example Kommunstyrelsen: {namn: Kommunstyrelsen, typ: nämnd}"] == remedies(text)


def test_a_key_that_stands_there_by_another_name_is_not_told_to_be_missing_too() -> None:
    assert ['write "åtgärd"'] == remedies(f"{HEAD}åtgärder:\n  - {{id: A1, insats: Ronder}}\n")


def test_a_count_of_some_is_the_value_of_a_share() -> None:
    text = f"{HEAD}indikatorer:\n  - {{id: I1, namn: Andel gårdar, utfall: 12 av 20}}\n"
    assert ["write for example utfall: [{period: 2025, värde: 60, kommentar: 12 av 20}]"] == remedies(text)
