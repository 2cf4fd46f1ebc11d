"""A row of the policy's text counts as covered only by the kind of artefact that its code names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.policy.aspects import Row
from domain.policy.citing import custody_of
from domain.policy.clauses import Excuse, Waits
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.layer_coverage import layer_artefacts, layer_waits
from domain.policy.layers import AdviceLayer, ProcessLayer
from domain.policy.reports import ReportRules
from domain.policy.representing import built_by_representing
from domain.policy.reviews import cited_in_reviews
from domain.policy.risk_citing import cited_in_risks

REFERENCE_ONLY = "REF"
"""Text shown on request: the clause list itself covers it."""

_APPROVAL_ASPECTS = frozenset({"approval", "consult", "agreement"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row and one of its working codes: what builds it, or what excuses it, or neither.

    *waits* says from which step on the program performs what builds it, where none of it is
    performed yet.
    """

    clause: str
    code: str
    built_by: tuple[str, ...]
    excuse: Excuse | None
    waits: Waits | None = None


def coverage_of(document: Document) -> tuple[Coverage, ...]:
    """Return every row with a working code, in the order of the clauses.

    DET is built by a decision row, a term or a named body; Q by a question; APP by an approval
    route, or by a row on approval, consultation or agreement; REV by a review cycle, a question
    of a review's form or a duty that comes again; FORM by a form, its questions being Q, as is
    a seat of an office, and by whom to consult, which is recorded with its reason; TASK by a
    duty; RISK by a question that raises a concern, or by a row that finds something high risk.
    What is said of reviews builds what it is of. Of publishing, ROLE is built by the owners,
    FORM by the statement and APP by the minute; DET by whom the document applies to. REG is
    built by a field of the register, by an area or a body of it, which builds DET too, and by a
    row that puts on a register once its entries have fields. RISK is built by what is said of
    risks too, and ESC by a route of their own. REP is built by a report, REV by one too; REG by
    what every report has to show (its marking, whether it is open), APP by the offices without
    whom it does not go out.
    """
    built: dict[tuple[str, str], list[str]] = {}
    waiting = _waiting(document)
    for clause, code, artefact in _artefacts(document):
        names = built.setdefault((clause, code), [])
        if artefact not in names:
            names.append(artefact)
    return tuple(
        Coverage(
            clause,
            code,
            tuple(built.get((clause, code), ())),
            document.not_yet.get(clause, {}).get(code),
            _first_of(waiting.get(artefact) for artefact in built.get((clause, code), ())),
        )
        for clause, row in document.clauses.items()
        for code in row.codes
        if code != REFERENCE_ONLY
    )


def _waiting(document: Document) -> dict[str, Waits]:
    """Return from which step on each part is performed that is not performed yet."""
    parts = [(f"duty {duty.id}", duty.waits) for duty in document.duties]
    parts += [(f"report {report.id}", report.waits) for report in document.reports]
    if isinstance(document, ProcessLayer):
        parts += layer_waits(document)
    return {name: waits for name, waits in parts if waits is not None}


def _first_of(each: Iterable[Waits | None]) -> Waits | None:
    """Return the wait that ends first; None if there is none, or some part waits for nothing."""
    waits = tuple(each)
    known = [wait for wait in waits if wait is not None]
    return min(known, key=lambda wait: wait.step) if len(known) == len(waits) and known else None


def _artefacts(document: Document) -> Iterator[tuple[str, str, str]]:
    if isinstance(document, Edition):
        yield from _of_policy(document)
    if isinstance(document, ProcessLayer | AdviceLayer):
        yield from layer_artefacts(document)
    yield from _of_forms(document)
    for name, code, clauses in custody_of(document):
        yield from ((clause, code, name) for clause in clauses)
    yield from _of_reports(document)
    for duty in document.duties:
        for code in ("TASK", "ROLE"):
            yield from ((clause, code, f"duty {duty.id}") for clause in duty.clauses)
        if duty.due or duty.every_months:
            yield from ((clause, "REV", f"duty {duty.id}") for clause in duty.clauses)


