"""An edition is changed in one place at a time, and each change is noticed by an example or by the check."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from adapters.editions_files import FileEditions, bytes_of, whole_of
from domain.policy.compiling import CompiledEdition, Space
from domain.policy.determining import Determination, judged
from domain.policy.edition import Edition, Example
from domain.policy.examples import mismatches
from domain.policy.inspecting import findings_of
from domain.policy.results import as_contract
from tests.policies.builders import slot_rows, slots_of
from tests.policies.cases import load_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.policy.determining import Settled, Unsettled

Written = dict[str, Any]
Change = tuple[str, "Callable[[Written], object]"]

REFUSED, KILLED, REPORTED, SAME, SURVIVED = "refused", "killed", "reported", "same", "survived"


# --- one change at a time -----------------------------------------------------------------------


def changes(written: Written) -> Iterator[Change]:
    """Give every change: values, rows, conditions, bodies, doubts, routes."""
    for sort in (in_rows, in_conditions, in_bodies_and_facts, in_routes):
        yield from sort(written)


def in_rows(written: Written) -> Iterator[Change]:
    """Flip each row's value, who leads and what it says to be unsaid; drop each row."""
    for slot in slots_of(written):
        for at, row in enumerate(slot_rows(written, slot)):
            here = f"{slot} row {at + 1}"
            for other in _other_values(written, slot, row["value"]):
                yield (
                    f"{here}: {row['value']} -> {other}",
                    lambda w, s=slot, a=at, o=other: slot_rows(w, s)[a].update(value=o),
                )
            yield f"{here} dropped", lambda w, s=slot, a=at: slot_rows(w, s).pop(a)
            for key, others in (("led_by", _offices(written)), ("silence", _silences(written))):
                if key in row:
                    other = next(each for each in others if each != row[key])
                    yield (
                        f"{here}: {key} {other}",
                        lambda w, s=slot, a=at, k=key, o=other: slot_rows(w, s)[a].update({k: o}),
                    )


def in_conditions(written: Written) -> Iterator[Change]:
    """Swap each option looked for, turn each ``all`` into ``any``, leave out each of several parts."""
    places: list[tuple[str, Any, Callable[[Written], Written]]] = [
        (f"{slot} row {at + 1}", row["when"], lambda w, s=slot, a=at: slot_rows(w, s)[a])
        for slot in slots_of(written)
        for at, row in enumerate(slot_rows(written, slot))
    ]
    places += [
        (f"term {name}", term["when"], lambda w, n=name: w["terms"][n])
        for name, term in written["terms"].items()
    ]
    for where, when, home in places:
        for said, change in _in_condition(written, when):
            yield f"{where}: {said}", lambda w, h=home, c=change: c(h(w))


def in_bodies_and_facts(written: Written) -> Iterator[Change]:
    """Drop or swap each thing that a body implies; send each doubt to another office."""
    for at, body in enumerate(written["bodies"]):
        for fact, value in body.get("implies", {}).items():
            yield (
                f"{body['id']} no longer implies {fact}",
                lambda w, a=at, f=fact: w["bodies"][a]["implies"].pop(f),
            )
            other = next(each for each in _options(written, fact) if each != value)
            yield (
                f"{body['id']} implies {fact} {other}",
                lambda w, a=at, f=fact, o=other: w["bodies"][a]["implies"].update({f: o}),
            )
    for at, fact in enumerate(written["facts"]):
        if "unsure_as" in fact:  # then nobody is asked: not sure is an answer
            yield (
                f"{fact['id']}: not sure stays open",
                lambda w, a=at: w["facts"][a].pop("unsure_as"),
            )
            continue
        other = next(each for each in _offices(written) if each != fact["ask"])
        yield (
            f"{fact['id']}: {other} is asked",
            lambda w, a=at, o=other: w["facts"][a].update(ask=o),
        )


