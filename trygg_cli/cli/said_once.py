"""Options that are given once: of one that stands twice click would heed the last and say nothing of the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from trygg_cli.language import translate
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable


def refuse_others(given: Iterable[click.Parameter], context: click.Context) -> None:
    """Complain of an option with a value that is given twice, unless it is made for it."""
    once = (option for option in given if isinstance(option, click.Option) and _has_one_value(option))
    twice = next((option for option, times in Counter(once).items() if times > 1), None)
    if twice and not context.resilient_parsing:
        said = message("{option} is given more than once: keep the one that is meant", option=twice.opts[0])
        raise click.BadOptionUsage(twice.opts[0], translate(said), context)


def _has_one_value(option: click.Option) -> bool:
    """Tell whether an option has one value; a flag says the same however often it stands."""
    return not (option.multiple or option.count or option.is_flag)
