"""What a form asks, lacks and comes to is worked out from its answers, whatever they are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.conditions import condition_from
from domain.policy.filling import Filling, Finding, Reply
from domain.policy.forms import Form
from tests.policies.builders import CITED, Told, conditions, often
from tests.support.form_policy import CHECKED, form, question

GATE = form()
YES, NO, UNCLEAR = Reply(("yes",)), Reply(("no",)), Reply(("not_clear",))
BLANK, DOES_NOT_APPLY = Reply(), Reply(applies=False)
INFORMAL, FORMAL = Told({"money": "no"}), Told({"money": "yes"})


def filling(matter: Told | None = INFORMAL, **replies: Reply) -> Filling:
    return Filling(GATE, replies, matter)


# --- by example ---------------------------------------------------------------------------------


def test_what_is_asked_follows_from_what_was_asked_before_and_from_the_matter() -> None:
    """A question first, then a fact."""
    assert list(filling().asked) == ["agreed", "costed", "short", "given", "title"]
    assert list(filling(short=YES, given=Reply(("people", "money"))).asked) == [
        "agreed",
        "costed",
        "short",
        "until",
        "given",
        "how_much",
        "title",
    ]
    assert list(filling(FORMAL).asked)[-1] == "signed"
    assert [part.part.id for part in filling(FORMAL).parts] == ["aims", "means", "formal"]


def test_what_hangs_on_a_fact_that_nobody_knows_is_asked_and_may_be_left_open() -> None:
    """Better asked in vain than missed."""
    found = filling(None, agreed=YES, costed=YES, short=NO, given=BLANK, title=Reply(("Dogs",)))
    assert [each.id for each in found.open] == ["signed"]
    assert found.missing == ()
    assert [each.id for each in filling(FORMAL, title=YES).missing] == [
        "agreed",
        "costed",
        "short",
        "signed",
    ]


def test_a_question_left_open_is_not_asked_again_and_is_missing_only_where_it_is_needed() -> None:
    """To leave open is an answer; a written word too few is none."""
    found = filling(agreed=BLANK, given=BLANK)
    assert [each.id for each in found.open] == ["costed", "short", "title"]
    assert [each.id for each in found.missing] == ["agreed", "costed", "short", "title"]


def test_an_answer_that_is_not_asked_any_more_is_idle_and_counts_for_nothing() -> None:
    """It comes back with the question."""
    before = filling(short=YES, until=Reply(("2027-03-03",)))
    after = filling(short=NO, until=Reply(("2027-03-03",)))
    assert (before.idle, after.idle) == ((), ("until",))
    assert (before.fields, after.fields) == ({"ends": "2027-03-03"}, {})
    assert list(after.answered) == ["short"]


def test_unclear_answers_ask_for_care_and_adverse_ones_raise_a_concern() -> None:
    """What does not apply is neither."""
    found = filling(agreed=UNCLEAR, costed=NO)
    assert found.care == (Finding("agreed", "Get them to agree.", tuple(CITED), "two"),)
    assert found.concerns == (Finding("costed", "It was not costed.", tuple(CITED)),)
    none = filling(agreed=YES, costed=DOES_NOT_APPLY)
    assert (none.care, none.concerns) == ((), ())


@pytest.mark.parametrize(
    ("agreed", "costed", "verdict"),
    [
        (YES, YES, "yes"),
        (YES, DOES_NOT_APPLY, "yes"),
        (UNCLEAR, YES, "some_unclear"),
        (UNCLEAR, NO, "some_adverse"),
    ],
)
def test_the_worst_answer_decides_what_the_form_settles(
    agreed: Reply, costed: Reply, verdict: str
) -> None:
    """Once nothing is missing; facts that answers are go with it."""
    rest = {"short": NO, "given": BLANK}
    open_yet = filling(agreed=agreed, costed=costed, **rest)
    assert (open_yet.verdict, open_yet.settled) == (None, {"short": "no"})
    whole = filling(agreed=agreed, costed=costed, **rest, title=Reply(("Dogs",)))
    assert whole.verdict == ("clear", verdict)
    assert whole.settled == {"short": "no", "clear": verdict}
    assert whole.fields == {"title": "Dogs"}


def test_a_term_of_the_policy_is_read_with_the_answers_of_the_form() -> None:
    """What the form asks anew outweighs what the matter said before."""
    yes_no = [CHECKED[0], {"value": "no", "label": "No"}]
    questions = [
        question("short", options=yes_no),
        question("agreed", options=yes_no, asked_when="slight"),
    ]
    parts = [{"id": "a", "heading": "A", "questions": questions}]
    asked = form(parts=parts, verdict=None)
    told = Told({"short": "yes"}, terms={"slight": condition_from({"short": "yes"})})
    assert list(Filling(asked, {}, told).asked) == ["short"]
    assert list(Filling(asked, {"short": NO}, told).asked) == ["short"]
    assert list(Filling(asked, {"short": YES}, told).asked) == ["short", "agreed"]


# --- whatever the form --------------------------------------------------------------------------

FACTS = {"f0": ("a", "b"), "f1": ("a", "b", "c")}
JUDGED = ("favourable", "unclear", "adverse")


@st.composite
def small_forms(draw: st.DrawFn, *, alone: bool = False) -> tuple[Form, dict[str, Any]]:
    """Give a form of three parts whose questions hang on each other, and the same as written.

    Those of one that asks each question *alone* hang on facts of the matter only.
    """
    domains = dict(FACTS)
    parts = []
    for at in range(3):
        part: dict[str, Any] = {"id": f"p{at}", "heading": f"P{at}", "questions": []}
        if draw(st.booleans()):
            part["asked_when"] = draw(conditions(dict(domains), depth=2))
        for n in range(draw(st.integers(1, 3))):
            name, values = f"q{at}{n}", ("a", "b", "c")[: draw(st.integers(2, 3))]
            judged = [draw(st.sampled_from(JUDGED)) for _ in values]
            more: dict[str, Any] = {
                "required": draw(st.booleans()),
                "options": [
                    {"value": v, "label": v, "judged": j}
                    for v, j in zip(values, judged, strict=True)
                ],
            }
            if draw(st.booleans()):
                more["asked_when"] = draw(conditions(dict(domains), depth=2))
            if "adverse" in judged:
                more["concern"] = "Bad."
            if "unclear" in judged:
                more["care"] = "Look."
            kind = draw(st.sampled_from(("choice", "choices")))
            part["questions"].append(question(name, kind, **more))
            if not alone:
                domains[name] = values
        parts.append(part)
    verdict = {"fact": "f9", "adverse": "bad", "unclear": "so_so", "otherwise": "well"}
    written = {
        **form().model_dump(mode="json", exclude={"parts"}),
        "parts": parts,
        "verdict": verdict,
    }
    return Form.model_validate(written), written


@st.composite
def filled(
    draw: st.DrawFn, *, whole: bool, alone: bool = False
) -> tuple[Form, dict[str, Any], dict[str, Any]]:
    """Give a small form, as written too, with facts and replies, all of them if *whole*."""
    made, written = draw(small_forms(alone=alone))
    known = {
        fact: draw(st.sampled_from(values if whole else (*values, None)))
        for fact, values in FACTS.items()
    }
    replies = {}
    for name, asked in made.question_by_id.items():
        most = 1 if asked.kind == "choice" else 3
        reply = st.lists(st.sampled_from(asked.domain), min_size=1, max_size=most, unique=True)
        if whole or draw(st.booleans()):
            replies[name] = Reply(tuple(draw(reply)))
    return made, written, {"facts": {f: v for f, v in known.items() if v}, "replies": replies}


def plainly(raw: Any, told: dict[str, tuple[str, ...]]) -> bool:
    """Say whether a condition, as YAML gives it, holds for all that is *told*."""
    if isinstance(raw, str):
        return raw in ("always", "otherwise")

    def part(key: str, value: Any) -> bool:
        match key:
            case "all":
                return all(plainly(each, told) for each in value)
            case "any":
                return any(plainly(each, told) for each in value)
            case "not":
                return not plainly(value, told)
            case "at_least":
                return sum(plainly(each, told) for each in value["of"]) >= value["count"]
            case _:
                wanted = value if isinstance(value, list) else [value]
                return any(each in wanted for each in told[key])

    return all(part(key, value) for key, value in raw.items())


@often
@given(filled(whole=True))
def test_with_everything_known_what_is_asked_is_what_a_plain_reading_asks(
    made: tuple[Form, dict[str, Any], dict[str, Any]],
) -> None:
    """Part by part and question by question, what is not asked having no answer."""
    form_, written, said = made
    told = {fact: (value,) for fact, value in said["facts"].items()}
    asked = []
    for part in written["parts"]:
        of_part = plainly(part.get("asked_when", "always"), dict(told))
        for each in part["questions"]:
            is_asked = of_part and plainly(each.get("asked_when", "always"), told)
            told[each["id"]] = said["replies"][each["id"]].values if is_asked else ()
            asked += [each["id"]] if is_asked else []
    found = Filling(form_, said["replies"], Told(said["facts"]))
    assert list(found.asked) == asked
    assert (found.open, found.missing) == ((), ())


@often
@given(filled(whole=False))
def test_answers_that_are_idle_change_nothing(
    made: tuple[Form, dict[str, Any], dict[str, Any]],
) -> None:
    """Nor does looking twice."""
    form_, _, said = made
    matter = Told(said["facts"])
    found = Filling(form_, said["replies"], matter)
    without = Filling(form_, found.answered, matter)
    assert list(without.asked) == list(found.asked)
    assert (without.missing, without.verdict) == (found.missing, found.verdict)
    assert (without.care, without.concerns, without.settled) == (
        found.care,
        found.concerns,
        found.settled,
    )
    assert set(found.idle) == set(said["replies"]) - set(found.asked)


@often
@given(filled(whole=False), st.data())
def test_whoever_answers_what_is_open_comes_to_an_end_with_nothing_missing(
    made: tuple[Form, dict[str, Any], dict[str, Any]], data: st.DataObject
) -> None:
    """Each question once at most, since what was asked first says what is asked then."""
    form_, _, said = made
    matter, replies = Told(said["facts"]), dict(said["replies"])
    for _ in form_.question_by_id:
        found = Filling(form_, replies, matter)
        if not found.open:
            break
        first = found.open[0]
        replies[first.id] = Reply((data.draw(st.sampled_from(first.domain)),))
    found = Filling(form_, replies, matter)
    assert (found.open, found.missing) == ((), ())
    judged = {found.judged(name) for name in found.asked}
    worst = next((each for each in ("adverse", "unclear") if each in judged), "favourable")
    assert found.verdict == (
        "f9",
        {"adverse": "bad", "unclear": "so_so", "favourable": "well"}[worst],
    )


@often
@given(filled(whole=False, alone=True), st.data())
def test_a_fact_that_comes_to_be_known_only_settles_what_it_left_open(
    made: tuple[Form, dict[str, Any], dict[str, Any]], data: st.DataObject
) -> None:
    """What was needed without it still is, and what was not asked still is not."""
    form_, _, said = made
    before = Filling(form_, {}, Told(said["facts"]))
    known = {
        fact: said["facts"].get(fact) or data.draw(st.sampled_from(values))
        for fact, values in FACTS.items()
    }
    after = Filling(form_, {}, Told(known))
    assert set(after.asked) <= set(before.asked)
    assert {name for name in before.asked if before.needs(name)} <= set(after.asked)
