"""Whatever is typed gets a useful answer, and only an answer that was read is recorded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ports import EventStore
from domain.refusals import StaleStream, Unavailable, Unreadable
from tests.support.person import DOG_UNIT, Person, opened_app

FIRE = "We want to work with the fire service."
VAGUE = "Do we need approval for a partnership?"
CONTROLS = ("help", "back", "answers", "why", "more", "resume", "undo", "cancel", "start again")


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def person(app, request):
    """Return somebody of whom the store has never heard."""
    return Person(app, request.node.nodeid)


@pytest.fixture
def asked(person):
    """Return a person before the four exclusions."""
    return person.says(DOG_UNIT, "yes").sees("Is it any of these?")


@pytest.fixture
def told(asked):
    """Return a person who has their outcome."""
    return asked.says("none of these", "no", "no").sees("This is a partnership", "Chief Constable")


# -- Anything at all --


@pytest.mark.parametrize(
    "typed",
    ["asdf", "1b", "yes", "none of these", "🐕🐕🐕", "\x1b[31mred\x07", "ENQ", "٣", "-" * 1999],
)
def test_nonsense_gets_examples_and_opens_nothing(person, typed):
    """It says what can be typed, and blames nobody."""
    person.says(typed).sees("I could not tell what that is about.", "For example")
    assert person.app.enquiries.mine(person.conversation._front.actor) == ()


@pytest.mark.parametrize("typed", ["", "   ", "\0", "\ud800", "\x07\t"])
def test_nothing_typed_shows_where_one_is(person, typed):
    """At the beginning that is the welcome; signs that nobody types are nothing."""
    person.says(typed).sees("Tell me in a sentence or two")


def test_a_line_that_is_too_long_is_not_taken(asked):
    """Sixty-four kilobytes are no answer, and the question stays."""
    before = asked.answers
    asked.says("no " * 21_846).sees("That is longer than I can read at once", "Is it any of these?")
    assert asked.answers == before


@pytest.mark.parametrize(
    "typed",
    ["asdf", "", "9", "1b", "1, 1 no", "🐕", "\x1b[2J", "1 no, and then some", "0", "yes", "-1"],
)
def test_what_is_no_answer_shows_the_question_again(asked, typed):
    """Nothing of it counts, and the notice says how the card is answered."""
    before = asked.events
    asked.says(typed).sees("Type what applies", "Is it any of these?", "Card 2, at most 3 more.")
    assert asked.events == before


def test_control_signs_are_neither_kept_nor_shown(person):
    """What a terminal would obey is not in the opening either."""
    person.says("We want to \x1b[31mshare\x1b[0m a drone team\x07 with another force.")
    assert "\x1b" not in person.enquiry.opening
    assert "\x07" not in person.enquiry.opening


def test_a_message_of_several_lines_is_read_as_one(person):
    """No words are joined that stood on two of them."""
    person.says("We want to share\na dog\r\nunit with\tanother force.")
    assert person.enquiry.opening == "We want to share a dog  unit with another force."


@given(
    lines=st.lists(
        st.one_of(
            st.sampled_from(
                (
                    *CONTROLS,
                    DOG_UNIT,
                    FIRE,
                    "yes",
                    "no",
                    "1",
                    "2b",
                    "not sure",
                    "none of these",
                    "change 1",
                    "rest no",
                    "CHE-6.12",
                    "thanks",
                )
            ),
            st.text(max_size=30),
        ),
        max_size=12,
    )
)
def test_every_line_is_answered_by_a_screen(app, lines):
    """In whatever order, over whatever card."""
    person = Person(app, "anybody").says("start again", *lines)
    assert all(screen.title for screen in person.screens)


# -- Help, greetings, the policy --


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("help", "You can always type:"),
        ("why", "Not so: A working group that the conference led to."),
        ("answers", "3. Stage: New, as you said at the start"),
        ("CHE-6.12", "CHE-6.12 (Section 6, collaborations)"),
        ("What does CHE-12.2 say?", "CHE-12.2 ("),
        ("What does the policy say about exit strategies?", "exit"),
        (
            "what does the policy say about dragons?",
            "The policy does not say, as far as I can find.",
        ),
        ("hello", "Glad to help."),
        ("thanks", "Glad to help."),
    ],
)
def test_a_side_step_is_answered_and_the_question_stands_beneath_it(asked, typed, seen):
    """So that a number typed next cannot be meant for anything else."""
    asked.says(typed).sees(seen, "Is it any of these?", "Card 2, at most 3 more.")
    asked.says("none of these").sees("Is the partnership itself governed by statute?")


def test_a_side_step_after_the_outcome_offers_the_way_back(told):
    """The outcome is long, so it is not shown again unasked."""
    told.says("CHE-6.12").sees("[resume]").does_not_see("Who approves it")
    told.says("resume").sees("Who approves it")


def test_nonsense_after_the_outcome_is_short(told):
    """The outcome is not repeated beneath it."""
    told.says("asdf").sees("I could not tell", "[resume]").does_not_see("Who approves it")


@pytest.mark.parametrize("typed", ["why", "back", "answers", "more", "undo"])
def test_what_needs_a_matter_says_so_without_one(person, typed):
    """It is no mistake to type it."""
    person.says(typed).sees("There is nothing open. Tell me about a new matter.")


# -- Answering --


def test_what_is_left_alone_comes_again_with_the_rest(asked):
    """What was answered on the card is kept."""
    asked.says("2 no").sees(
        "Noted. What is left on this card is still open.", "3. A group or panel"
    )
    assert asked.answers["supplier_contract"] == "no"
    asked.says("none of these").sees("Is the partnership itself governed by statute?")


def test_not_sure_everywhere_ends_in_what_hangs_on_what(person):
    """And with whom to ask about each question."""
    person.says(FIRE, "not sure")
    while person.screen.question is not None:
        person.says("not sure")
    person.sees("Not settled yet whether this is a partnership", "it depends on 1 to ")
    person.sees("3. Is it a conference? Ask the OPCC Head of Policy and Partnerships.")


def test_an_outcome_is_recorded_once_when_nothing_is_left_to_ask(told):
    """Looking at it again records nothing."""
    events = told.events
    assert events.count("outcome-determined") == 1
    told.says("resume", "why", "answers", "resume")
    assert told.events == events


def test_a_second_matter_typed_over_a_question_is_not_lost_on_it(asked):
    """It is told how to begin another, and this one stays as it is."""
    before = asked.events
    asked.says(FIRE).sees(
        "If that is another matter, begin it anew below; this one is kept.",
        "Is it any of these?",
        "[start again] if it is another matter: then say it once more; this one is kept",
    )
    assert asked.events == before


def test_a_second_matter_after_the_outcome_is_opened(told):
    """There is nothing in its way."""
    first = told.enquiry.id
    told.says(FIRE).sees("This is what I heard. Is it right?")
    assert told.enquiry.id != first


def test_a_matter_in_which_no_answer_was_heard_says_what_it_will_find_out(person):
    """There is nothing to confirm then."""
    person.says(VAGUE)
    person.sees("I will find out which approval it needs.", "Card 1, at most")


# -- Going back, changing, going on --


def test_back_asks_the_last_card_again_with_its_heading_and_its_answers(asked):
    """A group card keeps the heading of its group."""
    asked.says("none of these", "back")
    asked.sees("Is it any of these?", "Your answers are: 1 No, 2 No, 3 No, 4 No")


def test_back_and_back_goes_further_back(told):
    """Until there is nothing further."""
    told.says("back").sees("Is information shared in it?")
    told.says("back").sees("Is the partnership itself governed by statute?")
    told.says("back").sees("Is it any of these?")
    told.says("back").sees("This is what you said at the start.")
    told.says("back").sees("There is nothing further back.", "This is what you said at the start.")
    told.says("resume").sees("That answer stays as it was.", "This is a partnership")


def test_back_with_nothing_answered_says_so(person):
    """The first card of a matter in which nothing was heard."""
    person.says(VAGUE, "back")
    person.sees("There is nothing further back.", "Is it any of these?")


def test_a_changed_answer_says_what_changed(told):
    """And the matter is decided anew."""
    told.says("change 5", "yes")
    told.sees("Is it a partnership: now “This is not a partnership”, was “This is a partnership”")
    assert told.events.count("outcome-determined") == 2
    told.says("change 5", "no").sees("now “This is a partnership”", "Who approves it")


@pytest.mark.parametrize("typed", ["change 5", "Change answer 5.", "change number 5 to yes"])
def test_a_change_asks_the_question_of_that_answer(told, typed):
    """What else stands in the line is not taken for the new answer."""
    told.says(typed).sees("Is it a customer and supplier relationship", "Your answer is: No")


def test_a_change_can_be_left(told):
    """Then nothing is changed."""
    before = told.answers
    told.says("change 5").sees("Your answer is: No").says("resume").sees("stays as it was")
    assert told.answers == before


def test_a_change_before_there_is_an_outcome_goes_on_without_a_word(asked):
    """There is nothing yet that could have changed."""
    asked.says("none of these", "back", "all not sure")
    assert asked.screen.notice == ()
    assert asked.answers["conference"] == "unsure"


def test_the_same_answer_again_is_no_change(told):
    """It says so, and records nothing."""
    before = told.events
    told.says("change 5", "no").sees("Nothing changed.")
    assert told.events == before


@pytest.mark.parametrize(
    "typed", ["change 0", "change 99", "change x", "change 99999999999999999999"]
)
def test_an_answer_that_is_not_there_cannot_be_changed(told, typed):
    """It says how to see those that are."""
    told.says(typed).sees("There is no answer with that number.")


@pytest.mark.parametrize("typed", ["change", "change an answer", "Change my answers"])
def test_change_without_a_number_lists_the_answers(told, typed):
    """Each with the number to type."""
    told.says(typed).sees("Your answers", "1. A collaboration", "[change 1]")


def test_a_matter_that_begins_with_the_word_change_is_a_matter(told):
    """Only the whole line is a command."""
    told.says("Changes to our community safety partnership are planned.").sees("Is it right?")


def test_more_goes_on_to_everything_and_twice_is_once(told):
    """The goal is widened once."""
    told.says("more").sees("Do money or information pass", "Card 5, the last one.")
    told.says("more").sees("Do money or information pass")
    assert told.events.count("goal-widened") == 1
    told.says("none of these").sees("Register", "Review")
    told.says("more").sees("Everything is settled that questions can settle.")


def test_what_is_no_partnership_offers_nothing_more(person):
    """There is nothing that the policy asks of it."""
    person.says("Our supplier calls itself our partner. Is it?", "yes")
    person.sees("This is not a partnership").does_not_see("[more]")


# -- Leaving and coming back --


def test_leaving_ends_the_chat_and_the_same_question_waits(asked):
    """As it stood, heading and number and all."""
    card = asked.screen.question
    asked.says("leave it for now").sees("All your answers are saved.")
    assert asked.screen.ends
    asked.comes_back().sees("Welcome back. You were asking: “We want to sign", "Card 2, at most 3")
    assert asked.screen.question == card


def test_leaving_with_nothing_open_promises_nothing(told, app):
    """There is no question to be asked again."""
    told.says("quit").sees("Goodbye.").does_not_see("same question")
    Person(app, "a passer-by").says("bye").sees("Goodbye.")


def test_coming_back_to_a_decided_matter_lists_it(told):
    """Its number leads to its outcome."""
    number = told.enquiry.short
    told.comes_back().sees("Your matters", f"{number} We want to sign", "(answered)")
    told.says(number.lower()).sees("This is a partnership", "Who approves it")
    told.says("start again", f"resume {number}").sees("This is a partnership")


def test_starting_again_keeps_the_matter_before(asked):
    """Its number goes on with it at the same question."""
    number = asked.enquiry.short
    asked.says("start again").sees(f"The matter before is kept as {number}.")
    asked.says(FIRE, number).sees("Is it any of these?", "Card 2, at most 3 more.")


def test_resuming_takes_up_what_is_not_decided(asked):
    """After *start again* as well as after a kill."""
    asked.says("start again", "resume").sees("Welcome back.", "Is it any of these?")


def test_resuming_with_nothing_to_resume_says_so(person):
    """And shows how to begin."""
    person.says("resume").sees("Nothing is waiting for you.", "Tell me in a sentence or two")


@pytest.mark.parametrize("typed", ["ENQ-AAAAAAA7", "enq-1", "ENQ-{number}", "ENQ-" + "A" * 500])
def test_a_number_that_is_nobodys_is_not_found(asked, typed):
    """The question in front stays."""
    asked.says(typed).sees("You have no matter with the number", "Is it any of these?")


def test_the_number_of_somebody_elses_matter_is_not_found_either(asked, app):
    """Whether there is one is nobody else's business."""
    other = Person(app, "somebody else").says(asked.enquiry.short)
    other.sees("You have no matter with the number").does_not_see("Your matters")


def test_a_matter_killed_before_its_outcome_was_recorded_records_it_on_return(told, app):
    """The last answer and the outcome are two writes; a kill may fall between them."""
    actor = told.conversation._front.actor
    told.says("back")
    seen = told.enquiry
    told.app.enquiries.answer(
        told.conversation._front.act(),
        seen.id,
        answers=(("information_sharing", "yes"),),
        shown="0" * 64,
    )
    assert not told.enquiry.enquiry.decided
    told.comes_back().sees("This is a partnership")
    assert told.enquiry.enquiry.decided
    assert app.enquiries.mine(actor)[0].state == "decided"


# -- Two windows, and a store that is in trouble --


def test_an_answer_to_a_question_that_another_window_answered_is_not_taken(asked):
    """A number typed under an old card would answer a card that was never seen."""
    other = Person(asked.app, asked.name).says("none of these").sees("governed by statute?")
    asked.says("1").sees("This matter has moved on since you last saw it", "governed by statute?")
    assert "statutory_basis" not in other.answers
    asked.says("2").sees("Is information shared in it?")


def test_a_confirmation_given_in_another_window_is_not_given_twice(person):
    """The yes that follows is not taken for an answer to the next question."""
    person.says(DOG_UNIT)
    Person(person.app, person.name).says("yes")
    person.says("yes").sees("This matter has moved on", "Is it any of these?")


