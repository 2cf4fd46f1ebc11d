"""The row of a register entry says what is known of it, from its events alone."""

from datetime import date, timedelta
from functools import reduce

import pytest

from domain.model.arrangement.messages import (
    ArrangementCorrected,
    ArrangementLinked,
    EntryVoided,
)
from domain.views.register import REGISTER, RegisterRow, fold
from tests.support.builders import INSPECTOR, NOON, answered, recorded, said
from tests.support.registers import CLASSIFIED, ENQUIRY, ENTRY, OTHER, REGISTERED, about
from tests.support.toy_policy import TOY

STREAM = f"arrangement-{ENTRY}"
WHY = said("why")
VOIDED = EntryVoided(edition=TOY.ref, reason=WHY)
LINKED = ArrangementLinked(edition=TOY.ref, other=OTHER, why=WHY)


def _corrected(field, was, now):
    return ArrangementCorrected(edition=TOY.ref, field=field, was=was, now=now, reason=WHY)


def _minute(number):
    return NOON + timedelta(minutes=number)


def _row(*events):
    log = [
        recorded(event, STREAM, position, recorded_at=_minute(position), actor=INSPECTOR)
        for position, event in enumerate(events, start=1)
    ]
    return reduce(fold, log, None)


def test_a_row_holds_what_the_register_shows():
    """The whole of it, with the day it happened and the moment we were told."""
    assert _row(REGISTERED, CLASSIFIED) == RegisterRow(
        id=ENTRY,
        title="Dog unit",
        register_id="formal",
        partners=("Merseyside",),
        stage="new",
        enquiry=ENQUIRY,
        edition=TOY.ref,
        kind="formal",
        partnership="yes",
        approval="both_chiefs",
        registers=("formal",),
        owner="keeper",
        ask="author",
        links=(),
        registrant="insp-2",
        registered_on=date(2026, 7, 1),
        recorded_at=_minute(1),
        classified_at=_minute(2),
        corrected_at=None,
        touched_at=_minute(2),
        version=2,
        entered_in_error=False,
        flagged=False,
    )


def test_people_see_short_ids():
    """Of the entry and of the enquiry it came from."""
    row = _row(REGISTERED, CLASSIFIED)
    assert (row.short, row.from_enquiry) == ("ARR-CFCDEFGH", "ENQ-ABCDEFGH")


def test_a_correction_shows_what_should_have_stood_there_and_when_it_was_made():
    """Title, partners and stage alike."""
    row = _row(
        REGISTERED,
        CLASSIFIED,
        _corrected("title", about("Dog unit"), about("Joint dog unit")),
        _corrected("partners", (about("Merseyside"),), (about("Merseyside"), about("Wales"))),
        _corrected("stage", "new", "existing"),
    )
    assert (row.title, row.partners, row.stage) == (
        "Joint dog unit",
        ("Merseyside", "Wales"),
        "existing",
    )
    assert (row.corrected_at, row.touched_at, row.version) == (_minute(5), _minute(5), 5)


def test_links_and_errors_show():
    """An entry made in error keeps its row: the lists leave it out."""
    row = _row(REGISTERED, CLASSIFIED, LINKED, VOIDED)
    assert (row.links, row.entered_in_error) == ((OTHER,), True)
    again = _row(REGISTERED, CLASSIFIED, LINKED, VOIDED, REGISTERED, CLASSIFIED)
    assert (again.links, again.entered_in_error, again.version) == ((OTHER,), False, 6)


@pytest.mark.parametrize(
    ("stage", "status"),
    [
        (None, "proposed"),
        ("new", "proposed"),
        ("existing", "running"),
        ("renewal", "running"),
        ("extension", "running"),
        ("ending", "ending"),
    ],
)
def test_how_far_an_entry_has_come(stage, status):
    """As its stage says."""
    assert _row(REGISTERED.model_copy(update={"stage": stage})).status == status


@pytest.mark.parametrize(("owner", "keeper"), [("chief", "chief"), ("no_owner_stated", "author")])
def test_an_entry_is_kept_by_its_owner_or_by_whom_to_ask(owner, keeper):
    """CHE-14.1, A-14"""
    assert _row(REGISTERED, CLASSIFIED.model_copy(update={"owner": owner})).keeper == keeper


def test_there_is_no_row_before_a_registration_and_none_for_other_streams():
    """An event that makes no sense makes no row, and changes none."""
    assert _row(CLASSIFIED) is None
    assert (REGISTER.own(STREAM), REGISTER.own("enquiry-a1")) == (ENTRY, None)
    row = _row(REGISTERED, answered("contract", "no"))
    assert (row.title, row.version) == ("Dog unit", 2)
