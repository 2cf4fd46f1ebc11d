"""Whoever an office was given to is told of it, for good, for a time, or for a part."""

from domain.identity import office_at
from domain.messages import Recorded
from domain.model.office.messages import ActingAppointed, OfficeAppointed, OfficeDelegated
from domain.views.news import News, OutboxRow


def heard(row: OutboxRow, recorded: Recorded) -> OutboxRow:
    """Return *row* after an event of an office."""
    match recorded.event:
        case OfficeAppointed(office=office, person=person, seat=seat, since=since):
            what, said = "appointed", ""
        case ActingAppointed(office=office, person=person, seat=seat, since=since, why=why):
            what, said = "acting", why.text
        case OfficeDelegated(office=office, person=person, seat=seat, since=since, what=part):
            what, said = "delegated", part.text
        case _:
            return row
    held = office_at(office, seat)
    news = News(
        kind="office",
        what=what,
        people=(person,),
        matter=f"{row.id} {held} {person}",
        overtakes=(f"{row.id} {held} {person}",),
        office=held,
        said=said,
        due=since,
    )
    return row.with_news(recorded, (news,))
