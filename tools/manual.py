"""Documents made from the code: `make docs` writes them, and a test keeps them fresh."""

from collections.abc import Callable
from pathlib import Path

from tools import template_contract
from trygg_cli import language
from trygg_cli.cli.query import manual as tables
from trygg_cli.policy import RULES
from trygg_cli.render.manual import keys_page
from trygg_cli.render.manual import rules as manual
from trygg_cli.rules import rules

DOCS = Path(__file__).parent.parent / "docs"


def _rules() -> str:
    return manual.manual([*rules(), *RULES])


DOCUMENTS: dict[str, tuple[str, Callable[[], str]]] = {
    "nycklar.md": ("sv", keys_page.manual),
    "keys.md": ("en", keys_page.manual),
    "regler.md": ("sv", _rules),
    "rules.md": ("en", _rules),
    "tabeller.md": ("sv", tables),
    "mallarnas-innehåll.md": ("sv", template_contract.page),
}
"""Each file in `docs/` with its language and what makes it."""


def made(name: str) -> str:
    """Return what a document is to hold."""
    spoken, make = DOCUMENTS[name]
    language.use(spoken)
    return make()


if __name__ == "__main__":
    for document in DOCUMENTS:
        (DOCS / document).write_text(made(document), "utf-8")
