"""A matter is put on the register by whoever told it, once it is decided, and found there again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.registering import Form, filled, suggested
from tests.support.person import DOG_UNIT, Person, opened_app

SUPPLIER = "Our software supplier calls our contract a strategic partnership. Is it one?"
EXPLORING = "We are thinking of joining a partnership with the fire service."


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def person(app, request):
    """Return somebody of whom the store has never heard."""
    return Person(app, request.node.nodeid)


@pytest.fixture
def told(person):
    """Return a person with a decided matter that goes on a register."""
    return person.says(DOG_UNIT, "none of these", "no", "no").sees("[register]")


@pytest.fixture
def entered(told):
    """Return a person whose matter is on the register."""
    return told.says("register", "yes", "Merseyside Police").agrees().sees("ARR-")


def entries(person):
    mine = person.app.arrangements.all(person.conversation._front.actor)
    return [row for row in mine if row.registrant == person.name]


def _answers_the_rest(person):
    """Press no wherever it can be said, and the first choice elsewhere."""
    for _ in range(12):
        if person.screen.question is None:
            return
        items = person.screen.question.items
        given = {i.fact: "no" if i.is_yes_no else i.choices[0].value for i in items}
        person.presses("answer", given)


# -- Putting it there --


def test_it_is_asked_checked_and_shown(told):
    """A title, the partners, the answers to check, the entry."""
    told.says("register").sees("What is it called?", "Suggested: Shared dog-unit agreement")
    told.says("").sees("Who are the partners?")
    told.says("Merseyside Police, the Commissioner; Merseyside Police").sees(
        "1. Title: Shared dog-unit agreement with Merseyside Police",
        "2. Partners: Merseyside Police and the Commissioner",
    )
    assert entries(told) == []
    told.agrees().sees(
        "It is on the register of collaborations as ARR-",
        "Kept by: Planning, Performance and Risk Manager",
        "Registered on: 1 April 2026",
        "version 0.2 (CHE-6.8, CHE-6.11, CHE-14.1)",
        "To find it again, type its number, or find",
    )
    (row,) = entries(told)
    assert row.partners == ("Merseyside Police", "the Commissioner")
    told.says("resume").sees(f"It is on the register of collaborations as {row.short}.")


@pytest.mark.parametrize("typed", ["register", "put it on the register", "Register our dog unit."])
def test_the_wish_is_heard_in_many_ways(told, typed):
    """The command, and a sentence."""
    told.says(typed).sees("What is it called?")


@pytest.mark.parametrize("typed", ["?!", "no", "x" * 201, "🐕"])
def test_a_title_that_is_none_is_asked_for_again(told, typed):
    """And nothing is lost."""
    told.says("register", typed).sees("What is it called?", "Suggested: Shared dog-unit")


@pytest.mark.parametrize("typed", ["", "yes", "?!", "x" * 201, ",".join(map(str, range(40)))])
def test_partners_that_are_none_are_asked_for_again(told, typed):
    """The title stands."""
    told.says("register", "Dog unit", typed).sees("Who are the partners?")
    told.says("none").sees("1. Title: Dog unit", "2. Partners: none named")


def test_the_entry_can_be_changed_before_it_is_recorded(told):
    """By the numbers on the card; what was typed is offered again."""
    told.says("register", "Dog unit", "Merseyside", "change 1").sees("Suggested: Dog unit")
    told.says("Dogs").sees("1. Title: Dogs", "2. Partners: Merseyside")
    told.says("change 2").sees("Suggested: Merseyside").says("yes").sees("2. Partners: Merseyside")
    told.says("perhaps").sees("Type yes to put it on the register", "1. Title: Dogs")
    assert entries(told) == []


def test_back_goes_a_step_back_and_out(told):
    """Nothing is recorded."""
    told.says("register", "Dog unit", "none", "back").sees("Who are the partners?")
    told.says("back").sees("What is it called?", "Suggested: Dog unit")
    told.says("back").sees("It was not put on the register.", "This is a partnership")
    assert entries(told) == []


@pytest.mark.parametrize("typed", ["resume", "cancel"])
def test_it_can_be_left(told, typed):
    """And begun again."""
    told.says("register", "Dog unit", typed).sees("It was not put on the register.", "[register]")
    told.says("register").sees("What is it called?")
    assert entries(told) == []


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("help", "You can always type:"),
        ("why", "Collaboration under section 22A"),
        ("answers", "Your answers"),
        ("what does the policy say about grants?", "CHE-6.5"),
        ("show the register", "On the register"),
        ("my matters", "Your matters"),
    ],
)
def test_a_side_step_loses_nothing_of_it(told, typed, seen):
    """What is asked stands beneath it."""
    told.says("register", "Dog unit", typed).sees(seen, "Who are the partners?")
    told.says("none").sees("1. Title: Dog unit")


def test_registering_twice_shows_the_entry(entered):
    """There is one."""
    (row,) = entries(entered)
    entered.says("register").sees(f"as {row.short}.", "Kind: Collaboration under section 22A")
    entered.says("resume").sees("[register]", "see its entry on the register")
    assert entries(entered) == [row]


def test_registering_in_another_window_meanwhile_is_told(told):
    """Which entry it is, and that nothing was doubled."""
    told.says("register", "Dog unit", "none")
    other = Person(told.app, told.name).says(told.enquiry.short, "register", "Dogs", "none")
    other.agrees()
    (row,) = entries(other)
    told.agrees().sees(f"It is on the register already, as {row.short}.", "This is a partner")
    assert entries(told) == [row]


def test_a_matter_changed_in_another_window_meanwhile_is_not_registered(told):
    """What would be entered is not what was checked."""
    told.says("register", "Dog unit", "none")
    Person(told.app, told.name).says(told.enquiry.short, "change 5", "yes")
    told.says("yes").sees("This matter has moved on", "This is not a partnership")
    assert entries(told) == []


def test_two_registers_are_asked_one_after_the_other(person):
    """A matter of two kinds is two records that belong together (A-53)."""
    person.says(DOG_UNIT, "none of these", "yes")
    _answers_the_rest(person)
    person.sees("put it on the register of collaborations and the register of strategic")
    person.says("register", "Dog unit", "Merseyside").agrees()
    person.sees("It is on the register of collaborations as ARR-", "What is it called?")
    person.sees("It goes on the register of strategic and statutory partnerships as well")
    person.says("yes", "yes").sees("1. Title: Dog unit", "2. Partners: Merseyside")
    person.agrees().sees("Kept by: the policy names no keeper; ask the OPCC Head", "belongs with")
    first, second = entries(person)
    assert {first.register_id, second.register_id} == {"collaboration", "strategic_statutory"}
    assert first.id in second.links or second.id in first.links
    person.says("register").sees(first.short, second.short)


def test_a_policy_without_a_keeper_says_whom_to_ask(person):
    """It is no dead end (A-14)."""
    person.says(DOG_UNIT, "none of these", "yes")
    _answers_the_rest(person)
    person.says("register", "yes", "none").agrees().says("yes", "none").agrees()
    person.sees("the policy names no keeper; ask the OPCC Head of Policy and Partnerships")


# -- What goes on no register --


def test_what_goes_on_no_register_is_kept_as_considered(person):
    """The outcome says so, and so does the list."""
    person.says(SUPPLIER, "yes").sees("It goes on no register; it is kept among your matters")
    assert person.events[-2:] == ["outcome-determined", "matter-kept-as-considered"]
    person.says("register").sees("There is no register that it goes on for certain")
    person.says("my matters").sees("(kept as considered)")
    person.says("resume", "why", "resume")
    assert person.events.count("matter-kept-as-considered") == 1


def test_what_is_being_explored_says_when_an_entry_comes(person):
    """Nothing is entered that is not there yet."""
    person.says(DOG_UNIT)
    person.presses("confirm", {"stage": "exploring"})
    _answers_the_rest(person)
    person.sees("It is still being explored: an entry on a register comes when it is entered.")


def test_nothing_is_registered_before_it_is_decided(person):
    """The question stays."""
    person.says(DOG_UNIT, "yes", "register")
    person.sees("once its questions are answered.", "Is it any of these?")


# -- Finding it again --


@pytest.mark.parametrize("typed", ["register", "show the register", "what is on the register?"])
def test_the_register_is_shown_from_the_welcome(entered, typed):
    """Number, title and stage, under the register that each is on."""
    (row,) = entries(entered)
    other = Person(entered.app, "a reader").says(typed)
    title = "Shared dog-unit agreement with Merseyside Police"
    other.sees("Register of collaborations - ARR-", f"- {row.short} {title} (new)")
    other.sees("] see that one; each entry opens by its number")


@pytest.mark.parametrize(
    "typed",
    ["find dog unit", "find the dog-unit agreement on the register", "look up dog-unit Merseyside"],
)
def test_an_entry_is_found_by_its_words(entered, typed):
    """However it is hyphenated, and wherever the words stand."""
    (row,) = entries(entered)
    entered.says(typed).sees(row.short, "On the register, for")


def test_what_is_not_found_shows_what_there_is(entered):
    """No dead end."""
    entered.says("find dragons").sees("Nothing on the register says “dragons”", "ARR-")


@pytest.mark.parametrize("typed", ["{number}", "show {number}", "find {number}"])
def test_an_entry_is_shown_by_its_number(entered, typed):
    """To anybody who may read the register, in capitals or not."""
    (row,) = entries(entered)
    other = Person(entered.app, "a reader").says(typed.format(number=row.short.lower()))
    other.sees(
        f"{row.short} Shared dog-unit",
        "Partners: Merseyside Police",
        f"From the matter: {entered.enquiry.short}",
    )
    other.does_not_see(entered.name)


@pytest.mark.parametrize("typed", ["ARR-AAAAAAA7", "arr-1", "ARR-" + "A" * 300])
def test_a_number_that_is_no_entry_is_said_so(told, typed):
    """With where it could be found; what is in front stays there, and is not told all over."""
    told.says(typed).sees("There is no entry with the number", "[show the register]", "[resume]")
    told.does_not_see("Who approves it").says("resume").sees("This is a partnership")


def test_an_empty_register_says_how_something_comes_there(tmp_path):
    """The first thing anybody sees of it."""
    with opened_app(tmp_path) as app:
        Person(app).says("register").sees("Nothing is there yet.")


def test_a_wish_to_register_something_new_begins_with_what_the_policy_says(person):
    """Nothing goes on the register unasked."""
    person.says("Put our agreement with Merseyside Police on the register.")
    person.sees("First what the policy says of it", "Is it right?")
    person.says("start again", "add something to the register").sees("Tell me first what you want")


# -- My matters --


def test_my_matters_says_where_each_stands(app, person):
    """Waiting, left, answered, registered, considered; an empty list says how to begin."""
    person.says("my matters").sees("You have no matter yet.")
    person.says(SUPPLIER, "yes", DOG_UNIT, "none of these", "no", "no", "register", "", "none")
    person.agrees().says("start again", DOG_UNIT, "my matters")
    person.sees("waiting for you to confirm", "on the register as ARR-", "kept as considered")
    person.says("yes", "my matters").sees("waiting for your answers", "Is it any of these?")
    person.says("leave it for now")
    other = Person(app, person.name).sees("Welcome back.").says("leave it for now", "my matters")
    other.sees("(left for now)")


def test_leaving_and_coming_back_are_events(person):
    """However one comes back."""
    person.says(DOG_UNIT, "yes")
    number = person.enquiry.short
    for back in ("", "resume", number):
        person.says("leave it for now")
        if back:
            person.says(back)
        else:
            person.comes_back()
        assert person.events[-2:] == ["enquiry-left", "enquiry-resumed"]
        person.sees("Is it any of these?")


def test_looking_at_it_again_is_no_event(person):
    """Only what was left is taken up."""
    before = person.says(DOG_UNIT, "yes").events
    person.says("resume", person.enquiry.short).comes_back()
    assert person.events == before


# -- The parts --


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        (DOG_UNIT, "Shared dog-unit agreement with Merseyside Police"),
        (
            "We'd like to set up a joint board with the fire service.",
            "Joint board with the fire service",
        ),
        ("Our supplier calls it a partnership. Is it?", "Our supplier calls it a partnership"),
        ("Hello, we are going to join the safeguarding board", "Safeguarding board"),
        ("?", ""),
    ],
)
def test_a_title_is_suggested_from_what_was_told(opening, title):
    """What somebody wishes falls away, what it is stays."""
    assert suggested(opening) == title


@given(st.text(max_size=300))
def test_any_opening_makes_a_title_of_one_line(opening):
    """Never longer than a line of a list."""
    title = suggested(opening)
    assert len(title) <= 100
    assert len(title.splitlines()) <= 1


@given(st.text(max_size=300), st.sampled_from(("", "Offered")))
def test_any_text_fills_the_form_or_asks_again(text, offered):
    """And what it fills is short enough for a list."""
    form = Form("collaboration", offered, (offered,) if offered else ())
    for _ in range(2):
        read = filled(form, text)
        if not isinstance(read, str):
            form = read
    assert len(form.title) <= 200
    assert all(each.strip() for each in form.partners or ())
