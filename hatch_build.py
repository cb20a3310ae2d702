"""The message catalogues, compiled whenever the project is built: wheel, source archive or editable install."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> list[Path]:
    """Write what gettext reads beside each catalogue, and return where; git knows nothing of it."""
    return [_compile(path) for path in sorted(root.glob("trygg_cli/locale/*/LC_MESSAGES/*.po"))]


def _compile(path: Path) -> Path:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parts[-3])
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # the same every day
    compiled = path.with_suffix(".mo")
    with compiled.open("wb") as file:
        write_mo(file, catalogue)
    return compiled


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls before it gathers the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues, and take them along although git ignores them, and the guides of a whole wheel."""
        root = Path(self.root)
        if self.target_name == "wheel" and version != "editable":
            guides = sorted(root.glob("docs/*.md"))
            build_data["force_include"] |= {str(path): f"trygg_cli/guides/{path.name}" for path in guides}
        build_data["artifacts"] += [path.relative_to(root).as_posix() for path in compile_catalogues(root)]
