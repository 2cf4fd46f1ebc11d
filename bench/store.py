"""``python -m bench.store`` measures the stores, each figure beside the bare driver.

The yardsticks are not ours: ``sqlite3`` and ``psycopg`` writing the same bytes with the same care
for the disk, or reading and parsing them, and an event loop with nothing else to do. Ours and
theirs take turns, so that a busy disk is busy for both.
"""

import asyncio
import json
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter_ns

import psycopg

from adapters.ids import RandomIds
from adapters.stores import Stores, open_store
from bench.measuring import Timings, timed
from bot.offload import Offload
from domain.messages import Command
from domain.model.enquiry.decider import decide
from domain.model.enquiry.messages import AnswerQuestions, OpenEnquiry
from domain.model.enquiry.state import UNOPENED, evolve
from domain.services.handling import Decider, Handling, Order
from tests.support.builders import CLOCK, SHOWN, act, said
from tests.support.postgres import Cluster, database
from tests.support.toy_policy import TOY

ROOT = Path(__file__).resolve().parent.parent
WRITTEN_TO = ROOT / "docs" / "explanation" / "store-measurements.md"
COMMANDS = 1_000
STREAM_LENGTH = 10
TURNS_AT_ONCE = 64
TURNS_EACH = 8
TICK = 0.001
REBUILDS = 5
BATCH = 500
AIM_LAG_MS = 20.0
DECIDER = Decider(UNOPENED, evolve, lambda command, story: decide(command, story.state, TOY))

Measurement = tuple[str, Timings, str, Timings]
"""What was measured, its timings, the yardstick, and the yardstick's timings."""

Bare = Callable[[bytes], object]
"""Writes one event with nothing but the driver, and waits for the disk."""

Reading = Callable[[object], object]
"""Reads the whole log with nothing but the driver, and parses it."""


@dataclass(frozen=True)
class Bench:
    """One store, and the bare drivers beside it."""

    name: str
    kept: Stores
    write: Bare
    read: Reading

    def handling(self) -> Handling:
        """Return the one command handler, on this store."""
        return Handling(self.kept.store, CLOCK, RandomIds(), "bench")


def orders(name: str, count: int) -> list[Order[Command]]:
    """Return commands to streams of ten events: an opening, then answers that change each time."""
    made: list[Order[Command]] = []
    for number in range(count):
        stream = f"enquiry-{name}{number // STREAM_LENGTH}"
        key = act(f"{name}-{number}")
        if number % STREAM_LENGTH == 0:
            opening = OpenEnquiry(goal="approval", opening=said("a joint board with two councils"))
            made.append(Order(stream, opening, key, opens=True))
        else:
            value = "yes" if number % 2 else "no"
            wish = AnswerQuestions(answers=(("shared_aim", value),), shown=SHOWN)
            made.append(Order(stream, wish, key))
    return made


def commands(bench: Bench) -> Iterator[Measurement]:
    """Yield what one command costs: load, fold, decide, append, receipt, views."""
    handling, ours, theirs = bench.handling(), [], []
    for order in orders("one", COMMANDS):
        start = perf_counter_ns()
        handled = handling.carry_out(order, DECIDER)
        ours.append(perf_counter_ns() - start)
        body = handled.events[0].model_dump_json().encode()
        start = perf_counter_ns()
        bench.write(body)
        theirs.append(perf_counter_ns() - start)
    yield (
        f"{bench.name}: one command",
        Timings(tuple(ours)),
        "the bare driver adds one row",
        Timings(tuple(theirs)),
    )


def lag(bench: Bench) -> Iterator[Measurement]:
    """Yield how late the event loop is while 64 people act at once."""
    yield (
        f"{bench.name}: lateness of the loop, {TURNS_AT_ONCE} turns at once",
        asyncio.run(_late(bench)),
        "a loop with nothing to do",
        asyncio.run(_late(None)),
    )


async def _late(bench: Bench | None) -> Timings:
    """Return how much later than asked each tick came, with all those turns or without."""
    late: list[int] = []
    over = asyncio.Event()

    async def ticking() -> None:
        while not over.is_set():
            asked = perf_counter_ns()
            await asyncio.sleep(TICK)
            late.append(perf_counter_ns() - asked - int(TICK * 1e9))

    ticker = asyncio.create_task(ticking())
    if bench is None:
        await asyncio.sleep(1)
    else:
        await _turns(bench)
    over.set()
    await ticker
    return Timings(tuple(late))


async def _turns(bench: Bench) -> None:
    offload, handling = Offload(bench.kept.workers), bench.handling()

    async def person(number: int) -> None:
        for order in orders(f"loop{number}x", TURNS_EACH):
            await offload.run(lambda order=order: handling.carry_out(order, DECIDER))

    await asyncio.gather(*(person(number) for number in range(TURNS_AT_ONCE)))
    offload.close()


