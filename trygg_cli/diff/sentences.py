"""What each change means: a table from the key that changed to how it is told and what hangs on it.

A key that is not here is told by its Swedish name, and weighs what its part does. Whatever the table says, a text
that is proven to be only spelled anew is wording.
"""

from __future__ import annotations

from trygg_cli.change import Change, ChangeKind
from trygg_cli.diff import amounts, approvals, whole_plan
from trygg_cli.diff.narration import (
    ItemNames,
    Stake,
    Teller,
    Told,
    brief,
    quoted,
    told,
    weighed,
)
from trygg_cli.diff.narrators import amount, ladder, names, plain, row, text, value
from trygg_cli.diff.nouns import list_noun
from trygg_cli.diff.target_tellers import percent, target
from trygg_cli.diff.time_tellers import day, stretch
from trygg_cli.diff.whole_items import whole
from trygg_cli.message import message
from trygg_cli.model.shape import shapes

_COMMITMENT, _CONDITION, _FOLLOW_UP = Stake.COMMITMENT, Stake.CONDITION, Stake.FOLLOW_UP
_WORDING = plain()

_RESPONSIBLE = names(
    _COMMITMENT, message("{name} is now responsible"), message("{name} is no longer responsible")
)
_TAKES_PART = names(_COMMITMENT, message("{name} now takes part"), message("{name} no longer takes part"))
_PARTY = names(_COMMITMENT, message("{name} is now a party"), message("{name} is no longer a party"))
_PLACE = names(
    _COMMITMENT, message("The place {name} was added"), message("The place {name} is no longer covered")
)
_INDICATOR = names(
    _COMMITMENT,
    message("The indicator {name} was tied to it"),
    message("The indicator {name} no longer follows it"),
)
_OFTEN = value(_COMMITMENT, amounts.frequency_words, amounts.frequency_turn, message("The frequency"))
_YES_IS_MORE = ladder(_COMMITMENT, ("nej", "false"), ("ja", "true"), default="nej")
_YES_IS_LESS = ladder(_COMMITMENT, ("ja", "true"), ("nej", "false"), default="nej")
_AREAS = ("FocusArea", "SubArea")
_REPORT = row(
    _FOLLOW_UP,
    message("Follow-up of {name} was added: {text}"),
    message("The follow-up of {name} was removed"),
    "avser",
    bare=message("Follow-up of {name} was added"),
)
_VALID = stretch(
    _COMMITMENT,
    message("The first day of validity"),
    message("The last day of validity"),
    message("The time of validity"),
)


