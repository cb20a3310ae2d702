"""Fixes touch their own characters and nothing else, and leave a plan that says the same."""

import unicodedata
from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import PLANS, data_of
from tests.texts import anything, many, mutated_plans, yaml_like
from trygg_cli.edit import places, walk
from trygg_cli.edit.fix import fix
from trygg_cli.edit.mend import mends, trailing_spaces
from trygg_cli.language import translate
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.lint.rule import Fix, Rule
from trygg_cli.message import message
from trygg_cli.position import children
from trygg_cli.reading import approval_validity
from trygg_cli.reading.document import Document, read
from trygg_cli.rules import rules
from trygg_cli.text import splice
from trygg_cli.text.splice import Splice
from trygg_cli.words import spelling

HEAD = "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\n"
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli"),
    *("augusti", "september", "oktober", "november", "december"),
)


def nothing(_document: Document) -> Iterable[Fix]:
    return ()


def fixed(text: str, *, include_unsafe: bool = False) -> str:
    return fix(read("p.yaml", text), nothing, include_unsafe=include_unsafe).text


def becomes(before: str, after: str) -> None:
    assert HEAD + after == fixed(HEAD + before)
    assert (HEAD + after).replace("\n", "\r\n") == fixed((HEAD + before).replace("\n", "\r\n"))


def misspelt(text: str, random: Random) -> str:
    """Return a date, period, number or word as somebody else may write it."""
    if text[4:5] == text[7:8] == "-" and len(text) == 10:
        year, month, day = text.split("-")
        name = MONTHS[int(month) - 1]
        return random.choice(
            [
                year + month + day,
                f"{year}/{month}/{day}",
                f"{int(day)} {name} {year}",
                f"{int(day)}/{int(month)} {year}",
            ]
        )
    if text[5:6] == "T" and len(text) == 7:
        year, number = text[:4], text[6]
        return random.choice(
            [
                f"T{number} {year}",
                f"{year} T{number}",
                f"tertial {number} {year}",
                text.lower(),
                f"{year}T{number}",
            ]
        )
    if "." in text and text.replace(".", "").isdecimal() and len(text.partition(".")[2]) != 3:
        return text.replace(".", ",")
    if text.isalpha() or " " in text:
        return random.choice([text.upper(), text.capitalize(), text.translate(str.maketrans("åäö", "aao"))])
    return text


def damaged(document: Document, random: Random) -> str:
    """Return a plan with everything that can be mended, here and there."""
    text, splices = document.text, []
    for field, value, node in walk.scalars(document):
        is_strict = field.container != "map" and not field.fits("x") and not field.fits(["x"])
        if is_strict and not field.refers_to and text[node[0] : node[1]] == value and random.random() < 0.3:
            splices.append(Splice(node[0], node[1], misspelt(value, random)))
    for part in walk.parts(document):
        for _, key, _ in children(part.node):
            if key and random.random() < 0.1:
                splices.append(
                    Splice(key.start, key.end, unicodedata.normalize("NFD", text[key.start : key.end]))
                )
    kept = places.untouchable(document.text, document.spans.root, range(len(text)))
    for at, character in enumerate(text):
        if (
            character == "\n"
            and random.random() < 0.2
            and not any(span.start <= at < span.end for span in kept)
        ):
            splices.append(Splice(at, at, random.choice([" ", "   "])))
    if random.random() < 0.5 and text.startswith("trygg: 1\nid:"):
        splices.append(Splice(0, len("trygg: 1\n"), ""))
        splices = [replacement for replacement in splices if replacement.start > 8 or not replacement.text]
    return splice.apply(text, splices)


@many(60)
@given(st.integers(0, 2**32), st.sampled_from([path for path in PLANS if path.stat().st_size < 20_000]))
def test_mending_a_damaged_plan_gives_the_plan_back_byte_for_byte(seed: int, path: object) -> None:
    random = Random(seed)
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    if random.random() < 0.3:
        text = text.replace("\n", "\r\n")
    document = read("p.yaml", text)
    text = splice.apply(text, trailing_spaces(document.text, document.spans.root))
    assert text == fixed(damaged(document, random))


