"""Bodies of the area, and whoever we work with, are found and kept by typing and by pressing."""

import json

import pytest

from domain.messages import Act
from tests.support.person import DOG_UNIT, Person, opened_app

KEEPER, SERGEANT = "demo-risk-manager", "demo-sergeant"
CDRP = "Halton Crime and Disorder Reduction Partnership"


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


@pytest.fixture
def keeper(app):
    return Person(app, KEEPER)


@pytest.fixture
def entry(app):
    """Put the dog unit on the register, and return its row."""
    someone = Person(app, SERGEANT).says(DOG_UNIT, "none of these", "no", "no")
    someone.says("register", "yes", "Merseyside Police; Halton Borough Council", "yes")
    return app.arrangements.all(someone.conversation.actor)[0]


def section(person, heading):
    return next(each.lines for each in person.screen.sections if each.heading == heading)


def test_the_bodies_are_listed_under_their_areas(keeper):
    """Those of several areas stand together, and each can be opened."""
    keeper.says("bodies")
    assert [each.heading for each in keeper.screen.sections] == [
        "Cheshire East",
        "Cheshire West and Chester",
        "Halton",
        "Warrington",
        "The whole area",
    ]
    assert section(keeper, "Halton") == (
        "Halton Local Strategic Partnership",
        "Halton Crime and Disorder Reduction Partnership",
        "Halton Children's Trust",
    )
    keeper.picks("partner Halton Local Strategic Partnership")
    keeper.picks("partner Halton Children's Trust")
    assert keeper.screen.title == "Halton Children's Trust"
    assert "Law behind it: Children Act 2004, section 10." in keeper.page


@pytest.mark.parametrize(
    "line",
    [
        "partner Halton CDRP",
        "show the partner Halton CDRP",
        "show the body halton community safety partnership",
        "show Halton CSP",
        "which arrangements do we have with Halton CDRP?",
    ],
)
def test_a_body_is_shown_by_whatever_it_is_called(keeper, line):
    keeper.says(line)
    assert keeper.screen.title == "Halton Crime and Disorder Reduction Partnership"
    assert section(keeper, "What it belongs to") == ("Halton Local Strategic Partnership",)
    assert section(keeper, "Our arrangements with them") == ("None on the registers.",)
    assert section(keeper, "Meetings and risks") == ("None are logged here yet.",)


def test_a_council_is_shown_with_our_arrangements_and_the_bodies_of_its_area(keeper, entry):
    keeper.says("show Halton Borough Council")
    assert "It is the council of Halton." in keeper.page
    (line,) = section(keeper, "Our arrangements with them")
    assert line.startswith(f"{entry.short}  ")
    assert len(section(keeper, "Bodies of the area")) == 3
    keeper.picks(entry.short)
    assert entry.short in keeper.page


def test_a_partner_that_is_no_body_is_shown_by_its_entries(keeper, entry):
    keeper.says("which arrangements do we have with Merseyside Police")
    assert "no body that the policy names" in keeper.page
    assert section(keeper, "Our arrangements with them")[0].startswith(entry.short)


def test_a_name_that_nobody_has_is_said_kindly_and_other_lines_stay_what_they_were(keeper):
    """A strict wish gets its answer; anything else is read as it always was."""
    keeper.says("partner Runcorn Guild")
    assert keeper.screen.title == "Nobody called “Runcorn Guild” is known here"
    keeper.says("show the register")
    assert keeper.screen.title == "On the register"
    keeper.says("show Runcorn Guild")
    assert "Nobody called" not in keeper.page


def test_a_body_is_renamed_by_pressing_and_its_entries_are_reviewed(keeper, entry):
    """Who is told is said before; the old name still finds it."""
    app = keeper.app
    owner = Act(actor=app.actor(SERGEANT), key="body-of-it", conversation="test")
    app.desk.records.record(owner, entry.id, {"body": ["Halton CDRP"]})
    keeper.says("partner Halton CDRP").presses_button("Rename it")
    told = f"A review is then asked for on each entry that is this body: {entry.short}."
    assert told in keeper.screen.inputs.about
    keeper.fills({"title": "Halton Safer Partnership", "reason": "It chose that."})
    assert keeper.screen.notice == (
        f"{CDRP} is called Halton Safer Partnership from now on; its old name still finds it.",
        f"A review is asked for on {entry.short}, because the body has changed.",
    )
    assert section(keeper, "What became of it") == (
        f"1 April 2026: called Halton Safer Partnership, before that {CDRP}. It chose that.",
    )
    assert keeper.says("show Halton CDRP").screen.title == "Halton Safer Partnership"
    events = [each.name for each in app.store.load(f"arrangement-{entry.id}")]
    assert events[-1] == "significant-change-reported"


