"""What people may do with a question of a matter that an office knows: send it, and answer it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.identity import Actor, short_form
from domain.messages import Act, Event, PersonalText
from domain.model.enquiry import decider
from domain.model.enquiry.messages import PREFIX, STREAM, EnquiryCommand
from domain.model.enquiry.sent_messages import (
    AnswerSentQuestion,
    DeclineSentQuestion,
    OverruleSentAnswer,
    SendQuestion,
    SentCommand,
    TellOfAnswers,
    WithdrawQuestion,
)
from domain.model.enquiry.sent_refusals import NotSent, YourOwnOffice
from domain.model.enquiry.state import UNOPENED, Enquiry, evolve
from domain.policy.policy import Policy
from domain.ports import Views
from domain.refusals import NotOpened, NotYourOffice, UnknownOffice
from domain.services import rights
from domain.services.due import Due
from domain.services.enquiries import Enquiries, Seen
from domain.services.finding import stream_of
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.offices import Offices
from domain.services.rights import About, require
from domain.views.questions import QUESTIONS, QuestionRow, key_of

__all__ = ["QuestionRow", "Questions", "ToAsk", "key_of"]

_May: TypeAlias = Callable[[Story[Enquiry]], None]


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question that nobody was sure of and something hangs on, with the office that knows.

    *through* is the office that answers for it while nobody holds it, nothing while somebody does.
    """

    fact: str
    office: str
    through: str = ""


