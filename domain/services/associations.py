"""Associations are entries of one register; their sheet is what that register alone has of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.identity import Actor
from domain.policy.edition import Edition
from domain.policy.fields import RegisterField
from domain.ports import Views
from domain.services.arrangements import Arrangements
from domain.views.records import RECORDS
from domain.views.register import RegisterRow

ASSOCIATION = "association"
"""The register on which an outcome puts the membership of an association or a group."""


@dataclass(frozen=True, slots=True)
class Association:
    """One membership: its entry, and its sheet, each field with what it holds."""

    row: RegisterRow
    sheet: tuple[tuple[RegisterField, tuple[str, ...]], ...]


class Associations:
    """Reads the associations of every policy that keeps a register of them."""

    def __init__(self, arrangements: Arrangements, views: Views) -> None:
        self._arrangements = arrangements
        self._views = views

    def kept(self, edition: Edition) -> bool:
        """Return whether the policy keeps a register of associations."""
        return any(item.id == ASSOCIATION for item in edition.collection("register").items)

    def all(self, actor: Actor, as_at: datetime | None = None) -> tuple[Association, ...]:
        """Return the associations, by title; *as_at* as they stood on the register then."""
        rows = self._arrangements.all(actor, register=ASSOCIATION, as_at=as_at)
        return tuple(self._of(row) for row in rows)

    def get(self, actor: Actor, number: str) -> Association | None:
        """Return one association; none where the entry is no association."""
        row = self._arrangements.get(actor, number)
        return self._of(row) if row.register_id == ASSOCIATION else None

    def _of(self, row: RegisterRow) -> Association:
        return Association(row, tuple(self._sheet(row)))

    def _sheet(self, row: RegisterRow) -> Iterator[tuple[RegisterField, tuple[str, ...]]]:
        held = self._views.get(RECORDS, row.id)
        texts = {} if held is None else held.record.texts
        for field in self._arrangements.policy_of(row).edition.register_fields:
            if field.registers == (ASSOCIATION,):
                yield field, texts.get(field.id, ())
