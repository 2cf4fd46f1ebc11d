"""A meeting is logged in a line and a card, kept in a diary, and corrected where it is wrong."""

import re
from collections.abc import Callable
from contextlib import suppress

from bot import actions
from bot import meetings_words as said
from bot.doing import do, page_of
from bot.feature import Deed, Drafts, Feature, Told, button
from bot.front import Front
from bot.meeting_asking import FEATURE, log_ask, logged, more
from bot.meeting_correcting import correct
from bot.meeting_diary import CHANGES, changed, plan
from bot.meeting_drafts import kept, left, unfinished
from bot.meeting_fields import iso
from bot.meeting_heard import heard_in
from bot.meeting_known import BODY, DAY, ENTRY, MEETING_OF
from bot.meeting_lists import LOG, MY_MEETINGS, PLAN, coming_screen, meeting_line, mine_screen
from bot.meeting_missed import missed
from bot.meeting_screens import meeting_screen
from bot.presses import ARRANGEMENT, MEETING
from bot.screens import Action, Screen, Section
from domain.refusals import NoSuchId, Refusal
from domain.services.meeting_templates import Template
from domain.views.register import RegisterRow

_LOG = re.compile(
    r"(?:i (?:want|need|would like|'d like) to )?"
    r"(?:(?:log|give|add|record|leave|send)(?: (?:my|some|the|a))? ?(?:meeting )?feedback"
    r"|feedback|log (?:a|the|my) meeting|log it)"
    r"(?: (?:on|for|from|about|of) (?P<what>.+))?",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:i (?:want|need|would like) to )?report back(?: (?:on|from|about) (?P<what>.+))?",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"(?:(?:show|see|list|open)(?: me)? )?(?:my |our )?(?:meetings|diary)"
    r"|(?:what|which) meetings (?:do i have|have i (?:got|logged))",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"(?:what|which|show(?: me)?(?: the)?|list(?: the)?) (?:meetings|coming meetings|next meetings)"
    r"(?: (?:are|is))?(?: (?:coming(?: up)?|next|planned|in the diary|due))?"
    r"|(?:(?:what|when)(?:'s| is| are) )?(?:my |our |the )?(?:coming|next|upcoming) meetings?"
    r"|(?:what's|what is) in the diary",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"(?:plan|schedule|add|diarise)(?: (?:a|the|another|my))?(?: next)? meeting"
    r"(?: (?:of|with|for|at) (?P<body>.+))?"
    r"|put (?P<named>.+?) in (?:the|my) diary",
    re.IGNORECASE,
)
_OF_ONE = re.compile(
    r"(?P<what>log feedback(?: (?:on|for|of))?|log|resume|go on with|add to|add more to|correct"
    r"|change|move|cancel|reinstate|put back|apologies(?: for)?|i went to|substitute(?: for)?"
    r"|entered in error|take off|plan the next(?: after)?|next)(?: meeting)? (?P<number>MTG-\w+)"
    r"(?: (?P<which>\d{1,2}))?",
    re.IGNORECASE,
)
_WHAT = {
    "log feedback": "log",
    "log": "log",
    "resume": "log",
    "go on with": "log",
    "add to": "more",
    "add more to": "more",
    "change": "correct",
    "put back": "reinstate",
    "i went to": "attended",
    "entered in error": "void",
    "take off": "void",
    "plan the next": "plan",
    "next": "plan",
}


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?").replace("’", "'")
    one = _OF_ONE.fullmatch(line)
    if one is not None:
        return _on_one(front, one["what"].casefold(), one["number"], one["which"] or "")
    if front.waiting:
        return None
    for pattern, answer in _WISHES:
        found = pattern.fullmatch(line)
        if found is not None:
            named = next((each for each in found.groups() if each), "")
            return answer(front, named)
    return missed(front, line)


def _log(front: Front, what: str) -> Screen:
    """Begin to log a meeting, of whatever was said of it."""
    template = _template(front)
    if template is None:
        return front.aside(no_form_screen(front))
    given = _given(front, f"at {what}" if what else "")
    return do(front, Deed(FEATURE, "log", template.form.id, given=given))


def _back(front: Front, what: str) -> Screen:
    """Report back on the entry that was shown last, on one with that number, or on what is said."""
    if what.upper().startswith("ARR-"):
        row = front.desk.arrangements.get(front.actor, what)
        return do(front, Deed(FEATURE, "report", stream=f"{ARRANGEMENT}{row.id}"))
    if what.casefold() in {"", "it", "this"} and front.entry_id:
        return do(front, Deed(FEATURE, "report", stream=f"{ARRANGEMENT}{front.entry_id}"))
    return _log(front, "" if what.casefold() in {"it", "this"} else what)


def _mine(front: Front, what: str) -> Screen:
    del what
    return front.aside(mine_screen(front))


def _coming(front: Front, what: str) -> Screen:
    del what
    return front.aside(coming_screen(front))


def _plan(front: Front, what: str) -> Screen:
    heard = _given(front, f"at {what}") if what else {}
    given = {BODY: heard.get(BODY) or what} if what else {}
    return do(front, Deed(FEATURE, "plan", given=given))


