"""What Jinja complains of in a template, in our words."""

import re

from trygg_cli.message import Message, message

_KNOWN = (
    (
        r"Unexpected end of template.*needs to be closed is '(?P<tag>\w+)'",
        message("{tag} is begun and not ended: write end{tag} where it ends"),
    ),
    (
        r"(?i)unexpected end of template|unexpected 'end of template'",
        message("it ends in the middle of something: what begins with {begin} ends with {end}"),
    ),
    (r"No filter named '(?P<name>.*?)'", message("there is no filter called {name}")),
    (r".*No test named '(?P<name>.*?)'", message("there is no test called {name}")),
    (
        r"Encountered unknown tag '(?P<tag>.*?)'",
        message("{tag} is no tag that can stand there: it is unknown, or ends what was never begun"),
    ),
    (r"block '(?P<name>.*?)' defined twice", message("the block {name} stands there twice")),
    (r"unexpected char '(?P<character>.*?)' at", message("the character {character} has no meaning there")),
    (
        r"expected token '(?P<expected>.*?)', got '(?P<found>.*?)'",
        message("here stands {found} where there should be {expected}"),
    ),
    (r".*division (?:or modulo )?by zero", message("it divides by zero")),
)
"""How complaints go in English, and what to say instead."""

_MARKS = {"begin": "{{ / {%", "end": "}} / %}"}


def told(complaint: str) -> Message:
    """Return what to say of a complaint; one that nobody has foreseen is quoted."""
    for pattern, sentence in _KNOWN:
        found = re.match(pattern, complaint, re.DOTALL)
        if found:
            return sentence._replace(args={**_MARKS, **found.groupdict()})
    return message('"{reason}"', reason=complaint)
