"""A goal of a plan or of one of its areas."""

from trygg_cli.model.approval import Approval
from trygg_cli.model.fields import (
    REQUIRED,
    Id,
    Items,
    ModelPart,
    Ref,
    Text,
    Title,
    key,
)
from trygg_cli.model.follow_ups import GoalFollowUp
from trygg_cli.model.kinds import GoalKind
from trygg_cli.model.shared_keys import APPROVALS, id_key


class Goal(ModelPart):
    """What is to be reached."""

    id: Id = id_key("M1")
    text: Title = key("mål", "The goal", REQUIRED, example="Färre våldsbrott i krogmiljö")
    kind: GoalKind | None = key("typ", "What the goal is about")
    problem_picture: Text | None = key("problembild", "Why the goal is set")
    problems: Items[Ref] = key("problem", "The problems behind it", (), refers_to="problem")
    indicators: Items[Ref] = key(
        "indikatorer",
        "The indicators that show whether it is reached",
        (),
        refers_to="indicator",
        more="They are described under the plan's own key indikatorer.",
    )
    responsible: Items[Ref] = key(
        "ansvarig",
        "Who answers for it",
        (),
        example="[KS]",
        refers_to="actor or body",
        more="A board, a department, a function or a body.",
    )
    assembly_goal: Text | None = key("kommunfullmäktiges_mål", "The goal of the assembly that it serves")
    follow_ups: Items[GoalFollowUp] = key("uppföljning", "What was reported, period by period", default=())
    approvals: Items[Approval] = APPROVALS
