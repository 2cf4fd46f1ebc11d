"""What an entry rests on is the outcome that was taken for it, whatever came of its enquiry."""

from functools import reduce

from domain.model.arrangement.messages import STREAM as ARRANGEMENTS
from domain.model.arrangement.messages import ArrangementClassified
from domain.model.arrangement.state import UNREGISTERED
from domain.model.arrangement.state import evolve as evolve_arrangement
from domain.model.enquiry.messages import STREAM as ENQUIRIES
from domain.model.enquiry.state import UNOPENED, Outcome, evolve
from domain.services.handling import Handling


def outcome_behind(handling: Handling, entry: str) -> Outcome | None:
    """Return the outcome that stands as that of *entry*, for whoever may read the register."""
    arrangement = handling.story(f"{ARRANGEMENTS}{entry}", UNREGISTERED, evolve_arrangement)
    return outcome_taken(handling, arrangement.state.classified)


def outcome_taken(handling: Handling, taken: ArrangementClassified | None) -> Outcome | None:
    """Return the outcome of the enquiry as it stood when it was *taken*."""
    if taken is None:
        return None
    enquiry = handling.story(f"{ENQUIRIES}{taken.enquiry}", UNOPENED, evolve)
    upto = (each.event for each in enquiry.recorded[: taken.position])
    return reduce(evolve, upto, UNOPENED).outcome
