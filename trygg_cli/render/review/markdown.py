"""For the people who decide on a pull or merge request: one comment, which CI keeps up to date.

It is written for GitHub, GitLab, Azure DevOps and Forgejo alike: lists with boxes to tick, `<details>`, and
every entry on a line of its own, so that no words of a plan begin a line.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.change import Weight
from trygg_cli.diff.narration import brief
from trygg_cli.diff.rewritten_words import shortened
from trygg_cli.language import translate
from trygg_cli.message import Message, message, plural
from trygg_cli.render.changes import wording as changes
from trygg_cli.render.changes.markdown import piece
from trygg_cli.render.findings import alike
from trygg_cli.render.findings import wording as words
from trygg_cli.render.review import ticks as review_ticks
from trygg_cli.render.review import wording as said
from trygg_cli.render.review.fit import Chapter, CommentSection, ListLine, fit, length
from trygg_cli.safe import code, markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.change import Difference
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.review.assessment import PlanReview, Review
    from trygg_cli.review.host_links import Link

MARKER = "<!-- trygg-review -->"
"""The first line, which nobody sees, and by which CI finds the comment again."""

LIMIT = 65_536
"""Characters that every host takes: GitHub takes 65 536, Azure DevOps 150 000, GitLab 1 000 000, Forgejo any number."""

_DECISION, _FAULT, _POLICY, _GONE, _NEW, _FOLLOW_UP, _WORDING, _MENDED = range(8)
"""In which order things matter: the last is the first to be left out."""


class VersionLinks(NamedTuple):
    """Where the versions are to be seen: how to link, the commits of both sides, and how they were named."""

    link: Link
    commits: tuple[str, str]
    sides: str


def render(review: Review, place: VersionLinks, limit: int = LIMIT) -> str:
    """Return the comment, at most so many characters long."""
    first = " · ".join(f"**{markdown(translate(sentence))}**" for sentence in said.verdict(review))
    rest = said.joined(said.counted(review))
    front = f"{MARKER}\n\n{first}" + (f" · {markdown(rest)}" if rest else "")
    is_alone = len(review.plans) == 1
    chapters = [_chapter(plan, review, place, is_alone=is_alone) for plan in review.plans]
    if review.gone:
        chapters = [_gone(review), *chapters]
    note = partial(_plans_left, f"trygg diff {place.sides}")

    def tail(marks: list[str]) -> str:
        return review_ticks.hidden([mark for mark in marks if mark in review.ticked])

    return fit(front, chapters, limit - length("\n"), note, tail) + "\n"


def _gone(review: Review) -> Chapter:
    """Return what was ticked and is no longer there, so that nobody believes it decided."""
    entries = [ListLine(f"{markdown(what) or '…'} · {code(mark)}") for mark, what in review.gone.items()]
    heading = translate(message("Ticked before, and now gone or changed"))
    return Chapter("", [CommentSection(f"{heading} ({len(entries)})", entries, _GONE, "… +{}".format)])


def _chapter(plan: PlanReview, review: Review, place: VersionLinks, *, is_alone: bool) -> Chapter:
    file = markdown(plan.new.name)
    title = markdown(brief(plan.title))
    parts = [f"### {title} ({file})" if title else f"### {file}"]
    if not is_alone:
        parts.append(markdown(said.joined(said.in_plan(plan))))
    parts += [markdown(translate(remark)) for remark in said.remarks(plan)]
    return Chapter(
        "\n\n".join(parts), [section for section in _sections(plan, review, place) if section.entries]
    )


def _sections(plan: PlanReview, review: Review, place: VersionLinks) -> list[CommentSection]:
    differences, findings = f"trygg diff {place.sides}", f"trygg review {place.sides} --format text"
    decide = [_decision(difference, plan, review, place) for difference in plan.of(Weight.DECISION)]
    followed = [ListLine(*_change(difference, plan, place)) for difference in plan.of(Weight.FOLLOW_UP)]
    worded = [ListLine(*_change(difference, plan, place)) for difference in plan.of(Weight.WORDING)]
    faults, policy, introduced = (
        [_finding(group, place) for group in alike.gathered(found)]
        for found in (plan.faults, plan.policy, plan.introduced)
    )
    mended = [ListLine(_told(group)) for group in alike.gathered(plan.mended)]
    return [
        _section(message("To be fixed first"), faults, _FAULT, findings, len(plan.faults)),
        _section(changes.HEADINGS[Weight.DECISION], decide, _DECISION, differences),
        _section(message("Against the rules for changes"), policy, _POLICY, findings, len(plan.policy)),
        _section(message("New findings"), introduced, _NEW, findings, len(plan.introduced)),
        _section(changes.HEADINGS[Weight.FOLLOW_UP], followed, _FOLLOW_UP, differences),
        _section(changes.HEADINGS[Weight.WORDING], worded, _WORDING, differences, is_folded=True),
        _section(message("Fixed findings"), mended, _MENDED, findings, len(plan.mended), is_folded=True),
    ]


def _section(
    heading: Message,
    entries: Sequence[ListLine],
    rank: int,
    command: str,
    count: int | None = None,
    *,
    is_folded: bool = False,
) -> CommentSection:
    return CommentSection(
        f"{translate(heading)} ({len(entries) if count is None else count})",
        entries,
        rank,
        partial(_left, command),
        _elsewhere(message("what stands below some of these does not fit here"), command),
        is_folded,
    )


def _left(command: str, count: int) -> str:
    """Return how many were left out, and how to see them."""
    return _elsewhere(
        plural("{count} more does not fit here", "{count} more do not fit here", count), command
    )


def _plans_left(command: str, count: int) -> str:
    more = plural("{count} more plan does not fit here", "{count} more plans do not fit here", count)
    return _elsewhere(more, command)


def _elsewhere(more: Message, command: str) -> str:
    return f"… {markdown(translate(more))}: {code(command)}"


def _decision(difference: Difference, plan: PlanReview, review: Review, place: VersionLinks) -> ListLine:
    box = "[x]" if difference.fingerprint in review.ticked else "[ ]"
    head, body = _change(difference, plan, place)
    return ListLine(f"{box} {head} · {code(difference.fingerprint)}", body, difference.fingerprint)


def _change(difference: Difference, plan: PlanReview, place: VersionLinks) -> tuple[str, str]:
    """Return what changed in which item, with links to both versions; and what stood before and after."""
    turn = difference.turn.word
    kind = f"*{markdown(translate(turn))}:* " if turn else ""
    head = f"**{markdown(changes.item(difference))}** – {kind}{markdown(changes.sentence(difference))}"
    return head + _links(difference, plan, place), _beside(difference)


def _links(difference: Difference, plan: PlanReview, place: VersionLinks) -> str:
    """Return links to the lines before and after; without any the line, where there is one."""
    is_gone = not difference.change.key and difference.change.item.is_gone
    line, old_line = difference.start.line, plan.old_lines.get(difference.fingerprint)
    old = place.link(place.commits[0], difference.old_file, old_line) if old_line else ""
    new = place.link(place.commits[1], difference.file, line) if not is_gone else ""
    named = [(message("as it was"), old), (message("as it is"), new)]
    links = "".join(f" · [{translate(name)}]({address})" for name, address in named if address)
    if links or is_gone:
        return links
    return f" · {translate(message('line {line}', line=line))}"


def _beside(difference: Difference) -> str:
    if difference.pieces:
        stretches = "".join(map(piece, shortened(difference.pieces))).strip()
        return stretches.replace("</del><ins>", "</del> <ins>")
    texts = changes.texts(difference)
    return "<br>".join(map(markdown, texts)) if texts else markdown(said.beside(difference))


def _finding(group: Sequence[Diagnostic], place: VersionLinks) -> ListLine:
    """Return a finding, or several that are alike, with a link to each line."""
    remedy = markdown(words.remedy(group[0]))
    if len(group) == 1:
        return ListLine(f"{_told(group)} · {_line(group[0], place)}", remedy)
    abouts = zip(group, alike.abouts(group), strict=True)
    places = " · ".join(
        f"{_line(diagnostic, place)} {markdown(about)}".rstrip() for diagnostic, about in abouts
    )
    return ListLine(f"{_told(group)}: {places}", remedy)


def _line(diagnostic: Diagnostic, place: VersionLinks) -> str:
    address = place.link(place.commits[1], diagnostic.file, diagnostic.start.line)
    line = alike.line(diagnostic)
    return f"[{line}]({address})" if address else line


def _told(group: Sequence[Diagnostic]) -> str:
    """Return what a finding says, and of what item; of several that are alike what they say and how many they are."""
    first = group[0]
    kind = markdown(f"{words.severity(first)} {first.code}")
    if len(group) > 1:
        return f"**{kind}** {markdown(alike.sentence(group))}"
    about = markdown(words.item(first))
    return f"**{kind}** " + (f"{about} – " if about else "") + markdown(words.sentence(first))
