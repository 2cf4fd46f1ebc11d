"""Reports are data: what each is made of is there, and the rows that asked for them are built."""

import pytest

from adapters.editions_files import FileEditions
from adapters.layers_files import FileLayers
from domain.policy.coverage import coverage_of
from domain.policy.layers_on import LayersOn
from domain.policy.reports import Clearance, Marking, Report, ReportRules, rules_of
from domain.services.reporting.defined import defined
from domain.services.reporting.sections import unknown_fields, unknown_sections

FOLDER = FileEditions.default_folder()
EDITIONS = {
    name: FileEditions(FOLDER).current(name)
    for name in ("cheshire", "cambridgeshire", "lancashire")
}
LAYERS = {name: FileLayers(FOLDER).current(name).document for name in ("copacc", "scrutiny")}
DOCUMENTS = {**{name: policy.edition for name, policy in EDITIONS.items()}, **LAYERS}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_section_and_field_that_a_report_names_is_there(name):
    """A word that leads nowhere is found before anybody asks for the report."""
    document = DOCUMENTS[name]
    fields = getattr(document, "field_by_id", None) or {f.id for f in document.optional_fields}
    assert unknown_sections(document) == ()
    assert unknown_fields(document, fields) == ()


@pytest.mark.parametrize(
    ("name", "row", "code", "built"),
    [
        ("cheshire", "CHE-14.4", "REP", ("report chief_officer_group",)),
        ("cambridgeshire", "CAM-0.2", "REP", ("report policy_told",)),
        ("cambridgeshire", "CAM-0.6", "REG", ("every report: open or exempt",)),
        ("cambridgeshire", "CAM-0.7", "APP", ("every report: clearance", "every report: release")),
        ("lancashire", "LAN-RS2", "REP", ("report annual_reviews", "report registers")),
        ("lancashire", "LAN-RS3", "REP", ("report annual_risk_summary",)),
        ("copacc", "COP-5.7", "REP", ("report public_declaration",)),
    ],
)
def test_the_rows_that_ask_for_reports_are_built(name, row, code, built):
    """Each by a report, or by what holds for every one."""
    (found,) = [c for c in coverage_of(DOCUMENTS[name]) if (c.clause, c.code) == (row, code)]
    assert (found.built_by, found.excuse, found.waits) == (built, None, None)


def test_who_clears_and_releases_is_what_each_document_says():
    """CAM-0.7 names two; elsewhere nobody, and the release is by name everywhere (A-50)."""
    said = {
        name: {(d.clears, d.releases) for d in defined(policy, LayersOn())}
        for name, policy in EDITIONS.items()
    }
    assert said == {
        "cheshire": {((), ("opcc_head_of_policy_and_partnerships",))},
        "cambridgeshire": {(("chief_executive", "treasurer"), ("chief_executive",))},
        "lancashire": {((), ("partnerships_and_performance_officer",))},
    }


def test_a_report_of_advice_is_the_policys_to_release():
    """Its own document has no office of ours."""
    on = LayersOn((LAYERS["copacc"],))
    (found,) = [d for d in defined(EDITIONS["cambridgeshire"], on) if d.layer]
    assert (found.name, found.made_for) == ("public_declaration", ("public",))
    assert found.drafts == found.releases == ("chief_executive",)
    assert found.clears == ("chief_executive", "treasurer")


def test_what_a_report_says_itself_stands_in_place_of_what_holds_for_all():
    """Of marking, exemption, clearance and release, each by itself."""
    all_of_them = ReportRules(
        marking=Marking(text="Protect", clauses=("A-1",)),
        cleared_by=Clearance(offices=("clerk",), clauses=("A-1",)),
    )
    own = Marking(text="Restricted", clauses=("A-2",))
    said = Report(
        id="r",
        title="R",
        audience="public",
        contains=("all",),
        sections=("entries",),
        marking=own,
        clauses=("A-2",),
    )
    rules = rules_of(said, all_of_them)
    assert (rules.marking, rules.cleared_by) == (own, all_of_them.cleared_by)
    assert (rules.exempt, rules.released_by) == (None, None)


@pytest.mark.parametrize(
    "changed", [{"audience": ""}, {"sections": ("entries", "entries")}, {"sections": ()}]
)
def test_a_report_is_for_somebody_and_has_each_section_once(changed):
    """What cannot be meant is not read."""
    whole = {
        "id": "r",
        "title": "R",
        "audience": "public",
        "contains": ("all",),
        "sections": ("entries",),
        "clauses": ("A-2",),
    }
    with pytest.raises(ValueError, match=r"report r|at least 1"):
        Report(**whole | changed)
