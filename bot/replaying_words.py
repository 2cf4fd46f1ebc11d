"""Every sentence about how a decision came to be, in the chat."""

WHY = "Why {number} was decided so"
HISTORY = "What happened to {number}"
STOOD = "How {number} stood at the end of {day}"
WHICH = "Which matter do you mean?"
SAY_NUMBER = "Say its number with it, for example: *history of {number}*, or open it first."
NO_MATTER = "There is nothing to tell of yet. Say in a sentence or two what you want to do."
PICK = "See what happened to one of your matters"
SEE = "See"
NOTHING_THEN = "Nothing of it had been recorded by then. It was first recorded on {first}."
NOT_YET = "It is not decided yet, so there are no reasons to tell."
DECIDED = "Decided {when}, asked by {who}, under the {policy}, version {version}."
SINCE = "Answers were given or changed after that, so it is to be decided anew."
SAME = "Decided again just now, on the same answers and the same version of the policy: the same."
OTHERWISE = (
    "Decided again just now it does not come out as it was recorded. Tell whoever looks after this"
    " program; what follows is what was recorded."
)
NOT_AGAIN = "It cannot be decided again: {why}. {advice}"
ANSWERS = "What was answered"
CHANGES = "What was changed"
THEN = "What had happened by then"
LEFT = "It had been left for now."
WAITED = {
    "confirming": "It waited for what was heard to be confirmed.",
    "asking": "It waited for answers.",
}
FOR_OTHERS = "That is for others to see: {may}."
NOT_HERE = "It came from a spreadsheet: nobody has decided here why it is what it is."
NOT_FOR_ALL = (
    "The answers and reasons behind it are in {number}: they are for whoever opened that, and for"
    " those who audit."
)
EARLIER = "and {count} earlier: the whole of it can be printed by whoever audits"
YOU = "you"
