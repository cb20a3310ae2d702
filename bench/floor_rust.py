"""A floor: a YAML parser in Rust, then pydantic-core on what it read, for every plan in a folder.

What comes out is the plan as typed objects, or that it is none: no positions, no sentences and no
references.  Imports are cut by going past the packages' own `__init__`, straight to their
compiled parts.
"""

import os
import sys
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType
from typing import Any


def compiled(package: str, name: str) -> Any:
    """Return a compiled module without running the Python around it."""
    spec = PathFinder.find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        raise SystemExit(f"{package} is not installed")
    bare = ModuleType(package)
    bare.__path__ = list(spec.submodule_search_locations)
    sys.modules[package] = bare
    return import_module(f"{package}.{name}")


Schema = dict[str, Any]


def words(choice: str) -> Schema:
    return {"type": "literal", "expected": choice.split(", ")}


def items(schema: Schema) -> Schema:
    return {"type": "list", "items_schema": schema}


class Part:
    """A part of a plan, as pydantic would have it."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")


def part(required: dict[str, Schema], optional: dict[str, Schema]) -> Schema:
    fields = {key: {"type": "model-field", "schema": schema} for key, schema in required.items()}
    for key, schema in optional.items():
        default = {"type": "default", "schema": schema, "default": None}
        fields[key] = {"type": "model-field", "schema": default}
    inner = {"type": "model-fields", "fields": fields, "extra_behavior": "forbid"}
    return {"type": "model", "cls": Part, "schema": inner, "frozen": True}


TEXT: Schema = {"type": "str"}
ID: Schema = {"type": "str", "pattern": r"^[^\s,/:]{1,80}$"}
PERIOD: Schema = {"type": "str", "pattern": r"^\d{4}(-(T[1-3]|Q[1-4]|H[12]|0[1-9]|1[0-2]))?$"}
CELL: Schema = {"type": "nullable", "schema": TEXT}
DAY: Schema = {"type": "date"}
NUMBER: Schema = {"type": "float"}
WHOLE: Schema = {"type": "int", "ge": 0}
YES_OR_NO: Schema = {"type": "bool"}
TEXTS = items(TEXT)
UNIT = words("vecka, månad, kvartal, termin, halvår, tertial, år, planperiod")
TIMES = dict.fromkeys(("antal", "minst", "högst"), WHOLE)
FREQUENCY = part({}, {"text": CELL, **TIMES, "per": UNIT, "vid_behov": YES_OR_NO})
NAMED = {"id": ID, "namn": TEXT}


def plan() -> Schema:
    """Return the schema of the plans that corpus.py makes."""
    kinds = words("handlingsplan, åtgärdsplan, åtagandeplan, överenskommelse, medborgarlöften")
    return part(
        {"id": ID, "titel": TEXT, "typ": kinds},
        {
            "trygg": WHOLE,
            "version": DAY,
            "gäller": part({}, {"från": DAY, "till": DAY}),
            **dict.fromkeys(("kommun", "dnr", "dokumentägare"), CELL),
            "handlingsstatus": words("utkast, beslutad, expedierad"),
            **background(),
            "indikatorer": items(indicator()),
            "fokusområden": items(area()),
            "uppföljningsregler": items(part({"id": ID}, {"varje": UNIT, "forum": TEXTS, "form": CELL})),
            "uppföljning": items(part({"avser": PERIOD}, {"kommentar": CELL})),
        },
    )


def background() -> dict[str, Schema]:
    """Return the schemas of what stands before indicators and areas."""
    actor_kinds = words(
        "kommun, fullmäktige, nämnd, förvaltning, bolag, polis, region, myndighet, förening, företag, "
        "parti, funktion, ospecificerad, annan"
    )
    actor = part({"namn": TEXT}, {"typ": actor_kinds, "extern": YES_OR_NO})
    decision = {"typ": words("förslag, beslut")}, {"organ": TEXT, "datum": DAY, "paragraf": CELL}
    cause = part({"id": ID, "orsak": TEXT}, {"typ": words("situationell, social, utsatthet")})
    views = dict.fromkeys(("kartläggning", "övrig_information", "analys"), CELL)
    return {
        "aktörer": {"type": "dict", "keys_schema": TEXT, "values_schema": actor},
        "beslut": items(part(*decision)),
        "organ": items(part(NAMED, {"typ": TEXT, "möten": FREQUENCY})),
        "platser": items(part(NAMED, {"typ": TEXT})),
        "underlag": items(part(NAMED, {"typ": TEXT, "år": WHOLE})),
        "lägesbild": part({}, {"uppdaterad": DAY, **views}),
        "problem": items(part({"id": ID, "problem": TEXT}, {"orsaker": items(cause), "platser": TEXTS})),
    }


def indicator() -> Schema:
    """Return the schema of an indicator."""
    return part(
        NAMED,
        {
            "typ": words("prestation, effekt"),
            "enhet": CELL,
            "skala": part({}, {"min": NUMBER, "max": NUMBER, "bättre": words("öka, minska")}),
            "baslinje": part({}, {"värde": NUMBER, "år": WHOLE}),
            "mål": part({}, {"minst": NUMBER, "högst": NUMBER, "senast": PERIOD}),
            "utfall": items(part({"period": PERIOD}, {"värde": NUMBER})),
            "ansvarig": TEXTS,
        },
    )


def area() -> Schema:
    """Return the schema of a focus area."""
    goal_kinds = words("operativt, effekt, övergripande")
    goal = part({"id": ID, "mål": TEXT}, {"typ": goal_kinds, "indikatorer": TEXTS})
    return part(
        NAMED,
        {
            "beskrivning": CELL,
            "strategi": items(words("social, situationell")),
            "problem": TEXTS,
            "mål": items(goal),
            "åtgärder": items(measure()),
        },
    )


def measure() -> Schema:
    """Return the schema of a measure."""
    schedule = {
        **dict.fromkeys(("från", "till"), DAY),
        "text": CELL,
        "när": PERIOD,
        "säsong": items(words("vår, sommar, höst, vinter")),
        "frekvens": FREQUENCY,
    }
    funding = {"status": words("klar, oklar, ej behov"), "källa": CELL, "belopp": NUMBER}
    status = words("ej påbörjad, pågår, genomförd, vilande, avbruten")
    comments = dict.fromkeys(("kommentar", "avvikelse", "nästa_steg"), CELL)
    lists = "aktiviteter, ansvarig, externa, bidrar_till, indikatorer, problem, orsaker, platser, väntar_på"
    return part(
        {"id": ID, "åtgärd": TEXT},
        {
            **dict.fromkeys(lists.split(", "), TEXTS),
            "mål": CELL,
            "tid": part({}, schedule),
            "finansiering": part({}, funding),
            "uppföljning": items(part({"avser": PERIOD}, {"datum": DAY, "status": status, **comments})),
        },
    )


def main(folder: str) -> int:
    loads = compiled("yaml_rs", "_yaml_rs")._loads  # noqa: SLF001
    validate = compiled("pydantic_core", "_pydantic_core").SchemaValidator(plan()).validate_python
    untyped_dates = {"parse_datetime": False, "alias_limits": None, "duplicate_key_policy": None}
    code = 0
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        with open(entry.path, "rb") as file:  # noqa: PTH123 - pathlib costs an import
            content = file.read()
        try:
            validate(loads(content.decode(), **untyped_dates))
        except ValueError:
            print(entry.name)
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
