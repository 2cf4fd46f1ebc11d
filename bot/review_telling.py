"""Whoever looks after an entry is named wherever something is put on record about it."""

from dataclasses import replace

from bot import review_words, words
from bot.desk import Desk
from bot.review_saying import ReviewsSaid
from bot.screens import Screen
from domain.identity import Actor
from domain.services.reviews_seen import Reviewing


def speaker(desk: Desk, actor: Actor) -> ReviewsSaid:
    """Return what says reviews to *actor*."""
    return ReviewsSaid(desk.offices, actor, desk.reviews.seen.today())


def who_sees(desk: Desk, actor: Actor, found: Reviewing) -> dict[str, str]:
    """Return who leads, and all who see what becomes of an entry, as a sentence names them."""
    edition = found.policy.edition
    chaser = f"the {edition.office_titles.get(found.chaser, found.chaser)}"
    who = speaker(desk, actor).who(found.led, edition) or chaser
    return {"who": who, "seers": words.listed(list(dict.fromkeys((who, chaser))))}


def before_completing(desk: Desk, actor: Actor, entry: str, screen: Screen) -> Screen:
    """Return the *screen* on which a form about an *entry* is checked, with who will see it."""
    seen = who_sees(desk, actor, desk.reviews.of(actor, entry))
    told = review_words.PUT_ON_RECORD.format(**seen)
    return replace(screen, paragraphs=(*screen.paragraphs, told))
