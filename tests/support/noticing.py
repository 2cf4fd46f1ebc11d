"""An outbox over the toy policy's people, with a clock that is put forward by hand."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from adapters.ids import RandomIds
from adapters.working_days import EnglishWorkingDays
from domain.messages import PersonalText
from domain.model.notice.messages import RaiseNotice
from domain.services.notice_said import Said
from domain.services.notice_times import Hours, Times
from domain.services.notices import Notices, id_of
from domain.services.noticing import Noticing
from domain.services.outbox import Failure, Outbox
from domain.views.notices import NOTICES
from tests.support.builders import NOON

LONDON = ZoneInfo("Europe/London")
BUSY = Failure("503 Service Unavailable", "later")
_MINUTE = timedelta(minutes=1)


class HandClock:
    """Shows what it is put to."""

    def __init__(self, moment=NOON):
        self.moment = moment

    def now(self):
        return self.moment

    def today(self):
        return self.moment.astimezone(LONDON).date()

    def forward(self, step):
        self.moment += step

    def london(self, written):
        """Put it to a moment as the clocks of London show it."""
        local = datetime.fromisoformat(written).replace(tzinfo=LONDON)
        self.moment = local.astimezone(NOON.tzinfo)


class PlainWords:
    """Says what there is to say in as few words as will do."""

    opt_out = "to hear less: stop"

    def news(self, news, titles):
        offices = ", ".join(titles.get(each, each) for each in news.offices)
        return Said(" ".join(filter(None, (news.kind, news.what, news.title))), (offices,))

    def digest(self, rows):
        return Said(f"{len(rows)} things", tuple(row.notice.title for row in rows))


class Desk:
    """One process: an outbox and what people may do with notices, over a store that others share.

    *sources* say what is due; unless given, the tasks of that store do.
    """

    def __init__(self, kept, clock=None, sources=None, times=None):
        self.kept, self.clock = kept, clock or HandClock()
        shared = {"clock": self.clock, "ids": RandomIds()}
        times = times or Times()
        self.tasks = kept.tasks(**shared)
        self.notices = Notices(kept.handling(**shared), kept.views)
        offices = kept.offices(**shared)
        sources = (self.tasks.due,) if sources is None else sources
        hours = Hours(times, EnglishWorkingDays())
        self.outbox = Outbox(self.notices, offices, sources, PlainWords(), hours, times)
        self.noticing = Noticing(self.notices, offices, times)

    def titles(self, limit=10):
        """Return whom it may tell what now."""
        return [(each.person, each.title) for each in self.outbox.ready(limit)]

    def send(self, message="m-1"):
        """Send the first of what may be sent now, and return what that was."""
        first = self.outbox.ready(1)[0]
        assert self.outbox.begin(first.id)
        self.outbox.sent(first.id, message)
        return first.title

    def stand(self):
        """Return how each notice stands, by its title."""
        rows = self.notices.views.all(NOTICES)
        return {row.notice.title: row.status for row in rows}


def raising(person="sgt-1", **others):
    """Return the wish to tell somebody of an approval, or of something else."""
    text = PersonalText(subject=person, text="Your approval is asked")
    told = {
        "person": person,
        "kind": "approval",
        "statutory": True,
        "urgent": False,
        "source": "event-1",
        "matter": "arrangement-a1 approval 1 chief",
        "about": "arrangement-a1",
        "number": "ARR-ABCDEFGH",
        "title": text,
        "lines": (),
        "at": NOON,
    }
    return RaiseNotice(**(told | others))


def statutory(desk, *names, person="sgt-1"):
    """Raise notices that must be told, a minute apart."""
    for name in names:
        wish = raising(person, source=name, matter=name, number=name, at=desk.clock.now())
        assert desk.notices.carry_out(id_of(name, person), wish)
        desk.clock.forward(_MINUTE)


def sends(desk):
    """Send all that may be sent, one after the other, and return the numbers."""
    sent = []
    while ready := desk.outbox.ready(1):
        assert desk.outbox.begin(ready[0].id)
        desk.outbox.sent(ready[0].id, f"m-{ready[0].number}")
        sent.append(ready[0].number)
    return sent


def fails(desk, failure=BUSY):
    """Try the first that may be sent, in vain."""
    first = desk.outbox.ready(1)[0]
    assert desk.outbox.begin(first.id)
    desk.outbox.failed(first.id, failure)
    return first.id
