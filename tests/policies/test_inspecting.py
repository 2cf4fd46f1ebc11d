"""Every kind of fault that an inspection looks for is found when planted, and the shipped edition has none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from domain.policy.inspecting import inspect
from tests.policies.builders import (
    cheshire,
    compiled,
    shipped_edition,
    slot_rows,
    written_fact,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Written = dict[str, Any]
Findings = dict[str, tuple[str, ...]]
PLANTED: list[tuple[Callable[[Written], None], Findings]] = []


def fault(**findings: tuple[str, ...]) -> Callable[[Callable[[Written], None]], object]:
    """List a fault to plant, with the findings (by kind, spaces as underscores) that it must give."""

    def listed(plant: Callable[[Written], None]) -> Callable[[Written], None]:
        PLANTED.append((plant, {kind.replace("_", " "): all_ for kind, all_ in findings.items()}))
        return plant

    return listed


def aspect(written: Written, name: str) -> Written:
    found: Written = next(each for each in written["aspects"] if each["id"] == name)
    return found


def fact(written: Written, name: str) -> Written:
    found: Written = next(each for each in written["facts"] if each["id"] == name)
    return found


# --- the shipped edition ------------------------------------------------------------------------


def test_the_shipped_edition_has_no_fault_and_just_these_figures() -> None:
    """A change of any figure is a change of the policy's shape, and is looked at."""
    found = inspect(cheshire().compiled)
    assert {kind: all_ for kind, all_ in found.findings.items() if all_} == {}
    assert found.clean
    assert (found.slots, found.paths, found.paths_with_one_unsure) == (40, 9_812, 136_066)


def test_every_working_row_is_built_or_excused_by_a_later_step() -> None:
    """Nothing is both, nothing neither, and step 1 excuses nothing of its own."""
    coverage = inspect(cheshire().compiled).coverage
    assert all(bool(row.built_by) != bool(row.excuse) for row in coverage)
    assert Counter(bool(row.built_by) for row in coverage) == {True: 104}
    assert {row.excuse.step for row in coverage if row.excuse} <= {2, 3, 4, 5, 6}
    assert len({(row.clause, row.code) for row in coverage}) == len(coverage)


# --- faults, one at a time ----------------------------------------------------------------------


@fault(slots_with_a_gap=("kind: no row applies for some facts",))
def the_last_row_is_missing(written: Written) -> None:
    del slot_rows(written, "kind")[-1]


@fault(
    slots_with_a_gap=("approval: no row applies for some facts",),
    values_without_a_label_or_route=(
        "approval: no row gives none_now",
        "approval: routes and values differ by ['none_now']",
    ),
)
def the_row_for_all_else_is_missing(written: Written) -> None:
    del slot_rows(written, "approval")[-1]


@fault(
    overlaps_not_ordered_on_purpose=(
        "kind: statutory (row 3) overlaps collaboration_s22a before it",
    ),
    orders_that_order_nothing=("kind: collaboration_s22a comes after statutory, and never meets it",),
)  # fmt: skip
def two_rows_have_changed_places(written: Written) -> None:
    rows = slot_rows(written, "kind")
    rows[1], rows[2] = rows[2], rows[1]


@fault(
    overlaps_not_ordered_on_purpose=(
        "review: annual_and_on_change (row 5) overlaps annual before it",
        "review: annual_and_on_change (row 5) overlaps not_applicable before it",
        "review: annual_and_on_change (row 5) overlaps undetermined before it",
        "review: none_stated (row 6) overlaps annual_and_on_change before it",
    )
)
def a_row_overlaps_those_around_it(written: Written) -> None:
    row = {"value": "annual_and_on_change", "when": {"formalised": "yes"}, "clauses": ["CHE-15.2"]}
    slot_rows(written, "review").insert(4, row)


@fault(
    overlaps_not_ordered_on_purpose=(
        "agreement.formal_agreement: should (row 2) overlaps if_appropriate before it",
    )
)
def an_item_says_two_things(written: Written) -> None:
    del slot_rows(written, "agreement.formal_agreement")[1]["after"]


