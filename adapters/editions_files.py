"""Editions are folders of YAML, read whole.

Their bytes have one canonical form, whose sha256 names them for ever.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import yaml
from pydantic import ValidationError

from adapters.clock import SystemClock
from adapters.editions_lock import Lock
from adapters.yaml_strict import read_yaml
from domain.policy.compiling import CompiledEdition
from domain.policy.edition import Edition, EditionRef
from domain.policy.policy import Policy
from domain.policy.publishing import in_force_on
from domain.ports import BadEdition, Clock, UnknownPolicy

MOST_COMPILED = 16
"""How many editions stay compiled in one process: those of every policy, and a few older ones."""

_LAYER = re.compile(rb"^layer:[ \t]*[\"']?(?:process|advice)\b", re.MULTILINE)
_Looks: TypeAlias = tuple[tuple[str, int, int], ...]
"""The files of an edition, each with when it was written and how long it is."""
_STEADY: ContextVar["_Steady | None"] = ContextVar("steady", default=None)


class FileEditions:
    """The editions in a folder, ``policy/version/*.yaml``, compiled at first use."""

    def __init__(
        self, folder: Path, clock: Clock | None = None, tried: tuple[str, str] | None = None
    ) -> None:
        """Look for editions in *folder*.

        *clock* says which day it is, the machine's own unless given. *tried*, a policy and a
        version, stands in for what is in force.
        """
        self._folder = folder
        self._clock: Clock = clock or SystemClock()
        self._tried = tried
        self.lock = Lock(folder)
        self._compiled: dict[str, Policy] = {}
        self._bytes: dict[str, bytes] = {}
        self._last: dict[Path, tuple[_Looks, Policy]] = {}
        """Each edition by its folder, read again only once its files look otherwise."""

    @staticmethod
    def default_folder() -> Path:
        """Return the folder that travels with the program, installed or in a checkout."""
        return Path(__file__).resolve().parent.parent / "policies"

    @property
    def today(self) -> date:
        """The day by which it is told what is in force."""
        return self._clock.today()

    def policies(self) -> tuple[str, ...]:
        """Return the ids of the policies that have an edition here; a layer is none of them."""
        steady = _STEADY.get()
        if steady is None or steady.of is not self:
            return named_in(self._folder, layers=False)
        if steady.policies is None:
            steady.policies = named_in(self._folder, layers=False)
        return steady.policies

    def versions(self, policy: str) -> tuple[str, ...]:
        """Return the versions of *policy* that are here, oldest first.

        Raise :class:`UnknownPolicy`.
        """
        found = [path.parent for path in (self._folder / policy).glob("*/edition.yaml")]
        if not found or policy != Path(policy).name:
            known = ", ".join(self.policies()) or "none"
            message = f"{policy!r} is not a policy here; the policies are: {known}"
            raise UnknownPolicy(message)
        if any(_is_of_a_layer(path / "edition.yaml") for path in found):
            known = ", ".join(self.policies()) or "none"
            message = (
                f"{policy!r} is a layer, which stands beside a policy and decides nothing;"
                f" PARTNERSHIPS_LAYERS switches it on; the policies are: {known}"
            )
            raise UnknownPolicy(message)
        return tuple(path.name for path in sorted(found, key=in_order))

    def at(self, policy: str, version: str) -> Policy:
        """Return one edition of *policy*, as its folder has it now.

        Raise :class:`UnknownPolicy` or :class:`BadEdition`.
        """
        versions = self.versions(policy)
        if version not in versions:
            message = f"{policy} has no version {version!r}; it has: {', '.join(versions)}"
            raise UnknownPolicy(message)
        return self._read(self._folder / policy / version)

    def current(self, policy: str) -> Policy:
        """Return the edition of *policy* that is in force today.

        Raise :class:`UnknownPolicy` or :class:`BadEdition`.
        """
        if self._tried is not None and self._tried[0] == policy:
            return self.at(*self._tried)
        return self.in_force(policy, self.today)

    def in_force(self, policy: str, day: date) -> Policy:
        """Return the edition of *policy* in force on *day*: the newest, while none is published.

        Raise :class:`UnknownPolicy`, or :class:`BadEdition` for one that was published otherwise
        than it is here.
        """
        steady = _STEADY.get()
        if steady is None or steady.of is not self:
            return self._in_force(policy, day)
        if (policy, day) not in steady.in_force:
            steady.in_force[policy, day] = self._in_force(policy, day)
        return steady.in_force[policy, day]

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Look up what is in force once while inside: one turn is held under one edition."""
        token = _STEADY.set(_Steady(self))
        try:
            yield
        finally:
            _STEADY.reset(token)

    def _in_force(self, policy: str, day: date) -> Policy:
        versions = self.versions(policy)
        chosen = in_force_on(self.lock.published(policy), day)
        if chosen is None:
            return self._read(self._folder / policy / versions[-1])
        if chosen.version not in versions:
            raise BadEdition(f"{policy} {chosen.version}, which is in force, is not here")
        found = self._read(self._folder / policy / chosen.version)
        if found.ref.sha256 != chosen.sha256:
            raise BadEdition(f"{policy} {chosen.version} was changed since it was published")
        return found

    def content(self, ref: EditionRef) -> bytes:
        """Return the canonical bytes of an edition that was read here."""
        return self._bytes[ref.sha256]

    def bytes_of_current(self, policy: str) -> bytes:
        """Return the canonical bytes of :meth:`current`, to be kept with what it decides."""
        return self._bytes[self.current(policy).ref.sha256]

    def by_hash(self, ref: EditionRef, kept: bytes | None) -> Policy:
        """Return the edition that *ref* names.

        From *kept* bytes, or from the folder while it still has them.

        Raises :class:`BadEdition` when neither has bytes with that hash.
        """
        if kept is not None and hashlib.sha256(kept).hexdigest() == ref.sha256:
            return self._compile(kept)
        for path in sorted(self._folder.glob(f"{ref.policy}/*/edition.yaml")):
            found = bytes_of(path.parent)
            if hashlib.sha256(found).hexdigest() == ref.sha256:
                return self._compile(found)
        message = f"edition {ref.policy} {ref.version} ({ref.sha256[:12]}) is neither kept nor here"
        raise BadEdition(message)

    def _read(self, folder: Path) -> Policy:
        looks = _looks_of(folder)
        if self._last.get(folder, (None,))[0] != looks:
            self._last[folder] = (looks, self._compile(bytes_of(folder)))
        return self._last[folder][1]

    def _compile(self, canonical: bytes) -> Policy:
        sha256 = hashlib.sha256(canonical).hexdigest()
        if sha256 not in self._compiled:
            self._compiled[sha256] = compiled_from(canonical)
            self._bytes[sha256] = canonical
        return self._compiled[sha256]


@dataclass(slots=True)
class _Steady:
    """What a turn found out of the editions *of* a folder."""

    of: FileEditions
    policies: tuple[str, ...] | None = None
    in_force: dict[tuple[str, date], Policy] = field(default_factory=dict)


def _looks_of(folder: Path) -> _Looks:
    """Return what a look at *folder* tells of its files without reading any."""
    with os.scandir(folder) as entries:  # a turn looks several times
        seen = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".yaml")]
    return tuple(sorted((name, look.st_mtime_ns, look.st_size) for name, look in seen))


def in_order(folder: Path) -> list[tuple[int, str]]:
    """Order versions as people count them: 0.10 comes after 0.9."""
    parts = folder.name.split(".")
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def bytes_of(folder: Path) -> bytes:
    """Return the canonical bytes of the edition in *folder*.

    One JSON document of its files' texts by name. Raise :class:`BadEdition` for what is no text.
    """
    files = {path.name: _text_of(path) for path in sorted(folder.glob("*.yaml"))}
    return json.dumps(files, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        message = f"{path.name} is not UTF-8 text"
        raise BadEdition(message) from error


def named_in(folder: Path, *, layers: bool) -> tuple[str, ...]:
    """Return the ids of the layers that have an edition in *folder*, or else of the policies."""
    found = {
        path.parent.parent.name
        for path in folder.glob("*/*/edition.yaml")
        if _is_of_a_layer(path) is layers
    }
    return tuple(sorted(found))


def _is_of_a_layer(path: Path) -> bool:
    """Tell by one line of the file, so that an edition with a fault in it is named all the same."""
    return _LAYER.search(path.read_bytes()) is not None


def whole_of(canonical: bytes) -> dict[str, object]:
    """Return the document whose canonical bytes these are, its files put together.

    Raise :class:`BadEdition` for a file that cannot be read or that repeats another's key.
    """
    whole: dict[str, object] = {}
    for name, text in json.loads(canonical).items():
        try:
            part = read_yaml(text)
        except yaml.YAMLError as error:
            message = f"{name} cannot be read: {error}"
            raise BadEdition(message) from error
        if not isinstance(part, dict):
            message = f"{name} is not a mapping"
            raise BadEdition(message)
        repeated = whole.keys() & part.keys()
        if repeated:
            message = f"{name} repeats {', '.join(sorted(map(str, repeated)))} of another file"
            raise BadEdition(message)
        whole.update(part)
    return whole


def told_of(error: ValidationError) -> str:
    """Return every fault of a document, each with its place."""
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or 'edition'}: {fault['msg']}"
        for fault in error.errors()
    )


@lru_cache(MOST_COMPILED)
def compiled_from(canonical: bytes) -> Policy:
    """Return the edition whose canonical bytes these are: the same bytes give the same one.

    Raise :class:`BadEdition` with every fault found.
    """
    try:
        edition = Edition.model_validate(whole_of(canonical))
    except ValidationError as error:
        raise BadEdition(told_of(error)) from error
    ref = EditionRef(
        policy=edition.id, version=edition.version, sha256=hashlib.sha256(canonical).hexdigest()
    )
    return Policy(CompiledEdition(edition, ref))
