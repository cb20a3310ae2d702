"""Reasons to stop: what keeps `trygg` from doing its job at all.

What is wrong *in* a plan is not an error but a diagnostic: collected, all of them, and shown.
"""

from trygg_cli.message import Message, message


class TryggError(Exception):
    """The job cannot be done: carries a sentence to be translated and, if there is one, a way out."""

    hint: Message | None = None

    def __init__(self, sentence: Message, hint: Message | None = None) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence
        if hint is not None:
            self.hint = hint


class FileUnreadable(TryggError):
    """A file that was named cannot be read."""

    hint = message("Is the path right, and are you allowed to read it?")

    def __init__(self, name: str, reason: Message, hint: Message | None = None) -> None:
        super().__init__(message("cannot read {name}: {reason}", name=name, reason=reason), hint)
        self.name = name


class FileUnwritable(TryggError):
    """The answer cannot be written where it was asked for."""

    hint = message("Is there such a folder, and are you allowed to write in it?")

    def __init__(self, name: str, reason: Message) -> None:
        super().__init__(message("cannot write {name}: {reason}", name=name, reason=reason))
