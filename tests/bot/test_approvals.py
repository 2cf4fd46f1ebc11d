"""Approvals in the chat, by everybody who has a part in one: asked for, decided, gone without."""

import pytest

from tests.support.person import DOG_UNIT, Person, opened_app

ANSWERS = (DOG_UNIT, "yes")
CHIEF, COMMISSIONER, LEGAL = "demo-chief-constable", "demo-commissioner", "demo-head-of-legal"
OTHERS = "Head of Legal Services (if appropriate), Chief Finance Officer (if appropriate)"


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


def registered(app):
    """Put a collaboration under section 22A on the register, and leave its entry in front."""
    person = Person(app, "demo-sergeant").says(DOG_UNIT, "yes")
    for _ in range(8):
        if person.conversation._front.waiting:
            person.says("none of these" if "none of these" in person.page.lower() else "no")
    person.says("put it on the register", "yes", "Merseyside Police", "yes")
    assert "start approval" in person.page
    return person


def asked_for(app):
    person = registered(app).says("start approval", "Before the summer, please", "yes")
    return person.sees("Approval: awaited from the Chief Constable since 1 April 2026")


def entry_of(person):
    return person.conversation._front.entry_id


def events(person):
    stream = person.app.store.load(f"arrangement-{entry_of(person)}")
    return [each.name for each in stream][2:]


def test_starting_says_who_is_asked_and_who_is_consulted_and_asks_once(app):
    person = registered(app).says("start approval")
    person.sees(
        "Asked: the Chief Constable and the Police and Crime Commissioner. Each of them has to"
        " approve.",
        OTHERS,
        "The approval must come before it is signed (CHE-6.12",
        "They will see it here when they next look",
    )
    assert events(person) == []
    person.says("skip", "yes").sees(
        "The approval was asked for.",
        "What happens next: an answer from the Chief Constable and the Police and Crime"
        " Commissioner, which you will find here.",
    )
    assert events(person) == ["approval-sought"]


def test_an_approver_is_told_at_the_start_sees_what_is_asked_and_decides(app):
    asked_for(app)
    chief = Person(app, CHIEF).sees("1 approval waits for you: type my approvals.")
    chief.says("my approvals").sees("your approval as Chief Constable, since 1 April 2026")
    number = chief.screen.actions[0].says
    chief.says(number).sees("You are asked to approve this.").says("what am I asked")
    chief.sees(
        "A neighbourhood sergeant asks for your approval as the Chief Constable",
        "They say: “Before the summer, please”",
        "What is laid before you",
        "Police and Crime Commissioner: awaited",
        "Not there yet",
    )
    assert chief.buttons[:4] == ["Approve", "Decline", "Ask for changes", "Delegate"]
    chief.presses_button("Approve").sees("A neighbourhood sergeant will see it here.")
    chief.says("skip", "yes").sees("You approved it.", "Chief Constable: approved on 1 April 2026")
    chief.says("my approvals").sees("No approval waits for you.")
    chief.says(number, "approve").sees("The Chief Constable has decided on it: approved.")


def test_who_asked_does_not_decide_and_neither_does_who_is_not_asked(app):
    person = asked_for(app).says("approve")
    person.sees("You asked for this yourself, so somebody else decides.")
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    Person(app, "demo-inspector").says(number, "approve").sees(
        "That is for others to decide: the Chief Constable and the Police and Crime Commissioner."
    )


def test_both_approve_and_it_is_signed_and_entered_without_a_word_out_of_place(app):
    person = asked_for(app)
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    for approver in (CHIEF, COMMISSIONER):
        Person(app, approver).says(number, "approve", "skip", "yes")
    person.says(number).sees("Approval: given on 1 April 2026 by the Chief Constable")
    person.says("sign").does_not_see("Not approved yet")
    person.says("yes", "the Chief Constable", "the Chief Constable of Merseyside", "skip", "yes")
    person.sees("The signature was recorded.", "Signed on 1 April 2026.")
    person.says("enter", "yes", "yes").sees("it is running now", "Stage: Running")
    assert "breach-recorded" not in events(person)


def test_s19_what_was_signed_before_the_commissioner_approved_is_shown_as_incomplete(app):
    """CHE-6.12, CHE-8.3, A-57: told first, recorded, referred, never blocked, never hidden."""
    person = asked_for(app)
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    Person(app, CHIEF).says(number, "approve", "skip", "yes")
    person.says(number, "sign").sees(
        "Not approved yet by the Police and Crime Commissioner, which must come first (CHE-6.12",
        "be referred to the Commissioner's Chief of Staff and the Head of Legal Services",
        "Nothing is blocked.",
    )
    person.says("yes", "the Chief Constable", "skip", "skip", "yes").sees(
        "The signature was recorded.",
        "Approval incomplete: it was signed on 1 April 2026 before the Police and Crime"
        " Commissioner had approved (CHE-6.12",
        "it was referred to the Commissioner's Chief of Staff and the Head of Legal Services",
    )
    person.says("show the register").sees("(new; approval incomplete)")
    legal = Person(app, LEGAL).sees("About approvals, this waits for you besides: 1.")
    legal.says(number, "answer the breach", "She is asked to look at it now", "yes")
    legal.sees(
        "What you said was recorded.", "The Head of Legal Services says of it: “She is asked"
    )
    Person(app, COMMISSIONER).says(number, "approve", "skip", "yes").sees(
        "It was signed on 1 April 2026 before the Police and Crime Commissioner had approved; the"
        " approval came later"
    )
    assert events(person).count("breach-recorded") == 1


