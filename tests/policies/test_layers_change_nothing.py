"""With every layer on, each outcome and each event is byte for byte what it is with none."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from adapters.editions_files import FileEditions, named_in
from bot.settings import Settings
from bot.wiring import wire
from domain.messages import Act
from domain.refusals import Refusal
from tests.policies.builders import fact_sets, often
from tests.policies.cases import Case, load_cases
from tests.policies.layers import shipped
from tests.support.person import DOG_UNIT, NOW, CountingIds, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.wiring import App

ROOT = Path(__file__).parents[2]
DECIDING = ("domain.policy.policy", "domain.services.enquiries", "domain.model.enquiry.decider")
LAYERED = {"domain.policy.layers", "domain.policy.layers_on"}
LAYERED |= {"domain.policy.prompts", "domain.policy.processes"}
POLICIES = FileEditions(FileEditions.default_folder()).policies()
CASES = [(policy, case) for policy in POLICIES for case in load_cases(policy)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the policies alone, without a layer beside them."""
    shipped_here = FileEditions.default_folder()
    alone = tmp_path_factory.mktemp("alone")
    for policy in POLICIES:
        shutil.copytree(shipped_here / policy, alone / policy)
    assert named_in(alone, layers=True) == ()
    assert named_in(shipped_here, layers=True) == ("copacc", "scrutiny")
    return alone


def opened(store: Path, layers: tuple[str, ...], policies: Path | None = None) -> App:
    settings = Settings(
        store=f"sqlite:///{store}/store.sqlite",  # type: ignore[arg-type]
        now=NOW,
        layers=layers,
        policies=policies,
    )
    return wire(settings, CountingIds())


@pytest.fixture(scope="module")
def with_layers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    app = opened(tmp_path_factory.mktemp("with"), ("copacc", "scrutiny"))
    yield app
    app.close()


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[App]:
    app = opened(tmp_path_factory.mktemp("without"), (), folder)
    yield app
    app.close()


def decided(app: App, policy: str, facts: dict[str, str]) -> bytes:
    """Return everything that is ever written down of an outcome, and what would be asked next."""
    found = app.enquiries.policy(policy).determine(facts)
    cards = {
        goal: None if (card := found.next_card(goal)) is None else [f.id for f in card.facts]
        for goal in ("partnership", "approval", "everything")
    }
    return json.dumps([found.as_record(), found.as_contract(), cards]).encode()


@pytest.mark.parametrize(("policy", "case"), CASES, ids=lambda each: getattr(each, "id", each))
def test_every_worked_case_is_decided_alike(
    with_layers: App, without: App, policy: str, case: Case
) -> None:
    """Of every policy that is here."""
    assert decided(with_layers, policy, case.facts) == decided(without, policy, case.facts)


@often
@given(facts=fact_sets())
def test_any_facts_are_decided_alike(with_layers: App, without: App, facts: dict[str, str]) -> None:
    """Not sure and unanswered among them."""
    assert decided(with_layers, "cheshire", facts) == decided(without, "cheshire", facts)


def told(app: App, *, looking: bool) -> list[tuple[str, str]]:
    """Return every event of a matter from its opening to the register, by name and body.

    *looking* is whether whatever stands beside the policy is looked at after every step.
    """
    person = Person(app, "demo-chief-of-staff")
    for line in (
        DOG_UNIT,
        "yes",
        "none of these",
        "no",
        "more",
        "rest no",
        "register",
        "Dogs",
        "yes",
    ):
        person.says(line)
        if looking:
            person.says("good practice", "good practice 1", "good practice 8", "our process")
    store = app.store
    return [(each.name, str(each)) for stream in store.streams("") for each in store.load(stream)]


def test_looking_at_what_stands_beside_leaves_no_trace(tmp_path: Path, folder: Path) -> None:
    """The log of somebody who looks after every step is the log of somebody who has no layer."""
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    with_all = opened(tmp_path / "one", ("copacc", "scrutiny"))
    with_none = opened(tmp_path / "other", (), folder)
    try:
        looked, alone = told(with_all, looking=True), told(with_none, looking=False)
    finally:
        with_all.close()
        with_none.close()
    assert len(alone) > 5
    assert looked == alone


def test_an_answer_to_a_question_of_a_layer_is_refused_as_an_answer_of_a_matter(
    with_layers: App,
) -> None:
    """Neither a good-practice question nor one of a process form is a fact of any policy."""
    process, advice = shipped("scrutiny"), shipped("copacc")
    asked = {question for form in process.forms for question in form.question_by_id}
    asked |= {prompt.id for prompt in advice.prompts}  # type: ignore[union-attr]
    enquiries, actor = with_layers.enquiries, with_layers.actor("demo-sergeant")

    def act(key: str) -> Act:
        return Act(actor=actor, key=f"layers-{key}", conversation="test")

    seen = enquiries.open(act("open"), goal="approval", opening="a matter", heard=())
    for question in sorted(asked):
        with pytest.raises((Refusal, ValueError)):
            enquiries.answer(
                act(question),
                seen.id,
                answers=((question, "yes"),),
                shown="0" * 64,
                seen_version=seen.enquiry.version,
            )
    assert enquiries.get(actor, seen.id).enquiry.facts == {}


def test_what_decides_never_reads_a_layer() -> None:
    """By its imports, near and far: the policy, the enquiries and their decider know of none."""
    reached = set(DECIDING)
    waiting = list(DECIDING)
    while waiting:
        for imported in _imported_by(waiting.pop()):
            if imported not in reached:
                reached.add(imported)
                waiting.append(imported)
    assert len(reached) > 20
    assert reached & LAYERED == set()


def _imported_by(module: str) -> Iterator[str]:
    """Yield the modules of our own that *module* imports."""
    path = ROOT / Path(*module.split("."))
    file = path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("domain"):
            names = [f"{node.module}.{each.name}" for each in node.names]
            yield from (name for name in names if _is_module(name))
            yield str(node.module)


def _is_module(name: str) -> bool:
    path = ROOT / Path(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()
