"""The doctor looks at what the assistant stands on; each line says it is well, or what to do."""

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot import __version__, wiring
from bot.layers_examined import layers_looked_at, settings_of_layers
from bot.notices_held import held_told
from bot.publishing_words import review_of
from bot.reaching import reached
from bot.settings import Settings
from domain.policy.document import EditionRef
from domain.policy.inspecting import inspect
from domain.policy.publishing import standing_on
from domain.refusals import Unavailable, Unreadable

OLDEST = (3, 11)
_READER = "doctor"
"""Whom no directory knows, so that nothing but what everybody may read is read."""


@dataclass(frozen=True, slots=True)
class Health:
    """One thing looked at: whether it is well, and what there is to say or to do."""

    name: str
    well: bool
    says: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.well else 'BAD '}{self.name}: {self.says}"

    def as_data(self) -> dict[str, object]:
        """Return it as data."""
        return {"name": self.name, "well": self.well, "says": self.says}


def examine(settings: Settings) -> tuple[Health, ...]:
    """Return how everything is, in the order in which troubles are best mended."""
    return (
        Health("program", well=True, says=f"partnerships {__version__}"),
        _python(sys.version_info[:2]),
        *_policies(settings),
        *(Health(*each) for each in layers_looked_at(settings)),
        _directory(settings),
        *_store(settings),
        *_in_force(settings),
    )


def trouble_of(store: str, error: Unavailable | Unreadable) -> str:
    """Return what is wrong with the store at that URL and what to do, as one sentence."""
    told = error.data
    if isinstance(error, Unreadable):
        wrong = f"cannot be read ({told['what']}: {told['why']})"
    else:
        wrong = f"cannot be used now ({told['cause']})"
    return f"The store {store} {wrong}; {_lower(told['advice'])}"


def _python(version: tuple[int, int]) -> Health:
    well = version >= OLDEST
    wanted = "" if well else f"; install Python {OLDEST[0]}.{OLDEST[1]} or newer"
    return Health("python", well, platform.python_version() + wanted)


def _policies(settings: Settings) -> tuple[Health, ...]:
    here = wiring.editions(settings)
    found = [_policy(here, name) for name in here.policies()]
    if settings.policy not in here.policies():
        known = ", ".join(here.policies()) or "none; install the program again"
        says = f"is not here; set PARTNERSHIPS_POLICY to one of: {known}"
        found.append(Health(f"policy {settings.policy}", well=False, says=says))
    return tuple(found)


def _policy(here: wiring.FileEditions, name: str) -> Health:
    try:
        policy = here.current(name)
        standing = standing_on(here.lock.published(name), policy.ref.version, here.today)
    except wiring.BadEdition as error:
        return Health(f"policy {name}", well=False, says=f"cannot be read; mend it: {error}")
    well = inspect(policy.compiled).clean
    advice = "" if well else "; see partnerships policy check"
    due = policy.edition.review_due
    review = "" if due is None else f"; {review_of(policy.edition, here.today)}"
    says = f"{policy.ref.version} ({policy.ref.sha256[:12]}), {standing}{review}{advice}"
    return Health(f"policy {name}", well, says)


def _directory(settings: Settings) -> Health:
    try:
        offices = wiring.directory(settings).offices()
    except wiring.BadDirectory as error:
        return Health("directory", well=False, says=f"cannot be read; mend {error}")
    return Health("directory", well=True, says=f"{len(offices)} offices")


def _store(settings: Settings) -> tuple[Health, ...]:
    """Return how the store is, and once it can be read who holds which office today."""
    a_file = settings.store.startswith("sqlite:")
    path = Path(settings.store.removeprefix("sqlite:///")).absolute()
    try:
        with closing(wiring.wire(settings)) as assistant:
            differences = assistant.rebuild(check=True)
            parked = assistant.views.parked()
            beside = (
                *_unlocked(assistant.publishing.unlocked()),
                _held(assistant),
                _notices(assistant),
            )
    except (wiring.UnknownLayer, wiring.BadRoles):
        return (Health("store", well=False, says="not looked at; mend the layers first"),)
    except wiring.BadEdition:
        return (Health("store", well=False, says="not looked at; mend the policy first"),)
    except wiring.BadDirectory:
        return (Health("store", well=False, says="not looked at; mend the directory first"),)
    except (Unavailable, Unreadable) as error:
        return (Health("store", well=False, says=trouble_of(settings.store, error)),)
    where = str(path if a_file else settings.store)
    if a_file and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        says = f"{path} cannot be written; give this user the right to write it and its folder"
        store = Health("store", well=False, says=says)
    elif parked:
        says = (
            f"{where}: {len(parked)} recorded events are not in the lists, the first in"
            f" {parked[0].stream} ({parked[0].reason}); the rest goes on; a newer release may read"
            " them, and partnerships rebuild then takes them in"
        )
        store = Health("store", well=False, says=says)
    elif differences:
        says = f"{where}: the lists differ from the events; run partnerships rebuild"
        store = Health("store", well=False, says=says)
    else:
        store = Health("store", well=True, says=f"{where} can be read and written")
    return store, *beside


def _unlocked(unlocked: Sequence[EditionRef]) -> Iterator[Health]:
    """Say what was published by the record and is not known here as such."""
    for ref in unlocked:
        says = (
            f"{ref.version} was published here, and LOCK beside the policies does not say so; put"
            " LOCK back as it was, or let an owner type partnerships policy publish once more"
        )
        yield Health(f"policy {ref.policy}", well=False, says=says)


def _held(assistant: wiring.App) -> Health:
    """Say who holds which office; one that nobody holds is no trouble, but worth knowing."""
    every = assistant.offices.all(assistant.offices.actor(_READER))
    held = [
        f"{each.title}: {', '.join(person.id for person in each.holders)}"
        for each in every
        if each.holders
    ]
    vacant = [each.title for each in every if not each.holders]
    nobody = f"; nobody known: {', '.join(vacant)}" if vacant else ""
    says = f"{len(held)} of {len(every)} held ({'; '.join(held)}){nobody}" if held else nobody[2:]
    return Health("offices", well=True, says=says)


def _notices(assistant: wiring.App) -> Health:
    """Say what is held and was put aside; what is held waits for somebody to say what to do."""
    standing = assistant.life.notices.stands()
    held = held_told(standing)
    waiting, dead = len(standing.waiting), len(standing.dead)
    people = {row.person for row in standing.waiting}
    never = sum(reached(assistant.references, each) is None for each in people)
    whose = f" ({never} of {len(people)} people never came to the assistant)" if never else ""
    says = f"{waiting} waiting{whose}, {dead} put aside{f'; {held}' if held else ''}"
    return Health("notices", well=not held, says=says)


def _in_force(settings: Settings) -> tuple[Health, ...]:
    moment = settings.now.isoformat() if settings.now else "the clock's own"
    return (
        Health("setting PARTNERSHIPS_STORE", well=True, says=settings.store),
        Health("setting PARTNERSHIPS_POLICY", well=True, says=settings.policy),
        *(Health(*each) for each in settings_of_layers(settings)),
        Health(
            "setting PARTNERSHIPS_DIRECTORY",
            well=True,
            says=str(settings.graph_mapping or settings.directory or "the demonstration directory"),
        ),
        Health("setting PARTNERSHIPS_NOW", well=True, says=moment),
        Health("setting PARTNERSHIPS_DEBUG", well=True, says="1" if settings.debug else "0"),
    )


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
