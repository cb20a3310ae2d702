"""Why a template is not carried out."""

from jinja2.exceptions import SecurityError

from trygg_cli.message import Message


class TemplateRefusal(SecurityError):
    """A template did what templates may not do: carries the sentence that says so."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence
