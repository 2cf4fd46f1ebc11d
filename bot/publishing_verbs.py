"""The verbs that put an edition into force, and show what is, was and will be in force."""

from typing import Annotated

import typer

from bot import wiring
from bot.days import day_of
from bot.failures import WrongUse
from bot.publishing_shown import list_editions, publish_edition
from bot.settings import read_settings
from bot.verbs import AsOption, JsonOption, person_of, stored, wired
from domain.services.publishing import Wish


def publish(  # noqa: PLR0913, PLR0917 - a command line has as many options as it has
    policy: Annotated[str, typer.Argument(metavar="POLICY", help="The policy.")],
    version: Annotated[str, typer.Argument(metavar="VERSION", help="Its version to publish.")],
    since: Annotated[
        str, typer.Option("--from", metavar="DATE", help="The first day on which it is in force.")
    ] = "",
    minute: Annotated[
        str, typer.Option("--minute", metavar="TEXT", help="Where its adoption is minuted.")
    ] = "",
    statement: Annotated[
        str,
        typer.Option("--statement", metavar="TEXT", help="Your statement that it meets the law."),
    ] = "",
    person: AsOption = "",
    anew: Annotated[
        bool, typer.Option("--anew", help="Let go of what others agreed to before.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Agree to a version of a policy; it is in force once all of its owners have, two at least.

    Publishing an earlier version again withdraws the one in force from that day on.

    Example: partnerships policy publish cheshire 0.2 --from 2027-01-04 --minute "Board 12/2026"
    --statement "It meets the law that applies to it." --as demo-chief-of-staff
    """
    day = day_of(since, "--from")
    if day is None:
        raise WrongUse("Say from which day it is to be in force: --from 2027-01-04.")
    who = person_of(person)
    wish = Wish(policy, version, day, minute.strip(), statement.strip(), anew)
    with wired() as assistant:
        publish_edition(assistant, assistant.actor(who), wish, as_json=as_json)


def list_(
    policy: Annotated[
        str, typer.Option("--policy", metavar="POLICY", help="One policy; else all of them.")
    ] = "",
    as_at: Annotated[
        str, typer.Option("--as-at", metavar="DATE", help="What is in force on that day.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """List every version of the policies: whether it is in force, from when, and its review.

    Example: partnerships policy list --as-at 2027-01-04
    """
    day = day_of(as_at)
    with stored():
        here = wiring.editions(read_settings())
        chosen = (policy,) if policy else here.policies()
        for each in chosen:
            here.versions(each)
    with wired() as assistant:
        list_editions(assistant, here, chosen, day, as_json=as_json)
