"""A card says first what has changed, then what it is about, and ends with where one can go."""

from dataclasses import replace

import pytest

from bot.cards.card import adaptive_card, told
from bot.presses import Press, decode
from bot.screens import Action, Choice, Field, Inputs, Pick, Screen, Section
from tests.cards.card_lint import buttons, of_type
from tests.cards.made_screens import MATTER
from tests.cards.reading import GO_ON, HELP, YES_NO, asks, drawn, item, lines, pressed

FORM = Inputs(
    "Put it on the register",
    ("Anybody can see it.",),
    (
        Field("title", "Title", "Dog unit", "A few words", 200, required=True),
        Field("partners", "Partners", longest=2_000),
    ),
    "register",
    "Record it",
    (("register", "collaborations"),),
)


def test_a_card_reads_from_what_changed_to_where_one_can_go():
    """Notice, title, paragraphs, sections, progress, buttons."""
    screen = Screen(
        "This is a partnership",
        notice=("Now it is one.",),
        paragraphs=("Because: it is shared (CHE-6.1)",),
        sections=(Section("Who approves it", ("1. The Chief", "2. The Commissioner", "Both.")),),
        progress="Card 2",
        actions=(HELP, Action("find dog unit", "only those")),
    )
    assert lines(drawn(screen)) == [
        "→ Now it is one.",
        "# This is a partnership",
        "Because: it is shared (CHE-6.1)",
        "# Who approves it",
        "1. The Chief",
        "2. The Commissioner",
        "• Both.",
        "Card 2",
        ["Help"],
    ]


def test_a_notice_is_set_apart_by_more_than_a_colour():
    """It stands in a box of its own and begins with a sign."""
    box = drawn(Screen("Title", notice=("One", "Two")))["body"][0]
    assert (box["type"], box["style"]) == ("Container", "emphasis")
    assert [line["inlines"] for line in box["items"]] == [["→ One"], ["→ Two"]]


def test_a_form_stands_in_place_of_the_typed_question():
    """Its button carries what is given already."""
    screen = Screen("What is it called?", paragraphs=("Type it.",), inputs=FORM, stream=MATTER)
    card = drawn(screen)
    assert lines(card) == [
        "# Put it on the register",
        "Anybody can see it.",
        "(title) Title",
        "(partners) Partners",
        ["Record it"],
        [],
    ]
    title, partners = of_type(card, "Input.Text")
    assert title == {
        "type": "Input.Text",
        "id": "title",
        "label": "Title",
        "maxLength": 200,
        "placeholder": "A few words",
        "value": "Dog unit",
        "isRequired": True,
        "errorMessage": "Fill this in first.",
    }
    assert partners["isMultiline"] is True
    assert pressed(card, "Record it") == (
        Press(MATTER, 0, "register"),
        {"card": "token-1", "register": "collaborations"},
    )


def test_a_form_can_be_opened_as_a_dialog():
    """By a button that waits for nothing, and asks the client for a dialog."""
    card = drawn(Screen("x", inputs=FORM, stream=MATTER), can_open_dialog=True)
    [opens] = of_type(card, "Action.Submit")[-1:]
    assert (opens["title"], opens["associatedInputs"]) == ("Open as a form", "none")
    assert opens["data"]["msteams"] == {"type": "task/fetch"}
    assert decode(opens["data"]["press"]) == Press(MATTER, 0, "register")
    assert opens["data"]["register"] == "collaborations"


def test_a_dialog_is_the_form_and_one_button():
    """Of the only kind that a dialog sends; what could not be taken is said above."""
    screen = Screen("x", notice=("Type a title.",), inputs=FORM, actions=(HELP,), stream=MATTER)
    card = drawn(screen, dialog=True)
    assert lines(card) == [
        "→ Type a title.",
        "Anybody can see it.",
        "(title) Title",
        "(partners) Partners",
        ["Record it"],
        [],
    ]
    assert [action["type"] for action in buttons(card)] == ["Action.Submit"]


def test_one_of_a_list_is_picked():
    """The first is chosen already, so that nothing seems to be missing."""
    pick = Pick("Open one", "Open", (Choice("ENQ-AAAAAAAC", "Dogs"), Choice("ENQ-B", "Cats")))
    card = drawn(Screen("Your matters", pick=pick))
    [asked] = of_type(card, "Input.ChoiceSet")
    assert (asked["id"], asked["value"], asked["style"]) == ("line", "ENQ-AAAAAAAC", "compact")
    assert pressed(card, "Open") == (Press("", 0, "line"), {"card": "token-1"})


def test_a_button_without_a_verb_types_its_line():
    """On the card of no matter, too."""
    card = drawn(Screen("x", actions=(Action("find dog unit", "", "Find"),), version=9))
    assert pressed(card, "Find") == (Press("", 0, "line", "find dog unit"), {"card": "token-1"})


def test_what_still_waits_stands_beneath_what_was_looked_at():
    """Apart from it, with its own buttons; nothing is offered twice, nor to go on with it."""
    below = asks(item("one", *YES_NO))
    moves = (HELP, GO_ON, Action("my matters", "", "My matters", "matters"))
    card = drawn(Screen("Help", paragraphs=("Say it.",), actions=moves, below=below))
    assert lines(card) == [
        "# Help",
        "Say it.",
        ["My matters"],
        "Still waiting for your answer",
        "# What is it?",
        "Why one. (CHE-1.1)",
        ["Yes", "No", "Not sure"],
        ["Help"],
    ]
    waits = next(node for node in card["body"] if node.get("separator"))
    assert waits["inlines"][0]["text"] == "Still waiting for your answer"
    assert pressed(card, "Yes")[0].stream == MATTER


