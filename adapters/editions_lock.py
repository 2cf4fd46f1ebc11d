"""One file beside the editions says what was published, by the hash of its bytes, and for when.

It is written whole or not at all, and read anew once it looks otherwise.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeAlias

import yaml
from pydantic import TypeAdapter, ValidationError

from adapters.yaml_strict import read_yaml
from domain.policy.publishing import Publication, Publications
from domain.ports import BadEdition
from domain.refusals import Unavailable

LOCK = "LOCK"
_HEAD = """\
# What was published of each policy: the sha256 of its bytes, and the days on which it is in force.
# Written by partnerships policy publish; a changed byte of what stands here is refused.
"""
_WRITABLE = "Give this user the right to write the folder of the policies, or use one of your own."

Written: TypeAlias = dict[str, Publications]
_FORM = TypeAdapter(Written)


class Lock:
    """The publications in the file ``LOCK`` of a folder; without one, nothing was published."""

    def __init__(self, folder: Path) -> None:
        """Look in *folder*."""
        self._path = folder / LOCK
        self._last: tuple[tuple[int, int], Written] | None = None

    def published(self, policy: str) -> Publications:
        """Return the publications of *policy*, as written; raise :class:`BadEdition`."""
        return self._read().get(policy, ())

    def policies(self) -> tuple[str, ...]:
        """Return the policies of which something was published; raise :class:`BadEdition`."""
        return tuple(self._read())

    def publish(self, policy: str, published: Publications) -> None:
        """Let *published* be what was published of *policy*.

        Raises ``Unavailable`` where the file cannot be written.
        """
        whole = {**self._read(), policy: published}
        try:
            with NamedTemporaryFile(
                "w", encoding="utf-8", dir=self._path.parent, prefix=".LOCK-", delete=False
            ) as file:
                file.write(_written(whole))
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).chmod(0o644)
            Path(file.name).replace(self._path)
        except OSError as error:
            raise Unavailable(f"cannot write {self._path}", _WRITABLE, again=False) from error

    def must_be_writable(self) -> None:
        """Raise ``Unavailable`` where :meth:`publish` would."""
        if not os.access(self._path.parent, os.W_OK):
            raise Unavailable(f"cannot write {self._path}", _WRITABLE, again=False)

    def _read(self) -> Written:
        try:
            look = self._path.stat()
            looks = (look.st_mtime_ns, look.st_size)
            if self._last is None or self._last[0] != looks:
                self._last = (looks, _parsed(self._path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
            told = (
                "; ".join(
                    f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
                    for fault in error.errors()
                )
                if isinstance(error, ValidationError)
                else str(error)
            )
            raise BadEdition(f"{LOCK} cannot be read: {told}") from error
        return self._last[1]


def _parsed(text: str) -> Written:
    return _FORM.validate_python(read_yaml(text) or {})


def _written(whole: Mapping[str, Publications]) -> str:
    """Return the file: a policy a paragraph, a publication a line, so that a change reads well."""
    paragraphs = [
        "".join((f"{policy}:\n", *map(_line, published)))
        for policy, published in sorted(whole.items())
    ]
    return "\n".join((_HEAD, *paragraphs))


def _line(each: Publication) -> str:
    until = "" if each.until is None else f", until: {each.until}"
    return (
        f'  - {{version: "{each.version}", sha256: "{each.sha256}", since: {each.since}{until}}}\n'
    )
