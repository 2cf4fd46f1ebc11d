"""The reviews of an entry stand on its page; what is due and overdue can be asked for."""

import re
from dataclasses import replace

from bot import review_words
from bot.doing import do
from bot.feature import Deed, Feature, Told
from bot.front import Front
from bot.registry import entries_screen
from bot.review_acting import FEATURE, act_on
from bot.review_dialogues import about_review, how_to_leave, not_left, review_actions
from bot.review_saying import list_screen
from bot.review_telling import speaker
from bot.screens import Action, Screen
from domain.policy.edition import Edition
from domain.services.reviews_seen import Coming
from domain.views.register import RegisterRow

_NUMBER = r"(?P<id>ARR-[A-Z2-7]{8}|it|this|that)"
_LISTS = re.compile(
    r"(?:(?:which|what|show|list|see|are there any|any) )?(?:me )?(?:the |our |all )?reviews?"
    r"(?: (?:that )?(?:are|is|fall|falling))? ?(?P<which>due|overdue|late|outstanding)"
    r"(?: for review)?(?: (?:now|today|soon|next))?[.?!]*"
    r"|(?:what|which (?:of them|entries|partnerships)) (?:is|are) (?P<too>due|overdue) for (?:a )?"
    r"review[.?!]*|reviews",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:when|by when)(?:'s| is| are| will| does| do) (?P<title>.+?) (?:next )?"
    r"(?:due for (?:a )?review|due to be reviewed|reviewed(?: next)?|be reviewed|up for review)"
    r"(?:,? (?:and )?(?:who|by whom).*)?[.?!]*"
    r"|who (?:leads|does|holds) the review of (?P<of>.+?)[.?!]*",
    re.IGNORECASE,
)
_WASTE = re.compile(
    r"\b(?:waste of (?:time|money)|poor value|no value|not worth|adds? nothing|pointless)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"\b(?:stop|leave|quit|get out|pull out|withdraw|drop out)\b", re.IGNORECASE)
_OUT = re.compile(
    r"\bhow (?:do|can|could|would|should) (?:we|i) (?:get out|leave|pull out|withdraw|end|stop)\b"
    r"|\b(?:can|may|could) we (?:get out|leave|stop|pull out|withdraw)\b",
    re.IGNORECASE,
)
_DEEDS = (
    ("risk", re.compile(rf"review (?:the )?risk of {_NUMBER}[.!]*", re.IGNORECASE)),
    ("review", re.compile(rf"review {_NUMBER}[.!]*", re.IGNORECASE)),
    ("change", re.compile(rf"report a change (?:to|in|of) {_NUMBER}[.!]*", re.IGNORECASE)),
    ("mark", re.compile(rf"mark {_NUMBER} (?:as )?high[ -]risk[.!]*", re.IGNORECASE)),
    (
        "mark",
        re.compile(rf"{_NUMBER} (?:has become|became|is now) high[ -]risk[.!]*", re.IGNORECASE),
    ),
    ("unmark", re.compile(rf"{_NUMBER} is no longer high[ -]risk[.!]*", re.IGNORECASE)),
    ("check", re.compile(rf"check the way out of {_NUMBER}[.!]*", re.IGNORECASE)),
    ("end", re.compile(rf"{_NUMBER} has ended[.!]*", re.IGNORECASE)),
    ("withdraw", re.compile(rf"{_NUMBER} does not end[.!]*", re.IGNORECASE)),
    ("propose", re.compile(rf"(?:end|leave) {_NUMBER}[.!]*", re.IGNORECASE)),
)
_TAKE_OFF = re.compile(rf"take review (?P<which>\d{{1,6}}) of {_NUMBER} off[.!]*", re.IGNORECASE)
_ONE_LINE = 300
_PLAIN = {"the", "a", "an", "our", "of", "for", "and", "on", "in"}
_OVERDUE = {"overdue", "late", "outstanding"}


def told(front: Front, row: RegisterRow) -> Told:
    """Return when an entry is reviewed, by whom, and what may be done about that."""
    if not row.listed:
        return Told()
    found, said = front.desk.reviews.seen.of(row), speaker(front.desk, front.actor)
    return Told(tuple(said.lines(found)), said.past(found), review_actions(front, found))


def said(front: Front, text: str) -> Screen | None:
    """Answer a line that asks for reviews, or does something about those of an entry."""
    line = " ".join(text.split())
    if len(line) > _ONE_LINE:
        return None
    return _wished(front, line) or (None if front.waiting else _asked(front, line))


def _wished(front: Front, line: str) -> Screen | None:
    """Do what *line* wishes of an entry."""
    for what, pattern in _DEEDS:
        if (wish := pattern.fullmatch(line)) is not None:
            return _deed(front, what, wish["id"])
    if (off := _TAKE_OFF.fullmatch(line)) is not None:
        return _deed(front, "take-off", off["id"], off["which"])
    return None


def _asked(front: Front, line: str) -> Screen | None:
    """Answer what *line* asks of reviews, or of leaving."""
    if (asked := _LISTS.fullmatch(line)) is not None:
        which = (asked["which"] or asked["too"] or "due").casefold()
        return front.aside(listed(front, overdue=which in _OVERDUE))
    if (when := _WHEN.fullmatch(line)) is not None:
        return _when(front, when["title"] or when["of"])
    return _leaving(front, line)


def done(front: Front, deed: Deed) -> Screen:
    """Carry out a deed."""
    return act_on(front, deed)


def listed(front: Front, *, overdue: bool) -> Screen:
    """Return the reviews that are due next, or those whose day has passed."""
    reviews, actor = front.desk.reviews, front.actor
    found = reviews.overdue(actor) if overdue else reviews.coming(actor)
    lines = tuple((each, _edition(front, each)) for each in found)
    if overdue:
        screen = list_screen(
            speaker(front.desk, front.actor),
            lines,
            review_words.REVIEWS_OVERDUE,
            review_words.NONE_OVERDUE,
        )
        return _with(screen, Action("reviews due", review_words.WHOLE_LIST))
    screen = list_screen(
        speaker(front.desk, front.actor), lines, review_words.REVIEWS_DUE, review_words.NONE_DUE
    )
    return _with(screen, Action("reviews overdue", review_words.LATE_LIST))


def _with(screen: Screen, action: Action) -> Screen:
    return replace(screen, actions=(action,))


def _edition(front: Front, coming: Coming) -> Edition:
    return front.desk.arrangements.reviewed_under(coming.row.edition).edition


def _deed(front: Front, what: str, which: str, number: str = "") -> Screen | None:
    """Do *what* to the entry that is named, or to the one shown last."""
    if which.upper().startswith("ARR-"):
        row = front.desk.arrangements.get(front.actor, which)
    elif front.entry_id and not front.waiting:
        row = front.desk.arrangements.get(front.actor, front.entry_id)
    else:
        return None
    front.entry_id = row.id
    deed = Deed(FEATURE, what, number, f"arrangement-{row.id}", row.version)
    return front.aside(do(front, deed)) if what not in _FORMS else do(front, deed)


_FORMS = {"review", "risk", "check"}


def _when(front: Front, sought: str) -> Screen | None:
    """Return when what is called so is reviewed; None where nothing on the register is."""
    rows = _called(front, sought)
    if len(rows) > 1:
        editions = {front.policy.ref.policy: front.policy.edition}
        return front.aside(entries_screen(editions, rows, (), review_words.WHICH))
    return front.aside(_about(front, rows[0])) if rows else None


def _about(front: Front, row: RegisterRow) -> Screen:
    front.entry_id = row.id
    return about_review(front, front.desk.reviews.of(front.actor, row.id))


def _called(front: Front, sought: str) -> tuple[RegisterRow, ...]:
    """Return the entries that *sought* names: by number, by what is in front, or by their words."""
    arrangements, actor = front.desk.arrangements, front.actor
    if sought.casefold() in {"it", "this", "that"}:
        return (arrangements.get(actor, front.entry_id),) if front.entry_id else ()
    telling = [w for w in re.findall(r"[\w'-]+", sought) if w.casefold() not in _PLAIN]
    return arrangements.find(actor, " ".join(telling)) if telling else ()


def _leaving(front: Front, line: str) -> Screen | None:
    """Answer whether, or how, an entry is left that is named or was shown last."""
    waste = _WASTE.search(line) is not None and _STOP.search(line) is not None
    if not waste and _OUT.search(line) is None:
        return None
    row = _meant(front, line)
    if row is None:
        return None
    front.entry_id = row.id
    found = front.desk.reviews.of(front.actor, row.id)
    return front.aside(not_left(front, found) if waste else how_to_leave(front, found))


def _meant(front: Front, line: str) -> RegisterRow | None:
    """Return the entry whose whole title the line says, or the one shown last."""
    said = line.casefold()
    named = [r for r in front.desk.arrangements.all(front.actor) if r.title.casefold() in said]
    if len(named) == 1:
        return named[0]
    if not front.entry_id:
        return None
    return front.desk.arrangements.get(front.actor, front.entry_id)


REVIEWS = Feature(FEATURE, told=told, said=said, done=done)
