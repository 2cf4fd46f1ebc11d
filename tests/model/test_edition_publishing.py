"""An edition is published once all who must agree have agreed to the same bytes, day and minute."""

from datetime import date
from functools import reduce

import pytest

from domain.identity import Actor
from domain.model.edition.decider import PUBLISH, Ground, decide
from domain.model.edition.messages import (
    AgreeToPublish,
    EditionAgreed,
    EditionFirstUsed,
    EditionProposed,
    EditionPublished,
    EditionStated,
    EditionWithdrawn,
    UseEdition,
    WithdrawEdition,
)
from domain.model.edition.state import UNUSED, evolve
from domain.policy.edition import EditionRef, Period
from domain.policy.publishing import Publication
from domain.policy.unpublished import AgreedAlready, AgreedOtherwise, InThePast
from domain.refusals import NothingSaid, NotYourOffice
from tests.support.builders import said
from tests.support.scenario import Scenario
from tests.support.toy_policy import TOY

TODAY, AUTUMN, WINTER = date(2026, 7, 1), date(2026, 9, 1), date(2026, 12, 1)
OWNERS = ("staff", "chief")
ANN = Actor(id="ann", offices=("staff",))
BOB = Actor(id="bob", offices=("chief",))
BOTH = Actor(id="eve", offices=("staff", "chief"))
AUTHOR = Actor(id="una", offices=("author",))
LATER = EditionRef(policy="toy", version="2", sha256="b" * 64)
LAWFUL = "It meets the law."


def agree(who, since=AUTUMN, minute="47/2026", *, statement=LAWFUL, anew=False):
    return AgreeToPublish(
        edition=TOY.ref, since=since, minute=minute, statement=said(statement, who.id), anew=anew
    )


def proposed(since=AUTUMN, minute="47/2026"):
    return EditionProposed(edition=TOY.ref, since=since, minute=minute)


def agreed(who, office):
    return EditionAgreed(edition=TOY.ref, office=office, statement=said(LAWFUL, who.id))


def stated(who):
    return EditionStated(edition=TOY.ref, office="author", statement=said(LAWFUL, who.id))


PUBLISHED = EditionPublished(edition=TOY.ref, since=AUTUMN, until=None, affected=("a1",))
HALF = (proposed(), agreed(ANN, "staff"))


def given_edition(*events, by, offices=OWNERS, published=()):
    """Begin with an edition to which *events* happened, and who acts upon it."""
    state = reduce(evolve, events, UNUSED)
    own = Period(since=date(2020, 12, 16))
    ground = Ground(by, TODAY, offices, "author", own, published, affected=("a1",))
    return Scenario(lambda command: decide(command, state, ground))


def test_the_first_owner_proposes_and_agrees():
    """Nothing is published by one person."""
    given_edition(by=ANN).when(agree(ANN)).then(proposed(), agreed(ANN, "staff"))


def test_the_second_owner_publishes():
    """With the enquiries whose outcome it changes."""
    given_edition(*HALF, by=BOB).when(agree(BOB)).then(agreed(BOB, "chief"), PUBLISHED)


def test_one_person_holding_both_offices_is_not_two():
    """However often they agree."""
    given_edition(by=BOTH).when(agree(BOTH)).then(proposed(), agreed(BOTH, "staff"))
    once = (proposed(), agreed(BOTH, "staff"))
    given_edition(*once, by=BOTH).when(agree(BOTH)).then_refused(AgreedAlready(("chief",)))


def test_nobody_agrees_twice():
    """Nor another holder of an office that has agreed."""
    given_edition(*HALF, by=ANN).when(agree(ANN)).then_refused(AgreedAlready(("chief",)))
    deputy = Actor(id="ada", offices=("staff",))
    given_edition(*HALF, by=deputy).when(agree(deputy)).then_refused(AgreedAlready(("chief",)))


def test_an_owner_alone_takes_two_people():
    """A policy may name one office only."""
    deputy = Actor(id="ada", offices=("staff",))
    given_edition(*HALF, by=deputy, offices=("staff",)).when(agree(deputy)).then(
        agreed(deputy, "staff"), PUBLISHED
    )


def test_whoever_owns_nothing_of_it_is_told_who_does():
    """Whatever other office they hold."""
    sergeant = Actor(id="sgt", offices=("officer",))
    given_edition(by=sergeant).when(agree(sergeant)).then_refused(NotYourOffice(PUBLISH, OWNERS))


