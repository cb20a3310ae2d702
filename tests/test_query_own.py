"""A project's own questions, and what is said when a filter finds nothing: `trygg query` as a person meets it."""

from pathlib import Path

import pytest

from tests.answers import ids
from tests.conftest import Trygg

PLAN = """
id: p
titel: P
typ: handlingsplan
aktörer: {TK: {namn: Tekniska kontoret}, KS: {namn: Kommunstyrelsen}}
fokusområden:
  - id: ljus
    namn: Belysning
    åtgärder:
      - id: N1
        åtgärd: Ljus
        ansvarig: [TK]
        tid: {till: 2022-08-31}
        uppföljning: [{avser: 2022-T2, datum: 2022-09-02, status: pågår}]
      - {id: N2, åtgärd: Dialog, ansvarig: [KS], tid: {till: 2022-12-31}}
"""
OURS = """\
# titel: Våra åtgärder
# hjälp: De vi svarar för
# parameter vem (TK): vem det gäller

område:belysning
# inte de genomförda
ansvarig:$vem -status:genomförd
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one plan and room for questions, in which commands are run."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plans" / "frågor").mkdir(parents=True)
    (tmp_path / "plans" / "p.yaml").write_text(PLAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "plans" / "frågor"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["våra"], ["N1"]),
        (["VARA"], ["N1"]),
        (["våra", "-p", "vem=KS"], ["N2"]),
        (["våra", "-p", "vem=Kommunstyrelsen", "plans/p.yaml"], ["N2"]),
        (["plans/frågor/våra.filter", "-p", "vem=KS"], ["N2"]),
        (["ansvarig:$aktör", "--aktör", "KS"], ["N2"]),
        (["område:belysning åtgärd:$vem", "-p", "vem=Ljus) eller (id:N1"], []),
    ],
)
def test_a_filter_in_a_file_is_asked_like_any_question(
    folder: Path, trygg: Trygg, arguments: list[str], expected: list[str]
) -> None:
    (folder / "våra.filter").write_text(OURS, "utf-8")
    answer = trygg("query", "--format", "csv", *arguments)
    assert (0, expected) == (answer.code, ids(answer.out))


def test_a_filter_from_a_file_shows_its_title_and_the_usual_columns(folder: Path, trygg: Trygg) -> None:
    (folder / "våra.filter").write_bytes(b"\xef\xbb\xbf" + OURS.replace("\n", "\r\n").encode())
    title, _, head, *_ = trygg("query", "våra").out.splitlines()
    assert ("Våra åtgärder", ["id", "åtgärd", "område", "ansvarig", "slut", "läge"]) == (title, head.split())


@pytest.mark.parametrize(
    ("text", "arguments", "place", "line", "carets"),
    [
        ("# titel: X\n\nid:N1\n  stats:x\n", [], "4:3", "  stats:x", "  ^^^^^"),
        ("# titel: X\nid:$vem\n", [], "2:4", "id:$vem", "   ^^^^"),
        ("slut<$dag\n", ["-p", "dag=snart"], "1:6", "slut<$dag", "     ^^^^"),
        ("# a\nid:N1 eller\n\n", [], "2:12", "id:N1 eller", "           ^"),
        ('id:N1\n"utan slut\nåtgärd', [], "2:1", '"utan slut', "^^^^^^^^^^"),
    ],
)
def test_a_fault_is_pointed_out_in_the_file(
    folder: Path, trygg: Trygg, text: str, arguments: list[str], place: str, line: str, carets: str
) -> None:
    (folder / "fel.filter").write_text(text, "utf-8")
    answer = trygg("query", "fel", *arguments)
    assert (2, "") == (answer.code, answer.out)
    said, shown, pointing, *_ = answer.err.splitlines()
    assert said.startswith(f"trygg: plans/frågor/fel.filter:{place}: ")
    assert (f"  {line}", f"  {carets}") == (shown, pointing)


def test_a_fault_in_a_filter_of_several_lines_is_pointed_out_on_its_line(folder: Path, trygg: Trygg) -> None:
    _, shown, pointing, *_ = trygg("query", "id:N1\nstats:x\nåtgärd:y").err.splitlines()
    assert ("  stats:x", "  ^^^^^") == (shown, pointing)


def test_the_list_says_which_questions_are_the_projects_own(folder: Path, trygg: Trygg) -> None:
    (folder / "våra.filter").write_text(OURS, "utf-8")
    (folder / "försenade.filter").write_text("status:försenad", "utf-8")
    (folder / "våra.sql").write_text("-- titel: Andra\nselect 1", "utf-8")
    (folder / "läsmig.txt").write_text("inget", "utf-8")
    told = trygg("query", "--list", "--lang", "en").out.split("\n\n")
    own = {entry.split("\n")[0]: entry for entry in told if "your own" in entry}
    assert {"late, försenade", "våra  Andra"} == {*own}
    assert "goes before the one with the same name that comes with trygg" in own["late, försenade"]
    assert "goes before plans/frågor/våra.filter" in own["våra  Andra"]


def test_names_and_texts_of_own_questions_are_harmless_in_the_list(folder: Path, trygg: Trygg) -> None:
    (folder / "a\x1b[31m.filter").write_text("# titel: \x1b[31m {x} %s\nid:N1", "utf-8")
    answer = trygg("query", "--list")
    assert (0, False) == (answer.code, "\x1b" in answer.out)


def test_a_question_that_is_no_text_is_told(folder: Path, trygg: Trygg) -> None:
    (folder / "x.filter").write_bytes(b"id:\xff")
    answer = trygg("query", "x")
    assert (2, True) == (answer.code, "x.filter" in answer.err)


def test_a_question_that_is_no_text_hides_no_other(folder: Path, trygg: Trygg) -> None:
    (folder / "x.sql").write_bytes(b"\xff")
    (folder / "våra.filter").write_text(OURS, "utf-8")
    answer = trygg("query", "våra", "-f", "csv")
    assert (0, ["N1"], True) == (answer.code, ids(answer.out), "x.sql" in answer.err)
    assert "våra" in trygg("query", "--list").out


@pytest.mark.parametrize("value", ["KS) eller (id:N1", "KS,TK", "KFN"])
def test_a_value_that_is_no_name_is_pointed_out_in_its_place(folder: Path, trygg: Trygg, value: str) -> None:
    answer = trygg("query", "ansvarig:$vem", "-p", f"vem={value}")
    assert (2, "") == (answer.code, answer.out)
    assert ["  ansvarig:$vem", "           ^^^^"] == answer.err.splitlines()[1:3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("status:forsenaad", 'did you mean "försenad"?'),
        ("status:oviss", "choose between genomförd, pågår"),
        ("-status:oviss", "choose between genomförd, pågår"),
        ("område:belsyning", 'did you mean "Belysning"?'),
        ("omrade:belsyning id:N1", 'did you mean "Belysning"?'),
        ("ansvarig:tekniksa", 'did you mean "Tekniska"?'),
        ("-ansvarig:kommunstyrelzen", 'did you mean "Kommunstyrelsen"?'),
    ],
)
def test_a_name_or_status_that_there_is_not_is_an_error(
    folder: Path, trygg: Trygg, text: str, said: str
) -> None:
    answer = trygg("query", "--lang", "en", "-f", "csv", "--", text)
    assert (2, "") == (answer.code, answer.out)
    assert said in answer.err


@pytest.mark.parametrize(
    ("text", "expected", "said"),
    [
        ("status:slutförd", "status:genomförd", '"slutförd" was taken for "genomförd"'),
        ("status:påbörjad", "status:pågår", '"påbörjad" was taken for "pågår"'),
        ("-status:Klart", "-status:genomförd", '"Klart" was taken for "genomförd"'),
        (
            'status:"ej genomförd"',
            'status:"ej påbörjad",avbruten',
            '"ej genomförd" was taken for any of "ej påbörjad", "avbruten"',
        ),
        ("läge:inställd eller id:N1", "läge:avbruten eller id:N1", '"inställd" was taken for "avbruten"'),
        ("finansiering:säkrad", "finansiering:klar", '"säkrad" was taken for "klar"'),
    ],
)
def test_everyday_words_ask_for_what_they_stand_for_and_that_is_told(
    folder: Path, trygg: Trygg, text: str, expected: str, said: str
) -> None:
    answer = trygg("query", "--lang", "en", "-f", "csv", "--bare", "--", text)
    assert trygg("query", "-f", "csv", "--bare", "--", expected).out == answer.out
    assert said in answer.err


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("status:inte klar", 'status:"inte klar"'),
        ("-läge:ej påbörjad", 'läge:"ej påbörjad"'),
        ("state:delvis klar id:N1", 'state:"delvis klar"'),
        ("id:N1 eller status:status saknas", 'status:"status saknas"'),
        ("finansiering:ej klar", 'finansiering:"ej klar"'),
    ],
)
def test_a_value_that_a_blank_has_cut_off_is_told(folder: Path, trygg: Trygg, text: str, quoted: str) -> None:
    assert quoted in trygg("query", "--lang", "en", "--", text).err


@pytest.mark.parametrize(
    "text",
    ["status:pågår inte dialog", "status:klar dialog", "ansvarig:inte klar", 'status:"inte klar" dialog'],
)
def test_words_of_their_own_after_a_value_are_no_part_of_it(folder: Path, trygg: Trygg, text: str) -> None:
    assert "ends at the blank" not in trygg("query", "--lang", "en", "--", text).err


@pytest.mark.parametrize("text", ["status:påbörjd", 'status:"inte inställd"', "status:genomförd*"])
def test_what_is_no_word_of_every_day_is_taken_for_none(folder: Path, trygg: Trygg, text: str) -> None:
    assert "was taken for" not in trygg("query", "--lang", "en", text).err


def test_a_word_that_no_measure_has_is_told_and_harms_nothing(folder: Path, trygg: Trygg) -> None:
    for text, said in (
        ("id:N1 tertial:2031-T1", 'no measure fits tertial:"2031-T1"'),
        ("id:N1 ljuss", 'no measure has the word "ljuss"'),
        ("id:N1 åtgärd:dialogg", 'did you mean "Dialog"?'),
    ):
        answer = trygg("query", "--lang", "en", "-f", "csv", "--", text)
        assert (0, []) == (answer.code, ids(answer.out))
        assert said in answer.err


@pytest.mark.parametrize("text", ["status:försenad", "status:vilande", "id:N1 eller område:ljus"])
def test_where_nothing_is_wrong_nothing_is_told(folder: Path, trygg: Trygg, text: str) -> None:
    assert "did you mean" not in trygg("query", "--lang", "en", text).err


def test_escapes_in_a_doubted_word_are_not_passed_on(folder: Path, trygg: Trygg) -> None:
    answer = trygg("query", "status:\x1b[31m id:\x1b[32m åtgärd:x")
    assert "\x1b" not in answer.err + answer.out


@pytest.mark.parametrize("arguments", [("query", "sök", "x" * 5000), ("validate", "x" * 5000)])
def test_a_text_too_long_for_a_path_is_no_crash(
    folder: Path, trygg: Trygg, arguments: tuple[str, ...]
) -> None:
    assert 3 != trygg(*arguments).code


def test_what_is_mine_is_told_once_for_each_part(folder: Path, trygg: Trygg) -> None:
    (folder.parent / "råd.yaml").write_text(
        "id: råd\ntitel: R\ntyp: handlingsplan\naktörer: {KS: {namn: Kommunstyrelsen, typ: nämnd}}\n"
        "organ: [{id: B1, namn: Råd, ledamöter: [{namn: Ett, aktör: KS}, {namn: Två, aktör: KS}]}]\n",
        "utf-8",
    )
    answer = trygg("query", "mina", "KS", str(folder.parent / "råd.yaml"), "-f", "csv", "--bare")
    assert ["råd,ledamot,organ,B1,Råd,,,,"] == answer.out.splitlines()[1:]
