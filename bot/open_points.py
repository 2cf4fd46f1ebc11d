"""What is not settled is shown by what it hangs on, with whom to ask."""

from collections.abc import Iterable, Iterator, Sequence

from bot import words
from bot.changes import item_words
from bot.screens import Section
from domain.policy.determining import Unsettled
from domain.policy.edition import Edition
from domain.policy.policy import Outcome

_NEVER_NAMED = {"silent", "cautions"}
"""Remarks that may yet come: they come with what they are about, once that is settled.

Only a caution that names somebody to ask is named while it hangs on a not-sure answer.
"""

_INLINE = 3
"""Up to so many questions are quoted where something hangs on them; more are numbered beneath."""


def open_sections(found: Outcome, shown: frozenset[str]) -> tuple[Section, ...]:
    """Return what of *shown* is not settled, and the questions on which it hangs.

    What only a later act can settle is left to that act.
    """
    edition = found.policy.edition
    hangs: dict[tuple[str, ...], list[str]] = {}
    for slot, each in found.unsettled.items():
        if _to_be_named(found, slot, each, shown):
            hangs.setdefault(_in_order(found, each.depends_on), []).append(_name(edition, slot))
    open_facts = _in_order(found, {fact for facts in hangs for fact in facts})
    if len(open_facts) <= _INLINE:
        lines = tuple(_quoting(found, facts, names) for facts, names in hangs.items())
        return (Section(words.NOT_SETTLED, lines),)
    numbers = {fact: n for n, fact in enumerate(open_facts, start=1)}
    return (
        Section(
            words.NOT_SETTLED,
            tuple(
                f"{_named(names)}: it depends on {_ranges(numbers[fact] for fact in facts)} below"
                for facts, names in hangs.items()
            ),
        ),
        Section(
            words.DEPENDS_ON,
            tuple(
                f"{n}. {edition.fact_by_id[fact].question}{_whom(found, [fact])}"
                for fact, n in numbers.items()
            ),
        ),
    )


def _to_be_named(found: Outcome, slot: str, each: Unsettled, shown: frozenset[str]) -> bool:
    aspect = slot.partition(".")[0]
    if not each.depends_on or _later(found, each):
        return False
    if aspect == "cautions":
        edition = found.policy.edition
        wanted = aspect in shown or slot in edition.asked_with(shown)
        serious = any(row.refer_to for row in edition.item(slot).rows)
        return wanted and serious and not found.reading.unsure.isdisjoint(each.depends_on)
    return aspect in shown - _NEVER_NAMED


def _quoting(found: Outcome, facts: Sequence[str], names: Sequence[str]) -> str:
    asked = [f"“{found.policy.edition.fact_by_id[fact].question}”" for fact in facts]
    return f"{_named(names)}: it depends on {words.listed(asked)}{_whom(found, facts)}"


def _whom(found: Outcome, facts: Iterable[str]) -> str:
    """Say whom to ask about those of *facts* of which the person is not sure."""
    edition = found.policy.edition
    unsure = [fact for fact in facts if fact in found.reading.unsure]
    offices = dict.fromkeys(edition.office_titles[edition.fact_by_id[f].ask] for f in unsure)
    return f" Ask the {words.listed(list(offices), ' and the ')}." if offices else ""


def _named(names: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(names))


def _name(edition: Edition, slot: str) -> str:
    if "." in slot:
        said = item_words(edition, slot).rstrip(".")
        return words.WHETHER.format(said=said) if slot.startswith("cautions.") else said
    return edition.aspect(slot).title.rstrip("?")


def _in_order(found: Outcome, facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(facts, key=found.policy.order.index))


def _ranges(numbers: Iterable[int]) -> str:
    """Return "1 to 4 and 6" for those numbers."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return words.listed(list(_told(runs)))


def _told(runs: Iterable[list[int]]) -> Iterator[str]:
    for run in runs:
        if len(run) > 2:  # noqa: PLR2004 - two numbers are shorter than their range
            yield f"{run[0]} to {run[-1]}"
        else:
            yield from map(str, run)


def _later(found: Outcome, each: Unsettled) -> bool:
    when = [found.policy.edition.fact_by_id[fact].asked_when for fact in each.depends_on]
    return any(
        condition is not None and condition.holds(found.case()) is False for condition in when
    )
