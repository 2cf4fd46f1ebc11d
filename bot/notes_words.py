"""What is said of the logs beside meetings, and of how far recommendations are."""

from domain.services.recommendations import Status

LOGS_TITLE = "What can be logged here"
LOGS = "Pick one, or type what stands behind it."
LOG_LINE = "{title}: *{says}*. {about} ({clauses})"
OTHERS = "Logged by others"
OTHERS_LINE = "{title}: by {who}"
NO_LOGS = "Nothing but meetings is logged here: no process that asks for more is switched on."
NOTHING_LOGS = "No process that is switched on asks for that. Type *our process* to see what is."

TALK_TITLE = "Talk around {title}"
TALKS = "Talks around it"
TALK_LINE = "{number}, {day}: {what}"
NOTHING_AGREED = "nothing was agreed"
NOTE_A_TALK = "Note a talk"
NOTES_A_TALK = "note what was said with the Area Commander before or after it"

ASK_TITLE = "Ask before a meeting with an Area Commander"
ASK_AREA = "Which policing area?"
ASK_AREA_HINT = "such as {example}"
ASK_ON = "When do you meet?"
ASK_BUTTON = "Ask the lead members"
ASK_ABOUT = "Each lead member of the area gets a task, due the day before, and replies by it."
ASKED = "Asked: {who}. Their replies come before the meeting."
ASKED_ONE = "{who} for {area} ({number})"
NOBODY = "nobody yet, the seat is vacant"

TRIGGERS_TITLE = "Triggers for lead members"
NO_TRIGGERS = (
    "None yet. Type *enter a trigger* when something happens that lead members should know of."
)
TRIGGER_LINE = "{number}, {day}: {what} {calls}"
ANSWER_LINE = "{who}: {answer} ({number})"
AWAITED = "no answer yet"
ANSWERED = "“{answer}”"

TRAINING_TITLE = "Training in partnership working"
TRAINED = "Took it"
TRAINED_LINE = "{who}, {day} ({number})"
UNTRAINED = "Did not take it yet"
TRAINING_COUNT = "{done} of {all} members took it."
NO_MEMBERS = "Nobody is known to be a member here; ask the {contact} who is."

PROTOCOLS_TITLE = "Information sharing protocols"
NO_PROTOCOLS = "None was logged yet. Type *log a protocol* to say how one stands."
PROTOCOL_LINE = "{partner}: {status}{alike}{due} ({number}, as at {day})"
MADE_ALIKE = ", made like the others: {alike}"
AGREED_FOR = ", to be agreed by {day}"
COUNCILS_TITLE = "Our place in the councils' scrutiny of crime and disorder"
COUNCIL_LINE = "{council}: {status} ({number}, since {day})"
COUNCIL_OPEN = "{council}: nothing was logged yet"

RECOMMENDATIONS_TITLE = "How far the recommendations are"
RECOMMENDATIONS_COUNT = "{done} done, {under} under way, {none} not begun, of {all}."
NO_RECOMMENDATIONS = "No process that made recommendations is switched on here."
STATUS: dict[Status, str] = {
    "not_begun": "not begun",
    "under_way": "under way",
    "done": "done",
}
REC_LINE = "R{number}: {title}: {status}{when}{measure}. {owner} ({clauses})"
REC_SINCE = " since {first}"
REC_LAST = " since {first}, last on {last}"
REC_DONE = " on {last}"
REC_MEASURE = ", {done} of {all}"
REC_TITLE = "Recommendation {number}: {title}"
REC_OWNER = "It is for the {owner}{today}."
REC_TODAY = ", whose work is the {office}'s today"
REC_STANDS = "It stands as: {status}."
REC_TRUE = "It came true for"
REC_OPEN = "It did not yet for"
REC_TRACES = "What was recorded of it"
REC_TRACE = "{day}: {title} {number}{said}"
REC_NOTHING = "Nothing was recorded of it yet."
REC_PICK = "See one of them"
REC_SHOW = "Show it"
NO_SUCH_REC = "There is no recommendation {number}; this is all of them."

SAYS = {
    "neighbourhood": "log neighbourhood feedback",
    "liaison": "log a liaison note",
    "forum": "log the forum",
    "trigger": "enter a trigger",
    "briefing": "reply before the meeting",
    "strategy": "strategy checklist",
    "training": "record training",
    "protocol": "log a protocol",
    "meeting": "log feedback",
}
"""What is typed to log something, by its kind."""
COUNCIL_SAYS = "log a council's scrutiny"
