"""What was decided is decided again the same, and whatever was changed since is found."""

import shutil
from pathlib import Path

import pytest

from domain.identity import Actor
from domain.policy.comparing import Difference
from domain.refusals import NotYourOffice
from tests.support.builders import SHOWN
from tests.support.memory import resident_kilobytes
from tests.support.recorded_matters import PARTNERSHIP, Matters
from tests.support.varied import Varied

SERGEANT = Actor(id="sgt-1", organisation="Cheshire Constabulary")


@pytest.fixture
def matters(tmp_path):
    matters = Matters(tmp_path)
    yield matters
    matters.close()


def one(matters, seen):
    """Return *seen* decided again by a program that has just begun."""
    return matters.begins_anew().audit.replay(SERGEANT, seen.id)


def test_several_hundred_enquiries_as_varied_as_peoples_are_decided_again_the_same(matters):
    """Under every policy there is; read in the order of their ids, every outcome of each."""
    matters.policies = Path(__file__).parents[2] / "policies"
    matters.begins_anew()
    varied, made = Varied(matters.enquiries, SERGEANT), {}
    policies = matters.enquiries.policies
    for number in range(300):
        enquiry, outcomes = varied.make(policies[number % len(policies)])
        made[enquiry] = outcomes
    found = list(matters.begins_anew().audit.replay_all(SERGEANT))
    assert [each for each in found if not each.same] == []
    assert {each.id: len(each.outcomes) for each in found} == made
    assert [each.id for each in found] == sorted(made)
    assert matters.audit.enquiries == 300


def test_one_enquiry_after_the_other_is_held_and_no_more(matters):
    """Memory does not grow with what was recorded: a hundred take no more than the first ten."""
    varied = Varied(matters.enquiries, SERGEANT)
    for _ in range(10):
        varied.make()
    list(matters.audit.replay_all(SERGEANT))
    for _ in range(100):
        varied.make()
    stories = matters.audit.replay_all(SERGEANT)
    for _ in range(10):
        next(stories)
    before = resident_kilobytes()
    assert sum(1 for _ in stories) == 100
    assert resident_kilobytes() - before < 20_000


def test_an_outcome_that_was_decided_twice_is_two(matters):
    """Each is decided on the answers as they stood before it."""
    seen = matters.decided(SERGEANT)
    change = {"fact": "stage", "value": "existing", "shown": SHOWN}
    matters.enquiries.change(matters.act(SERGEANT), seen.id, **change)
    matters.enquiries.determine(matters.act(SERGEANT), seen.id)
    found = one(matters, seen)
    assert found.same
    assert [(each.n, each.edition) for each in found.outcomes] == [
        (1, seen.policy.ref),
        (2, seen.policy.ref),
    ]


def test_an_enquiry_without_an_outcome_has_nothing_to_differ(matters):
    """It is listed all the same."""
    seen = matters.enquiries.open(matters.act(SERGEANT), goal="approval", opening="x")
    assert (one(matters, seen).outcomes, one(matters, seen).same) == ((), True)


def test_what_was_decided_before_a_change_of_policy_is_decided_again_as_it_was(matters):
    """Each under its own edition, from the bytes that were kept: the folder has only the last."""
    before = matters.decided(SERGEANT)
    matters.publish(
        "0.3", ("aspects.yaml", "- value: collaboration_s22a", "- value: collaboration_other")
    )
    after = matters.begins_anew().decided(SERGEANT)
    shutil.rmtree(matters.policies / "cheshire" / "0.2")
    found = [one(matters, seen) for seen in (before, after)]
    assert [each.same for each in found] == [True, True]
    assert [each.outcomes[0].edition.version for each in found] == ["0.2", "0.3"]
    kinds = [seen.enquiry.outcome.result["kind"] for seen in (before, after)]
    assert kinds == ["collaboration_s22a", "collaboration_other"]


@pytest.mark.parametrize(
    ("event", "change", "slots"),
    [
        (
            "outcome-determined",
            lambda body: body["result"].update(kind="strategic"),
            ["kind"],
        ),
        (
            "outcome-determined",
            lambda body: body["result"]["approval"]["offices"].pop(),
            ["approval"],
        ),
        (
            "outcome-determined",
            lambda body: body["result"]["register"].clear(),
            ["register.collaboration"],
        ),
        (
            "outcome-determined",
            lambda body: body["answers"].update(stage="existing"),
            ["given.stage"],
        ),
        (
            "outcome-determined",
            lambda body: body["edition"].update(version="0.9"),
            ["edition"],
        ),
    ],
)
def test_a_result_that_was_changed_since_is_found(matters, event, change, slots):
    """The slot is named; everything else is the same."""
    seen = matters.decided(SERGEANT)
    matters.tampering.change(event, change)
    found = one(matters, seen)
    assert not found.same
    assert [each.slot for each in found.outcomes[0].differences] == slots


