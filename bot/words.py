"""Every sentence that the assistant says of its own accord.

What the policy says comes from the edition.
"""

from collections.abc import Sequence
from datetime import date

from bot.answers import Misread
from bot.screens import Question
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
NOT_OURS = "I could not tell what that is about."
SAY_THIS = (
    "Say what you want to do and with whom, or ask what the policy says about something. For"
    " example:"
)
TOO_LONG = (
    "That is longer than I can read at once, so nothing of it was taken. Say it in a few sentences."
)
HELLO = (
    "Glad to help. I can tell you whether something is a partnership, who has to approve it, and"
    " what else the policy asks."
)
HEARD_TITLE = "This is what I heard. Is it right?"
HEARD_HINT = "Nothing counts until you confirm it. What you leave out or correct may add a card."
NO_MATTER = "There is nothing open. Tell me about a new matter."
SAVED = "All your answers are saved. Come back whenever you like: I will ask the same question."
STOPPED = (
    "Stopped. Every answer that was followed by another screen is saved. Come back whenever you"
    " like: I will ask the same question."
)
TRYING = "You are trying {policy}. Nothing that you say or answer is recorded."
TRIED = "The trial is over. Nothing of it was recorded."
GOODBYE = "Goodbye. Come back whenever you like."
ONE_MOMENT = "One moment, this takes a little longer than usual ..."
NOTHING_BACK = "There is nothing further back."
NOTHING_TO_CHANGE = "There is no answer with that number. Type *answers* to see them."
NOTHING_TO_RESUME = "Nothing is waiting for you. Tell me about a new matter."
UNCHANGED = "That is the answer that was there already. Nothing changed."
KEPT = "That answer stays as it was."
RESUMED = "Welcome back. You were asking: “{opening}”"
UNREADABLE_MATTER = (
    "{number} cannot be read and is passed over. Nothing of it is lost; say its number to support."
)
STARTED_AGAIN = "The matter before is kept as {id}. Type its number to go on with it."
NO_ANSWER = "I could not read that as an answer."
BEGIN_ANOTHER = "If that is another matter, begin it anew below; this one is kept."
AS_IT_STANDS = (
    "This is how the matter in front stands. For another, say what you want to do and with whom."
)
GOING_ON_WITH = "You were asking: “{opening}”"
MOVED_ON = (
    "This matter has moved on since you last saw it, perhaps in another window. Nothing of what"
    " you just did was recorded; this is how it stands."
)
CAME_BEFORE = (
    "That came before and counted once. What came now was not recorded; this is how it stands."
)
BUSY = "Somebody else is writing to this matter at this moment. Type *resume* to see how it stands."
UNAVAILABLE = (
    "I cannot reach the place where answers are kept. What you just typed may not be saved."
)
GONE = "That matter is not there any more. Ask whoever looks after this program, or begin another."
TRY_AGAIN = "Type *resume* to see where you are, then go on from there."
STILL_OPEN = "Noted. What is left on this card is still open."
NOTHING_HEARD = "I will find out {goal}. I ask only what matters for it."
OTHER_ENQUIRIES = "Your matters"
STANDING = {
    "confirming": "waiting for you to confirm",
    "asking": "waiting for your answers",
    "decided": "answered",
}
LEFT = "left for now"
CONSIDERED = "kept as considered"
ENTERED_AS = "on the register as {number}"
NO_MATTERS = "You have no matter yet. Say in a sentence or two what you want to do with whom."
PICK_MATTER = "Open one of your matters"
PICK_ANSWER = "Change one of your answers"
PICK_FIRST = "Choose one of the list first, then press the button beside it."
OPEN_IT = "Open"
CHANGE_IT = "Change"
MORE_MATTERS = "and {count} more: type *my matters* to see them all"
NOT_A_BUTTON = "I do not know that button any more. Nothing was recorded; this is how it stands."
CHANGING = "You are changing an answer"
SAID_AT_THE_START = "This is what you said at the start. How is it?"
BODY = "The body that it is about"
WHY_BODY = "For a body that the policy knows by name, its name answers some of the questions."
NOT_SURE = "Not sure"
WHY_ASKED = "Why this is asked"
NOT_ON_THIS_CARD = "That button belongs to another card. Nothing was recorded."
NO_SUCH_MATTER = "You have no matter with the number {number}."
NOTHING_ELSE_CHANGED = "The answer is changed. Nothing in the outcome changes with it."
GOING_ON = "Now to everything that the policy asks of it."
LEFT_OPEN = "The policy does not say whether this is a partnership"
NOT_SETTLED = "Not settled yet"
WHETHER = "Whether this holds: “{said}”"
DEPENDS_ON = "It depends on these questions"
NOT_MORE = "Everything is settled that questions can settle."
NO_TO_WHAT = (
    "No to which? Type *none of these* for the list, or *none of it* if nothing that I heard is"
    " right."
)
CONFIRM_AGAIN = "Type *yes* if it is right, *not 1* to leave out number 1, or *1 no* to correct it."
NO_SUCH_HEARD = "There is no such number: “{numbers}”. Type *not 1* to leave out the first."

HELP = (
    "Say what you want to do, and I ask only what matters for it. You can always type:",
    "help · back · answers · change 2 · why · start again · leave it for now · resume",
    "register · show the register · find dog unit · my matters · forms",
    "On a card, a number picks the choice with that number. *Not sure* is always an answer.",
    "You can also ask: what does the policy say about grants · show me section 8 · what is MAPPA",
    "who keeps the register · who approves it · what is my role here · why was it decided so",
    "On an entry: start approval · my approvals · what is missing · add a note · what else",
    "With whom: bodies · partner Merseyside Police",
    "What is due: my tasks · what is due in Halton · open a task · show the associations",
    "Offices: who is the Chief of Staff · who holds which office · what offices do I hold",
    "Who speaks for us: who represents us · who is missing. Who knows: ask them · questions for me",
    "Reviews: reviews due · reviews overdue · when is the LSP reviewed · how can we leave it",
    "Meetings: log feedback · my meetings · plan a meeting. Reports: reports",
    "Risks: report a risk · risk log · risks waiting for me · heat map",
    "Being told: notices · what have you sent me · stop reminders · no messages before 9",
)

