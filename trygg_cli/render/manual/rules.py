"""The rules explained: one at a terminal, all in the manual."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from trygg_cli.language import current, sentence, translate
from trygg_cli.lint.rule import RuleOf, Stage
from trygg_cli.message import Message, message
from trygg_cli.prose.law_facts import checked, is_unread, provisions, statutes
from trygg_cli.render.painting import BOLD, DIM, paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.diagnostic import Code

FAMILIES = {
    "L": message("Law"),
    "B": message("Method"),
    "K": message("Quality"),
    "C": message("Consistency"),
    "P": message("Privacy and publishing"),
    "V": message("Versions"),
}
BAD, GOOD = "31", "32"

_ASKED = message("trygg review, of plans that were no drafts")

_ABOUT = (
    message(
        "Each rule has a code, a name, a source and a severity. A finding can be allowed in the plan itself,"
        " by a comment with the rule and a reason: at the end of a line for that line, on a line of its own"
        " for the item below, or before the first key for the whole file. The reason may end with till and a"
        " period or a day."
    ),
    message(
        "Most rules look at a plan as it stands. Family V and K09 look at a change, from how a plan was to"
        " how it is now, and are checked by trygg review. They are selected, allowed and given another"
        " severity in the same way. An exception is written in the new version of the plan, and allows only"
        " the change that it came with."
    ),
    message(
        "Three or more findings of one rule that say the same are shown as one in text, with their number"
        " and every place. In formats for programs each finding stands alone, and counts, scores and exit"
        " codes count each of them."
    ),
    message(
        "With --score, the plan itself and each of its measures, goals, promises and indicators starts with"
        " ten points. An error costs five, a warning two and an information one, but none goes below zero."
        " The score is what is left, as a percentage of all points. Findings that belong to none of these"
        " are taken from the plan's own points. A plan with nothing to do or reach loses points for that"
        " (B22, L10), so no plan gets 100 points for being empty."
    ),
)
"""What the manual begins with."""

AnyRule = RuleOf[Any]
"""A rule on a plan, or on a change of one."""


def in_order(rules: Iterable[AnyRule]) -> list[AnyRule]:
    """Return rules family by family, in the order of their codes."""
    return sorted(rules, key=lambda rule: ([*FAMILIES].index(rule.family), rule.code))


def name(rule: AnyRule) -> str:
    """Return the name of a rule in the current language."""
    return rule.english if current() == "en" else rule.name


def listing(rules: Sequence[AnyRule]) -> str:
    """Return a line a rule."""
    width = max(len(name(rule)) for rule in rules)
    return "".join(f"{rule.code}  {name(rule):{width}}  {translate(rule.title)}\n" for rule in rules)


def page(rule: AnyRule, *, colour: bool = False) -> str:
    """Return all there is to say about a rule, for a terminal."""
    painted = partial(paint, colour=colour)
    facts = [f"{translate(label)}: {value}" for label, value in _facts(rule)]
    parts = [
        painted(f"{rule.code} {name(rule)}", BOLD),
        translate(rule.title),
        *_law(rule),
        translate(rule.explanation),
        "\n".join(facts),
        *(part for label, style, plan in _examples(rule) for part in (painted(label, style), indented(plan))),
        painted(
            translate(message("To allow it, write in the plan: {comment}", comment=_exception(rule))), DIM
        ),
    ]
    return "\n\n".join(parts) + "\n"


def code_page(code: str, about: Code, *, colour: bool = False) -> str:
    """Return all there is to say about a code that is no rule's: of what cannot be read, or of exceptions."""
    heading = paint(f"{code} {about.name}", BOLD, colour=colour)
    return "\n\n".join((heading, translate(about.title), translate(about.explanation))) + "\n"


def _examples(rule: AnyRule) -> list[tuple[str, str, str]]:
    """Return the plans that show a rule, each with what to say of it and its colour."""
    bad, good = message("A plan with this finding:"), message("A plan without it:")
    if rule.before:
        bad, good = message("A change with this finding:"), message("A change without it:")
    examples = [(bad, BAD, rule.bad), (good, GOOD, rule.good)]
    if rule.before:
        examples.insert(0, (message("A plan as it was:"), DIM, rule.before))
    return [(translate(label), colour, plan) for label, colour, plan in examples]


def _facts(rule: AnyRule) -> list[tuple[Message, str]]:
    return [
        (message("Severity"), translate(rule.severity.value)),
        (message("Source"), rule.source + _checked(rule)),
        (message("Matters at the stages"), ", ".join(stage for stage in Stage if stage in rule.stages)),
        *([(message("Asked by"), translate(_ASKED))] if rule.before else []),
    ]


def _checked(rule: AnyRule) -> str:
    """Return when the law in the source was last read, to be put after it."""
    if not rule.law:
        return ""
    if is_unread(rule.law):
        return " " + translate(message("(not read in the statute, so it gives no errors)"))
    return " " + translate(message("(checked {day})", day=checked(rule.law)))


def _law(rule: AnyRule) -> Iterator[str]:
    """Yield what each paragraph asks for, in a sentence, and what is our reading of it; a statute is named once."""
    before = ""
    for reference in rule.law:
        provision, (number, _, place) = provisions()[reference], reference.partition(" ")
        name = place if number == before else f"{place} {statutes()[number].name}"
        before = number
        asks = provision.asks[current()]
        yield translate(message("{paragraph}: {text}", paragraph=sentence(name), text=asks))
        if reading := provision.reading[current()]:
            yield translate(message("Our reading: {text}", text=reading))


def _exception(rule: AnyRule) -> str:
    return translate(message("# trygg: tillåt {name} – the reason", name=name(rule)))


def indented(text: str) -> str:
    """Return a text as an example stands at a terminal."""
    return "".join(f"    {line}\n" for line in text.splitlines()).rstrip("\n")


def manual(rules: Sequence[AnyRule]) -> str:
    """Return the manual of all rules as Markdown, in the current language."""
    parts = [
        "# " + translate(message("The rules of trygg lint")),
        "<!-- " + translate(message("Made from the rules by make docs; change them there.")) + " -->",
        *map(translate, _ABOUT),
    ]
    for family, heading in FAMILIES.items():
        members = [rule for rule in in_order(rules) if rule.family == family]
        if members:
            parts.append(f"## {family} – {translate(heading)}")
            parts += [_section(rule) for rule in members]
    return "\n\n".join(parts) + "\n"


def _section(rule: AnyRule) -> str:
    facts = "  \n".join(f"**{translate(label)}:** {value}" for label, value in _facts(rule))
    return "\n\n".join(
        (
            f"### {rule.code} {name(rule)}",
            translate(rule.title),
            *_law(rule),
            translate(rule.explanation),
            facts,
            *(part for label, _, plan in _examples(rule) for part in (label, f"```yaml\n{plan}```")),
        )
    )
