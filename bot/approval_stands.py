"""How an approval stands is said behind an entry wherever entries are listed."""

from datetime import datetime

from bot import approval_words as say
from domain.identity import Actor
from domain.services.approvals import Approvals


def told_of(approvals: Approvals, actor: Actor, as_at: datetime | None = None) -> dict[str, str]:
    """Return by the id of each entry whose approval was sought or gone without how it stands."""
    return {row.id: say.STANDS[state.stands] for row, state in approvals.all(actor, as_at)}
