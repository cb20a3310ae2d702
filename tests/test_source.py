"""Bytes become text and text becomes plain data, whatever they are, and the place of everything is known."""

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.position import Lines
from trygg_cli.text import event_reader, libyaml, yaml_error
from trygg_cli.text.source import decode, parse
from trygg_cli.text.yaml_document import Parsed


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """Return a text without its « and », and the stretch that stood between them."""
    start = text.index("«")
    return text.replace("«", "").replace("»", ""), (start, text.index("»") - 1)


def only(parsed: Parsed) -> PlacedProblem:
    """Return the one problem there is."""
    (problem,) = parsed.problems
    return problem


def codes(text: str) -> list[str]:
    return [problem.code for problem in parse(text).problems]


# decode


def test_utf8_is_read() -> None:
    assert ("titel: Trygghet på väg 😀", None) == decode("titel: Trygghet på väg 😀".encode())


def test_utf8_with_byte_order_mark_is_read_without_it() -> None:
    assert ("titel: å", None) == decode("titel: å".encode("utf-8-sig"))


def test_nothing_is_an_empty_text() -> None:
    assert ("", None) == decode(b"")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_letters_of_many_bytes_are_refused_with_or_without_byte_order_mark(encoding: str) -> None:
    text, problem = decode("titel: å".encode(encoding))
    assert problem is not None
    assert ("", "S02", (0, 0)) == (text, problem.code, problem.span)
    assert {"encoding": encoding[:6].upper()} == problem.message.args


def test_a_file_of_nulls_alone_is_in_no_encoding() -> None:
    assert ("\0" * 8, None) == decode(bytes(8))


def test_windows_1252_is_refused_but_shown_at_its_first_foreign_letter() -> None:
    text, problem = decode("titel: Trygghet på väg".encode("cp1252"))
    assert problem is not None
    assert ("titel: Trygghet på väg", "S02") == (text, problem.code)
    assert "å" == text[slice(*problem.span)]
    assert {"encoding": "Windows-1252"} == problem.message.args


@pytest.mark.parametrize(("encoding", "name"), [("mac_roman", "Mac Roman"), ("cp850", "CP850 (MS-DOS)")])
def test_the_encoding_in_which_swedish_letters_come_out_is_the_likeliest(encoding: str, name: str) -> None:
    text, problem = decode("titel: Trygghet på väg".encode(encoding))
    assert problem is not None
    assert ("titel: Trygghet på väg", {"encoding": name}) == (text, problem.message.args)


def test_of_a_letter_in_another_encoding_than_the_rest_the_rest_is_not_said_to_be_wrong() -> None:
    text, problem = decode("titel: Trygghet på ".encode() + "väg".encode("cp1252"))
    assert problem is not None
    assert ("titel: Trygghet på väg", "ä") == (text, text[slice(*problem.span)])
    assert "as the rest of the file is" in problem.message.text


def test_how_a_letter_is_saved_is_told_by_that_letter_whatever_other_encodings_see_in_the_rest() -> None:
    text, problem = decode("titel: Säkra vägar är tända ".encode() + b"T\xe4tt")
    assert problem is not None
    assert text.endswith("tända Tätt")
    assert "Windows-1252" == problem.message.args["encoding"]


def test_place_of_the_first_bad_byte_is_right_behind_letters_that_are_utf8() -> None:
    text, problem = decode("åäö ".encode() + "é".encode("cp1252"))
    assert problem is not None
    assert "é" == text[slice(*problem.span)]


def test_bytes_that_windows_1252_lacks_are_read_too() -> None:
    text, problem = decode(b"a: \x8d\x9d")
    assert problem is not None
    assert ("a: \ufffd\ufffd", "S02") == (text, problem.code)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\3\4\x14\0\6\0", "a document of Word, Excel or the like"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Excel"),
        (b"{\\rtf1\\ansi}", "in the format RTF"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"\x1f\x8b\x08\0", "packed (gzip)"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\n",
            "in place of a large file (Git LFS)",
        ),
    ],
)
def test_what_is_no_text_is_told_as_what_it_is(content: bytes, said: str) -> None:
    text, problem = decode(content)
    assert problem is not None
    assert ("", "S02", True) == (text, problem.code, said in problem.message.text)


