"""What may be wished of an edition, and what may have happened to one."""

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import StringConstraints

from domain.identity import OpaqueId
from domain.messages import Command, Event, PersonalText
from domain.policy.edition import EditionRef

STREAM = "edition-"
"""The stream of an edition is this and the hash of its bytes."""

Reference = Annotated[str, StringConstraints(max_length=200)]
"""By what a paper is found, such as the minute of a meeting; not its words."""


class EditionFirstUsed(Event, name="edition-first-used"):
    """Something is held under the edition for the first time; *status* is as it says itself."""

    edition: EditionRef
    title: str
    status: str


class EditionProposed(Event, name="edition-proposed"):
    """It is to be published: in force from *since*, as the *minute* of its adoption says.

    What was agreed to before, and not by all, counts no more.
    """

    edition: EditionRef
    since: date
    minute: Reference


class EditionAgreed(Event, name="edition-agreed"):
    """One who must agreed to the proposal, as *office*, and stated that it meets the law."""

    edition: EditionRef
    office: str
    statement: PersonalText


class EditionStated(Event, name="edition-stated"):
    """Its author, who need not agree, stated as *office* that it meets the law."""

    edition: EditionRef
    office: str
    statement: PersonalText


class EditionPublished(Event, name="edition-published"):
    """All who must have agreed; it is in force from *since*, and *until* a day if it says so.

    *affected* are the enquiries whose outcome it changes: their openers are to be told once it is
    in force.
    """

    edition: EditionRef
    since: date
    until: date | None
    affected: tuple[OpaqueId, ...]


class EditionWithdrawn(Event, name="edition-withdrawn"):
    """It is in force no longer than *until*; *by* is in its place from the next day on."""

    edition: EditionRef
    until: date
    by: EditionRef


class UseEdition(Command):
    """Hold something under the edition."""

    edition: EditionRef
    title: str
    status: str


class AgreeToPublish(Command):
    """Publish the edition, as far as it lies with one person.

    *anew* lets go of what others agreed to before.
    """

    edition: EditionRef
    since: date
    minute: Reference
    statement: PersonalText
    anew: bool = False


class WithdrawEdition(Command):
    """Have another edition in its place."""

    edition: EditionRef
    until: date
    by: EditionRef


EditionCommand: TypeAlias = UseEdition | AgreeToPublish | WithdrawEdition
