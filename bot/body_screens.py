"""Bodies of the area are shown as a list by area; whoever we work with is shown on one page."""

from collections.abc import Iterator, Mapping, Sequence

from bot import actions, words
from bot import body_words as said
from bot.days import said_day
from bot.feature import button
from bot.naming import plain
from bot.presses import BODY
from bot.screens import Action, Choice, Pick, Screen, Section
from domain.policy.known import Area
from domain.services.bodies_seen import BodySeen, Change
from domain.services.partners import Arranged, PartnerSeen

FEATURE = "body"
CHANGES = (
    ("rename", said.RENAME, "say what it is called now"),
    ("merge", said.MERGE, "say which body it became part of"),
    ("split", said.SPLIT, "say which bodies it became"),
    ("abolish", said.ABOLISH, "say that it is no more"),
)
"""What may be recorded of a body that stands, what the button says, and what it does."""

Titles = Mapping[str, str]
"""What each body is called, by its id."""


def bodies_screen(bodies: Sequence[BodySeen], areas: Sequence[Area], *notice: str) -> Screen:
    """Return the bodies that stand, under the area that they are in."""
    standing = [each for each in bodies if not each.ended]
    if not standing:
        return Screen(said.TITLE, notice=notice, paragraphs=(said.NONE,), actions=(actions.HELP,))
    sections = tuple(_by_area(standing, areas))
    # What belongs to another is opened from there: the list to pick from stays short.
    tops = (each for each in standing if not each.parent)
    picked = (Choice(f"partner {each.title}", each.title) for each in tops)
    return Screen(
        said.TITLE,
        notice=notice,
        paragraphs=(said.SHOW_ONE.format(name=_short(standing[0])),),
        sections=sections,
        pick=Pick.among("Which one?", "Show it", picked),
        actions=(Action("add a body", "make a body known that is not here", said.ADD),),
    )


def partner_screen(
    partner: PartnerSeen, titles: Titles, kinds: Titles, *notice: str, keeps: bool
) -> Screen:
    """Return the page of somebody we work with; *keeps* says whether the viewer may change it.

    *titles* are what bodies are called, *kinds* what kinds of arrangement are.
    """
    body = partner.body
    return Screen(
        partner.name,
        notice=notice,
        paragraphs=tuple(_about(partner, titles)),
        sections=tuple(_sections(partner, titles, kinds)),
        actions=tuple(_actions(body, keeps=keeps)),
        pick=Pick.among(
            "Which of these?",
            "Open it",
            (
                *(Choice(each.row.short, each.row.title) for each in partner.arranged),
                *(Choice(f"partner {each.title}", each.title) for each in _near(partner)),
            ),
        ),
        stream="" if body is None else f"{BODY}{body.id}",
        version=0 if body is None else body.version,
    )


def unknown_screen(name: str) -> Screen:
    """Return what is said of a name that nobody has."""
    return Screen(
        said.UNKNOWN.format(name=words.shortened(name)),
        paragraphs=(said.UNKNOWN_SAID,),
        actions=(Action("bodies", "see the bodies that are known", said.TITLE),),
    )


def change_said(change: Change, titles: Titles) -> str:
    """Return one thing that became of a body as a line."""
    named = [titles.get(each, each) for each in change.text]
    text = words.listed(named)
    if change.what == "renamed":
        text = said.RENAMED.format(was=change.text[0], now=change.text[1])
    told = said.CHANGED[change.what].format(day=said_day(change.day), text=text)
    paper = f" ({change.document})" if change.document else ""
    return f"{told}{paper}. {change.reason}"


def ended_said(body: BodySeen, titles: Titles) -> str:
    """Say how a body ended; nothing while it stands."""
    if not body.ended:
        return ""
    return said.ENDED[body.ended].format(into=words.listed([titles[each] for each in body.into]))


