"""What is said of associations; the words stand here and nowhere else."""

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
