"""A program that writes enquiries to a store until it is killed, saying aloud what is kept."""

import sys
from itertools import count

from adapters.clock import SystemClock
from adapters.ids import RandomIds
from tests.support.builders import SHOWN, act
from tests.support.stores import opened_at


def main(url, name):
    enquiries = opened_at(url).enquiries(clock=SystemClock(), ids=RandomIds())

    def told(number, seen):
        sys.stdout.write(f"{name}-{number} {seen.id} {seen.enquiry.version}\n")
        sys.stdout.flush()

    for number in count(step=3):
        heard = [("shared_aim", "yes", "joint")]
        key = f"{name}-{number}"
        seen = enquiries.open(act(key), goal="partnership", opening=key, heard=heard)
        told(number, seen)
        key = f"{name}-{number + 1}"
        seen = enquiries.confirm(act(key), seen.short, shown=SHOWN)
        told(number + 1, seen)
        key = f"{name}-{number + 2}"
        told(number + 2, enquiries.determine(act(key), seen.id))


if __name__ == "__main__":
    main(*sys.argv[1:])
