"""Apologies and a meeting called off are said in a sentence, and recorded of the one meant."""

import re

from bot import meetings_words as said
from bot.doing import do
from bot.feature import Deed
from bot.front import Front
from bot.meeting_asking import FEATURE
from bot.meeting_heard import heard_in
from bot.meeting_lists import mine_screen
from bot.screens import Screen
from domain.views.meetings import MeetingRow

_APOLOGIES = re.compile(
    r"(?:i (?:have )?)?(?:(?:sent|gave|send|give|record|log) )?(?:my )?apologies"
    r"(?: (?:for|to|from) (?P<sent>.+))?"
    r"|i (?:could not|couldn't|did not|didn't|cannot|can't|will not|won't)"
    r" (?:make|attend|go to|get to) (?P<missed>.+)",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"(?P<off>.+?) (?:was|is|has been|got) (?:cancelled|canceled|called off)"
    r"|cancel (?P<cancel>(?:the |my |our ).+)",
    re.IGNORECASE,
)


def missed(front: Front, line: str) -> Screen | None:
    """Begin to record what *line* says of a meeting in the diary; None where it says no such thing.

    Where it may be one of several or none of them, those that there are are shown.
    """
    for pattern, what in ((_APOLOGIES, "apologies"), (_CALLED_OFF, "cancel")):
        found = pattern.fullmatch(line)
        if found is None:
            continue
        meant = next((each for each in found.groups() if each), "")
        rows = _meant(front, meant)
        if len(rows) == 1:
            return do(front, Deed(FEATURE, what, stream=rows[0].stream, version=rows[0].version))
        if rows or what == "apologies":
            return front.aside(mine_screen(front, said.WHICH_ONE.format(what=what)))
    return None


def _meant(front: Front, text: str) -> list[MeetingRow]:
    """Return one's own meetings in the diary that *text* may mean: all where it says nothing."""
    meetings, actor = front.desk.meetings, front.actor
    planned = [row for row in meetings.mine(actor) if row.status == "planned"]
    if not text:
        return planned
    known = front.desk.bodies.all(actor)
    heard = heard_in(f"at {text}", meetings.bodies(actor), known, front.desk.agendas.today)
    titled = [row for row in planned if row.meeting.title.casefold() == heard.body.casefold()]
    return [row for row in titled if heard.day in {None, row.meeting.on}] or titled
