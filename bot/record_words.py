"""What is said of what the register holds of an entry, and of what it lacks."""

MISSING_ELSEWHERE = "May turn out to be missing, once more of the matter is settled"
NOTHING_MISSING = "Nothing that the policy wants on the register is missing here."
MORE_MISSING = "and {count} more: type *what is missing*"
STRENGTHS = {
    "must": "Missing, and must be there{gate}",
    "should": "Missing, and should be there{gate}",
    "recommended": "Missing, and recommended{gate}",
    "if_appropriate": "Missing, where it is appropriate{gate}",
}
GATES = {"entering": " before it is entered into", "signature": " before it is signed", "none": ""}
GAP = "{label}{clauses}; ask {office}"
SOURCES = {
    "form": " (from a form)",
    "matter": " (from the answers of its matter)",
    "register": " (from another entry)",
    "import": " (from a spreadsheet)",
    "said": "",
}
ELSEWHERE = "From another version of the policy"
NOTES, DOCUMENTS = "Notes", "Documents"
NOTE = "{number}. {text} ({who}, {day}{corrected})"
CORRECTED = ", corrected since"
DOCUMENT = "{number}. {title}{where}{hash}"
HASH_OF_CONTENT = "; fingerprint of its content {hash}"
HASH_OF_REFERENCE = "; fingerprint of the reference alone {hash}"
MERGED_HERE = "Entries that turned out to be this one"
MERGED_AWAY = "It is the same as {number}, and everything is done there now."
MADE_BY_MISTAKE = "It was made by mistake, and is on no list any more."

FILL_IN = "Fill in"
FILL_IN_TITLE = "What the register holds of {number}"
WHICH_PART = "Choose what to fill in. What is there already can be changed as well, with a reason."
PICK_PART = "What to fill in"
PART_LINE = "{heading}: {filled} of {all} filled in"
NO_FIELDS = "The policy asks for nothing more about entries of this register."
REASON = "Why it changes"
REASON_ASIDE = "Needed only where something that stands there changes."
RECORD = "Record it"
RECORDED = "Recorded: {what}."
EMPTIED = "Emptied: {what}."
UNCHANGED = "Nothing was changed: it stood there so already."
WHY_CHANGED = "{fields}: something else stood there. Say why it changes."
MEANWHILE = "{field}: somebody else changed this in the meantime. It now says: {now}."
EMPTY = "nothing"
SEVERAL_HINT = "Several with a semicolon between"
KINDS = {
    "text": "write a few words, or a paragraph",
    "choice": "pick one of the list",
    "choices": "pick from the list",
    "yes_no": "say yes or no",
    "day": "write a day with its year, such as 3 March 2026",
    "amount": "write an amount in pounds, such as 1200 or 1,200.50",
    "number": "write a number, such as 12",
    "office": "pick one of the offices",
    "person": "give the id that the directory has, what the holder of an office is called, or me",
    "document": "write a link, a file, or where the paper is kept",
    "body": "pick one of the bodies that are known here",
}
NOT_A_VALUE = "{label}: {how}."
PERSON_HINT = "The directory's id, what an office holder is called, or me"
BODY_HINT = "Its name; type *bodies* to see those that are known"
DOCUMENT_HINT = "A link, a file, or where the paper is kept"
WHICH_FIELD = "More than one thing is called “{said}”: {fields}."
NO_FIELD = "The register has nothing called “{said}” for this entry."
WHICH_ENTRY = "Open an entry first, by its number, or find it by its words."

ADD_NOTE, ADD_NOTE_DOES = "Add a note", "write something down on it"
NOTE_LABEL = "Note"
NOTE_ABOUT = (
    "It stays on the entry, with your name and the day. All who may read the register see it."
)
NOTED = "The note is kept."
CORRECT_NOTE = "Correct a note"
WHICH_NOTE = "Which note"
NOTE_NOW = "What it should say"
NOTE_CORRECTED = "The note is corrected."
NO_NOTES = "There is no note on it yet."
WHY = "Why"

ATTACH = "Attach a document"
TITLE, REFERENCE, SHA256 = "What it is called", "Where it is", "Its fingerprint, if you have it"
SHA256_ASIDE = (
    "The SHA-256 of the file: 64 letters and digits. Without it, that of the reference is kept."
)
NO_SHA256 = "Its fingerprint: 64 digits and letters from a to f, or nothing."
ATTACH_ABOUT = "The document stays where it is; the register keeps where that is."
ATTACHED = "The document is attached."
TAKE_OFF = "Take a document off"
WHICH_DOCUMENT = "Which document"
TAKEN_OFF = "The document is off the entry; that it was there stays in its history."
NO_DOCUMENTS = "There is no document on it yet."

CORRECT = "Correct"
CORRECT_TITLE = "Correct {number}"
CORRECT_ABOUT = "What stood there stays in its history, with your reason."
ENTRY_TITLE, PARTNERS, STAGE = "Title", "Partners", "Stage"
PARTNERS_HINT = "Several with commas between"
CORRECTED_NOW = "Corrected."
MORE_TO_CORRECT = "What is not right about it?"
ITS_LINE = "Title, partners or stage"
MERGE = "Merge with another"
MERGE_ABOUT = (
    "This entry leaves the lists and leads to the other one. Its history stays, and what is linked"
    " with it is linked with the other. It can be taken apart again."
)
OTHER = "Number of the entry that stays"
ALIKE_TOO = "These look alike: {entries}."
MERGED = "It is the same as {number} now."
APART = "Take them apart"
APART_ABOUT = "This entry stands on the lists again, with all that it held."
TAKEN_APART = "The entry stands on its own again."
BY_MISTAKE = "Made by mistake"
BY_MISTAKE_ABOUT = "The entry leaves the lists for good, and stays in the history of the register."
VOIDED = "The entry is off the lists."

LACKING = "Entries that lack something"
LACKING_FIELDS = "Entries that lack: {fields}"
NONE_LACKING = "No entry on the register lacks that."
NO_SUCH_FIELD = "The policy wants nothing called “{said}” on the register."
LACKING_LINE = "{number}  {title}: {gaps}"
MORE_LACKING = "and {count} more; partnerships register missing lists them all"
"""Where there is no room for all of them."""

ALIKE = "Some entries look like this one"
ALIKE_ASK = "Is it one of these? If it is another matter, put it on anyway."
PUT_ON_ANYWAY = "Put it on anyway"

RECORD_REFUSALS = {
    "reason-needed": "Something else stood there: say why it changes. Nothing was recorded.",
    "no-such-field": "Entries of this register have no such field. Nothing was recorded.",
    "not-a-value": "That field takes something else. Nothing was recorded.",
    "no-such-note": "There is no note with that number. Nothing was recorded.",
    "no-such-document": "There is no document with that number. Nothing was recorded.",
    "attached-before": "That is on it already, as document {number}. Nothing was recorded.",
    "merged-away": "That entry is the same as {into}: it is done there. Nothing was recorded.",
    "merged-into-itself": "An entry cannot be merged with itself. Nothing was recorded.",
    "not-merged": "That entry was not merged with another. Nothing was recorded.",
}
"""What is said for each reason that something about a record is not done, by its code."""
