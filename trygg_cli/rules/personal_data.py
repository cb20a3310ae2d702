"""P01."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.position import Span, Stretches
from trygg_cli.prose.passages import Passages
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.position import Route

# each begins with the sign it begins with, so that the rest is tried at few places
_BREAK = r"[ \t]{0,9}\r?\n[ \t]{0,60}(?:#[ \t]{0,9})?"  # a text goes on in the next line, a comment too
_GAP = rf"(?:[ \t\u00a0\u202f]|{_BREAK})"
_HYPHEN = r"[-–\u2011]"
_IDENTITY = re.compile(
    rf"[0-9](?<![\w./-].)(?:[0-9]{{7}}|[0-9]{{5}})(?: ?(?:{_HYPHEN}|\+){_GAP}?|{_GAP})?"
    rf"[0-9]{{4}}(?![\w/]|[-–.,:]\d)"
)
_AND_TIME = Pattern(r".*\d\s[\s#]*(?:[01]\d|2[0-3])[0-5]\d", re.DOTALL)  # 20220902 0800
_RECORD = Pattern(r"(?i:\b(?:dnr|diarie\w*|ärende\w*|målnr|målnummer)[.:]?\s*(?:[a-zåäö]{1,6}\s*)?)\Z")
_SERIES = Pattern(r"\b(?!(?:PNR|ID|LOB|LVM|LVU|SIG|SSPF)\b)[A-ZÅÄÖ]{2,6}[.:]?\s*\Z")  # KS 20220101-1234
_PHONE = re.compile(
    r"[+0](?<![\w/+§-].)(?<!\d[.,:].)"
    rf"(?:(?:(?<=\+)46|(?<=0)046)(?:-|{_GAP})?(?:\(0\))?(?:-|{_GAP})?[1-9]\d{{0,2}}|(?<=0)[1-9]\d{{0,2}}\)?)"
    rf"(?:[ \t\u00a0]?(?:{_HYPHEN}|/){_GAP}?|{_GAP}|\.)?\d{{2,8}}(?:(?:-|\.|{_GAP})\d{{2,4}}){{0,3}}"
    r"(?![\w/]|[-–.,:]\d|-\w)"
)
_BARE_MOBILE = Pattern(r"07[02369]\d{7}")
_DOTTED = Pattern(r"0\d{1,3}\.\d\d+(?:\.\d\d+)*")
_DOTTED_MOBILE = Pattern(r"07\d\.\d{3}\.\d\d\.\d\d")
_DATE = Pattern(r"\d\d?([-/ ])\d\d?\1(?:19|20)\d\d")
_PARTED = Pattern(rf"(?:\+46|0046).*|0\d{{1,3}}(?:\)|\)?\s?(?:{_HYPHEN}|/))[\s#]*\d.*", re.DOTALL)
_CALLED = Pattern(r"(?i:\b(?:t(?:el|fn|lf)|telefon\w*|ring\w*|växel\w*|mobil\w*|sms|fax|nås på)[.:]?\s*)\Z")
_LAST_GROUP = Pattern(r"\s[\s#]*\d+\Z")
_MAIL = Pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_FUNCTION_PHONE: Route = ("samordningsfunktion", "telefon")
_SURNAMES = ("sson", "qvist", "kvist", "gren", "strom")  # no other words end so, nor do places
_SHORTEST_PART = 3  # of a mailbox' name, that is found inside a longer word
_BEFORE = 24
_COORDINATION = 60  # what is added to the day of birth in a samordningsnummer


@rule(
    "P01",
    "personuppgift-i-klartext",
    "personal-data",
    severity=Severity.ERROR,
    source=(
        "Dataskyddsförordningen artikel 5.1 c; jämför dataskyddslagen (2018:218) 3 kap. 10 §",
        "2016/679 artikel 5.1 c",
    ),
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Fältarbete i centrum
            beskrivning: Fälta på kvällar; frågor till anna.exempelsson@gmail.com.
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        samordningsfunktion: {namn: Säkerhetssamordnare, e-post: trygghet@exempelkommun.se}
        åtgärder:
          - id: N1
            åtgärd: Fältarbete i centrum
            beskrivning: Fälta på kvällar; frågor till trygghet@exempelkommun.se.
    """,
)
def personal_data(case: Case) -> Iterator[Finding]:
    """No personal identity number, telephone number or private e-mail address stands in the plan.

    A plan is published and copied, and so are the comments in its file and its older versions, and its purpose
    needs none of these. Name functions, and give a function's mailbox; the function's telephone number has a place
    of its own under samordningsfunktion. Numbers are checked by date and check digit, so that record numbers,
    organisation numbers and periods are left alone. Freephone numbers and exchanges of authorities are left alone
    too. A number in the fixed network may be a function's, and is a warning. If a personal identity number has been
    in a file that others have seen, deleting it is not enough: tell the municipality's data protection officer.
    """
    file = case.document.text
    signs = file.encode("latin-1", "replace")
    kinds = [
        found for found in ([*_identities(file, signs)], [*_phones(file, signs)], [*_mails(file)]) if found
    ]
    if not kinds:
        return
    passages = Passages(case.document)
    taken: list[Span] = []
    for found in kinds:
        kept = [*_kept(found, passages, Stretches(taken))]
        taken += [hit[0] for hit in kept]
        for span, kind, text, remedy in kept:
            severity = Severity.WARNING if kind == "exchange" else None
            yield Finding(
                passages.item(span.start), text, remedy, span=span, severity=severity, is_private=True
            )


