"""What is said of risks in the chat; the words stand here and nowhere else."""

from typing import Literal, TypeAlias

from domain.policy.risk_kinds import Does, Scope

Treatment: TypeAlias = Literal["treat", "tolerate", "transfer", "terminate"]
Which: TypeAlias = Literal["inherent", "current", "target"]

SCOPES: dict[Scope, str] = {
    "authority": "our own organisation",
    "partnership": "the partnership as a whole",
}
BOTH = "our own organisation, and the partnership as a whole"
BOTH_KEY = "both"
SCOPE_CHOICES = {
    "authority": "Our own organisation",
    "partnership": "The partnership as a whole",
    BOTH_KEY: "Both of them",
}
STATUS = {
    "reported": "to be judged",
    "evaluated": "judged",
    "logged": "on the risk log",
    "closed": "closed",
    "void": "reported by mistake",
}
NOT_SIGNIFICANT = "judged not significant"
TO_BE_LOGGED = "judged significant, to go on the log"
HIGH = "flagged high"
TREATMENTS: dict[Treatment, str] = {
    "treat": "Treat: make it smaller",
    "tolerate": "Tolerate: bear it as it is",
    "transfer": "Transfer: let others carry it",
    "terminate": "Terminate: leave what brings it",
}
TREATED: dict[Treatment, str] = {
    "treat": "it is made smaller (treat)",
    "tolerate": "it is borne as it is (tolerate)",
    "transfer": "others carry it (transfer)",
    "terminate": "what brings it is left (terminate)",
}
WHICH: dict[Which, str] = {
    "inherent": "With nothing done about it",
    "current": "As it stands now",
    "target": "As it should become",
}
WAITS: dict[Does, str] = {
    "evaluates": "judges whether it is significant",
    "logs": "puts it on the risk log, with what is done about it",
    "escalates": "passes it on to the {to}",
    "decides": "decides whether it goes to the {to}",
}
CHOICES = {"yes": "it goes on", "no": "it stays where it is", "considered": "it was considered"}
NOBODY = "nobody does that work today; ask the {contact}"

# The page of a risk.
STANDS = "{number}: {status}. Reported on {day} by {who}."
CONCERNS = "It is a risk to {scopes}."
KINDS = "Kind of risk: {kinds}."
BORNE = "Borne by: {bearers}."
WHAT = "“{what}”"
ABOUT = "It concerns {number}: {title}."
AREA = "Council area: {area}."
SAID_IN = "It was said in {number}."
FROM_FORM = "It comes from a completed form."
JUDGED = "Judged {how} by the {office}: “{reason}”"
SIGNIFICANT = {True: "significant", False: "not significant"}
LOOKED_AFTER = "Looked after by {whose}; {treatment}."
EXTERNAL = "In the partnership's own register: {where}"
SCORED = "{which}: {likelihood} and {impact}, which is {score}: {level}."
IN_WORDS = "{which}: “{words}”"
BEYOND = "That is beyond the line set for what is simply borne: {says} ({clauses})"
RESCORE = "It is to be scored anew: {why}."
FLAGGED = "Flagged high: “{reason}”"
ACCEPTED = "Accepted by {who} at {level} until {day}: “{reason}”"
ACCEPTED_PLAIN = "as it stands"
ACCEPTANCE_OVER = "The acceptance by {who} ended on {day}; nobody bears it now."
REVIEWED_NEXT = "To be looked at again on {day}{away}."
NEXT = "Next: {whose} {does}{clauses}."
CLOSED = "Closed: “{reason}”"
VOIDED = "Reported by mistake: “{reason}”"
MITIGATIONS = "What is done about it"
MITIGATION = "{number}. {what} ({whose}{due}{done})"
NO_OWNER = "nobody named"
MIT_DUE = ", by {day}"
MIT_DONE = ", done on {day}: “{shown}”"
MIT_DROPPED = ", dropped: “{reason}”"
PASSED_ON = "How far it was passed on"
PASSED = "To the {office}: “{reason}”{clauses}"
OPEN_STEP = "{passed} Nothing was said of it yet."
DECIDED = "{passed} Then: {choice}{to}: “{said}”"
WENT_TO = ", to the {office}"
COULD_GO = "The {office} can pass it on to the {to}{clauses}."
LINKED = "Belongs with"
LINK = "{number}: “{why}”"
HISTORY = "What happened to it"
THINK_OF = "Worth thinking of"
MAY_GO_AMISS = "{question} What may go amiss: {risk}."
SILENT = "The policy does not say: {item}. Ask the {office}."

