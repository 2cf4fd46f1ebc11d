"""Who held an office on a day is told by what had been recorded by the end of it."""

from datetime import date, datetime

from domain.identity import Actor
from domain.ports import EventStore
from domain.services.offices import Holding, Offices
from domain.views.as_at import rows_as_at
from domain.views.offices import OFFICES


def holdings_as_at(
    store: EventStore, offices: Offices, actor: Actor, day: date, moment: datetime
) -> tuple[Holding, ...]:
    """Return every office with who held it on *day*, as far as was recorded by *moment*.

    The directory keeps no record of when it was changed; its word for the day is taken as it is.
    """
    rows = {row.id: row for row in rows_as_at(store, OFFICES, moment)}

    def held(now: Holding) -> Holding:
        by_word = (each for each in now.holders if now.office in each.offices(day))
        row = rows.get(now.office)
        appointed = () if row is None else row.holders(day)
        known = (offices.person(actor, each) for each in appointed)
        people = dict.fromkeys((*by_word, *(each for each in known if each is not None)))
        return Holding(now.office, now.title, tuple(people))

    return tuple(map(held, offices.all(actor, day)))
