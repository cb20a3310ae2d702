"""What the rules on changes are asked about: a plan before and after, and what differs between the two.

All is plain data, since neither version need be a plan that fits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from trygg_cli.data import Data, step_into
from trygg_cli.message import Message, message, plural
from trygg_cli.model.shape import shapes
from trygg_cli.policy import new_words
from trygg_cli.policy.decisions import latest
from trygg_cli.policy.plain_data import Ids, contents, existing, ids_along, parts, text_of
from trygg_cli.policy.rulings import Rulings, rulings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import ChangedItem, Difference
    from trygg_cli.data import Fields
    from trygg_cli.position import Route

_USES = {"goal": "bidrar_till", "indicator": "indikatorer"}
"""The key under which others say that they use an item, by its kind."""
_SHOWN = 3
"""How many changes of one item a finding tells."""


@dataclass(frozen=True)
class Touched:
    """An item, or the plan itself, with the differences that are in it.

    `route` leads to it in the new version or, if it is gone, to what is left around the place where it stood.
    """

    item: ChangedItem
    route: Route
    differences: list[Difference] = field(default_factory=list)

    @property
    def is_gone(self) -> bool:
        """Tell whether the item was removed."""
        return self.item.new is None

    @property
    def titles(self) -> tuple[str, str]:
        """What it is called on each side."""
        key = shapes()[self.item.part].title or ""
        return text_of(self.item.old, key), text_of(self.item.new, key)

    @property
    def contents(self) -> tuple[list[str], list[str]]:
        """What it says on each side, besides."""
        key = shapes()[self.item.part].title or ""
        return contents(self.item.old, key), contents(self.item.new, key)


@dataclass(frozen=True)
class PlanRevision:
    """A change of a plan: the data before and after, and the differences."""

    old: Fields
    new: Fields
    differences: Sequence[Difference]
    comments: Sequence[tuple[Ids, str]] = ()
    """The comments in its text that name a decision and are new, with the ids of what they are on."""

    @property
    def is_another_plan(self) -> bool:
        """Tell whether a plan with another id and another title has taken the place of the old one."""
        names = [
            (new_words.normal(text_of(self.old, key)), new_words.normal(text_of(self.new, key)))
            for key in ("id", "titel")
        ]
        return all(old and new and old != new for old, new in names)

    @cached_property
    def touched(self) -> list[Touched]:
        """The items that differ, in the order of their first differences."""
        found: dict[tuple[str, str], Touched] = {}
        for difference in self.differences:
            item = difference.change.item
            group = found.setdefault((item.kind, item.id), Touched(item, self._route(difference)))
            group.differences.append(difference)
        return [*found.values()]

    def place(self, difference: Difference) -> Route:
        """Return where a change is in the new version: at the value, or at what is left around its place."""
        return existing(self.new, difference.change.new_route)

    def _route(self, difference: Difference) -> Route:
        item, route = difference.change.item, self.place(difference)
        value: Data = self.new
        for length, step in enumerate(route):
            if value == item.new:
                return route[:length]
            value = step_into(value, step)
        return route

    def words_about(self, item: ChangedItem) -> Iterator[str]:
        """Yield what the change adds in words about an item.

        That is new comments in its follow-ups and outcomes or, for a goal or an indicator, in those of what
        uses it; and new comments anywhere, or a new decision's text, that name the item.
        """
        yield from new_words.added(item.old, item.new)
        if item.kind:
            yield from self._by_use.get((item.kind, item.id), ())
            yield from (text for text in self._candidates(item) if new_words.names(text, item))

    @cached_property
    def rulings(self) -> Rulings:
        """What the decisions that came with the change answer for."""
        said = [(item.id, text) for item, texts in self._said for text in texts]
        said += (("", text) for text in new_words.added(self.old, self.new))
        return rulings(self.old, self.new, said, self.comments)

    def is_decided(self, touched: Touched) -> bool:
        """Tell whether a decision that came with the change answers for an item, or one named where it is used."""
        item, change, after = touched.item, touched.differences[0].change, latest(self.old)
        if new_words.is_stamped(item.old, item.new, after):
            return True
        ids = {*ids_along(self.old, change.old_route), *ids_along(self.new, change.new_route)}
        if any(self.rulings.answer_for((*ids,), own) for own in {item.id, text_of(item.new, "id")}):
            return True
        uses = self._by_use.get((item.kind, item.id), ())
        return any(new_words.names_decision(text, after) for text in uses)

    def is_explained(self, touched: Touched) -> bool:
        """Tell whether new words say why an item changed, or a decision that came with the change answers for it."""
        return any(self.words_about(touched.item)) or self.is_decided(touched)

    @cached_property
    def kept(self) -> list[Touched]:
        """The items that differ, without those that the rules on ids tell of."""
        return [touched for touched in self.touched if not self._is_renumbered(touched)]

    def _is_renumbered(self, touched: Touched) -> bool:
        if touched.is_gone:
            return (touched.item.kind, touched.item.id) in self._renumbered[0]
        return self.former_id(touched) is not None

    def former_id(self, touched: Touched) -> str | None:
        """Return the id of what an item has become, if it took over more than the title."""
        old, new = touched.titles
        if touched.is_gone or new_words.normal(old) == new_words.normal(new):
            return None
        before, after = touched.contents
        is_retitled = bool(after) and before == after
        return None if is_retitled else self._renumbered[1].get((touched.item.kind, touched.item.id))

    @cached_property
    def _renumbered(self) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
        """Which id has the title that another id had, by kind and old id; and the same by kind and new id."""
        had, has = (_by_title(side) for side in (self.old, self.new))
        now, was = {}, {}
        for (kind, title), before in had.items():
            after = has.get((kind, title), {})
            gone = [name for name in before if name not in after]
            come = [name for name in after if name not in before]
            for old, new in zip(gone, come, strict=False):
                now[kind, old], was[kind, new] = new, old
        return now, was

    @cached_property
    def _said(self) -> list[tuple[ChangedItem, list[str]]]:
        """What the new version says that the old one does not, by the item it is said of; the plan aside."""
        there = (touched.item for touched in self.touched if touched.item.kind and not touched.is_gone)
        found = ((item, new_words.added(item.old, item.new)) for item in there)
        return [pair for pair in found if pair[1]]

    @cached_property
    def _by_use(self) -> dict[tuple[str, str], list[str]]:
        """What is said of that which uses a goal or an indicator."""
        found: dict[tuple[str, str], list[str]] = {}
        for item, said in self._said:
            for kind, key in _USES.items():
                uses = (item.new or {}).get(key)
                for name in uses if isinstance(uses, list) else ():
                    if isinstance(name, str):
                        found.setdefault((kind, name), []).extend(said)
        return found

    def _candidates(self, item: ChangedItem) -> Iterator[str]:
        """Yield the new texts in which the first word of an item's id or title is."""
        for first in {name.partition(" ")[0] for name in new_words.called(item)}:
            yield from self._by_word.get(first, ())

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        inside = [text for _, said in self._said for text in said]
        found: dict[str, list[str]] = {}
        for text in [*inside, *new_words.added(self.old, self.new), *new_words.decided(self.old, self.new)]:
            for word in {*new_words.normal(text).split()}:
                found.setdefault(word, []).append(text)
        return found


def _by_title(plan: Fields) -> dict[tuple[str, str], dict[str, None]]:
    """Return the ids of what has a title, by kind and title."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for part in parts(plan):
        if part.title:
            found.setdefault((part.kind, new_words.normal(part.title)), {})[part.id] = None
    return found


def told(differences: Sequence[Difference]) -> Message:
    """Return the sentences of some differences of one item as one, with the item's name if it is gone."""
    shown = [_sentence(difference) for difference in differences[:_SHOWN]]
    rest = len(differences) - len(shown)
    if rest:
        shown.append(plural("{count} more change", "{count} more changes", rest))
    sentence = shown.pop()
    for value in reversed(shown):
        sentence = message("{sentence}; {others}", sentence=value, others=sentence)
    return sentence


def _sentence(difference: Difference) -> Message:
    item = difference.change.item
    if item.new is None and item.label:
        return message("{item}: {sentence}", item=item.label, sentence=difference.sentence)
    return difference.sentence
