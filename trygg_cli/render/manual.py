"""The rules explained: one at a terminal, all in the manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import current, translate
from trygg_cli.message import Message, message
from trygg_cli.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.rule import Rule

FAMILIES = {
    "L": message("Law"),
    "B": message("Method"),
    "K": message("Quality"),
    "C": message("Consistency"),
    "P": message("Privacy and publishing"),
}
_BOLD, _DIM, _BAD, _GOOD = "1", "2", "31", "32"


def name(rule: Rule) -> str:
    """Return the name of a rule in the current language."""
    return rule.english if current() == "en" else rule.name


def listing(rules: Sequence[Rule]) -> str:
    """Return a line a rule."""
    width = max(len(name(rule)) for rule in rules)
    return "".join(f"{rule.code}  {name(rule):{width}}  {translate(rule.title)}\n" for rule in rules)


def page(rule: Rule, *, colour: bool = False) -> str:
    """Return all there is to say about a rule, for a terminal."""

    def paint(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if colour else text

    facts = [f"{translate(label)}: {value}" for label, value in _facts(rule)]
    parts = [
        paint(f"{rule.code} {name(rule)}", _BOLD),
        translate(rule.title),
        translate(rule.explanation),
        "\n".join(facts),
        paint(translate(message("Such a plan has the finding:")), _BAD),
        _indented(rule.bad),
        paint(translate(message("Such a plan has not:")), _GOOD),
        _indented(rule.good),
        paint(
            translate(message("To allow it, write in the plan: {comment}", comment=_exception(rule))), _DIM
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> list[tuple[Message, str]]:
    return [
        (message("Severity"), translate(rule.severity.value)),
        (message("Source"), rule.source),
        (message("Matters at the stages"), ", ".join(stage for stage in Stage if stage in rule.stages)),
    ]


def _exception(rule: Rule) -> str:
    return translate(message("# trygg: tillåt {name} – the reason", name=name(rule)))


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines()).rstrip("\n")


def manual(rules: Sequence[Rule]) -> str:
    """Return the manual of all rules as Markdown, in the current language."""
    parts = [
        "# " + translate(message("The rules of trygg lint")),
        "<!-- " + translate(message("Made from the rules by make docs; change them there.")) + " -->",
        translate(
            message(
                "Each rule has a code, a name, a source and a severity. A finding can be allowed in the plan itself"
                " by a comment with the rule and a reason: at the end of a line for that line, on a line of its own"
                " for the item below, before the first key for the whole file. The reason may end with till and a"
                " period."
            )
        ),
    ]
    for family, heading in FAMILIES.items():
        members = [rule for rule in rules if rule.family == family]
        if members:
            parts.append(f"## {family} – {translate(heading)}")
            parts += [_section(rule) for rule in members]
    return "\n\n".join(parts) + "\n"


def _section(rule: Rule) -> str:
    facts = "  \n".join(f"**{translate(label)}:** {value}" for label, value in _facts(rule))
    return "\n\n".join(
        (
            f"### {rule.code} {name(rule)}",
            translate(rule.title),
            translate(rule.explanation),
            facts,
            translate(message("Such a plan has the finding:")),
            f"```yaml\n{rule.bad}```",
            translate(message("Such a plan has not:")),
            f"```yaml\n{rule.good}```",
        )
    )
