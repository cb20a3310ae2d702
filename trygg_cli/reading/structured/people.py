"""Who decides, signs and sits in a body, in the words of people, and what was decided when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.reading.references import BETWEEN
from trygg_cli.words import spelling

if TYPE_CHECKING:
    from trygg_cli.reading.structured.place import Example, WrittenPlace

_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"(?:den )?(?<!\d)(?:{_YEAR}-\d\d-\d\d|\d{{1,2}} [a-zåäö]{{3,9}}\.? {_YEAR}|\d{{1,2}}/\d{{1,2}}[ -]{_YEAR})(?!\d)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"§ ?\d+[a-z]?(?!\d|/)")
_MEETS = re.compile(r"(?:träffas|möts|sammanträder|möten?)\b", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()]+\.\w+")
_PHONE = re.compile(r"(?<![\d-])(?:\+46|0)[\d -]{6,14}\d(?!\d)")
_NAME = re.compile(r"[A-ZÅÄÖ][\w'’-]+(?: (?:von|af|de|[A-ZÅÄÖ][\w'’.-]*))+")
_OFFICE = re.compile(
    r"(?:ordförande|direktör|chef|råd|borgmästare|samordnare|polis|ledamot|sekreterare|handläggare|strateg|"
    r"president|vd)(?:en|n|et)?\b",
    re.IGNORECASE,
)
"""What the word for a post ends with, so that it is not taken for a name."""


def decision(text: str, place: WrittenPlace) -> list[Example]:
    """Return who decided when, and in which section of the minutes; what else is said stands there as a text."""
    found: Example = {"typ": "beslut"}
    rest = text
    day = _DAY.search(rest)
    date = day and (spelling.day(day[0]) or day[0])
    if day and date:
        rest = f"{rest[: day.start()]} {rest[day.end() :]}"
    section = _SECTION.search(rest)
    if section:
        rest = f"{rest[: section.start()]} {rest[section.end() :]}"
    rest = " ".join(rest.split()).strip(" ,.")
    called = place.plan.names.called(rest, ("actor", "body"))
    if len(called) == 1:
        found["organ"], rest = called[0].id, ""
    if date:
        found["datum"] = date
    if section:
        found["paragraf"] = section[0]
    return [{**found, **({"text": text} if rest else {})}]


def body(text: str, place: WrittenPlace) -> list[Example]:
    """Return a group by its name, with what is said behind it of how often it meets or what it does."""
    name, _, rest = text.partition(", ")
    id_ = place.plan.ids.free(name)
    if not rest or not id_ or BETWEEN.search(f"{name}{rest}"):
        return []
    meets = _MEETS.match(rest)
    return [{"id": id_, "namn": name, **({"möten": {"text": rest}} if meets else {"uppgift": rest})}]


def coordination(text: str, _place: WrittenPlace) -> list[Example]:
    """Return a function by its name, with its mailbox and telephone where they are said."""
    mail, phone = _MAIL.search(text), _PHONE.search(text)
    rest = text
    for found in (mail, phone):
        rest = rest.replace(found[0], "") if found else rest
    name = " ".join(rest.split()).strip(" ,;:()") or "Samordningen"
    reached = {"e-post": mail and mail[0], "telefon": phone and phone[0].strip()}
    return [{"namn": name, **{key: value for key, value in reached.items() if value}}]


def signatories(text: str, place: WrittenPlace) -> list[Example]:
    """Return the names and roles of those who sign: a post is no name."""
    found = [_named(part, place, actor="part", role="roll") for part in _people(text)]
    return found if all({"namn", "roll"} & item.keys() for item in found) else [{"roll": text}]


def members(text: str, place: WrittenPlace) -> list[Example]:
    """Return the actors, names and posts of those who sit in a body."""
    return [_named(part, place, actor="aktör", role="befattning") for part in _people(text)]


def _people(text: str) -> list[str]:
    """Return the parts of a text that names several, but of one that has a post behind the name the whole."""
    parts = [part for part in BETWEEN.split(text) if part]
    is_one = len(parts) == 2 and bool(_is_name(parts[0])) != bool(_is_name(parts[1]))
    return [text] if is_one or not parts else parts


def _named(text: str, place: WrittenPlace, *, actor: str, role: str) -> Example:
    called = place.plan.names.called(text, ("actor",))
    if len(called) == 1:
        return {actor: called[0].id}
    parts = [part.strip() for part in text.split(",", 1)]
    if len(parts) == 2 and _is_name(parts[0]) != _is_name(parts[1]):
        name, post = parts if _is_name(parts[0]) else reversed(parts)
        return {"namn": name, role: post}
    return {"namn" if _is_name(text) else role: text}


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and not _OFFICE.search(text)
