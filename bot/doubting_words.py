"""What is said when a line may wish for more than one thing, and each of those in a line."""

from bot.phrases import Intent

TITLE = "I am not sure what you would like"
HOW = "You said: “{text}”. Choose one of these, or say it in other words."

WISHES: dict[Intent, tuple[str, str, str]] = {
    "determine": (
        "new matter: …",
        "what the policy asks of a matter of yours",
        "Ask about a matter",
    ),
    "feedback": ("log feedback", "tell what happened at a meeting", "Give feedback"),
    "register_find": ("show the register", "see what is on the register", "Look at the register"),
    "register_add": (
        "put it on the register",
        "put a matter on the register",
        "Put on the register",
    ),
    "approval_status": ("where is my approval", "see where an approval stands", "See an approval"),
    "risk_report": ("report a risk", "put a risk on record", "Report a risk"),
    "risk_find": ("show the risks", "see the risks", "See the risks"),
    "tasks_due": ("what is due", "see what falls due", "See what is due"),
    "report": ("write a report", "have a report written", "Write a report"),
    "policy_question": ("the policy on …", "what the policy says about it", "Ask the policy"),
    "replay": ("why was it decided so", "see why and by whom it was decided", "See why"),
    "help": ("help", "what you can ask", "Help"),
}
"""What is typed for each wish, what that does, and what its button says."""
