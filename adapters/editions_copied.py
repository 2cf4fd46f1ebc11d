"""A new edition begins as a copy of an old one: a draft of another version, whole or not at all."""

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.ports import BadEdition
from domain.refusals import Unavailable

_WRITABLE = "Give this user the right to write there, or name another folder with --policies."


def copy_edition(source: Path, target: Path, since: date) -> None:
    """Copy the edition in *source* to *target*, whose name is its version.

    It is a draft, in force from *since*. What lies there already is never written over:
    ``FileExistsError``. Raises :class:`BadEdition` for a source that lacks a key to change, and
    ``Unavailable`` where *target* cannot be written.
    """
    if target.exists():
        raise FileExistsError(target)
    files = {path.name: path.read_text(encoding="utf-8") for path in source.glob("*.yaml")}
    written = _with_keys(
        files,
        {
            "version": f'"{target.name}"',
            "status": "draft",
            "in_force": f"{{since: {since.isoformat()}}}",
        },
    )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=target.parent, prefix=".new-") as made:
            whole = Path(made) / target.name
            whole.mkdir()
            for name, text in written.items():
                (whole / name).write_text(text, encoding="utf-8")
            shutil.copymode(source, whole)
            whole.rename(target)
    except OSError as error:
        raise Unavailable(f"cannot write {target}", _WRITABLE, again=False) from error


def _with_keys(files: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """Return *files* with each of those keys, in whichever file it stands, given its new value."""
    written = dict(files)
    for key, value in values.items():
        # A key's value may go on below it: whatever is further in belongs to it.
        line = re.compile(rf"^{key}:[^\n]*(?:\n[ \t]+[^\n]*)*", re.MULTILINE)
        homes = [name for name, text in written.items() if line.search(text)]
        if len(homes) != 1:
            raise BadEdition(f"{key} stands in {len(homes)} files, not in one")
        text = written[homes[0]]
        found = line.search(text)
        assert found is not None  # noqa: S101 - just looked for
        written[homes[0]] = f"{text[: found.start()]}{key}: {value}{text[found.end() :]}"
    return written
