"""What is said where something of a risk is not recorded."""

_NOTHING = "Nothing was recorded."
_AS_IT_STANDS = "Nothing was recorded; this is how it stands."

OF_RISKS = {
    "no-such-risk": f"There is no risk under that number. {_AS_IT_STANDS}",
    "other-risk": f"Another risk has that number already. {_AS_IT_STANDS}",
    "nobodys-risk": (
        "Say whose risk it is: the organisation's own, the partnership's as a whole, or both."
        " Nothing was recorded."
    ),
    "not-in-list": "The policy's list has no “{given}”. Pick one that is offered.",
    "risk-is-over": f"That risk is closed. Reopen it to go on. {_AS_IT_STANDS}",
    "risk-is-void": f"That risk was reported by mistake and is closed for good. {_AS_IT_STANDS}",
    "risk-is-open": f"That risk is not closed: there is nothing to reopen. {_AS_IT_STANDS}",
    "risk-not-evaluated": (
        "Nobody has judged that risk yet. The {office} does that first. Nothing was recorded."
    ),
    "risk-not-significant": (
        "The {office} judged that it is not significant, so it does not go on the log. If that has"
        " changed, they can judge it again. Nothing was recorded."
    ),
    "risk-not-on-log": (
        "That risk is not on the log yet. The {office} puts it there first. Nothing was recorded."
    ),
    "risk-on-log": f"That risk is on the log already. {_AS_IT_STANDS}",
    "nothing-done-about-it": (
        "A risk stands on the log with at least one thing that is done about it. Say what that is."
        " Nothing was recorded."
    ),
    "nobody-looks-after-it": (
        "A risk on the log has an owner: name an office or a person. Nothing was recorded."
    ),
    "no-such-mitigation": (
        f"There is nothing to do under number {{number}} any more. {_AS_IT_STANDS}"
    ),
    "no-scale": (
        "The policy has no scale for risks: say in a few words how grave it is. Nothing was"
        " recorded."
    ),
    "off-the-scale": "That scale goes from 1 to {steps}. Nothing was recorded.",
    "risk-not-scored": f"First say how grave the risk is: it is accepted at that. {_NOTHING}",
    "already-over": f"That day has passed; name a later one. {_AS_IT_STANDS}",
    "beyond-tolerance": (
        "A risk of that level is not simply borne. Say what is done about it, or let somebody named"
        " accept it first. Nothing was recorded."
    ),
    "risk-not-accepted": f"Nobody has accepted that risk. {_AS_IT_STANDS}",
    "no-such-step": (
        "Nothing says that such a risk goes there: it is passed on only as the policy or the"
        " process has it. Ask whoever judges risks. Nothing was recorded."
    ),
    "no-way-up": (
        "Nothing says that such a risk goes there, so it was not passed on. It stays on record as"
        " {kept}; whoever judges risks sees it there."
    ),
    "step-before": (
        "Another step comes before that one, and the {office} takes it. Nothing was recorded."
    ),
    "passed-on-already": (
        "It is with the {office} already. First record what came of that. Nothing was recorded."
    ),
    "not-passed-on": f"It was not passed on by that route, or that is settled. {_AS_IT_STANDS}",
    "risk-minute-needed": (
        "What others decided is entered with the minute, or with where it is written. Nothing was"
        " recorded."
    ),
    "linked-already": f"It is linked with that already. {_AS_IT_STANDS}",
    "step-is-anothers": (
        "That step is for {may} alone: {step} ({route}). What was reported stays on record as"
        " {kept}, where they see it."
    ),
}
"""The sentence of each refusal about a risk, by its code."""
