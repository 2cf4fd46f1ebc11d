"""The terminal shows a screen as lines, and ends well however it is left."""

import io
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import terminal
from bot.plain_text import WIDTH, rendered, visible
from bot.screens import Action, Choice, Item, Question, Screen, Section
from bot.waiting import patience
from tests.support.person import DOG_UNIT, opened_app

LONG = "Somebody answers for the shared information, with controls in place. " * 4
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"), Choice("unsure", "Not sure"))
EITHER = (*YES_NO[:2], Choice("either", "It could be either"), YES_NO[2])
LETTERED = (Choice("new", "New", "About to be signed."), Choice("unsure", "Not sure"))


def item(text: str, choices=YES_NO) -> Item:
    return Item("fact", text, "Why it matters.", (), "", "", choices)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def conversation(app, request):
    return app.conversation(request.node.nodeid)


class Interrupted(io.StringIO):
    """A keyboard on which Ctrl-C is pressed after its lines."""

    def readline(self, *size):
        line = super().readline(*size)
        if not line:
            raise KeyboardInterrupt
        return line


class Interactive(io.StringIO):
    """A keyboard, or a screen, with a person before it."""

    def isatty(self) -> bool:
        return True


def talk(conversation, typed: str, reading=io.StringIO, writing=io.StringIO) -> str:
    shown = writing()
    terminal.chat(conversation, reading(typed), shown)
    return shown.getvalue()


# -- A screen as lines --


def test_a_screen_is_notice_title_text_sections_and_what_can_be_typed():
    """The notice comes first: it says what has just happened."""
    screen = Screen(
        "Your answers",
        notice=("Nothing changed.",),
        paragraphs=("1. A conference: No", "Type *answers* to see them."),
        sections=(Section("Kind", ("Statutory (CHE-6.2)", "1. Chief Constable")),),
        progress="Card 2, at most 3 more",
        actions=(Action("why", "the reasons"), Action("start again", "begin another matter")),
    )
    assert list(rendered(screen)) == [
        "* Nothing changed.",
        "",
        "Your answers",
        "  1. A conference: No",
        "  Type answers to see them.",
        "",
        "Kind",
        "  - Statutory (CHE-6.2)",
        "  1. Chief Constable",
        "",
        "  Card 2, at most 3 more.",
        "  [why]         the reasons",
        "  [start again] begin another matter",
    ]


def test_one_item_shows_its_choices_with_numbers():
    """And why it is asked."""
    screen = Screen("Is it a conference?", question=Question("?", (item("A conference", EITHER),)))
    assert list(rendered(screen)) == [
        "Is it a conference?",
        "  1. Yes",
        "  2. No",
        "  3. It could be either",
        "  4. Not sure",
        "  Why it matters.",
        "  Type the number of your answer.",
    ]


def test_several_items_show_letters_only_where_yes_and_no_will_not_do():
    """What else an item takes is named beside it."""
    question = Question("?", (item("Shared", EITHER), item("Stage", LETTERED)))
    assert list(rendered(Screen("How?", question=question))) == [
        "How?",
        "  1. Shared (or say: it could be either)",
        "  2. Stage",
        "     a. New: About to be signed.",
        "     b. Not sure",
        "  Type number, and letter where there is one: “1 no”, “2a”, “rest no”, “1 not sure”.",
    ]


def test_what_waits_is_shown_beneath():
    """After a line of its own."""
    screen = Screen("Help", below=Screen("Is it a conference?"))
    assert list(rendered(screen)) == ["Help", "", "Is it a conference?"]


def test_headings_are_bold_for_a_person_and_plain_in_a_pipe():
    """Nothing is told by style alone."""
    screen = Screen("Why", sections=(Section("Kind", ("Statutory",)),))
    styled = list(rendered(screen, styled=True))
    assert styled[0] == "\x1b[1mWhy\x1b[0m"
    assert styled[2] == "\x1b[1mKind\x1b[0m"
    assert "\x1b" not in "".join(rendered(screen))


