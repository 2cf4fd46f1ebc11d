"""What cannot be done yet is said plainly, with what can be done today and whom to ask."""

from bot import actions, later_words
from bot.front import Front
from bot.later_words import LATER, Later
from bot.phrases import Intent
from bot.screens import Action, Screen, Section

_ALSO: dict[Intent, tuple[Action, ...]] = {
    "report": (actions.SHOW_REGISTER,),
}
_MOST = 2


def later_screen(front: Front, intent: Intent) -> Screen | None:
    """Return what is said of a wish for *intent*; None for one that is granted."""
    later = LATER.get(intent)
    if later is None:
        return None
    edition = front.policy.edition
    contact = later_words.CONTACT.format(office=edition.office_titles[edition.policy_contact])
    return Screen(
        later.title,
        paragraphs=(later.instead, contact),
        sections=_policy(front, later),
        actions=(*_ALSO.get(intent, ()), actions.HELP),
    )


def _policy(front: Front, later: Later) -> tuple[Section, ...]:
    answer = front.desk.asking.ask(later.about, front.policy.edition)
    lines = tuple(f"{p.citation} ({p.place}): {p.gist}" for p in answer.passages[:_MOST])
    return (Section(later_words.POLICY, lines),) if lines else ()
