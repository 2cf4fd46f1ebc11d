"""``python -m bench`` measures the engine and the stores, each beside a yardstick of the same run.

The yardsticks are not ours: pydantic checking the same facts, ``json`` reading the same result,
PyYAML reading the same files. A ratio means the same on a slow machine and on a fast one, which a
millisecond does not.
"""

import gc
import json
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, Literal

import yaml
from pydantic import BaseModel, create_model

from adapters.editions_files import FileEditions, bytes_of, compiled_from
from bench import store
from bench.measuring import Timings, timed, timed_after
from domain.policy.determining import judged
from domain.policy.facts import BODY_TYPE, UNSURE
from domain.policy.hearing import Hearing
from domain.policy.inspecting import inspect
from domain.policy.policy import Outcome, Policy

ROOT = Path(__file__).resolve().parent.parent
WORKED_CASES = ROOT / "tests" / "policies" / "data" / "worked-cases.yaml"
WRITTEN_TO = ROOT / "docs" / "explanation" / "measurements.md"
FACT_SETS = 5_000
SEED = 20_261_122
EXCLUSIONS = ("professional_network", "supplier_contract", "conference", "consultative_group")
AIM_MEDIAN_MS = 1.0
AIM_WORST_MS = 5.0
AIMS = f"{AIM_MEDIAN_MS:g} ms in the median and {AIM_WORST_MS:g} ms at worst"


def fact_sets(policy: Policy) -> list[dict[str, str]]:
    """Return random fact sets of every fullness, with doubts and named bodies."""
    random = Random(SEED)  # noqa: S311 - a sample, the same on every run
    bodies = [body.id for body in policy.edition.bodies]
    sets = []
    for _ in range(FACT_SETS):
        answered = random.random()
        facts = {
            fact.id: UNSURE if random.random() < 0.15 else random.choice(fact.domain)
            for fact in policy.edition.facts
            if random.random() < answered
        }
        facts |= {fact: "no" for fact in EXCLUSIONS if fact in facts and random.random() < 0.8}
        if random.random() < 0.25:
            facts[BODY_TYPE] = random.choice(bodies)
        sets.append(facts)
    return sets


def worked(policy: Policy) -> tuple[list[dict[str, str]], list[str]]:
    """Return the facts of the worked cases of *policy*, and their opening sentences."""
    entries = [
        entry
        for entry in yaml.safe_load(WORKED_CASES.read_text(encoding="utf-8"))
        if entry.get("policy") == policy.edition.id
    ]
    records = [record for entry in entries for record in entry.get("items", [entry])]
    facts = [record["facts"] for record in records if "facts" in record]
    return facts, [entry["says"] for entry in entries]


def yardstick_of_facts(policy: Policy) -> type[BaseModel]:
    """Return a pydantic model that checks the same facts and values, and decides nothing."""
    fields: dict[str, Any] = {
        name: (Literal[(*domain, UNSURE)] | None, None)
        for name, domain in policy.compiled.domains.items()
    }
    made: type[BaseModel] = create_model("Facts", **fields)
    return made


Measurement = tuple[str, Timings, str, Timings]
"""What was measured, its timings, the yardstick, and the yardstick's timings."""


def deciding(policy: Policy) -> Iterator[Measurement]:
    """Yield what it costs to decide, beside pydantic checking the same facts."""
    random_sets = fact_sets(policy)
    cases, _ = worked(policy)
    checking = timed(yardstick_of_facts(policy).model_validate, random_sets + cases)
    checks = "pydantic checks the facts"
    yield "determination, random facts", timed(afresh(policy), random_sets), checks, checking
    gc.freeze()
    yield (
        "the same, after gc.freeze()",
        timed(afresh(policy), random_sets),
        checks,
        checking,
    )
    gc.unfreeze()
    yield "a full garbage collection", timed(lambda _: gc.collect(), range(20)), checks, checking
    yield "determination, worked cases", timed(afresh(policy), cases * 50), checks, checking
    asking = timed_after(
        afresh(policy),
        lambda found: (found.next_card("everything"), found.cards_left("everything")),
        random_sets,
    )
    yield "next card and cards left", asking, checks, checking


def afresh(policy: Policy) -> Callable[[Mapping[str, object]], Outcome]:
    """Return what determines without keeping anything, as for facts that nobody had before."""

    def determined(facts: Mapping[str, object]) -> Outcome:
        reading = policy.compiled.read(facts)
        return Outcome(policy.compiled, reading, judged(policy.compiled, reading))

    return determined


