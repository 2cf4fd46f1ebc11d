"""Names are given once, ids are read in either form, and what people paste is kept as far as it can be."""

import pytest
from pydantic import ValidationError

from domain.identity import Actor, NotAnId, beginning_of, short_form
from domain.messages import EVENTS, Act, Event, NameTaken, PersonalText
from domain.model.enquiry.messages import QuestionAnswered
from domain.refusals import NotHeard, NothingHeard, UnknownAnswer
from tests.support.builders import NOON, SHOWN, opened, recorded

WHOLE = "00443214c74254b635cf84653a56d7c6"


def test_a_stored_name_is_given_once():
    """A second event of the same name is refused where it is written."""
    with pytest.raises(NameTaken):
        type("Again", (Event,), {}, name="question-answered")
    assert EVENTS["question-answered"] is QuestionAnswered


def test_an_event_is_read_strictly():
    """An unknown field or a value of another type is an error."""
    with pytest.raises(ValidationError):
        QuestionAnswered(fact="a", value="b", source="asked", shown=SHOWN, extra="c")
    with pytest.raises(ValidationError):
        QuestionAnswered(fact="a", value=1, source="asked", shown=SHOWN)
    with pytest.raises(ValidationError):
        QuestionAnswered(fact="a", value="b", source="asked", shown="not a hash")


def test_an_envelope_carries_the_name_of_its_event_and_a_moment_in_utc():
    """What a row says it holds is what it holds."""
    with pytest.raises(ValidationError):
        recorded(opened(), name="question-answered")
    with pytest.raises(ValidationError):
        recorded(opened(), recorded_at=NOON.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("plain text\n\twith 🐕", "plain text\n\twith 🐕"),
        ("nul\0 and bell\x07", "nul and bell"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("half \ud83d here", "half \ufffd here"),
        ("joined \ud83d\udc15", "joined 🐕"),
        ("cafe\u0301", "caf\u00e9"),
        ("", ""),
    ],
)
def test_personal_text_is_cleaned_and_never_refused(pasted, kept):
    """Only what no store can keep is lost."""
    assert PersonalText(subject="p", text=pasted).text == kept


@pytest.mark.parametrize("key", ["", "with\0nul", "half\ud800", "x" * 513])
def test_an_id_that_cannot_be_stored_is_refused(key):
    """An id is opaque: to clean it would be to make another."""
    with pytest.raises(ValidationError):
        Act(actor=Actor(id="p"), key=key, conversation="c")


def test_an_id_has_a_short_form_that_leads_back():
    """Eight base-32 characters are the first forty bits."""
    assert short_form("ENQ", WHOLE) == "ENQ-ABCDEFGH"
    for written in ("ENQ-ABCDEFGH", " enq-abcdefgh\n"):
        assert beginning_of("ENQ", written) == "00443214c7"
    for written in (WHOLE, WHOLE.upper(), "00443214-c742-54b6-35cf-84653a56d7c6"):
        assert beginning_of("ENQ", written) == WHOLE


@pytest.mark.parametrize(
    "written", ["", "ARR-ABCDEFGH", "ENQ-ABCDEFG1", "ENQ-ABC", WHOLE[:31], "%"]
)
def test_what_is_no_id_is_refused(written):
    """Neither a whole id nor a short form of this kind."""
    with pytest.raises(NotAnId):
        beginning_of("ENQ", written)
    with pytest.raises(NotAnId):
        short_form("ENQ", "enquiry-1")


def test_a_refusal_is_a_code_and_data():
    """The sentence is somebody else's."""
    refusal = UnknownAnswer("contract", "perhaps")
    assert (refusal.code, refusal.data) == (
        "unknown-answer",
        {"fact": "contract", "value": "perhaps"},
    )
    assert str(refusal) == "unknown-answer: fact='contract', value='perhaps'"
    assert str(NothingHeard()) == "nothing-heard"
    assert NotHeard("a") == NotHeard("a")
    assert NotHeard("a") != NotHeard("b")
    assert len({NotHeard("a"), NotHeard("a"), NothingHeard()}) == 2
