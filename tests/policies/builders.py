"""Fact sets, completions and small random editions, for tests that must hold of any policy."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any, Final

import yaml
from hypothesis import settings
from hypothesis import strategies as st

from adapters.editions_files import FileEditions
from domain.policy.compiling import CompiledEdition
from domain.policy.edition import Edition, EditionRef
from domain.policy.goals import EVERYTHING, GOALS
from tests.policies.cases import WORKED_CASES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from domain.policy.conditions import Condition
    from domain.policy.determining import Determination
    from domain.policy.policy import Policy

UNSURE: Final = "unsure"
BODY: Final = "body_type"
EXCLUSIONS: Final = (
    "professional_network",
    "supplier_contract",
    "conference",
    "consultative_group",
)

often = settings(max_examples=max(150, settings.default.max_examples if settings.default else 0))
"""For properties that cost a millisecond an example."""


@cache
def policy_of(policy: str) -> Policy:
    """Give the edition of that policy as the product loads it."""
    return FileEditions(FileEditions.default_folder()).current(policy)


def cheshire() -> Policy:
    """Give the Cheshire edition as the product loads it."""
    return policy_of("cheshire")


@cache
def openings(policy: str = "cheshire") -> dict[str, str]:
    """Give the opening sentence of every worked case of a policy, lifecycles too."""
    entries = yaml.safe_load(WORKED_CASES.read_text(encoding="utf-8"))
    return {each["id"]: each["says"] for each in entries if each.get("policy") == policy}


# --- fact sets of the Cheshire policy -----------------------------------------------------------


def random_facts(random: Random, *, doubt: float = 0.15, bodies: bool = True) -> dict[str, str]:
    """Give some answers; exclusions are rarely so, since one yes settles nearly everything."""
    policy = cheshire()
    answered = random.choice((0.3, 0.6, 0.9, 1.0))
    facts: dict[str, str] = {}
    for fact in policy.edition.facts:
        if random.random() > answered:
            continue
        if fact.id in EXCLUSIONS and random.random() < 0.9:
            facts[fact.id] = "no"
        elif random.random() < doubt:
            facts[fact.id] = UNSURE
        else:
            facts[fact.id] = random.choice(fact.domain)
    if bodies and random.random() < 0.3:
        facts[BODY] = random.choice([body.id for body in policy.edition.bodies])
    return facts


def fact_sets(*, doubt: float = 0.15, bodies: bool = True) -> st.SearchStrategy[dict[str, str]]:
    """Give Cheshire fact sets; hypothesis makes them smaller by leaving answers out."""
    policy = cheshire()

    def answer(fact: Any) -> st.SearchStrategy[str | None]:
        values: list[str | None] = [None, *fact.domain]
        if fact.id in EXCLUSIONS:
            values = [*["no"] * 10, None, *fact.domain]  # one yes settles nearly everything
        if doubt:
            values.append(UNSURE)
        return st.sampled_from(values)

    each: dict[str, st.SearchStrategy[str | None]] = {f.id: answer(f) for f in policy.edition.facts}
    if bodies:
        names = [body.id for body in policy.edition.bodies]
        each[BODY] = st.sampled_from([None, None, None, UNSURE, *names])
    return st.fixed_dictionaries(each).map(
        lambda all_: {fact: value for fact, value in all_.items() if value is not None}
    )


def open_facts(found: Determination) -> list[str]:
    """Give the facts that are unanswered, or not sure and read as nothing."""
    return [fact for fact in found.policy.order[1:] if fact not in found.reading.known]


def completion(found: Determination, random: Random) -> dict[str, str]:
    """Give the facts as read, with every open one at some value."""
    domains = found.policy.domains
    facts = {fact: random.choice(domains[fact]) for fact in open_facts(found)}
    return {**found.reading.known, **facts, BODY: found.reading.body}


@dataclass
class Told:
    """A case that knows just what it is told: facts, results and the meaning of terms."""

    facts: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, Condition] = field(default_factory=dict)

    def fact(self, fact: str) -> str | None:
        return self.facts.get(fact)

    def result(self, slot: str) -> str | None:
        return self.results.get(slot)

    def term(self, name: str) -> Condition:
        return self.terms[name]


# --- small random editions ----------------------------------------------------------------------

VALUES: Final = ("a", "b", "c", "d")
CITED: Final = ["XXX-1"]
FREE: Final = ("partnership", "kind", "review")
"""The scalar aspects that are filled at random; ``register`` is filled with items."""

Raw = Any
"""A condition as YAML gives it."""


@dataclass(frozen=True)
class Small:
    """A small edition as written, and the same compiled."""

    written: dict[str, Any]
    compiled: CompiledEdition

    @property
    def domains(self) -> dict[str, tuple[str, ...]]:
        return {f["id"]: tuple(o["value"] for o in f["options"]) for f in self.written["facts"]}

    def tables(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Give each slot with its rows as written, in the order judged."""
        for aspect in self.written["aspects"]:
            if aspect["hit"] == "first":
                yield aspect["id"], aspect["rows"]
            else:
                for item in aspect["items"]:
                    yield f"{aspect['id']}.{item['id']}", item["rows"]

    def judged(self, facts: Mapping[str, str]) -> dict[str, str]:
        """Judge every slot for all facts known: plainly, from the YAML shapes themselves."""
        results: dict[str, str] = {}
        for slot, rows in self.tables():
            first = (row["value"] for row in rows if self.holds(row["when"], facts, results))
            results[slot] = next(first, "absent")
        return results

    def holds(self, raw: Raw, facts: Mapping[str, str], results: Mapping[str, str]) -> bool:
        """Say whether a condition, as YAML gives it, holds."""
        if isinstance(raw, str):
            return raw in ("always", "otherwise") or self.holds(
                self.written["terms"][raw]["when"], facts, results
            )
        return all(self._part(key, value, facts, results) for key, value in raw.items())

    def _part(
        self, key: str, raw: Raw, facts: Mapping[str, str], results: Mapping[str, str]
    ) -> bool:
        def count(parts: list[Raw]) -> int:
            return sum(self.holds(part, facts, results) for part in parts)

        shapes: dict[str, Callable[[], bool]] = {
            "all": lambda: count(raw) == len(raw),
            "any": lambda: count(raw) > 0,
            "not": lambda: not self.holds(raw, facts, results),
            "at_least": lambda: count(raw["of"]) >= raw["count"],
            "result": lambda: all(self._is(results[s], v) for s, v in raw.items()),
        }
        return shapes[key]() if key in shapes else self._is(facts[key], raw)

    @staticmethod
    def _is(value: str, wanted: Raw) -> bool:
        listed = wanted if isinstance(wanted, list) else [wanted]
        return value in listed or ("given" in listed and value != "absent")

    def everything(self) -> Iterator[dict[str, str]]:
        """Give every full set of facts, for no named body."""
        names = list(self.domains)
        for values in product(*self.domains.values()):
            yield dict(zip(names, values, strict=True)) | {BODY: "none_of_these"}