def test_its_author_states_that_it_meets_the_law_and_agrees_to_nothing():
    """Before an owner, between two, or after it was published; and once."""
    given_edition(by=AUTHOR).when(agree(AUTHOR)).then(proposed(), stated(AUTHOR))
    given_edition(*HALF, by=AUTHOR).when(agree(AUTHOR)).then(stated(AUTHOR))
    given_edition(*HALF, stated(AUTHOR), by=AUTHOR).when(agree(AUTHOR)).then()
    done = (*HALF, agreed(BOB, "chief"), PUBLISHED)
    in_force = Publication(version=TOY.ref.version, sha256=TOY.ref.sha256, since=AUTUMN)
    given_edition(*done, by=AUTHOR, published=(in_force,)).when(agree(AUTHOR)).then(stated(AUTHOR))
    begun = (proposed(), stated(AUTHOR))
    given_edition(*begun, by=ANN).when(agree(ANN)).then(agreed(ANN, "staff"))


def test_another_day_or_minute_is_not_what_was_agreed_to():
    """Unless the person alone has agreed so far, or lets go of what others did."""
    wish = agree(BOB, WINTER)
    given_edition(*HALF, by=BOB).when(wish).then_refused(AgreedOtherwise("2026-09-01", "47/2026"))
    other = agree(BOB, minute="48/2026")
    given_edition(*HALF, by=BOB).when(other).then_refused(AgreedOtherwise("2026-09-01", "47/2026"))
    given_edition(*HALF, by=ANN).when(agree(ANN, WINTER)).then(
        proposed(WINTER), agreed(ANN, "staff")
    )
    given_edition(*HALF, by=BOB).when(agree(BOB, WINTER, anew=True)).then(
        proposed(WINTER), agreed(BOB, "chief")
    )


def test_nothing_is_published_for_the_past():
    """Not even by the second owner, where the day has come and gone."""
    late = agree(BOB, date(2026, 6, 30))
    given_edition(*HALF, by=BOB).when(late).then_refused(InThePast("2026-06-30"))


@pytest.mark.parametrize("blank", [{"minute": " "}, {"statement": ""}])
def test_the_minute_and_the_statement_are_needed(blank):
    """Whoever publishes says on what it rests."""
    given_edition(by=ANN).when(agree(ANN, **blank)).then_refused(NothingSaid(next(iter(blank))))


def test_an_edition_is_in_force_only_as_long_as_it_says_itself():
    """Its own last day is the last of the period."""
    state = reduce(evolve, HALF, UNUSED)
    own = Period(since=TODAY, until=WINTER)
    happened = decide(agree(BOB), state, Ground(BOB, TODAY, OWNERS, "author", own, ()))
    assert happened[-1] == EditionPublished(
        edition=TOY.ref, since=AUTUMN, until=WINTER, affected=()
    )


def test_an_edition_that_was_replaced_is_published_again_by_all():
    """Withdrawing what replaced it is publishing this one anew."""
    withdrawn = EditionWithdrawn(edition=TOY.ref, until=date(2026, 9, 30), by=LATER)
    told = (*HALF, agreed(BOB, "chief"), PUBLISHED, withdrawn)
    published = (
        Publication(
            version=TOY.ref.version, sha256=TOY.ref.sha256, since=AUTUMN, until=date(2026, 9, 30)
        ),
        Publication(version="2", sha256="b" * 64, since=date(2026, 10, 1)),
    )
    given_edition(*told, by=ANN, published=published).when(agree(ANN, WINTER)).then(
        proposed(WINTER), agreed(ANN, "staff")
    )


def test_what_is_replaced_says_by_what_and_once():
    """On its own stream."""
    wish = WithdrawEdition(edition=TOY.ref, until=AUTUMN, by=LATER)
    withdrawn = EditionWithdrawn(edition=TOY.ref, until=AUTUMN, by=LATER)
    given_edition(*HALF, by=ANN).when(wish).then(withdrawn)
    given_edition(*HALF, withdrawn, by=ANN).when(wish).then()


def test_an_edition_proposed_before_its_first_use_is_used_for_the_first_time_all_the_same():
    """The two have nothing to do with each other."""
    use = UseEdition(edition=TOY.ref, title="Toy policy", status="draft")
    first = EditionFirstUsed(edition=TOY.ref, title="Toy policy", status="draft")
    given_edition(*HALF, by=ANN).when(use).then(first)
    given_edition(first, *HALF, by=ANN).when(use).then()


def test_publishing_without_its_ground_is_a_defect():
    """Whoever decides has to say on what."""
    with pytest.raises(ValueError, match="stands on something"):
        decide(agree(ANN), UNUSED)
