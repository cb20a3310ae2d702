"""Nothing in a plan gets out of its place in any format."""

import json
import os
import re
from itertools import groupby
from typing import Any
from unicodedata import category
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.findings import MARKDOWN, OURS, finding, flat, junit_schema, render, sarif_validator, words
from tests.odd_texts import anything
from trygg_cli.codes import CODES
from trygg_cli.diagnostic import Diagnostic, Severity
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.position import Position
from trygg_cli.render import DIAGNOSTICS
from trygg_cli.render.findings.alike import gathered
from trygg_cli.safe import as_json, markdown, terminal

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("åäö – 10\xa0000 日本 é", "åäö – 10\xa0000 日本 é"),
        ("\x1b[31m", r"\u{1b}[31m"),
        ("\x9b31m\x7f\x00", r"\u{9b}31m\u{7f}\u{0}"),
        ("a\r\nb\tc", r"a\r\nb\tc"),
        ("\u202ea\u2066b\u2069", r"\u{202e}a\u{2066}b\u{2069}"),
        ("a\u200b\u200d\ufeff\xadb", r"a\u{200b}\u{200d}\u{feff}\u{ad}b"),
        ("\u2028\u2029\x85", r"\u{2028}\u{2029}\u{85}"),
        ("\U000e0041", r"\u{e0041}"),
        ("\udc80", r"\u{dc80}"),
    ],
)
def test_the_terminal_gets_visible_names_for_what_acts_or_hides(text: str, shown: str) -> None:
    assert terminal(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "@alla @org/lag anna@exempel.se",
        "[x](http://x) ![x](y) <http://x> http://x.se www.x.se",
        "<b>x</b> <!-- x --> &lt; &#64;",
        "`x` ``` ~~~ **x** __x__ ~~x~~",
        "| a | b |",
        "# x",
        "- x",
        "1. x",
        "> x",
        "    x",
        "---",
        "===",
        "/close",
        "#1 GH-1 !2 :tada: $x$",
        "a\\",
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    paragraph = MARKDOWN.parse(markdown(text))
    assert [token.type for token in paragraph] == ["paragraph_open", "inline", "paragraph_close"]
    assert text.strip() == words(paragraph).replace("\u200b", "")


@pytest.mark.parametrize("text", ["@alla", "#12", "!3", "GH-4", "http://x", "www.x.se", ":tada:", "&5"])
def test_a_host_that_reads_what_markdown_made_finds_no_reference(text: str) -> None:
    assert "\u200b" in words(MARKDOWN.parse(markdown(text)))


def test_markdown_leaves_times_and_money_alone() -> None:
    assert "&#8203;" not in markdown("kl. 12:30, 5 % av 10 000 $ & 3.72 – A#")


sentences = st.builds(
    lambda one, many: message('the key "{one}" and {many}', one=one, many=many),
    anything,
    st.lists(anything, max_size=2),
)
whatever = anything.map(lambda value: message("{value}", value=value))
questions = anything.map(lambda value: message('did you mean "{value}"?', value=value))
positions = st.builds(Position, st.integers(1, 4), st.integers(1, 300))
anywhere = st.builds(
    Diagnostic,
    file=anything,
    start=positions,
    end=positions,
    code=st.sampled_from([*CODES, "L01"]),
    severity=st.sampled_from(Severity),
    message=sentences | whatever,
    help=st.none() | sentences | whatever | questions,
    item=st.none() | whatever,
    excerpt=st.lists(anything, max_size=3).map(lambda lines: tuple(enumerate(lines, 1))),
    about=st.none() | st.sampled_from([*CODES.values()]),
)
several = st.lists(anywhere, max_size=3)
often = settings(max_examples=2000 if os.environ.get("TRYGG_HEAVY") else 150, deadline=None)


def _acts(text: str) -> list[str]:
    """Return the characters that a terminal would obey or not show."""
    return [word for word in text if word != "\n" and category(word) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def test_json_is_read_back_as_it_was_though_no_terminal_can_be_hurt_by_it() -> None:
    text = 'åäö "\\ \x1b\x9b\x7f\u202e\u2028\U000e0041\n日本'
    assert json.loads(as_json(text)) == text
    assert not _acts(as_json(text))


@often
@given(several, st.sampled_from(list(DIAGNOSTICS)))
def test_no_format_writes_what_a_terminal_obeys(diagnostics: list[Diagnostic], name: str) -> None:
    shown = DIAGNOSTICS[name](diagnostics, [diagnostic.file for diagnostic in diagnostics])
    assert _acts(shown) == []
    shown.encode()


@often
@given(several)
def test_colours_are_the_only_escapes(diagnostics: list[Diagnostic]) -> None:
    assert _acts(re.sub(r"\x1b\[(?:0|2|1(?:;3[136])?)m", "", render("text", *diagnostics, colour=True))) == []


@often
@given(several, st.sampled_from(["concise", "github", "azure"]))
def test_a_finding_is_one_line(diagnostics: list[Diagnostic], name: str) -> None:
    assert len(diagnostics) == len(render(name, *diagnostics).splitlines())


@often
@given(anywhere)
def test_only_our_own_lines_begin_in_the_first_column_of_the_text(diagnostic: Diagnostic) -> None:
    head, *rest = render("text", diagnostic).splitlines()
    assert head.startswith(terminal(diagnostic.file) + ":")
    assert [line for line in rest if not re.match(r" |\d+ \|", line)] == []


@often
@given(anywhere)
def test_github_reads_back_what_was_said(diagnostic: Diagnostic) -> None:
    properties, data = _github(render("github", diagnostic))
    assert properties["file"] == terminal(diagnostic.file)
    assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert data.startswith(terminal(translate(diagnostic.message)))


def _github(line: str) -> tuple[dict[str, str], str]:
    """Return properties and message as the runner takes a command apart."""
    found = re.fullmatch(r"::(?:error|warning|notice) (.*?)::(.*)\n", line)
    assert found is not None
    settings = dict(item.split("=", 1) for item in found[1].split(","))

    def plain(text: str) -> str:
        text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",")
        return text.replace("%25", "%")

    return {name: plain(value) for name, value in settings.items()}, plain(found[2])


@often
@given(anywhere)
def test_azure_reads_back_what_was_said(diagnostic: Diagnostic) -> None:
    found = re.fullmatch(r"##vso\[task\.logissue ([^\]]*)\](.*)\n", render("azure", diagnostic))
    assert found is not None
    properties = dict(item.split("=", 1) for item in found[1].removesuffix(";").split(";"))
    assert list(properties) == ["type", "sourcepath", "linenumber", "columnnumber", "code"]
    assert terminal(diagnostic.file) == (
        properties["sourcepath"].replace("%3B", ";").replace("%5D", "]").replace("%AZP25", "%")
    )


@often
@given(several, st.sampled_from(["json", "gitlab", "sarif"]))
def test_json_is_always_json(diagnostics: list[Diagnostic], name: str) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    json.loads(render(name, *diagnostics), parse_constant=refuse)


@often
@given(anywhere)
def test_json_gives_the_file_and_the_arguments_back(diagnostic: Diagnostic) -> None:
    (shown,) = json.loads(render("json", diagnostic))["diagnostics"]
    assert shown["file"] == _whole(diagnostic.file)
    expected = {name: _whole(value) for name, value in diagnostic.message.args.items()}
    assert shown["arguments"] == expected


def _whole(value: Any) -> Any:
    """Return data with lone surrogates replaced, as JSON for all the world must have it."""
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", "\ufffd", value)
    return [_whole(part) for part in value]


@settings(often, max_examples=40)
@given(several)
def test_sarif_is_always_sarif(diagnostics: list[Diagnostic]) -> None:
    log = json.loads(render("sarif", *diagnostics))
    sarif_validator().validate(log)
    for artifact in log["runs"][0]["artifacts"]:
        uri = urlsplit(artifact["location"]["uri"])
        assert (uri.scheme, uri.netloc, uri.query, uri.fragment) == ("", "", "", "")


@often
@given(several)
def test_junit_is_always_junit(diagnostics: list[Diagnostic]) -> None:
    root = etree.fromstring(render("junit", *diagnostics).encode())
    junit_schema().assertValid(root)
    assert len(diagnostics) == len([case for case in root.iter("testcase") if len(case)])


@often
@given(several)
@example([finding(code="B01")] * 3)
def test_markdown_is_only_ever_text(diagnostics: list[Diagnostic]) -> None:
    tokens = MARKDOWN.parse(render("markdown", *diagnostics))
    kinds = [token.type for token in flat(tokens)]
    assert {kind.removesuffix("_open").removesuffix("_close") for kind in kinds} <= OURS
    groups = [
        group for _, found in groupby(diagnostics, lambda value: value.file) for group in gathered([*found])
    ]
    places = sum(
        len(group) for group in groups if len(group) > 1
    )  # many alike are one, with a list of places
    assert (len(groups), len(groups) + places) == (kinds.count("strong_open"), kinds.count("list_item_open"))
    assert kinds.count("fence") == sum(bool(group[0].excerpt) for group in groups if len(group) == 1)
    assert not re.search(r"@\w|[#!~&]\w|://|\bwww\.|\bGH-\d|:[\w+-]+:(?!\d)", words(tokens), re.IGNORECASE)


@often
@given(several)
def test_no_line_of_markdown_is_a_command_to_a_host(diagnostics: list[Diagnostic]) -> None:
    assert not re.search(r"^\s*[/@]", render("markdown", *diagnostics), re.MULTILINE)


@often
@given(anything)
def test_markdown_hides_nothing(text: str) -> None:
    shown = words(MARKDOWN.parse(f"x{markdown(text)}x")).replace("\u200b", "")
    assert shown == f"x{terminal(text).strip(' ')}x"
