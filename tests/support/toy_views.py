"""Two views small enough to be checked in the head, beside the one of the product."""

from domain.model.enquiry.messages import EnquiryOpened, OutcomeDetermined, QuestionAnswered
from domain.views import VIEWS
from domain.views.view import Row, View


class FactRow(Row):
    """How often a fact was answered, whatever the enquiry."""

    fact: str
    answers: int
    last: str

    @property
    def often(self):
        return self.answers > 1


def fact_of(recorded):
    """Return the fact that an event answers; *fickle* is one that cannot be told."""
    if isinstance(recorded.event, QuestionAnswered):
        if recorded.event.fact == "fickle":
            raise LookupError("no such fact")
        return recorded.event.fact
    return None


def count(row, recorded):
    event = recorded.event
    before = row.answers if row else 0
    return FactRow(fact=event.fact, answers=before + 1, last=event.value)


FACTS = View(
    name="facts",
    form=1,
    row=FactRow,
    streams=("enquiry-", "toy-"),
    fold=count,
    indexed=("often", "last", "answers"),
    keyed=fact_of,
)


class OpenRow(Row):
    """An enquiry without an outcome; the row goes with the outcome."""

    opener: str | None


def until_determined(row, recorded):
    if isinstance(recorded.event, EnquiryOpened):
        named = recorded.actor.id != "nobody"
        return OpenRow(opener=recorded.actor.id if named else None)
    return None if isinstance(recorded.event, OutcomeDetermined) else row


OPEN = View(
    name="open",
    form=1,
    row=OpenRow,
    streams=("enquiry-",),
    fold=until_determined,
    indexed=("opener",),
)

WITH_TOYS = (*VIEWS, FACTS, OPEN)
