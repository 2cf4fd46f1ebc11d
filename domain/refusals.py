"""A refusal says why what was asked is not done, by a code and data and never by a sentence."""

from collections.abc import Mapping
from typing import ClassVar


class Coded(Exception):
    """A reason with a code, and the data that its sentence will need."""

    code: ClassVar[str]

    def __init_subclass__(cls, *, code: str | None = None, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if code is not None:
            cls.code = code

    def __init__(self, **data: str) -> None:
        super().__init__(self.code, data)
        self.data: Mapping[str, str] = data

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.data.items())
        return f"{self.code}: {said}" if said else self.code

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other)["data"] == self.data

    def __hash__(self) -> int:
        return hash((self.code, *sorted(self.data.items())))


class Refusal(Coded):
    """The model will not do this now; the person is told why, and the way on."""


class NotOpened(Refusal, code="not-opened"):
    """Nothing has been opened under this id."""


class AlreadyOpen(Refusal, code="already-open"):
    """The enquiry was opened before."""


class UnknownGoal(Refusal, code="unknown-goal"):
    """The policy has no such goal."""

    def __init__(self, goal: str) -> None:
        super().__init__(goal=goal)


class UnknownAnswer(Refusal, code="unknown-answer"):
    """The edition has no such fact, or the fact no such value."""

    def __init__(self, fact: str, value: str) -> None:
        super().__init__(fact=fact, value=value)


class AnsweredTwice(Refusal, code="answered-twice"):
    """One card gives one fact two values."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact=fact)


class NotAnswered(Refusal, code="not-answered"):
    """An answer that was never given cannot be changed."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact=fact)


class NothingHeard(Refusal, code="nothing-heard"):
    """Nothing that was heard awaits confirmation."""


class NotHeard(Refusal, code="not-heard"):
    """The fact is not among those that were heard."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact=fact)


class HearingNotConfirmed(Refusal, code="hearing-not-confirmed"):
    """What was heard must be confirmed or corrected first."""


class AnotherEdition(Refusal, code="another-edition"):
    """An enquiry is decided under the edition it was opened under, and no other."""

    def __init__(self, pinned: str, given: str) -> None:
        super().__init__(pinned=pinned, given=given)


class NotYours(Refusal, code="not-yours"):
    """Only the opener reads an enquiry or acts on it."""


class NotYourOffice(Refusal, code="not-your-office"):
    """The act is for others: *may* says who, by office or as the person of the matter."""

    def __init__(self, act: str, may: tuple[str, ...]) -> None:
        super().__init__(act=act, may=", ".join(may))


class StaleCard(Refusal, code="stale-card"):
    """What the card asked was settled after it was shown: *changed* says which facts."""

    def __init__(self, changed: tuple[str, ...]) -> None:
        super().__init__(changed=", ".join(changed))


class NotDecided(Refusal, code="not-decided"):
    """The enquiry has no outcome on its answers as they stand."""


class NothingSaid(Refusal, code="nothing-said"):
    """A text that is needed was left blank."""

    def __init__(self, field: str) -> None:
        super().__init__(field=field)


class NotOffered(Refusal, code="not-offered"):
    """The outcome does not put the matter on this register for certain, but on those *offered*."""

    def __init__(self, register: str, offered: tuple[str, ...]) -> None:
        super().__init__(register=register, offered=", ".join(offered))


class NotMixed(Refusal, code="not-mixed"):
    """The answers do not say that the matter is two things in the way *split* has it."""

    def __init__(self, split: str) -> None:
        super().__init__(split=split)


class StillExploring(Refusal, code="still-exploring"):
    """What is only being explored goes on no register yet."""


class AlreadyRegistered(Refusal, code="already-registered"):
    """The enquiry led to an entry on this register before: *arrangement* is its short id."""

    def __init__(self, arrangement: str) -> None:
        super().__init__(arrangement=arrangement)


class NotRegistered(Refusal, code="not-registered"):
    """There is no entry under this id."""


class EnteredInError(Refusal, code="entered-in-error"):
    """The entry was made in error; nothing more is done with it."""


class NoSuchForm(Refusal, code="no-such-form"):
    """The edition has no such form, or none for this."""

    def __init__(self, form: str) -> None:
        super().__init__(form=form)


class NotAsked(Refusal, code="not-asked"):
    """The form does not ask this, as it stands."""

    def __init__(self, question: str) -> None:
        super().__init__(question=question)


class FormIncomplete(Refusal, code="form-incomplete"):
    """The form cannot be completed while these questions have no answer."""

    def __init__(self, questions: tuple[str, ...]) -> None:
        super().__init__(questions=", ".join(questions))


class FormIsDone(Refusal, code="form-is-done"):
    """The form is completed: it is reopened before anything in it changes."""


class LinkedToItself(Refusal, code="linked-to-itself"):
    """A matter cannot be linked to itself."""


class GoesOnRegister(Refusal, code="goes-on-register"):
    """The outcome puts the matter on a register, so it is not merely kept as considered."""

    def __init__(self, registers: tuple[str, ...]) -> None:
        super().__init__(registers=", ".join(registers))


class NotReferable(Refusal, code="not-referable"):
    """The outcome leaves nothing open here that this office is to be asked about."""

    def __init__(self, about: str, office: str) -> None:
        super().__init__(about=about, office=office)


class UnknownOffice(Refusal, code="unknown-office"):
    """Neither the policy nor the directory has such an office."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class UnknownPerson(Refusal, code="unknown-person"):
    """The directory does not have this person."""

    def __init__(self, person: str) -> None:
        super().__init__(person=person)


class AlreadyHolds(Refusal, code="already-holds"):
    """The person holds the office on that day already, or later."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class HoldsNoOffice(Refusal, code="holds-no-office"):
    """The person does not hold the office on that day."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class NoSuchId(Refusal, code="no-such-id"):
    """The id is not one of ours, or leads nowhere."""

    def __init__(self, written: str) -> None:
        super().__init__(written=written)


class KeyReused(Refusal, code="key-reused"):
    """The command key was used before, for another wish."""

    def __init__(self, key: str) -> None:
        super().__init__(key=key)


class NothingToMoveTo(Refusal, code="nothing-to-move-to"):
    """The matter is held under the edition in force already."""


class OutsideScope(NotYourOffice, code="outside-scope"):
    """The policy is for other *organisations* than the person's own; *ask* is the office to ask."""

    def __init__(self, act: str, own: str, organisations: tuple[str, ...], ask: str) -> None:
        Refusal.__init__(self, act=act, own=own, organisations="; ".join(organisations), ask=ask)


class StaleStream(Coded, code="stale-stream"):
    """Someone was faster: the stream is longer than was expected."""

    def __init__(self, stream: str, expected: int, found: int) -> None:
        super().__init__(stream=stream, expected=str(expected), found=str(found))


class Unavailable(Coded, code="unavailable"):
    """The store cannot do this now.

    *cause* says why, *advice* what to do next, *again* whether trying again may help.
    """

    def __init__(self, cause: str, advice: str, *, again: bool) -> None:
        super().__init__(cause=cause, advice=advice, again="yes" if again else "no")
        self.again = again


class Unreadable(Coded, code="unreadable"):
    """What the store holds cannot be read as what it should be.

    *what* says which part of it, *why* what is wrong, *advice* what to do next.
    """

    def __init__(self, what: str, why: str, advice: str) -> None:
        super().__init__(what=what, why=why, advice=advice)
