"""In the Playground one is somebody of the directory, under the identity that Teams knows."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.failures import WrongUse

_OTHERS = 5
"""How many users it wants besides the current one: no fewer, and no more."""
_TENANT = "11111111-1111-4111-8111-111111111111"
_VISITOR = "cccccccc-0000-4000-8000-{number:012}"
_ARTICLES = {"a", "an", "the"}
_SMALL = {"and", "holds", "of", "the", "who"}


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whom one can be: their id in the directory, what they are called, their object id."""

    id: str
    shown: str
    guid: str

    @property
    def name(self) -> str:
        """What they are called, without an article."""
        first, _, rest = self.shown.partition(" ")
        called = (rest if first in _ARTICLES else self.shown).split(" ")
        return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in called)


def chosen(people: Sequence[Somebody], person: str) -> Somebody:
    """Return *person* among *people*, the first where nobody is named; else :class:`WrongUse`."""
    known = {each.id: each for each in people} or {"visitor": _visitor(0)}
    if not person:
        return next(iter(known.values()))
    if person not in known:
        raise WrongUse(f"Nobody can be {person} there; choose among {', '.join(known)}.")
    return known[person]


def configuration(people: Sequence[Somebody], current: Somebody) -> str:
    """Return what the Playground reads: *current* at the keyboard, and everybody else.

    It is JSON, which its reader of YAML takes as well.
    """
    others = [each for each in people if each != current][:_OTHERS]
    others += [_visitor(number) for number in range(len(others), _OTHERS)]
    config = {
        "version": "0.1.1",
        "tenantId": _TENANT,
        "bot": {"id": "28:partnerships-assistant", "name": "Partnerships Assistant"},
        "currentUser": _user(current),
        "users": list(map(_user, others)),
        "personalChat": {"id": f"a:{current.id}"},
        "groupChat": {"id": "19:demo-group@thread.v2", "name": "Dog units"},
        "team": {
            "id": "19:demo-team@thread.tacv2",
            "name": "Partnerships",
            "aadGroupId": "bbbbbbbb-0000-4000-8000-000000000001",
            "channels": [{"id": "19:demo-channel@thread.tacv2", "name": "Announcements"}],
        },
    }
    return json.dumps(config, indent=2)


def _user(somebody: Somebody) -> dict[str, str]:
    given, _, surname = somebody.name.rpartition(" ")
    address = f"{somebody.id}@example.com"
    return {
        "id": f"29:{somebody.id}",
        "name": somebody.name,
        "givenName": given or somebody.name,
        "surname": surname,
        "userPrincipleName": address,  # its own spelling
        "email": address,
        "aadObjectId": somebody.guid,
    }


def _visitor(number: int) -> Somebody:
    return Somebody(
        f"visitor-{number + 1}", f"visitor {number + 1}", _VISITOR.format(number=number)
    )
