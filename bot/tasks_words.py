"""What is said of tasks and of what waits for somebody; the words stand here and nowhere else."""

from domain.services.due import DueKind

MINE = "What waits for you"
OF_OFFICE = "What waits for {whose}"
OF_AREA = "What is due in {area}"
OF_ALL = "What waits for anybody"
NOTHING_MINE = "Nothing waits for you"
NOTHING = "Nothing is waiting there"
ONE_WAITS = "1 thing waits for you{overdue}."
MANY_WAIT = "{count} things wait for you{overdue}."
ONE_THERE = "1 thing waits{overdue}."
MANY_THERE = "{count} things wait{overdue}."
OVERDUE_OF = ", {count} {is_are} overdue"
NEXT = "Next comes: {title}, due {day} ({number})."
NOTHING_NEXT = (
    "Nothing is coming up either. What an entry, a review or a person asks of you later shows here."
)
UNKNOWN_PLACE = "Nothing waits under the name “{said}”. I know these areas and seats: {known}."
NO_PLACES = "Nothing waits under the name “{said}”, and nothing that waits belongs to an area yet."
OF_ENTRY = "Tasks of this entry"
NO_AREA_HELD = (
    "You hold no seat for an area that I know of, so this is what waits for you yourself."
)
NO_OFFICE_HELD = "You hold no office that I know of, so this is what waits for you yourself."

OVERDUE = "Overdue"
SOON = "Due within four weeks"
UNDATED = "Asked, with no day set"
LATER = "Later"
STANDING = "What your office does whenever it comes up"
AND_MORE = "And {count} more; name an office or an area to see fewer."
AND_MORE_MINE = "And {count} more: type *all my tasks*."
FOR = "for {whose}"
VACANT = "nobody holds it now"
PICK_ONE = "Open one of them"
OPEN_IT = "Open it"

KINDS: dict[DueKind, str] = {
    "approval": "Decide",
    "consultation": "Give your view",
    "question": "Answer",
    "review": "Review",
    "renewal": "Renew or end",
    "appointment": "Appoint",
    "task": "Task",
    "duty": "Duty",
    "association": "Bring up to date",
    "risk": "Risk",
    "meeting": "Meeting",
    "report": "Clear or release",
    "drafting": "Draft",
}
"""What is to be done with each kind of what waits."""

STATUS = {"open": "To be done", "done": "Done", "withdrawn": "Withdrawn"}
SOURCES = {
    "duty": "It comes from the policy",
    "review": "It comes from a review",
    "meeting": "It comes from a meeting",
    "person": "It was opened by {opener}",
    "change": "It comes from a change",
}
DUE = "Due {day}{away}."
NO_DAY = "No day is set for it."
AGO = ", {far} ago"
TODAY = ", today"
IN_DAYS = ", in {far}"
WHOSE = "It is for {whose}."
WHOSE_OFFICE = "It was given to the {office}, and they took it on."
BESIDE = "Together with {offices}."
SHOWN_BY = "To show that it was done: {evidence}."
TASK_LINE = "{number}: {title} ({status}{due}; {whose})"
LINE_DUE = ", due {day}{away}"
ABOUT_DOES = "see the entry that it belongs to: {title}"
SEE_ENTRY = "See the entry"
TAKE = "Take it on"
DOES = {
    "done": "say that it is done, and how that is known",
    "take": "do it yourself, for your office",
    "hand": "let another office or person do it",
    "move": "let it be due on another day",
    "withdraw": "it need not be done any more",
    "reopen": "let it be done after all",
}
DONE_ON = "Done on {day} by {who}: “{evidence}”"
DOCUMENT = "Written in: {document}{hash}"
HASH = " (SHA-256 {hash})"
HISTORY = "What happened to it"
NOT_BEGUN = "Nothing was recorded of it yet; it is here because its day comes."
NONE_HERE = "There is no task {number}. Type *my tasks* to see what waits for you."

OPENED = "The task is open as {number}."
TAKEN = "It is yours now."
HANDED = "It was handed over."
MOVED = "Its day was moved."
DONE = "It is done."
WITHDRAWN = "It was withdrawn."
REOPENED = "It is open again."

OPEN_TITLE = "Open a task"
OPEN_BUTTON = "Open it"
OPEN_ABOUT = "It will wait for whoever you name until it is done, moved or withdrawn."
OPEN_FOR_ENTRY = "It belongs to {number}."
FROM_DUTY = "It is one that the policy gives your office ({clauses})."
PICK_STANDING = "Open a task for one of these: type *open a task:* and its words."
WHAT = "What is to be done"
WHO = "Who is to do it"
WHO_HINT = "An office, such as {example}; leave it empty for yourself."
BY_WHEN = "By when"
DAY_HINT = "A day with its year, such as 3 March 2027"
TO_SHOW = "What will show that it was done"
DONE_TITLE = "Done with evidence"
DONE_BUTTON = "It is done"
DONE_ABOUT = (
    "“{title}” leaves every list of what is due. What you say here is kept as the evidence."
)
EVIDENCE = "How is it known that it was done?"
REFERENCE = "Where is it written?"
REFERENCE_HINT = "A link, a file or a minute"
FINGERPRINT = "The SHA-256 hash of that document"
FINGERPRINT_HINT = "64 characters, if you have it"
BAD_HASH = "A SHA-256 hash has 64 characters, 0 to 9 and a to f; leave it empty if you have none."
HAND_TITLE = "Hand it over"
HAND_BUTTON = "Hand it over"
HAND_ABOUT = "“{title}” will wait for them instead."
TO_WHOM = "To whom"
TO_WHOM_HINT = (
    "An office, such as {example}, with its seat if it has some; or somebody's sign-in name"
)
WHY = "Why"
MOVE_TITLE = "Move its day"
MOVE_BUTTON = "Move it"
MOVE_ABOUT = "“{title}”{due}."
WAS_DUE = "due {day}"
NEW_DAY = "The new day"
NEW_DAY_HINT = "Leave it empty where no day is to be set"
WITHDRAW_TITLE = "Withdraw it"
WITHDRAW_BUTTON = "Withdraw it"
WITHDRAW_ABOUT = "“{title}” need not be done any more. It leaves the lists and stays on record."
REOPEN_TITLE = "Open it again"
REOPEN_BUTTON = "Open it again"
REOPEN_ABOUT = "“{title}” will wait for whoever it is for, as before."
WHO_IS_THAT = "I do not know an office or a person called “{said}”. The offices are: {offices}."
WHICH_SEAT = "The {office} has several seats; say which: {seats}."