def _by_area(bodies: Sequence[BodySeen], areas: Sequence[Area]) -> Iterator[Section]:
    """Yield a list for each area, then those in more than one, and those in none."""
    for area in areas:
        there = [each for each in bodies if [a.id for a in each.areas] == [area.id]]
        if there:
            yield Section(area.title, tuple(map(_line, there)))
    wide = [each for each in bodies if len(each.areas) > 1]
    none = [each for each in bodies if not each.areas]
    for heading, several in ((said.EVERYWHERE, wide), (said.NOWHERE, none)):
        if several:
            yield Section(heading, tuple(map(_line, several)))


def _line(body: BodySeen) -> str:
    said_already = body.kind.casefold() in body.title.casefold()
    return body.title if said_already or not body.kind else f"{body.title} ({body.kind})"


def _short(body: BodySeen) -> str:
    """Return the shortest of its names: what is quickest to type."""
    return min(body.names, key=len)


def _about(partner: PartnerSeen, titles: Titles) -> Iterator[str]:
    if (body := partner.body) is not None:
        yield from _about_body(body, titles)
    if (area := partner.area) is not None:
        yield said.COUNCIL.format(area=area.title)
        yield from (f"{each.label}: {each.says}." for each in area.particulars)
        if area.note:
            yield area.note
        yield said.CLAUSES.format(clauses=words.listed(area.clauses))
    if body is None and area is None:
        yield said.JUST_A_PARTNER


def _about_body(body: BodySeen, titles: Titles) -> Iterator[str]:
    facts = (
        (said.IT_IS, "kind", body.kind),
        (said.AREAS, "areas", words.listed([area.title for area in body.areas])),
        (said.STATUTE, "statute", body.statute),
        (said.SITS, "partners", words.listed(body.partners)),
        (said.CALLED, "names", words.listed(body.names[1:])),
    )
    if body.ended:
        yield ended_said(body, titles)
    for sentence, name, value in facts:
        if value:
            yield sentence.format(**{name: value})
    yield from (f"{each.label}: {each.says}." for each in body.particulars)
    if body.note:
        yield body.note
    yield said.CLAUSES.format(clauses=words.listed(body.clauses)) if body.clauses else said.ADDED


def _sections(partner: PartnerSeen, titles: Titles, kinds: Titles) -> Iterator[Section]:
    arranged = partner.arranged
    if partner.above:
        yield Section(said.ABOVE, tuple(_line(each) for each in partner.above))
    if partner.below:
        yield Section(said.BELOW, tuple(_line(each) for each in partner.below))
    if partner.there:
        yield Section(said.THERE, tuple(_line(each) for each in partner.there))
    lines = tuple(_entry(each, kinds) for each in arranged)
    yield Section(said.ARRANGED, lines or (said.NO_ARRANGEMENTS,))
    if arranged:
        yield Section(said.PEOPLE, tuple(_held(arranged, people=True)) or (said.NO_PEOPLE,))
        yield Section(said.PROTOCOLS, tuple(_held(arranged, people=False)) or (said.NO_PROTOCOLS,))
    yield Section(said.MEETINGS, (said.NO_MEETINGS,))
    if partner.body is not None and partner.body.changes:
        told = (change_said(change, titles) for change in partner.body.changes)
        yield Section(said.HISTORY, tuple(told))


def _near(partner: PartnerSeen) -> tuple[BodySeen, ...]:
    return (*partner.above[:1], *partner.below, *partner.there)


def _entry(arranged: Arranged, kinds: Titles) -> str:
    row, day = arranged.row, arranged.next
    due = said.NO_NEXT if day is None else said.NEXT.format(day=said_day(day))
    return f"{row.short}  {row.title} ({kinds.get(row.kind, plain(row.kind))}; {due})"


def _held(arranged: Sequence[Arranged], *, people: bool) -> Iterator[str]:
    for each in arranged:
        for held in each.people if people else each.protocols:
            yield f"{each.row.short}  {held.label}: {words.listed(held.said)}"


def _actions(body: BodySeen | None, *, keeps: bool) -> Iterator[Action]:
    if body is not None and keeps:
        changes = CHANGES if not body.ended else (("restore", said.RESTORE, "take that back"),)
        for what, label, does in changes:
            typed = f"{what} the body {_short(body)}"
            yield button(FEATURE, what, says=typed, does=does, label=label)
    yield Action("bodies", "see every body that is known", said.TITLE)
