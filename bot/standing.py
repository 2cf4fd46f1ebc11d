"""Where an enquiry stands is read from its events, and is one screen."""

from bot import words
from bot.confirming import confirm_screen
from bot.outcome import outcome_screen
from bot.screens import Question, Screen, question_of
from domain.policy.policy import Outcome
from domain.services.enquiries import Seen


def found_now(seen: Seen) -> Outcome:
    """Return what the policy says on the answers so far."""
    return seen.policy.determine(seen.enquiry.facts)


def question_now(seen: Seen, changing: tuple[str, ...] = ()) -> Question | None:
    """Return the card to answer: the facts being changed, or the next one for the goal."""
    if changing:
        return question_of(tuple(seen.policy.fact(fact) for fact in changing), None)
    card = found_now(seen).next_card(seen.enquiry.goal)
    return None if card is None else question_of(card.facts, card.group)


def screen_now(seen: Seen, changing: tuple[str, ...], notice: tuple[str, ...]) -> Screen:
    """Return the screen of where *seen* stands, *notice* first."""
    if seen.enquiry.confirming:
        return confirm_screen(seen, notice)
    question = question_now(seen, changing)
    found = found_now(seen)
    if question is None:
        return outcome_screen(found, seen.enquiry.goal, notice=notice)
    answered = len({answer.shown for answer in seen.enquiry.answers})
    left = found.cards_left(seen.enquiry.goal)
    back = (words.BACK,) if answered else ()
    return Screen(
        title=question.heading,
        notice=notice,
        question=question,
        progress=words.CHANGING if changing else words.progress(answered + 1, left),
        actions=(*back, words.WHY_ASK, words.LEAVE, words.HELP_ACTION),
    )