def _kept(found: Sequence[_Hit], passages: Passages, taken: Stretches) -> Iterator[_Hit]:
    """Yield the hits of a kind that are not allowed where they stand, nor a part of what is taken already."""
    for hit in found:
        span, kind, _, _ = hit
        route = passages.route(span.start)
        if route == _FUNCTION_PHONE and kind in ("phone", "exchange"):
            continue
        if kind != "mail" and route and route[-1] == "dnr":
            continue
        if not taken.overlap(span):
            yield hit


def _table(first: str, before: str) -> bytes:
    """Return a table that makes 0 of what can come first, and a letter of letters and what cannot stand before it."""
    known = {ord(sign): "0" for sign in first} | {ord(sign): "a" for sign in before if sign not in first}
    return "".join(known.get(sign) or ("a" if chr(sign).isalnum() else " ") for sign in range(256)).encode()


_IN_IDENTITIES = _table("0123456789", "_./-")
_IN_PHONES = _table("+0", "_/§-")
_Hit = tuple[Span, str, Message, Message]


def _identities(text: str, signs: bytes) -> Iterator[_Hit]:
    for found in _begun(_IDENTITY, text, signs.translate(_IN_IDENTITIES), b" 000000"):
        digits = re.sub(r"\D", "", found[0])
        if (
            not _AND_TIME.fullmatch(found[0])
            and not _follows(text, found.start(), _RECORD, _SERIES)
            and _is_identity(digits)
        ):
            day = int(digits[-6:-4])
            what = (
                message("a coordination number (samordningsnummer) stands here")
                if day > _COORDINATION
                else message("a personal identity number stands here")
            )
            yield (
                Span(*found.span()),
                "identity",
                what,
                message("delete it; a plan never needs to say who somebody is"),
            )


