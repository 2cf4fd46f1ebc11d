"""An edition in use is kept by its bytes, recorded at its first use, and read back for ever."""

from domain.messages import Act, Event
from domain.model.edition.decider import decide
from domain.model.edition.messages import STREAM, UseEdition
from domain.model.edition.state import UNUSED, UsedEdition, evolve
from domain.policy.edition import EditionRef
from domain.policy.policy import Policy
from domain.ports import BadEdition, EditionKeeper, Editions
from domain.refusals import Unreadable
from domain.services.handling import Decider, Handling, Order, Story

_LOST = "Put its files back among the policies, or restore a backup of the store."
_NEWER = "Use the release of the program that it was decided with."


class EditionsInUse:
    """The editions of the policies here, as far as anything is held under them.

    *policy* is the one that is asked under unless another is named.
    """

    def __init__(
        self, handling: Handling, editions: Editions, keeper: EditionKeeper, policy: str
    ) -> None:
        self._handling = handling
        self._editions = editions
        self._keeper = keeper
        self._policy = policy
        self._compiled: dict[EditionRef, Policy] = {}
        self._used: set[EditionRef] = set()

    @property
    def policies(self) -> tuple[str, ...]:
        """The ids of the policies here, the usual one first."""
        others = (each for each in self._editions.policies() if each != self._policy)
        return (self._policy, *others)

    def in_force(self, policy: str = "") -> Policy:
        """Return the edition in force of *policy*, or of the usual one.

        Raises ``Unreadable`` for one that is named and cannot be read.
        """
        if policy in {"", self._policy}:
            return self._editions.current(self._policy)
        try:
            return self._editions.current(policy)
        except BadEdition as error:
            raise Unreadable(
                f"the {policy} policy",
                str(error),
                "Ask under the usual policy, or tell its author.",
            ) from error

    def use(self, act: Act, policy_id: str = "") -> Policy:
        """Return the edition in force, which from here on something is held under."""
        policy = self.in_force(policy_id)
        if policy.ref not in self._used:
            self._first_use(act, policy)
            self._used.add(policy.ref)
        return policy

    def pinned(self, ref: EditionRef) -> Policy:
        """Return the very edition, from the bytes kept of it: a new image changes nothing.

        Raises ``Unreadable`` where its bytes are lost, were changed, or are not understood.
        """
        if ref not in self._compiled:
            kept = self._keeper.kept(ref.sha256)
            try:
                self._compiled[ref] = self._editions.by_hash(ref, kept)
            except BadEdition as error:
                where = f"version {ref.version} of the {ref.policy} policy ({ref.sha256[:12]})"
                raise Unreadable(where, str(error), _LOST if kept is None else _NEWER) from error
        return self._compiled[ref]

    def _first_use(self, act: Act, policy: Policy) -> None:
        """Keep the bytes before any event names them: an edition kept in vain harms nobody."""
        ref, stream = policy.ref, STREAM + policy.ref.sha256
        if self._keeper.kept(ref.sha256) is None:
            self._keeper.keep(ref.sha256, self._editions.bytes_of_current(ref.policy))
        if not self._handling.story(stream, UNUSED, evolve).state.used:
            edition = policy.edition
            use = UseEdition(edition=ref, title=edition.title, status=edition.status)
            order = Order(stream, use, act.following("edition"))
            self._handling.carry_out(order, Decider(UNUSED, evolve, _decided))


def _decided(command: UseEdition, story: Story[UsedEdition]) -> list[Event]:
    return decide(command, story.state)
