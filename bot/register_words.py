"""Every sentence about the register, its entries, and how a matter is put there."""

WHAT_IT_IS = "What it is"
REGISTER = "On the register"
REGISTER_EMPTY = "Nothing is there yet. A matter can be put there once its questions are answered."
NOTHING_LIKE = "Nothing on the register says “{words}”. This is what is there."
REGISTER_FOUND = "On the register, for “{words}”"
PICK_ENTRY = "See one of the entries"
SEE_IT = "See"
MORE_ENTRIES = "and {count} more: type *find* and a word of the title"
NO_SUCH_ENTRY = "There is no entry with the number {number}."
NO_SUCH_NUMBER = "Nothing here has the number {number}."
NO_KEEPER = "the policy names no keeper; ask the {office}"
NO_PARTNERS = "none named"
NO_STAGE = "not said"
KIND_OPEN = "not settled"
FROM_MATTER = "From the matter: {number} (whoever opened it can type its number)"
TAKEN_OVER = "Taken over from a spreadsheet; not decided here yet."
AS_SAID_THERE = "{kind}, as the spreadsheet says"
DECIDED_SINCE = "It was taken over from row {line} of a spreadsheet, and decided here since."
HELD_UNDER = "Held under: {under}, version {version}"
BELONGING = "It belongs with"
ENTERED_IN_ERROR = "This entry was made by mistake. It is kept, and is on no list."
ON_REGISTER = "It is on {register} as {number}."
EXPLORED = (
    "It is still being explored: an entry on a register comes when it is entered. Until then it is"
    " kept among your matters as considered."
)
KEPT_AS_CONSIDERED = "It goes on no register; it is kept among your matters as considered."
KEPT_FOR_NOW = (
    "No register is certain for it yet; until one is, it is kept among your matters as considered."
)
PUTTING_ON = "You are putting it on {register}. Nothing is recorded until you have checked it."
PUT_ON = "Put it on {register}"
RECORD_IT = "Put it on the register"
TITLE = "Title"
TITLE_HINT = "A few words by which others will know it"
PARTNERS = "Partners"
PARTNERS_HINT = "Their names, with commas between them; nothing if there are none yet"
ASK_TITLE = "What is it called?"
TAKE_TITLE = "Suggested: {title}"
NO_TITLE = "Type a title of a few words, by which others will know it."
TAKEN_AS_TITLE = "Taken as its title: “{text}”"
TAKEN_AS_PARTNERS = "Taken as the partners: “{text}”"
TITLE_TOO_LONG = "That is too long for a title: keep it within 200 characters. Nothing is lost."
ASK_PARTNERS = "Who are the partners?"
HOW_PARTNERS = "Type their names with commas between them, or *none*."
NO_PARTNER_READ = "I could not read that as names. Nothing is lost."
TAKE_PARTNERS = "Suggested: {partners}"
PARTNERS_TOO_LONG = (
    "That is too much: name at most 30 partners, each within 200 characters. Nothing is lost."
)
CHECK_ENTRY = "Is this right?"
GOES_ON = "It goes on {register}, where anybody who may read the register can see it."
CHECK_AGAIN = "Type *yes* to put it on the register, or *change 1* to change the title."
NOT_REGISTERED = "It was not put on the register. Type *register* whenever you want to."
REGISTERED = "It is on {register} as {number}."
NEXT_REGISTER = "It goes on {register} as well: that comes next."
FIND_AGAIN = (
    "To find it again, type its number, or *find* and words of its title, such as *find {words}*."
)
LINKED_WHY = "Both come from the same matter."
REGISTER_LATER = "It can be put on a register once its questions are answered."
NO_REGISTER = "There is no register that it goes on for certain, as it stands."
REGISTER_FIRST = "First what the policy says of it; then it can be put on the register."
REGISTER_WHAT = (
    "Tell me first what you want to do and with whom: a matter goes on the register once its"
    " questions are answered. Or type the number of a matter of yours."
)


def step(number: int) -> str:
    """Say how far a form is."""
    return f"Step {number} of 3"
