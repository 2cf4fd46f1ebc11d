"""A card is read from its top to its bottom, as lines; and a screen is made that asks something."""

from bot.cards.card import adaptive_card
from bot.presses import decode
from bot.screens import Action, Choice, Item, Question, Screen
from tests.cards.card_lint import INPUTS, buttons, of_type
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
    for node in of_type(card, "TextBlock", "RichTextBlock", *INPUTS, "ActionSet"):
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
    return decode(data.pop("press")), data
