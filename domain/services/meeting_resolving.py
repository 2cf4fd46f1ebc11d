"""What a meeting is follows from its answers, and from what is known of its body and its member."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.identity import Actor
from domain.messages import PersonalText
from domain.model.arrangement.messages import STREAM as ENTRIES
from domain.model.arrangement.representation.parts import Named
from domain.model.form.messages import FormReply
from domain.model.meeting.feedback import Resolved
from domain.model.meeting.messages import STREAM, Kind, What
from domain.model.meeting.state import Meeting
from domain.policy.filling import Reply
from domain.policy.forms import FormQuestion, Tells
from domain.refusals import NothingSaid, UnknownPerson
from domain.services.meeting_bodies import BodyOf, MeetingBodies
from domain.services.meeting_templates import Template
from domain.services.meeting_wishes import Known
from domain.services.offices import Offices
from domain.views.meetings import MeetingRow


@dataclass(frozen=True, slots=True)
class Resolving:
    """Finds out what a meeting is, and what follows from what was answered."""

    bodies: MeetingBodies
    offices: Offices

    def what(
        self, actor: Actor, kind: Kind, known: Known, today: date, *, drafted: bool = False
    ) -> What:
        """Return what is meant by what is *known*; a draft may leave open of what it is.

        Raises :class:`NothingSaid` without a body or title, or :class:`UnknownPerson`.
        """
        body = self._meant(actor, known)
        title = known.get("title") or body.title
        if not title and not drafted:
            raise NothingSaid("body")
        return What(
            kind=kind,
            title=PersonalText(subject=actor.id, text=title),
            body=body.body,
            about=_stream(known.get("about", "")) or body.about,
            area=known.get("area") or body.area or known.get("seat", ""),
            on=known.get("on", today),
            at=known.get("at", ""),
            member=self.named(actor, known.get("person", ""), known.get("name", "")),
            office=known.get("office") or body.office,
            seat=known.get("seat") or body.seat,
        )

    def of(self, actor: Actor, meeting: Meeting, kind: Kind) -> What:
        """Return what a meeting in the diary is, as its feedback begins."""
        assert meeting.on is not None  # noqa: S101 - whatever was planned has a day
        return What(
            kind=kind,
            title=PersonalText(subject=actor.id, text=meeting.title),
            **{
                name: getattr(meeting, name)
                for name in ("body", "about", "area", "on", "at", "member", "office", "seat")
            },
        )

    def named(self, actor: Actor, person: str, name: str) -> Named:
        """Return who is meant, the actor unless somebody is said; raise :class:`UnknownPerson`."""
        if name and not person:
            return Named(name=PersonalText(subject=actor.id, text=name))
        if person in {"", actor.id}:
            return Named(person=actor.id)
        if (found := self.offices.find(person)) is None:
            raise UnknownPerson(person)
        return Named(person=found.id)

    def body_of(self, actor: Actor, meeting: Meeting) -> BodyOf:
        """Return the body of *meeting*, as far as it is known."""
        if not meeting.title:
            return BodyOf(title="")
        return self.bodies.meant(actor, meeting.body or meeting.title, _entry(meeting.about))

    def following(
        self, actor: Actor, template: Template, row: MeetingRow, answers: Mapping[str, Reply]
    ) -> dict[str, Reply]:
        """Return what follows from the body among *answers*: its kind, its area, and who went.

        Only what nobody answered yet follows; where it does not, it is asked.
        """
        asked = template.telling("body")
        if asked is None or not (reply := answers.get(asked.id)) or not reply.values:
            return {}
        body = self.bodies.meant(actor, reply.values[0])
        found = told_by(template, body, self._shown(row.meeting))
        return {
            name: each
            for name, each in found.items()
            if name not in (*row.meeting.replies, *answers)
        }

    def prefilled(self, actor: Actor, template: Template, meeting: Meeting) -> dict[str, Reply]:
        """Return what is known already of the questions of *template*, by their ids."""
        body, shown = self.body_of(actor, meeting), self._shown(meeting)
        found = prefilled(template, meeting, body, shown)
        return found if body.title else {**self._alike(actor, template), **found}

    def _alike(self, actor: Actor, template: Template) -> dict[str, Reply]:
        """Return in what capacity *actor* attends wherever they are there for us, if it is one."""
        capacity = template.telling("capacity")
        if capacity is None:
            return {}
        values = {_capacity(capacity, each) for each in self.bodies.of(actor)}
        told = values.pop() if len(values) == 1 else ""
        return {capacity.id: Reply((told,))} if told else {}

    def resolved(
        self,
        actor: Actor,
        template: Template,
        meeting: Meeting,
        replies: Mapping[str, FormReply],
    ) -> Resolved:
        """Return what *meeting* is by *replies*, who is told of it, and where it will stand."""
        told = _told(template, replies)
        title = told.get("body") or meeting.title
        same = title == meeting.title
        body = self.bodies.meant(actor, title, _entry(meeting.about) if same else "")
        held_on = told.get("held_on")
        on = date.fromisoformat(held_on) if held_on else meeting.on
        assert on is not None  # noqa: S101 - a draft has a day
        left_out = _left_out(template, replies)
        return Resolved(
            what=What(
                kind=template.kind,
                title=PersonalText(
                    subject=meeting.member.person or actor.id,
                    text=body.title or template.form.title,
                ),
                body=body.body,
                about=_around(meeting.about) or body.about or (meeting.about if same else ""),
                area=told.get("area", "") or body.area or meeting.area,
                on=on,
                at=told.get("at") or meeting.at,
                member=meeting.member,
                office=meeting.office or body.office,
                seat=meeting.seat or body.seat,
            ),
            to=template.to,
            report="" if left_out else template.report,
            left_out=left_out,
        )

    def _meant(self, actor: Actor, known: Known) -> BodyOf:
        said, about = known.get("body", ""), _entry(known.get("about", ""))
        if said or about:
            return self.bodies.meant(actor, said, about)
        return BodyOf(title="")

    def _shown(self, meeting: Meeting) -> str:
        """Return who goes, as others see them: by role, or as they are called."""
        member = meeting.member
        if member.person is None:
            return member.name.text if member.name else ""
        person = self.offices.find(member.person)
        return "" if person is None else person.shown


def told_by(template: Template, body: BodyOf, shown: str) -> dict[str, Reply]:
    """Return what *body* answers by itself: what kind it is, and in which area."""
    found: dict[str, Reply] = {}
    for tells in ("body_kind", "area"):
        question = template.telling(tells)
        if question is None:
            continue
        value = next(
            (o.value for one in body.ids for o in question.options if one in o.stands_for), ""
        )
        if not value and tells == "area":
            value = body.area or body.seat
        if value in question.domain:
            found[question.id] = Reply((value,))
    member = template.telling("member")
    if member is not None and member.kind == "text" and shown:
        found[member.id] = Reply((shown,))
    return found


def _capacity(question: FormQuestion, body: BodyOf) -> str:
    """Return in what capacity somebody attends by their appointment: as it says, else for us."""
    if not question.is_picked:
        return body.capacity
    said = body.capacity.casefold()
    by_label = (o.value for o in question.options if said and said == o.label.casefold())
    appointed = question.domain[0] if (body.status or body.office) and not said else ""
    return next(by_label, appointed)


def _may_be(question: FormQuestion, value: str) -> bool:
    return value in question.domain if question.is_picked else True


def _told(template: Template, replies: Mapping[str, FormReply]) -> dict[Tells, str]:
    return {
        tells: replies[question.id].plain.values[0]
        for tells, question in template.form.telling.items()
        if question.id in replies and replies[question.id].plain.values
    }


def _left_out(template: Template, replies: Mapping[str, FormReply]) -> str:
    """Return why it stands in no report, in the form's words, ``""`` where it does."""
    for name, reply in replies.items():
        question = template.form.question_by_id.get(name)
        for value in reply.values if question else ():
            if question and value in question.domain and question.option(value).left_out:
                return question.option(value).left_out or ""
    return ""


