"""What waits for somebody is seen, opened, done, moved and handed over, typed and by buttons."""

from datetime import date

import pytest

from domain.identity import short_form
from domain.services.duties import id_of
from tests.support.person import DOG_UNIT, Person, opened_app

REVIEW = short_form("TSK", id_of("cheshire", "policy_review", date(2023, 1, 31)))


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


@pytest.fixture
def chief(app):
    """Return the Chief of Staff, whose duty it is to review the policy."""
    return Person(app, "demo-chief-of-staff")


@pytest.fixture
def sergeant(app):
    """Return a sergeant, who holds no office."""
    return Person(app, "demo-sergeant")


def section(person, heading):
    return next(each.lines for each in person.screen.sections if each.heading == heading)


def open_task(person, *lines):
    """Open a task by typing, and return its number."""
    person.says("open a task", *lines, "yes")
    return person.screen.paragraphs[0].partition(":")[0]


@pytest.mark.parametrize(
    "line",
    [
        "my tasks",
        "What do I need to do?",
        "what must I do now",
        "what is due?",
        "what's overdue",
        "my duties",
        "to-do list",
    ],
)
def test_asked_in_any_of_these_words_it_says_what_waits(chief, line):
    """A duty of the policy that is years late among it (A-15)."""
    chief.says(line)
    assert chief.screen.title == "What waits for you"
    assert chief.screen.paragraphs == ("1 thing waits for you, 1 is overdue.",)
    assert section(chief, "Overdue") == (
        (
            f"{REVIEW}, 31 January 2023, 3 years ago: Review this policy (duty, for the Commissioner's"
            " Chief of Staff)"
        ),
    )


def test_the_welcome_says_how_much_waits_and_leads_there(chief):
    """By one button."""
    assert "1 thing waits for you, 1 is overdue." in chief.screen.paragraphs
    chief.presses_button("What waits for me")
    assert chief.screen.title == "What waits for you"


def test_nothing_waits_is_said_with_what_comes_next(sergeant):
    """Or that nothing is coming up."""
    sergeant.says("my tasks")
    assert (sergeant.screen.title, sergeant.screen.paragraphs) == (
        "Nothing waits for you",
        (
            (
                "Nothing is coming up either. What an entry, a review or a person asks of you later"
                " shows here."
            ),
        ),
    )
    assert sergeant.buttons == ["Open a task", "My matters", "Help"]
    number = open_task(sergeant, "Ring the chair", "skip", "1 September 2026", "skip")
    sergeant.says("my tasks")
    assert sergeant.screen.paragraphs == (
        f"Next comes: Ring the chair, due 1 September 2026 ({number}).",
    )


def test_a_task_is_opened_typed_line_by_line_for_an_office(app, chief, sergeant):
    """And waits for whoever holds it."""
    number = open_task(
        sergeant, "Check the terms", "head of legal services", "3 April 2026", "the note"
    )
    assert sergeant.screen.notice == (f"The task is open as {number}.",)
    assert sergeant.screen.paragraphs == (
        f"{number}: to be done. It was opened by a neighbourhood sergeant.",
        "It is for the Head of Legal Services.",
        "Due 3 April 2026, in 2 days.",
        "To show that it was done: the note.",
    )
    legal = Person(app, "demo-head-of-legal").sees("1 thing waits for you.").says(number)
    assert legal.buttons[:5] == [
        "Done with evidence",
        "Take it on",
        "Hand it over",
        "Move its day",
        "Withdraw it",
    ]
    assert sergeant.says(number).buttons == [
        "Hand it over",
        "Move its day",
        "Withdraw it",
        "What waits for me",
    ]
    assert chief.says(number).buttons == ["What waits for me"]


def test_a_task_is_opened_on_one_card(sergeant):
    """With what was said along with the wish filled in."""
    sergeant.says("open a task: ring the chair")
    assert [(f.name, f.value) for f in sergeant.screen.inputs.fields] == [
        ("title", "ring the chair"),
        ("who", ""),
        ("due", ""),
        ("evidence", ""),
    ]
    sergeant.fills({"due": "2026-04-01", "evidence": "a note"})
    assert sergeant.screen.title == "ring the chair"
    sergeant.sees("It is for a neighbourhood sergeant.", "Due 1 April 2026, today.")


