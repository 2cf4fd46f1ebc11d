"""An edition is named by its policy and version, by the folder it lies in, or by its hash."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot import wiring
from bot.failures import WrongUse
from bot.settings import read_settings
from bot.verbs import stored
from domain.policy.document import Document
from domain.policy.policy import Policy

_SHA256 = re.compile(r"[0-9a-f]{64}")
EDITION = "edition.yaml"
HOW = "POLICY/VERSION, a folder, or a hash kept in the store"
"""How an edition is named, as the help has it."""


def document_of(read: wiring.Read) -> Document:
    """Return what the edition holds."""
    return read.edition if isinstance(read, Policy) else read.document


def edition_named(given: str) -> wiring.Read:
    """Return the edition that *given* names.

    Raises :class:`WrongUse` for one that is not there or cannot be read.
    """
    try:
        return _found(given)
    except wiring.UnknownPolicy as error:
        raise WrongUse(f"{error}.") from error
    except wiring.BadEdition as error:
        raise WrongUse(
            f"{given} cannot be read; partnerships policy check says where ({error})."
        ) from error


def every_edition() -> Iterator[wiring.Read]:
    """Yield the newest edition of each policy and layer; raise :class:`WrongUse` as above."""
    for name in dict.fromkeys(name for name, _ in wiring.documents(read_settings()).names()):
        yield edition_named(name)


def policy_named(given: str) -> Policy:
    """Return the edition of a policy that *given* names; a policy alone is its newest version.

    Raises :class:`WrongUse` as :func:`edition_named` does, and for a layer, which decides nothing.
    """
    found = edition_named(given)
    if not isinstance(found, Policy):
        raise WrongUse(f"{given} is a layer and decides nothing; name a policy.")
    return found


@dataclass(frozen=True, slots=True)
class ToCheck:
    """An edition that is there, whether or not it can be read.

    *here* is where it may have been published; a folder elsewhere is nowhere published.
    """

    policy: str
    version: str
    read: Callable[[], wiring.Read]
    here: wiring.FileDocuments | None = None


def to_check(given: str) -> tuple[ToCheck, ...]:
    """Return the editions that *given* names: one, every version of one policy, or all for "".

    Raises :class:`WrongUse` for what is not there.
    """
    here = wiring.documents(read_settings())
    name, _, version = given.partition("/")
    names = here.names()
    if given and name not in {each for each, _ in names} and (Path(given) / EDITION).is_file():
        folder = Path(given).resolve()
        return (ToCheck(folder.parent.name, folder.name, partial(wiring.read_in, folder)),)
    try:
        if version:
            here.folder_of(name, version)
            names = ((name, version),)
        elif given:
            names = tuple((name, each) for each in here.versions(name))
    except wiring.UnknownPolicy as error:
        raise WrongUse(f"{error}.") from error
    return tuple(ToCheck(*each, partial(here.at, *each), here) for each in names)


def _found(given: str) -> wiring.Read:
    settings = read_settings()
    here = wiring.documents(settings)
    name, _, version = given.partition("/")
    known = {each for each, _ in here.names()}
    if name in known:
        return here.at(name, version or here.versions(name)[-1])
    if _SHA256.fullmatch(given):
        with stored():
            kept = wiring.kept_edition(settings, given)
        if kept is None:
            raise WrongUse(f"The store keeps no edition {given[:12]}; name one with {HOW}.")
        return kept
    if Path(given).is_dir():
        return wiring.read_in(Path(given))
    listed = ", ".join("/".join(each) for each in here.names()) or "none"
    raise WrongUse(f"{given!r} is no edition; name one with {HOW}; here are: {listed}.")
