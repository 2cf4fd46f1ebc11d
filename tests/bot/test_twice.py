"""A channel may deliver a line twice, to this process or another: it counts once, and says so."""

import itertools
from contextlib import closing

import pytest

from bot.presses import Press, encode
from bot.settings import Settings
from bot.wiring import wire
from domain.identity import Actor
from domain.refusals import KeyReused, Unavailable, Unreadable
from tests.support.person import DOG_UNIT, CountingIds, Person, opened_app

SUPPLIER = "Our software supplier calls our contract a strategic partnership. Is it one?"
FIRE = "We want to work with the fire service."
NONE = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
}
ENTRY = {"register": "collaboration", "title": "Dog unit", "partners": "Merseyside Police"}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def keys(request):
    """Return keys that nobody used before, as a channel makes them of its activities."""
    return (f"{request.node.nodeid}/{n}" for n in itertools.count(1))


@pytest.fixture
def person(app, request):
    """Return somebody of whom the store has never heard."""
    return Person(app, request.node.nodeid)


@pytest.fixture
def told(person):
    """Return a person who has their outcome."""
    return person.says(DOG_UNIT, "none of these", "no", "no").sees("This is a partnership")


# -- A line twice --


def test_a_line_delivered_twice_at_once_is_the_same_screen_and_records_once(person, keys):
    """Each of a whole matter, its entry on the register and its leaving included."""
    lines = (DOG_UNIT, "none of these", "no", "more", "back", "resume", "no", "none of these")
    entry = ("register", "Dog unit", "none", "yes", "my matters", "start again", DOG_UNIT)
    for line in (*lines, *entry, "leave it for now"):
        key = next(keys)
        person.says(line, act_key=key)
        screen, before = person.screen, person.everything
        person.says(line, act_key=key)
        assert (person.screen, person.everything) == (screen, before)


def test_every_event_of_a_line_comes_of_its_key(told, keys):
    """The outcome as well, so that another process makes the same of it."""
    told.says("change 9")
    key = next(keys)
    told.says("yes", act_key=key)
    answer, outcome = told.app.store.load(f"enquiry-{told.enquiry.id}")[-2:]
    assert (answer.name, answer.command_key) == ("answer-changed", key)
    assert (outcome.name, outcome.correlation_id) == ("outcome-determined", key)
    assert outcome.command_key.startswith("outcome:")


def test_a_line_delivered_again_after_the_matter_went_on_says_so(person, keys):
    """It would mean something else now, and is not taken for it."""
    first, second = next(keys), next(keys)
    person.says(DOG_UNIT, act_key=first).says("none of these").says("no", act_key=second)
    for line, key in ((DOG_UNIT, first), ("no", second)):
        person.says("resume", "back").sees("Is the partnership itself governed by statute?")
        before = person.everything
        person.says(line, act_key=key).sees("That came before and counted once.", "by statute?")
        assert person.everything == before


def test_another_line_under_the_same_key_is_not_taken(person, keys):
    """A message that was edited on its way is not a second one."""
    key = next(keys)
    person.says(DOG_UNIT).says("none of these", act_key=key)
    before = person.everything
    person.says("not sure", act_key=key).sees("That came before", "governed by statute?")
    assert person.everything == before


@pytest.mark.parametrize(
    ("lines", "again"),
    [
        ((DOG_UNIT,), "Is it right?"),
        ((DOG_UNIT, "none of these"), "governed by statute?"),
        ((DOG_UNIT, "none of these", "no"), "Is information shared in it?"),
        ((DOG_UNIT, "none of these", "no", "no"), "This is a partnership"),
        ((SUPPLIER, "yes"), "This is not a partnership"),
        ((DOG_UNIT, "none of these", "no", "no", "change 9", "yes"), "This is a partnership"),
    ],
)
def test_the_last_line_delivered_to_another_process_counts_once(person, keys, lines, again):
    """Which knows nothing of the chat but what is recorded."""
    key = next(keys)
    person.says(*lines[:-1]).says(lines[-1], act_key=key)
    before = person.everything
    person.is_recalled().says(lines[-1], act_key=key).sees(again)
    person.does_not_see("I could not", "Type the number of your answer. Type")
    assert person.everything == before


