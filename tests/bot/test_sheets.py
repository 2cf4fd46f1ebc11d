"""The register goes out as rows and comes in from rows, every one or none, once."""

import hashlib
from contextlib import closing
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.settings import Settings
from bot.sheet_words import FAULTS, said_of
from bot.wiring import wire
from domain.messages import Act
from domain.ports.sheets import Line
from domain.refusals import NotYourOffice, OutsideScope
from domain.services.import_plan import FaultCode
from domain.services.import_rows import Mapped
from domain.services.importing import NotGood
from tests.support.person import NOW, CountingIds

CONTACT, KEEPER, SERGEANT = "demo-head-of-policy", "demo-risk-manager", "demo-sergeant"
LOCAL = "Local record"
HEADING = ("Title", "Register", "Kind", "Stage", "Partners")


class Sheet:
    """Rows of a spreadsheet, held against the register and taken over."""

    def __init__(self, folder, now=NOW, tried=None):
        url = f"sqlite:///{folder}/sheets.sqlite"
        self.app = wire(Settings(store=url, now=now), CountingIds(), tried)

    def actor(self, who):
        return self.app.actor(who)

    def plan(self, *rows, who=CONTACT, meant=False, **mapped):
        file = hashlib.sha256(repr(rows).encode()).hexdigest()
        lines = (Line(n, tuple(row)) for n, row in enumerate(rows, start=1))
        return self.app.life.importing.plan(
            self.actor(who), lines, file, Mapped(**mapped), meant=meant
        )

    def faults(self, *rows, **others):
        """Return what is wrong: the row, the heading, the code."""
        faults = self.plan(*rows, **others).faults
        assert all(said_of(fault, {}) for fault in faults)
        return [(fault.line, fault.heading, fault.code) for fault in faults]

    def apply(self, plan, who=CONTACT, key="k"):
        act = Act(actor=self.actor(who), key=key, conversation="import")
        return [what for _, what in self.app.life.importing.apply(act, plan)]

    def taken(self, *rows, **others):
        plan = self.plan(*rows, **others)
        assert plan.faults == ()
        return self.apply(plan)

    def out(self, who=SERGEANT, **others):
        export = self.app.life.exporting.export(self.actor(who), **others)
        return [export.heading, *export.rows()]

    def cells(self, *columns, **others):
        heading, *rows = self.out(**others)
        places = [heading.index(column) for column in columns]
        return [tuple(row[place] for place in places) for row in rows]

    @property
    def events(self):
        return [each.recorded.name for each in self.app.store.read(0, 10_000)]


@pytest.fixture
def sheet(tmp_path):
    sheet = Sheet(tmp_path)
    with closing(sheet.app):
        yield sheet


def test_rows_are_taken_over_and_go_out_again(sheet):
    """By labels or ids, days as people write them, their own number kept, nothing decided."""
    told = (*HEADING, "On the register since", "number", "What it costs us in a year")
    done = sheet.taken(
        told,
        ("=1+1", "local", "operational", "Running", "Halton, Wirral", "1/4/2020", "7", "£1,200"),
        ("Dogs", LOCAL, "", "existing", "A, B;", "", "", ""),
    )
    assert done == ["added", "added"]
    columns = ("Title", "Register", "Kind", "Stage", "Partners", "On the register since")
    assert sheet.cells(*columns, "Reference in the spreadsheet", "What it costs us in a year") == [
        (
            *("=1+1", LOCAL, "Operational or ad hoc partnership", "Running", "Halton; Wirral"),
            *("2020-04-01", "7", "1200.00"),
        ),
        ("Dogs", LOCAL, "", "Running", "A, B;", "2026-04-01", "", ""),
    ]
    row = sheet.app.arrangements.find(sheet.actor(SERGEANT), "=1+1")[0]
    assert (row.decided, row.enquiry, row.origin.line, row.from_enquiry) == (False, None, 2, "")
    assert (row.registrant, row.owner) == (CONTACT, "no_owner_stated")


def test_the_same_spreadsheet_again_adds_nothing(sheet):
    """Whoever applies it, stopped on the way or not, corrected since or closed since."""
    rows = (HEADING, *((f"Scheme {n}", "local", "", "", "") for n in "abc"))
    plan = sheet.plan(*rows)
    act = Act(actor=sheet.actor(CONTACT), key="k", conversation="import")
    stopped = sheet.app.life.importing.apply(act, plan)
    assert next(stopped) == (2, "added")
    stopped.close()
    assert sheet.apply(plan) == ["there already", "added", "added"]
    before = sheet.events
    again = sheet.plan(*rows)
    assert (again.steps, again.known, again.faults) == ((), 3, ())
    assert sheet.apply(plan, key="other") == ["there already"] * 3
    row = sheet.app.arrangements.find(sheet.actor(SERGEANT), "scheme a")[0]
    void = Act(actor=sheet.actor(CONTACT), key="void", conversation="c")
    sheet.app.arrangements.enter_in_error(void, row.id, reason="twice")
    assert sheet.plan(*rows).known == 3
    assert sheet.apply(plan, who=CONTACT, key="third") == ["there already"] * 3
    assert sheet.events == [*before, "entry-voided"]


