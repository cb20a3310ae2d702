"""The page of the manual on all keys: how a plan is written, every key where it stands, and whole plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.keys import GROUPS, NAMES, Key, about, examples, keys_of, ways
from trygg_cli.language import translate
from trygg_cli.message import Message, message
from trygg_cli.render.manual.key_facts import EXAMPLE, facts
from trygg_cli.standing.status import State
from trygg_cli.standing.verdict import Verdict
from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.keys import Way
    from trygg_cli.model.choice_word import ChoiceWord

_RULES = (
    message(
        "Each line is a key, a colon, a space and a value. Two spaces at the beginning of a line show "
        "that it belongs to the line above."
    ),
    message(
        "A list has an item a line, each after a dash in the same column. A list of ids may stand in "
        "brackets: [KS, TK]."
    ),
    message(
        "Running text stands on a line of its own, without quotation marks. Several paragraphs stand "
        "below, after the sign |. A text with a colon and a space in it, or with # after a space, or that "
        "begins with one of [ {{ > | * & ! % @ ` ' \" - ? : and a space stands in quotation marks."
    ),
    message("In {{ }} a comma ends a value: only for codes, names, days and figures."),
    message(
        "An id holds letters, digits and - . _ between them, no spaces, at most 80 characters. It is "
        "yours to choose, and never changed. Actors have theirs, such as KS, as the key that they stand "
        "under."
    ),
    message(
        "Write what the document says, and no more: what is not decided is left out. A key that is left out is never "
        "taken for anything, and trygg lint says what would be worth deciding."
    ),
    message("A day is written 2022-09-02."),
    message(
        "A period is written 2022 (a year), 2022-H1 (a half-year), 2022-T2 (a tertial: January to April, "
        "May to August, September to December), 2022-Q3 (a quarter), 2022-09 (a month), 2022-v36 (a "
        "week), 2022-09-02 (a day), or as two with a slash between: 2022-T1/2022-T2, 2016/2019, "
        "2022-01-15/2022-02-14."
    ),
    message("A number is written with a point before decimals and without spaces or unit: 32.5, 150000."),
    message("A key with nothing after it says nothing, and may stand as a blank to fill in."),
    message(
        "What follows # after a space is a comment. A comment such as # trygg: tillåt B10 – the reason "
        "allows a finding of trygg lint on its line."
    ),
    message(
        "A key must be there only where that is said. The smallest plan has id, titel and typ; the order "
        "of keys is free."
    ),
    message(
        "A plan lies in the folder plans, in a file of its own whose name ends with .yaml; trygg init makes the folder "
        "ready. trygg validate says whether the files are plans, trygg lint whether they are good ones, and trygg "
        "report --period 2022-T2 writes the report."
    ),
)

_SAID: tuple[tuple[Verdict | State, Message], ...] = (
    (Verdict.REACHED, message("the target is met")),
    (Verdict.MORE, message("more than exakt says; it is told as such, and is no failure")),
    (
        Verdict.ON_THE_WAY,
        message(
            "a part of the way is done, or nothing has failed yet and only the end of the time will tell"
        ),
    ),
    (
        Verdict.NOT_YET,
        message("nothing of the way is done, or nobody knows how much, and the time is not over"),
    ),
    (Verdict.MISSED, message("the time is over, or it is already more than högst allows")),
    (
        Verdict.UNKNOWN,
        message("the plan does not say enough: the reason stands beside, with the key that would settle it"),
    ),
    (State.LATE, message("reported as not started or ongoing, and the last day has passed")),
    (State.UNKNOWN, message("nothing was reported about the measure; it is never taken for late")),
    (State.NOT_BEGUN, message("the first day of the measure is still to come")),
)
"""What reports say that nobody writes: it is worked out from what is written."""


_WRITING = message("How a plan is written")
_WORKED_OUT = message("What is worked out and never written")
_NEVER_WRITTEN = message(
    "These words stand in reports and never in plans: they follow from days and figures, and trygg why ID --period "
    "2022-T2 tells how, as [varför.md](varför.md) shows."
)
_INDEX = message("All keys in alphabetical order")
_PLANS = message("Whole plans")


def manual() -> str:
    """Return the page of all keys as Markdown, in the current language."""
    parts = [
        "# " + translate(message("The keys of a plan")),
        "<!-- " + translate(message("Made from the model by make docs; change it there.")) + " -->",
        translate(
            message(
                "Everything that can be written in a plan: each key, what it means, how its value is written"
                " and whether it is required. trygg key shows the same in the terminal, and the editor when"
                " you hover over a key. Every example is a plan that trygg validate accepts."
            )
        ),
        _contents(),
        "## " + translate(_WRITING),
        "\n".join(f"- {translate(rule)}" for rule in _RULES),
    ]
    for heading, named in GROUPS:
        parts.append(f"## {translate(heading)}")
        parts += [text for part in named for text in _section(part)]
    parts += ["## " + translate(_WORKED_OUT), translate(_NEVER_WRITTEN)]
    parts.append("\n".join(f"- *{translate(verdict.word)}* – {translate(said)}." for verdict, said in _SAID))
    parts += ["## " + translate(_INDEX), translate(message("Each key, and what it stands in.")), _index()]
    parts += ["## " + translate(_PLANS), *(text for name in examples.ORDER for text in _plan(name))]
    return "\n\n".join(parts) + "\n"


def _contents() -> str:
    lines = [f"- {_link(translate(_WRITING))}"]
    for heading, named in GROUPS:
        lines.append(f"- {_link(translate(heading))}")
        lines += [f"  - {_link(translate(NAMES[part]))}" for part in named]
    lines.append(f"- {_link(translate(_WORKED_OUT))}")
    lines += [f"- {_link(translate(_INDEX))}", f"- {_link(translate(_PLANS))}"]
    lines += [f"  - {_link(_titles()[name])}" for name in examples.ORDER]
    return "\n".join(lines)


def _link(heading: str) -> str:
    """Return a link to a heading of the page, by the anchor that GitHub and GitLab give it."""
    kept = "".join(char for char in heading.casefold() if char.isalnum() or char in " -_")
    return f"[{heading}](#{kept.replace(' ', '-')})"


def _section(part: str) -> Iterator[str]:
    yield f"### {translate(NAMES[part])}"
    yield about(part)
    if ways()[part] != ((),):
        yield translate(message("Stands under {ways}.", ways=_coded(ways()[part])))
    yield "\n".join(_item(key) for key in keys_of(part))
    for plan in examples.of_part(part):
        yield translate(EXAMPLE)
        yield f"```yaml\n{plan}```"


def _coded(those: Sequence[Way]) -> list[str]:
    return [f"`{'.'.join(way)}`" for way in those]


def _item(key: Key) -> str:
    """Return a key as an item of a list: its name, what it means, its value, and the words to choose between."""
    (label, form), *rest = facts(key, lambda part: _link(translate(NAMES[part])))
    said = [f"*{translate(label)}: {form}.*", *(f"{translate(other)}: {value}." for other, value in rest)]
    lines = [
        f"- **`{key.field.key}`** – {key.meaning.removesuffix('.')}.",
        f"  {' '.join(said)}",
        *(f"  - `{word.value}`{_meaning(word)}" for word in key.words),
    ]
    return "\n".join(lines)


def _meaning(word: ChoiceWord) -> str:
    return f" – {translate(word.meaning)}" if word.meaning else ""


def _index() -> str:
    homes: dict[str, list[str]] = {}
    for part in NAMES:
        for key in keys_of(part):
            homes.setdefault(key.field.key, []).append(_link(translate(NAMES[part])))
    return "\n".join(
        f"- `{key}`: {', '.join(homes[key])}" for key in sorted(homes, key=lambda key: (fold(key), key))
    )


def _titles() -> dict[str, str]:
    return {name: plan.plan.title for name, plan in zip(examples.ORDER, examples.plans(), strict=True)}


def _plan(name: str) -> Iterator[str]:
    """Yield a whole plan, its first comment as the text above it."""
    text = examples.plans()[examples.ORDER.index(name)].text
    lines = text.splitlines(keepends=True)
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    yield f"### {_titles()[name]}"
    yield " ".join(line.lstrip("# ").strip() for line in lines[:first])
    yield f"```yaml\n{''.join(lines[first:])}```"
