"""The bodies of the area: the policy's own with what became of them, and who is told of that."""

from datetime import date, timedelta
from functools import reduce

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from adapters.clock import FixedClock
from domain.identity import Actor
from domain.model.body.messages import STREAM
from domain.model.body.refusals import BodyGone, BodyKnown, IntoItself, UnknownBody, UnknownPlace
from domain.model.body.state import UNTOLD, evolve
from domain.policy.layers_on import LayersOn
from domain.refusals import NotYourOffice, Refusal
from domain.services.bodies import Bodies
from domain.services.due import Due
from domain.services.partners import Partners
from domain.views.bodies import BODIES as VIEW
from tests.services.test_records import US, Desk
from tests.support.builders import CLOCK, NOON, act
from tests.support.form_policy import FormEditions
from tests.support.register_policy import written_registers
from tests.support.stores import in_memory

KEEPER = Actor(id="keeper-3", offices=("two",), organisation="office")
OUTSIDER = Actor(id="stranger-5", organisation="council")
AREAS = [
    {"id": name, "title": name.title(), "kind": "council", "council": f"{name.title()} Council"}
    for name in ("halton", "warrington")
]
KNOWN = [
    {"id": "halton_lsp", "title": "Halton Strategic Partnership", "called": ["Halton LSP"]},
    {"id": "halton_csp", "title": "Halton Safety Partnership", "parent": "halton_lsp"},
    {"id": "warrington_lsp", "title": "Warrington Strategic Partnership"},
]
CITED = {"clauses": ["AAA-1"]}


class Area:
    """An area with three bodies over one store; *told* lists the reviews that were asked for."""

    def __init__(self):
        written = written_registers() | {
            "areas": [area | CITED for area in AREAS],
            "known_bodies": [
                body | CITED | {"areas": [body["id"].partition("_")[0]]} for body in KNOWN
            ],
        }
        self.editions = FormEditions(written=written)
        self.kept = in_memory()
        self.desk = Desk(self.kept, self.editions)
        self.told = []
        self.due = []
        self.bodies = self.at(CLOCK)
        self.partners = Partners(
            self.bodies,
            self.desk.registers,
            self.kept.views,
            LayersOn(),
            CLOCK.today,
            lambda _: self.due,
        )

    def at(self, clock):
        return Bodies(
            self.kept.handling(clock),
            self.editions,
            self.desk.registers,
            self.kept.views,
            "small",
            self.heard,
        )

    def heard(self, given, entry, *, kind, what):
        self.told.append((given.key, entry, kind, what))

    def entry(self, key="e", body="halton_csp", **more):
        row = self.desk.registered(key, **more)
        self.desk.records.record(act(f"{key}-b", US), row.id, {"body": [body]})
        return row


@pytest.fixture
def area():
    return Area()


def keeps(key, **others):
    return act(key, KEEPER, **others)


# --- what is known ------------------------------------------------------------------------------


def test_a_body_is_found_by_its_id_and_by_whatever_it_is_called(area):
    """Case, points, the article and the short and make no difference."""
    for name in ("halton_lsp", "Halton LSP", "the halton strategic PARTNERSHIP."):
        assert area.bodies.get(US, name).id == "halton_lsp"
    with pytest.raises(UnknownBody):
        area.bodies.get(US, "Runcorn LSP")


def test_what_belongs_to_a_body_and_what_it_belongs_to_are_found(area):
    assert [each.id for each in area.bodies.children(US, "Halton LSP")] == ["halton_csp"]
    assert [each.id for each in area.bodies.above(US, "halton_csp")] == ["halton_lsp"]


def test_bodies_are_shown_to_whoever_may_read_the_register(area):
    with pytest.raises(NotYourOffice):
        area.bodies.all(OUTSIDER)


# --- what becomes of them -----------------------------------------------------------------------


def test_a_renamed_body_is_still_found_by_its_old_name(area):
    area.bodies.rename(keeps("a"), "Halton LSP", title="One Halton", reason="It chose that.")
    assert area.bodies.get(US, "Halton Strategic Partnership").title == "One Halton"
    assert area.bodies.get(US, "one halton").id == "halton_lsp"


def test_what_belonged_to_a_merged_body_belongs_to_what_it_became(area):
    area.bodies.merge(keeps("a"), "Halton LSP", into="warrington_lsp", reason="One council.")
    assert area.bodies.get(US, "halton_csp").parent == "warrington_lsp"
    ended = area.bodies.get(US, "halton_lsp")
    assert (ended.ended, ended.into) == ("merged", ("warrington_lsp",))


