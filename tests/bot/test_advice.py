"""Good-practice questions are shown beside a matter, to whom they are meant for, and recorded nowhere."""

from contextlib import contextmanager

import pytest

from bot import advice_words
from bot.cards.card import adaptive_card
from bot.cards.words import CUT_SHORT
from bot.company import in_company
from bot.settings import Settings
from bot.wiring import wire
from tests.policies.layers import shipped
from tests.support.person import DOG_UNIT, NOW, CountingIds, Person, opened_app

LABEL = "Each is a good-practice question (CoPaCC 2015): something to think about."
POLITICAL = "For the Commissioner's office alone"
PROMISE = "Does it keep or break a promise made at the election?"
LEGAL = "Does the law let us do this together, or expect us not to? (COP-2.19a)"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def person(app, request):
    """Return somebody of whom neither the store nor the directory has ever heard."""
    return Person(app, request.node.nodeid)


@contextmanager
def opened(folder, **settings):
    app = wire(
        Settings(store=f"sqlite:///{folder}/chat.sqlite", now=NOW, **settings), CountingIds()
    )
    try:
        yield app
    finally:
        app.close()


# -- What is shown --


def test_the_questions_are_grouped_by_theme_each_with_its_clause(person):
    """They say what they are and where they are from."""
    person.says("good practice").sees(
        LABEL,
        "Nothing of it is recorded, and no answer to it counts.",
        "independent commentary from 2015",
        "G4S Policing Support Services",
        "1. Ten questions before you begin",
        LEGAL,
        "2. When it is better not to partner",
        "7. Health check in six points",
    )
    headings = [section.heading for section in person.screen.sections]
    assert [heading.partition(".")[0] for heading in headings] == [str(n) for n in range(1, 8)]


def test_one_list_is_shown_with_its_reasons(person):
    """And with what may go amiss."""
    person.says("good practice 3").sees(
        LABEL,
        "Boards were weak where whoever could be spared was sent.",
        "What may go amiss: We are represented too low to commit to anything. (COP-2.2)",
    )
    person.does_not_see(LEGAL)


@pytest.mark.parametrize("number", ["0", "8", "99"])
def test_a_list_that_is_not_there_is_said_so(person, number):
    """With all that there are."""
    person.says(f"good practice {number}")
    person.sees("There is no list with that number; there are 7.", LEGAL)


@pytest.mark.parametrize(
    "line", ["advice", "Show the good practice questions, please.", "GOOD PRACTICE"]
)
def test_it_is_asked_for_in_several_ways(person, line):
    """Politeness and capitals aside."""
    person.says(line).sees(LEGAL)


# -- Beside a matter --


def test_what_waits_for_an_answer_is_shown_again_beneath(person):
    """And can be answered at once, as if nothing had been looked at."""
    person.says(DOG_UNIT, "good practice").sees(LEGAL, "This is what I heard. Is it right?")
    assert person.screen.below is not None
    assert person.screen.pick is None
    person.says("none of these", "no", "no").sees("This is a partnership")


def test_beside_a_question_the_first_lists_are_shown_and_the_others_named(app):
    """So that the question is not lost from sight, and the card of it is shown whole."""
    chief = Person(app, "demo-chief-of-staff").says(DOG_UNIT, "good practice")
    chief.sees(LEGAL, "The other lists, by their numbers", f"8. {POLITICAL}")
    assert [section.heading for section in chief.screen.sections] == [
        "1. Ten questions before you begin",
        "2. When it is better not to partner",
        "The other lists, by their numbers",
    ]
    drawn = str(adaptive_card(chief.screen, "token"))
    assert CUT_SHORT not in drawn
    assert drawn.count("COP-") == 15


def test_every_question_is_on_the_card_of_an_outcome(app):
    """Also with those that are for the Commissioner's office alone."""
    chief = Person(app, "demo-chief-of-staff").says("start again", "good practice")
    drawn = str(adaptive_card(chief.screen, "token"))
    assert CUT_SHORT not in drawn
    assert drawn.count("?") >= len(shipped("copacc").prompts)


def test_it_is_offered_on_an_outcome_and_by_help_while_something_waits(person):
    """A question is not crowded by what is not needed to answer it."""
    person.says(DOG_UNIT).does_not_see("[good practice]")
    assert "Good practice" not in person.buttons
    person.says("help").sees("[good practice]").presses_button("Good practice")
    person.sees(LEGAL, "This is what I heard. Is it right?")
    person.says("none of these", "no", "no").sees("[good practice]", "they change nothing")
    assert person.buttons[-1] == "Good practice"


