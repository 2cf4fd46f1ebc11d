"""Every sentence that a card adds of its own accord."""

SEND = "Send"
THAT_IS_RIGHT = "That is right"
NONE_OF_THESE = "None of these"
LEAVE_OUT = "Leave this out"
CHOOSE = "Choose"
CHOOSE_FIRST = "Choose one first."
FILL_IN_FIRST = "Fill this in first."
OPEN_AS_FORM = "Open as a form"
GO_ON = "Go on with it"
OTHER = "Or another, not on the list"
UNNAMED = "…"

YOU_SAID = "You said “{words}”"
HOW_TO_SEND = "Choose what applies, then press *Send*."
HOW_TO_SEND_NONE = (
    "Choose what applies, then press *Send*. *None of these* says no to whatever you left alone."
)
HOW_TO_CONFIRM = (
    "*That is right* takes all of it as it stands here. *None of these* does so too, and says no to"
    " whatever you left alone."
)
WHAT_THEY_MEAN = "Show what they mean"
WAITING = "Still waiting for your answer"

SHOW_MORE = "Show {count} more"
AND_MORE = "and {count} more"
CUT_SHORT = "This was too long to show whole. Nothing of what is recorded is lost."


def because_of(why: str, clauses: tuple[str, ...]) -> str:
    """Say why something is asked, and by which clauses."""
    return f"{why} ({', '.join(clauses)})" if clauses else why
