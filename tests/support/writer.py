"""A program that writes matters and entries to a store until it is killed, saying what is kept."""

import sys
from itertools import count

from adapters.clock import SystemClock
from adapters.ids import RandomIds
from tests.support.builders import SHOWN, act
from tests.support.stores import opened_at


def main(url, name):
    kept = opened_at(url)
    others = {"clock": SystemClock(), "ids": RandomIds()}
    enquiries = kept.enquiries(**others)
    arrangements = kept.arrangements(enquiries, **others)

    def told(key, kept_as):
        sys.stdout.write(f"{key} {kept_as}\n")
        sys.stdout.flush()

    heard = [("shared_aim", "yes", "joint"), ("shared_money", "yes", "cash")]
    for number in count(step=4):
        keys = [f"{name}-{number + n}" for n in range(4)]
        seen = enquiries.open(act(keys[0]), goal="partnership", opening=keys[0], heard=heard)
        told(keys[0], f"enquiry-{seen.id}")
        enquiries.confirm(act(keys[1]), seen.short, shown=SHOWN)
        told(keys[1], f"enquiry-{seen.id}")
        enquiries.determine(act(keys[2]), seen.id)
        told(keys[2], f"enquiry-{seen.id}")
        (offer,) = arrangements.offers(act(keys[3]).actor, seen.id)
        entry = arrangements.register(act(keys[3]), seen.id, register=offer.register, title=keys[3])
        told(keys[3], f"arrangement-{entry.id}")


if __name__ == "__main__":
    main(*sys.argv[1:])