# What can be done.
DO = {
    "evaluate": ("Judge it", "say whether it is significant, and why"),
    "log": ("Put it on the log", "with what is done about it"),
    "mitigate": ("Add an action", "one more thing that is done about it"),
    "complete": ("An action is done", "and how that is known"),
    "score": ("Score it", "how likely it is and how bad it would be"),
    "accept": ("Accept it", "somebody bears it as it is, until a day"),
    "escalate": ("Pass it on", "to whom it should go, and why"),
    "decide": ("Say what follows", "the choice and its reason"),
    "review": ("It was looked at", "and when it is looked at again"),
    "close": ("Close it", "it is no risk any more"),
    "reopen": ("Open it again", "it is a risk after all"),
    "flag": ("Flag it high", "or take the flag away"),
    "link": ("Link it", "it belongs with an entry, a meeting or a risk"),
    "correct": ("Correct it", "what should have stood there"),
    "hand": ("Hand it over", "let others look after it"),
    "treat": ("Treat it otherwise", "make it smaller, bear it, transfer it or leave it"),
    "withdraw": ("Accept it no more", "nobody bears it as it is any longer"),
    "void": ("Reported by mistake", "take it off the lists"),
}
JUDGE_AGAIN = "Judge it anew"
UNFLAG = "No longer high"
MORE = "What else"
MORE_DOES = "everything else that can be done with it"
SEE_ENTRY = "See the entry"
SEE_ENTRY_DOES = "see the entry that it concerns: {title}"
SEE_MEETING = "See the meeting"
SEE_MEETING_DOES = "see what was said in it"
SEE_LOG = "Risk log"
SEE_LOG_DOES = "see every open risk"
SHOW_IT = "Show it"
SHOW_IT_DOES = "see the risk {number}"
REPORT = "Report a risk"
REPORT_DOES = "say that there is a risk"
HEAT_MAP = "Heat map"
HEAT_MAP_DOES = "see how many risks there are, by how grave they are"
FOR_ME = "Risks that wait for me"
FOR_ME_DOES = "see which risks wait for you"
OF_ENTRY = "Open risks"
OF_ENTRY_MORE = "And {count} more: type *risks of {number}*."

# Reporting.
REPORT_TITLE = "Report a risk"
REPORT_BUTTON = "Report it"
WHO_JUDGES = "The {office} judges it; you hear what becomes of it."
WHAT_ASKED = "What is the risk?"
WHAT_HINT = "What might happen, and what would come of it"
SCOPE_ASKED = "To whom is it a risk?"
ABOUT_ASKED = "Which partnership?"
ABOUT_HINT = "Its number or its name"
ABOUT_YOURS = "You represent us in {yours}. Leave it empty if it concerns none."
ABOUT_ASIDE = "Leave it empty if it concerns none."
KINDS_ASKED = "What kind of risk is it?"
BEARERS_ASKED = "Who bears it?"
PARTNERS_ASKED = "Which partners bear it?"
PARTNERS_HINT = "Their names, with commas between"
NAME_PARTNERS = "Name the partners who bear it."
ABOUT_IT = "It concerns {number}: {title}."
IN_PROPORTION = "Say as much as the risk is worth: what it is and to whom is enough."
RECORDED = "It is on record as {number}."
JUDGED_BY = "The {office} judges whether it is significant{when}."
WILL_HEAR = "You will be told when it is judged, when it goes on the log, and when anybody decides."
NO_ENTRY = "I find no entry called “{said}”. Type its number, or leave it empty."
MANY_ENTRIES = "Several entries are called something like “{said}”: {some}. Type the number."
ROUTE_IS = (
    "You can report it, but not take it to the {to} yourself: the {office} does that, where they"
    " find it necessary ({clauses})."
)
KEPT = "What was reported is kept as {number}, and the {office} sees it."
PROPOSED_BY_FORM = "Risks that a form brought up"
NOTHING_PROPOSED = "No form of yours brought up a risk that is not on record."
PUT_ON_RECORD = "Put it on record"
PUT_ON_RECORD_DOES = "report this as a risk: {text}"
ON_RECORD_AS = "{text} (on record as {number})"
FROM_A_FORM = "It comes from the form {number}; correct what it says before you report it."