HELP_WITH_PROCESS = "Beside meetings: what can I log · triggers · switches · recommendations"

IN_COMPANY = (
    "Here, where others read along, I answer questions about the policy, with the clause. Name me"
    " in your message, or I do not see it."
)
IN_PRIVATE = (
    "A matter of your own, and the register, are for the chat with me alone: write to me there, and"
    " nothing of it is shown here."
)
TAKEN_HOME = "That is for the chat with me alone: nothing of it is shown here."
COMPANY_EXAMPLES = (
    "What does the policy say about exit strategies?",
    "What is a strategic partnership?",
    "Which clause covers grants?",
)

HOW_TO_PICK = "Type the number of your answer."
HOW_TO_PICK_MANY = (
    "Type what applies and say what the rest is: “{second}, rest no”, “{first} no, rest not sure”,"
    " or “none of these”."
)
HOW_TO_PICK_LETTERED = (
    "Type number and letter for each: “{first}b”, or “{first}b, {second}a”. “{first} not sure”"
    " works as well."
)
HOW_TO_PICK_MIXED = (
    "Type number, and letter where there is one: “{first} no”, “{lettered}a”, “rest no”,"
    " “{first} not sure”."
)
CONFIRMS_TOO = "Your answer also confirms what I heard; *yes* alone confirms just that."

GOALS = {
    PARTNERSHIP: "whether it is a partnership",
    APPROVAL: "which approval it needs",
    EVERYTHING: "everything the policy asks",
}


def day(when: date) -> str:
    """Return *when* as people here write it."""
    return f"{when.day} {when:%B %Y}"


def misread(question: Question, read: Misread) -> str:
    """Say what could not be read on the card, and how to answer it."""
    how = how_to_answer(question)
    match read.why:
        case "empty":
            return f"Nothing was typed. {how}"
        case "number":
            return f"There is no such number on this card: “{shortened(read.piece)}”. {how}"
        case "choice":
            return f"Say which choice you mean with “{shortened(read.piece)}”. {how}"
        case "twice":
            return (
                f"“{shortened(read.piece)}” answers something a second time, and differently. {how}"
            )
        case _:
            return f"I could not read “{shortened(read.piece)}” as an answer. {how}"


def how_to_answer(question: Question) -> str:
    """Say how this card is answered by typing, by the numbers that are on it."""
    if len(question.items) == 1:
        return HOW_TO_PICK
    plain = [item.is_yes_no for item in question.items]
    how = HOW_TO_PICK_MIXED if any(plain) else HOW_TO_PICK_LETTERED
    lettered = question.first + (plain.index(False) if False in plain else 0)
    said = (HOW_TO_PICK_MANY if all(plain) else how).format(
        first=question.first, second=question.first + 1, lettered=lettered
    )
    return f"{said} {CONFIRMS_TOO}" if question.first > 1 else said


def progress(card: int, left: int) -> str:
    """Say how far it is: this card's number, and at most how many come after it."""
    if left <= 1:
        return f"Card {card}, the last one" if left == 1 else f"Card {card}"
    return f"Card {card}, at most {left - 1} more"


def asked(opening: str, number: str, under: str) -> str:
    """Say which matter it is and under what it is decided, on one line."""
    return f"You said: “{shortened(opening, 40)}” ({number}), under {under}"


def versioned(policy: str, version: str) -> str:
    """Return what a *policy* is called with its version, which need not be a number.

    >>> versioned("Cheshire policy", "0.2"), versioned("Lancashire policy", "undated")
    ('Cheshire policy v0.2', 'Lancashire policy (undated)')
    """
    return f"{policy} v{version}" if "." in version else f"{policy} ({version})"


def unavailable(advice: str) -> tuple[str, ...]:
    """Say that the store cannot be used, and what to do."""
    return (UNAVAILABLE, advice, TRY_AGAIN)


FROM_NAME = "Taken from the name: {body}"
TAKEN = "Taken as so"
TAKEN_FROM_NAME = (
    "Some of this is taken from the name, {body}, and not from you; *why* lists it, and any answer"
    " of yours comes first. ({clauses})"
)


def body_contradicted(body: str, items: list[str]) -> str:
    """Say that what was answered differs from what the body's name stands for."""
    named = listed([f"“{item}”" for item in items])
    return f"{body} would mean something else for {named}; your answer stands."


def listed(words: Sequence[str], last: str = " and ") -> str:
    """Join *words* as a sentence does."""
    return last.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def consulting(mode: str, offices: Sequence[str]) -> str:
    """Say who is consulted first: *all* of them, *any* of them, or those decided with.

    >>> consulting("any", ["Chair", "Vice-Chair"])
    'After consulting the Chair or the Vice-Chair, or both.'
    """
    if mode == "in_conjunction":
        return f"In conjunction with the {listed(offices, ' and the ')}."
    if mode == "all" or len(offices) == 1:
        return f"After consulting the {listed(offices, ' and the ')}."
    both = "both" if len(offices) == 2 else "several of them"  # noqa: PLR2004 - that is both
    return f"After consulting the {listed(offices, ' or the ')}, or {both}."


def shortened(text: str, most: int = 60) -> str:
    """Return *text* on one line, cut where it goes on for longer than can be quoted."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
