"""What the codes of findings that are no rules stand for.

The names are Swedish, as the keys of a plan are, and the same in every language.
"""

from trygg_cli.diagnostic import Code
from trygg_cli.message import message

CODES: dict[str, Code] = {
    "S01": Code(
        "syntax",
        message("The file cannot be read as YAML"),
        message(
            "A plan is written in YAML: keys with a colon, lists with dashes, indentation with spaces. "
            "Here that pattern is broken, and what follows cannot be understood until it is mended."
        ),
    ),
    "S02": Code(
        "kodning",
        message("The file is not saved as UTF-8"),
        message(
            "Plans are saved as UTF-8, so that å, ä and ö are the same on every computer. "
            "Another encoding is refused, since a guess can turn one letter into another."
        ),
    ),
    "S03": Code(
        "inte-en-plan",
        message("The file is not a plan"),
        message("A plan begins with keys such as id and titel. This file is empty, or holds something else."),
    ),
    "S04": Code(
        "okänd-nyckel",
        message("Unknown key"),
        message(
            "Only the keys of the format are read. An unknown one is most often misspelt or in the wrong "
            "place, and what is written under it would be lost in silence. trygg key lists the keys that there are, "
            "and trygg key NAME tells what one means and where it stands."
        ),
    ),
    "S05": Code(
        "saknad-nyckel",
        message("Missing key"),
        message(
            "A few keys must be there and hold something, since all else refers to them or builds on them."
        ),
    ),
    "S06": Code(
        "fel-värde",
        message("A value that does not fit its key"),
        message(
            "Each key takes one kind of value: a text, a date, a period, a number, a list or one of a "
            "few words. With another kind nothing can be counted, compared or reported."
        ),
    ),
    "S07": Code(
        "dubbel-nyckel",
        message("The same key twice"),
        message(
            "A key can hold one value only. Of two, one would be thrown away, "
            "and nobody knows which one was meant."
        ),
    ),
    "S08": Code(
        "dubbelt-id",
        message("The same id twice"),
        message(
            "An id stands for one thing and never for another, "
            "since follow-ups, reports and other plans refer to it."
        ),
    ),
    "S09": Code(
        "okänd-hänvisning",
        message("A reference to something that is not there"),
        message(
            "Actors, problems, indicators, places and bodies are described once and then named by their ids. "
            "What is named must be described somewhere in the plan."
        ),
    ),
    "S10": Code(
        "omvänd-period",
        message("A period that ends before it begins"),
        message(
            "The first day of a period comes before its last or is the same, "
            "and the lowest value of a range comes before its highest."
        ),
    ),
    "S11": Code(
        "otillåten-yaml",
        message("YAML that plans do not use"),
        message(
            "Tags, merge keys, aliases that lead nowhere or into themselves and several documents in one "
            "file make a plan mean something else than it seems to say, and differ from program to program."
        ),
    ),
    "S12": Code(
        "för-stor",
        message("Larger than a plan may be"),
        message(
            "Size, depth and the number of values have bounds far above any real plan, "
            "so that a broken or hostile file cannot use up the computer."
        ),
    ),
    "S13": Code(
        "inaktuellt-godkännande",
        message("An approval that no longer holds"),
        message(
            "An approval is of what stood there that day. When a commitment has been changed since, nobody has "
            "approved it as it now stands. Follow-ups and outcomes may be added; they change no commitment."
        ),
    ),
    "S14": Code(
        "delad-text",
        message("A text or figure that a comma divides"),
        message(
            "In {{ }} a comma ends a value. What stands behind a comma in a text or a figure "
            "is taken for a key of its own, and would be lost in silence."
        ),
    ),
    "T01": Code(
        "undantag-utan-skäl",
        message("An exception that cannot hold"),
        message(
            "An exception names the rules it allows and the reason, so that whoever reads the plan "
            "next year knows why. Without them it allows nothing."
        ),
    ),
    "T02": Code(
        "utgånget-undantag",
        message("An exception that has expired"),
        message("The last day of the exception has passed, and what it allowed is found again."),
    ),
    "T03": Code(
        "oanvänt-undantag",
        message("An exception that is not needed"),
        message(
            "Nothing that the exception allows is found any more. Left where it is, it would hide the next one."
        ),
    ),
}
