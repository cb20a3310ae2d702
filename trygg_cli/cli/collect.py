"""`trygg collect`: what is sent out to be answered, and what comes back."""

from trygg_cli.cli.collect_in import collect_in
from trygg_cli.cli.collect_out import collect_out

INSIDE = {"out": collect_out, "in": collect_in}
"""Its commands."""


def collect() -> None:
    """Ask those who answer for something, in Excel, and take their answers in."""