def test_a_wish_overtaken_between_the_look_and_the_deed_is_refused_kindly(person):
    """The other window confirmed in that very moment."""
    enquiries = person.says(DOG_UNIT).app.desk.enquiries
    confirm = enquiries.confirm

    def overtaken(act, enquiry, **given):
        other = act.model_copy(update={"key": person.app.desk.new_key()})
        confirm(other, enquiry, **given)
        return confirm(act, enquiry, **given)

    enquiries.confirm = overtaken
    try:
        person.says("yes").sees("This matter has moved on", "Is it any of these?")
    finally:
        del enquiries.confirm
    assert person.events.count("hearing-confirmed") == 1


TROUBLES = [
    (Unavailable("locked", "Try again in a moment.", again=True), "Try again in a moment."),
    (Unreadable("chat.sqlite", "damaged", "Restore the last backup."), "Restore the last backup."),
    (StaleStream("enquiry-1", 1, 2), "Type resume to see how it stands."),
]


class _Troubled:
    """A store that is in trouble while *trouble* is set, and otherwise the real one."""

    def __init__(self, store: EventStore, trouble: Exception | None):
        self._store = store
        self.trouble = trouble

    def __getattr__(self, name):
        if self.trouble is not None:
            raise self.trouble
        return getattr(self._store, name)