def test_a_line_that_would_answer_the_next_question_is_refused_by_its_key(person, keys):
    """Also where the next one stands in another matter."""
    key = next(keys)
    person.says(FIRE, "start again", DOG_UNIT, "none of these", "no").says("no", act_key=key)
    before = person.everything
    other = Person(person.app, person.name).says("yes")
    other.sees("Is it any of these?")
    middle = other.everything
    other.says("none", act_key=key).sees("That came before and counted once.", "any of these?")
    assert isinstance(other.conversation.refusal, KeyReused)
    assert other.everything == middle
    assert len(middle) > len(before)


def test_a_line_after_which_the_process_died_is_carried_to_its_end(person, keys):
    """The answer was recorded, and its outcome was not."""
    person.says(DOG_UNIT, "none of these", "no")
    determine, key = person.app.desk.enquiries.determine, next(keys)

    def dies(*_):
        raise SystemExit

    person.app.desk.enquiries.determine = dies
    try:
        with pytest.raises(SystemExit):
            person.says("no", act_key=key)
    finally:
        person.app.desk.enquiries.determine = determine
    assert person.events[-1] == "question-answered"
    person.is_recalled().says("no", act_key=key).sees("This is a partnership")
    assert person.events[-1] == "outcome-determined"


def test_a_press_after_which_the_process_died_is_carried_to_its_end(person, keys):
    """By whichever process hears of it again."""
    card, key = person.says(SUPPLIER).screen, next(keys)
    determine = person.app.desk.enquiries.determine

    def dies(*_):
        raise SystemExit

    person.app.desk.enquiries.determine = dies
    try:
        with pytest.raises(SystemExit):
            person.presses("confirm", on=card, act_key=key)
    finally:
        person.app.desk.enquiries.determine = determine
    assert "outcome-determined" not in person.events
    person.is_recalled().presses("confirm", on=card, act_key=key)
    person.sees("This is not a partnership").does_not_see("not recorded")
    assert person.events[-2:] == ["outcome-determined", "matter-kept-as-considered"]


def test_a_change_of_several_delivered_to_another_process_is_no_change_begun(person, keys):
    """What comes next is asked, not what was changed."""
    person.says(DOG_UNIT, "none of these", "back").sees("Your answers are: 1 No")
    card, key = person.screen, next(keys)
    given = {"conference": "unsure", "supplier_contract": "unsure"}
    for _ in range(2):
        person.presses("change", given, on=card, act_key=key).sees("governed by statute?")
        person.does_not_see("You are changing an answer").is_recalled()


def test_only_the_last_few_are_remembered_and_older_ones_count_once_all_the_same(person, keys):
    """What is recorded needs no memory."""
    used = [next(keys) for _ in range(12)]
    person.says(DOG_UNIT, act_key=used[0])
    for key in used[1:]:
        person.says("help", act_key=key)
    before = person.everything
    person.says(DOG_UNIT, act_key=used[0]).sees("That came before and counted once.", "right?")
    assert person.everything == before


# -- A press with other values --


ANOTHER = {**ENTRY, "another": ENTRY["title"]}
"""An entry that is another one than those that look like it."""


@pytest.mark.parametrize(
    ("before", "verb", "given", "other"),
    [
        ((), "confirm", NONE, {**NONE, "conference": "yes"}),
        ((), "confirm", {"stage": "existing"}, {"stage": "renewal"}),
        (("yes",), "answer", NONE, {**NONE, "conference": "yes"}),
        (("yes",), "none", {}, {"conference": "yes"}),
        (("none of these", "no", "no"), "change", {"conference": "yes"}, {"conference": "unsure"}),
        (("none of these", "no", "no"), "register", ANOTHER, {**ENTRY, "title": "Cats"}),
    ],
)
def test_a_press_again_with_other_values_is_not_recorded_and_says_so(
    person, keys, before, verb, given, other
):
    """By whichever process; the first one stands."""
    card, key = person.says(DOG_UNIT, *before).screen, next(keys)
    person.presses(verb, given, on=card, act_key=key)
    recorded = person.everything
    begun, recalled = (Person(person.app, person.name) for _ in range(2))
    for again in (person, begun, recalled.is_recalled()):
        again.presses(verb, other, on=card, act_key=key)
        again.sees("That came before and counted once. What came now was not recorded;")
        assert isinstance(again.conversation.refusal, KeyReused)
        again.presses(verb, given, on=card, act_key=key).does_not_see("not recorded")
        assert again.conversation.refusal is None
    assert person.everything == recorded