@fault(rows_that_can_never_apply=("kind: row 3 (statutory)",))
def a_row_is_covered_by_the_one_before(written: Written) -> None:
    when = {"all": ["statutory_family", {"stage": "new"}]}
    row = {"value": "statutory", "when": when, "clauses": ["CHE-6.2"]}
    slot_rows(written, "kind").insert(2, row)


@fault(rows_that_can_never_apply=("high_risk: row 2 (no_category)",))
def a_row_comes_after_always(written: Written) -> None:
    row = {"value": "no_category", "when": {"stage": "new"}, "clauses": ["CHE-11.1"]}
    slot_rows(written, "high_risk").append(row)


@fault(orders_that_order_nothing=("kind: strategic comes after operational, and never meets it",))
def a_row_comes_after_one_that_is_later(written: Written) -> None:
    slot_rows(written, "kind")[4]["after"] = ["operational"]


@fault(orders_that_order_nothing=("kind: strategic comes after nonsense, and never meets it",))
def a_row_comes_after_one_that_is_not_there(written: Written) -> None:
    slot_rows(written, "kind")[4]["after"] = ["nonsense"]


@fault(values_without_a_named_silence=("approval = silent names no silence",))
def a_silence_is_not_named(written: Written) -> None:
    del slot_rows(written, "approval")[2]["silence"]


@fault(values_without_a_named_silence=("review = annual names no silence",))
def nobody_leads_and_nobody_is_asked(written: Written) -> None:
    del slot_rows(written, "review")[3]["silence"]


@fault(values_without_a_named_silence=("approval = silent can come without silent.review_cycle",))
def the_wrong_silence_is_named(written: Written) -> None:
    slot_rows(written, "approval")[2]["silence"] = "review_cycle"


@fault(values_without_a_named_silence=("approval = silent: silent.nobody is not there",))
def a_silence_is_named_that_is_not_there(written: Written) -> None:
    slot_rows(written, "approval")[2]["silence"] = "nobody"


@fault(facts_never_asked=("colour",))
def a_question_matters_to_nothing(written: Written) -> None:
    more = {"ask": "chief_constable", "clauses": ["CHE-6.1"]}
    written["facts"].append(written_fact("colour", ("red", "blue"), **more))


@fault(values_without_a_label_or_route=("kind: no label for operational",))
def a_value_has_no_label(written: Written) -> None:
    del aspect(written, "kind")["labels"]["operational"]


@fault(values_without_a_label_or_route=("kind: no row gives other",))
def a_label_has_no_value(written: Written) -> None:
    aspect(written, "kind")["labels"]["other"] = "Other"


@fault(values_without_a_label_or_route=("approval: routes and values differ by ['none_now']",))
def a_value_has_no_route(written: Written) -> None:
    del aspect(written, "approval")["routes"]["none_now"]


@fault(citations_that_lead_nowhere=("kind: CHE-99.9",))
def a_row_cites_a_clause_that_is_not_there(written: Written) -> None:
    slot_rows(written, "kind")[1]["clauses"].append("CHE-99.9")


@fault(citations_that_lead_nowhere=("approval: CHE-99.9",))
def a_silence_was_sought_in_a_clause_that_is_not_there(written: Written) -> None:
    slot_rows(written, "approval")[2]["looked_in"].append("CHE-99.9")


@fault(
    citations_that_lead_nowhere=(
        "right file-review: A-16",
        "register field review_lead: A-16",
        "reviews annual: who leads: A-16",
        "cycle yearly of annual: A-16",
        "review: A-16",
        "silent.review_lead: A-16",
        "form collaboration_review: led_by: A-16",
        "duty collaboration_register_checked: A-16",
    )
)
def an_assumption_is_missing(written: Written) -> None:
    del written["assumptions"]["A-16"]


@fault(
    citations_that_lead_nowhere=(
        "register field partnership_assessment: ABS-2",
        "assessment.partnership_assessment: ABS-2",
        "form partnership_assessment: ABS-2",
    )
)
def a_missing_text_is_not_listed(written: Written) -> None:
    del written["absent"]["ABS-2"]


