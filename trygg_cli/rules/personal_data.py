"""P01."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.message import Message, message
from trygg_cli.position import Span
from trygg_cli.prose.passages import Passages
from trygg_cli.prose.wording import words
from trygg_cli.rule import Case, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route

# each begins with the sign it begins with, so that the rest is tried at few places
_IDENTITY = re.compile(r"[0-9](?<![\w./-].)(?:[0-9]{7}|[0-9]{5})[-+–]?[0-9]{4}(?![\w/]|[-–.,:]\d)")
_RECORD = re.compile(r"(?i:\b(?:dnr|diarie\w*|ärende\w*|målnr|målnummer)[.:]?\s*(?:[a-zåäö]{1,6}\s*)?)\Z")
_SERIES = re.compile(r"\b(?!PNR\b)[A-ZÅÄÖ]{2,6}[.:]?\s*\Z")  # KS 20220101-1234
_PHONE = re.compile(
    r"[+0](?<![\w.,:/+§-].)(?:(?:(?<=\+)46|(?<=0)046)[\s-]?(?:\(0\))?[\s-]?[1-9]\d{0,2}|(?<=0)[1-9]\d{0,2})"
    r"(?:[ \t]?[-–/][ \t]?|[ \t])?\d{2,8}(?:[ \t-]\d{2,4}){0,3}(?![\w/]|[-–.,:]\d)"
)
_BARE_MOBILE = re.compile(r"07[02369]\d{7}")
_DATE = re.compile(r"\d\d?([-/ ])\d\d?\1(?:19|20)\d\d")
_PARTED = re.compile(r"(?:\+46|0046).*|0\d{1,3}\s?[-–/]\s?\d.*", re.DOTALL)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_FUNCTION_PHONE: Route = ("samordningsfunktion", "telefon")
_BEFORE = 24
_COORDINATION = 60  # what is added to the day of birth in a samordningsnummer


@rule(
    "P01",
    "personuppgift-i-klartext",
    "personal-data",
    severity=Severity.ERROR,
    source="Dataskyddsförordningen artikel 5.1 c; lag (2018:218) 3 kap. 10 §; offentlighets- och sekretesslagen",
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

    A plan is read by everybody and copied for ever, and so are the comments in its file and its older versions. Name
    functions, and give a function's mailbox; the function's telephone number has a place of its own under
    samordningsfunktion. Numbers are checked by date and check digit, so that record numbers, organisation numbers and
    periods are left alone. Freephone numbers and exchanges of authorities are left alone too. A number in the fixed
    network may be a function's, and is a warning. If a personal identity number has been in a file that others have
    seen, deleting it is not enough: tell the municipality's data protection officer.
    """
    found = [*_identities(case.document.text), *_phones(case.document.text), *_mails(case.document.text)]
    if not found:
        return
    passages = Passages(case.document)
    taken: list[Span] = []
    for span, kind, text, remedy in found:
        route = passages.route(span.start)
        if route == _FUNCTION_PHONE and kind in ("phone", "exchange"):
            continue
        if kind != "mail" and route and route[-1] == "dnr":
            continue
        if any(span.start < other.end and other.start < span.end for other in taken):
            continue
        taken.append(span)
        severity = Severity.WARNING if kind == "exchange" else None
        yield Finding(passages.item(span.start), text, remedy, span=span, severity=severity, is_private=True)


_Hit = tuple[Span, str, Message, Message]


def _identities(text: str) -> Iterator[_Hit]:
    for found in _IDENTITY.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if not _follows(text, found.start(), _RECORD, _SERIES) and _is_identity(digits):
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


def _follows(text: str, start: int, *patterns: re.Pattern[str]) -> bool:
    return any(pattern.search(text, max(0, start - _BEFORE), start) for pattern in patterns)


def _is_identity(digits: str) -> bool:
    """Tell whether digits are a number of a person: a day that has been, and the right check digit."""
    year, month, day = digits[:-8], int(digits[-8:-6]), int(digits[-6:-4])
    if len(year) == 4 and year[:2] not in ("18", "19", "20"):  # noqa: PLR2004
        return False
    day -= _COORDINATION if day > _COORDINATION else 0
    if not (1 <= month <= 12 and 1 <= day <= 31) or digits[-4:-1] == "000":  # noqa: PLR2004
        return False
    if not any(_is_day(int(century + year[-2:]), month, day) for century in _centuries(year)):
        return False
    from stdnum import luhn

    return luhn.is_valid(digits[-10:])


def _centuries(year: str) -> tuple[str, ...]:
    return (year[:2],) if len(year) == 4 else ("19", "20")  # noqa: PLR2004


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _phones(text: str) -> Iterator[_Hit]:
    for found in _PHONE.finditer(text):
        number = found[0]
        if not (_PARTED.fullmatch(number) or _BARE_MOBILE.fullmatch(re.sub(r"\s", "", number))):
            continue
        if _DATE.fullmatch(number) or _follows(text, found.start(), _RECORD):
            continue
        kind = _kind_of_phone(number)
        if kind == "mobile":
            what, remedy = (
                message("a mobile number stands here"),
                message("give the function's mailbox instead"),
            )
            yield Span(*found.span()), "phone", what, remedy
        elif kind == "fixed":
            what = message("a telephone number stands here")
            remedy = message(
                "if it is a function's, write it under \"samordningsfunktion\"; if a person's, delete it"
            )
            yield Span(*found.span()), "exchange", what, remedy


def _kind_of_phone(text: str) -> str | None:
    """Return whose a number can be; `None` where it is none, or one that everybody is to call."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "SE")
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
    first, _, last = name.partition(".")
    return bool(last) and not last.isdigit() and _plain(first.partition("-")[0]) in _first_names()


def _is_functions(name: str) -> bool:
    parts = [part for part in re.split(r"[._+\d-]+", _plain(name)) if part]
    known = tuple(_plain(word) for word in words("function_mail"))
    return any(part.startswith(known) or part.endswith(known) for part in parts)


def _first_names() -> frozenset[str]:
    return frozenset(_plain(name) for name in words("first_names"))


def _plain(text: str) -> str:
    """Return a text as it is written in an address: å, ä and é without what stands above them."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign)
    )
