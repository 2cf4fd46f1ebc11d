"""An edition is named by its policy and version, by the folder it lies in, or by its hash."""

import re
from pathlib import Path

from bot import wiring
from bot.failures import WrongUse
from bot.settings import read_settings
from bot.verbs import stored
from domain.policy.document import Document
from domain.policy.policy import Policy

_SHA256 = re.compile(r"[0-9a-f]{64}")
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


def policy_named(given: str) -> Policy:
    """Return the edition of a policy that *given* names; a policy alone is its newest version.

    Raises :class:`WrongUse` as :func:`edition_named` does, and for a layer, which decides nothing.
    """
    found = edition_named(given)
    if not isinstance(found, Policy):
        raise WrongUse(f"{given} is a layer and decides nothing; name a policy.")
    return found


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
