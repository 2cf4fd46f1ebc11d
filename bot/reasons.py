"""A reason is what was answered that makes a thing so, and the clauses in our words."""

from collections.abc import Iterable, Iterator

from bot import actions, words
from bot.changes import item_words
from bot.named_bodies import taken_from_name
from bot.screens import Screen, Section
from domain.policy.aspects import Row
from domain.policy.conditions import ABSENT, Ground
from domain.policy.determining import Reason, Settled, Unsettled
from domain.policy.edition import Edition
from domain.policy.goals import GOALS
from domain.policy.policy import Outcome


def why_screen(found: Outcome, goal: str) -> Screen:
    """Return the reasons of everything that is settled, the clauses beneath each."""
    edition = found.policy.edition
    sections = tuple(
        Section(_slot_words(edition, slot, each.value), tuple(dict.fromkeys(_lines(found, slot))))
        for slot, each in found.slots.items()
        if slot.partition(".")[0] in GOALS[goal]
        and not isinstance(each, Unsettled)
        and each.value != ABSENT
    )
    return Screen(
        "Why",
        sections=(*_left_open(found), *sections, *_of_the_name(found)),
        actions=(actions.GO_ON, actions.ANSWERS, actions.START_AGAIN),
    )


def _left_open(found: Outcome) -> tuple[Section, ...]:
    """Return why the policy itself does not say whether it is a partnership, if it does not."""
    each = found.slots["partnership"]
    if not isinstance(each, Unsettled) or each.depends_on:
        return ()
    return (Section(words.LEFT_OPEN, tuple(dict.fromkeys(_lines(found, "partnership")))),)


def _of_the_name(found: Outcome) -> tuple[Section, ...]:
    """Return what was taken from the name of a body, where anything was."""
    body, grounds, clauses = taken_from_name(found)
    edition = found.policy.edition
    said = tuple(_grounds_lines(edition, grounds, words.TAKEN))
    cites = tuple(f"{clause}: {edition.gist_of(clause)}" for clause in clauses)
    return (Section(words.FROM_NAME.format(body=body), (*said, *cites)),) if said else ()


def because(found: Outcome) -> tuple[str, ...]:
    """Return what makes it a partnership or not, with its clause and its advice."""
    lines = []
    for reason in _telling(found):
        alone = len(reason.grounds) == 1  # then a no is the reason, and not one of many
        telling = [g for g in reason.grounds if alone or not _denied(g)]
        if telling:
            said = "; ".join(_ground_words(found.policy.edition, ground) for ground in telling)
            lines.append(f"Because: {said}{cited([reason.row])}")
        if reason.row.advice:
            lines.append(reason.row.advice)
    return tuple(lines)


def _telling(found: Outcome) -> tuple[Reason, ...]:
    """Return the reason that it is a partnership or not: the certain one, or one that is enough."""
    reasons = found.reasons("partnership")
    certain = tuple(reason for reason in reasons if reason.certain)
    if certain or found.settled("partnership") is None:
        return certain
    return tuple(each for each in reasons if each.row.when.holds(found.case()) is True)[:1]


def cited(rows: Iterable[Row]) -> str:
    """Return the clauses of *rows* as they are cited behind a line."""
    clauses = [clause for row in rows for clause in (row.clauses or row.looked_in)]
    return f" ({', '.join(dict.fromkeys(clauses))})" if clauses else ""


def grounds_lines(edition: Edition, reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Return what each of *reasons* rests on: what was answered, then the clauses."""
    lines = []
    for reason in reasons:
        said = " ".join(_grounds_lines(edition, reason.grounds))
        lines.append(f"{said}{cited([reason.row])}".strip())
    return tuple(dict.fromkeys(line for line in lines if line))


def _lines(found: Outcome, slot: str) -> Iterator[str]:
    edition, each = found.policy.edition, found.slots[slot]
    telling = each.telling if isinstance(each, Settled) else each.rows
    for reason in found.reasons(slot):
        if reason.row not in telling:
            continue
        yield from _grounds_lines(edition, reason.grounds)
        for clause in (*reason.row.clauses, *reason.row.looked_in):
            yield f"{clause}: {edition.gist_of(clause)}"


def _grounds_lines(
    edition: Edition, grounds: tuple[Ground, ...], said: str = "Because"
) -> Iterator[str]:
    """Yield one line for the grounds that say something, and one for all that were denied."""
    told = [_ground_words(edition, ground) for ground in grounds if not _denied(ground)]
    denied = [edition.fact_by_id[ground.subject].item for ground in grounds if _denied(ground)]
    if told:
        yield f"{said}: {'; '.join(told)}."
    if denied:
        yield f"None of: {'; '.join(denied)}."


def _denied(ground: Ground) -> bool:
    return ground.value == "no" and not ground.is_result


def _ground_words(edition: Edition, ground: Ground) -> str:
    if not ground.is_result:
        fact = edition.fact_by_id[ground.subject]
        return f"{fact.item}: {fact.label_of(ground.value)}"
    said = _slot_words(edition, ground.subject, ground.value)
    if "." in ground.subject:
        return said
    title = edition.aspect(ground.subject).title
    # The answer to a title that is a question is a sentence of its own.
    return said if title.endswith("?") else f"{title}: {said}"


def _slot_words(edition: Edition, slot: str, value: str) -> str:
    if "." in slot:
        return item_words(edition, slot)
    aspect = edition.scalar(slot)
    return aspect.labels.get(value, value)
