"""An example as it stands in a file, in braces and brackets."""

import json
import re
from typing import Any

from trygg_cli.message import clipped
from trygg_cli.model.value_types import SORTS

LONGEST = 60
_PLAIN = re.compile(r"[^\W_](?:[\w ().,/§%+–-]*[\w).%])?")
_IN_LINE = re.compile(r"[,\[\]{}]")
CUT = "…"
"""What stands for the rest of a text that is too long for an example."""


def written(value: Any) -> str:
    """Return a value as it stands in a file."""
    if isinstance(value, dict):
        return "{" + pairs(value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    text = clipped(value, LONGEST)
    is_plain = _PLAIN.fullmatch(text) or SORTS["number"].fits(text)
    is_word = text.casefold() not in ("null", "true", "false", "yes", "no", "on", "off")
    return (
        text if is_plain and is_word and not _IN_LINE.search(text) else json.dumps(text, ensure_ascii=False)
    )


def pairs(value: dict[str, Any]) -> str:
    """Return keys and values without the braces around them."""
    return ", ".join(f"{key}: {written(item)}" for key, item in value.items())