def test_who_is_unknown_is_asked_again_and_nothing_is_lost(sergeant):
    """The offices there are stand beside."""
    sergeant.says("open a task: ring the chair").fills({"who": "the kitchen", "due": "2026-05-01"})
    assert sergeant.screen.notice[0].startswith(
        "I do not know an office or a person called “the kitchen”. The offices are: Assistant"
    )
    assert [field.value for field in sergeant.screen.inputs.fields] == [
        "ring the chair",
        "the kitchen",
        "2026-05-01",
        "",
    ]
    sergeant.fills({"who": "commissioner's chief of staff"})
    sergeant.sees("It is for the Commissioner's Chief of Staff.")


def test_nobody_gives_a_task_to_another_person_by_name(sergeant):
    """An office is named instead; nothing is recorded."""
    sergeant.says("open a task: ring the chair").fills({"who": "demo-inspector"})
    sergeant.sees("You can open a task for yourself, or for an office")
    assert sergeant.app.store.streams("task-") == ()


def test_a_duty_is_done_with_evidence_and_its_document(chief):
    """By its number, though nobody began it before."""
    chief.says(REVIEW).sees("Nothing was recorded of it yet", "It comes from the policy (CHE-0.1")
    chief.presses_button("Done with evidence")
    bad = {"evidence": "minute 7", "document": "minutes", "sha256": "abc"}
    chief.fills(bad)
    assert chief.screen.notice == (
        "A SHA-256 hash has 64 characters, 0 to 9 and a to f; leave it empty if you have none.",
    )
    chief.fills({"sha256": "AB" * 32})
    assert chief.screen.notice == ("It is done.",)
    chief.sees(
        "Done on 1 April 2026 by the Commissioner's Chief of Staff: “minute 7”",
        f"Written in: minutes (SHA-256 {'ab' * 32})",
        "did the task: “minute 7”, written in “minutes”",
    )
    chief.says("my tasks").sees("Nothing waits for you")
    chief.says(f"reopen {REVIEW}: it was another minute").fills()
    chief.sees("It is open again.")


def test_done_is_typed_with_its_evidence(chief):
    """And agreed to once."""
    chief.says(f"done {REVIEW} minute 7 of the board", "yes", "skip", "skip", "yes")
    assert chief.screen.notice == ("It is done.",)
    chief.sees("“minute 7 of the board”")


def test_it_is_moved_handed_over_taken_on_and_withdrawn(app, chief):
    """Each with a reason, and each on its page afterwards."""
    chief.says(REVIEW).presses_button("Move its day")
    chief.fills({"due": "2026-06-30", "reason": "the board meets then"})
    chief.sees("Its day was moved.", "Due 30 June 2026")
    chief.presses_button("Hand it over").fills({"who": "chief constable", "reason": "agreed"})
    chief.sees("It was handed over.", "It is for the Chief Constable.")
    constable = Person(app, "demo-chief-constable").says(f"take {REVIEW}")
    constable.sees("It is yours now.", "It was given to the Chief Constable, and they took it on.")
    constable.says(f"withdraw {REVIEW}").fills({"reason": "a new policy came"})
    constable.sees("It was withdrawn.", "withdrawn. It comes from the policy")
    assert constable.buttons[0] == "Open it again"


def test_what_is_anothers_is_not_done_and_it_is_said_whose_it_is(sergeant):
    """And the page is shown."""
    sergeant.says(f"done {REVIEW}").fills({"evidence": "I did it"})
    sergeant.sees("That is for others to do", "Review this policy")
    assert sergeant.app.store.streams("task-") == ()


def test_a_number_that_leads_nowhere_is_said(sergeant):
    """With the way to what there is."""
    sergeant.says("done TSK-AAAAAAAA")
    assert sergeant.screen.title == (
        "There is no task TSK-AAAAAAAA. Type *my tasks* to see what waits for you."
    )


