"""Make up plans to measure with: realistic, valid, and the same every time.

Every plan depends on the seed and its own number only, so the first plan of a set of one is
the first plan of a set of a thousand.  What a broken plan has wrong follows from its place among
the broken ones.

The national set has the names of Sweden's municipalities, since those are what it is parted by; all
else in it is made up.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import phrases
from municipalities import MUNICIPALITIES

SEED = 20230701
FIRST_YEAR = 2016
MEASURES_PER_AREA = 10
MEASURES_PER_INDICATOR = 8
_BLANK_GOAL = 0.04

BREAKAGES: dict[str, tuple[str, str]] = {
    "unknown key": (r"\n        ansvarig:", "\n        ansvrig:"),
    "missing key": (r"\n        åtgärd: .*", ""),
    "word not in the list": (r"(\n            status:) .*", r"\1 avklarad"),
    "day that does not exist": (r"(\n            datum: \d{4})-.*", r"\1-02-30"),
    "period that does not exist": (r"(\n          - avser: \d{4})-T\d", r"\1-T4"),
    "key given twice": (r"\n        ansvarig:.*", r"\g<0>\g<0>"),
    "id given twice": (
        r"(\n      - id: (\S+)\n        åtgärd:(?:.*\n)*?      - id: )\S+(?=\n        åtgärd:)",
        r"\1\2",
    ),
    "reference to nobody": (r"(\n        ansvarig: \[)\w+", r"\1ingen"),
    "end before beginning": (r"från: (\S+), till: ([^\s}]+)\}", r"från: \2, till: \1}"),
    "indented with tabs": (r"\n        ansvarig:", "\n\t\tansvarig:"),
    "bracket left open": (r"(\n        ansvarig: .*)\]", r"\1"),
    "quotation mark left open": (r"(\n        åtgärd:) ", r'\1 "'),
    "colon in a text": (r"(\n            kommentar:) (?=[A-ZÅÄÖ])", r"\1 Klart: "),
    "indented too little": (r"\n        ansvarig:", "\n       ansvarig:"),
    "list for a text": (r"(\n        åtgärd:) (.*)", r"\1 [\2]"),
}
"""What can be wrong: where it may go wrong, as a pattern, and what stands there then."""

ENCODING = "saved as Windows-1252"
KINDS = (*BREAKAGES, ENCODING)


def make_plan(seed: int, number: int, measures: int) -> str:
    """Return the text of one plan that holds so many measures."""
    random = Random(f"{seed}-{number}-{measures}")
    town = random.choice(phrases.TOWN_BEGINNINGS) + random.choice(phrases.TOWN_ENDINGS)
    said = "# Påhittad plan för mätningar; kommunen finns inte.\n"
    return said + "".join(_plan(random, f"{number:04}", town, 2022 + number % 4, measures))


def make_municipal_plan(seed: int, code: str, year: int, measures: int) -> str:
    """Return the text of a plan of a municipality for a year."""
    random = Random(f"{seed}-{code}-{year}-{measures}")
    said = "# Påhittad plan för mätningar; bara kommunens namn är sant.\n"
    return said + "".join(_plan(random, f"{code}-{year}", MUNICIPALITIES[code], year, measures))


def write_nation(folder: Path, years: int, measures: int, seed: int = SEED) -> int:
    """Write a plan of every municipality for each of so many years; return how many that makes."""
    _make_empty(folder)
    for code in MUNICIPALITIES:
        (folder / code).mkdir()
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            text = make_municipal_plan(seed, code, year, measures)
            (folder / code / f"{year}.yaml").write_bytes(text.encode())
    return len(MUNICIPALITIES) * years


def break_plan(text: str, kind: str, random: Random) -> bytes:
    """Return a plan with one thing wrong with it."""
    if kind == ENCODING:
        return text.encode("cp1252")
    pattern, replacement = BREAKAGES[kind]
    places = list(re.finditer(pattern, text))
    if not places:
        raise SystemExit(f"the plan has no place for: {kind}")
    place = random.choice(places)
    return (text[: place.start()] + place.expand(replacement) + text[place.end() :]).encode()


def write_plans(folder: Path, plans: int, measures: int, broken: int = 0, seed: int = SEED) -> dict[str, str]:
    """Write a set of plans into a new or empty folder; return what is wrong in which file."""
    if not 0 <= broken <= plans:
        raise SystemExit(f"of {plans} plans {broken} cannot be broken")
    _make_empty(folder)
    kinds = {place * plans // broken: KINDS[place % len(KINDS)] for place in range(broken)}
    wrong = {}
    for number in range(plans):
        path, text = folder / f"plan-{number:04}.yaml", make_plan(seed, number, measures)
        if number in kinds:
            wrong[path.name] = kinds[number]
            path.write_bytes(break_plan(text, kinds[number], Random(f"{seed}-{number}-broken")))
        else:
            path.write_bytes(text.encode())
    return wrong


def _make_empty(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty")


def _plan(random: Random, name: str, town: str, year: int, measures: int) -> Iterator[str]:
    areas = -(-measures // MEASURES_PER_AREA)
    indicators = max(2, measures // MEASURES_PER_INDICATOR)
    yield from _head(random, name, town, year)
    yield from _background(random, year)
    yield from _problems(random, areas)
    yield "indikatorer:\n"
    for index in range(1, indicators + 1):
        yield from _indicator(random, index, year)
    yield "fokusområden:\n"
    for index in range(1, areas + 1):
        inside = min(MEASURES_PER_AREA, measures - (index - 1) * MEASURES_PER_AREA)
        yield from _area(random, index, indicators)
        yield "    åtgärder:\n"
        for place in range(1, inside + 1):
            yield from _measure(random, index, place, indicators, year)
    yield from _tail(random, year)


def _head(random: Random, name: str, town: str, year: int) -> Iterator[str]:
    yield f"""\
