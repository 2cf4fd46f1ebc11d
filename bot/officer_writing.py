"""An edition is written once and never over another; what is derived from one is written anew."""

import json
import re
from datetime import date
from pathlib import Path

from bot import wiring
from bot.failures import WrongUse, say
from bot.settings import read_settings
from bot.verbs import stored
from domain.policy.schemas import edition_schema

SCHEMA = "edition.schema.json"
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def new_edition(policy: str, version: str, old: str, since: date, folder: Path | None) -> None:
    """Copy the edition *old* (or the newest) of *policy* to a new *version* below *folder*."""
    settings = read_settings()
    here = wiring.documents(settings)
    if not _VERSION.fullmatch(version):
        raise WrongUse(f"{version!r} cannot name a version; use letters, digits, dots and hyphens.")
    try:
        source = here.folder_of(policy, old or here.versions(policy)[-1])
    except wiring.UnknownPolicy as error:
        raise WrongUse(f"{error}.") from error
    target = (folder or source.parent.parent) / policy / version
    try:
        with stored():
            wiring.copy_edition(source, target, since)
    except FileExistsError as error:
        raise WrongUse(
            f"{target} is there already, and is not written over; choose another version."
        ) from error
    check = f"partnerships policy check --policy {target if folder else f'{policy}/{version}'}"
    say(
        f"Made {target} from version {source.name}, a draft from {since.isoformat()} on; change its"
        f" files, then type {check}."
    )


def write_schema(folder: Path) -> None:
    """Write the JSON Schema of an edition's files into *folder*."""
    schema = json.dumps(edition_schema(), indent=2, ensure_ascii=False) + "\n"
    path = written(folder, {SCHEMA: schema})[0]
    say(
        f"Wrote {path}; a file of an edition that begins with"
        f" # yaml-language-server: $schema=PATH/TO/{SCHEMA} is completed and checked as you type."
    )


def written(folder: Path, files: dict[str, str]) -> list[Path]:
    """Write *files* into *folder*, made if it is not there; what is derived is written anew."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise WrongUse(
            f"{folder} cannot be written ({error.strerror}); name another folder with --out."
        ) from error
    return [folder / name for name in files]
