"""Every kind of screen, as a terminal of 80 columns shows it, is approved as a file; APPROVE=1 approves."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bot.plain_text import rendered
from domain.refusals import Unavailable
from tests.bot.test_words_on_screen import faults
from tests.support.cases_typed import OPENINGS
from tests.support.person import DOG_UNIT, CountingIds, Person, opened_app

APPROVED = Path(__file__).parent / "approved" / "screens"
SUPPLIER = "Our software supplier calls our contract a strategic partnership. Is it one?"
FIRE = "We want to work with the fire service."
DECIDED = (DOG_UNIT, "none of these", "no", "no")
CHECKED = (*DECIDED, "register", "yes", "Merseyside Police, Lancashire Constabulary")
FORM = (*DECIDED, "begin the benefit assessment")
FILLED = (*FORM, "Better dogs, for less money.", "1, 3", "yes", "A dog at night.", "all yes")
CARELESS = (*FILLED, "change 5", "no", "change 6", "not clear")
RISK = ("report a risk: the council stops paying", "yes", "1", "skip", "3", "2", "skip", "yes")
TYPED = {
    "welcome": (),
    "welcome-with-matters": (SUPPLIER, "yes", DOG_UNIT, "start again"),
    "heard": (SUPPLIER,),
    "heard-and-asked": (DOG_UNIT,),
    "single-question": (DOG_UNIT, "none of these"),
    "group": (DOG_UNIT, "yes"),
    "lettered-group": OPENINGS["S13-panel"][:4],
    "misread": (DOG_UNIT, "yes", "asdf"),
    "changing": (*DECIDED, "change 5"),
    "changed": (*DECIDED, "change 5", "yes"),
    "outcome-approval": DECIDED,
    "outcome-everything": (*DECIDED, "more", "none of these"),
    "outcome-not-settled": (FIRE, "all not sure", *(["not sure"] * 12)),
    "outcome-no-partnership": (SUPPLIER, "yes"),
    "why": (SUPPLIER, "yes", "why"),
    "why-asked": (DOG_UNIT, "none of these", "why"),
    "answers": (*DECIDED, "answers"),
    "help": ("help",),
    "hello": ("hello",),
    "passages": ("CHE-6.12",),
    "who-keeps": ("who maintains the register",),
    "abbreviation": ("what is an LSP?",),
    "my-role": ("what is my role here",),
    "asked-back": ("approvals",),
    "risk-report": ("there is a risk that the council stops paying",),
    "risk-done": (*RISK,),
    "risk-list": (*RISK, "risks"),
    "risk-map-without-a-scale": (*RISK, "heat map"),
    "risks-empty": ("risks",),
    "nothing-found": ("what does the policy say about dragons?",),
    "not-ours": ("asdf",),
    "register-empty": ("show the register",),
    "register-title": CHECKED[:5],
    "register-partners": CHECKED[:6],
    "register-check": CHECKED,
    "register-done": (*CHECKED, "yes"),
    "register-list": (*CHECKED, "yes", "show the register"),
    "register-found": (*CHECKED, "yes", "find dog unit"),
    "register-not-found": (*CHECKED, "yes", "find dragons"),
    "register-again": (*CHECKED, "yes", "register"),
    "outcome-registered": (*CHECKED, "yes", "resume"),
    "my-matters": (SUPPLIER, "yes", *CHECKED, "yes", FIRE, "my matters"),
    "my-matters-empty": ("my matters",),
    "left": (DOG_UNIT, "leave it for now"),
    "resumed": (DOG_UNIT, "leave it for now", "resume"),
    "goodbye": ("bye",),
    "forms": (*DECIDED, "forms"),
    "form-text": FORM,
    "form-choices": FILLED[:6],
    "form-single": FILLED[:7],
    "form-group": FILLED[:9],
    "form-changing": (*FILLED[:9], "back"),
    "form-changing-group": (*FILLED, "back"),
    "form-misread": (*FILLED[:9], "perhaps"),
    "form-why": (*FORM, "why"),
    "form-check": CARELESS,
    "form-left": (*FORM, "leave it for now"),
    "form-resumed": (*FORM, "leave it for now", "resume"),
    "form-done": (*CARELESS, "complete", "begin the benefit assessment"),
    "outcome-with-forms": (*CARELESS, "complete"),
    "good-practice": ("good practice",),
    "good-practice-list": (*DECIDED, "good practice 2"),
}


def approve(name, screen):
    said = "\n".join(rendered(screen, width=80)) + "\n"
    path = APPROVED / f"{name}.txt"
    if os.environ.get("APPROVE") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert all(len(line) <= 80 for line in said.splitlines())
    assert said == path.read_text(encoding="utf-8")
    assert faults(said.splitlines()) == []


@pytest.fixture
def person(tmp_path):
    with opened_app(tmp_path, CountingIds()) as app:
        yield Person(app)


@pytest.mark.parametrize("name", TYPED)
def test_a_screen_looks_as_it_was_approved(person, name):
    """Whatever was typed before it."""
    approve(name, person.says(*TYPED[name]).screen)


def test_a_stale_card_looks_as_it_was_approved(person):
    """What happened comes first, then the card that is current."""
    old = person.says(DOG_UNIT).screen
    Person(person.app, person.name).says("none of these")
    approve("stale", person.presses("confirm", on=old).screen)


def test_a_refusal_looks_as_it_was_approved(person):
    """Another person's matter is not shown with it."""
    card = person.says(DOG_UNIT).screen
    approve("refused", Person(person.app, "another").presses("answer", on=card).screen)


def test_trouble_looks_as_it_was_approved(person):
    """It says what is not known to be saved, and what to type."""

    def troubled(*_):
        raise Unavailable("locked", "Try again in a moment.", again=True)

    desk = person.says(DOG_UNIT).conversation._front.desk
    front = person.conversation._front
    front.desk = replace(desk, new_key=troubled)
    approve("unavailable", person.says("yes").screen)


def test_every_approved_screen_is_one_that_is_shown():
    """None is left over."""
    shown = {*TYPED, "stale", "refused", "unavailable"}
    assert {path.stem for path in APPROVED.glob("*.txt")} == shown
