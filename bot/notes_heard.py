"""What a line wants logged beside meetings is told by a few patterns, each of one kind of log."""

import re

from domain.policy.forms import LogKind as Kind

_WANT = r"(?:i (?:want|need|would like|'d like) to )?"
_VERB = rf"{_WANT}(?:log|add|enter|record|write|give|note|begin|fill in)"
_A = r"(?: (?:a|an|the|some|my|our))?"
_MAYBE = rf"(?:{_VERB}{_A} )?"
_NEIGHBOURHOOD = (
    rf"{_MAYBE}(?:neighbou?rhood|npu|neighbou?rhood policing) feedback"
    r"(?: (?:for|from|about|on) (?P<body>.+))?"
)
_LIAISON = (
    rf"{_MAYBE}(?:liaison(?: note)?|talk with the area commander)"
    r"(?: (?:for|around|about|before|after|on) (?P<meeting>MTG-\w+))?"
)
_BRIEFING = (
    r"(?:i )?repl(?:y|ied) (?:before|for) (?:the|a|their) meeting(?: with the area commander)?"
    r"|area meeting reply|pre-?brief(?: reply)?"
)
_STRATEGY = (
    rf"(?:(?:{_VERB}|review|go through){_A} )?(?:partnership )?strategy(?: checklist| review)?"
)
_PROTOCOL = (
    rf"{_MAYBE}(?:information.sharing )?protocol(?: status)?"
    r"(?: (?:with|for|of) (?P<body>.+))?"
)
LOGS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(_NEIGHBOURHOOD, re.IGNORECASE), "neighbourhood"),
    (re.compile(_LIAISON, re.IGNORECASE), "liaison"),
    (re.compile(rf"{_MAYBE}(?:lead members'? )?forum(?: log| meeting)?", re.IGNORECASE), "forum"),
    (
        re.compile(
            rf"{_VERB}{_A} trigger(?: item)?(?: for the bulletin)?"
            r"|(?:new |bulletin )trigger|trigger for the bulletin",
            re.IGNORECASE,
        ),
        "trigger",
    ),
    (re.compile(_BRIEFING, re.IGNORECASE), "briefing"),
    (re.compile(_STRATEGY, re.IGNORECASE), "strategy"),
    (re.compile(rf"{_VERB}{_A} training", re.IGNORECASE), "training"),
    (re.compile(_PROTOCOL, re.IGNORECASE), "protocol"),
)
"""By what each kind of log is begun; some say of which body, or around which meeting, it is."""
COUNCIL = re.compile(
    rf"(?:{_VERB} )?(?:a |the )?council(?:'s)? scrutiny(?: (?:seat|place|of))?", re.IGNORECASE
)
ASK = re.compile(
    r"ask(?: for)? (?:the )?(?:lead members?|(?:for )?partnership issues)"
    r"(?: (?:before|for) (?:my|the|a) meeting)?"
    r"(?: (?:with|of) the area commander)?(?: (?:of|in|for) (?:the )?(?P<area>[A-Za-z ]+?))?"
    r"(?: (?:area )?on (?P<on>.+))?",
    re.IGNORECASE,
)
RECOMMENDATION = re.compile(
    r"(?:show |see )?recommendations? (?P<number>\d{1,2}(?:\([ivx]+\))?)", re.IGNORECASE
)
_SHARING = r"(?:information.sharing )?"
_SHOW = r"(?:(?:show|list|see|track) )?(?:me )?"
SHOWN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"what can (?:i|be) log(?:ged)?(?: here)?|(?:show )?(?:the )?logs", "logs"),
        (rf"{_SHOW}(?:the |my )?(?:bulletin )?triggers", "triggers"),
        (rf"{_SHOW}(?:the |my |our )?training(?: status)?", "training"),
        (r"who (?:(?:was|is|has been) trained|(?:had|took) the training)", "training"),
        (rf"{_SHOW}(?:the |our )?{_SHARING}protocols?(?: status)?", "protocols"),
        (rf"(?:how|where) (?:far )?(?:are|do) the {_SHARING}protocols(?: stand)?", "protocols"),
        (rf"{_SHOW}(?:the |our )?scrutiny (?:seats|places)", "councils"),
        (rf"{_SHOW}(?:the |our )?recommendations?(?: tracker)?", "recommendations"),
        (r"how far (?:are )?(?:the )?recommendations(?: are)?", "recommendations"),
    )
)
"""The lists that can be asked for, by what is typed for each."""
