"""Whatever is refused is said kindly, whatever its data."""

import pytest

from bot.conversation import Conversation
from bot.presses import Press, encode
from bot.refusing import REFUSALS as REFUSALS_SAID
from bot.refusing import refused
from domain.identity import Actor
from domain.refusals import Coded, NotYourOffice
from tests.bot.test_words_on_screen import faults
from tests.support.person import Person, opened_app


def _all(kind):
    for each in kind.__subclasses__():
        yield from _all(each)
        if "code" in vars(each):
            yield each


REFUSALS = sorted(
    {each for each in _all(Coded) if each.__module__.endswith("refusals")},
    key=lambda each: each.code,
)


def test_there_is_a_sentence_for_each_code_and_none_too_many():
    """A new refusal fails here until it can be said."""
    assert set(REFUSALS_SAID) == {each.code for each in REFUSALS}


@pytest.mark.parametrize("code", REFUSALS_SAID)
def test_each_sentence_is_plain_and_says_what_was_done(code):
    """No blame, no words of our own making, and it ends as a sentence does."""
    data = {"may": "others", "arrangement": "ARR-AAAAAAAA", "status": "done"} | {
        "number": "1",
        "into": "ARR-A",
        "decision": "approved",
    }
    scope = {"own": "Elsewhere", "organisations": "Here", "ask": "the Clerk"}
    people = {"office": "Clerk", "seats": "crime", "person": "ann", "successor": "bob"}
    bodies = {"body": "Halton CDRP", "title": "Halton CDRP", "how": "merged", "said": "Here"}
    risks = {"given": "weather", "steps": "5", "kept": "RSK-AAAAAAAA"}
    risks |= {"step": "the Audit Committee is told", "route": "A risk to the Authority"}
    notices = {"which": "begin", "earliest": "16:00", "latest": "23:59"}
    switches = {"switch": "collation", "known": "a, b", "value": "on"}
    reports = {"area": "Mars", "waits_for": "the Treasurer"}
    known = data | scope | people | bodies | risks | switches | reports | notices
    said = REFUSALS_SAID[code].format(**known)
    assert faults(iter([said])) == []
    assert said.endswith(".")


def test_who_may_is_said_by_title_and_never_by_id():
    """Offices of the policy, capacities, and what nobody here knows."""
    refusal = NotYourOffice("appoint", ("clerk", "registrant", "mystery_office"))
    said = refused(refusal, {"clerk": "Clerk"})
    assert said.startswith("That is for others to do: the Clerk, whoever put it on the register or")
    assert "mystery" not in said


OUTSIDE = (
    "You are with elsewhere. This policy is for the people of Cheshire Constabulary and Office of the"
    " Police and Crime Commissioner for Cheshire, so your matters are not decided under it. For"
    " anything about it, ask the OPCC Head of Policy and Partnerships. Nothing was recorded."
)


def test_a_stranger_is_told_from_the_first_screen_on(tmp_path):
    """Somebody of an organisation that the policy is not for sees nothing of anybody."""
    with opened_app(tmp_path) as app:
        entry = Person(app).says("We want to share a unit.").enquiry.id
        stranger = Conversation(app.desk, Actor(id="stranger", organisation="elsewhere"), "there")
        key = encode(Press(f"enquiry-{entry}", 1, "answer"))
        for screen in (
            stranger.begin(),
            stranger.say("show the register"),
            stranger.say("my matters"),
            stranger.say("We want to share a dog unit with another force."),
            stranger.press(key, {}, "once"),
            stranger.leave(),
        ):
            assert screen.title == OUTSIDE or screen.ends
            assert screen.paragraphs == ()
