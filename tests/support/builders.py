"""Builders say what matters to a test and fill in the rest, always the same."""

from datetime import UTC, date, datetime

from adapters.clock import FixedClock
from domain.identity import Actor
from domain.messages import Act, PersonalText, Recorded
from domain.model.enquiry.messages import EnquiryOpened, HeardAnswer, QuestionAnswered
from domain.ports import Receipt
from tests.support.toy_policy import TOY

NOON = datetime(2026, 7, 1, 11, 0, tzinfo=UTC)
CLOCK = FixedClock(NOON)
SHOWN = "ab" * 32
SHOWN_LATER = "cd" * 32
SERGEANT = Actor(id="sgt-1", offices=("officer",), organisation="force")
INSPECTOR = Actor(id="insp-2", offices=("officer", "lead"), organisation="force")


class CountingIds:
    """Ids in order, so that a test can write them out: 00000000010000... is the first."""

    def __init__(self) -> None:
        self._made = 0

    def new(self) -> str:
        self._made += 1
        return f"{self._made:010x}{'0' * 22}"


def act(key, actor=SERGEANT, **others):
    return Act(actor=actor, key=key, conversation="conv-1", **others)


def said(text, subject="sgt-1"):
    return PersonalText(subject=subject, text=text)


def heard(fact, value, words="in these words"):
    return HeardAnswer(fact=fact, value=value, words=said(words))


def opened(goal="approval", text="a joint board"):
    return EnquiryOpened(edition=TOY.ref, goal=goal, opening=said(text))


def answered(fact, value, source="asked", shown=SHOWN):
    return QuestionAnswered(fact=fact, value=value, source=source, shown=shown)


def recorded(event, stream="enquiry-a1", position=1, key="key-1", **others):
    whole = {
        "event_id": f"event-{stream}-{position}",
        "name": event.stored_name,
        "shape": event.stored_shape,
        "stream": stream,
        "position": position,
        "happened_on": date(2026, 7, 1),
        "recorded_at": NOON,
        "actor": SERGEANT,
        "conversation": "conv-1",
        "command_key": key,
        "correlation_id": "turn-1",
        "causation_id": None,
        "software": "test",
        "event": event,
    }
    return Recorded(**(whole | others))


def receipt(key="key-1", wish="a"):
    return Receipt(key, wish * 64)
