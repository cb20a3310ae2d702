"""What reports look like in a project, made of its settings: the logo is read, and colours are looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from trygg_cli.errors import FileUnreadable
from trygg_cli.message import Message, message
from trygg_cli.report.report_settings import ReportSettings
from trygg_cli.settings.config import BadConfig, ReportConfig
from trygg_cli.system import files

if TYPE_CHECKING:
    from trygg_cli.report.colours import PageColour
    from trygg_cli.report.letterhead import Accent, Letterhead, Logo
    from trygg_cli.settings.config import Config


def settings_of(config: Config) -> ReportSettings:
    """Return what a project has settled about its reports; raises `BadConfig`."""
    known = ReportSettings(config.soon_late_days, dict(config.legend))
    if config.report == ReportConfig():
        return known
    return known._replace(letterhead=_letterhead(config), accent=_accent(config))


def _letterhead(config: Config) -> Letterhead | None:
    from trygg_cli.report.letterhead import Letterhead

    said = config.report
    address = tuple(line for text in said.address if (line := " ".join(text.split())))
    found = Letterhead(
        " ".join(said.municipality.split()) or None,
        " ".join(said.unit.split()) or None,
        address,
        _logo(config),
    )
    return found if any(found) else None


def _logo(config: Config) -> Logo | None:
    from trygg_cli.report import picture_files
    from trygg_cli.report.letterhead import Logo

    said = config.report
    alternative = " ".join(said.logo_alt.split())
    if not said.logo:
        if alternative:
            raise _fault(config, "logo_alt", message("there is a logo_alt and no logo"), _which_logo())
        return None
    if not alternative:
        raise _fault(
            config,
            "logo",
            message("the logo has no logo_alt, which says what it shows to those who do not see it"),
            message('write for example logo_alt = "{example}"', example="Kommunens vapen"),
        )
    content = _content(config, said.logo)
    try:
        facts = picture_files.facts(content)
    except picture_files.PictureRefused as error:
        what = message("{name} cannot be a logo: {reason}", name=said.logo, reason=error.sentence)
        raise _fault(config, "logo", what, _which_logo()) from error
    return Logo(content, facts.media_type, alternative)


def _which_logo() -> Message:
    from trygg_cli.report.picture_files import MOST_BYTES

    return message(
        "logo is the path of a picture in PNG, JPEG or plain SVG beside {file}, of at most {most} kB",
        file="trygg.toml",
        most=MOST_BYTES // 1000,
    )


def _content(config: Config, name: str) -> bytes:
    """Return the file of a logo, which lies in the folder of the settings and not elsewhere by `..` or a link."""
    spelled = dict.fromkeys((name, normalize("NFC", name), normalize("NFD", name)))  # as disks spell å
    try:
        for path in (Path(config.folder, form) for form in spelled):
            is_inside = path.resolve().is_relative_to(config.folder.resolve())
            if not is_inside:
                break
            if files.path_kind(str(path)) is files.PathKind.FILE:
                return files.read(str(path))
    except (OSError, ValueError, RuntimeError, FileUnreadable):
        is_inside = True
    reason = (
        message("there is no file {name} that can be read", name=name)
        if is_inside
        else message("{name} lies outside the folder of the settings", name=name)
    )
    raise _fault(config, "logo", reason, _which_logo())


def _accent(config: Config) -> Accent | None:
    """Return the colours of headings; that for the dark page is made of the other where none is named."""
    from trygg_cli.report.colours import DARK, LIGHT, readable
    from trygg_cli.report.letterhead import Accent

    said = config.report
    if not said.accent:
        if said.accent_dark:
            what = message("there is an accent_dark and no accent")
            raise _fault(
                config,
                "accent_dark",
                what,
                message('write for example accent = "{example}"', example="#0f4c56"),
            )
        return None
    light = _colour(config, "accent", said.accent, LIGHT)
    if said.accent_dark:
        return Accent(light, _colour(config, "accent_dark", said.accent_dark, DARK))
    return Accent(light, readable(light, DARK))


def _colour(config: Config, key: str, text: str, behind: PageColour) -> PageColour:
    from trygg_cli.report.colours import LEAST, colour, contrast, readable

    found = colour(text)
    if found is None:
        what = message('"{key}" must be a colour with six digits, and not "{value}"', key=key, value=text)
        raise _fault(
            config, key, what, message('write for example {key} = "{example}"', key=key, example="#0f4c56")
        )
    ratio = contrast(found, behind)
    if ratio >= LEAST:
        return found
    what = message(
        "{colour} can hardly be read on {behind}: the contrast is {ratio} to 1, and text needs {least} to 1",
        colour=found.text,
        behind=behind.text,
        ratio=int(ratio * 10) / 10,
        least=LEAST,
    )
    nearest = readable(found, behind)
    hint = message("the nearest colour that does is {colour}", colour=nearest.text)
    raise _fault(config, key, what, hint)


def _fault(config: Config, key: str, what: Message, hint: Message) -> BadConfig:
    return BadConfig(config.file or Path("trygg.toml"), what, hint, ("report", key))
