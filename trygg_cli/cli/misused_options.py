"""What is written otherwise in one command than in another: said where the command line was not understood."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import click

from trygg_cli.message import message
from trygg_cli.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.message import Message

_PERIODS = ("--tertial", "--year")
"""How a report is asked for by its period, and other commands are not."""


def hints(error: click.ClickException, arguments: Sequence[str]) -> Iterator[Message]:
    """Yield what would be right, where that is known."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    known = {name for parameter in context.command.params for name in parameter.opts} if context else set()
    if type(error) is click.UsageError and "--plan" in known and (plan := _plan_without_option(arguments)):
        yield message("a plan is named by --plan here: --plan {plan}", plan=plan)
    elif (
        type(error) is click.UsageError
        and context
        and (text := _torn_text(arguments, context.command.params))
    ):
        yield message('a text of several words stands in quotation marks: "{text}"', text=text)
    if isinstance(error, click.MissingParameter) and context and context.command.name == "set":
        yield message("what is changed stands first, as in trygg set A3 tid.till=2027-03-31")
        yield message("the plan itself goes by its own id")
    if isinstance(error, click.MissingParameter) and error.param and "--period" in error.param.opts:
        yield from (
            message("a period is written behind its option: --period {period}", period=word)
            for word in arguments
            if _is_period(word)
        )
    if isinstance(error, click.NoSuchOption) and error.option_name in _PERIODS and "--period" in known:
        yield message("a period is written as --period 2024-T1 here")


def _is_period(word: str) -> bool:
    try:
        Period.parse(word)
    except ValueError:
        return False
    return True


def _torn_text(arguments: Sequence[str], params: Iterable[click.Parameter]) -> str | None:
    """Return the words behind an option that were probably meant as one text."""
    valued = {
        name
        for option in params
        if isinstance(option, click.Option) and not option.is_flag
        for name in option.opts
    }
    options = [at for at, word in enumerate(arguments) if word.startswith("-")]
    torn = (
        " ".join(arguments[begin + 1 : end])
        for begin, end in pairwise([*options, len(arguments)])
        if arguments[begin] in valued and end - begin > 2
    )
    return next(torn, None)


def _plan_without_option(arguments: Sequence[str]) -> str | None:
    """Return the plan that was written as an argument of a command that wants it behind `--plan`."""
    pairs = zip(("", *arguments), arguments, strict=False)
    bare = (name for before, name in pairs if not name.startswith("-") and not before.startswith("-"))
    return next((name for name in bare if name.endswith((".yaml", ".yml"))), None)
