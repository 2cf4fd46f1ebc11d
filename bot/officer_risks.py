"""What a policy or a process says of risks stands on the page for sign-off, every word of it."""

from collections.abc import Iterable, Sequence

from bot.officer_page import Page
from bot.words import listed
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.layers import ProcessLayer
from domain.policy.risks import Listed, RiskPrompt, Risks

_SCOPES = {"authority": "our own", "partnership": "the partnership's"}


def risks_section(page: Page, document: Document) -> None:
    """Write who judges risks and by what, and what to think of, as far as anything is said."""
    risks = document.risks if isinstance(document, Edition) else None
    prompts = document.risk_prompts if isinstance(document, ProcessLayer) else ()
    if risks is None and not prompts:
        return
    page.heading(2, "Risks")
    if risks is not None:
        _offices(page, document, risks)
        _lists(page, risks)
        _figures(page, risks)
        _said(page, risks)
    _prompts(page, prompts if risks is None else risks.prompts)


def _offices(page: Page, document: Document, risks: Risks) -> None:
    titles = document.office_titles
    logs = risks.logged_by or risks.evaluator
    flags = risks.flagged_by or risks.evaluator
    page.points(
        (
            ("Judged by", f"{titles[risks.evaluator]} ({listed(risks.clauses)})"),
            ("Put on the log by", titles[logs]),
            ("Marked as high by", titles[flags]),
            ("Missing texts", listed([document.absent[each].item for each in risks.unsaid])),
        )
    )


def _lists(page: Page, risks: Risks) -> None:
    for heading, entries in (("Kinds", risks.categories), ("Borne by", risks.bearers)):
        _table(page, heading, ("Called", "With a name", "Clauses"), _entries(entries))
    rules = tuple(
        (
            each.says,
            _SCOPES[each.scope],
            "yes" if each.mandatory else "",
            each.elsewhere,
            listed(each.clauses),
        )
        for each in risks.rules
    )
    columns = ("Rule", "Whose risks", "Always on the log", "In another register", "Clauses")
    _table(page, "Rules", columns, rules)


def _entries(entries: Iterable[Listed]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (each.label, "yes" if each.named else "", listed(each.clauses)) for each in entries
    )


def _figures(page: Page, risks: Risks) -> None:
    intervals = tuple(
        (
            f"{each.every_months} months",
            each.level or ("marked as high" if each.high else "any"),
            listed(each.clauses),
        )
        for each in risks.intervals
    )
    _table(page, "Looked at again", ("Every", "Which risks", "Clauses"), intervals)
    if risks.scale is not None:
        levels = (each.label for each in risks.scale.levels)
        page.points(
            (
                ("Likelihood, lowest first", listed(risks.scale.likelihoods)),
                ("Impact, lowest first", listed(risks.scale.impacts)),
                ("Levels, lowest first", listed([*levels])),
            )
        )
    if risks.tolerance is not None:
        line = f"{risks.tolerance.says} ({listed(risks.tolerance.clauses)})"
        page.points(((f"From {risks.tolerance.from_level}", line),))


def _said(page: Page, risks: Risks) -> None:
    texts = tuple((each.says, listed(each.clauses)) for each in risks.texts)
    _table(page, "Said of every risk", ("Text", "Clauses"), texts)


def _prompts(page: Page, prompts: Iterable[RiskPrompt]) -> None:
    rows = tuple(
        (
            each.says,
            each.group,
            "some entries" if each.when else "every risk",
            "yes" if each.owed else "",
            listed(each.clauses),
        )
        for each in prompts
    )
    heading = ("Text", "Under", "Shown with", "A risk is owed", "Clauses")
    _table(page, "What to think of", heading, rows)


def _table(page: Page, title: str, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if rows:
        page.heading(3, title)
        page.table(heading, rows)