def test_file_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trygg_cli.text.source.MAX_BYTES", 1_000_000)
    assert decode(b"#" * 1_000_000)[1] is None
    text, problem = decode(b"#" * 1_000_001)
    assert problem is not None
    assert ("", "S12", {"size": 2, "limit": 1}) == (text, problem.code, problem.message.args)


# data


@pytest.mark.parametrize(
    "word", ["0755", "no", "12:30", "1.10", "2022-05-01", "true", "1_000", "0x1F", ".inf", "1e3"]
)
def test_scalar_is_kept_as_the_text_that_stands_there(word: str) -> None:
    assert {"a": word, "b": [word]} == parse(f"a: {word}\nb: [{word}]").data


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_null_word_is_none_in_a_list_and_no_key_in_a_mapping(word: str) -> None:
    assert {"b": [None]} == parse(f"a: {word}\nb:\n- {word}\n").data


@pytest.mark.parametrize("word", ['""', "''", '"~"', "'null'", "|-\n  null", "nULL", "none"])
def test_null_word_that_is_quoted_or_spelt_otherwise_is_text(word: str) -> None:
    parsed = parse(f"a: {word}")
    assert () == parsed.problems
    assert isinstance(parsed.data["a"], str)


def test_key_without_value_keeps_its_place() -> None:
    text = "a: 1\nb:\nc: 2"
    assert (5, 6) == parse(text).spans.key(("b",))


@pytest.mark.parametrize("text", ["", "\n\n", "# kommentar\n", "---\n", "---\n...\n", "~"])
def test_text_without_content_has_no_data_and_no_problems(text: str) -> None:
    assert Parsed(None).data == parse(text).data
    assert [] == codes(text)


def test_block_scalars_keep_and_fold_their_lines() -> None:
    text = "a: |\n  en\n  två\nb: >-\n  en\n  två\n\n  tre\nc: |+\n  en\n\n"
    assert {"a": "en\ntvå\n", "b": "en två\ntre", "c": "en\n\n"} == parse(text).data


def test_quoted_texts_are_unescaped() -> None:
    assert {"a": "it's", "b": "é\n\t\\"} == parse("a: 'it''s'\nb: \"\\u00e9\\n\\t\\\\\"").data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read_alike(end: str) -> None:
    text = "a: |\n  en\n  två\nb: [1,\n  2]\n"
    assert {"a": "en\ntvå\n", "b": ["1", "2"]} == parse(text.replace("\n", end)).data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_right_after_every_line_end(end: str) -> None:
    text = end.join(["a: å", "b:", "  - c: 😀", "    d: e"])
    span = parse(text).spans.value(("b", 0, "d"))
    assert ("e", (4, 8)) == (text[slice(*span)], Lines(text).position(span.start))


def test_keys_in_nfc_and_nfd_are_the_same_key() -> None:
    assert parse("\u00e5tg\u00e4rd: x").data == parse("a\u030atga\u0308rd: x").data


def test_values_are_left_in_the_form_they_stand_in() -> None:
    assert {"a": "a\u030a"} == parse("a: a\u030a").data


def test_flow_mappings_and_lists_are_read() -> None:
    assert {"a": [{"b": "c"}, {}, [], {"d": "e"}]} == parse("a: [{b: c}, {}, [], d: e]").data


def test_alias_stands_for_what_its_anchor_holds() -> None:
    assert {"a": {"x": "1"}, "b": {"x": "1"}, "c": ["t", "t"]} == parse(
        "a: &a {x: 1}\nb: *a\nc: [&t t, *t]"
    ).data


def test_anchor_on_a_key_is_known_to_aliases() -> None:
    assert {"a": "b", "c": "a"} == parse("&x a: b\nc: *x").data


def test_alias_stands_for_the_latest_of_equal_anchors() -> None:
    assert ["1", "2", "2"] == parse("[&a 1, &a 2, *a]").data
    assert [["x", "x"], "x"] == parse("[&a [&a x, *a], *a]").data


# places


