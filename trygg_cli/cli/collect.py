"""`trygg collect`: what is sent out to be answered, and what comes back."""

import typer

from trygg_cli.cli.collect_in import collect_in
from trygg_cli.cli.collect_out import collect_out

collect = typer.Typer(
    help="Ask those who answer for something, in Excel, and take their answers in.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
collect.command("out")(collect_out)
collect.command("in")(collect_in)