def written_edition(  # the parts that vary, each with a default that says nothing
    facts: list[dict[str, Any]],
    *,
    terms: dict[str, Raw] | None = None,
    scalars: Mapping[str, list[dict[str, Any]]] | None = None,
    items: Mapping[str, list[dict[str, Any]]] | None = None,
) -> dict[str, Any]:
    """Write an edition that is valid throughout and decides what is given."""
    given = dict(scalars or {})
    order = [*given, *sorted(GOALS[EVERYTHING] - {*given, "register"}), "register"]
    nothing = [{"value": "nothing", "when": "always", "clauses": CITED}]
    aspects: list[dict[str, Any]] = [
        {"id": name, "hit": "first", "title": name, "labels": {}, "rows": given.get(name, nothing)}
        for name in order
        if name != "register"
    ]
    aspects.append(
        {
            "id": "register",
            "hit": "collect",
            "title": "register",
            "gives": "office",
            "items": [{"id": i, "label": i, "rows": rows} for i, rows in (items or {}).items()],
        }
    )
    return {
        "id": "small",
        "version": "1",
        "title": "Small",
        "short_title": "Small",
        "status": "draft",
        "layer": "policy",
        "in_force": {"since": "2026-01-01"},
        "review_due": None,
        "owners": ["contact"],
        "policy_contact": "contact",
        "applies_to": ["us"],
        "banners": [],
        "offices": [{"id": name, "title": name} for name in ("contact", "one", "two")],
        "groups": [],
        "facts": facts,
        "bodies": [{"id": "none_of_these", "label": "None"}],
        "terms": {name: {"when": when, "clauses": CITED} for name, when in (terms or {}).items()},
        "aspects": aspects,
        "clauses": {"XXX-1": {"place": "1", "gist": "One.", "codes": ["DET", "Q"]}},
        "assumptions": {},
        "absent": {},
    }


def written_fact(name: str, values: tuple[str, ...], **more: Any) -> dict[str, Any]:
    """Write one fact with those values."""
    words = dict.fromkeys(("question", "item", "why", "example", "counter_example"), name)
    options = [{"value": value, "label": value} for value in values]
    return {"id": name, **words, "options": options, "ask": "one", "clauses": CITED, **more}


def compiled(written: dict[str, Any]) -> CompiledEdition:
    """Compile an edition as written."""
    ref = EditionRef(policy="small", version="1", sha256="0" * 64)
    return CompiledEdition(Edition.model_validate(written), ref)


