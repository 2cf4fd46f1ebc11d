"""What is said of meetings and of what is logged of them; the words stand here and nowhere else."""

from domain.policy.forms import NOT_APPLICABLE as _NOT_APPLICABLE
from domain.services.meetings_seen import Kind

NOT_APPLICABLE = _NOT_APPLICABLE
KINDS: dict[Kind, str] = {
    "meeting": "meeting",
    "neighbourhood": "neighbourhood feedback",
    "liaison": "liaison note",
    "forum": "forum",
    "trigger": "trigger",
    "briefing": "reply before a meeting",
    "strategy": "strategy checklist",
    "training": "training",
    "protocol": "protocol",
}

PICK_BODY = "pick one, or write another"
LOG_BUTTON = "Log it"
LOG_ABOUT = "This is enough. You can add the rest later."
LOG_GOES = "It will stand in the report “{report}”, for {who}."
LOG_FOR = "It goes to {who}."
LOG_OURS = "The document has no such form; this one is ours."
SO_FAR = "So far: {said}"
GOING_ON = "You were logging this when you stopped. What you said is kept."
MISSING = "One thing more before it is logged."
LOGGED = "Logged as {number}."
LOGGED_ALREADY = "That was logged already, as {number}."
ADDED = "Added to {number}."
NOTHING_ADDED = "Nothing was added to {number}."
CORRECTED = "Corrected. What it said before is kept in its history."
PLANNED = "In the diary as {number}."
MOVED = "Moved."
CANCELLED = "Cancelled."
REINSTATED = "Back in the diary."
VOIDED = "Taken off the lists; what happened to it stays on record."
WENT = {
    "attended": "Recorded: you went.",
    "apologies": "Recorded: apologies were sent. Nothing is owed for it.",
    "substitute": "Recorded: {who} went instead.",
}

STATUS = {
    "planned": "in the diary",
    "draft": "begun, not logged yet",
    "logged": "logged",
    "cancelled": "cancelled",
    "void": "taken off the lists",
}
STANDS = "{number}: {status}{when}."
ON = ", {day}{at}"
AT = " at {time}"
MEMBER = "There for us: {who}."
SUBSTITUTE = "{who} went instead."
APOLOGIES = "Apologies were sent."
ATTENDED = "They went."
REMARK = "Remark: {remark}"
IN_REPORT = "It will stand in “{report}” for {period}, under {area}."
NO_AREA = "no area"
NOT_IN_REPORT = "It stands in no report. {why}"
GOES_TO = "It goes to {who}."
UNMAPPED = (
    "The process gives it to the {who}; nobody is known to do that work today. Ask the {contact}."
)
NO_ONE = "Nothing says who receives it. Ask the {contact}."
CORRECTED_TIMES = "Corrected {count}; the history says what it said before."
SAID = "What was logged"
SO_FAR_SECTION = "Said so far"
RISKS = "Risks told of"
TASKS = "What is to be done"
HISTORY = "What happened"
LAST_TIME = "From last time"
LAST_LINE = "{day}, {asked} {answered}"
PREPARE = "Before you go"
LIAISON = "Talk with the Area Commander before and after it ({clauses}): *log a liaison note*."
HAT = (
    "If you also sit on another body, tell the others which of them you speak for; its rules are"
    " then those that hold ({clauses})."
)

MINE_TITLE = "Your meetings"
COMING_TITLE = "Meetings that are coming"
NOTHING_MINE = (
    "None yet. Type *log feedback* after a meeting, or *plan a meeting* to put one in the diary."
)
NOTHING_COMING = "Nothing is in the diary. Type *plan a meeting* to put something there."
OWED = "To be logged"
COMING = "Coming"
DONE = "Logged"
LINE = "{number}: {title}, {day}{at} ({status})"
LINE_WHO = "{line}, {who}"
PICK = "Open one of them"
OPEN = "Open it"
ONE_OWED = "A meeting waits to be logged. Type *my meetings* to see it."
MANY_OWED = "{count} meetings wait to be logged. Type *my meetings* to see them."

PLAN_TITLE = "Put a meeting in the diary"
PLAN_BUTTON = "Put it in the diary"
PLAN_BODY = "Which body meets?"
PLAN_BODY_HINT = "such as Halton Youth Panel"
PLAN_DAY = "On which day?"
PLAN_DAY_HINT = "such as 3 March 2026"
PLAN_AT = "At what time?"
PLAN_AT_HINT = "such as 18:30; leave it open if you do not know"
PLAN_WHO = "Who goes for us?"
PLAN_WHO_HINT = "left open, it is you"
NO_TIME = "At what time: write it as hours and minutes, such as 18:30."
MOVE_TITLE = "Move the meeting"
WHY = "Why?"
CANCEL_TITLE = "Cancel the meeting"
REINSTATE_TITLE = "Put it back in the diary"
VOID_TITLE = "Take it off the lists"
SUBSTITUTE_TITLE = "Somebody went instead"
SUBSTITUTE_WHO = "Who went, by role or name?"
APOLOGIES_TITLE = "Apologies"
WENT_TITLE = "I went"
ANY_REMARK = "Any remark?"
CORRECT_TITLE = "Correct {number}"
CORRECT_WHICH = "Which answer is wrong?"
CORRECT_BUTTON = "Correct this one"
CORRECT_HOW = "Type *correct {number}* and the number of the answer."
CORRECT_WHY = "Why is it changed?"
CORRECT_DO = "Correct it"
MORE_TITLE = "More about {title}"
MORE_BUTTON = "Add it"
MORE_ABOUT = "Leave open whatever you have nothing to say to."
NOTHING_LEFT = "There is nothing more to add; type *correct {number}* to change something."

DOES = {
    "log": "log what came of it",
    "resume": "go on with what you began to log",
    "more": "add discussion, issues, actions and the next meeting",
    "correct": "change an answer; the old one is kept",
    "next": "put the next one in the diary",
    "plan": "put a meeting in the diary",
    "move": "another day or time",
    "cancel": "it is not held",
    "reinstate": "it is held after all",
    "attended": "record that you went",
    "apologies": "record that apologies were sent",
    "substitute": "record who went instead",
    "void": "it was logged by mistake, or twice",
    "mine": "your meetings, and what waits to be logged",
}
LABELS = {
    "log": "Log feedback",
    "resume": "Go on logging",
    "more": "Add more",
    "correct": "Correct something",
    "next": "Plan the next one",
    "plan": "Plan a meeting",
    "move": "Move it",
    "cancel": "Cancel it",
    "reinstate": "Put it back",
    "attended": "I went",
    "apologies": "Apologies",
    "substitute": "Somebody else went",
    "void": "Take it off",
    "mine": "My meetings",
}
WHICH_ONE = (
    "Which meeting? Type *{what}* and its number; one that is not in the diary is put there first:"
    " *plan a meeting*."
)
NONE_HERE = "There is no meeting with the number {number}."
NO_FORM_TITLE = "Nothing here asks for a report of meetings"
NO_FORM = (
    "The {policy} has no form for what came of a meeting, and no process that has one is switched"
    " on. Keep a note with its entry on the register: open it and type *add a note*. Whoever looks"
    " after this assistant can switch a process on."
)
NO_FORM_ASK = "If others must hear of it, ask the {office}."
REPORTED = "Meetings and what was reported back"
REPORT_BACK = "Report back"
REPORTS = "say what the others should know of it"
