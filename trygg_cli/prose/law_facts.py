"""What trygg knows of statutes and what they ask for: all of it stands in one file, which a lawyer can go through.

`law_facts.txt` holds records with a blank line between them, each a statute or a provision, a fact a line.  A fact
that nobody has read in the statute has no day on which it was read, and gives no error.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_UNREAD = "nej"
_ENDLESS = 99
"""More chapters than any statute has."""


class Statute(NamedTuple):
    """A statute: how many chapters it has in which paragraphs begin anew, and from when until when it holds."""

    number: str
    name: str
    aliases: tuple[str, ...]
    chapters: int
    in_force: date | None
    repealed: date | None
    successor: str
    read: date | None


class Provision(NamedTuple):
    """What a paragraph asks for in words of our own, what is our reading of it, and when it was read in the statute.

    The texts are by language; `replaces` is the provision of a repealed statute that it stands for.
    """

    reference: str
    asks: dict[str, str]
    reading: dict[str, str]
    in_force: date | None
    replaces: str
    read: date | None
    where: str


@cache
def statutes() -> dict[str, Statute]:
    """Return the statutes by number, in the order of the file."""
    found = (_statute(record) for record in _records("författning"))
    return {statute.number: statute for statute in found}


@cache
def provisions() -> dict[str, Provision]:
    """Return the provisions by reference: the number of the statute, and chapter and paragraph."""
    found = (_provision(record) for record in _records("bestämmelse"))
    return {provision.reference: provision for provision in found}


def checked(references: Iterable[str]) -> date | None:
    """Return the day up to which all of some provisions have been read in the statutes; none if one has not."""
    days = [provisions()[reference].read for reference in references]
    return min((day for day in days if day), default=None) if all(days) else None


def is_unread(references: Sequence[str]) -> bool:
    """Tell whether what rests on some provisions rests on one that nobody has read in the statute."""
    return bool(references) and checked(references) is None


def in_force(reference: str) -> date:
    """Return the day from which a provision holds, which is its statute's where it says none; raises `KeyError`."""
    day = provisions()[reference].in_force or statutes()[reference.partition(" ")[0]].in_force
    if day is None:
        raise KeyError(reference)
    return day


def _statute(record: dict[str, str]) -> Statute:
    chapters = record.get("kapitel", "0")
    return Statute(
        record["författning"],
        record["namn"],
        tuple(alias.strip() for alias in record.get("kallas", "").split(",") if alias.strip()),
        _ENDLESS if chapters == "ja" else int(chapters),
        _day(record.get("i kraft")),
        _day(record.get("upphävd")),
        record.get("ersatt av", ""),
        _day(record["läst"]),
    )


def _provision(record: dict[str, str]) -> Provision:
    return Provision(
        record["bestämmelse"],
        {"sv": record["krav"], "en": record["in English"]},
        {"sv": record.get("vår läsning", ""), "en": record.get("our reading", "")},
        _day(record.get("i kraft")),
        record.get("ersätter", ""),
        _day(record["läst"]),
        record["läst"].partition(" ")[2],
    )


def _day(text: str | None) -> date | None:
    return None if text in (None, _UNREAD) else date.fromisoformat(text.partition(" ")[0])


@cache
def _all_records() -> list[dict[str, str]]:
    lines = (line for line in package.text("prose", "law_facts.txt").splitlines() if line[:1] != "#")
    blocks = "\n".join(lines).split("\n\n")
    return [dict(_facts(block)) for block in blocks if block.strip()]


def _records(kind: str) -> list[dict[str, str]]:
    return [record for record in _all_records() if kind in record]


def _facts(block: str) -> Iterator[tuple[str, str]]:
    for line in block.strip().splitlines():
        name, _, value = line.partition(": ")
        yield name, value