TELLERS: dict[tuple[str, str], Teller] = {
    ("Actor", "beskrivning"): _WORDING,
    ("Actor", "e-post"): _WORDING,
    ("Actor", "villkorad"): _YES_IS_LESS,
    ("Agreement", "dnr"): _WORDING,
    ("Agreement", "gäller"): _VALID,
    ("Agreement", "parter"): _PARTY,
    ("Agreement", "skriftlig"): _YES_IS_MORE,
    ("Baseline", "värde"): value(_COMMITMENT, amounts.number_words),
    ("Body", "leds_av"): names(_COMMITMENT, message("{name} now leads"), message("{name} no longer leads")),
    ("Body", "möten"): value(_COMMITMENT, amounts.frequency_words),
    ("Body", "uppgift"): text(_COMMITMENT),
    ("Commitment", "ansvarig"): _RESPONSIBLE,
    ("Commitment", "platser"): _PLACE,
    ("Commitment", "tillsammans_med"): _TAKES_PART,
    ("Commitment", "villkor"): text(_CONDITION),
    ("Coordination", "e-post"): _WORDING,
    ("Coordination", "telefon"): _WORDING,
    ("Decision", "expedieras_till"): _WORDING,
    ("Decision", "handläggare"): _WORDING,
    ("Decision", "protokoll"): _WORDING,
    ("Decision", "typ"): ladder(_COMMITMENT, "förslag", "beslut"),
    ("Decision", "underlag"): _WORDING,
    ("Duration", "antal"): value(
        _COMMITMENT, amounts.duration_words, amounts.duration_turn, message("The longest time")
    ),
    **{(part, key): text(_COMMITMENT) for part in _AREAS for key in ("beskrivning", "målgrupp")},
    ("FocusArea", "platser"): _PLACE,
    ("FocusArea", "prioriterat"): _YES_IS_MORE,
    ("FollowUpRule", "ansvarig"): _RESPONSIBLE,
    ("FollowUpRule", "varje"): value(_COMMITMENT, quoted, amounts.unit_turn),
    ("Frequency", "antal"): _OFTEN,
    ("Frequency", "vid_behov"): _YES_IS_LESS,
    ("Funding", "belopp"): amount(
        _COMMITMENT,
        message("The funding"),
        amounts.money_words,
    ),
    ("Funding", "period"): stretch(_COMMITMENT, *(3 * [message("The time of the funding")])),
    ("Funding", "redovisas_senast"): day(_COMMITMENT),
    ("Funding", "status"): ladder(_COMMITMENT, "oklar", ("klar", "ej behov")),
    ("Funding", "villkor"): text(_CONDITION),
    ("Goal", "ansvarig"): _RESPONSIBLE,
    ("Goal", "indikatorer"): _INDICATOR,
    ("Goal", "problem"): _WORDING,
    ("Goal", "problembild"): _WORDING,
    ("Goal", "uppföljning"): _REPORT,
    ("Indicator", "ansvarig"): _RESPONSIBLE,
    ("Indicator", "kolada"): _WORDING,
    ("Indicator", "mål"): target,
    ("Indicator", "utfall"): row(
        _FOLLOW_UP,
        message("The outcome for {name} was added: {text}"),
        message("The outcome for {name} was removed: {text}"),
        "period",
        bare=message("The outcome for {name} was added"),
    ),
    ("Measure", "ansvarig"): _RESPONSIBLE,
    ("Measure", "beslut_senast"): day(_COMMITMENT),
    ("Measure", "bidrar_till"): names(
        _COMMITMENT,
        message("It now serves the goal “{name}”"),
        message("It no longer serves the goal “{name}”"),
    ),
    ("Measure", "externa"): _TAKES_PART,
    ("Measure", "indikatorer"): _INDICATOR,
    ("Measure", "kostnad"): value(_COMMITMENT, amounts.money_words),
    ("Measure", "källa"): _WORDING,
    ("Measure", "lagstöd"): _WORDING,
    ("Measure", "medverkande"): _TAKES_PART,
    ("Measure", "orsaker"): _WORDING,
    ("Measure", "platser"): _PLACE,
    ("Measure", "prevention"): _WORDING,
    ("Measure", "problem"): _WORDING,
    ("Measure", "pågående_arbete"): _WORDING,
    ("Measure", "typ"): ladder(
        _COMMITMENT, "utredning", "punktinsats", ("åtgärd", "ordinarie arbete"), default="åtgärd"
    ),
    ("Measure", "uppföljning"): _REPORT,
    ("Measure", "väntar_på"): names(
        _CONDITION, message("It now waits for {name}"), message("It no longer waits for {name}")
    ),
    ("Measure", "åtaganden"): row(
        _COMMITMENT,
        message("{name} made a commitment: {text}"),
        message("The commitment of {name} was removed: {text}"),
        "part",
    ),
    ("Milestone", "datum"): day(_COMMITMENT),
    ("Milestone", "när"): day(_COMMITMENT),
    ("Place", "prioriterad"): _YES_IS_MORE,
    ("Plan", "ansvarig_nämnd"): names(
        _COMMITMENT,
        message("{name} is now the leading board"),
        message("{name} is no longer the leading board"),
    ),
    ("Plan", "beslut"): row(
        _FOLLOW_UP,
        message("A decision was added: {names}"),
        message("A decision was removed: {names}"),
        *("organ", "paragraf", "datum", "typ"),
        when_removed=_COMMITMENT,
    ),
    ("Plan", "gäller"): _VALID,
    ("Plan", "parter"): _PARTY,
    ("Plan", "rapportering_till_kf"): row(
        _FOLLOW_UP,
        message("A report to the assembly was added: {name}"),
        message("A report to the assembly was removed: {name}"),
        "datum",
    ),
    ("Plan", "undertecknare"): row(
        _COMMITMENT,
        message("{name} was added among those who sign"),
        message("{name} no longer signs"),
        "namn",
    ),
    ("Plan", "uppföljning"): _REPORT,
    ("Promise", "ansvarig"): _RESPONSIBLE,
    ("Promise", "dialoger"): row(
        _FOLLOW_UP,
        message("A dialogue was added: {text}"),
        message("A dialogue was removed: {text}"),
        "typ",
    ),
    ("Promise", "ersatt_av"): names(
        _CONDITION, message("It is replaced by {name}"), message("It is no longer replaced by {name}")
    ),
    ("Promise", "gäller"): _VALID,
    ("Promise", "indikatorer"): _INDICATOR,
    ("Promise", "lovas_av"): names(
        _COMMITMENT, message("{name} now makes the promise"), message("{name} no longer makes the promise")
    ),
    ("Promise", "platser"): _PLACE,
    ("Promise", "uppföljning"): _REPORT,
    ("Promise", "villkor"): text(_CONDITION),
    ("Schedule", "frekvens"): value(_COMMITMENT, amounts.frequency_words, None, message("The frequency")),
    ("Schedule", "hållpunkter"): row(
        _COMMITMENT,
        message("A milestone was added: {name}"),
        message("A milestone was removed: {name}"),
        "text",
    ),
    ("Schedule", "när"): stretch(
        _COMMITMENT,
        message("The first day"),
        message("The last day"),
        message("The time"),
        may_be_late=True,
    ),
    ("Schedule", "perioder"): names(
        _COMMITMENT, message("The period {name} was added"), message("The period {name} was removed")
    ),
    ("Schedule", "säsong"): names(
        _COMMITMENT, message("The season {name} was added"), message("The season {name} was removed")
    ),
    ("Schedule", "villkor"): text(_CONDITION),
    ("Schedule", "önskemål"): _YES_IS_LESS,
    ("Signatory", "anmärkning"): _WORDING,
    ("Signatory", "ort"): _WORDING,
    ("SubArea", "platser"): _PLACE,
    ("SubArea", "prioriterat"): _YES_IS_MORE,
    ("SubTarget", "minst"): amount(_COMMITMENT, message("The target for a part")),
    ("SubTarget", "minst_procent"): amount(_COMMITMENT, message("The target for a part, in per cent")),
    ("Target", "alla"): _YES_IS_MORE,
    ("Target", "inom"): value(_COMMITMENT, amounts.duration_words, None, message("The longest time")),
    ("Target", "minst"): target,
    ("Target", "per_plats"): _YES_IS_MORE,
    ("Target", "platser"): _PLACE,
    ("Target", "senast"): day(
        _COMMITMENT, message("The time by which the target is to be reached"), is_end=True
    ),
    ("Target", "ändring_procent"): percent,
    ("Target", "återkommande"): value(_COMMITMENT, amounts.frequency_words),
    ("Validity", "från"): _VALID,
    **approvals.TELLERS,
    **whole_plan.TELLERS,
}
"""By sort of part and key. Of keys that are one change together (`comparison.GROUPS`) the first stands here."""