# Judging and the log.
EVALUATE_TITLE = "Judge {number}"
EVALUATE_BUTTON = "Record the judgement"
EVALUATE_ABOUT = "“{title}”. Whoever reported it is told what you say here."
IS_IT = "Is it significant?"
YES_IT_IS, NO_IT_IS = "Yes, significant", "No, not significant"
WHY = "Why"
EVALUATED = {
    True: "It is judged significant, and {who} is told.",
    False: "It is judged not significant, and {who} is told.",
}
GOES_ON_LOG = "It goes on the log: say what is done about it."
LOG_TITLE = "Put {number} on the risk log"
LOG_BUTTON = "Put it on the log"
LOG_ABOUT = "“{title}” goes on the log with somebody who looks after it and at least one action."
WHO_LOOKS = "Who looks after it?"
WHO_HINT = "An office, such as {example}, or somebody's name"
TREATMENT_ASKED = "What is done with it?"
ACTION_ASKED = "What is done about it?"
ACTION_WHO = "Who does that?"
ACTION_WHO_HINT = "Leave it empty for whoever looks after the risk"
BY_WHEN = "By when?"
NEXT_REVIEW = "When is it looked at again?"
NEXT_REVIEW_HINT = "Left empty, it follows from how grave it is, where the policy has a rule."
EXTERNAL_ASKED = "Where does the partnership's own register have it?"
EXTERNAL_HINT = "Whose register, and under which number"
LOGGED = "It is on the risk log."
ADD_TITLE = "Add an action to {number}"
ADD_BUTTON = "Add it"
ADDED = "The action is added."
COMPLETE_TITLE = "An action of {number} is done"
COMPLETE_BUTTON = "It is done"
WHICH_ACTION = "Which action?"
DONE_ON = "On which day?"
HOW_KNOWN = "How is that known?"
WHERE_WRITTEN = "Where is it written?"
WHERE_HINT = "A link, a file or a minute"
COMPLETED = "The action is done."
NOTHING_OPEN = "No action of it is still to be done. Type *mitigate {number}* to add one."

# Up the routes.
REPORTER = "{who}, who reported it"
ESCALATE_TITLE = "Pass {number} on"
ESCALATE_BUTTON = "Pass it on"
ESCALATE_ABOUT = "“{title}”. Told: {told}."
TO_WHOM = "To whom?"
STEP_CHOICE = "The {to} ({title})"
MINUTE = "Minute or reference"
MINUTE_HINT = "Where it was decided in a meeting or on paper"
ESCALATED = "It is passed on to the {office}."
NO_WAY_UP = "As it stands there is nobody to pass it on to. {why}"
NO_ROUTES = "No process that is switched on here has a way up for such a risk."
WAY_UP_LATER = "First: {next}."
NOT_THERE = "No route takes a risk like this to “{said}”. It can go to: {known}."
DECIDE_TITLE = "What follows from {number}"
DECIDE_BUTTON = "Record the choice"
DECIDE_ABOUT = "“{title}”. Told: {told}."
WHAT_FOLLOWS = "What follows?"
YES_DECIDE = "Yes: it goes to the {to}"
NO_DECIDE = "No: it stays where it is"
CONSIDERED_BY = "It was considered by the {office}"
ON_DAY_HINT = "Leave it empty for today"
DECIDED_NOW = "The choice is recorded."
NOTHING_TO_DECIDE = "Nothing of it waits for a choice."
