"""What people may do with registers: put a matter there, find it, correct it, link it, void it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import reduce

from domain.identity import Actor, short_form
from domain.messages import Act, Event, PersonalText
from domain.model.arrangement import decider
from domain.model.arrangement.decider import ArrangementCommand, Matter
from domain.model.arrangement.messages import (
    PREFIX,
    STREAM,
    ClassifyArrangement,
    CorrectArrangement,
    LinkArrangement,
    RegisterArrangement,
    Stage,
    VoidEntry,
)
from domain.model.arrangement.record.refusals import MergedAway
from domain.model.arrangement.record.state import Record
from domain.model.arrangement.state import UNREGISTERED, Arrangement, evolve
from domain.policy.edition import EditionRef
from domain.policy.policy import Policy
from domain.ports import Views
from domain.refusals import EnteredInError, NoSuchId, NotRegistered, NotYourOffice, NotYours
from domain.services import rights
from domain.services.enquiries import Enquiries, Seen
from domain.services.finding import stream_of
from domain.services.found import held_words, linked_with, says
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.leading import leads_of
from domain.services.offering import Offer, id_of, offers_of
from domain.services.outcomes import outcome_taken
from domain.services.rights import About, Right, require
from domain.views import register as view
from domain.views.as_at import rows_as_at
from domain.views.records import RECORDS
from domain.views.register import REGISTER, RegisterRow

PARTS = "Both come of one matter that was split (A-53)."
"""Why the entries of two linked enquiries belong together."""


class Arrangements:
    """The registers of one policy. Every id may be given whole or short."""

    def __init__(self, handling: Handling, enquiries: Enquiries, views: Views) -> None:
        self._handling = handling
        self._enquiries = enquiries
        self._views = views

    def offers(self, actor: Actor, enquiry: str) -> tuple[Offer, ...]:
        """Return where the outcome of the actor's own enquiry puts the matter, for certain."""
        seen = self._enquiries.get(actor, enquiry)
        return offers_of(seen, self._standing)

    def register(
        self, act: Act, enquiry: str, *, register: str, title: str, partners: Sequence[str] = ()
    ) -> RegisterRow:
        """Put on *register* what the actor's own enquiry decided, once."""
        seen = self._enquiries.get(act.actor, enquiry)
        require(rights.REGISTER, act.actor, replace(self._enquiries.about, opener=seen.opener))
        arrangement = id_of(seen.id, register)
        command = RegisterArrangement(
            enquiry=seen.id,
            register_id=register,
            title=PersonalText(subject=arrangement, text=title),
            partners=_texts(arrangement, partners),
        )
        row = self._carry_out(Order(STREAM + arrangement, command, act))
        return self._with_parts(act, row, seen)

    def _with_parts(self, act: Act, row: RegisterRow, seen: Seen) -> RegisterRow:
        """Link the new entry with those of the other parts of its matter (A-53)."""
        for other in seen.enquiry.links:
            with suppress(NoSuchId, NotYours):
                for offer in self.offers(act.actor, other):
                    if offer.entry is not None:
                        linking = act.following(f"link {offer.entry.id}")
                        row = self.link(linking, row.id, other=offer.entry.id, why=PARTS)
        return row

    def reclassify(
        self, act: Act, arrangement: str, *, enquiry: str, register: str = ""
    ) -> RegisterRow:
        """Let the outcome of another of the actor's enquiries stand as the arrangement's.

        It moves to *register* where the outcome does not offer the one that it is on.
        """
        seen = self._enquiries.get(act.actor, enquiry)
        command = ClassifyArrangement(enquiry=seen.id, register_id=register)
        return self._act(act, arrangement, command, rights.RECLASSIFY_ENTRY)

    def correct(
        self,
        act: Act,
        arrangement: str,
        *,
        reason: str,
        title: str | None = None,
        partners: Sequence[str] | None = None,
        stage: Stage | None = None,
    ) -> RegisterRow:
        """Say what should have stood there, and why; what is not given stays."""
        whole = self._stream_of(arrangement).removeprefix(STREAM)
        command = CorrectArrangement(
            title=None if title is None else PersonalText(subject=whole, text=title),
            partners=None if partners is None else _texts(whole, partners),
            stage=stage,
            reason=_by(act, reason),
        )
        return self._act(act, whole, command, rights.CORRECT_ENTRY)

    def enter_in_error(self, act: Act, arrangement: str, *, reason: str) -> RegisterRow:
        """Say that the entry was made in error: it leaves the lists, not the log."""
        return self._act(act, arrangement, VoidEntry(reason=_by(act, reason)), rights.VOID_ENTRY)

    def link(self, act: Act, arrangement: str, *, other: str, why: str) -> RegisterRow:
        """Say that another entry belongs with this one; either then leads to the other."""
        found = self._stream_of(other).removeprefix(STREAM)
        command = LinkArrangement(other=found, why=_by(act, why))
        return self._act(act, arrangement, command, rights.LINK_ENTRY)

    def get(self, actor: Actor, arrangement: str) -> RegisterRow:
        """Return one entry, one that was made in error included."""
        return self._row(self.story(actor, arrangement))

    def story(self, actor: Actor, arrangement: str) -> Story[Arrangement]:
        """Return all that happened to one entry, and how it stands in each of its parts."""
        self.may_read(actor)
        return self._story(self._stream_of(arrangement))

    def act(
        self,
        act: Act,
        arrangement: str,
        command: ArrangementCommand,
        right: Right | None = None,
    ) -> Story[Arrangement]:
        """Carry out *command* on one entry, as whoever has *right*; return the story after it.

        Without one the entry itself says who may, as for a decision. What follows from it in the
        other parts of the entry has happened with it.
        """
        return self._story_after(Order(self._stream_of(arrangement), command, act), right)

    def about(self, row: RegisterRow) -> About:
        """Return what a right on an entry turns on, under its policy as it is in force now."""
        under = self._enquiries.about_under(row.edition)
        state = self._story(STREAM + row.id).state
        leads = leads_of(state, self.reviewed_under(row.edition).edition, row.registrant)
        return replace(under, registrant=row.registrant, keeper=row.keeper, leads=leads)

    def standing(self, actor: Actor, arrangement: str) -> RegisterRow:
        """Return one entry that stands on the lists; refuse one that was voided or merged."""
        row = self.get(actor, arrangement)
        if row.entered_in_error:
            raise EnteredInError
        if row.merged_into:
            raise MergedAway(short_form(PREFIX, row.merged_into))
        return row

    def reviewed_under(self, ref: EditionRef) -> Policy:
        """Return the edition by whose rules an entry under *ref* is reviewed.

        It is its own, or the one in force where that held no rules of reviews yet.
        """
        own = self._enquiries.pinned(ref)
        return own if own.edition.reviews else self._enquiries.policy(ref.policy)

    def policy_of(self, row: RegisterRow) -> Policy:
        """Return the very edition that an entry stands under."""
        return self._enquiries.pinned(row.edition)

    def all(
        self, actor: Actor, *, register: str = "", as_at: datetime | None = None
    ) -> tuple[RegisterRow, ...]:
        """Return the entries, or those of one *register*, by title; *as_at* as they stood then."""
        self.may_read(actor)
        rows = (
            self._views.where(REGISTER, "entered_in_error", False)
            if as_at is None
            else rows_as_at(self._handling.store, REGISTER, as_at)
        )
        listed = (row for row in rows if row.listed and register in {"", row.register_id})
        return tuple(sorted(listed, key=lambda row: (row.title.casefold(), row.id)))

    def find(self, actor: Actor, words: str) -> tuple[RegisterRow, ...]:
        """Return the entries that say every one of *words*, or the one whose id they are."""
        try:
            return (self.get(actor, words),)
        except NoSuchId:
            pass
        sought = words.casefold().split()
        if not sought:
            return ()
        held = {row.id: row.record for row in self._views.all(RECORDS)}
        return tuple(
            row
            for row in self.all(actor)
            if says(row, sought) or (row.id in held and self._holds(row, held[row.id], sought))
        )

    def related(self, actor: Actor, arrangement: str) -> tuple[RegisterRow, ...]:
        """Return the entries linked to this one from either side, or to one merged into it."""
        one = self.get(actor, arrangement)
        return linked_with(one, self._views.all(REGISTER))

    def _holds(self, row: RegisterRow, record: Record, sought: Sequence[str]) -> bool:
        """Tell whether what the register holds of *row* says all that is *sought*."""
        return says(row, sought, held_words(self.policy_of(row).edition, record))

    def _act(
        self, act: Act, arrangement: str, command: ArrangementCommand, right: Right
    ) -> RegisterRow:
        return self._row(self.act(act, arrangement, command, right))

    def _carry_out(self, order: Order[ArrangementCommand]) -> RegisterRow:
        return self._row(self._story_after(order))

    def _story_after(
        self, order: Order[ArrangementCommand], right: Right | None = None
    ) -> Story[Arrangement]:
        def decide(command: ArrangementCommand, story: Story[Arrangement]) -> list[Event]:
            if right is not None:
                require(right, order.act.actor, self.about(self._row(story)))
            return decider.decide(command, story.state, self._matter(order, story.state))

        return self._handling.carry_out(order, Decider(UNREGISTERED, evolve, decide)).story

    def _matter(self, order: Order[ArrangementCommand], state: Arrangement) -> Matter:
        """Return the enquiry as it stands now: the story may be decided on more than once."""
        today = self._handling.clock.today()
        matter = Matter(
            order.stream.removeprefix(STREAM),
            by=order.act.actor,
            day=order.act.happened_on or today,
            today=today,
        )
        match order.command:
            case RegisterArrangement(enquiry=enquiry) | ClassifyArrangement(enquiry=enquiry):
                seen = self._enquiries.get(order.act.actor, enquiry)
                return replace(matter.under(seen.policy.edition), enquiry=seen.enquiry)
            case _ if state.edition is not None:
                behind = outcome_taken(self._handling, state.classified)
                review = "" if behind is None else behind.review
                under = matter.under(self.reviewed_under(state.edition).edition)
                return replace(under, review=state.review.value or review)
            case _:
                return matter

    def may(self, actor: Actor, row: RegisterRow, right: Right) -> bool:
        """Tell whether *actor* has *right* in what is done with an entry."""
        try:
            require(right, actor, self.about(row))
        except NotYourOffice:
            return False
        return True

    def may_read(self, actor: Actor) -> None:
        """Refuse whoever may not read the registers."""
        require(rights.READ_REGISTER, actor, self._enquiries.about)

    def _standing(self, whole: str) -> RegisterRow | None:
        story = self._story(STREAM + whole)
        return self._row(story) if story.state.standing else None

    def _story(self, stream: str) -> Story[Arrangement]:
        return self._handling.story(stream, UNREGISTERED, evolve)

    def _stream_of(self, written: str) -> str:
        return stream_of(self._handling.store, STREAM, PREFIX, written)

    @staticmethod
    def _row(story: Story[Arrangement]) -> RegisterRow:
        """Return the row that the events make: what the register shows, parked or not."""
        start: RegisterRow | None = None
        row = reduce(view.fold, story.recorded, start)
        if row is None:
            raise NotRegistered
        return row


def _texts(subject: str, texts: Sequence[str]) -> tuple[PersonalText, ...]:
    return tuple(PersonalText(subject=subject, text=text) for text in texts)


def _by(act: Act, text: str) -> PersonalText:
    return PersonalText(subject=act.actor.id, text=text)