trygg: 1
id: trygghet-{name}
titel: Åtgärdsplan för ett tryggare {town} {year}
typ: åtgärdsplan
kommun: {town}
version: {year}-01-{random.randint(10, 28)}
gäller: {{från: {year}-01-01, till: {year}-12-31}}
dnr: KS {year}/{random.randint(100, 999)}
handlingsstatus: beslutad
dokumentägare: säkerhetssamordnare
beslut:
  - typ: beslut
    organ: KS
    datum: {year}-01-{random.randint(10, 28)}
    paragraf: § {random.randint(2, 90)}
organ:
  - id: styrgrupp
    namn: Styrgrupp för trygghet
    typ: styrgrupp
    möten: {{text: 4–6 gånger om året, minst: 4, högst: 6, per: år, vid_behov: true}}
"""


def _background(random: Random, year: int) -> Iterator[str]:
    yield "aktörer:\n"
    for name, full, kind in phrases.ACTORS:
        yield f"  {name}: {{namn: {full}, typ: {kind}}}\n"
    for name, full, kind in phrases.EXTERNALS:
        yield f"  {name}: {{namn: {full}, typ: {kind}, extern: true}}\n"
    yield "platser:\n"
    for name, full, kind in phrases.PLACES:
        yield f"  - {{id: {name}, namn: {full}, typ: {kind}}}\n"
    yield "underlag:\n"
    for name, full, kind in phrases.SOURCES:
        yield f"  - {{id: {name}, namn: {full}, typ: {kind}, år: {year - 1}}}\n"
    yield f"lägesbild:\n  uppdaterad: {year - 1}-11-{random.randint(10, 28)}\n"
    for key in ("kartläggning", "övrig_information", "analys"):
        yield f"  {key}: >-\n    {random.choice(phrases.PICTURE)}\n    {random.choice(phrases.PICTURE)}\n"


def _problems(random: Random, count: int) -> Iterator[str]:
    yield "problem:\n"
    for index in range(1, count + 1):
        cause, kind = random.choice(phrases.CAUSES)
        yield f"""\
  - id: P{index}
    problem: {random.choice(phrases.PROBLEMS)}
    orsaker:
      - {{id: P{index}-O1, orsak: {cause}, typ: {kind}}}
    platser: [{random.choice(phrases.PLACES)[0]}]
"""


def _indicator(random: Random, index: int, year: int) -> Iterator[str]:
    name, kind, unit, better = random.choice(phrases.INDICATORS)
    value, places = random.randint(120, 480) / 10, 1 if unit == "procent" else 0
    bound = "minst" if better == "öka" else "högst"
    aim = value * (1.2 if better == "öka" else 0.8)
    yield f"""\
  - id: I{index}
    namn: {name}
    typ: {kind}
    enhet: {unit}
    skala: {{{"min: 0, max: 100, " if places else ""}bättre: {better}}}
    baslinje: {{värde: {value:.{places}f}, år: {year - 1}}}
    mål: {{{bound}: {aim:.{places}f}, senast: {year}-12}}
    utfall:
"""
    for tertial in (1, 2, 3):
        value += (aim - value) * random.random()
        yield f"      - {{period: {year}-T{tertial}, värde: {value:.{places}f}}}\n"
    yield f"    ansvarig: [{random.choice(phrases.ACTORS)[0]}]\n"


def _area(random: Random, index: int, indicators: int) -> Iterator[str]:
    name, description = phrases.AREAS[(index - 1) % len(phrases.AREAS)]
    yield f"""\

  - id: F{index}
    namn: {name}
    beskrivning: {description}
    strategi: [{random.choice(("social", "situationell", "social, situationell"))}]
    problem: [P{index}]
    mål:
      - id: F{index}-M1
        mål: {random.choice(phrases.GOALS)}
        typ: effekt
        indikatorer: [I{random.randint(1, indicators)}]
"""


def _measure(random: Random, area: int, place: int, indicators: int, year: int) -> Iterator[str]:
    choice, chance = random.choice, random.random
    yield f"""\
      - id: F{area}-{place}
        åtgärd: {choice(phrases.ACTIONS)} {choice(phrases.TARGETS)}
        aktiviteter:
