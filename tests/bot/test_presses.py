"""A button means what its card meant, once; pressed late it says so, pressed by another it says nothing."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.presses import ENQUIRY, VERBS, Press, decode, encode
from tests.support.person import DOG_UNIT, Person, opened_app

IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
STREAMS = st.builds("{}-{}".format, st.sampled_from(("enquiry", "arrangement")), IDS)
LINES = st.text(st.characters(codec="utf-8"), max_size=200).filter(str.isprintable)
OF_A_MATTER = st.tuples(STREAMS, st.integers(0, 10**9 - 1))
MEANING = st.one_of(
    st.tuples(st.sampled_from(VERBS)), st.tuples(st.sampled_from(("line", "none", "anew")), LINES)
)
PRESSES = st.builds(
    lambda card, meaning: Press(*card, *meaning),
    st.one_of(OF_A_MATTER, st.just(("", 0))),
    MEANING,
)
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
def person(app, request):
    """Return somebody of whom the store has never heard, who has told of a dog unit."""
    return Person(app, request.node.nodeid).says(DOG_UNIT)


@pytest.fixture
def told(person):
    """Return a person who has their outcome."""
    return person.says("none of these", "no", "no").sees("This is a partnership")


# -- Keys --


@given(PRESSES)
def test_a_key_comes_back_as_it_went(press):
    """It is made of signs that every channel carries."""
    key = encode(press)
    assert decode(key) == press
    assert key.replace("-", "").replace("_", "").isalnum()


@given(st.one_of(st.text(), st.text("ABCabc019-_=", max_size=200), st.binary().map(repr)))
def test_what_is_no_key_is_none(key):
    """Whatever a channel hands over."""
    assert decode(key) is None


@given(PRESSES, st.data())
def test_a_key_with_a_sign_changed_is_another_or_none(press, data):
    """Two keys never mean the same press."""
    key = encode(press)
    at = data.draw(st.integers(0, len(key) - 1))
    sign = data.draw(st.sampled_from("ABCabc019-_="))
    other = key[:at] + sign + key[at + 1 :]
    assert (decode(other) == press) is (other == key)


@pytest.mark.parametrize(
    "press",
    [
        Press("enquiry-1", 1, "answer"),
        Press(ENQUIRY + "0" * 32, -1, "answer"),
        Press(ENQUIRY + "0" * 32, 10**9, "answer"),
        Press(ENQUIRY + "0" * 32, 1, "shred"),
        Press("edition-" + "0" * 32, 1, "answer"),
        Press("", 1, "help"),
        Press("", 0, "shred"),
        Press("", 0, "help", "help"),
        Press("", 0, "line", "\x07"),
        Press("", 0, "line", "x" * 201),
    ],
)
def test_a_press_that_nothing_made_is_none(press):
    """Its parts are those of a card, or it is no key."""
    assert decode(encode(press)) is None


def test_a_key_with_the_longest_line_comes_back():
    """Of the widest letters there are."""
    press = Press(ENQUIRY + "0" * 32, 10**9 - 1, "line", "\U00020000" * 200)
    assert decode(encode(press)) == press


@pytest.mark.parametrize(
    "written",
    [
        '["",0,"line","\\ud800"]',
        '["",0,"line",null]',
        '["",false,"help",""]',
        '["",0,"help"]',
        '["",0,"help","",""]',
        '["", 0,"help",""]',
        '["",0.0,"help",""]',
        '{"":0}',
        "[" * 900,
    ],
)
def test_what_is_written_otherwise_is_none(written):
    """Half a letter, another type, a part too few or too many, a space."""
    assert decode(base64.urlsafe_b64encode(written.encode()).decode().rstrip("=")) is None


# -- What a press does --


def test_a_matter_is_told_by_buttons_alone(person):
    """Confirm, answer, go on, register: each on the card that was shown."""
    person.presses("confirm", NONE).sees("governed by statute?")
    person.presses("answer", {"statutory_basis": "no"}).sees("Is information shared in it?")
    person.presses("answer", {"information_sharing": "no"}).sees("This is a partnership")
    person.presses("more").sees("Do money or information pass")
    person.presses("answer", {"grant_funding": "no", "financial_relationship": "no"})
    person.presses("register", ENTRY).sees("It is on the register of collaborations as ARR-")
    person.sees("Partners: Merseyside Police")


def test_what_was_heard_is_left_out_and_corrected_by_a_press(person):
    """The rest of what was heard stands."""
    person.presses("confirm", {"agreement_basis": "left out", "stage": "existing"})
    assert person.answers == {"collaboration": "yes", "stage": "existing"}


def test_a_changed_answer_says_what_changed(told):
    """As it does when it is typed."""
    told.presses("change", {"conference": "yes"}).sees("now “This is not a partnership”")
    told.presses("change", {"conference": "yes"}).sees("Nothing changed.")


def test_moving_about_needs_no_new_card(told):
    """Help, why, answers and resume are asked of any card."""
    old = told.screen
    told.says("more")
    told.presses("help", on=old).sees("You can always type:")
    told.presses("why", on=old).sees("Why this is asked")
    told.presses("answers", on=old).sees("Your answers")
    told.presses("resume", on=old).sees("Do money or information pass")


def test_an_entry_is_shown_by_its_button(told):
    """To whoever may read the register."""
    told.presses("register", {**ENTRY, "another": ENTRY["title"]})
    (row,) = [
        each
        for each in told.app.arrangements.all(told.conversation._front.actor)
        if each.enquiry == told.enquiry.id
    ]
    other = Person(told.app, "a reader")
    other.presses("show", key=encode(Press(f"arrangement-{row.id}", 0, "show")))
    other.sees(row.short, "Dog unit")


def test_a_register_press_without_a_title_asks_for_one(told):
    """The title can then be typed."""
    told.presses("register").sees("What is it called?", "Suggested: Shared dog-unit agreement")
    told.says("Dog unit", "none").sees("1. Title: Dog unit", "2. Partners: none named")


@pytest.mark.parametrize("title", ["?!", "x" * 201])
def test_a_title_that_is_none_is_asked_for_again(told, title):
    """The partners are not lost on it."""
    told.presses("register", {**ENTRY, "title": title}).sees("title", "What is it called?")
    told.says("Dog unit").sees("Suggested: Merseyside Police")


# -- The same again, too late, and by another --


def test_the_same_press_again_is_the_same_screen_and_records_nothing(person):
    """A channel may deliver a press twice, the second time long after."""
    first = person.screen
    for verb, values in (
        ("confirm", NONE),
        ("answer", {"statutory_basis": "no"}),
        ("answer", {"information_sharing": "no"}),
        ("register", ENTRY),
        ("change", {"conference": "yes"}),
    ):
        on = person.screen
        person.presses(verb, values, on=on, act_key=f"{first.stream}{verb}{values}")
        screen, before = person.screen, person.everything
        person.presses(verb, values, on=on, act_key=f"{first.stream}{verb}{values}")
        assert (person.screen, person.everything) == (screen, before)
        person.says("resume")


def test_the_same_press_again_elsewhere_shows_how_it_stands(person):
    """Another replica knows nothing of the screen, and everything of the act."""
    first = person.screen
    person.presses("confirm", NONE, act_key=f"{first.stream}once")
    before = person.everything
    other = Person(person.app, person.name)
    other.presses("confirm", NONE, on=first, act_key=f"{first.stream}once")
    other.sees("governed by statute?").does_not_see("moved on")
    assert other.everything == before


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("confirm", {"stage": "existing"}),
        ("answer", {"statutory_basis": "yes"}),
        ("more", {}),
        ("register", ENTRY),
        ("leave", {}),
        ("back", {}),
    ],
)
def test_a_card_overtaken_elsewhere_is_refused_kindly(person, verb, given):
    """It says what happened, shows the card that is current, and records nothing."""
    old = person.screen
    Person(person.app, person.name).says("none of these", "no", "no")
    before = person.everything
    person.presses(verb, given, on=old)
    person.sees("This matter has moved on since you last saw it", "This is a partnership")
    assert person.everything == before


def test_a_change_is_stale_only_when_that_very_answer_was_given_since(told):
    """Another answer in between does not matter to it."""
    old = told.screen
    told.says("change 5", "not sure")
    told.presses("change", {"conference": "unsure"}, on=old).does_not_see("moved on")
    told.presses("change", {"supplier_contract": "yes"}, on=old).sees("moved on")
    assert told.answers["supplier_contract"] == "unsure"


def test_the_press_of_another_is_refused_without_content(told):
    """Whether there is such a matter is nobody else's business."""
    before = told.everything
    other = Person(told.app, "somebody else")
    for verb in VERBS:
        other.presses(verb, {"title": "Mine", "register": "collaboration"}, on=told.screen)
        other.sees("Tell me in a sentence or two").does_not_see("partnership has", "This is a")
        other.does_not_see("[answers]")
    assert told.everything == before