@fault(
    citations_that_lead_nowhere=(
        "stage: CHE-99.1",
        "body mappa: CHE-99.2",
        "term excluded: CHE-99.3",
        "route silent: CHE-99.5",
        "a banner: CHE-99.4",
    )
)
def other_parts_cite_clauses_that_are_not_there(written: Written) -> None:
    fact(written, "stage")["clauses"].append("CHE-99.1")
    written["bodies"][1]["clauses"].append("CHE-99.2")
    written["terms"]["excluded"]["clauses"].append("CHE-99.3")
    written["banners"][0]["clauses"].append("CHE-99.4")
    aspect(written, "approval")["routes"]["silent"]["clauses"].append("CHE-99.5")


@fault(
    phrases_that_cannot_be_heard=(
        "'Grant-aid' is no phrase: 'Grant-aid' is neither words nor one of the signs",
    )
)
def a_phrase_is_not_written_as_it_is_heard(written: Written) -> None:
    fact(written, "grant_funding")["options"][0]["heard"].append("Grant-aid")


@fault(
    phrases_that_cannot_be_heard=("'M.A.P' is no phrase: 'M.A.P' is neither words nor one of the signs",)
)  # fmt: skip
def the_name_of_a_body_is_not_written_as_it_is_heard(written: Written) -> None:
    written["bodies"][1]["heard"].append("M.A.P")


@fault(phrases_that_cannot_be_heard=("grant_funding: 'bursary' stands for yes and no",))
def a_phrase_stands_for_two_answers(written: Written) -> None:
    for option in fact(written, "grant_funding")["options"]:
        option["heard"].append("bursary")


@fault(working_rows_not_covered=("CHE-6.2 FORM",))
def a_clause_has_a_code_that_nothing_builds(written: Written) -> None:
    written["clauses"]["CHE-6.2"]["codes"].append("FORM")


@fault(working_rows_not_covered=("CHE-99.1 DET", "CHE-99.1 Q", "CHE-99.1 APP", "CHE-99.1 REV"))
def a_clause_is_used_by_nothing(written: Written) -> None:
    codes = ["DET", "Q", "APP", "REV", "REF"]
    written["clauses"]["CHE-99.1"] = {"place": "Nowhere", "gist": "New.", "codes": codes}


@fault(
    excuses_that_are_stale=(
        "CHE-6.3 DET is built by term strategic_family, body lsp, kind = strategic",
    )
)
def what_is_built_is_still_excused(written: Written) -> None:
    written["not_yet"]["CHE-6.3"] = {"DET": {"step": 4, "because": "later"}}


@fault(excuses_that_are_stale=("CHE-6.3 has no code ESC", "CHE-99.3 has no code DET"))
def what_is_not_there_is_excused(written: Written) -> None:
    written["not_yet"]["CHE-6.3"] = {"ESC": {"step": 4, "because": "later"}}
    written["not_yet"]["CHE-99.3"] = {"DET": {"step": 4, "because": "later"}}


@fault(
    rows_that_can_never_apply=("kind: row 1 (other)",),
    values_that_no_answers_give=("kind: other",),
)
def a_value_is_given_by_no_facts(written: Written) -> None:
    aspect(written, "kind")["labels"]["other"] = "Other"
    when = {"all": ["strategic_family", "statutory_family"]}
    slot_rows(written, "kind").insert(0, {"value": "other", "when": when, "clauses": ["CHE-6.3"]})


@fault(
    examples_that_do_not_come_true=(
        "e1: approval: expected 'silent', found 'not_applicable'",
        "e1: kind: expected 'strategic', found 'none'",
        "e2: 'colour' is not a fact of this policy",
        "e3: 'maybe' is not a value of stage; it takes exploring, new, existing, renewal, extension, ending, unsure",
    )
)  # fmt: skip
def examples_expect_what_is_not_so(written: Written) -> None:
    expected = {"approval": "silent", "kind": "strategic", "partnership": "no"}
    written["examples"] = [
        {"id": "e1", "says": "A conference.", "facts": {"conference": "yes"}, "expected": expected},
        {"id": "e2", "says": "A colour.", "facts": {"colour": "red"}, "expected": expected},
        {"id": "e3", "says": "A stage.", "facts": {"stage": "maybe"}, "expected": expected},
    ]


# --- faults of forms and duties -----------------------------------------------------------------


