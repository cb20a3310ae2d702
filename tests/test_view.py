"""The light parts of a plan say just what the model's own do."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from trygg_cli.model import view
from trygg_cli.model.fields import ModelPart
from trygg_cli.model.plan import Plan
from trygg_cli.reading import document
from trygg_cli.rules import rules

FILES = [*sorted((ROOT / "plans").glob("*.yaml")), ROOT / "tests" / "full.yaml"]
EXAMPLES = {f"{rule.code}-{side}": getattr(rule, side) for rule in rules() for side in ("bad", "good")}


def plain(value: Any) -> Any:
    """Return a part, of the model or light, as its name and its values with their types."""
    if isinstance(value, ModelPart):
        return type(value).__name__, {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, view.PlainPart):
        return type(value).__name__, {name: plain(getattr(value, name)) for name in value.fields}
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, dict):
        return [(name, plain(inner)) for name, inner in value.items()]
    return type(value), value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_light_plan_is_the_models_plan(path: Path) -> None:
    read = document.read(path.name, path.read_bytes())
    assert plain(Plan.model_validate(read.data)) == plain(read.plan)


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES)
def test_a_light_example_is_the_models(text: str) -> None:
    read = document.read("plan.yaml", text)
    assert plain(Plan.model_validate(read.data)) == plain(read.plan)


def test_light_parts_that_say_the_same_are_equal() -> None:
    data = {"id": "p", "titel": "P", "typ": "handlingsplan", "mål": [{"id": "M1", "mål": "Färre brott"}]}
    assert view.plan(data) == view.plan({**data, "trygg": "1"})
    assert view.plan(data) != view.plan({**data, "titel": "Q"})
