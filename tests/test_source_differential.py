"""ruamel.yaml reads what `source` reads, and as the same data; where the two differ there is a reason."""

import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tests.conftest import PLANS
from tests.other_reader import NULLS, Refused, reference
from tests.texts import HOSTILE, any_style, many, mutated_plans, yaml_like
from trygg_cli.text.source import decode, parse


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_plans_are_read_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert reference(text) == parse(text).data


# plan-like data, written by programs

WORDS = [
    "no",
    "0755",
    "12:30",
    "1.10",
    "2022-05-01",
    "~",
    "null",
    "<<",
    "=",
    "- a",
    "a: b",
    "# c",
    "a\n b\n\nc\n",
    " a ",
]

letters = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
texts = st.sampled_from(WORDS) | st.text(letters | st.sampled_from("\n\t"), max_size=30)
keys = st.text(letters, min_size=1, max_size=12).filter(
    lambda key: key not in (*NULLS, "<<") and unicodedata.is_normalized("NFC", key)
)
plans = st.dictionaries(
    keys,
    st.recursive(
        texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=6,
)


@many(100)
@given(plans, st.booleans(), st.sampled_from([40, 80, 4096]), st.sampled_from([2, 4]))
def test_what_ruamel_writes_is_read_alike(plan: dict[str, Any], flow: bool, width: int, indent: int) -> None:
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style, writer.width = flow, width
    writer.indent(mapping=indent, sequence=indent, offset=indent - 2)
    stream = io.StringIO()
    writer.dump(plan, stream)
    written = stream.getvalue()
    parsed = parse(written)
    if parsed.problems:  # colon-in-brackets, colon-then-comma and question-in-brackets below
        assert flow
        assert re.search(r"(?<![^\s\[{,])[:?]|:[?,\[\]{}]", written)
    elif (
        plan != parsed.data
    ):  # texts with a question mark first or a tab at a fold, not quoted as they should be
        assert parsed.data == reference(written)


@many(150)
@given(plans, st.sampled_from([None, 1, 2]))
def test_json_is_read_alike(plan: dict[str, Any], indent: int | None) -> None:
    written = json.dumps(plan, ensure_ascii=False, indent=indent)
    assert plan == parse(written).data == reference(written)


# texts that may or may not be YAML


@many(300)
@given(yaml_like | mutated_plans() | any_style.map(lambda pair: pair[0]))
def test_text_that_both_read_is_the_same_data(text: str) -> None:
    parsed = parse(text)
    if parsed.problems or not isinstance(parsed.data, (dict, list)) or "\t" in text:
        return  # see OTHERWISE
    try:
        expected = reference(text)
    except Refused:
        return
    assert expected == parsed.data


STRICTER = {
    "anchor-unused": "more likely & begins a word, which would be lost",
    "alias-quadratic": "the texts are counted as often as aliases repeat them",
    "anchor-letters": "libyaml takes ASCII letters only; aliases have no place in a plan anyway",
    "block-scalar-number": "YAML would make an empty text of it",
    "colon-in-brackets": "libyaml takes the colon for the end of a key; quotes mend it",
    "colon-then-comma": "libyaml takes the colon for the end of a key; quotes mend it",
    "directive-tag": "plans use no tags",
    "directive-unknown": "libyaml does not know it, and plans use none",
    "directive-yaml": "it changes what ruamel makes of no and 010, and nothing in a plan",
    "invisible-byte-order-mark": "two files were put together, and nobody sees where",
    "key-empty": "a value must have a name",
    "key-null": "a value must have a name",
    "merge-key": "parsers read it in different ways",
    "merge-key-list": "parsers read it in different ways",
    "nesting-indentation": "no plan has a hundred levels",
    "question-in-brackets": "libyaml takes the question mark for the sign of a key; quotes mend it",
    "quote-surrogate-escape": "half a letter is none; JSON writes so, and YAML must not",
    "tag-binary": "types come from the schema",
    "tag-nonspecific": "an exclamation mark that somebody wrote would vanish",
    "tag-own": "types come from the schema",
    "tag-python-name": "types come from the schema",
    "tag-python-object": "types come from the schema",
    "tag-string": "types come from the schema",
}
"""What ruamel reads and `source` refuses."""

LAXER = {
    "document-ended-twice": "an end after the end changes nothing",
    "tab-after-colon": "YAML allows tabs between words, ruamel does not",
    "tab-in-text": "YAML allows tabs between words, ruamel does not",
    "tab-trailing": "YAML allows tabs at the end of a line, ruamel does not",
}
"""What `source` reads and ruamel refuses."""

OTHERWISE = {
    "tab-before-colon": "YAML ends no text at a tab and a colon, ruamel does",
    "block-scalar-is-all": "libyaml wants lines indented even where the whole file is one text, and no plan is",
}
"""What the two read differently."""

TOO_MUCH = {
    "alias-billion-laughs": "the reference would follow every alias",
    "nesting-braces": "the reference recurses, for seconds",
    "nesting-brackets": "the reference recurses, for seconds",
    "nesting-brackets-closed": "the reference recurses, for seconds",
}


def verdict(path: Path) -> str:
    """Return how `source` and the reference stand to each other on a file."""
    text, _ = decode(path.read_bytes())
    parsed = parse(text)
    try:
        expected = reference(text)
    except Refused:
        return "same" if parsed.problems else "laxer"
    if parsed.problems:
        return "stricter"
    return "same" if expected == parsed.data else "otherwise"


COMPARED = [path for path in HOSTILE if path.stem not in TOO_MUCH and not path.stem.startswith("encoding-")]


@pytest.mark.parametrize("path", COMPARED, ids=lambda path: path.stem)
def test_corpus_is_read_alike_but_for_what_has_a_reason(path: Path) -> None:
    differences = {"stricter": STRICTER, "laxer": LAXER, "otherwise": OTHERWISE}
    known = [name for name, reasons in differences.items() if path.stem in reasons]
    assert (known or ["same"]) == [verdict(path)]


def test_every_known_difference_is_in_the_corpus() -> None:
    assert {*STRICTER, *LAXER, *OTHERWISE, *TOO_MUCH} <= {path.stem for path in HOSTILE}
