"""What is wrong with a value that is of another sort than its key takes, and what would be right."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from trygg_cli.message import Message, clipped, message
from trygg_cli.model.shape import HOMES, shapes, takes
from trygg_cli.model.value_types import SORTS
from trygg_cli.suggestion import begin_alike, did_you_mean, fold
from trygg_cli.words import everyday, lookalikes, period_words, spelling
from trygg_cli.words.period_words import HOW
from trygg_cli.words.slug import Slugs

if TYPE_CHECKING:
    from trygg_cli.model.shape import Field

Said = tuple[Message, Message]
"""A sentence and a remedy."""

_DATE_WORDS = message("write the date as 2022-09-02")
_SHAPES: dict[str, tuple[Message, Message]] = {
    "day": (message('"{value}" is not a date'), _DATE_WORDS),
    "day_or_month": (
        message('"{value}" is neither a date nor a month'),
        message("write it as 2022-09-02 or 2022-09"),
    ),
    "period": (
        message('"{value}" is not a period'),
        HOW,
    ),
    "number": (
        message('"{value}" is not a number'),
        message("write digits only, with a point before decimals as in 3.72, and no unit"),
    ),
    "whole": (message('"{value}" is not a whole number'), message("write digits only, as in 15")),
    "year": (message('"{value}" is not a year'), message("write it with four digits, as in 2022")),
    "yes_or_no": (message('"{value}" is neither ja nor nej'), message("write ja or nej")),
    "version": (
        message('"{value}" is not a version of the format that this trygg knows'),
        message("write trygg: 1"),
    ),
    "fingerprint": (
        message('"{value}" is no fingerprint of what was approved'),
        message("delete the approval, and let trygg approve write a new one"),
    ),
    "id": (
        message('"{value}" cannot be an id'),
        message("write letters and digits with - between words, no spaces, at most 80 characters"),
    ),
    "title": (message('the key "{key}" is blank'), message("write a text")),
}


SORTS_SAID = tuple(_SHAPES)
"""The sorts of which there is something to say."""

_SORTS_OF = {
    "PlanKind": {
        "plan": "handlingsplan",
        "program": "handlingsplan",
        "avtal": "överenskommelse",
        "löfte": "medborgarlöften",
    }
}
"""Words of which longer ones are sorts, and what they are likely to be here: asked, and never taken for certain."""
_SHORTEST = 4
"""Letters of a word that others are sorts of."""
MONEY = ("kostnad", "belopp")
"""The keys of sums in kronor."""

_MOST_DIGITS = {"number": 15, "whole": 9}
_TOO_MANY = message('"{value}" has more digits than trygg can keep')
_CODE = re.compile(r"[^\W\d_]{1,3}\d{1,3}")
_DIGITS = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)
_ASSESSMENTS = ("Assessment", "PromiseAssessment")
_DAYS = ("day", "day_or_month", "period")
_LATE = ("forsen", "late", "delayed", "overdue")


def remedy_for(sort: str) -> Message:
    """Return how a value of a sort is written."""
    return _SHAPES[sort][1]


def short(value: object) -> str:
    """Return a value of any length as a sentence can hold it."""
    return clipped(str(value), 60)


def no_word(written: str, field: Field | None, key: str) -> Said:
    """Return what to say of a text that is none of the words for a key."""
    sentence = message('"{value}" is not one of the words for "{key}"', value=short(written), key=key)
    if field is None:
        return sentence, message("write it in another way")
    return sentence, with_sign(
        written, _meant(lookalikes.plain(written), field), is_right=takes(field, lookalikes.plain(written))
    )


def with_sign(written: str, remedy: Message, *, is_right: bool) -> Message:
    """Return a remedy with the odd sign that stands in the way; it is all that is wrong where `is_right`."""
    sign = lookalikes.name(written, is_broken=is_right)
    if sign is None:
        return remedy
    if is_right:
        remedy = message('write "{value}"', value=lookalikes.plain(written))
    return message("{sign}; {remedy}", sign=sign, remedy=remedy)


def _meant(written: str, field: Field) -> Message:
    words = [*field.words]
    found = everyday.meant(field.choice, written)
    if found and everyday.keeps_word(found):
        return message(
            'write "{word}", and keep "{written}" under ord',
            word=found.words[0],
            written=short(written),
        )
    if found:
        return everyday.remedy(found)
    longer = [word for word in words if fold(word.rpartition(" ")[2]) == fold(written)]
    if len(longer) > 1:  # råd is a brottsförebyggande råd or a lokalt råd
        return message(
            "it can mean {words}: write the one that is true", words=[f'"{word}"' for word in longer]
        )
    if fold(written).startswith(_LATE) and field.choice == "Status":
        return message("write pågår or ej påbörjad; that a measure is late is worked out from its dates")
    return (
        _of_another_key(written, field)
        or _alike(written, field)
        or message("choose between {words}", words=words)
    )


def _alike(written: str, field: Field) -> Message | None:
    """Return the word that was misspelt; what is read and was not understood is not guessed by its letters."""
    if everyday.is_read(field.choice):
        return None
    count = len(written.split())
    is_known = fold(written) in _keys_of_words()  # a word of ours is misspelt where its end alone is another
    words = [word for word in field.words if len(word.split()) >= count]
    found = did_you_mean(written, [word for word in words if begin_alike(written, word) or not is_known])
    head = None if found or is_known else _head(written, field)
    return message('did you mean "{suggestion}"?', suggestion=head) if head else found


def _head(written: str, field: Field) -> str | None:
    """Return the word that a longer one is a sort of, which stands last in Swedish, as förening of idrottsförening."""
    said = fold(written)
    heads = {word: word for word in field.words} | _SORTS_OF.get(field.choice or "", {})
    found = [
        word
        for word in heads
        if len(word) >= _SHORTEST and said.endswith((fold(word), *_definite(fold(word))))
    ]
    return heads[max(found, key=len)] if found else None


def _definite(word: str) -> tuple[str, ...]:
    return tuple(word + end for end in ("en", "n", "et", "t", "s"))


def _of_another_key(written: str, field: Field) -> Message | None:
    words = [*field.words]
    if field.choice == "Status" and any(everyday.meant(choice, written) for choice in _ASSESSMENTS):
        return message(
            "that is what is judged of goals and promises; of how far a measure has come choose between {words}",
            words=words,
        )
    known = _keys_of_words().get(fold(written), frozenset())
    is_status = any(choice == "Status" for _, choice, _ in known) or everyday.meant("Status", written)
    if field.choice in _ASSESSMENTS and is_status:
        return message(
            "that is how far a measure has come; of goals and promises choose between {words}", words=words
        )
    others = [(key, home) for key, choice, home in known if choice != field.choice]
    keys = sorted(
        {key if key != field.key else f"{home}.{key}" for key, home in others if key != field.key or home}
    )
    if not keys or any(begin_alike(written, word) for word in field.words):
        return None
    return message("it is a word for {keys}; here choose between {words}", keys=keys, words=words)


@cache
def _keys_of_words() -> dict[str, frozenset[tuple[str, str | None, str | None]]]:
    """Return the keys and choices that each word of the format belongs to, and where the items stand that have them."""
    found: dict[str, set[tuple[str, str | None, str | None]]] = {}
    for part in shapes().values():
        home = HOMES.get(part.kind) if part.kind else None
        for field in part.fields.values():
            for word in field.words:
                found.setdefault(fold(word), set()).add((field.key, field.choice, home))
    return {word: frozenset(keys) for word, keys in found.items()}


def no_value(written: object, sort: str, key: str, year: str | None = None) -> Said:
    """Return what to say of a text that is of another sort than its key takes; `year` is meant where none is said."""
    sentence, remedy = _SHAPES[sort]
    if not isinstance(written, str):
        return message(sentence.text, value=short("" if written is None else written), key=key), remedy
    if sort in _DAYS:
        sentence, remedy = _no_time(lookalikes.plain(written), sort, year)
    elif sort in _MOST_DIGITS and _has_too_many_digits(written, sort):
        most = _MOST_DIGITS[sort]
        sentence, remedy = _TOO_MANY, message("write at most {count} digits, decimals counted", count=most)
    elif sort == "number":
        point = figure(lookalikes.plain(written)) or spelling.without_unit(written)
        remedy = message('did you mean "{suggestion}"?', suggestion=point) if point else remedy
    elif sort == "id":
        name = _as_id(lookalikes.plain(written))
        remedy = message('did you mean "{suggestion}"?', suggestion=name) if name else remedy
    elif sort == "yes_or_no":
        found = everyday.meant("YesNo", written)
        word = spelling.word(written, ("ja", "nej"))
        remedy = message('write "{word}"', word=word) if word else everyday.remedy(found) if found else remedy
    is_right = SORTS[sort].fits(lookalikes.plain(written))
    return message(sentence.text, value=short(written), key=key), with_sign(
        written, remedy, is_right=is_right
    )


def _as_id(written: str) -> str | None:
    """Return an id of a text that can be none: A1 of A 1, and of more words the words with hyphens between."""
    close = "".join(written.split())
    return close if _CODE.fullmatch(close) and SORTS["id"].fits(close) else Slugs(set()).make(written)


def _has_too_many_digits(written: str, sort: str) -> bool:
    """Tell whether a number is only too long."""
    figures = "".join(written.split())
    return bool(_DIGITS.fullmatch(figures)) and len(re.sub(r"\D", "", figures)) > _MOST_DIGITS[sort]


def _no_time(written: str, sort: str, year: str | None) -> Said:
    sentence, remedy = _SHAPES[sort]
    is_period = sort == "period"
    missing = period_words.no_such_period(written) if is_period else period_words.no_such_day(written)
    if missing is None and not is_period:  # a month or week where a day should stand
        missing = period_words.no_such_period(written)
    if missing:
        is_day = bool(period_words.no_such_day(written))
        return (_NO_DAY if is_day else _NO_PERIOD), missing
    if is_period:
        return sentence, period_words.remedy(written, int(year) if year else None)
    day = spelling.day(written)
    return sentence, message('did you mean "{suggestion}"?', suggestion=day) if day else remedy


_NO_DAY = message('"{value}" is a day that does not exist')
_NO_PERIOD = message('"{value}" is a period that does not exist')


def figure(written: str) -> str | None:
    """Return a number with a decimal comma, or with spaces between its digits, as the format has it."""
    point = "".join(written.split()).replace(",", ".", 1)
    return point if point != written and SORTS["number"].fits(point) else None