@pytest.mark.parametrize(("trouble", "advice"), TROUBLES)
def test_a_store_in_trouble_is_a_sentence_and_the_answer_can_be_given_again(asked, trouble, advice):
    """Nothing is recorded, and nothing of it is a traceback."""
    before = asked.events
    handling = asked.app.enquiries._handling
    troubled = _Troubled(handling.store, trouble)
    object.__setattr__(handling, "store", troubled)
    try:
        asked.says("none of these").sees(advice)
        asked.says("leave it for now").sees(advice)
        troubled.trouble = None
        assert asked.events == before
        asked.says("resume").sees("Is it any of these?").says("none of these").sees("statute?")
    finally:
        object.__setattr__(handling, "store", troubled._store)


def test_an_outcome_that_could_not_be_recorded_is_recorded_on_the_way_back(asked):
    """The last answer is safe when trouble comes between it and the outcome."""
    handling = asked.says("none of these", "no").app.enquiries._handling
    troubled = _Troubled(handling.store, None)
    object.__setattr__(handling, "store", troubled)
    opener = asked.app.desk.enquiries.determine

    def in_trouble(*arguments):
        troubled.trouble = Unavailable("disk-full", "Free some space on the disk.", again=True)
        return opener(*arguments)

    asked.app.desk.enquiries.determine = in_trouble
    try:
        asked.says("no").sees("may not be saved", "Free some space on the disk.")
    finally:
        del asked.app.desk.enquiries.determine
        object.__setattr__(handling, "store", troubled._store)
    assert asked.answers["information_sharing"] == "no"
    assert "outcome-determined" not in asked.events
    asked.says("resume").sees("This is a partnership")
    assert asked.events[-1] == "outcome-determined"


# -- The progress --


@given(data=st.data())
def test_the_progress_is_never_too_low(app, data):
    """However the cards are answered, no more of them come than were announced."""
    person = Person(app, "counting").says(
        "start again", data.draw(st.sampled_from((FIRE, DOG_UNIT)))
    )
    person.says("yes")
    announced = 99
    while (question := person.screen.question) is not None:
        left = person.app.desk.policy.determine(person.answers).cards_left("approval")
        assert 1 <= left < announced
        announced = left
        typed = [data.draw(st.sampled_from(item.choices)).label for item in question.items]
        if len(typed) == 1:
            person.says(typed[0])
        else:
            person.says(", ".join(f"{n} {label}" for n, label in enumerate(typed, start=1)))
        person.does_not_see("I could not read")


def test_a_matter_that_cannot_be_read_is_passed_over_and_the_others_go_on(person):
    """Fault table 43: that one is named, and nobody is shut out for it."""
    person.says(DOG_UNIT)
    first = person.enquiry.short
    enquiries = person.app.desk.enquiries
    get = enquiries.get

    def damaged(*_):
        raise Unreadable("an event", "its name is unknown", "Start the newer release.")

    enquiries.get = damaged
    try:
        screen = person.app.conversation(person.name).begin()
    finally:
        enquiries.get = get
    assert screen.title == "Partnerships Assistant"
    assert screen.notice[0].startswith(f"{first} cannot be read and is passed over.")
