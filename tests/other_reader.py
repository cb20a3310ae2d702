"""Another reader of YAML, to compare with."""

import io
import unicodedata
import warnings
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

NULLS = ("", "~", "null", "Null", "NULL")


class Refused(Exception):
    """The reference does not read it, or no plan can be made of what it reads."""


def reference(text: str) -> Any:
    """Return what ruamel.yaml, in Python and from its nodes, reads a text as; all scalars as text."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            documents = list(YAML(typ="safe", pure=True).compose_all(io.StringIO(text)))
    except (YAMLError, RecursionError, ValueError) as error:
        raise Refused(text) from error
    if len(documents) > 1:
        raise Refused(text)
    return _plain(documents[0], ()) if documents else None


def _plain(node: Node, around: tuple[Node, ...]) -> Any:
    if node in around:
        raise Refused(node)
    match node:
        case ScalarNode():
            return None if not node.style and node.value in NULLS else node.value
        case SequenceNode():
            return [_plain(item, (*around, node)) for item in node.value]
        case MappingNode():
            keys = [_plain(key, (*around, node)) for key, _ in node.value]
            if not all(isinstance(key, (str, type(None))) for key in keys):
                raise Refused(node)
            return mapping(keys, [_plain(value, (*around, node)) for _, value in node.value])
    raise AssertionError(node)


def mapping(keys: list[Any], values: list[Any]) -> dict[Any, Any]:
    """Return a mapping as `source` makes it: keys in NFC, each once, and none that says nothing."""
    names = [key and unicodedata.normalize("NFC", key) for key in keys]
    if len({*names}) < len(names):
        raise Refused(keys)
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}
