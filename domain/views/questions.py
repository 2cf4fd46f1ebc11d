"""The list of questions that were put to offices is a fold: one row for each matter and fact."""

from domain.identity import office_at
from domain.messages import Recorded
from domain.model.enquiry.messages import STREAM
from domain.model.enquiry.sent_messages import QuestionSent
from domain.model.enquiry.sent_state import SentQuestion, after, fact_of
from domain.policy.edition import EditionRef
from domain.views.view import Row, View


class QuestionRow(Row):
    """One question with an office: of which *enquiry*, by whom, and the sentence it began with."""

    id: str
    enquiry: str
    asker: str
    edition: EditionRef
    opening: str
    sent: SentQuestion

    @property
    def asked_of(self) -> str:
        """The office that is asked, or the seat of it."""
        return office_at(self.sent.office, self.sent.seat)

    @property
    def waiting(self) -> bool:
        """Whether it waits for the office."""
        return self.sent.waiting

    @property
    def news_for(self) -> str:
        """Who is to be told what came of it, nobody where they were."""
        return self.asker if self.sent.news else ""


def key_of(enquiry: str, fact: str) -> str:
    """Return the key of the row of a question."""
    return f"{enquiry}.{fact}"


def fold(row: QuestionRow | None, recorded: Recorded) -> QuestionRow | None:
    """Return the row after *recorded*; there is none before the question is sent."""
    event = recorded.event
    if isinstance(event, QuestionSent):
        enquiry = recorded.stream.removeprefix(STREAM)
        sent = after(None, event)
        return (
            None
            if sent is None
            else QuestionRow(
                id=key_of(enquiry, event.fact),
                enquiry=enquiry,
                asker=event.asker,
                edition=event.edition,
                opening=event.opening.text,
                sent=sent,
            )
        )
    if row is None:
        return None
    return row.model_copy(update={"sent": after(row.sent, event)})


def _key(recorded: Recorded) -> str | None:
    fact = fact_of(recorded.event)
    return None if fact is None else key_of(recorded.stream.removeprefix(STREAM), fact)


QUESTIONS = View(
    name="questions",
    form=1,
    row=QuestionRow,
    streams=(STREAM,),
    fold=fold,
    keyed=_key,
    indexed=("asked_of", "waiting", "news_for", "enquiry"),
)
