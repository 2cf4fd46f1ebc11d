"""The rows of questions and of representatives say what the events leave, and nothing else."""

from datetime import date
from functools import reduce

from domain.model.arrangement.representation.messages import RepresentativeAppointed
from domain.model.arrangement.representation.parts import Named, Terms, Time, Written
from domain.model.enquiry.sent_messages import (
    QuestionSent,
    SentAnswerTold,
    SentQuestionAnswered,
    SentQuestionWithdrawn,
)
from domain.views import questions, representation
from tests.support.builders import SHOWN, answered, recorded, said
from tests.support.registers import ENTRY, REGISTERED
from tests.support.toy_policy import TOY

DAY = date(2026, 7, 1)
SENT = QuestionSent(
    edition=TOY.ref,
    fact="contract",
    office="keeper",
    seat="north",
    asker="sgt-1",
    opening=said("a joint board"),
    note=None,
    shown=SHOWN,
    asked_on=DAY,
)
ANSWERED = SentQuestionAnswered(
    fact="contract",
    office="keeper",
    seat="north",
    by="k-1",
    value="no",
    was=None,
    note=said("it is a grant", "k-1"),
    shown=SHOWN,
    answered_on=DAY,
)
WITHDRAWN = SentQuestionWithdrawn(fact="contract", office="keeper", because="asker")


def _row(*events):
    return reduce(questions.fold, map(recorded, events), None)


def test_a_question_has_a_row_of_its_own_that_only_its_events_touch():
    """Other events of the matter concern none."""
    view = questions.QUESTIONS
    assert view.key(recorded(SENT)) == "a1.contract"
    assert view.key(recorded(answered("contract", "unsure"))) is None
    assert _row(ANSWERED) is None


def test_a_question_is_found_by_office_while_it_waits_and_by_asker_until_they_are_told():
    """A seat is asked as a seat."""
    waiting = _row(SENT)
    assert (waiting.asked_of, waiting.waiting, waiting.news_for) == ("keeper@north", True, "")
    done = _row(SENT, ANSWERED)
    assert (done.waiting, done.news_for, done.sent.value) == (False, "sgt-1", "no")
    told = _row(SENT, ANSWERED, SentAnswerTold(fact="contract"))
    assert (told.waiting, told.news_for) == (False, "")
    assert _row(SENT, WITHDRAWN).waiting is False
    assert _row(SENT, WITHDRAWN, SENT).waiting is True


def test_an_entry_has_a_row_once_something_is_said_of_who_represents_us():
    """Before that there is none to keep."""
    stream = f"arrangement-{ENTRY}"
    appointed = RepresentativeAppointed(
        edition=TOY.ref,
        number=1,
        who=Named(person="insp-2"),
        terms=Terms(status="officer"),
        time=Time(since=DAY),
        route="",
        written=Written(),
        renew_by=None,
    )
    assert representation.fold(None, recorded(REGISTERED, stream)) is None
    row = representation.fold(None, recorded(appointed, stream))
    assert row is not None
    assert (row.id, row.awaits, [each.number for each in row.state.on(DAY)]) == (ENTRY, False, [1])
    written = row.model_dump_json()
    assert representation.RepresentationRow.model_validate_json(written) == row
