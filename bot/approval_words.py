"""What is said about approvals, in words that need no policy to be understood."""

from collections.abc import Mapping

_AS_IT_STANDS = "Nothing was recorded; this is how it stands."

STANDS: Mapping[str, str] = {
    "open": "approval awaited",
    "approved": "approved",
    "declined": "approval declined",
    "changes_asked": "changes asked for",
    "withdrawn": "request for approval taken back",
    "expired": "approval not answered",
    "stale": "changed since it was approved",
    "incomplete": "approval incomplete",
    "late": "approved late",
}
"""How it is with an approval as a whole, within a line."""

ANSWERS: Mapping[str, str] = {
    "approved": "approved",
    "declined": "declined",
    "changes_asked": "asked for changes",
}
STATUSES: Mapping[str, str] = {
    **ANSWERS,
    "changes_asked": "sent back for changes",
    "withdrawn": "taken back",
    "expired": "closed, since nobody answered",
    "replaced": "replaced by another request",
    "open": "open",
}
GATES: Mapping[str, str] = {
    "approval": "it was approved",
    "signature": "it was signed",
    "entering": "it was entered into",
}
BEFORE: Mapping[str, str] = {
    "signature": "before it is signed",
    "entering": "before it is entered into",
    "not_stated": "the policy does not say before what",
    "not_applicable": "",
}
STRENGTHS: Mapping[str, str] = {
    "must": "must",
    "should": "should",
    "recommended": "recommended",
    "if_appropriate": "if appropriate",
}
CHANGED: Mapping[str, str] = {
    "kind": "its kind",
    "approval": "the approval that it needs",
    "register_id": "its register",
    "title": "its title",
    "partners": "its partners",
    "stage": "its stage",
    "documents": "its documents",
}

HEADING = "Approval"
MISSING_BEFORE = {
    "signature": "Missing before it is signed",
    "entering": "Missing before it is entered into",
}
NEEDED_FROM = {
    "must": "Approval: not sought yet. It must come from {offices}, {before}.",
    "should": "Approval: not sought yet. It should come from {offices}, {before}.",
}
NONE_NEEDED = {
    "none_now": "Approval: none is needed now.",
    "not_applicable": "Approval: none is needed.",
}
UNNAMED = "Approval: the policy does not say who approves it. Ask {offices}."
ADVISED = "The {office} answered on {day}: “{said}”"
AWAITED = "Approval: awaited from {offices}, asked for by {requester} on {day}."
SINCE = "{office} since {day}"
NEXT_DECIDES = "What happens next: an answer from {offices}, which {requester} will find here."
NEXT_CONSULT = "What happens next: consulting {offices}; the decision comes after that."
APPROVED = "Approval: given on {day} by {offices}."
CLOSED = "Approval: {status} on {day}."
STALE = "Changed since it was laid before them: {changed}. Start the approval again, as it is now."
INCOMPLETE = (
    "Approval incomplete: {gate} on {day} before {offices} had approved ({clauses}). Nothing is"
    " undone by that, and the policy names no remedy: it was referred to {told}."
)
LATE = "{gate} on {day} before {offices} had approved; the approval came later ({clauses})."
MISSED = "When {gate} on {day}, this was missing: {label} ({strength}; {clauses})."
CONSULTING_FIRST = "the consulting that comes first"
PASSED = {"signature": "Signed on {day}.", "entering": "Entered into on {day}."}
BREACH_ANSWER = "The {office} says of it: “{said}”"
RECORDED_FOR = "{answer} on {day}, recorded for the {office} by {by} ({minute})"
ANSWERED = "{answer} on {day}, by {by}"
WAITS_FOR_YOU = "You are asked to approve this. Open it to see what was laid before you."
CONSULTED_YOU = "You are to be consulted before this is approved."
BREACH_YOURS = "This was referred to you: say what is to come of it."
NOT_HEARD = "not consulted yet ({strength})"
HEARD = "consulted on {day}: “{said}”"
NOT_APPROPRIATE = "not consulted, judged not appropriate on {day}: “{said}”"

