"""What the register holds of an entry is filled in, mended and found in the chat, either way."""

import pytest

from bot.presses import Press, encode
from tests.bot.test_words_on_screen import faults
from tests.support.person import DOG_UNIT, Person, opened_app

LINK = "https://intranet.example/agreement.pdf"
KEEPER, COLLEAGUE = "demo-risk-manager", "demo-inspector"
HASH = "7c" * 32


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


@pytest.fixture
def person(app):
    """Return somebody on the page of the entry that they put on the register."""
    someone = Person(app).says(DOG_UNIT, "none of these", "no", "no")
    someone.says("register", "Dog unit", "Merseyside Police", "yes")
    return someone.says(entry(someone).short)


def entry(person, n=0):
    """Return the nth entry on the register, by title."""
    return person.app.arrangements.all(person.conversation.actor)[n]


def held(person):
    """Return what the register holds in the fields of the entry."""
    row = entry(person)
    return person.app.desk.records.shown(person.conversation.actor, row.id).record.texts


def another(person, title):
    """Put another matter on the register, and return its number."""
    person.says("start again", DOG_UNIT, "none of these", "no", "no")
    person.says("register", title, "none", "yes")
    rows = person.app.arrangements.all(person.conversation.actor)
    return next(row.short for row in rows if row.title == title)


# --- filled in ----------------------------------------------------------------------------------


def test_a_part_is_filled_in_on_one_card(person):
    """What is recorded is said, and stands on the page under its heading."""
    person.presses_button("Fill in").sees("What it is: 0 of", "How it ends: 0 of 3 filled in")
    person.picks("fill in How it ends")
    labels = [field.label for field in person.screen.inputs.fields]
    assert labels == [
        "What happens when it ends as planned",
        "What happens when it ends unplanned",
        "Every partner has agreed to that",
    ]
    person.fills({"exit_planned": "Six months' notice", "exit_agreed_by_all": "yes"})
    assert person.screen.notice == (
        (
            "Recorded: What happens when it ends as planned: Six months' notice;"
            " Every partner has agreed to that: Yes."
        ),
    )
    person.sees("How it ends - What happens when it ends as planned: Six months' notice")
    assert held(person) == {
        "exit_planned": ("Six months' notice",),
        "exit_agreed_by_all": ("yes",),
    }


def test_a_part_is_filled_in_line_by_line(person):
    """By its heading, or by a field that stands in it; an empty line is skipped."""
    person.says("fill in how it ends", "Six months' notice", "skip", "yes")
    person.sees("What happens when it ends unplanned: left empty", "Type yes: Record it.")
    person.says("yes").sees("Recorded: What happens when it ends as planned: Six months' notice")
    person.says("record funding").sees("What goes into it", "1 of 4")
    person.says("cancel").sees("Nothing was done.")


def test_what_stands_changes_with_a_reason_on_the_same_card(person):
    """Without one it is asked for, and nothing that was filled in is lost."""
    person.says("set how far it reaches to Local").presses_button("Fill in")
    person.picks("fill in What it is")
    person.fills({"scope": "regional", "statute": "Police Act 1996"})
    assert person.screen.notice == (
        "How far it reaches: something else stood there. Say why it changes.",
    )
    filled = {field.name: field.value for field in person.screen.inputs.fields}
    assert (filled["scope"], filled["statute"]) == ("regional", "Police Act 1996")
    person.fills({"why_it_changes": "Wirral joined"})
    assert held(person) == {"scope": ("regional",), "statute": ("Police Act 1996",)}
    person.says("replay").sees("now Regional, was Local. Reason: Wirral joined")


def test_a_card_that_changes_nothing_records_nothing(person):
    """Neither does one that leaves everything open."""
    person.says("set how far it reaches to Local")
    version = entry(person).version
    person.presses_button("Fill in").picks("fill in What it is").fills()
    assert person.screen.notice == ("Nothing was changed: it stood there so already.",)
    assert entry(person).version == version


