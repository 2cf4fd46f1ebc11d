"""What this assistant cannot do yet, what can be done today instead, and whom to ask."""

from dataclasses import dataclass

from bot.phrases import Intent


@dataclass(frozen=True, slots=True)
class Later:
    """What is said of a wish that cannot be granted yet.

    *about* is the question put to the policy, so that its words stand beside.
    """

    title: str
    instead: str
    about: str


CONTACT = "If you do not know who that is, ask the {office}."
POLICY = "What the policy says of it"

LATER: dict[Intent, Later] = {
    "report": Later(
        "I cannot write a report yet",
        "What is on the registers can be seen here. Whoever looks after this assistant can also"
        " have it as data for a report, by *partnerships register export*.",
        "reports on performance",
    ),
}
