"""A notice says what it is about and opens it; of what is sensitive, that something waits."""

from bot import notice_screens_words as say
from bot.notice_words import Words
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
    turned_off = say.ALWAYS if notice.statutory else Words.opt_out
    return Screen(
        notice.title,
        paragraphs=(*marked, *notice.lines),
        progress=turned_off,
        actions=(opens,),
        stream=stream,
    )


def settled_screen(title: str) -> Screen:
    """Return what stands in place of a notice once nothing waits for its reader any more."""
    return Screen(title, notice=(say.SETTLED,))


def _opens(stream: str) -> Action:
    """Return the button that opens *stream*, or what waits where nothing opens that."""
    verb = "resume" if stream.startswith(ENQUIRY) else "show"
    if stream and decode(encode(Press(stream, 0, verb))) is not None:
        return Action("", say.OPENS, say.OPEN, verb)
    return Action("", say.OPENS, say.OPEN, "line", say.WHAT_WAITS)
