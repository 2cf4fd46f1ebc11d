"""The directory as Microsoft Graph has it: who is in which group holds which office.

What was read last counts for a stated while; after that nobody holds any office.
"""

import logging
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from urllib.parse import quote

from adapters.graph_client import GraphClient, GraphFailed, Json, NotThere
from adapters.graph_mapping import GraphMapping
from domain.ports import Held, Office, Person

GUESTS = "another organisation"
"""Where whoever is only a guest of the tenant is from: no policy is for them."""

MOST_PEOPLE = 10_000
"""How many people without an office are remembered."""

_SELECT = "id,displayName,jobTitle,companyName,userType,accountEnabled"
_AN_ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[^\s/@'#?]+@[\w.-]+")
_LOG = logging.getLogger("partnerships")


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read, and when: somebody, or nobody."""

    person: Person | None
    at: float


class GraphDirectory:
    """People by their object ids or sign-in names, offices by groups and roles of applications."""

    def __init__(
        self,
        client: GraphClient,
        mapping: GraphMapping,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask nothing yet; *clock* counts seconds."""
        self._client, self._mapping, self._clock = client, mapping, clock
        self._members: dict[str, Person] = {}
        self._others: OrderedDict[str, _Known] = OrderedDict()
        self._read_at: float | None = None
        self._not_before = clock()
        self._reading, self._turn = Lock(), Lock()

    def person(self, person: str) -> Person | None:
        """Return who has this object id or sign-in name, or nothing if nobody has."""
        if not _AN_ID.fullmatch(person):
            return None
        name = person.lower()
        if (found := self._current().get(name)) is not None:
            return found
        known = self._other(name)
        if known is None or "@" not in name:
            return known
        return self._current().get(known.id, known)

    def offices(self) -> tuple[Office, ...]:
        """Return every office of the mapping, in its order."""
        return tuple(
            Office(name, each.title, tuple((s, held.title) for s, held in each.seats.items()))
            for name, each in self._mapping.offices.items()
        )

    def holders(self, office: str, day: date) -> tuple[Person, ...]:
        """Return who holds *office*, by their ids: groups say nothing of days."""
        return tuple(each for each in self._current().values() if office in each.offices(day))

    def _current(self) -> dict[str, Person]:
        """Return everybody who holds an office, read anew when it is time for it."""
        now = self._clock()
        due = self._read_at is None or now >= self._read_at + self._mapping.fresh_seconds
        # Whoever comes while another reads goes on with what there is, unless there is nothing.
        if due and now >= self._not_before and self._reading.acquire(blocking=not self._usable):
            try:
                self._renew(now)
            finally:
                self._reading.release()
        return self._members if self._usable else {}

    def _renew(self, since: float) -> None:
        if self._read_at is not None and self._read_at >= since:
            return
        try:
            members = dict(sorted(self._read()))
        except (GraphFailed, NotThere) as failed:
            wait = failed.wait if isinstance(failed, GraphFailed) else 0.0
            self._not_before = self._clock() + wait
            _LOG.warning("The directory could not be read: %s.", failed)
            return
        self._members, self._read_at = members, self._clock()

    @property
    def _usable(self) -> bool:
        kept = self._mapping.kept_seconds
        return self._read_at is not None and self._clock() < self._read_at + kept

    def _read(self) -> Iterator[tuple[str, Person]]:
        """Yield everybody who holds an office, with all that they hold."""
        people: dict[str, Person] = {}
        roles = self._roles()
        for place in self._mapping.places():
            held = Held(place.office, seat=place.seat)
            if place.group is not None:
                found = tuple(self._members_of(place.group))
            else:
                found = tuple(self._with_role(roles, place.app_role or ""))
            for person in found:
                known = people.setdefault(person.id, person)
                people[person.id] = replace(known, held=(*known.held, held))
        yield from people.items()

    def _members_of(self, group: str) -> Iterator[Person]:
        """Yield the members of *group*, and of the groups in it, who may hold an office."""
        path = f"groups/{quote(group, safe='')}/transitiveMembers/microsoft.graph.user"
        for each in self._client.all(path, select=_SELECT, top="999"):
            person = self._person(each)
            if person is not None and not _is_guest(each):
                yield person

    def _roles(self) -> dict[str, list[Json]]:
        """Return who was given which role of the application."""
        given: dict[str, list[Json]] = {}
        principal = self._mapping.service_principal
        if principal is not None:
            for each in self._client.all(f"servicePrincipals/{principal}/appRoleAssignedTo"):
                given.setdefault(str(each.get("appRoleId", "")).lower(), []).append(each)
        return given

    def _with_role(self, roles: dict[str, list[Json]], role: str) -> Iterator[Person]:
        for each in roles.get(role, ()):
            principal = str(each.get("principalId", "")).lower()
            if each.get("principalType") == "Group":
                yield from self._members_of(principal)
            elif each.get("principalType") == "User":
                user = self._user(principal)
                person = None if user is None else self._person(user)
                if user is not None and person is not None and not _is_guest(user):
                    yield person

    def _other(self, name: str) -> Person | None:
        """Return somebody who holds no office, as far as that was read not too long ago."""
        now = self._clock()
        with self._turn:
            known = self._others.get(name)
        if known is not None and now < known.at + self._mapping.fresh_seconds:
            return known.person
        if now >= self._not_before:
            try:
                user = self._user(name)
            except GraphFailed as failed:
                self._not_before = self._clock() + failed.wait
                _LOG.warning("Somebody could not be looked up: %s.", failed)
            else:
                known = _Known(None if user is None else self._person(user), self._clock())
                self._remember(name, known)
        if known is None or now >= known.at + self._mapping.kept_seconds:
            return None
        return known.person

    def _remember(self, name: str, known: _Known) -> None:
        with self._turn:
            self._others[name] = known
            self._others.move_to_end(name)
            while len(self._others) > MOST_PEOPLE:
                self._others.popitem(last=False)

    def _user(self, name: str) -> Json | None:
        try:
            return self._client.get(f"users/{quote(name, safe='@')}", select=_SELECT)
        except NotThere:
            return None

    def _person(self, user: Json) -> Person | None:
        """Return whom *user* describes, none whose account is closed."""
        name = user.get("id")
        if not isinstance(name, str) or not name or user.get("accountEnabled") is False:
            return None
        shown = _text(user.get("jobTitle")) or _text(user.get("displayName")) or name
        company = _text(user.get("companyName"))
        organisation = self._mapping.companies.get(company, self._mapping.otherwise)
        return Person(name.lower(), shown, GUESTS if _is_guest(user) else organisation)


def _is_guest(user: Json) -> bool:
    return str(user.get("userType") or "").lower() == "guest"


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
