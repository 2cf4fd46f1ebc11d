"""What is said of the policy that a matter is asked under."""

ASKED_UNDER = "This is asked under the {policy}, as you said; the usual one here is the {usual}."
NEXT_UNDER = "Your next matter is asked under the {policy}. Tell me about it."
USUAL_AGAIN = "Your next matter is asked under the {policy}, as usual. Tell me about it."
NO_SUCH_POLICY = "There is no {name} policy here. There are these."
POLICIES = "These policies are here"
CANNOT_BE_READ = (
    "The {policy} policy cannot be read now. Ask whoever looks after this assistant to run"
    " partnerships policy check, or ask under another policy."
)
