"""Whose a document is, whom it binds, and what goes with publishing it: each with its clauses."""

from typing import Annotated

from pydantic import Field

from domain.policy.facts import Citation, Citations, Part, Words


class ScopeNotice(Part):
    """What people of *organisations* are told, who may ask although it is another's policy."""

    organisations: Annotated[tuple[Words, ...], Field(min_length=1)]
    text: Words
    clauses: Citations


class Scope(Part):
    """The clauses that say to which organisations it applies, and who else may ask."""

    clauses: tuple[Citation, ...] = ()
    notices: tuple[ScopeNotice, ...] = ()

    def notice_for(self, organisation: str) -> str:
        """Return what people of that *organisation* are told, if anything."""
        found = (each.text for each in self.notices if organisation in each.organisations)
        return next(found, "")


class Statement(Part):
    """What its owners and its author state of it when it is published."""

    says: Words
    clauses: Citations


class Adoption(Part):
    """Whose minute says that it was adopted."""

    body: Words
    clauses: Citations


class Publishing(Part):
    """What goes with publishing it: the clauses that name its *owners*, and what they give."""

    owners: tuple[Citation, ...] = ()
    statement: Statement | None = None
    adoption: Adoption | None = None
