"""What is said where a report is not written, cleared or released."""

_AS_IT_STANDS = "Nothing was recorded; this is how it stands."

OF_REPORTS = {
    "no-such-report": (
        "There is no report of that name here. Type *reports* to see those that there are."
    ),
    "no-such-area": "The policy names no area called “{area}”. Leave it out, or name another.",
    "not-drafted": f"There is no report under that number. {_AS_IT_STANDS}",
    "other-report": f"That draft is another report, or of other days. {_AS_IT_STANDS}",
    "report-was-released": (
        f"That report was released as it was. Draft it anew as one of its own. {_AS_IT_STANDS}"
    ),
    "report-is-withdrawn": f"That report was withdrawn. Draft it anew. {_AS_IT_STANDS}",
    "draft-has-changed": (
        f"The draft was written anew meanwhile, and says something else now. {_AS_IT_STANDS}"
    ),
    "clears-not": f"That office is not among those that clear this report. {_AS_IT_STANDS}",
    "not-cleared": (
        "It does not go out before everybody cleared it who has to: {waits_for}. Nothing was"
        " released."
    ),
}
"""What is said for each reason that a report does not go on, by its code."""
