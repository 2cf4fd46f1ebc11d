"""Bodies of the area, and whoever we work with, are looked at and kept by typing or pressing."""

import re
from dataclasses import dataclass
from datetime import date

from bot import body_words, words
from bot.asked import Ask, asked
from bot.body_screens import FEATURE, bodies_screen, partner_screen, unknown_screen
from bot.doing import do, entry_page
from bot.feature import Deed, Feature, Told, button
from bot.front import Front
from bot.presses import ARRANGEMENT, BODY
from bot.screens import Action, Choice, Field, Screen
from domain.messages import Act
from domain.services.bodies_known import FIELD
from domain.services.bodies_seen import BodySeen
from domain.views.register import RegisterRow

_LIST = re.compile(
    r"(?:(?:show|list)(?: me)? (?:all )?)?(?:the |our |known )*"
    r"(?:bodies|council areas)(?: of the area)?[.!?]*",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(?:show|open)(?: me)? )?(?:the )?(?:partner|body) (?P<name>\S.*?)[.!?]*"
    r"|(?:which|what) (?:arrangements|partnerships) (?:do|have) we (?:have |got )?with"
    r" (?P<whom>\S.*?)[.!?]*",
    re.IGNORECASE,
)
_SHOW = re.compile(r"(?:show|open)(?: me)? (?P<name>\S.*?)[.!?]*", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?P<what>rename|merge|split|abolish|restore) the (?:body|partner) (?P<name>\S.*?)[.!]*",
    re.IGNORECASE,
)
_IS = re.compile(r"it is the body (?P<name>\S.*?)[.!]*", re.IGNORECASE)
_ADD = re.compile(r"add (?:a|another|the) (?:new )?body[.!]*", re.IGNORECASE)
_FEWEST = 3
"""Letters of a name that is shown for itself: less is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked before something of a body is recorded."""

    title: str
    fields: tuple[Field, ...] = ()


_REASON = Field("reason", body_words.REASON, required=True, longest=500,
                aside=body_words.REASON_ASIDE)  # fmt: skip
_PAPER = Field("document", body_words.DOCUMENT, longest=300, aside=body_words.DOCUMENT_ASIDE)
_DAY = Field("day", body_words.DAY, kind="day", aside=body_words.DAY_ASIDE)
_ASKS = {
    "rename": _Asked(
        body_words.RENAME, (Field("title", body_words.NEW_NAME, required=True, longest=120),)
    ),
    "merge": _Asked(
        body_words.MERGE,
        (Field("into", body_words.INTO_ONE, required=True, aside=body_words.INTO_ASIDE),),
    ),
    "split": _Asked(
        body_words.SPLIT,
        (Field("into", body_words.INTO_MANY, required=True, longest=500,
               aside=body_words.MANY_ASIDE),),
    ),
    "abolish": _Asked(body_words.ABOLISH),
    "restore": _Asked(body_words.RESTORE),
}  # fmt: skip


def said(front: Front, text: str) -> Screen | None:
    """Answer a line that is about bodies or about somebody we work with, and nothing else."""
    line = " ".join(text.split())
    return _wished(front, line) or _looked_for(front, line)


def _wished(front: Front, line: str) -> Screen | None:
    """Begin what *line* wants recorded of a body."""
    if (change := _CHANGE.fullmatch(line)) is not None:
        return _begun(front, change["what"].casefold(), change["name"])
    if _ADD.fullmatch(line) is not None:
        return done(front, Deed(FEATURE, "add"))
    one = _IS.fullmatch(line) if front.entry_id else None
    if one is None:
        return None
    body = front.desk.bodies.meant(one["name"])
    if body is None:
        return front.aside(unknown_screen(one["name"]))
    return do(front, Deed(FEATURE, "is", body.id, stream=f"{ARRANGEMENT}{front.entry_id}"))


def _looked_for(front: Front, line: str) -> Screen | None:
    """Show what *line* asks for: the list, or whoever it names."""
    if _LIST.fullmatch(line) is not None:
        return front.aside(_listed(front))
    if (named := _NAMED.fullmatch(line)) is not None:
        name = named["name"] or named["whom"]
        return front.aside(_page(front, name) or unknown_screen(name))
    shown = None if front.waiting else _SHOW.fullmatch(line)
    page = _page(front, shown["name"]) if shown and len(shown["name"]) >= _FEWEST else None
    return None if page is None else front.aside(page)


def told(front: Front, row: RegisterRow) -> Told:
    """Lead from an entry to the body that it is, or offer to say so where its title does."""
    body, perhaps = front.desk.bodies.of_entry(front.actor, row)
    if body is not None:
        says = f"partner {min(body.names, key=len)}"
        return Told(actions=(Action(says, body_words.SEE_BODY, body.title, "line", says),))
    mine = row.registrant == front.actor.id or row.keeper in front.actor.offices
    if perhaps is None or not mine or not row.listed:
        return Told()
    label = body_words.IT_IS_ONE.format(title=perhaps.title)
    says = f"it is the body {min(perhaps.names, key=len)}"
    deed = button(FEATURE, "is", which=perhaps.id, says=says, does=body_words.SAY_SO, label=label)
    return Told(actions=(deed,))


