"""`trygg schema`: the plan format for editors."""

import json

from trygg_cli.cli.options import Output
from trygg_cli.system import files


def schema(
    output: Output = None,
) -> None:
    """Print the plan format as JSON Schema, which gives editors hover, completion and errors."""
    files.write(output or files.STDIN, text())


def text() -> str:
    """Return the schema as it is written."""
    from trygg_cli.model.json_schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