def question(name: str, *judged: str, kind: str = "choice", **more: Any) -> Written:
    """Write a question with an option of each judgement; an adverse or unclear one says what then."""
    options = [
        {"value": f"v{n}", "label": f"V{n}", "judged": each} for n, each in enumerate(judged)
    ]
    then = {"adverse": {"concern": "A worry."}, "unclear": {"care": "Take care."}}
    said = {key: text for each in judged for key, text in then.get(each, {}).items()}
    words = {"question": name, "why": "Because.", "clauses": ["A-8"]}
    return {"id": name, "kind": kind, **words, "options": options, **said, **more}


def form(*questions: Written, **more: Any) -> Written:
    words = {"title": "A form", "about": "Something.", "clauses": ["A-8"]}
    return {"id": "f", **words, "parts": [part("one", *questions)], **more}


def part(name: str, *questions: Written, **more: Any) -> Written:
    return {"id": name, "heading": name, "questions": list(questions), **more}


GOOD = "favourable"


@fault(parts_of_a_form_never_asked=("form f: q3", "form f: two, all of it", "form f: q6"))
def a_form_asks_in_vain(written: Written) -> None:
    """What was answered one way is not answered the other way as well, nor where it is not asked."""
    early = {"asked_when": {"all": [{"q1": "v0"}, {"q2": ["v0", "v1"]}]}}
    written["forms"] += [
        {
            **form(
                question("q1", GOOD, GOOD),
                question("q2", GOOD, GOOD, asked_when={"q1": "v1"}),
                question("q3", GOOD, GOOD, **early),
            ),
        }
    ]
    unsettled = {"all": ["statutory_family", {"result": {"kind": "strategic"}}]}
    both = {"at_least": {"count": 2, "of": [{"q5": "v0"}, {"q5": "v1"}]}}
    written["forms"][-1]["parts"] += [
        part("two", question("q4", GOOD, GOOD), asked_when=unsettled),
        part(
            "three",
            question("q5", GOOD, GOOD, kind="choice"),
            question("q6", GOOD, GOOD, asked_when=both),
            question("q7", GOOD, GOOD, kind="choices"),
            question(
                "q8", GOOD, GOOD, asked_when={"all": [{"q7": "v0"}, {"q7": "v1"}, {"not": {"q5": "v1"}}]}
            ),
        ),
    ]  # fmt: skip


@fault(parts_of_a_form_never_asked=("form f: q2",))
def a_question_waits_for_what_its_form_settles_otherwise(written: Written) -> None:
    """An answer that settles a fact is that fact."""
    settling = question("q1", settles="conference")
    settling["options"] = [{"value": v, "label": v} for v in ("yes", "no")]
    never = {"all": [{"q1": "yes"}, {"conference": "no"}]}
    written["forms"] += [form(settling, question("q2", GOOD, GOOD, asked_when=never))]


VERDICT = {"fact": "conference", "adverse": "yes", "unclear": "yes", "otherwise": "no"}


@fault(
    forms_that_settle_amiss=(
        "form f: its text is absent (ABS-1), so it must be ours",
        "form f: no answer makes conference yes",
        "form g: conference is no whatever is answered",
        "form f: conference is settled in 2 places",
    )
)
def a_form_settles_nothing_or_twice(written: Written) -> None:
    settling = question("q1", settles="conference")
    settling["options"] = [{"value": v, "label": v} for v in ("yes", "no")]
    unclear = question("q2", GOOD, "unclear")
    same = {"fact": "conference", "adverse": "no", "unclear": "no", "otherwise": "no"}
    written["forms"] += [
        form(settling, unclear, verdict=VERDICT, text_absent="ABS-1"),
        form(question("q1", GOOD, GOOD), verdict=same) | {"id": "g"},
    ]


@fault(forms_that_settle_amiss=("form f: no answer makes conference yes",))
def no_answer_is_unclear(written: Written) -> None:
    verdict = {"fact": "conference", "adverse": "no", "unclear": "yes", "otherwise": "no"}
    written["forms"] += [form(question("q1", GOOD, GOOD), verdict=verdict)]


