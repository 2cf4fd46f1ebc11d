"""The words in which bodies of the area, and whoever we work with, are spoken of."""

TITLE = "Bodies of the area"
NONE = "No bodies are known here yet. Type *add a body* to make one known."
EVERYWHERE = "The whole area"
NOWHERE = "No area named"
SHOW_ONE = "To see one, type *partner* and its name, such as *partner {name}*."
IT_IS = "It is: {kind}."
AREAS = "Where: {areas}."
STATUTE = "Law behind it: {statute}."
SITS = "Who sits on it: {partners}."
CALLED = "Also called: {names}."
COUNCIL = "It is the council of {area}."
WITHIN = "The area lies in {area}."
JUST_A_PARTNER = "It is a partner of what follows, and no body that the policy names."
CLAUSES = "From {clauses}."
ADDED = "It was made known here; the policy does not name it."

ABOVE = "What it belongs to"
BELOW = "What belongs to it"
THERE = "Bodies of the area"
ARRANGED = "Our arrangements with them"
NO_ARRANGEMENTS = "None on the registers."
PEOPLE = "Who looks after them"
NO_PEOPLE = "Nobody is named on the entries yet."
PROTOCOLS = "What is agreed about information"
NO_PROTOCOLS = "Nothing is recorded on the entries yet."
MEETINGS = "Meetings and risks"
NO_MEETINGS = "None are logged here yet."
HISTORY = "What became of it"
NEXT = "next review {day}"
NO_NEXT = "no review day recorded"

ENDED = {
    "merged": "It is no more: it became part of {into}.",
    "split": "It is no more: it became {into}.",
    "abolished": "It is no more: it was abolished.",
}
CHANGED = {
    "added": "{day}: made known as {text}",
    "renamed": "{day}: called {text}",
    "merged": "{day}: became part of {text}",
    "split": "{day}: split up into {text}",
    "abolished": "{day}: abolished",
    "restored": "{day}: stands after all",
}
RENAMED = "{now}, before that {was}"

UNKNOWN = "Nobody called “{name}” is known here"
UNKNOWN_SAID = (
    "No body, council or partner on the registers is called that. Type *bodies* to see those that"
    " are known; whoever keeps a register can make another known with *add a body*."
)

REASON, REASON_ASIDE = "Why", "Say what happened, and by whose decision."
DOCUMENT, DOCUMENT_ASIDE = "Document", "Where it is written: a minute, a letter, a link."
DAY, DAY_ASIDE = "Since when", "The day on which it happened; today if you leave it open."
NEW_NAME = "What is it called now?"
NAME = "What is it called?"
KIND = "What is it?"
AREA = "Which areas is it in?"
PARENT, PARENT_ASIDE = "What does it belong to?", "The name of a body known here, if any."
INTO_ONE = "Which body did it become part of?"
INTO_MANY = "Which bodies did it become?"
INTO_ASIDE = "Known here: add it first if it is new."
MANY_ASIDE = "Their names, with semicolons between. Each has to be known here: add it first."
WHICH = "Which body is that?"

RENAME, MERGE, SPLIT = "Rename it", "It became part of another", "It was split up"
ABOLISH, RESTORE, ADD = "It was abolished", "It stands after all", "Add a body"
DONE = {
    "rename": "{was} is called {now} from now on; its old name still finds it.",
    "merge": "{was} is recorded as part of {into}.",
    "split": "{was} is recorded as {into}.",
    "abolish": "{was} is recorded as abolished.",
    "restore": "{was} is recorded as standing after all.",
    "add": "{now} is known here now.",
}
REVIEWED = "A review is asked for on {entries}, because the body has changed."
WHO_IS_TOLD = "A review is then asked for on each entry that is this body: {entries}."
NO_ENTRY = "No entry of the registers says that it is this body, so no review is asked for."

SEE_BODY = "see the body that it is"
IT_IS_ONE = "It is the {title}"
SAY_SO = "say that it is that body: a change to it then asks for a review"
IS_NOW = "It is recorded as the {title}. A change to that body asks for a review of this entry."
