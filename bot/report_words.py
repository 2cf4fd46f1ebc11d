"""What is said of reports, before, while and after they are written."""

DRAFT = "DRAFT"
FOR, FROM, PERIOD, AREA, AS_AT = "For", "From", "Period", "Area", "As at"
MARKING, OPENNESS = "Marking", "Open or exempt"
NO_MARKING = "none is set"
ALL_AREAS = "all areas"
CLEARS = "To be cleared by"
RELEASES = "Released by"
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
    " a year as 2026."
)
ONE_PERIOD = "Give one of --quarter, --month and --year, not several."
NO_KIND = "A report is written as .docx, .xlsx, .txt or .json; give --out a file that ends so."
NOT_WRITTEN = "The report could not be written to {file} ({why}); give another file."
WRITTEN = "Wrote “{title}”, {period}, as at {as_at}, to {file}{draft}."
IS_DRAFT = "; every page says that it is a draft"
STAFF_ONLY = "Reports are shown to the staff of {who}; name one with --as."

DRAFTED = "{number}: “{title}”, {period}, is drafted{waits}."
WAITS_FOR = ", and waits for being cleared by the {offices}"
READY = ", and can be released by the {offices}"
CLEARED = "{number} is cleared by the {office}{waits}."
RELEASED = "{number} is released to {to}."
WITHDRAWN = "{number} is withdrawn."