def test_a_difference_says_what_was_recorded_and_what_is_decided_again(matters):
    """In the values of the record."""
    seen = matters.decided(SERGEANT)
    matters.tampering.change("outcome-determined", lambda body: body["result"].update(kind="none"))
    (outcome,) = one(matters, seen).outcomes
    assert outcome.differences == (Difference("kind", "none", "collaboration_s22a"),)


def test_an_answer_that_was_changed_since_is_found(matters):
    """It is decided again on the answers as they stand, which the outcome does not have."""
    seen = matters.decided(SERGEANT)
    collaboration = list(PARTNERSHIP).index("collaboration") + 1
    matters.tampering.change(
        "question-answered", lambda body: body.update(value="no"), n=collaboration
    )
    (outcome,) = one(matters, seen).outcomes
    first, *others = outcome.differences
    assert first == Difference("given.collaboration", "yes", "no")
    assert {"kind", "answers.collaboration"} <= {each.slot for each in others}


def test_an_answer_that_the_policy_never_had_is_reported_as_that(matters):
    """Nothing is decided on it."""
    seen = matters.decided(SERGEANT)
    matters.tampering.change("question-answered", lambda body: body.update(value="perhaps"))
    (outcome,) = one(matters, seen).outcomes
    assert [each.slot for each in outcome.differences] == ["given.professional_network"]
    assert outcome.trouble.data["what"] == "the answers of outcome 1"
    assert "perhaps" in outcome.trouble.data["why"]


@pytest.mark.parametrize(
    ("loss", "why"),
    [
        (lambda tampering: tampering.lose("editions"), "neither kept nor here"),
        (lambda tampering: tampering.alter("editions"), "another hash"),
    ],
)
def test_an_edition_that_is_lost_or_changed_is_reported_and_never_guessed(matters, loss, why):
    """With what to do; another policy's text is not taken in its place."""
    seen = matters.decided(SERGEANT)
    matters.publish("0.3", ("absent.yaml", "# What the policy", "# What this policy"))
    shutil.rmtree(matters.policies / "cheshire" / "0.2")
    loss(matters.tampering)
    found = one(matters, seen)
    (outcome,) = found.outcomes
    assert (found.same, outcome.differences) == (False, ())
    assert why in outcome.trouble.data["why"]
    assert outcome.trouble.data["advice"]


def test_an_edition_that_is_only_in_the_folder_serves_as_well(matters):
    """Its bytes have the hash that was recorded, so they are the same."""
    seen = matters.decided(SERGEANT)
    matters.tampering.lose("editions")
    assert one(matters, seen).same


def test_an_edition_that_this_software_does_not_understand_is_reported(matters):
    """A release that does is named as the way on."""
    seen = matters.decided(SERGEANT)
    strange = b'{"edition.yaml":"id: strange"}'
    ref = {"policy": "strange", "version": "9"}
    sha256 = matters.shown.keep(strange)
    matters.kept.keeper.keep(sha256, strange)
    matters.tampering.change(
        "outcome-determined", lambda body: body["edition"].update(ref, sha256=sha256)
    )
    (outcome,) = one(matters, seen).outcomes
    assert outcome.trouble.data["what"] == f"version 9 of the strange policy ({sha256[:12]})"
    assert outcome.trouble.data["advice"].startswith("Use the release")


def test_an_event_that_cannot_be_read_is_reported_and_the_rest_is_decided_again(matters):
    """On the answers that the outcome itself names: those before it may not be all."""
    seen = matters.decided(SERGEANT)
    other = matters.decided(SERGEANT)
    matters.tampering.spoil("question-answered")
    found = one(matters, seen)
    assert [each.data["what"] for each in found.unreadable] == [f"event 2 of enquiry-{seen.id}"]
    assert (found.same, found.outcomes[0].same) == (False, True)
    everything = {each.id: each.same for each in matters.audit.replay_all(SERGEANT)}
    assert everything == {seen.id: False, other.id: True}


def test_an_entry_leads_to_the_enquiry_that_it_rests_on(matters):
    """Its number is as good as the enquiry's."""
    seen = matters.decided(SERGEANT)
    (offer,) = matters.arrangements.offers(SERGEANT, seen.id)
    row = matters.arrangements.register(
        matters.act(SERGEANT), seen.id, register=offer.register, title="Dogs"
    )
    assert matters.audit.replay(SERGEANT, row.short) == one(matters, seen)


def test_outsiders_decide_nothing_again(matters):
    """Whoever the policy is for may: it shows nobody's words."""
    seen = matters.decided(SERGEANT)
    outsider = Actor(id="x", organisation="council")
    for wish in (
        lambda: matters.audit.replay(outsider, seen.id),
        lambda: matters.audit.replay_all(outsider),
    ):
        with pytest.raises(NotYourOffice):
            wish()
