"""What is said of associations and of reporting back; the words stand here and nowhere else."""

TITLE = "Associations and groups that we belong to"
EMPTY = (
    "There is none on the register yet. Tell me of one in a sentence, such as: I am a member of a"
    " professional institute for my work."
)
NOT_KEPT = (
    "The {policy} keeps no register of associations. Tell me of yours in a sentence, and I"
    " will say what the policy asks of it."
)
LINE = "{number}: {title}{about}"
PICK = "Open one of them"
OPEN = "Open it"
UPDATE = "next update due {day}{away}"
ENDED = "ended"

REPORTED = "Reported back"
REPORT_LINE = "{day}, {who}: {said}"
REPORT_BACK = "Report back"
REPORTS = "say what the others should know of it"
NO_FORM = "This policy has no form for reporting back."
WHICH = (
    "Report back on which one? Open its entry first, by its number or from *show the register*, and"
    " type *report back* there."
)