def test_every_key_and_value_has_its_place() -> None:
    text = "titel: Trygg i parken\nfokus:\n  - id: f\n    text: 'å'\n    tid: {från: 2022}\n"
    spans = parse(text).spans
    assert "titel" == text[slice(*spans.key(("titel",)))]
    assert "Trygg i parken" == text[slice(*spans.value(("titel",)))]
    assert "'å'" == text[slice(*spans.value(("fokus", 0, "text")))]
    assert "från" == text[slice(*spans.key(("fokus", 0, "tid", "från")))]
    assert "{från: 2022}" == text[slice(*spans.value(("fokus", 0, "tid")))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a:\n  b: 1\n\n# kommentar\n\nc: 2", "b: 1"),
        ("a:\n  - b\n  - c  # kommentar\n\nc: 2", "- b\n  - c"),
        ("a:\n- b\n\nc: 2", "b"),
        ("a:\n  b: [1, 2 ]\n\nc: 2", "b: [1, 2 ]"),
        ("a: [1,\n 2\n ] # kommentar\n", "[1,\n 2\n ]"),
        ("a:\n  b:\n\nc: 2", "b:"),
        ("a:\n  b: |\n    en\n\n    två\n\n\nc: 2", "b: |\n    en\n\n    två"),
        ("a: >-\n  en\n  två\n\n# kommentar\nc: 2", ">-\n  en\n  två"),
        ("a: |\n\n\nc: 2", "|"),
        ("a: 'en\n  två'   \nc: 2", "'en\n  två'"),
        ("a: en\n  två   \n\nc: 2", "en\n  två"),
    ],
)
def test_value_ends_where_its_last_content_ends(text: str, value: str) -> None:
    assert text[slice(*parse(text).spans.value(("a",)))].endswith(value)
    assert text[: parse(text).spans.value(("a",)).end].endswith(value)


def test_mapping_ends_with_a_duplicate_that_is_its_last_content() -> None:
    text = "a:\n  b: 1\n  b: 2\n\n"
    assert "b: 1\n  b: 2" == text[slice(*parse(text).spans.value(("a",)))]


def test_value_of_an_alias_is_at_the_alias() -> None:
    text = "a: &a {x: 1}\nb: *a"
    assert "*a" == text[slice(*parse(text).spans.value(("b", "x")))]


def test_plan_is_read_alike_where_pyyaml_came_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "plans" / "2022.yaml").read_text(encoding="utf-8")
    fast = parse(text)
    monkeypatch.delattr(yaml, "CSafeLoader")
    slow = parse(text)
    assert (fast.data, fast.spans.root) == (slow.data, slow.spans.root)


@pytest.mark.parametrize("text", ["a: [b, {c: d}]", "a: [", "*a", "[" * 100])
def test_pyyaml_makes_its_own_events_again_when_a_text_has_been_read(text: str) -> None:
    before = [type(event) for event in yaml.parse("a: [b]", Loader=yaml.CSafeLoader)]
    parse(text)
    assert before == [type(event) for event in yaml.parse("a: [b]", Loader=yaml.CSafeLoader)]


def test_pyyaml_makes_its_own_events_while_a_text_is_read_beside_another_thread() -> None:
    """Else what that thread reads by PyYAML would come out as ours."""
    done = threading.Event()
    beside = threading.Thread(target=done.wait)
    beside.start()
    try:
        with libyaml.events("a: b", {"ScalarEvent": lambda *_: "ours"}) as next_event:
            ours = [next_event() for _ in range(4)][-1]
            theirs = [type(event) for event in yaml.parse("a", Loader=yaml.CSafeLoader)]
    finally:
        done.set()
        beside.join()
    assert (ours, theirs[2]) == ("ours", yaml.ScalarEvent)


