"""What the verbs share: how they are asked, who asks, and the assistant that answers."""

import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Annotated

import typer

from bot import wiring
from bot.doctoring import trouble_of
from bot.failures import NotNow, WrongUse
from bot.settings import read_settings
from bot.waiting import patience
from domain.refusals import Unavailable, Unreadable

AsOption = Annotated[
    str, typer.Option("--as", metavar="PERSON", help="Who is asking; else the login name.")
]
AsAtOption = Annotated[
    str,
    typer.Option("--as-at", metavar="DATE", help="As it stood at the end of that day in London."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON and nothing else.")]

_LONGEST_NAME = 100


@contextmanager
def wired() -> Iterator[wiring.App]:
    """Give the assistant, and let go of the store behind it."""
    with stored():
        with patience():
            assistant = wiring.wire(read_settings())
        with closing(assistant):
            yield assistant


@contextmanager
def stored() -> Iterator[None]:
    """Turn what the policies and the store cannot do into a sentence for the person."""
    try:
        yield
    except wiring.UnknownPolicy as error:
        raise WrongUse(f"{error}.") from error
    except wiring.UnknownLayer as error:
        raise WrongUse(f"{error}; set PARTNERSHIPS_LAYERS to some of them, or to none.") from error
    except wiring.BadRoles as error:
        raise WrongUse(f"The mapping of offices cannot be used; mend {error}.") from error
    except wiring.BadEdition as error:
        raise NotNow(f"The policy cannot be read; install the program again ({error}).") from error
    except wiring.BadDirectory as error:
        raise WrongUse(f"The directory cannot be read; mend {error}.") from error
    except (Unavailable, Unreadable) as error:
        raise NotNow(trouble_of(read_settings().store, error)) from error


def person_of(given: str) -> str:
    """Return who is asking: whom ``--as`` names, else whoever is logged in."""
    who = given.strip() or _login()
    if len(who) > _LONGEST_NAME or not who.isprintable():
        raise WrongUse(
            f"The name for --as cannot be kept; give at most {_LONGEST_NAME} plain characters."
        )
    return who


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in some containers
        return "somebody"
