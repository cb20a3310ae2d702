"""How long something takes, in words: 1 hour, 48 hours."""

from trygg_cli.message import Message, plural

_LENGTHS = {
    "timmar": plural("{count} hour", "{count} hours", 1),
    "dagar": plural("{count} day", "{count} days", 1),
    "veckor": plural("{count} week", "{count} weeks", 1),
    "månader": plural("{count} month", "{count} months", 1),
}


def length(number: float, unit: str, shown: object = None) -> Message | None:
    """Return so many units in words, the number as it is shown; nothing where the unit is none of time."""
    count = 1 if number == 1 else 2
    found = _LENGTHS.get(unit)
    return found and found._replace(args={"count": number if shown is None else shown}, number=count)
