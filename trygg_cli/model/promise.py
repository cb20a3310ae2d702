"""A promise to the citizens."""

from trygg_cli.model.approval import Approval
from trygg_cli.model.fields import (
    PART_OF_PROMISE,
    REQUIRED,
    Id,
    Items,
    ModelPart,
    Ref,
    Refs,
    Text,
    Title,
    key,
)
from trygg_cli.model.follow_ups import PromiseFollowUp
from trygg_cli.model.governance import Validity
from trygg_cli.model.measure import Schedule
from trygg_cli.model.picture import Dialogue
from trygg_cli.model.shared_keys import APPROVALS, id_key


class Promise(ModelPart):
    """What the police, the municipality or both promise the citizens (medborgarlöfte)."""

    id: Id = id_key("L1")
    text: Title = key(
        "löfte", "The promise, in the words it is given", REQUIRED, example="Vi gör fler trygghetsvandringar"
    )
    promised_by: Refs = key(
        "lovas_av",
        "Who promises: one actor, or several",
        (),
        "[kommunen, polisen]",
        refers_to="actor or body",
        old_words=("polisen", "kommunen", "gemensamt"),
        more="The report says all of them by name.",
    )
    responsible: Items[Ref] = key("ansvarig", "Who carries it out", (), refers_to="actor or body")
    valid: Validity | None = key(
        "gäller",
        "From when until when the promise holds",
        more="Outside this time the promise is not in the report. Without it, the promise holds as "
        "long as the plan.",
    )
    schedule: Schedule | None = key("tid", "When and how often it happens")
    condition: Text | None = key("villkor", "On what condition it holds", more=PART_OF_PROMISE)
    target_group: Text | None = key("målgrupp", "Who it is meant for")
    activities: Items[Text] = key("aktiviteter", "What is done, step by step", default=())
    dialogues: Items[Dialogue] = key(
        "dialoger",
        "The dialogues that it comes from, with those who live there and those who work there",
        default=(),
    )
    follow_up_text: Text | None = key("uppföljs_genom", "How it is followed up")
    focus_areas: Items[Ref] = key("fokusområden", "The focus areas it belongs to", (), refers_to="area")
    places: Items[Ref] = key("platser", "Where it holds", (), refers_to="place")
    indicators: Items[Ref] = key(
        "indikatorer",
        "The indicators that show whether it is kept",
        (),
        refers_to="indicator",
        more="They are described under the plan's own key indikatorer, and count over the time of the "
        "promise.",
    )
    replaced_by: Refs = key(
        "ersatt_av",
        "The promise, or promises, that took its place",
        (),
        "L2",
        refers_to="promise",
        more="The old promise stands where it is, and the report leads on to the new one.",
    )
    follow_ups: Items[PromiseFollowUp] = key("uppföljning", "What was reported, period by period", default=())
    approvals: Items[Approval] = APPROVALS
