"""A risk is reported, judged, logged, passed on and decided on in the chat, each by whose turn it is."""

import pytest

from tests.support.person import NOW, Person
from tests.support.risk_chat import scaled, scrutinised

ANALYST = "there's a risk that the council stops paying for the analyst"
TITLE = "The council stops paying for the analyst"
ROUTE = (
    "You can report it, but not take it to the Audit Committee yourself: the Treasurer of the"
    " Authority does that, where they find it necessary (SCR-R3i-c, A-41)."
)


@pytest.fixture
def app(tmp_path):
    with scrutinised(tmp_path) as opened:
        yield opened


@pytest.fixture
def lead(app):
    """Return the lead member for Halton."""
    return Person(app, "lead")


@pytest.fixture
def treasurer(app):
    """Return who does the Treasurer's work today."""
    return Person(app, "treasurer")


def reported(person, scope="both", text=ANALYST):
    """Report a risk on the card, and return its number."""
    person.says(text).fills({"scope": scope})
    return person.screen.paragraphs[0].partition(":")[0]


def judged(treasurer, number, *, significant="yes"):
    treasurer.says(f"evaluate {number}")
    return treasurer.fills({"significant": significant, "reason": "It would cost us much."})


def logged(treasurer, number):
    judged(treasurer, number).says(f"take on the log {number}")
    return treasurer.fills({"what": "Ask the others to share the cost", "due": "2026-09-01"})


def section(person, heading):
    return next(each.lines for each in person.screen.sections if each.heading == heading)


def waiting(person):
    """Return the risks that wait for *person*, by their titles."""
    person.says("risks waiting for me")
    choices = () if person.screen.pick is None else person.screen.pick.choices
    return [each.label.partition(": ")[2] for each in choices]


# -- Reporting --


def test_what_was_said_is_filled_in_and_one_card_is_enough(lead):
    """The receipt says the number, who judges it and when, and what will be heard of it."""
    lead.says(ANALYST)
    assert [(f.name, f.value, f.required) for f in lead.screen.inputs.fields] == [
        ("what", TITLE, True),
        ("scope", "", True),
        ("about", "", False),
        ("categories", "", False),
        ("bearers", "", False),
        ("partners", "", False),
    ]
    lead.fills({"scope": "both"})
    number = lead.screen.paragraphs[0].partition(":")[0]
    assert lead.screen.notice == (
        f"It is on record as {number}.",
        (
            "The Treasurer of the Authority judges whether it is significant, with the lead"
            " members' reports of each quarter."
        ),
        "You will be told when it is judged, when it goes on the log, and when anybody decides.",
    )
    assert lead.screen.paragraphs == (
        f"{number}: to be judged. Reported on 1 April 2026 by you.",
        "Next: the Treasurer of the Authority judges whether it is significant (SCR-R3i-a, A-41).",
        "It is a risk to our own organisation, and the partnership as a whole.",
        "Council area: Halton.",
    )


@pytest.mark.parametrize(
    ("line", "what", "scope"),
    [
        ("report a risk", "", ""),
        ("There is a serious risk to the authority that we lose our seat", "We lose our seat",
         "authority"),
        ("I'm worried that the chair will leave in May", "The chair will leave in May", ""),
        ("log a risk: nobody keeps the minutes", "Nobody keeps the minutes", ""),
        ("Please raise a risk to the partnership: two partners are merging",
         "Two partners are merging", "partnership"),
        ("we have a risk to both of us that the funding ends", "The funding ends", "both"),
    ],
)  # fmt: skip
def test_what_a_sentence_says_is_taken_from_it(lead, line, what, scope):
    """In whatever words it is said."""
    lead.says(line)
    fields = {each.name: each.value for each in lead.screen.inputs.fields}
    assert (lead.screen.title, fields["what"], fields["scope"]) == ("Report a risk", what, scope)


def test_it_is_typed_line_by_line_as_well(lead):
    """What may stay empty is skipped."""
    lead.says(ANALYST, "yes", "2", "skip", "financial", "3", "Halton Borough Council", "yes")
    assert lead.screen.title == TITLE
    lead.sees("a risk to the partnership as a whole", "Kind of risk: Financial.")
    lead.sees("Borne by: Halton Borough Council.")


def test_a_partner_who_bears_it_is_named_and_nothing_is_lost(lead):
    """CHE-5.8: the bearers are a list, and a partner is one by name."""
    lead.says(ANALYST).fills({"scope": "both", "bearers": "partner"})
    assert lead.screen.notice == ("Name the partners who bear it.",)
    kept = {each.name: each.value for each in lead.screen.inputs.fields}
    assert (kept["what"], kept["bearers"]) == (TITLE, "partner")
    lead.fills({"partners": "Halton Borough Council"})
    assert lead.screen.title == TITLE


def test_an_entry_that_is_not_found_is_asked_for_again(lead):
    """The rest stays as it was filled in."""
    lead.says(ANALYST).fills({"scope": "both", "about": "the dragon board"})
    assert lead.screen.notice[0].startswith("I find no entry called “the dragon board”.")
    assert {e.name: e.value for e in lead.screen.inputs.fields}["scope"] == "both"