def _begun(pattern: re.Pattern[str], text: str, signs: bytes, beginning: bytes) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds, tried only where a beginning stands in the text as it is written with fewer signs.

    To try it at every figure, of which plans have thousands, costs five times as much.
    """
    signs = b" " + signs
    at, last = signs.find(beginning), 0
    while at >= 0:
        found = pattern.match(text, at) if at >= last else None
        if found:
            yield found
            last = found.end()
        at = signs.find(beginning, at + 1)


def _follows(text: str, start: int, *patterns: Pattern) -> bool:
    return any(pattern.search(text, max(0, start - _BEFORE), start) for pattern in patterns)


def _is_identity(digits: str) -> bool:
    """Tell whether digits are a number of a person: a day that has been, and the right check digit."""
    year, month, day = digits[:-8], int(digits[-8:-6]), int(digits[-6:-4])
    if len(year) == 4 and year[:2] not in ("18", "19", "20"):
        return False
    day -= _COORDINATION if day > _COORDINATION else 0
    if not (1 <= month <= 12 and 1 <= day <= 31) or digits[-4:-1] == "000":
        return False
    if not any(_is_day(int(century + year[-2:]), month, day) for century in _centuries(year)):
        return False
    from stdnum import luhn

    return luhn.is_valid(digits[-10:])


def _centuries(year: str) -> tuple[str, ...]:
    return (year[:2],) if len(year) == 4 else ("19", "20")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _phones(text: str, signs: bytes) -> Iterator[_Hit]:
    for found in _begun(_PHONE, text, signs.translate(_IN_PHONES), b" 0"):
        number = found[0]
        if not _is_phone(number) and not _follows(text, found.start(), _CALLED):
            continue
        if _DATE.fullmatch(number) or _follows(text, found.start(), _RECORD):
            continue
        # a figure that begins the next sentence is no part of the number
        shorter = _LAST_GROUP.sub("", number)
        number = number if _kind_of_phone(number) or not _is_phone(shorter) else shorter
        kind, span = _kind_of_phone(number), Span(found.start(), found.start() + len(number))
        if kind == "mobile":
            what, remedy = (
                message("a mobile number stands here"),
                message("give the function's mailbox instead"),
            )
            yield span, "phone", what, remedy
        elif kind == "fixed":
            what = message("a telephone number stands here")
            remedy = message(
                "if it is a function's, write it under \"samordningsfunktion\"; if a person's, delete it"
            )
            yield span, "exchange", what, remedy


def _is_phone(number: str) -> bool:
    """Tell whether figures are written as a telephone number is, and little else."""
    if _DOTTED.fullmatch(number):
        return bool(_DOTTED_MOBILE.fullmatch(number))
    return bool(_PARTED.fullmatch(number) or _BARE_MOBILE.fullmatch(re.sub(r"[\s#]", "", number)))


def _kind_of_phone(text: str) -> str | None:
    """Return whose a number can be; `None` where it is none, or one that everybody is to call."""
    import phonenumbers

    try:
        number = phonenumbers.parse(re.sub(r"\(0\)|[^\d+]", "", text), "SE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    kinds = phonenumbers.PhoneNumberType
    kind = phonenumbers.number_type(number)
    if kind in (kinds.MOBILE, kinds.PERSONAL_NUMBER):
        return "mobile"
    return "fixed" if kind in (kinds.FIXED_LINE, kinds.FIXED_LINE_OR_MOBILE, kinds.VOIP) else None


def _mails(text: str) -> Iterator[_Hit]:
    if "@" not in text:
        return
    for found in _MAIL.finditer(text):
        name, _, domain = found[0].casefold().partition("@")
        if _is_persons(name) or (domain in words("private_mail") and not _is_functions(name)):
            what = message("the e-mail address of a person stands here")
            yield Span(*found.span()), "mail", what, message("give the function's mailbox instead")


def _is_persons(name: str) -> bool:
    first, _, last = name.replace("_", ".").partition(".")
    last = last.rstrip("0123456789")
    return bool(last) and (last.endswith(_SURNAMES) or _plain(first.partition("-")[0]) in _first_names())


def _is_functions(name: str) -> bool:
    parts = [part for part in re.split(r"[._+\d-]+", _plain(name)) if part]
    known = {_plain(word) for word in words("function_mail")}
    longer = tuple(word for word in known if len(word) >= _SHORTEST_PART)
    return any(part in known or part.startswith(longer) or part.endswith(longer) for part in parts)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(_plain(name) for name in words("first_names"))


def _plain(text: str) -> str:
    """Return a text as it is written in an address: å, ä and é without what stands above them."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign)
    )
