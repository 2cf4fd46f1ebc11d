"""Every event has its sentence, which reads behind whoever did it and needs no edition to do so."""

import json
import re
from pathlib import Path

import pytest

from adapters.editions_files import FileEditions
from adapters.events_mapping import read
from bot.naming import Names
from bot.timeline_words import SENTENCES, sentence
from domain.messages import EVENTS
from tests.bot.test_words_on_screen import faults

EDITION = FileEditions(FileEditions.default_folder()).current("cheshire").edition
LINES = [
    read(said["stream"], said["position"], said["name"], line.encode())
    for path in sorted((Path(__file__).parents[1] / "history").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
    for said in [json.loads(line)]
]


def body(recorded):
    return recorded.event.model_dump(mode="json")


def test_every_event_has_its_sentence():
    """Whoever adds an event adds what is said of it, here and nowhere else."""
    assert set(SENTENCES) == set(EVENTS)


@pytest.mark.parametrize("recorded", LINES, ids=lambda each: f"{each.name}-{each.shape}")
def test_every_event_that_was_ever_released_can_be_told(recorded):
    """In the words of an edition, or without one; never in ours."""
    for names in (Names(EDITION), Names(None)):
        said = sentence(recorded.name, body(recorded), names)
        assert said
        assert "\n" not in said
        assert not said.endswith((".", ":", " "))
        assert "{" not in said
        assert faults(iter([re.sub("“.*?”", "", said)])) == []


BOTH = "The Chief Constable and the Commissioner, both, before signature"
PARTNERS = "Merseyside Police; North Wales Police"
REF = {"policy": "cheshire", "version": "0.2", "sha256": "5a" * 32}
LATER = {"policy": "cheshire", "version": "0.3", "sha256": "6b" * 32}
TOLD = [
    (
        "enquiry-opened",
        {"goal": "approval", "opening": {"text": "A joint\nboard"}},
        "asked which approval it needs: “A joint board”",
    ),
    (
        "phrases-heard",
        {"heard": [{"fact": "stage", "value": "new", "words": {"text": "want to"}}]},
        "that was heard as: Stage: New (“want to”)",
    ),
    ("hearing-confirmed", {"kept": ["stage"], "dropped": []}, "confirmed what was heard"),
    (
        "hearing-confirmed",
        {"kept": [], "dropped": ["stage", "conference"]},
        "confirmed what was heard, except: Stage; A conference",
    ),
    (
        "question-answered",
        {"fact": "body_type", "value": "mappa", "source": "body"},
        "answered: The body that it is about: Multi-agency public protection arrangements (MAPPA)",
    ),
    (
        "question-answered",
        {"fact": "stage", "value": "unsure", "source": "heard"},
        "answered, as said at the start: Stage: Not sure",
    ),
    (
        "answer-changed",
        {"fact": "stage", "was": "new", "value": "existing"},
        "changed an answer: Stage: now Running, was New",
    ),
    ("goal-widened", {"goal": "everything"}, "went on to ask everything the policy asks"),
    (
        "outcome-determined",
        {
            "result": {
                "partnership": "yes",
                "kind": "undetermined",
                "approval": {"route": "chief_constable_and_commissioner"},
            }
        },
        f"got the answer: This is a partnership; Kind: not settled yet; {BOTH}",
    ),
    (
        "outcome-determined",
        {"result": {"partnership": "no", "kind": "none", "approval": {"route": "not_applicable"}}},
        "got the answer: This is not a partnership; No approval under this policy",
    ),
    ("enquiry-left", {}, "left it for now"),
    (
        "question-answered",
        {"fact": "stage", "value": "new", "source": "split"},
        "answered, before the matter was split: Stage: New",
    ),
    (
        "enquiry-moved",
        {"was": REF, "edition": LATER, "ignored": ["stage"]},
        "moved it from cheshire 0.2 to cheshire 0.3, where these answers do not count: Stage",
    ),
    (
        "policy-change-told",
        {"edition": LATER},
        "was told that cheshire 0.3 is in force and changes the outcome",
    ),
    (
        "edition-proposed",
        {"edition": LATER, "since": "2026-12-01", "minute": "Board 7/26"},
        "proposed cheshire 0.3, to be in force from 1 December 2026 (minute: Board 7/26)",
    ),
    (
        "edition-agreed",
        {"edition": LATER, "office": "chief_of_staff", "statement": {"text": "It meets the law."}},
        "agreed to cheshire 0.3 as Commissioner's Chief of Staff, stating: “It meets the law.”",
    ),
    (
        "edition-published",
        {"edition": LATER, "since": "2026-12-01", "until": None, "affected": ["a", "b"]},
        "published cheshire 0.3, in force from 1 December 2026; it changes the outcome of 2",
    ),
    (
        "edition-withdrawn",
        {"edition": LATER, "until": "2026-12-31", "by": REF},
        "withdrew cheshire 0.3 after 31 December 2026, for cheshire 0.2",
    ),
    (
        "enquiry-linked",
        {
            "record": "enquiry",
            "other": "00443214c74254b635cf84653a56d7c6",
            "why": {"text": "One board."},
        },
        "linked to ENQ-ABCDEFGH. Reason: One board.",
    ),
    (
        "matter-referred",
        {"about": "kind", "office": "head_of_legal_services", "question": None},
        "put to the Head of Legal Services: Kind",
    ),
    (
        "arrangement-corrected",
        {
            "field": "partners",
            "was": [],
            "now": [{"text": "Merseyside Police"}, {"text": "North Wales Police"}],
            "reason": {"text": "Left out."},
        },
        f"partners corrected from “nothing” to “{PARTNERS}”. Reason: Left out.",
    ),
    ("entry-voided", {"reason": {"text": "Twice."}}, "marked as made by mistake. Reason: Twice."),
    (
        "office-appointed",
        {"office": "chief_finance_officer", "person": "demo-x", "since": "2026-11-01"},
        "gave the office of Chief Finance Officer to demo-x from 1 November 2026",
    ),
    (
        "form-answered",
        {
            "question": "aims",
            "reply": {
                "values": ["yes"],
                "text": {"text": "To\nlearn."},
                "amount": "1200.50",
                "day": "2026-03-03",
                "applies": True,
            },
        },
        "wrote in the form: aims yes; £1200.50; 3 March 2026; “To learn.”",
    ),
    (
        "form-answer-changed",
        {
            "question": "aims",
            "was": {"values": [], "text": None, "amount": None, "day": None, "applies": False},
            "reply": {"values": [], "text": None, "amount": None, "day": None, "applies": True},
        },
        "changed in the form: aims now left open, was does not apply",
    ),
    ("something-new-happened", {}, "something new happened"),
]


@pytest.mark.parametrize(
    ("event", "says", "told"), TOLD, ids=[f"{n}-{each[0]}" for n, each in enumerate(TOLD)]
)
def test_a_sentence_says_what_happened_in_the_words_of_the_policy(event, says, told):
    """An event of a later release is told by its name."""
    assert sentence(event, says, Names(EDITION)) == told


def test_what_an_edition_does_not_have_is_told_by_itself():
    """A value of another policy, or an edition that is lost."""
    says = {"fact": "shared_aim", "value": "very_much", "source": "asked"}
    assert sentence("question-answered", says, Names(EDITION)) == "answered: shared aim: very much"
    assert Names(None).office("chief_constable") == "chief constable"
    assert Names(None).label("kind", "collaboration_s22a") == "collaboration s22a"
    assert Names(EDITION).value("stage", "never") == "never"
    assert Names(EDITION).about("register.moon") == "register: moon"
    assert Names(EDITION).about("silent.approver") != "silent: approver"
