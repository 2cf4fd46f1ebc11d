"""What goes wrong ends here: wrong use as one sentence, a defect as an apology with a reference."""

import hashlib
import io
import logging
import os
import sys
import traceback
from collections.abc import Callable

from bot.plain_text import visible

DONE, FINDING, WRONG = 0, 1, 2
INTERRUPTED = 130
"""What a shell calls a program that was stopped from the keyboard."""

DEBUG = "PARTNERSHIPS_DEBUG"
_LOG = logging.getLogger("partnerships")


class WrongUse(Exception):
    """What was given cannot be used; the text is one sentence that names it and says what to do."""


class NotNow(Exception):
    """What was asked is right and cannot be done now; the text is one sentence that says why."""


class NobodyReads(Exception):
    """Whoever read our stdout has seen enough (``| head``), which is no trouble of ours."""


def tell(text: str) -> None:
    """Write *text* and the end of its line on stdout, with nothing that a terminal would obey."""
    lines = (visible(line) for line in text.split("\n"))
    try:
        sys.stdout.write("\n".join(lines) + "\n")
    except BrokenPipeError as error:
        # Not an OSError any more, which the command line's library would end the program for.
        raise NobodyReads from error
    except OSError as error:
        raise _unwritten(error) from error


def guarded(work: Callable[[], int]) -> int:
    """Return the exit code of *work*; what it raises is said on stderr, without a trace."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return _flushed(work)
    except WrongUse as wrong:
        say(str(wrong))
        return WRONG
    except NotNow as reason:
        say(str(reason))
        _let_go_of_stdout()
        return FINDING
    except KeyboardInterrupt:
        return INTERRUPTED
    except (NobodyReads, BrokenPipeError):
        _let_go_of_stdout()
        return DONE
    except Exception as defect:  # noqa: BLE001 - the outermost edge
        return _apologise(defect)


def _flushed(work: Callable[[], int]) -> int:
    try:
        return work()
    finally:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritten(error) from error


def _unwritten(error: OSError) -> NotNow:
    return NotNow(
        f"What there is to say could not be written ({error.strerror}); make room for it."
    )


def say(sentence: str) -> None:
    """Write one line on stderr, with nothing in it that a terminal would obey."""
    line = " ".join(sentence.split())
    sys.stderr.write("".join(c if c.isprintable() else "?" for c in line) + "\n")


def reference_of(defect: BaseException) -> str:
    """Return a short number that is the same whenever the same defect strikes in the same place."""
    places = [
        f"{frame.filename.rpartition('/')[2]}:{frame.name}:{frame.lineno}"
        for frame in traceback.extract_tb(defect.__traceback__)
    ]
    told = "\n".join([type(defect).__qualname__, *places])
    return hashlib.sha256(told.encode()).hexdigest()[:8].upper()


def log(defect: BaseException, reference: str) -> None:
    """Log the trace of *defect*, if that was asked for: it may quote what people typed."""
    if os.environ.get(DEBUG, "").casefold() in {"1", "true", "yes", "on"}:
        logging.basicConfig(stream=sys.stderr)
        _LOG.error("defect %s", reference, exc_info=defect)


def _apologise(defect: BaseException) -> int:
    reference = reference_of(defect)
    log(defect, reference)
    say(
        f"Sorry, something went wrong on our side; please report it with the reference {reference}"
        f" (set {DEBUG}=1 and try again to see more)."
    )
    return FINDING


def _let_go_of_stdout() -> None:
    """Send what is still unwritten nowhere, so that Python does not stumble over it at the end."""
    try:
        stdout = sys.stdout.fileno()
    except OSError:  # it is no file, as in tests
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stdout)
    os.close(nowhere)