def test_what_waits_for_an_office_an_area_or_everybody_is_asked_for(app, sergeant, chief):
    """By its title, by one's own, and by an area of the policy; everything is for the contact."""
    sergeant.says("what is due for the chief of staff?")
    assert sergeant.screen.title == "What waits for the Commissioner's Chief of Staff"
    assert chief.says("what is due for my office").screen.title == (
        "What waits for the Commissioner's Chief of Staff"
    )
    sergeant.says("what is due for my office").sees("You hold no office that I know of")
    sergeant.says("what is due in my area").sees("You hold no seat for an area that I know of")
    sergeant.says("what is due in Halton")
    assert sergeant.screen.title == "Nothing is waiting there"
    sergeant.says("what is due in Atlantis").sees(
        "Nothing waits under the name “Atlantis”. I know these areas and seats: Cheshire East,"
    )
    sergeant.says("what is due for everyone").sees("That is for others to do")
    contact = Person(app, "demo-head-of-policy").says("what is due for everyone")
    assert contact.screen.title == "What waits for anybody"
    assert len(section(contact, "Overdue")) == 3


def test_a_task_of_an_entry_stands_on_its_page(app):
    """Opened there, found there, and leading back."""
    person = Person(app).says(DOG_UNIT, "none of these", "no", "no")
    person.says("register", "yes", "Merseyside Police", "yes")
    number = app.arrangements.all(person.conversation.actor)[0].short
    person.says(number, "open a task for it").sees(f"It belongs to {number}.")
    person.says("cancel", "what else").presses_button("Open a task")
    person.sees(f"It belongs to {number}.")
    person.fills({"title": "Ask for the plan", "due": "2026-04-30"})
    task = section(person, "Tasks of this entry")
    assert task[0].endswith(
        ": Ask for the plan (to be done, due 30 April 2026, in 29 days; sergeant.ahmed)"
    )
    person.says(task[0].partition(":")[0]).presses_button("See the entry")
    person.sees(number, "Tasks of this entry")


def test_what_cannot_answer_a_card_that_waits_is_shown_above_it(sergeant):
    """The question stands; a number is unmistakable."""
    sergeant.says(DOG_UNIT)
    asked = sergeant.screen
    sergeant.says("tasks")
    assert sergeant.screen.title == "Nothing waits for you"
    assert sergeant.screen.below == asked
    sergeant.says(REVIEW).sees("Review this policy")


def test_the_same_press_twice_opens_one_task(sergeant):
    """However often it arrives."""
    sergeant.says("open a task: ring the chair")
    card = sergeant.screen
    sergeant.fills(on=card, act_key="once").fills(on=card, act_key="once")
    assert len(sergeant.app.store.streams("task-")) == 1


def test_what_is_due_of_an_entry_is_due_in_the_area_of_its_partner_council(app):
    """Its review, and a task of it."""
    person = Person(app).says(DOG_UNIT, "none of these", "no", "no")
    person.says("register", "yes", "Halton Borough Council", "yes")
    (row,) = app.arrangements.all(person.conversation.actor)
    person.says(row.short).presses_button("Open a task")
    person.fills({"title": "Ask for the plan", "due": "2026-04-20"})
    person.says("what is due in Halton")
    assert person.screen.title == "What is due in Halton"
    person.sees("Ask for the plan", row.short)
    person.says("what is due in Warrington").does_not_see("Ask for the plan")


def test_a_long_list_is_cut_and_all_of_it_can_be_asked_for(app, sergeant):
    """Twelve of each part are shown first."""
    for number in range(15):
        act = sergeant.conversation._front.act()
        who = {"person": "demo-sergeant", "due": date(2026, 4, 2)}
        app.desk.tasks.open(act, title=f"Task {number:02}", **who)
    sergeant.says("my tasks")
    assert sergeant.screen.paragraphs == ("15 things wait for you.",)
    lines = section(sergeant, "Due within four weeks")
    assert (len(lines), lines[-1]) == (13, "And 3 more: type *all my tasks*.")
    sergeant.says("all my tasks")
    assert len(section(sergeant, "Due within four weeks")) == 15