def test_what_somebody_else_changed_meanwhile_is_told_before_it_is_changed_again(person):
    """Fields that this card leaves alone are theirs."""
    person.presses_button("Fill in").picks("fill in What it is")
    card = person.screen
    Person(person.app, KEEPER).says(
        entry(person).short, "set how far it reaches to National", "set law behind it to Act A"
    )
    person.fills({"scope": "local"}, on=card)
    assert person.screen.notice == (
        "How far it reaches: somebody else changed this in the meantime. It now says: National.",
    )
    filled = {field.name: field.value for field in person.screen.inputs.fields}
    assert (filled["scope"], filled["statute"]) == ("local", "Act A")
    person.fills({"why_it_changes": "It is local"})
    assert held(person) == {"scope": ("local",), "statute": ("Act A",)}


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        ("set How far it reaches to galactic", "“galactic” is none of these: National,"),
        ("set Day on which it ends to soon", "Day on which it ends: write a day with its year"),
        ("set what it costs us in a year to much", "What it costs us in a year: write an amount"),
        ("set Manager who looks after it to the king", "Manager who looks after it: give the id"),
    ],
)
def test_what_a_field_does_not_take_is_asked_again(person, line, notice):
    """It says what the field takes."""
    person.says(line)
    assert person.screen.notice[0].startswith(notice)
    assert held(person) == {}


def test_one_field_is_set_by_typing_and_changed_with_its_reason(person):
    """A day as people write it; a person as me; emptied the same way."""
    person.says("set day on which it ends to 31 March 2027")
    person.sees("Recorded: Day on which it ends: 31 March 2027.")
    person.says("Set the manager who looks after it: me")
    person.sees("Recorded: Manager who looks after it: sergeant.ahmed.")
    person.says("set day on which it ends to 30 April 2027", "extended", "yes")
    person.sees("Recorded: Day on which it ends: 30 April 2027.")
    person.says("clear day on which it ends", "no end is set", "yes")
    person.sees("Emptied: Day on which it ends.")
    assert held(person) == {"manager": ("sergeant.ahmed",)}


def test_a_name_that_several_fields_have_is_asked_back(person):
    """Each is named; what is no field is no wish about one."""
    person.says("set agreement to none").sees("More than one thing is called “agreement”:")
    assert "More than one" not in person.says("set up a dog unit to save money").page
    assert held(person) == {}


def test_what_a_form_says_stands_on_the_register_once_it_is_complete(app):
    """Before the entry is made or after; it says that it comes from a form."""
    someone = Person(app).says(DOG_UNIT, "none of these", "no", "no")
    someone.says("register", "Dog unit", "Merseyside Police", "yes", "resume")
    someone.says("begin the benefit assessment", "Better dogs, for less money.", "1, 3", "yes")
    someone.says("A dog at night.", "all yes", "yes")
    someone.sees("the form is complete", "What it says stands on the register too.")
    someone.says(entry(someone).short).sees(
        "Priorities of the Plan that it serves: A service close to its communities; Less crime and"
        " anti-social behaviour (from a form)"
    )
    other = Person(app, "pc-2").says(DOG_UNIT, "none of these", "no", "no")
    other.says("begin the benefit assessment", "Better dogs.", "2", "yes", "At night.", "all yes")
    other.says("yes", "register", "Canine team", "none", "yes", "resume")
    rows = {row.title: row.short for row in app.arrangements.all(other.conversation.actor)}
    other.says(rows["Canine team"]).sees("Help for victims and vulnerable people (from a form)")


# --- notes and documents ------------------------------------------------------------------------


def test_a_note_is_added_and_corrected_by_pressing_and_by_typing(person):
    """By whom and when; the old words stay in the history."""
    person.presses_button("Add a note").fills({"text": "The van is at Winsford."})
    person.sees("The note is kept.", "1. The van is at Winsford. (sergeant.ahmed, 1 April 2026)")
    person.says("add a note: The dog is Rex.").sees("2. The dog is Rex.")
    person.says("correct", "correct a note", "1", "Two vans.", "There are two", "yes")
    person.sees("The note is corrected.", "1. Two vans. (sergeant.ahmed, 1 April 2026, corrected")
    person.says("replay").sees("corrected note 1 from “The van is at Winsford.” to “Two vans.”")


def test_whoever_may_read_the_register_adds_a_note_and_nothing_else(person):
    """What they may not is not offered, and refused where it is typed."""
    number = entry(person).short
    other = Person(person.app, COLLEAGUE).says(number)
    assert "Add a note" in other.buttons
    assert {"Fill in", "Correct", "Attach a document"}.isdisjoint(other.buttons)
    other.says(f"add a note to {number}: Seen it.").sees("Seen it.")
    other.says("set how far it reaches to local").sees("That is for others to do:")
    other.says("made by mistake", "a slip", "yes").sees("That is for others to do:")
    assert entry(person).listed