def rebuilding(bench: Bench) -> Iterator[Measurement]:
    """Yield what a rebuild of every view costs, beside reading and parsing the same log."""
    yield (
        f"{bench.name}: rebuild of {len(bench.kept.store.read(0, 1_000_000)):,} events",
        timed(lambda _: bench.kept.views.rebuild(), range(REBUILDS)),
        "the bare driver reads, json parses",
        timed(bench.read, range(REBUILDS)),
    )


@contextmanager
def on_sqlite() -> Iterator[Bench]:
    """Give a file, and a second one for the bare driver on the same disk."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        kept = open_store(f"sqlite:///{folder}/ours.sqlite")
        stack.callback(kept.close)
        bare = sqlite3.connect(f"{folder}/bare.sqlite", isolation_level=None)
        stack.callback(bare.close)
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, state BLOB)")
        reader = sqlite3.connect(f"{folder}/ours.sqlite")
        stack.callback(reader.close)

        def read(_: object) -> None:
            cursor = reader.execute("SELECT state FROM stored_events ORDER BY rowid")
            while rows := cursor.fetchmany(BATCH):
                for (body,) in rows:
                    json.loads(body)

        def write(body: bytes) -> None:
            bare.execute("INSERT INTO events (state) VALUES (?)", [body])

        yield Bench("SQLite", kept, write, read)


@contextmanager
def on_postgres() -> Iterator[Bench]:
    """Give a database of a server that waits for its disk, with a table for the bare driver."""
    with ExitStack() as stack:
        cluster = Cluster(sync=True)
        stack.callback(cluster.remove)
        url = stack.enter_context(database(cluster.url, "bench"))
        kept = open_store(url)
        stack.callback(kept.close)
        bare = stack.enter_context(psycopg.connect(url, autocommit=True))
        bare.execute("CREATE TABLE events (id bigserial PRIMARY KEY, state bytea)")

        def read(_: object) -> None:
            found = bare.execute("SELECT state FROM stored_events ORDER BY notification_id")
            while rows := found.fetchmany(BATCH):
                for (body,) in rows:
                    json.loads(body)

        def write(body: bytes) -> None:
            bare.execute("INSERT INTO events (state) VALUES (%s)", [body])

        yield Bench("PostgreSQL", kept, write, read)


def table() -> tuple[str, bool]:
    """Return the measurements as a table, and whether the aim for the event loop is met."""
    lines = [
        "| what | times | median ms | p99 ms | worst ms | yardstick | its median ms | ratio |",
        "|---|---:|---:|---:|---:|---|---:|---:|",
    ]
    met = True
    for place in (on_sqlite, on_postgres):
        with place() as bench:
            for part in (commands, lag, rebuilding):
                for what, found, yardstick, other in part(bench):
                    p99 = "" if found.p99 is None else f"{found.p99:.3f}"
                    figures = f"{found.median:.3f} | {p99} | {found.worst:.3f}"
                    beside = f"{yardstick} | {other.median:.3f}"
                    ratio = f"{found.median / other.median:.1f}"
                    lines.append(
                        f"| {what} | {len(found.taken):,} | {figures} | {beside} | {ratio} |"
                    )
                    if part is lag:
                        met &= found.p99 is not None and found.p99 <= AIM_LAG_MS
    return "\n".join(lines), met


def report() -> str:
    """Return the page: where it was measured, the table, and how the aim stands."""
    rows, met = table()
    machine = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    verdict = "met" if met else "not met in this run"
    return f"""# Measurements of the stores

Written by `python -m bench.store --write`. Every figure is of one run on one machine, so the ratio
is what to compare: {machine}, the PostgreSQL server on the same
machine, both stores waiting for the disk at every commit.

A command is everything between a press and its acknowledgement save the conversation: the stream
is loaded and folded, the receipt looked for, the wish decided, and events, receipt and views are
written in one transaction. The streams are {STREAM_LENGTH} events long. The bare driver adds one
row of the same bytes and does nothing else, so its ratio is the price of the whole promise.

The loop is asked to wake every millisecond while {TURNS_AT_ONCE} people press {TURNS_EACH} times
each through the bounded pool. It may be at most {AIM_LAG_MS:g} ms late, ninety-nine times in a
hundred: {verdict}.

{rows}
"""


def main() -> None:
    """Print the measurements; keep them only when asked to with ``--write``."""
    wrong = [argument for argument in sys.argv[1:] if argument != "--write"]
    if wrong:
        print(f"bench takes --write and nothing else, not {wrong[0]!r}", file=sys.stderr)
        sys.exit(2)
    page = report()
    print(page)
    if "--write" in sys.argv:
        WRITTEN_TO.parent.mkdir(parents=True, exist_ok=True)
        WRITTEN_TO.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
