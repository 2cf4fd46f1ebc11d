"""Who represents us, who is missing and who stands in is asked and said in a line."""

import re

from bot import register_words, words
from bot import reps_words as said
from bot.doing import do
from bot.feature import Deed
from bot.front import Front
from bot.reps_screens import FEATURE, gaps_screen, name_of, page
from bot.screens import Screen
from domain.services.representation import Represented

_WHO = re.compile(
    r"(?:show )?(?:me )?who (?:represents|speaks for|sits for) us"
    r"(?: (?:on|in|at) (?:the )?(?P<where>.+))?"
    r"|who is (?:our|the) representatives?(?: (?:on|in|at) (?:the )?(?P<there>.+))?",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"who is missing|(?:which|what) seats are (?:empty|missing|vacant)"
    r"|where (?:are|do) we (?:not represented|have no (?:seat|representative))"
    r"|(?:show )?(?:me )?(?:the )?representation gaps",
    re.IGNORECASE,
)
_STANDS_IN = re.compile(
    r"i(?: am|'m|’m) standing in for (?P<whom>.+?) (?:at|on|in) (?:the )?(?P<where>.+)",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r"(?P<title>(?:member|councillor|cllr|officer|inspector|superintendent|sergeant) )?"
    r"(?P<name>\S+(?: \S+){0,3}?) (?:should|shall|is to|could|will) (?:take|have|fill|get)"
    r" our (?:seat|place)(?: (?:on|at|in) (?:the )?(?P<where>[^;,.]+))?(?P<more>[;,.].*)?",
    re.IGNORECASE,
)
_DO = re.compile(r"(?P<what>add|propose) a representative|stand in", re.IGNORECASE)
_HAT = re.compile(r"(?:.*\b)?(?:which|what) hat\b.*", re.IGNORECASE)
_MEMBERS = {"member", "councillor", "cllr"}


def spoken(front: Front, text: str) -> Screen | None:
    """Answer a line about who represents us; None for any other."""
    line = " ".join(text.split()).rstrip("?!.")
    if (wish := _WHO.fullmatch(line)) is not None:
        return _who(front, wish["where"] or wish["there"] or "")
    if _MISSING.fullmatch(line):
        return _missing(front)
    if (stands := _STANDS_IN.fullmatch(line)) is not None:
        return _stands_in(front, stands["whom"], stands["where"])
    if (seat := _SEAT.fullmatch(line)) is not None:
        return _seat(front, (seat["title"] or "").strip(), seat["name"], seat["where"] or "")
    if front.entry_id and (wish := _DO.fullmatch(line)) is not None:
        found = front.desk.representing.seen.of(front.actor, front.entry_id)
        return _do(front, found, (wish["what"] or "standin").lower(), {})
    return _hat(front) if _HAT.fullmatch(line) and not front.waiting else None


def _who(front: Front, where: str) -> Screen:
    found = _found(front, where)
    return found if isinstance(found, Screen) else front.aside(page(front, found))


def _missing(front: Front) -> Screen:
    desk, policy = front.desk, front.policy
    gaps = desk.representing.seen.gaps(front.actor, policy.ref.policy)
    wanted = bool(desk.representing.seen.wanted(policy.ref.policy))
    return front.aside(gaps_screen(front, gaps, wanted=wanted))


def _stands_in(front: Front, whom: str, where: str) -> Screen:
    found = _found(front, where)
    if isinstance(found, Screen):
        return found
    sought = whom.casefold()
    meant = [e for e in found.now if sought in name_of(front, e.who).casefold()]
    if not meant:
        return front.aside(page(front, found, (said.NO_SUCH.format(who=words.shortened(whom)),)))
    hints = {"said_who": front.actor.id, "said_whom": str(meant[0].number)}
    return _do(front, found, "standin", hints)


def _seat(front: Front, title: str, name: str, where: str) -> Screen:
    """Begin the way in which somebody is appointed, or enter them where there is none."""
    found = _found(front, where)
    if isinstance(found, Screen):
        return found
    status = "member" if title.lower() in _MEMBERS else "officer" if title else ""
    hints = {"said_who": f"{title} {name}".strip(), "said_status": status}
    return _do(front, found, "propose" if found.routes else "add", hints)


def _do(front: Front, found: Represented, what: str, hints: dict[str, str]) -> Screen:
    stream = f"arrangement-{found.row.id}"
    return do(front, Deed(FEATURE, what, "", stream, found.row.version, hints))


def _hat(front: Front) -> Screen | None:
    """Say for whom somebody speaks who sits there for two, where the policy says so."""
    edition = front.policy.edition
    checks = [each for each in edition.representative_checks if each.check == "another_hat"]
    if not checks:
        return None
    check = checks[0]
    lines = [said.HAT_BY.format(says=check.says, clauses=", ".join(check.clauses))]
    if check.not_said and check.ask:
        office = edition.office_titles[check.ask]
        lines.append(said.NOT_SAID.format(what=check.not_said, office=office))
    kept = [
        one.terms.capacity.text
        for _, one in front.desk.representing.seen.of_person(front.actor.id)
        if one.terms.capacity is not None
    ]
    lines.append(said.HAT_KEPT.format(capacity=words.listed(kept)) if kept else said.HAT_SAY)
    return front.aside(Screen(said.HAT, paragraphs=tuple(lines)))


def _found(front: Front, where: str) -> Represented | Screen:
    """Return the entry that *where* means, or the one shown last; else what to do instead."""
    seen, arrangements = front.desk.representing.seen, front.desk.arrangements
    if not where or where.lower() in {"it", "this", "there"}:
        if front.entry_id:
            return seen.of(front.actor, front.entry_id)
        return front.aside(front.listed(arrangements.all(front.actor), said.WHICH_ENTRY))
    rows = arrangements.find(front.actor, where)
    if len(rows) == 1:
        front.entry_id = rows[0].id
        return seen.of(front.actor, rows[0].id)
    if rows:
        return front.aside(front.listed(rows, said.WHICH_ENTRY))
    told = register_words.NOTHING_LIKE.format(words=words.shortened(where))
    return front.aside(front.listed(arrangements.all(front.actor), told))
