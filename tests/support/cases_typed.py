"""The worked cases as a person would type them, from the opening to everything."""

OPENINGS = {
    "S01-dog-unit": (
        "We want to sign a shared dog-unit agreement with Merseyside Police under a section 22A.",
        "yes",
        "why",
        "none of these",
        "no",
        "2",
        "more",
        "none of these",
        "why",
        "answers",
        "register",
        "yes",
        "Merseyside Police",
        "yes",
        "start again",
        "find dog unit",
        "my matters",
    ),
    "S03-supplier": (
        (
            "Our software supplier calls our contract a 'strategic partnership'. Do we need partnership"
            " approval?"
        ),
        "yes",
        "why",
    ),
    "S05-grant": (
        (
            "The PCC will give our community safety partnership an £80,000 grant for a burglary"
            " project."
        ),
        "yes",
        "running",
        "not sure",
        "more",
        "1",
        "change 4",
        "no",
    ),
    "S07-park": (
        (
            "Residents complained about the park, so PCSOs, housing officers and youth workers will"
            " work on it together this summer."
        ),
        "that is right",
        "none of these",
        "5, rest no",
        "rest no",
        "back",
        "resume",
        "more",
        "3 not sure, rest no",
    ),
    "S09-forensics": (
        (
            "We're sharing a forensics unit with another force but nobody knows if it's under section"
            " 22A."
        ),
        "yes, none of these",
        "not sure",
        "no",
        "new",
        "1b, 2a",
        "not sure",
        "more",
        "rest no",
    ),
    "S13-panel": (
        "There's a stakeholder panel. I don't know whether it actually delivers anything.",
        "yes",
        "none of these",
        "3, 4, rest no",
        "1b",
        "2 on no register",
        "what does the policy say about exit strategies?",
        "no",
        "more",
        "not sure",
    ),
}
"""What is typed, line by line, from the opening on."""