def test_every_bad_row_and_column_is_named_and_nothing_is_changed(sheet):
    """All that is wrong at once, under the headings of the spreadsheet."""
    rows = (
        (
            "Name",
            "Register",
            "Kind",
            "Stage",
            "Since",
            "No",
            "What?",
            "Kept by",
            "Day on which it ends",
        ),
        ("A", "nowhere", "odd", "exploring", "31/02/2020", "", "", "", "soon"),
        ("", "local", "", "", "", "", "", "", ""),
        ("", "", "", "", "", "", "", "", ""),
        ("x" * 201, "local", "", "", "", "9", "", "", ""),
        ("Joint dog unit", "local", "", "", "", "9", "", "", ""),
        ("The dog-unit, joint", "local", "", "", "", "ARR-AAAAAAAA", "", "", ""),
        ("dog unit (joint)", "local", "", "", "", "", "", "", ""),
        ("B", "", "", "", "", "", "", "", ""),
    )
    columns = {"Name": "title", "Since": "registered_on", "No": "Number"}
    plan = sheet.plan(*rows, columns=columns)
    assert [(each.line, each.heading, each.code) for each in plan.faults] == [
        (1, "What?", "unknown-column"),
        (2, "Register", "unknown-register"),
        (2, "Kind", "unknown-kind"),
        (2, "Stage", "unknown-stage"),
        (2, "Since", "bad-day"),
        (2, "Day on which it ends", "bad-value"),
        (3, "Name", "no-title"),
        (5, "Name", "too-long"),
        (6, "No", "number-twice"),
        (7, "No", "unknown-number"),
        (8, "Name", "similar-in-sheet"),
        (9, "Register", "no-register"),
    ]
    assert plan.passed_over == ("Kept by",)
    with pytest.raises(NotGood):
        sheet.apply(plan)
    assert sheet.events == []


def test_every_fault_has_its_sentence():
    assert set(FAULTS) == set(FaultCode.__args__)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((), [(0, "", "no-rows")]),
        ((("", " "),), [(0, "", "no-rows")]),
        ((("Kind",), ("operational",)), [(1, "", "no-title-column"), (2, "Title", "no-title")]),
        ((("Title", " TITLE: "), ("a", "b")), [(1, " TITLE: ", "column-twice")]),
        ((("odd",), ("a",)), [(1, "odd", "unknown-column"), (1, "", "no-title-column")]),
    ],
)
def test_a_heading_that_cannot_be_used_is_named(sheet, rows, found):
    """Rather than guessed at."""
    assert sheet.faults(*rows, register="local") == found


def test_what_a_spreadsheet_calls_otherwise_is_mapped(sheet):
    """Headings and what stands beneath; a heading that means nothing is left out."""
    sheet.taken(
        ("Scheme", "Type", "Notes"),
        ("A", "S22", "anything"),
        columns={"scheme": "title", "TYPE": "Kind", "Notes": ""},
        values={"kind": {"s22": "collaboration_s22a"}},
        register="collaboration",
    )
    kind = "Collaboration under section 22A, 23 or 23A of the Police Act 1996"
    assert sheet.cells("Title", "Kind", "Kept by") == [
        ("A", kind, "Planning, Performance and Risk Manager")
    ]


def test_what_is_called_alike_may_be_meant(sheet):
    """In the sheet or on the register; whoever says so has it."""
    sheet.taken(HEADING, ("Dog unit", "local", "", "", ""))
    rows = (HEADING, ("The dog unit", "local", "", "", ""), ("Cats", "local", "", "", ""))
    assert sheet.faults(*rows) == [(2, "Title", "similar-on-register")]
    assert sheet.apply(sheet.plan(*rows, meant=True)) == ["added", "added"]


def test_a_reference_that_is_on_the_register_is_no_new_entry(sheet):
    """A later copy of a spreadsheet that was taken over does not double it."""
    sheet.taken(("Title", "Number"), ("A", "7"), register="local")
    rows = (("Title", "Number"), ("A renamed", "7"), ("B", "8"))
    assert sheet.faults(*rows, register="local") == [(2, "Number", "reference-known")]


def test_rows_with_a_number_correct_that_entry_and_nothing_else(sheet):
    """Titles, partners, stages and fields, with import as the reason; the rest is named."""
    sheet.taken((*HEADING, "How it is paid for"), ("A", "local", "", "", "X", "by us"))
    heading, row = sheet.out()
    number = row[0]
    changed = dict(zip(heading, row, strict=True)) | {
        "Title": "B",
        "Partners": "X; Y",
        "Stage": "Running",
        "How it is paid for": "by them",
        "How it is run, and who decides": "by a board",
    }
    rows = (heading, tuple(changed.values()))
    assert sheet.taken(*rows) == ["corrected"]
    assert sheet.cells(*changed) == [tuple(changed.values())]
    assert sheet.plan(*rows).same == 1
    assert sheet.apply(sheet.plan(*rows)) == []
    reasons = [
        each.recorded.event.reason.text
        for each in sheet.app.store.read(0, 100)
        if getattr(each.recorded.event, "reason", None) is not None
    ]
    assert reasons == ["import"] * 4
    other = changed | {"Kind": "Strategic partnership", "Register": "collaboration", "Title": ""}
    assert sheet.faults(heading, tuple(other.values())) == [
        (2, "Register", "not-by-import"),
        (2, "Kind", "not-by-import"),
        (2, "Title", "no-title"),
    ]
    theirs = changed | {"Title": "C"}
    assert sheet.faults(heading, tuple(theirs.values()), who=SERGEANT) == [
        (2, "Number", "not-yours")
    ]
    void = Act(actor=sheet.actor(CONTACT), key="void", conversation="c")
    sheet.app.arrangements.enter_in_error(void, number, reason="twice")
    assert sheet.faults(heading, tuple(theirs.values())) == [(2, "Number", "closed-number")]