def _stream(entry: str) -> str:
    whole = not entry or entry.startswith((ENTRIES, STREAM))
    return entry if whole else ENTRIES + entry


def _around(about: str) -> str:
    """Return the stream of the meeting around which something was said, ``""`` for none."""
    return about if about.startswith(STREAM) else ""


def _entry(about: str) -> str:
    """Return the stream of the entry; what was said around a meeting is about no entry itself."""
    return "" if about.startswith(STREAM) else about


def prefilled(template: Template, meeting: Meeting, body: BodyOf, shown: str) -> dict[str, Reply]:
    """Return what is known already of the questions of *template*, by their ids, to confirm."""
    found = told_by(template, body, shown) if body.title else {}
    plain: dict[Tells, str] = {
        "body": body.title,
        "held_on": meeting.on.isoformat() if meeting.on else "",
        "area": meeting.area,
        "member": shown,
    }
    for tells, value in plain.items():
        question = template.telling(tells)
        if question is not None and value and _may_be(question, value):
            found.setdefault(question.id, Reply((value,)))
    capacity = template.telling("capacity")
    if capacity is not None and (value := _capacity(capacity, body)):
        found[capacity.id] = Reply((value,))
    order = list(template.form.question_by_id)
    return dict(sorted(found.items(), key=lambda each: order.index(each[0])))