def test_giving_up_records_nothing(lead):
    """Cancelled, there is no risk."""
    lead.says(ANALYST, "cancel", "risks").sees("No risk is on record yet.")


# -- P03 and P05: the routes --


def test_the_treasurer_judges_it_and_takes_it_on_the_log_with_an_action(app, lead, treasurer):
    """P03: significant, with a mitigation, and then passed on with the reason."""
    number = reported(lead)
    assert waiting(treasurer) == [TITLE]
    judged(treasurer, number)
    assert treasurer.screen.notice == (
        "It is judged significant, and the lead member for Halton is told.",
        "It goes on the log: say what is done about it.",
    )
    treasurer.presses_button("Put it on the log")
    treasurer.fills({"what": "Ask the others to share the cost", "due": "2026-09-01"})
    assert treasurer.screen.notice == ("It is on the risk log.",)
    assert section(treasurer, "What is done about it") == (
        (
            "1. Ask the others to share the cost (the Treasurer of the Authority, by 1 September"
            " 2026)"
        ),
    )
    treasurer.says(f"escalate {number} to the audit committee: before the budget")
    treasurer.sees("Told: the Audit Committee")
    treasurer.fills()
    assert treasurer.screen.notice == ("It is passed on to the Audit Committee.",)
    assert section(treasurer, "How far it was passed on") == (
        "To the Audit Committee: “before the budget” (SCR-R3i-c, A-41) Nothing was said of it yet.",
    )
    clerk = Person(app, "clerk").says(f"decide {number}")
    assert [each.label for each in clerk.screen.inputs.fields[0].choices] == [
        "It was considered by the Audit Committee"
    ]
    clerk.fills({"choice": "authority_risk considered", "reason": "Noted", "minute": "12/26"})
    clerk.sees("Then: it was considered: “Noted”")


def test_a_lead_member_who_would_escalate_it_is_told_whose_step_that_is(lead):
    """P05: what was reported is kept, and leads there by a button."""
    number = reported(lead, "authority")
    lead.says(f"escalate {number} to the audit committee")
    assert lead.screen.title == (
        f"What was reported is kept as {number}, and the Treasurer of the Authority sees it."
    )
    assert lead.screen.paragraphs == (ROUTE,)
    lead.presses_button("Show it")
    assert lead.screen.title == TITLE


def test_what_should_go_straight_up_is_stored_first(lead, treasurer):
    """P05, in one sentence: the step is the Treasurer's, and the risk waits for them."""
    lead.says("I want to escalate a risk to the audit committee: nobody chairs the board any more")
    lead.fills({"scope": "authority"})
    assert lead.screen.paragraphs == (ROUTE,)
    assert lead.conversation.refusal.code == "step-is-anothers"
    assert waiting(treasurer) == ["Nobody chairs the board any more"]


def test_where_no_route_goes_it_is_stored_and_said(lead):
    """The Audit Committee is told of risks to the Authority, not of others."""
    lead.says("escalate a risk to the audit committee: nobody chairs the board any more")
    lead.fills({"scope": "partnership"})
    lead.sees("Nothing says that such a risk goes there", "It is on record as")


def test_a_risk_of_both_kinds_goes_both_ways(app, lead, treasurer):
    """A-41, SCR-R3ii: the Chief Executive decides whether it is discussed."""
    number = reported(lead)
    logged(treasurer, number)
    chief = Person(app, "chief")
    assert waiting(chief) == []
    treasurer.says(f"escalate {number} to the chief executive of the authority: all four pay")
    treasurer.fills()
    treasurer.says(f"escalate {number}").fills({"reason": "It is ours as well"})
    assert [line.partition(":")[0] for line in section(treasurer, "How far it was passed on")] == [
        "To the Chief Executive of the Authority",
        "To the Audit Committee",
    ]
    assert waiting(chief) == [TITLE]
    chief.says(f"decide {number}")
    assert [each.label for each in chief.screen.inputs.fields[0].choices] == [
        "Yes: it goes to the Cheshire Chief Executives' Management Team",
        "No: it stays where it is",
    ]
    chief.fills({"choice": "partnership_risk no", "reason": "It can wait until June"})
    chief.sees("Then: it stays where it is: “It can wait until June”")
    assert waiting(chief) == []
    lead.says(number).sees("It can wait until June")


def test_a_step_out_of_turn_says_what_comes_first(lead, treasurer):
    """Nobody passes on what was not judged."""
    number = reported(lead, "partnership")
    treasurer.says(f"escalate {number}")
    treasurer.sees("First: the Treasurer of the Authority judges whether it is significant.")


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("evaluate {}", "The Treasurer of the Authority does that."),
        ("take on the log {}", "The Treasurer of the Authority does that."),
        ("score {}", "That is for others to do"),
        ("close {}", "That is for others to do"),
    ],
)
def test_who_may_not_do_a_thing_is_told_before_anything_is_asked(lead, line, whose):
    """With the page of the risk, on which it says whose turn it is."""
    number = reported(lead)
    lead.says(line.format(number))
    assert (lead.screen.title, lead.screen.inputs) == (TITLE, None)
    lead.sees(whose, "Next: the Treasurer of the Authority")