"""
    for activity in random.sample(phrases.ACTIVITIES, 1 if chance() < 0.75 else 2):
        yield f"          - {activity}\n"
    units = ", ".join(name for name, _, _ in random.sample(phrases.ACTORS, 1 if chance() < 0.7 else 2))
    yield f"        ansvarig: [{units}]\n"
    if chance() < 0.5:
        yield f"        externa: [{choice(phrases.EXTERNALS)[0]}]\n"
    yield "        mål:\n" if chance() < _BLANK_GOAL else f"        mål: {choice(phrases.EFFECTS)}\n"
    if chance() < 0.4:
        yield f"        bidrar_till: [F{area}-M1]\n        indikatorer: [I{random.randint(1, indicators)}]\n"
    if chance() < 0.3:
        yield f"        problem: [P{area}]\n        orsaker: [P{area}-O1]\n"
    if chance() < 0.3:
        yield f"        platser: [{choice(phrases.PLACES)[0]}]\n"
    if place > 1 and chance() < 0.1:
        yield f"        väntar_på: [F{area}-{place - 1}]\n"
    yield f"        tid: {{{_time(random, year)}}}\n"
    if chance() < 0.1:
        amount = random.randint(10, 300) * 1000
        yield f"        finansiering: {{status: klar, källa: egen budget, belopp: {amount}}}\n"
    # somebody has reported all three tertials in every area, and not everybody in any
    reports = 3 if place == 1 else random.choices((0, 1, 2, 3), (25, 35, 22, 18))[0]
    if reports:
        yield "        uppföljning:\n"
        yield from _follow_ups(random, reports, year)


def _time(random: Random, year: int) -> str:
    month, tertial = random.randint(1, 11), random.randint(1, 3)
    from_month = f"från: {year}-{month:02}"
    return random.choice(
        (
            f"text: månad {month:02} och {month + 1:02}, {from_month}-01, till: {year}-{month + 1:02}-28",
            f"text: påbörjas i månadsskiftet, {from_month}-15, till: {year}-12-15",
            f"när: {year}-T{tertial}",
            "text: vår/sommar, säsong: [vår, sommar]",
            "text: två gånger om året, frekvens: {antal: 2, per: år}",
        )
    )


def _follow_ups(random: Random, count: int, year: int) -> Iterator[str]:
    for tertial, month, after in ((1, 5, 0), (2, 9, 0), (3, 1, 1))[:count]:
        status, comments = _status(random, last=tertial == count)
        yield f"""\
          - avser: {year}-T{tertial}
            datum: {year + after}-{month:02}-{random.randint(2, 28):02}
            status: {status}
            kommentar: {_comment(random, comments)}
"""
        if random.random() < 0.1:
            yield f"            avvikelse: {random.choice(phrases.DEVIATIONS)}\n"
        if status != "genomförd" and random.random() < 0.1:
            yield f"            nästa_steg: {random.choice(phrases.NEXT_STEPS)}\n"


def _status(random: Random, *, last: bool) -> tuple[str, tuple[str, ...]]:
    """Return how far a measure has come, and what people write then."""
    if last and random.random() < 0.5:
        return "genomförd", phrases.DONE
    return ("ej påbörjad", phrases.WAITING) if random.random() < 0.2 else ("pågår", phrases.ONGOING)


def _comment(random: Random, comments: tuple[str, ...]) -> str:
    """Return a comment in one of the ways that YAML has of writing a text."""
    comment, more, style = random.choice(comments), random.choice(phrases.NEXT_STEPS), random.random()
    if style < 0.08:
        return f'"{random.choice(phrases.QUOTED)}"'
    if style < 0.15:
        return f">-\n              {comment}\n              {more}"
    return f"{comment} {more}" if style < 0.85 else comment


def _tail(random: Random, year: int) -> Iterator[str]:
    yield """\
uppföljningsregler:
  - id: tertialrapport
    varje: tertial
    forum: [KS, styrgrupp]
    form: skriftlig rapport
uppföljning:
"""
    for tertial in (1, 2, 3):
        yield f"  - avser: {year}-T{tertial}\n    kommentar: {random.choice(phrases.PICTURE)}\n"


def main() -> None:
    """Write a set of plans, and say which are broken, and how."""
    parser = argparse.ArgumentParser(description="Make up plans to measure with.")
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--measures", type=int, default=50, help="in each plan (default: 50)")
    parser.add_argument("--broken", type=int, default=0, metavar="N", help="spoil N of the plans")
    parser.add_argument("--nation", type=int, metavar="YEARS", help="a plan a year of every municipality")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder")
    options = parser.parse_args()
    if options.nation:
        print(f"{write_nation(options.out, options.nation, options.measures, options.seed)} plans")
        return
    wrong = write_plans(options.out, options.plans, options.measures, options.broken, options.seed)
    for name, kind in wrong.items():
        print(f"{name}: {kind}")


if __name__ == "__main__":
    main()
