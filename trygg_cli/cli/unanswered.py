"""Where there is no plan to answer about: no answer is written, so that none takes the place of an earlier one."""

import typer

from trygg_cli.message import message
from trygg_cli.system import terminal


def leave(code: int) -> None:
    """Stop with an exit code, if it says that plans could not be used."""
    if code:
        terminal.say(message("no plan could be read, so no answer is written"))
        raise typer.Exit(code)
