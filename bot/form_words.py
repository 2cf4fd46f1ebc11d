"""Every sentence about forms: what they ask, how they are answered, and what comes of them."""

from collections.abc import Sequence

FORMS = "Forms"
OF_MATTER = "Of this matter"
ON_THEIR_OWN = "On their own"
OTHERS = "Others of yours"
NO_FORMS = (
    "There is no form to fill in here. A matter says which forms it needs once it is decided."
)
NO_SUCH_FORM = "You have no form with the number {number}."
WHICH_FORM = "More than one form could be meant. Say its name, or open one of the list."
FORM_LATER = "A form can be begun once what I heard is confirmed."

OPEN_ONE = "Open one of the forms"
BEGUN = "begun"
NOT_BEGUN = "not begun"
ANSWERED = "{count} of {asked} answered"
CHANGED = "open again; what it said stands until it is completed"
DONE_ON = "done on {day}"

PART = "{title}, part {number} of {count}"
CHANGING = "You are changing an answer of: {title}"
ABSENT = (
    "Its text is not in the policy document. This is our own template; ask the {office} for the"
    " real one."
)
OURS = "The policy has no text for this form: this one is ours."
LEAVE_OPEN = "It may be left open."
ANSWER_IS = "Your answer is: {answer}"
ANSWERS_ARE = "Your answers are: {answers}"
KEEP_IT = "Type *keep* to keep it so."
HOW_TEXT = "Type your answer in your own words."
HOW_AMOUNT = "Type the amount in pounds, such as 1200 or 1200.50."
HOW_DAY = "Type the day, such as 3 March 2026 or 2026-03-03."
HOW_CHOICES = "Type the numbers of all that apply, such as “1, 3”."
HOW_RUN = "Type the answers in order, as “1 {first}, 2 {second}”; “all {first}” answers every one."
HOW_SKIP = "Type *skip* to leave it open."
HOW_NOT_APPLICABLE = "Type *not applicable* if it does not apply."
HINT_AMOUNT = "Pounds, such as 1200 or 1200.50"
HINT_TEXT = "In your own words"
HINT_NOT_APPLICABLE = "or: not applicable"
HINT_DAY = "Such as 3 March 2026, or: not applicable"
NOT_APPLICABLE = "Not applicable"
SAVE = "Save and go on"

NO_SKIP = "That needs an answer before the form is complete. Leave it for now if nobody knows yet."
NOT_TO_SKIP = "It does apply here, so it needs an answer."
NO_TEXT = "Nothing could be read there. Type a few words."
TOO_LONG = "That is too long for one answer: keep it within {most} characters. Nothing is lost."
NO_AMOUNT = "I could not read “{text}” as an amount of money. Nothing of this card was recorded."
NO_DAY = "I could not read “{text}” as a day. Nothing of this card was recorded."
NO_CHOICES = "I could not read “{text}” as numbers of the list."
NO_ANSWER_HERE = "I could not read “{text}” as an answer. {how}"
STILL_OPEN = "Saved. What is left of this part is still open."

CHECK = "{title}: check your answers"
HOW_CHECK = "Nothing counts until you complete it."
COMPLETE_IT = "Complete it"
CHECK_AGAIN = "Type *complete* if all of it stands, or *change 1* to ask number 1 again."
PICK = "Change one of the answers"
CHANGE_IT = "Change"
LEFT_OPEN = "Left open"
DOES_NOT_APPLY = "Does not apply"
FROM_MATTER = "from your answers"
FROM_REGISTER = "from the register"

DONE = "{title}: {standing}"
COMPLETED = "{title}: the form is complete."
ON_THE_REGISTER = "What it says stands on the register too."
TO_CARE = "To be taken care of"
PROPOSED = "Risks proposed"
PUTS_ON_RECORD = "put on record what a form brought up"
NO_BAR = "None of this stops the matter by itself."
ASK = "{care} Ask the {office}."
NOTHING_ELSE = "Nothing else in the outcome changes with it."
KEPT_FORM = "All your answers are saved. Come back whenever you like: the form goes on from there."
PUT_AWAY = "The form is kept as it is: {number}. It goes on whenever you like."
TAKEN_UP = "Welcome back. You were filling in: {title}"
OPENED_AGAIN = "The form is open again. What it said stands until you complete it once more."
NO_SUCH_NUMBER = "There is no answer with that number in this form."
NOTHING_BACK = "There is nothing further back in this form."

BEGIN = "begin {name}"
GO_ON_WITH = "go on with {name}"
BEGINS = "fill in the form: {title}"
GOES_ON = "go on with the form: {title}"
SEES = "see what the form says: {title}"
BEGIN_LABEL = "Begin: {title}"
GO_ON_LABEL = "Go on: {title}"
SEE_LABEL = "See: {title}"
ASKS_AGAIN = "answer number {number} otherwise"
NOT_YET = "Not answered yet"
LISTS = "see the forms, and fill in or change them"


def counted(count: int, one: str, several: str) -> str:
    """Return how many there are of something.

    >>> counted(2, "thing to take care of", "things to take care of")
    '2 things to take care of'
    """
    return f"{count} {one if count == 1 else several}"


def brought_up(care: Sequence[object], risks: Sequence[object]) -> tuple[str, ...]:
    """Say how much a completed form brought up."""
    lines = (
        counted(len(care), "thing to take care of", "things to take care of") if care else "",
        counted(len(risks), "risk proposed", "risks proposed") if risks else "",
    )
    return tuple(line for line in lines if line)


def sentence(parts: Sequence[str]) -> str:
    """Return *parts* as a sentence.

    >>> sentence(("2 things to take care of", "1 risk proposed"))
    '2 things to take care of, 1 risk proposed.'
    """
    return f"{', '.join(parts)}."
