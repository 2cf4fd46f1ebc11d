"""A card says first what has changed, then what it is about, and ends with where one can go."""

from dataclasses import replace

import pytest

from bot.cards.card import adaptive_card, told
from bot.presses import Press, decode
from bot.screens import Action, Choice, Field, Inputs, Item, Pick, Question, Said, Screen, Section
from tests.cards.card_lint import buttons, of_type
from tests.cards.made_screens import MATTER

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"), Choice("unsure", "Not sure"))
STAGES = tuple(
    Choice(value, value.title(), f"It is {value}.") for value in ("new", "running", "ending")
)
HELP = Action("help", "what you can type", "Help", "help")
GO_ON = Action("resume", "go on", "Go on", "resume")


def item(fact, *choices):
    return Item(fact, f"About {fact}", f"Why {fact}.", ("CHE-1.1",), "", "", choices)


def asks(*items, **more):
    """Return a screen that asks *items*."""
    question = Question("What is it?", items)
    parts = {"title": "What is it?", "answering": "answer", "actions": (HELP,)} | more
    return Screen(question=question, stream=MATTER, version=3, **parts)


def drawn(screen, **way):
    return adaptive_card(screen, "token-1", **way)


def lines(card):
    """Return what stands on *card* from its top to its bottom, hidden or not."""
    found = []
    for node in of_type(
        card, "TextBlock", "RichTextBlock", "Input.ChoiceSet", "Input.Text", "ActionSet"
    ):
        match node["type"]:
            case "TextBlock":
                found.append(f"# {node['text']}")
            case "RichTextBlock":
                runs = (run if isinstance(run, str) else run["text"] for run in node["inlines"])
                found.append("".join(runs))
            case "ActionSet":
                found.append([action["title"] for action in node["actions"]])
            case _:
                found.append(f"({node['id']}) {node['label']}")
    return [*found, [action["title"] for action in card["actions"]]]


def pressed(card, title):
    """Return what the button *title* means, and what else it carries."""
    action = next(each for each in buttons(card) if each["title"] == title)
    data = dict(action["data"])
    return decode(data.pop("key")), data


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


def test_a_question_with_few_choices_is_answered_by_one_press():
    """Why it is asked stands above, and the buttons carry the answer."""
    card = drawn(asks(item("stage", *STAGES)))
    assert lines(card) == [
        "# What is it?",
        "Why stage. (CHE-1.1)",
        "• New: It is new.",
        "• Running: It is running.",
        "• Ending: It is ending.",
        ["New", "Running", "Ending"],
        ["Help"],
    ]
    press, carried = pressed(card, "Running")
    assert press == Press(MATTER, 3, "answer")
    assert carried == {"card": "token-1", "stage": "running"}


def test_an_answer_that_is_changed_says_so_to_the_assistant():
    """The verb is what the screen says its answers mean."""
    card = drawn(asks(item("stage", *STAGES), answering="change"))
    assert pressed(card, "New")[0].verb == "change"


@pytest.mark.parametrize(
    ("choices", "style"),
    [
        (tuple(Choice(f"v{n}", f"Choice {n}") for n in range(6)), "expanded"),
        ((*YES_NO, Choice("other", "One that is far too long for a button")), "expanded"),
        (tuple(Choice(f"v{n}", f"Choice {n}") for n in range(12)), "compact"),
    ],
)
def test_a_question_with_many_or_long_choices_is_a_list(choices, style):
    """One must be chosen before it is sent."""
    card = drawn(asks(item("body_type", *choices)))
    [asked] = of_type(card, "Input.ChoiceSet")
    assert (asked["style"], asked["isRequired"], asked["errorMessage"]) == (
        style,
        True,
        "Choose one first.",
    )
    assert "value" not in asked
    assert lines(card)[-2:] == [["Send"], ["Help"]]


def test_a_card_of_several_questions_has_a_list_for_each():
    """Numbered as a typed answer numbers them; none has to be answered."""
    card = drawn(asks(item("one", *YES_NO), item("two", *YES_NO), item("stage", *STAGES)))
    assert lines(card) == [
        "# What is it?",
        "(one) 1. About one",
        "(two) 2. About two",
        "(stage) 3. About stage",
        ["Show what they mean"],
        "• New: It is new.",
        "• Running: It is running.",
        "• Ending: It is ending.",
        "Choose what applies, then press Send. None of these says no to whatever you left alone.",
        ["Send", "None of these"],
        ["Help"],
    ]
    assert not any("isRequired" in each for each in of_type(card, "Input.ChoiceSet"))
    assert pressed(card, "Send")[0].verb == "answer"
    assert pressed(card, "None of these") == (
        Press(MATTER, 3, "none", "one two stage"),
        {"card": "token-1"},
    )


def test_what_can_only_be_chosen_cannot_be_denied():
    """Without a yes or no there is no *none of these*."""
    card = drawn(asks(item("stage", *STAGES), item("held", *STAGES)))
    assert lines(card)[-3:] == ["Choose what applies, then press Send.", ["Send"], ["Help"]]


HEARD = Screen(
    "This is what I heard. Is it right?",
    paragraphs=("1. About stage: New (you said “sign”)", "You want to know which approval."),
    said=(Said(item("stage", *STAGES), "new", "want to *sign*"),),
    answering="confirm",
    stream=MATTER,
    version=1,
)


def test_what_was_heard_is_chosen_already_with_the_words_beneath():
    """It can be left out; what the lists show is not said a second time."""
    card = drawn(HEARD)
    assert lines(card) == [
        "# This is what I heard. Is it right?",
        "You want to know which approval.",
        "(stage) 1. About stage",
        "You said “want to *sign*”",
        ["That is right"],
        [],
    ]
    [heard] = of_type(card, "Input.ChoiceSet")
    assert heard["value"] == "new"
    assert heard["choices"][-1] == {"title": "Leave this out", "value": "left out"}
    assert pressed(card, "That is right") == (Press(MATTER, 1, "confirm"), {"card": "token-1"})


def test_what_is_asked_beside_what_was_heard_has_its_own_heading():
    """Both are sent by one press."""
    beside = Question("Is it any of these?", (item("one", *YES_NO), item("two", *YES_NO)), first=2)
    card = drawn(replace(HEARD, question=beside))
    assert lines(card)[2:] == [
        "(stage) 1. About stage",
        "You said “want to *sign*”",
        "# Is it any of these?",
        "(one) 2. About one",
        "(two) 3. About two",
        "That is right takes all of it as it stands here. None of these does so too, and says no"
        " to whatever you left alone.",
        ["That is right", "None of these"],
        [],
    ]


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
    assert decode(opens["data"]["key"]) == Press(MATTER, 0, "register")
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
    long = Section("You should have", tuple(f"{n} {'word ' * 20}" for n in range(9)))
    card = drawn(
        Screen("x", sections=(Section("Kind", ("One",)), long, Section("Review", ("Two",))))
    )
    [show] = of_type(card, "Action.ToggleVisibility")
    assert show["title"] == "Show 6 more"
    assert show["tooltip"] == "Show 6 more: You should have"
    rest, button = show["targetElements"]
    [hidden] = of_type(card, "Container")
    assert (hidden["id"], hidden["isVisible"], len(hidden["items"])) == (rest, False, 6)
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
