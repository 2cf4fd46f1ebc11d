"""Deciding for a file records nothing: facts go in, what the policy says comes out."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
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


@contextmanager
def reading(name: str) -> Iterator[BinaryIO]:
    """Give the file *name*, or stdin for ``-``.

    Whatever makes it unusable, from here to the end, raises :class:`WrongUse` with its name.
    """
    try:
        with _opened(name) as stream:
            yield stream
    except BadFacts as error:
        raise WrongUse(f"{called(name)}: {error}.") from error
    except OSError as error:
        raise WrongUse(f"{called(name)}: it cannot be read ({error.strerror}).") from error


def decide_one(policy: Policy, name: str, *, as_json: bool, label: str = "") -> None:
    """Print what *policy* says for the one matter in the file *name*; *label* how it stands."""
    with reading(name) as stream:
        matter = read_matter(whole(stream), policy.ref.policy)
        found = _determined(policy, matter)
    if as_json:
        tell(json.dumps(_as_data(matter, found), indent=2))
    else:
        print_sections(*decision_sections(found, label))


def decide_lines(policy: Policy, name: str) -> None:
    """Print one JSON line for each line of the file *name*, in order.

    Raises :class:`WrongUse` at the end when there were bad ones.
    """
    bad: list[int] = []
    with reading(name) as stream:
        for number, raw in enumerate(lines_of(stream), start=1):
            try:
                tell(json.dumps(_line(policy, raw)))
            except BadFacts as error:
                bad.append(number)
                tell(json.dumps({"line": number, "error": f"{error}."}))
    complain_of(name, bad)


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name != STDIN:
        return open_file(Path(name))
    if sys.stdin is None:
        raise BadFacts("there is nothing to read; name a file")
    return nullcontext(sys.stdin.buffer)


def complain_of(name: str, bad: list[int]) -> None:
    """Raise :class:`WrongUse` when some lines were *bad*, naming the first of them."""
    if bad:
        most = 5
        named = ", ".join(map(str, bad[:most])) + (", ..." if len(bad) > most else "")
        lines = f"line {named} was" if len(bad) == 1 else f"lines {named} were"
        raise WrongUse(
            f"{called(name)}: {lines} not used; the output says why in each one's place."
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


def called(name: str) -> str:
    """Return what the file *name* is called in a message."""
    return "stdin" if name == STDIN else name