@st.composite
def conditions(
    draw: st.DrawFn,
    domains: Mapping[str, tuple[str, ...]],
    terms: tuple[str, ...] = (),
    slots: Mapping[str, tuple[str, ...]] | None = None,
    depth: int = 3,
) -> Raw:
    """Give a condition as YAML gives it, of any shape that the names allow."""
    deeper = conditions(domains, terms, slots, depth - 1)
    facts = sorted(domains)
    shapes: dict[str, Callable[[], Raw]] = {
        "is": lambda: {
            (fact := draw(st.sampled_from(facts))): draw(st.sampled_from(domains[fact]))
        },
        "one of": lambda: {
            (fact := draw(st.sampled_from(facts))): draw(
                st.lists(st.sampled_from(domains[fact]), min_size=1, unique=True)
            )
        },
        "always": lambda: draw(st.sampled_from(("always", "otherwise"))),
    }
    if terms:
        shapes["term"] = lambda: draw(st.sampled_from(terms))
    if slots:
        shapes["result"] = lambda: {
            "result": {
                (slot := draw(st.sampled_from(sorted(slots)))): draw(st.sampled_from(slots[slot]))
            }
        }
    if depth:
        shapes |= {
            "several": lambda: {
                fact: draw(st.sampled_from(domains[fact]))
                for fact in draw(st.lists(st.sampled_from(facts), min_size=2, unique=True))
            },
            "all": lambda: {"all": draw(st.lists(deeper, min_size=1, max_size=3))},
            "any": lambda: {"any": draw(st.lists(deeper, min_size=1, max_size=3))},
            "not": lambda: {"not": draw(deeper)},
            "at least": lambda: {"at_least": _counted(draw, deeper)},
        }
    return shapes[draw(st.sampled_from(sorted(shapes)))]()


def _counted(draw: st.DrawFn, part: st.SearchStrategy[Raw]) -> Raw:
    of = draw(st.lists(part, min_size=1, max_size=4))
    return {"count": draw(st.integers(1, len(of))), "of": of}


@st.composite
def small_editions(draw: st.DrawFn, most: int = 72) -> Small:
    """Give an edition of three to five facts whose full sets of answers are at most *most*."""
    domains: dict[str, tuple[str, ...]] = {}
    sets = 1
    count = draw(st.integers(3, 5))
    for number in range(count):
        room = most // (sets * 2 ** (count - number - 1))
        arity = draw(st.integers(2, max(2, min(4, room))))
        sets *= arity
        domains[f"f{number}"] = VALUES[:arity]
    facts = [
        written_fact(
            name,
            values,
            ask=draw(st.sampled_from(("one", "two"))),
            **({"unsure_as": values[-1]} if draw(st.integers(0, 4)) == 0 else {}),
        )
        for name, values in domains.items()
    ]
    terms: dict[str, Raw] = {}
    for number in range(draw(st.integers(0, 2))):
        terms[f"t{number}"] = draw(conditions(domains, tuple(terms)))
    slots: dict[str, tuple[str, ...]] = {}

    def rows(values: tuple[str, ...]) -> list[dict[str, Any]]:
        return [
            {
                "value": draw(st.sampled_from(values)),
                "when": draw(conditions(domains, tuple(terms), dict(slots))),
                "clauses": CITED,
            }
            for _ in range(draw(st.integers(1, 4)))
        ]

    scalars: dict[str, list[dict[str, Any]]] = {}
    for name in FREE:
        scalars[name] = rows(("x", "y", "z", "undetermined"))
        slots[name] = ("x", "y", "z", "undetermined", "absent", "given")
    items = {}
    for name in ("first", "second"):
        items[name] = rows(("one", "two"))
        slots[f"register.{name}"] = ("one", "two", "absent", "given")
    written = written_edition(facts, terms=terms, scalars=scalars, items=items)
    return Small(written, compiled(written))


# --- the Cheshire edition, written otherwise ----------------------------------------------------


@cache
def _shipped_text(policy: str) -> str:
    whole: dict[str, Any] = {}
    for path in sorted((FileEditions.default_folder() / policy).glob("*/*.yaml")):
        whole |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return json.dumps(whole, default=str)


def shipped_edition(policy: str = "cheshire") -> dict[str, Any]:
    """Give the edition of a policy as written, to be changed: nothing in it is shared."""
    found: dict[str, Any] = json.loads(_shipped_text(policy))
    return found


def slot_rows(written: dict[str, Any], slot: str) -> list[dict[str, Any]]:
    """Give the rows of a slot as written."""
    aspect, _, item = slot.partition(".")
    found = next(each for each in written["aspects"] if each["id"] == aspect)
    if item:
        found = next(each for each in found["items"] if each["id"] == item)
    rows: list[dict[str, Any]] = found["rows"]
    return rows


def slots_of(written: dict[str, Any]) -> list[str]:
    """Give the slots of an edition as written."""
    return [
        slot
        for aspect in written["aspects"]
        for slot in (
            [aspect["id"]]
            if "rows" in aspect
            else [f"{aspect['id']}.{item['id']}" for item in aspect["items"]]
        )
    ]
