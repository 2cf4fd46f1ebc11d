"""Everything that is offered: what to type for it, what it does, and what its button says."""

from dataclasses import replace

from bot.presses import fits
from bot.screens import Action

YES_RIGHT = Action("yes", "that is right")
WHY = Action("why", "the reasons, with the clauses in our words", "Reasons", "why")
ANSWERS = Action("answers", "see and change your answers", "My answers", "answers")
START_AGAIN = Action(
    "start again", "begin another matter; this one is kept", "Start again", "start again"
)
BACK = Action("back", "change what you answered before", "Back", "back")
WHY_ASK = Action("why", "why this is asked", "Why we ask", "why")
LEAVE = Action(
    "leave it for now",
    "stop; you will be asked the same question next time",
    "Leave it for now",
    "leave",
)
GO_ON = Action("resume", "go on with your matter", "Go on", "resume")
KEEP = Action("resume", "leave it as it was", "Keep it as it was", "resume")
ADVICE = Action(
    "good practice",
    "questions worth thinking about; they change nothing",
    "Good practice",
    "advice",
)
PROCESS = Action("our process", "who does what beside the policy", "Our process", "process")
MY_ROLE = Action(
    "what is my role here", "what the policy asks of you", "My role", "line", "what is my role here"
)
HELP = Action("help", "what you can type", "Help", "help")
MATTERS = Action("my matters", "all that you have asked", "My matters", "matters")
SHOW_REGISTER = Action("show the register", "what is on it", "Show the register", "show register")
SEE_ENTRY = Action("register", "see its entry on the register", "See the entry", "register")
FIND = Action("find dog unit", "only the entries that say such words")
LACKING = Action(
    "what is missing on the register",
    "which entries lack what the policy wants there",
    "What is missing",
    "line",
    "what is missing on the register",
)
CHANGE_ANSWER = Action("change 1", "answer number 1 otherwise")
TAKE_IT = Action("yes", "take the suggested title; or type another")
TAKE_THEM = Action("yes", "take the suggested partners; or type others")
NONE_YET = Action("none", "there are none, or none yet")
RECORD = Action("yes", "put it on the register")
CHANGE_TITLE = Action("change 1", "another title")
CHANGE_PARTNERS = Action("change 2", "other partners")
SAY_ANEW = Action("start again", "if it is another matter: then say it once more; this one is kept")
ANEW = Action("", "begin another matter with it", "Begin a matter with this", "anew")
FORM = (
    Action("back", "one step back"),
    Action("resume", "do not put it on the register now", "Not now", "resume"),
)


def anew(text: str) -> tuple[Action, ...]:
    """Offer to begin another matter with *text*: in one press, where a button can carry it."""
    if not fits(ANEW.verb, text):
        return (replace(SAY_ANEW, label=START_AGAIN.label, verb=START_AGAIN.verb),)
    return (SAY_ANEW, replace(ANEW, line=text))


def button(action: Action) -> Action:
    """Return *action* as a button alone: where people type, it is not offered."""
    return replace(action, says="")


def ask_under(called: str, name: str) -> Action:
    """Offer to ask the next matter under another policy."""
    return Action(
        f"under {name}", f"ask the next matter under the {called}", f"Ask under the {called}"
    )


def open_matter(number: str) -> Action:
    """Say how a matter of a list is opened by typing: by its number, of which one is named."""
    return Action(number, "go on with that one; each matter opens by its number")


def open_entry(number: str) -> Action:
    """Say how an entry of a list is seen by typing: by its number, of which one is named."""
    return Action(number, "see that one; each entry opens by its number")


def register(where: str) -> Action:
    """Offer to put a matter where it goes."""
    return Action("register", f"put it on {where}", "Put it on the register", "register")


def decides(number: str) -> Action:
    """Offer to let an outcome stand for the entry that it decides."""
    return Action("register", f"let it stand for {number}", "Let it stand", "register")


def left_out(number: int) -> Action:
    """Offer to leave out what was heard."""
    return Action(f"not {number}", f"leave out number {number}; it will be asked if it matters")


def corrected(number: int) -> Action:
    """Offer to deny what was heard."""
    return Action(f"{number} no", f"the answer to number {number} is no")


def more(cards: int, settles: str) -> Action:
    """Offer to go on."""
    if not cards:
        return _more(f"show {settles} too; no more questions are needed")
    count = "One more card" if cards == 1 else f"At most {cards} more cards"
    return _more(f"{count} would settle {settles}")


def _more(does: str) -> Action:
    return Action("more", does, "Go on to everything", "more")
