"""The Cheshire policy's own registers take what its outcomes put there, and nothing else."""

import pytest

from adapters.editions_files import FileEditions
from domain.identity import Actor
from domain.refusals import NotOffered, StillExploring
from domain.services.arrangements import Arrangements
from domain.services.enquiries import Enquiries
from tests.support.builders import SHOWN, act
from tests.support.stores import in_memory

SERGEANT = Actor(id="sgt-1", organisation="Cheshire Constabulary")
NOT_EXCLUDED = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
}
DOG_UNIT = NOT_EXCLUDED | {
    "statutory_basis": "no",
    "collaboration": "yes",
    "agreement_basis": "s22a_23_23a",
    "kind_on_register": "not_registered",
}
SAFETY = {"body_type": "csp", "kind_on_register": "not_registered"}
LITTER = NOT_EXCLUDED | {
    "statutory_basis": "no",
    "collaboration": "no",
    "formalised": "no",
    "local_issue": "yes",
    "kind_on_register": "not_registered",
}


@pytest.fixture
def registers():
    kept = in_memory()
    editions = FileEditions(FileEditions.default_folder())
    handling = kept.handling()
    enquiries = Enquiries(handling, editions, kept.keeper, kept.views, "cheshire")
    return enquiries, Arrangements(handling, enquiries, kept.views)


def _decided(enquiries, facts):
    seen = enquiries.open(act("open", SERGEANT), goal="everything", opening="x")
    answers = tuple(facts.items())
    enquiries.answer(act("all", SERGEANT), seen.id, answers=answers, shown=SHOWN)
    return enquiries.determine(act("end", SERGEANT), seen.id)


@pytest.mark.parametrize(
    ("facts", "register", "kind", "owner", "keeper"),
    [
        (
            DOG_UNIT,
            "collaboration",
            "collaboration_s22a",
            "planning_performance_and_risk_manager",
            "planning_performance_and_risk_manager",
        ),
        (
            SAFETY,
            "strategic_statutory",
            "statutory",
            "no_owner_stated",
            "opcc_head_of_policy_and_partnerships",
        ),
        (LITTER, "local", "operational", "no_owner_stated", "opcc_head_of_policy_and_partnerships"),
    ],
)
def test_each_kind_goes_on_its_register(registers, facts, register, kind, owner, keeper):
    """CHE-14.1, CHE-14.5, CHE-14.6, A-14"""
    enquiries, arrangements = registers
    seen = _decided(enquiries, facts | {"stage": "new"})
    assert [offer.register for offer in arrangements.offers(SERGEANT, seen.id)] == [register]
    row = arrangements.register(act("put", SERGEANT), seen.id, register=register, title="It")
    assert (row.register_id, row.kind, row.owner, row.keeper) == (register, kind, owner, keeper)
    assert (row.stage, row.edition.version) == ("new", "0.2")


def test_what_is_only_explored_is_kept_as_considered(registers):
    """CHE-8.1: nothing is entered yet."""
    enquiries, arrangements = registers
    seen = _decided(enquiries, DOG_UNIT | {"stage": "exploring"})
    assert arrangements.offers(SERGEANT, seen.id) == ()
    with pytest.raises((NotOffered, StillExploring)):
        arrangements.register(act("put", SERGEANT), seen.id, register="collaboration", title="It")
    assert enquiries.keep_as_considered(act("keep", SERGEANT), seen.id).enquiry.kept


def test_an_unknown_stage_leaves_the_register_open(registers):
    """A-52: nothing is certain, so nothing is offered."""
    enquiries, arrangements = registers
    seen = _decided(enquiries, DOG_UNIT | {"stage": "unsure"})
    assert arrangements.offers(SERGEANT, seen.id) == ()
    with pytest.raises(NotOffered):
        arrangements.register(act("put", SERGEANT), seen.id, register="collaboration", title="It")
