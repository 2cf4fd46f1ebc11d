"""What stands beside the policy is shown and never recorded: advice, and a process that is on."""

import re

from bot import actions, advice_words, words
from bot.advice import advice_screen, theme_screen, themes_shown
from bot.answers import number_in
from bot.front import Front
from bot.listing import help_screen, lost_screen
from bot.process_shown import process_screen
from bot.screens import Action, Screen
from domain.policy.policy import Policy

_LIST = re.compile(r"good practice (?P<which>\d+)[ .!?]*", re.IGNORECASE)


def advise(front: Front, which: str = "") -> Screen:
    """Return the good-practice questions, or the list with the number *which*."""
    on = front.desk.layers.advice(_policy(front).ref.policy)
    if not on:
        return front.aside(Screen(advice_words.NOT_ON))
    organisation = front.actor.organisation
    shown = themes_shown(on, organisation)
    if which:
        number = number_in(which, len(shown))
        if number is not None:
            return front.aside(theme_screen(*shown[number - 1]))
    notice = (advice_words.NO_SUCH_LIST.format(count=len(shown)),) if which else ()
    return front.aside(advice_screen(on, organisation, alone=not front.waiting, notice=notice))


def named_list(front: Front, text: str) -> Screen | None:
    """Return the list of questions that *text* asks for by its number; None if it asks for none."""
    asked = _LIST.fullmatch(" ".join(text.split()))
    return None if asked is None else advise(front, asked["which"])


def tell_process(front: Front) -> Screen:
    """Return who does what in each process that is on beside the policy."""
    edition = _policy(front).edition
    on = front.desk.layers.processes(edition.id)
    if not on:
        return front.aside(Screen(advice_words.NO_PROCESS))
    contact = edition.office_titles[edition.policy_contact]
    turned = front.desk.switches.turned(on[0])
    return front.aside(process_screen(on[0], front.desk.layers, contact, turned))


def helped(front: Front) -> Screen:
    """Return the help, with what is on beside the policy."""
    layers, policy = front.desk.layers, _policy(front).ref.policy
    process = bool(layers.processes(policy))
    also: tuple[Action, ...] = (
        *((actions.ADVICE,) if layers.advice(policy) else ()),
        *((actions.PROCESS,) if process else ()),
    )
    more = (words.HELP_WITH_PROCESS,) if process else ()
    return front.aside(help_screen(within=not front.empty, also=also, more=more))


def lost(front: Front, what: str = words.NOT_OURS) -> Screen:
    """Return the answer to a line that says nothing to the policy: *what*, and examples."""
    return front.aside(lost_screen(what, front.policy.edition))


def _policy(front: Front) -> Policy:
    """Return the policy of the matter in front, or of the next one."""
    return front.policy if front.empty else front.seen().policy
