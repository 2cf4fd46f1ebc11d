"""What stands on a document beside what it says: how far it is, who cleared it, who let it go."""

from domain.ports import Imprint
from domain.services.offices import Offices
from domain.services.reporting.period import said_day
from domain.views.reports import ReportRow, Signed


def imprint_of(row: ReportRow, offices: Offices) -> Imprint:
    """Return what is said of a report that was drafted; it is a draft until it is released."""

    def signed(each: Signed) -> str:
        found = offices.find(each.person)
        who = each.person if found is None else found.shown
        return f"{who} ({offices.titles.get(each.office, each.office)}), {said_day(each.on)}"

    cleared = (f"Cleared by {signed(each)}" for each in row.cleared_by)
    let_go = (f"Released by {signed(each)}, to {each.to}" for each in row.released_by)
    withdrawn = ("Withdrawn: not to be used any more",) * (row.status == "withdrawn")
    return Imprint(not row.final, row.short, (*cleared, *let_go, *withdrawn))