def test_sending_back_and_declining_need_a_reason_that_the_requester_sees(app):
    person = asked_for(app)
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    chief = Person(app, CHIEF).says(number, "ask for changes", "skip")
    chief.sees("What would have to change?").says("Name who pays", "yes")
    person.says(number).sees("Approval: sent back for changes", "“Name who pays”")
    person.says("start approval", "It names who pays now", "yes").sees("Approval: awaited from")
    chief.says(number, "decline", "It still costs too much", "yes").sees("You declined it.")
    person.says(number).sees("Approval: declined on 1 April 2026", "“It still costs too much”")


def test_consulting_is_recorded_or_judged_not_appropriate_with_a_reason(app):
    person = asked_for(app).says("record consulting", "1", "1", "yes", "a solicitor", "It is sound")
    person.says("yes").sees("Head of Legal Services: consulted on 1 April 2026: “It is sound”")
    person.says("record consulting", "2", "2", "yes", "skip", "No money in it", "yes")
    person.sees("Chief Finance Officer: not consulted, judged not appropriate")


def test_who_is_to_be_consulted_finds_it_on_the_page_and_says_so_themselves(app):
    person = asked_for(app)
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    legal = Person(app, LEGAL).says(number).sees("You are to be consulted before this is approved.")
    legal.says("record consulting", "1", "1", "yes", "skip", "Sound as drafted", "yes")
    legal.sees("consulted on 1 April 2026: “Sound as drafted”").does_not_see(
        "You are to be consulted"
    )


def test_who_is_awaited_is_reminded_and_a_decision_on_paper_is_entered_for_them(app):
    person = asked_for(app).says("nudge", "yes").sees("Reminded: the Chief Constable and the")
    person.says("nudge", "yes").sees("They were reminded today.")
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    keeper = Person(app, "demo-risk-manager").says(number, "record a decision")
    keeper.sees("never as if they had pressed it")
    keeper.says("2", "1", "3 March 2026", "her letter of 3 March", "skip", "skip", "yes").sees(
        "The decision was recorded for the Police and Crime Commissioner.",
        "approved on 3 March 2026, recorded for the Police and Crime Commissioner by you",
    )


def test_what_changed_after_it_was_asked_for_is_laid_before_them_again(app):
    person = asked_for(app)
    app.arrangements.correct(
        person.conversation._front.act("x"), entry_of(person), reason="they left", partners=[]
    )
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    person.says(number).sees("Changed since it was laid before them: its partners.")
    Person(app, CHIEF).says(number, "approve").sees("It has changed since you were asked")
    person.says("start approval", "skip", "yes").sees("Approval: awaited from the Chief Constable")


def test_somebody_else_may_be_sent_to_decide(app):
    person = asked_for(app)
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    chief = Person(app, CHIEF).says(number, "delegate", "demo-inspector", "skip", "yes")
    chief.sees("A neighbourhood inspector may decide on this for you")
    Person(app, "demo-inspector").says(number, "approve", "skip", "yes").sees("You approved it.")


def test_where_is_my_approval_is_answered_with_what_was_asked_for(app):
    person = asked_for(app).says("where is my approval?")
    person.sees("What you asked for", "approval awaited, from the Chief Constable and the Police")


def test_on_cards_it_is_asked_for_and_decided_in_two_presses_each_and_once(app):
    """A card that is pressed twice, or again by another way, does what it did."""
    person = registered(app).presses_button("Start the approval")
    assert [each.name for each in person.screen.inputs.fields] == ["note"]
    card = person.screen
    soon = {"note": "Soon, please"}
    person.fills(soon, on=card, act_key="once").sees("The approval was asked for.")
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    person.fills(soon, on=card, act_key="once")
    assert events(person) == ["approval-sought"]
    chief = Person(app, CHIEF).says(number).presses_button("See what is asked")
    chief.presses_button("Approve").fills().sees("You approved it.")
    assert events(person) == ["approval-sought", "approval-given"]


def test_a_card_of_an_older_request_decides_nothing(app):
    """What was laid before the approver on it is not what is asked now."""
    person = asked_for(app)
    number = f"ARR-{person.page.partition('ARR-')[2][:8]}"
    chief = Person(app, CHIEF).says(number).presses_button("See what is asked")
    card = chief.screen
    person.says(number, "withdraw the request", "not yet", "yes").sees("It was taken back.")
    person.says("start approval", "skip", "yes")
    chief.presses_button("Approve", on=card).fills().sees("That request is not the one that is")
    assert events(person)[-1] == "approval-sought"


def test_which_portfolio_is_asked_first_and_its_holder_alone_is_asked(tmp_path):
    """CHE-8.5."""
    with opened_app(tmp_path) as app:
        person = Person(app, "demo-sergeant").says(
            "We want a new formal partnership with a charity, with a board and terms of reference,"
            " for our core objectives."
        )
        person.says("yes", "none of these", "none of these", "none of these")
        person.says("put it on the register", "yes", "A charity", "yes", "start approval")
        person.sees("Which Chief Officer who holds the portfolio?", "1. Local policing", "2. Crime")
        person.says("2", "skip", "yes").sees(
            "the Chief Officer who holds the portfolio (Crime and criminal justice)"
        )
