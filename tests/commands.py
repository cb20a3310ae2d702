"""The commands there are."""

from collections.abc import Iterator

import click

from trygg_cli.cli import app


def inside(group: click.Command, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Each command of a group as it is typed, and those in it."""
    for name, command in getattr(group, "commands", {}).items():
        yield path + name, command
        yield from inside(command, f"{path}{name} ")


COMMANDS = dict(inside(app.commands()))
