"""For a browser: one page without scripts, links or anything fetched."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from trygg_cli.change import CommitmentTurn, Weight
from trygg_cli.diff.rewritten_words import shortened
from trygg_cli.language import current, translate
from trygg_cli.message import message
from trygg_cli.render.changes import wording as words
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.change import Difference

_STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
body { color: #1b1b1b; background: #fff }
h2 { border-bottom: 2px solid #444 } h3 { margin-bottom: 0 } ul { margin-top: .25rem } small { color: #555 }
.weaker b { color: #9b1c1c } .stronger b { color: #14532d } .unclear b { color: #7a4a00 }
del { background: #fbe0e0; color: #7f1d1d } ins { background: #dcf3e1; color: #14532d }
"""


def render(differences: Sequence[Difference], files: Sequence[str]) -> str:
    """Return a page with a section for each weight; wording is folded."""
    body = [f"<h1>{_text(translate(message('What changed')))}</h1>"]
    body.append(f"<p>{_text(translate(words.closing(differences)))}</p>")
    for weight, homes in words.in_groups(differences):
        heading = _text(translate(words.HEADINGS[weight]))
        items = "\n".join(_item(first, inside) for first, inside in homes)
        if weight is Weight.WORDING:
            body.append(f"<details><summary>{heading}</summary>\n{items}\n</details>")
        else:
            body.append(f"<section>\n<h2>{heading}</h2>\n{items}\n</section>")
    inside = "\n".join(body)
    return (
        f'<!DOCTYPE html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="trygg">\n'
        f"<title>{_text(translate(message('What changed')))}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{inside}\n</main>\n</body>\n</html>\n"
    )


def _item(first: Difference, inside: Sequence[Difference]) -> str:
    entries = "\n".join(_entry(difference) for difference in inside)
    return f"<h3>{_text(words.item(first))}</h3>\n<small>{_text(words.place(first))}</small>\n<ul>\n{entries}\n</ul>"


def _entry(difference: Difference) -> str:
    turn = difference.turn.word
    kind = f"<b>{_text(translate(turn))}:</b> " if turn else ""
    shown = f' class="{difference.turn.value}"' if difference.turn is not CommitmentTurn.NONE else ""
    text = f"<li{shown}>{kind}{_text(words.sentence(difference))}"
    if difference.pieces:
        marks = {"-": "del", "+": "ins", "=": "span"}
        parts = (
            f"<{marks[piece.sign]}>{_text(piece.text.rstrip())}</{marks[piece.sign]}>{' ' * piece.text[-1:].isspace()}"
            for piece in shortened(difference.pieces)
        )
        text += f"<br>{''.join(parts)}"
    text += "".join(f"<br>{_text(line)}" for line in words.texts(difference))
    return text + "</li>"


def _text(text: str) -> str:
    return escape(terminal(text), quote=True)
