"""What is logged beside meetings is read by whom it is for: area by area, member by member."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Unpack

from domain.identity import Actor
from domain.messages import Act
from domain.model.body.refusals import UnknownPlace
from domain.model.meeting.messages import Kind
from domain.model.meeting.refusals import NothingLogsThat
from domain.policy.duties import Duty
from domain.policy.forms import Form
from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn
from domain.policy.places_on import Place, place_named
from domain.ports import Person
from domain.services import rights
from domain.services.bodies_seen import spelt
from domain.services.enquiries import Enquiries
from domain.services.meeting_bodies import BodyOf
from domain.services.meeting_templates import Template
from domain.services.meeting_wishes import Known
from domain.services.meetings import Meetings
from domain.services.process_people import HEARS, LEADS, ProcessPeople
from domain.services.process_rights import ProcessRights
from domain.services.rights import require
from domain.services.tasks import Tasks
from domain.views.meetings import MeetingRow
from domain.views.tasks import TaskRow


@dataclass(frozen=True, slots=True)
class Trained:
    """A member, and the log of their training: none while they have not had it."""

    person: Person
    row: MeetingRow | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands with a partner or a council of *area*: the last that was logged.

    *status* is the value that was picked, ``""`` while nothing was logged.
    """

    area: str
    title: str
    row: MeetingRow | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger, and what each lead member it is for was asked and answered."""

    row: MeetingRow
    tasks: tuple[TaskRow, ...]


class Notes:
    """The logs of the processes that are on, besides the meetings themselves."""

    def __init__(
        self,
        enquiries: Enquiries,
        layers: LayersOn,
        meetings: Meetings,
        tasks: Tasks,
        people: ProcessPeople,
        process_rights: ProcessRights,
    ) -> None:
        self._enquiries = enquiries
        self._layers = layers
        self._meetings = meetings
        self._tasks = tasks
        self.people = people
        self._rights = process_rights

    def begin(self, act: Act, form: str, **known: Unpack[Known]) -> MeetingRow:
        """Begin to log on *form*, with what is known of the actor's own seat.

        Raises :class:`NothingLogsThat`, and ``NotYourOffice`` for whoever may not log on it.
        """
        return self._meetings.begin(act, form, **self.known(act.actor, form, **known))

    def known(self, actor: Actor, form: str, **known: Unpack[Known]) -> Known:
        """Return what is *known*, with the actor's own neighbourhood or area by their seat.

        Raises :class:`NothingLogsThat`, and ``NotYourOffice`` for whoever may not log on it.
        """
        template = self._meetings.template(form)
        self._rights.must_log(actor, template.document.policy, template.form.id)
        seats = (*actor.offices, *actor.stands_in)
        heard = self.people.seat_of(HEARS, seats)
        led = self.people.seat_of(LEADS, seats)
        if template.kind == "neighbourhood" and heard is not None and not known.get("body"):
            known["body"] = heard.title
            known["seat"], known["office"] = heard.seat, heard.office
            place = place_named(self._layers.places, "neighbourhood", heard.seat)
            if place is not None and "area" not in known:
                known["area"] = place.lies_in[0]
        elif led is not None and not known.get("area") and not known.get("about"):
            known["area"] = led.seat
        return known

    def may_log(self, actor: Actor, template: Template) -> bool:
        """Return whether *actor* may log on the form of *template*."""
        return self._rights.may_log(actor, template.document.policy, template.form.id)

    def loggers(self, template: Template) -> tuple[str, ...]:
        """Return the offices that log on the form of *template*; none where all of the staff do."""
        return self._rights.offices(template.document.policy, template.form.id)

    @property
    def on(self) -> bool:
        """Whether any process is on."""
        return bool(self._on())

    @property
    def policing(self) -> tuple[Place, ...]:
        """The policing areas, as is set."""
        return tuple(each for each in self._layers.places if each.kind == "policing")

    def offered(self, actor: Actor, template: Template) -> tuple[BodyOf, ...]:
        """Return what may be meant where *template* asks of which body something is.

        They are those on which the actor is there for us; neighbourhoods or councils where it logs
        what is heard in one, or what was agreed with one.
        """
        match template.kind:
            case "neighbourhood":
                places = (each for each in self._layers.places if each.kind == "neighbourhood")
                return tuple(BodyOf(title=each.title, areas=each.lies_in) for each in places)
            case "protocol":
                areas = self._enquiries.policy().edition.areas
                return tuple(BodyOf(title=a.council, areas=(a.id,)) for a in areas if a.council)
            case _:
                return self._meetings.bodies(actor)

    def ask_leads(self, act: Act, *, policing: str, on: date) -> tuple[TaskRow, ...]:
        """Ask whoever leads in a *policing* area what matters there, before a meeting *on* a day.

        Raises :class:`UnknownPlace`, ``NotYourOffice`` and :class:`NothingLogsThat`.
        """
        duty, form = self._asking()
        about = replace(self._enquiries.about, holders=(duty.owner, *duty.together_with))
        require(rights.DO_TASK, act.actor, about)
        place = place_named(self._layers.places, "policing", policing)
        if place is None:
            raise UnknownPlace(policing)
        return tuple(
            self._tasks.open(
                act.following(f"ask:{seated.seat}:{person or 'vacant'}"),
                title=f"Say which partnership issues matter in {seated.title}, before the Area"
                f" Commander of {place.title} is met",
                office=seated.office,
                seat=seated.seat,
                person=person,
                due=on - timedelta(days=1),
                evidence=form.title,
                area=seated.seat,
                clauses=form.clauses,
                source="meeting",
            )
            for area in place.lies_in
            for seated in self.people.leads(area)
            for person in ([each.id for each in seated.people] or [""])
        )

    def trained(self, actor: Actor, *, as_at: datetime | None = None) -> tuple[Trained, ...]:
        """Return every member who should be trained, each with the log of it if they were."""
        rows = {
            spelt(row.meeting.says.get("member", "")): row
            for row in reversed(self._logged(actor, "training", as_at))
        }
        members = (
            person
            for _, duty in self._duties()
            if duty.for_each
            for person in self.people.holders(duty.for_each)
        )
        return tuple(
            Trained(each, rows.get(spelt(each.shown)) or rows.get(spelt(each.id)))
            for each in dict.fromkeys(members)
        )

    def protocols(self, actor: Actor, *, as_at: datetime | None = None) -> tuple[Standing, ...]:
        """Return how the protocol stands with each partner of whom anything was logged."""
        found = self._standing(actor, as_at, lambda row: spelt(row.meeting.title), seats=False)
        return tuple(
            Standing(row.area, row.meeting.title, row, status) for row, status in found.values()
        )

    def councils(self, actor: Actor, *, as_at: datetime | None = None) -> tuple[Standing, ...]:
        """Return how each council has us take part in its scrutiny, those undecided among them."""
        found = self._standing(actor, as_at, lambda row: row.area, seats=True)
        areas = {each.seat: each.title for each in self.people.leads()}
        return tuple(
            Standing(area, title, *found.get(area, (None, ""))) for area, title in areas.items()
        )

    def triggers(self, actor: Actor, *, as_at: datetime | None = None) -> tuple[Trigger, ...]:
        """Return what lead members were to hear of, with what each of them made of it."""
        tasks = self._tasks.all(actor, as_at=as_at)
        return tuple(
            Trigger(row, tuple(task for task in tasks if task.about == row.stream))
            for row in self._logged(actor, "trigger", as_at)
        )

    def around(self, actor: Actor, meeting: MeetingRow) -> tuple[MeetingRow, ...]:
        """Return the notes of talks around a meeting, the newest first."""
        return self._meetings.about(actor, meeting.stream)

    def _standing(
        self,
        actor: Actor,
        as_at: datetime | None,
        key: Callable[[MeetingRow], str],
        *,
        seats: bool,
    ) -> dict[str, tuple[MeetingRow, str]]:
        """Return what was logged last for each, with the value that was picked."""
        forms = {form.id: form for form in self._forms("protocol") if _asks_body(form) is not seats}
        found: dict[str, tuple[MeetingRow, str]] = {}
        for row in reversed(self._logged(actor, "protocol", as_at)):
            if (form := forms.get(row.meeting.form)) is not None:
                found[key(row)] = (row, _status(form, row))
        return found

    def _logged(self, actor: Actor, kind: Kind, as_at: datetime | None) -> tuple[MeetingRow, ...]:
        """Return what was logged of that *kind*, by its day, what was logged last coming first."""
        rows = self._meetings.all(actor, as_at=as_at, kinds=(kind,))
        logged = (row for row in rows if row.status == "logged")
        return tuple(sorted(logged, key=_by_day, reverse=True))

    def _asking(self) -> tuple[Duty, Form]:
        briefing = {form.id: form for form in self._forms("briefing")}
        for _, duty in self._duties():
            if duty.log in briefing:
                return duty, briefing[duty.log]
        raise NothingLogsThat("briefing")

    def _forms(self, kind: Kind) -> Iterable[Form]:
        return (form for layer in self._on() for form in layer.forms if form.logs == kind)

    def _duties(self) -> Iterator[tuple[ProcessLayer, Duty]]:
        for layer in self._on():
            yield from ((layer, duty) for duty in layer.duties)

    def _on(self) -> tuple[ProcessLayer, ...]:
        return self._layers.processes(self._enquiries.policy().ref.policy)


def _asks_body(form: Form) -> bool:
    """Return whether what the form logs is of a partner by name, and not of a council alone."""
    return "body" in form.telling


def _status(form: Form, row: MeetingRow) -> str:
    asked = form.telling.get("status")
    reply = row.meeting.logged_replies.get(asked.id) if asked else None
    return reply.values[0] if reply is not None and reply.values else ""


def _by_day(row: MeetingRow) -> tuple[date, datetime]:
    return row.meeting.on or date.min, row.logged_at or row.touched_at
