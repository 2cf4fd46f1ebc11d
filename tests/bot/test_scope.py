"""Whoever a policy is not plainly meant for is told how far it is, and an overdue review is told."""

from datetime import date

import pytest

from bot.scope import overdue_told, scope_told
from domain.identity import Actor
from tests.policies.builders import cheshire, compiled, shipped_edition
from tests.support.person import Person, opened_app

OURS = "Cheshire Constabulary"


def actor(organisation):
    return Actor(id="somebody", organisation=organisation)


@pytest.mark.parametrize("organisation", [OURS, ""])
def test_nobody_of_its_own_is_told_anything(organisation):
    """Nor whoever the directory does not know."""
    assert scope_told(cheshire().edition, actor(organisation)) == ()


def test_anybody_else_is_told_whose_it_is_and_whom_to_ask():
    """In one line."""
    assert scope_told(cheshire().edition, actor("A Council")) == (
        (
            "You are with A Council. The Cheshire policy is for the people of Cheshire Constabulary and"
            " Office of the Police and Crime Commissioner for Cheshire: what it says does not bind you."
            " For anything about it, ask the OPCC Head of Policy and Partnerships."
        ),
    )


def test_those_with_a_notice_are_told_that_instead():
    """They may ask."""
    written = shipped_edition()
    notice = {"organisations": ["A Council"], "text": "It is ours.", "clauses": ["CHE-6.2"]}
    written["scope"]["notices"] = [notice]
    assert scope_told(compiled(written).edition, actor("A Council")) == ("It is ours.",)


def test_who_asks_under_another_s_policy_is_told_that_it_does_not_bind_them(tmp_path):
    """Beside that it is another's."""
    with opened_app(tmp_path) as app:
        person = Person(app, "demo-sergeant")
        person.says("Under the Lancashire policy: we want to join a board with the council.")
        person.sees(
            "You are with Cheshire Constabulary. The Lancashire policy is for the people of"
        )


def test_an_overdue_review_is_told_unless_a_banner_tells_it():
    """On the day it is due it is not overdue yet."""
    written = shipped_edition()
    written["banners"] = []
    edition = compiled(written).edition
    assert overdue_told(edition, date(2023, 1, 31)) == ()
    assert overdue_told(edition, date(2023, 2, 1)) == (
        (
            "The Cheshire policy was to be reviewed by 31 January 2023, and no reviewed version is in"
            " force."
        ),
    )
    assert overdue_told(cheshire().edition, date(2023, 2, 1)) == ()