def writing_down(policy: Policy) -> Iterator[Measurement]:
    """Yield what it costs to write a determination down, beside json reading what was written."""
    everything = fact_sets(policy) + worked(policy)[0]
    reading = timed_after(
        lambda facts: json.dumps(afresh(policy)(facts).as_record()), json.loads, everything
    )
    reads = "json reads the record"
    deciding_too = timed(lambda facts: afresh(policy)(facts).as_contract(), everything)
    yield "determination and its contract", deciding_too, reads, reading
    recording = timed_after(afresh(policy), lambda found: found.as_record(), everything)
    yield "record of a determination", recording, reads, reading


def hearing(policy: Policy) -> Iterator[Measurement]:
    """Yield what it costs to hear a text, beside Python splitting it into words."""
    texts = {"an opening sentence": worked(policy)[1] * 50}
    texts["63,000 characters"] = ["supplier " * 7_000] * 20
    for what, said in texts.items():
        splitting = timed(lambda text: text.casefold().split(), said)
        yield (
            f"hearing {what}",
            timed(Hearing(policy.edition).hear, said),
            "Python splits it",
            splitting,
        )


def editions(policy: Policy) -> Iterator[Measurement]:
    """Yield what it costs to read an edition and to prove it, beside PyYAML reading its files."""
    folder = FileEditions.default_folder() / policy.edition.id / policy.edition.version
    canonical = bytes_of(folder)
    texts = json.loads(canonical).values()
    parsing = timed(lambda _: [yaml.safe_load(text) for text in texts], range(5))
    parse = "PyYAML reads its files"
    yield "reading and compiling the edition", timed(compiled_from, [canonical] * 5), parse, parsing
    proving = timed(lambda _: inspect(compiled_from(canonical).compiled), range(5))
    yield "policy check, all of it", proving, parse, parsing


def table(policy: Policy) -> tuple[str, bool]:
    """Return the measurements as a table, and whether the aims for a determination are met."""
    lines = [
        "| what | times | median ms | p99 ms | worst ms | yardstick | its median ms | ratio |",
        "|---|---:|---:|---:|---:|---|---:|---:|",
    ]
    met = True
    found_in = (deciding, writing_down, hearing, editions)
    for what, found, yardstick, other in (each for part in found_in for each in part(policy)):
        p99 = "" if found.p99 is None else f"{found.p99:.3f}"
        figures = f"{found.median:.3f} | {p99} | {found.worst:.3f}"
        beside = f"{yardstick} | {other.median:.4f} | {found.median / other.median:.1f}"
        lines.append(f"| {what} | {len(found.taken):,} | {figures} | {beside} |")
        if what.startswith("determination, "):
            met &= found.median <= AIM_MEDIAN_MS and found.worst <= AIM_WORST_MS
    return "\n".join(lines), met


def report() -> str:
    """Return the page: where it was measured, the table, and how the aims stand."""
    assert gc.isenabled()
    policy = FileEditions(FileEditions.default_folder()).current("cheshire")
    rows, met = table(policy)
    machine = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    verdict = "met" if met else "not met in this run"
    return f"""# Measurements

Written by `make bench ARGS=--write`. Every figure is of one run on one machine, so the ratio is
what to compare: {machine}.

One process, the garbage collector on as in the product save where it says so, each call timed by
itself and none left out. The random facts are {FACT_SETS:,} sets of every fullness, with doubts and
named bodies, always the same.

The aim for a determination is {AIMS}: {verdict}.
A full garbage collection of the loaded program takes longer than that aim and falls now and then
into whatever is timed; the row after gc.freeze(), which takes the edition out of it, shows what
is left.

{rows}
"""


def _pages() -> Iterator[tuple[str, Path]]:
    """Yield each page and where it is kept, measured one after the other."""
    yield report(), WRITTEN_TO
    yield store.report(), store.WRITTEN_TO
    # Imported last: what a Teams channel loads would be collected at the cost of the others.
    from bench import channel, notices  # noqa: PLC0415

    yield channel.report(), channel.WRITTEN_TO
    yield notices.report(), notices.WRITTEN_TO


def main() -> None:
    """Print the measurements; keep them only when asked to with ``--write``."""
    wrong = [argument for argument in sys.argv[1:] if argument != "--write"]
    if wrong:
        print(f"bench takes --write and nothing else, not {wrong[0]!r}", file=sys.stderr)
        sys.exit(2)
    for page, kept_in in _pages():
        print(page)
        if "--write" in sys.argv:
            kept_in.parent.mkdir(parents=True, exist_ok=True)
            kept_in.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