def test_a_body_that_became_part_of_what_belonged_to_it_leaves_that_at_the_top(area):
    """Nothing belongs to itself, however it came about."""
    area.bodies.merge(keeps("a"), "halton_lsp", into="halton_csp", reason="It was one anyway.")
    assert area.bodies.get(US, "halton_csp").parent == ""


def test_a_body_is_split_up_into_others_that_are_known(area):
    area.bodies.add(keeps("a"), "Runcorn Safety Partnership", reason="New.", areas=["Halton"])
    parts = ["Runcorn Safety Partnership", "halton_lsp"]
    after = area.bodies.split(keeps("b"), "halton_csp", into=parts, reason="Two towns.")
    assert (after.ended, after.into) == ("split", ("runcorn_safety_partnership", "halton_lsp"))
    with pytest.raises(BodyGone):
        area.bodies.merge(keeps("c"), "halton_lsp", into="halton_csp", reason="Back.")


def test_an_error_is_taken_back(area):
    area.bodies.abolish(keeps("a"), "halton_csp", reason="The council said so.")
    area.bodies.restore(keeps("b"), "halton_csp", reason="It meant another.")
    after = area.bodies.get(US, "halton_csp")
    assert (after.ended, [each.what for each in after.changes]) == ("", ["abolished", "restored"])


def test_a_body_made_known_here_stands_with_the_policys_own(area):
    """Its area and what it belongs to may be said by name."""
    after = area.bodies.add(
        keeps("a"),
        "Runcorn Youth Panel",
        reason="It meets since May.",
        type="halton_csp",
        areas=["Halton"],
        parent="Halton LSP",
        document="Minute 4",
    )
    assert (after.id, after.parent, after.added) == ("runcorn_youth_panel", "halton_lsp", True)
    assert [each.title for each in after.areas] == ["Halton"]
    assert [each.id for each in area.bodies.all(US)][-1] == "runcorn_youth_panel"


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        ({"title": "halton lsp"}, BodyKnown("Halton Strategic Partnership")),
        ({"title": "New", "areas": ["Runcorn"]}, UnknownPlace("Runcorn")),
        ({"title": "New", "type": "guild"}, UnknownPlace("guild")),
        ({"title": "New", "parent": "guild"}, UnknownBody("guild")),
    ],
    ids=["known already", "no such area", "no such kind", "no such parent"],
)
def test_what_leads_nowhere_is_refused(area, wish, refusal):
    with pytest.raises(Refusal) as refused:
        area.bodies.add(keeps("a"), reason="New.", **wish)
    assert refused.value == refusal


def test_the_same_act_makes_a_body_known_once(area):
    """However often it arrives."""
    for _ in range(2):
        area.bodies.add(keeps("a"), "Youth Panel", reason="New.")
    assert len(area.bodies.all(US)) == 4


def test_a_body_does_not_take_the_name_of_another(area):
    with pytest.raises(BodyKnown):
        area.bodies.rename(keeps("a"), "halton_csp", title="Halton LSP", reason="Shorter.")
    with pytest.raises(IntoItself):
        area.bodies.merge(keeps("b"), "halton_csp", into="Halton Safety Partnership", reason="So.")


def test_only_who_keeps_a_register_records_what_becomes_of_a_body(area):
    with pytest.raises(NotYourOffice):
        area.bodies.abolish(act("a", US), "halton_csp", reason="Gone.")
    assert not area.bodies.may_keep(US)
    assert area.bodies.may_keep(KEEPER)


def test_a_change_has_the_day_on_which_it_happened(area):
    """And the list as at a moment knows only what was recorded by then."""
    happened = date(2026, 5, 1)
    area.bodies.abolish(keeps("a", happened_on=happened), "halton_csp", reason="Gone.")
    assert area.bodies.get(US, "halton_csp").changes[0].day == happened
    before = NOON - timedelta(minutes=1)
    assert area.bodies.get(US, "halton_csp", before).ended == ""
    later = area.at(FixedClock(NOON + timedelta(days=1)))
    later.restore(keeps("b"), "halton_csp", reason="It was not.")
    assert area.bodies.get(US, "halton_csp", NOON).ended == "abolished"


# --- who is told --------------------------------------------------------------------------------


def test_each_change_of_a_body_asks_for_a_review_of_the_entries_that_are_it(area):
    """One for each entry, under a key of its own; nobody else is told, and not of a correction."""
    one, other = area.entry("one"), area.entry("other", title="Safety work")
    area.entry("third", body="warrington_lsp", title="Their work")
    area.bodies.rename(keeps("a"), "halton_csp", title="Halton CSP", reason="It chose that.")
    what = "Halton Safety Partnership is called Halton CSP now"
    assert {(entry, kind, said) for _, entry, kind, said in area.told} == {
        (one.id, "body", what),
        (other.id, "body", what),
    }
    assert len({key for key, *_ in area.told}) == 2
    area.told.clear()
    area.bodies.merge(keeps("b"), "halton_csp", into="warrington_lsp", reason="One council.")
    area.bodies.restore(keeps("c"), "halton_csp", reason="Not after all.")
    assert [said for *_, said in area.told] == [
        "Halton CSP became part of Warrington Strategic Partnership"
    ] * 2


