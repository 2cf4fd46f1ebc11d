"""A form is a list of questions whose answers prepare or check something, part by part."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from domain.policy.conditions import Condition, Written
from domain.policy.facts import Absence, Citations, Name, Part, Words
from domain.policy.reviews import ReviewField

NOT_APPLICABLE = "not_applicable"
"""The answer to a question that does not apply, where that may be said."""

LogKind: TypeAlias = Literal[
    "meeting",
    "neighbourhood",
    "liaison",
    "forum",
    "trigger",
    "briefing",
    "strategy",
    "training",
    "protocol",
]
"""What kind of thing a form logs."""

Tells: TypeAlias = Literal[
    "held_on",
    "at",
    "body",
    "body_kind",
    "area",
    "member",
    "capacity",
    "governed_by",
    "made_clear",
    "outcome",
    "value_added",
    "discussion",
    "issues",
    "partnership_issues",
    "good_practice",
    "risk_to_authority",
    "risk_to_partnership",
    "actions",
    "action_owner",
    "action_by",
    "next_on",
    "development",
    "calls_for",
    "by_when",
    "contact",
    "purpose",
    "agreed",
    "present",
    "answer",
    "status",
    "alike",
]
"""What a question of a logging form tells reports, whatever it is called and however worded."""


class FormOption(Part):
    """One answer to pick.

    An *adverse* one raises the question's concern; an *unclear* one is something to take care of.
    What is logged with one that has *left_out* stands in no report, for that reason. It is the
    answer for what it *stands_for*: known bodies, named bodies, or kinds of entry, by their ids.
    """

    value: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Words
    means: str = ""
    judged: Literal["favourable", "unclear", "adverse"] = "favourable"
    left_out: Words | None = None
    stands_for: tuple[Name, ...] = ()


class FormQuestion(Part):
    """One question: what is asked, why, on which clause, and how it is answered.

    *kind* is ``choice`` (one option), ``choices`` (any number of them), ``text``, ``amount`` (in
    pounds) or ``day``. *asked_when* looks at what the form asked before, at the facts of the matter
    and at its outcome. *settles* is the fact of the matter that the answer is, *field* the field of
    the register that it fills: neither is ever typed twice. *concern* is the risk proposed where an
    adverse option is picked, and *care* what is to be taken care of where an unclear one is; *ask*
    is the office to ask about that, without one whoever is asked about the policy. *records* says
    what of a review of the entry the answer is, *tells* what it tells reports of what is logged.
    """

    id: Name
    kind: Literal["choice", "choices", "text", "amount", "day"]
    question: Words
    why: Words
    clauses: Citations
    hint: str = ""
    options: tuple[FormOption, ...] = ()
    required: bool = True
    not_applicable: bool = False
    asked_when: Written | None = None
    settles: Name | None = None
    field: Name | None = None
    concern: Words | None = None
    care: Words | None = None
    ask: Name | None = None
    records: ReviewField | None = None
    tells: Tells | None = None

    @property
    def domain(self) -> tuple[str, ...]:
        """The values that can be picked, in the order shown."""
        return tuple(option.value for option in self.options)

    @property
    def answers(self) -> tuple[str, ...]:
        """What a condition may look for: an option, or that the question does not apply."""
        return (*self.domain, NOT_APPLICABLE) if self.not_applicable else self.domain

    @property
    def is_picked(self) -> bool:
        """Whether it is answered by picking, and not by writing."""
        return bool(self.options)

    def option(self, value: str) -> FormOption:
        """Return the option with that value."""
        return next(each for each in self.options if each.value == value)

    @model_validator(mode="after")
    def _options_are_as_its_kind(self) -> Self:
        picked = self.kind in {"choice", "choices"}
        judged = {option.judged for option in self.options}
        faults = {
            "options of a question that is written": not picked and self.options,
            "too few options": picked and len(self.options) < (2 if self.kind == "choice" else 1),
            "two options alike": len(set(self.domain)) < len(self.domain),
            f"an option called {NOT_APPLICABLE}": NOT_APPLICABLE in self.domain,
            "a concern that nothing raises": self.concern and "adverse" not in judged,
            "an adverse option that raises no concern": "adverse" in judged and not self.concern,
            "care that nothing calls for": self.care and "unclear" not in judged,
            "an unclear option without its care": "unclear" in judged and not self.care,
            "a fact settled by more than one value": self.settles and self.kind != "choice",
        }
        for fault, there in faults.items():
            if there:
                raise ValueError(f"{self.id}: {fault}")
        return self


class FormPart(Part):
    """Questions under one heading, asked together when *asked_when* holds.

    *behind* is the switch of the process while which is off they are not asked.
    Of a form that logs something, what comes *first* is enough; the rest may come later or never.
    """

    id: Name
    heading: Words
    first: bool = False
    asked_when: Written | None = None
    behind: Name | None = None
    questions: Annotated[tuple[FormQuestion, ...], Field(min_length=1)]


class Verdict(Part):
    """The fact that a completed form settles, by the worst that was answered in it."""

    fact: Name
    adverse: Words
    unclear: Words
    otherwise: Words

    @property
    def values(self) -> tuple[str, str, str]:
        """What the fact may come to be."""
        return self.adverse, self.unclear, self.otherwise


class Form(Part):
    """A form: what it is for, on which clauses, whose text it is, and its parts.

    *serves* are the slots of an outcome that ask for it (``assessment.key_principles``). *ours*
    says that the text is our own template because the policy's, *text_absent*, is not there.
    *subject* is what it is filled in about: a matter, an *entry* of the register each time anew, or
    something that stands alone, as a meeting does; that may be about an entry too. *logs* says what
    kind of thing is logged on it; *stands_in* is the report of its document in which that stands,
    and *goes_to* are offices that it goes to besides those for whom the report is made.
    """

    id: Name
    title: Words
    about: Words
    clauses: Citations
    subject: Literal["matter", "alone", "entry"] = "matter"
    ours: bool = False
    text_absent: Absence | None = None
    serves: tuple[str, ...] = ()
    verdict: Verdict | None = None
    logs: LogKind | None = None
    stands_in: Name | None = None
    goes_to: tuple[Name, ...] = ()
    parts: Annotated[tuple[FormPart, ...], Field(min_length=1)]

    @cached_property
    def question_by_id(self) -> dict[str, FormQuestion]:
        """The questions by their ids, in the order asked."""
        return {each.id: each for part in self.parts for each in part.questions}

    @cached_property
    def telling(self) -> dict[Tells, FormQuestion]:
        """The questions that tell something, by what they tell."""
        return {each.tells: each for each in self.question_by_id.values() if each.tells}

    @cached_property
    def first(self) -> frozenset[str]:
        """The questions that come first."""
        return frozenset(each.id for p in self.parts if p.first for each in p.questions)

    def conditions(self) -> Iterator[tuple[str, Condition | None, FormQuestion | None]]:
        """Yield each part's and each question's condition, in the order asked."""
        for part in self.parts:
            yield part.id, part.asked_when, None
            for question in part.questions:
                yield question.id, question.asked_when, question

    @model_validator(mode="after")
    def _questions_are_distinct(self) -> Self:
        names = [question.id for part in self.parts for question in part.questions]
        repeated = sorted({name for name in names if names.count(name) > 1})
        if repeated:
            raise ValueError(f"{self.id} asks {', '.join(repeated)} twice")
        return self

    @model_validator(mode="after")
    def _logs_as_a_whole(self) -> Self:
        told = [each.tells for each in self.question_by_id.values() if each.tells]
        faults = {
            "tells, and logs nothing": not self.logs and (told or self.stands_in or self.goes_to),
            "has something first, and logs nothing": not self.logs and self.first,
            "logs, and nothing comes first": self.logs and not self.first,
            "logs, and is not one that stands alone": self.logs and self.subject != "alone",
            "tells one thing twice": len(set(told)) < len(told),
            "needs what does not come first": self.logs and self._needed_later(),
        }
        for fault, there in faults.items():
            if there:
                raise ValueError(f"{self.id} {fault}")
        return self

    def _needed_later(self) -> list[str]:
        every = self.question_by_id.values()
        return [each.id for each in every if each.required and each.id not in self.first]