def test_a_risk_that_is_not_significant_goes_on_no_log(lead, treasurer):
    """SCR-R3i: the judgement and its reason are kept whichever way it goes."""
    number = reported(lead, "authority")
    treasurer.says(f"evaluate {number}: not significant because it happens every year").fills()
    assert treasurer.screen.notice == (
        "It is judged not significant, and the lead member for Halton is told.",
    )
    assert "Put it on the log" not in treasurer.buttons
    lead.says("my risks").sees("judged not significant")
    lead.says(number).sees("Judged not significant", "“It happens every year”".replace("I", "i"))


# -- Kept up --


def test_a_risk_on_the_log_is_kept_up(lead, treasurer):
    """An action is added and done, it is reviewed, handed over, closed and opened again."""
    number = reported(lead)
    logged(treasurer, number)
    treasurer.says(f"mitigate {number}: look for a grant").fills({"due": "2026-05-01"})
    treasurer.says(f"action done {number}").fills({"number": "2", "evidence": "It came"})
    assert section(treasurer, "What is done about it")[1] == (
        "2. look for a grant (the Treasurer of the Authority, by 1 May 2026, done on 1 April 2026:"
        " “It came”)"
    )
    treasurer.says(f"review {number}: as it was").fills({"next": "2026-07-01"})
    treasurer.sees("To be looked at again on 1 July 2026.")
    treasurer.says(f"score {number}: bad, but unlikely").fills()
    treasurer.sees("As it stands now: “bad, but unlikely”")
    treasurer.says(f"hand over {number}").fills({"owner": "lead", "reason": "She knows them"})
    treasurer.sees("Looked after by the lead member for Halton")
    treasurer.says(f"close {number}: it was paid")
    treasurer.sees("Told: the lead member for Halton, who reported it.").fills()
    treasurer.sees("Closed: “it was paid”")
    treasurer.says(f"reopen {number}: it was not").fills()
    assert treasurer.screen.notice == ("It is open again, where it stood.",)


def test_it_is_linked_flagged_and_corrected_with_a_reason(lead, treasurer):
    """How it stood before is kept in its history."""
    number = reported(lead)
    other = reported(lead, "authority", "log a risk: nobody keeps the minutes")
    treasurer.says(f"link {number}").fills({"other": other, "reason": "The same people"})
    assert section(treasurer, "Belongs with") == (f"{other}: “The same people”",)
    treasurer.says(f"flag {number} high: the members ask").fills()
    assert treasurer.screen.notice == ("It is flagged high.",)
    assert "No longer high" in treasurer.buttons
    treasurer.says(f"correct {number}").fills({"title": "The analyst", "reason": "Too long"})
    assert treasurer.screen.title == "The analyst"
    treasurer.says(f"link {number}").fills({"other": "RSK-ZZZZZZZZ", "reason": "x"})
    treasurer.sees("There is nothing under “RSK-ZZZZZZZZ”")


def test_a_risk_reported_by_mistake_leaves_the_lists(lead):
    """It stays in the log."""
    number = reported(lead)
    lead.says(f"void {number}: it was a test").fills()
    lead.says("risks").sees("No risk is on record")


def test_the_other_numbers_lead_nowhere(lead):
    """And it is said so."""
    lead.says("evaluate RSK-ZZZZZZZZ").sees("There is no risk RSK-ZZZZZZZZ.")


# -- With a scale --


@pytest.fixture
def with_scale(tmp_path):
    with scrutinised(tmp_path, policies=scaled(tmp_path)) as opened:
        yield opened


def test_by_a_scale_it_is_scored_by_what_its_steps_are_called(with_scale):
    """The level follows, and the next review from that."""
    lead, treasurer = Person(with_scale, "lead"), Person(with_scale, "treasurer")
    number = reported(lead, "authority")
    logged(treasurer, number).says(f"score {number}", "yes", "likely", "5", "skip", "yes")
    treasurer.sees("As it stands now: Likely and Catastrophic, which is 20: Very high.")
    treasurer.sees("To be looked at again on 1 May 2026.", "beyond the line set")


def test_what_is_beyond_the_line_is_borne_only_by_somebody_named(with_scale):
    """Until a day, at that score; a new score ends it."""
    lead, treasurer = Person(with_scale, "lead"), Person(with_scale, "treasurer")
    number = reported(lead, "authority")
    logged(treasurer, number).says(f"score {number}").fills({"likelihood": "5", "impact": "5"})
    treasurer.says(f"treat {number}").fills({"treatment": "tolerate", "reason": "no way"})
    treasurer.sees("A risk of that level is not simply borne.")
    treasurer.says(f"accept {number}: we live with it").fills({"until": "2026-12-31"})
    treasurer.sees("Accepted by you at Very high until 31 December 2026: “we live with it”")
    treasurer.says(f"score {number}").fills({"likelihood": "5", "impact": "4"})
    treasurer.does_not_see("Accepted by you")
    assert NOW.year == 2026