@given(
    text=st.text(max_size=300),
    width=st.integers(40, WIDTH),
    says=st.sampled_from(("why", "leave it for now")),
)
def test_no_line_is_wider_than_the_page_and_none_obeys_a_sign(text, width, says):
    """However long a word of it is."""
    screen = Screen(
        text,
        notice=(text,),
        paragraphs=(text, f"1. {LONG}"),
        sections=(Section(text, (text, LONG)),),
        question=Question(text, (item(text), item(LONG, LETTERED))),
        actions=(Action(says, text), Action(says, LONG)),
    )
    for line in rendered(screen, width=width):
        assert len(line) <= width
        assert line.isprintable()


@given(text=st.text())
def test_what_is_shown_of_a_line_has_no_signs_in_it(text):
    """An escape is a space."""
    assert visible(text).isprintable()


# -- A chat --


def test_a_pipe_echoes_what_is_typed_so_that_a_transcript_reads_well(conversation):
    """And has no colours in it."""
    said = talk(conversation, f"{DOG_UNIT}\n\x1b[31myes\x07\n")
    assert f"> {DOG_UNIT}\n" in said
    assert "\x1b" not in said
    assert "\x07" not in said


def test_a_person_sees_bold_headings_and_no_echo_of_their_own(conversation):
    """Their terminal has shown them what they typed."""
    said = talk(conversation, f"{DOG_UNIT}\n", Interactive, Interactive)
    assert "\x1b[1mThis is what I heard. Is it right?\x1b[0m" in said
    assert DOG_UNIT not in said.partition("For example")[2].partition("This is what I heard")[2]


def test_a_narrow_terminal_gets_narrow_lines(conversation, monkeypatch):
    """A pipe has no width."""
    monkeypatch.setenv("COLUMNS", "40")
    said = talk(conversation, "", Interactive, Interactive).replace("\x1b[1m", "")
    assert max(map(len, said.replace("\x1b[0m", "").splitlines())) <= 40
    assert max(map(len, talk(conversation, "").splitlines())) > 40


def test_a_carriage_return_is_no_part_of_an_answer(conversation):
    """Lines from another system end in two signs."""
    assert "Is it any of these?" in talk(conversation, f"{DOG_UNIT}\r\nyes\r\n")


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("", "Goodbye. Come back whenever you like."),
        (f"{DOG_UNIT}\n", "I will ask the same question."),
        (f"{DOG_UNIT}\nleave it for now\nnone of these\n", "I will ask the same question."),
        ("quit\nquit\n", "Goodbye. Come back whenever you like."),
    ],
)
def test_the_chat_ends_with_the_lines_or_with_leaving(conversation, typed, last):
    """What comes after leaving is not read."""
    said = talk(conversation, typed)
    assert said.rstrip().endswith(last)
    assert said.count(last) == 1


@pytest.mark.parametrize(
    "typed", ["", f"{DOG_UNIT}\n", f"{DOG_UNIT}\nyes\n", f"{DOG_UNIT}\nyes\nback\n"]
)
def test_ctrl_c_ends_it_kindly_wherever_it_is(conversation, typed):
    """What was acknowledged is saved."""
    assert "Stopped. Every answer that was followed by" in talk(conversation, typed, Interrupted)


# -- Waiting --


def test_whoever_waits_is_told():
    """On stderr, so that a transcript has nothing of it."""
    told = threading.Event()

    class Telling(io.StringIO):
        def flush(self):
            told.set()

    writing = Telling()
    with patience(writing, after=0):
        assert told.wait(timeout=30)
    assert writing.getvalue() == "One moment, this takes a little longer than usual ...\n"


def test_whoever_does_not_wait_is_told_nothing():
    """The timer is put away when the work is done."""
    writing = io.StringIO()
    with patience(writing, after=3600):
        pass
    assert writing.getvalue() == ""
    waiting = (each for each in threading.enumerate() if isinstance(each, threading.Timer))
    assert all(timer.finished.is_set() for timer in waiting)
