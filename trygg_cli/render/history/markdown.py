"""For minutes and notes: a heading for each version, and the measures' statuses as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diff.rewritten_words import shortened
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.changes import wording as words
from trygg_cli.render.changes.markdown import piece
from trygg_cli.render.history import wording as histories
from trygg_cli.safe import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.change import Difference
    from trygg_cli.history import Narrative, NarrativeEntry


def render(tellings: Iterable[Narrative]) -> Iterator[str]:
    """Yield the histories one after the other; no line begins with words of a plan or a commit."""
    for number, telling in enumerate(tellings):
        yield ("\n" if number else "") + "\n\n".join(_telling(telling)) + "\n"


def _telling(telling: Narrative) -> Iterator[str]:
    yield f"## {markdown(histories.heading(telling))}"
    yield "\n".join(markdown(line) for line in histories.extents(telling))
    if not telling.in_order:
        yield markdown(translate(message("There is nothing to tell of what was asked for")))
    for part, entry, file in histories.entries(telling):
        yield from _entry(part, entry, file)
    courses = histories.courses(telling)
    silent = histories.silent(telling)
    if courses or silent:
        yield f"### {markdown(histories.courses_heading(telling))}"
        first = message("Plan") if telling.earlier else message("Measure")
        head = [translate(first), translate(message("Status"))]
        rows = [[name, histories.turns(course)] for name, course in courses]
        if rows:
            yield "\n".join(
                f"| {' | '.join(cells)} |"
                for cells in (map(markdown, head), ("---", "---"), *(map(markdown, row) for row in rows))
            )
        if silent:
            yield markdown(translate(silent))


def _entry(telling: Narrative, entry: NarrativeEntry, file: str | None) -> Iterator[str]:
    version = entry.version
    yield f"### {version.date.isoformat()} {markdown(histories.subject(version))}".rstrip()
    yield f"`{histories.commit(version)}` {markdown(histories.author(version))}".rstrip()
    remarks = [*([file] if file else ()), *histories.remarks(telling, entry)]
    lines = [f"- **{markdown(remark)}**" for remark in remarks]
    rest = histories.rest(telling, entry)
    lines += [f"- {markdown(translate(rest))}"] if rest else []
    lines += [_change(telling, difference) for difference in histories.told(telling, entry)]
    if lines:
        yield "\n".join(lines)


def _change(telling: Narrative, difference: Difference) -> str:
    turn = difference.turn.word
    kind = f"**{markdown(translate(turn))}:** " if turn else ""
    rewritten = "".join(map(piece, shortened(difference.pieces)))
    told = markdown(histories.sentence(telling, difference))
    below = [rewritten] if rewritten else [*map(markdown, words.texts(difference))]
    return f"- {kind}{told}" + (f"\n\n  {'<br>'.join(below)}\n" if below else "")