# what is refused


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("S01", "a: 1\nb: «\0»"),
        ("S01", "a: «\ufffe»"),
        ("S01", "a: «\x1b»[31m"),
        ("S01", "a: x«\u2028»y"),
        ("S01", "a: x«\x85»y"),
        ("S01", "a: «\ufeff»x"),
        ("S01", "a: «\ud800»"),
        ("S01", "«~»: a"),
        ("S01", "a: [«?»TK, polisen]"),
        ("S01", "a: {«?»b: c}"),
        ("S01", "a: «>»5\nb: c"),
        ("S01", "- «|»2-  # kommentar\n"),
        ("S01", "a: «>»#1 i kommunen\n  b"),
        ("S07", "a: 1\n«a»: 2"),
        ("S07", "å: 1\n«a\u030a»: 2"),
        ("S07", "a: {b: 1, «b»: 2}"),
        ("S11", "a: &a {b: 1}\nc:\n  «<<»: *a"),
        ("S11", "a: «!!python/object/apply:os.system» [ls]"),
        ("S11", "[&x «!x» y, *x]"),
        ("S11", "a: «!» viktigt"),
        ("S11", "- &x\n  «!!str»\n  y\n- *x"),
        ("S11", "«!%ED%A0%80» x"),
        ("S11", "«%YAML» 1.1\n---\na: b"),
        ("S11", "# plan\r«%TAG» !x! y\r---\ra: b"),
        ("S11", "a: b\n«---»\nc: d"),
        ("S11", "a: «*x»"),
        ("S11", "titel: «&Co» kommer"),
        ("S11", "- &a b\n- *a\n- «&c» {d: e}"),
        ("S11", "«&x» a: b"),
        ("S11", "a: &a [«*a»]"),
        ("S11", "a: &a {b: {c: «*a»}}"),
    ],
)
def test_what_plans_do_not_use_is_refused_where_it_stands(code: str, text: str) -> None:
    bare, span = marked(text)
    problem = only(parse(bare))
    assert (code, span) == (problem.code, problem.span)


@pytest.mark.parametrize("text", ["[a]: b", "{a: b}: c", "? [a]\n: b", "a: &x b\n*x : c"])
def test_key_that_is_no_text_is_refused(text: str) -> None:
    assert ["S01"] == codes(text)


def test_percent_sign_within_a_line_is_no_directive() -> None:
    assert {"a": "20 %TAG", "b": "x %YAML"} == parse('a: 20 %TAG\nb: "x\n %YAML"').data


def test_duplicate_key_names_the_line_of_the_first_and_keeps_its_value() -> None:
    parsed = parse("\na: 1\nb: 2\na: 3\na: 4")
    assert {"a": "1", "b": "2"} == parsed.data
    assert [{"key": "a", "line": 2}] * 2 == [problem.message.args for problem in parsed.problems]


def test_duplicate_of_a_key_without_value_is_refused_too() -> None:
    assert ["S07"] == codes("a:\na: 1")


def test_key_that_is_very_long_is_shortened_in_what_is_said() -> None:
    key = "k" * 500
    assert 60 == len(only(parse(f"{key}: 1\n{key}: 2")).message.args["key"])


def test_all_that_is_refused_is_told_at_once() -> None:
    assert ["S07", "S11", "S01"] == codes("a: 1\na: 2\nb: !x y\nc: d: e")


def test_text_that_is_not_yaml_has_no_data() -> None:
    assert parse("a: b: c").data is None


# limits


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def test_nesting_is_allowed_up_to_the_limit() -> None:
    assert [] == codes(nested(event_reader.MAX_DEPTH))


@pytest.mark.parametrize("levels", [51, 999, 1_000, 1_001, 1_100, 100_000])
@pytest.mark.parametrize("before", ["", "a: b\nc: " + " " * 2_000, "# d\n\n'e': "])
@pytest.mark.parametrize("level", ["[", "{a: ", "[ ", "[\n "])
def test_nesting_is_limited_at_one_place_whatever_bound_libyaml_has(
    level: str, before: str, levels: int
) -> None:
    problem = only(parse(before + level * levels))
    place = len(before) + len(level) * (event_reader.MAX_DEPTH - bool(before))  # a mapping is a level too
    assert ("S12", (place, place + 1)) == (problem.code, problem.span)


def test_nesting_is_counted_for_what_is_open_only() -> None:
    assert [] == codes("\n".join(["- a: [b]"] * 2 * event_reader.MAX_DEPTH))


@pytest.mark.parametrize("text", ["- a\n", "a{n}: b\n", "- []\n", "- {{}}\n", "-\n"])
def test_size_is_limited(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_reader, "MAX_SIZE", 10_000)
    few, many = ("".join(text.format(n=n) for n in range(count)) for count in (10, 1_000))
    assert [] == codes(few)
    assert ["S12"] == codes(many)