@pytest.mark.parametrize("key", ["", "garbage", "é", "A" * 5000])
def test_a_key_that_is_none_shows_where_one_is(told, key):
    """And records nothing."""
    before = told.everything
    told.presses("answer", key=key).sees("I do not know that button any more.")
    assert told.everything == before


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("answer", {}),
        ("answer", {"dragons": "yes"}),
        ("answer", {"conference": "yes"}),
        ("answer", {"statutory_basis": "maybe"}),
        ("change", {}),
        ("change", {"statutory_basis": "yes"}),
        ("change", {"conference": "perhaps"}),
    ],
)
def test_values_that_are_not_on_the_card_are_not_taken(person, verb, given):
    """A channel hands over what it was given; what no card asked is not recorded."""
    person.says("none of these")
    before = person.everything
    person.presses(verb, given).sees("governed by statute?", "othing was recorded")
    assert person.everything == before


def test_values_that_were_never_heard_do_not_confirm(person):
    """The card still waits."""
    before = person.everything
    person.presses("confirm", {"dragons": "yes"}).sees("Is it right?")
    assert person.everything == before


ACTS = st.one_of(
    st.tuples(
        st.just("press"),
        st.sampled_from(VERBS),
        st.sampled_from(
            (
                {},
                NONE,
                ENTRY,
                {"statutory_basis": "no"},
                {"information_sharing": "no"},
                {"conference": "yes"},
                {"stage": "existing"},
            )
        ),
        st.integers(0, 5),
    ),
    st.tuples(
        st.just("say"),
        st.sampled_from(
            (DOG_UNIT, "yes", "no", "none of these", "register", "none", "back", "more", "resume")
        ),
    ),
    st.tuples(st.just("again")),
)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 1), ACTS), max_size=14))
def test_two_windows_in_any_order_never_do_a_press_twice(app, acts):
    """Old cards, new cards, repeated deliveries, typed lines between them."""
    windows = [Person(app, "two windows").says("start again", DOG_UNIT)]
    windows.append(Person(app, "two windows"))
    cards = [windows[0].screen]
    done = []
    for n, (which, act) in enumerate(acts):
        window = windows[which]
        match act:
            case ("press", verb, values, back):
                on = cards[-1 - back % len(cards)]
                values = values if verb != "line" else {"line": "change 1"}
                done.append((verb, values, on, f"{on.stream}:{len(app.store.load(on.stream))}:{n}"))
                window.presses(verb, values, on=on, act_key=done[-1][3])
            case ("say", line):
                window.says(line)
            case _ if done:
                verb, values, on, act_key = done[-1]
                before = _recorded(app, cards)
                window.presses(verb, values, on=on, act_key=act_key)
                happened = _recorded(app, cards) - before
                assert "enquiry-left" not in happened or verb == "leave"
                assert not happened - {"enquiry-resumed"}
        assert window.screen.title
        cards += [each for each in (window.screen, window.screen.below) if each and each.stream]


def _recorded(app, cards):
    return {
        each.name if each.name == "enquiry-resumed" else each.event_id
        for stream in {card.stream for card in cards}
        for each in app.store.load(stream)
    }
