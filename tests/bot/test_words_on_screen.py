"""What the assistant says is plain, British, and never in the words of its own making."""

import re
from collections.abc import Iterator

import pytest

from bot import (
    actions,
    advice_words,
    approval_words,
    form_words,
    record_words,
    register_words,
    risk_keeping_words,
    risk_list_words,
    risk_words,
    words,
)
from bot.outcome import outcome_screen
from bot.plain_text import rendered
from bot.presses import VERBS
from bot.reasons import why_screen
from bot.screens import Action
from domain.policy.goals import EVERYTHING, GOALS
from tests.policies.cases import load_cases
from tests.policies.layers import shipped
from tests.support.cases_typed import OPENINGS
from tests.support.person import Person, opened_app

OURS = re.compile(
    r"\b(verdicts?|aspects?|slots?|editions?|silent|undetermined|outside_policy)\b", re.IGNORECASE
)
AMERICAN = re.compile(
    r"\b(\w+iz(?:e|ed|es|ing|ation)|color|behavior|favor|center|judgment|labor|fulfill)\b",
    re.IGNORECASE,
)
BLAME = re.compile(
    r"\b(invalid|illegal|error|wrong|failed|failure|you must enter|you did not|incorrect|oops)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"\b[a-z]+_[a-z_]+\b")
RULES = {"our own words": OURS, "American": AMERICAN, "blame": BLAME, "ids": NAMES}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


def faults(texts: Iterator[str]) -> list[str]:
    return [
        f"{rule}: {found[0]!r} in {text!r}"
        for text in texts
        for rule, pattern in RULES.items()
        if (found := pattern.search(text.replace("authorised", "").replace("size", "")))
    ]


def test_the_lint_finds_what_it_looks_for():
    """Each rule bites once."""
    for bad in ("The verdict is in.", "Please organize it.", "Invalid answer.", "agreement_basis"):
        assert len(faults(iter([bad]))) == 1


def test_the_assistants_own_sentences_are_clean():
    """Every constant of the words, and what is made of them."""
    said = [
        text
        for module in (
            actions,
            advice_words,
            approval_words,
            form_words,
            record_words,
            register_words,
            risk_keeping_words,
            risk_list_words,
            risk_words,
            words,
        )
        for name, value in vars(module).items()
        if not name.startswith("_")
        for text in _texts(value)
    ]
    assert len(said) > 50
    assert faults(iter(said)) == []


def test_a_button_says_little_and_means_a_verb():
    """It fits on a phone, begins with a capital, and does what can be done."""
    offered = [
        *(each for each in vars(actions).values() if isinstance(each, Action)),
        *actions.FORM,
        actions.register("the register"),
        actions.more(2, "review"),
    ]
    buttons = [each for each in offered if each.label]
    assert len(buttons) > 12
    for each in buttons:
        assert len(each.label) <= 25
        assert each.label == each.label[0].upper() + each.label[1:].lower()
        assert each.verb in VERBS
    assert [each.verb for each in offered if not each.label] == [""] * (len(offered) - len(buttons))


def test_what_the_policy_puts_on_screen_is_clean(app):
    """Labels, questions, reasons, examples, gists and titles of the edition."""
    edition = app.desk.policy.edition
    said = [
        *(text for fact in edition.facts for text in _of_a_fact(fact)),
        *(group.heading for group in edition.groups),
        *(body.label for body in edition.bodies),
        *(row.gist for row in edition.clauses.values()),
        *(row.place for row in edition.clauses.values()),
        *(aspect.title for aspect in edition.aspects),
        *edition.office_titles.values(),
        *(banner.text for banner in edition.banners),
    ]
    assert len(said) > 300
    assert faults(iter(said)) == []


@pytest.mark.parametrize("name", ["copacc", "scrutiny"])
def test_what_a_layer_puts_on_screen_is_clean(name):
    """Whatever text it has, but for the words of its own making: ids, codes and kinds."""
    said = list(_texts_of(shipped(name).model_dump(mode="json")))
    assert len(said) > 300
    assert faults(iter(said)) == []


@pytest.mark.parametrize("case", load_cases("cheshire"), ids=lambda case: case.id)
def test_every_outcome_of_a_worked_case_is_clean(app, case):
    """For each goal, and the reasons with it."""
    found = app.desk.policy.determine(case.facts)
    for goal in GOALS:
        for screen in (outcome_screen(found, goal), why_screen(found, goal)):
            assert faults(rendered(screen)) == []


def test_an_outcome_of_which_nothing_is_sure_is_clean(app):
    """It has a line for everything that can be open."""
    facts = dict.fromkeys(app.desk.policy.edition.fact_by_id, "unsure")
    screen = outcome_screen(app.desk.policy.determine(facts), EVERYTHING)
    assert faults(rendered(screen)) == []


@pytest.mark.parametrize("name", OPENINGS)
def test_every_screen_on_the_way_is_clean(app, name):
    """Help, why, back and what could not be read among them."""
    person = Person(app, name).says(*OPENINGS[name][:3], "help", "why", "back", "?!", "answers")
    for screen in person.screens:
        assert faults(rendered(screen)) == []


def _texts_of(part: object) -> Iterator[str]:
    """Yield every text of more than one word, which no id is."""
    if isinstance(part, str) and " " in part:
        yield part
    elif isinstance(part, dict):
        for each in part.values():
            yield from _texts_of(each)
    elif isinstance(part, list):
        for each in part:
            yield from _texts_of(each)


def _of_a_fact(fact) -> Iterator[str]:
    yield from (fact.question, fact.item, fact.why, fact.example, fact.counter_example)
    for option in fact.options:
        yield from (option.label, option.means)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Action):
        yield from (value.says, value.does, value.label)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict) and set(value) <= set(GOALS) | {"confirming", "asking", "decided"}:
        for part in value.values():
            yield from _texts(part)
