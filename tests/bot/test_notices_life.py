"""Whatever is done in the chat is told to whom it concerns: whose turn it is, and who asked."""

import pytest

from tests.support.person import DOG_UNIT, Person, opened_app
from tests.support.risk_chat import scrutinised

ANALYST = "there's a risk that the council stops paying for the analyst"
DEALER = "A local car dealer wants to sponsor two vehicles and be called our partner."
UNSURE = "professional_network"
TITLE = "“The council stops paying for the analyst”"
BEFORE = {"review", "duty"}
"""Kinds of which people are told whatever happens in these tests."""


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


@pytest.fixture
def scrutiny(tmp_path):
    with scrutinised(tmp_path) as opened:
        yield opened


class News:
    """Says of each step who is told what, and what is not told any more."""

    def __init__(self, app):
        self.app, self.known = app, {}

    def __call__(self):
        """Return who is to be told what now that was not, and what was withdrawn since."""
        self.app.outbox.raise_due()
        stands = self.app.life.notices
        auditor = self.app.actor("demo-head-of-policy")
        rows = stands.all(auditor) if auditor.offices else stands.all(self.app.actor("keeper"))
        now = {row.id: row for row in rows if row.notice.kind not in BEFORE}
        fresh = {(r.person, r.notice.title) for i, r in now.items() if i not in self.known}
        gone = {
            (row.person, row.notice.title)
            for each, row in now.items()
            if row.status == "withdrawn" and self.known.get(each) == "waiting"
        }
        self.known = {each: row.status for each, row in now.items()}
        return fresh, gone


def test_those_who_approve_are_asked_and_who_asked_is_told_what_came_of_it(app):
    """And whoever was asked and has not heard of it is not asked any more once it is decided."""
    news = News(app)
    person = Person(app, "demo-sergeant").says(DOG_UNIT, "yes")
    for _ in range(8):
        if person.conversation._front.waiting:
            person.says("none of these" if "none of these" in person.page.lower() else "no")
    person.says("put it on the register", "yes", "Merseyside Police", "yes")
    assert news() == (set(), set())
    title = app.desk.arrangements.all(app.actor("demo-sergeant"))[0].title
    asked = f"Your approval is asked for “{title}”"
    person.says("start approval", "Before the summer, please", "yes")
    both = {("demo-chief-constable", asked), ("demo-commissioner", asked)}
    assert news() == (both, set())
    chief = Person(app, "demo-chief-constable").says("my approvals")
    chief.says(chief.screen.actions[0].says, "approve", "skip", "yes")
    assert news() == (
        {("demo-sergeant", f"The Chief Constable approved “{title}”")},
        {("demo-chief-constable", asked)},
    )
    commissioner = Person(app, "demo-commissioner").says("my approvals")
    commissioner.says(commissioner.screen.actions[0].says, "decline", "too dear", "yes")
    declined = f"The Police and Crime Commissioner declined “{title}”"
    assert news() == ({("demo-sergeant", declined)}, {("demo-commissioner", asked)})


def test_each_step_of_a_risk_is_told_to_its_reporter_and_to_the_next_office(scrutiny):
    """SCR-R3: the Treasurer's work is done by the Chief Finance Officer today."""
    news = News(scrutiny)
    lead, treasurer = Person(scrutiny, "lead"), Person(scrutiny, "treasurer")
    lead.says(ANALYST).fills({"scope": "authority"})
    number = lead.screen.paragraphs[0].partition(":")[0]
    fresh, _ = news()
    assert fresh == {("treasurer", f"A risk waits for your judgement: {TITLE}")}
    treasurer.says(f"evaluate {number}").fills({"significant": "yes", "reason": "It costs much."})
    fresh, _ = news()
    assert ("lead", f"The risk you reported was judged significant: {TITLE}") in fresh
    treasurer.says(f"take on the log {number}")
    treasurer.fills({"what": "Ask the others to share the cost", "due": "2026-09-01"})
    fresh, _ = news()
    assert ("lead", f"The risk you reported stands on the risk log: {TITLE}") in fresh
    treasurer.says(f"escalate {number} to the audit committee: before the budget").fills()
    fresh, _ = news()
    assert {
        ("clerk", f"A risk was passed on to you: {TITLE}"),
        ("lead", f"The risk you reported was passed on to the Audit Committee: {TITLE}"),
    } <= fresh


def test_a_question_is_told_to_the_office_and_its_answer_to_who_asked(app):
    """Until they see it in the chat themselves."""
    news = News(app)
    sergeant = Person(app, "demo-sergeant").says(DEALER, "yes")
    while (question := sergeant.screen.question) is not None:
        unsure = ["not sure" if each.fact == UNSURE else "no" for each in question.items]
        numbered = (f"{n} {answer}" for n, answer in enumerate(unsure, 1))
        sergeant.says(", ".join(numbered) if len(unsure) > 1 else unsure[0])
    sergeant.says("ask them", "They would paint two vans.", "yes")
    asked = ("demo-head-of-policy", f"Somebody asks your office about “{DEALER}”")
    assert news() == ({asked}, set())
    head = Person(app, "demo-head-of-policy").says("questions for me", "question 1")
    head.says("answer", "no", "It is an advert.", "yes")
    answered = f"The OPCC Head of Policy and Partnerships answered what you asked about “{DEALER}”"
    assert news() == ({("demo-sergeant", answered)}, {asked})
    sergeant.says("my matters")
    assert news() == (set(), {("demo-sergeant", answered)})
