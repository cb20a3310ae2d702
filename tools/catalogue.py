"""The message catalogues: what is to be translated, and `make catalogue`, which updates and compiles them.

English sentences are found in the code (`message`, `plural`, `key`, help texts, docstrings that people
read) and in the templates; Swedish words of the plan format are found in the model.  What click says
itself is found in click.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from hatch_build import compile_catalogues

ROOT = Path(__file__).parent.parent
CODE = ROOT / "trygg_cli"
LOCALE = CODE / "locale"

# the places of the sentences among the arguments of a call
_CALLS = {"message": (0,), "plural": (0, 1), "key": (1,), "finding": (1,), "_": (0,), "_n": (0, 1)}

Sentence = str | tuple[str, str]


def english_sentences() -> set[Sentence]:
    """Return every English sentence that may be shown: what the Swedish catalogue must hold."""
    return {*_in_code(), *_in_templates(), *_in_commands(), *_in_model(), *_in_rules(), *_in_questions()}


def swedish_words() -> set[Sentence]:
    """Return the Swedish words of the plan format: what the English catalogue must hold."""
    from trygg_cli.model import kinds

    enums = (kind for _, kind in inspect.getmembers(kinds, inspect.isclass) if issubclass(kind, StrEnum))
    return {word.value for kind in enums for word in kind}


def _in_code() -> Iterator[Sentence]:
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                places = _CALLS.get(node.func.id, ())
                texts = [node.args[place].value for place in places if _is_text(node, place)]  # type: ignore[attr-defined]
                if places and len(texts) == len(places):
                    yield texts[0] if len(texts) == 1 else (texts[0], texts[1])


def _is_text(call: ast.Call, place: int) -> bool:
    if place >= len(call.args):
        return False
    argument = call.args[place]
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)


def _in_templates() -> Iterator[Sentence]:
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        with path.open("rb") as file:
            found = extract(
                "jinja2.ext:babel_extract", file, {"_": None, "_n": (1, 2)}, (), {"silent": "false"}
            )
            for _, sentence, _, _ in found:
                yield sentence if isinstance(sentence, str) else (sentence[0], sentence[1])


def _in_commands() -> Iterator[Sentence]:
    """Yield the help texts, read off the commands themselves before they are translated."""
    from trygg_cli.cli import app

    def texts(command: Any) -> Iterator[str]:
        parts = (command, *command.params)
        yield from (part.help for part in parts if getattr(part, "help", None))
        yield from (part.metavar for part in command.params if part.metavar)
        yield command.options_metavar
        yield from filter(None, [getattr(command, "subcommand_metavar", None)])
        for inner in getattr(command, "commands", {}).values():
            yield from texts(inner)

    yield from texts(app.commands())


def _in_model() -> Iterator[Sentence]:
    """Yield what the model says of itself: first lines of docstrings, what to know of keys, and meanings of words."""
    from trygg_cli.model import choice_word, kinds
    from trygg_cli.model.fields import ModelPart
    from trygg_cli.model.plan import Plan

    assert issubclass(Plan, ModelPart)  # with it all parts are known
    waiting: list[type[ModelPart]] = [ModelPart]
    while waiting:
        part = waiting.pop()
        waiting += part.__subclasses__()
        if part is not ModelPart and not part.__name__.startswith("_"):
            yield (inspect.getdoc(part) or "").partition("\n")[0]
        extras = (field.json_schema_extra for field in part.model_fields.values())
        yield from (str(extra["more"]) for extra in extras if isinstance(extra, dict) and "more" in extra)
    for _, kind in inspect.getmembers(kinds, inspect.isclass):
        if issubclass(kind, choice_word.ChoiceWord) and kind is not choice_word.ChoiceWord:
            yield (inspect.getdoc(kind) or "").partition("\n")[0]
            yield from (word.meaning for word in kind if word.meaning)


def _in_rules() -> Iterator[Sentence]:
    """Yield what the rules say of themselves."""
    from trygg_cli.policy import RULES
    from trygg_cli.rules import rules

    for about in (*(rule.about for rule in rules()), *(rule.about for rule in RULES)):
        yield about.title.text
        yield about.explanation.text


def _in_questions() -> Iterator[Sentence]:
    """Yield what the named questions say of themselves."""
    from trygg_cli.query import question

    yield from filter(None, question.sentences())


def click_sentences() -> set[Sentence]:
    """Return what click and typer say on their own."""
    import click
    import typer

    found: set[Sentence] = set()
    folders = [Path(inspect.getfile(package)).parent for package in (click, typer)]
    for path in sorted(path for folder in folders for path in folder.glob("*.py")):
        for _, sentence, _, _ in extract(
            "python", BytesIO(path.read_bytes()), {"_": None, "ngettext": (1, 2)}, ()
        ):
            found.add(sentence if isinstance(sentence, str) else (sentence[0], sentence[1]))
    return found


def read_catalogue(language: str) -> Catalog:
    """Return the catalogue of a language as its file holds it."""
    with (LOCALE / language / "LC_MESSAGES" / "trygg.po").open("rb") as file:
        return read_po(file, locale=language, domain="trygg")


def _update(language: str, sentences: set[Sentence]) -> int:
    """Write the catalogue with just these sentences, keeping their translations; return how many lack one."""
    path = LOCALE / language / "LC_MESSAGES" / "trygg.po"
    old = read_catalogue(language) if path.exists() else Catalog(locale=language)
    new = Catalog(locale=language, domain="trygg", project="trygg", fuzzy=False)
    missing = 0
    for sentence in sorted(sentences, key=lambda value: value if isinstance(value, str) else value[0]):
        known = old.get(sentence)
        new.add(sentence, known.string if known else "")
        missing += not (known and known.string and all(known.string))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, new, omit_header=False, width=110, sort_output=False)
    text = path.read_text("utf-8").splitlines(keepends=True)
    volatile = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Generated-By", "Language-Team")
    path.write_text(
        "".join(line for line in text if not line.startswith(tuple(f'"{name}' for name in volatile))), "utf-8"
    )
    return missing


def main() -> int:
    """Bring both catalogues up to date and compile them; return 1 if sentences lack a translation."""
    missing = _update("sv", english_sentences() | click_sentences()) + _update("en", swedish_words())
    compile_catalogues(ROOT)
    print(f"{missing} sentences lack a translation")  # noqa: T201
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