def test_only_one_half_of_a_card_has_inputs():
    """Whatever is sent takes along all of them, so that the other half is a press away."""
    below = asks(item("one", *YES_NO), item("two", *YES_NO))
    pick = Pick("Open one", "Open", (Choice("ENQ-AAAAAAAC", "Dogs"),))
    card = drawn(Screen("Your matters", pick=pick, below=below))
    assert lines(card) == [
        "# Your matters",
        "(line) Open one",
        ["Open"],
        "Still waiting for your answer",
        "# What is it?",
        ["Go on with it"],
        ["Help"],
    ]
    assert pressed(card, "Go on with it")[0] == Press(MATTER, 3, "resume")


def test_buttons_that_a_phone_cannot_show_side_by_side_are_in_rows():
    """Some clients cut off what does not fit."""
    moves = tuple(Action(f"line {n}", "", f"Button number {n}") for n in range(5))
    assert lines(drawn(Screen("x", actions=moves))) == [
        "# x",
        ["Button number 0", "Button number 1"],
        ["Button number 2", "Button number 3"],
        ["Button number 4"],
    ]


def test_a_long_part_is_folded_behind_a_button_that_gives_way():
    """How it begins is in sight; whoever hears the button hears what there is more of."""
    long = Section("You should have", tuple(f"{n} {'word ' * 20}" for n in range(14)))
    card = drawn(
        Screen("x", sections=(Section("Kind", ("One",)), long, Section("Review", ("Two",))))
    )
    [show] = of_type(card, "Action.ToggleVisibility")
    assert show["title"] == "Show 11 more"
    assert show["tooltip"] == "Show 11 more: You should have"
    rest, button = show["targetElements"]
    [hidden] = of_type(card, "Container")
    assert (hidden["id"], hidden["isVisible"], len(hidden["items"])) == (rest, False, 11)
    assert next(row["id"] for row in of_type(card, "ActionSet")) == button


def test_of_many_parts_the_last_are_folded_as_one():
    """One button rather than a dozen."""
    parts = tuple(Section(f"Part {n}", ("word " * 20,) * 2) for n in range(20))
    card = drawn(Screen("Why", sections=parts))
    [show] = of_type(card, "Action.ToggleVisibility")
    assert show["title"] == "Show 15 more"
    assert "tooltip" not in show


def test_a_long_title_is_not_shouted():
    """It is a sentence rather than a name."""
    short = drawn(Screen("This is a partnership"))["body"][0]
    long = drawn(Screen("I found nothing in the policy about that. The person to ask is the Head."))
    assert (short["size"], long["body"][0]["size"]) == ("Large", "Medium")
    assert {short["weight"], long["body"][0]["weight"]} == {"Bolder"}


def test_a_title_that_markdown_could_read_is_drawn_as_text():
    """It looks the same."""
    [title] = drawn(Screen("Dogs & *cats*"))["body"]
    assert title == {
        "type": "RichTextBlock",
        "inlines": [
            {"type": "TextRun", "text": "Dogs & *cats*", "size": "Large", "weight": "Bolder"}
        ],
    }


def test_a_card_that_is_cut_short_says_so_first():
    """The longest texts give way; what can be pressed stays."""
    parts = tuple(Section(f"Part {n}", ("word " * 400,) * 9) for n in range(9))
    card = drawn(Screen("Why", sections=parts, actions=(HELP,)))
    assert lines(card)[0] == (
        "→ This was too long to show whole. Nothing of what is recorded is lost."
    )
    assert lines(card)[-1] == ["Help"]


def test_what_is_filled_in_already_is_left_out_rather_than_cut():
    """Half of it would be recorded for the whole."""
    long = replace(FORM, fields=(Field("partners", "Partners", "é" * 3_000, longest=6_000),))
    [asked] = of_type(drawn(Screen("x", inputs=long)), "Input.Text")
    assert "value" not in asked
    short = replace(FORM, fields=(Field("partners", "Partners", "é" * 200),))
    [asked] = of_type(drawn(Screen("x", inputs=short)), "Input.Text")
    assert asked["value"] == "é" * 200


@pytest.mark.parametrize(
    ("screen", "said"),
    [
        (Screen("This is a partnership"), "This is a partnership."),
        (Screen("Who are the partners?"), "Who are the partners?"),
        (Screen("x", notice=("Type *resume* to see it.", "More.")), "Type resume to see it."),
        (Screen("Step", inputs=FORM), "Put it on the register."),
        (Screen("a <b> c"), "a b c."),
        (Screen("word " * 100), "word " * 39 + "word…"),
        (Screen(""), ""),
    ],
)
def test_a_card_is_told_in_one_sentence(screen, said):
    """For a notice of it, and for a voice."""
    assert told(screen) == said
    assert (adaptive_card(screen, "t")["speak"], adaptive_card(screen, "t")["fallbackText"]) == (
        said,
        said,
    )