def test_a_merger_is_typed_line_by_line(keeper):
    """What is left open can be skipped, and it is agreed to at the end."""
    keeper.says("merge the body Halton CDRP", "Warrington CDRP", "The councils agreed.")
    keeper.says("Minute 7", "3 March 2026", "yes")
    assert keeper.screen.notice == (
        f"{CDRP} is recorded as part of {CDRP.replace('Halton', 'Warrington')}.",
    )
    assert "3 March 2026: became part of Warrington Crime and" in keeper.page
    assert keeper.buttons[:1] == ["It stands after all"]
    keeper.presses_button("It stands after all").fills({"reason": "It was an error."})
    assert "is recorded as standing after all." in keeper.page


def test_a_body_is_split_up_into_one_that_was_made_known_before(keeper):
    keeper.says("add a body", "Runcorn Safety Partnership", "skip", "Halton", "Halton LSP")
    keeper.says("New since May.", "skip", "skip", "yes")
    assert keeper.screen.notice == ("Runcorn Safety Partnership is known here now.",)
    keeper.says("split the body Halton CDRP")
    keeper.says("Runcorn Safety Partnership; Halton LSP", "Two towns.", "skip", "skip", "yes")
    assert (
        "It is no more: it became Runcorn Safety Partnership and Halton Local Strategic"
        " Partnership." in keeper.page
    )


def test_a_body_is_abolished_and_then_nothing_more_becomes_of_it(keeper):
    keeper.says("abolish the body Halton CDRP", "The Act was repealed.", "skip", "skip", "yes")
    assert "It is no more: it was abolished." in keeper.page
    keeper.says("rename the body Halton CDRP", "New name", "So.", "skip", "skip", "yes")
    assert keeper.screen.notice[0].startswith("That body is no more: it was abolished.")


def test_who_keeps_no_register_sees_no_buttons_and_is_told_whose_it_is(app):
    someone = Person(app, SERGEANT).says("partner Halton CDRP")
    assert "Rename it" not in someone.buttons
    someone.says("abolish the body Halton CDRP", "It is over.", "skip", "skip", "yes")
    assert "Planning, Performance and Risk Manager" in someone.page


def test_the_command_line_lists_and_shows_bodies(partnerships):
    """As they stand, or as they stood."""
    ran = partnerships("bodies", "list", "--json")
    assert (ran.code, ran.err, len(json.loads(ran.out))) == (0, "", 21)
    shown = partnerships("bodies", "show", "halton csp", "--as-at", "2026-01-01")
    assert shown.out.startswith("Halton Crime and Disorder Reduction Partnership (halton_cdrp)\n")
    assert "Belongs to: Halton Local Strategic Partnership\n" in shown.out
    assert all(len(line) <= 80 for line in partnerships("bodies", "list").out.splitlines())
    lost = partnerships("bodies", "show", "the guild")
    assert (lost.code, lost.out) == (2, "")
    assert "No body is called 'the guild'" in lost.err


def test_an_entry_whose_title_names_a_body_offers_to_say_so(app, entry):
    """Said by pressing or by typing, it leads to the body from then on."""
    someone = Person(app, SERGEANT)
    row = app.arrangements.get(someone.conversation.actor, entry.id)
    act = Act(actor=someone.conversation.actor, key="renamed", conversation="test")
    title = "Dogs of the Halton Community Safety Partnership"
    app.arrangements.correct(act, row.id, title=title, reason="It is called so")
    someone.says(entry.short).presses_button(f"It is the {CDRP}")
    assert someone.screen.notice == (
        f"It is recorded as the {CDRP}. A change to that body asks for a review of this entry.",
    )
    assert f"It is the {CDRP}" not in someone.buttons
    someone.presses_button(CDRP)
    assert someone.screen.title == CDRP
    assert section(someone, "Our arrangements with them")[0].startswith(entry.short)


def test_which_body_an_entry_is_can_be_typed_on_its_page(app, entry):
    someone = Person(app, SERGEANT).says(entry.short, "it is the body Warrington CDRP")
    assert someone.screen.notice[0].startswith("It is recorded as the Warrington Crime")
    someone.says(entry.short, "it is the body of nobody")
    assert someone.screen.title == "Nobody called “of nobody” is known here"