def test_size_counts_what_aliases_stand_for() -> None:
    text = "a: &a [" + "x, " * 100 + "]\n"
    assert [] == codes(text + "b: [" + "*a, " * 10 + "]")
    assert ["S12"] == codes(text + "b: &b [" + "*a, " * 100 + "]\nc: [" + "*b, " * 100 + "]")


def test_size_counts_the_letters_of_texts_that_aliases_repeat() -> None:
    text = "a: &a " + "x" * 1_000_000 + "\nb: [" + "*a, " * 100 + "]"
    assert ["S12"] == codes(text)


def test_no_more_mistakes_than_anybody_reads_are_told() -> None:
    found = codes("a: 1\n" * (event_reader.MAX_PROBLEMS + 10))
    assert ["S07"] * event_reader.MAX_PROBLEMS + ["S12"] == found


# what libyaml cannot read

NOT_YAML = [
    ("a: b«:» c", "a text that holds a colon"),
    ("a: {b: c«:» d}", "a text that holds a colon"),
    ("a: [b: c«:» d]", "a text that holds a colon"),
    ("[a«:»]", "a text that holds a colon"),
    ("a: [\n  b«:», c]", "a text that holds a colon"),
    ("a: 1\n  «b»: 2", "the indentation does not fit"),
    ("a: 1\r  «b»: 2", "the indentation does not fit"),
    ("- a\n  «b»: c", "the dash of a list item"),
    ("titel: x\n«hejsan»\nmål: y", "the colon after"),
    ("titel: x\n«hejsan»\nmål", "here a key without a colon"),
    ("«:» b", "here is a value without a key"),
    ("a: «?» b", "a text cannot begin with a question mark"),
    ("a: «-» b", "a list item cannot begin here"),
    ("a: «@»b", "a text cannot begin with this character"),
    ("a: «`»b`", "a text cannot begin with this character"),
    ("a: «%»b", "a text cannot begin with this character"),
    ("a:\n  b: c\n «d»: e", "the indentation does not fit"),
    ("- a\n«b»: c", "the dash of a list item"),
    ("a: 'Hammar'«s» park'", "what stands in quotes or brackets has ended"),
    ('- "a" «och» b', "what stands in quotes or brackets has ended"),
    ("a: [b] «c»", "what stands in quotes or brackets has ended"),
    ("a: «[»b, c\nd: e", "a list that begins with ["),
    ("a: «{»b: c\nd: e", "a mapping that begins with {{"),
    ("a: b\nc: «'»d\ne: f\n", "a quotation mark is never closed"),
    ('a: «"»b\n---\n', "a quotation mark is never closed"),
    ('a: "C:«\\»program"', "in double quotes a backslash"),
    ('a: "\\x«zz»"', "in double quotes a backslash"),
    ('a: "\\u«D800»"', "in double quotes a backslash"),
    ("{a: b}«}»", "here is one {mark} too many"),
    ("{a: b}\n«[» d", "the plan has ended above"),
    ("a: [b, «,» c]", "here a value should stand"),
    ("a: «&» b", "& and *"),
    ("a: «*»viktigt* nu", "& and *"),
    ("a: «>» 15 unga", "| and >"),
    ("a: «|»0\n  b", "| and >"),
    ("a: «!»%zz", "a text cannot begin with !"),
    ("a: «!»<>", "a text cannot begin with !"),
    ("a: «!»<b c", "a text cannot begin with !"),
    ("a: «!»b{c", "a text cannot begin with !"),
    ("a: «!»%ff", "a text cannot begin with !"),
    ("a: «!»b!c d", "a text cannot begin with !"),
    ("«%» a", "a line cannot begin with %"),
    ("«%»a_å", "a line cannot begin with %"),
    ("«%»AND", "a line cannot begin with %"),
    ("a:\n«\t»b: c", "here is a tab"),
    ("a:\r«\t»b: c", "here is a tab"),
    ("a:\n  b: c\n  «\t»d: e", "here is a tab"),
    ("a: |\n«\t»b", "here is a tab"),
    ("a: b\n  c\n«\t»d", "here is a tab"),
]