def in_routes(written: Written) -> Iterator[Change]:
    """Change each part of each approval route."""
    at = next(n for n, each in enumerate(written["aspects"]) if each["id"] == "approval")
    for name, route in written["aspects"][at]["routes"].items():
        for part in ("offices", "consulting", "refer_to"):
            if route.get(part):
                yield (
                    f"route {name}: {part}",
                    lambda w, n=name, p=part: w["aspects"][at]["routes"][n][p].pop(),
                )
        for part, one, other in (
            ("strength", "must", "should"),
            ("before", "signature", "entering"),
            ("mode", "any", "all"),
            ("consulting_mode", "any", "all"),
        ):
            new = other if route.get(part) == one else one
            yield (
                f"route {name}: {part} {new}",
                lambda w, n=name, p=part, v=new: w["aspects"][at]["routes"][n].update({p: v}),
            )


def _in_condition(written: Written, when: Any) -> Iterator[Change]:
    for path, value in _options_within(when):
        subject = next(step for step in reversed(path) if isinstance(step, str))
        known = _options(written, subject) or _results(written, subject)
        for other in [each for each in known if each != value][:1]:
            yield (
                f"{subject} {value} -> {other}",
                lambda home, p=path, o=other: _put(home, ("when", *p), o),
            )
    for path, key, parts in _several_within(when):
        where = "/".join(map(str, (*path, key)))
        other = "any" if key == "all" else "all"
        yield (
            f"{where} -> {other}",
            lambda home, p=path, k=key, o=other: _renamed(_at(home, ("when", *p)), k, o),
        )
        for n in range(len(parts)):
            yield (
                f"{where} without {n + 1}",
                lambda home, p=path, k=key, a=n: _at(home, ("when", *p))[k].pop(a),
            )


