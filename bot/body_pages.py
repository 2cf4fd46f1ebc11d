"""The pages of bodies, and of whoever we work with, are put together from what the desk knows."""

from collections.abc import Iterator

from bot import body_words
from bot.body_screens import bodies_screen, held_line, partner_screen, unknown_screen
from bot.front import Front
from bot.question_screens import called
from bot.reps_screens import name_of
from bot.screens import Screen
from domain.services.partners import PartnerSeen


def bodies_page(front: Front) -> Screen:
    """Return the bodies that are known."""
    bodies = front.desk.bodies
    return bodies_screen(bodies.all(front.actor), bodies.areas)


def partner_page(front: Front, name: str, *notice: str) -> Screen | None:
    """Return the page of whoever is called *name*, or None where nobody is."""
    bodies = front.desk.bodies
    found = front.desk.partners.find(front.actor, name)
    if found is None:
        return None
    titles = {each.id: each.title for each in bodies.known()}
    kinds = front.desk.policy.edition.scalar("kind").labels
    people = tuple(_people(front, found))
    return partner_screen(found, titles, kinds, people, *notice, keeps=bodies.may_keep(front.actor))


def _people(front: Front, found: PartnerSeen) -> Iterator[str]:
    """Yield who looks after each arrangement, and who represents us in it."""
    for each in found.arranged:
        for held in each.people:
            shown = [called(front.desk, front.actor, person) for person in held.said]
            yield held_line(each, held.label, shown)
        now = front.desk.representing.seen.of(front.actor, each.row.id).now
        if now:
            names = [name_of(front, one.who) for one in now]
            yield held_line(each, body_words.REPRESENTED, names)


def body_page(front: Front, body: str, *notice: str) -> Screen:
    """Return the page of the body with that id."""
    return partner_page(front, body, *notice) or unknown_screen(body)


def title_of(front: Front, body: str) -> str:
    """Return what the body with that id is called."""
    found = front.desk.bodies.meant(body)
    return body if found is None else found.title
