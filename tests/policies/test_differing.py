"""Two editions are compared exactly: what is told is where they differ, all of it, and nothing else."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from domain.policy.contents import Change, Part, compared
from domain.policy.differing import VALUE, decided_otherwise
from domain.policy.edition import Edition
from domain.policy.policy import Policy
from tests.policies.builders import (
    BODY,
    Small,
    cheshire,
    compiled,
    shipped_edition,
    slot_rows,
    small_editions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.policy.regions import Region

NO_BODY = {BODY: "none_of_these"}


def changed(change: Any) -> Policy:
    written = shipped_edition()
    change(written)
    return Policy(compiled(written))


def shared_sets(one: Small, other: Small) -> Iterator[dict[str, str]]:
    """Give every set of facts of either edition whose answers both have."""
    domains: dict[str, tuple[str, ...]] = {**one.domains, **other.domains}
    for fact in set(one.domains) & set(other.domains):
        domains[fact] = tuple(v for v in one.domains[fact] if v in other.domains[fact])
    for values in product(*domains.values()):
        yield dict(zip(domains, values, strict=True))


def lies_in(region: Region, facts: Mapping[str, str], kind: str) -> bool:
    """Say whether *facts*, with that kind, are told by *region*, as far as it is told."""
    if region.kinds and kind not in region.kinds:
        return False
    ways = [{f: v for f, v in way.items() if f != BODY} for way in region.ways] or [{}]
    return any(all(facts[fact] in values for fact, values in way.items()) for way in ways)


@given(st.data())
def test_every_difference_is_told_and_nothing_else(data: st.DataObject) -> None:
    """Each set of facts, judged plainly under both: they differ just where a difference says so."""
    one, other = data.draw(small_editions()), data.draw(small_editions())
    found = decided_otherwise(Policy(one.compiled), Policy(other.compiled))
    values = [each for each in found.differences if each.what == VALUE]
    assert not {each.slot for each in values} & set(found.same)
    for facts in shared_sets(one, other):
        was, now = one.judged(facts | NO_BODY), other.judged(facts | NO_BODY)
        for slot in was:
            told = [
                each
                for each in values
                if each.slot == slot and (each.was, each.is_now) == (was[slot], now[slot])
            ]
            assert bool(told) or was[slot] == now[slot], (slot, facts)
        for each in values:
            differs = (was[each.slot], now[each.slot]) == (each.was, each.is_now)
            inside = any(lies_in(region, facts, now["kind"]) for region in each.where)
            whole = not any(region.more for region in each.where)
            assert not inside or differs, (each, facts)
            assert not (differs and whole) or inside, (each, facts)


@given(st.data())
def test_the_example_of_a_difference_is_enough_for_it(data: st.DataObject) -> None:
    """Both editions settle the slot on just those facts, and as it is told."""
    one, other = data.draw(small_editions()), data.draw(small_editions())
    found = decided_otherwise(Policy(one.compiled), Policy(other.compiled))
    for each in found.differences:
        for region in each.where:
            for side, value in ((one, each.was), (other, each.is_now)):
                known = {f: v for f, v in region.example.items() if f in side.domains}
                if each.what == VALUE and all(v in side.domains[f] for f, v in known.items()):
                    assert Policy(side.compiled).determine(known).settled(each.slot) in {
                        value,
                        None,
                    }


def test_an_edition_does_not_differ_from_itself() -> None:
    """Every slot is named as the same."""
    found = decided_otherwise(cheshire(), cheshire())
    assert (found.differences, len(found.same)) == ((), 40)


def test_a_difference_is_told_kind_by_kind_with_facts_for_it() -> None:
    """The exclusions are not repeated where the kind says as much."""

    def later(written: Any) -> None:
        when = {"all": ["collaboration_family", {"stage": ["new", "renewal", "extension"]}]}
        slot_rows(written, "assessment.protocol_criteria")[0]["when"] = {
            "all": [{"result": {"approval": "chief_constable_and_commissioner"}}, when]
        }

    found = decided_otherwise(cheshire(), changed(later))
    (only,) = {each.slot for each in found.differences}
    assert only == "assessment.protocol_criteria"
    gone = next(each for each in found.differences if each.what == VALUE)
    assert (gone.was, gone.is_now) == ("must", "absent")
    told = {region.kinds: region.ways for region in gone.where}
    assert told[("collaboration_s22a", "collaboration_other")] == (
        {"stage": ("exploring",)},
        {
            "stage": ("exploring", "existing"),
            "kind_on_register": ("statutory", "strategic", "operational"),
        },
        {"stage": ("exploring", "existing"), "agreement_signed": ("no",)},
    )


def test_what_a_row_says_beside_its_value_is_compared_too() -> None:
    """Another clause, another lead: the value is the same, and what it rests on is not."""

    def cited(written: Any) -> None:
        slot_rows(written, "review")[2]["clauses"].append("CHE-9.2")
        slot_rows(written, "review")[2]["led_by"] = "chief_of_staff"

    found = decided_otherwise(cheshire(), changed(cited))
    told = [(each.slot, each.what, each.was, each.is_now) for each in found.differences]
    assert told == [
        ("review", "led_by", "partnership_lead", "chief_of_staff"),
        (
            "review",
            "clauses",
            ("CHE-8.7", "CHE-15.2", "CHE-15.3", "CHE-15.5"),
            ("CHE-8.7", "CHE-15.2", "CHE-15.3", "CHE-15.5", "CHE-9.2"),
        ),
    ]
    assert [region.kinds for region in found.differences[0].where] == [("statutory", "strategic")]


def test_an_item_that_is_new_was_not_there_before() -> None:
    """It is told as a difference from nothing, just where it is given."""

    def added(written: Any) -> None:
        aspect = next(each for each in written["aspects"] if each["id"] == "governance")
        row = {"value": "must", "when": {"stage": "new"}, "clauses": ["CHE-9.3"]}
        aspect["items"].append({"id": "board", "label": "A board", "rows": [row]})

    found = decided_otherwise(cheshire(), changed(added))
    (value,) = found.differences
    assert (value.slot, value.was, value.is_now) == ("governance.board", "absent", "must")
    assert [(region.kinds, region.example) for region in value.where] == [((), {"stage": "new"})]


# --- as they are written ------------------------------------------------------------------------


def test_documents_are_compared_part_by_part() -> None:
    """What came, what went and what is worded anew, each by where it stands."""
    written = shipped_edition()
    old = Edition.model_validate(written)
    question = next(each for each in written["facts"] if each["id"] == "stage")
    question["why"] = "Another reason."
    question["options"][0]["label"] = "Thought about"
    written["offices"].append({"id": "new_office", "title": "New office"})
    del written["clauses"]["CHE-1.2"]
    written["banners"].clear()
    found = compared(old, Edition.model_validate(written))
    assert found.added == (Part(("offices", "new_office"), "New office"),)
    assert {part.path[0] for part in found.removed} == {"clauses", "banners"}
    assert [(each.path, each.field, each.is_now) for each in found.changed] == [
        (("facts", "stage"), "why", "Another reason."),
        (("facts", "stage", "options", "exploring"), "label", "Thought about"),
    ]


def test_the_same_document_has_no_changes() -> None:
    """Conditions and lists are compared by what they are."""
    edition = cheshire().edition
    found = compared(edition, edition.model_copy(deep=True))
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_questions_in_another_order_are_told_once() -> None:
    """Not question by question."""
    written = shipped_edition()
    old = Edition.model_validate(written)
    written["facts"].append(written["facts"].pop(0))
    (only,) = compared(old, Edition.model_validate(written)).changed
    assert isinstance(only, Change)
    assert (only.path, only.field) == ((), "asking order")
    assert only.is_now[-1] == "professional_network"