GREET_ONE = "1 approval waits for you: type *my approvals*."
GREET_MANY = "{count} approvals wait for you: type *my approvals*."
GREET_OTHERS = "About approvals, this waits for you besides: {count}. Type *my approvals*."
INBOX = "Approvals that wait for you"
INBOX_EMPTY = "No approval waits for you."
ASKED_BY_YOU = "What you asked for"
NOTHING_ASKED = "You have asked for no approval that is still open."
PICK = "Which one?"
SEE_IT = "Open it"
WAITING_LINES = {
    "approval": "{number}  {title}: your approval as {office}, since {day}",
    "consultation": "{number}  {title}: you are to be consulted as {office}, since {day}",
    "breach": "{number}  {title}: referred to you as {office}, since {day}",
}
OPEN_LINE = "{number}  {title}: {stands}{awaited}"
FROM = ", from {offices}"

CARD = "Approve this? {title}"
CARD_ASKED = "{requester} asks for your approval as {office}, since {day}."
CARD_NOTE = "They say: “{note}”"
CARD_WHY = "Why you are asked"
CARD_WHAT = "What is laid before you"
CARD_OTHERS = "Who else is asked"
CARD_CONSULTED = "Consulting"
CARD_MISSING = "Not there yet"
CARD_NOT_STALE = "What you approve is kept as it stands here; if it changes, you are asked again."
NOBODY_ELSE = "nobody else"

START_TITLE = "Start the approval of {title}"
START_BUTTON = "Ask for the approval"
START_ASKS = "Asked: {offices}. {mode}"
START_MODE = {
    "all": "Each of them has to approve.",
    "any": "One of them is enough.",
    "none": "",
}
START_ORDER = "One after the other, in this order."
START_CONSULT = "Consulted before the decision: {offices}."
START_BESIDE = "To be consulted as well: {offices}."
START_BEFORE = "The approval {strength} come {before} ({clauses})."
START_TOLD = "They will see it here when they next look: {people}."
START_VACANT = "Nobody holds the office of {office}; in its place: {people}."
START_NOBODY = "Nobody holds the office of {office}, and nobody answers for it: tell {contact}."
START_MISSING = "Not there yet: {missing}. You can ask all the same; the approvers see it."
NOTE_LABEL = "What they should know"
SEAT_LABEL = "Which {office}?"
STARTED = "The approval was asked for. {offices} will see it here."

