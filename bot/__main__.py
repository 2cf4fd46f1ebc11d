"""The program starts here, and ends with an exit code that can be relied on."""

import sys

from bot.failures import guarded


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(guarded(_work))


def _work() -> int:
    # Imported here so that even a program that cannot be put together fails with a sentence.
    from bot.cli import run  # noqa: PLC0415

    return run(sys.argv[1:])


if __name__ == "__main__":
    main()
