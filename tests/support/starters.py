"""A program of many processes that open one empty store at the same moment."""

import os
import sys
import traceback

from adapters.stores import open_store
from tests.support.builders import opened, receipt, recorded


def start(url, number, gate):
    """Wait at the *gate*, open the store and use it; return the exit code."""
    os.read(gate, 1)
    try:
        kept = open_store(url)
        stream = f"enquiry-{number}"
        key = f"key-{number}"
        kept.store.append(stream, 0, [recorded(opened(), stream=stream, key=key)], receipt(key))
        kept.close()
    except Exception:  # noqa: BLE001 - shown, and the code says so
        traceback.print_exc()
        return 1
    return 0


def main(url, processes):
    """Fork before anything is opened, then open the gate for all at once."""
    out, into = os.pipe()
    children = []
    for number in range(int(processes)):
        child = os.fork()
        if child == 0:
            os.close(into)
            code = start(url, number, out)
            sys.stderr.flush()
            os._exit(code)
        children.append(child)
    os.close(into)
    started = sum(os.waitpid(child, 0)[1] == 0 for child in children)
    sys.stdout.write(f"{started} of {processes} started\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
