"""Options that belong together as one parameter of a command, so that a command with many stays easy to read.

The command takes all by name, so that a group stands wherever its options belong in the help.
"""

from __future__ import annotations

import inspect
from inspect import Parameter
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

from trygg_cli.cli.options import ColourWhen, FailFrom, FailOn, Output
from trygg_cli.system.terminal import Colour

if TYPE_CHECKING:
    from collections.abc import Callable


class FindingsOptions(NamedTuple):
    """Where findings are shown, in colour or not, and which of them make the command fail."""

    output: Output = None
    fail_on: FailFrom = FailOn.WARNING
    color: ColourWhen = Colour.AUTO


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that takes, one by one, the options that its parameters of the sort `NamedTuple` gather."""
    written = inspect.signature(command, eval_str=True)
    groups: dict[str, Any] = {
        name: parameter.annotation
        for name, parameter in written.parameters.items()
        if isinstance(parameter.annotation, type) and issubclass(parameter.annotation, tuple)
    }
    found: list[Parameter] = []
    for name, parameter in written.parameters.items():
        found += (
            _options(groups[name]) if name in groups else [parameter.replace(kind=Parameter.KEYWORD_ONLY)]
        )

    def called(**given: object) -> None:
        for name, group in groups.items():
            given[name] = group(**{field: given.pop(field) for field in group._fields})
        command(**given)

    called.__signature__ = written.replace(parameters=found)  # type: ignore[attr-defined]
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in found}
    called.__doc__, called.__name__, called.__module__ = command.__doc__, command.__name__, command.__module__
    return called


def _options(group: Any) -> list[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    defaults = group._field_defaults
    return [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=hints[name])
        for name in group._fields
    ]
