"""What is reported about goals, promises and the plan as a whole, period by period."""

from trygg_cli.model.fields import (
    Day,
    ModelPart,
    Period,
    Ref,
    Text,
    Texts,
    YesNo,
    key,
)
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.model.shared_keys import (
    AUTHOR,
    DAY_WRITTEN,
    FEEDBACK,
    INTERNAL,
    REPORTED_PERIOD,
    REPORTING_PARTY,
    own_word,
)


class GoalFollowUp(ModelPart):
    """What is said about a goal for a period."""

    period: Period = REPORTED_PERIOD
    date: Day | None = DAY_WRITTEN
    party: Ref | None = REPORTING_PARTY
    assessment: Assessment | None = key(
        "bedömning",
        "Whether it is reached, or is going to be",
        more="Without it, the goal was reported on but not assessed.",
    )
    word: Text | None = own_word()
    comment: Text | None = key("kommentar", "What has happened and why it is judged so")
    feedback: Text | None = FEEDBACK
    author: Text | None = AUTHOR
    internal: YesNo = INTERNAL


class PromiseFollowUp(ModelPart):
    """What is said about a promise for a period."""

    period: Period = REPORTED_PERIOD
    date: Day | None = DAY_WRITTEN
    party: Ref | None = REPORTING_PARTY
    assessment: PromiseAssessment | None = key(
        "bedömning",
        "Whether it is kept, or is going to be",
        example="bedöms hållas",
        old_words=("uppnått", "bedöms uppnås", "uppnås delvis", "bedöms ej uppnås", "ej uppnått"),
        more="Without it, the promise was reported on but not assessed. An older assessment is told "
        "with its period and never counted for a new one.",
    )
    word: Text | None = own_word()
    comment: Text | None = key("kommentar", "What has happened and why it is judged so")
    feedback: Text | None = FEEDBACK
    author: Text | None = AUTHOR
    internal: YesNo = INTERNAL


class PlanFollowUp(ModelPart):
    """A follow-up of the plan as a whole (lag 2023:196, 6 §)."""

    period: Period = REPORTED_PERIOD
    date: Day | None = DAY_WRITTEN
    summary: Text | None = key(
        "sammanfattning",
        "What a reader who reads nothing else must know, in a few sentences",
        more="It stands first in the report of the period.",
    )
    assessment: Text | None = key(
        "bedömning",
        "How the work goes as a whole, in words, and why it is judged so",
        more="It is a person's judgement, and stands before what is worked out.",
    )
    comment: Text | None = key(
        "kommentar", "The picture as a whole", more="What is about one measure stands under that measure."
    )
    deviation: Text | None = key("avvikelse", "What did not go as planned")
    circumstances: Text | None = key("omvärld", "What happened outside the plan that matters to it")
    outlook: Text | None = key("prognos", "What is going to be reached by the end, and what is not")
    proposals: Texts = key(
        "förslag_till_beslut",
        "What those who get the report are to decide",
        (),
        "att godkänna uppföljningen",
        more="One text, or a list with a text for each point.",
    )
    communication: Text | None = key("kommunikation", "What has been told to citizens")
    feedback: Text | None = FEEDBACK
    author: Text | None = AUTHOR
