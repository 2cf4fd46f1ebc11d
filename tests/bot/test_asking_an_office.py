"""In the chat one question goes to the office that knows, which answers it and sees nothing else."""

import pytest

from adapters.directory_file import FileDirectory
from bot.presses import Press, encode
from bot.wiring import wire
from tests.support.person import Person, opened_app, settings_for

DEALER = "A local car dealer wants to sponsor two vehicles and be called our partner."
QUESTION = "Is it a network of personal or professional relationships?"
OFFICE = "the OPCC Head of Policy and Partnerships"


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


def not_settled(app, unsure="professional_network"):
    """Return a sergeant whose matter hangs on one question of which they are *unsure*."""
    sergeant = Person(app, "demo-sergeant").says(DEALER, "yes")
    for _ in range(12):
        question = sergeant.screen.question
        if question is None:
            return sergeant
        answers = ["not sure" if each.fact == unsure else "no" for each in question.items]
        numbered = (f"{n} {answer}" for n, answer in enumerate(answers, 1))
        sergeant.says(", ".join(numbered) if len(answers) > 1 else answers[0])
    raise AssertionError(sergeant.transcript)


def asked(app):
    """Return the sergeant after asking, and whoever holds the office asked."""
    sergeant = not_settled(app).says("ask them", "They would paint two vans.", "yes")
    return sergeant, Person(app, "demo-head-of-policy")


def test_a_question_is_put_to_the_office_that_knows_and_answered_there(app):
    """By typing on both sides: the answer is theirs, the outcome is said anew, the asker is told."""
    sergeant, head = asked(app)
    sergeant.sees(
        "The OPCC Head of Policy and Partnerships was asked.",
        f"“{QUESTION}”: with {OFFICE} since 1 April 2026. There is no answer yet.",
    )
    head.sees("1 question waits for you.").says("questions for me")
    head.sees(f"1. {QUESTION} (a neighbourhood sergeant, 1 April 2026, for {OFFICE})")
    head.says("question 1").sees(
        f"A neighbourhood sergeant asks this, in a matter that begins: “{DEALER}”",
        "They add: “They would paint two vans.”",
        "(CHE-7.2)",
    )
    head.says("answer", "no", "It is an advert.", "yes").sees(
        f"Recorded as the answer of {OFFICE}. A neighbourhood sergeant is told"
    )
    sergeant.says("my matters").sees(
        f"The OPCC Head of Policy and Partnerships answered for ENQ-AAAAAAAC: {QUESTION} No."
        " “It is an advert.”",
        "With that, in ENQ-AAAAAAAC:",
    )
    sergeant.says("my matters").does_not_see("answered for ENQ-AAAAAAAC")
    sergeant.says("resume").sees(
        f"“{QUESTION}”: No, says {OFFICE} (1 April 2026). “It is an advert.”"
    )
    assert sergeant.answers["professional_network"] == "no"
    assert sergeant.enquiry.enquiry.decided


def test_the_same_by_pressing(app):
    """Every step has its button, and a question is asked once however often it is pressed."""
    sergeant = not_settled(app)
    label = "Ask the OPCC Head of Policy and Partnerships"
    card = sergeant.screen
    sergeant.presses_button(label).sees("They see nothing else of it.")
    ask = sergeant.screen.inputs
    given = {"note": "", **dict(ask.given)}
    sergeant.presses("do", given | {"deed": "", "sure": "yes"}, key=_key(card, label))
    sergeant.sees("was asked")
    assert "Take back the question" in sergeant.buttons
    head = Person(app, "demo-head-of-policy").says("questions for me").picks("question 1")
    answering = head.screen
    head.presses_button("Answer")
    given = {"value": "no", "note": "", "sure": "yes"}
    head.presses(key=_key(answering, "Answer"), given=given).sees("Recorded as the answer")
    sergeant.says("resume").presses_button("Answer otherwise")
    sergeant.sees("Theirs is kept, and yours stands beside it.")


def _key(card, label):
    action = next(each for each in card.actions if each.label == label)
    return encode(Press(card.stream, card.version, action.verb, action.line))


def test_the_office_sees_nothing_else_of_the_matter(app):
    """Not by its number, not in a list; others see not even the question."""
    sergeant, head = asked(app)
    number = sergeant.enquiry.short
    head.says(number).sees("You have no matter with the number")
    stranger = Person(app, "demo-inspector").says("questions for me")
    stranger.sees("Questions go to offices, and you hold none here.")
    stranger.says("question 1").sees("There is no question with that number.")