def test_what_is_only_looked_at_is_looked_at_anew(told):
    """A list pressed for twice is not the list of the first time."""
    welcome = Person(told.app, told.name).says("start again").screen
    told.presses_button("Show the register", on=welcome, act_key="the same")
    assert "Hounds" not in told.page
    told.says("start again", told.enquiry.short, "register", "Hounds", "none", "yes")
    told.presses_button("Show the register", on=welcome, act_key="the same").sees("Hounds")


# -- A conversation made anew --


@pytest.fixture
def later(tmp_path):
    """Return somebody whose matters are opened one after the other, by the clock on the wall."""
    settings = Settings(store=f"sqlite:///{tmp_path}/chat.sqlite")
    with closing(wire(settings, CountingIds())) as app:
        yield Person(app)


def test_a_typed_answer_goes_to_the_question_shown_last(later):
    """By the server before; nothing is said or recorded by recalling."""
    later.says(SUPPLIER, "start again", DOG_UNIT, "yes")
    before, shown = later.everything, len(later.screens)
    assert later.is_recalled().conversation.matter == f"enquiry-{later.enquiry.id}"
    assert (later.everything, len(later.screens)) == (before, shown)
    later.says("none of these").sees("governed by statute?").does_not_see("Welcome back")


def test_what_was_left_or_decided_is_not_recalled(later):
    """The one before it is; in the end there is none."""
    later.says(FIRE, "start again", DOG_UNIT, "leave it for now", SUPPLIER, "yes")
    later.is_recalled().says("yes").sees("Is it any of these?")
    later.says("leave it for now").is_recalled()
    assert (later.conversation.matter, later.conversation.decided) == ("", False)
    later.says("yes").sees("I could not tell what that is about.")


def test_a_matter_that_cannot_be_read_is_passed_over_in_recalling(later):
    """Fault table 43: the others go on."""
    later.says(FIRE, "start again", DOG_UNIT)
    enquiries, unread = later.app.desk.enquiries, later.enquiry.id
    get = enquiries.get

    def damaged(actor, enquiry):
        if enquiry == unread:
            raise Unreadable("an event", "its name is unknown", "Start the newer release.")
        return get(actor, enquiry)

    enquiries.get = damaged
    try:
        later.is_recalled().says("yes").sees("Is it any of these?", "1. A network of")
        assert later.conversation.matter != f"enquiry-{unread}"
    finally:
        enquiries.get = get


def test_what_cannot_be_recalled_at_once_is_recalled_before_the_next_line(later):
    """The store may be in trouble in that very moment, and the answer is not taken for a matter."""
    later.says(DOG_UNIT, "yes")
    enquiries = later.app.desk.enquiries
    mine = enquiries.mine

    def troubled(_):
        raise Unavailable("locked", "Try again in a moment.", again=True)

    enquiries.mine = troubled
    try:
        later.is_recalled().says("none of these").sees("Try again in a moment.")
        assert later.buttons == ["Go on"]
    finally:
        enquiries.mine = mine
    later.says("none of these").sees("governed by statute?")


def test_a_stranger_has_nothing_to_recall(later):
    """And is told so when they say something."""
    talking = later.app.conversation(later.name)
    talking.acts_as(Actor(id="stranger", organisation="elsewhere"))
    talking.recall()
    assert talking.matter == ""
    assert talking.say("show the register").title.startswith("You are with elsewhere.")


# -- What a channel asks of a conversation --