@many(400)
@given(anything | yaml_like | mutated_plans())
def test_whatever_the_text_fixing_ends_and_never_makes_it_worse(text: str) -> None:
    document = read("p.yaml", text)
    result = fix(document, nothing, include_unsafe=True)
    assert len(result.document.problems) <= len(document.problems)
    assert all(translate(title) for title in result.made)
    if not result.made:
        assert document.text == result.text


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_there_is_nothing_to_mend_in_the_real_plans(path: object) -> None:
    assert [] == mends(read("p.yaml", path.read_bytes()))  # type: ignore[attr-defined]


def test_spaces_at_line_ends_go_save_those_inside_texts() -> None:
    becomes(
        'grupp: A  # kommentar \t\nsyfte: |  \n  a  \n\n  b \nbakgrund: "c  \n  d"  \nekonomi: e  \n  f \n',
        'grupp: A  # kommentar\nsyfte: |\n  a  \n\n  b \nbakgrund: "c  \n  d"\nekonomi: e\n  f\n',
    )


def test_a_missing_version_is_put_before_the_first_key() -> None:
    assert "# topp\ntrygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\n" == fixed(
        "# topp\nid: p\ntitel: P\ntyp: handlingsplan\n"
    )
    text = "? id\n: p\n? titel\n: P\ntyp: handlingsplan\n"
    assert text == fixed(text)
    assert "{trygg: 1, id: p, titel: P, typ: handlingsplan}" == fixed("{id: p, titel: P, typ: handlingsplan}")


def test_quotes_and_comments_around_a_value_stay() -> None:
    becomes("version: '20220902'   # om\n", "version: '2022-09-02'   # om\n")


def test_missing_ids_are_made_of_titles_and_are_put_first() -> None:
    becomes(
        "platser:\n  # om\n  -   namn: Gång- & cykelväg (Öst)  # x\n"
        "  - {namn: Torget}\n  - {id: torget-2, namn: Torget}\n  - namn: torget\n",
        "platser:\n  # om\n  -   id: gång-cykelväg-öst\n      namn: Gång- & cykelväg (Öst)  # x\n"
        "  - {id: torget, namn: Torget}\n  - {id: torget-2, namn: Torget}\n  - id: torget-3\n    namn: torget\n",
    )


def test_an_empty_id_is_filled_in() -> None:
    becomes("platser:\n  - namn: A\n    id:  # vad?\n", "platser:\n  - namn: A\n    id: a  # vad?\n")


def test_ids_that_are_there_never_change() -> None:
    text = "platser:\n  - {id: X1, namn: Torget}\n"
    becomes(text, text)


def test_an_item_without_a_title_gets_no_id() -> None:
    text = "platser:\n  - typ: park\n  - {typ: park, namn: '!'}\n"
    becomes(text, text)


def test_an_actor_named_in_full_gets_its_short_name_where_only_one_has_the_name() -> None:
    actors = "aktörer:\n  TK: {namn: Tekniska kontoret}\n  A: {namn: Samma}\n  B: {namn: Samma}\n"
    becomes(
        actors + "parter: [Tekniska Kontoret, 'tekniska kontoret', Samma]\n",
        actors + "parter: [TK, 'TK', Samma]\n",
    )


def test_a_text_in_braces_that_commas_divide_is_put_in_quotes() -> None:
    becomes(
        "överenskommelser:\n  - {id: a, titel: Gata, park och torg, dnr: KS 1,2 ,}  # om\n",
        'överenskommelser:\n  - {id: a, titel: "Gata, park och torg", dnr: "KS 1,2" ,}  # om\n',
    )


