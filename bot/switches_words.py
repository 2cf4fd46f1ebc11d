"""What is said of the parts of a process that an office turns on and off."""

TITLE = "Parts of the process that are on or off"
NONE_HERE = "No process is switched on here that has such a part. Type *our process* to see more."
AT_FIRST = "as the document has it; nobody has decided yet"
TURNED = "{by} decided so on {day} ({minute}): “{reason}”"
LINE = "{number}. {title}: {value}, {how}. The {office} decides ({clauses})."
EARLIER = "Earlier"
EARLIER_LINE = "{title}: turned {value} on {day} by the {by} ({minute})"
ON, OFF = "on", "off"
TURN_ON, TURN_OFF = "Record that it is turned on", "Record that it is turned off"
ASK = "Turn {value}: {title}"
ABOUT = (
    "You record what the {office} decided. From that day on it holds for everybody; it can be"
    " turned back by another decision."
)
MINUTE = "Which minute says so?"
MINUTE_HINT = "Such as “Minute 14 of 3 March”."
REASON = "Why was it decided so?"
DOCUMENT = "The paper it rests on"
DAY = "On which day was it decided?"
DAY_HINT = "Leave it open for today."
RECORD = "Record it"
DONE = "Recorded: {title} is {value}."
WHICH = "Which part do you mean by “{said}”? Type *turn on* or *turn off* and its number."
SEE = "parts that are on or off until somebody decides"

REFUSALS = {
    "no-such-switch": (
        "No part of a process here is called “{switch}”; there are: {known}. Nothing was recorded."
    ),
    "stands-so": "It is {value} already. Nothing was recorded; this is how it stands.",
}
"""The sentence of each refusal about a switch, by its code."""