# --- whoever we work with -----------------------------------------------------------------------


def test_a_partner_is_found_by_the_name_on_an_entry(area):
    row = area.desk.registered("r", partners=("Merseyside Police",))
    found = area.partners.find(US, "the Merseyside police")
    assert (found.body, found.area, [each.row.id for each in found.arranged]) == (
        None,
        None,
        [row.id],
    )
    assert area.partners.find(US, "Nobody") is None


def test_a_council_has_its_area_with_the_bodies_of_that_area(area):
    row = area.desk.registered("r", partners=("Halton Council", "Others"))
    found = area.partners.find(US, "Halton Council")
    assert (found.name, found.area.id) == ("Halton Council", "halton")
    assert [each.id for each in found.there] == ["halton_lsp", "halton_csp"]
    assert [each.row.id for each in found.arranged] == [row.id]


def test_a_body_has_what_is_above_and_below_and_the_entries_that_are_it(area):
    """By what the entry says it is, or by a partner of that name; with its next review."""
    row = area.entry("one")
    named = area.desk.registered("two", title="Work", partners=("Halton Safety Partnership",))
    area.due = [
        Due("review", f"arrangement-{row.id}", row.short, row.title, due=date(2027, 3, 1)),
        Due("renewal", f"arrangement-{row.id}", row.short, row.title, due=date(2027, 2, 1)),
        Due("task", f"arrangement-{row.id}", row.short, row.title, due=date(2026, 2, 1)),
    ]
    found = area.partners.find(US, "halton_csp")
    assert [each.id for each in found.above] == ["halton_lsp"]
    assert {each.row.id: each.next for each in found.arranged} == {
        row.id: date(2027, 2, 1),
        named.id: None,
    }


# --- whatever happens ---------------------------------------------------------------------------

NAMES = st.sampled_from(["Red", "Blue", "Green", "Halton LSP", "red ", "Blue & Green"])


class AnyChanges(RuleBasedStateMachine):
    """Whatever becomes of the bodies, in whatever order."""

    bodies = Bundle("bodies")

    def __init__(self):
        super().__init__()
        self.area, self.turn = Area(), 0

    def tries(self, wish, *args, **more):
        self.turn += 1
        try:
            return wish(keeps(f"t{self.turn}"), *args, reason="So.", **more)
        except Refusal:
            return None

    @rule(target=bodies, known=st.sampled_from([each["id"] for each in KNOWN]))
    def one_of_the_policys(self, known):
        return known

    @rule(target=bodies, title=NAMES, parent=bodies)
    def added(self, title, parent):
        after = self.tries(self.area.bodies.add, title, parent=parent)
        return parent if after is None else after.id

    @rule(body=bodies, title=NAMES)
    def renamed(self, body, title):
        self.tries(self.area.bodies.rename, body, title=title)

    @rule(body=bodies, into=bodies)
    def merged(self, body, into):
        self.tries(self.area.bodies.merge, body, into=into)

    @rule(body=bodies, one=bodies, other=bodies)
    def split(self, body, one, other):
        self.tries(self.area.bodies.split, body, into=[one, other])

    @rule(body=bodies)
    def abolished(self, body):
        self.tries(self.area.bodies.abolish, body)

    @rule(body=bodies)
    def restored(self, body):
        self.tries(self.area.bodies.restore, body)

    @invariant()
    def nothing_belongs_to_itself_and_every_parent_is_there(self):
        known = {each.id: each for each in self.area.bodies.known()}
        assert len(known) == len(self.area.bodies.known())
        for each in known.values():
            above = [one.id for one in self.area.bodies.above(US, each.id)]
            assert each.id not in above
            assert len(set(above)) == len(above)

    @invariant()
    def a_body_that_ended_became_what_is_known_or_nothing(self):
        known = {each.id for each in self.area.bodies.known()}
        for each in self.area.bodies.known():
            assert set(each.into) <= known
            assert bool(each.into) is (each.ended in {"merged", "split"})
            assert not each.ended or each.changes[-1].what in {each.ended, "renamed"}

    @invariant()
    def each_row_is_what_its_events_leave(self):
        for row in self.area.kept.views.all(VIEW):
            events = self.area.kept.store.load(STREAM + row.id)
            assert row.body == reduce(evolve, (each.event for each in events), UNTOLD)


TestAnyChanges = AnyChanges.TestCase
TestAnyChanges.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