def done(front: Front, deed: Deed) -> Screen:
    """Record what became of a body, or ask what is needed for that."""
    if deed.what == "add":
        return _added(front, deed)
    if deed.what == "is":
        front.desk.records.record(front.act(), deed.id, {FIELD: [deed.which]})
        return entry_page(front, deed.id, body_words.IS_NOW.format(title=_title(front, deed.which)))
    if deed.what not in _ASKS:
        return _body_page(front, deed.id)
    bodies = front.desk.bodies
    body, wanted = bodies.get(front.actor, deed.which or deed.id), _ASKS[deed.what]
    tail = (_REASON,) if deed.what == "restore" else (_REASON, _PAPER, _DAY)
    told = [row.short for row in bodies.entries(front.actor, body.id)]
    who = body_words.WHO_IS_TOLD.format(entries=words.listed(told))
    about = () if deed.what == "restore" else (who if told else body_words.NO_ENTRY,)
    title = f"{body.title}: {wanted.title[:1].lower()}{wanted.title[1:]}"
    ask = Ask(deed, title, wanted.title, (*wanted.fields, *tail), about)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    after = _changed(front, deed.what, body, values)
    into = words.listed([_title(front, each) for each in after.into])
    now = body_words.DONE[deed.what].format(was=body.title, now=after.title, into=into)
    reviewed = told and deed.what != "restore"
    notice = (now, body_words.REVIEWED.format(entries=words.listed(told))) if reviewed else (now,)
    return front.aside(_body_page(front, after.id, *notice))


def _changed(front: Front, what: str, body: BodySeen, values: dict[str, str]) -> BodySeen:
    bodies, act = front.desk.bodies, _on(front, values.get("day", ""))
    reason, paper = values["reason"], values.get("document", "")
    match what:
        case "rename":
            return bodies.rename(act, body.id, title=values["title"], reason=reason, document=paper)
        case "merge":
            return bodies.merge(act, body.id, into=values["into"], reason=reason, document=paper)
        case "split":
            parts = [each.strip() for each in values["into"].split(";") if each.strip()]
            return bodies.split(act, body.id, into=parts, reason=reason, document=paper)
        case "abolish":
            return bodies.abolish(act, body.id, reason=reason, document=paper)
        case _:
            return bodies.restore(act, body.id, reason=reason)


def _added(front: Front, deed: Deed) -> Screen:
    edition = front.desk.policy.edition
    kinds = tuple(Choice(b.id, b.label) for b in edition.bodies if b.id != "none_of_these")
    areas = tuple(Choice(area.id, area.title) for area in front.desk.bodies.areas)
    fields = (
        Field("title", body_words.NAME, required=True, longest=120),
        *([Field("type", body_words.KIND, kind="choice", choices=kinds)] if kinds else ()),
        *([Field("areas", body_words.AREA, kind="choices", choices=areas)] if areas else ()),
        Field("parent", body_words.PARENT, aside=body_words.PARENT_ASIDE),
        _REASON,
        _PAPER,
        _DAY,
    )
    values = asked(front, Ask(deed, body_words.ADD, body_words.ADD, fields))
    if isinstance(values, Screen):
        return values
    after = front.desk.bodies.add(
        _on(front, values["day"]),
        values["title"],
        reason=values["reason"],
        type=values.get("type", ""),
        areas=tuple(each for each in values.get("areas", "").split(",") if each),
        parent=values["parent"],
        document=values["document"],
    )
    return front.aside(_body_page(front, after.id, body_words.DONE["add"].format(now=after.title)))


def _begun(front: Front, what: str, name: str) -> Screen:
    """Begin to record something of the body called *name*."""
    body = front.desk.bodies.meant(name)
    if body is None:
        return front.aside(unknown_screen(name))
    stream = f"{BODY}{body.id}"
    return done(front, Deed(FEATURE, what, stream=stream, version=body.version))


def _listed(front: Front) -> Screen:
    bodies = front.desk.bodies
    return bodies_screen(bodies.all(front.actor), bodies.areas)


def _page(front: Front, name: str, *notice: str) -> Screen | None:
    bodies = front.desk.bodies
    found = front.desk.partners.find(front.actor, name)
    if found is None:
        return None
    titles = {each.id: each.title for each in bodies.known()}
    kinds = front.desk.policy.edition.scalar("kind").labels
    return partner_screen(found, titles, kinds, *notice, keeps=bodies.may_keep(front.actor))


def _body_page(front: Front, body: str, *notice: str) -> Screen:
    return _page(front, body, *notice) or unknown_screen(body)


def _title(front: Front, body: str) -> str:
    found = front.desk.bodies.meant(body)
    return body if found is None else found.title


def _on(front: Front, day: str) -> Act:
    """Return the act that comes now, of something that happened on *day*, or today."""
    act = front.act()
    return act.model_copy(update={"happened_on": date.fromisoformat(day)}) if day else act


BODY_FEATURE = Feature(FEATURE, told=told, said=said, done=done, pages={BODY: _body_page})
