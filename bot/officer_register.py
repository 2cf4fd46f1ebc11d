"""What the registers hold, and the bodies of the area, stand on the page for sign-off."""

from collections.abc import Iterable, Sequence

from bot.officer_page import Page
from bot.words import listed
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.fields import FieldPart, RegisterField
from domain.policy.known import Area, KnownBody
from domain.policy.layers import LayerDocument

_KINDS = {
    "text": "words",
    "choice": "one of these",
    "choices": "any of these",
    "yes_no": "yes or no",
    "day": "a day",
    "amount": "an amount in pounds",
    "number": "a number",
    "office": "an office",
    "person": "a person",
    "document": "a document",
    "body": "a body that is known",
}


def register_section(page: Page, document: Document) -> None:
    """Write what an entry holds, and the areas and bodies known, as far as there are any."""
    if isinstance(document, Edition):
        _fields(page, document, document.register_parts, document.register_fields)
        _areas(page, document.areas)
        _known(page, document, document.known_bodies)
    if isinstance(document, LayerDocument):
        _fields(page, document, document.optional_parts, document.optional_fields)


def _fields(
    page: Page, document: Document, parts: Sequence[FieldPart], fields: Sequence[RegisterField]
) -> None:
    if not fields:
        return
    registers = (
        {item.id: item.label for item in document.collection("register").items}
        if isinstance(document, Edition)
        else {}
    )
    page.heading(2, "What the registers hold")
    for part in parts:
        page.heading(3, part.heading)
        page.table(
            ("Field", "Filled in with", "On", "How much it is wanted", "Whom to ask", "Clauses"),
            (
                (
                    ". ".join(said for said in (field.label, field.hint) if said),
                    _filled(field),
                    listed([registers[each] for each in field.registers]),
                    _wanted(field),
                    document.office_titles[field.ask] if field.ask else "",
                    listed(field.clauses),
                )
                for field in fields
                if field.part == part.id
            ),
        )


def _filled(field: RegisterField) -> str:
    options = "; ".join(option.label for option in field.options)
    several = ", several" if field.many else ""
    return f"{_KINDS[field.kind]}{several}{': ' if options else ''}{options}"


def _wanted(field: RegisterField) -> str:
    wanted = "as the outcome says" if field.slot else field.strength.replace("_", " ")
    before = "" if field.gate == "none" else f", before {field.gate}"
    again = ", and a change asks for approval again" if field.material else ""
    return f"{wanted}{before}{again}"


def _areas(page: Page, areas: Sequence[Area]) -> None:
    if not areas:
        return
    page.heading(2, "Areas")
    within = {area.id: area.title for area in areas}
    page.table(
        ("Area", "Council", "Also called", "Lies in", "What is said of it", "Clauses"),
        (
            (
                area.title,
                area.council,
                listed(area.called),
                within.get(area.within or "", ""),
                _said((f"{each.label}: {each.says}" for each in area.particulars), area.note),
                listed(area.clauses),
            )
            for area in areas
        ),
    )


def _known(page: Page, edition: Edition, bodies: Sequence[KnownBody]) -> None:
    if not bodies:
        return
    page.heading(2, "Bodies of the area")
    titles = {body.id: body.title for body in bodies}
    areas = {area.id: area.title for area in edition.areas}
    page.table(
        ("Body", "Also called", "Is", "Where", "Belongs to", "What is said of it", "Clauses"),
        (
            (
                body.title,
                listed(body.called),
                edition.body_by_id[body.type].label if body.type else "",
                listed([areas[each] for each in body.areas]),
                titles.get(body.parent or "", ""),
                _said(
                    (
                        *((f"Law: {body.statute}",) if body.statute else ()),
                        *((f"On it: {listed(body.partners)}",) if body.partners else ()),
                        *(f"{each.label}: {each.says}" for each in body.particulars),
                    ),
                    body.note,
                ),
                listed(body.clauses),
            )
            for body in bodies
        ),
    )


def _said(parts: Iterable[str], note: str) -> str:
    return ". ".join(each.rstrip(".") for each in (*parts, note) if each)
