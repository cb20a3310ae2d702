"""What fields are called in sentences; those without a word of their own are named by their Swedish key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diff.narration import brief, say
from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from trygg_cli.change import Change

NOUNS: dict[str, Message] = {
    "aktiviteter": message("The activity"),
    "analys": message("The analysis"),
    "ansvarig": message("The responsible unit"),
    "ansvarig_nämnd": message("The leading board"),
    "bakgrund": message("The background"),
    "baslinje": message("The baseline"),
    "belopp": message("The amount"),
    "beskrivning": message("The description"),
    "bidrar_till": message("What it serves"),
    "beslut_senast": message("The day of the decision at the latest"),
    "bättre": message("The direction that is better on the scale"),
    "dnr": message("The record number"),
    "effekt": message("The expected effect"),
    "ekonomi": message("The text on costs"),
    "ersatt_av": message("What replaces it"),
    "externa": message("The external actors"),
    "enhet": message("The unit"),
    "finansiering": message("The funding"),
    "frekvens": message("The frequency"),
    "gäller": message("The time of validity"),
    "indikatorer": message("The indicators"),
    "handlingsstatus": message("The status of the document"),
    "kommunikation": message("The communication"),
    "kommun": message("The municipality"),
    "konsekvenser": message("The consequences"),
    "kostnad": message("The cost"),
    "källa": message("The source"),
    "leds_av": message("The leader"),
    "lovas_av": message("Who promises"),
    "målgrupp": message("The target group"),
    "medverkande": message("Those who take part"),
    "mätning": message("The way of measuring"),
    "möten": message("The frequency of meetings"),
    "nästa_steg": message("The next step"),
    "namn": message("The name"),
    "omfattning": message("The extent"),
    "part": message("The party"),
    "parter": message("The parties"),
    "platser": message("The places"),
    "prevention": message("The kind of prevention"),
    "problembild": message("The picture of the problem"),
    "riktning": message("The direction"),
    "räknas": message("The way of counting outcomes"),
    "redovisas_senast": message("The last day to account for the money"),
    "sammanfattning": message("The summary"),
    "samordningsfunktion": message("The coordinating function"),
    "säsong": message("The season"),
    "status": message("The status"),
    "syfte": message("The purpose"),
    "text": message("The text"),
    "tid": message("The time"),
    "tillsammans_med": message("Those who take part"),
    "typ": message("The type"),
    "uppföljs_genom": message("The way of following up"),
    "uppgift": message("The task"),
    "varje": message("The interval of the follow-up"),
    "version": message("The version"),
    "villkor": message("The condition"),
    "väntar_på": message("What it waits for"),
}

OF_PART: dict[tuple[str, str], Message] = {
    ("Baseline", "värde"): message("The baseline"),
    ("Cause", "orsak"): message("The cause"),
    ("Commitment", "text"): message("The commitment of {party}"),
    ("Frequency", "text"): message("The frequency in words"),
    ("Funding", "källa"): message("The payer"),
    ("Funding", "status"): message("The status of the funding"),
    ("Goal", "mål"): message("The goal"),
    ("Indicator", "mål"): message("The target"),
    ("Measure", "mål"): message("The goal of the measure"),
    ("Measure", "åtgärd"): message("The name of the measure"),
    ("Milestone", "datum"): message("The milestone “{name}”"),
    ("Milestone", "när"): message("The milestone “{name}”"),
    ("Milestone", "text"): message("The milestone"),
    ("Plan", "titel"): message("The title"),
    ("Problem", "problem"): message("The problem"),
    ("Promise", "löfte"): message("The promise"),
    ("Schedule", "text"): message("The time in words"),
    ("Target", "text"): message("The target in words"),
    ("Validity", "text"): message("The time of validity in words"),
}
"""Where a key means something else than elsewhere; `{party}` is whose commitment it is, `{name}` what is done."""

IN_PERIOD: dict[str, Message] = {
    "avvikelse": message("The deviation in {period}"),
    "bedömning": message("The assessment for {period}"),
    "hantering": message("What is done about the deviation in {period}"),
    "kommentar": message("The comment on {period}"),
    "förslag_till_beslut": message("The proposed decision on {period}"),
    "nästa_steg": message("The next step after {period}"),
    "omvärld": message("What happened outside the plan in {period}"),
    "prognos": message("The outlook after {period}"),
    "sammanfattning": message("The summary of {period}"),
    "status": message("The status for {period}"),
    "värde": message("The outcome for {period}"),
}
"""Keys of what is reported for a period."""


def noun(change: Change) -> Message:
    """Return what the field of a change is called."""
    part = change.new_part if isinstance(change.new_part, dict) else {}
    period = part.get("avser") or part.get("period")
    if period and change.part in ("FollowUp", "GoalFollowUp", "PlanFollowUp", "PromiseFollowUp", "Outcome"):
        named = IN_PERIOD.get(change.key)
        if named:
            return say(named, period=brief(period))
        return message("The key “{key}” for {period}", key=change.key, period=brief(period))
    special = OF_PART.get((change.part, change.key))
    if special:
        if "{" not in special.text:
            return special
        return say(special, party=brief(part.get("part")), name=brief(part.get("text")))
    if change.key in NOUNS:
        return NOUNS[change.key]
    names = {"Target": message("The key “{key}” of the target", key=change.key)}
    return names.get(change.part, message("The key “{key}”", key=change.key))
