"""Everyday words are known, and no hint turns a meaning round."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import many
from trygg_cli import language
from trygg_cli.edit.fix import fix
from trygg_cli.language import translate
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.model.shape import shapes
from trygg_cli.reading.document import read
from trygg_cli.suggestion import did_you_mean, fold
from trygg_cli.words import everyday
from trygg_cli.words.everyday import PROMISE_WORDS, meant
from trygg_cli.words.everyday_table import READ, SAME

HEAD = "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\n"
DONE, ONGOING, WAITING, RESTING, CANCELLED = "genomförd", "pågår", "ej påbörjad", "vilande", "avbruten"


def words(choice: str, written: str) -> tuple[str, ...]:
    found = meant(choice, written)
    return found.words if found else ()


def plan(status: str) -> str:
    follow_up = f'{{avser: 2025-T1, status: "{status}"}}'
    return f"{HEAD}åtgärder:\n  - id: A\n    åtgärd: A\n    uppföljning:\n      - {follow_up}\n"


def promise(assessment: str) -> str:
    follow_up = f'{{avser: 2025-T1, bedömning: "{assessment}"}}'
    return f"{HEAD}löften:\n  - id: L\n    löfte: L\n    uppföljning:\n      - {follow_up}\n"


def remedy(text: str) -> str:
    language.use("en")
    (problem,) = read("p.yaml", text).problems
    return translate(problem.help) if problem.help else ""


@pytest.mark.parametrize(
    ("written", "word"),
    [
        *(
            (item, DONE)
            for item in (
                "klar",
                "Klart.",
                "slutförd",
                "avslutade",
                "färdig",
                "har genomförts",
                "done",
            )
        ),
        *(
            (item, ONGOING)
            for item in ("påbörjad", "Pågående", "startad", "igång", "kontinuerligt", "in progress")
        ),
        *((item, WAITING) for item in ("ej påbörjat", "Ej påbörjade", "EJ PÅBÖRJAD")),
        *((item, RESTING) for item in ("pausad", "vilar", "på is", "on hold")),
        *(
            (item, CANCELLED)
            for item in (
                "inställd",
                "utgår",
                "nedlagd",
                "läggs ner",
                "blev inte av",
                "ställdes in",
                "cancelled",
            )
        ),
    ],
)
def test_a_word_for_how_far_a_measure_has_come_is_mended(written: str, word: str) -> None:
    assert remedy(plan(written)).startswith(f'write "{word}"')
    assert plan(word) == fix(read("p", plan(written)), lambda _: ()).text


@pytest.mark.parametrize(
    "written",
    [
        *("delvis genomförd", "delvis klar", "nästan klar", "80 % klar", "inte helt klar"),
        "hälften klart",
        "till viss del genomförd",
    ],
)
def test_a_word_that_says_more_than_the_status_is_kept_beside_it(written: str) -> None:
    assert f'write "{ONGOING}", and keep "{written}" under ord' == remedy(plan(written))
    kept = plan(ONGOING).replace(f'"{ONGOING}"', f'"{ONGOING}", ord: {written}')
    assert kept == fix(read("p", plan(written)), lambda _: ()).text


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_kept_word_gets_a_line_of_its_own_below_the_status_and_its_comment(line_end: str) -> None:
    head = f"{HEAD}åtgärder:\n  - id: A\n    åtgärd: A\n    uppföljning:\n"
    before, after = (
        f"{head}      - {lines}\n        avser: 2025-T1\n".replace("\n", line_end)
        for lines in ("status: delvis klar  # Bo", "status: pågår  # Bo\n        ord: delvis klar")
    )
    assert after == fix(read("p", before), lambda _: ()).text


def test_a_word_that_would_take_the_place_of_a_kept_one_is_left_to_a_person() -> None:
    text = plan("delvis klar").replace("status:", "ord: Nästan, status:")
    assert text == fix(read("p", text), lambda _: ()).text


@pytest.mark.parametrize(
    ("written", "kept"),
    [("till stor del uppfyllt", ", ord: till stor del uppfyllt"), ("delvis uppfyllt", "")],
)
def test_how_much_of_a_promise_was_kept_is_not_lost(written: str, kept: str) -> None:
    after = promise("hålls delvis").replace('delvis"', f'delvis"{kept}')
    assert after == fix(read("p", promise(written)), lambda _: ()).text


@pytest.mark.parametrize(
    ("written", "either"),
    [
        ("ej genomförd", (WAITING, CANCELLED)),
        ("INTE GENOMFÖRD", (WAITING, CANCELLED)),
        ("aldrig genomförd", (WAITING, CANCELLED)),
        ("ogenomförd", (WAITING, CANCELLED)),
        ("ej_genomförd", (WAITING, CANCELLED)),
        ("not done", (WAITING, CANCELLED)),
        ("inte klar", (ONGOING, WAITING, CANCELLED)),
        ("ej klart", (ONGOING, WAITING, CANCELLED)),
        ("ofärdig", (ONGOING, WAITING, CANCELLED)),
        ("inte klart än", (ONGOING, WAITING)),
        ("ännu inte genomförd", (WAITING, ONGOING)),
        ("ska genomföras", (WAITING, ONGOING)),
        ("påbörjad men pausad", (ONGOING, RESTING)),
        ("uppskjuten", (RESTING, WAITING)),
    ],
)
def test_what_may_mean_either_is_asked_and_never_mended(written: str, either: tuple[str, ...]) -> None:
    assert either == words("Status", written)
    listed = ", ".join(f'"{word}"' for word in either)
    assert f"it can mean {listed}: write the one that is true" == remedy(plan(written))
    assert plan(written) == fix(read("p", plan(written)), lambda _: ()).text


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("inställd på grund av pandemin", CANCELLED),
        ("klar, p.g.a. tidigt beslut", DONE),
        ("klar enligt plan", DONE),
    ],
)
def test_what_is_said_beside_the_word_is_not_thrown_away(written: str, word: str) -> None:
    assert f'write "{word}", and keep "{written}" under ord' == remedy(plan(written))
    assert plan(written) == fix(read("p", plan(written)), lambda _: ()).text


@pytest.mark.parametrize(
    "written",
    [
        *("planerad", "planeras starta", "kommer att påbörjas", "to do"),
        *("inte påbörjad", "ej startad", "opåbörjad", "ännu inte påbörjat", "not started"),
    ],
)
def test_what_is_not_begun_may_have_been_given_up_and_a_person_writes_it(written: str) -> None:
    said = f'write "{WAITING}", or "{CANCELLED}" if it is not going to be done'
    assert said == remedy(plan(written))
    assert plan(written) == fix(read("p", plan(written)), lambda _: ()).text


@pytest.mark.parametrize(
    "written",
    [
        *(
            "ej avbruten",
            "inte inställd",
            "delvis inställd",
            "oavbruten",
            "oklar",
            "osäkert",
            "klar eller inte",
            "nej",
        ),
        *(
            "itne genomförd",
            "inte opåbörjad",
            "nästan inte klar",
            "inte",
            "❌ klar",
            "klar 2026",
            "~klar",
            "klar: nej",
        ),
    ],
)
def test_what_cannot_be_read_to_the_end_is_not_guessed(written: str) -> None:
    assert () == words("Status", written)
    assert f"choose between {WAITING}, {ONGOING}, {DONE}, {RESTING}, {CANCELLED}" == remedy(plan(written))


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("genomförrd", DONE),
        ("slutförrd", DONE),
        ("påbörjd", ONGOING),
        ("vilnade", RESTING),
        ("pågårr", ONGOING),
    ],
)
def test_a_misspelt_word_is_asked_about(written: str, word: str) -> None:
    assert f'did you mean "{word}"?' == remedy(plan(written))
    assert plan(written) == fix(read("p", plan(written)), lambda _: ()).text


@pytest.mark.parametrize(
    ("written", "either"),
    [
        ("uppfyllt", ("uppnått",)),
        ("Infriat.", ("uppnått",)),
        ("har nåtts", ("uppnått",)),
        ("delvis uppnått", ("uppnås delvis",)),
        ("inte helt uppnått", ("uppnås delvis",)),
        ("inte uppfyllt", ("ej uppnått",)),
        ("ouppfyllt", ("ej uppnått",)),
        ("har inte uppnåtts", ("ej uppnått",)),
        ("missat", ("ej uppnått",)),
        ("beräknas uppfyllas", ("bedöms uppnås",)),
        ("kommer inte att nås", ("bedöms ej uppnås",)),
        ("bedöms inte uppfyllas", ("bedöms ej uppnås",)),
        ("svårt att uppnå", ("bedöms ej uppnås",)),
        ("uppnås", ("uppnått", "bedöms uppnås")),
        ("uppnås inte", ("ej uppnått", "bedöms ej uppnås")),
        ("ännu inte uppnått", ("bedöms uppnås", "bedöms ej uppnås", "ej uppnått")),
        ("på väg", ("bedöms uppnås",)),
        ("kan inte bedömas", ("ej bedömt",)),
        ("obedömt", ("ej bedömt",)),
        ("not met", ("ej uppnått",)),
    ],
)
def test_what_is_judged_is_read_for_goals_and_for_promises(written: str, either: tuple[str, ...]) -> None:
    assert either == words("Assessment", written)
    assert tuple(PROMISE_WORDS[word] for word in either) == words("PromiseAssessment", written)


def test_a_word_of_goals_in_everyday_form_is_mended_to_that_of_promises() -> None:
    assert promise("hålls delvis") == fix(read("p", promise("delvis uppfyllt")), lambda _: ()).text


@pytest.mark.parametrize("written", ["uppnått", "hållet", "delvis uppfyllt"])
def test_a_judgement_in_place_of_a_status_is_told_as_one(written: str) -> None:
    assert remedy(plan(written)).startswith("that is what is judged of goals and promises; ")


@pytest.mark.parametrize("written", ["genomförd", "klar", "pågår"])
def test_a_status_in_place_of_a_judgement_is_told_as_one(written: str) -> None:
    assert remedy(promise(written)).startswith("that is how far a measure has come; ")


def test_a_word_of_another_key_is_told_with_the_key() -> None:
    text = HEAD + "mål:\n  - {id: M, mål: M, typ: prestation}\n"
    assert "it is a word for indikatorer.typ; here choose between operativt, effekt, övergripande" == remedy(
        text
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("minskar", 'write "minska"'),
        ("uppåt", 'write "öka"'),
        (
            "inte minska",
            'that is a bound: write the value of the baseline under "minst" instead of "riktning"',
        ),
        ("ej öka", 'that is a bound: write the value of the baseline under "högst" instead of "riktning"'),
        ("minksa", 'did you mean "minska"?'),
    ],
)
def test_which_way_is_never_turned_round(written: str, said: str) -> None:
    text = f"{HEAD}indikatorer:\n  - {{id: I, namn: I, mål: {{riktning: {written}}}}}\n"
    assert said == remedy(text)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("ej beslutad", "beslutad"),
        ("obeslutad", "beslutad"),
        ("oprioriterad", "prioriterad"),
        ("interna", "externa"),
        ("ojämförbar", "jämförbar"),
        ("inte genomförd", "genomförd"),
        ("delvis uppnått", "uppnått"),
        ("bedöms uppnås", "uppnås"),
        ("uppnås", "bedöms uppnås"),
    ],
)
def test_what_says_the_opposite_or_something_of_another_time_is_not_close(written: str, known: str) -> None:
    assert did_you_mean(written, [known]) is None
    assert did_you_mean(known + "x", [known]) is not None


def test_every_word_of_the_table_is_one_of_the_model() -> None:
    known = {field.choice: {*field.words} for shape in shapes().values() for field in shape.fields.values()}
    for choice, rows in READ.items():
        assert {word for row in rows.values() for column in row for word in column} <= known[choice]
    for choice, table in SAME.items():
        assert {*table} <= known.get(choice, {"ja", "nej"})
    assert list(PROMISE_WORDS.items()) == list(zip(Assessment, PromiseAssessment, strict=True))


def test_no_everyday_word_stands_for_two_others() -> None:
    for table in SAME.values():
        said = [fold(word) for words in table.values() for word in words.split(", ")]
        assert len(said) == len({*said})


def test_what_the_model_says_is_read_as_itself() -> None:
    for choice in ("Status", "Assessment", "PromiseAssessment"):
        fields = (field for shape in shapes().values() for field in shape.fields.values())
        for word in {word for field in fields if field.choice == choice for word in field.words}:
            assert (word,) == words(choice, word)


TURNING = ("inte", "ej", "icke", "aldrig", "ännu inte", "inte längre", "not")


@many(300)
@given(
    st.sampled_from(TURNING),
    st.sampled_from(("klar", "genomförd", "slutfört", "färdiga", "avslutat", "done")),
)
def test_what_is_not_done_is_never_done(turning: str, done: str) -> None:
    for written in (
        f"{turning} {done}",
        f"{done} {turning}",
        f"{turning} {done}.",
        f"är {turning} {done}".upper(),
    ):
        assert DONE not in words("Status", written)


@many(300)
@given(st.sampled_from((*READ, *SAME)), st.text(max_size=30))
def test_whatever_is_written_is_read_or_not(choice: str, written: str) -> None:
    found = meant(choice, written)
    assert found is None or (found.words and translate(everyday.remedy(found)))
    decomposed = meant(choice, unicodedata.normalize("NFD", written))
    assert decomposed == meant(choice, unicodedata.normalize("NFC", written))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("plats", 'write "platser"'),
        ("ansvarg", 'did you mean "ansvarig"?'),
        ("interna", "choose among the keys"),
        ("ej_ansvarig", "choose among the keys"),
        ("ersatter", "choose among the keys"),
        ("minst_procent", "choose among the keys"),
    ],
)
def test_a_key_is_not_taken_for_one_that_says_something_else(key: str, said: str) -> None:
    assert remedy(f"{HEAD}åtgärder:\n  - {{id: A, åtgärd: A, {key}: x}}\n").startswith(said)


@pytest.mark.parametrize(
    ("part", "key"),
    [("Promise", "ersätter"), ("Plan", "ersatt_av"), ("Target", "minst_procent"), ("Agreement", "tid")],
)
def test_a_key_of_another_part_is_not_taken_for_a_misspelt_one(part: str, key: str) -> None:
    where = {
        "Promise": "löften:\n  - {id: L, löfte: L, KEY: x}",
        "Target": "indikatorer:\n  - {id: I, namn: I, mål: {KEY: 1}}",
    }
    where["Agreement"] = "överenskommelser:\n  - {id: O, titel: O, KEY: x}"
    assert "did you mean" not in remedy(HEAD + where.get(part, "KEY: x").replace("KEY", key) + "\n")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("inte delvis uppnått", "choose between"),
        ("delvis inte uppnått", 'write "hålls delvis"'),
        ("nästan inte uppnått", "choose between"),
    ],
)
def test_negation_and_part_are_read_in_their_order(written: str, said: str) -> None:
    assert remedy(promise(written)).startswith(said)
