"""What cannot be done yet is said plainly, with what can be done today and whom to ask."""

from bot import actions, later_words
from bot.front import Front
from bot.later_words import LATER, Later
from bot.phrases import Intent
from bot.screens import Action, Screen, Section
from domain.policy.offices import charges_of

_ALSO: dict[Intent, tuple[Action, ...]] = {
    "tasks_due": (actions.MY_ROLE, actions.SHOW_REGISTER),
    "report": (actions.SHOW_REGISTER,),
    "feedback": (actions.MATTERS,),
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
        sections=(*_duties(front, intent), *_policy(front, later)),
        actions=(*_ALSO.get(intent, ()), actions.HELP),
    )


def _policy(front: Front, later: Later) -> tuple[Section, ...]:
    answer = front.desk.asking.ask(later.about, front.policy.edition)
    lines = tuple(f"{p.citation} ({p.place}): {p.gist}" for p in answer.passages[:_MOST])
    return (Section(later_words.POLICY, lines),) if lines else ()


def _duties(front: Front, intent: Intent) -> tuple[Section, ...]:
    """Return the duties of the offices that the person holds, where it is asked what is due."""
    if intent != "tasks_due":
        return ()
    charges = charges_of(front.policy.edition)
    held = set(front.actor.offices)
    mine = [c for c in charges if c.task in {"does", "leads_review"} and held & set(c.offices)]
    lines = tuple(f"{each.about} ({', '.join(each.clauses)})" for each in mine)
    return (Section(later_words.YOURS, lines),) if lines else ()
