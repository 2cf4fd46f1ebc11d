"""A form is a list of questions whose answers prepare or check something, part by part."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from domain.policy.conditions import Condition, Written
from domain.policy.facts import Absence, Citations, Name, Part, Words
from domain.policy.reviews import ReviewField

NOT_APPLICABLE = "not_applicable"
"""The answer to a question that does not apply, where that may be said."""


class FormOption(Part):
    """One answer to pick.

    An *adverse* one raises the question's concern; an *unclear* one is something to take care of.
    """

    value: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Words
    means: str = ""
    judged: Literal["favourable", "unclear", "adverse"] = "favourable"


class FormQuestion(Part):
    """One question: what is asked, why, on which clause, and how it is answered.

    *kind* is ``choice`` (one option), ``choices`` (any number of them), ``text``, ``amount`` (in
    pounds) or ``day``. *asked_when* looks at what the form asked before, at the facts of the matter
    and at its outcome. *settles* is the fact of the matter that the answer is, *field* the field of
    the register that it fills: neither is ever typed twice. *concern* is the risk proposed where an
    adverse option is picked, and *care* what is to be taken care of where an unclear one is; *ask*
    is the office to ask about that, without one whoever is asked about the policy. *records* says
    what of a review of the entry the answer is.
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
    """

    id: Name
    heading: Words
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
    something that stands alone, as a meeting does; that may be about an entry too. *reports_back*
    says that whoever represents us fills it in with what the others should know.
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
    reports_back: bool = False
    parts: Annotated[tuple[FormPart, ...], Field(min_length=1)]

    @cached_property
    def question_by_id(self) -> dict[str, FormQuestion]:
        """The questions by their ids, in the order asked."""
        return {each.id: each for part in self.parts for each in part.questions}

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
