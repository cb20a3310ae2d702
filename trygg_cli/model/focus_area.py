"""The areas that a plan concentrates on, and their parts."""

from trygg_cli.model.approval import Approval
from trygg_cli.model.fields import (
    REQUIRED,
    Id,
    Items,
    ModelPart,
    Ref,
    Text,
    Title,
    YesNo,
    key,
)
from trygg_cli.model.goal import Goal
from trygg_cli.model.kinds import PreventionKind
from trygg_cli.model.measure import Measure
from trygg_cli.model.shared_keys import APPROVALS, id_key


class _Area(ModelPart):
    id: Id = id_key("narkotika")
    name: Title = key("namn", "What the area is called", REQUIRED, example="Narkotika")
    description: Text | None = key("beskrivning", "What it is about")
    strategies: Items[PreventionKind] = key("strategi", "Social or situational prevention", default=())
    target_group: Text | None = key("målgrupp", "Who it is about")
    places: Items[Ref] = key("platser", "Where it is", (), refers_to="place")
    prioritised: YesNo = key("prioriterat", "Whether it is to be dealt with first", default=False)
    problems: Items[Ref] = key("problem", "The problems it is about", (), refers_to="problem")
    goals: Items[Goal] = key("mål", "What is to be reached", default=())
    measures: Items[Measure] = key("åtgärder", "What is done", default=())


class SubArea(_Area):
    """A part of a focus area."""

    approvals: Items[Approval] = APPROVALS


class FocusArea(_Area):
    """An area that the plan concentrates on. It need not have measures."""

    parts: Items[SubArea] = key(
        "delområden",
        "Parts of the area",
        default=(),
        more="They are described as areas are, and have no parts of their own.",
    )
    approvals: Items[Approval] = APPROVALS
