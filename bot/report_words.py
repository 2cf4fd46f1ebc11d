"""What is said of reports, before, while and after they are written."""

DRAFT = "DRAFT"
FOR, FROM, PERIOD, AREA, AS_AT = "For", "From", "Period", "Area", "As at"
MARKING, OPENNESS = "Marking", "Open or exempt"
NO_MARKING = "none is set"
ALL_AREAS = "all areas"
CLEARS = "Needs clearance from"
RELEASES = "May be released by"
RESTS = "Rests on"
LEFT_OUT = "What this report leaves out"
NOTHING_LEFT_OUT = "Nothing that it was to hold."
FACTS = "Facts (sha256)"
FIGURES = "In figures"
NO_ROWS = "none"

LISTED = "Reports that can be written"
NONE_DRAFTED = "No report was drafted yet; partnerships reports draft NAME drafts one."
STATUS = {
    "drafted": "Drafted, to be cleared",
    "cleared": "Ready to be released",
    "released": "Released",
    "withdrawn": "Withdrawn",
}
NO_SUCH = "There is no report {name!r}; partnerships report --list shows them all."
NO_SUCH_DRAFT = "There is no report {number!r}; partnerships reports drafted shows them all."
NO_AREA = "There is no area {area!r}; the policy's areas are: {areas}."
NO_PERIOD = (
    "The {option} {written!r} cannot be read; write a quarter as 2026Q3, a month as 2026-06,"
    " a year as 2026, days as 2026-07-01..2026-09-30."
)
ONE_PERIOD = "Give one of --quarter, --month, --year and --days, not several."
NO_KIND = "A report is written as .docx, .xlsx, .txt or .json; give --out a file that ends so."
NOT_WRITTEN = "The report could not be written to {file} ({why}); give another file."
WRITTEN = "Wrote “{title}”, {period}, as at {as_at}, to {file}{draft}."
IS_DRAFT = "; every page says that it is a draft"
STAFF_ONLY = "Reports are shown to the staff of {who}; name one with --as."

DRAFTED = "{number}: “{title}”, {period}, is drafted{waits}."
WAITS_FOR = ", and awaits clearance by the {offices}"
READY = ", and can be released by the {offices}"
CLEARED = "{number} is cleared by the {office}{waits}."
RELEASED = "{number} is released to {to}."
WITHDRAWN = "{number} is withdrawn."

MINE = "my reports"
REPORTS = "Reports"
WHICH = "Which report?"
WHICH_ONE = "Which report"
SHOW_IT = "Show it"
NONE_FOUND = "I know no report of that name. These can be written:"
MORE_OF_THEM = "And {count} more: type *reports* and a word of its name."
DRAFTED_ONES = "Drafted"
DRAFT_LINE = "{number}: {title}, {period} ({status})"
AS_SPREADSHEET = (
    "The register itself as a spreadsheet comes with the command *partnerships register export*."
)
SUMMARY = "{period}{area}, as at {as_at}. {openness}."
MADE = "For the {whom}{by}."
MADE_BY = ", from the {whom}"
AND_ROWS = "and {count} more, in the document"
DOCUMENT = "The whole of it as a document or a workbook comes with the command *{command}*."
NOTHING_IN_IT = "Nothing that it would hold is recorded yet."
MORE_LEFT_OUT = "and {count} more, named in the document"

DRAFT_IT, DRAFT_DOES = (
    "Draft it for release",
    "keep what it says, for those who clear and release it",
)
CHANGE, CHANGE_DOES = "Other days or area", "write it of another quarter, month, year or area"
CLEAR, CLEAR_DOES = "Clear it", "let it go out as it is, as far as your office is asked"
RELEASE, RELEASE_DOES = "Release it", "let it go to somebody, by your name"
ANEW, ANEW_DOES = "Write it anew", "from what is recorded now; it is then cleared anew"
WITHDRAW, WITHDRAW_DOES = "Withdraw it", "say that it is not to be used"
ALL, ALL_DOES = "All reports", "see which reports there are"

WHICH_DAYS = "Of which days"
DAYS_HINT = "2026Q3, 2026-06 or 2026; empty for {usual}"
WHICH_AREA = "Of which area"
NOT_DAYS = "The days cannot be read. Write a quarter as 2026Q3, a month as 2026-06, a year as 2026."
WRITE_IT = "Write it"
EXEMPT = "If it is not open: the clause of the law that exempts it"
EXEMPT_HINT = "Leave it empty where the report is open to everybody."
DRAFT_TITLE = "Draft “{title}”?"
DRAFT_ABOUT = "{period}{area}. What it says now is kept, and {then}."
THEN_CLEARED = "the {offices} are told that it awaits clearance"
THEN_RELEASED = "the {offices} can release it"
REMARK = "Who was consulted, or what is to be noted"
CLEAR_TITLE = "Clear “{title}”?"
CLEAR_ABOUT = "You clear it as the {office}. It goes out once all have cleared it: the {offices}."
RELEASE_TITLE = "Release “{title}”?"
RELEASE_ABOUT = "It leaves by your name, as the {office}, and as it was cleared."
TO_WHOM = "To whom it goes"
WITHDRAW_TITLE = "Withdraw “{title}”?"
WITHDRAW_ABOUT = "What has left already has left; it is only said that it is not to be used."
WHY = "Why"

STANDS = "{number}: {status}. Drafted on {day} by {who}."
OF_DAYS = "{period}{area}. {openness}."
CLEARED_BY = "Cleared on {day} by {who}, as the {office}."
RELEASED_BY = "Released on {day} by {who}, as the {office}, to {to}."
AWAITED = "Awaits clearance by the {offices}."
CAN_GO = "The {offices} can release it."
IS_DRAFT_HERE = "DRAFT: it has not been released, and is not to be passed on."
GET_IT = (
    "As a document it comes with the command *partnerships reports show {number}"
    " --out report.docx*."
)
HISTORY = "What happened"
NONE_HERE = "There is no report {number} here."
WAS_DRAFTED, WAS_CLEARED = "It is drafted.", "It is cleared for your office."
WAS_RELEASED, WAS_WITHDRAWN = "It is released.", "It is withdrawn."
WAS_ANEW, IS_SAME = (
    "It is written anew, and has to be cleared anew.",
    "It says what it said before.",
)
