"""The keys explained at a terminal: all in a list, one, or a sort of part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.keys import GROUPS, MOST_WAYS, NAMES, Key, about, examples, keys_of, ways
from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.render.manual.key_facts import EXAMPLE, facts
from trygg_cli.render.manual.rules import GOOD, indented
from trygg_cli.render.painting import BOLD, paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def listing() -> str:
    """Return all keys, a line each, under what they stand in."""
    parts = []
    for heading, named in GROUPS:
        parts.append(translate(heading).upper())
        parts += [f"{_title(part)}\n{_lines_of_keys(part)}" for part in named]
    parts.append(
        translate(message("* must be there. trygg key NAME tells all about a key, as trygg key mål.minst."))
    )
    return "\n\n".join(parts) + "\n"


def _title(part: str) -> str:
    """Return what a sort of part is called, and under which keys it stands."""
    name = translate(NAMES[part])
    return f"{name} ({_where(part)})" if ways()[part] != ((),) else name


def _where(part: str) -> str:
    """Return under which keys a sort of part stands, without the way to them."""
    return ", ".join(dict.fromkeys(way[-1] for way in ways()[part]))


def _lines_of_keys(part: str) -> str:
    keys = keys_of(part)
    width = max(len(key.field.key) for key in keys) + 1
    return "\n".join(
        f"  {key.field.key + ('*' if key.field.required else ''):{width}}  {translate(key.field.description)}"
        for key in keys
    )


def part_page(part: str, *, colour: bool = False) -> str:
    """Return all there is to say about a sort of part, for a terminal."""
    facts = (
        [f"{translate(message('Stands under'))}: {_several(['.'.join(way) for way in ways()[part]])}"]
        if ways()[part] != ((),)
        else []
    )
    return (
        "\n\n".join(
            [
                paint(translate(NAMES[part]), BOLD, colour=colour),
                about(part),
                *facts,
                _lines_of_keys(part),
                translate(message("* must be there")),
                *_shown(examples.of_part(part), colour=colour),
            ]
        )
        + "\n"
    )


def key_page(keys: Sequence[Key], *, colour: bool = False) -> str:
    """Return all there is to say about keys that are alike, for a terminal."""
    first = keys[0]
    places = dict.fromkeys(translate(NAMES[key.part]) for key in keys)
    told = [f"{translate(label)}: {value}" for label, value in facts(first, _quoted)]
    stands = _several([way for key in keys for way in key.ways])
    return (
        "\n\n".join(
            [
                paint(f"{first.field.key} – {', '.join(places)}", BOLD, colour=colour),
                f"{first.meaning.removesuffix('.')}.",
                "\n".join(
                    [
                        f"{translate(message('Stands as'))}: {stands}",
                        *told,
                        *_words(first),
                    ]
                ),
                *([_lines_of_keys(first.field.part)] if first.field.part else []),
                *_shown([examples.of_key(first.part, first.field.key)], colour=colour),
            ]
        )
        + "\n"
    )


def _quoted(part: str) -> str:
    """Return the name of a sort of part inside a sentence."""
    return translate(message("“{name}”", name=NAMES[part]))


def _several(those: Sequence[str]) -> str:
    """Return ways, the shortest first; where they are many, how many more there are."""
    shown = sorted(those, key=lambda way: way.count("."))[:MOST_WAYS]
    left = len(those) - len(shown)
    more = [translate(plural("and {count} place more", "and {count} places more", left))] if left else []
    return ", ".join([*shown, *more])


def _shown(plans: Iterable[str], *, colour: bool) -> Iterator[str]:
    for plan in plans:
        yield paint(translate(EXAMPLE), GOOD, colour=colour)
        yield indented(plan)


def _words(key: Key) -> list[str]:
    """Return the words to choose between in columns, each with what it means."""
    width = max((len(word) for word in key.words), default=0)
    return [f"  {word.value:{width}}  {translate(word.meaning)}".rstrip() for word in key.words]