def test_a_channel_learns_which_matter_is_in_front_and_whether_it_is_decided(person):
    """So that it can take the buttons off the older cards."""
    talking = person.conversation
    assert (talking.matter, talking.decided) == ("", False)
    person.says(DOG_UNIT)
    matter = f"enquiry-{person.enquiry.id}"
    assert (talking.matter, talking.decided) == (matter, False)
    person.says("none of these", "no", "no")
    assert (talking.matter, talking.decided) == (matter, True)
    person.says("change 5").presses("resume")
    assert (talking.matter, talking.decided) == (matter, True)
    person.says("more")
    assert (talking.matter, talking.decided) == (matter, False)
    person.says("start again")
    assert (talking.matter, talking.decided) == ("", False)


def test_a_channel_learns_why_a_turn_was_refused(told):
    """Of that turn alone."""
    other = Person(told.app, "somebody else")
    other.presses("answer", on=told.screen)
    assert other.conversation.refusal.code == "not-yours"
    other.says("hello")
    assert other.conversation.refusal is None


def test_where_somebody_stands_is_told_without_a_word_and_without_an_event(person):
    """For a greeting, or where something came that is no text."""
    assert person.conversation.standing().title == "Partnerships Assistant"
    person.says(DOG_UNIT, "yes")
    before = person.everything
    assert person.conversation.standing() == person.screen
    person.is_recalled()
    assert person.conversation.standing() == person.screen
    assert person.everything == before


def test_offices_held_from_now_on_are_those_that_act(told):
    """A conversation lasts longer than an appointment."""
    held = Actor(id=told.name, offices=("partnership_lead",), organisation="Cheshire Constabulary")
    told.conversation.acts_as(held)
    assert told.conversation.actor == held
    told.says("more")
    last = told.app.store.load(f"enquiry-{told.enquiry.id}")[-1]
    assert (last.name, last.actor) == ("goal-widened", held)


# -- A glance --


def test_a_card_that_refreshes_itself_records_nothing_and_moves_nothing(told):
    """What was left stays left, and what is in front stays there."""
    card, first = told.screen, told.conversation.matter
    told.says(FIRE, "yes", "leave it for now", DOG_UNIT, "yes", "2 no", "back")
    waits, before = told.screen, told.everything
    glanced = told.conversation.glance(encode(Press(card.stream, 1, "answer")))
    assert (glanced.title, glanced.stream) == ("This is a partnership", first)
    assert glanced == card
    assert told.conversation.standing() == waits
    assert told.everything == before
    told.says("not sure").sees("A group or panel", "Card 3")


def test_a_glance_at_another_matter_is_not_read_by_what_is_being_changed_here(told):
    """Each stands as its own events leave it."""
    told.says(FIRE)
    card = told.screen
    told.says("start again", DOG_UNIT, "yes", "2 no", "back").sees("Your answer is: No")
    assert told.conversation.glance(encode(Press(card.stream, card.version, "confirm"))) == card
    card = told.says("start again", FIRE, "yes").screen
    told.says("start again", DOG_UNIT, "yes", "2 no", "back")
    assert told.conversation.glance(encode(Press(card.stream, card.version, "answer"))) == card


def test_a_glance_at_the_card_in_front_keeps_what_is_being_changed(told):
    """Also a form that was begun."""
    for lines in (("change 5",), ("register", "Dog unit")):
        told.says(*lines)
        card = told.screen
        assert told.conversation.glance(encode(Press(card.stream, card.version, "answer"))) == card


def test_a_glance_at_nothing_and_at_another_persons_card(told):
    """Where one is oneself; of the other nothing."""
    standing = told.conversation.standing()
    for key in ("garbage", "", encode(Press("", 0, "help"))):
        assert told.conversation.glance(key) == standing
    other = Person(told.app, "somebody else").conversation
    glanced = other.glance(encode(Press(standing.stream, standing.version, "answer")))
    assert other.refusal.code == "not-yours"
    assert glanced.title == "Partnerships Assistant"


def test_a_glance_at_an_entry_shows_it(told):
    """To whoever may read the register."""
    told.says("register", "Dog unit", "none").agrees()
    (offer,) = told.app.arrangements.offers(told.conversation.actor, told.enquiry.id)
    glanced = told.conversation.glance(encode(Press(f"arrangement-{offer.entry.id}", 0, "show")))
    assert glanced.title == f"{offer.entry.short}  Dog unit"
