"""What we belong to is one list, and whoever represents us reports back where the entry is."""

import re
from collections.abc import Iterator
from datetime import date

from bot import actions, words
from bot import associations_words as said
from bot.agenda_screens import away
from bot.days import said_day
from bot.doing import do, entry_page
from bot.feature import Deed, Feature, Told, button
from bot.form_front import take_paper
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.screens import Choice, Pick, Screen, Section
from domain.services.associations import Association
from domain.services.reporting_back import Report
from domain.views.register import RegisterRow

FEATURE = "associations"
_LIST = re.compile(
    r"(?:(?:show|see|list|find)(?: me)? )?(?:the |our |my |all )?"
    r"(?:associations?(?: register)?|memberships|association list)"
    r"|(?:what|which) (?:associations?|groups|networks|bodies)"
    r"(?: and \w+)? (?:do|are|am) (?:we|i) (?:belong to|(?:a )?members? of|in)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?:i (?:want|need|would like) to )?report back(?: (?:on|from|about) (?P<number>ARR-\w+|it))?",
    re.IGNORECASE,
)
_SHORT = 80


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?")
    if front.waiting:
        return None
    if _LIST.fullmatch(line):
        return front.aside(associations_screen(front))
    wish = _REPORT.fullmatch(line)
    if wish is None:
        return None
    number = wish["number"] or "it"
    whole = front.entry_id
    if number.casefold() != "it":
        whole = front.desk.arrangements.get(front.actor, number).id
    if not whole:
        known = any(form.reports_back for form in front.desk.policy.edition.forms)
        return front.here(said.WHICH) if known else None
    return do(front, Deed(FEATURE, "report", stream=f"{ARRANGEMENT}{whole}"))


def associations_screen(front: Front, *notice: str) -> Screen:
    """Return the associations of the register, with who belongs and when each is looked at next."""
    found = front.desk.associations.all(front.actor)
    edition = front.desk.policy.edition
    kept = found or front.desk.associations.kept(edition)
    nothing = said.EMPTY if kept else said.NOT_KEPT.format(policy=edition.short_title)
    choices = (Choice(each.row.short, f"{each.row.short}: {each.row.title}") for each in found)
    return Screen(
        said.TITLE,
        notice=notice,
        paragraphs=() if found else (nothing,),
        sections=(Section("", tuple(_line(front, each) for each in found)),) if found else (),
        actions=(actions.SHOW_REGISTER, actions.HELP),
        pick=Pick.among(said.PICK, said.OPEN, choices),
    )


def _line(front: Front, each: Association) -> str:
    about = [*_short_sheet(front, each), *_update(front, each.row)]
    told = f" ({'; '.join(about)})" if about else ""
    return said.LINE.format(number=each.row.short, title=each.row.title, about=told)


def _short_sheet(front: Front, each: Association) -> Iterator[str]:
    """Yield what of the sheet is short enough for a line: who, as what, at what cost."""
    for field, values in each.sheet:
        if not values or field.kind not in {"person", "choice", "choices", "amount"}:
            continue
        shown = [_shown(front, field.kind, field.label_of(value)) for value in values]
        yield f"{field.label}: {words.listed(shown)}"


def _shown(front: Front, kind: str, value: str) -> str:
    if kind == "amount":
        return f"£{value}"
    person = front.desk.offices.find(value) if kind == "person" else None
    return value if person is None else person.shown


def _update(front: Front, row: RegisterRow) -> Iterator[str]:
    """Yield when it is looked at next, or that it ended."""
    seen = front.desk.reviews.of(front.actor, row.id)
    if seen.review.ended_on is not None:
        yield said.ENDED
    elif seen.next is not None:
        due: date = seen.next.due
        yield said.UPDATE.format(day=said_day(due), away=away(due, front.desk.agendas.today))


def _told(front: Front, row: RegisterRow) -> Told:
    """Return what was reported back on an entry, where its policy has a form for that."""
    reporting = front.desk.reporting
    if reporting.form_of(row) is None:
        return Told()
    lines = tuple(_report_line(front, each) for each in reporting.reports(front.actor, row.id))
    report = button(
        FEATURE, "report", says="report back", does=said.REPORTS, label=said.REPORT_BACK
    )
    sections = (Section(said.REPORTED, lines),) if lines else ()
    return Told(sections=sections, actions=(report,))


def _report_line(front: Front, report: Report) -> str:
    person = front.desk.offices.find(report.by)
    who = report.by if person is None else person.shown
    told = "; ".join(f"{question} {_plain(answer)}" for question, answer in report.said)
    return said.REPORT_LINE.format(day=said_day(report.day), who=who, said=told)


def _plain(answer: str) -> str:
    """Return an answer as people read it: a day in words."""
    try:
        return said_day(date.fromisoformat(answer))
    except ValueError:
        return answer


def _done(front: Front, deed: Deed) -> Screen:
    if deed.what == "report":
        filled = front.desk.reporting.begin(front.act(), deed.id)
        if filled is None:
            return entry_page(front, deed.id, said.NO_FORM)
        return take_paper(front, filled)
    return front.aside(associations_screen(front))


ASSOCIATIONS_FEATURE = Feature(FEATURE, told=_told, said=_said, done=_done)
"""What we belong to, and what whoever represents us reports back."""
