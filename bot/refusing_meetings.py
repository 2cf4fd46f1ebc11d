"""What is said where something is not done with a meeting."""

_AS_IT_STANDS = "Nothing was recorded."

OF_MEETINGS = {
    "no-such-meeting": f"There is no meeting under that number. {_AS_IT_STANDS}",
    "meeting-exists": f"There is another meeting under that number. {_AS_IT_STANDS}",
    "meeting-is-over": (
        "That meeting is {status}: the diary does not change it any more. Correct what was logged,"
        f" or bring back what was cancelled. {_AS_IT_STANDS}"
    ),
    "meeting-stands": f"That meeting was not cancelled. {_AS_IT_STANDS}",
    "nobody-named": f"Say who goes: by their role or name. {_AS_IT_STANDS}",
    "no-feedback-yet": (
        "Nothing was logged of that meeting yet. Type *log feedback* with its number to begin."
    ),
    "feedback-stands": (
        "That is logged already. Type *correct* with its number to change it; it keeps what it said"
        f" before. {_AS_IT_STANDS}"
    ),
    "not-held-yet": (
        "That day has not come yet. Log it once the meeting was held, or put it in the diary: *plan"
        " a meeting*. What you answered is kept."
    ),
    "why-none": "If nothing came of it yet, say in a few words why: “none yet: it met once”.",
    "say-what": "Say in a few words what the risk is, so that it can be judged.",
    "nothing-logs-that": (
        "Nothing here has a form to log that on: neither the policy nor a process that is switched"
        f" on. {_AS_IT_STANDS}"
    ),
}
"""The sentence of each refusal about a meeting, by its code."""