def test_a_text_in_braces_may_go_on_below() -> None:
    becomes(
        "gäller: {text: Från våren,\n  tills vidare}\n", 'gäller: {text: "Från våren,\n  tills vidare"}\n'
    )


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("a, b c", '"a, b c"'),
        ("a, it's", '"a, it\'s"'),
        ('a, "b" c', None),
        ('a, b "c"', "'a, b \"c\"'"),
        ("a, b \\n", "'a, b \\n'"),
        ("it's, b \"c\\", '"it\'s, b \\"c\\\\"'),
        ("kl. 8, kl 9: paus", '"kl. 8, kl 9: paus"'),
        ("a, a, a a", '"a, a, a a"'),
    ],
)
def test_quotes_are_chosen_so_that_every_letter_stays(written: str, quoted: str | None) -> None:
    becomes(f"gäller: {{text: {written}}}\n", f"gäller: {{text: {quoted or written}}}\n")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("32,5", "32.5"),
        ("32,5 ", "32.5 "),
        ("150 000,50", "150000.50"),
        ("-1,5", "-1.5"),
        ("32 ,5", "32.5"),
        ("32, 5", None),
        ("10, 12", None),
        ("1,5 km", None),
        ("1,5,5", None),
        ("1,234", None),
    ],
)
def test_a_figure_in_braces_gets_its_point(written: str, meant: str | None) -> None:
    text = "indikatorer:\n  - id: i\n    namn: I\n    baslinje: {{värde: {}, år: 2024}}\n"
    becomes(text.format(written), text.format(meant or written))


def test_two_figures_with_the_same_decimals_are_both_mended() -> None:
    text = "indikatorer:\n  - {id: i, namn: I, mål: {minst: %s, högst: %s}}\n"
    becomes(text % ("1,5", "2,5"), text % ("1.5", "2.5"))


def test_dates_and_periods_in_braces_may_be_written_with_commas() -> None:
    becomes(
        "indikatorer:\n  - {id: i, namn: I, utfall: [{period: T1, 2025, datum: 2 maj, 2025, värde: 1}]}\n",
        "indikatorer:\n  - {id: i, namn: I, utfall: [{period: 2025-T1, datum: 2025-05-02, värde: 1}]}\n",
    )


def test_names_in_braces_that_want_a_list_are_put_in_brackets() -> None:
    becomes(
        "aktörer: {KS: {namn: K}, TK: {namn: T}}\nuppföljningsregler:\n  - {id: a, ansvarig: KS, TK}\n",
        "aktörer: {KS: {namn: K}, TK: {namn: T}}\nuppföljningsregler:\n  - {id: a, ansvarig: [KS, TK]}\n",
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Från våren", tills vidare', "'\"Från våren\", tills vidare'"),
        ("Från våren, till", '"Från våren, till"'),
        ("Från våren, tilll", '"Från våren, tilll"'),
        ("Från våren, chef", '"Från våren, chef"'),
        ("Från våren, till vidare, chef", '"Från våren, till vidare, chef"'),
    ],
)
def test_what_may_be_a_key_goes_into_a_text_only_when_it_is_asked_for(written: str, meant: str) -> None:
    text = HEAD + f"gäller: {{text: {written}}}\n"
    assert text == fixed(text)
    assert text.replace(written, meant) == fixed(text, include_unsafe=True)


@pytest.mark.parametrize("figure", ["3, 4", "10, 12", "10,\n      12"])
def test_two_figures_become_one_only_when_it_is_asked_for(figure: str) -> None:
    text = HEAD + f"indikatorer:\n  - {{id: i, namn: I, mål: {{minst: {figure}, senast: 2025}}}}\n"
    result = fix(read("p.yaml", text), nothing)
    assert (text, 1) == (result.text, result.unsafe_left)
    assert text.replace(figure, ".".join(figure.replace(",", " ").split())) == fixed(
        text, include_unsafe=True
    )


@pytest.mark.parametrize("comment", ["Klart, men inte, text: Nytt, mer", "Klart, text: Nytt, mer och mer"])
def test_a_key_that_is_there_twice_is_not_taken_into_a_text(comment: str) -> None:
    text = HEAD + f"gäller: {{text: {comment}}}\n"
    assert "S07" in [problem.code for problem in read("p.yaml", text).problems]
    assert text == fixed(text, include_unsafe=True)


@pytest.mark.parametrize("written", ["a, b # c\n  , d", "a, b\n  # c\n  d", "&x a, b"])
def test_a_divided_text_with_a_comment_in_it_is_left(written: str) -> None:
    text = f"gäller: {{text: {written}}}\n"
    becomes(text, text)


