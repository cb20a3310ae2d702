"""For people who read pull requests: what needs a decision open, what is only wording folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import Weight
from trygg_cli.diff.rewritten_words import shortened
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.changes import wording as words
from trygg_cli.safe import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Difference, TextPiece


def render(differences: Sequence[Difference], files: Sequence[str]) -> str:
    """Return a heading that counts, and a list for each weight; no line begins with words of a plan."""
    parts = [f"### {markdown(translate(words.closing(differences)))}"]
    for weight, homes in words.in_groups(differences):
        count = sum(len(inside) for _, inside in homes)
        heading = f"{translate(words.HEADINGS[weight])} ({count})"
        body = "\n\n".join(part for first, inside in homes for part in _item(first, inside))
        if weight is Weight.WORDING:
            parts.append(f"<details><summary>{heading}</summary>\n\n{body}\n\n</details>")
        else:
            parts.append(f"#### {markdown(heading)}\n\n{body}")
    return "\n\n".join(parts) + "\n"


def _item(first: Difference, inside: Sequence[Difference]) -> Iterator[str]:
    where = translate(message("{file}, line {line}", file=first.file, line=first.start.line))
    yield f"**{markdown(words.item(first))}** – {markdown(where)}"
    yield "\n".join(_entry(difference) for difference in inside)


def _entry(difference: Difference) -> str:
    turn = difference.turn.word
    kind = f"**{markdown(translate(turn))}:** " if turn else ""
    rewritten = "".join(map(piece, shortened(difference.pieces)))
    below = [rewritten] if rewritten else [*map(markdown, words.texts(difference))]
    return f"- {kind}{markdown(words.sentence(difference))}" + (
        f"\n\n  {'<br>'.join(below)}\n" if below else ""
    )


def piece(stretch: TextPiece) -> str:
    """Return a stretch of words; what is gone is struck through, what is new is bold."""
    text = markdown(stretch.text)
    before, after = " " * stretch.text[:1].isspace(), " " * stretch.text[-1:].isspace()
    if stretch.sign == "=" or not text:
        return before + text + after
    mark = "del" if stretch.sign == "-" else "ins"
    return f"{before}<{mark}>{text}</{mark}>{after}"
