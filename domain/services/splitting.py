"""A mixed matter is split once: the part that is set apart is an enquiry of its own, linked."""

import hashlib
from uuid import UUID, uuid5

from domain.messages import Act
from domain.model.enquiry.messages import Carried
from domain.policy.splits import Split
from domain.refusals import NotMixed
from domain.services.enquiries import Enquiries, Seen

NAMESPACE = UUID("0c1b6d0e-7a55-5f0e-9d3f-2f6a0a8f9b11")
"""Within which an enquiry and a split make the id of the part set apart; it never changes."""


def id_of(enquiry: str, split: str) -> str:
    """Return the id of the enquiry that *split* sets apart from *enquiry*."""
    return uuid5(NAMESPACE, f"{enquiry}/{split}").hex


def shown(split: Split) -> str:
    """Return the sha256 of what is shown where *split* is offered."""
    seen = "\n".join((split.says, split.here.label, split.apart.label, *split.clauses))
    return hashlib.sha256(seen.encode()).hexdigest()


def offered(seen: Seen) -> tuple[Split, ...]:
    """Return how the decided matter *seen* can be split: each for certain, and not done yet."""
    if not seen.enquiry.decided:
        return ()
    case = seen.policy.determine(seen.enquiry.facts).case()
    return tuple(
        split
        for split in seen.policy.edition.splits
        if split.when.holds(case) and id_of(seen.id, split.id) not in seen.enquiry.links
    )


def split(enquiries: Enquiries, act: Act, enquiry: str, wanted: str) -> tuple[Seen, Seen]:
    """Split the actor's own *enquiry* as *wanted* says; return what stays and what is set apart.

    Carried out again, or after being cut off half way, it goes on and does nothing twice. Raises
    :class:`NotMixed` for a split that the matter does not call for.
    """
    seen = enquiries.get(act.actor, enquiry)
    chosen = next((each for each in seen.policy.edition.splits if each.id == wanted), None)
    done = id_of(seen.id, wanted) in seen.enquiry.links
    if chosen is None or not (done or chosen in offered(seen)):
        raise NotMixed(wanted)
    apart = enquiries.part(
        act.following("apart"),
        seen.id,
        id_of(seen.id, chosen.id),
        opening=f"{chosen.apart.label}: {seen.opening}",
        carried=_carried(seen, chosen),
    )
    why = f"{chosen.says} ({', '.join(chosen.clauses)})"
    apart = enquiries.link(act.following("link back"), apart.id, other=seen.id, why=why)
    # The link to the part comes last but the answers: while it is missing, the split is offered.
    here = tuple(chosen.here.answers.items())
    after = enquiries.link(act.following("link"), seen.id, other=apart.id, why=why)
    if dict(here).items() - after.enquiry.facts.items():
        after = enquiries.answer(
            act.following("here"), seen.id, answers=here, shown=shown(chosen), source="split"
        )
    return after, apart


def _carried(seen: Seen, chosen: Split) -> tuple[Carried, ...]:
    """Return the answers that the part set apart begins with, in asking order."""
    given = {
        answer.fact: Carried(fact=answer.fact, value=answer.value, shown=answer.shown)
        for answer in seen.enquiry.answers
        if answer.fact in chosen.carries
    }
    said = {
        fact: Carried(fact=fact, value=value, shown=shown(chosen))
        for fact, value in chosen.apart.answers.items()
    }
    carried = given | said
    return tuple(carried[fact] for fact in seen.policy.compiled.order if fact in carried)