@fault(
    forms_that_fill_no_field=(
        "form benefit_assessment: priorities fills priorities, which cannot be more_money",
        "form partnership_assessment: yearly_cost fills colour, which no register has",
        "form partnership_assessment: ends fills aims, which is of kind text",
    )
)
def a_form_fills_what_cannot_take_it(written: Written) -> None:
    by_id = {
        each["id"]: each
        for form_ in written["forms"]
        for part_ in form_["parts"]
        for each in part_["questions"]
    }
    by_id["priorities"]["options"].append({"value": "more_money", "label": "More money"})
    by_id["yearly_cost"]["field"] = "colour"
    by_id["ends"]["field"] = "aims"


@fault(duties_that_never_begin=("look",))
def a_duty_has_no_time(written: Written) -> None:
    words = {"title": "Look at it", "evidence": "A note", "clauses": ["A-8"]}
    written["duties"].append({"id": "look", "owner": "chief_of_staff", **words})


@fault(
    slots_with_a_gap=("review: no row applies for some facts",),
    values_without_a_label_or_route=("review: no row gives not_applicable",),
    examples_that_do_not_come_true=("e1: no row says it, or no route is there for it",),
)
def an_example_comes_where_no_row_applies(written: Written) -> None:
    del slot_rows(written, "review")[0]
    expected, facts = {"kind": "none"}, {"conference": "yes"}
    written["examples"] = [{"id": "e1", "says": "One.", "facts": facts, "expected": expected}]


@pytest.mark.parametrize(
    ("plant", "findings"), PLANTED, ids=[plant.__name__ for plant, _ in PLANTED]
)
def test_a_fault_is_found_and_named(plant: Callable[[Written], None], findings: Findings) -> None:
    """Just this finding, in full: nothing else is touched by it."""
    written = shipped_edition() | {"examples": []}
    plant(written)
    found = inspect(compiled(written))
    assert {kind: all_ for kind, all_ in found.findings.items() if all_} == findings
    assert not found.clean


def test_every_kind_of_finding_is_planted_above() -> None:
    """A kind that no test makes appear may be blind."""
    kinds = set(inspect(cheshire().compiled).findings)
    assert {kind for _, findings in PLANTED for kind in findings} == kinds


# --- what is noted, and no fault -----------------------------------------------------------------


def noted(written: Written) -> Findings:
    found = inspect(compiled(written))
    assert found.clean
    return {kind: all_ for kind, all_ in found.notes.items() if all_}


def test_what_has_no_effect_is_noted() -> None:
    """A row that another stands in for, options told apart by nothing, names that nobody uses."""
    written = shipped_edition()
    row = {"value": "no", "when": {"conference": "yes", "stage": "new"}, "clauses": ["CHE-7.4"]}
    slot_rows(written, "partnership").insert(0, row)
    more = {"when": "is_collaboration", "clauses": ["CHE-6.8"]}
    written["terms"]["idle"] = more
    written["forms"] += [form(question("q1", GOOD, GOOD), question("q2", GOOD, "unclear"))]
    before = {kind: all_ for kind, all_ in inspect(cheshire().compiled).notes.items() if all_}
    found = noted(written)
    assert found["rows that change no value"] == (
        "partnership: row 1 (no): row 2, 3, 4 would say the same",
    )
    assert found["options that nothing tells apart"] == ("stage: renewal and extension",)
    assert found["answers that are kept and change nothing"][-1] == "form f: q1"
    assert set(found["names that nothing leans on"]) - set(
        before["names that nothing leans on"]
    ) == {"terms: idle"}


# --- faults of form: such an edition cannot be read ---------------------------------------------

