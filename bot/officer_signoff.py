"""Every text that an edition puts on a screen stands on one page, in the order people meet it."""

from collections.abc import Iterable, Iterator, Sequence

from bot import officer_wording as wording
from bot.officer_page import Page
from bot.officer_pictures import Picture
from bot.officer_register import register_section
from bot.officer_risks import risks_section
from bot.process_shown import process_screen
from bot.screens import Screen
from bot.words import listed
from domain.policy.aspects import Aspect, Collection, Row, Scalar
from domain.policy.document import Document, EditionRef
from domain.policy.edition import Edition
from domain.policy.facts import Fact
from domain.policy.forms import Form, FormQuestion
from domain.policy.layers import AdviceLayer, ProcessLayer
from domain.policy.layers_on import LayersOn


def signoff_page(document: Document, ref: EditionRef, pictures: Sequence[Picture]) -> Page:
    """Return the page for sign-off; *pictures* lie beside it as SVG."""
    page = Page(f"{document.title}, version {document.version}")
    _head(page, document, ref)
    if isinstance(document, Edition):
        _questions(page, document)
        page.heading(2, "What an outcome says")
        for aspect in document.aspects:
            _aspect(page, document, aspect)
        _routes(page, document)
        _bodies(page, document)
    if isinstance(document, ProcessLayer):
        page.heading(2, "Who does what")
        _screen(page, process_screen(document, LayersOn(), document.policy_contact))
    if isinstance(document, AdviceLayer):
        _prompts(page, document)
    register_section(page, document)
    risks_section(page, document)
    for form in document.forms:
        _form(page, document, form)
    _rest(page, document)
    if pictures:
        page.heading(2, "Pictures")
    for picture in pictures:
        page.heading(3, picture.title)
        page.picture(picture.title, f"{picture.id}.svg")
    return page


def _head(page: Page, document: Document, ref: EditionRef) -> None:
    offices = document.office_titles
    page.points(
        (
            ("Known as", document.short_title),
            ("Standing", f"{document.status}, in force from {document.in_force.since}"),
            ("Owned by", listed([offices[owner] for owner in document.owners])),
            ("Whom to ask", offices[document.policy_contact]),
            ("Applies to", listed(document.applies_to)),
            ("Hash of its files", ref.sha256),
        )
    )
    for banner in document.banners:
        page.paragraph(banner.text)


def _questions(page: Page, edition: Edition) -> None:
    page.heading(2, "The questions, in asking order")
    told: set[str] = set()
    for number, fact in enumerate(edition.facts, 1):
        group = edition.group_of.get(fact.id)
        if group is not None and group.id not in told:
            told.add(group.id)
            page.paragraph(f"On one card: {group.heading}")
        page.heading(3, f"{number}. {fact.question}")
        page.points(_about_question(edition, fact))
        page.table(
            ("Answer", "What it means", "Heard in an opening sentence"),
            ((o.label, o.means, "; ".join(o.heard)) for o in fact.options),
        )


def _about_question(edition: Edition, fact: Fact) -> Iterator[tuple[str, str]]:
    yield "On the card", fact.item
    yield "Why we ask", fact.why
    yield "For example", fact.example
    yield "Not", fact.counter_example
    yield "When not sure, ask", edition.office_titles[fact.ask]
    if fact.unsure_as is not None:
        yield "Not sure is read as", fact.label_of(fact.unsure_as)
    yield "Clauses", _clauses(edition, fact.clauses)


def _aspect(page: Page, edition: Edition, aspect: Aspect) -> None:
    page.heading(3, aspect.title)
    if isinstance(aspect, Collection) and not aspect.items:
        page.paragraph("Nothing.")
    if isinstance(aspect, Scalar):
        page.table(
            ("What is shown", "Beside it", "Clauses"),
            (_row(edition, aspect.id, row) for row in aspect.rows),
        )
        return
    page.table(
        ("What is shown", "As", "Beside it", "Clauses"),
        (
            (item.label, *_row(edition, f"{aspect.id}.{item.id}", row))
            for item in aspect.items
            for row in item.rows
        ),
    )


def _row(edition: Edition, slot: str, row: Row) -> tuple[str, str, str]:
    """Return the value of a row, whatever is shown beside it, and what it rests on."""
    beside = [row.advice or ""]
    if row.led_by is not None:
        beside.append(f"Led by: {wording.office_said(edition, row.led_by)}.")
    if row.silence is not None:
        silence = edition.item(f"silent.{row.silence}").label
        beside.append(f"The policy does not say {silence}.")
    if row.refer_to:
        beside.append(f"Ask: {listed([wording.office_said(edition, o) for o in row.refer_to])}.")
    if row.text_absent is not None:
        beside.append(f"Not in the policy: {edition.absent[row.text_absent].item}.")
    rests_on = _clauses(edition, row.clauses)
    looked_in = f" Looked for in {listed(row.looked_in)}." if row.looked_in else ""
    return (
        wording.value_said(edition, slot, row.value),
        " ".join(filter(None, beside)),
        rests_on + looked_in,
    )


