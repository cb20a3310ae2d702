"""What the decisions that a change tells of answer for: the plan as a whole, or the items that they name."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.policy import new_words
from trygg_cli.policy.decisions import gained, latest
from trygg_cli.policy.plain_data import Ids, NamedPart, parts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.data import Fields
    from trygg_cli.policy.decisions import Decision

_DASH = re.compile(r"(?:(?<!\s)\s+)?[–—]\s*")
_TOKEN = re.compile(r"\w[\w.–-]*")
_NUMBERED = re.compile(r"(.*?)(\d{1,4})")
_OWNED = re.compile(r".*\ds")
_MOST = 200
"""Items that a stretch of ids, as A1–A9, stands for."""
_NAMED = ("measure", "goal", "promise", "indicator", "area", "problem", "agreement")
"""The kinds that a decision may be about."""
_CALLED = ("åtgärd", "mål", "löfte", "indikator", "område", "fokusområde", "delområde", "problem", "punkt")
"""Words after which a plain number or word is an id."""
_BETWEEN = ("och", "samt", "till", "t.o.m", "eller")


class Rulings(NamedTuple):
    """What is decided on: all, or what has an id among those named, or what a comment that names a decision is on."""

    is_whole: bool
    named: frozenset[str]
    commented: frozenset[str]

    def answer_for(self, ids: Ids, own: str) -> bool:
        """Tell whether an item is decided on, by its own id and those that it stands in."""
        return self.is_whole or own in self.commented or not self.named.isdisjoint((*ids, own))


def rulings(
    old: Fields,
    new: Fields,
    said: Iterable[tuple[str, str]],
    comments: Iterable[tuple[Ids, str]],
) -> Rulings:
    """Return what is decided on.

    `said` are the new texts with the id of what they are on, nothing for the plan; `comments` name decisions.
    """
    known = _NamedItems(old, new)
    named: set[str] = set()
    commented: set[str] = set()
    is_whole = False
    for decision in gained(old, new):
        about = _about(decision, known)
        is_whole |= not about
        named |= about
    after = latest(old)
    told = [(ids[-1] if ids else "", text) for ids, text in comments]
    for home, text in (*told, *(pair for pair in said if new_words.names_decision(pair[1], after))):
        commented.add(home)
        named |= known.named_in(text)
    return Rulings(is_whole, frozenset(named), frozenset(commented))


def _about(decision: Decision, known: _NamedItems) -> set[str]:
    """Return the ids of what a decision names; none where it is about the plan as a whole."""
    about = decision.get("avser")
    ids = [about] if isinstance(about, str) else about if isinstance(about, list) else []
    return {item for item in ids if isinstance(item, str)} or known.named_in(text_of(decision, "text"))


class _NamedItems:
    """What a text may name: everything that has an id on either side, the actors and the plan itself aside."""

    def __init__(self, old: Fields, new: Fields) -> None:
        self._sides = (old, new)

    @cached_property
    def _parts(self) -> list[NamedPart]:
        return [part for side in self._sides for part in parts(side) if part.kind in _NAMED]

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(part.id for part in self._parts)

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        """The ids that no word is, by how they may be written: A1 as a1."""
        found: dict[str, list[str]] = {}
        for text in filter(_cannot_be_a_word, self._ids):
            found.setdefault(text.casefold(), []).append(text)
        return found

    @cached_property
    def _titles(self) -> dict[str, dict[str, str]]:
        """The ids of titles of several words, by their first word."""
        found: dict[str, dict[str, str]] = {}
        for part in self._parts:
            title = new_words.normal(part.title)
            first, _, rest = title.partition(" ")
            if rest:
                found.setdefault(first, {})[title] = part.id
        return found

    def named_in(self, text: str) -> set[str]:
        """Return the ids that a text names, as A1, A1–A3 or åtgärd 3; and those of titles of several words."""
        return {*self._by_id(text), *self._by_title(text)}

    def _by_id(self, text: str) -> Iterator[str]:
        """Yield the ids in a text; also, after a word for what has one, an id that nothing has: it is not about all."""
        is_called = False
        before = ""
        for found in _TOKEN.findall(_DASH.sub("–", text)):
            token = found.strip(".–-")
            ids = [*self._among(token)] or self._parted(before, token)
            before = token
            if not ids and is_called and _NUMBERED.fullmatch(token) and not token.isdigit():
                ids = [word for word in self._ids if word.casefold() == token.casefold()] or [token]
            yield from (word for word in ids if is_called or _cannot_be_a_word(word))
            is_called = token.casefold().startswith(_CALLED) or (is_called and bool(ids or token in _BETWEEN))

    def _among(self, token: str) -> Iterator[str]:
        """Yield the ids that a stretch of letters is: one, or those from one to another."""
        if token in self._ids:
            yield token
            return
        ends = [_NUMBERED.fullmatch(end) for end in re.split("[–-]", token)]
        if len(ends) == 2 and ends[0] and ends[1] and ends[1][1] in (ends[0][1], ""):
            first, last = (int(end[2]) for end in ends if end)
            names = (f"{ends[0][1]}{number}" for number in range(first, min(last + 1, first + _MOST)))
            yield from (text for name in names for text in self._spelled(name))
        else:
            for part in token.split("–"):
                yield from self._spelled(part)

    def _spelled(self, token: str) -> list[str]:
        """Return the ids that a text may mean by a1 and, of what is A1's, by A1s."""
        if token in self._ids:
            return [token]
        name = token.casefold()
        return self._written.get(name) or (self._written.get(name[:-1], []) if _OWNED.fullmatch(name) else [])

    def _parted(self, letters: str, number: str) -> list[str]:
        """Return the id that is written with a space, as A 1."""
        is_parted = letters.isupper() and letters.isalpha() and number.isdigit()
        return self._spelled(letters + number) if is_parted else []

    def _by_title(self, text: str) -> Iterator[str]:
        said = f" {new_words.normal(text)} "
        for first in {*said.split()} & self._titles.keys():
            yield from (name for title, name in self._titles[first].items() if f" {title} " in said)


def _cannot_be_a_word(name: str) -> bool:
    """Tell whether an id is none of the words or numbers of a text: A1, M-2, SIG, but not centrum or 12."""
    is_lettered = any(map(str.isalpha, name))
    return is_lettered and (
        any(map(str.isdigit, name)) or "-" in name or "_" in name or (len(name) > 1 and name.isupper())
    )
