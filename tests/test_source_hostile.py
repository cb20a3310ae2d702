"""What nobody should write: a corpus in `tests/hostile`, and files that are as large as they are bad."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.large import LARGE, MORE
from tests.texts import HEAVY, HOSTILE
from trygg_cli.text.source import decode, parse

CODES = {
    "": """
        alias-inside-itself-shadowed alias-shared block-scalar-at-end block-scalar-comment
        block-scalar-folding block-scalar-indicators block-scalar-is-all braces-key-only bracket-comma-last
        bracket-pair brackets-in-quotes colon-adjacent colon-without-space comments-only document-ended-twice
        document-in-text document-marked empty encoding-utf-8-marked hash-in-text indentation-flow-less
        indentation-list-less indentation-quoted-less invisible-bidi invisible-escape-quoted
        invisible-no-break-space-after-colon invisible-no-break-space-in-key
        invisible-no-break-space-indentation invisible-soft-hyphen invisible-zero-width-before-dash
        invisible-zero-width-in-key key-block-scalar key-long-question key-question line-ends-cr
        line-ends-crlf line-ends-mixed nesting-deepest-allowed plain-folding plain-question-inside
        plain-special-starts quote-escapes scalars-guessable scalars-null tab-after-colon tab-before-colon
        tab-in-flow tab-in-literal tab-in-text tab-trailing
    """,
    "S01": """
        alias-as-key ampersand anchor-letters asterisk at-sign backtick block-scalar-empty-indented
        block-scalar-number block-scalar-number-sign bracket-comma-extra bracket-extra bracket-unclosed
        colon-at-end colon-in-braces colon-in-brackets colon-in-text colon-then-comma dash-after-colon
        directive-unknown document-ended greater-than indentation-between indentation-deeper
        invisible-byte-order-mark invisible-delete invisible-escape invisible-form-feed
        invisible-line-separator invisible-next-line invisible-nul key-empty key-list key-long key-mapping
        key-null key-two-lines key-without-colon nesting-braces nesting-questions percent-first question
        question-in-brackets quote-bad-escape quote-closed-later quote-inside quote-surrogate-escape
        quote-then-text quote-unclosed tab-after-dash tab-after-dash-mapping tab-continuation tab-empty-line
        tab-indentation tab-indentation-mixed tag-handle-unknown tag-unclosed
    """,
    "S02": """
        encoding-cut-off encoding-mixed encoding-overlong encoding-surrogate encoding-utf-16
        encoding-utf-16-be-unmarked encoding-utf-32 encoding-windows-1252
    """,
    "S07": """
        duplicate-keys duplicate-keys-empty duplicate-keys-in-braces duplicate-keys-normal-forms
        duplicate-keys-quoted
    """,
    "S11": """
        alias-inside-itself-list alias-inside-itself-mapping alias-unknown anchor-unused directive-tag
        directive-yaml directive-yaml-future documents-two documents-two-empty merge-key merge-key-list
        tag-binary tag-nonspecific tag-own tag-python-name tag-python-object tag-string tag-undecodable
    """,
    "S12": """
        alias-billion-laughs alias-quadratic nesting-brackets nesting-brackets-closed nesting-dashes
        nesting-indentation nesting-mappings
    """,
}
"""What each file of the corpus is refused for; those that can be read stand first."""

EXPECTED = {name: code for code, names in CODES.items() for name in names.split()}


def test_every_file_of_the_corpus_is_in_the_table() -> None:
    assert sorted(EXPECTED) == sorted(path.stem for path in HOSTILE)


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_file_of_the_corpus_is_read_or_refused_as_the_table_says(path: Path) -> None:
    text, problem = decode(path.read_bytes())
    problems = [problem] if problem else parse(text).problems
    assert EXPECTED[path.stem] == "".join({problem.code for problem in problems})


@pytest.mark.parametrize("name", [*LARGE, *(MORE if HEAVY else ())])
def test_ten_megabytes_are_read_within_ten_seconds_and_512_mebibytes(name: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.large", name],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ("", 0) == (run.stderr, run.returncode)
    figures = json.loads(run.stdout)
    assert 10 > figures["seconds"]
    assert 512 > figures["memory"]
