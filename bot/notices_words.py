"""What is said of notices in the chat stands here and nowhere else."""

from collections.abc import Mapping

from domain.services.noticing import How, Kind

TITLE = "What I tell you"
SENT = "What I sent you"
NOTHING = "I have sent you nothing yet, and nothing waits to be sent."
HOW: Mapping[How, str] = {
    "daily": "Reminders come once a day, together, at {digest} on working days.",
    "at-once": "Reminders come each as it comes up.",
    "none": "You get no reminders.",
}
MUST = (
    "Approvals, consultations, duties, breaches and risks are always told to you, as soon as it is"
    " not quiet."
)
QUIET = "It is quiet from {begins} to {ends}, at weekends and on bank holidays."
WITHOUT = "Of these you want none: {kinds}."
SAVED = "Done, from now on."
KINDS: Mapping[str, Kind] = {
    "reviews": "review",
    "renewals": "renewal",
    "appointments": "appointment",
    "tasks": "task",
    "associations": "association",
    "meetings": "meeting",
    "reports": "report",
    "offices": "office",
    "questions": "question",
    "answers": "question-answered",
}
"""What may be turned off by itself, as it is typed."""

STATUS = {
    "waiting": "not sent yet",
    "begun": "being sent",
    "sent": "sent",
    "gathered": "in a digest",
    "dead": "not sent: {why}",
}
NOT_REACHED = "not sent yet: they have never come to the assistant in Teams"
GREETING = (
    "I tell you of what waits for you, and of what came of what you asked. To see what I sent you,"
    " or to change how, type *notices*."
)
AWAY = "While you were away"
MORE = "There may be more: type *what have you sent me* to see all of it."
UNKNOWN_KIND = "I know no reminders of “{said}”. You can turn these off: {known}."
SHOW_ALL = "To see what I sent you, type *what have you sent me*."
TYPE_HOURS = (
    "To change when: type *no messages before 9*, *no messages after 6pm*, or *usual hours*."
)
