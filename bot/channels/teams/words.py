"""Every sentence that only the Teams channel says."""

ONLY_TEXT = "I can read text only: what you sent beside it was not kept."
STILL_WORKING = "This takes a little longer than usual. The card will change once it is done."
TRY_AGAIN = "That did not get through. Nothing may have been recorded: please try again."
NOT_YOURS = "That card belongs to somebody else, so nothing was recorded. Ask me in our own chat."
NOT_A_REQUEST = "That is nothing I can do. Type help to see what I can."
EDITED = "Changing a message changes no answer"
HOW_TO_CHANGE = (
    "What was recorded stays as it was. To change an answer, type *answers* and choose it."
)
OVERTAKEN = "This was answered, and the matter is decided: its newest card shows how it stands."
ANSWERED_THERE = "I have answered you in our own chat."
"""What is said to somebody who asked in company about a matter of theirs."""

NOT_REACHED_THERE = (
    "I could not reach you in our own chat. What you said is kept: write to me there."
)
SORRY = "Sorry, something went wrong on our side, and what you said may not be recorded."
REPORT = "Please try again; if it goes wrong again, report it with the reference {reference}."
NOT_HERE = "Nothing is answered here for you alone. Ask me in our own chat."
TOO_SLOW = "This takes longer than usual. Close this, and try again in a moment."
TOO_SLOW_TO_FIND = "This takes longer than usual. Type another letter, and I will look again."
NOTHING_FOUND = "Nothing on the register says that. Try a word of its title, or its number."
NOTHING_THERE = "Nothing is on the register yet."
NOT_FOR_YOU = "The register is open to the staff of the organisations that the policy is for."
TRY_LATER = "I cannot look at the register now. Please try again in a moment."
