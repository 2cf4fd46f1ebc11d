"""How a matter came to be as it is can be told by its events, to whoever may read it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.identity import Actor
from domain.model.arrangement.messages import STREAM as ARRANGEMENTS
from domain.model.enquiry.messages import STREAM as ENQUIRIES
from domain.model.enquiry.messages import EnquiryOpened
from domain.model.enquiry.state import Enquiry
from domain.model.form.messages import STREAM as FORMS
from domain.model.form.messages import FormOpened
from domain.model.handing import whose
from domain.policy.edition import EditionRef
from domain.policy.policy import Policy
from domain.ports import Clock, Directory, EventStore, Histories, Views
from domain.refusals import NoSuchId, NotDecided, NotYourOffice, Unreadable
from domain.services import rights
from domain.services.arrangements import Arrangements
from domain.services.enquiries import Enquiries
from domain.services.finding import stream_of
from domain.services.past import Past, past_of
from domain.services.replaying import Replayed, Replaying
from domain.services.rights import about_of, require
from domain.services.showing import Shown
from domain.services.telling import PREFIXES, Told, in_order, number_of, told
from domain.views.enquiries import ENQUIRIES as ENQUIRY_LIST
from domain.views.forms import FORMS as FORM_LIST
from domain.views.register import REGISTER, RegisterRow


@dataclass(frozen=True, slots=True)
class Account:
    """What happened to a record and to those linked to it, as far as it was recorded by then.

    *enquiry* or *row* is how it stood after that; *closed* are the numbers of linked records that
    are not this reader's to see, *unreadable* says what of it all is lost.
    """

    stream: str
    lines: tuple[Told, ...]
    enquiry: Enquiry | None = None
    row: RegisterRow | None = None
    closed: tuple[str, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def number(self) -> str:
        """The id as people read it."""
        return number_of(self.stream)


@dataclass(frozen=True, slots=True)
class Sources:
    """What an audit reads."""

    store: EventStore
    histories: Histories
    views: Views
    directory: Directory
    clock: Clock
    shown: Shown


class Audit:
    """Tells what happened, proves what was decided, and knows what was shown; changes nothing."""

    def __init__(self, sources: Sources, enquiries: Enquiries, arrangements: Arrangements) -> None:
        """Read *sources*; rights and editions are those of the services."""
        self._sources = sources
        self._enquiries = enquiries
        self._arrangements = arrangements
        self._replaying = Replaying(sources.histories, enquiries)

    @property
    def shown(self) -> Shown:
        """What people were shown, by its hash."""
        return self._sources.shown

    @property
    def today(self) -> date:
        """The day it is in London."""
        return self._sources.clock.today()

    def replay(self, actor: Actor, written: str) -> Replayed:
        """Return the enquiry *written*, or the one that an entry rests on, decided again.

        Raises ``NotDecided`` for an entry that was taken over and is not decided here.
        """
        stream = self.stream_of(written)
        if stream.startswith(ARRANGEMENTS):
            entry = self._arrangements.get(actor, stream.removeprefix(ARRANGEMENTS))
            if entry.enquiry is None:
                raise NotDecided
            stream = ENQUIRIES + entry.enquiry
        if not stream.startswith(ENQUIRIES):
            raise NoSuchId(written)
        return self._replaying.one(actor, stream)

    def replay_all(self, actor: Actor) -> Iterator[Replayed]:
        """Yield every enquiry, decided again."""
        return self._replaying.all(actor)

    @property
    def enquiries(self) -> int:
        """How many enquiries there are."""
        return len(self._sources.store.streams(ENQUIRIES))

    def policy(self, ref: EditionRef | None) -> Policy | None:
        """Return the very edition *ref*; none where it cannot be read any more."""
        try:
            return None if ref is None else self._enquiries.pinned(ref)
        except Unreadable:
            return None

    def account(
        self, actor: Actor, written: str, as_at: datetime | None = None, *, linked: bool = True
    ) -> Account:
        """Tell of an enquiry, an entry or a form, and of what is *linked*, as recorded by *as_at*.

        Raises ``NoSuchId``, or ``NotYourOffice`` saying who may read it.
        """
        stream = self.stream_of(written)
        past = self._past(stream)
        if stream.startswith(ARRANGEMENTS):
            self._arrangements.get(actor, stream.removeprefix(ARRANGEMENTS))
        else:
            self._may_audit(actor, past)
        own, closed = past.until(as_at), list[str]()
        pasts = [own]
        for beside in map(self._past, self._beside(own) if linked else ()):
            if beside.stream.startswith(ARRANGEMENTS) or self._audits(actor, beside):
                pasts.append(beside.until(as_at))
            else:
                closed.append(number_of(beside.stream))
        # At one moment an enquiry comes before what it led to.
        pasts.sort(key=lambda past: not past.stream.startswith(ENQUIRIES))
        called = self._called(pasts)
        return Account(
            stream=stream,
            lines=tuple(in_order(told(each.recorded, called) for each in pasts)),
            enquiry=own.enquiry if stream.startswith(ENQUIRIES) else None,
            row=own.row if stream.startswith(ARRANGEMENTS) else None,
            closed=tuple(closed),
            unreadable=tuple(lost for each in pasts for lost in each.unreadable),
        )

    def is_entry(self, written: str) -> bool:
        """Tell whether *written* is the number of an entry of a register; or ``NoSuchId``."""
        return self.stream_of(written).startswith(ARRANGEMENTS)

    def stream_of(self, written: str) -> str:
        """Return the stream of the record *written*, whole or short; or ``NoSuchId``."""
        for beginning, prefix in PREFIXES.items():
            try:
                return stream_of(self._sources.store, beginning, prefix, written)
            except NoSuchId:
                continue
        raise NoSuchId(written)

    def _past(self, stream: str) -> Past:
        return past_of(self._sources.histories, stream)

    def _beside(self, own: Past) -> tuple[str, ...]:
        """Return the streams of what is linked, from either side, or made of it."""
        views, whole = self._sources.views, own.stream.partition("-")[2]
        named = list(own.names())
        if own.stream.startswith(ENQUIRIES):
            named += (ARRANGEMENTS + row.id for row in views.where(REGISTER, "enquiry", whole))
            opener = whose(own.recorded)
            rows = views.where(ENQUIRY_LIST, "opener", opener)  # nobody links another's matter
            named += (ENQUIRIES + row.id for row in rows if whole in row.links)
        else:
            rows_all = views.all(REGISTER)
            named += (ARRANGEMENTS + row.id for row in rows_all if whole in row.links)
        for matter in (each for each in (own.stream, *named) if each.startswith(ENQUIRIES)):
            forms = views.where(FORM_LIST, "enquiry", matter.removeprefix(ENQUIRIES))
            named += (FORMS + row.id for row in forms)
        there = self._sources.store.streams
        return tuple(
            each for each in dict.fromkeys(named) if each != own.stream and each in there(each)
        )

    def _called(self, pasts: list[Past]) -> dict[str, str]:
        """Return what the directory calls everybody who did anything, by their ids."""
        people = {each.actor.id for past in pasts for each in past.recorded}
        found = {each: self._sources.directory.person(each) for each in people}
        return {person: known.shown for person, known in found.items() if known is not None}

    def _may_audit(self, actor: Actor, past: Past) -> None:
        first = past.recorded[0] if past.recorded else None
        opened = first.event if first is not None else None
        pinned = opened.edition if isinstance(opened, EnquiryOpened | FormOpened) else None
        edition = (self.policy(pinned) or self._enquiries.policy()).edition
        about = replace(about_of(edition), opener=whose(past.recorded))
        require(rights.AUDIT_ENQUIRY, actor, about)

    def _audits(self, actor: Actor, past: Past) -> bool:
        try:
            self._may_audit(actor, past)
        except NotYourOffice:
            return False
        return True
