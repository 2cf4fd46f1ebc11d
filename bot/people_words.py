"""What is said of offices and of those who hold them, act in them, or leave."""

OFFICES = "Who holds which office"
MINE = "What you hold"
NOTHING_HELD = (
    "You hold no office that is known here. What any member of staff may do you may do too."
)
AS_AT = "As it stands today."
HELD_BY = "Held by {people}."
VACANT = "Nobody holds it now."
ANSWERS = {
    "holder": "What comes for it goes to {people}.",
    "acting": "{people} acts in it for the time being.",
    "delegate": "Part of it is delegated: what comes for it goes to {people}.",
    "today": "Today its work is done by the {through}: {people}.",
    "deputy": "While it is vacant its deputy answers, the {through}: {people}.",
    "policy_contact": (
        "It has no deputy who could answer. What comes for it goes to {people}, who can appoint"
        " somebody."
    ),
}
SHORT = {
    "acting": "{people} acts in it",
    "today": "done today by {people}",
    "deputy": "vacant; its deputy answers, {people}",
    "policy_contact": "vacant; what comes for it goes to {people}",
}
SHORT_NOBODY = "vacant, and nobody answers for it"
NOTHING_TO_END = (
    "No time that was recorded here runs now. What the directory says of somebody is changed there,"
    " or ends when they leave."
)
NOTHING_TO_DELEGATE = "You hold no office that you could delegate a part of."
NOBODY = "Nobody answers for it, and nobody holds the office that would: the {through}."
SEATS = "Seat by seat"
TIMES = "Who has had it"
TIME = {
    "holder": "{person}, {time}",
    "acting": "{person} acting, {time}: {what}",
    "delegate": "{person} for {by}, {time}: {what}",
}
FROM_TO, FROM = "from {since} to {until}", "from {since}"
STANDS_IN = "{office}: vacant, and you answer for it"

NO_SUCH_OFFICE = "“{said}” is no office here. The offices are: {offices}."
WHICH_SEAT = "Name the seat of the {office} too: {seats}."
NO_SUCH_PERSON = (
    "I do not know “{said}”. Give the id that the directory has for them, or what they are called"
    " on a list here, such as {example}."
)

WHO = "Who?"
WHO_HINT = "Their id in the directory, or what a list here calls them"
PLACE = "Which office?"
SEAT = "Which seat, where the office has its own?"
SINCE = "From which day?"
DAY_HINT = "such as 3 March 2026; empty means today"
UNTIL = "Until which day?"
WITH_WHICH_DAY = "Which is the last day?"
WHY = "Why?"
WHAT = "What is delegated?"
INSTEAD_OF = "In place of whom, if of one of several?"
MINUTE = "Where is the decision written, if a body took it?"
SUCCESSOR = "Who takes over?"
RUNNING = "Which time is to end?"

TITLES = {
    "appoint": "Appoint somebody to an office",
    "act": "Let somebody act in an office",
    "delegate": "Delegate a part of an office",
    "stand-down": "Let somebody's time in an office end",
    "leave": "Somebody leaves",
    "return": "Somebody is here after all",
}
GO_ON = "Look at it before it is done"
BUTTONS = {
    "appoint": "Appoint them",
    "act": "Let them act",
    "delegate": "Delegate it",
    "stand-down": "Let it end",
    "leave": "Hand everything over",
    "return": "Take it back",
}
ABOUT = {
    "appoint": "They will hold it from that day, beside whoever holds it already.",
    "act": "They stand in for a time. Whoever holds the office still holds it.",
    "delegate": "Whoever holds an office, or acts in it, can delegate a part of it for a time.",
    "stand-down": "They can do nothing more in it from the day after.",
    "leave": "You will see everything that moves before it does.",
    "return": "What others took over stays with them.",
}

SURE = {
    "appoint": "{person} will hold the office of {office} {time}.",
    "act": "{person} will act as {office} {time}. Reason: {why}",
    "delegate": "{by} delegates to {person} as {office} {time}: “{what}”",
    "stand-down": "The time of {person} as {office} ends with {until}.",
}
TOLD = "Who is told, here, when they next come: {people}."
ALONGSIDE = "Whoever holds it stays: {people}."
LEAVES = "{person} leaves with {until}, and {to} takes over."
MOVES = "What moves"
NOTHING_MOVES = "Nothing here belongs to {person} by name."
MOVED = "{count} moved from {person} to {to}."
KINDS = {
    "office": "Office",
    "entry": "Entry",
    "field": "Named on an entry",
    "matter": "Matter",
    "form": "Form",
    "task": "Task",
    "representation": "Represents us",
    "association": "Association",
    "risk": "Risk",
    "meeting": "Meeting",
}
ENDS = "ends"

DONE = {
    "appoint": "{person} holds the office of {office} {time}.",
    "act": "{person} acts as {office} {time}.",
    "delegate": "{person} has that part of the office of {office} {time}.",
    "stand-down": "The time of {person} as {office} ends with {until}.",
    "return": "{person} is here from {since}.",
}
NEW_OFFICE = "Since {since} you hold the office of {office}."
NEW_ACTING = "Since {since} you act as {office}."
NEW_DELEGATE = "Since {since} you have a part of the office of {office}: {what}"
UNFINISHED = (
    "{person} left on {until} and {count} still with them. Type *{person} has left, {to} takes"
    " over* to go on."
)
THINGS = "{number} things are"
THING = "1 thing is"
