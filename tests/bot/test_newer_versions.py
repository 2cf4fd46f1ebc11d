"""In the chat a newer version is told once, a matter is moved by its opener, and a draft is tried."""

import io
from datetime import UTC, datetime

import pytest

from bot.channels.terminal import chat
from bot.settings import Settings
from bot.wiring import wire
from domain.messages import Act
from domain.services.publishing import Wish
from tests.support.person import CountingIds, Person
from tests.support.versions import GRANTS_ONLY, policies, written_on

BEFORE = datetime(2027, 1, 3, 9, 0, tzinfo=UTC)
AFTER = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
NEWER = "Cheshire policy v0.3 has been in force since 4 January 2027."
ASKED = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
    "statutory_basis": "no",
    "collaboration": "no",
    "formalised": "no",
    "local_issue": "yes",
    "stage": "new",
    "grant_funding": "no",
    "financial_relationship": "no",
    "information_sharing": "no",
}


@pytest.fixture
def folder(tmp_path):
    return policies(tmp_path / "policies")


@pytest.fixture
def opened(tmp_path, folder):
    """Return a way to open the assistant at a moment, over one store and one folder."""
    apps = []
    ids = CountingIds()

    def at(moment, **more):
        store = f"sqlite:///{tmp_path}/chat.sqlite"
        settings = Settings(store=store, policies=folder, now=moment)
        apps.append(wire(settings, ids, **more))
        return apps[-1]

    yield at
    for app in apps:
        app.close()


def published(app, version, since):
    """Let both owners publish a version."""
    for who in ("demo-chief-of-staff", "demo-chief-constable"):
        act = Act(actor=app.actor(who), key=app.desk.new_key(), conversation="test")
        wish = Wish("cheshire", version, since, "12/2026", "It meets the law.")
        app.publishing.agree(act, wish)


def asked(app, facts=ASKED, goal="everything"):
    """Let the sergeant ask a matter; return its number."""

    def act():
        return Act(actor=app.actor("demo-sergeant"), key=app.desk.new_key(), conversation="test")

    seen = app.enquiries.open(act(), goal=goal, opening="We work on bikes with the council.")
    app.enquiries.answer(act(), seen.id, answers=tuple(facts.items()), shown="ab" * 32)
    return app.enquiries.determine(act(), seen.id).short


@pytest.fixture
def newer(opened, folder):
    """Return the assistant on the first day of version 0.3, and the number of a matter of 0.2."""
    before = opened(BEFORE)
    published(before, "0.2", BEFORE.date())
    number = asked(before)
    written_on(folder, "0.3", *GRANTS_ONLY)
    published(before, "0.3", AFTER.date())
    return opened(AFTER), number


def test_the_outcome_says_under_which_version_it_was_given(opened):
    """Beside what was said and the number."""
    app = opened(BEFORE)
    number = asked(app)
    Person(app, "demo-sergeant").says(number).sees(f"({number}), under Cheshire policy v0.2.")


def test_an_opener_is_told_once_what_a_new_version_changes(newer):
    """At their next coming, whatever they say first; and that they were told is recorded."""
    app, number = newer
    person = Person(app, "demo-sergeant")
    person.sees(
        NEWER, f"{number} “We work on bikes with the council.”: No longer: Weigh the benefit"
    )
    assert [e.recorded.name for e in app.store.read(0, 1000)].count("policy-change-told") == 1
    person.says("hello").does_not_see(NEWER)
    person.comes_back().does_not_see(f"{number} “")


def test_somebody_in_teams_is_told_by_the_answer_to_their_first_line(newer):
    """A server says nothing of its own accord."""
    app, number = newer
    conversation = app.conversation("demo-sergeant")
    conversation.recall()
    first = conversation.say("hello", "key-1")
    assert first.notice[0].startswith(NEWER)
    assert number in first.notice[1]
    assert conversation.say("hello", "key-1") == first, "the same line again is the same answer"
    assert conversation.say("thanks", "key-2").notice == ()


def test_nobody_is_told_of_what_does_not_touch_them(newer):
    """Nor of a matter of somebody else."""
    app, _ = newer
    Person(app, "demo-inspector").does_not_see(NEWER)


def test_nobody_is_told_before_the_day(opened, folder):
    """The day before, all is as it was."""
    before = opened(BEFORE)
    published(before, "0.2", BEFORE.date())
    number = asked(before)
    written_on(folder, "0.3", *GRANTS_ONLY)
    published(before, "0.3", AFTER.date())
    Person(before, "demo-sergeant").does_not_see(NEWER).says(number).does_not_see(NEWER)


def test_a_matter_of_before_says_so_and_is_moved_by_a_press(newer):
    """Then it is decided under the version in force, and what that changes is said."""
    app, number = newer
    person = Person(app, "demo-sergeant").says(number)
    person.sees(NEWER, "This matter is held under Cheshire policy v0.2, as it began.")
    person.sees("Weigh the benefit", "under Cheshire policy v0.2.")
    person.presses_button("Move to the new version")
    person.sees(
        "This matter is held under Cheshire policy v0.3 from now on; before, it was Cheshire",
        "No longer: Weigh the benefit of taking part against our own aims and duties",
        "under Cheshire policy v0.3.",
    )
    assert "Move to the new version" not in person.buttons
    assert person.events[-2:] == ["enquiry-moved", "outcome-determined"]
    person.says("move to the new version").sees("It is under the version in force already.")


def test_an_answer_that_the_new_version_does_not_know_is_kept_and_ignored(opened, folder):
    """And named."""
    before = opened(BEFORE)
    published(before, "0.2", BEFORE.date())
    number = asked(before, ASKED | {"stage": "extension"})
    here = written_on(folder, "0.3")
    for path in here.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("extension", "enlargement"), encoding="utf-8")
    published(before, "0.3", AFTER.date())
    person = Person(opened(AFTER), "demo-sergeant").says(number, "move to the new version")
    person.sees("is kept as it was given, and counts no more.")
    assert "stage" not in person.answers


def test_a_draft_is_tried_without_a_trace(opened, folder):
    """Every screen says so, the last one too."""
    written_on(folder, "0.3", *GRANTS_ONLY)
    app = opened(BEFORE)
    published(app, "0.2", BEFORE.date())
    before = len(app.store.read(0, 1000))
    trying = opened(BEFORE, tried=("cheshire", "0.3"))
    said = io.StringIO()
    typed = io.StringIO("We want to share a dog unit with Merseyside Police.\nyes\n")
    chat(trying.conversation("demo-sergeant"), typed, said)
    lines = said.getvalue().splitlines()
    told = "* You are trying Cheshire policy v0.3. Nothing that you say or answer is recorded."
    assert lines.count(told) == 3
    assert lines[-2] == "The trial is over. Nothing of it was recorded."
    assert len(app.store.read(0, 1000)) == before
    assert trying.conversation("demo-sergeant").stopped().title == lines[-2]


@pytest.mark.parametrize(
    ("tried", "code", "told"),
    [
        ("cheshire", 2, "'cheshire' is no version of a policy; write --try cheshire/0.3"),
        ("cheshire/9", 2, "cheshire has no version '9'; it has: 0.2"),
    ],
)
def test_what_cannot_be_tried_is_one_sentence(partnerships, tried, code, told):
    """With what can be."""
    ran = partnerships("chat", "--try", tried, "--as", "demo-sergeant")
    assert (ran.code, told in ran.err) == (code, True)