def test_a_colon_in_braces_gets_its_space() -> None:
    becomes(
        "gäller: {från:2022-01-01, till:2022-12-31}\nindikatorer:\n  - {id: i, namn: I, mål: {minst:1,5}}\n",
        "gäller: {från: 2022-01-01, till: 2022-12-31}\nindikatorer:\n  - {id: i, namn: I, mål: {minst: 1.5}}\n",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("parter:\n  - TK\n    - KS\n", "parter:\n  - TK\n  - KS\n"),
        ("parter:\n- TK\n  - KS\n   * MBN\n", "parter:\n- TK\n- KS\n- MBN\n"),
        ("urval:\n  - åtgärder\n    - löften\n", "urval:\n  - åtgärder\n  - löften\n"),
    ],
)
def test_an_item_that_joins_a_name_or_word_above_is_put_below_its_dash(before: str, after: str) -> None:
    actors = "aktörer: {TK: {namn: T}, KS: {namn: K}, MBN: {namn: M}}\n"
    becomes(actors + before, actors + after)


_PIECES = st.text("abcåÄ 059%.()/–-:'\"\\&*!?>|@`~", min_size=1, max_size=12).filter(str.strip)


@many(300)
@given(st.lists(_PIECES, min_size=2, max_size=4), st.sampled_from([", ", ",", " , ", ",\n  "]))
def test_whatever_stands_in_braces_is_an_error_or_read_to_the_last_letter(
    pieces: list[str], comma: str
) -> None:
    written = comma.join(pieces)
    document = read("p.yaml", HEAD + f"gäller: {{text: {written}}}\n")
    mended = fix(document, nothing).document
    assert document.problems or written.lstrip().startswith(("'", '"'))
    if not mended.problems and document.problems:
        assert " ".join(written.split()) == " ".join(data_of(mended)["gäller"]["text"].split())


def test_keys_of_single_letters_and_signs_become_whole_letters() -> None:
    assert HEAD + "gäller: {från: 2022-01-01}\n" == fixed(
        HEAD + unicodedata.normalize("NFD", "gäller: {från") + ": 2022-01-01}\n"
    )


def test_a_value_written_with_escapes_or_as_an_alias_is_left() -> None:
    text = 'version: "2022\\x300902"\ngäller: {från: &a 20220101, till: *a}\n'
    becomes(text, text)


def test_what_may_change_the_meaning_waits_until_it_is_asked_for() -> None:
    text = HEAD + "indikatorer:\n  - {id: i, namn: I, baslinje: {värde: '1,234'}}\n"
    result = fix(read("p.yaml", text), nothing)
    assert (text, 1) == (result.text, result.unsafe_left)
    assert text.replace("1,234", "1.234") == fixed(text, include_unsafe=True)
    for key in ("kostnad: 350,000", "finansiering: {belopp: 350,000}"):
        of_sum = HEAD + f"åtgärder:\n  - id: a\n    åtgärd: A\n    {key}\n"
        assert of_sum == fixed(of_sum)
        assert of_sum.replace("350,000", "350000") == fixed(of_sum, include_unsafe=True)


