"""Every word that a policy or a process says of risks stands on its page for sign-off."""

import pytest

from adapters.editions_files import FileEditions
from bot.officer_page import Page, plain
from bot.officer_risks import risks_section
from domain.policy.risks import Risks
from tests.policies.layers import shipped
from tests.support.risky import risks_written

EDITIONS = FileEditions(FileEditions.default_folder())


def page_of(document):
    page = Page("x")
    risks_section(page, document)
    return page.markdown()


@pytest.mark.parametrize("policy", ["cheshire", "cambridgeshire", "lancashire"])
def test_what_a_policy_says_of_risks_stands_on_its_page(policy):
    """Who judges, the lists, the rules, how often, the texts and the prompts."""
    edition = EDITIONS.current(policy).edition
    risks, page = edition.risks, page_of(edition)
    assert isinstance(risks, Risks)
    said = [
        edition.office_titles[risks.evaluator],
        *(each.label for each in (*risks.categories, *risks.bearers)),
        *(each.says for each in (*risks.rules, *risks.texts, *risks.prompts)),
        *(f"{each.every_months} months" for each in risks.intervals),
        *(edition.absent[each].item for each in risks.unsaid),
    ]
    assert [each for each in said if plain(each) not in page] == []


def test_what_a_process_has_people_think_of_stands_on_its_page():
    """The prompts of the scrutiny process."""
    layer = shipped("scrutiny")
    page = page_of(layer)
    assert [each.says for each in layer.risk_prompts if plain(each.says) not in page] == []
    assert page_of(shipped("copacc")).strip() == "# x"


def test_a_scale_and_a_line_of_tolerance_stand_there_where_the_owners_gave_them():
    """Lowest first."""
    edition = EDITIONS.current("cheshire").edition
    written = risks_written(evaluator="chief_finance_officer", flagged_by=None, routes=[])
    page = page_of(edition.model_copy(update={"risks": written}))
    assert "seldom, at times and often" in page
    assert "Low, Medium and High" in page
    assert "Not simply borne. (CHE-9.1)" in page
    assert page_of(edition.model_copy(update={"risks": None})).strip() == "# x"
