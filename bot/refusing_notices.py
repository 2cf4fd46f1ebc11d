"""What is said where something about notices is not done."""

OF_NOTICES = {
    "no-such-notice": (
        "There is no such notice, or more than one whose id begins so. Nothing was recorded."
    ),
    "notice-under-way": "It is being sent at this moment. Look again in a minute.",
    "notice-is-over": "Nothing is left to send of it: it was {status}. Nothing was recorded.",
    "nothing-held": "No notice is held, so there is nothing to release.",
    "must-be-told": (
        "Approvals, consultations, duties, breaches and risks are always told to you. Everything"
        " else you can turn off. Nothing was recorded."
    ),
    "too-quiet": (
        "Quiet hours can {which} between {earliest} and {latest}, so that something is left of the"
        " working day. Nothing was recorded."
    ),
}
