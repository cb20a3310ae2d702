"""Which plan a plan is, and files that hold plans of one id."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import PLANS, Trygg
from trygg_cli.reading import identity
from trygg_cli.reading.identity import Identity
from trygg_cli.text import source


def write(name: str, id_: str, municipality: str = "") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    home = f"kommun: {municipality}\n" if municipality else ""
    path.write_text(f"titel: P\nid: {id_}\n{home}typ: handlingsplan\n", "utf-8")


def findings(trygg: Trygg, *arguments: str) -> list[tuple[str, str, int, str]]:
    """Return severity, file, line and sentence of what validate finds."""
    answer = json.loads(trygg("validate", *arguments, "--format", "json", "--lang", "en").out)
    return [
        (value["severity"], value["file"], value["start"]["line"], value["message"])
        for value in answer["diagnostics"]
    ]


# which plan


def parsed(content: bytes) -> Identity | None:
    """Return the identity of a file by reading all of it."""
    return identity.of(source.parse(source.decode(content)[0]).data)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_quick_look_sees_what_reading_all_sees(path: Path) -> None:
    assert parsed(path.read_bytes()) == identity.read(path.read_bytes()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "id: 'p' # sedan 2020\r\nkommun: \"Upplands Väsby\"\r\n",
        "titel: P\nkommun: Upplands\n  Väsby\nid: p",
        "{id: p, kommun: Lund}",
        '"id": p\nkommun: Lund\nmål: [{id: q}]\n',
        "id:\n  p\nkommun: ~\n",
        "id: null\n",
        "id: p#1\nkommun: it's\n",
        "id: p\nkommunikation: {text: Brev}\nidé: x\n",
        "id: >-\n  p\n  q\n",
        "id: &p p\nkommun: *p\n",
        "---\nid: p\n...\n",
        "\ufeffid: p\n",
        "titel: P\n",
        "",
    ],
)
def test_a_quick_look_sees_it_however_it_is_written(text: str) -> None:
    assert parsed(text.encode()) == identity.read(text.encode())


@given(st.text("idkomun: \n'\"#pqå-\r&{}|", max_size=40))
def test_a_quick_look_is_never_another_than_a_whole_one(text: str) -> None:
    content = text.encode()
    if not source.parse(text).problems:
        assert parsed(content) == identity.read(content)


def test_a_file_that_is_no_yaml_still_says_which_plan_it_was() -> None:
    assert Identity("p", "Lund") == identity.read(b"id: p\nkommun: Lund\ntitel: [P\n")


def test_neither_letter_case_nor_form_makes_another_plan() -> None:
    forms = ["Åtgärder-É", unicodedata.normalize("NFD", "åtgärder-é")]
    assert 1 == len({Identity(form).key for form in forms})
    assert 2 == len({Identity(item).key for item in ("plan-1", "plan-l")})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Lund", "lund", True),
        ("Upplands Väsby", "upplands-väsby ", True),
        ("Lund", "", True),
        ("", "", True),
        ("Lund", "Malmö", False),
    ],
)
def test_only_another_municipality_makes_another_plan(one: str, other: str, expected: bool) -> None:
    assert (
        expected
        == Identity("p", one).may_be(Identity("P", other))
        == Identity("P", other).may_be(Identity("p", one))
    )


def test_a_name_holds_the_municipality_and_nothing_that_acts_in_a_path() -> None:
    assert "p" == Identity("p").name
    assert "upplands-väsby/p" == Identity("p", " Upplands Väsby").name
    assert "etc-passwd/p" == Identity("p", "../../etc\\passwd\n").name
    assert "p" == Identity("p", "…/").name


# files of one id


def test_two_plans_of_one_id_are_an_error_that_names_both_places(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml", "p")
    write("plans/b.yaml", "p")
    assert 1 == trygg("validate").code
    assert [("error", "plans/b.yaml", 2, 'the plan in plans/a.yaml:2 has the id "p" too')] == findings(trygg)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("plan-å", "Plan-å", "differs only in capital letters"),
        ("plan-å", unicodedata.normalize("NFD", "plan-å"), "letters stored in another way"),
    ],
)
def test_ids_that_look_alike_are_an_error(
    folder: Path, trygg: Trygg, one: str, other: str, said: str
) -> None:
    write("plans/a.yaml", one)
    write("plans/b.yaml", other)
    ((severity, _, _, sentence),) = findings(trygg, "plans")
    assert "error" == severity
    assert said in sentence


@pytest.mark.parametrize(
    ("municipalities", "severity"),
    [
        (("Lund", "Malmö"), "warning"),
        (("Lund", "LUND"), "error"),
        (("", "Lund"), "error"),
        (("Lund", ""), "error"),
    ],
)
def test_the_plan_of_another_municipality_is_a_warning(
    folder: Path, trygg: Trygg, municipalities: tuple[str, str], severity: str
) -> None:
    for name, municipality in zip("ab", municipalities, strict=True):
        write(f"plans/{name}.yaml", "p", municipality)
    assert [severity] == [finding[0] for finding in findings(trygg)]
    assert (severity == "error") == trygg("validate").code


def test_the_same_plan_is_found_past_those_of_other_municipalities(folder: Path, trygg: Trygg) -> None:
    for name, municipality in {"a": "Lund", "b": "Malmö", "c": "Malmö"}.items():
        write(f"plans/{name}.yaml", "p", municipality)
    assert [("warning", "plans/a.yaml:2"), ("error", "plans/b.yaml:2")] == [
        (severity, next(word for word in sentence.split() if ".yaml" in word))
        for severity, _, _, sentence in findings(trygg)
    ]


def test_only_the_files_asked_about_count(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml", "p")
    write("plans/b.yaml", "p")
    assert 0 == trygg("validate", "plans/a.yaml").code


def test_a_file_named_twice_or_linked_to_is_one_plan(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml", "p")
    Path("plans/link.yaml").symlink_to("a.yaml")
    assert [] == findings(trygg, "plans/a.yaml", "./plans/a.yaml", "plans")


def test_a_plan_with_other_faults_is_compared_too(folder: Path, trygg: Trygg) -> None:
    write("plans/a.yaml", "p")
    Path("plans/b.yaml").write_text("id: p\n", "utf-8")
    assert "has the id" in " ".join(finding[3] for finding in findings(trygg))


def test_many_plans_of_one_id_are_each_compared_with_one(folder: Path, trygg: Trygg) -> None:
    for number in range(50):
        write(f"plans/{number:02}.yaml", "p")
    assert {'the plan in plans/00.yaml:2 has the id "p" too'} == {finding[3] for finding in findings(trygg)}