def test_a_torn_file_is_left_alone() -> None:
    text = "titel: P  \nid: [p\n"
    assert text == fixed(text)
    text = "titel: P  \ntitel: |\n  x  \nid: p\n"
    assert text == fixed(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20220902", "2022-09-02"),
        ("2022/09/02", "2022-09-02"),
        ("2022-9-2", "2022-09-02"),
        ("2022.09.02", "2022-09-02"),
        ("2 september 2022", "2022-09-02"),
        ("den 2:e sept. 2022", "2022-09-02"),
        ("2 SEP 2022", "2022-09-02"),
        ("2/9 2022", "2022-09-02"),
        ("2/9-2022", "2022-09-02"),
        ("2.9.2022", "2022-09-02"),
        ("25/09/2022", "2022-09-25"),
        ("09/25/2022", "2022-09-25"),
        ("9/9/2022", "2022-09-09"),
        ("2/9/2022", None),
        ("31/2 2022", None),
        ("20221301", None),
        ("2 juno 2022", None),
        ("2022", None),
        ("2/9 22", None),
        ("våren 2022", None),
        ("2022/09-02", None),
    ],
)
def test_dates(written: str, meant: str | None) -> None:
    assert meant == spelling.day(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("T2 2022", "2022-T2"),
        ("2022 T2", "2022-T2"),
        ("tertial 2 2022", "2022-T2"),
        ("Tertial 2, 2022", "2022-T2"),
        ("andra tertialet 2022", "2022-T2"),
        ("2022-t2", "2022-T2"),
        ("2022T2", "2022-T2"),
        ("Q3 2022", "2022-Q3"),
        ("kvartal 3 2022", "2022-Q3"),
        ("första halvåret 2022", "2022-H1"),
        ("september 2022", "2022-09"),
        ("2016–2019", "2016/2019"),
        ("2016 - 2019", "2016/2019"),
        ("2019-2016", None),
        ("T4 2022", None),
        ("H3 2022", None),
        ("T2", None),
        ("hösten 2022", None),
    ],
)
def test_periods(written: str, meant: str | None) -> None:
    assert meant == spelling.period(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3,72", "3.72"),
        ("12 500", "12500"),
        ("12\u00a0500,5", "12500.5"),
        ("−5", "-5"),
        ("1.234,5", None),
        ("12 50", None),
        ("ca 5", None),
        ("5 %", None),
        ("1,2,3", None),
    ],
)
def test_numbers(written: str, meant: str | None) -> None:
    assert meant == spelling.number(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Pagar", "pågår"),
        ("GENOMFORD", "genomförd"),
        ("ej_paborjad", "ej påbörjad"),
        ("klar", None),
        ("", None),
    ],
)
def test_words(written: str, meant: str | None) -> None:
    assert meant == spelling.word(written, ("ej påbörjad", "pågår", "genomförd"))


def a_fix(start: int, end: int, text: str) -> Fix:
    return Fix((Splice(start, end, text),), message("x"))


def test_a_fix_that_does_harm_is_dropped_and_those_beside_it_are_made() -> None:
    text = HEAD + "syfte: gammalt\n"
    good = a_fix(text.index("gammalt"), len(text) - 1, "nytt")
    bad = a_fix(text.index("titel"), text.index("titel") + 5, "tittel")
    result = fix(read("p.yaml", text), lambda document: [good, bad] if "gammalt" in document.text else [])
    assert (text.replace("gammalt", "nytt"), 1) == (result.text, len(result.made))


def test_a_fix_that_changes_other_data_than_its_own_is_dropped() -> None:
    text = HEAD + "syfte: a\nekonomi: b\n"
    comment = a_fix(text.index("a\nekonomi") + 1, text.index("ekonomi"), "  # ")
    assert text == fix(read("p.yaml", text), lambda _: [comment]).text


def test_a_fix_that_would_end_an_approval_waits_until_it_is_asked_for() -> None:
    text = HEAD + (
        "syfte: A; B  \nåtgärder:\n  - id: a\n    åtgärd: A; B\n"
        "    godkännanden: [{roll: R, datum: 2024-01-01, avtryck: g0}]\n  - id: b\n    åtgärd: A; B\n"
    )
    stamp = next(
        item for item in approval_validity.items(read("p.yaml", text).data) if item.route
    ).fingerprint()
    text = text.replace("avtryck: g0", f"avtryck: {stamp}")

    def commas(document: Document) -> list[Fix]:
        return [a_fix(at, at + 1, ",") for at, sign in enumerate(document.text) if sign == ";"]

    result = fix(read("p.yaml", text), commas)
    assert (2, 1) == (result.text.count("A, B"), result.unsafe_left)
    assert ((), ()) == (result.document.problems, result.document.remarks)
    assert 3 == fix(read("p.yaml", text), commas, include_unsafe=True).text.count("A, B")


def test_fixes_that_never_end_end_after_ten_passes() -> None:
    text = HEAD + "syfte: a\n"
    result = fix(
        read("p.yaml", text), lambda document: [a_fix(len(document.text) - 1, len(document.text) - 1, "a")]
    )
    assert 10 == len(result.made)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_what_a_rule_mends_it_does_not_find_again(rule: Rule) -> None:
    def safe_fixes(document: Document) -> list[Fix]:
        return [
            finding.fix
            for finding in lint(document, [rule], Settings())
            if finding.fix and finding.fix.is_safe
        ]

    result = fix(read("p.yaml", rule.bad), safe_fixes)
    assert () == result.document.problems
    assert [] == safe_fixes(result.document)
