"""The verbs that look at what was asked and decided under a policy; they change nothing."""

from typing import Annotated

import typer

from bot.days import day_of
from bot.failures import WrongUse
from bot.impact_shown import show_impact
from bot.officer_finding import HOW, policy_named
from bot.use_shown import show_use
from bot.verbs import AsOption, JsonOption, person_of, wired
from domain.refusals import NotYourOffice
from domain.services.using import Period

_FOR_WHOM = "What was decided is shown to the people whom the policy is for; name one with --as."


def impact(
    first: Annotated[str, typer.Argument(metavar="[POLICY]", help="The policy.")],
    second: Annotated[str, typer.Argument(metavar="OLD", help=f"A version, or {HOW}.")],
    third: Annotated[
        str, typer.Argument(metavar="NEW", help="The version to compare it with, likewise.")
    ] = "",
    person: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Decide every recorded matter under another version, and list those that come out otherwise.

    Example: partnerships policy impact cheshire 0.2 0.3
    """
    old, new = (f"{first}/{second}", f"{first}/{third}") if third else (first, second)
    before, after = policy_named(old), policy_named(new)
    if before.ref.policy != after.ref.policy:
        raise WrongUse(f"{old} and {new} are of two policies; name two versions of one.")
    who = person_of(person)
    with wired() as assistant:
        try:
            show_impact(assistant, assistant.actor(who), before, after, as_json=as_json)
        except NotYourOffice as error:
            raise WrongUse(_FOR_WHOM) from error


def use(
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="The first day.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day.")] = "",
    person: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Count where people leave, are not sure, or find that the policy does not say.

    Example: partnerships policy use --since 2026-04-01 --until 2026-06-30
    """
    period = Period(day_of(since, "--since"), day_of(until, "--until"))
    if period.since and period.until and period.until < period.since:
        raise WrongUse("The day for --until is before the one for --since; give them in order.")
    who = person_of(person)
    with wired() as assistant:
        try:
            show_use(assistant, assistant.actor(who), period, as_json=as_json)
        except NotYourOffice as error:
            raise WrongUse(_FOR_WHOM) from error
