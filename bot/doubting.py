"""A line that may wish for two things gets a question back: a wrong guess is worse than asking."""

from bot import actions
from bot.doubting_words import HOW, TITLE, WISHES
from bot.phrases import Intent
from bot.presses import fits
from bot.screens import Action, Screen
from bot.words import shortened

_ABOUT = "…"
_LINE = "line"
_ABOUT_A_FEW_WORDS = 60
"""Characters of a line that can stand behind a few words to type."""


def doubt_screen(text: str, likely: tuple[Intent, ...]) -> Screen:
    """Return the question which of *likely* was meant by *text*, each a press or a line to type."""
    return Screen(
        TITLE,
        paragraphs=(HOW.format(text=shortened(text, 100)),),
        actions=(*(_offer(each, " ".join(text.split())) for each in likely), actions.HELP),
    )


def line_for(intent: Intent, text: str) -> str:
    """Return the line that surely wishes for *intent*, about *text* where it can be about it."""
    says = WISHES[intent][0]
    about = text if len(text) <= _ABOUT_A_FEW_WORDS else _ABOUT
    if intent == "register_find" and len(text.split()) <= 3:  # noqa: PLR2004 - a name, no sentence
        return f"find {about}"
    return says.replace(_ABOUT, about)


def _offer(intent: Intent, text: str) -> Action:
    _, does, label = WISHES[intent]
    says = line_for(intent, text)
    if intent == "determine" and fits(actions.ANEW.verb, text):
        return Action(says, does, label, actions.ANEW.verb, text)
    # Of a long text only the person can say what it is about: there is nothing to press.
    return Action(says, does, "" if _ABOUT in says or not fits(_LINE, says) else label)
