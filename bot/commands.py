"""A command or a greeting is one only when it is the whole line, politeness and marks aside."""

import re
from typing import Literal, TypeAlias

from domain.policy.hearing import normalised

Control: TypeAlias = Literal[
    "help",
    "back",
    "undo",
    "answers",
    "why",
    "more",
    "start again",
    "cancel",
    "resume",
    "leave",
    "quit",
    "matters",
    "register",
    "show register",
    "advice",
    "process",
    "move",
]

_COMMANDS: dict[Control, tuple[str, ...]] = {
    "help": (
        "help",
        "help me",
        "i need help",
        "i need some help",
        "can you help",
        "can you help me",
    ),
    "back": (
        "back",
        "go back",
        "step back",
        "one back",
        "previous",
        "previous question",
        "go back one",
        "go to the previous question",
    ),
    "undo": (
        "undo",
        "undo that",
        "undo the last answer",
        "take that back",
    ),
    "answers": (
        "answers",
        "my answers",
        "show my answers",
        "show me my answers",
        "see my answers",
        "check my answers",
        "list my answers",
        "what have i answered",
        "what did i answer",
        "what i answered",
    ),
    "why": (
        "why",
        "why is that",
        "why do you ask",
        "why are you asking",
        "why is this asked",
        "why do you need to know",
    ),
    "more": (
        "more",
        "show more",
        "show me more",
        "tell me more",
        "more questions",
    ),
    "start again": (
        "start again",
        "start over",
        "start afresh",
        "begin again",
        "restart",
        "start from the beginning",
        "start from scratch",
        "go back to the start",
    ),
    "cancel": (
        "cancel",
        "cancel that",
        "cancel this",
        "never mind",
        "nevermind",
        "forget it",
        "forget that",
        "abandon this",
    ),
    "resume": (
        "resume",
        "continue",
        "carry on",
        "go on",
        "keep going",
        "pick up where i left off",
        "where was i",
        "where were we",
    ),
    "leave": (
        "leave",
        "leave it",
        "leave it for now",
        "leave this for now",
        "leave it there",
        "save",
        "save it",
        "save and leave",
        "save for later",
        "later",
        "pause",
        "stop for now",
    ),
    "quit": (
        "quit",
        "exit",
        "stop",
        "bye",
        "goodbye",
        "good bye",
        "close",
    ),
    "matters": (
        "my matters",
        "matters",
        "show my matters",
        "show me my matters",
        "list my matters",
        "my enquiries",
        "my open enquiries",
        "open enquiries",
        "show my enquiries",
        "what have i asked",
    ),
    "register": (
        "register",
        "register it",
        "register this",
        "put it on the register",
        "put this on the register",
        "put it on a register",
        "add it to the register",
        "add this to the register",
        "enter it on the register",
    ),
    "show register": (
        "show the register",
        "show me the register",
        "show register",
        "show the registers",
        "the register",
        "the registers",
        "registers",
        "list the register",
        "see the register",
        "open the register",
        "what is on the register",
        "what's on the register",
        "what is on the registers",
    ),
    "move": (
        "move to the new version",
        "move it to the new version",
        "move this to the new version",
        "move this matter to the new version",
        "use the new version",
    ),
    "advice": (
        "advice",
        "good practice",
        "show good practice",
        "show me good practice",
        "good practice questions",
        "show the good practice questions",
        "what is good practice",
        "what would be good practice",
    ),
    "process": (
        "our process",
        "the process",
        "show our process",
        "show the process",
        "what does the process ask",
        "scrutiny",
        "show scrutiny",
        "scrutiny process",
        "the scrutiny process",
    ),
}
_BEFORE = "please|ok|okay|just|let's|lets|can we|can i|could we|could i|could you|would you"
_BEHIND = "please|now|then|thanks|thank you"
_GREETINGS = (
    "hi|hiya|hello|hey|good morning|good afternoon|good evening|morning|afternoon|"
    "evening|greetings|thanks|thank you|thank you very much|many thanks|thanks a lot|"
    "cheers|ta|there|all|again|bot|everyone|how are you|so much|for your help|that was"
    " helpful|great|brilliant|perfect|bye|goodbye|very helpful|really helpful|much appreciated|"
    "lovely|that is all|that's all|that was all|that'll be all|i needed|i need|for now|for today|"
    "nice one|will do|well done|no worries|i wanted|morning all|a lot|appreciate it"
)

_COMMAND = {line: control for control, lines in _COMMANDS.items() for line in lines}
_POLITE = re.compile(f"^(?:(?:{_BEFORE}) )+|(?: (?:{_BEHIND}))+$")
_GREETING = re.compile(f"(?:(?:{_GREETINGS})(?: |$))+")


def control_of(text: str) -> Control | None:
    """Return the command that *text* is, or None."""
    bare = _bare(text)
    return _COMMAND.get(bare) or _COMMAND.get(_POLITE.sub("", bare))


def is_greeting(text: str) -> bool:
    """Return whether *text* is made of greetings and thanks alone."""
    return _GREETING.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[.!?;:,]", " ", normalised(text)).split())