def test_a_document_is_attached_and_taken_off(person):
    """By its reference, with its fingerprint, or that of the reference alone."""
    person.presses_button("Attach a document").fills({"title": "Agreement", "reference": LINK})
    person.sees("The document is attached.", f"1. Agreement: {LINK}; fingerprint of the reference")
    person.says("attach a document", "skip", "box 7", "zz", "yes")
    assert person.screen.notice == (
        "Its fingerprint: 64 digits and letters from a to f, or nothing.",
    )
    person.says("skip", "yes", HASH, "yes").sees("fingerprint of its content 7c7c7c7c7c7c")
    person.says("take a document off", "1", "a draft", "yes").sees("The document is off the entry")
    person.does_not_see(LINK)


def test_a_field_that_refers_to_a_document_is_kept_with_its_fingerprint(person):
    """It stands under its field and among the documents."""
    person.says(f"set Agreement under section 22A, 23 or 23A to {LINK}")
    person.sees(f"1. Agreement under section 22A, 23 or 23A: {LINK}; fingerprint of the reference")


# --- mended -------------------------------------------------------------------------------------


def test_title_partners_and_stage_are_corrected_with_a_reason(person):
    """On one card, with what stands there."""
    person.presses_button("Correct").presses_button("Title, partners or stage")
    person.fills({"title": "Joint dog unit", "stage": "existing", "why": "As it is called"})
    person.sees("Corrected.", "Joint dog unit", "Stage: Running")
    person.says("correct the title", "yes", "Merseyside Police, Wirral", "yes", "joined", "yes")
    person.sees("Partners: Merseyside Police and Wirral")
    person.says("set the title to Dogs", "yes", "yes", "yes", "shorter", "yes")
    person.sees("Corrected.", "Dogs Approval:", "Stage: Running")


def test_an_entry_that_is_the_same_is_merged_and_taken_apart_again(person):
    """It leads to the other one; nothing else is done with it."""
    stays = another(person, "Canine team of the two forces")
    row = entry(person, 1)
    person.says(row.short).presses_button("Correct").presses_button("Merge with another")
    person.fills({"other": stays, "why": "The same dogs"})
    person.sees(f"It is the same as {stays} now.", f"{row.short} Dog unit")
    assert [each.short for each in person.app.arrangements.all(person.conversation.actor)] == [
        stays
    ]
    person.says(row.short).sees(f"It is the same as {stays}, and everything is done there now.")
    assert "Fill in" not in person.buttons
    person.says("add a note: x").sees(f"That entry is the same as {stays}: it is done there.")
    person.says("take them apart", "Two units after all", "yes")
    person.sees("The entry stands on its own again.")
    assert len(person.app.arrangements.all(person.conversation.actor)) == 2
    person.says("merge", "ARR-77777777", "the same", "yes")
    person.sees("ARR-77777777", "Number of the entry that stays")
    person.says("cancel", f"merge with {stays}", "once more", "yes")
    person.sees(f"It is the same as {stays} now.")


def test_an_entry_made_by_mistake_leaves_the_lists_once_that_is_confirmed(person):
    """It says what comes of it first."""
    row = entry(person)
    person.presses_button("Correct").presses_button("Made by mistake")
    person.sees("The entry leaves the lists for good")
    person.presses_button("Not now")
    assert entry(person) == row
    person.says("made by mistake", "it was a trial", "yes").sees("The entry is off the lists.")
    assert person.app.arrangements.all(person.conversation.actor) == ()
    assert person.app.arrangements.get(person.conversation.actor, row.id).entered_in_error


# --- missing ------------------------------------------------------------------------------------


def test_what_is_missing_is_said_by_how_much_it_is_wanted_with_the_clause_and_whom_to_ask(person):
    """On the page the most wanted, and all of it where it is asked for."""
    person.sees("Missing, and must be there before it is signed", "type what is missing")
    person.says("what is missing?")
    headings = [section.heading for section in person.screen.sections]
    assert headings == [
        "Missing, and must be there before it is signed",
        "Missing, and should be there",
        "May turn out to be missing, once more of the matter is settled",
    ]
    person.sees("How its results are followed (CHE-9.2); ask the partnership lead")
    person.says("set how its results are followed to a yearly count", "what is missing")
    person.does_not_see("How its results are followed")


