"""What a form asks, lacks and comes to follows from its answers and from what its matter says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from domain.policy.conditions import AtLeast, Case, Condition, Ground, Not, OneOf, Term
from domain.policy.forms import NOT_APPLICABLE, Form, FormPart, FormQuestion

Judged: TypeAlias = Literal["favourable", "unclear", "adverse"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered: the values picked, or the one that was written.

    Without any the question was left open on purpose; *applies* is false where it was said not to
    apply.
    """

    values: tuple[str, ...] = ()
    applies: bool = True

    @property
    def seen(self) -> tuple[str, ...]:
        """What a condition sees of it."""
        return self.values if self.applies else (NOT_APPLICABLE,)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reply means beyond itself: a concern that is raised, or what is to be taken care of.

    *ask* is the office to ask about it, where the form names one.
    """

    question: str
    text: str
    clauses: tuple[str, ...]
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class AskedPart:
    """A part of a form with those of its questions that are asked."""

    part: FormPart
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True)
class Filling:
    """A form with its replies so far, about a matter or on its own.

    *replies* are by question, what is held elsewhere included. A name in a condition is first a
    question of the form, then a fact of the matter; slots are those of the matter's outcome.
    """

    form: Form
    replies: Mapping[str, Reply] = field(default_factory=dict)
    matter: Case | None = None

    @cached_property
    def parts(self) -> tuple[AskedPart, ...]:
        """The parts that ask anything, in order, each with what it asks."""
        return tuple(
            AskedPart(part, asked) for part in self.form.parts if (asked := self._of(part))
        )

    @cached_property
    def asked(self) -> dict[str, FormQuestion]:
        """The questions that are asked, by their ids and in order."""
        return {each.id: each for part in self.parts for each in part.questions}

    @cached_property
    def answered(self) -> dict[str, Reply]:
        """The replies that count: to what is asked, in that order."""
        return {each: self.replies[each] for each in self.asked if each in self.replies}

    @property
    def idle(self) -> tuple[str, ...]:
        """The questions that were answered and are not asked any more, in the form's order."""
        return tuple(
            each
            for each in self.form.question_by_id
            if each in self.replies and each not in self.asked
        )

    @property
    def open(self) -> tuple[FormQuestion, ...]:
        """The questions that are asked and have no reply yet, not even to leave them open."""
        return tuple(each for name, each in self.asked.items() if name not in self.replies)

    @property
    def missing(self) -> tuple[FormQuestion, ...]:
        """The questions without whose answer the form cannot be completed."""
        return tuple(each for name, each in self.asked.items() if self._is_missing(name))

    def needs(self, question: str) -> bool:
        """Tell whether the form cannot be completed without an answer to *question*.

        What hangs on a fact that nobody knows is asked, and may be left open.
        """
        return self.form.question_by_id[question].required and self._asked[question] is True

    def judged(self, question: str) -> Judged:
        """Return the worst that was picked; what was written, or does not apply, is nothing bad."""
        reply, asked = self.answered.get(question), self.form.question_by_id[question]
        if reply is None or not reply.applies or not asked.is_picked:
            return "favourable"
        picked = {asked.option(value).judged for value in reply.values}
        worst: tuple[Judged, ...] = ("adverse", "unclear")
        return next((each for each in worst if each in picked), "favourable")

    @property
    def concerns(self) -> tuple[Finding, ...]:
        """The risks that adverse answers propose."""
        return tuple(self._findings("adverse"))

    @property
    def care(self) -> tuple[Finding, ...]:
        """What unclear answers ask to be taken care of."""
        return tuple(self._findings("unclear"))

    @property
    def verdict(self) -> tuple[str, str] | None:
        """The fact that the form settles and its value, once nothing is missing."""
        verdict = self.form.verdict
        if verdict is None or self.missing:
            return None
        if self.concerns:
            return verdict.fact, verdict.adverse
        return verdict.fact, verdict.unclear if self.care else verdict.otherwise

    @property
    def settled(self) -> dict[str, str]:
        """The facts of the matter that the answers are, the verdict's among them."""
        facts = {
            asked.settles: self.answered[name].values[0]
            for name, asked in self.asked.items()
            if asked.settles and name in self.answered and self.answered[name].values
        }
        return facts | dict([self.verdict] if self.verdict else [])

    @property
    def fields(self) -> dict[str, str]:
        """The fields of the register that the answers fill, several values with commas between."""
        return {
            asked.field: ", ".join(self.answered[name].values)
            for name, asked in self.asked.items()
            if asked.field and name in self.answered and self.answered[name].values
        }

    def _is_missing(self, question: str) -> bool:
        reply = self.replies.get(question)
        return self.needs(question) and (reply is None or (reply.applies and not reply.values))

    def _findings(self, judged: Judged) -> Iterator[Finding]:
        for name, asked in self.asked.items():
            text = asked.concern if judged == "adverse" else asked.care
            if text is not None and self.judged(name) == judged:
                yield Finding(name, text, asked.clauses, asked.ask)

    def _of(self, part: FormPart) -> tuple[FormQuestion, ...]:
        return tuple(each for each in part.questions if self._asked[each.id] is not False)

    @cached_property
    def _asked(self) -> dict[str, bool | None]:
        """Whether each question is asked; none where the facts of the matter leave it open.

        In the order of the form: a condition looks only at what was asked before it.
        """
        asked: dict[str, bool | None] = {}
        for part in self.form.parts:
            of_part = self._when(part.asked_when, asked)
            for question in part.questions:
                of_it = self._when(question.asked_when, asked) if of_part is not False else False
                asked[question.id] = of_it if of_it is not True else of_part
        return asked

    def _when(self, condition: Condition | None, asked: Mapping[str, bool | None]) -> bool | None:
        """Return whether *condition* holds; it fails while it waits for a question of the form."""
        if condition is None:
            return True
        named: set[str] = set()
        held = self._known(condition, asked, named).holds(self._case)
        waits = any(asked[each] is not False and each not in self.replies for each in named)
        return False if held is None and waits else held

    def _known(
        self, condition: Condition, asked: Mapping[str, bool | None], named: set[str]
    ) -> Condition:
        """Return *condition* with what is known of its parts; the questions it names are noted."""
        match condition:
            case OneOf(fact=name, values=values) if name in asked:
                named.add(name)
                return _Known(self._is_among(name, values, asked))
            case Not(of=of):
                return Not(self._known(of, asked, named))
            case AtLeast(count=count, of=parts):
                return AtLeast(count, tuple(self._known(each, asked, named) for each in parts))
            case Term(name=name) if self.matter is not None:
                return self._known(self.matter.term(name), asked, named)
            case _:
                return condition

    def _is_among(
        self, question: str, values: tuple[str, ...], asked: Mapping[str, bool | None]
    ) -> bool | None:
        """Return whether any of *values* was given; nothing was to what is not asked."""
        if asked[question] is False:
            return False
        reply = self.replies.get(question)
        return None if reply is None else any(value in values for value in reply.seen)

    @property
    def _case(self) -> Case:
        return self.matter if self.matter is not None else _NoMatter()


@dataclass(frozen=True, slots=True)
class _Known:
    """A condition that was looked up already."""

    held: bool | None

    def holds(self, case: Case) -> bool | None:
        del case
        return self.held

    def says(self, case: Case, *, holding: bool = True) -> tuple[Ground, ...]:
        del case, holding
        return ()

    def parts(self) -> Iterator[Condition]:
        yield from ()


class _NoMatter:
    """A form that stands alone: nothing is known of any matter."""

    def fact(self, fact: str) -> str | None:
        del fact
        return None

    def result(self, slot: str) -> str | None:
        del slot
        return None

    def term(self, name: str) -> Condition:
        del name
        return _Known(None)
