"""The app package for Teams is one manifest and two icons, filled in with what its owner knows."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bot import __version__, words
from bot.failures import NotNow, WrongUse, say

SOURCES = Path(__file__).parents[1] / "deploy" / "teams"
"""Beside bot/, in a checkout and where the program is installed alike."""
MANIFEST, ICONS = "manifest.json", ("color.png", "outline.png")

_GUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_VERSION = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}")
_LONGEST_NAME, _LONGEST_DEVELOPER, _LONGEST_URL = 30, 32, 2048
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The oldest moment that a zip file can name: the same manifest gives the same bytes."""
_READABLE = 0o644 << 16


def teams_package(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    app_id: Annotated[
        str,
        typer.Option(
            "--app-id",
            metavar="GUID",
            envvar="PARTNERSHIPS_APP_ID",
            help="The id of the bot's registration.",
        ),
    ],
    developer: Annotated[
        str, typer.Option("--developer", metavar="NAME", help="Who provides the assistant.")
    ],
    website: Annotated[
        str,
        typer.Option("--website", metavar="URL", help="The page that says whom to ask for help."),
    ],
    privacy: Annotated[
        str,
        typer.Option("--privacy", metavar="URL", help="The privacy notice; else the website."),
    ] = "",
    terms: Annotated[
        str, typer.Option("--terms", metavar="URL", help="The terms of use; else the website.")
    ] = "",
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="What it is called in Teams.")
    ] = words.GREETING,
    version: Annotated[
        str,
        typer.Option(
            "--version", metavar="X.Y.Z", help="The version of the package; else the program's."
        ),
    ] = __version__,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where the package is written.")
    ] = Path("partnerships-teams.zip"),
) -> None:
    """Pack the app for Microsoft Teams: a manifest and two icons, to be uploaded there.

    Example: partnerships teams-package --app-id 00000000-0000-4000-8000-000000000000
    --developer "Cheshire Constabulary" --website https://example.org/partnerships
    """
    filled = manifest(
        app_id=_checked("--app-id", app_id, "the id of the registration, a GUID", _is_guid),
        version=_checked("--version", version, "a version such as 1.2.3", _is_version),
        name=_checked("--name", name, _at_most(_LONGEST_NAME), _is_short(_LONGEST_NAME)),
        developer=_checked(
            "--developer", developer, _at_most(_LONGEST_DEVELOPER), _is_short(_LONGEST_DEVELOPER)
        ),
        website=_page("--website", website),
        privacy=_page("--privacy", privacy or website),
        terms=_page("--terms", terms or website),
    )
    try:
        write_package(out, filled)
    except OSError as error:
        raise NotNow(
            f"The package could not be written to {out} ({error.strerror}); give another --out."
        ) from error
    say(f"Wrote {out}: upload it in Teams, or hand it to whoever looks after its apps.")


def manifest(**given: str) -> dict[str, object]:
    """Return the manifest with what is *given* in the places that name it.

    Raises ``KeyError`` for a place that nothing is given for.
    """
    template = json.loads((SOURCES / MANIFEST).read_text(encoding="utf-8"))
    return {key: _filled(value, given) for key, value in template.items()}


def write_package(out: Path, filled: dict[str, object]) -> None:
    """Write the zip that Teams takes: the manifest and the icons, and nothing else.

    Raises ``OSError`` if *out* cannot be written.
    """
    text = json.dumps(filled, indent=2, ensure_ascii=False) + "\n"
    parts = {MANIFEST: text.encode()} | {icon: (SOURCES / icon).read_bytes() for icon in ICONS}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for part, content in parts.items():
            entry = zipfile.ZipInfo(part, _WHEN)
            entry.external_attr = _READABLE
            entry.create_system = 3  # as on Linux, whatever it is made on
            package.writestr(entry, content)


def _filled(value: object, given: dict[str, str]) -> object:
    if isinstance(value, str):
        return Template(value).substitute(given)
    if isinstance(value, list):
        return [_filled(each, given) for each in value]
    if isinstance(value, dict):
        # The key of the schema begins with a dollar, and names no place.
        return {key: _filled(each, given) for key, each in value.items()}
    return value


def _checked(option: str, value: str, wanted: str, holds: Callable[[str], bool]) -> str:
    value = value.strip()
    if not holds(value):
        raise WrongUse(f"The value of {option} cannot be used; give {wanted}.")
    return value


def _page(option: str, url: str) -> str:
    wanted = "the whole address of a page, which begins with https://"
    return _checked(option, url, wanted, _is_page)


def _is_guid(text: str) -> bool:
    return _GUID.fullmatch(text) is not None


def _is_version(text: str) -> bool:
    return _VERSION.fullmatch(text) is not None


def _is_short(longest: int) -> Callable[[str], bool]:
    return lambda text: 0 < len(text) <= longest and text.isprintable()


def _is_page(text: str) -> bool:
    try:
        where = urlsplit(text)
    except ValueError:
        return False
    plain = len(text) <= _LONGEST_URL and text.isascii() and text.isprintable() and " " not in text
    return plain and where.scheme == "https" and bool(where.hostname)


def _at_most(longest: int) -> str:
    return f"a name of at most {longest} characters"