def _of_reports(document: Document) -> Iterator[tuple[str, str, str]]:
    for report in document.reports:
        for code in ("REP", "REV"):
            yield from ((clause, code, f"report {report.id}") for clause in report.clauses)
        yield from _of_rules(f"report {report.id}", report)
    yield from _of_rules("every report", document.report_rules)


def _of_rules(where: str, rules: ReportRules) -> Iterator[tuple[str, str, str]]:
    codes = {"marking": "REG", "open or exempt": "REG", "clearance": "APP", "release": "APP"}
    for name, clauses in rules.cited:
        yield from ((clause, codes[name], f"{where}: {name}") for clause in clauses)


def _of_policy(edition: Edition) -> Iterator[tuple[str, str, str]]:
    for fact in edition.facts:
        yield from ((clause, "Q", f"question {fact.id}") for clause in fact.clauses)
    for name, term in edition.terms.items():
        yield from ((clause, "DET", f"term {name}") for clause in term.clauses)
    yield from _of_register(edition)
    for body in edition.bodies:
        yield from ((clause, "DET", f"body {body.id}") for clause in body.clauses)
    for name, code, clauses in cited_in_reviews(edition.reviews, edition.leaving):
        yield from ((clause, code, name) for clause in clauses)
    yield from built_by_representing(edition)
    for name, code, clauses in cited_in_risks(edition.risks):
        yield from ((clause, code, name) for clause in clauses)
    for slot, rows in edition.slots():
        yield from _of_rows(slot, rows, kept=bool(edition.register_fields))
    for name, route in edition.scalar("approval").routes.items():
        yield from ((clause, "APP", f"route {name}") for clause in route.clauses)


def _of_register(edition: Edition) -> Iterator[tuple[str, str, str]]:
    for grant in edition.grants:
        yield from ((clause, "ROLE", f"right {grant.act}") for clause in grant.clauses)
    for office in edition.offices:
        clauses = () if office.seats is None else office.seats.clauses
        yield from ((clause, "Q", f"seat of {office.id}") for clause in clauses)
    for field in edition.register_fields:
        yield from ((clause, "REG", f"register field {field.id}") for clause in field.clauses)
    for area in edition.areas:
        yield from ((clause, "REG", f"area {area.id}") for clause in area.clauses)
    for body in edition.known_bodies:
        name = f"known body {body.id}"
        yield from ((clause, code, name) for clause in body.clauses for code in ("REG", "DET"))


def _of_forms(document: Document) -> Iterator[tuple[str, str, str]]:
    for form in document.forms:
        yield from ((clause, "FORM", f"form {form.id}") for clause in form.clauses)
        for question in form.question_by_id.values():
            asked = f"question {form.id}.{question.id}"
            for clause in question.clauses:
                yield clause, "Q", asked
                yield clause, "FORM", asked
                if form.subject == "entry":
                    yield clause, "REV", asked
                if question.concern:
                    yield clause, "RISK", asked


def _of_rows(slot: str, rows: tuple[Row, ...], *, kept: bool) -> Iterator[tuple[str, str, str]]:
    """Yield what *rows* build; *kept* is whether entries of the registers have fields."""
    aspect, _, item = slot.partition(".")
    for row in rows:
        for clause in row.clauses:
            yield clause, "DET", f"{slot} = {row.value}"
            if aspect in _APPROVAL_ASPECTS:
                yield clause, "APP", f"{slot} = {row.value}"
            if aspect == "consult":
                yield clause, "FORM", f"consulting {item}"
            if aspect == "register" and kept:
                yield clause, "REG", f"register {item}"
            if aspect == "review":
                yield clause, "REV", f"cycle {row.value}"
            if slot == "high_risk" and row.value == "yes":
                yield clause, "RISK", f"{slot} = {row.value}"
