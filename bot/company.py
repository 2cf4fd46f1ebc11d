"""In company only the policy is spoken of: matters and the register are for the personal chat."""

from dataclasses import dataclass

from bot import words
from bot.asking_policy import asks_for_role, not_said, policy_screen
from bot.desk import Desk
from bot.intents import intent_of
from bot.lines import LONGEST, printable
from bot.screens import Screen, Section


@dataclass(frozen=True, slots=True)
class Answered:
    """What is shown to all; where that is not *public*, the text is meant for the personal chat."""

    screen: Screen
    public: bool = True


def in_company(desk: Desk, text: str) -> Answered:
    """Return what is answered to *text* in a group chat or a channel, without any button.

    Greetings, help and questions about the policy are answered there. What cannot be understood is
    taken nowhere: an answer to a question that only one of them sees would be given by mistake.
    """
    line = printable(text)
    if len(line) > LONGEST:
        return Answered(Screen(words.TOO_LONG))
    if not line.strip():
        return Answered(company_welcome(desk))
    policy = desk.policy
    match intent_of(line, facts_heard=bool(policy.hear(line))):
        case "policy_question" if not asks_for_role(line):
            found = policy_screen(desk, policy, line)
            return Answered(found or Screen(not_said(policy.edition)))
        case "greeting" | "help":
            return Answered(company_welcome(desk))
        case "unknown":
            return Answered(_welcoming(words.NOT_OURS))
        case _:
            return Answered(Screen(words.TAKEN_HOME, paragraphs=(words.IN_PRIVATE,)), public=False)


def company_welcome(desk: Desk) -> Screen:
    """Return the welcome of a group chat or a channel: what can be asked there, and what not."""
    edition = desk.policy.edition
    return _welcoming(
        words.GREETING,
        words.UNDER.format(policy=edition.short_title, title=edition.title),
        *(banner.text for banner in edition.banners),
    )


def _welcoming(title: str, *paragraphs: str) -> Screen:
    return Screen(
        title,
        paragraphs=(*paragraphs, words.IN_COMPANY, words.IN_PRIVATE),
        sections=(Section("For example", words.COMPANY_EXAMPLES),),
    )
