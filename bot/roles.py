"""What somebody's role is here is told from the offices held, and body by body from role cards."""

from collections.abc import Iterator, Sequence

from bot import asking_words as said
from bot.asking_policy import cited
from bot.front import Front
from bot.screens import Screen, Section
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.hearing import normalised
from domain.policy.layers import ProcessLayer
from domain.policy.offices import TASKS, Charge, Task, charges_of
from domain.policy.processes import RoleCard
from domain.services.rights import RIGHTS


def role_screen(front: Front, text: str) -> Screen:
    """Return what the policy, and a process that is on, ask of who asks *text*.

    A body that is named gets its role cards first.
    """
    edition, actor = front.policy.edition, front.actor
    contact = edition.office_titles[edition.policy_contact]
    on = front.desk.layers.processes(edition.id)
    held = [each for each in actor.offices if each in edition.office_titles]
    sections = [each for layer in on for each in _cards(layer, text, contact)]
    for office in held:
        lines = tuple(_asked(charges_of(edition), office))
        sections.append(
            Section(_capital(edition.office_titles[office]), lines or (said.NOTHING_OF_OFFICE,))
        )
    for layer in on:
        sections += _of_process(layer, front)
    sections.append(Section(said.ALSO_ANYBODY if held else said.ANYBODY, _of_staff(edition)))
    told = () if held else (said.NO_OFFICE.format(policy=edition.short_title),)
    return Screen(
        said.ROLE.format(policy=edition.short_title), paragraphs=told, sections=tuple(sections)
    )


def _asked(charges: Sequence[Charge], office: str) -> Iterator[str]:
    """Yield a line for each task of *office*, the weightiest first."""
    for task in TASKS:
        mine = [c for c in charges if c.task == task and office in c.offices]
        if mine:
            yield f"{said.TASKS[task]}{_what(task, mine)}"


def _what(task: Task, charges: Sequence[Charge]) -> str:
    told = [
        f"{_lowered(task, each.about)}{_how(task, each)}{cited(each.clauses)}" for each in charges
    ]
    filled = [each.strip() for each in told if each.strip()]
    return f": {'; '.join(filled)}" if filled else ""


def _how(task: Task, charge: Charge) -> str:
    if task == "advises":
        return said.STRENGTHS[charge.how]
    return f", {charge.how}" if charge.how else ""


def _lowered(task: Task, about: str) -> str:
    """Return what it is about as it stands within a sentence; titles keep their capital."""
    keeps = task in {"approves", "is_consulted", "owns", "answers", "has_text"} or not about
    return about if keeps else about[0].lower() + about[1:]


def _of_process(layer: ProcessLayer, front: Front) -> Iterator[Section]:
    """Yield what *layer* asks of the offices whose work the asker does today."""
    layers = front.desk.layers
    for office, title in layer.office_titles.items():
        today = layers.today(layer.id, office)
        if today is not None and today in front.actor.offices:
            lines = (*_asked(charges_of(layer), office), *_rights(layer, office))
            if lines:
                yield Section(f"{_capital(title)} ({layer.short_title})", lines)


def _rights(layer: ProcessLayer, office: str) -> Iterator[str]:
    for right in layer.rights:
        if right.office == office:
            yield f"You may {right.may}{cited(right.clauses)}"


def _cards(layer: ProcessLayer, text: str, contact: str) -> Iterator[Section]:
    """Yield the role cards for the bodies that *text* names, else how to name one."""
    line = f" {normalised(text)} "
    named = [card for card in layer.role_cards if any(_names(line, b) for b in card.bodies)]
    if not named:
        bodies = [card.bodies[0] for card in layer.role_cards if card.bodies]
        if bodies:
            hint = said.NAME_A_BODY.format(layer=layer.short_title, body=bodies[0])
            yield Section("", (hint,))
        return
    for card in (*named, *(each for each in layer.role_cards if not each.bodies)):
        yield Section(
            said.IN_BODY.format(title=card.title, layer=layer.short_title),
            tuple(_card_lines(layer, card)),
        )
    year = layer.in_force.since.year
    yield Section("", (said.UNMAPPED.format(year=year, office=contact),))


def _card_lines(layer: Document, card: RoleCard) -> Iterator[str]:
    yield from card.lines
    asked = f"{said.ASK_THEM.format(office=layer.office_titles[card.ask])} " if card.ask else ""
    yield f"{asked}For {card.audience}{cited(card.clauses)}"


def _names(line: str, body: str) -> bool:
    return f" {normalised(body)} " in line.replace(" ?", " ").replace(" .", " ")


def _of_staff(edition: Edition) -> tuple[str, ...]:
    """Return what anybody may do, with the clauses of *edition* that the table of rights names."""
    rights = {right.act: right.clauses for right in RIGHTS}
    return tuple(
        told + cited(clause for clause in rights[act] if clause in edition.clauses)
        for act, told in said.STAFF.items()
    )


def _capital(title: str) -> str:
    return title[0].upper() + title[1:]
