"""Which bodies there are is open to whoever may read the register, and so is what they became."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from domain.identity import Actor
from domain.messages import Act
from domain.model.body.refusals import UnknownBody
from domain.policy.edition import NOBODY, Edition
from domain.policy.known import Area
from domain.ports import Editions, Views
from domain.services import rights
from domain.services.arrangements import Arrangements
from domain.services.bodies_seen import BodySeen, beneath, bodies_of, meant_by, named_in, seen_of
from domain.services.handling import Handling
from domain.services.rights import About, about_of, require
from domain.views.as_at import rows_as_at
from domain.views.bodies import BODIES
from domain.views.records import RECORDS
from domain.views.register import RegisterRow

FIELD = "body"
"""The field of an entry that says which body it is."""


class BodiesKnown:
    """The bodies known in the area of one policy. Each may be given by its id or by a name."""

    def __init__(
        self,
        handling: Handling,
        editions: Editions,
        arrangements: Arrangements,
        views: Views,
        policy: str,
    ) -> None:
        self._handling = handling
        self._editions = editions
        self._arrangements = arrangements
        self._views = views
        self._policy = policy

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that the policy in force names."""
        return self._edition.areas

    def all(self, actor: Actor, moment: datetime | None = None) -> tuple[BodySeen, ...]:
        """Return every body, those that have ended too; as far as was recorded by a *moment*."""
        self._may_read(actor)
        return self.known(moment)

    def get(self, actor: Actor, body: str, moment: datetime | None = None) -> BodySeen:
        """Return one body; raise :class:`UnknownBody`."""
        self._may_read(actor)
        return self._meant(body, moment)

    def children(self, actor: Actor, body: str) -> tuple[BodySeen, ...]:
        """Return what belongs to one body, directly."""
        one = self.get(actor, body)
        return beneath(self.known(), one.id)

    def above(self, actor: Actor, body: str) -> tuple[BodySeen, ...]:
        """Return what one body belongs to, the nearest first."""
        by_id = {each.id: each for each in self.all(actor)}
        at, found = self._meant(body), []
        while at.parent:
            at = by_id[at.parent]
            found.append(at)
        return tuple(found)

    def entries(self, actor: Actor, body: str) -> tuple[RegisterRow, ...]:
        """Return the entries on the lists that say that they are this body, by title."""
        one = self.get(actor, body)
        return tuple(row for row in self._arrangements.all(actor) if self._is_one(row, one.id))

    def of_entry(self, actor: Actor, row: RegisterRow) -> tuple[BodySeen | None, BodySeen | None]:
        """Return the body that an entry says it is, or the one that its title lets one think of."""
        self._may_read(actor)
        held = self._views.get(RECORDS, row.id)
        said = () if held is None else held.record.texts.get(FIELD, ())
        known = self.known()
        if said:
            return next((each for each in known if each.id in said), None), None
        return None, named_in(known, row.title)

    def known(self, moment: datetime | None = None) -> tuple[BodySeen, ...]:
        """Return every body, for a service; people ask :meth:`all`."""
        if moment is None:
            return bodies_of(self._edition, self._views)
        rows = rows_as_at(self._handling.store, BODIES, moment)
        return seen_of(self._edition, {row.id: row.body for row in rows})

    def meant(self, said: str, moment: datetime | None = None) -> BodySeen | None:
        """Return the body that has this id, or is or was called so; what stands comes first."""
        return meant_by(self.known(moment), said)

    def _meant(self, body: str, moment: datetime | None = None) -> BodySeen:
        if (found := self.meant(body, moment)) is None:
            raise UnknownBody(body)
        return found

    def _is_one(self, row: RegisterRow, body: str) -> bool:
        held = self._views.get(RECORDS, row.id)
        return held is not None and body in held.record.texts.get(FIELD, ())

    def _may_read(self, actor: Actor) -> None:
        require(rights.READ_REGISTER, actor, self._about)

    @property
    def _about(self) -> About:
        edition = self._edition
        return replace(about_of(edition), holders=tuple(dict.fromkeys(_keepers(edition))))

    def _day(self, act: Act) -> date:
        return act.happened_on or self._handling.clock.today()

    @property
    def _edition(self) -> Edition:
        return self._editions.current(self._policy).edition


def _keepers(edition: Edition) -> Iterator[str]:
    """Yield the offices that keep a register of the policy."""
    for item in edition.collection("register").items:
        yield from (str(row.value) for row in item.rows if row.value not in NOBODY)