def test_the_same_file_does_not_undo_what_was_corrected_since(sheet):
    """Its rows were carried out once."""
    sheet.taken(HEADING, ("A", "local", "", "", ""))
    number = sheet.cells("Number")[0][0]
    plan = sheet.plan(("Number", "Title"), (number, "B"))
    assert sheet.apply(plan) == ["corrected"]
    act = Act(actor=sheet.actor(CONTACT), key="c", conversation="c")
    sheet.app.arrangements.correct(act, number, title="C", reason="better")
    assert sheet.apply(plan) == ["there already"]
    assert sheet.apply(plan, who=KEEPER, key="x") == ["there already"]
    assert sheet.cells("Title") == [("C",)]


def test_who_keeps_the_register_and_who_is_asked_may_import_and_nobody_else(sheet):
    """And who may not read may not even try; nor may they export."""
    rows = (HEADING, ("A", "collaboration", "", "", ""))
    for who in (CONTACT, KEEPER):
        assert sheet.plan(*rows, who=who).good
    with pytest.raises(NotYourOffice) as told:
        sheet.plan(*rows, who=SERGEANT)
    assert told.value.data["may"] == (
        "planning_performance_and_risk_manager, opcc_head_of_policy_and_partnerships"
    )
    stranger = sheet.actor(SERGEANT).model_copy(update={"organisation": "Elsewhere"})
    with pytest.raises((NotYourOffice, OutsideScope)):
        sheet.app.life.exporting.export(stranger)


def test_the_register_goes_out_as_it_stood_on_a_day(tmp_path):
    """With the fields that stood then."""
    first, second = datetime(2026, 4, 1, 8, tzinfo=UTC), datetime(2026, 4, 3, 8, tzinfo=UTC)
    rows = ((*HEADING, "How it is paid for"), ("A", "local", "", "", "X", "by us"))
    with closing((early := Sheet(tmp_path, now=first)).app):
        early.taken(*rows)
        number = early.cells("Number")[0][0]
    with closing((late := Sheet(tmp_path, now=second)).app):
        late.taken(("Number", "Title", "How it is paid for"), (number, "B", "by them"))
        columns = ("Title", "How it is paid for")
        assert late.cells(*columns, as_at=first) == [("A", "by us")]
        assert late.cells(*columns) == [("B", "by them")]
        assert late.cells(*columns, register="collaboration") == []


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4))
def test_whatever_stands_in_a_row_it_is_read_or_named(rows, tmp_path_factory):
    """And what is taken goes out as it came in, but for spaces and how letters are composed."""
    sheet = Sheet(tmp_path_factory.mktemp("sheets"))
    with closing(sheet.app):
        told = ("Title", "Partners", "How it is paid for")
        plan = sheet.plan(told, *rows, register="local", meant=True)
        assert all(said_of(fault, {}) for fault in plan.faults)
        if plan.good and plan.steps:
            sheet.apply(plan)
            out = sheet.out()
            again = sheet.plan(*out)
            assert (again.same, again.steps, again.faults) == (len(plan.steps), (), ())


@pytest.mark.parametrize(("many", "kept"), [(300, True), (5_000, False)])
def test_whatever_number_of_rows_goes_out_as_it_came_in(tmp_path, many, kept):
    """And in again: every row says what stands. The many are kept in memory alone."""
    sheet = Sheet(tmp_path, tried=None if kept else ("cheshire", "0.2"))
    with closing(sheet.app):
        kinds = ("Strategic partnership", "Operational or ad hoc partnership", "")
        told = (
            *HEADING,
            "On the register since",
            "How it is paid for",
            "What it costs us in a year",
        )
        rows = [
            (
                f"Scheme {n:04}",
                LOCAL,
                kinds[n % 3],
                "Running",
                f"Partner {n % 7}; Council {n % 11}",
                f"20{n % 20 + 10}-0{n % 9 + 1}-1{n % 10}",
                f"=by {n}",
                f"{n}.50",
            )
            for n in range(many)
        ]
        plan = sheet.plan(told, *rows)
        assert plan.faults == ()
        assert sheet.apply(plan) == ["added"] * many
        assert sheet.cells(*told) == rows
        again = sheet.plan(*sheet.out())
        assert (again.same, again.steps, again.faults) == (many, (), ())
