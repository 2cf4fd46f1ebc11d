"""A form is proved part by part: all of it can be asked, and what it settles it can settle."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain

from domain.policy.compiling import CompiledEdition
from domain.policy.conditions import AtLeast, Condition, Not, OneOf, ResultIs, Term, walk
from domain.policy.diagrams import FALSE, TRUE, Diagrams, Node
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.fields import ENTRY_FIELDS, FieldKind
from domain.policy.forms import Form, FormQuestion


@dataclass(frozen=True, slots=True)
class _Holding:
    """Where a condition holds and where it fails; elsewhere what it looks at was not answered."""

    holds: Node
    fails: Node


class FormDiagrams:
    """When each question of one form is asked, over the facts, the slots and its own answers."""

    def __init__(self, form: Form, policy: CompiledEdition | None = None) -> None:
        """Compile *form*; *policy* is whose facts and slots its conditions may look at.

        The diagrams of *policy* grow, so hand over one that nobody else uses.
        """
        self._policy = policy
        self._form = form
        self._diagrams = Diagrams([]) if policy is None else policy.diagrams
        self._variables: dict[str, tuple[int, ...]] = {}
        self.parts: dict[str, Node] = {}
        self.asked: dict[str, Node] = {}
        for part in form.parts:
            here = self._where(part.asked_when)
            self.parts[part.id] = here
            for question in part.questions:
                self.asked[question.id] = self._diagrams.both(
                    here, self._where(question.asked_when)
                )
                self._variables[question.id] = tuple(self._made_for(question))

    def _made_for(self, question: FormQuestion) -> Iterator[int]:
        """Make room for an answer: what a question settles is the fact itself."""
        if question.settles is not None and self._policy is not None:
            yield self._policy.order.index(question.settles)
        elif question.kind == "choices":
            yield from (self._diagrams.another(2) for _ in question.domain)
        elif question.kind == "choice":
            yield self._diagrams.another(len(question.domain) + question.not_applicable)

    def _where(self, condition: Condition | None) -> Node:
        return TRUE if condition is None else self._holding(condition).holds

    def _holding(self, condition: Condition) -> _Holding:
        match condition:
            case OneOf(fact=name) if name in self._variables:
                return self._answered(self._form.question_by_id[name], condition.values)
            case Not(of=of):
                beneath = self._holding(of)
                return _Holding(beneath.fails, beneath.holds)
            case AtLeast(count=count, of=parts):
                found = [self._holding(part) for part in parts]
                return _Holding(
                    self._diagrams.at_least(count, [each.holds for each in found]),
                    self._diagrams.at_least(len(parts) - count + 1, [each.fails for each in found]),
                )
            case OneOf() | ResultIs() | Term() if self._policy is not None:
                known = self._policy.node_of(condition)
                return _Holding(known, self._diagrams.negated(known))
            case _:
                return _Holding(TRUE, FALSE)

    def _answered(self, question: FormQuestion, values: Sequence[str]) -> _Holding:
        asked, variables = self.asked[question.id], self._variables[question.id]
        places = [question.domain.index(value) for value in values]
        picked = (
            [self._diagrams.fact_in(variables[at], [1]) for at in places]
            if question.kind == "choices"
            else [self._diagrams.fact_in(variables[0], places)]
        )
        is_so = reduce(self._diagrams.either, picked)
        return _Holding(
            self._diagrams.both(asked, is_so),
            self._diagrams.both(asked, self._diagrams.negated(is_so)),
        )


def form_findings(document: Document, policy: CompiledEdition | None) -> dict[str, tuple[str, ...]]:
    """Return what is wrong with the forms of *document*, by kind of finding.

    *policy* is the document compiled, for nobody else's use, where it is a policy.
    """
    compiled = {form.id: FormDiagrams(form, policy) for form in document.forms}
    return {
        "parts of a form never asked": tuple(
            chain.from_iterable(_never_asked(f, compiled[f.id]) for f in document.forms)
        ),
        "forms that settle amiss": tuple(
            chain(
                chain.from_iterable(_amiss(form, compiled[form.id]) for form in document.forms),
                _settled_twice(document),
            )
        ),
        "forms that fill no field": tuple(
            chain.from_iterable(_unfit(form, document) for form in document.forms)
        ),
        "duties that never begin": tuple(
            duty.id
            for duty in document.duties
            if not (duty.due or duty.every_months or duty.starts)
        ),
    }


_FILLS: dict[str, tuple[FieldKind, ...]] = {
    "choice": ("choice", "choices", "yes_no"),
    "choices": ("choices",),
    "text": ("text", "document"),
    "amount": ("amount",),
    "day": ("day",),
}
"""Which kinds of field a question of each kind can fill."""


def _unfit(form: Form, document: Document) -> Iterator[str]:
    """Yield the questions whose answers fill no field, once the registers have fields."""
    if not isinstance(document, Edition) or not document.register_fields:
        return
    for question in form.question_by_id.values():
        name = question.field
        if name is None or name in ENTRY_FIELDS:
            continue
        field = document.field_by_id.get(name)
        where = f"form {form.id}: {question.id} fills {name}, which"
        if field is None:
            yield f"{where} no register has"
        elif field.kind not in _FILLS[question.kind]:
            yield f"{where} is of kind {field.kind}"
        else:
            lost = [value for value in question.domain if value not in field.domain]
            yield from (f"{where} cannot be {value}" for value in lost)


def idle_answers(document: Document) -> Iterator[str]:
    """Yield the questions of each form whose answer is kept, and changes nothing."""
    for form in document.forms:
        conditions = [when for _, when, _ in form.conditions() if when is not None]
        looked_at = {p.fact for c in conditions for p in walk(c) if isinstance(p, OneOf)}
        idle = [
            question.id
            for question in form.question_by_id.values()
            if question.domain
            and question.id not in looked_at
            and (question.settles, question.field) == (None, None)
            and {option.judged for option in question.options} == {"favourable"}
        ]
        if idle:
            yield f"form {form.id}: {', '.join(idle)}"


def _never_asked(form: Form, found: FormDiagrams) -> Iterator[str]:
    for part in form.parts:
        if found.parts[part.id] == FALSE:
            yield f"form {form.id}: {part.id}, all of it"
            continue
        yield from (
            f"form {form.id}: {question.id}"
            for question in part.questions
            if found.asked[question.id] == FALSE
        )


def _amiss(form: Form, found: FormDiagrams) -> Iterator[str]:
    if form.text_absent is not None and not form.ours:
        yield f"form {form.id}: its text is absent ({form.text_absent}), so it must be ours"
    if form.verdict is None:
        return
    judged = {
        option.judged
        for question in form.question_by_id.values()
        if found.asked[question.id] != FALSE
        for option in question.options
    }
    if "adverse" not in judged and form.verdict.adverse != form.verdict.otherwise:
        yield f"form {form.id}: no answer makes {form.verdict.fact} {form.verdict.adverse}"
    if "unclear" not in judged and form.verdict.unclear != form.verdict.otherwise:
        yield f"form {form.id}: no answer makes {form.verdict.fact} {form.verdict.unclear}"
    if len(set(form.verdict.values)) == 1:
        fact, value = form.verdict.fact, form.verdict.otherwise
        yield f"form {form.id}: {fact} is {value} whatever is answered"


def _settled_twice(document: Document) -> Iterator[str]:
    """Yield each fact that is settled in one form both by an answer and by the whole."""
    for form in document.forms:
        settled = Counter(q.settles for q in form.question_by_id.values() if q.settles)
        if form.verdict is not None:
            settled[form.verdict.fact] += 1
        yield from (
            f"form {form.id}: {fact} is settled in {count} places"
            for fact, count in settled.items()
            if count > 1
        )
