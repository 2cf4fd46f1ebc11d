"""Where an enquiry stands is read from its events, and is one screen."""

from bot import actions, words
from bot.asking import card_of, label_of
from bot.confirming import confirm_screen
from bot.mixed import split_actions
from bot.outcome import outcome_screen
from bot.registry import matter_actions, matter_lines
from bot.screens import Question, Screen
from domain.policy.policy import Outcome, Policy
from domain.services.enquiries import Seen
from domain.services.offering import Offer


def found_now(seen: Seen) -> Outcome:
    """Return what the policy says on the answers so far."""
    return seen.policy.determine(seen.enquiry.facts)


def question_now(seen: Seen, changing: tuple[str, ...] = ()) -> Question | None:
    """Return the card to answer: the facts being changed, or the next one for the goal."""
    if changing:
        return card_of(seen.policy, changing)
    card = found_now(seen).next_card(seen.enquiry.goal)
    return None if card is None else card_of(seen.policy, [fact.id for fact in card.facts])


def waits(seen: Seen, changing: tuple[str, ...]) -> bool:
    """Tell whether something is to be answered before anything else."""
    return seen.enquiry.confirming or question_now(seen, changing) is not None


def rests(seen: Seen) -> bool:
    """Tell whether the matter is decided, goes on no register, and nobody has said so yet."""
    enquiry = seen.enquiry
    decided = enquiry.outcome is not None and enquiry.decided and not enquiry.confirming
    return decided and not enquiry.kept and not (enquiry.outcome and enquiry.outcome.registers)


def screen_now(
    seen: Seen, changing: tuple[str, ...], notice: tuple[str, ...], offers: tuple[Offer, ...] = ()
) -> Screen:
    """Return the screen of where *seen* stands, *notice* first; *offers* are where it goes on."""
    if seen.enquiry.confirming:
        return confirm_screen(seen, notice)
    question = question_now(seen, changing)
    found = found_now(seen)
    if question is None:
        return outcome_screen(
            found,
            seen.enquiry.goal,
            asked=words.asked(seen.opening, seen.short, versioned(seen.policy)),
            notice=notice,
            entered=matter_lines(seen, offers),
            offered=(*matter_actions(seen.policy, offers), *split_actions(seen)),
        )
    cards = answered_cards(seen)
    back = (actions.BACK,) if cards else ()
    if changing:
        return Screen(
            title=question.heading,
            notice=notice,
            paragraphs=_as_answered(seen, question),
            question=question,
            progress=words.CHANGING,
            answering="change",
            actions=(actions.KEEP, *back, actions.WHY_ASK, actions.HELP),
        )
    return Screen(
        title=question.heading,
        notice=notice,
        question=question,
        progress=words.progress(_cards_shown(seen) + 1, found.cards_left(seen.enquiry.goal)),
        actions=(*back, actions.WHY_ASK, actions.LEAVE, actions.HELP),
        answering="answer",
    )


def versioned(policy: Policy) -> str:
    """Return what *policy* is called with its version."""
    return words.versioned(policy.edition.short_title, policy.edition.version)


def answered_cards(seen: Seen) -> tuple[tuple[str, ...], ...]:
    """Return the facts answered, card by card: what was heard, each group, each fact alone."""
    cards: dict[tuple[str, str], list[str]] = {}
    for answer in seen.enquiry.answers:
        group = seen.policy.edition.group_of.get(answer.fact)
        key = ("group", group.id) if group else ("fact", answer.fact)
        cards.setdefault(("heard", "") if answer.source == "heard" else key, []).append(answer.fact)
    return tuple(tuple(facts) for facts in cards.values())


def _cards_shown(seen: Seen) -> int:
    """Count the cards that were answered, by what was shown; the card of what was heard is one."""
    answers = seen.enquiry.answers
    unseen = bool(seen.policy.hear(seen.opening)) and not any(
        a.source in {"heard", "split"} for a in answers
    )
    return len({answer.shown for answer in answers}) + unseen


def _as_answered(seen: Seen, question: Question) -> tuple[str, ...]:
    values = seen.enquiry.facts
    said = [label_of(item, values[item.fact]) for item in question.items]
    if len(said) == 1:
        return (f"Your answer is: {said[0]}",)
    return ("Your answers are: " + ", ".join(f"{n} {each}" for n, each in enumerate(said, 1)),)
