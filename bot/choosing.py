"""A matter is asked under the usual policy unless another that is here is named for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot import actions, words
from bot.choosing_words import (
    ASKED_UNDER,
    CANNOT_BE_READ,
    NEXT_UNDER,
    NO_SUCH_POLICY,
    POLICIES,
    USUAL_AGAIN,
)
from bot.front import Front
from bot.scope import scope_told
from bot.screens import Screen, Section
from domain.refusals import Unreadable

_POLICY = r"(?:'s)?(?: partnerships?(?: (?:and|&) collaborations?)?)? policy"
_VERBS = "(?:ask|answer|decide|use|switch to|change to)"
_ALONE = (
    rf"(?:please )?(?:{_VERBS} )?(?:(?:under|by) )?(?:the )?{{name}}{_POLICY}[ .!]*",
    r"(?:ask )?under {name}[ .!]*",
)
_FIRST = (
    rf"(?:please )?(?:ask |answer |decide )?(?:under|by) (?:the )?{{name}}(?:{_POLICY})? ?[:,;]",
    r"{name} ?:",
)
_LAST = rf",? (?:under|by|according to) (?:the )?{{name}}{_POLICY}[ .!?]*$"
_ANY = rf"under (?:the )?{{name}}{_POLICY} ?[:,;]"
_SOME = r"(?P<name>[a-z][a-z-]+(?: [a-z][a-z-]+)?)"
_LIST = re.compile(
    r"(?:(?:what|which)(?: other)? policies (?:are there|are here|do you (?:have|know)|can i ask"
    r"(?: about| under)?)|(?:show|list)(?: me)?(?: the| all)? policies|policies)[ ?.!]*",
    re.IGNORECASE,
)
_LISTED = "?"


@dataclass(frozen=True, slots=True)
class Named:
    """A policy that was named by *name*, one of those *here* or not, and what is asked under it."""

    name: str
    here: bool
    rest: str = ""


def named_policy(text: str, policies: Sequence[str]) -> Named | None:
    """Return the policy that *text* names to be asked under; None if it names none.

    >>> named_policy("Under the Lancashire policy: is it one?", ["cheshire", "lancashire"])
    Named(name='lancashire', here=True, rest='is it one?')
    """
    line = " ".join(text.replace("\u2019", "'").split())
    if _LIST.fullmatch(line):
        return Named(_LISTED, here=False)
    ours = "|".join(re.escape(each.replace("_", " ")) for each in policies)
    found = _said_of(line, f"(?P<name>{ours})")
    here = found is not None
    if found is None and (other := _matched(_ANY, _SOME, line)) is not None:
        found = (other["name"], line[other.end() :])
    if found is None:
        return None
    called, rest = found
    return Named(called.casefold().replace(" ", "_"), here, rest.strip())


def _said_of(line: str, name: str) -> tuple[str, str] | None:
    """Return the policy that *line* names in one of the ways to name one, and the rest of it."""
    for alone in _ALONE:
        if (found := _matched(alone, name, line, whole=True)) is not None:
            return found["name"], ""
    for first in _FIRST:
        if (found := _matched(first, name, line)) is not None:
            return found["name"], line[found.end() :]
    found = re.search(_LAST.format(name=name), line, re.IGNORECASE)
    if found is None or not line[: found.start()].strip():
        return None
    asked = line[: found.start()].strip()
    return found["name"], f"{asked}?" if line.endswith("?") else asked


def _matched(template: str, name: str, line: str, *, whole: bool = False) -> re.Match[str] | None:
    pattern = re.compile(template.format(name=name), re.IGNORECASE)
    return pattern.fullmatch(line) if whole else pattern.match(line)


def choose(front: Front, named: Named) -> Screen | None:
    """Let the next matter be asked under what is *named*; return what is to be said of it.

    Nothing is said where the same line asks something: then the answer tells.
    """
    enquiries = front.desk.enquiries
    if not named.here:
        return _policies_screen(front, "" if named.name == _LISTED else named.name)
    usual = enquiries.policies[0]
    try:
        edition = enquiries.policy(named.name).edition
    except Unreadable:
        told = CANNOT_BE_READ.format(policy=named.name.replace("_", " ").title())
        return front.aside(Screen(told, actions=(actions.HELP,)))
    front.under = "" if named.name == usual else named.name
    if named.rest:
        return None
    told = NEXT_UNDER if front.under else USUAL_AGAIN
    return front.aside(
        Screen(
            told.format(policy=edition.short_title),
            paragraphs=(words.UNDER.format(policy=edition.short_title, title=edition.title),),
            actions=(actions.HELP,),
        )
    )


def under_another(front: Front) -> tuple[str, ...]:
    """Say under which policy a matter is asked that is not the usual one, and whom that is for."""
    scope = scope_told(front.policy.edition, front.actor)
    if not front.under:
        return scope
    usual = front.desk.policy.edition.short_title
    return (ASKED_UNDER.format(policy=front.policy.edition.short_title, usual=usual), *scope)


def _policies_screen(front: Front, missing: str) -> Screen:
    """Return the policies that are here, having said that *missing* is none of them."""
    enquiries = front.desk.enquiries
    here = [enquiries.policy(each).edition for each in enquiries.policies]
    said = NO_SUCH_POLICY.format(name=missing.replace("_", " ").title()) if missing else POLICIES
    lines = tuple(
        f"{edition.short_title}: {edition.title}" + (" (the usual one)" if at == 0 else "")
        for at, edition in enumerate(here)
    )
    offered = tuple(
        actions.ask_under(edition.short_title, edition.id.replace("_", " ")) for edition in here[1:]
    )
    return front.aside(Screen(said, sections=(Section("", lines),), actions=offered))
