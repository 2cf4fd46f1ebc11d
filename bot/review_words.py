"""What is said of reviews, of changes, of high risk and of the end of an arrangement."""

OUTCOMES = {
    "continue": "It goes on as it is",
    "amend": "It goes on and is changed",
    "end": "It is to end",
    "revisit": "Its terms and membership are gone over with the group",
}
CHANGES = {
    "priorities": "Priorities",
    "funding": "Funding",
    "body": "A body in it: renamed, merged, split or abolished",
    "membership": "Membership",
    "law": "The law",
    "other": "Something else",
}
GROUNDS = {
    "not_aligned": "It no longer fits our plans",
    "purpose_met": "It has done what it was for",
    "no_value": "It is not worth what it takes",
    "funding": "Its money ends",
    "partners": "Partners leave or break up",
    "duty_ended": "The law no longer asks for it",
    "other": "Another reason",
}
HEADINGS = "Past reviews"
NEXT = "Next review: {due}. {title}, counted from {start}."
OVERDUE = "Review overdue by {late}: it was due on {due}. {title}, counted from {start}."
CHANGED = "A review is due since {due}, because of a change ({kind}): {what}"
STARTS = {
    "last_review": "the last one on {day}",
    "high_risk": "{day}, when it was marked as high risk",
    "approval": "its approval on {day}",
    "registration": "{day}, when it came onto the register",
}
NO_CYCLE = "Review: the policy sets none of it. If one is wanted, ask the {office}."
NOT_KNOWN = "Review: how often is not known until the entry is decided by the policy's questions."
NONE_HELD = "Last review: none is on record."
LAST = "Last review: {day}, led by {who}. {outcome}."
PAST = "{number}. {day}, led by {who}. {outcome}{agreed}{document}"
LED = "Led by: {who}"
LED_UNNAMED = "Led by: the lead whom the entry names, and it names nobody yet. Ask the {office}."
LED_SILENT = "Led by: the policy names nobody. Ask the {office}."
CHASED = "Followed up by: the {office}"
HIGH_RISK = "High risk since {day}."
RECLASSIFIED = (
    "It used to be of another kind ({was}). What the policy asks of a {now} applies to it from then"
    " on, before it goes on (A-54)."
)
TO_END = "It is to end: {reason} ({ground}{planned})."
UNPLANNED = ", unplanned"
NOT_CHECKED = "The way out has not been checked yet."
WAY_OUT = "The way out was checked on {day}."
ENDED = "It ended on {day}: {reason} ({ground}{planned})."
WHO_AGREES = "Whose approval leaving needs is not in the policy. Ask the {office} before it ends."

REVIEW_IT, REVIEW_SAYS = "Review it", "review {number}"
REVIEW_RISK, REVIEW_RISK_SAYS = "Review its risk", "review the risk of {number}"
CHANGE_IT, CHANGE_SAYS = "Report a change", "report a change to {number}"
MARK_IT, MARK_SAYS = "Mark as high risk", "mark {number} as high risk"
UNMARK_IT, UNMARK_SAYS = "No longer high risk", "{number} is no longer high risk"
END_IT, END_SAYS = "End it", "end {number}"
CHECK_IT, CHECK_SAYS = "Check the way out", "check the way out of {number}"
ENDED_IT, ENDED_SAYS = "It has ended", "{number} has ended"
KEEP_IT, KEEP_SAYS = "It does not end", "{number} does not end"
DOES = {
    "review": "put a review of it on record",
    "risk": "put a review of its risk on record",
    "change": "say that something important has changed",
    "mark": "have its risk reviewed more often",
    "unmark": "have its risk reviewed as that of others",
    "propose": "say that it is to end, or that we leave",
    "check": "go through what has to be settled first",
    "end": "say since when it is over",
    "withdraw": "take back that it ends",
}