_WISHES: tuple[tuple[re.Pattern[str], Callable[[Front, str], Screen]], ...] = (
    (_LOG, _log),
    (_BACK, _back),
    (_MINE, _mine),
    (_COMING, _coming),
    (_PLAN, _plan),
)


def _wanted(front: Front, text: str) -> Screen | None:
    """Begin to log what *text* tells of: of which body and day, as far as it says so."""
    template = _template(front)
    if template is None:
        return front.aside(no_form_screen(front))
    return do(front, Deed(FEATURE, "log", template.form.id, given=_given(front, text)))


def _given(front: Front, text: str) -> dict[str, str]:
    """Return what *text* says of a meeting, and which one of the diary that is."""
    meetings, today = front.desk.meetings, front.desk.agendas.today
    mine = meetings.bodies(front.actor)
    heard = heard_in(text, mine, front.desk.bodies.all(front.actor), today)
    given = {BODY: heard.body, DAY: iso(heard.day)}
    owed = meetings.owed(front.actor, heard.body, heard.day)
    if owed is not None and (heard.body or not text):
        given[MEETING_OF] = owed.id
    return {name: value for name, value in given.items() if value}


def _template(front: Front) -> Template | None:
    return next((each for each in front.desk.meetings.templates() if each.kind == "meeting"), None)


def no_form_screen(front: Front) -> Screen:
    """Say that nothing here asks for what came of a meeting, and what can be done instead."""
    edition = front.desk.policy.edition
    told = said.NO_FORM.format(policy=edition.short_title)
    ask = said.NO_FORM_ASK.format(office=edition.office_titles[edition.policy_contact])
    return Screen(said.NO_FORM_TITLE, paragraphs=(told, ask), actions=(PLAN, actions.SHOW_REGISTER))


def _on_one(front: Front, what: str, number: str, which: str) -> Screen:
    """Do what was typed with the meeting of that number."""
    what = re.sub(r" (?:on|for|of|after)$", "", what)
    try:
        row = front.desk.meetings.get(front.actor, number)
    except NoSuchId:
        told = said.NONE_HERE.format(number=number.upper())
        return front.aside(Screen(told, actions=(MY_MEETINGS,)))
    deed = _WHAT.get(what, what)
    return do(front, Deed(FEATURE, deed, which, stream=row.stream, version=row.version))


def _done(front: Front, deed: Deed) -> Screen:
    if deed.what in _OF_NONE:
        return _OF_NONE[deed.what](front, deed)
    if not deed.stream.startswith(MEETING):
        return _mine(front, "")
    if deed.what in CHANGES:
        return changed(front, deed)
    doing = _OF_SOME.get(deed.what)
    return page_of(front, deed.stream) if doing is None else doing(front, deed)


def _report(front: Front, deed: Deed) -> Screen:
    """Begin to report back on an entry."""
    template = _template(front)
    if template is None:
        return front.aside(no_form_screen(front))
    return log_ask(front, template, {ENTRY: deed.id})


_OF_NONE: dict[str, Callable[[Front, Deed], Screen]] = {
    "log": logged,
    "resume": logged,
    "report": _report,
    "plan": plan,
    "next": plan,
}
"""What can be wished though no meeting is in front."""
_OF_SOME: dict[str, Callable[[Front, Deed], Screen]] = {"more": more, "correct": correct}


def _page(front: Front, whole: str, *notice: str) -> Screen:
    return meeting_screen(front, front.desk.meetings.get(front.actor, whole), *notice)


def _numbered(front: Front, number: str) -> Screen:
    return meeting_screen(front, front.desk.meetings.get(front.actor, number))


def _told(front: Front, row: RegisterRow) -> Told:
    """Return what was logged of meetings about an entry, and the way to log one."""
    rows = front.desk.meetings.about(front.actor, f"{ARRANGEMENT}{row.id}")
    lines = tuple(meeting_line(front, each, who=True) for each in rows)
    sections = (Section(said.REPORTED, lines),) if lines else ()
    if _template(front) is None:
        return Told(sections=sections)
    report = button(
        FEATURE, "report", says="report back", does=said.REPORTS, label=said.REPORT_BACK
    )
    return Told(sections=sections, actions=(report,))


def _greets(front: Front) -> tuple[str, ...]:
    with suppress(Refusal):
        today = front.desk.agendas.today
        owed = [
            row
            for row in front.desk.meetings.mine(front.actor)
            if row.status == "planned" and row.meeting.on is not None and row.meeting.on <= today
        ]
        if owed and _template(front) is not None:
            return (said.ONE_OWED if len(owed) == 1 else said.MANY_OWED.format(count=len(owed)),)
    return ()


def _offering(front: Front) -> tuple[Action, ...]:
    """Offer to log a meeting to whoever is there for us somewhere."""
    with suppress(Refusal):
        if _template(front) is not None and front.desk.meetings.bodies(front.actor):
            return (LOG,)
    return ()


MEETINGS_FEATURE = Feature(
    FEATURE,
    told=_told,
    said=_said,
    wants={"feedback": _wanted},
    done=_done,
    pages={MEETING: _page},
    numbers={"MTG": _numbered},
    greets=_greets,
    offering=_offering,
    drafts=Drafts(kept, left, unfinished),
)
"""Meetings, and what is logged of them."""
