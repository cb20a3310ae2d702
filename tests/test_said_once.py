"""Options given twice: of a single value none is passed over in silence."""

import click
import pytest

from tests.conftest import Trygg
from trygg_cli.cli.app import COMMANDS, commands


def _all(group: click.Command) -> list[click.Command]:
    return [group, *(inner for command in getattr(group, "commands", {}).values() for inner in _all(command))]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_with_one_value_is_refused_where_it_stands_twice(name: str) -> None:
    for command in _all(commands([name])):
        for option in command.params:
            if isinstance(option, click.Option) and not (option.multiple or option.is_flag):
                parser = command.make_parser(click.Context(command))
                with pytest.raises(click.BadOptionUsage):
                    parser.parse_args([option.opts[0], "1", option.opts[-1], "1"])


def test_the_complaint_names_the_option(trygg: Trygg) -> None:
    answer = trygg("report", "--tertial", "1", "--tertial=2")
    assert (2, "") == (answer.code, answer.out)
    assert "--tertial står mer än en gång: behåll den som gäller" in answer.err


def test_what_is_made_to_be_repeated_may_be(trygg: Trygg) -> None:
    assert "står mer än en gång" not in trygg("lint", "--select", "L", "--select", "B").err


def test_a_flag_says_the_same_however_often_it_stands(trygg: Trygg) -> None:
    assert "står mer än en gång" not in trygg("lint", "--fix", "--diff", "--diff").err
