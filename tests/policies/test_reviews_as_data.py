"""What an edition says of reviews leads somewhere, and a rule is found by its value and kind."""

import pytest
from pydantic import ValidationError

from adapters.editions_files import FileEditions
from domain.policy.edition import Edition
from domain.policy.reviews import rule_for
from tests.policies.builders import shipped_edition

EDITIONS = FileEditions(FileEditions.default_folder())


def shipped(policy):
    return EDITIONS.current(policy).edition


@pytest.mark.parametrize("policy", EDITIONS.policies())
def test_every_value_of_the_outcome_has_its_rule_but_what_is_not_reviewed(policy):
    edition = shipped(policy)
    values = {row.value for row in edition.scalar("review").rows}

    assert {rule.value for rule in edition.reviews} == values - {"not_applicable", "undetermined"}


@pytest.mark.parametrize("policy", EDITIONS.policies())
def test_every_form_of_a_review_says_what_follows_and_every_check_whether_its_signs_are_met(policy):
    edition = shipped(policy)
    recorded = {
        form.id: [question.records for question in form.question_by_id.values()]
        for form in edition.forms
        if form.subject == "entry"
    }

    reviews = {form for rule in edition.reviews for form in (rule.form, *_forms(rule))}
    assert reviews | {edition.leaving.form} == set(recorded)
    for form in reviews:
        assert "outcome" in recorded[form]
        assert "agreed_with" in recorded[form]
        assert recorded[form].count("reviewed_on") == 1
    assert {"exit_indicators", "agreed_by_all"} <= set(recorded[edition.leaving.form])


def _forms(rule):
    return [cycle.form for cycle in rule.cycles if cycle.form]


def test_an_association_has_a_rule_of_its_own_though_its_value_is_the_same():
    rules = shipped("lancashire").reviews

    association = rule_for(rules, "annual", "association")
    covered = rule_for(rules, "annual", "covered")

    assert (association.form, association.marking) == ("association_update", None)
    assert (covered.form, covered.marking is not None) == ("yearly_review", True)
    assert rule_for(rules, "undetermined", "covered") is None


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ({"value": "weekly"}, "reviews weekly: no such value"),
        ({"kinds": ["club"]}, "reviews annual_and_on_change: no kind club"),
        ({"form": "agreement_check"}, "no form agreement_check for an entry"),
        ({"lead": {"field": "boss", "ask": "chief_of_staff", "clauses": ["A-16"]}}, "field boss"),
        ({"lead": {"ask": "boss", "clauses": ["A-16"]}}, "boss is not an office"),
    ],
)
def test_what_leads_nowhere_is_refused_at_loading(where, fault):
    edition = shipped_edition("cheshire")
    edition["reviews"][0] |= where

    with pytest.raises(ValidationError, match=fault):
        Edition.model_validate(edition)


def test_marking_and_what_comes_while_it_is_marked_belong_together():
    edition = shipped_edition("lancashire")
    edition["reviews"][1]["marking"] = None

    with pytest.raises(ValidationError, match="belong together"):
        Edition.model_validate(edition)
