"""Plain data as YAML that is read as the same data: every value is a text, and is written as one."""

from __future__ import annotations

import re
from typing import Any

import yaml

_WIDTH = 100


class PlainDumper(yaml.CSafeDumper):
    """Writes texts without quotation marks wherever only a text can be meant, since nothing but nothing is guessed."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 what is there is for all of PyYAML


PlainDumper.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]
)


def _text(writer: PlainDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style)


PlainDumper.add_representer(str, _text)


def written(data: Any) -> str:
    """Return data as YAML, in the order it has."""
    text: str = yaml.dump(data, Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text