@pytest.mark.parametrize(
    "line", ["which entries lack an exit strategy?", "Which partnerships have no exit strategy"]
)
def test_it_is_told_over_the_register_which_entries_lack_something(person, line):
    """Until they have it."""
    number = entry(person).short
    person.says(line).sees(f"{number} Dog unit: What happens when it ends as planned")
    person.says(number, "fill in how it ends", "a", "b", "yes", "yes", line)
    person.sees("No entry on the register lacks that.")
    person.says("show the register").presses_button("What is missing").sees(f"{number} Dog unit: ")
    person.says("which entries lack a moustache")
    person.sees("The policy wants nothing called “moustache” on the register.")


def test_without_an_entry_it_is_asked_which(app):
    """Nothing is guessed."""
    nobody = Person(app, "pc-9")
    nobody.says("add a note: x").sees(
        "Open an entry first, by its number, or find it by its words."
    )
    nobody.says("what is missing").sees("No entry on the register lacks that.")


def test_a_question_in_front_is_not_taken_for_a_wish_about_an_entry(person):
    """What is shown of another entry beside it is put down by neither."""
    version = entry(person).version
    person.says("start again", DOG_UNIT, "none of these", "set how far it reaches to local")
    assert person.screen.question is not None
    assert entry(person).version == version


def test_a_question_beside_what_is_asked_for_loses_nothing(person):
    """It is asked again beneath."""
    person.says("attach a document", "Agreement", "help")
    assert person.screen.below.progress == "2 of 3"
    person.says(LINK, "skip", "yes").sees(f"1. Agreement: {LINK}")


# --- alike --------------------------------------------------------------------------------------


def test_what_looks_alike_is_shown_before_it_is_put_on_the_register(person):
    """It is put on anyway where it is another one; the other can be opened."""
    row = entry(person)
    person.says("start again", DOG_UNIT, "none of these", "no", "no")
    person.says("register", "Joint dog unit", "Merseyside Police", "yes")
    person.sees("Some entries look like this one", f"{row.short} Dog unit (Merseyside Police)")
    assert person.screen.inputs.button == "Put it on anyway"
    assert len(person.app.arrangements.all(person.conversation.actor)) == 1
    person.says("change 1", "Joint dog-unit", "yes").sees("Some entries look like this one")
    person.fills().sees("It is on the register of collaborations as ARR-")
    titles = [each.title for each in person.app.arrangements.all(person.conversation.actor)]
    assert titles == ["Dog unit", "Joint dog-unit"]


def test_another_title_on_the_card_is_looked_at_once_more(person):
    """Only the very entry that was shown is put on anyway."""
    person.says("start again", DOG_UNIT, "none of these", "no", "no")
    person.says("register", "Joint dog unit", "none", "yes")
    person.fills({"title": "The dog unit"}).sees("Some entries look like this one")
    person.fills({"title": "Forensic laboratory"}).sees("It is on the register of collaborations")


# --- every screen -------------------------------------------------------------------------------


def test_every_screen_of_it_is_in_plain_words(person):
    """No words of our own making, no blame."""
    for what in ("fill", "mend", "note", "attach", "correct", "merge", "void", "missing"):
        row = entry(person)
        key = encode(Press(f"arrangement-{row.id}", row.version, "do", f"record.{what}"))
        person.presses(key=key)
        assert faults(iter(_said(person.screen))) == []
        person.says("cancel")
    person.says("what is missing on the register")
    assert faults(iter(_said(person.screen))) == []


def _said(screen):
    yield from (screen.title, *screen.notice, *screen.paragraphs)
    for section in screen.sections:
        yield from (section.heading, *section.lines)
    for field in screen.inputs.fields if screen.inputs else ():
        yield from (field.label, field.aside, *(choice.label for choice in field.choices))


def test_a_deed_that_is_none_shows_the_entry(person):
    """As a button of an older program would."""
    row = entry(person)
    key = encode(Press(f"arrangement-{row.id}", row.version, "do", "record.dance"))
    person.presses(key=key).sees(f"{row.short} Dog unit")