class Questions:
    """Questions of matters that are with an office. Every id of a matter may be whole or short."""

    def __init__(
        self, handling: Handling, enquiries: Enquiries, offices: Offices, views: Views
    ) -> None:
        self._handling = handling
        self._enquiries = enquiries
        self._offices = offices
        self._views = views

    def to_ask(self, actor: Actor, seen: Seen) -> tuple[ToAsk, ...]:
        """Return what can be asked of an office in the actor's own matter, in asking order."""
        if not seen.enquiry.decided:
            return ()
        found = seen.policy.determine(seen.enquiry.facts)
        hangs = {fact for each in found.unsettled.values() for fact in each.depends_on}
        waiting = {each.fact for each in seen.enquiry.sent if each.waiting}
        open_yet = (found.reading.unsure & hangs) - waiting
        edition = seen.policy.edition
        known = sorted(open_yet & edition.fact_by_id.keys(), key=found.policy.order.index)
        return tuple(
            ToAsk(fact, office, self._through(office))
            for fact in known
            for office in (edition.fact_by_id[fact].ask,)
            if not actor.holds(office)
        )

    def send(self, act: Act, enquiry: str, fact: str, *, shown: str, note: str = "") -> Seen:
        """Put *fact* of one's own matter to the office that the policy names for it.

        While nobody holds that office, whoever answers for it has the question.
        """
        seen = self._enquiries.get(act.actor, enquiry)
        if fact not in seen.policy.edition.fact_by_id:
            raise NotSent(fact)
        asked = seen.policy.edition.fact_by_id[fact].ask
        if act.actor.holds(asked):
            raise YourOwnOffice(asked)
        command = SendQuestion(
            fact=fact,
            office=asked,
            asker=seen.opener,
            opening=PersonalText(subject=seen.opener, text=seen.opening),
            note=_said(act, note),
            shown=shown,
            day=self._day(act),
        )
        return self._by_its_asker(act, seen.id, command)

    def withdraw(self, act: Act, enquiry: str, fact: str) -> Seen:
        """Take back what was asked in one's own matter."""
        return self._by_its_asker(act, enquiry, WithdrawQuestion(fact=fact))

    def overrule(
        self, act: Act, enquiry: str, fact: str, *, value: str, reason: str, shown: str
    ) -> Seen:
        """Answer otherwise than the office did, in one's own matter, with the reason."""
        text = PersonalText(subject=act.actor.id, text=reason)
        command = OverruleSentAnswer(fact=fact, value=value, reason=text, shown=shown)
        return self._by_its_asker(act, enquiry, command)

    def answer(
        self, act: Act, key: str, *, value: str, shown: str, note: str = "", reason: str = ""
    ) -> QuestionRow:
        """Answer the question *key* as the office that was asked; *reason* corrects an answer."""
        command = AnswerSentQuestion(
            fact=_fact_of(key),
            value=value,
            note=_said(act, note),
            reason=_said(act, reason),
            by=act.actor.id,
            shown=shown,
            day=self._day(act),
        )
        return self._by_the_office(act, key, command)

    def decline(self, act: Act, key: str, *, why: str) -> QuestionRow:
        """Say that the office cannot tell either."""
        text = PersonalText(subject=act.actor.id, text=why)
        command = DeclineSentQuestion(
            fact=_fact_of(key), why=text, by=act.actor.id, day=self._day(act)
        )
        return self._by_the_office(act, key, command)

    def get(self, actor: Actor, key: str) -> QuestionRow:
        """Return one question, for whoever holds the office that is asked, or its asker."""
        row = self._views.get(QUESTIONS, key)
        if row is None or row.sent.status == "withdrawn":
            raise NotSent(_fact_of(key))
        if actor.id != row.asker:
            _for_the_office(actor, row)
        return row

    def inbox(self, actor: Actor) -> tuple[QuestionRow, ...]:
        """Return the questions to the offices that the actor holds: those that wait come first."""
        rows = (
            row
            for office in dict.fromkeys((*actor.offices, *actor.stands_in))
            for row in self._views.where(QUESTIONS, "asked_of", office)
        )
        standing = {row.id: row for row in rows if row.sent.status != "withdrawn"}
        return tuple(
            sorted(standing.values(), key=lambda row: (not row.waiting, row.sent.asked_on, row.id))
        )

    def policy_of(self, row: QuestionRow) -> Policy:
        """Return the edition under which a question was asked."""
        return self._enquiries.pinned(row.edition)

    def news(self, actor: Actor) -> tuple[QuestionRow, ...]:
        """Return the actor's own questions of whose answer they were not told yet."""
        return self._views.where(QUESTIONS, "news_for", actor.id) if actor.id else ()

    def told(self, act: Act, enquiry: str) -> Seen:
        """Record that the asker was told of what was answered in a matter of their own."""
        return self._by_its_asker(act, enquiry, TellOfAnswers())

    def due(self, today: date) -> Iterator[Due]:
        """Yield the questions that wait for an office, whoever asked; none has its day."""
        del today
        for row in self._views.where(QUESTIONS, "waiting", value=True):
            fact = self.policy_of(row).edition.fact_by_id[row.sent.fact]
            yield Due(
                kind="question",
                stream=f"{STREAM}{row.enquiry}",
                number=short_form(PREFIX, row.enquiry),
                title=fact.question,
                office=row.sent.office,
                seat=row.sent.seat,
                since=row.sent.asked_on,
                clauses=fact.clauses,
            )

    def _through(self, office: str) -> str:
        try:
            answering = self._offices.answering(office)
        except UnknownOffice:
            return ""
        return answering.through if answering.vacant else ""

    def _by_its_asker(self, act: Act, enquiry: str, command: SentCommand) -> Seen:
        stream = stream_of(self._handling.store, STREAM, PREFIX, enquiry)

        def may(story: Story[Enquiry]) -> None:
            opener = story.recorded[0].actor.id
            require(rights.GO_ON_WITH_ENQUIRY, act.actor, About(opener=opener))

        self._carry_out(Order(stream, command, act), may)
        return self._enquiries.get(act.actor, stream.removeprefix(STREAM))

    def _by_the_office(self, act: Act, key: str, command: SentCommand) -> QuestionRow:
        row = self.get(act.actor, key)

        def may(story: Story[Enquiry]) -> None:
            del story
            _for_the_office(act.actor, row)

        self._carry_out(Order(f"{STREAM}{row.enquiry}", command, act), may)
        return self._views.get(QUESTIONS, key) or row

    def _carry_out(self, order: Order[EnquiryCommand], may: _May) -> None:
        def decide(command: EnquiryCommand, story: Story[Enquiry]) -> list[Event]:
            if story.state.edition is None:
                raise NotOpened
            may(story)
            policy = self._enquiries.pinned(story.state.edition)
            return decider.decide(command, story.state, policy)

        self._handling.carry_out(order, Decider(UNOPENED, evolve, decide))

    def _day(self, act: Act) -> date:
        return act.happened_on or self._handling.clock.today()


def _for_the_office(actor: Actor, row: QuestionRow) -> None:
    if not actor.holds(row.sent.office, row.sent.seat):
        raise NotYourOffice("answer-question", (row.sent.office,))


def _said(act: Act, text: str) -> PersonalText | None:
    return PersonalText(subject=act.actor.id, text=text) if text.strip() else None


def _fact_of(key: str) -> str:
    return key.partition(".")[2]
