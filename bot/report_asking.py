"""What a report lacks before it is written, cleared or released is asked for; then it happens."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot import report_words as said
from bot.asked import SURE, Ask, asked
from bot.doing import page_of
from bot.feature import Deed
from bot.front import Front
from bot.report_hearing import Asked, read_asked, written_days
from bot.report_screens import offices_listed, row_screen, summary_screen
from bot.screens import Choice, Field, Screen
from domain.services.reporting.defined import Defined
from domain.services.reporting.period import NotAPeriod, period_from
from domain.views.reports import ReportRow

_LONG = 1_000


def done(front: Front, deed: Deed) -> Screen:
    """Carry out *deed*, or ask for what it lacks."""
    written: dict[str, Callable[[Front, Deed], Screen]] = {
        "write": _write,
        "days": _days,
        "draft": _draft,
    }
    if deed.what in written:
        return written[deed.what](front, deed)
    drafted: dict[str, Callable[[Front, Deed, ReportRow], Screen]] = {
        "clear": _clear,
        "release": _release,
        "anew": _anew,
        "withdraw": _withdraw,
    }
    if deed.what not in drafted:
        return page_of(front, deed.stream)
    return drafted[deed.what](front, deed, front.desk.drafts.get(front.actor, deed.id))


def summary(front: Front, wish: Asked, *notice: str) -> Screen:
    """Return the report that was asked for, in short."""
    found = front.desk.reports.find(front.actor, wish.name)
    paper = front.desk.reports.write(front.actor, wish.name, period=wish.period, area=wish.area)
    return front.aside(summary_screen(front, found, wish, paper, *notice))


def _write(front: Front, deed: Deed) -> Screen:
    return summary(front, read_asked(deed.which))


def _days(front: Front, deed: Deed) -> Screen:
    """Ask of which days and area a report is written, and write it."""
    wish = read_asked(deed.which)
    found = front.desk.reports.find(front.actor, wish.name)
    usual = front.desk.reports.period_of(found).title
    areas = front.desk.policy.edition.areas
    fields: tuple[Field, ...] = (
        Field("days", said.WHICH_DAYS, hint=said.DAYS_HINT.format(usual=usual)),
    )
    if areas:
        choices = tuple(Choice(area.id, area.title) for area in areas)
        fields += (Field("area", said.WHICH_AREA, kind="choice", choices=choices, value=wish.area),)
    ask = Ask(deed, found.report.title, said.WRITE_IT, fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    try:
        period = period_from(values["days"], found.ends) if values["days"] else None
    except NotAPeriod:
        return _again(front, ask, values, said.NOT_DAYS)
    return summary(front, Asked(wish.name, written_days(period), values.get("area", "")))


def _draft(front: Front, deed: Deed) -> Screen:
    """Draft a report, once it is said whether it is open."""
    wish = read_asked(deed.which)
    found = front.desk.reports.find(front.actor, wish.name)
    period = wish.period or front.desk.reports.period_of(found)
    waits = said.THEN_CLEARED if found.clears else said.THEN_RELEASED
    then = waits.format(offices=offices_listed(front, found.clears or found.releases))
    told = said.DRAFT_ABOUT.format(
        period=f"{period.title[:1].upper()}{period.title[1:]}", area=_area(front, wish), then=then
    )
    exempt = Field("exempt", said.EXEMPT, longest=300, aside=said.EXEMPT_HINT, value=_exempt(found))
    title = said.DRAFT_TITLE.format(title=found.report.title)
    ask = Ask(deed, title, said.DRAFT_IT, (exempt,), (told,))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    row = front.desk.drafts.draft(
        front.act(), wish.name, period=wish.period, area=wish.area, exempt=values["exempt"]
    )
    return front.aside(row_screen(front, row, said.WAS_DRAFTED))


def _clear(front: Front, deed: Deed, row: ReportRow) -> Screen:
    state = row.reported
    own = tuple(each for each in state.uncleared if front.actor.holds(each))
    told = said.CLEAR_ABOUT.format(
        office=offices_listed(front, own or state.clears[:1]),
        offices=offices_listed(front, state.clears),
    )
    field = Field("remark", said.REMARK, longest=_LONG)
    title = said.CLEAR_TITLE.format(title=state.title)
    values = asked(front, Ask(deed, title, said.CLEAR, (field,), (told,)))
    if isinstance(values, Screen):
        return values
    seen = _seen(deed, row)
    after = front.desk.drafts.clear(front.act(), row.id, remark=values["remark"], sha256=seen)
    return front.aside(row_screen(front, after, said.WAS_CLEARED))


def _release(front: Front, deed: Deed, row: ReportRow) -> Screen:
    state = row.reported
    own = tuple(each for each in state.releases if front.actor.holds(each))
    told = said.RELEASE_ABOUT.format(office=offices_listed(front, own or state.releases[:1]))
    field = Field("to", said.TO_WHOM, required=True, longest=300)
    title = said.RELEASE_TITLE.format(title=state.title)
    values = asked(front, Ask(deed, title, said.RELEASE, (field,), (told,)))
    if isinstance(values, Screen):
        return values
    after = front.desk.drafts.release(front.act(), row.id, to=values["to"], sha256=_seen(deed, row))
    return front.aside(row_screen(front, after, said.WAS_RELEASED))


def _anew(front: Front, deed: Deed, row: ReportRow) -> Screen:
    del deed
    after = front.desk.drafts.anew(front.act(), row.id)
    same = after.version == row.version
    return front.aside(row_screen(front, after, said.IS_SAME if same else said.WAS_ANEW))


def _withdraw(front: Front, deed: Deed, row: ReportRow) -> Screen:
    field = Field("reason", said.WHY, required=True, longest=_LONG)
    title = said.WITHDRAW_TITLE.format(title=row.reported.title)
    ask = Ask(deed, title, said.WITHDRAW, (field,), (said.WITHDRAW_ABOUT,))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    after = front.desk.drafts.withdraw(front.act(), row.id, reason=values["reason"])
    return front.aside(row_screen(front, after, said.WAS_WITHDRAWN))


def _seen(deed: Deed, row: ReportRow) -> str:
    """Return the facts that the person saw: those of now unless their card is an older one."""
    return row.reported.sha256 if deed.version in {0, row.version} else "0" * 64


def _again(front: Front, ask: Ask, values: Mapping[str, str], fault: str) -> Screen:
    """Ask once more, with what was filled in, and say what cannot be."""
    kept = tuple(replace(each, value=values.get(each.name, "")) for each in ask.fields)
    given = {name: text for name, text in ask.deed.given.items() if name not in {SURE, *values}}
    bare = replace(ask.deed, given=given)
    return asked_screen(front, replace(ask, deed=bare, fields=kept), fault)


def asked_screen(front: Front, ask: Ask, fault: str) -> Screen:
    """Return the screen that asks for the fields of *ask* once more."""
    screen = asked(front, ask, fault)
    assert isinstance(screen, Screen)  # noqa: S101 - nothing was given, so it is asked for
    return screen


def _exempt(found: Defined) -> str:
    return "" if found.rules.exempt is None else found.rules.exempt.clause


def _area(front: Front, wish: Asked) -> str:
    areas = {area.id: area.title for area in front.desk.policy.edition.areas}
    return f", {areas[wish.area]}" if wish.area in areas else ""
