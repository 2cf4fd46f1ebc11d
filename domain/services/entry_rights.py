"""What a right on an entry turns on: who put it there, who keeps it, who leads it."""

from dataclasses import replace

from domain.model.arrangement.record.state import Record
from domain.services.rights import About
from domain.views.register import RegisterRow

LEAD = "partnership_lead"
"""The field of an entry that names who leads the partnership, in every policy that has one."""


def about_entry(under: About, row: RegisterRow, record: Record) -> About:
    """Return what a right on the entry *row* turns on, *under* its policy as it is in force."""
    leads = record.texts.get(LEAD, ())
    return replace(under, registrant=row.registrant, keeper=row.keeper, leads=leads)
