"""Everything that is offered about forms: what to type for it, and what its button says."""

import re
from dataclasses import replace

from bot import form_words
from bot.feature import button
from bot.screens import Action
from domain.policy.forms import Form
from domain.services.filled import Filled

COMPLETE = Action("complete", "let it stand as it is here", form_words.COMPLETE_IT, "complete")
RISKS = button(
    "risks",
    "proposed",
    says="proposed risks",
    does=form_words.PUTS_ON_RECORD,
    label=form_words.PROPOSED,
)
_LEADING = re.compile(
    r"^(?:the|our|an?) (?:(?:two|three|four|five|six|seven|eight|nine|ten) )?", re.IGNORECASE
)


def called(form: Form) -> str:
    """Return what *form* is called where it is typed.

    The article and the number at the beginning of its title are left out.
    """
    return _LEADING.sub("", form.title).lower()


def begin(form: Form, filled: Filled | None) -> Action:
    """Offer to begin *form*, or to go on with it, or to see what it says."""
    name = called(form)
    if filled is None:
        says, does, label = form_words.BEGIN, form_words.BEGINS, form_words.BEGIN_LABEL
    elif filled.state.done:
        says, does, label = form_words.BEGIN, form_words.SEES, form_words.SEE_LABEL
    else:
        says, does, label = form_words.GO_ON_WITH, form_words.GOES_ON, form_words.GO_ON_LABEL
    return Action(
        says.format(name=name),
        does.format(title=form.title),
        label.format(title=form.title),
    )


def pressed_only(action: Action) -> Action:
    """Return *action* as a button alone, which still means what would be typed for it."""
    return replace(action, says="", verb="line", line=action.says)


def forms() -> Action:
    """Offer the list of forms."""
    return Action("forms", form_words.LISTS, form_words.FORMS)


def change(number: int) -> Action:
    """Say how an answer is changed by typing, of which one is named."""
    return Action(f"change {number}", form_words.ASKS_AGAIN.format(number=number))
