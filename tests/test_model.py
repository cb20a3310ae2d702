"""The model, its tables, the JSON Schema and the walk over data say the same."""

import copy
import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from tests.conftest import PLANS
from trygg_cli import language, package
from trygg_cli.language import translate
from trygg_cli.model.fields import ModelPart
from trygg_cli.model.json_schema import json_schema
from trygg_cli.model.plan import Plan
from trygg_cli.model.shape_builder import text
from trygg_cli.reading.document import read
from trygg_cli.reading.integrity import Walk
from trygg_cli.text.source import parse


def parts() -> Iterator[type[ModelPart]]:
    waiting = [*ModelPart.__subclasses__()]
    while waiting:
        part = waiting.pop()
        waiting += part.__subclasses__()
        yield part


def fits(data: Any) -> bool:
    """Tell whether pydantic takes data as a plan."""
    try:
        Plan.model_validate(data)
    except ValidationError:
        return False
    return True


def test_tables_are_fresh() -> None:
    assert text() == package.text("shapes.json"), "run: make docs"


def test_every_field_is_described_in_both_languages() -> None:
    fields = [(part, field) for part in parts() for field in part.model_fields.values()]
    assert len(fields) > 200
    for part, field in fields:
        english = field.description or ""
        language.use("sv")
        assert english, (part, field.alias)
        assert translate(english) not in ("", english), (part, field.alias)


def test_a_plan_never_changes() -> None:
    plan = Plan.model_validate({"id": "p", "titel": "P", "typ": "handlingsplan"})
    with pytest.raises(ValidationError):
        plan.title = "Q"


def mutations(data: Any, luck: random.Random) -> Iterator[Any]:
    """Yield copies of a plan's data, each with one thing changed somewhere."""
    routes = [*_routes(data)]
    for route in luck.sample(routes, min(len(routes), 150)):
        for value in (
            "x",
            " ",
            "2022-13-01",
            "2022-09-02",
            "-1",
            "ja",
            [],
            {},
            ["x"],
            {"okänd": "1"},
            [None],
            "DELETE",
        ):
            changed = copy.deepcopy(data)
            place = changed
            for step in route[:-1]:
                place = place[step]
            if value == "DELETE":
                del place[route[-1]]
            else:
                place[route[-1]] = value
            yield changed


def _routes(data: Any, route: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield (*route, step)
        yield from _routes(value, (*route, step))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_walk_and_pydantic_agree_on_what_fits(path: Path) -> None:
    data = parse(path.read_text("utf-8")).data
    assert fits(data)
    assert Walk(data).fits
    verdicts = [(Walk(changed).fits, fits(changed)) for changed in mutations(data, random.Random(1))]
    assert {(True, True), (False, False)} == set(verdicts)


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def as_an_editor_reads(content: str) -> Any:
    """Return YAML as yaml-language-server takes it: YAML 1.2 types, dates as text."""
    yaml = YAML(typ="safe", pure=True)
    loaded = yaml.load(content)
    return json.loads(json.dumps(loaded, default=date.isoformat))


def test_the_json_schema_is_one(validator: jsonschema.Draft202012Validator) -> None:
    jsonschema.Draft202012Validator.check_schema(validator.schema)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_real_plans_are_valid_by_the_json_schema(
    path: Path, validator: jsonschema.Draft202012Validator
) -> None:
    errors = [*validator.iter_errors(as_an_editor_reads(path.read_text("utf-8")))]
    assert [] == [(error.json_path, error.message) for error in errors]


HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"
SAMPLES = {
    "smallest": ("", True),
    "blank": ("dnr:\naktörer:\nåtgärder:\n", True),
    "number as text": ("dnr: 2022\n", True),
    "numeric ids": ("åtgärder: [{id: 1, åtgärd: A, ansvarig: []}]\n", True),
    "year as period": ("åtgärder: [{id: a, åtgärd: A, tid: {när: 2022}}]\n", True),
    "tertial": ("åtgärder: [{id: a, åtgärd: A, uppföljning: [{avser: 2022-T2}]}]\n", True),
    "yes": ("aktörer: {TK: {namn: T, extern: ja}}\n", True),
    "true": ("aktörer: {TK: {namn: T, extern: true}}\n", True),
    "decimal": ("indikatorer: [{id: i, namn: I, baslinje: {värde: 3.72, år: 2014}}]\n", True),
    "unknown key": ("okänd: 1\n", False),
    "unknown inner key": ("gäller: {start: 2022-01-01}\n", False),
    "missing key": ("åtgärder: [{id: a}]\n", False),
    "wrong word": ("handlingsstatus: klar\n", False),
    "no date": ("version: våren\n", False),
    "impossible date": ("version: '2022-02-30'\n", False),
    "no period": ("åtgärder: [{id: a, åtgärd: A, tid: {när: T2}}]\n", False),
    "no number": ("indikatorer: [{id: i, namn: I, baslinje: {värde: hög}}]\n", False),
    "comma": ("indikatorer: [{id: i, namn: I, baslinje: {värde: '3,72'}}]\n", False),
    "text for list": ("parter: kommunen\n", False),
    "list for text": ("dnr: [a]\n", False),
    "list for keys": ("gäller: []\n", False),
    "space in id": ("åtgärder: [{id: a b, åtgärd: A}]\n", False),
    "space in actor": ("aktörer: {a b: {namn: A}}\n", False),
    "blank title": ("åtgärder: [{id: a, åtgärd: ' '}]\n", False),
    "maybe": ("aktörer: {TK: {namn: T, extern: kanske}}\n", False),
    "blank list item": ("åtgärder: [{id: a, åtgärd: A, aktiviteter: [~]}]\n", False),
    "version": ("trygg: 2\n", False),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_model_and_the_json_schema_agree(name: str, validator: jsonschema.Draft202012Validator) -> None:
    content, good = SAMPLES[name]
    assert good == fits(parse(HEAD + content).data)
    assert good == validator.is_valid(as_an_editor_reads(HEAD + content))


def test_list_where_one_word_should_stand_is_told_as_a_list() -> None:
    (problem,) = read(
        "p", "id: p\ntitel: P\ntyp: handlingsplan\nindikatorer:\n  - {id: i, namn: I, räknas: [summa]}\n"
    ).problems
    assert 'under "{key}" one text should stand, and here is a list' == problem.message.text


@pytest.mark.parametrize("value", ["Vi godkänner rapporten.", "\n  - Vi godkänner rapporten."])
def test_a_text_may_stand_alone_where_there_may_be_several(value: str) -> None:
    document = read(
        "p.yaml",
        f"id: p\ntitel: P\ntyp: handlingsplan\nuppföljning:\n- avser: 2025\n  förslag_till_beslut: {value}",
    )
    assert [] == list(document.problems)
    assert ("Vi godkänner rapporten.",) == document.plan.follow_ups[0].proposals