def _routes(page: Page, edition: Edition) -> None:
    aspect = edition.scalar("approval")
    page.heading(2, "Routes of approval")
    for name, route in aspect.routes.items():
        page.heading(3, aspect.labels.get(name, name))
        titles = [
            [wording.office_said(edition, o) for o in each]
            for each in (route.offices, route.consulting, route.refer_to)
        ]
        page.points(
            (
                ("Approved by", listed(titles[0])),
                ("How many of them", route.mode if route.offices else ""),
                ("After consulting", listed(titles[1])),
                ("Whom to ask", listed(titles[2])),
                ("How far the text goes", route.strength.replace("_", " ")),
                ("Before", route.before.replace("_", " ")),
                ("Clauses", _clauses(edition, route.clauses)),
            )
        )


def _bodies(page: Page, edition: Edition) -> None:
    page.heading(2, "Bodies known by name")
    page.table(
        ("Body", "What its name settles", "Heard as", "Clauses"),
        (
            (
                body.label,
                wording.way_said((edition,), {f: (v,) for f, v in body.implies.items()}),
                "; ".join(body.heard),
                listed(body.clauses),
            )
            for body in edition.bodies
        ),
    )


def _prompts(page: Page, layer: AdviceLayer) -> None:
    page.heading(2, layer.label)
    audiences = {audience.id: audience.title for audience in layer.audiences}
    for theme in layer.themes:
        page.heading(3, theme.heading)
        page.table(
            ("Question", "Why", "Risk", "Shown to", "Clauses"),
            (
                (
                    prompt.question,
                    prompt.why,
                    prompt.risk or "",
                    audiences.get(prompt.only_for or "", "everybody"),
                    listed(prompt.clauses),
                )
                for prompt in theme.prompts
            ),
        )


def _screen(page: Page, screen: Screen) -> None:
    """Add a screen as it is shown."""
    for section in screen.sections:
        page.heading(3, section.heading)
        for line in section.lines:
            page.paragraph(line)


def _form(page: Page, document: Document, form: Form) -> None:
    page.heading(2, f"Form: {form.title}")
    page.paragraph(form.about)
    if form.ours and form.text_absent is not None:
        page.paragraph(
            f"Our own template. Not in the policy: {document.absent[form.text_absent].item}."
        )
    page.points((("Clauses", _clauses(document, form.clauses)),))
    for part in form.parts:
        page.heading(3, part.heading)
        if part.asked_when is not None:
            page.paragraph("Asked only on some answers.")
        for question in part.questions:
            page.heading(4, question.question)
            page.points(_about_form_question(document, question))
            page.table(
                ("Answer", "What it means", "Taken as"),
                ((o.label, o.means, o.judged) for o in question.options),
            )


def _about_form_question(document: Document, question: FormQuestion) -> Iterator[tuple[str, str]]:
    kinds = {"choice": "one of these", "choices": "any of these", "text": "in words"}
    yield "Answered", kinds.get(question.kind, f"as {question.kind}")
    yield "Why we ask", question.why
    yield "Hint", question.hint
    yield "Raises, on an adverse answer", question.concern or ""
    yield "To take care of, on an unclear answer", question.care or ""
    yield "Asked only", "on some answers" if question.asked_when is not None else ""
    yield "Need not be answered", "" if question.required else "it may be left out"
    yield "Not applicable", "may be said" if question.not_applicable else ""
    yield "Clauses", _clauses(document, question.clauses)


def _rest(page: Page, document: Document) -> None:
    """Add what stands in every document: duties, offices, and its texts."""
    offices = document.office_titles
    if document.duties:
        page.heading(2, "Duties")
    for duty in document.duties:
        often = f"every {duty.every_months} months" if duty.every_months else ""
        page.heading(3, duty.title)
        page.points(
            (
                ("Owned by", offices[duty.owner]),
                ("Together with", listed([offices[each] for each in duty.together_with])),
                ("When", str(duty.due or "") or often or duty.starts),
                ("Shown by", duty.evidence),
                ("Clauses", _clauses(document, duty.clauses)),
            )
        )
    page.heading(2, "Offices")
    page.table(("Office",), ((office.title,) for office in document.offices))
    page.heading(2, "What the policy names and does not contain")
    page.table(
        ("Text", "Named in", "Needed for", "Ask"),
        ((a.item, a.named_in, a.needed_for, offices[a.ask]) for a in document.absent.values()),
    )
    page.heading(2, "How an unclear text is read")
    page.table(
        ("", "Subject", "What is unclear", "How it is read"),
        ((n, a.subject, a.unclear, a.reading) for n, a in document.assumptions.items()),
    )
    page.heading(2, "The clauses, in our words")
    page.table(
        ("Clause", "Place", "What it says"),
        ((name, clause.place, clause.gist) for name, clause in document.clauses.items()),
    )


def _clauses(document: Document, citations: Iterable[str]) -> str:
    """Return each citation with what it says."""
    known = {*document.clauses, *document.elsewhere, *document.assumptions}
    return " ".join(f"{each}: {document.gist_of(each)}" for each in citations if each in known)
