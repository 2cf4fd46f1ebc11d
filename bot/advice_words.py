"""What is said of good-practice questions and of a process: that they are beside the policy."""

TITLE = "Good-practice questions"
LABEL = (
    "Each is a {label}: something to think about. Nothing of it is recorded, and no answer to it"
    " counts."
)
MORE = "Type *good practice 1* for the first list with its reasons, or the number of another."
OTHER_LISTS = "The other lists, by their numbers"
IF_NOT = "What may go amiss: {risk}."
NO_SUCH_LIST = "There is no list with that number; there are {count}."
NOT_ON = "Good-practice questions are not switched on here."

PROCESS = "{title}: who does what"
NO_PROCESS = "No process is switched on here beside the policy."
TODAY = "{office} (today: {today})"
NOT_MAPPED = (
    "Offices are those of {year}. Where none of today is named beside one, it is not mapped: ask"
    " the {contact} who does that work now."
)
NOT_DONE_YET = "{count} parts are declared and not done by this assistant yet."
FORMS, ROUTES, REPORTS, DUTIES = "Forms", "Who hands what on", "Reports", "Duties"
SWITCHES = "On or off until somebody decides"
AT_FIRST = "{title}: {value} for now, until the {office} decides"
TURNED = "{title}: {value}, as the {office} decided"
NO_RHYTHM = "how often is not said"
PICK = "See one list with its reasons"
SHOW = "Open the list"