def test_an_office_that_cannot_tell_sends_it_back(app):
    """With why, which the asker is told; then it may be asked again."""
    sergeant, head = asked(app)
    head.says("cannot tell question 1", "Nobody has seen the deal.", "yes").sees("Sent back.")
    sergeant.says("resume").sees(
        "cannot tell either, for ENQ-AAAAAAAC", "“Nobody has seen the deal.”"
    )
    assert "Ask the OPCC Head of Policy and Partnerships" in sergeant.buttons
    assert sergeant.answers["professional_network"] == "unsure"


def test_an_office_corrects_its_answer_and_the_asker_hears_of_it(app):
    """With the reason; what changes in the outcome is said."""
    sergeant, head = asked(app)
    head.says("answer question 1", "no", "skip", "yes")
    sergeant.says("resume")
    head.says("correct question 1", "yes", "It is a club of dealers.", "yes")
    sergeant.says("help").sees(
        "corrected its answer for ENQ-AAAAAAAC", "Yes. “It is a club of dealers.”"
    )
    sergeant.says("resume").sees("This is not a partnership")


def test_the_asker_answers_otherwise_with_a_reason(app):
    """By the way it is refused, with what to type instead; the office's answer is kept beside."""
    sergeant, head = asked(app)
    head.says("answer question 1", "no", "skip", "yes")
    sergeant.says("resume", "answers", "change 1 1", "yes")
    assert sergeant.answers["professional_network"] == "no"
    sergeant.says("resume", "answer otherwise", "yes", "It is a club.", "yes").sees(
        "Your answer stands.", "No, says", "You answered otherwise: Yes. Reason: “It is a club.”"
    )
    assert sergeant.answers["professional_network"] == "yes"


def test_a_question_is_taken_back(app):
    """It leaves the office's list at once."""
    sergeant, head = asked(app)
    sergeant.says("take back the question").sees("The question was taken back.")
    head.says("questions for me").sees("Nobody has asked your office anything.")


def test_nothing_is_sent_where_nothing_hangs_on_it(app):
    """And a typed line that means something else is left alone."""
    person = Person(app, "demo-sergeant").says("ask them")
    person.does_not_see("was asked")
    sergeant, _ = asked(app)
    sergeant.says("ask them").sees("There is nothing here that an office could be asked about.")


def test_where_nobody_holds_the_office_whoever_answers_for_it_has_the_question(tmp_path):
    """The card says so before it is sent."""
    everyone = FileDirectory.default_file().read_text(encoding="utf-8")
    people = tmp_path / "people.yaml"
    people.write_text(everyone.partition("  demo-head-of-legal:")[0], encoding="utf-8")
    app = wire(settings_for(tmp_path).model_copy(update={"directory": people}))
    sergeant = not_settled(app, "supplier_contract").says("ask legal")
    sergeant.sees(
        "Nobody is known here to be Head of Legal Services now: the OPCC Head of Policy and"
        " Partnerships answers for them meanwhile."
    ).says("skip", "yes")
    Person(app, "demo-head-of-policy").sees("1 question waits for you.")
    app.close()


def test_of_several_questions_each_has_its_own_office(app):
    """They are told apart by number, or by the office where that is another."""
    sergeant = Person(app, "demo-sergeant").says(DEALER, "yes", "all not sure")
    while sergeant.screen.question is not None:
        sergeant.says("no" if len(sergeant.screen.question.items) == 1 else "none of these")
    sergeant.says("ask them").sees("Which of them should be asked?", "[ask about 2]")
    sergeant.says("ask about 2").sees("Ask the Head of Legal Services:").says("cancel")
    sergeant.says("ask legal").sees("Ask the Head of Legal Services:").says("skip", "yes")
    sergeant.sees("The Head of Legal Services was asked.")


def test_on_a_question_asking_them_says_not_sure_first(app):
    """A card of several questions is answered first; a single one is taken as not sure."""
    sergeant = Person(app, "demo-sergeant").says(DEALER)
    sergeant.says("ask them").sees("answer not sure to what you cannot tell").says("yes")
    sergeant.says("ask them").sees("answer not sure to what you cannot tell")
    sergeant.says("1 not sure, 2 no, 3 no, 4 not sure")
    fact = sergeant.screen.question.items[0].fact
    sergeant.says("ask them").sees("It is taken as not sure.")
    assert sergeant.answers[fact] == "unsure"
