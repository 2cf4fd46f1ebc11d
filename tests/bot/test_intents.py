"""What a line wishes is told the same way every time, and what is doubtful is not guessed."""

import pytest

from adapters.editions_files import FileEditions
from bot.intents import control_of, goal_of, intent_of, sought_in
from domain.policy.policy import Policy

OTHERS = {
    "feedback": [
        "Feedback: the CSP met last night",
        "log feedback from last night's meeting",
        "Log feedback from the NPU meeting",
        "I've just been to the community safety partnership meeting",
        "I want to report back from last night's board",
        "how do I log feedback?",
        "just back from the Halton CDRP",
        "I'm just back from the youth panel",
        "I was at the LSP last night",
        "I went to the Warrington CDRP yesterday",
        "attended the children's trust",
        "we want to log feedback from the neighbourhood policing meeting",
    ],
    "risk_report": [
        "we have a new risk on the drone collaboration",
        "raise a risk",
        "escalate the risk to the treasurer",
        "escalate this",
        "Could you add this to the risk log, please?",
    ],
    "risk_find": [
        "show me the heat map",
        "I'd like to see the risk register",
        "what are the biggest risks",
    ],
    "tasks_due": [
        "what is overdue?",
        "what's overdue",
        "which reviews are due next month?",
        "my tasks",
        "what am I due to do this week",
        "What should I do today",
        "when is the next review of the NPU due?",
    ],
    "approval_status": [
        "where is my approval?",
        "what is waiting for me?",
        "has the commissioner approved it yet?",
        "approve it",
        "I approve this agreement",
        "is it approved yet",
        "has anyone approved our agreement?",
    ],
    "report": [
        "draft the quarterly report",
        "produce the annual report for the audit committee",
        "export the register as a spreadsheet",
    ],
    "replay": [
        "who approved it and when?",
        "why was this decided?",
        "why did we decide that, and under which policy?",
        "show me the register as it was on 1 June",
        "who decided this?",
        "When was the road safety agreement signed?",
        "timeline of the dog unit agreement",
    ],
    "unknown": [
        "what's the weather like",
        "asdf qwerty",
        "tell me a joke",
    ],
}
FIND = [
    "who is on the criminal justice board",
    "show the register",
    "Please show me the register of collaborations",
    "list all partnerships",
    "which partnerships do we have?",
    "which partnerships are on the register?",
    "who represents us on the safeguarding board",
    "what's on the register?",
    "What is on the register, please?",
    "is the dog unit on the register?",
    "find dog unit",
    "find the dog-unit agreement on the register",
    "Find the partnership with the fire service",
    "look up the dog unit",
    "could you please find the forensics unit",
    "When is the Criminal Justice Board due for review and who does it?",
    "when is the dog unit due for review",
]
ADD = [
    "put our dog unit on the register",
    "we want to add the drone partnership to the register",
    "register our partnership with the council",
    "register",
    "put it on the register",
    "please register our new collaboration with Merseyside",
    "Can you put the dog-unit agreement on to the register of collaborations?",
]
POLICY = [
    "what does it say about grants",
    "What happens if the Chief Constable signs before the Commissioner?",
    "why is a conference not a partnership?",
    "can I have the policy, please",
    "what's the review cycle for strategic partnerships?",
    "what does the policy say about grants?",
    "What is a section 22A agreement?",
    "what's a strategic partnership",
    "whats an ad hoc partnership?",
    "define collaboration",
    "Which clause covers exit strategies?",
    "when must a collaboration be reviewed?",
    "how often are strategic partnerships reviewed?",
    'What does "ad hoc" mean?',
    "tell me about exit strategies",
    "what does the policy say about logging risks?",
    "what counts as a partnership?",
    "what kinds of partnership are there?",
    "what is the difference between a collaboration and a partnership?",
    "Could you tell me, please, what the policy says about sponsorship?",
    "explain the section on best value",
    "What is the definition of a statutory partnership",
    "does the policy cover conferences",
    "what is meant by core objectives?",
    "what is the policy on grants",
    "CHE-6.12",
    "what does CHE-6.12 say",
    "WHAT IS A COLLABORATION",
    "what's the definition of high risk?",
    "Please define 'strategic partnership'.",
    "does the policy require a written agreement",
    "where does the policy mention sponsorship",
]
MATTERS = [
    "is it a partnership?",
    "is this a partnership",
    "Is our contract with a software supplier a partnership?",
    "what kind of partnership is it",
    "what kind is it?",
    "which approval does it need?",
    "Who approves it?",
    "who has to approve a collaboration with Merseyside police",
    "do we need approval to share a unit with another force",
    "We want to sign a shared dog-unit agreement with Merseyside Police under a section 22A.",
    "we'd like to set up a joint board with the fire service",
    "i want to join the criminal justice board",
    "can we sign this?",
    "We'd like to team up with a charity",
    "partnership with the council",
    "Hello, we want to share a drone team with another force",
    "does this count as a partnership",
    "Do we need the Commissioner's approval?",
    "what do we need to do to extend our partnership?",
    "tell me everything the policy needs for a joint unit",
    "what must we do before signing?",
    "a supplier calls us partners",
    "We have to join the statutory community safety partnership",
    "How do we get out of the partnership?",
    "is the conference a partnership, please",
    "which register does it go on",
    "IS IT A PARTNERSHIP ?!",
    "should we sign",
    "I am thinking of working with a local school",
    "we want to share a forensics lab. what does the policy say?",
    "hi - is our mou with the ambulance service a partnership??",
    "a charity has asked us to join its board",
    "do i need permission to work with a school",
    "please can you tell me who must approve a shared service",
]
HELP = [
    "good morning, what can you help me with?",
    "help",
    "what can you do?",
    "how does this work",
    "can you help me, please?",
    "what can I ask",
    "How do I use this?",
    "who are you",
    "i'm lost",
    "How do I start?",
]
GREETINGS = [
    "thanks, bye",
    "hello",
    "Hi there!",
    "thanks",
    "Good morning",
    "thank you very much",
    "hello again",
    "Thanks!!",
    "hey",
]
CONTROLS = [
    "back",
    "please go back",
    "start again!",
    "Start over please",
    "leave it for now",
    "resume",
    "undo",
    "cancel",
    "my answers",
    "why?",
    "quit",
    "go back, please.",
    "carry on",
    "never mind",
    "could we go back please",
    "my matters",
    "show my matters, please",
]
COMMANDS = {
    "back": "back",
    "Go back, please.": "back",
    "undo that": "undo",
    "My answers": "answers",
    "show me my answers": "answers",
    "Why?": "why",
    "why do you ask?": "why",
    "more": "more",
    "START AGAIN!": "start again",
    "go back to the start": "start again",
    "ok let's start over": "start again",
    "cancel": "cancel",
    "never mind": "cancel",
    "resume": "resume",
    "please continue": "resume",
    "leave it for now": "leave",
    "save and leave": "leave",
    "quit": "quit",
    "my enquiries": "matters",
    "Register.": "register",
    "put it on the register": "register",
    "show me the register, please": "show register",
    "What is on the register?": "show register",
    "help": "help",
    "could you help me please": "help",
}
NO_COMMANDS = [
    "we want to go back to the 22A agreement",
    "start again with the council",
    "leave the partnership",
    "why was it approved",
    "cancel the contract with the supplier",
    "help the council with its drones",
    "my answers were wrong",
    "back to back funding",
    "please",
    "",
]
GOALS = {
    "is it a partnership?": "partnership",
    "Is our contract with a supplier a partnership?": "partnership",
    "what kind is it": "partnership",
    "Our supplier says it is a strategic partnership. Is it one?": "partnership",
    "does that count as a collaboration": "partnership",
    "which approval does it need?": "approval",
    "Is it a partnership, and who approves it?": "approval",
    "who has to sign off the agreement": "approval",
    "who must agree to it": "approval",
    "We want to share a dog unit with Merseyside Police": "approval",
    "hello": "approval",
    "tell me everything about a joint unit": "everything",
    "what do we need to do?": "everything",
    "all the requirements for our shared service, and its approval": "everything",
    "What must we do before we sign": "everything",
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    """Return the Cheshire policy."""
    return FileEditions(FileEditions.default_folder()).current("cheshire")


def heard(policy: Policy, line: str) -> str:
    return intent_of(line, facts_heard=bool(policy.hear(line)))


@pytest.mark.parametrize("line", MATTERS)
def test_a_matter_is_to_be_determined(policy, line):
    """A wish to do something together, or a question about one matter, opens an enquiry."""
    assert heard(policy, line) == "determine"


@pytest.mark.parametrize("line", POLICY)
def test_a_question_about_the_policy_is_one(policy, line):
    """What the policy says, means or requires in general is looked up, whatever facts its words name."""
    assert heard(policy, line) == "policy_question"


@pytest.mark.parametrize("line", HELP)
def test_help_is_asked_for_in_many_ways(policy, line):
    """Whoever asks what this is and does gets help."""
    assert heard(policy, line) == "help"


@pytest.mark.parametrize("line", GREETINGS)
def test_a_greeting_is_nothing_but_a_greeting(policy, line):
    """A line made of greetings and thanks alone is one."""
    assert heard(policy, line) == "greeting"


@pytest.mark.parametrize("line", CONTROLS)
def test_a_command_is_control(policy, line):
    """A command steers the conversation."""
    assert heard(policy, line) == "control"


@pytest.mark.parametrize(
    ("intent", "line"), [(intent, line) for intent, lines in OTHERS.items() for line in lines]
)
def test_every_other_wish_is_told_apart(policy, intent, line):
    """Feedback, risks, duties, reports, approvals under way, past decisions, and nothing at all."""
    assert heard(policy, line) == intent


@pytest.mark.parametrize("line", FIND)
def test_what_is_on_the_register_is_asked_for_in_many_ways(policy, line):
    """The list, an entry by its words, and who sits where."""
    assert heard(policy, line) == "register_find"


@pytest.mark.parametrize("line", ADD)
def test_a_wish_to_put_something_on_the_register_is_one(policy, line):
    """Whatever facts the line states beside it."""
    assert heard(policy, line) == "register_add"


@pytest.mark.parametrize(
    ("line", "sought"),
    [
        ("find dog unit", "dog unit"),
        ("Find the dog-unit agreement on the register.", "dog unit agreement"),
        ("search for the register entry of the CSP", "csp"),
        ("look up our partnership with the council, please", "partnership with council"),
        ("When is the Criminal Justice Board due for review?", "criminal justice board"),
        ("When are reviews due?", None),
        ("find", None),
        ("find the", None),
        ("show the register", None),
        ("We want to find a partner", None),
    ],
)
def test_what_is_sought_is_the_words_that_tell_something(line, sought):
    """Without articles, marks and where it is to be found."""
    assert sought_in(line) == sought


def test_a_fact_alone_makes_a_matter():
    """Words that say nothing else, and state a fact, put a matter forward."""
    assert intent_of("the dog unit at Ellesmere", facts_heard=True) == "determine"
    assert intent_of("the dog unit at Ellesmere", facts_heard=False) == "unknown"


@pytest.mark.parametrize(("line", "command"), COMMANDS.items())
def test_a_whole_line_can_be_a_command(line, command):
    """Politeness, capitals and marks are put aside."""
    assert control_of(line) == command


@pytest.mark.parametrize("line", NO_COMMANDS)
def test_a_command_inside_a_sentence_is_none(line):
    """Only the whole line counts."""
    assert control_of(line) is None


@pytest.mark.parametrize(("line", "goal"), GOALS.items())
def test_the_widest_goal_spoken_of_is_wanted(line, goal):
    """With none heard, it is the approval."""
    assert goal_of(line) == goal
