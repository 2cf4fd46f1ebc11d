"""Who holds an office is asked in one line; what changes it is asked for, shown whole, then done."""

from datetime import date

import pytest

from bot.plain_text import rendered
from bot.presses import Press, encode
from tests.support.person import DOG_UNIT, Person, opened_app

CONTACT, CHIEF = "demo-head-of-policy", "Commissioner's Chief of Staff"


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


@pytest.fixture
def contact(app):
    return Person(app, CONTACT)


def shown(person):
    return "\n".join(rendered(person.screens[-1]))


def asks(person, line):
    return shown(person.says(line))


@pytest.mark.parametrize(
    "line",
    [
        "who is the Chief of Staff",
        "Who is the Chief of Staff?",
        "who holds the office of Chief of Staff",
        "Who answers for the Chief of Staff?",
    ],
)
def test_who_holds_an_office_is_told(app, line):
    """To any member of staff, who changes nothing of it."""
    told = asks(Person(app, "demo-sergeant"), line)
    assert f"{CHIEF}\n  Held by the {CHIEF} (demo-chief-of-staff)." in told
    assert "[appoint" not in told


def test_every_office_is_told_with_its_seats_and_the_vacant_ones(app):
    """And who answers for them."""
    told = " ".join(asks(Person(app, "demo-sergeant"), "who holds which office").split())
    assert "portfolio, Local policing: the Chief Officer for local policing" in told
    assert "portfolio, Crime and criminal justice: the Chief Officer for crime" in told
    assert "Chief Finance Officer: vacant; what comes for it goes to the OPCC Head of" in told


def test_somebody_sees_what_they_hold(app):
    """By seat; and whoever holds nothing is told so."""
    assert "holds the portfolio (Crime and criminal justice)" in asks(
        Person(app, "demo-portfolio-holder-crime"), "what offices do I hold"
    )
    assert "You hold no office" in asks(Person(app, "demo-sergeant"), "my offices")
    mine = asks(Person(app, CONTACT), "Which offices do I hold?")
    assert "Chief Finance Officer: vacant, and you answer for it" in mine


def test_the_contact_appoints_after_seeing_who_is_told(app, contact):
    """And the appointed is told when they come."""
    asked = asks(contact, "appoint demo-sergeant as Chief Finance Officer")
    assert "From which day?" in asked
    contact.says("skip", "skip", "skip", "yes")
    sure = " ".join(shown(contact).split())
    assert (
        "(demo-sergeant) will hold the office of Chief Finance Officer from 1 April 2026." in sure
    )
    assert "Who is told, here, when they next come: a neighbourhood sergeant" in sure
    assert app.offices.answering("chief_finance_officer").vacant
    assert "Held by a neighbourhood sergeant (demo-sergeant)." in asks(contact, "yes")
    assert app.actor("demo-sergeant").offices == ("chief_finance_officer",)
    told = Person(app, "demo-sergeant")
    assert "Since 1 April 2026 you hold the office of Chief Finance Officer." in shown(told)


def test_a_seat_is_picked_where_the_office_has_seats(app, contact):
    """One choice for each seat."""
    contact.says("appoint demo-sergeant", "Chief Officer who holds the portfolio, Local policing")
    contact.says("skip", "skip", "skip", "yes", "yes")
    found = app.offices.answering("chief_officer_portfolio_holder", "local_policing")
    assert [each.id for each in found.people] == ["demo-portfolio-holder", "demo-sergeant"]


def test_somebody_acts_for_a_time_and_is_stood_down(app, contact):
    """The holder still holds it; what was recorded is told on the page of the office."""
    contact.says("let demo-inspector act as Chief of Staff", "on leave", "skip", "30 April 2026")
    contact.says("skip", "yes", "yes")
    page = " ".join(shown(contact).split())
    assert "A neighbourhood inspector (demo-inspector) acts in it for the time being." in page
    assert "from 1 April 2026 to 30 April 2026: on leave" in page
    found = app.offices.answering("chief_of_staff")
    assert ([each.id for each in found.people], found.because) == (["demo-inspector"], "acting")
    contact.says("stand somebody down", "1", "skip", "yes", "yes")
    assert app.offices.answering("chief_of_staff", "", date(2026, 4, 2)).because == "holder"


