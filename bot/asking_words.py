"""What is said around the answer to a question about the policy, and about who does what."""

from domain.policy.offices import Task

FOUND = "This is what the policy says, in our words"
NOT_SAID = "The policy does not say, as far as I can find. Ask the {office}."
NEAREST = "This comes nearest, and may be about something else"
ONLY_BESIDE = "The policy itself does not say. This stands beside it and decides nothing"
READING = "How the {policy} is read where it is unclear"
STANDS_FOR = "{term} stands for {stands_for}"
TERM = "{term}"
DATED = "From a document of {year}: it is not shown as today's law or body."
SOURCES = "Source: {sources}"
MORE_OF_IT = "and {count} more: name one by its number, such as {citation}"

WHO = {
    "keeps": "Who keeps the registers",
    "approves": "Who approves it",
    "leads_review": "Who leads the review",
    "owns": "Whose policy it is",
    "advises": "Who is asked for advice",
}
NOBODY = "the policy names nobody; ask the {office}"
DEPENDING = "or, depending on the rest: {other}"
FOR_CERTAIN = "To be certain for a matter of yours, say what you want to do and with whom."
OWNER = "It is owned by the {owners}."
CONTACT = "The {office} is asked where it does not say."

ROLE = "What the {policy} asks of you"
NO_OFFICE = (
    "You hold no office that the {policy} names. This is what anybody who works here may do."
)
ALSO_ANYBODY = "Like anybody who works here, you may"
ANYBODY = "You may"
NOTHING_OF_OFFICE = "It names the office and asks nothing of it by itself."
STAFF = {
    "open-enquiry": "ask what the policy says of a matter of yours, and come back to it",
    "read-register": "read the registers",
    "read-offices": "see who holds which office",
    "register": "put a matter of your own on the register that it goes on, and correct your entry",
}
"""What anybody may do, by the right that it is."""
IN_BODY = "{title} ({layer})"
NAME_A_BODY = (
    "Name a body for what the {layer} says of your part there, such as: what is my role in {body}"
)
NO_CARD = "The {layer} says nothing of a role in that body."
ASK_THEM = "Ask the {office}."
UNMAPPED = "These are offices of {year}; ask the {office} whether they are yours today."

TASKS: dict[Task, str] = {
    "approves": "You approve",
    "is_consulted": "You are consulted before this is approved",
    "advises": "You are asked for advice",
    "keeps": "You keep",
    "leads_review": "You lead the review",
    "owns": "You own",
    "does": "You see to it",
    "answers": "You are asked where the policy does not say",
    "settles": "You are asked where the policy does not settle",
    "knows": "You are asked when somebody is not sure about",
    "has_text": "You are asked for texts that we do not have",
}
STRENGTHS = {
    "must": "this must be done",
    "should": "this should be done",
    "recommended": "recommended",
    "if_appropriate": "where it fits",
}
