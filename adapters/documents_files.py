"""Every edition in the folder can be read, of a policy or a layer, whatever its version."""

from pathlib import Path
from typing import TypeAlias

from adapters.editions_files import bytes_of, compiled_from, in_order, whole_of
from adapters.editions_lock import Lock
from adapters.layers_files import layer_from
from domain.policy.layers import ReadLayer
from domain.policy.policy import Policy
from domain.ports import BadEdition, UnknownPolicy

Read: TypeAlias = Policy | ReadLayer
"""An edition as it was read: compiled, if it decides anything."""

_LAYERS = frozenset({"process", "advice"})


class FileDocuments:
    """The editions in a folder, ``name/version/*.yaml``, each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        """Look for editions in *folder*."""
        self._folder = folder
        self.lock = Lock(folder)

    def names(self) -> tuple[tuple[str, str], ...]:
        """Return the name and version of every edition here: names in order, oldest first."""
        found = [path.parent for path in self._folder.glob("*/*/edition.yaml")]
        return tuple(
            (path.parent.name, path.name)
            for path in sorted(found, key=lambda path: (path.parent.name, in_order(path)))
        )

    def versions(self, name: str) -> tuple[str, ...]:
        """Return the versions of *name*, oldest first; raise :class:`UnknownPolicy` for none."""
        found = tuple(version for each, version in self.names() if each == name)
        if not found:
            known = ", ".join(dict.fromkeys(each for each, _ in self.names())) or "none"
            raise UnknownPolicy(f"{name!r} is not a policy here; the policies are: {known}")
        return found

    def folder_of(self, name: str, version: str) -> Path:
        """Return where that edition lies; raise :class:`UnknownPolicy` for one that is not here."""
        versions = self.versions(name)
        if version not in versions:
            raise UnknownPolicy(f"{name} has no version {version!r}; it has {', '.join(versions)}")
        return self._folder / name / version

    def at(self, name: str, version: str) -> Read:
        """Return that edition; raise :class:`UnknownPolicy` or :class:`BadEdition`."""
        return read_from(bytes_of(self.folder_of(name, version)))


def read_in(folder: Path) -> Read:
    """Return the edition that lies in *folder*; raise :class:`BadEdition` for what is none."""
    if not (folder / "edition.yaml").is_file():
        raise BadEdition(f"{folder} has no edition.yaml")
    return read_from(bytes_of(folder))


def read_from(canonical: bytes) -> Read:
    """Return the edition whose canonical bytes these are; raise :class:`BadEdition`."""
    if whole_of(canonical).get("layer") in _LAYERS:
        return layer_from(canonical)
    return compiled_from(canonical)
