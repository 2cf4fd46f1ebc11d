"""A goal is the slots that the opener of an enquiry wants settled."""

PARTNERSHIP = "partnership"
APPROVAL = "approval"
EVERYTHING = "everything"

GOALS: dict[str, frozenset[str]] = {
    PARTNERSHIP: frozenset({"partnership", "kind"}),
    APPROVAL: frozenset({"partnership", "kind", "approval", "assessment", "consult"}),
    EVERYTHING: frozenset(
        {
            "partnership",
            "kind",
            "approval",
            "assessment",
            "consult",
            "agreement",
            "governance",
            "representation",
            "register",
            "review",
            "high_risk",
            "silent",
            "cautions",
        }
    ),
}
"""The aspects of each goal, by its id; each goal holds the one before it."""

USUAL = APPROVAL
"""The goal when none was heard."""