DECIDE_TOLD = "{requester} will see it here."
APPROVE_TITLE = "Approve {title}?"
APPROVE_BUTTON = "Approve"
APPROVE_NOTE = "A remark, if you have one"
GIVEN = "You approved it. {requester} will see it here."
DECLINE_TITLE = "Decline {title}?"
DECLINE_BUTTON = "Decline"
WHY = "Why?"
DECLINED = "You declined it. {requester} will see why."
CHANGES_TITLE = "Ask for changes to {title}?"
CHANGES_BUTTON = "Ask for changes"
WHAT_CHANGES = "What would have to change?"
SENT_BACK = "You asked for changes. {requester} will see which."
DELEGATE_TITLE = "Let somebody else decide on {title}?"
DELEGATE_BUTTON = "Let them decide"
TO_WHOM = "Who is to decide? Their id in the directory"
DELEGATED = "{person} may decide on this for you; you still may as well."
NUDGE_TITLE = "Remind those who are awaited?"
NUDGE_BUTTON = "Remind them"
NUDGED = "Reminded: {offices}."
WITHDRAW_TITLE = "Take back the request for {title}?"
WITHDRAW_OWN_TITLE = "Take back your decision on {title}?"
WITHDRAW_BUTTON = "Take it back"
WITHDRAWN = "It was taken back."
CONSULT_TITLE = "Consulting on {title}"
CONSULT_BUTTON = "Record it"
CONSULT_WHO = "Who was to be consulted?"
CONSULT_HOW = "What came of it?"
CONSULT_WHOM = "Whom you spoke to"
CONSULT_SAID = "What they said, or why it was not appropriate"
CONSULT_DAY = "On which day?"
CONSULTED = "Recorded. Whoever approves it sees it."
CONSULT_CHOICES = {"consulted": "They were consulted", "not_appropriate": "It was not appropriate"}
NOTHING_TO_CONSULT = "The policy asks for no consulting here."
ADVICE_TITLE = "Who approves {title}?"
ADVICE_FROM = "Who answered?"
ADVICE_SAID = "What did they answer?"
ADVISED_NOW = "Their answer was recorded as theirs."
SIGN_TITLE = "Record that {title} was signed"
SIGN_BUTTON = "Record the signature"
SIGN_DAY = "On which day was it signed?"
SIGN_OURS = "Who signed for us?"
SIGN_THEIRS = "Who signed for the others, and for whom?"
SIGN_DOCUMENT = "Where is the agreement kept?"
ENTER_TITLE = "Record that {title} was entered into"
ENTER_BUTTON = "Record it"
ENTER_DAY = "From which day does it run?"
GATE_REASON = "Why you go on without the approval that should be there"
GATE_UNAPPROVED = (
    "Not approved yet by {offices}, which must come first ({clauses}). If it has happened, record"
    " it: it will be shown as incomplete and be referred to {told}. Nothing is blocked."
)
GATE_SHOULD = (
    "Not approved yet by {offices}, which should come first ({clauses}). Say why you go on."
)
GATE_MISSING = "This will be shown as missing: {missing}."
SIGNED = "The signature was recorded."
ENTERED = "It was recorded as entered into; it is running now."
NO_GATE = "{done} already. If that was a mistake, type *undo the signature* or *undo entering*."
VOID_TITLE = {
    "signature": "Was it a mistake to record the signature of {title}?",
    "entering": "Was it a mistake to record that {title} was entered into?",
}
VOID_BUTTON = "It was a mistake"
VOIDED = "That record was taken back; both stay in the history."
PAPER_TITLE = "A decision on {title} that was taken elsewhere"
PAPER_BUTTON = "Record the decision"
PAPER_OFFICE = "Whose decision?"
PAPER_WHAT = "What was decided?"
PAPER_DAY = "On which day?"
PAPER_MINUTE = "Where does it stand? The minute, letter or mail"
PAPER_DOCUMENT = "Where is that document kept?"
PAPER_REASON = "The reason given; needed unless it was approved"
PAPER_ABOUT = "It is shown as recorded for them by you, never as if they had pressed it."
PAPERED = "The decision was recorded for the {office}."
PAPER_CHOICES = {
    "approved": "Approved",
    "declined": "Declined",
    "changes_asked": "Sent back for changes",
}
BREACH_TITLE = "What is to come of it?"
BREACH_BUTTON = "Say so"
BREACH_LABEL = "What was decided about it?"
BREACH_SAID = "What you said was recorded."
NO_ENTRY = "First open an entry: find it on the register, or type its number."
NOT_YOURS = "That is for others to decide: {offices}. Nothing was recorded."
NOT_OPEN = "No approval of it is open. Type *start approval* to ask for one."
NOTHING_HERE = "There is nothing of that to do here as it stands."

REFUSALS: Mapping[str, str] = {
    "nobody-to-ask": f"The policy does not say who approves this; ask {{ask}}. {_AS_IT_STANDS}",
    "already-awaited": "Its approval was asked for already, and is awaited. Nothing was recorded.",
    "already-approved": "It was approved as it stands. Nothing was recorded.",
    "no-such-request": f"That request is not the one that is open. {_AS_IT_STANDS}",
    "request-closed": f"That request is closed: {{status}}. {_AS_IT_STANDS}",
    "own-approval": (
        "You asked for this yourself, so somebody else decides. Nothing was recorded."
    ),
    "minute-needed": (
        "The {office} decides in a meeting: record its decision with the minute. Nothing was"
        " recorded."
    ),
    "route-changed": f"The approval that it needs has changed meanwhile. {_AS_IT_STANDS}",
    "decided-already": "The {office} has decided on it: {decision}. Nothing more was recorded.",
    "decided-for-another": (
        "You have decided on this as the {office}; for the other office somebody else decides."
        " Nothing was recorded."
    ),
    "not-your-turn": "The {office} decides first. Nothing was recorded.",
    "request-stale": (
        "It has changed since you were asked, so it is laid before you again once the approval is"
        " started anew. Nothing was recorded."
    ),
    "consult-first": (
        "Before this is approved, somebody is consulted: {may}. Record what they said, then"
        " approve. Nothing was recorded."
    ),
    "not-discretionary": (
        "The policy does not leave it to anybody's judgement whether the {office} is consulted."
        " Nothing was recorded."
    ),
    "day-ahead": "That day has not come yet. Nothing was recorded.",
    "nudged-today": "They were reminded today. Nothing was recorded.",
    "reason-needed": (
        "It should be approved first; say why you go on without. Nothing was recorded."
    ),
    "passed-already": "That is recorded already. Nothing was recorded twice.",
    "nothing-passed": f"There is no such record here. {_AS_IT_STANDS}",
}
"""What is said for each reason that something about an approval is not done."""