def _options_within(raw: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Give the place and value of every option that a condition names."""
    if isinstance(raw, list):
        for at, part in enumerate(raw):
            yield from _options_within(part, (*path, at))
    elif isinstance(raw, dict):
        for key, part in raw.items():
            if key in {"all", "any", "not", "result", "at_least", "of"}:
                yield from _options_within(part, (*path, key))
            elif isinstance(part, list):
                yield from (((*path, key, at), value) for at, value in enumerate(part))
            elif isinstance(part, str):
                yield (*path, key), part


def _several_within(
    raw: Any, path: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], str, list[Any]]]:
    """Give the place of every ``all`` and ``any`` of several parts."""
    if isinstance(raw, list):
        for at, part in enumerate(raw):
            yield from _several_within(part, (*path, at))
    elif isinstance(raw, dict):
        for key, part in raw.items():
            if key in {"all", "any"} and len(part) > 1:
                yield path, key, part
            if key in {"all", "any", "not", "at_least", "of"}:
                yield from _several_within(part, (*path, key))


def _at(raw: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        raw = raw[step]
    return raw


def _put(raw: Any, path: tuple[Any, ...], value: object) -> None:
    _at(raw, path[:-1])[path[-1]] = value


def _renamed(raw: Written, key: str, other: str) -> None:
    raw[other] = raw.pop(key)


def _options(written: Written, fact: str) -> list[str]:
    return [
        option["value"]
        for each in written["facts"]
        if each["id"] == fact
        for option in each["options"]
    ]


def _results(written: Written, slot: str) -> list[str]:
    """Give the values of a slot; a body's are those of the bodies."""
    if slot == "body_type":
        return [body["id"] for body in written["bodies"]]
    found = {row["value"] for row in slot_rows(written, slot)} | {"absent"}
    return sorted(found - {"undetermined"})


def _other_values(written: Written, slot: str, value: str) -> list[str]:
    """Give one other value that a row of this slot might have given."""
    name = slot.partition(".")[0]
    aspect = next(each for each in written["aspects"] if each["id"] == name)
    if aspect["hit"] == "first":
        known = list(aspect["labels"])
    elif aspect["gives"] == "strength":
        known = ["must", "should", "recommended"]
    else:  # a caution has no value but being shown
        known = _offices(written) if aspect["gives"] == "office" else []
    return [each for each in known if each != value][:1]


def _offices(written: Written) -> list[str]:
    return [each["id"] for each in written["offices"]]


def _silences(written: Written) -> list[str]:
    silent = next(each for each in written["aspects"] if each["id"] == "silent")
    return [item["id"] for item in silent["items"]]


# --- whether it is noticed ----------------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """A case with what the edition says for it unchanged."""

    example: Example
    slots: dict[str, Settled | Unsettled]


class Original:
    """An edition as it is, and its examples: its own, and the worked cases of its policy."""

    def __init__(self, policy: str) -> None:
        found = FileEditions(FileEditions.default_folder()).current(policy)
        self._written = json.dumps(self._whole(policy), default=str)
        self.policy = found.compiled
        self._space = Space.of(found.edition)
        self._same = CompiledEdition(found.edition, found.ref, self._space)

    @staticmethod
    def _whole(policy: str) -> Written:
        folder = FileEditions.default_folder() / policy
        (newest,) = folder.glob("*/edition.yaml")
        return whole_of(bytes_of(newest.parent))

    @property
    def written(self) -> Written:
        """The edition as written, to be changed."""
        found: Written = json.loads(self._written)
        return found

    @cached_property
    def known(self) -> list[Known]:
        cases = [
            Example(id=f"case_{case.id}", says=case.id, facts=case.facts, expected=case.expected)
            for case in load_cases(self.policy.edition.id)
        ]
        return [
            Known(each, judged(self._same, self._same.read(each.facts)))
            for each in (*cases, *self.policy.edition.examples)
        ]

    def fate(self, change: Callable[[Written], object]) -> str:
        """Say what became of a change: refused, killed, reported, the same, or it survived."""
        written = self.written
        change(written)
        try:
            edition = Edition.model_validate(written)
        except ValidationError:
            return REFUSED
        changed = CompiledEdition(edition, self.policy.ref, self._space)
        if any(self._told_apart(changed, each) for each in self.known):
            return KILLED
        if any(findings_of(changed).values()):
            return REPORTED
        return SAME if self._decides_alike(changed) else SURVIVED

    def _told_apart(self, changed: CompiledEdition, known: Known) -> bool:
        """Judge only the slots whose diagrams are others, unless facts are read otherwise."""
        example = known.example
        reading = changed.read(example.facts)
        slots: dict[str, Settled | Unsettled]
        if reading == self._same.read(example.facts):
            others = self._other_slots(changed)
            kept = {slot: each for slot, each in known.slots.items() if slot in changed.slots}
            slots = {**kept, **judged(changed, reading, others)}
        else:
            slots = judged(changed, reading)
        try:
            found = as_contract(Determination(changed, reading, slots))
        except (IndexError, KeyError):  # no row applies, or a route is not there
            return True
        return any(mismatches(example.expected, found))

    def _other_slots(self, changed: CompiledEdition) -> tuple[str, ...]:
        return tuple(
            slot
            for slot, each in changed.slots.items()
            if slot not in self._same.slots
            or each.rows != self._same.slots[slot].rows
            or each.chosen != self._same.slots[slot].chosen
            or changed.edition.facts != self._same.edition.facts
        )

    def _decides_alike(self, changed: CompiledEdition) -> bool:
        """Say whether nothing that is decided has changed, only how it is written."""
        same = self._same
        return (
            {slot: each.value for slot, each in changed.slots.items()}
            == {slot: each.value for slot, each in same.slots.items()}
            and changed.edition.facts == same.edition.facts
            and changed.edition.bodies == same.edition.bodies
            and changed.edition.scalar("approval").routes == same.edition.scalar("approval").routes
            and _leads(changed) == _leads(same)
        )


def _leads(policy: CompiledEdition) -> dict[str, int]:
    """Give who leads in each slot, as a function of the facts."""
    return {
        slot: policy.diagrams.relabelled(
            each.chosen, lambda row, rows=each.rows: rows[row.at].led_by if row.at >= 0 else None
        )
        for slot, each in policy.slots.items()
    }