KIND_OF_CHANGE = "What has changed?"
WHAT_CHANGED = "In a sentence or two, how?"
WHO_TOLD = "Who told you?"
ON_DAY = "Since which day?"
ON_DAY_HINT = "Leave it empty for today."
WHY = "Why?"
GROUND = "Why is it to end?"
REASON = "In your own words, why?"
PLANNED = "Was that planned?"
APPROVED_BY = "Who agreed to that?"
APPROVED_HINT = "Leave it empty if nobody has yet."
DOCUMENT = "Where is that written down?"

REPORT_TITLE = "A change to {title}"
MARK_TITLE = "Mark {title} as high risk"
UNMARK_TITLE = "{title} is no longer high risk"
PROPOSE_TITLE = "{title} is to end"
END_TITLE = "{title} has ended"
WITHDRAW_TITLE = "{title} does not end"
TAKE_OFF_TITLE = "Take review {number} of {title} off"

WILL_BE_DUE = "A review is due from then on. It is put before {seers}."
NOT_DUE = (
    "The policy asks for no review because of a change here; it is kept for the next one, and seen"
    " by {seers}."
)
WILL_BE_MARKED = "Then its risk is reviewed every {months} months, and its other reviews stay due."
TASK_FOR = "The {owner} is given a task: {does}."
NOW_CHECK = "The way out is checked next. That it is to end is seen by {seers}."
WILL_END = "It is reviewed no more. That it has ended is seen by {seers}."

IS_REPORTED = "The change is on record."
IS_REPORTED_DUE = "The change is on record, and a review is due."
IS_MARKED = "It is marked as high risk from {day} on. Its next risk review is due on {due}."
IS_UNMARKED = "It is marked as high risk no more."
IS_TO_END = "It is on record that it is to end. Check the way out next."
IS_CHECKED = "The check of the way out is on record."
HAS_ENDED = "It is on record that it has ended. It stays on the register as it was."
GOES_ON = "It is on record that it does not end."
IS_TAKEN_OFF = "The review counts no more; it stays in the history."
IS_REVIEWED = "The review is on record. {outcome}.{next}{task}"
NEXT_DUE = " The next one is due on {day}."
TASK_OPENED = " A task was opened for whoever leads it: {does}."
PUT_ON_RECORD = "Completed, it stands on the register, where it is seen by {seers}."

REVIEWS_DUE = "Reviews that are due"
REVIEWS_OVERDUE = "Reviews that are overdue"
NONE_DUE = "No review is due: nothing on the register falls due for one."
NONE_OVERDUE = "No review is overdue."
MORE = "And {count} more: partnerships reviews list has all of them."
LINE_DUE = "{number}  {title}: due {due} ({led})"
LINE_LATE = "{number}  {title}: overdue by {late}, due {due} ({led})"
LED_LINE = "led by {who}"
CHASE_LINE = "nobody named; the {office} follows it up"
WHOLE_LIST = "what is due next, too"
LATE_LIST = "only what is overdue"
PICK, SEE_IT = "An entry", "See it"

ABOUT_REVIEW = "The review of {title}"
HOW = "It is recorded on the form “{form}”."
ADDED = "The review is added to its entry, beside those before. No new approval comes of it."
CRITERIA = "{title}: {absent} The form stands in for it; attach the real one if you have it."
GOOD_PRACTICE = "To think about when reviewing ({label}; advice, not policy)"
NOT_LEFT = "{title}: it is not left for that"
REVISITED = (
    "Put a review on record and answer that its terms are gone over: {who} is given the task."
)
HOW_TO_LEAVE = "Leaving {title}"
WILL_ASK = "What will be asked"
INDICATORS = "Signs for leaving, as the register has them: {signs}"
FIRST_SAY = "Say first that it is to end, then go through these, then say since when it is over."
WHICH = "Which one? Several are called like that."
DAY, DAYS, MONTH, MONTHS, YEAR, YEARS = "a day", "days", "a month", "months", "a year", "years"
