"""The names of the rules on changes, which stand in `policy`, by code."""

CHANGE_RULES = {
    "K09": ("försvagat-mål-utan-kommentar", "weakened-target-without-comment"),
    "V01": ("ändrat-åtagande-utan-beslut", "changed-commitment-without-decision"),
    "V02": ("senarelagd-utan-kommentar", "postponed-without-comment"),
    "V03": ("struken-utan-avslut", "removed-without-ending"),
    "V04": ("ändrat-id", "changed-id"),
    "V05": ("återanvänt-id", "reused-id"),
    "V06": ("omskriven-uppföljning", "rewritten-follow-up"),
    "V07": ("struket-beslut", "removed-decision"),
}
"""Settings and exceptions name them also where only a plan as it stands is asked about, so they are known here."""