def test_a_list_can_be_picked_where_nothing_else_is_to_be_answered(person):
    """On an outcome, and before there is any matter."""
    person.says("good practice").picks("good practice 2").sees("Then it is better left alone.")
    person.says(DOG_UNIT, "none of these", "no", "no", "good practice")
    person.picks("good practice 1").sees("Without a power to join in")


def test_looking_records_nothing_and_answers_nothing(person):
    """Neither by typing nor by pressing, on the card of a question or of an outcome."""
    person.says(DOG_UNIT)
    before, answers = person.everything, person.answers
    person.says("good practice 2").presses_button("Good practice").sees(LEGAL)
    assert (person.everything, person.answers) == (before, answers)
    person.says("none of these", "no", "no")
    before = person.everything
    person.presses_button("Good practice").sees(LEGAL)
    person.presses_button("Go on").sees("This is a partnership")
    assert person.everything == before


def test_an_answer_typed_beneath_a_list_answers_the_matter_and_never_the_list(person):
    """Yes, no and a number mean what they meant on the card that waits."""
    person.says(DOG_UNIT, "good practice", "yes")
    assert person.answers["collaboration"] == "yes"
    person.says("good practice 1", "none of these").says("good practice", "no")
    assert set(person.answers) <= set(person.enquiry.policy.edition.fact_by_id)


def test_help_names_it(person):
    """With a button, since phones hide the menu of commands."""
    person.says("help").sees("[good practice]")
    assert "Good practice" in person.buttons


# -- Who is shown what --


def test_political_questions_are_shown_to_the_commissioners_office(app):
    """By the organisation that the directory gives."""
    chief = Person(app, "demo-chief-of-staff").says("start again", "good practice")
    chief.sees(POLITICAL, PROMISE, "(COP-2.21c)", "(COP-5.11)")
    chief.says("good practice 8").sees("Promises are what voters will remember.")


@pytest.mark.parametrize("name", ["demo-sergeant", "demo-chief-constable", "nobody-known"])
def test_nobody_else_is_shown_a_political_question(app, name):
    """COP-4.10: not the Chief Constable, nor whoever the directory does not know."""
    other = Person(app, name).says("good practice")
    other.sees(LEGAL).does_not_see(POLITICAL, PROMISE, "COP-2.21", "COP-5.11")
    other.says("good practice 8").sees("there are 7").does_not_see("voters")


def test_nothing_of_it_is_shown_in_company(app):
    """Where others read along there may be both."""
    answered = in_company(app.desk, "good practice")
    assert not answered.public
    assert "good practice" not in str(answered.screen).casefold().replace("partnerships", "")


# -- On and off --


def test_with_the_layer_off_it_is_not_offered(tmp_path):
    """And whoever asks for it is told, with what waits beneath."""
    with opened(tmp_path, layers=()) as app:
        person = Person(app).says(DOG_UNIT)
        person.says("good practice").sees(advice_words.NOT_ON, "This is what I heard.")
        person.says("good practice 2").sees(advice_words.NOT_ON)
        person.says("help").does_not_see("[good practice]")
        person.says("none of these", "no", "no").does_not_see("[good practice]")
        assert "Good practice" not in person.buttons


def test_a_process_is_listed_where_it_is_on(tmp_path):
    """Who does what, when, and who does their work today."""
    roles = tmp_path / "roles.yaml"
    roles.write_text("scrutiny: {treasurer: chief_finance_officer}\n", encoding="utf-8")
    with opened(tmp_path, layers=("scrutiny",), roles=roles) as app:
        person = (
            Person(app)
            .says("our process")
            .sees(
                "Scrutiny process: who does what",
                "Where none of today is named beside one, it is not mapped: ask the OPCC Head of Policy",
                "Feedback from a partnership meeting.",
                "every three months, for each council area, by the Partnership Lead Member",
                "once a year, in June",
                "A risk to the Authority, step 3: the Audit Committee is told",
                "Treasurer of the Authority (today: Chief Finance Officer) (SCR-R13)",
            )
        )
        person.says("help").sees("[our process]").presses_button("Our process").sees("SCR-R13")
        person.says("good practice").sees(advice_words.NOT_ON)


def test_a_process_that_is_off_is_said_so(person):
    """It is off unless it was switched on."""
    person.says("our process").sees(advice_words.NO_PROCESS)
    person.says("help").does_not_see("our process")


def test_a_process_stands_beside_its_own_policy_alone(tmp_path):
    """The scrutiny process is Cheshire's."""
    with opened(tmp_path, layers=("scrutiny",), policy="lancashire") as app:
        Person(app).says("our process").sees(advice_words.NO_PROCESS)
