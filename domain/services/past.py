"""The past of a stream is what had been recorded of it by a moment, whatever of it is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce

from domain.messages import Recorded
from domain.model.arrangement.messages import (
    STREAM as ARRANGEMENTS,
)
from domain.model.arrangement.messages import (
    ArrangementClassified,
    ArrangementLinked,
    ArrangementRegistered,
)
from domain.model.enquiry.messages import STREAM as ENQUIRIES
from domain.model.enquiry.messages import EnquiryLinked, OutcomeDetermined
from domain.model.enquiry.state import UNOPENED, Enquiry, evolve
from domain.model.form.messages import FormOpened
from domain.ports import Happening, Histories
from domain.refusals import Unreadable
from domain.services.offering import id_of
from domain.views.register import RegisterRow, fold

BATCH = 500
"""Events that are read at once: some megabytes."""


@dataclass(frozen=True, slots=True)
class Past:
    """The events of a stream in their order, and why the others cannot be read."""

    stream: str
    recorded: tuple[Recorded, ...]
    unreadable: tuple[Unreadable, ...] = ()

    def until(self, moment: datetime | None) -> "Past":
        """Return what of it had been recorded by *moment*, or all of it."""
        if moment is None:
            return self
        return replace(
            self, recorded=tuple(each for each in self.recorded if each.recorded_at <= moment)
        )

    @property
    def enquiry(self) -> Enquiry:
        """The enquiry that the events leave."""
        return reduce(evolve, (each.event for each in self.recorded), UNOPENED)

    @property
    def row(self) -> RegisterRow | None:
        """The register entry that the events make."""
        start: RegisterRow | None = None
        return reduce(fold, self.recorded, start)

    def names(self) -> Iterator[str]:
        """Yield the streams that the events name, or that their outcomes lead to."""
        own = self.stream.removeprefix(ENQUIRIES)
        for each in self.recorded:
            match each.event:
                case EnquiryLinked(record="enquiry", other=other):
                    yield ENQUIRIES + other
                case EnquiryLinked(other=other) | ArrangementLinked(other=other):
                    yield ARRANGEMENTS + other
                case OutcomeDetermined(result={"register": dict(registers)}):
                    yield from (ARRANGEMENTS + id_of(own, register) for register in registers)
                case (
                    ArrangementRegistered(enquiry=str(other))
                    | ArrangementClassified(enquiry=str(other))
                    | FormOpened(enquiry=str(other))
                ):
                    yield ENQUIRIES + other
                case _:
                    pass


def happenings_of(histories: Histories, beginning: str) -> Iterator[Happening]:
    """Yield the events of every stream whose name begins so, some hundred at a time."""
    after = ("", 0)
    while batch := histories.happenings(beginning, after, BATCH):
        yield from batch
        after = (batch[-1].stream, batch[-1].position)


def past_of(histories: Histories, stream: str) -> Past:
    """Return all that was recorded of *stream*."""
    found = tuple(each.event for each in happenings_of(histories, stream) if each.stream == stream)
    return Past(
        stream,
        tuple(each for each in found if not isinstance(each, Unreadable)),
        tuple(each for each in found if isinstance(each, Unreadable)),
    )
