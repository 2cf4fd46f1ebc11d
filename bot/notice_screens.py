"""A notice says what it is about and opens it; of what is sensitive, that something waits."""

from dataclasses import replace

from bot import notice_screens_words as say
from bot.presses import ENQUIRY, Press, decode, encode
from bot.screens import Action, Screen
from domain.services.outbox import Ready

SENSITIVE = "SENSITIVE"


def notice_screen(notice: Ready) -> Screen:
    """Return what is sent of *notice*: nobody has asked for it, so it asks for one press only."""
    opens = _opens(notice.about)
    stream = notice.about if opens.verb != "line" else ""
    if SENSITIVE in notice.marking.upper():
        return Screen(
            say.SENSITIVE.format(marking=notice.marking.upper()),
            paragraphs=(say.OPEN_IT,),
            actions=(opens,),
            stream=stream,
        )
    marked = (notice.marking,) if notice.marking else ()
    return Screen(
        notice.title,
        paragraphs=(*marked, *notice.lines),
        progress=say.ALWAYS if notice.statutory else "",
        actions=(opens,),
        stream=stream,
    )


def settled_screen(notice: Ready) -> Screen:
    """Return what stands in place of *notice* once nothing waits for its reader any more."""
    return replace(notice_screen(notice), notice=(say.SETTLED,), progress="", actions=())


def _opens(stream: str) -> Action:
    """Return the button that opens *stream*, or what waits where nothing opens that."""
    verb = "resume" if stream.startswith(ENQUIRY) else "show"
    if stream and decode(encode(Press(stream, 0, verb))) is not None:
        return Action("", say.OPENS, say.OPEN, verb)
    return Action("", say.OPENS, say.OPEN, "line", say.WHAT_WAITS)
