"""What people write about a change: comments that are new, whom they are about, and the decisions they name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.model.shape import shapes
from trygg_cli.policy.decisions import gained
from trygg_cli.policy.plain_data import rows, text_of
from trygg_cli.reading.approval_validity import KEY as APPROVALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.change import ChangedItem
    from trygg_cli.data import Data, Fields

_REPORTS = ("uppföljning", "utfall", APPROVALS)
_NAMES = ("avser", "period", "plats", "datum", "roll")
_COMMENTS = (
    *("sammanfattning", "bedömning", "kommentar", "avvikelse", "hantering", "nästa_steg", "återkoppling"),
    *("omvärld", "prognos", "förslag_till_beslut", "beslut"),
)
_REFERENCE = re.compile(
    r"§ ?\d"  # minutes have § 94; a statute has 94 §
    r"|\b(?:[Dd]nr|[Dd]iarienummer)\W{0,3}(?:\w{1,20}[ /-])?\d"
    r"|\b(?!SFS\b)[A-ZÅÄÖ]{2}[A-Za-zÅÄÖåäö]{0,20}[ /-]{0,2}(?:19|20)\d\d[/:.]\d"
)
_OF_A_DAY = re.compile(
    r"(?:\b[Bb]e(?:slut(?:ades?|ats?)?|slöt)|fullmäktige|styrelsen|nämnden|\b(?:K[FS]|[A-ZÅÄÖ]{1,4}N))\b"
    r"[^.;]{0,40}?\b((?:19|20)\d\d-\d\d-\d\d)\b"
)
_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_NEW_WORDS = 3
_SHORTEST_TITLE = 8
"""Letters from which on a title in a text is taken for the item."""


def normal(text: str) -> str:
    """Return a text without what does not change its meaning: case, spaces and punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def added(old: Data, new: Data) -> list[str]:
    """Return what is said in the follow-ups, outcomes and approvals of an item that its old version did not say.

    A word corrected in an old comment says nothing new; some words or a figure more do.
    """
    before, now = [*_said(old)], [*_said(new)]
    more = Counter(place for place, _ in now) - Counter(place for place, _ in before)
    said_before = {normal(text) for _, text in before}
    known = {word for said in said_before for word in said.split()}
    found = []
    for place, text in now:
        fresh = {*normal(text).split()} - known
        is_more = len(fresh) >= _NEW_WORDS or any(word.isdigit() for word in fresh)
        if is_more or (more[place] and normal(text) not in said_before):
            found.append(text)
    return found


def _said(data: Data) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every comment on an item, after what tells its place from others."""
    for key in _REPORTS:
        for row in rows(data, key):
            name = (key, *(text_of(row, word) for word in _NAMES))
            for comment in _COMMENTS:
                text = text_of(row, comment)
                if normal(text):
                    yield (*name, comment), text


def is_stamped(old: Data, new: Data, after: str) -> bool:
    """Tell whether an item has a new approval that rests on a decision; of a day later than `after`, if it says one."""
    known = rows(old, APPROVALS)
    fresh = [text_of(row, "beslut") for row in rows(new, APPROVALS) if row not in known]
    return any(text.strip() and max(_DAY.findall(text), default="9") > after for text in fresh)


def decided(old: Fields, new: Fields) -> list[str]:
    """Return what new decisions say."""
    return [text for text in (text_of(item, "text") for item in gained(old, new)) if text]


def called(item: ChangedItem) -> list[str]:
    """Return what a text may call an item: its id and its titles on both sides, if they are long enough."""
    key = shapes()[item.part].title or ""
    titles = [normal(text_of(side, key)) for side in (item.old, item.new)]
    return [normal(item.id), *(title for title in titles if len(title) >= _SHORTEST_TITLE)]


def names(text: str, item: ChangedItem) -> bool:
    """Tell whether a text names an item."""
    if re.search(rf"(?<![\w.-]){re.escape(item.id)}(?![\w-]|\.\w)", text):
        return bool(item.id)
    said = f" {normal(text)} "
    return any(f" {title} " in said for title in called(item)[1:])


def names_decision(text: str, after: str = "") -> bool:
    """Tell whether a text refers to a decision: by its section, its record number or its day.

    Of a decision whose day is told, the day is later than `after`.
    """
    days = _OF_A_DAY.findall(text)
    return max(days) > after if days else bool(_REFERENCE.search(text))
