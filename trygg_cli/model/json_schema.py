"""The plan model as JSON Schema (draft 2020-12), for editors and other validators."""

from typing import Any

from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.model import kinds
from trygg_cli.model.older_names import OLDER_NAMES
from trygg_cli.model.plan import Plan
from trygg_cli.model.shape import EITHER

_NULL = {"type": "null"}


def json_schema() -> dict[str, Any]:
    """Return the schema, its descriptions in the current language.

    A key with nothing after it says as much as no key, so whatever is not required may be null.  What it refuses,
    `validate` refuses, and the other way round, as far as it can see: of a number not how it is spelt (007, 1e3), of
    a period not which end comes first, and of an id not whether it is there.
    """
    schema = Plan.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "trygg schema",
        "title": translate("A municipality's plan for safety and crime prevention."),
        **_part(schema),
        "$defs": {
            name: _with_older_names(name, _part(part)) | _either(name) | _meanings(name)
            for name, part in schema["$defs"].items()
        },
    }


def described(description: str, more: str) -> str:
    """Return what a key means, and what one must know beyond that, in the current language."""
    said = translate(description)
    return f"{said}. {translate(more)}" if more else said


def _part(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one part, or of the words to choose between."""
    about = {"description": translate(schema["description"].partition("\n")[0])}
    if "enum" in schema:
        return about | {"enum": schema["enum"]}
    required = schema.get("required", [])
    properties = {
        name: _property(inner, required=name in required) for name, inner in schema["properties"].items()
    }
    return about | {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def _with_older_names(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a part whose keys may stand by their older names: by one name each, and not by both."""
    names = OLDER_NAMES.get(name, {})
    if not names:
        return schema
    keys = schema["properties"]
    older = {
        old: keys[new]
        | {"description": translate(message('An older name: write "{key}"', key=new)), "deprecated": True}
        for old, new in names.items()
    }
    both = [{"required": [old, new]} for old, new in names.items()]
    return schema | {"properties": keys | older, "not": {"anyOf": both}}


def _meanings(name: str) -> dict[str, object]:
    """Return what the words to choose between mean, as editors show it, where some need an explanation."""
    meanings = [translate(word.meaning) for word in getattr(kinds, name, ())]
    return {"markdownEnumDescriptions": meanings} if any(meanings) else {}


def _either(name: str) -> dict[str, object]:
    """Return that a part needs one of some keys, where it does."""
    keys = EITHER.get(name, ())
    said = [{"required": [key], "properties": {key: {"not": _NULL}}} for key in keys]
    return {"anyOf": said} if said else {}


def _property(schema: dict[str, Any], *, required: bool) -> dict[str, Any]:
    choices = [_value(choice) for choice in schema.get("anyOf", [schema]) if choice != _NULL]
    if schema.get("old_words") and not schema.get("refers_to"):
        choices.append({"enum": list(schema["old_words"]), "deprecated": True})
    value = (
        choices[0]
        if required and len(choices) == 1
        else {"anyOf": choices if required else [*choices, _NULL]}
    )
    about = {"description": described(schema["description"], schema.get("more", ""))}
    return about | ({"examples": schema["examples"]} if "examples" in schema else {}) | value


def _value(schema: dict[str, object]) -> dict[str, object]:
    value = {
        name: inner
        for name, inner in schema.items()
        if name not in ("title", "default", "description", "refers_to", "old_words", "more", "examples")
    }
    if "patternProperties" in value:
        value["additionalProperties"] = False
    return value
