"""A matter that is two things becomes two linked records, each decided by itself (A-53)."""

import pytest

from domain.refusals import NotMixed
from domain.services.splitting import id_of, offered, split
from tests.support.person import Person, opened_app

BOARD = (
    "Our community safety partnership also wants a section 22A agreement with Merseyside Police."
)
CONFERENCE = "We are holding a conference on cyber crime with two other forces."
CONTRACT = "A supplier runs the payroll within our joint corporate services with the fire service."


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


@pytest.fixture
def person(app):
    return Person(app)


def answered(person, **facts):
    """Answer what is asked until it is decided: what is not among *facts* is answered no."""
    if person.enquiry.enquiry.confirming:
        person.says("yes")
    while person.screen.question is not None and person.enquiry.enquiry.outcome is None:
        given = {
            item.fact: facts.get(item.fact, "no" if item.is_yes_no else item.choices[0].value)
            for item in person.screen.question.items
        }
        person.presses("answer", given)
    return person


def board(person):
    """Return a person whose statutory board wants a collaboration agreement as well."""
    person.says(BOARD)
    facts = {"statutory_basis": "yes", "collaboration": "yes", "stage": "new"}
    answered(person, **facts)
    if person.answers["collaboration"] != "yes":
        at = list(person.answers).index("collaboration") + 1
        person.says(f"change {at}", "yes")
        answered(person, **facts)
    return person


def test_a_statutory_board_that_wants_an_agreement_becomes_two_matters(person):
    board(person).sees("Statute governs it, and it is a collaboration as well.")
    before = person.enquiry
    person.says("split").sees(
        "Split in two (A-53, CHE-6.2, CHE-6.8)",
        f"{before.short} is about the partnership that statute governs",
    )
    apart = person.enquiry
    assert apart.id == id_of(before.id, "statutory_and_collaboration")
    assert apart.opening == f"The collaboration and its agreement: {BOARD}"
    assert (apart.enquiry.links, person.enquiry.enquiry.facts["statutory_basis"]) == (
        (before.id,),
        "no",
    )
    answered(person).sees("Chief Constable", "before signature")
    person.says(before.short).sees("Statutory partnership", "The policy does not say who approves")
    assert person.enquiry.enquiry.links == (apart.id,)
    assert person.answers["collaboration"] == "no"
    person.does_not_see("as a matter of its own")


def test_its_parts_are_linked_on_the_register_too(person):
    board(person)
    first = person.enquiry.short
    answered(person.says("split"), stage="new")
    for number in (person.enquiry.short, first):
        person.says(number, "register", "Safety and agreement", "Merseyside Police", "yes")
    actor = person.conversation.actor
    one, other = person.app.arrangements.all(actor)
    assert one.register_id != other.register_id
    assert [row.id for row in person.app.arrangements.related(actor, one.id)] == [other.id]


def test_a_conference_leads_to_a_working_group_asked_about_by_itself(person):
    person.says(CONFERENCE)
    answered(person, conference="yes").sees("This is not a partnership", "working group")
    person.presses_button("Split off: The working group")
    assert person.answers["conference"] == "no"
    assert [
        answer.source for answer in person.enquiry.enquiry.answers if answer.fact == "conference"
    ] == ["split"]
    assert person.screen.question is not None


def test_a_contract_inside_a_shared_service_is_asked_about_apart(person):
    person.says(CONTRACT)
    answered(person, supplier_contract="yes", collaboration="yes")
    assert [each.id for each in offered(person.enquiry)] == ["contract_in_shared_service"]
    person.says("split")
    assert {"supplier_contract": "no", "collaboration": "yes"}.items() <= person.answers.items()


def test_splitting_again_finds_what_was_split_and_does_nothing_twice(app, person):
    """As when the first time was cut off, or another replica was asked."""
    board(person)
    seen, desk = person.enquiry, app.desk
    first = split(
        desk.enquiries, person.conversation._front.act(), seen.id, "statutory_and_collaboration"
    )
    events = person.everything
    again = split(
        desk.enquiries, person.conversation._front.act(), seen.id, "statutory_and_collaboration"
    )
    assert [each.id for each in again] == [each.id for each in first]
    assert person.everything == events


def test_what_is_one_thing_is_not_split(app, person):
    person.says("Residents complained about the park, so we work on it with housing officers.")
    answered(person, local_issue="yes")
    person.says("split").sees("Nothing in the answers says that this is two things.")
    with pytest.raises(NotMixed):
        split(
            app.desk.enquiries,
            person.conversation._front.act(),
            person.enquiry.id,
            "conference_and_group",
        )


def test_without_a_matter_there_is_nothing_to_split(person):
    person.says("split").sees("There is no matter to split.")