ASPECTS = (
    "agreement", "approval", "assessment", "cautions", "consult", "governance", "high_risk", "kind",
    "partnership", "register", "representation", "review", "silent",
)  # fmt: skip
UNREADABLE: list[tuple[Callable[[Written], object], str]] = [
    (lambda w: w["facts"][0].update(ask="nobody"), "professional_network: nobody is not an office"),
    (lambda w: w["owners"].append("nobody"), "owner: nobody is not an office"),
    (lambda w: w["absent"]["ABS-1"].update(ask="nobody"), "ABS-1: nobody is not an office"),
    (
        lambda w: slot_rows(w, "cautions.approval_incomplete_breach")[0]["refer_to"].append("nobody"),
        "cautions.approval_incomplete_breach: nobody is not an office",
    ),
    (
        lambda w: aspect(w, "approval")["routes"]["silent"]["refer_to"].append("nobody"),
        "silent: nobody is not an office",
    ),
    (
        lambda w: slot_rows(w, "review")[2].update(led_by="nobody"),
        "review: nobody is not an office",
    ),
    (
        lambda w: slot_rows(w, "register.collaboration")[0].update(value="nobody"),
        "register.collaboration: nobody is not an office",
    ),
    (
        lambda w: slot_rows(w, "kind")[4].update(when={"colour": "red"}),
        "kind: colour is never red",
    ),
    (lambda w: slot_rows(w, "kind")[4].update(when={"stage": "old"}), "kind: stage is never old"),
    (
        lambda w: slot_rows(w, "kind")[4].update(when="nameless"),
        "kind: nameless is not a term defined before it",
    ),
    (
        lambda w: slot_rows(w, "kind")[4].update(when={"result": {"approval": "silent"}}),
        "kind: approval is not judged before it",
    ),
    (
        lambda w: w["terms"]["excluded"].update(when="reclassified"),
        "term excluded: reclassified is not a term defined before it",
    ),
    (
        lambda w: fact(w, "agreement_signed").update(asked_when={"stage": "old"}),
        "agreement_signed: stage is never old",
    ),
    (
        lambda w: w["bodies"][1]["implies"].update(stage="old"),
        "mappa implies stage=old",
    ),
    (lambda w: w["groups"][-1]["facts"].append("colour"), "money_and_information groups colour"),
    (lambda w: w["groups"][-1]["facts"].append("stage"), "group for stage is named twice"),
    (lambda w: w["facts"].append(w["facts"][0]), "fact professional_network is named twice"),
    (lambda w: w["bodies"].append(w["bodies"][1]), "body mappa is named twice"),
    (
        lambda w: aspect(w, "register")["items"].append(aspect(w, "register")["items"][0]),
        "slot register.collaboration is named twice",
    ),
    (
        lambda w: w["bodies"].__delitem__(0),
        "no body is none_of_these",
    ),
    (
        lambda w: w["aspects"].__delitem__(-1),
        "the aspects are not just " + ", ".join(ASPECTS),
    ),
    (
        lambda w: slot_rows(w, "kind")[4].update(clauses=[]),
        "the row for 'strategic' cites no clause and no place where one was looked for",
    ),
    (
        lambda w: slot_rows(w, "governance.clear_governance")[0].update(value="perhaps"),
        "governance.clear_governance: 'perhaps' is no strength",
    ),
    (
        lambda w: slot_rows(w, "register.local")[0].update(value="absent"),
        "register.local: 'absent' is no office",
    ),
    (
        lambda w: fact(w, "collaboration").update(unsure_as="perhaps"),
        "collaboration: not sure reads as perhaps, which is no option of it",
    ),
    (
        lambda w: fact(w, "stage")["options"].append(fact(w, "stage")["options"][0]),
        "stage: two options are alike, or one is called unsure",
    ),
    (
        lambda w: fact(w, "agreement_basis")["options"][0].update(value="unsure"),
        "agreement_basis: two options are alike, or one is called unsure",
    ),
    (lambda w: slot_rows(w, "kind")[4].update(when={"stage": True}), "stage: True is not a value; quote yes and no"),
    (lambda w: slot_rows(w, "kind")[4].update(colour="red"), "Extra inputs are not permitted"),
]  # fmt: skip


@pytest.mark.parametrize(("plant", "message"), UNREADABLE, ids=[text for _, text in UNREADABLE])
def test_a_name_that_leads_nowhere_is_refused(
    plant: Callable[[Written], object], message: str
) -> None:
    """What needs no comparing of facts is refused before anything is decided."""
    written = shipped_edition()
    plant(written)
    with pytest.raises(ValidationError) as refused:
        compiled(written)
    said = "; ".join(each["msg"].removeprefix("Value error, ") for each in refused.value.errors())
    assert message == said or message in said.split("; ")