def test_a_holder_delegates_a_part(app):
    """Of what they hold, and of nothing else."""
    chief = Person(app, "demo-chief-of-staff")
    chief.says("delegate my office to demo-inspector", "1", "strategic approvals", "30 June 2026")
    chief.says("skip", "yes")
    assert "delegates to a neighbourhood inspector" in " ".join(shown(chief).split())
    chief.says("yes")
    found = app.offices.answering("chief_of_staff")
    assert [each.id for each in found.people] == ["demo-inspector", "demo-chief-of-staff"]
    assert "You hold no office that you could delegate" in asks(
        Person(app, "demo-sergeant"), "delegate my office to demo-inspector"
    )


@pytest.mark.parametrize(
    "line", ["appoint demo-inspector as Chief of Staff", "demo-inspector has left"]
)
def test_who_may_not_is_told_who_may_before_anything_is_asked(app, line):
    """The policy's contact."""
    told = asks(Person(app, "demo-sergeant"), line)
    assert "That is for others to do: the OPCC Head of Policy and Partnerships." in told


def test_a_leavers_things_are_told_and_move_to_the_successor(app, contact):
    """With their rights; the successor finds the matter among their own."""
    sergeant = Person(app, "demo-sergeant").says(DOG_UNIT)
    number = (
        sergeant.says("my matters") and app.enquiries.mine(sergeant.conversation.actor)[0].short
    )
    contact.says("demo-sergeant has left, demo-inspector takes over", "skip", "yes")
    sure = " ".join(shown(contact).split())
    assert "(demo-sergeant) leaves with 1 April 2026, and a neighbourhood inspector" in sure
    assert f"Matter {number}: {DOG_UNIT[:40]}" in sure
    assert app.enquiries.mine(app.actor("demo-inspector")) == ()
    told = " ".join(asks(contact, "yes").split())
    assert "1 thing moved from a neighbourhood sergeant (demo-sergeant) to a neighbourhood" in told
    assert [row.short for row in app.enquiries.mine(app.actor("demo-inspector"))] == [number]


def test_somebody_unknown_is_asked_for_again(app, contact):
    """With everything else that was filled in."""
    contact.says("appoint somebody", "merlin", "Chief Finance Officer", "skip", "skip", "skip")
    told = " ".join(asks(contact, "yes").split())
    assert "I do not know “merlin”." in told
    contact.says("demo-sergeant", "yes", "skip", "skip", "skip", "yes", "yes")
    assert app.actor("demo-sergeant").offices == ("chief_finance_officer",)


@pytest.mark.parametrize(
    "line", ["who is the wizard", "my colleague has left the building", "stand down the deployment"]
)
def test_what_only_sounds_alike_is_read_as_everything_else_is(app, line):
    """A matter, or a question of the policy."""
    assert "Somebody leaves" not in asks(Person(app, "demo-sergeant"), line)


def test_all_of_it_is_pressed_on_cards_too(app, contact):
    """A card asks at once, the next one says what will come of it, and the page says what did."""
    contact.says("who is the Chief Finance Officer").presses_button("Appoint")
    filled = {"person": "demo-sergeant", "place": "chief_finance_officer@"}
    asked = contact.screens[-1]
    press(contact, asked, {**filled, "since": "2026-04-01", "until": "", "text": ""})
    sure = contact.screens[-1]
    assert "(demo-sergeant) will hold the office of Chief Finance Officer" in sure.inputs.about[0]
    assert not app.actor("demo-sergeant").offices
    press(contact, sure, {})
    assert contact.screens[-1].title == "Chief Finance Officer"
    assert app.actor("demo-sergeant").offices == ("chief_finance_officer",)
    contact.says("somebody has left")
    wrong = contact.screens[-1]
    press(contact, wrong, {"person": "merlin", "to": "demo-inspector", "until": ""})
    again = contact.screens[-1]
    assert again.notice[0].startswith("I do not know “merlin”.")
    assert [field.value for field in again.inputs.fields] == ["merlin", "demo-inspector", ""]


def press(person, screen, given):
    """Press the button of a card with what is filled in beside it."""
    inputs = screen.inputs
    key = encode(Press(screen.stream, screen.version, inputs.verb, inputs.line))
    person.presses(key=key, given={**dict(inputs.given), **given})
