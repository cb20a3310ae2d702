"""`trygg rule`: what the rules are, and why."""

from typing import Annotated

from trygg_cli.cli.options import ColourWhen, argument
from trygg_cli.system import files, terminal
from trygg_cli.system.terminal import Colour

Name = Annotated[
    str | None,
    argument(metavar="[RULE]", help="A code, a name or a family. Without one, all rules are listed."),
]


def rule(
    name: Name = None,
    color: ColourWhen = Colour.AUTO,
) -> None:
    """List the rules, or explain one: what it asks, why, where it comes from, and how plans fail and pass it."""
    from trygg_cli.codes import CODES
    from trygg_cli.lint import engine
    from trygg_cli.lint.rule import is_called
    from trygg_cli.policy import RULES
    from trygg_cli.render.manual import rules as manual
    from trygg_cli.rules import rules

    known = manual.in_order([*rules(), *RULES])
    if name is None:
        files.write(files.STDIN, manual.listing(known))
        return
    colour = terminal.has_colour(color)
    others = [pair for pair in CODES.items() if is_called(name, pair[0], pair[1].name)]
    codes = engine.named(known, name) if not others else []
    pages = [manual.code_page(code, about, colour=colour) for code, about in others]
    pages += [manual.page(rule_of, colour=colour) for rule_of in known if rule_of.code in codes]
    files.write(files.STDIN, "\n".join(pages))
