"""A form is told with its matter, and with all that it was filled in under and from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.identity import short_form
from domain.messages import Recorded
from domain.model.form.decider import Held
from domain.model.form.messages import PREFIX, FormCompleted
from domain.model.form.state import FilledForm
from domain.policy.filling import Filling
from domain.policy.forms import Form
from domain.policy.policy import Policy
from domain.refusals import NoSuchForm
from domain.services.enquiries import Seen


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as its opener sees it, under the edition that it is held under.

    *filling* counts what is *held* elsewhere as answered; *matter* is nothing for a form that
    stands alone. *completed_on* is the day on which it was last completed. *acts* are the keys of
    everything that was done to it.
    """

    id: str
    opener: str
    form: Form
    policy: Policy
    matter: Seen | None
    state: FilledForm
    filling: Filling = field(compare=False)
    held: Mapping[str, Held]
    completed_on: date | None
    acts: frozenset[str]

    @property
    def short(self) -> str:
        """The id that people read and type."""
        return short_form(PREFIX, self.id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A form of a matter's edition, the settled slots that ask for it, and how it is filled in."""

    form: Form
    asked_by: tuple[str, ...]
    filled: Filled | None


@dataclass(frozen=True, slots=True)
class Completion:
    """A completed form, and its matter before and after that was told what the form settles."""

    filled: Filled
    before: Seen | None
    after: Seen | None


def completes(recorded: Recorded) -> bool:
    """Tell whether a form was completed by what happened."""
    return isinstance(recorded.event, FormCompleted)


def must_have(policy: Policy, form: str, subject: str) -> None:
    """Refuse a form that the edition does not have, or has for something else.

    What can be filled in alone can be filled in about an entry. What is logged is a meeting's.
    """
    known = policy.edition.form_by_id.get(form)
    fits = {subject, "alone"} if subject == "entry" else {subject}
    if known is None or known.subject not in fits or known.logs:
        raise NoSuchForm(form)
