"""What the JSON Schema refuses, validation refuses, and the other way round: good plans and bad ones alike.

Not asked are what JSON Schema cannot see (references, ids given twice, ends before beginnings, how a number is
spelt) and what is no YAML.  The schema is asked about YAML 1.2 with dates as text, as editors read it.
"""

import json
from collections.abc import Callable, Iterator
from random import Random

import jsonschema
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from trygg_cli.model.json_schema import json_schema
from trygg_cli.model.older_names import OLDER_NAMES
from trygg_cli.model.shape import ROOT, Field, shapes
from trygg_cli.reading.document import read

REFUSALS = {"S03", "S04", "S05", "S06", "S07", "S14"}
"""Codes of what the schema can see too."""

GOOD = {
    "text": "abc",
    "title": "abc",
    "id": "x1",
    "reference": "TK",
    "day": "2022-09-02",
    "day_or_month": "2022-09",
    "period": "2022-T2",
    "number": "3.5",
    "whole": "5",
    "year": "2022",
    "yes_or_no": "ja",
    "fingerprint": "g0123456789abcdef",
    "version": "1",
}
"""A value of each sort."""

VALUES = [
    *(
        "abc",
        '"abc"',
        "a b",
        "a.b",
        "-a",
        ".a",
        "a-",
        "a--b",
        "å",
        '""',
        '" "',
        '"\\u00a0"',
        '"a\\nb"',
        "x" * 81,
    ),
    *(
        '"\\u200b"',
        '"a\\u200bb"',
        '"a\\u00adb"',
        "~",
        "null",
        "NULL",
        "nULL",
        '"~"',
        "",
        "[]",
        "{}",
        "[~]",
        "[{}]",
    ),
    *(
        "[[]]",
        "[a]",
        "{a: b}",
        "{a: }",
        "ja",
        "nej",
        "Ja",
        '"ja"',
        "true",
        "True",
        "FALSE",
        '"true"',
        "tRUE",
        "yes",
    ),
    *(
        "0",
        "1",
        "9",
        "-1",
        "-5.5",
        "3.5",
        "1.10",
        '"5"',
        '"3.72"',
        '"3,72"',
        '"1"',
        "3,72 %",
        "5 %",
        "999999999",
    ),
    *("1000000000", "12345678901234.5", "1234567890123456", "-1234567890123456", '"٣"', "g0123456789abcdef"),
    *("1899", "1900", "2022", '"2022"', "2099", "2100", "-2022", "20220902", "2022-09-02", '"2022-09-02"'),
    *(
        "2022-02-29",
        "2024-02-29",
        "2000-02-29",
        "1900-02-29",
        "2022-04-31",
        "2022-00-10",
        "2022-13-01",
        "0000-01-01",
    ),
    *(
        "2022-1-1",
        "1066-10-14",
        "2 maj 2022",
        "2022-T2",
        "2022-T4",
        "2022-Q4",
        "2022-H3",
        "2022-09",
        "2022-13",
    ),
    *(
        "2022/2023",
        "2022-01-01/2022-02-28",
        "2022-01-01/2022-02-30",
        "2024-02-29/2024-03-01",
        "1066-01-01/1067-01-01",
    ),
    *("T2 2022", "'٢٠٢٢'", "handlingsplan", "pågår", "Pågår"),
]


class Constructor(SafeConstructor):
    """Makes what an editor makes of YAML 1.2, which has no dates."""


Constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
VALIDATOR = jsonschema.Draft202012Validator(
    json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def verdicts(text: str) -> tuple[bool, bool]:
    """Return whether validation takes a plan, and whether the schema does."""
    codes = {problem.code for problem in read("p.yaml", text).problems}
    assert codes <= {*REFUSALS, "S08", "S09", "S10"}, (codes, text)
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = Constructor
    data = json.loads(json.dumps(yaml.load(text)))  # whose keys are texts
    return not codes & REFUSALS, VALIDATOR.is_valid(data)


def value(field: Field) -> str:
    """Return what may stand under a key."""
    one = smallest(field.part) if field.part else field.words[0] if field.words else GOOD[field.sort]
    return {"list": f"[{one}]", "map": f"{{TK: {one}}}", None: one}[field.container]


def smallest(part: str, /, **more: str) -> str:
    """Return a part with the keys it must have, of those of which it must have one the first, and more."""
    shape = shapes()[part]
    needed = {*shape.required, *shape.either[:1]}
    required = {key: value(field) for key, field in shape.fields.items() if key in needed}
    return "{" + ", ".join(f"{key}: {text}" for key, text in (required | more).items()) + "}"


def _ways() -> dict[str, Callable[[str], str]]:
    """Return for each part what makes a plan with just that part in it."""
    found: dict[str, Callable[[str], str]] = {ROOT: lambda part: part}
    waiting = [ROOT]
    while waiting:
        outer = waiting.pop(0)
        for key, field in shapes()[outer].fields.items():
            if field.part and field.part not in found:
                found[field.part] = _way(found[outer], outer, key, field.container)
                waiting.append(field.part)
    return found


def _way(around: Callable[[str], str], outer: str, key: str, container: str | None) -> Callable[[str], str]:
    pattern = {"list": "[{}]", "map": "{{TK: {}}}", None: "{}"}[container]
    return lambda part: around(smallest(outer, **{key: pattern.format(part)}))


WAYS = _ways()


def _kinds() -> Iterator[tuple[str, str, Field]]:
    """Yield a key of each kind: its part, itself and its field."""
    seen = set()
    for part in WAYS:
        for key, field in shapes()[part].fields.items():
            kind = (field.sort, field.container, bool(field.words), bool(field.part), field.required)
            if kind not in seen:
                seen.add(kind)
                yield part, key, field


def test_every_part_is_reached() -> None:
    assert {*shapes()} == {*WAYS}


@pytest.mark.parametrize("part", WAYS)
def test_smallest_part_is_taken_by_both(part: str) -> None:
    assert (True, True) == verdicts(WAYS[part](smallest(part)))


@pytest.mark.parametrize("part", WAYS)
def test_part_with_every_key_is_taken_by_both(part: str) -> None:
    fields = shapes()[part].fields
    assert (True, True) == verdicts(
        WAYS[part](smallest(part, **{key: value(field) for key, field in fields.items()}))
    )


@pytest.mark.parametrize("part", WAYS)
def test_unknown_key_is_refused_by_both_with_a_value_and_without(part: str) -> None:
    for key in ("okänd", "Id", "5", '"a b"', "namn_", "x-namn"):
        for written in ("x", "", "~", "[]", "{}"):
            assert (False, False) == verdicts(WAYS[part](smallest(part, **{key: written})))


@pytest.mark.parametrize(
    ("part", "old", "new"), [(part, *pair) for part, names in OLDER_NAMES.items() for pair in names.items()]
)
def test_older_name_of_a_key_is_taken_by_both_and_refused_beside_the_newer(
    part: str, old: str, new: str
) -> None:
    good = value(shapes()[part].fields[new])
    assert (True, True) == verdicts(WAYS[part](smallest(part, **{old: good})))
    assert (True, True) == verdicts(WAYS[part](smallest(part, **{old: ""})))
    assert (False, False) == verdicts(WAYS[part](smallest(part, **{old: "fel"})))
    for written in (good, ""):
        assert (False, False) == verdicts(WAYS[part](smallest(part, **{old: written, new: good})))
        assert (False, False) == verdicts(WAYS[part](smallest(part, **{new: good, old: written})))


@pytest.mark.parametrize("part", WAYS)
def test_required_key_must_have_a_value_and_others_need_none(part: str) -> None:
    for key, field in shapes()[part].fields.items():
        for written in ("", "~", "null"):
            optional = not (field.required or key in shapes()[part].either[:1])
            assert (optional, optional) == verdicts(WAYS[part](smallest(part, **{key: written})))
        if field.required:
            others = {
                name: value(key_field)
                for name, key_field in shapes()[part].fields.items()
                if key_field.required and name != key
            }
            pairs = ", ".join(f"{name}: {other}" for name, other in others.items())
            assert (False, False) == verdicts(WAYS[part]("{" + pairs + "}"))


@pytest.mark.parametrize(
    ("part", "key", "field"), [*_kinds()], ids=lambda item: item if isinstance(item, str) else ""
)
def test_every_value_is_taken_by_both_or_refused_by_both(part: str, key: str, field: Field) -> None:
    values = [*VALUES, value(field), smallest("Actor"), smallest("Measure")]
    if field.container == "list":
        values += [f"[{word}]" for word in VALUES if word]
    if field.container == "map":
        good = smallest(field.part) if field.part else GOOD[field.sort]
        values += [f"{{TK: {word}}}" for word in VALUES]
        values += [
            f"{{{name}: {good}}}"
            for name in VALUES
            if name[:1] not in ("", "~", "[", "{") and name.lower() != "null"
        ]
    seen = set()
    for word in values:
        text = WAYS[part](smallest(part, **{key: word}))
        ours, theirs = verdicts(text)
        assert ours == theirs, text
        seen.add(ours)
    assert {True, False} == seen or field.sort in ("text", "reference")


def random_part(part: str, luck: Random, depth: int, badness: float) -> str:
    """Return a part of a plan with a few of its keys, and here and there something else than should stand there."""
    lines = []
    for key, field in shapes()[part].fields.items():
        is_there = luck.random() < (0.15 if depth or not field.part else 0)
        needed = field.required or key in shapes()[part].either[:1]
        if is_there or (needed and luck.random() > badness / 10):
            lines.append(f"{key}: {random_value(field, luck, depth, badness)}")
    if luck.random() < badness / 10:
        lines.append(luck.choice(["okänd: x", "okänd: ", "resurser: ~", "5: "]))
    luck.shuffle(lines)
    return "{" + ", ".join(lines) + "}"


def random_value(field: Field, luck: Random, depth: int, badness: float) -> str:
    if luck.random() < badness / 10:
        return luck.choice(VALUES)
    if field.part:
        ones = [random_part(field.part, luck, depth - 1, badness) for _ in range(luck.randint(1, 2))]
    else:
        good = luck.choice((*field.words, *field.old_words)) if field.words else GOOD[field.sort]
        ones = [luck.choice(VALUES) if luck.random() < badness / 10 else good]
    if field.container == "map":
        return "{" + ", ".join(f"K{number}: {text}" for number, text in enumerate(ones)) + "}"
    return f"[{', '.join(ones)}]" if field.container else ones[0]


@pytest.mark.parametrize("badness", [0, 0.02, 0.1, 0.5])
def test_both_agree_on_plans_made_at_random(badness: float) -> None:
    luck = Random(badness)
    seen: list[bool] = []
    for _ in range(150):
        text = random_part(ROOT, luck, 3, badness)
        ours, theirs = verdicts(text)
        assert ours == theirs, text
        seen.append(ours)
    assert all(seen) if badness == 0 else {True, False} == {*seen}
