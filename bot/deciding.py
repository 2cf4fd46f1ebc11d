"""Deciding for a file records nothing: facts go in, what the policy says comes out, line by line where there are many."""

import json
import sys
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from bot.facts_files import BadFacts, Matter, lines_of, open_file, read_matter, shown, whole
from bot.failures import WrongUse, tell
from bot.printing import decision_sections, print_sections
from domain.policy.facts import BODY_TYPE, UnknownFact, UnknownValue
from domain.policy.policy import Outcome, Policy

STDIN = "-"
_LONGEST_REASON = 300
_TOO_LONG = "the line is too long to be facts; give one matter on each line"


def opened(name: str) -> BinaryIO:
    """Return the file *name*, or stdin for ``-``; raise :class:`BadFacts` when it cannot be read."""
    return sys.stdin.buffer if name == STDIN else open_file(Path(name))


def decide_one(policy: Policy, name: str, *, as_json: bool) -> None:
    """Print what *policy* says for the one matter in the file *name*."""
    try:
        with closing(opened(name)) as stream:
            matter = read_matter(whole(stream), policy.ref.policy)
        found = _determined(policy, matter)
    except BadFacts as error:
        raise WrongUse(f"{_called(name)}: {error}.") from error
    if as_json:
        tell(json.dumps(_as_data(matter, found), indent=2))
    else:
        print_sections(*decision_sections(found))


def decide_lines(policy: Policy, name: str) -> None:
    """Print one JSON line for each line of the file *name*, in order; raise :class:`WrongUse` at the end for bad ones."""
    bad: list[int] = []
    try:
        with closing(opened(name)) as stream:
            for number, raw in enumerate(lines_of(stream), start=1):
                try:
                    tell(json.dumps(_line(policy, raw)))
                except BadFacts as error:
                    bad.append(number)
                    tell(json.dumps({"line": number, "error": f"{error}."}))
    except BadFacts as error:
        raise WrongUse(f"{_called(name)}: {error}.") from error
    complain_of(name, bad)


def complain_of(name: str, bad: list[int]) -> None:
    """Raise :class:`WrongUse` when some lines were *bad*, naming the first of them."""
    if bad:
        most = 5
        named = ", ".join(map(str, bad[:most])) + (", ..." if len(bad) > most else "")
        lines = f"line {named} was" if len(bad) == 1 else f"lines {named} were"
        raise WrongUse(
            f"{_called(name)}: {lines} not used; the output says why in each one's place."
        )


def _line(policy: Policy, raw: bytes | None) -> dict[str, object]:
    if raw is None:
        raise BadFacts(_TOO_LONG)
    matter = read_matter(raw, policy.ref.policy)
    return _as_data(matter, _determined(policy, matter))


def _determined(policy: Policy, matter: Matter) -> Outcome:
    try:
        return policy.determine(matter.facts)
    except UnknownFact as error:
        unknown = next(
            fact for fact in matter.facts if fact not in {BODY_TYPE, *policy.edition.fact_by_id}
        )
        raise BadFacts(_unknown(policy, unknown)) from error
    except UnknownValue as error:
        said = str(error)
        half = _LONGEST_REASON // 2
        short = said if len(said) <= _LONGEST_REASON else f"{said[:half]}...{said[-half:]}"
        raise BadFacts(short) from error


def _unknown(policy: Policy, fact: str) -> str:
    near = get_close_matches(fact, policy.edition.fact_by_id, n=1)
    instead = f"did you mean {near[0]}" if near else "leave it out"
    return f"{shown(fact)} is not a fact of this policy; {instead}"


def _as_data(matter: Matter, found: Outcome) -> dict[str, object]:
    echoed = {} if matter.id is None else {"id": matter.id}
    return {**echoed, **found.as_record()}


def _called(name: str) -> str:
    return "stdin" if name == STDIN else name
