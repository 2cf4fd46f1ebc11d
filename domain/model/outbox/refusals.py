"""Why something is not done with the outbox."""

from domain.refusals import Refusal


class NothingHeld(Refusal, code="nothing-held"):
    """No notice is held: there is nothing to release."""
