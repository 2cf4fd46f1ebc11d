"""A matter is asked under the policy that is named, and is told under which it was answered."""

import shutil
from contextlib import closing

import pytest

from adapters.editions_files import FileEditions
from bot.choosing import Named, named_policy
from bot.settings import Settings
from bot.wiring import wire
from tests.support.person import DOG_UNIT, NOW, CountingIds, Person

HERE = ("cheshire", "wessex")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Under the Wessex policy: is it one?", Named("wessex", here=True, rest="is it one?")),
        ("under wessex, we share vans", Named("wessex", here=True, rest="we share vans")),
        ("Wessex: we share vans", Named("wessex", here=True, rest="we share vans")),
        (
            "We share vans under the Wessex policy.",
            Named("wessex", here=True, rest="We share vans"),
        ),
        ("Is it one under Wessex's policy?", Named("wessex", here=True, rest="Is it one?")),
        ("use the wessex policy", Named("wessex", here=True)),
        ("under wessex", Named("wessex", here=True)),
        ("Switch to the Cheshire policy.", Named("cheshire", here=True)),
        ("Under the Kent policy: is it one?", Named("kent", here=False, rest="is it one?")),
        ("which policies are there?", Named("?", here=False)),
        ("We share vans with Wessex Police", None),
        ("in wessex, we share vans", None),
        ("We want to sign it under a section 22A.", None),
        ("wessex", None),
        ("", None),
    ],
)
def test_a_policy_is_named_only_by_saying_so(text, named):
    assert named_policy(text, HERE) == named


@pytest.fixture
def person(tmp_path):
    """Return somebody where a second policy is installed, a copy of the first by another name."""
    for name in HERE:
        copy = tmp_path / "policies" / name / "0.2"
        shutil.copytree(FileEditions.default_folder() / "cheshire" / "0.2", copy)
    written = copy / "edition.yaml"
    text = written.read_text(encoding="utf-8")
    text = text.replace("id: cheshire", "id: wessex").replace("Cheshire policy", "Wessex policy")
    written.write_text(text, encoding="utf-8")
    settings = Settings(
        store=f"sqlite:///{tmp_path}/store.sqlite", now=NOW, policies=tmp_path / "policies"
    )
    with closing(wire(settings, CountingIds())) as app:
        yield Person(app)


def test_one_matter_is_asked_under_another_policy_and_the_next_under_the_usual_one(person):
    """When one line names a policy and tells the matter."""
    person.says(f"Under the Wessex policy: {DOG_UNIT}")
    person.sees("asked under the Wessex policy, as you said; the usual one here is the Cheshire")
    assert person.enquiry.policy.ref.policy == "wessex"
    assert person.enquiry.opening == DOG_UNIT
    person.says("start again", DOG_UNIT)
    assert person.enquiry.policy.ref.policy == "cheshire"


def test_a_policy_named_alone_holds_for_the_next_matter(person):
    person.says("use the wessex policy").sees("Your next matter is asked under the Wessex policy")
    person.says(DOG_UNIT).sees("asked under the Wessex policy")
    assert person.enquiry.policy.ref.policy == "wessex"


def test_the_usual_policy_can_be_gone_back_to(person):
    person.says("under wessex", "under cheshire").sees("asked under the Cheshire policy, as usual")
    person.says(DOG_UNIT).does_not_see("as you said")
    assert person.enquiry.policy.ref.policy == "cheshire"


def test_a_policy_that_is_not_here_is_said_so_and_opens_nothing(person):
    person.says(f"Under the Kent policy: {DOG_UNIT}")
    person.sees("There is no Kent policy here", "Cheshire policy", "Wessex policy", "usual one")
    assert person.everything == []


def test_the_policies_are_listed_and_one_is_picked_by_its_button(person):
    person.says("which policies are there?").sees("These policies are here")
    person.presses_button("Ask under the Wessex policy").sees("asked under the Wessex policy")


def test_an_entry_stands_on_the_register_under_its_own_policy(person):
    person.says(f"under wessex: {DOG_UNIT}", "yes", "none of these", "1 new, 2 not registered")
    while person.screen.question is not None:
        person.says("none of these")
    person.says("register", "yes", "Merseyside Police", "yes")
    person.says("show the register").sees("Wessex policy", "Shared dog-unit agreement")
    (row,) = person.app.arrangements.all(person.conversation.actor)
    assert row.edition.policy == "wessex"
    person.says(row.short).sees("Decided under: Wessex policy, version 0.2 (")


def test_a_policy_that_cannot_be_read_is_told_with_what_to_do(person, tmp_path):
    (tmp_path / "policies" / "wessex" / "0.2" / "facts.yaml").write_text("facts: [", "utf-8")
    person.says(f"under wessex: {DOG_UNIT}").sees("The Wessex policy cannot be read now")
    person.says("start again", f"under cheshire: {DOG_UNIT}")
    assert person.enquiry.policy.ref.policy == "cheshire"
