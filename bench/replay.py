"""``python -m bench.replay`` records ten thousand enquiries and decides every one again.

The enquiries are recorded by the real service, under every policy there is, in a file or, with
``--postgres``, in a server of its own. The yardstick is ``json`` parsing the same bodies.
"""

import json
import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from adapters.clock import FixedClock
from adapters.editions_files import FileEditions
from adapters.ids import RandomIds
from adapters.stores import Stores, open_store
from domain.identity import Actor
from domain.services.enquiries import Enquiries
from domain.services.handling import Handling
from domain.services.replaying import Replaying
from tests.support.builders import NOON
from tests.support.memory import resident_kilobytes
from tests.support.postgres import Cluster, database
from tests.support.varied import Varied

ENQUIRIES = 10_000
BATCH = 500
AUDITOR = Actor(id="bench")

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - where recording waits for no disk, if there is such a place

T = TypeVar("T")


def record(enquiries: Enquiries, count: int) -> int:
    """Record *count* enquiries, of every policy in turn; return how many outcomes they have."""
    varied = Varied(enquiries, AUDITOR)
    policies = enquiries.policies
    return sum(
        varied.make(policies[number % len(policies)])[1]
        for number in _followed(range(count), f"Recording {count:,} enquiries ...", count)
    )


def replay(kept: Stores, enquiries: Enquiries, count: int) -> tuple[int, int]:
    """Decide all of them again; return how many outcomes there were, and how many differed."""
    decisions = different = 0
    found = Replaying(kept.histories, enquiries).all(AUDITOR)
    for each in _followed(found, f"Deciding {count:,} enquiries again ...", count):
        decisions += len(each.outcomes)
        different += sum(not one.same for one in each.outcomes) + len(each.unreadable)
    return decisions, different


def parse(kept: Stores) -> float:
    """Return how many seconds ``json`` takes to parse the body of every event of the log."""
    after, took = 0, 0.0
    while batch := kept.store.read(after, BATCH):
        bodies = [each.recorded.model_dump_json() for each in batch]
        began = perf_counter()
        for body in bodies:
            json.loads(body)
        took += perf_counter() - began
        after = batch[-1].place
    return took


def report(count: int, url: str) -> tuple[str, bool]:
    """Return the figures of one run over a store at *url*, and whether nothing differed."""
    kept = open_store(url)
    clock = FixedClock(NOON)
    handling = Handling(kept.store, clock, RandomIds(), "bench")
    editions = FileEditions(FileEditions.default_folder())
    usual = editions.policies()[0]
    enquiries = Enquiries(handling, editions, kept.keeper, kept.views, usual)
    began = perf_counter()
    recorded = record(enquiries, count)
    recording, before = perf_counter() - began, resident_kilobytes()
    # Nothing of what was recorded is left in memory: the editions are read from their kept bytes.
    fresh = FileEditions(FileEditions.default_folder())
    reader = Enquiries(handling, fresh, kept.keeper, kept.views, usual)
    began = perf_counter()
    decisions, different = replay(kept, reader, count)
    deciding, grown = perf_counter() - began, resident_kilobytes() - before
    parsing = parse(kept)
    kept.close()
    machine = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    each = deciding / decisions * 1e3
    figures = f"""{machine}, {url.partition(":")[0]}
{count:,} enquiries under {", ".join(enquiries.policies)}; recorded in {recording:.1f} s
{recorded:,} outcomes; {decisions:,} decided again in {deciding:.1f} s, {each:.2f} ms each
{different:,} differences
{grown / 1024:.0f} MiB of memory more than before
{parsing:.1f} s for json to parse the same log, {deciding / parsing:.0f} times as fast
"""
    return figures, decisions == recorded and not different


def _followed(work: Iterable[T], doing: str, total: int) -> Iterator[T]:
    console = Console(file=sys.stderr)
    yield from track(work, doing, total=total, console=console, disable=not console.is_terminal)


@contextmanager
def somewhere(*, postgres: bool) -> Iterator[str]:
    """Give the URL of an empty store that is gone afterwards."""
    with ExitStack() as held:
        if not postgres:
            quick = _IN_MEMORY if _IN_MEMORY.is_dir() else None
            folder = held.enter_context(tempfile.TemporaryDirectory(dir=quick))
            yield f"sqlite:///{folder}/replay.sqlite"
            return
        cluster = Cluster(sync=False)
        held.callback(cluster.remove)
        yield held.enter_context(database(cluster.url, "replay"))


def main() -> None:
    """Print the figures; exit with 1 where anything differed."""
    numbers = [argument for argument in sys.argv[1:] if argument != "--postgres"]
    if len(numbers) > 1 or not all(number.isdecimal() for number in numbers):
        print("bench.replay takes a number and --postgres, and nothing else", file=sys.stderr)
        sys.exit(2)
    count = int(numbers[0]) if numbers else ENQUIRIES
    with somewhere(postgres="--postgres" in sys.argv) as url:
        figures, same = report(count, url)
    print(figures, end="")
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