OTHER_KEYS = {
    **{("Approval", key): "roll" for key in ("datum", "beslut", "kommentar", "avtryck")},
    ("Duration", "enhet"): "antal",
    **{("Frequency", key): "antal" for key in ("minst", "högst", "per")},
    **{("Schedule", key): "när" for key in ("från", "till")},
    **{("Target", key): "minst" for key in ("högst", "exakt")},
    ("Validity", "till"): "från",
}

_REPORTS = (
    "FollowUp",
    "GoalFollowUp",
    "PromiseFollowUp",
    "PlanFollowUp",
    "Outcome",
    "CouncilReport",
    "Dialogue",
)
_COMMITMENTS = (
    *(
        "Promise",
        "Goal",
        "Measure",
        "Commitment",
        "Schedule",
        "Milestone",
        "Frequency",
        "Duration",
        "Validity",
    ),
    *("Indicator", "Kolada", "Target", "SubTarget", "Baseline", "Scale", "Band", "Funding", "Communication"),
    *("Actor", "Place", "Agreement", "Signatory", "Decision", "Coordination", "FollowUpRule"),
)
WHOLE_PARTS = {**dict.fromkeys(_REPORTS, _FOLLOW_UP), **dict.fromkeys(_COMMITMENTS, _COMMITMENT)}
"""What keys weigh that are not in the table, by the sort of part that they stand in; elsewhere they are wording."""


def tell(change: Change, known: ItemNames) -> Told:
    """Return what there is to say of a change."""
    if not change.key:
        return whole(change)
    if change.key == "id" and change.guessed:
        sentence = message(
            "The id was changed from {old} to {new}", old=brief(change.old), new=brief(change.new)
        )
        return told(sentence, Stake.NONE, change.kind)
    if change.kind is ChangeKind.REORDERED:
        return told(message("{what} got another order", what=list_noun(change.key)), Stake.NONE, change.kind)
    field = shapes()[change.part].fields.get(change.key)
    is_text = field is not None and field.is_text
    found = TELLERS.get((change.part, OTHER_KEYS.get((change.part, change.key), change.key)))
    teller = found or (text if is_text else plain)(WHOLE_PARTS.get(change.part, Stake.NONE))
    return weighed(teller(change, known), change, is_text=is_text)
