"""Commands that are only listed: what their help says, without loading them."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from inspect import cleandoc
from types import CodeType
from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from importlib.abc import InspectLoader


def command(name: str, function: str) -> click.Command:
    """Return a command of which nothing but the help is known.

    That stands in its compiled module, where it can be read without carrying out the module and all that it
    imports, which for all commands costs as much as a report.
    """
    spec = find_spec(f"trygg_cli.cli.{function}")
    code = cast("InspectLoader", spec.loader).get_code(spec.name) if spec else None
    parts = code.co_consts if code else ()
    found = next(part for part in parts if isinstance(part, CodeType) and part.co_name == function)
    text = None if sys.flags.optimize > 1 else found.co_consts[0]  # python -OO keeps no such texts
    return click.Command(name, help=cleandoc(text) if isinstance(text, str) else None)
