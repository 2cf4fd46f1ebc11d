"""Every sentence that the assistant says of its own accord.

What the policy says comes from the edition.
"""

from bot.answers import Misread
from bot.screens import Action, Question
from domain.policy.goals import APPROVAL, EVERYTHING, PARTNERSHIP

GREETING = "Partnerships Assistant"
ASK_MATTER = (
    "Tell me in a sentence or two what you want to do with whom, and I will say what the policy"
    " asks of you."
)
EXAMPLES = (
    "We want to sign a shared dog-unit agreement with Merseyside Police under a section 22A.",
    "Our software supplier calls our contract a strategic partnership. Is it one?",
    "What does the policy say about exit strategies?",
)
UNDER = "You are asking under the {policy}: {title}."
NOT_OURS = (
    "I could not tell what that is about. Say what you want to do and with whom (for example: we"
    " want to share a drone team with another force), or ask what the policy says about something."
)
HELLO = (
    "Hello. I can tell you whether something is a partnership, who has to approve it, and what else"
    " the policy asks."
)
HEARD_TITLE = "This is what I heard. Is it right?"
HEARD_HINT = "Nothing counts until you confirm it."
NO_MATTER = "There is nothing open. Tell me about a new matter."
NOT_FOUND = "I found nothing in the policy about that. The person to ask is the {office}."
FOUND = "This is what the policy says, in our words"
SAVED = "All your answers are saved. Come back whenever you like: I will ask the same question."
NOTHING_BACK = "There is nothing to go back to yet."
NOTHING_TO_CHANGE = "There is no answer with that number. Type *answers* to see them."
UNCHANGED = "That is the answer that was there already. Nothing changed."
RESUMED = "Welcome back. You were asking: “{opening}”"
STARTED_AGAIN = "The matter before is kept as {id}. Type its number to go on with it."
OTHER_ENQUIRIES = "Your matters"
STANDING = {
    "confirming": "waiting for you to confirm",
    "asking": "being answered",
    "decided": "answered",
}
CHANGING = "You are changing an answer; type *resume* to leave it as it was"
NO_SUCH_MATTER = "You have no matter with the number {number}."
NOTHING_ELSE_CHANGED = "The answer is changed. Nothing in the outcome changes with it."
GOING_ON = "Now to everything that the policy asks of it."
NOT_MORE = "Everything is settled that questions can settle."

HELP = (
    "Say what you want to do, and I ask only what matters for it. You can always type:",
    "help · back · answers · change 2 · why · start again · leave it for now · resume",
    "On a card, a number picks the choice with that number. *Not sure* is always an answer.",
    "You can also ask what the policy says, for example: what does the policy say about grants?",
)

HOW_TO_PICK = "Type the number of your answer."
HOW_TO_PICK_MANY = (
    "Type what applies and say what the rest is: “2, rest no”, “1 no, 3 not sure”, or “none of"
    " these”."
)
HOW_TO_PICK_LETTERED = (
    "Type number and letter for each: “1b”, or “1b, 2a”. “1 not sure” works as well."
)
HOW_TO_PICK_MIXED = (
    "Type number, and letter where there is one: “1, 2 no, 4a”, “rest no”, “3 not sure”."
)

GOALS = {
    PARTNERSHIP: "whether it is a partnership",
    APPROVAL: "which approval it needs",
    EVERYTHING: "everything the policy asks",
}

YES_RIGHT = Action("yes", "that is right")
NOT_THAT = Action("not 2", "leave out number 2; it will be asked if it matters")
CORRECT = Action("2 no", "correct number 2")
WHY = Action("why", "the reasons, with the clauses in our words")
ANSWERS = Action("answers", "see and change your answers")
START_AGAIN = Action("start again", "begin another matter; this one is kept")
BACK = Action("back", "change the answer before")
WHY_ASK = Action("why", "why this is asked")
LEAVE = Action("leave it for now", "stop; you will be asked the same question next time")
GO_ON = Action("resume", "go on with your matter")
HELP_ACTION = Action("help", "what you can type")


def misread(question: Question, read: Misread) -> str:
    """Say what could not be read on the card, and how to answer it."""
    how = how_to_answer(question)
    match read.why:
        case "empty":
            return f"Nothing was typed. {how}"
        case "number":
            return f"There is no such number on this card: “{read.piece}”. {how}"
        case "choice":
            return f"Say which choice you mean with “{read.piece}”. {how}"
        case "twice":
            return f"“{read.piece}” answers something a second time, and differently. {how}"
        case _:
            return f"I could not read “{read.piece}” as an answer. {how}"


def how_to_answer(question: Question) -> str:
    """Say how this card is answered by typing."""
    if len(question.items) == 1:
        return HOW_TO_PICK
    plain = [item.is_yes_no for item in question.items]
    if all(plain):
        return HOW_TO_PICK_MANY
    return HOW_TO_PICK_MIXED if any(plain) else HOW_TO_PICK_LETTERED


def progress(card: int, left: int) -> str:
    """Say how far it is: this card's number, and at most how many come after it."""
    if left <= 1:
        return f"Card {card}, the last one" if left == 1 else f"Card {card}"
    return f"Card {card}, at most {left - 1} more"


def more(cards: int, settles: str) -> Action:
    """Offer to go on."""
    count = "One more card" if cards == 1 else f"At most {cards} more cards"
    return Action("more", f"{count} would settle {settles}")


def listed(words: tuple[str, ...] | list[str]) -> str:
    """Join *words* as a sentence does."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
