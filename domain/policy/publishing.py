"""An edition is a draft until it is published, and is in force from a day until another is.

The periods of one policy follow each other day upon day: no day is without, and none has two.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Literal, TypeAlias

from pydantic import StringConstraints

from domain.policy.document import Document, Period
from domain.policy.facts import Part, Words
from domain.policy.unpublished import (
    DayTaken,
    InThePast,
    LeavesGap,
    OutsideItsOwn,
    PublishedAlready,
    PublishedOtherwise,
)

_DAY = timedelta(days=1)

Standing: TypeAlias = Literal["draft", "to come", "in force", "replaced", "withdrawn"]
"""What an edition is on a day."""


class Publication(Part):
    """That an edition was published: its very bytes, and the days on which it is in force.

    *until* is the last of them, or open. A period that ends on the day before it begins is empty:
    the edition was withdrawn before it came into force.
    """

    version: Words
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    since: date
    until: date | None = None

    @property
    def empty(self) -> bool:
        """Whether there is no day on which it is in force."""
        return self.until is not None and self.until < self.since


Publications: TypeAlias = tuple[Publication, ...]
"""The publications of one policy, in the order of their days; one edition may come twice."""


def in_force_on(published: Publications, day: date) -> Publication | None:
    """Return what is in force on *day*: what began last. None before anything ever was.

    What lapses without another stays in use: its rules are better than none.
    """
    begun = [each for each in published if each.since <= day and not each.empty]
    return begun[-1] if begun else None


def standing_on(published: Publications, version: str, day: date) -> Standing:
    """Return what the edition *version* is on *day*."""
    mine = [each for each in published if each.version == version]
    if not mine:
        return "draft"
    now = in_force_on(published, day)
    if now is not None and now.version == version:
        return "in force"
    if any(each.since > day and not each.empty for each in mine):
        return "to come"
    return "withdrawn" if mine[-1].empty else "replaced"


def faults_of(published: Publications) -> Iterator[str]:
    """Yield what is wrong with the periods of one policy, as sentences."""
    for each in published:
        if each.until is not None and each.until < each.since - _DAY:
            yield f"{each.version} ends on {each.until}, before it begins on {each.since}"
    for before, after in pairwise(published):
        wanted = None if before.until is None else before.until + _DAY
        if wanted is None or after.since < wanted:
            yield f"{before.version} and {after.version} are both in force on {after.since}"
        elif after.since > wanted:
            yield f"nothing is in force from {wanted} until {after.since - _DAY}"
    hashes: dict[str, str] = {}
    for each in published:
        if hashes.setdefault(each.version, each.sha256) != each.sha256:
            yield f"{each.version} was published with two contents"


def findings_of(
    published: Publications, version: str, sha256: str, here: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return what is wrong with an edition as it was published, by kind.

    *sha256* is of its bytes as they are now; *here* are the versions of the policy that are here.
    """
    mine = [each for each in published if each.version == version]
    gone = dict.fromkeys(each.version for each in published if each.version not in here)
    whole = (*faults_of(published), *(f"{each} was published and is not here" for each in gone))
    return {
        "changes since it was published": tuple(
            f"published with the bytes {each.sha256[:12]}, now {sha256[:12]}"
            for each in mine
            if each.sha256 != sha256
        ),
        "days in force that do not fit": whole if version == here[-1] or mine else (),
    }


def published_next(
    published: Publications, new: Publication, own: Period, today: date
) -> Publications:
    """Return *published* with *new*, which is in force until *own*, its own days, end.

    Refuses a day that is past, what would leave a day without an edition or give it two, what was
    published with other bytes, and what is in force from then on already.
    """
    if new.since < today:
        raise InThePast(str(new.since))
    if new.since < own.since or (own.until is not None and new.since > own.until):
        raise OutsideItsOwn(new.version, str(own.since), str(own.until or ""))
    if any(e.version == new.version and e.sha256 != new.sha256 for e in published):
        raise PublishedOtherwise(new.version)
    added = new.model_copy(update={"until": own.until})
    if not published:
        return (added,)
    last = published[-1]
    if last.version == new.version:
        raise PublishedAlready(last.version, str(last.since))
    if new.since < last.since or new.since == last.since <= today:
        raise DayTaken(last.version, str(last.since))
    return (*published[:-1], _ended(last, new.since), added)


def _ended(last: Publication, since: date) -> Publication:
    """Return *last*, in force until the day before *since*."""
    if last.until is not None and last.until < since - _DAY:
        raise LeavesGap(str(last.until + _DAY), str(since - _DAY))
    return last.model_copy(update={"until": since - _DAY})


def signatories(document: Document) -> tuple[str, ...]:
    """Return the offices that must agree to publishing: the owners.

    An owner alone is joined by whoever wrote the document, so that there are two people.
    """
    offices = tuple(dict.fromkeys(document.owners))
    if len(offices) < _PEOPLE and document.policy_contact not in offices:
        return (*offices, document.policy_contact)
    return offices


_PEOPLE = 2
"""How many people it takes at least."""


def still_needed(offices: Sequence[str], agreed: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the offices that have not agreed yet; *agreed* are people with their offices.

    Where all have and it was one person, one of the offices is needed once more.
    """
    missing = tuple(each for each in offices if each not in {office for _, office in agreed})
    if missing or len({person for person, _ in agreed}) >= _PEOPLE:
        return missing
    return tuple(offices[:1])
