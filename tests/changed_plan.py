"""A plan that changes in git, and the report on what changed."""

from pathlib import Path

from tests.conftest import Git, Trygg
from tests.said_in_reports import SUFFIXES

PLAN = """id: p
titel: Trygg stad
typ: handlingsplan
gäller: {från: 2024-01-01, till: 2026-12-31}
aktörer: {KS: {namn: Kommunstyrelsen}, TN: {namn: Tekniska nämnden}}
beslut: [{typ: beslut, organ: KS, datum: 2024-02-26, paragraf: § 12}]
indikatorer: [{id: I1, namn: Andel trygga, mål: {minst: 80}}]
löften: [{id: L1, löfte: Vi syns varje fredag, lovas_av: [KS]}]
åtgärder:
- {id: A1, åtgärd: Belysning, ansvarig: [TN], tid: {till: 2024-06-30}}
- {id: A2, åtgärd: Vandringar, ansvarig: [TN], beskrivning: Vi går varje höst}
- {id: A3, åtgärd: Fritid, ansvarig: [TN], tid: {till: 2025-06-30}, uppföljning: [{avser: 2024-T1, status: pågår}]}
"""


def save(git: Git, text: str, day: str, name: str = "p.yaml", said: str = "x") -> None:
    """Save a plan in git on a day."""
    Path(name).write_text(text, "utf-8")
    git.commit(said, day)


def changed(git: Git, *changes: tuple[str, str], day: str = "2024-05-02") -> None:
    """Save the plan, and then the plan with other words in it."""
    text = PLAN
    save(git, text, "2024-02-20")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    save(git, text, day)


def changes(trygg: Trygg, git: Git, format_: str) -> Path:
    """Write the report on changes of every sort, and return its file."""
    decided = "{typ: beslut, organ: KS, datum: 2024-04-29}"
    came = "- {id: A4, åtgärd: Lyktor i parken, ansvarig: [KS], tid: {till: 2025-12-31}}"
    others = [("2024-06-30", "2025-01-31"), ("minst: 80", "minst: 75"), ("varje fredag", "varje månad"),
              ("Belysning, ansvarig: [TN]", "Belysning, ansvarig: [KS]"), ("varje höst", "varje vår"),
              ("Trygg stad", "Trygg stad, reviderad"), ("§ 12}]", f"§ 12}}, {decided}]"),
              ("status: pågår", "status: genomförd"), ("åtgärder:\n", f"åtgärder:\n{came}\n")]  # fmt: skip
    changed(git, *others)
    target = Path(f"r{SUFFIXES[format_]}").absolute()
    answer = trygg("report", "p.yaml", "--since", "2024-03-01", "-f", format_, "-o", target)
    assert 0 == answer.code, answer.err
    return target
