"""Who has approved what: review stamps, which `trygg approve` writes."""

from trygg_cli.model.fields import REQUIRED, Day, Fingerprint, ModelPart, Text, Title, key


class Approval(ModelPart):
    """A function has approved something as it then stood. When that is changed, the approval no longer holds."""

    role: Title = key(
        "roll", "The function that approved, never a person's name", REQUIRED, example="kommunchef"
    )
    date: Day = key("datum", "The day of the approval", REQUIRED, example="2022-11-22")
    decision: Text | None = key("beslut", "The decision that it rests on", example="KS 2022-11-21 § 94")
    comment: Text | None = key("kommentar", "What there is to say about the approval")
    fingerprint: Fingerprint = key(
        "avtryck",
        "What was approved, as a fingerprint that trygg approve writes",
        REQUIRED,
        more="It is never written by hand.",
    )
