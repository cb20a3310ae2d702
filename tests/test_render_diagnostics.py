"""Findings become text in nine formats."""

import json
import os
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from tests.findings import EXAMPLES, FILES, HERE, MARKDOWN, finding, junit_schema, render, sarif_validator
from trygg_cli import language
from trygg_cli.codes import CODES
from trygg_cli.diagnostic import Diagnostic, Severity
from trygg_cli.message import message
from trygg_cli.position import Position
from trygg_cli.render import DIAGNOSTICS
from trygg_cli.render.findings.fingerprint import fingerprints

pytestmark = pytest.mark.usefixtures("english")

GOLDEN = HERE / "golden" / "diagnostics"
LANGUAGES = ("en", "sv")
SUFFIXES = {"json": "json", "gitlab": "json", "sarif": "json", "junit": "xml", "markdown": "md"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DIAGNOSTICS)
def test_every_format_is_as_its_golden_file(name: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trygg_cli.__version__", "1.2.3")
    language.use(lang)
    path = GOLDEN / lang / f"{name}.{SUFFIXES.get(name, 'txt')}"
    shown = DIAGNOSTICS[name](EXAMPLES, FILES)
    if os.environ.get("TRYGG_REMAKE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shown.encode())
    assert path.read_bytes().decode() == shown


@pytest.mark.parametrize("name", DIAGNOSTICS)
def test_what_is_written_ends_in_a_newline(name: str) -> None:
    assert render(name, finding()).endswith("\n")


@pytest.mark.parametrize("name", ["text", "concise", "github", "azure"])
def test_nothing_is_written_when_nothing_is_found(name: str) -> None:
    assert render(name) == ""


@pytest.mark.parametrize("name", DIAGNOSTICS)
def test_findings_are_shown_in_the_order_they_come(name: str) -> None:
    later = finding(message=message("the first"), start=Position(90, 1), end=Position(90, 2))
    shown = render(name, later, finding(message=message("the second")))
    assert shown.index("the first") < shown.index("the second")


def test_no_renderer_is_loaded_before_it_is_called() -> None:
    from subprocess import run
    from sys import executable

    script = (
        "import sys, trygg_cli.render; print([name for name in sys.modules if 'trygg_cli.render.' in name])"
    )
    assert run([executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_code_has_a_name_of_its_own() -> None:
    assert len(CODES) == len({code.name for code in CODES.values()})


def test_github_escapes_what_ends_a_property_or_a_message() -> None:
    shown = render("github", finding(file="a,b:c%.yaml", message=message("{value}", value="50 % :: x, y")))
    assert shown == (
        "::error file=a%2Cb%3Ac%25.yaml,line=41,endLine=41,col=5,endColumn=12,title=S04 okänd-nyckel"
        "::50 %25 :: x, y\n"
    )


def test_github_gets_the_item_and_the_remedy_on_lines_of_their_own() -> None:
    shown = render("github", finding(item=message("measure {id}", id="N1"), help=message("mend it")))
    assert shown.endswith("does not belong here%0Ameasure N1%0Ado this: mend it\n")


def test_github_gets_no_columns_for_several_lines() -> None:
    assert "col" not in render("github", finding(end=Position(42, 1)))


def test_github_calls_info_a_notice() -> None:
    assert render("github", finding(severity=Severity.INFO)).startswith("::notice ")


def test_azure_escapes_what_ends_a_property_or_a_command() -> None:
    shown = render("azure", finding(file="a;b]c%.yaml", message=message("{value}", value="50 % ; ] x")))
    assert shown == (
        "##vso[task.logissue type=error;sourcepath=a%3Bb%5Dc%AZP25.yaml;"
        "linenumber=41;columnnumber=5;code=S04;]50 %AZP25 ; ] x\n"
    )


def test_a_fingerprint_is_the_same_when_the_finding_has_moved() -> None:
    moved = finding(start=Position(90, 3), end=Position(90, 5), excerpt=((90, "x"),))
    assert fingerprints([finding()]) == fingerprints([moved])


def test_a_fingerprint_does_not_hang_on_a_line_named_in_the_message() -> None:
    first, second = (finding(message=message("see line {line}", line=line)) for line in (3, 4))
    assert fingerprints([first]) == fingerprints([second])


def test_a_fingerprint_is_the_same_in_every_language() -> None:
    english = fingerprints(EXAMPLES)
    language.use("sv")
    assert english == fingerprints(EXAMPLES)


@pytest.mark.parametrize(
    "other",
    [
        {"file": "b.yaml"},
        {"code": "S05"},
        {"item": message("measure {id}", id="N1")},
        {"message": message('the key "{key}" does not belong here', key="nman")},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_fingerprint_tells_findings_apart(other: dict[str, Any]) -> None:
    assert len(set(fingerprints([finding(), finding(**other)]))) == 2


def test_findings_that_are_the_same_are_counted_in_their_fingerprints() -> None:
    marks = fingerprints([finding(), finding()])
    assert marks[0] != marks[1]
    assert [marks[0]] == fingerprints([finding()])


def test_gitlab_gets_path_lines_and_a_fingerprint() -> None:
    (issue,) = json.loads(render("gitlab", finding(severity=Severity.WARNING, help=message("mend it"))))
    assert issue == {
        "description": 'S04: the key "ansvrig" does not belong here – do this: mend it',
        "check_name": "okänd-nyckel",
        "fingerprint": fingerprints([finding()])[0],
        "severity": "minor",
        "location": {"path": "plans/2022.yaml", "lines": {"begin": 41, "end": 41}},
    }


def test_gitlab_gets_an_empty_list_when_nothing_is_found() -> None:
    assert json.loads(render("gitlab")) == []


def test_json_has_everything_about_a_finding() -> None:
    shown = json.loads(render("json", EXAMPLES[0], files=("plans/2022.yaml", "b.yaml")))
    assert shown == {
        "version": 1,
        "files": ["plans/2022.yaml", "b.yaml"],
        "summary": {"error": 1, "warning": 0, "info": 0},
        "diagnostics": [
            {
                "file": "plans/2022.yaml",
                "start": {"line": 41, "column": 9},
                "end": {"line": 41, "column": 16},
                "code": "S04",
                "name": "okänd-nyckel",
                "severity": "error",
                "message": 'the key "ansvrig" does not belong here',
                "arguments": {"key": "ansvrig"},
                "help": 'did you mean "ansvarig"?',
                "item": "measure N1 Avloppsprov för narkotika",
            }
        ],
    }


def test_json_keeps_numbers_and_lists_among_the_arguments() -> None:
    said = message("{a} {b} {c} {d}", a=3, b=["x", message("error")], c=None, d=float("nan"))
    (shown,) = json.loads(render("json", finding(message=said)))["diagnostics"]
    assert shown["arguments"] == {"a": 3, "b": ["x", "error"], "c": None, "d": "nan"}


def test_junit_shows_a_file_without_findings_as_a_passing_case() -> None:
    root = ET.fromstring(render("junit", finding(), files=("plans/2022.yaml", "b.yaml")))
    assert {suite.get("name"): len(suite.findall("*/failure")) for suite in root} == {
        "plans/2022.yaml": 1,
        "b.yaml": 0,
    }
    assert (root.get("tests"), root.get("failures")) == ("2", "1")


def test_junit_does_not_fail_for_what_is_only_worth_knowing() -> None:
    root = ET.fromstring(render("junit", finding(severity=Severity.INFO)))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert "does not belong here" in (root.findtext("*/*/system-out") or "")


@pytest.mark.parametrize("diagnostics", [(), EXAMPLES], ids=["nothing", "examples"])
def test_junit_is_as_its_schema_wants_it(diagnostics: tuple[Diagnostic, ...]) -> None:
    junit_schema().assertValid(etree.fromstring(render("junit", *diagnostics, files=FILES).encode()))


@pytest.mark.parametrize("diagnostics", [(), EXAMPLES], ids=["nothing", "examples"])
def test_sarif_is_as_its_schema_wants_it(diagnostics: tuple[Diagnostic, ...]) -> None:
    sarif_validator().validate(json.loads(render("sarif", *diagnostics, files=FILES)))


def test_the_sarif_schema_refuses_what_is_notsarif_validator() -> None:
    log = json.loads(render("sarif", finding()))
    log["runs"][0]["results"][0]["level"] = "fel"
    assert not sarif_validator().is_valid(log)


def _run(*diagnostics: Diagnostic) -> Any:
    return json.loads(render("sarif", *diagnostics))["runs"][0]


def test_sarif_gives_the_rule_with_its_help() -> None:
    (rule,) = _run(finding())["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"], rule["shortDescription"]["text"]) == (
        "S04",
        "okänd-nyckel",
        "Unknown key",
    )
    assert "misspelt" in rule["help"]["text"]


def test_sarif_gives_the_rule_of_each_result() -> None:
    run = _run(finding(code="S09"), finding(code="S04"))
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["S09", "S04"]


def test_sarif_counts_columns_in_characters() -> None:
    run = _run(finding("😀: x", (4, 5)))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 41, "startColumn": 4, "endLine": 41, "endColumn": 5}


@pytest.mark.parametrize(("lang", "tag"), [("sv", "sv-SE"), ("en", "en-US")])
def test_sarif_names_its_language(lang: str, tag: str) -> None:
    language.use(lang)
    assert _run(finding())["language"] == tag


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_sarif_has_its_own_words_for_severity(severity: Severity, level: str) -> None:
    assert _run(finding(severity=severity))["results"][0]["level"] == level


@pytest.mark.parametrize(
    "file", ["plans/mål 1.yaml", "<stdin>", "HEAD:plans/a.yaml", "a%20b#c?.yaml", "//host/x"]
)
def test_sarif_names_files_as_relative_references(file: str) -> None:
    location = _run(finding(file=file))["results"][0]["locations"][0]["physicalLocation"]
    uri = urlsplit(location["artifactLocation"]["uri"])
    assert (uri.scheme, uri.netloc, uri.query, uri.fragment) == ("", "", "", "")
    assert unquote(uri.path) == file.replace("//", "/")


def test_sarif_messages_are_neither_templates_nor_links() -> None:
    shown = _run(finding(message=message("{value}", value="{0} [x](http://x)")))["results"][0]["message"][
        "text"
    ]
    assert shown == "{{0}} [x] (http://x)"


def test_markdown_counts_in_its_heading() -> None:
    warned = finding(severity=Severity.WARNING)
    assert render("markdown", finding(), finding(), warned).startswith("### 2 errors, 1 warning in 1 plan\n")


def test_markdown_says_so_when_nothing_is_found() -> None:
    assert render("markdown", files=("a", "b")) == "### No findings in 2 plans\n"


def test_markdown_is_a_list_with_code_for_each_file() -> None:
    kinds = [token.type for token in MARKDOWN.parse(render("markdown", *EXAMPLES[:4], files=FILES))]
    assert (kinds.count("heading_open"), kinds.count("list_item_open"), kinds.count("fence")) == (2, 4, 4)