@pytest.mark.parametrize(("text", "sentence"), NOT_YAML)
def test_what_is_not_yaml_is_explained_where_it_stands(text: str, sentence: str) -> None:
    bare, span = marked(text)
    problem = only(parse(bare))
    assert ("S01", span) == (problem.code, problem.span)
    assert problem.message.text.startswith(sentence)
    assert problem.help is not None


# what is refused before libyaml sees it
DIRECTIVES = [
    "%YAML 1.1\n%YAML 1.1\n---",
    "%TAG ! a\n%TAG ! a\n---",
    "%YAML 1234567890.1",
    "%YAML 2.0\n---",
    "%YAML 1-1",
    "%YAML a",
    "%TAG a",
    "%TAG !a!b c",
    "%TAG !a!",
    "%YAML 1.1 a",
]


@pytest.mark.parametrize("meaning", yaml_error._MEANINGS, ids=lambda meaning: meaning.complaints[0])
def test_every_complaint_that_is_explained_can_happen(meaning: yaml_error._Meaning) -> None:
    heard = []
    for text in [*(marked(text)[0] for text, _ in NOT_YAML), *DIRECTIVES]:
        with pytest.raises(yaml.MarkedYAMLError) as caught:
            list(yaml.parse(text, Loader=yaml.CSafeLoader))
        heard.append(f"{caught.value.problem} {caught.value.context}")
    for complaint in meaning.complaints:
        assert any(said.startswith(complaint) for said in heard), complaint


def test_every_complaint_that_libyaml_knows_is_explained() -> None:
    known = re.findall(
        rb"(?<=\0)(?:(?:found|(?:did|could) not find|exceeded|Maximum) |[a-z ]+ are not allowed in)[ -~]+",
        Path(yaml._yaml.__file__).read_bytes(),
    )
    mark = yaml.Mark("", 0, 0, 0, None, 0)
    errors = [yaml.MarkedYAMLError("while", mark, value.decode(), mark) for value in known]
    assert len(errors) > 30
    # the first cannot happen; the others are the composer's, which nobody asks
    others = {
        "did not find expected <stream-start>",
        "found undefined alias",
        "found duplicate anchor; first occurrence",
    }
    assert (
        set()
        == {
            error.problem
            for error in errors
            if not yaml_error.is_too_deep(error)
            and yaml_error.explain(error, "a").message.text == yaml_error._UNKNOWN.sentence.text
        }
        - others
    )


def test_complaint_that_nobody_has_explained_is_quoted() -> None:
    mark = yaml.Mark("", 3, 0, 3, None, 0)
    problem = yaml_error.explain(yaml.MarkedYAMLError(problem="something new", problem_mark=mark), "a: bc d")
    assert ('this is not YAML: "{reason}"', {"reason": "something new"}) == (
        problem.message.text,
        problem.message.args,
    )
    assert (3, 5) == problem.span


@pytest.mark.parametrize("line", ["", "\n", "# c\n", "a: 1\r\n", "a: 1\r"])
def test_places_of_mistakes_are_right_after_every_line_end(line: str) -> None:
    problem = only(parse(f"{line}b: c: d"))
    assert (len(line) + 4, len(line) + 5) == problem.span


def test_mistake_at_the_end_of_the_text_is_shown_at_its_last_character() -> None:
    text = "a: b\nc"
    assert "c" == text[slice(*only(parse(text)).span)]


# PyYAML


def test_pyyaml_is_loaded_without_its_patterns_and_works_by_its_own_parser_too() -> None:
    asked = (
        "import re, sys; compiling = re.compile\n"
        "from trygg_cli.text.source import parse; parse('a: b')\n"
        "import yaml\n"
        "assert re.compile is compiling\n"
        "assert not isinstance(yaml.reader.Reader.NON_PRINTABLE, re.Pattern)\n"
        "print(yaml.load('a: [1, 2.5, 2022-01-02, ja, yes]', yaml.SafeLoader))\n"
        "try: yaml.load('a: \\0', yaml.SafeLoader)\n"
        "except yaml.YAMLError: print('refused')"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True)
    read = "{'a': [1, 2.5, datetime.date(2022, 1, 2), 'ja', True]}"
    assert [read, "refused"] == ran.stdout.splitlines()
