"""Every sentence that the assistant says of its own accord.

What the policy says comes from the edition.
"""

from collections.abc import Sequence
from datetime import date

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
NOT_FOUND = "I found nothing in the policy about that. The person to ask is the {office}."
FOUND = "This is what the policy says, in our words"
SAVED = "All your answers are saved. Come back whenever you like: I will ask the same question."
STOPPED = (
    "Stopped. Every answer that was followed by another screen is saved. Come back whenever you"
    " like: I will ask the same question."
)
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
BEGIN_ANOTHER = (
    "If that is another matter: type *start again* first, then say it once more. This one is kept."
)
MOVED_ON = (
    "This matter has moved on since you last saw it, perhaps in another window. Nothing of what"
    " you just did was recorded; this is how it stands."
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
OPEN_BY_NUMBER = "Type the number of one to go on with it."
MORE_MATTERS = "and {count} more: type *my matters* to see them all"

REGISTER = "On the register"
REGISTER_EMPTY = "Nothing is there yet. A matter can be put there once its questions are answered."
NOTHING_LIKE = "Nothing on the register says “{words}”. This is what is there."
REGISTER_FOUND = "On the register, for “{words}”"
OPEN_ENTRY = "Type the number of an entry to see it."
MORE_ENTRIES = "and {count} more: type *find* and a word of the title"
NO_SUCH_ENTRY = "There is no entry with the number {number}."
NO_KEEPER = "the policy names no keeper; ask the {office}"
NO_PARTNERS = "none named"
NO_STAGE = "not said"
KIND_OPEN = "not settled"
FROM_MATTER = "From the matter: {number} (whoever opened it can type its number)"
BELONGING = "It belongs with"
ENTERED_IN_ERROR = "This entry was made by mistake. It is kept, and is on no list."
ON_REGISTER = "It is on {register} as {number}."
PUT_IT_ON = "put it on {registers}"
EXPLORED = (
    "It is still being explored: an entry on a register comes when it is entered. Until then it is"
    " kept among your matters as considered."
)
KEPT_AS_CONSIDERED = "It goes on no register; it is kept among your matters as considered."
KEPT_FOR_NOW = (
    "No register is certain for it yet; until one is, it is kept among your matters as considered."
)
PUTTING_ON = "You are putting it on {register}. Nothing is recorded until you have checked it."
ASK_TITLE = "What is it called?"
TAKE_TITLE = "Suggested: {title}"
NO_TITLE = "Type a title of a few words, by which others will know it."
TITLE_TOO_LONG = "That is too long for a title: keep it within 200 characters. Nothing is lost."
ASK_PARTNERS = "Who are the partners?"
HOW_PARTNERS = "Type their names with commas between them, or *none*."
NO_PARTNER_READ = "I could not read that as names. Nothing is lost."
TAKE_PARTNERS = "Suggested: {partners}"
PARTNERS_TOO_LONG = (
    "That is too much: name at most 30 partners, each within 200 characters. Nothing is lost."
)
CHECK_ENTRY = "Is this right?"
GOES_ON = "It goes on {register}, where anybody who may read the register can see it."
CHECK_AGAIN = "Type *yes* to put it on the register, or *change 1* to change the title."
NOT_REGISTERED = "It was not put on the register. Type *register* whenever you want to."
REGISTERED = "It is on {register} as {number}."
NEXT_REGISTER = "It goes on {register} as well: that comes next."
FIND_AGAIN = (
    "To find it again, type its number, or *find* and words of its title, such as *find {words}*."
)
LINKED_WHY = "Both come from the same matter."
REGISTER_LATER = "It can be put on a register once its questions are answered."
NO_REGISTER = "There is no register that it goes on for certain, as it stands."
REGISTER_FIRST = "First what the policy says of it; then it can be put on the register."
REGISTER_WHAT = (
    "Tell me first what you want to do and with whom: a matter goes on the register once its"
    " questions are answered. Or type the number of a matter of yours."
)
NOT_A_BUTTON = "I do not know that button any more. Nothing was recorded; this is how it stands."
CHANGING = "You are changing an answer"
SAID_AT_THE_START = "This is what you said at the start. How is it?"
BODY = "The body that it is about"
WHY_BODY = "For a body that the policy knows by name, its name answers some of the questions."
NOT_SURE = "Not sure"
NOT_ON_THIS_CARD = "That button belongs to another card. Nothing was recorded."
NO_SUCH_MATTER = "You have no matter with the number {number}."
NOTHING_ELSE_CHANGED = "The answer is changed. Nothing in the outcome changes with it."
GOING_ON = "Now to everything that the policy asks of it."
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
    "register · show the register · find dog unit · my matters",
    "On a card, a number picks the choice with that number. *Not sure* is always an answer.",
    "You can also ask what the policy says, for example: what does the policy say about grants?",
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

YES_RIGHT = Action("yes", "that is right")
WHY = Action("why", "the reasons, with the clauses in our words")
ANSWERS = Action("answers", "see and change your answers")
START_AGAIN = Action("start again", "begin another matter; this one is kept")
BACK = Action("back", "change what you answered before")
WHY_ASK = Action("why", "why this is asked")
LEAVE = Action("leave it for now", "stop; you will be asked the same question next time")
GO_ON = Action("resume", "go on with your matter")
KEEP = Action("resume", "leave it as it was")
HELP_ACTION = Action("help", "what you can type")
REGISTER_ACTION = Action("show the register", "what is on it")
SEE_ENTRY = Action("register", "see its entry on the register")
FIND = Action("find dog unit", "only the entries that say such words")
TAKE_IT = Action("yes", "take the suggested title; or type another")
TAKE_THEM = Action("yes", "take the suggested partners; or type others")
NONE_YET = Action("none", "there are none, or none yet")
RECORD = Action("yes", "put it on the register")
CHANGE_TITLE = Action("change 1", "another title")
CHANGE_PARTNERS = Action("change 2", "other partners")
FORM_ACTIONS = (
    Action("back", "one step back"),
    Action("resume", "do not put it on the register now"),
)


def step(number: int) -> str:
    """Say how far a form is."""
    return f"Step {number} of 3"


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


def left_out(number: int) -> Action:
    """Offer to leave out what was heard."""
    return Action(f"not {number}", f"leave out number {number}; it will be asked if it matters")


def corrected(number: int) -> Action:
    """Offer to deny what was heard."""
    return Action(f"{number} no", f"the answer to number {number} is no")


def more(cards: int, settles: str) -> Action:
    """Offer to go on."""
    if not cards:
        return Action("more", f"show {settles} too; no more questions are needed")
    count = "One more card" if cards == 1 else f"At most {cards} more cards"
    return Action("more", f"{count} would settle {settles}")


def unavailable(advice: str) -> tuple[str, ...]:
    """Say that the store cannot be used, and what to do."""
    return (UNAVAILABLE, advice, TRY_AGAIN)


def body_contradicted(body: str, items: list[str]) -> str:
    """Say that what was answered differs from what the body's name stands for."""
    named = listed([f"“{item}”" for item in items])
    return f"{body} would mean something else for {named}; your answer stands."


def listed(words: Sequence[str], last: str = " and ") -> str:
    """Join *words* as a sentence does."""
    return last.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def shortened(text: str, most: int = 60) -> str:
    """Return *text* on one line, cut where it goes on for longer than can be quoted."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
