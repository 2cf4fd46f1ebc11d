"""What is said where a matter is split into two records."""

WORD = "split"
"""What is typed for it, with a number where there are several ways."""

OFFER = "{says} Ask about {apart} as a matter of its own, linked with this one"
SPLIT = (
    "Split in two ({clauses}): {number} is about {here}, and {new}, which comes now, is about"
    " {apart}. Type a number to go on with that one."
)
NOTHING_TO_SPLIT = "There is no matter to split. Tell me about each part by itself."
JUST_ONE = (
    "Nothing in the answers says that this is two things. If it is, type start again and tell me"
    " about the other part by itself."
)


def lower(label: str) -> str:
    """Return *label* as it stands within a sentence."""
    return label[:1].lower() + label[1:]
