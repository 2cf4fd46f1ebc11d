"""A record is told event by event: what each says, who did it, and under which edition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from typing import Any

from domain.identity import Actor, short_form
from domain.messages import Recorded, Sha256
from domain.model.arrangement.messages import PREFIX as ARRANGEMENT
from domain.model.arrangement.messages import STREAM as ARRANGEMENTS
from domain.model.enquiry.messages import PREFIX as ENQUIRY
from domain.model.enquiry.messages import STREAM as ENQUIRIES
from domain.model.enquiry.state import UNOPENED, Enquiry, evolve
from domain.model.form.messages import PREFIX as FORM
from domain.model.form.messages import STREAM as FORMS
from domain.model.form.messages import FormOpened
from domain.policy.edition import EditionRef

PREFIXES = {ENQUIRIES: ENQUIRY, ARRANGEMENTS: ARRANGEMENT, FORMS: FORM}
"""What the short form of an id begins with, by the beginning of its stream."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a record.

    *says* is its body as JSON. *who* is what the directory calls the person, or their id. *edition*
    holds from here on; there is none before the first. *shown* is the hash of what was on the
    screen, *act* the key of the act that it belongs to, *before* the enquiry until then, *form* the
    form of which it is.
    """

    event: str
    stream: str
    position: int
    happened_on: date
    recorded_at: datetime
    by: Actor
    who: str
    edition: EditionRef | None
    says: Mapping[str, Any]  # Any: JSON of fields that the event's own class has checked
    shown: Sha256 | None
    act: str
    software: str
    before: Enquiry = UNOPENED
    form: str = ""

    @property
    def number(self) -> str:
        """The id of the record as people read it."""
        return number_of(self.stream)


def number_of(stream: str) -> str:
    """Return the short form of the id in the name of *stream*, or the name where it has none."""
    for beginning, prefix in PREFIXES.items():
        if stream.startswith(beginning):
            return short_form(prefix, stream.removeprefix(beginning))
    return stream


def told(recorded: Iterable[Recorded], called: Mapping[str, str]) -> Iterator[Told]:
    """Yield the events of one stream, told; *called* is what people are called, by their ids."""
    edition: EditionRef | None = None
    state, form = UNOPENED, ""
    for each in recorded:
        after = evolve(state, each.event)
        form = each.event.form if isinstance(each.event, FormOpened) else form
        # An enquiry knows its own: an event of one may also name another edition.
        edition = after.edition or getattr(each.event, "edition", None) or edition
        yield Told(
            event=each.name,
            stream=each.stream,
            position=each.position,
            happened_on=each.happened_on,
            recorded_at=each.recorded_at,
            by=each.actor,
            who=called.get(each.actor.id, each.actor.id),
            edition=edition,
            says=each.event.model_dump(mode="json"),
            shown=getattr(each.event, "shown", None),
            act=each.command_key,
            software=each.software,
            before=state,
            form=form,
        )
        state = after


def in_order(stories: Iterable[Iterable[Told]]) -> Iterator[Told]:
    """Yield the events of several streams by their moments, each stream in its own order."""
    return merge(*stories, key=lambda each: each.recorded_at)
