"""`trygg schema`: the plan format for editors."""

import json

from trygg_cli.cli import files
from trygg_cli.cli.options import Language, Output


def schema(
    output: Output = None,
    lang: Language = None,  # noqa: ARG001 read before the commands are made, see app
) -> None:
    """Print the plan format as JSON Schema, from which editors give hover, completion and errors."""
    files.write(output or files.STDIN, text())


def text() -> str:
    """Return the schema as it is written."""
    from trygg_cli.json_schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
