"""Which keys of a plan the report has no place for, and why.

Everything else that a plan says is shown, in the section of the item that it is about.
"""

WITHOUT_HOME = {
    ("Plan", "trygg"): "it is about the file, and not about what the plan says",
    ("Plan", "språk"): "it is the language that the texts are marked with",
    ("Approval", "avtryck"): "nobody can read it; whether the approval holds is told",
    ("FollowUp", "intern"): "what is internal is left out, and so there is nothing to mark",
    ("GoalFollowUp", "intern"): "what is internal is left out, and so there is nothing to mark",
    ("PromiseFollowUp", "intern"): "what is internal is left out, and so there is nothing to mark",
    ("FocusArea", "id"): "an area is known to readers by its name",
    ("SubArea", "id"): "an area is known to readers by its name",
    ("Place", "id"): "a place is known to readers by its name",
    ("Body", "id"): "a group is known to readers by its name",
    ("EvidenceSource", "id"): "a source is known to readers by its name",
    ("PictureArea", "id"): "a part of the picture is known to readers by its heading",
    ("Cause", "id"): "a cause is known to readers by its words",
    ("Ongoing", "id"): "ongoing work is known to readers by its heading",
    ("Agreement", "id"): "an agreement is known to readers by its title",
    ("FollowUpRule", "id"): "a rule is known to readers by what it asks for",
    ("LinkedPlan", "id"): "it leads to the other file, and readers know the plan by its title",
}
"""The keys by sort of part, with the reason."""
